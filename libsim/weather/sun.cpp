// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "tenfold/weather/sun.hpp"

#include "issue.hpp"
#include "tenfold/math.hpp"

namespace tenfold::weather {

namespace {

constexpr double radians_per_degree = 0.017453292519943295769;
/// 2000-01-01T12:00:00Z [s].
constexpr double j2000_utc_seconds = 946728000.0;

TENFOLD_INLINE double mean_anomaly(double days) {
  return (357.528 + 0.9856003 * days) * radians_per_degree;
}

TENFOLD_INLINE SunVector direction(double utc_seconds, double sin_latitude, double cos_latitude,
                                   double longitude_deg) {
  const double days = (utc_seconds - j2000_utc_seconds) / 86400.0;
  const double g = mean_anomaly(days);
  const double ecliptic =
      (280.460 + 0.9856474 * days + 1.915 * math::sin(g) + 0.020 * math::sin(2.0 * g)) *
      radians_per_degree;
  const double obliquity = (23.439 - 4e-7 * days) * radians_per_degree;
  // Unit vector in the equatorial frame.
  const double sin_ecliptic = math::sin(ecliptic);
  const double x = math::cos(ecliptic);
  const double y = math::cos(obliquity) * sin_ecliptic;
  const double z = math::sin(obliquity) * sin_ecliptic;
  // Local mean sidereal angle; whole turns are taken off before they cost digits.
  const double turn = days - math::floor(days);
  const double sidereal =
      (280.46061837 + 360.0 * turn + 0.98564736629 * days + longitude_deg) * radians_per_degree;
  const double sin_sidereal = math::sin(sidereal);
  const double cos_sidereal = math::cos(sidereal);
  const double meridian = x * cos_sidereal + y * sin_sidereal;
  return {.east = y * cos_sidereal - x * sin_sidereal,
          .north = z * cos_latitude - meridian * sin_latitude,
          .up = z * sin_latitude + meridian * cos_latitude};
}

TENFOLD_CLONES void direct_rows(std::size_t count, double first, double step, double sin_latitude,
                                double cos_latitude, double longitude_deg, double* __restrict east,
                                double* __restrict north, double* __restrict up) {
  for (std::size_t i = 0; i < count; ++i) {
    const double middle = first + (static_cast<double>(static_cast<std::int32_t>(i)) + 0.5) * step;
    const SunVector v = direction(middle, sin_latitude, cos_latitude, longitude_deg);
    east[i] = v.east;
    north[i] = v.north;
    up[i] = v.up;
  }
}

}  // namespace

SunVector sun_direction(double utc_seconds, double latitude_deg, double longitude_deg) {
  const double latitude = latitude_deg * radians_per_degree;
  return direction(utc_seconds, math::sin(latitude), math::cos(latitude), longitude_deg);
}

double extraterrestrial_normal_W_per_m2(double utc_seconds) {
  const double g = mean_anomaly((utc_seconds - j2000_utc_seconds) / 86400.0);
  const double distance = 1.00014 - 0.01671 * math::cos(g) - 0.00014 * math::cos(2.0 * g);
  return 1361.0 / (distance * distance);
}

void sun_directions(std::int64_t first_utc_seconds, int step_seconds, double latitude_deg,
                    double longitude_deg, std::span<double> east, std::span<double> north,
                    std::span<double> up) {
  if (east.size() != up.size() || north.size() != up.size())
    throw InputError(issue("sun", "arrays of the sun have different lengths"));
  const double latitude = latitude_deg * radians_per_degree;
  direct_rows(up.size(), static_cast<double>(first_utc_seconds), static_cast<double>(step_seconds),
              math::sin(latitude), math::cos(latitude), longitude_deg, east.data(), north.data(),
              up.data());
}

}  // namespace tenfold::weather
