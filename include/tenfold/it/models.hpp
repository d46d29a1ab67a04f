// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Language models: the published shape of a decoder, and the bytes and operations that follow.
#pragma once

#include "tenfold/fields.hpp"

namespace tenfold::it {

/// Shape of a decoder-only transformer, dense or mixture of experts, as its configuration file
/// publishes it. Experts have three matrices of width x expert_feed_forward each (gated units);
/// what is not in the experts is shared by all tokens.
struct LanguageModel {
  double parameters = 0.0;         ///< all, embeddings included
  double lookup_parameters = 0.0;  ///< input embedding that decode does not stream (untied)
  double layers = 1.0;
  double width = 1.0;
  double query_heads = 0.0;  ///< 0: width over head_size
  double kv_heads = 1.0;     ///< key-value heads (grouped-query attention)
  double head_size = 128.0;
  double cache_width = 0.0;       ///< cached numbers of a token and layer; 0: 2 kv_heads head_size
  double attention_layers = 0.0;  ///< layers with attention; 0: all (hybrid models have fewer)
  double state_numbers = 0.0;     ///< state of a sequence that does not grow (recurrent layers)
  double window = 0.0;            ///< sliding window [token]; 0: none
  double windowed_layers = 0.0;   ///< attention layers with that window
  double experts = 0.0;           ///< experts of a layer; 0: dense
  double experts_per_token = 0.0;
  double expert_feed_forward = 0.0;
  double expert_layers = 0.0;  ///< layers with experts; 0: all
  double weight_bytes = 2.0;   ///< bytes of a shared parameter
  double expert_bytes = 0.0;   ///< bytes of an expert's parameter; 0: weight_bytes
  double cache_bytes = 2.0;    ///< bytes of a cached number
  static const FieldTable& fields();

  [[nodiscard]] double query_width() const {
    return query_heads > 0.0 ? query_heads * head_size : width;
  }
  [[nodiscard]] double layers_with_experts() const {
    return experts > 0.0 ? (expert_layers > 0.0 ? expert_layers : layers) : 0.0;
  }
  [[nodiscard]] double layers_with_attention() const {
    return attention_layers > 0.0 ? attention_layers : layers;
  }
  [[nodiscard]] double expert_parameters() const { return 3.0 * width * expert_feed_forward; }
  /// Parameters outside the experts.
  [[nodiscard]] double shared_parameters() const {
    return parameters - layers_with_experts() * experts * expert_parameters();
  }
  /// Parameters that a token uses (N of 2N and 6N).
  [[nodiscard]] double active_parameters() const {
    return shared_parameters() - lookup_parameters +
           layers_with_experts() * experts_per_token * expert_parameters();
  }
  [[nodiscard]] double bytes_per_expert_parameter() const {
    return expert_bytes > 0.0 ? expert_bytes : weight_bytes;
  }
  /// All weights in memory [B].
  [[nodiscard]] double weights_B() const {
    return shared_parameters() * weight_bytes +
           (parameters - shared_parameters()) * bytes_per_expert_parameter();
  }
  /// Cache of one sequence at a context, all layers [B].
  [[nodiscard]] double cache_B(double context) const {
    const double per_layer =
        (cache_width > 0.0 ? cache_width : 2.0 * kv_heads * head_size) * cache_bytes;
    return per_layer * attended(context) + state_numbers * cache_bytes;
  }
  /// What a decode step moves of it [B]: a recurrent state is read and written.
  [[nodiscard]] double cache_traffic_B(double context) const {
    return cache_B(context) + state_numbers * cache_bytes;
  }
  /// Positions that the layers of a token attend to, summed over layers.
  [[nodiscard]] double attended(double context) const {
    const double seen = window > 0.0 && window < context ? window : context;
    return (layers_with_attention() - windowed_layers) * context + windowed_layers * seen;
  }
  /// Distinct experts that a batch of independent tokens touches in a layer:
  /// E (1 - (1 - k / E)^batch); measured within 1.5 % on random routing.
  [[nodiscard]] double distinct_experts(double batch) const;
};

/// What is wrong with a shape, in words; empty: nothing.
std::string problem_of(const LanguageModel& model);

}  // namespace tenfold::it
