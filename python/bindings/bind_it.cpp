// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include <pybind11/numpy.h>
#include <pybind11/stl.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "bindings.hpp"
#include "engine/activity_parts.hpp"
#include "engine/workload_curves.hpp"
#include "tenfold/it/serving.hpp"
#include "tenfold/it/training.hpp"

namespace py = pybind11;

namespace tenfold::bindings {

namespace {

using Array = py::array_t<double, py::array::c_style | py::array::forcecast>;

[[noreturn]] void refuse(const std::string& argument, const std::string& message,
                         const std::string& hint = {}) {
  throw InputError(Issue{argument, message, hint, "Python", 0, 0, {}});
}

double within(double value, const char* argument, double low, double high, const char* allowed) {
  if (!(value >= low && value <= high)) {
    const std::string found =
        std::isnan(value) ? "not a number" : format_quantity(value, Dimension::none);
    refuse(argument, found + " is out of range; allowed: " + allowed);
  }
  return value;
}

it::ActivityParameters parameters_of(const std::string& accelerator) {
  std::map<std::string, it::Accelerator> parts;
  engine::read_accelerator(scenario::Catalog::built_in(), accelerator, parts);
  return engine::activity_parameters(parts, accelerator);
}

/// A shape from a catalog name (may be empty) and fields that replace its values.
it::LanguageModel shape_of(const std::string& name, const std::map<std::string, double>& shape) {
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
      issues.push_back(
          {key,
           "out of range; allowed: " + format_quantity(field->minimum, Dimension::none) + " to " +
               format_quantity(field->maximum, Dimension::none),
           "",
           "Python",
           0,
           0,
           {}});
    } else {
      field->set_number(&model, 0, value);
    }
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

it::SoftwareParameters software_of(const it::ActivityParameters& p,
                                   std::map<std::string, double> given) {
  it::SoftwareParameters s;
  if (given.erase("serving") > 0) s = p.serving;
  const std::map<std::string, double*> known{
      {"step_s", &s.step_s},         {"sequence_s", &s.sequence_s}, {"bandwidth", &s.bandwidth},
      {"arithmetic", &s.arithmetic}, {"link_s", &s.link_s},         {"gap_power", &s.gap_power}};
  for (const auto& [key, value] : given) {
    const auto found = known.find(key);
    if (found == known.end()) refuse("software", "there is no '" + key + "'");
    if (!(value >= 0.0 && value < 1e3))
      refuse("software." + key, "out of range; allowed: 0 to 1000");
    *found->second = value;
  }
  if (s.bandwidth <= 0.0 || s.arithmetic <= 0.0)
    refuse("software", "bandwidth and arithmetic must be above 0");
  return s;
}

double coolant_of(double coolant_K) {
  return within(coolant_K, "coolant", 233.15, 373.15,
                "233.15 to 373.15 K (kelvin, not degrees Celsius)");
}

/// Die temperature, none: it follows from the coolant.
double die_of(const std::optional<double>& die_K) {
  if (!die_K) return std::numeric_limits<double>::quiet_NaN();
  return within(*die_K, "temperature", 233.15, 393.15,
                "233.15 to 393.15 K (kelvin, not degrees Celsius)");
}

Array empty_as(const Array& like) {
  return Array(std::vector<py::ssize_t>(like.shape(), like.shape() + like.ndim()));
}

py::dict accelerator(const std::string& name) {
  const it::ActivityParameters p = parameters_of(name);
  py::dict d;
  d["power_limit_W"] = p.limit_W;
  d["idle_off_W"] = p.idle_off_W;
  d["idle_W"] = p.idle_W;
  d["leakage_per_K"] = p.leakage_per_K;
  d["energy_per_byte_J"] = p.byte_J;
  d["energy_per_expert_byte_J"] = p.expert_byte_J;
  d["energy_per_flop_J"] = p.flop_J;
  d["energy_per_flop_decode_J"] = p.decode_flop_J;
  d["memory_B"] = p.memory_B;
  d["memory_bandwidth_B_per_s"] = p.peak_B_per_s;
  d["compute_16bit_per_s"] = p.peak_flop_per_s;
  d["compute_8bit_per_s"] = p.peak_flop8_per_s;
  d["matrix_efficiency"] = p.matrix_efficiency;
  return d;
}

py::dict steps(const it::ActivityParameters& p, const std::vector<it::StepCost>& costs,
               const Array& like, const std::optional<double>& given_die_K,
               double given_coolant_K) {
  const double die_K = die_of(given_die_K), coolant_K = coolant_of(given_coolant_K);
  Array time = empty_as(like), power = empty_as(like), work = empty_as(like),
        bytes = empty_as(like), flop = empty_as(like);
  for (std::size_t i = 0; i < costs.size(); ++i) {
    const it::StepState s = it::step_state(p, costs[i], die_K, coolant_K);
    time.mutable_data()[i] = s.time_s;
    power.mutable_data()[i] = s.power_W;
    work.mutable_data()[i] = s.work;
    bytes.mutable_data()[i] = costs[i].bytes;
    flop.mutable_data()[i] = costs[i].flop;
  }
  py::dict d;
  d["step_s"] = time;
  d["power_W"] = power;
  d["work"] = work;
  d["bytes"] = bytes;
  d["flop"] = flop;
  return d;
}

py::dict decode(const std::string& accelerator_name, const std::string& model,
                const std::map<std::string, double>& shape, double accelerators, const Array& batch,
                const Array& context, const std::optional<double>& die_K, double coolant_K,
                const std::map<std::string, double>& software) {
  const it::ActivityParameters p = parameters_of(accelerator_name);
  const it::LanguageModel m = shape_of(model, shape);
  const it::SoftwareParameters engine = software_of(p, software);
  within(accelerators, "accelerators", 1.0, 1e5, "1 to 100000");
  if (batch.size() != context.size()) refuse("context", "batch and context differ in size");
  std::vector<it::StepCost> costs;
  Array distinct = empty_as(batch), fits = empty_as(batch);
  for (py::ssize_t i = 0; i < batch.size(); ++i) {
    const double b = within(batch.data()[i], "batch", 1e-3, 1e6, "above 0 to 1e6"),
                 c = within(context.data()[i], "context", 1.0, 1e8, "1 to 1e8 tokens");
    require_fits(p, m, accelerators, 1.0, accelerator_name);
    costs.push_back(it::decode_step(p, m, accelerators, b, c, engine));
    distinct.mutable_data()[i] = m.distinct_experts(b);
    fits.mutable_data()[i] = it::most_sequences(p, m, accelerators, c) >= b ? 1.0 : 0.0;
  }
  py::dict d = steps(p, costs, batch, die_K, coolant_K);
  d["distinct_experts"] = distinct;
  d["fits"] = fits;
  return d;
}

py::dict prefill(const std::string& accelerator_name, const std::string& model,
                 const std::map<std::string, double>& shape, double accelerators,
                 const Array& prompt, const std::optional<double>& die_K, double coolant_K,
                 const std::map<std::string, double>& software) {
  const it::ActivityParameters p = parameters_of(accelerator_name);
  const it::LanguageModel m = shape_of(model, shape);
  const it::SoftwareParameters engine = software_of(p, software);
  within(accelerators, "accelerators", 1.0, 1e5, "1 to 100000");
  require_fits(p, m, accelerators, 1.0, accelerator_name);
  std::vector<it::StepCost> costs;
  for (py::ssize_t i = 0; i < prompt.size(); ++i)
    costs.push_back(
        it::prefill_step(p, m, accelerators,
                         within(prompt.data()[i], "prompt", 1.0, 1e8, "1 to 1e8 tokens"), engine));
  return steps(p, costs, prompt, die_K, coolant_K);
}

py::dict serve(const std::string& accelerator_name, const std::string& model,
               const std::map<std::string, double>& shape, double accelerators, double prompt,
               double answer, double max_batch, const Array& rate, double coolant_K,
               const std::map<std::string, double>& software) {
  const it::ActivityParameters p = parameters_of(accelerator_name);
  const it::LanguageModel m = shape_of(model, shape);
  within(accelerators, "accelerators", 1.0, 1e5, "1 to 100000");
  within(prompt, "prompt", 1.0, 1e8, "1 to 1e8 tokens");
  within(answer, "answer", 1.0, 1e8, "1 to 1e8 tokens");
  within(max_batch, "max_batch", 1, 100000, "1 to 100000");
  if (max_batch != std::floor(max_batch))
    refuse("max_batch", format_quantity(max_batch, Dimension::none) + " is not a whole number",
           "sequences are served whole; decode() takes a mean batch");
  require_fits(p, m, accelerators, prompt + answer, accelerator_name);
  const double most = std::min(max_batch, it::most_sequences(p, m, accelerators, prompt + answer));
  const it::Server server(p, m, accelerators, prompt, answer, static_cast<int>(most),
                          software_of(p, software), coolant_of(coolant_K));
  Array power = empty_as(rate), tokens = empty_as(rate), active = empty_as(rate),
        latency = empty_as(rate), idle = empty_as(rate), filling = empty_as(rate);
  py::array_t<bool> saturated(std::vector<py::ssize_t>(rate.shape(), rate.shape() + rate.ndim()));
  for (py::ssize_t i = 0; i < rate.size(); ++i) {
    const it::ServingState s =
        server.at(within(rate.data()[i], "rate", 0.0, 1e12, "0 or more requests per second"));
    power.mutable_data()[i] = s.power_W;
    tokens.mutable_data()[i] = s.tokens_per_s;
    active.mutable_data()[i] = s.active_batch;
    latency.mutable_data()[i] = s.latency_s;
    idle.mutable_data()[i] = s.idle_share;
    filling.mutable_data()[i] = s.prefill_share;
    saturated.mutable_data()[i] = s.saturated;
  }
  py::dict d;
  d["power_W"] = power;
  d["answer_tokens_per_s"] = tokens;
  d["active_batch"] = active;
  d["latency_s"] = latency;
  d["idle_share"] = idle;
  d["prefill_share"] = filling;
  d["saturated"] = saturated;
  d["capacity_per_s"] = server.capacity_per_s();
  d["largest_batch"] = static_cast<double>(server.largest_batch());
  return d;
}

py::dict training(const std::string& accelerator_name, double active_parameters, double tokens,
                  double accelerators, double mfu, double availability, double coolant_K) {
  const it::ActivityParameters p = parameters_of(accelerator_name);
  within(active_parameters, "active_parameters", 1.0, 1e16, "1 to 1e16");
  within(tokens, "tokens", 1.0, 1e20, "1 to 1e20");
  within(accelerators, "accelerators", 1.0, 1e9, "1 to 1e9");
  within(mfu, "mfu", 1e-4, 1.0, "0.0001 to 1");
  within(availability, "availability", 1e-3, 1.0, "0.001 to 1");
  const it::TrainingNeed n = it::training_need(
      p, {active_parameters, tokens, accelerators, mfu, availability}, coolant_of(coolant_K));
  py::dict d;
  d["operations"] = n.operations;
  d["accelerator_hours"] = n.accelerator_s / 3600.0;
  d["duration_s"] = n.duration_s;
  d["power_W"] = n.board_power_W;
  d["energy_J"] = n.energy_J;
  return d;
}

py::dict workload_week(const Scenario& s, const std::string& name, const std::string& site,
                       const std::string& rack, const std::string& date) {
  const auto workload = std::find_if(s.workloads.begin(), s.workloads.end(), [&](const auto& w) {
    return std::visit([&](const auto& one) { return one.name == name; }, w);
  });
  if (workload == s.workloads.end()) refuse("workload", "there is no workload '" + name + "'");
  const auto place = std::find_if(s.sites.begin(), s.sites.end(),
                                  [&](const Site& one) { return one.name == site; });
  if (place == s.sites.end()) refuse("site", "there is no site '" + site + "'");
  const auto type = s.racks.find(rack);
  if (type == s.racks.end()) refuse("rack", "the scenario has no racks of type '" + rack + "'");
  const engine::MachinePlace machines{type->second.kind, rack, s.zones.at(place->grid.zone).country,
                                      place->location.timezone};
  if (!engine::runs_on(*workload, machines))
    refuse("rack", "'" + name + "' does not run on '" + rack + "' at '" + site + "'");
  if (const std::string reason = engine::cannot_run(s, *workload, machines); !reason.empty())
    refuse("workload", reason);
  if (engine::in_requests(*workload))
    refuse("workload",
           "the load of '" + name + "' is stated in requests and follows from the fleet",
           "run the scenario; its channels answer_token_rate and serving_power show it");
  const engine::WorkloadWeek week = engine::workload_week(s, *workload, machines, parse_date(date));
  const auto array = [](const std::array<double, 168>& v) {
    return py::array_t<double>(static_cast<py::ssize_t>(v.size()), v.data());
  };
  py::dict d;
  d["activity"] = array(week.activity);
  d["power_W"] = array(week.power_W);
  d["rate_per_s"] = array(week.rate);
  d["load"] = array(week.load);
  return d;
}

}  // namespace

void bind_it_models(py::module_& m) {
  m.def("accelerator", &accelerator, py::arg("name"));
  m.def(
      "accelerator_power",
      [](const std::string& name, const py::array_t<double>& bytes, const py::array_t<double>& flop,
         const py::array_t<double>& attention, const py::array_t<double>& die,
         const py::array_t<double>& duty) {
        const it::ActivityParameters p = parameters_of(name);
        return py::vectorize([p](double b, double f, double a, double t, double x) {
          within(b, "bytes_per_s", 0.0, 1e18, "0 to 1e18 B/s");
          within(f, "flop_per_s", 0.0, 1e20, "0 to 1e20 FLOP/s");
          within(a, "attention_flop_per_s", 0.0, f, "0 to flop_per_s");
          within(t, "temperature", 233.15, 393.15,
                 "233.15 to 393.15 K (kelvin, not degrees Celsius)");
          within(x, "duty", 0.0, 1.0, "0 to 1");
          return it::accelerator_power(p, b, f, a, t, x);
        })(bytes, flop, attention, die, duty);
      },
      py::arg("name"), py::arg("bytes_per_s"), py::arg("flop_per_s"),
      py::arg("attention_flop_per_s"), py::arg("temperature"), py::arg("duty"));
  m.def("decode", &decode, py::arg("accelerator"), py::arg("model"), py::arg("shape"),
        py::arg("accelerators"), py::arg("batch"), py::arg("context"), py::arg("temperature"),
        py::arg("coolant"), py::arg("software"));
  m.def("prefill", &prefill, py::arg("accelerator"), py::arg("model"), py::arg("shape"),
        py::arg("accelerators"), py::arg("prompt"), py::arg("temperature"), py::arg("coolant"),
        py::arg("software"));
  m.def("serve", &serve, py::arg("accelerator"), py::arg("model"), py::arg("shape"),
        py::arg("accelerators"), py::arg("prompt"), py::arg("answer"), py::arg("max_batch"),
        py::arg("rate"), py::arg("coolant"), py::arg("software"));
  m.def("training", &training, py::arg("accelerator"), py::arg("active_parameters"),
        py::arg("tokens"), py::arg("accelerators"), py::arg("mfu"), py::arg("availability"),
        py::arg("coolant"));
  m.def("workload_week", &workload_week, py::arg("scenario"), py::arg("workload"), py::arg("site"),
        py::arg("rack"), py::arg("date"));
  m.def(
      "training_availability",
      [](double interval, double checkpoint, double failures, double restart) {
        return it::training_availability({interval, checkpoint, failures, restart});
      },
      py::arg("checkpoint_interval"), py::arg("checkpoint"), py::arg("failure_interval"),
      py::arg("restart"));
}

}  // namespace tenfold::bindings
