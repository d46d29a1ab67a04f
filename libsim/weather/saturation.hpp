// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Saturated moist air for kernels: branch-free, no logarithm.
#pragma once

#include "tenfold/math.hpp"

namespace tenfold::weather {

/// ln of saturation pressure over liquid [ln Pa]: Chebyshev fit of degree 10 to the Hyland-Wexler
/// form (ASHRAE HoF 2017 ch. 1) on -15..65 C, error below 6e-12; bounded to that range.
TENFOLD_INLINE double log_saturation_pressure(double celsius) {
  const double x = math::clamp((celsius - 25.0) * 0.025, -1.0, 1.0);
  double r = -4.009850169952112e-08;
  r = r * x + 2.985991423194239e-07;
  r = r * x - 2.125266132705203e-06;
  r = r * x + 1.5935972913033068e-05;
  r = r * x - 0.0001198015350524961;
  r = r * x + 0.0009024514819966381;
  r = r * x - 0.006832633477898867;
  r = r * x + 0.05132105861130188;
  r = r * x - 0.36292452655097174;
  r = r * x + 2.3845775950798664;
  return r * x + 8.061239666018357;
}

/// Humidity ratio of saturated air [kg/kg].
TENFOLD_INLINE double saturated_humidity_ratio(double celsius, double pressure_Pa) {
  const double vapour = math::min(math::exp(log_saturation_pressure(celsius)), 0.9 * pressure_Pa);
  return 0.621945 * vapour / (pressure_Pa - vapour);
}

/// Enthalpy of moist air [J/kg dry air].
TENFOLD_INLINE double moist_enthalpy(double celsius, double humidity_ratio) {
  return 1006.0 * celsius + humidity_ratio * (2501e3 + 1860.0 * celsius);
}

/// One Newton step towards the temperature of saturated air of an enthalpy, with the slope of the
/// fitted ln p_ws itself.
TENFOLD_INLINE double saturation_step(double enthalpy, double pressure_Pa, double t) {
  const double x = math::clamp((t - 25.0) * 0.025, -1.0, 1.0);
  constexpr double c[] = {-4.009850169952112e-08, 2.985991423194239e-07,  -2.125266132705203e-06,
                          1.5935972913033068e-05, -0.0001198015350524961, 0.0009024514819966381,
                          -0.006832633477898867,  0.05132105861130188,    -0.36292452655097174,
                          2.3845775950798664,     8.061239666018357};
  double log_pressure = c[0], slope_x = 0.0;
#pragma GCC unroll 16
  for (int k = 1; k < 11; ++k) {
    slope_x = slope_x * x + log_pressure;
    log_pressure = log_pressure * x + c[k];
  }
  const double vapour = math::min(math::exp(log_pressure), 0.9 * pressure_Pa);
  const double dry = 1.0 / (pressure_Pa - vapour);
  const double w = 0.621945 * vapour * dry;
  const double latent = 2501e3 + 1860.0 * t;
  const double slope = 1006.0 + 1860.0 * w + latent * w * (pressure_Pa * dry) * (0.025 * slope_x);
  const double step = (enthalpy - (1006.0 * t + w * latent)) / slope;
  return math::clamp(t + math::clamp(step, -12.0, 12.0), -15.0, 65.0);
}

/// Temperature [C] of saturated air of an enthalpy [J/kg], bounded to -15..65 C: six Newton steps
/// from a guess.
TENFOLD_INLINE double saturated_temperature(double enthalpy, double pressure_Pa, double guess) {
  double t = guess;
#pragma GCC unroll 8
  for (int pass = 0; pass < 6; ++pass) t = saturation_step(enthalpy, pressure_Pa, t);
  return t;
}

/// Temperature [C] of saturated air of an enthalpy, within 0.05 K for 60 to 106 kPa: polynomial in
/// ln(h + 40 kJ/kg) and pressure.
TENFOLD_INLINE double saturated_temperature_guess(double enthalpy, double pressure_Pa) {
  const double x = math::log(math::max(enthalpy * 1e-3 + 40.0, 1.0)) - 5.0;
  const double q = pressure_Pa * 1e-5 - 0.85;
  constexpr double c[] = {29.1312453,   16.8965285,   -10.6284588, 25.3829112,  7.21861339,
                          -3.18313178,  -2.52636503,  -1.66581681, 1.6432207,   -0.0592669192,
                          0.396486128,  -0.349140391, 0.358495967, 0.278838498, -0.452707923,
                          -0.147253256, -0.221168727, 0.0642769194};
  double t = 0.0;
#pragma GCC unroll 8
  for (int k = 5; k >= 0; --k) t = t * x + (c[3 * k] + q * (c[3 * k + 1] + q * c[3 * k + 2]));
  return math::clamp(t, -15.0, 65.0);
}
/// Newton steps after that guess: two leave less than 1e-8 K.
inline constexpr int saturation_steps = 2;

}  // namespace tenfold::weather
