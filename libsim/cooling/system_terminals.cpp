// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "system_terminals.hpp"

#include <algorithm>

#include "air_density.hpp"
#include "exchange.hpp"
#include "liquid_kernel.hpp"

namespace tenfold::cooling {

using namespace exchange;

namespace {

constexpr double oil_J_per_m3K = 830.0 * 2200.0;  // hydrocarbon [M]

/// Counter-flow exchanger between a coolant and the loop.
void size_exchanger(CduParameters& p, double heat, double loop_rise_K, double approach,
                    double rise) {
  p.coolant_W_per_K = heat / rise;
  const double facility = heat / loop_rise_K;
  const double least = std::min(p.coolant_W_per_K, facility),
               most = std::max(p.coolant_W_per_K, facility);
  p.conductance_W_per_K = least * counterflow_ntu(heat / (least * (approach + rise)), least / most);
}

void size(const ColdPlateSystem& s, double heat, double loop_rise_K, CduParameters& p) {
  size_exchanger(p, heat, loop_rise_K, value_of(s.cdu.approach), value_of(s.cdu.rise));
  p.minimum_flow = s.cdu.minimum_flow;
  p.lowest_K = value_of(s.room_dew_point) + 2.0;
  p.pump = {p.coolant_W_per_K / coolant_J_per_m3K, value_of(s.cdu.pump.pressure),
            s.cdu.pump.minimum_head, s.cdu.pump.efficiency};
}
void size(const ImmersionSystem& s, double heat, double loop_rise_K, CduParameters& p) {
  size_exchanger(p, heat, loop_rise_K, value_of(s.approach), value_of(s.rise));
  p.minimum_flow = 1.0;
  p.pump = {p.coolant_W_per_K / oil_J_per_m3K, value_of(s.pump.pressure), s.pump.minimum_head,
            s.pump.efficiency};
}
void size(const TwoPhaseSystem& s, double heat, double loop_rise_K, CduParameters& p) {
  p.two_phase = true;
  p.lowest_K = value_of(s.saturation);
  const double water = heat / loop_rise_K;
  p.coolant_W_per_K = water;
  p.conductance_W_per_K =
      -water * math::log(value_of(s.approach) / (value_of(s.approach) + loop_rise_K));
  p.minimum_flow = 1.0;
  p.pump = {1.0, 0.0, 0.0, 1.0};
}
void size(const RearDoorSystem&, double, double, CduParameters&) {}
void size(const SidecarSystem&, double, double, CduParameters&) {}

}  // namespace

CduParameters cdu_parameters(const LiquidSystem& spec, double design_heat_W,
                             double loop_design_heat_W, double loop_rise_K) {
  CduParameters p;
  p.design_heat_W = design_heat_W;
  p.branch = design_heat_W / loop_design_heat_W;
  p.loop_design_W_per_K = loop_design_heat_W / loop_rise_K;
  std::visit([&](const auto& s) { size(s, design_heat_W, loop_rise_K, p); }, spec);
  return p;
}

DoorParameters door_parameters(const RearDoorSystem& spec, double design_air_heat_W,
                               double loop_design_heat_W, double loop_rise_K,
                               double air_capacity_J_per_m3K, double pressure_Pa) {
  DoorParameters p;
  const double heat = design_air_heat_W * spec.share;
  p.air_W_per_K = heat / value_of(spec.air_fall);
  p.water_W_per_K = heat / loop_rise_K;
  p.branch = heat / loop_design_heat_W;
  p.fan_W = heat * spec.fan_power * volume_ratio(pressure_Pa);
  p.air_capacity_J_per_m3K = air_capacity_J_per_m3K;
  const double difference = value_of(spec.approach) + value_of(spec.air_fall);
  double low = 1e-3 * heat / difference, high = 1e3 * heat / difference;
  for (int pass = 0; pass < 200; ++pass) {
    const double middle = 0.5 * (low + high);
    (crossflow(middle, p.air_W_per_K, p.water_W_per_K) * difference < heat ? low : high) = middle;
  }
  p.conductance_W_per_K = high;
  return p;
}

TENFOLD_CLONES void door_pass(const DoorParameters& parameters, const DoorRows& r, std::size_t n) {
  const DoorParameters p = parameters;
  const double *heat = r.air_heat_W, *flow = r.air_flow_m3_per_s, *inlet = r.inlet_K,
               *water = r.water_K, *loop = r.loop_W_per_K;
  double *door = r.door_W, *fan = r.fan_W;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const double air = math::max(flow[i] * p.air_capacity_J_per_m3K, 1e-6);
    const double x = math::max(air / p.air_W_per_K, 1e-6);
    const double y = math::max(loop[i] * p.branch / p.water_W_per_K, 1e-6);
    const double ua =
        p.conductance_W_per_K / (0.8 * math::pow(x, -0.55) + 0.2 * math::pow(y, -0.8));
    const double out = inlet[i] + heat[i] / air;
    door[i] = crossflow(ua, air, loop[i] * p.branch) * math::max(out - water[i], 0.0);
    fan[i] = p.fan_W * x * x * x;
  }
}

TENFOLD_CLONES void sidecar_pass(const SidecarTerminal& parameters, const double* liquid_heat_W,
                                 const double* inlet_K, double* coolant_K, double* power_W,
                                 std::size_t n) {
  const SidecarTerminal p = parameters;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const double x = liquid_heat_W[i] / p.design_heat_W;
    coolant_K[i] = inlet_K[i] + p.approach_K * x;
    power_W[i] = p.pump_W + p.fan_W * x * x * x;
  }
}

TENFOLD_CLONES void cdu_pump(const CduParameters& parameters, const double* heat, double* pump,
                             std::size_t n) {
  const CduParameters p = parameters;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const double x = math::max(heat[i] / p.design_heat_W, p.minimum_flow);
    pump[i] = p.pump.design_m3_per_s * x * p.pump.pressure_Pa *
              (p.pump.minimum_head + (1.0 - p.pump.minimum_head) * math::pow(x, 1.85)) /
              p.pump.efficiency;
  }
}

TENFOLD_CLONES void cdu_pass(const CduParameters& parameters, const CduRows& r, bool first,
                             std::size_t n) {
  const CduParameters p = parameters;
  const double *heat = r.liquid_heat_W, *facility = r.facility_supply_K,
               *loop = r.loop_capacity_W_per_K, *pump = r.pump_W;
  double *coolant = r.coolant_K, *last = r.previous_K, *last_gap = r.previous_gap_K,
         *bound = r.dew_bound_K;
  const double secant = first ? 0.0 : 1.0, boils = p.two_phase ? 1.0 : 0.0;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const double x = math::max(heat[i] / p.design_heat_W, p.minimum_flow);
    const double y = loop[i] / p.loop_design_W_per_K;
    const double c_coolant = p.coolant_W_per_K * x, c_facility = loop[i] * p.branch;
    const double ua = p.conductance_W_per_K * 2.0 / (math::pow(x, -0.8) + math::pow(y, -0.8));
    const double condenser = c_facility * (1.0 - math::exp(-p.conductance_W_per_K / c_facility));
    const double through = boils > 0.5 ? condenser : counterflow(ua, c_coolant, c_facility);
    const double q = heat[i] + pump[i];
    const double free = facility[i] + q / through - (boils > 0.5 ? 0.0 : q / c_coolant);
    bound[i] = boils > 0.5 ? 0.0 : math::max(p.lowest_K - free, 0.0);
    const double target = math::max(free, p.lowest_K);
    const double gap = target - coolant[i];
    const double change = last_gap[i] - gap;
    const bool flat = change * change < 1e-24;
    double ratio = (coolant[i] - last[i]) / (flat ? 1.0 : change);
    // Below one half only where racks throttle: their heat then answers the coolant strongly.
    ratio = flat ? 1.0 : math::clamp(ratio, 0.1, 2.0);
    ratio = secant > 0.5 ? ratio : 1.0;
    last[i] = coolant[i];
    last_gap[i] = gap;
    coolant[i] = coolant[i] + ratio * gap;
  }
}

}  // namespace tenfold::cooling
