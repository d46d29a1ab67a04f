// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "system_terminals.hpp"

#include <algorithm>

#include "exchange.hpp"
#include "liquid_kernel.hpp"

namespace tenfold::cooling {

using namespace exchange;

CduParameters cdu_parameters(const ColdPlateSystem& spec, double design_heat_W,
                             double loop_design_heat_W, double loop_rise_K) {
  CduParameters p;
  p.design_heat_W = design_heat_W;
  p.coolant_W_per_K = design_heat_W / value_of(spec.cdu.rise);
  const double facility = design_heat_W / loop_rise_K;
  const double least = std::min(p.coolant_W_per_K, facility),
               most = std::max(p.coolant_W_per_K, facility);
  const double effectiveness =
      design_heat_W / (least * (value_of(spec.cdu.approach) + value_of(spec.cdu.rise)));
  p.conductance_W_per_K = least * counterflow_ntu(effectiveness, least / most);
  p.minimum_flow = spec.cdu.minimum_flow;
  p.branch = design_heat_W / loop_design_heat_W;
  p.loop_design_W_per_K = loop_design_heat_W / loop_rise_K;
  p.dew_limit_K = value_of(spec.room_dew_point) + 2.0;
  p.pump = {p.coolant_W_per_K / coolant_J_per_m3K, value_of(spec.cdu.pump.pressure),
            spec.cdu.pump.minimum_head, spec.cdu.pump.efficiency};
  return p;
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
  const double secant = first ? 0.0 : 1.0;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const double x = math::max(heat[i] / p.design_heat_W, p.minimum_flow);
    const double y = loop[i] / p.loop_design_W_per_K;
    const double c_coolant = p.coolant_W_per_K * x, c_facility = loop[i] * p.branch;
    const double ua = p.conductance_W_per_K * 2.0 / (math::pow(x, -0.8) + math::pow(y, -0.8));
    const double through = counterflow(ua, c_coolant, c_facility);
    const double q = heat[i] + pump[i];
    const double free = facility[i] + q / through - q / c_coolant;
    bound[i] = math::max(p.dew_limit_K - free, 0.0);
    const double target = math::max(free, p.dew_limit_K);
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
