// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Liquid terminals of a composed cooling system.
#pragma once

#include <cstddef>

#include "plant_kernel.hpp"
#include "tenfold/cooling/liquid_systems.hpp"

namespace tenfold::cooling {

/// Cold plates behind CDUs, scaled to the energised modules.
struct CduParameters {
  double design_heat_W = 1, coolant_W_per_K = 1, conductance_W_per_K = 0, minimum_flow = 0.5;
  double branch = 1;  ///< share of the loop's flow through the CDUs
  double loop_design_W_per_K = 1;
  double dew_limit_K = 0;
  PumpParameters pump{};
};
CduParameters cdu_parameters(const ColdPlateSystem& spec, double design_heat_W,
                             double loop_design_heat_W, double loop_rise_K);

struct CduRows {
  const double *liquid_heat_W, *facility_supply_K, *loop_capacity_W_per_K;
  double *coolant_K, *previous_K, *previous_gap_K, *pump_W, *dew_bound_K;
};
/// Power of the CDU pumps for the present heat.
void cdu_pump(const CduParameters& p, const double* liquid_heat_W, double* pump_W, std::size_t n);
/// Next coolant supply: T = T_FWS + q / (eps C_min) - q / C; secant on the passes so far.
void cdu_pass(const CduParameters& p, const CduRows& rows, bool first, std::size_t n);

}  // namespace tenfold::cooling
