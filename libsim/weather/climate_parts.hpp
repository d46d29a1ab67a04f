// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// What the parts of a synthesised year share: months, moments, random deviates, the day's profile.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "tenfold/math.hpp"
#include "tenfold/weather/climate.hpp"

namespace tenfold::weather::synthesis {

inline constexpr std::size_t days = 365;
inline constexpr std::size_t hours = days * 24;
inline constexpr std::array<std::size_t, 13> month_start{0,   31,  59,  90,  120, 151, 181,
                                                         212, 243, 273, 304, 334, 365};

/// Streams of random deviates.
enum class Stream : std::uint64_t { dry_bulb = 1, depression, range, clearness, wind_u, wind_v };

/// Standard normal quantile, relative error below 1.2e-9 (Acklam's rational approximation).
inline double normal_quantile(double p) {
  const auto tail = [](double probability) {
    const double q = math::sqrt(-2.0 * math::log(probability));
    return (((((-7.784894002430293e-3 * q - 3.223964580411365e-1) * q - 2.400758277161838) * q -
              2.549732539343734) *
                 q +
             4.374664141464968) *
                q +
            2.938163982698783) /
           ((((7.784695709041462e-3 * q + 3.224671290700398e-1) * q + 2.445134137142996) * q +
             3.754408661907416) *
                q +
            1.0);
  };
  if (p < 0.02425) return tail(p);
  if (p > 0.97575) return -tail(1.0 - p);
  const double q = p - 0.5;
  const double r = q * q;
  return (((((-3.969683028665376e1 * r + 2.209460984245205e2) * r - 2.759285104469687e2) * r +
            1.383577518672690e2) *
               r -
           3.066479806614716e1) *
              r +
          2.506628277459239) *
         q /
         (((((-5.447609879822406e1 * r + 1.615858368580409e2) * r - 1.556989798598866e2) * r +
            6.680131188771972e1) *
               r -
           1.328068155288572e1) *
              r +
          1.0);
}

/// Standard normal deviate of a stream and a counter (SplitMix64 of both).
inline double deviate(Stream stream, std::size_t counter) {
  std::uint64_t x = static_cast<std::uint64_t>(stream) * 0xd1342543de82ef95ull +
                    (static_cast<std::uint64_t>(counter) + 1u) * 0x9e3779b97f4a7c15ull;
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ull;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebull;
  x ^= x >> 31;
  return normal_quantile((static_cast<double>(x >> 12) + 0.5) * 0x1p-52);
}

inline std::size_t month_of_day(std::size_t day) {
  std::size_t month = 0;
  while (day >= month_start[month + 1]) ++month;
  return month;
}

inline double mean(std::span<const double> values) {
  double sum = 0.0;
  for (const double v : values) sum += v;
  return sum / static_cast<double>(values.size());
}

inline double deviation(std::span<const double> values) {
  const double m = mean(values);
  double sum = 0.0;
  for (const double v : values) sum += (v - m) * (v - m);
  return math::sqrt(sum / static_cast<double>(values.size()));
}

/// Shifts and scales values to mean 0 and deviation 1.
inline void standardise(std::span<double> values) {
  const double m = mean(values);
  const double s = deviation(values);
  for (double& v : values) v = s > 0.0 ? (v - m) / s : 0.0;
}

inline std::span<double> month_of(std::vector<double>& daily, std::size_t month) {
  return std::span(daily).subspan(month_start[month], month_start[month + 1] - month_start[month]);
}

inline std::span<double> hours_of_month(std::vector<double>& hourly, std::size_t month) {
  return std::span(hourly).subspan(month_start[month] * 24,
                                   (month_start[month + 1] - month_start[month]) * 24);
}

/// First-order autoregressive deviates with deviation 1; a correlation by month of the counter.
inline std::vector<double> autoregressive(Stream stream, std::size_t count, std::size_t per_day,
                                          const Monthly& correlation) {
  std::vector<double> out(count);
  double previous = deviate(stream, count);
  for (std::size_t i = 0; i < count; ++i) {
    const double r = math::clamp(correlation[month_of_day(i / per_day)], -0.95, 0.99);
    previous = r * previous + math::sqrt(1.0 - r * r) * deviate(stream, i);
    out[i] = previous;
  }
  return out;
}

/// Dry bulb within a day about its mean, minimum to maximum 1, by solar hour. Harmonics of the mean
/// profile of 50 typical years of all climates; close to the profile of HoF 2017 ch. 14.
inline double diurnal(double solar_hour) {
  const double x = solar_hour * 0.26179938779914943654;
  return -0.3263 * math::cos(x) - 0.3381 * math::sin(x) + 0.0710 * math::cos(2.0 * x) +
         0.0563 * math::sin(2.0 * x) + 0.0117 * math::cos(3.0 * x) + 0.0184 * math::sin(3.0 * x);
}

/// Irradiance by local hour [W/m2].
struct Sky {
  std::vector<double> global, direct, diffuse;
};

/// Irradiance of a year: dry days are clear, months close to their stated means and diffuse shares.
Sky sky(const ClimateNormals& normals, const std::vector<double>& dryness);

/// Wind by local hour [m/s]: Rayleigh-distributed, correlated from hour to hour, stronger by day.
std::vector<double> winds(const ClimateNormals& normals);

}  // namespace tenfold::weather::synthesis
