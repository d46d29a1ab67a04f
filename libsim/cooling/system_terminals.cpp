// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "system_terminals.hpp"

#include "air_density.hpp"
#include "exchange.hpp"
#include "immersion.hpp"

namespace tenfold::cooling {

using namespace exchange;

namespace {

constexpr double oil_J_per_m3K = 830.0 * 2200.0;  // hydrocarbon [M]
constexpr double settled_K = 1e-9;

CirculationPumpParameters pump_of(const Pump& p) {
  CirculationPump s;
  s.pressure = p.pressure;
  s.minimum_head = p.minimum_head;
  s.efficiency = p.efficiency;
  return circulation_pump_parameters(s);
}

/// Counter-flow exchanger between a coolant and the loop.
ExchangerParameters exchanger_of(double heat, double loop_rise_K, TemperatureDifference approach,
                                 TemperatureDifference rise) {
  return exchanger_parameters({"counterflow", approach, rise, kelvin(loop_rise_K), 0.8, 0.8, 0.5},
                              heat);
}

/// Resistance at a flow, the curve of ColdPlate.
TENFOLD_INLINE double resistance_at(const PlateCurve& c, double m3_per_s) {
  return cold_plate_point(c.plate, 0.0, m3_per_s, 0.0).resistance_K_per_W;
}

void size(const ColdPlateSystem& s, double heat, double loop_rise_K, CduParameters& p) {
  p.exchanger = exchanger_of(heat, loop_rise_K, s.cdu.approach, s.cdu.rise);
  p.minimum_flow = s.cdu.minimum_flow;
  p.lowest_K = value_of(s.room_dew_point) + 2.0;
  p.design_m3_per_s = p.exchanger.hot_design_W_per_K / coolant_J_per_m3K;
  p.pump = pump_of(s.cdu.pump);
}
void size(const ImmersionSystem& s, double heat, double loop_rise_K, CduParameters& p) {
  p.exchanger = exchanger_of(heat, loop_rise_K, s.approach, s.rise);
  p.minimum_flow = 1.0;
  p.design_m3_per_s = p.exchanger.hot_design_W_per_K / oil_J_per_m3K;
  p.pump = pump_of(s.pump);
}
void size(const TwoPhaseSystem& s, double heat, double loop_rise_K, CduParameters& p) {
  p.two_phase = true;
  p.lowest_K = value_of(s.saturation);
  p.exchanger.hot_design_W_per_K = heat / loop_rise_K;
  p.exchanger.conductance_W_per_K = boiling_conductance(heat, loop_rise_K, value_of(s.approach));
  p.minimum_flow = 1.0;
  p.design_m3_per_s = 0.0;
  p.pump = {0.0, 0.0, 1.0, 1.0, 0.0};
}
void size(const RearDoorSystem&, double, double, CduParameters&) {}
void size(const SidecarSystem&, double, double, CduParameters&) {}

}  // namespace

PlateCurve plate_curve(double rise_K) {
  PlateCurve c;
  c.stated = true;
  c.plate = cold_plate_parameters(ColdPlate{});
  const Polyline<24>& t = c.plate.resistance_K_per_W;
  for (std::size_t k = t.count; k-- > 0;) c.flow_of_resistance.add(t.y[k], t.x[k]);
  c.design_m3_per_s = 1000.0 / (coolant_kg_per_m3 * coolant_J_per_kgK * rise_K);
  c.design_K_per_W = resistance_at(c, c.design_m3_per_s);
  return c;
}

CduParameters cdu_parameters(const LiquidSystem& spec, double design_heat_W,
                             double loop_design_heat_W, double loop_rise_K) {
  CduParameters p;
  p.design_heat_W = design_heat_W;
  p.branch = design_heat_W / loop_design_heat_W;
  std::visit([&](const auto& s) { size(s, design_heat_W, loop_rise_K, p); }, spec);
  return p;
}

DoorParameters door_parameters(const RearDoorSystem& spec, double design_air_heat_W,
                               double loop_design_heat_W, double loop_rise_K,
                               double air_capacity_J_per_m3K, double pressure_Pa) {
  DoorParameters p;
  const double heat = design_air_heat_W * spec.share;
  p.branch = heat / loop_design_heat_W;
  p.air_capacity_J_per_m3K = air_capacity_J_per_m3K;
  p.door = {
      exchanger_parameters(
          {"crossflow", spec.approach, spec.air_fall, kelvin(loop_rise_K), 0.55, 0.8, 0.8}, heat),
      heat * spec.fan_power * volume_ratio(pressure_Pa)};
  return p;
}

TENFOLD_CLONES void door_pass(const DoorParameters& parameters, const DoorRows& r, std::size_t n) {
  const DoorParameters p = parameters;
  const DoorRows rows = r;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const double air = math::max(rows.air_flow_m3_per_s[i] * p.air_capacity_J_per_m3K, 1e-6);
    const double water = rows.loop_W_per_K[i] * p.branch;
    const double outlet = rows.inlet_K[i] + rows.air_heat_W[i] / air;
    const RearDoorPoint s = rear_door_point(p.door, outlet, air, rows.water_K[i], water);
    // Valves shut where the water is warmer than the air.
    rows.door_W[i] = math::max(s.heat_W, 0.0);
    rows.fan_W[i] = s.fan_W;
  }
}

TENFOLD_CLONES double sidecar_pass(const SidecarTerminal& parameters, const double* liquid_heat_W,
                                   const double* inlet_K, double* coolant_K, double* gap_K,
                                   double* power_W, std::size_t n) {
  const SidecarTerminal p = parameters;
  double worst = 0.0;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const double x = liquid_heat_W[i] / p.design_heat_W;
    const double gap = inlet_K[i] + p.approach_K * x - coolant_K[i];
    const double distance = math::abs(gap);
    gap_K[i] = gap;
    coolant_K[i] = distance < settled_K ? coolant_K[i] : coolant_K[i] + gap;
    power_W[i] = p.pump_W + p.fan_W * x * x * x;
    worst = math::max(worst, distance);
  }
  return worst;
}

TENFOLD_CLONES void cdu_flow(const CduParameters& parameters, const PlateCurve& curve,
                             const HottestPlate& plate, const double* heat, const double* coolant,
                             double* flow, std::size_t n) {
  const CduParameters p = parameters;
  const double stated = curve.stated && plate.rise_K > 0.0 ? 1.0 : 0.0;
  const double scale = curve.design_K_per_W / math::max(plate.rise_K, 1e-9);
  const double limit_K = plate.limit_K;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const double by_heat = math::max(heat[i] / p.design_heat_W, p.minimum_flow);
    const double resistance = (limit_K - coolant[i]) * scale;
    const double needed = interpolate(curve.flow_of_resistance, resistance) / curve.design_m3_per_s;
    flow[i] = stated > 0.5 ? math::max(by_heat, math::min(needed, 1.0)) : by_heat;
  }
}

TENFOLD_CLONES void plate_case(const PlateCurve& curve, const HottestPlate& plate,
                               const double* coolant, const double* flow, double* case_K,
                               std::size_t n) {
  const double stated = curve.stated ? 1.0 : 0.0, rise_K = plate.rise_K;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const double part =
        resistance_at(curve, curve.design_m3_per_s * flow[i]) / curve.design_K_per_W;
    case_K[i] = coolant[i] + rise_K * (stated > 0.5 ? part : 1.0);
  }
}

TENFOLD_CLONES void cdu_pump(const CduParameters& parameters, const double* flow, double* pump,
                             std::size_t n) {
  const CduParameters p = parameters;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    pump[i] = p.design_m3_per_s > 0.0
                  ? pump_point(p.pump, p.design_m3_per_s, p.design_m3_per_s * flow[i]).power_W
                  : 0.0;
  }
}

TENFOLD_CLONES double cdu_pass(const CduParameters& parameters, const CduRows& r, bool first,
                               std::size_t n) {
  const CduParameters p = parameters;
  const CduRows rows = r;
  const double secant = first ? 0.0 : 1.0, boils = p.two_phase ? 1.0 : 0.0;
  double worst = 0.0;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const double q = rows.liquid_heat_W[i] + rows.pump_W[i];
    const double x = rows.flow[i];
    const double facility = rows.loop_capacity_W_per_K[i] * p.branch;
    const double above =
        boils > 0.5
            ? q / boiling_through(p.exchanger.conductance_W_per_K, facility)
            : coolant_over_facility_K(p.exchanger, q, p.exchanger.hot_design_W_per_K * x, facility);
    const double free = rows.facility_supply_K[i] + above;
    rows.dew_bound_K[i] = boils > 0.5 ? 0.0 : math::max(p.lowest_K - free, 0.0);
    const double gap = math::max(free, p.lowest_K) - rows.coolant_K[i];
    const double change = rows.previous_gap_K[i] - gap;
    const double step = rows.coolant_K[i] - rows.previous_K[i];
    const bool flat = change * change < 1e-24 || step == 0.0;
    // Below one half only where racks throttle: their heat then answers the coolant strongly.
    const double ratio =
        flat || secant < 0.5 ? 1.0 : math::clamp(step / (flat ? 1.0 : change), 0.1, 2.0);
    const double distance = math::abs(gap);
    rows.previous_K[i] = rows.coolant_K[i];
    rows.previous_gap_K[i] = gap;
    rows.coolant_K[i] = distance < settled_K ? rows.coolant_K[i] : rows.coolant_K[i] + ratio * gap;
    worst = math::max(worst, distance);
  }
  return worst;
}

}  // namespace tenfold::cooling
