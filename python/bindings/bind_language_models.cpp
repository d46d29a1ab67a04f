// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include <pybind11/numpy.h>
#include <pybind11/stl.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "bind_it.hpp"
#include "engine/activity_parts.hpp"
#include "tenfold/it/serving.hpp"

namespace py = pybind11;

namespace tenfold::bindings {

namespace {

using Rows = Arguments::Rows;
constexpr Range boards_range{1.0, 1e5}, tokens_range{1.0, 1e8, "tokens"};

/// Numbers by name; None: not stated.
std::map<std::string, double> numbers_of(const char* model, const py::dict& given) {
  constexpr double any = std::numeric_limits<double>::infinity();
  Arguments a(model);
  std::map<std::string, double> out;
  for (const auto& [key, value] : given) {
    const std::string name = py::str(key);
    if (!value.is_none()) out[name] = a.number(name.c_str(), value, {-any, any});
  }
  a.close();
  return out;
}

/// A shape from a catalog name (may be empty) and fields that replace its values.
it::LanguageModel shape_of(const std::string& name, const py::dict& given) {
  const std::map<std::string, double> shape = numbers_of("language_model", given);
  it::LanguageModel model;
  if (!name.empty()) model = engine::read_language_model(scenario::Catalog::built_in(), name);
  std::vector<Issue> issues;
  for (const auto& [key, value] : shape) {
    const Field* field = it::LanguageModel::fields().find(key);
    if (field == nullptr) {
      std::vector<std::string> names;
      for (const Field& f : it::LanguageModel::fields().fields()) names.push_back(f.name);
      const std::string near = nearest_name(key, names);
      issues.push_back({key,
                        "a language model has no '" + key + "'",
                        near.empty() ? "" : "did you mean '" + near + "'?",
                        "Python",
                        0,
                        0,
                        {}});
    } else if (!(value >= field->minimum && value <= field->maximum)) {
      issues.push_back({key,
                        "is " + text_of(value) +
                            "; allowed: " + format_quantity(field->minimum, Dimension::none) +
                            " to " + format_quantity(field->maximum, Dimension::none),
                        "",
                        "Python",
                        0,
                        0,
                        {}});
    } else {
      field->set_number(&model, 0, value);
    }
  }
  for (const char* key : {"experts_per_token", "expert_feed_forward"}) {
    if (model.experts <= 0.0 && shape.count(key) > 0)
      issues.push_back({key, "is stated, but not experts", "", "Python", 0, 0, {}});
  }
  if (!issues.empty()) throw InputError(issues);
  if (const std::string problem = it::problem_of(model); !problem.empty())
    refuse("language model", problem);
  return model;
}

void require_fits(const it::ActivityParameters& p, const it::LanguageModel& m, double accelerators,
                  double context, const std::string& name) {
  const double least = it::least_accelerators(p, m, context);
  if (accelerators < least) {
    refuse("accelerators",
           "weights of " + format_quantity(std::round(m.weights_B() / 1e8) * 1e8, Dimension::data) +
               " do not fit into the memory of " + format_quantity(accelerators, Dimension::none) +
               " x '" + name + "' (" + format_quantity(p.memory_B, Dimension::data) + " each)",
           "take " + format_quantity(least, Dimension::none) + " or more");
  }
}

/// "bare" (or None), "serving", or numbers by name.
it::SoftwareParameters software_of(const it::ActivityParameters& p, const py::object& stated) {
  it::SoftwareParameters s;
  if (stated.is_none()) return s;
  if (py::isinstance<py::str>(stated)) {
    const auto word = stated.cast<std::string>();
    if (word != "bare" && word != "serving")
      refuse("software", "is '" + word + "'; allowed: 'bare', 'serving' or a mapping");
    return word == "serving" ? p.serving : s;
  }
  if (!py::hasattr(stated, "items"))
    refuse("software", "is " + std::string(py::str(py::repr(stated))) +
                           "; allowed: 'bare', 'serving' or a mapping");
  std::map<std::string, double> given = numbers_of("software", py::dict(stated));
  if (given.erase("serving") > 0) s = p.serving;
  const std::map<std::string, double*> known{
      {"step_s", &s.step_s},         {"sequence_s", &s.sequence_s}, {"bandwidth", &s.bandwidth},
      {"arithmetic", &s.arithmetic}, {"link_s", &s.link_s},         {"gap_power", &s.gap_power}};
  for (const auto& [key, value] : given) {
    const auto found = known.find(key);
    if (found == known.end()) {
      std::vector<std::string> names{"serving"};
      for (const auto& entry : known) names.push_back(entry.first);
      const std::string near = nearest_name(key, names);
      refuse("software", "there is no '" + key + "'",
             near.empty() ? "" : "did you mean '" + near + "'?");
    }
    if (!(value >= 0.0 && value < 1e3))
      refuse("software." + key, "is " + text_of(value) + "; allowed: 0 to 1000");
    *found->second = value;
  }
  if (s.bandwidth <= 0.0 || s.arithmetic <= 0.0)
    refuse("software", "bandwidth and arithmetic must be above 0");
  return s;
}

/// Die temperature; NaN: it follows from the coolant.
double die_of(Arguments& a, const py::object& die) {
  return die.is_none() ? std::numeric_limits<double>::quiet_NaN()
                       : a.number("temperature", die, die_range);
}

py::dict steps(const Arguments& a, const it::ActivityParameters& p,
               const std::vector<it::StepCost>& costs, double die_K, double coolant_K) {
  std::vector<it::StepState> states;
  states.reserve(costs.size());
  for (const it::StepCost& cost : costs)
    states.push_back(it::step_state(p, cost, die_K, coolant_K));
  py::dict d;
  d["power_W"] = a.each([&](std::size_t i) { return states[i].power_W; });
  d["step_s"] = a.each([&](std::size_t i) { return states[i].time_s; });
  d["work"] = a.each([&](std::size_t i) { return states[i].work; });
  d["bytes_per_s"] = a.each([&](std::size_t i) { return costs[i].bytes / states[i].time_s; });
  d["flop_per_s"] = a.each([&](std::size_t i) { return costs[i].flop / states[i].time_s; });
  return d;
}

/// Rate and energy of the tokens of a step, all boards.
void add_tokens(py::dict& d, const Arguments& a, const double* tokens, double boards) {
  const Rows time = d["step_s"].cast<Rows>(), power = d["power_W"].cast<Rows>();
  const auto rate = [&](std::size_t i) { return tokens[i] / time.data()[i]; };
  d["tokens_per_s"] = a.each(rate);
  d["joule_per_token"] = a.each([&](std::size_t i) { return boards * power.data()[i] / rate(i); });
}

py::object flags(const Arguments& a, const std::vector<bool>& values) {
  py::array_t<bool> out(static_cast<py::ssize_t>(values.size()));
  std::copy(values.begin(), values.end(), out.mutable_data());
  return a.shaped(out);
}

/// What serve() takes too, where decode() is given it: it bounds batch and context.
struct Request {
  double prompt, answer, max_batch;  ///< NaN: not stated
};

/// Mean context of a sequence: stated, or that over the answer to a stated prompt.
py::object context_of(const Arguments& a, const py::object& stated, const Request& r) {
  if (!stated.is_none()) return stated;
  const bool prompt = !std::isnan(r.prompt), answer = !std::isnan(r.answer);
  if (!prompt && !answer) return py::float_(1024.0);
  if (!prompt)
    a.refuse("context", "is not stated; an answer without a prompt does not say it",
             "state context, or prompt and answer");
  return py::float_(r.prompt + (answer ? 0.5 * r.answer : 0.0));
}

void check_request(const Arguments& a, const Request& r, const double* batch,
                   const double* context) {
  for (std::size_t i = 0; i < a.size(); ++i) {
    const double low = std::isnan(r.prompt) ? 0.0 : r.prompt,
                 high = std::isnan(r.answer) ? std::numeric_limits<double>::infinity()
                                             : (std::isnan(r.prompt) ? 1e8 : r.prompt) + r.answer;
    if (context[i] < low || context[i] > high)
      a.refuse("context",
               a.element(i) + "is " + text_of(context[i]) + " tokens; allowed: " + text_of(low) +
                   (std::isinf(high) ? " or more, the prompt"
                                     : " to " + text_of(high) + ", prompt to prompt and answer"),
               "state context alone, or prompt and answer alone");
    if (batch[i] > r.max_batch)
      a.refuse("batch", a.element(i) + "is " + text_of(batch[i]) + ", above max_batch, " +
                            text_of(r.max_batch));
  }
}

py::dict decode(const std::string& accelerator_name, const std::string& model,
                const py::dict& shape, const py::object& accelerators, const py::object& batch,
                const py::object& context, const py::object& die, const py::object& coolant,
                const py::object& software, const py::object& prompt, const py::object& answer,
                const py::object& max_batch) {
  const it::ActivityParameters p = parameters_of(accelerator_name);
  const it::LanguageModel m = shape_of(model, shape);
  const it::SoftwareParameters engine = software_of(p, software);
  Arguments a("decode");
  const double boards = a.number("accelerators", accelerators, boards_range),
               die_K = die_of(a, die), coolant_K = a.number("coolant", coolant, coolant_range);
  constexpr double not_stated = std::numeric_limits<double>::quiet_NaN();
  const Request request{
      prompt.is_none() ? not_stated : a.number("prompt", prompt, tokens_range),
      answer.is_none() ? not_stated : a.number("answer", answer, tokens_range),
      max_batch.is_none() ? not_stated : a.number("max_batch", max_batch, {1.0, 1e5})};
  a.add("batch", batch, {1e-3, 1e6});
  a.add("context", context_of(a, context, request), tokens_range);
  a.close();
  require_fits(p, m, boards, 1.0, accelerator_name);
  check_request(a, request, a[0], a[1]);
  std::vector<it::StepCost> costs;
  std::vector<bool> fits;
  for (std::size_t i = 0; i < a.size(); ++i) {
    costs.push_back(it::decode_step(p, m, boards, a[0][i], a[1][i], engine));
    fits.push_back(it::most_sequences(p, m, boards, a[1][i]) >= a[0][i]);
  }
  py::dict d = steps(a, p, costs, die_K, coolant_K);
  add_tokens(d, a, a[0], boards);
  d["distinct_experts"] = a.each([&](std::size_t i) { return m.distinct_experts(a[0][i]); });
  d["fits"] = flags(a, fits);
  return d;
}

py::dict prefill(const std::string& accelerator_name, const std::string& model,
                 const py::dict& shape, const py::object& accelerators, const py::object& prompt,
                 const py::object& die, const py::object& coolant, const py::object& software) {
  const it::ActivityParameters p = parameters_of(accelerator_name);
  const it::LanguageModel m = shape_of(model, shape);
  const it::SoftwareParameters engine = software_of(p, software);
  Arguments a("prefill");
  const double boards = a.number("accelerators", accelerators, boards_range),
               die_K = die_of(a, die), coolant_K = a.number("coolant", coolant, coolant_range);
  a.add("prompt", prompt, tokens_range);
  a.close();
  require_fits(p, m, boards, 1.0, accelerator_name);
  std::vector<it::StepCost> costs;
  for (std::size_t i = 0; i < a.size(); ++i)
    costs.push_back(it::prefill_step(p, m, boards, a[0][i], engine));
  py::dict d = steps(a, p, costs, die_K, coolant_K);
  add_tokens(d, a, a[0], boards);
  return d;
}

py::dict serve(const std::string& accelerator_name, const std::string& model, const py::dict& shape,
               const py::object& accelerators, const py::object& prompt, const py::object& answer,
               const py::object& max_batch, const py::object& rate, const py::object& coolant,
               const py::object& software) {
  const it::ActivityParameters p = parameters_of(accelerator_name);
  const it::LanguageModel m = shape_of(model, shape);
  Arguments a("serve");
  const double boards = a.number("accelerators", accelerators, boards_range),
               asked = a.number("prompt", prompt, tokens_range),
               answered = a.number("answer", answer, tokens_range),
               together = a.number("max_batch", max_batch, {1.0, 1e5}),
               coolant_K = a.number("coolant", coolant, coolant_range);
  a.add("rate", rate, {0.0, 1e12, "request/s"});
  a.close();
  if (together != std::floor(together))
    a.refuse("max_batch", "is " + text_of(together) + ", not a whole number; allowed: 1 to 100000",
             "sequences are served whole; decode() takes a mean batch");
  require_fits(p, m, boards, asked + answered, accelerator_name);
  const double most = std::min(together, it::most_sequences(p, m, boards, asked + answered));
  const it::Server server(p, m, boards, asked, answered, static_cast<int>(most),
                          software_of(p, software), coolant_K);
  std::vector<it::ServingState> states;
  std::vector<bool> saturated;
  for (std::size_t i = 0; i < a.size(); ++i) {
    states.push_back(server.at(a[0][i]));
    saturated.push_back(states.back().saturated);
  }
  py::dict d;
  d["power_W"] = a.each([&](std::size_t i) { return states[i].power_W; });
  d["answer_tokens_per_s"] = a.each([&](std::size_t i) { return states[i].tokens_per_s; });
  d["active_batch"] = a.each([&](std::size_t i) { return states[i].active_batch; });
  d["latency_s"] = a.each([&](std::size_t i) { return states[i].latency_s; });
  d["idle_share"] = a.each([&](std::size_t i) { return states[i].idle_share; });
  d["prefill_share"] = a.each([&](std::size_t i) { return states[i].prefill_share; });
  d["saturated"] = flags(a, saturated);
  d["capacity_per_s"] = single(server.capacity_per_s());
  d["largest_batch"] = single(static_cast<double>(server.largest_batch()));
  return d;
}

}  // namespace

void bind_language_models(py::module_& m) {
  m.def("decode", &decode, py::arg("accelerator"), py::arg("model"), py::arg("shape"),
        py::arg("accelerators"), py::arg("batch"), py::arg("context"), py::arg("temperature"),
        py::arg("coolant"), py::arg("software"), py::arg("prompt"), py::arg("answer"),
        py::arg("max_batch"));
  m.def("prefill", &prefill, py::arg("accelerator"), py::arg("model"), py::arg("shape"),
        py::arg("accelerators"), py::arg("prompt"), py::arg("temperature"), py::arg("coolant"),
        py::arg("software"));
  m.def("serve", &serve, py::arg("accelerator"), py::arg("model"), py::arg("shape"),
        py::arg("accelerators"), py::arg("prompt"), py::arg("answer"), py::arg("max_batch"),
        py::arg("rate"), py::arg("coolant"), py::arg("software"));
}

}  // namespace tenfold::bindings
