// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Kernels of immersion tanks.
#pragma once

#include "exchanger.hpp"
#include "exponential.hpp"
#include "movers.hpp"
#include "tenfold/cooling/immersion.hpp"

namespace tenfold::cooling {

struct ImmersionParameters {
  ExchangerParameters exchanger;
  double capacity_J_per_K;
  double pump_W;
};
ImmersionParameters immersion_parameters(const ImmersionTank& spec, double design_heat_W);

struct ImmersionRows {
  const double *heat_W, *oil_K, *water_in_K, *water_W_per_K, *duration_s;
  double *oil_next_K, *removed_W, *water_out_K, *pump_W;
};
/// removed_W: mean over the step, from the mean oil temperature (not a remainder).
void immersion_tank(const ImmersionParameters& p, const ImmersionRows& rows, std::size_t n);

/// UA of a condenser whose vapour stays at its boiling point, by the water's rise and what the
/// vapour is above the leaving water.
inline double boiling_conductance(double heat_W, double rise_K, double approach_K) {
  return heat_W / rise_K * math::log((approach_K + rise_K) / approach_K);
}
/// eps C of the same [W/K]: C (1 - exp(-UA / C)).
TENFOLD_INLINE double boiling_through(double conductance_W_per_K, double water_W_per_K) {
  return water_W_per_K * (1.0 - math::exp(-conductance_W_per_K / water_W_per_K));
}

struct TwoPhaseParameters {
  double saturation_K, conductance_W_per_K, loss_kg_per_s;
};
TwoPhaseParameters two_phase_parameters(const TwoPhaseTank& spec, double design_heat_W);

struct TwoPhaseRows {
  const double *heat_W, *water_in_K, *water_W_per_K;
  double *removed_W, *unmet_W, *water_out_K, *vapour_kg_per_s;
};
void two_phase_tank(const TwoPhaseParameters& p, const TwoPhaseRows& rows, std::size_t n);

}  // namespace tenfold::cooling
