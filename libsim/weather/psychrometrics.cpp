// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "tenfold/weather/psychrometrics.hpp"

#include <string>
#include <utility>
#include <vector>

#include "issue.hpp"
#include "tenfold/math.hpp"

namespace tenfold::weather {

namespace {

constexpr double triple_point_K = 273.16;
constexpr double molar_ratio = 0.621945;  // water to dry air
constexpr double least_humidity_ratio = 1e-7;
constexpr int wet_bulb_passes = 5;

/// ln p_ws and its slope [1/K] by Hyland and Wexler, over liquid or ice.
struct Saturation {
  double pressure_Pa;
  double slope_per_K;
};

TENFOLD_INLINE Saturation saturation(double t, bool liquid) {
  const double c1 = liquid ? -5.8002206e3 : -5.6745359e3;
  const double c2 = liquid ? 1.3914993 : 6.3925247;
  const double c3 = liquid ? -4.8640239e-2 : -9.677843e-3;
  const double c4 = liquid ? 4.1764768e-5 : 6.2215701e-7;
  const double c5 = liquid ? -1.4452093e-8 : 2.0747825e-9;
  const double c6 = liquid ? 0.0 : -9.484024e-13;
  const double c7 = liquid ? 6.5459673 : 4.1635019;
  const double inverse = 1.0 / t;
  const double log_pressure =
      c1 * inverse + c2 + t * (c3 + t * (c4 + t * (c5 + t * c6))) + c7 * math::log(t);
  const double slope =
      inverse * (c7 - c1 * inverse) + c3 + t * (2.0 * c4 + t * (3.0 * c5 + t * 4.0 * c6));
  return {math::exp(log_pressure), slope};
}

TENFOLD_INLINE double humidity_ratio_of(double vapour, double pressure) {
  // Vapour never fills the air: 0.9 of the pressure keeps the ratio positive for wild guesses.
  const double bounded = math::min(vapour, 0.9 * pressure);
  return math::max(molar_ratio * bounded / (pressure - bounded), least_humidity_ratio);
}

TENFOLD_INLINE double enthalpy_of(double dry_bulb, double w) {
  const double t = dry_bulb - zero_celsius_K;
  return 1006.0 * t + w * (2501e3 + 1860.0 * t);
}

TENFOLD_INLINE double volume_of(double dry_bulb, double w, double pressure) {
  return 287.042 * dry_bulb * (1.0 + 1.607858 * w) / pressure;
}

/// Wet bulb [K]. `dew_point` is a lower bound of it: the Newton steps start at the root of a chord.
TENFOLD_INLINE double wet_bulb_of(double dry_bulb, double dew_point, double w, double pressure) {
  const double t = dry_bulb - zero_celsius_K;
  // The liquid form at 0 degC gives the humidity above which its root is at or above 0 degC.
  constexpr double saturation_at_zero_Pa = 611.2128674512;
  const double w_zero = molar_ratio * saturation_at_zero_Pa / (pressure - saturation_at_zero_Pa);
  const bool liquid = w * (2501.0 + 1.86 * t) >= 2501.0 * w_zero - 1.006 * t;
  const double a = liquid ? 2501.0 : 2830.0;
  const double b = liquid ? 2.326 : 0.24;
  const double c = liquid ? 4.186 : 2.1;
  const double constant = 1.006 * t + w * (a + 1.86 * t);
  // Slope of the vapour pressure at 60 % of the way weights dew point and dry bulb.
  const double middle = dew_point + 0.45 * (dry_bulb - dew_point);
  const double d = math::max(middle - zero_celsius_K + 240.97, 60.0);
  const double slope = 611.2 * math::exp(17.502 * (d - 240.97) / d) * 4217.46 / (d * d);
  const double gamma = pressure * 6.6e-4;
  double wet_bulb = (gamma * dry_bulb + slope * dew_point) / (gamma + slope);
#pragma GCC unroll 8
  for (int pass = 0; pass < wet_bulb_passes; ++pass) {
    const Saturation s = saturation(wet_bulb, liquid);
    const double ws = humidity_ratio_of(s.pressure_Pa, pressure);
    const double x = wet_bulb - zero_celsius_K;
    const double latent = a - b * x;
    const double residual = latent * ws + (1.006 + c * w) * x - constant;
    const double slope_x =
        latent * ws * (1.0 + ws * (1.0 / molar_ratio)) * s.slope_per_K - b * ws + 1.006 + c * w;
    wet_bulb = math::clamp(wet_bulb - residual / slope_x, dew_point - 1.0, dry_bulb);
  }
  // Above its root the liquid form may end a rounding error below 0 degC.
  return math::clamp(wet_bulb, math::min(dew_point, dry_bulb), dry_bulb);
}

TENFOLD_CLONES void derive_rows(std::size_t count, const double* __restrict dry_bulb,
                                const double* __restrict dew_point,
                                const double* __restrict pressure, double* __restrict wet_bulb,
                                double* __restrict humidity_ratio, double* __restrict enthalpy,
                                double* __restrict density) {
  for (std::size_t i = 0; i < count; ++i) {
    const double t = dry_bulb[i];
    const double dew = math::min(dew_point[i], t);
    const double p = pressure[i];
    const double w = humidity_ratio_of(saturation(dew, dew > triple_point_K).pressure_Pa, p);
    humidity_ratio[i] = w;
    enthalpy[i] = enthalpy_of(t, w);
    density[i] = (1.0 + w) / volume_of(t, w, p);
    wet_bulb[i] = wet_bulb_of(t, dew, w, p);
  }
}

}  // namespace

double saturation_pressure_Pa(double temperature_K) {
  return saturation(temperature_K, temperature_K > triple_point_K).pressure_Pa;
}

double humidity_ratio_of_vapour_pressure(double vapour_pressure_Pa, double pressure_Pa) {
  return humidity_ratio_of(vapour_pressure_Pa, pressure_Pa);
}

double vapour_pressure_Pa(double humidity_ratio, double pressure_Pa) {
  const double w = math::max(humidity_ratio, least_humidity_ratio);
  return pressure_Pa * w / (molar_ratio + w);
}

double humidity_ratio_of_dew_point(double dew_point_K, double pressure_Pa) {
  return humidity_ratio_of(saturation_pressure_Pa(dew_point_K), pressure_Pa);
}

double humidity_ratio_of_relative_humidity(double dry_bulb_K, double relative_humidity,
                                           double pressure_Pa) {
  const double bounded = math::clamp(relative_humidity, 0.0, 1.0);
  return humidity_ratio_of(bounded * saturation_pressure_Pa(dry_bulb_K), pressure_Pa);
}

double humidity_ratio_of_wet_bulb(double dry_bulb_K, double wet_bulb_K, double pressure_Pa) {
  const double t = dry_bulb_K - zero_celsius_K;
  const double x = wet_bulb_K - zero_celsius_K;
  const bool liquid = x >= 0.0;
  const double ws = humidity_ratio_of(saturation(wet_bulb_K, liquid).pressure_Pa, pressure_Pa);
  const double w =
      liquid ? ((2501.0 - 2.326 * x) * ws - 1.006 * (t - x)) / (2501.0 + 1.86 * t - 4.186 * x)
             : ((2830.0 - 0.24 * x) * ws - 1.006 * (t - x)) / (2830.0 + 1.86 * t - 2.1 * x);
  return math::max(w, least_humidity_ratio);
}

double relative_humidity(double dry_bulb_K, double humidity_ratio, double pressure_Pa) {
  return vapour_pressure_Pa(humidity_ratio, pressure_Pa) / saturation_pressure_Pa(dry_bulb_K);
}

double dew_point_K(double humidity_ratio, double pressure_Pa) {
  const double vapour = vapour_pressure_Pa(humidity_ratio, pressure_Pa);
  const bool liquid = vapour > saturation_pressure_Pa(triple_point_K);
  const double target = math::log(vapour);
  // ln p_ws is close to linear in 1/T: Newton in that variable from Magnus' inverse.
  const double magnus = math::log(vapour / 611.2);
  double t = zero_celsius_K + math::clamp(240.97 * magnus / (17.502 - magnus), -110.0, 200.0);
  for (int pass = 0; pass < 6; ++pass) {
    const Saturation s = saturation(t, liquid);
    t += (target - math::log(s.pressure_Pa)) / s.slope_per_K;
  }
  return t;
}

double wet_bulb_K(double dry_bulb_K, double humidity_ratio, double pressure_Pa) {
  const double w = math::max(humidity_ratio, least_humidity_ratio);
  const double dew = math::min(dew_point_K(w, pressure_Pa), dry_bulb_K);
  return wet_bulb_of(dry_bulb_K, dew, w, pressure_Pa);
}

double enthalpy_J_per_kg(double dry_bulb_K, double humidity_ratio) {
  return enthalpy_of(dry_bulb_K, humidity_ratio);
}

double specific_volume_m3_per_kg(double dry_bulb_K, double humidity_ratio, double pressure_Pa) {
  return volume_of(dry_bulb_K, humidity_ratio, pressure_Pa);
}

double density_kg_per_m3(double dry_bulb_K, double humidity_ratio, double pressure_Pa) {
  return (1.0 + humidity_ratio) / volume_of(dry_bulb_K, humidity_ratio, pressure_Pa);
}

double standard_pressure_Pa(double elevation_m) {
  return 101325.0 * math::pow(1.0 - 2.25577e-5 * elevation_m, 5.2559);
}

std::size_t limit_dew_point(std::span<const double> dry_bulb_K, std::span<double> dew_point_K) {
  if (dry_bulb_K.size() != dew_point_K.size())
    throw InputError(issue("weather", "dry bulb and dew point have different lengths"));
  std::size_t count = 0;
  std::vector<Issue> issues;
  for (std::size_t i = 0; i < dry_bulb_K.size(); ++i) {
    const double excess = dew_point_K[i] - dry_bulb_K[i];
    if (!(excess > 0.0)) continue;
    if (excess <= 0.5) {
      dew_point_K[i] = dry_bulb_K[i];
      ++count;
    } else if (issues.size() < 20) {
      issues.push_back(issue("weather", "row " + std::to_string(i) + ": dew point is " +
                                            std::to_string(excess) + " K above the dry bulb"));
    }
  }
  if (!issues.empty()) throw InputError(std::move(issues));
  return count;
}

void derive(std::span<const double> dry_bulb_K, std::span<const double> dew_point_K,
            std::span<const double> pressure_Pa, std::span<double> wet_bulb_K,
            std::span<double> humidity_ratio, std::span<double> enthalpy_J_per_kg,
            std::span<double> density_kg_per_m3) {
  const std::size_t count = dry_bulb_K.size();
  if (dew_point_K.size() != count || pressure_Pa.size() != count || wet_bulb_K.size() != count ||
      humidity_ratio.size() != count || enthalpy_J_per_kg.size() != count ||
      density_kg_per_m3.size() != count)
    throw InputError(issue("weather", "arrays of weather have different lengths"));
  derive_rows(count, dry_bulb_K.data(), dew_point_K.data(), pressure_Pa.data(), wet_bulb_K.data(),
              humidity_ratio.data(), enthalpy_J_per_kg.data(), density_kg_per_m3.data());
}

}  // namespace tenfold::weather
