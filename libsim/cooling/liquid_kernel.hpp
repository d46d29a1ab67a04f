// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Kernels of the cold-plate hall: coolant loop, dry cooler, residual-air chiller.
#pragma once

#include <array>
#include <cstddef>

#include "plant_kernel.hpp"
#include "tenfold/cooling/cold_plate_dry_cooler.hpp"

namespace tenfold::cooling {

/// First estimate of ln(fan ratio) - ln(heat per kelvin / air capacity at full fan): Chebyshev
/// polynomial in (heat over heat at full fan, 0..1) and (facility flow, 0.3..1.1). A guess: Newton
/// steps follow it.
struct DryCoolerGuess {
  static constexpr int heats = 9, flows = 5;
  std::array<double, static_cast<std::size_t>(heats* flows)> coefficient;
};

/// Liquid side scaled to the energised modules of a hall.
struct LiquidParameters {
  double supply_set_K;
  double design_heat_W;
  double coolant_capacity_W_per_K, facility_capacity_W_per_K;  ///< m c_p at design
  double cdu_conductance_W_per_K, cdu_minimum_flow;
  PumpParameters cdu_pump, facility_pump;
  double air_capacity_W_per_K, dry_conductance_W_per_K, dry_fan_W, dry_minimum_fan;
  DryCoolerGuess guess;
};

/// Makes the parameters; exchangers sized at design. @throws ScenarioError never: see
/// check_liquid()
LiquidParameters liquid_parameters(const ColdPlateDryCooler& spec, double design_heat_W);
/// The same for another design heat, without sizing the exchangers again.
LiquidParameters scaled(const LiquidParameters& p, double design_heat_W);

/// Effectiveness of a counter-flow exchanger.
double counterflow_effectiveness(double ntu, double capacity_ratio);
/// NTU of a counter-flow exchanger of an effectiveness.
double counterflow_ntu(double effectiveness, double capacity_ratio);

struct LiquidRows {
  const double* dry_bulb_K;
  const double* liquid_heat_W;
  double *coolant_K, *previous_coolant_K, *previous_gap_K;  ///< TCS supply and its secant
  double *coolant_flow, *facility_flow;                     ///< over design
  double *cdu_W_per_K, *full_W_per_K;  ///< CDU; dry cooler at full fan, both eps C_min
  double *facility_supply_K, *facility_return_K;
  double *cdu_pump_W, *facility_pump_W, *rejected_W;      ///< heat to the dry coolers
  double *fan_ratio, *dry_fan_W, *air_side_W, *full_fan;  ///< air_side_W: heat by the air stream
};

/// Flow set points from the present liquid heat, with pump powers and exchangers at those flows.
/// Once a step: flows follow the heat known before the loop is closed.
void liquid_flows(const LiquidParameters& p, const LiquidRows& rows, std::size_t n);
/// One pass of coolant supply and facility supply for the present liquid heat.
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
