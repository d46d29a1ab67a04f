// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "bind_it.hpp"

#include <pybind11/numpy.h>
#include <pybind11/stl.h>

#include <algorithm>

#include "bindings.hpp"
#include "engine/activity_parts.hpp"
#include "engine/workload_curves.hpp"
#include "tenfold/it/training.hpp"

namespace py = pybind11;

namespace tenfold::bindings {

void refuse(const std::string& argument, const std::string& message, const std::string& hint) {
  throw InputError(Issue{argument, message, hint, "Python", 0, 0, {}});
}

py::object single(double value) { return py::module_::import("numpy").attr("float64")(value); }

it::ActivityParameters parameters_of(const std::string& accelerator) {
  std::map<std::string, it::Accelerator> parts;
  engine::read_accelerator(scenario::Catalog::built_in(), accelerator, parts);
  return engine::activity_parameters(parts, accelerator);
}

namespace {

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

py::dict training(const std::string& accelerator_name, const py::object& active_parameters,
                  const py::object& tokens, const py::object& accelerators, const py::object& mfu,
                  const py::object& availability, const py::object& coolant) {
  const it::ActivityParameters p = parameters_of(accelerator_name);
  Arguments a("training");
  const it::TrainingRun job{
      a.number("active_parameters", active_parameters, {1.0, 1e16}),
      a.number("tokens", tokens, {1.0, 1e20}), a.number("accelerators", accelerators, {1.0, 1e9}),
      a.number("mfu", mfu, {1e-4, 1.0}), a.number("availability", availability, {1e-3, 1.0})};
  const double coolant_K = a.number("coolant", coolant, coolant_range);
  a.close();
  const it::TrainingNeed n = it::training_need(p, job, coolant_K);
  py::dict d;
  d["operations"] = single(n.operations);
  d["accelerator_hours"] = single(n.accelerator_s / 3600.0);
  d["duration_s"] = single(n.duration_s);
  d["power_W"] = single(n.board_power_W);
  d["energy_J"] = single(n.energy_J);
  return d;
}

py::object accelerator_power(const std::string& name, const py::object& bytes,
                             const py::object& flop, const py::object& attention,
                             const py::object& die, const py::object& duty) {
  const it::ActivityParameters p = parameters_of(name);
  const std::string of = " of '" + name + "'", traffic = "the memory bandwidth" + of,
                    rate = "the dense 16-bit rate" + of;
  Arguments a("accelerator_power");
  a.add("bytes_per_s", bytes, {0.0, p.peak_B_per_s, "B/s", traffic.c_str()});
  a.add("flop_per_s", flop, {0.0, p.peak_flop_per_s, "FLOP/s", rate.c_str()});
  a.add("attention_flop_per_s", attention, {0.0, p.peak_flop_per_s, "FLOP/s", rate.c_str()});
  a.add("temperature", die, die_range);
  a.add("duty", duty, {0.0, 1.0});
  a.close();
  return a.each([&](std::size_t i) {
    if (a[2][i] > a[1][i])
      a.refuse("attention_flop_per_s", a.element(i) + "is " + text_of(a[2][i]) +
                                           " FLOP/s; allowed: 0 to flop_per_s, " +
                                           text_of(a[1][i]) + " FLOP/s");
    return it::accelerator_power(p, a[0][i], a[1][i], a[2][i], a[3][i], a[4][i]);
  });
}

/// Share of time in steps.
py::object availability_of(const py::object& interval, const py::object& checkpoint,
                           const py::object& failures, const py::object& restart) {
  constexpr Range seconds{0.0, 1e12, "s"};
  Arguments a("training_availability");
  const double every = a.number("checkpoint_interval", interval, seconds),
               takes = a.number("checkpoint", checkpoint, seconds),
               between = a.number("failure_interval", failures, seconds),
               again = a.number("restart", restart, seconds);
  a.close();
  if (every > 0.0 && takes > every)
    a.refuse("checkpoint", "is " + text_of(takes) + " s; allowed: 0 to checkpoint_interval, " +
                               text_of(every) + " s");
  return single(it::training_availability({every, takes, between, again}));
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
  m.def("accelerator_power", &accelerator_power, py::arg("name"), py::arg("bytes_per_s"),
        py::arg("flop_per_s"), py::arg("attention_flop_per_s"), py::arg("temperature"),
        py::arg("duty"));
  bind_language_models(m);
  m.def("training", &training, py::arg("accelerator"), py::arg("active_parameters"),
        py::arg("tokens"), py::arg("accelerators"), py::arg("mfu"), py::arg("availability"),
        py::arg("coolant"));
  m.def("workload_week", &workload_week, py::arg("scenario"), py::arg("workload"), py::arg("site"),
        py::arg("rack"), py::arg("date"));
  m.def("training_availability", &availability_of, py::arg("checkpoint_interval"),
        py::arg("checkpoint"), py::arg("failure_interval"), py::arg("restart"));
}

}  // namespace tenfold::bindings
