// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include <pybind11/numpy.h>
#include <pybind11/stl.h>

#include <memory>

#include "bindings.hpp"
#include "tenfold/error.hpp"
#include "tenfold/kpi/kpi.hpp"
#include "tenfold/results/hdf5.hpp"
#include "tenfold/results/results.hpp"

namespace py = pybind11;

namespace tenfold::bindings {

namespace {

/// A read-only view of memory that `owner` keeps alive.
template <class T>
py::array_t<T> view(const std::vector<T>& values, std::size_t rows, const py::object& owner) {
  const std::size_t columns = rows == 0 ? 0 : values.size() / rows;
  py::array_t<T> array({rows, columns}, {columns * sizeof(T), sizeof(T)}, values.data(), owner);
  array.attr("setflags")(py::arg("write") = false);
  return array;
}

py::array_t<double> series(const std::vector<double>& values) {
  return py::array_t<double>(static_cast<py::ssize_t>(values.size()), values.data());
}

py::dict words(const QuantityWords& w) {
  py::dict d;
  d["name"] = w.name;
  d["unit"] = w.unit;
  d["long_name"] = w.long_name;
  d["cell_methods"] = w.cell_methods;
  d["equation"] = w.equation;
  return d;
}

py::dict kpi_dict(const Kpi& k) {
  py::dict d;
  d["name"] = k.name;
  d["value"] = k.value;
  d["unit"] = k.unit;
  d["numerator"] = k.numerator;
  d["denominator"] = k.denominator;
  d["numerator_text"] = k.numerator_text;
  d["denominator_text"] = k.denominator_text;
  d["boundary"] = k.boundary;
  d["category"] = k.category;
  d["period"] = k.period;
  d["standard"] = k.standard;
  d["method"] = k.method;
  return d;
}

template <class List>
const auto& find(const List& list, const std::string& name) {
  for (const auto& item : list) {
    if (item.words.name == name) return item;
  }
  std::vector<std::string> names;
  for (const auto& item : list) names.push_back(item.words.name);
  const std::string near = nearest_name(name, names);
  throw InputError(Issue{name,
                         "the result holds no '" + name + "'",
                         near.empty() ? "" : "did you mean '" + near + "'?",
                         "result",
                         0,
                         0,
                         {}});
}

}  // namespace

void bind_results(py::module_& m) {
  using Shared = std::shared_ptr<Results>;
  py::class_<Results, Shared>(m, "Results", "Totals, channels, ledgers and events of a run.")
      .def_readonly("title", &Results::title)
      .def_readonly("scenario_yaml", &Results::scenario_yaml)
      .def_readonly("scenario_sha256", &Results::scenario_sha256)
      .def_readonly("version", &Results::version)
      .def_readonly("revision", &Results::revision)
      .def_readonly("compiler", &Results::compiler)
      .def_readonly("start_utc", &Results::start_utc)
      .def_readonly("end_utc", &Results::end_utc)
      .def_readonly("step_seconds", &Results::step_seconds)
      .def_readonly("attributes", &Results::attributes)
      .def(
          "set_attribute",
          [](Results& r, const std::string& name, const std::string& text) {
            r.attributes[name] = text;
          },
          py::arg("name"), py::arg("text"), "A further root attribute of the result file.")
      .def_property_readonly("sites",
                             [](const Results& r) {
                               py::list out;
                               for (const SiteInfo& s : r.sites) {
                                 py::dict d;
                                 d["name"] = s.name;
                                 d["title"] = s.title;
                                 d["country"] = s.country;
                                 d["zone"] = s.zone;
                                 d["ownership"] = s.ownership;
                                 d["climate"] = s.climate;
                                 d["region"] = s.region;
                                 d["latitude"] = s.latitude_deg;
                                 d["longitude"] = s.longitude_deg;
                                 d["in_totals"] = s.in_totals;
                                 out.append(d);
                               }
                               return out;
                             })
      .def_property_readonly("months",
                             [](const Results& r) {
                               return py::array_t<std::int64_t>(
                                   static_cast<py::ssize_t>(r.month_start_utc.size()),
                                   r.month_start_utc.data());
                             })
      .def_property_readonly("classes",
                             [](const Results& r) {
                               py::list out;
                               for (const MachineClassKey& c : r.classes) {
                                 py::dict d;
                                 d["site"] = c.site;
                                 d["hall"] = c.hall;
                                 d["rack"] = c.rack;
                                 d["kind"] = c.kind;
                                 out.append(d);
                               }
                               return out;
                             })
      .def("monthly_names",
           [](const Results& r) {
             std::vector<std::string> names;
             for (const auto& t : r.monthly) names.push_back(t.words.name);
             return names;
           })
      .def("by_class_names",
           [](const Results& r) {
             std::vector<std::string> names;
             for (const auto& t : r.by_class) names.push_back(t.words.name);
             return names;
           })
      .def("channel_names",
           [](const Results& r) {
             std::vector<std::string> names;
             for (const auto& c : r.channels) names.push_back(c.words.name);
             return names;
           })
      .def(
          "monthly",
          [](const Shared& r, const std::string& name) {
            return view(find(r->monthly, name).values, r->sites.size(), py::cast(r));
          },
          py::arg("name"))
      .def(
          "by_class",
          [](const Shared& r, const std::string& name) {
            return view(find(r->by_class, name).values, r->classes.size(), py::cast(r));
          },
          py::arg("name"))
      .def(
          "channel",
          [](const Shared& r, const std::string& name) {
            return view(find(r->channels, name).values, r->sites.size(), py::cast(r));
          },
          py::arg("name"))
      // A total, a channel and a total by class may share a name, not a unit.
      .def(
          "monthly_words",
          [](const Results& r, const std::string& name) {
            return words(find(r.monthly, name).words);
          },
          py::arg("name"))
      .def(
          "by_class_words",
          [](const Results& r, const std::string& name) {
            return words(find(r.by_class, name).words);
          },
          py::arg("name"))
      .def(
          "channel_words",
          [](const Results& r, const std::string& name) {
            return words(find(r.channels, name).words);
          },
          py::arg("name"))
      .def_readonly("binding_limit", &Results::binding_limit)
      .def_property_readonly("limits",
                             [](const Results& r) {
                               py::list out;
                               for (const LimitTotal& l : r.limits) {
                                 py::dict d;
                                 d["name"] = l.name;
                                 d["kind"] = l.kind;
                                 d["unit"] = l.unit;
                                 d["available"] = series(l.available);
                                 d["used"] = series(l.used);
                                 d["binding"] = series(l.binding);
                                 out.append(d);
                               }
                               return out;
                             })
      .def_property_readonly("demands",
                             [](const Results& r) {
                               py::list out;
                               for (const DemandTotal& t : r.demands) {
                                 py::dict d;
                                 d["name"] = t.name;
                                 d["metric"] = t.metric;
                                 d["wanted"] = series(t.wanted);
                                 d["required"] = series(t.required);
                                 d["reached"] = series(t.reached);
                                 d["binding"] = t.binding;
                                 out.append(d);
                               }
                               return out;
                             })
      .def_property_readonly("flows",
                             [](const Results& r) {
                               py::list out;
                               for (const LedgerFlow& f : r.flows)
                                 out.append(py::make_tuple(f.from, f.to, f.energy_kWh));
                               return out;
                             })
      .def_property_readonly("events",
                             [](const Results& r) {
                               py::list out;
                               for (const Event& e : r.events) {
                                 py::dict d;
                                 d["site"] = e.site;
                                 d["kind"] = e.kind;
                                 d["explanation"] = e.explanation;
                                 d["count"] = e.count;
                                 d["first_utc"] = e.first_utc;
                                 d["largest"] = e.largest;
                                 d["unit"] = e.unit;
                                 d["counted"] = e.by_month ? "months" : "steps";
                                 out.append(d);
                               }
                               return out;
                             })
      .def_property_readonly("kpis",
                             [](const Results& r) {
                               py::list out;
                               for (const Kpi& k : r.kpis) out.append(kpi_dict(k));
                               return out;
                             })
      .def_property_readonly("inputs",
                             [](const Results& r) {
                               py::list out;
                               for (const InputFile& i : r.inputs)
                                 out.append(py::make_tuple(i.name, i.sha256));
                               return out;
                             })
      .def_property_readonly("assumptions", [](const Results& r) {
        py::list out;
        for (const Assumption& a : r.assumptions) {
          py::dict d;
          d["path"] = a.path;
          d["value"] = a.value;
          d["basis"] = a.basis;
          d["source"] = a.source;
          out.append(d);
        }
        return out;
      });
  m.def(
      "write",
      [](const Results& r, const std::string& path, int compression, int significant_bits) {
        const py::gil_scoped_release free;
        results::write_netcdf(r, path, {compression, significant_bits});
      },
      py::arg("results"), py::arg("path"), py::arg("compression") = 4,
      py::arg("significant_bits") = 12);
  m.def(
      "read",
      [](const std::string& path) {
        const py::gil_scoped_release free;
        return std::make_shared<Results>(results::read_netcdf(path));
      },
      py::arg("path"));
}

}  // namespace tenfold::bindings
