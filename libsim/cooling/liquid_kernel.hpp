// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Kernels of the cold-plate hall: coolant loop, dry cooler, residual-air chiller.
#pragma once

#include <cstddef>

#include "plant_kernel.hpp"
#include "tenfold/cooling/cold_plate_dry_cooler.hpp"

namespace tenfold::cooling {

/// Liquid side scaled to the energised modules of a hall.
struct LiquidParameters {
  double supply_set_K;
  double design_heat_W;
  double coolant_capacity_W_per_K, facility_capacity_W_per_K;  ///< m c_p at design
  double cdu_conductance_W_per_K, cdu_minimum_flow;
  PumpParameters cdu_pump, facility_pump;
  double air_capacity_W_per_K, dry_conductance_W_per_K, dry_fan_W, dry_minimum_fan;
};

/// Makes the parameters; exchangers sized at design. @throws ScenarioError never: see
/// check_liquid()
LiquidParameters liquid_parameters(const ColdPlateDryCooler& spec, double design_heat_W);

/// Effectiveness of a counter-flow exchanger.
double counterflow_effectiveness(double ntu, double capacity_ratio);
/// NTU of a counter-flow exchanger of an effectiveness.
double counterflow_ntu(double effectiveness, double capacity_ratio);

struct LiquidRows {
  const double* dry_bulb_K;
  const double* liquid_heat_W;
  double *coolant_K, *previous_coolant_K, *previous_gap_K;  ///< TCS supply and its secant
  double *facility_supply_K, *facility_return_K;
  double *cdu_pump_W, *facility_pump_W, *rejected_W;      ///< heat to the dry coolers
  double *fan_ratio, *dry_fan_W, *air_side_W, *full_fan;  ///< air_side_W: heat by the air stream
};

/// One pass of coolant supply, pumps and facility supply for the present liquid heat.
void coolant_loop(const LiquidParameters& p, const LiquidRows& rows, bool first, std::size_t n);
/// Fan ratio that rejects the heat, fan power, heat by the air side.
void dry_cooler(const LiquidParameters& p, const LiquidRows& rows, std::size_t n);

/// Air-cooled chiller with free cooling for residual air heat.
struct AirChillerParameters {
  double effectiveness, evaporator_approach_K, condenser_approach_K, minimum_lift_K,
      free_approach_K, fan_share;
  double water_rise_K;
  PumpParameters pump;
};

AirChillerParameters air_chiller_parameters(const ColdPlateDryCooler& spec, double design_heat_W);

/// @param coil_heat_W heat at the coils @param coolant_K water supply that they need
void air_chiller(const AirChillerParameters& p, const double* dry_bulb_K, const double* coil_heat_W,
                 const double* coolant_K, double* pump_W, double* compressor_W, double* fan_W,
                 double* rejected_W, double* free_share, std::size_t n);

}  // namespace tenfold::cooling
