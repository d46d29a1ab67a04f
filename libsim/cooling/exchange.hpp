// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Heat exchangers for kernels: eps C_min of counter-flow and cross-flow.
#pragma once

#include "fluids.hpp"
#include "tenfold/math.hpp"

namespace tenfold::cooling::exchange {

using cooling::water_J_per_kgK, cooling::water_kg_per_m3;
inline constexpr double water_J_per_m3K = water_kg_per_m3 * water_J_per_kgK;
inline constexpr double coolant_J_per_m3K = coolant_kg_per_m3 * coolant_J_per_kgK;

/// eps C_min [W/K] of a counter-flow exchanger; equal capacities are the limit of the general form.
TENFOLD_INLINE double counterflow(double conductance, double c1, double c2) {
  const double least = math::min(c1, c2), most = math::max(c1, c2);
  const double ratio = math::min(least / most, 0.999999);
  const double e = math::exp(-conductance / least * (1.0 - ratio));
  return least * (1.0 - e) / (1.0 - ratio * e);
}

/// eps C_min [W/K] of a cross-flow exchanger with both streams unmixed.
TENFOLD_INLINE double crossflow(double conductance, double c1, double c2) {
  const double least = math::min(c1, c2), most = math::max(c1, c2);
  const double ratio = least / most;
  const double ntu = conductance / least;
  const double root = math::pow(ntu, 0.22);
  return least * (1.0 - math::exp((math::exp(-ratio * ntu / root) - 1.0) * root / ratio));
}

}  // namespace tenfold::cooling::exchange
