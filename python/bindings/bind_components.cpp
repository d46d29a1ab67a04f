// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include <pybind11/numpy.h>
#include <pybind11/stl.h>

#include <algorithm>

#include "arguments.hpp"
#include "bindings.hpp"
#include "cooling/component.hpp"
#include "tenfold/scenario/read.hpp"

namespace py = pybind11;

namespace tenfold::bindings {

namespace {

constexpr std::size_t most_issues = 20;

const cooling::Component& component(const std::string& name) {
  if (const cooling::Component* found = cooling::find_component(name)) return *found;
  std::vector<std::string> names;
  for (const auto& c : cooling::components()) names.emplace_back(c.name);
  const std::string near = nearest_name(name, names);
  throw InputError(Issue{"cooling",
                         "there is no component '" + name + "'",
                         near.empty() ? "" : "did you mean '" + near + "'?",
                         "Python",
                         0,
                         0,
                         {}});
}

/// Inputs that do not go together, with the place in the arrays.
void check(const cooling::Component& c, const void* spec, const Arguments& a) {
  if (c.problem == nullptr) return;
  std::vector<double> step(c.inputs.size());
  std::vector<Issue> issues;
  for (std::size_t i = 0; i < a.size() && issues.size() < most_issues; ++i) {
    for (std::size_t k = 0; k < step.size(); ++k) step[k] = a[k][i];
    if (const std::string found = c.problem(spec, step.data()); !found.empty())
      issues.push_back(a.issue("", a.element(i) + found));
  }
  if (!issues.empty()) throw InputError(std::move(issues));
}

std::shared_ptr<void> read_spec(const cooling::Component& c, const std::string& json) {
  const std::shared_ptr<void> spec = c.fields().make();
  if (json.empty() || json == "{}") return spec;
  scenario::Value node = scenario::parse_document(json, "Python");
  const scenario::Catalog& catalog = scenario::Catalog::built_in();
  scenario::ReadContext context(catalog);
  const auto design = std::find_if(node.members.begin(), node.members.end(),
                                   [](const auto& m) { return m.key == "design"; });
  if (*c.catalog != '\0' && design != node.members.end()) {
    const std::string name = design->value.text;
    const scenario::Value* entry = catalog.find(c.catalog, name);
    if (entry == nullptr) {
      std::string all;
      const std::vector<std::string> names = catalog.names(c.catalog);
      for (const std::string& n : names) all += (all.empty() ? "" : ", ") + n;
      const std::string near = nearest_name(name, names);
      throw InputError(Issue{std::string(c.name) + ".design",
                             "there is no '" + name + "' in " + c.catalog + ": " + all,
                             near.empty() ? "" : "did you mean '" + near + "'?",
                             "Python",
                             0,
                             0,
                             {}});
    }
    scenario::read(*entry, c.fields(), spec.get(), "catalog." + std::string(c.catalog) + "." + name,
                   context);
    node.members.erase(design);
  }
  scenario::read(node, c.fields(), spec.get(), c.name, context);
  if (!context.issues.empty()) {
    for (Issue& issue : context.issues) {
      issue.line = issue.column = 0;  // a place in generated text helps nobody
      issue.context.clear();
    }
    throw InputError(context.issues);
  }
  return spec;
}

/// Outputs beyond what is a state of the machine: the first element of each.
void check_outputs(const cooling::Component& c, const Arguments& a,
                   const std::vector<double*>& outputs) {
  std::vector<Issue> issues;
  for (std::size_t k = 0; k < outputs.size(); ++k) {
    const cooling::Port& port = c.outputs[k];
    if (port.high <= 0.0) continue;
    const std::string unit = unit_of(port.unit), cause = unit_of(c.inputs[0].unit);
    for (std::size_t i = 0; i < a.size(); ++i) {
      if (outputs[k][i] <= port.high) continue;
      issues.push_back(
          a.issue(port.name, a.element(i) + "would be " + text_of(outputs[k][i]) + unit + " at " +
                                 c.inputs[0].name + " " + text_of(a[0][i]) + cause +
                                 "; allowed: " + text_of(port.high) + unit + " or below"));
      break;
    }
  }
  if (!issues.empty()) throw InputError(std::move(issues));
}

py::dict evaluate(const std::string& name, const py::sequence& inputs, const std::string& json) {
  const cooling::Component& c = component(name);
  Arguments a(c.name);
  if (inputs.size() != c.inputs.size())
    a.refuse(
        "", std::to_string(inputs.size()) + " inputs; it takes " + std::to_string(c.inputs.size()));
  for (std::size_t k = 0; k < inputs.size(); ++k) {
    const cooling::Port& port = c.inputs[k];
    a.add(port.name, inputs[k], {port.low, port.high, port.unit});
  }
  a.close();
  const std::shared_ptr<void> spec = read_spec(c, json);
  check(c, spec.get(), a);
  std::vector<const double*> in;
  std::vector<double*> out;
  std::vector<Arguments::Rows> results;
  for (std::size_t k = 0; k < inputs.size(); ++k) in.push_back(a[k]);
  for (std::size_t k = 0; k < c.outputs.size(); ++k) {
    results.emplace_back(static_cast<py::ssize_t>(a.size()));
    out.push_back(results.back().mutable_data());
  }
  {
    const py::gil_scoped_release release;
    c.evaluate(spec.get(), in.data(), out.data(), a.size());
  }
  check_outputs(c, a, out);
  py::dict d;
  for (std::size_t k = 0; k < c.outputs.size(); ++k) d[c.outputs[k].name] = a.shaped(results[k]);
  return d;
}

py::list describe_ports(const std::vector<cooling::Port>& ports, bool inputs) {
  py::list out;
  for (const cooling::Port& p : ports) {
    py::dict d;
    d["name"] = p.name;
    d["unit"] = p.unit;
    d["doc"] = p.doc;
    if (inputs) {
      d["low"] = p.low;
      d["high"] = p.high;
      d["default"] = p.required ? py::object(py::none()) : py::object(py::float_(p.usual));
    }
    out.append(d);
  }
  return out;
}

py::list describe_fields(const FieldTable& table) {
  py::list out;
  const std::shared_ptr<void> made = table.make();
  for (const Field& f : table.fields()) {
    py::dict d;
    d["name"] = f.name;
    d["doc"] = f.doc;
    d["unit"] = std::string(info(f.dimension).unit);
    d["source"] = f.source;
    d["choices"] = f.choices;
    d["default"] = "";
    if (f.kind == FieldKind::number || f.kind == FieldKind::integer) {
      if (const auto value = f.get_number(made.get(), 0))
        d["default"] = format_quantity(*value, f.dimension);
    } else if (f.kind == FieldKind::choice || f.kind == FieldKind::flag) {
      d["default"] = f.get_text(made.get(), 0);
    }
    d["spec"] = f.nested.table ? f.nested.table().name() : std::string();
    out.append(d);
  }
  return out;
}

py::list describe() {
  py::list out;
  for (const cooling::Component& c : cooling::components()) {
    py::dict d;
    d["name"] = c.name;
    d["spec"] = c.fields().name();
    d["doc"] = c.fields().doc();
    d["refused"] = c.refused;
    py::list designs;
    for (const std::string& name : scenario::Catalog::built_in().names(c.catalog))
      designs.append(name);
    d["designs"] = designs;
    d["inputs"] = describe_ports(c.inputs, true);
    d["outputs"] = describe_ports(c.outputs, false);
    d["fields"] = describe_fields(c.fields());
    out.append(d);
  }
  return out;
}

}  // namespace

void bind_components(py::module_& cooling) {
  cooling.def("components", &describe, "Every component: inputs, outputs and fields.");
  cooling.def("evaluate", &evaluate, py::arg("name"), py::arg("inputs"), py::arg("specification"),
              "Evaluates a component on arrays that broadcast; specification as JSON.");
}

}  // namespace tenfold::bindings
