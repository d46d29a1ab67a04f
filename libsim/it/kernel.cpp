// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "kernel.hpp"

#include "tenfold/math.hpp"

namespace tenfold::it {

namespace {

struct NodeState {
  double chips_W, fans_W, flow, loss_W;
};

[[gnu::always_inline]] inline NodeState node_state(const NodeParameters& p, double u,
                                                   double inlet_K, double coolant_K) {
  const double leak_K = p.liquid_fraction > 0.0 ? coolant_K : inlet_K;
  const double psi =
      1.0 + p.leakage_share * (math::exp(p.leakage_per_K * (leak_K - p.leakage_reference_K)) - 1.0);
  const double chips = (p.idle_W + p.range_W * u) * psi;
  const double ramp = p.fan_minimum + (1.0 - p.fan_minimum) * ((inlet_K - p.fan_start_K) /
                                                               (p.fan_full_K - p.fan_start_K));
  const double phi = math::min(math::max(ramp, p.fan_minimum), 1.0);
  const double fans = p.fan_max_W * phi * phi * phi;
  const double load = (chips + fans) / p.psu_rating_W;
  const double loss =
      p.psu_rating_W * (p.psu_no_load + load * (p.psu_proportional + load * p.psu_square));
  return {chips, fans, p.flow_max_m3_per_s * phi, loss};
}

}  // namespace

TENFOLD_CLONES void node_heat(const NodeParameters& parameters, double nodes,
                              const double* utilisation, const double* inlet_K,
                              const double* coolant_K, const NodeSums& sums, std::size_t n) {
  const NodeParameters p = parameters;
  double* const air = sums.air_heat_W;
  double* const flow = sums.air_flow_m3_per_s;
  double* const liquid = sums.liquid_heat_W;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const NodeState s = node_state(p, utilisation[i], inlet_K[i], coolant_K[i]);
    air[i] += nodes * (s.chips_W * (1.0 - p.liquid_fraction) + s.fans_W + s.loss_W);
    flow[i] += nodes * s.flow;
    liquid[i] += nodes * (s.chips_W * p.liquid_fraction);
  }
}

TENFOLD_CLONES void node_power(const NodeParameters& parameters, double nodes,
                               const double* utilisation, const double* inlet_K,
                               const double* coolant_K, const NodeRows& rows, std::size_t n) {
  const NodeParameters p = parameters;
  double* const ac = rows.ac_power_W;
  double* const fan = rows.fan_power_W;
  double* const psu = rows.psu_loss_W;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const NodeState s = node_state(p, utilisation[i], inlet_K[i], coolant_K[i]);
    ac[i] = nodes * (s.chips_W + s.fans_W + s.loss_W);
    fan[i] = nodes * s.fans_W;
    psu[i] = nodes * s.loss_W;
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
