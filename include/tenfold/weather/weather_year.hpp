// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// A year of weather in UTC, and what the models read from it.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace tenfold::weather {

inline constexpr std::size_t days_of_weather_year = 366;
inline constexpr std::size_t hours_of_weather_year = days_of_weather_year * 24;
/// 0-based day of 29 February in a weather year; a non-leap year skips it.
inline constexpr std::size_t leap_day_of_weather_year = 59;

/// Weather of a place on a 366-day UTC calendar year.
///
/// Row 0 starts on 1 January 00:00 UTC; values are means over their step. Day 59 is 29 February:
/// where the source has none it repeats the rows of 28 February.
struct WeatherYear {
  std::string name;            ///< "hangzhou"
  std::string source;          ///< data set and station
  double latitude_deg = 0.0;   ///< north positive
  double longitude_deg = 0.0;  ///< east positive
  double elevation_m = 0.0;
  std::vector<double> dry_bulb_K;
  std::vector<double> dew_point_K;  ///< at most the dry bulb
  std::vector<double> pressure_Pa;  ///< station pressure
  std::vector<double> wind_speed_m_per_s;
  std::vector<double> global_horizontal_W_per_m2;
  std::vector<double> direct_normal_W_per_m2;
  std::vector<double> diffuse_horizontal_W_per_m2;
  std::size_t supersaturated_rows =
      0;  ///< rows of the source whose dew point was set to the dry bulb
  int step_seconds = 3600;
};

/// Weather with all that the models read, on the steps of the WeatherYear that it comes from.
struct DerivedWeather {
  std::vector<double> dry_bulb_K;
  std::vector<double> wet_bulb_K;
  std::vector<double> dew_point_K;
  std::vector<double> humidity_ratio;     ///< kg/kg of dry air
  std::vector<double> enthalpy_J_per_kg;  ///< per kg of dry air
  std::vector<double> pressure_Pa;
  std::vector<double> density_kg_per_m3;
  std::vector<double> wind_speed_m_per_s;
  std::vector<double> global_horizontal_W_per_m2;
  std::vector<double> direct_normal_W_per_m2;
  std::vector<double> diffuse_horizontal_W_per_m2;
  int step_seconds = 3600;
};

/// Checks lengths and every value: finite, dry bulb and dew point -90..70 degC (dew point from
/// -100 degC), dew point at most the dry bulb, pressure 30..120 kPa, wind 0..120 m/s, irradiance
/// 0..1600 W/m2.
/// @throws InputError with the first 20 issues and their count
void check(const WeatherYear& year);

/// Turns a year of hours in local standard time into a UTC weather year.
///
/// Value k of an input row covers local hour [k, k+1). UTC hours are overlap-weighted means, so
/// that offsets such as +5:30 keep the sum; the year wraps. A row of 365 days gets a 29 February.
/// @param local_hours  8760 or 8784 hour means
/// @param utc_offset_s local standard time minus UTC [s], a multiple of a minute
/// @return 8784 hour means
std::vector<double> utc_hours(std::span<const double> local_hours, int utc_offset_s);

/// The same weather on shorter steps.
///
/// Dry bulb, dew point, pressure and wind are linear between hour centres; irradiance keeps each
/// hour's mean: direct while the sun is up, diffuse and global with its height at mid-step.
/// @param step_seconds a divisor of an hour, at least 60 s; @p year has hourly steps
/// @throws InputError for other steps
WeatherYear resample(const WeatherYear& year, int step_seconds);

/// Adds wet bulb, humidity ratio, enthalpy and density. @throws InputError as check() does
DerivedWeather derive(const WeatherYear& year);

}  // namespace tenfold::weather
