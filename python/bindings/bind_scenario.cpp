// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include <pybind11/stl.h>

#include <cmath>

#include "bindings.hpp"
#include "tenfold/engine/simulate.hpp"
#include "tenfold/number_in.hpp"
#include "tenfold/scenario/scenario.hpp"
#include "tenfold/weather/climate_entry.hpp"

namespace py = pybind11;

namespace tenfold::bindings {

namespace {

const char* kind_name(FieldKind kind) {
  switch (kind) {
    case FieldKind::number:
      return "number";
    case FieldKind::integer:
      return "integer";
    case FieldKind::flag:
      return "flag";
    case FieldKind::text:
      return "text";
    case FieldKind::choice:
      return "choice";
    case FieldKind::date:
      return "date";
    case FieldKind::texts:
      return "texts";
    case FieldKind::numbers:
      return "numbers";
    case FieldKind::series:
      return "series";
    case FieldKind::named_series:
      return "named_series";
    case FieldKind::spec:
      return "spec";
    case FieldKind::specs:
      return "specs";
    case FieldKind::model:
      return "model";
    case FieldKind::models:
      return "models";
    case FieldKind::optional_spec:
      return "optional_spec";
  }
  return "";
}

py::list describe_tables() {
  std::vector<const FieldTable*> tables = scenario::reachable_tables(Scenario::fields());
  for (const FieldTable* extra :
       {&it::Rack::fields(), &it::Accelerator::fields(), &it::LanguageModel::fields(),
        &supply::GridZone::fields(), &weather::ClimateEntry::fields()}) {
    for (const FieldTable* t : scenario::reachable_tables(*extra)) {
      if (std::find(tables.begin(), tables.end(), t) == tables.end()) tables.push_back(t);
    }
  }
  py::list out;
  for (const FieldTable* table : tables) {
    const auto made = table->make();
    py::list fields;
    for (const Field& f : table->fields()) {
      py::dict d;
      d["name"] = f.name;
      d["kind"] = kind_name(f.kind);
      d["dimension"] = std::string(info(f.dimension).name);
      d["unit"] = std::string(info(f.dimension).unit);
      d["doc"] = f.doc;
      d["source"] = f.source;
      d["required"] = f.required;
      d["minimum"] =
          std::isfinite(f.minimum) ? py::object(py::float_(f.minimum)) : py::object(py::none());
      d["maximum"] =
          std::isfinite(f.maximum) ? py::object(py::float_(f.maximum)) : py::object(py::none());
      d["choices"] = f.choices;
      d["default"] = py::none();
      if (f.kind == FieldKind::number || f.kind == FieldKind::integer) {
        if (const auto value = f.get_number(made.get(), 0); value && !f.required)
          d["default"] = format_quantity(*value, f.dimension);
      } else if (f.get_text && f.kind != FieldKind::texts && !f.required) {
        d["default"] = f.get_text(made.get(), 0);
      }
      py::list children;
      if (f.nested.models) {
        for (const auto& [name, t] : f.nested.models())
          children.append(py::make_tuple(name, t->name()));
      } else if (f.nested.table) {
        children.append(py::make_tuple("", f.nested.table().name()));
      }
      d["children"] = children;
      fields.append(d);
    }
    py::dict d;
    d["name"] = table->name();
    d["doc"] = table->doc();
    d["fields"] = fields;
    out.append(d);
  }
  return out;
}

}  // namespace

void bind_scenario(py::module_& m) {
  py::class_<Scenario>(m, "Scenario", "A validated scenario.")
      .def(
          "replace",
          [](const Scenario& s, const Settings& settings) { return replace(s, settings); },
          py::arg("settings"))
      .def(
          "override",
          [](const Scenario& s, const std::string& name) {
            scenario::Value document = s.document;
            scenario::apply_override(document, name);
            return resolve(std::move(document), s.base);
          },
          py::arg("name"))
      .def("to_yaml", &Scenario::to_yaml)
      .def("document_json", [](const Scenario& s) { return scenario::to_json(s.document); })
      .def("document_yaml", [](const Scenario& s) { return scenario::to_yaml(s.document); })
      .def(
          "expected_bytes",
          [](const Scenario& s, const std::vector<std::string>& channels) {
            return expected_bytes(s, channels);
          },
          py::arg("channels"))
      .def("site_names",
           [](const Scenario& s) {
             std::vector<std::string> names;
             for (const Site& site : s.sites) names.push_back(site.name);
             return names;
           })
      .def(
          "get",
          [](const Scenario& s, const std::string& path) -> py::object {
            // What was written, else the resolved default.
            const scenario::Value* v = scenario::find_path(s.document, path);
            const scenario::Value resolved =
                v == nullptr ? scenario::write(Scenario::fields(), &s) : scenario::Value{};
            if (v == nullptr) v = scenario::find_path(resolved, path);
            if (v == nullptr) return py::none();
            return py::str(v->kind == scenario::Value::Kind::scalar ? v->text
                                                                    : scenario::to_json(*v));
          },
          py::arg("path"))
      .def(
          "targets",
          [](const Scenario& s) {
            py::dict out;
            if (!s.targets) return out;
            for (const Field& f : Targets::fields().fields()) {
              py::dict by_year;
              for (const auto& [date, value] : f.get_series(&*s.targets))
                by_year[py::int_(date.year)] = value;
              if (!by_year.empty()) out[py::str(f.name)] = by_year;
            }
            return out;
          },
          "Targets by name and year, in SI.")
      .def_property_readonly("title", [](const Scenario& s) { return s.title; })
      .def_property_readonly("description", [](const Scenario& s) { return s.description; })
      .def_property_readonly("base", [](const Scenario& s) { return s.base.string(); });
  m.def(
      "load",
      [](const std::string& path, const Settings& settings,
         const std::vector<std::string>& overrides) { return load(path, settings, overrides); },
      py::arg("path"), py::arg("settings") = Settings{},
      py::arg("overrides") = std::vector<std::string>{});
  m.def(
      "parse",
      [](const std::string& text, const std::string& base) {
        return resolve(scenario::parse_document(text, "Python"), base);
      },
      py::arg("text"), py::arg("base") = ".");
  m.def("schema", [] {
    return scenario::json_schema(Scenario::fields(), "https://tenfold.dev/schema/scenario-1.json",
                                 scenario::Catalog::built_in());
  });
  m.def("reference", [] { return scenario::reference_page(Scenario::fields()); });
  m.def("tables", [] {
    return py::module_::import("json").attr("dumps")(describe_tables()).cast<std::string>();
  });
  m.def("catalog_tables", [] { return scenario::Catalog::built_in().tables(); });
  m.def(
      "catalog_names",
      [](const std::string& table) { return scenario::Catalog::built_in().names(table); },
      py::arg("table"));
  m.def(
      "catalog_entry",
      [](const std::string& table, const std::string& name) {
        const scenario::Value* v = scenario::Catalog::built_in().find(table, name);
        if (v == nullptr) {
          const std::string near = nearest_name(name, scenario::Catalog::built_in().names(table));
          throw InputError(Issue{table,
                                 "there is no entry '" + name + "'",
                                 near.empty() ? "" : "did you mean '" + near + "'?",
                                 "catalog",
                                 0,
                                 0,
                                 {}});
        }
        return scenario::to_json(*v);
      },
      py::arg("table"), py::arg("name"));
  m.def(
      "parse_quantity",
      [](const std::string& text, const std::string& dimension) {
        for (const DimensionInfo& i : dimensions()) {
          if (i.name == dimension) {
            try {
              return parse_quantity(text, i.dimension);
            } catch (const UnitError& e) {
              throw InputError(Issue{"", e.what(), "", "Python", 0, 0, {}});
            }
          }
        }
        throw InputError(
            Issue{"", "there is no dimension '" + dimension + "'", "", "Python", 0, 0, {}});
      },
      py::arg("text"), py::arg("dimension"));
  m.def(
      "parse_number_in",
      [](const std::string& text, const std::string& unit) {
        try {
          return parse_number_in(text, unit);
        } catch (const UnitError& e) {
          throw InputError(Issue{"", e.what(), "", "", 0, 0, {}});
        }
      },
      py::arg("text"), py::arg("unit"));
}

}  // namespace tenfold::bindings
