// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Liquid terminals of a composed cooling system.
#pragma once

#include <cstddef>

#include "rack_liquid.hpp"
#include "tenfold/cooling/liquid_systems.hpp"

namespace tenfold::cooling {

/// Resistance of cold plates over coolant flow, relative to that at design flow: the curve of a
/// 1 kW module (ColdPlate) over flow per kilowatt; design flow is 1 kW / (rho c_p rise).
struct PlateCurve {
  bool stated = false;  ///< cold plates; tanks and boiling plates keep their resistance
  ColdPlateParameters plate{};
  Polyline<24> flow_of_resistance;  ///< the same table read the other way [K/W to m3/s]
  double design_m3_per_s = 1, design_K_per_W = 1;
};
/// @param rise of the coolant at design [K]
PlateCurve plate_curve(double rise_K);

/// Cold plates behind CDUs, scaled to the energised modules.
struct CduParameters {
  double design_heat_W = 1, minimum_flow = 0.5;
  double branch = 1;  ///< share of the loop's flow through the CDUs
  ExchangerParameters exchanger{};
  double lowest_K = 0;  ///< coolant stays above: dew point + 2 K, or the saturation temperature
  bool two_phase = false;
  double design_m3_per_s = 0;  ///< coolant; 0: no pump
  CirculationPumpParameters pump{};
};
/// For cold plates and tanks. @pre the system gives captured heat to a loop
CduParameters cdu_parameters(const LiquidSystem& spec, double design_heat_W,
                             double loop_design_heat_W, double loop_rise_K);

struct CduRows {
  const double *liquid_heat_W, *flow, *facility_supply_K, *loop_capacity_W_per_K;
  double *coolant_K, *previous_K, *previous_gap_K, *pump_W, *dew_bound_K;
};
/// The plate that runs hottest, and what its case may reach.
struct HottestPlate {
  double rise_K = 0;   ///< case over coolant supply at design flow and full power
  double limit_K = 0;  ///< pumps turn faster where part flow would bring the case here
};
/// Coolant flow over design: by the heat down to `minimum_flow`; more where plates need it, at most
/// design flow for them.
void cdu_flow(const CduParameters& p, const PlateCurve& curve, const HottestPlate& plate,
              const double* liquid_heat_W, const double* coolant_K, double* flow, std::size_t n);
/// Case temperature of that plate: T_in + R(V) P.
void plate_case(const PlateCurve& curve, const HottestPlate& plate, const double* coolant_K,
                const double* flow, double* case_K, std::size_t n);
/// Power of the CDU pumps at a flow.
void cdu_pump(const CduParameters& p, const double* flow, double* pump_W, std::size_t n);
/// Next coolant supply: T = T_FWS + q / (eps C_min) - q / C; secant on the passes so far. A step
/// that has settled keeps it. @return largest distance from the equation [K]
double cdu_pass(const CduParameters& p, const CduRows& rows, bool first, std::size_t n);

/// Rear doors, scaled to the energised modules.
struct DoorParameters {
  RearDoorParameters door{};
  double branch = 1;  ///< share of the loop's flow through the doors
  double air_capacity_J_per_m3K = 0;
};
DoorParameters door_parameters(const RearDoorSystem& spec, double design_air_heat_W,
                               double loop_design_heat_W, double loop_rise_K,
                               double air_capacity_J_per_m3K, double pressure_Pa);
struct DoorRows {
  const double *air_heat_W, *air_flow_m3_per_s, *inlet_K, *water_K, *loop_W_per_K;
  double *door_W, *fan_W;
};
/// Heat that the doors take; their valves shut where the water is warmer than the air.
void door_pass(const DoorParameters& p, const DoorRows& rows, std::size_t n);

/// Sidecars: coolant supply and power of pumps and fans.
struct SidecarTerminal {
  double design_heat_W = 1, approach_K = 0, pump_W = 0, fan_W = 0;
};
/// @return largest distance from the equation [K]
double sidecar_pass(const SidecarTerminal& p, const double* liquid_heat_W, const double* inlet_K,
                    double* coolant_K, double* gap_K, double* power_W, std::size_t n);

}  // namespace tenfold::cooling
