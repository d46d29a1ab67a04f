// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Set points that only the weather can make: how cold air and water get without compressors.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "tenfold/cooling/registry.hpp"

namespace tenfold::cooling {

/// How a source makes its water or air, at vanishing load: nothing of it gets colder than this.
struct WeatherBound {
  /// 1: the wet bulb (towers, wetted exchangers); 0: the dry bulb (dry coolers, outside air);
  /// between: pads or media, T_db - e (T_db - T_wb).
  double wetted = 0.0;
  std::string what;  ///< "a tower", for messages
};

/// A set point that must be made without compressors.
struct WeatherSetPoint {
  std::string place;    ///< relative to the cooling: "loops.tower.supply"
  std::string subject;  ///< "loop 'tower' asks for water of"
  double wanted_K = 0.0;
  WeatherBound bound;  ///< of the source that gets coldest
};

/// Set points of air and of water for racks behind which no compressor, lake or store stands, down
/// the exchangers to the loop that meets the weather. Condenser loops are none: their towers give
/// what they can.
std::vector<WeatherSetPoint> weather_set_points(const Cooling& cooling);

/// Coldest that a bound is in any step of a year [K].
double coldest_K(const WeatherBound& bound, std::span<const double> dry_bulb_K,
                 std::span<const double> wet_bulb_K);

}  // namespace tenfold::cooling
