// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "tenfold/it/activity.hpp"

#include <vector>

#include "tenfold/error.hpp"
#include "tenfold/math.hpp"

namespace tenfold::it {

namespace {

template <class Quantity>
void take(double& into, const std::optional<Quantity>& stated) {
  if (stated) into = value_of(*stated);
}

void take_stated(ActivityParameters& p, const Accelerator& a) {
  take(p.idle_off_W, a.idle_off);
  take(p.idle_W, a.idle);
  take(p.leakage_per_K, a.leakage_rate);
  take(p.byte_J, a.energy_per_byte);
  take(p.expert_byte_J, a.energy_per_expert_byte);
  take(p.flop_J, a.energy_per_flop);
  take(p.rows_flop_J, a.energy_per_flop_rows);
  take(p.attention_flop_J, a.energy_per_flop_attention);
  take(p.prompt_flop_J, a.energy_per_flop_prompt);
  take(p.decode_flop_J, a.energy_per_flop_decode);
  take(p.training_flop_J, a.energy_per_flop_training);
  take(p.limit_saving, a.limit_saving);
  take(p.limit_saving_decode, a.limit_saving_decode);
  take(p.burst_allowance, a.burst_allowance);
  take(p.stream_efficiency, a.stream_efficiency);
  take(p.expert_efficiency, a.expert_efficiency);
  take(p.expert_matrix_efficiency, a.expert_matrix_efficiency);
  take(p.matrix_efficiency, a.matrix_efficiency);
  take(p.prefill_efficiency, a.prefill_efficiency);
  take(p.training_efficiency, a.training_efficiency);
  take(p.layer_s, a.layer_latency);
  take(p.expert_layer_s, a.expert_layer_latency);
  take(p.position_s, a.position_latency);
  take(p.thermal_K_per_W, a.thermal_resistance);
  take(p.serving.step_s, a.serving_step);
  take(p.serving.sequence_s, a.serving_sequence);
  take(p.serving.bandwidth, a.serving_bandwidth);
  take(p.serving.arithmetic, a.serving_arithmetic);
  take(p.serving.link_s, a.serving_link);
  take(p.serving.gap_power, a.serving_gap_power);
}

void take_facts(ActivityParameters& p, const Accelerator& a) {
  p.limit_W = value_of(a.power_limit);
  p.peak_B_per_s = value_of(a.memory_bandwidth);
  p.peak_flop_per_s = value_of(a.compute_16bit);
  p.peak_flop8_per_s = math::max(value_of(a.compute_8bit), p.peak_flop_per_s);
  p.memory_B = value_of(a.memory);
  p.link_B_per_s = value_of(a.link_bandwidth);
}

}  // namespace

ActivityParameters stated_activity(const Accelerator& part, const std::string& name) {
  std::vector<Issue> issues;
  const auto need = [&](bool stated, const char* field) {
    if (stated) return;
    Issue issue;
    issue.path = "catalog.accelerators." + name + "." + field;
    issue.message = "the activity model needs it; state it, or name a measured part by scaled_from";
    issues.push_back(issue);
  };
  need(value_of(part.memory_bandwidth) > 0.0, "memory_bandwidth");
  need(value_of(part.compute_16bit) > 0.0, "compute_16bit");
  need(part.idle_off.has_value(), "idle_off");
  need(part.idle.has_value(), "idle");
  need(part.leakage_rate.has_value(), "leakage_rate");
  need(part.energy_per_byte.has_value(), "energy_per_byte");
  need(part.energy_per_expert_byte.has_value(), "energy_per_expert_byte");
  need(part.energy_per_flop.has_value(), "energy_per_flop");
  need(part.energy_per_flop_rows.has_value(), "energy_per_flop_rows");
  need(part.energy_per_flop_attention.has_value(), "energy_per_flop_attention");
  need(part.energy_per_flop_prompt.has_value(), "energy_per_flop_prompt");
  need(part.energy_per_flop_decode.has_value(), "energy_per_flop_decode");
  need(part.energy_per_flop_training.has_value(), "energy_per_flop_training");
  need(part.limit_saving.has_value(), "limit_saving");
  need(part.limit_saving_decode.has_value(), "limit_saving_decode");
  need(part.burst_allowance.has_value(), "burst_allowance");
  need(part.stream_efficiency.has_value(), "stream_efficiency");
  need(part.expert_efficiency.has_value(), "expert_efficiency");
  need(part.expert_matrix_efficiency.has_value(), "expert_matrix_efficiency");
  need(part.matrix_efficiency.has_value(), "matrix_efficiency");
  need(part.prefill_efficiency.has_value(), "prefill_efficiency");
  need(part.training_efficiency.has_value(), "training_efficiency");
  need(part.layer_latency.has_value(), "layer_latency");
  need(part.expert_layer_latency.has_value(), "expert_layer_latency");
  need(part.position_latency.has_value(), "position_latency");
  need(part.thermal_resistance.has_value(), "thermal_resistance");
  if (!issues.empty()) throw InputError(issues);
  ActivityParameters p;
  take_facts(p, part);
  take_stated(p, part);
  return p;
}

ActivityParameters scaled_activity(const Accelerator& part, const ActivityParameters& reference) {
  ActivityParameters p = reference;
  take_facts(p, part);
  const double limit = p.limit_W / reference.limit_W;
  const double rate = p.peak_flop_per_s / reference.peak_flop_per_s;
  const double bandwidth = p.peak_B_per_s / reference.peak_B_per_s;
  const double per_byte = bandwidth > 0.0 ? math::sqrt(limit / bandwidth) : 1.0;
  const double per_flop = rate > 0.0 ? limit / rate : 1.0;
  p.idle_off_W *= limit;
  p.idle_W *= limit;
  p.byte_J *= per_byte;
  p.expert_byte_J *= per_byte;
  for (double* e : {&p.flop_J, &p.rows_flop_J, &p.attention_flop_J, &p.prompt_flop_J,
                    &p.decode_flop_J, &p.training_flop_J})
    *e *= per_flop;
  p.thermal_K_per_W /= limit;
  take_stated(p, part);
  return p;
}

double rest_power(const ActivityParameters& p, double die_K) {
  return p.idle_W * math::exp(p.leakage_per_K * (die_K - activity_reference_K));
}

double energy_per_flop(const ActivityParameters& p, double bytes_per_s, double flop_per_s) {
  const double ridge = p.peak_flop_per_s / p.peak_B_per_s;
  const double x = bytes_per_s > 0.0 ? flop_per_s / (bytes_per_s * ridge) : 1e6;
  return p.flop_J + (p.decode_flop_J - p.flop_J) / (1.0 + x * x);
}

BoardState board_state(const ActivityParameters& p, double dynamic_W, double die_K,
                       double limit_saving) {
  const double rest = rest_power(p, die_K);
  const double room = p.limit_W - rest;
  if (dynamic_W <= room) return {rest + dynamic_W, 1.0, die_K};
  if (room <= 0.0) return {rest, 0.0, die_K};
  // s (1 - k + k s) = room / D
  const double k = limit_saving, ratio = room / dynamic_W;
  const double work =
      k > 0.0 ? (math::sqrt((1.0 - k) * (1.0 - k) + 4.0 * k * ratio) - (1.0 - k)) / (2.0 * k)
              : ratio;
  return {p.limit_W, work, die_K};
}

BoardState cooled_board_state(const ActivityParameters& p, double dynamic_W, double coolant_K,
                              double limit_saving) {
  // Gain below 0.15 (leakage of 3 W/K at most times 0.05 K/W): twelve passes leave round-off.
  BoardState s{p.limit_W, 1.0, activity_reference_K};
  for (int pass = 0; pass < 12; ++pass)
    s = board_state(p, dynamic_W, coolant_K + p.thermal_K_per_W * s.power_W, limit_saving);
  return s;
}

double burst_power(const ActivityParameters& p, double dynamic_W, double busy, double die_K) {
  const double rest = rest_power(p, die_K);
  const double room = math::max(p.limit_W - rest, 0.0);
  return rest +
         math::min(busy * dynamic_W, room * (1.0 - (1.0 - p.burst_allowance) * (1.0 - busy)));
}

double accelerator_power(const ActivityParameters& p, double bytes_per_s, double flop_per_s,
                         double attention_flop_per_s, double die_K, double busy) {
  const double products = flop_per_s - attention_flop_per_s;
  double dynamic = p.byte_J * bytes_per_s;
  if (attention_flop_per_s > 0.0) {
    const double ridge = p.peak_flop_per_s / p.peak_B_per_s;
    const double x = bytes_per_s > 0.0 ? flop_per_s / (bytes_per_s * ridge) : 1e6;
    dynamic += (p.flop_J + (p.rows_flop_J - p.flop_J) / (1.0 + x * x)) * products +
               p.attention_flop_J * attention_flop_per_s;
  } else {
    dynamic += energy_per_flop(p, bytes_per_s, flop_per_s) * products;
  }
  if (busy < 1.0) return burst_power(p, dynamic, busy, die_K);
  return board_state(p, dynamic, die_K, p.limit_saving).power_W;
}

}  // namespace tenfold::it
