// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// A climate as the catalog states it: monthly statistics with place.
#pragma once

#include <string>
#include <vector>

#include "tenfold/fields.hpp"
#include "tenfold/weather/climate.hpp"

namespace tenfold::weather {

/// Where the statistics were taken.
struct ClimatePlace {
  double latitude = 0.0, longitude = 0.0;  ///< degrees
  Length elevation = si<Length>(0.0);
  Duration utc_offset = si<Duration>(0.0);  ///< local standard time minus UTC
  static const FieldTable& fields();
};

/// Monthly statistics from which a year is synthesised (see ClimateNormals).
struct ClimateEntry {
  ClimatePlace location;
  std::vector<Temperature> dry_bulb;
  std::vector<TemperatureDifference> daily_range, daily_range_deviation, daily_mean_deviation;
  std::vector<double> daily_mean_skewness, daily_mean_lag_correlation;
  std::vector<TemperatureDifference> dew_point_depression, dew_point_depression_deviation;
  std::vector<double> dew_point_depression_correlation, dew_point_daily_slope;
  std::vector<Pressure> pressure;
  std::vector<Irradiance> global_horizontal;
  std::vector<double> diffuse_share;
  std::vector<Speed> wind_speed;
  static const FieldTable& fields();
};

/// The plain numbers that synthesise() takes.
ClimateNormals normals_of(const ClimateEntry& entry, const std::string& name);

}  // namespace tenfold::weather
