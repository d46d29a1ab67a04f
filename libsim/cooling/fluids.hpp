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

/// Freezing point of water with propylene glycol, by its share of mass; linear between points of
/// Melinder, Properties of Secondary Working Fluids (IIR 2010), as CoolProp has them: within 0.2 K.
inline double glycol_freezing_K(double share);
/// rho c_p of the same at 20 degC [J/(m3 K)], within 0.2 %; pure water 4.178e6.
inline double glycol_J_per_m3K(double share);

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

inline double glycol_freezing_K(double share) {
  Polyline<12> t;
  t.add(0.0, 273.15);
  t.add(0.1, 270.28);
  t.add(0.15, 268.28);
  t.add(0.2, 265.98);
  t.add(0.25, 263.36);
  t.add(0.3, 260.36);
  t.add(0.35, 256.83);
  t.add(0.4, 252.58);
  t.add(0.45, 247.38);
  t.add(0.5, 240.96);
  t.add(0.55, 232.99);
  t.add(0.6, 223.15);
  return interpolate(t, share);
}

inline double glycol_J_per_m3K(double share) {
  Polyline<7> t;
  t.add(0.0, 1.0);
  t.add(0.1, 0.9817);
  t.add(0.2, 0.9659);
  t.add(0.3, 0.9451);
  t.add(0.4, 0.9158);
  t.add(0.5, 0.8780);
  t.add(0.6, 0.8339);
  return water_kg_per_m3 * water_J_per_kgK * interpolate(t, share);
}

}  // namespace tenfold::cooling
