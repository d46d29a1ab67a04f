// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "tenfold/it/roofline.hpp"

#include <limits>

#include "tenfold/math.hpp"

namespace tenfold::it {

namespace {

// Share of memory that a serving engine gives to weights and cache.
constexpr double usable_memory = 0.9;
// Rows of an expert that its energy per byte covers: grouped products work on tiles of that many.
constexpr double tile_rows = 32.0;
// Reads and writes of the residual width in a layer of a prompt, of 2 B each (estimate).
constexpr double activation_passes = 20.0;

/// 8-bit weights are multiplied at the 8-bit rate, with energy in inverse proportion (measured on
/// the H100: 0.59 against 1.04 J a TFLOP at the limit).
double precision_gain(const ActivityParameters& p, double bytes) {
  return bytes <= 1.0 ? p.peak_flop8_per_s / p.peak_flop_per_s : 1.0;
}

double joining_s(const ActivityParameters& p, const LanguageModel& m, double accelerators,
                 double tokens, double latency_s) {
  if (accelerators <= 1.0) return 0.0;
  const double wire = p.link_B_per_s > 0.0 ? 2.0 * (accelerators - 1.0) / accelerators * tokens *
                                                 m.width * 2.0 / p.link_B_per_s
                                           : 0.0;
  return 2.0 * m.layers * (latency_s + wire);
}

double overhead_s(const ActivityParameters& p, const LanguageModel& m) {
  const double with_experts = m.layers_with_experts();
  return (m.layers - with_experts) * p.layer_s + with_experts * p.expert_layer_s;
}

}  // namespace

StepCost decode_step(const ActivityParameters& p, const LanguageModel& m, double accelerators,
                     double batch, double context, const SoftwareParameters& software) {
  const double bandwidth = p.peak_B_per_s * software.bandwidth;
  const double stream = p.stream_efficiency * bandwidth;
  const double gain = precision_gain(p, m.weight_bytes),
               expert_gain = precision_gain(p, m.bytes_per_expert_parameter());
  const double arithmetic = p.peak_flop_per_s * software.arithmetic;

  const double shared = m.shared_parameters() - m.lookup_parameters;
  const double shared_B = shared * m.weight_bytes / accelerators,
               shared_flop = 2.0 * shared * batch / accelerators;
  const double in_experts = m.layers_with_experts() * m.expert_parameters();
  const double expert_B = in_experts * m.distinct_experts(batch) * m.bytes_per_expert_parameter() /
                          accelerators,
               expert_flop = 2.0 * in_experts * m.experts_per_token * batch / accelerators;
  const double cache_B = batch * m.cache_traffic_B(context) / accelerators,
               attention_flop = 4.0 * m.query_width() * m.attended(context) * batch / accelerators;

  StepCost c;
  c.limit_saving = p.limit_saving_decode;
  c.bytes = shared_B + expert_B + cache_B;
  c.flop = shared_flop + expert_flop + attention_flop;
  const double projections =
      math::max(shared_B / stream, shared_flop / (p.matrix_efficiency * arithmetic * gain));
  const double experts = expert_B / (p.expert_efficiency * bandwidth) +
                         expert_flop / (p.expert_matrix_efficiency * arithmetic * expert_gain);
  const double attention = math::max(cache_B / stream, m.attended(context) * p.position_s);
  c.time_s = overhead_s(p, m) + projections + experts + attention +
             joining_s(p, m, accelerators, batch, software.link_s) + software.step_s +
             software.sequence_s * batch;

  const double ridge = p.peak_flop_per_s / p.peak_B_per_s;
  const double x = shared_flop / (shared_B * ridge);
  const double rows_J = p.flop_J + (p.rows_flop_J - p.flop_J) / (1.0 + x * x);
  const double per_expert = m.experts > 0.0 ? batch * m.experts_per_token / m.experts : 0.0;
  const double beyond_tile = per_expert > tile_rows ? 1.0 - tile_rows / per_expert : 0.0;
  const double gap_s = software.step_s + software.sequence_s * batch +
                       (accelerators > 1.0 ? 2.0 * m.layers * software.link_s : 0.0);
  c.dynamic_J = software.gap_power * p.limit_W * gap_s + p.byte_J * (shared_B + cache_B) +
                p.expert_byte_J * expert_B + rows_J / gain * shared_flop +
                p.rows_flop_J / expert_gain * beyond_tile * expert_flop +
                p.attention_flop_J * attention_flop;
  return c;
}

StepCost prefill_step(const ActivityParameters& p, const LanguageModel& m, double accelerators,
                      double prompt, const SoftwareParameters& software) {
  const double bandwidth = p.peak_B_per_s * software.bandwidth;
  const double gain = precision_gain(p, m.weight_bytes),
               expert_gain = precision_gain(p, m.bytes_per_expert_parameter());
  const double arithmetic = p.peak_flop_per_s * software.arithmetic;
  const double shared = m.shared_parameters() - m.lookup_parameters;
  const double shared_B = shared * m.weight_bytes / accelerators,
               shared_flop = 2.0 * shared * prompt / accelerators;
  const double in_experts = m.layers_with_experts() * m.expert_parameters();
  const double expert_B = in_experts * m.distinct_experts(prompt) * m.bytes_per_expert_parameter() /
                          accelerators,
               expert_flop = 2.0 * in_experts * m.experts_per_token * prompt / accelerators;
  // A causal prompt attends to half of itself on average.
  const double attention_flop =
      4.0 * m.query_width() * m.attended(0.5 * prompt) * prompt / accelerators;
  const double moved_B =
      (m.layers * m.width * 2.0 * activation_passes * prompt + prompt * m.cache_B(1.0)) /
      accelerators;

  StepCost c;
  c.limit_saving = p.limit_saving;
  c.bytes = shared_B + expert_B + moved_B;
  c.flop = shared_flop + expert_flop + attention_flop;
  const double matrix = p.prefill_efficiency * arithmetic;
  c.time_s =
      overhead_s(p, m) +
      math::max(shared_B / (p.stream_efficiency * bandwidth), shared_flop / (matrix * gain)) +
      expert_B / (p.expert_efficiency * bandwidth) +
      expert_flop / (p.expert_matrix_efficiency * arithmetic * expert_gain) +
      attention_flop / matrix + joining_s(p, m, accelerators, prompt, software.link_s) +
      software.step_s;
  const double per_expert = m.experts > 0.0 ? prompt * m.experts_per_token / m.experts : 0.0;
  const double beyond_tile = per_expert > tile_rows ? 1.0 - tile_rows / per_expert : 0.0;
  const double gap_s =
      software.step_s + (accelerators > 1.0 ? 2.0 * m.layers * software.link_s : 0.0);
  c.dynamic_J = software.gap_power * p.limit_W * gap_s + p.byte_J * (shared_B + moved_B) +
                p.expert_byte_J * expert_B + p.flop_J / gain * shared_flop +
                p.rows_flop_J / expert_gain * beyond_tile * expert_flop +
                p.prompt_flop_J * attention_flop;
  return c;
}

StepState step_state(const ActivityParameters& p, const StepCost& cost, double die_K,
                     double coolant_K) {
  const double dynamic = cost.dynamic_J / cost.time_s;
  const BoardState s = die_K == die_K
                           ? board_state(p, dynamic, die_K, cost.limit_saving)
                           : cooled_board_state(p, dynamic, coolant_K, cost.limit_saving);
  return {s.work > 0.0 ? cost.time_s / s.work : std::numeric_limits<double>::infinity(), s.power_W,
          s.work};
}

double least_accelerators(const ActivityParameters& p, const LanguageModel& m, double context) {
  if (p.memory_B <= 0.0) return 1.0;
  return math::ceil((m.weights_B() + m.cache_B(context)) / (usable_memory * p.memory_B) - 1e-12);
}

double most_sequences(const ActivityParameters& p, const LanguageModel& m, double accelerators,
                      double context) {
  if (p.memory_B <= 0.0 || m.cache_B(context) <= 0.0)
    return std::numeric_limits<double>::infinity();
  const double room = usable_memory * p.memory_B * accelerators - m.weights_B();
  return room > 0.0 ? math::floor(room / m.cache_B(context)) : 0.0;
}

}  // namespace tenfold::it
