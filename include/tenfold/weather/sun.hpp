// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Direction of the sun as a unit vector.
#pragma once

#include <cstdint>
#include <span>

namespace tenfold::weather {

/// Unit vector from the ground to the sun; up is the sine of the true elevation (no refraction).
struct SunVector {
  double east = 0.0;
  double north = 0.0;
  double up = 0.0;
};

/// Direction of the sun's centre at an instant.
///
/// Astronomical Almanac (Michalsky 1988), as vectors: no inverse trigonometry. Within 0.02 degrees
/// of NREL SPA for 1950..2050.
/// @param utc_seconds   seconds since 1970-01-01T00:00:00Z
/// @param latitude_deg  north positive
/// @param longitude_deg east positive
SunVector sun_direction(double utc_seconds, double latitude_deg, double longitude_deg);

/// Irradiance on a plane normal to the sun outside the atmosphere [W/m2], 1361 at 1 au.
double extraterrestrial_normal_W_per_m2(double utc_seconds);

/// sun_direction() at the middle of consecutive steps; the spans have one length.
/// Same bits on every CPU. @throws InputError if the lengths differ
void sun_directions(std::int64_t first_utc_seconds, int step_seconds, double latitude_deg,
                    double longitude_deg, std::span<double> east, std::span<double> north,
                    std::span<double> up);

/// First second of the leap year (2024) that stands for any year in weather years: the sun of
/// another year differs by at most 0.25 degrees.
inline constexpr std::int64_t weather_year_utc_seconds = 1704067200;

}  // namespace tenfold::weather
