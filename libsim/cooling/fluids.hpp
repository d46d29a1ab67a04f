// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Fluids of cooling loops and piecewise-linear tables for kernels.
#pragma once

#include <cstddef>

#include "tenfold/math.hpp"

namespace tenfold::cooling {

inline constexpr double water_J_per_kgK = 4186.0;       ///< near 20 C
inline constexpr double water_kg_per_m3 = 998.0;        ///< near 20 C
inline constexpr double coolant_J_per_kgK = 3890.0;     ///< PG25 near 40 C
inline constexpr double coolant_kg_per_m3 = 1018.0;     ///< PG25 near 40 C
inline constexpr double dry_air_J_per_kgK = 1006.0;     ///< HoF 2017 ch. 1
inline constexpr double vapour_J_per_kgK = 1860.0;      ///< HoF 2017 ch. 1
inline constexpr double evaporation_J_per_kg = 2501e3;  ///< at 0 C, HoF 2017 ch. 1
inline constexpr double kelvin_at_zero = 273.15;

/// Heat capacity of moist air [J/K per kg of dry air].
TENFOLD_INLINE double moist_air_capacity(double humidity_ratio) {
  return dry_air_J_per_kgK + vapour_J_per_kgK * humidity_ratio;
}

/// A table y(x) of at most `Most` points, linear between them, constant outside: a sum of clamps,
/// without a branch. x ascends.
template <std::size_t Most>
struct Polyline {
  std::size_t count = 0;
  double x[Most] = {}, y[Most] = {}, slope[Most] = {};

  void add(double at, double value) {
    if (count > 0) slope[count - 1] = (value - y[count - 1]) / (at - x[count - 1]);
    x[count] = at;
    y[count] = value;
    ++count;
  }
};

template <std::size_t Most>
TENFOLD_INLINE double interpolate(const Polyline<Most>& table, double at) {
  double value = table.y[0];
  for (std::size_t k = 0; k + 1 < table.count; ++k)
    value += table.slope[k] * (math::clamp(at, table.x[k], table.x[k + 1]) - table.x[k]);
  return value;
}

}  // namespace tenfold::cooling
