// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "kernel.hpp"

#include "tenfold/math.hpp"

namespace tenfold::it {

namespace {

/// A class as a whole: what does not change with the step is multiplied out once.
struct ClassConstants {
  double idle_W, range_W;
  double leakage, leakage_per_K, leakage_offset;  ///< psi = 1 - s + s exp(k T + offset)
  double ramp, ramp_per_K, fan_minimum, fan_W, flow;
  double loss_W, loss_linear, loss_per_W;
  double liquid, air;
};

ClassConstants class_constants(const NodeParameters& p, double nodes) {
  const double ratio = p.air_volume_ratio;
  const double ramp_per_K = ratio * (1.0 - p.fan_minimum) / (p.fan_full_K - p.fan_start_K);
  return {p.idle_W * nodes,
          p.range_W * nodes,
          p.leakage_share,
          p.leakage_per_K,
          -p.leakage_per_K * p.leakage_reference_K,
          ratio * p.fan_minimum - ramp_per_K * p.fan_start_K,
          ramp_per_K,
          ratio * p.fan_minimum,
          p.fan_max_W * nodes / ratio,
          p.flow_max_m3_per_s * nodes,
          p.psu_rating_W * p.psu_no_load * nodes,
          p.psu_proportional,
          p.psu_square / (p.psu_rating_W * nodes),
          p.liquid_fraction,
          1.0 - p.liquid_fraction};
}

struct ClassState {
  double chips_W, fans_W, flow, loss_W;
};

[[gnu::always_inline]] inline ClassState class_state(const ClassConstants& c, double u,
                                                     double inlet_K, double leak_K) {
  const double psi =
      (1.0 - c.leakage) + c.leakage * math::exp(c.leakage_per_K * leak_K + c.leakage_offset);
  const double chips = (c.idle_W + c.range_W * u) * psi;
  const double phi = math::min(math::max(c.ramp + c.ramp_per_K * inlet_K, c.fan_minimum), 1.0);
  const double fans = c.fan_W * phi * phi * phi;
  const double load = chips + fans;
  const double loss = c.loss_W + load * (c.loss_linear + load * c.loss_per_W);
  return {chips, fans, c.flow * phi, loss};
}

}  // namespace

TENFOLD_CLONES void node_heat(const NodeParameters& parameters, double nodes,
                              const double* utilisation, const double* inlet_K,
                              const double* coolant_K, const NodeSums& sums, std::size_t n) {
  const ClassConstants c = class_constants(parameters, nodes);
  const double* const leak_K = parameters.liquid_fraction > 0.0 ? coolant_K : inlet_K;
  double* const air = sums.air_heat_W;
  double* const flow = sums.air_flow_m3_per_s;
  double* const liquid = sums.liquid_heat_W;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const ClassState s = class_state(c, utilisation[i], inlet_K[i], leak_K[i]);
    air[i] += s.chips_W * c.air + s.fans_W + s.loss_W;
    flow[i] += s.flow;
    liquid[i] += s.chips_W * c.liquid;
  }
}

TENFOLD_CLONES void node_power(const NodeParameters& parameters, double nodes,
                               const double* utilisation, const double* inlet_K,
                               const double* coolant_K, const NodeRows& rows, std::size_t n) {
  const ClassConstants c = class_constants(parameters, nodes);
  const double* const leak_K = parameters.liquid_fraction > 0.0 ? coolant_K : inlet_K;
  double* const ac = rows.ac_power_W;
  double* const fan = rows.fan_power_W;
  double* const psu = rows.psu_loss_W;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const ClassState s = class_state(c, utilisation[i], inlet_K[i], leak_K[i]);
    ac[i] = s.chips_W + s.fans_W + s.loss_W;
    fan[i] = s.fans_W;
    psu[i] = s.loss_W;
  }
}

TENFOLD_CLONES void node_all(const NodeParameters& parameters, double nodes,
                             const double* utilisation, const double* inlet_K,
                             const double* coolant_K, const NodeSums& sums,
                             const NodeTotals& totals, double* ac_power_W, std::size_t n) {
  const ClassConstants c = class_constants(parameters, nodes);
  const double* const leak_K = parameters.liquid_fraction > 0.0 ? coolant_K : inlet_K;
  double* const air = sums.air_heat_W;
  double* const flow = sums.air_flow_m3_per_s;
  double* const liquid = sums.liquid_heat_W;
  double* const it = totals.it_power_W;
  double* const fan = totals.fan_power_W;
  double* const psu = totals.psu_loss_W;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const ClassState s = class_state(c, utilisation[i], inlet_K[i], leak_K[i]);
    const double power = s.chips_W + s.fans_W + s.loss_W;
    ac_power_W[i] = power;
    it[i] += power;
    fan[i] += s.fans_W;
    psu[i] += s.loss_W;
    air[i] += s.chips_W * c.air + s.fans_W + s.loss_W;
    flow[i] += s.flow;
    liquid[i] += s.chips_W * c.liquid;
  }
}

TENFOLD_CLONES void inlet_temperature(double supply_K, const double* supply_rise_K,
                                      double recirculation, double air_capacity_J_per_m3K,
                                      const double* air_heat_W, const double* air_flow_m3_per_s,
                                      double* inlet_K, double* previous_inlet_K,
                                      double* previous_gap_K, bool first, std::size_t n) {
  const double gain = recirculation / (1.0 - recirculation) / air_capacity_J_per_m3K;
  const double weight = first ? 0.0 : 1.0;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const double target =
        supply_K + supply_rise_K[i] + gain * air_heat_W[i] / math::max(air_flow_m3_per_s[i], 1e-9);
    const double gap = target - inlet_K[i];
    const double change = gap - previous_gap_K[i];
    const double step = inlet_K[i] - previous_inlet_K[i];
    const bool flat = change * change < 1e-24;
    // The loop gain is a few percent, so that a step beyond twice the gap can only be round-off.
    double ratio = -step / (flat ? 1.0 : change);
    ratio = flat ? 1.0 : math::min(math::max(ratio, 0.5), 2.0);
    ratio = weight > 0.5 ? ratio : 1.0;
    previous_inlet_K[i] = inlet_K[i];
    previous_gap_K[i] = gap;
    inlet_K[i] = inlet_K[i] + ratio * gap;
  }
}

}  // namespace tenfold::it
