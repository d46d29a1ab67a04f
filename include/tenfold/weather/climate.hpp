// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// A weather year from monthly climate statistics, where no weather file may be shipped.
#pragma once

#include <array>
#include <string>

#include "tenfold/weather/weather_year.hpp"

namespace tenfold::weather {

/// Twelve monthly values, January first (local standard time).
using Monthly = std::array<double, 12>;

/// Monthly statistics of a climate.
struct ClimateNormals {
  std::string name;
  std::string title;
  std::string source;
  std::string basis;  ///< measured | reported | datasheet | estimate | assumption
  int year = 0;       ///< of the source
  double latitude_deg = 0.0;
  double longitude_deg = 0.0;
  double elevation_m = 0.0;
  double utc_offset_s = 0.0;  ///< local standard time minus UTC

  Monthly dry_bulb_K{};               ///< mean
  Monthly daily_range_K{};            ///< mean of daily maximum less daily minimum (hourly values)
  Monthly daily_range_deviation_K{};  ///< standard deviation of that range over the days
  Monthly daily_mean_deviation_K{};   ///< standard deviation of the daily means in the month
  Monthly daily_mean_skewness{};      ///< skewness of the daily means [1]; 0: symmetric
  Monthly daily_mean_lag_correlation{};        ///< lag-1 correlation of the daily means [1]
  Monthly dew_point_depression_K{};            ///< mean of dry bulb less dew point
  Monthly dew_point_depression_deviation_K{};  ///< standard deviation of its daily means
  Monthly dew_point_depression_correlation{};  ///< of its daily means with the dry bulb's [1]
  Monthly dew_point_daily_slope{};             ///< within a day: K of dew point per K of dry bulb
  Monthly pressure_Pa{};                       ///< station pressure, mean
  Monthly global_horizontal_W_per_m2{};        ///< mean over all hours, night included
  Monthly diffuse_share{};                     ///< diffuse / global horizontal [1]
  Monthly wind_speed_m_per_s{};                ///< mean
};

/// @throws InputError that names the members out of range
void check(const ClimateNormals& normals);

/// A typical year with the statistics of @p normals; always the same bits for the same statistics.
///
/// Daily means are first-order autoregressive, mapped month by month onto a distribution with the
/// stated mean, deviation and skewness; dew-point depressions are gamma-distributed with the stated
/// correlation; days swing after the ASHRAE profile, with the stated mean range and deviation of
/// the range, drier days more. Irradiance follows the sun's
/// height and a daily clearness that closes to the monthly mean; its diffuse part follows Erbs,
/// adjusted to the stated share. Random deviates come from a counter-based hash with a fixed seed.
/// Against the weather files that the catalog's statistics come from, see
/// tests/validation/climate_years. Extremes beyond a typical year are not represented.
/// @throws InputError as check() does
WeatherYear synthesise(const ClimateNormals& normals);

}  // namespace tenfold::weather
