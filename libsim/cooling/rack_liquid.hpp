// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Kernels of liquid cooling at the rack. Temperatures in K, heat positive into the coolant.
#pragma once

#include "exchanger.hpp"
#include "fan_solve.hpp"
#include "fluids.hpp"
#include "movers.hpp"
#include "root.hpp"
#include "tenfold/cooling/rack_liquid.hpp"

namespace tenfold::cooling {

// --- cold plate
// -----------------------------------------------------------------------------------
struct ColdPlateParameters {
  Polyline<24> resistance_K_per_W;  ///< over flow [m3/s]
  double low_exponent, case_limit_K;
};
/// @throws InputError for tables of unequal length, not ascending, or rising resistance
ColdPlateParameters cold_plate_parameters(const ColdPlate& spec);

struct ColdPlatePoint {
  double case_K, outlet_K, resistance_K_per_W, outside_fit, too_hot;
};
TENFOLD_INLINE ColdPlatePoint cold_plate_point(const ColdPlateParameters& p, double power_W,
                                               double flow_m3_per_s, double inlet_K) {
  const auto& t = p.resistance_K_per_W;
  const double first = t.x[0], last = t.x[t.count - 1];
  const double below = math::pow(first / math::min(flow_m3_per_s, first), p.low_exponent);
  const double r = interpolate(t, flow_m3_per_s) * below;
  const double hot = inlet_K + r * power_W;
  return {hot, inlet_K + power_W / (flow_m3_per_s * coolant_kg_per_m3 * coolant_J_per_kgK), r,
          flow_m3_per_s < first || flow_m3_per_s > last ? 1.0 : 0.0,
          hot > p.case_limit_K ? 1.0 : 0.0};
}
struct ColdPlateRows {
  const double *power_W, *flow_m3_per_s, *inlet_K;
  double *case_K, *outlet_K, *resistance_K_per_W, *outside_fit, *too_hot;
};
void cold_plate(const ColdPlateParameters& p, const ColdPlateRows& rows, std::size_t n);

// --- CDU
// ------------------------------------------------------------------------------------------
struct CoolantUnitParameters {
  double design_heat_W, supply_K, dew_margin_K, minimum_flow, minimum_facility_flow;
  ExchangerParameters exchanger;
  CirculationPumpParameters pump;
};
CoolantUnitParameters cdu_parameters(const CoolantDistributionUnit& spec, double design_heat_W);

/// Coolant supply over facility supply where the whole facility flow passes: q / (eps C_min) - q /
/// C.
TENFOLD_INLINE double coolant_over_facility_K(const ExchangerParameters& p, double heat_W,
                                              double coolant_W_per_K, double facility_W_per_K) {
  return heat_W / exchanger_through(p, coolant_W_per_K, facility_W_per_K) -
         heat_W / coolant_W_per_K;
}

struct CoolantUnitPoint {
  double coolant_supply_K, coolant_return_K, facility_return_K;
  double facility_W_per_K;  ///< facility flow that the valve lets through, as capacity rate
  double coolant_W_per_K;
  double pump_W, heat_W;  ///< heat_W: into the facility loop, rack heat and pump
  double limited;         ///< 1: supply above what was asked for
  double dew_bound;       ///< 1: the dew point raised the set point
  double flow_bound;      ///< 1: heat above the rating, at design flow
};
/// Coolant flow over design for a heat: at least the lowest, at most the design flow. Above the
/// rating the coolant comes back warmer.
TENFOLD_INLINE double coolant_flow_ratio(double heat_W, double design_heat_W, double lowest) {
  return math::clamp(heat_W / design_heat_W, lowest, 1.0);
}
TENFOLD_INLINE CoolantUnitPoint cdu_point(const CoolantUnitParameters& p, double rack_heat_W,
                                          double facility_supply_K, double dew_point_K) {
  CoolantUnitPoint s{};
  const double x = coolant_flow_ratio(rack_heat_W, p.design_heat_W, p.minimum_flow);
  s.flow_bound = rack_heat_W > p.design_heat_W ? 1.0 : 0.0;
  const double hot = p.exchanger.hot_design_W_per_K * x;
  const double design_flow =
      p.exchanger.hot_design_W_per_K / (coolant_kg_per_m3 * coolant_J_per_kgK);
  s.pump_W = pump_point(p.pump, design_flow, design_flow * x).power_W;
  s.heat_W = rack_heat_W + s.pump_W;
  const double dew = dew_point_K + p.dew_margin_K;
  const double wanted = math::max(p.supply_K, dew);
  s.dew_bound = dew > p.supply_K ? 1.0 : 0.0;
  // eps C_min that brings the coolant to the wanted supply.
  const double drive = wanted - facility_supply_K + s.heat_W / hot;
  const double full = exchanger_through(p.exchanger, hot, p.exchanger.cold_design_W_per_K);
  const double need = drive > 0.0 ? s.heat_W / math::max(drive, 1e-12) : 1e300;
  const double lowest = p.minimum_facility_flow;
  const double least =
      exchanger_through(p.exchanger, hot, lowest * p.exchanger.cold_design_W_per_K);
  const double root = bracketed_root<14>(
      [&](double y) {
        return exchanger_through(p.exchanger, hot, y * p.exchanger.cold_design_W_per_K) - need;
      },
      lowest, 1.0);
  const double y = need >= full ? 1.0 : (need <= least ? lowest : root);
  s.facility_W_per_K = y * p.exchanger.cold_design_W_per_K;
  s.coolant_W_per_K = hot;
  const double natural =
      facility_supply_K +
      coolant_over_facility_K(p.exchanger, s.heat_W, hot, p.exchanger.cold_design_W_per_K);
  s.limited = need > full * (1.0 + 1e-12) ? 1.0 : 0.0;
  s.coolant_supply_K = s.limited > 0.5 ? natural : wanted;
  s.coolant_return_K = s.coolant_supply_K + s.heat_W / hot;
  s.facility_return_K = facility_supply_K + s.heat_W / s.facility_W_per_K;
  return s;
}
struct CoolantUnitRows {
  const double *heat_W, *facility_supply_K, *dew_point_K;
  double *coolant_supply_K, *coolant_return_K, *facility_return_K, *facility_W_per_K,
      *coolant_W_per_K, *pump_W, *facility_heat_W, *limited, *dew_bound, *flow_bound;
};
void cdu(const CoolantUnitParameters& p, const CoolantUnitRows& rows, std::size_t n);

// --- rear door
// ------------------------------------------------------------------------------------
struct RearDoorParameters {
  ExchangerParameters exchanger;
  double fan_W;
};
RearDoorParameters rear_door_parameters(const RearDoor& spec, double design_heat_W);

struct RearDoorPoint {
  double heat_W, fan_W;
};
/// Heat from the racks' outlet air to the water, negative where the water is warmer.
TENFOLD_INLINE RearDoorPoint rear_door_point(const RearDoorParameters& p, double outlet_K,
                                             double air_W_per_K, double water_in_K,
                                             double water_W_per_K) {
  const bool flows = air_W_per_K > 0.0 && water_W_per_K > 0.0;
  const double through = flows ? exchanger_through(p.exchanger, air_W_per_K, water_W_per_K) : 0.0;
  const double phi = air_W_per_K / p.exchanger.hot_design_W_per_K;
  return {through * (outlet_K - water_in_K), p.fan_W * phi * phi * phi};
}

struct RearDoorRows {
  const double *rack_outlet_K, *air_W_per_K, *water_in_K, *water_W_per_K, *dew_point_K;
  double *heat_W, *air_out_K, *water_out_K, *fan_W, *condensing;
};
/// Heat may be negative: water warmer than the air heats the room. Fan heat goes to the air after
/// the coil.
void rear_door(const RearDoorParameters& p, const RearDoorRows& rows, std::size_t n);

// --- sidecar
// --------------------------------------------------------------------------------------
struct SidecarParameters {
  double design_heat_W, supply_K, fan_W, minimum_fan, minimum_flow;
  ExchangerParameters exchanger;
  CirculationPumpParameters pump;
};
SidecarParameters sidecar_parameters(const Sidecar& spec, double design_heat_W);

struct SidecarRows {
  const double *heat_W, *room_air_K;
  double *coolant_supply_K, *coolant_return_K, *air_out_K, *fan_ratio, *fan_W, *pump_W,
      *room_heat_W, *limited, *flow_bound;
};
/// room_heat_W = rack heat + pumps + fans.
void sidecar(const SidecarParameters& p, const SidecarRows& rows, std::size_t n);

}  // namespace tenfold::cooling
