// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "tenfold/it/models.hpp"

#include "tenfold/math.hpp"

namespace tenfold::it {

double LanguageModel::distinct_experts(double batch) const {
  if (experts <= 0.0) return 0.0;
  if (experts_per_token >= experts) return experts;
  return experts * (1.0 - math::pow(1.0 - experts_per_token / experts, batch));
}

std::string problem_of(const LanguageModel& m) {
  if (!(m.parameters > 0.0)) return "parameters must be above 0";
  if (!(m.layers >= 1.0)) return "layers must be 1 or more";
  if (!(m.width > 0.0)) return "width must be above 0";
  if (!(m.head_size > 0.0) || !(m.kv_heads > 0.0)) return "kv_heads and head_size must be above 0";
  if (m.kv_heads * m.head_size > m.query_width())
    return "kv_heads x head_size exceeds the width of the queries";
  if (m.experts > 0.0) {
    if (!(m.experts_per_token > 0.0 && m.experts_per_token <= m.experts))
      return "experts_per_token must be above 0 and at most experts";
    if (!(m.expert_feed_forward > 0.0)) return "a model with experts needs expert_feed_forward";
    if (m.shared_parameters() <= 0.0)
      return "the experts alone (layers x experts x 3 x width x expert_feed_forward) have more "
             "parameters than the model";
  }
  if (m.layers_with_experts() > m.layers || m.layers_with_attention() > m.layers ||
      m.windowed_layers > m.layers_with_attention())
    return "expert_layers, attention_layers and windowed_layers must not exceed the layers";
  if (m.windowed_layers > 0.0 && m.window <= 0.0) return "windowed_layers need a window";
  if (m.lookup_parameters >= m.shared_parameters())
    return "lookup_parameters must be fewer than the shared parameters";
  return {};
}

const FieldTable& LanguageModel::fields() {
  static const TableOf<LanguageModel> table = [] {
    TableOf<LanguageModel> t(
        "LanguageModel",
        "Shape of a decoder-only transformer, dense or mixture of experts. A token takes 2 N "
        "operations and a decode step streams shared weights, distinct experts "
        "E (1 - (1 - k / E)^batch) and the key-value cache.");
    const auto count = [](const char* doc, double maximum = 1e15) {
      return NumberField{.doc = doc, .minimum = 0, .maximum = maximum};
    };
    t.number("parameters", &LanguageModel::parameters,
             {.doc = "Parameters, embeddings included.",
              .minimum = 1e5,
              .maximum = 1e15,
              .required = true})
        .number("lookup_parameters", &LanguageModel::lookup_parameters,
                count("Input embedding that decode looks up and does not stream (untied)."))
        .number("layers", &LanguageModel::layers,
                {.doc = "Layers.", .minimum = 1, .maximum = 1e4, .required = true})
        .number("width", &LanguageModel::width,
                {.doc = "Width of the residual stream.",
                 .minimum = 1,
                 .maximum = 1e6,
                 .required = true})
        .number("query_heads", &LanguageModel::query_heads,
                count("Query heads; 0: width over head_size.", 1e5))
        .number("kv_heads", &LanguageModel::kv_heads,
                {.doc = "Key-value heads.", .minimum = 1, .maximum = 1e5})
        .number("head_size", &LanguageModel::head_size,
                {.doc = "Size of a head.", .minimum = 1, .maximum = 1e4})
        .number("cache_width", &LanguageModel::cache_width,
                count("Cached numbers of a token and layer; 0: 2 kv_heads head_size.", 1e7))
        .number("attention_layers", &LanguageModel::attention_layers,
                count("Layers with attention; 0: all.", 1e4))
        .number("state_numbers", &LanguageModel::state_numbers,
                count("Numbers of a sequence's recurrent state, which does not grow."))
        .number("window", &LanguageModel::window, count("Sliding window in tokens; 0: none.", 1e9))
        .number("windowed_layers", &LanguageModel::windowed_layers,
                count("Attention layers with that window.", 1e4))
        .number("experts", &LanguageModel::experts, count("Experts of a layer; 0: dense.", 1e6))
        .number("experts_per_token", &LanguageModel::experts_per_token,
                count("Experts that a token uses.", 1e6))
        .number("expert_feed_forward", &LanguageModel::expert_feed_forward,
                count("Inner width of an expert.", 1e6))
        .number("expert_layers", &LanguageModel::expert_layers,
                count("Layers with experts; 0: all.", 1e4))
        .number("weight_bytes", &LanguageModel::weight_bytes,
                {.doc = "Bytes of a shared parameter.", .minimum = 0.1, .maximum = 8})
        .number("expert_bytes", &LanguageModel::expert_bytes,
                count("Bytes of an expert's parameter; 0: weight_bytes.", 8))
        .number("cache_bytes", &LanguageModel::cache_bytes,
                {.doc = "Bytes of a cached number.", .minimum = 0.1, .maximum = 8});
    return t;
  }();
  return table;
}

}  // namespace tenfold::it
