// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Approach of a tower by either correlation, its box, and the fans that hold a target.
#pragma once

#include "root.hpp"
#include "tower_cooltools.hpp"
#include "tower_correlation.hpp"

namespace tenfold::cooling {

inline constexpr double least_tower_range_K = 1.1;
inline constexpr double warmest_tower_wet_bulb_C = 26.7;
inline constexpr double most_liquid_to_gas = 8.0;
inline constexpr double least_cooltools_air = 0.2;

/// Approach [K], 0 or more; York or CoolTools.
/// @param water @param air flow of water and air relative to the correlation's design
template <bool York>
TENFOLD_INLINE double tower_approach(double wet_bulb_C, double range_K, double water, double air) {
  const double share = math::clamp(range_K / least_tower_range_K, 0.0, 1.0);
  double approach = 0.0;
  if constexpr (York) {
    const double ratio = math::min(water / math::max(air, 1e-6), most_liquid_to_gas);
    approach = york_approach(york(wet_bulb_C, range_K), ratio);
  } else {
    approach = cooltools_approach(air * air * air, water, wet_bulb_C, range_K);
  }
  return math::max(approach, 0.0) * share;
}

/// Kelvin by which the wet bulb or the range lies outside of the fitted box.
template <bool York>
TENFOLD_INLINE double tower_beyond_K(double wet_bulb_C, double range_K) {
  const double low = York ? -34.4 : -1.0, most_range = York ? 22.2 : 11.1;
  const double below = math::max(low - wet_bulb_C, wet_bulb_C - warmest_tower_wet_bulb_C);
  const double beside = math::max(least_tower_range_K - range_K, range_K - most_range);
  return math::max(math::max(below, beside), 0.0);
}

/// Water and air ratios outside of the fitted box: by how much, in ratios.
template <bool York>
TENFOLD_INLINE double tower_beyond_ratio(double water, double air) {
  const double flow =
      York ? water / math::max(air, 1e-6) - most_liquid_to_gas
           : math::max(math::max(0.75 - water, water - 1.25), least_cooltools_air - air);
  return math::max(flow, 0.0);
}

/// 1 where arguments are outside the fitted box of the correlation.
template <bool York>
TENFOLD_INLINE double tower_outside(double wet_bulb_C, double range_K, double water, double air) {
  return math::max(tower_beyond_K<York>(wet_bulb_C, range_K),
                   tower_beyond_ratio<York>(water, air)) > 1e-9
             ? 1.0
             : 0.0;
}

/// Range [K] of a tower at a given entering temperature: R + approach(R) = T_in - T_wb.
template <bool York>
TENFOLD_INLINE double tower_range(double wet_bulb_C, double entering_C, double water, double air) {
  const double drive = math::max(entering_C - wet_bulb_C, 0.0);
  return bracketed_root<8>(
      [&](double r) { return r + tower_approach<York>(wet_bulb_C, r, water, air) - drive; }, 0.0,
      math::max(drive, 1e-9));
}

/// Air ratio at which the tower makes `approach_K`, between `lowest` and 1.
template <bool York>
TENFOLD_INLINE double tower_air(double wet_bulb_C, double range_K, double water, double approach_K,
                                double lowest) {
  if constexpr (York) {
    const double share = math::clamp(range_K / least_tower_range_K, 1e-9, 1.0);
    const double ratio = york_liquid_to_gas(york(wet_bulb_C, range_K), approach_K / share);
    return math::clamp(water / math::max(ratio, 1e-6), lowest, 1.0);
  } else {
    return bracketed_root<12>(
        [&](double air) {
          return tower_approach<York>(wet_bulb_C, range_K, water, air) - approach_K;
        },
        lowest, 1.0);
  }
}

/// How fans turn.
struct TowerFanControl {
  double speeds = 0.0;  ///< 0: variable speed, 1: single speed, 2: two speeds
  double minimum_fan = 0.2, low_speed = 0.5, free_convection = 0.125, exponent = 3.0;
};

/// Fan state that holds a target.
struct TowerFans {
  double leaving_C;  ///< at or above the target
  double fan_ratio;  ///< lowest speed while fans turn; off: 0
  double air;        ///< mean air flow over design
  double power;      ///< mean fan power over design
  double reached;    ///< 1: the target is held
};

/// Fan control of one cell: full while too warm; off with free convection; cycling between off and
/// the lowest speed; modulating, or cycling between the two speeds. Fans off: at the same entering
/// water the cell takes `free_convection` of the heat at full speed. With CoolTools fans turn at
/// 0.2 or more, where its fit ends.
/// @param water relative to the correlation's design
template <bool York>
TENFOLD_INLINE TowerFans tower_fans(const TowerFanControl& p, double wet_bulb_C, double range_K,
                                    double water, double target_C) {
  const double least = York ? p.minimum_fan : math::max(p.minimum_fan, least_cooltools_air);
  const double slow = p.speeds < 0.5 ? least : (p.speeds < 1.5 ? 1.0 : p.low_speed);
  const double full_C = wet_bulb_C + tower_approach<York>(wet_bulb_C, range_K, water, 1.0);
  const double wide = range_K / p.free_convection;
  const double off_C =
      wet_bulb_C + tower_approach<York>(wet_bulb_C, wide, water, 1.0) + wide - range_K;
  const double slow_C = wet_bulb_C + tower_approach<York>(wet_bulb_C, range_K, water, slow);
  const double ratio =
      tower_air<York>(wet_bulb_C, range_K, water, target_C - wet_bulb_C, math::min(slow, 1.0));
  const double entering_C = target_C + range_K;
  const double range_full = tower_range<York>(wet_bulb_C, entering_C, water, 1.0);
  const double range_slow = tower_range<York>(wet_bulb_C, entering_C, water, slow);
  const double range_off = p.free_convection * range_full;
  const double cycling =
      math::clamp((range_K - range_off) / math::max(range_slow - range_off, 1e-9), 0.0, 1.0);
  const double high =
      math::clamp((range_K - range_slow) / math::max(range_full - range_slow, 1e-9), 0.0, 1.0);
  const bool short_of = target_C < full_C;
  const bool off = target_C >= off_C;
  const bool cycles = target_C >= slow_C;
  const bool variable = p.speeds < 0.5;
  const double slow_power = math::pow(slow, p.exponent);
  TowerFans s{};
  s.leaving_C = short_of ? full_C : target_C;
  s.fan_ratio = short_of ? 1.0 : (off ? 0.0 : (cycles || !variable ? slow : ratio));
  const double some_air = cycles ? slow * cycling : (variable ? ratio : slow + (1.0 - slow) * high);
  const double some_power =
      cycles ? slow_power * cycling
             : (variable ? math::pow(ratio, p.exponent) : slow_power + (1.0 - slow_power) * high);
  s.air = short_of ? 1.0 : (off ? 0.0 : some_air);
  s.power = short_of ? 1.0 : (off ? 0.0 : some_power);
  s.reached = short_of ? 0.0 : 1.0;
  return s;
}

}  // namespace tenfold::cooling
