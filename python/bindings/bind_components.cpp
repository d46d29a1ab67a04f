// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include <pybind11/numpy.h>
#include <pybind11/stl.h>

#include <algorithm>
#include <cmath>
#include <sstream>

#include "bindings.hpp"
#include "cooling/component.hpp"
#include "tenfold/scenario/read.hpp"

namespace py = pybind11;

namespace tenfold::bindings {

namespace {

using Rows = py::array_t<double, py::array::c_style | py::array::forcecast>;
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

std::string text_of(double value) {
  std::ostringstream s;
  s.precision(9);
  s << value;
  return s.str();
}

/// NaN and values out of range, all at once, with the place in the array.
void check(const cooling::Component& c, const std::vector<Rows>& inputs) {
  std::vector<Issue> issues;
  for (std::size_t k = 0; k < inputs.size(); ++k) {
    const cooling::Port& port = c.inputs[k];
    const double* row = inputs[k].data();
    const auto count = static_cast<std::size_t>(inputs[k].size());
    for (std::size_t i = 0; i < count && issues.size() < most_issues; ++i) {
      if (row[i] >= port.low && row[i] <= port.high) continue;
      issues.push_back(
          Issue{std::string(c.name) + "." + port.name,
                (count > 1 ? "element " + std::to_string(i) + " is " : "is ") + text_of(row[i]) +
                    " " + (std::string_view(port.unit) == "1" ? "" : std::string(port.unit)) +
                    "; allowed: " + text_of(port.low) + " to " + text_of(port.high) +
                    (std::string_view(port.unit) == "1" ? "" : " " + std::string(port.unit)),
                std::string_view(port.unit) == "K" && row[i] > -60.0 && row[i] < 100.0
                    ? "temperatures are in kelvin, not in degrees Celsius"
                    : "",
                "Python",
                0,
                0,
                {}});
      break;  // the first of each array is enough
    }
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

py::dict evaluate(const std::string& name, const std::vector<Rows>& inputs,
                  const std::string& json) {
  const cooling::Component& c = component(name);
  if (inputs.size() != c.inputs.size())
    throw InputError(Issue{
        c.name,
        std::to_string(inputs.size()) + " inputs; it takes " + std::to_string(c.inputs.size()),
        "",
        "Python",
        0,
        0,
        {}});
  for (const Rows& rows : inputs) {
    if (rows.size() != inputs.front().size())
      throw InputError(Issue{c.name, "inputs have different lengths", "", "Python", 0, 0, {}});
  }
  check(c, inputs);
  const std::shared_ptr<void> spec = read_spec(c, json);
  const auto n = static_cast<std::size_t>(inputs.front().size());
  std::vector<const double*> in;
  std::vector<double*> out;
  std::vector<Rows> results;
  for (const Rows& rows : inputs) in.push_back(rows.data());
  for (std::size_t k = 0; k < c.outputs.size(); ++k) {
    results.emplace_back(static_cast<py::ssize_t>(n));
    out.push_back(results.back().mutable_data());
  }
  {
    const py::gil_scoped_release release;
    c.evaluate(spec.get(), in.data(), out.data(), n);
  }
  py::dict d;
  for (std::size_t k = 0; k < c.outputs.size(); ++k) d[c.outputs[k].name] = results[k];
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
              "Evaluates a component on flat arrays of one length; specification as JSON.");
}

}  // namespace tenfold::bindings
