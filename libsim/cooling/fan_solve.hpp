// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Fan ratio at which an air coil moves a heat.
#pragma once

#include "exchanger.hpp"
#include "root.hpp"

namespace tenfold::cooling {

inline constexpr double least_fan_ratio = 1e-3;

/// Air flow over design at which eps C_min of a coil is `wanted_W_per_K`, between
/// least_fan_ratio and 1. The cold stream is air. In logarithms heat over flow is nearly two
/// straight lines, which the safeguarded secant follows in few passes.
/// @param full_W_per_K air capacity rate at fan ratio 1
TENFOLD_INLINE double coil_fan_ratio(const ExchangerParameters& p, double hot_W_per_K,
                                     double full_W_per_K, double wanted_W_per_K) {
  const double lowest = -6.907755278982137;  // ln of least_fan_ratio
  const double target = math::log(math::max(wanted_W_per_K, 1e-9));
  const double l = bracketed_root<16>(
      [&](double log_ratio) {
        const double c = full_W_per_K * math::exp(log_ratio);
        return math::log(math::max(exchanger_through(p, hot_W_per_K, c), 1e-30)) - target;
      },
      lowest, 0.0);
  const bool at_full = exchanger_through(p, hot_W_per_K, full_W_per_K) <= wanted_W_per_K;
  return at_full ? 1.0 : math::exp(math::clamp(l, lowest, 0.0));
}

/// Fan power over design power: the cube, cycling below the lowest speed.
TENFOLD_INLINE double cycling_cube(double ratio, double lowest) {
  const double turning = math::max(ratio, lowest);
  return turning * turning * turning * math::min(ratio / lowest, 1.0);
}

}  // namespace tenfold::cooling
