// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "rack_liquid.hpp"

#include <cmath>
#include <string>

#include "tenfold/error.hpp"

namespace tenfold::cooling {

namespace {

// OCP OAI guidelines, liquid cooling of a 1 kW module, PG25 (2023; Modelica Buildings record
// OCP_1kW_OAM_PG25): L/min, K/W.
constexpr double table_L_per_min[] = {0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0,
                                      1.2, 1.4, 1.6, 1.8, 2.0, 2.2, 2.4};
constexpr double table_K_per_W[] = {0.0389, 0.0325, 0.0300, 0.0280, 0.0265, 0.0255, 0.0245,
                                    0.0230, 0.0220, 0.0214, 0.0209, 0.0204, 0.0200, 0.0197};
constexpr double m3_per_s_of_L_per_min = 1e-3 / 60.0;

void refuse(const char* path, const std::string& message) {
  throw InputError(Issue{path, message, "", "", 0, 0, {}});
}

}  // namespace

ColdPlateParameters cold_plate_parameters(const ColdPlate& s) {
  ColdPlateParameters p{};
  Polyline<24>& t = p.resistance_K_per_W;
  if (s.flows.size() != s.resistances.size())
    refuse("cold_plate.resistances", std::to_string(s.resistances.size()) + " resistances for " +
                                         std::to_string(s.flows.size()) + " flows");
  if (s.flows.size() == 1 || s.flows.size() > 24)
    refuse("cold_plate.flows",
           std::to_string(s.flows.size()) + " points; allowed: none, or 2 to 24");
  if (s.flows.empty()) {
    for (std::size_t k = 0; k < std::size(table_L_per_min); ++k)
      t.add(table_L_per_min[k] * m3_per_s_of_L_per_min, table_K_per_W[k]);
  }
  for (std::size_t k = 0; k < s.flows.size(); ++k) {
    if (k > 0 && !(value_of(s.flows[k]) > value_of(s.flows[k - 1])))
      refuse("cold_plate.flows", "do not ascend");
    if (k > 0 && value_of(s.resistances[k]) > value_of(s.resistances[k - 1]))
      refuse("cold_plate.resistances", "rise with flow");
    t.add(value_of(s.flows[k]), value_of(s.resistances[k]));
  }
  p.low_exponent = std::log(t.y[0] / t.y[1]) / std::log(t.x[1] / t.x[0]);
  p.case_limit_K = value_of(s.case_limit);
  return p;
}

CoolantUnitParameters cdu_parameters(const CoolantDistributionUnit& s, double design_heat_W) {
  return {design_heat_W,
          value_of(s.supply),
          value_of(s.dew_margin),
          s.minimum_flow,
          s.minimum_facility_flow,
          exchanger_parameters(s.exchanger, design_heat_W),
          circulation_pump_parameters(s.pump)};
}

RearDoorParameters rear_door_parameters(const RearDoor& s, double design_heat_W) {
  return {exchanger_parameters(s.exchanger, design_heat_W), s.fan_power * design_heat_W};
}

SidecarParameters sidecar_parameters(const Sidecar& s, double design_heat_W) {
  return {design_heat_W,
          value_of(s.supply),
          s.fan_power * design_heat_W,
          s.minimum_fan,
          s.minimum_flow,
          exchanger_parameters(s.exchanger, design_heat_W),
          circulation_pump_parameters(s.pump)};
}

TENFOLD_CLONES void cold_plate(const ColdPlateParameters& parameters, const ColdPlateRows& r,
                               std::size_t n) {
  const ColdPlateParameters p = parameters;
  const ColdPlateRows rows = r;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const ColdPlatePoint s =
        cold_plate_point(p, rows.power_W[i], rows.flow_m3_per_s[i], rows.inlet_K[i]);
    rows.case_K[i] = s.case_K;
    rows.outlet_K[i] = s.outlet_K;
    rows.resistance_K_per_W[i] = s.resistance_K_per_W;
    rows.outside_fit[i] = s.outside_fit;
    rows.too_hot[i] = s.too_hot;
  }
}

TENFOLD_CLONES void cdu(const CoolantUnitParameters& parameters, const CoolantUnitRows& r,
                        std::size_t n) {
  const CoolantUnitParameters p = parameters;
  const CoolantUnitRows rows = r;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const CoolantUnitPoint s =
        cdu_point(p, rows.heat_W[i], rows.facility_supply_K[i], rows.dew_point_K[i]);
    rows.coolant_supply_K[i] = s.coolant_supply_K;
    rows.coolant_return_K[i] = s.coolant_return_K;
    rows.facility_return_K[i] = s.facility_return_K;
    rows.facility_W_per_K[i] = s.facility_W_per_K;
    rows.coolant_W_per_K[i] = s.coolant_W_per_K;
    rows.pump_W[i] = s.pump_W;
    rows.facility_heat_W[i] = s.heat_W;
    rows.limited[i] = s.limited;
    rows.dew_bound[i] = s.dew_bound;
    rows.flow_bound[i] = s.flow_bound;
  }
}

TENFOLD_CLONES void rear_door(const RearDoorParameters& parameters, const RearDoorRows& r,
                              std::size_t n) {
  const RearDoorParameters p = parameters;
  const RearDoorRows rows = r;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const double air = rows.air_W_per_K[i], water = rows.water_W_per_K[i];
    const bool flows = air > 0.0 && water > 0.0;
    const RearDoorPoint s =
        rear_door_point(p, rows.rack_outlet_K[i], air, rows.water_in_K[i], water);
    const double q = s.heat_W, fans = s.fan_W;
    rows.heat_W[i] = q;
    rows.fan_W[i] = fans;
    rows.air_out_K[i] = rows.rack_outlet_K[i] + (air > 0.0 ? (fans - q) / air : 0.0);
    rows.water_out_K[i] = rows.water_in_K[i] + (flows ? q / water : 0.0);
    rows.condensing[i] = rows.water_in_K[i] < rows.dew_point_K[i] ? 1.0 : 0.0;
  }
}

TENFOLD_CLONES void sidecar(const SidecarParameters& parameters, const SidecarRows& r,
                            std::size_t n) {
  const SidecarParameters p = parameters;
  const SidecarRows rows = r;
  const double design_flow =
      p.exchanger.hot_design_W_per_K / (coolant_kg_per_m3 * coolant_J_per_kgK);
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const double x = coolant_flow_ratio(rows.heat_W[i], p.design_heat_W, p.minimum_flow);
    const double pumps = pump_point(p.pump, design_flow, design_flow * x).power_W;
    const double q = rows.heat_W[i] + pumps;
    const double hot = p.exchanger.hot_design_W_per_K * x;
    const double full_air = p.exchanger.cold_design_W_per_K;
    const double full = exchanger_through(p.exchanger, hot, full_air);
    const double natural = rows.room_air_K[i] + q / full - q / hot;
    const double supply = math::max(natural, p.supply_K);
    const double ratio =
        coil_fan_ratio(p.exchanger, hot, full_air, q / (supply + q / hot - rows.room_air_K[i]));
    const double fans = p.fan_W * cycling_cube(ratio, p.minimum_fan);
    rows.coolant_supply_K[i] = supply;
    rows.coolant_return_K[i] = supply + q / hot;
    rows.fan_ratio[i] = ratio;
    rows.fan_W[i] = fans;
    rows.pump_W[i] = pumps;
    rows.room_heat_W[i] = q + fans;
    rows.air_out_K[i] = rows.room_air_K[i] + (q + fans) / (ratio * full_air);
    rows.limited[i] = natural > p.supply_K ? 1.0 : 0.0;
    rows.flow_bound[i] = rows.heat_W[i] > p.design_heat_W ? 1.0 : 0.0;
  }
}

}  // namespace tenfold::cooling
