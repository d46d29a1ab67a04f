// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include <pybind11/stl.h>

#include <memory>

#include "bindings.hpp"
#include "tenfold/tenfold.hpp"

namespace py = pybind11;

namespace tenfold::bindings {

void bind_engine(py::module_& m) {
  m.def("channel_names", &channel_names);
  m.def(
      "compile_check",
      [](const Scenario& s) {
        std::vector<Event> events;
        {
          const py::gil_scoped_release free;
          events = compile(s).events();
        }
        py::list out;
        for (const Event& e : events) {
          out.append(py::dict(py::arg("site") = e.site, py::arg("kind") = e.kind,
                              py::arg("explanation") = e.explanation, py::arg("count") = e.count,
                              py::arg("first_utc") = e.first_utc, py::arg("largest") = e.largest,
                              py::arg("unit") = e.unit));
        }
        return out;
      },
      py::arg("scenario"), "Compiles and forgets: all checks, no run; facts that it counted.");
  m.def(
      "simulate",
      [](const Scenario& s, unsigned threads, const std::vector<std::string>& channels,
         const py::object& progress, std::size_t block, const std::vector<int>& years,
         bool required) {
        SimulateOptions options;
        options.threads = threads;
        options.channels = channels;
        options.block = block;
        options.years = years;
        options.required = required;
        const bool report = !progress.is_none();
        options.progress = [&progress, report](double share) {
          const py::gil_scoped_acquire gil;
          if (PyErr_CheckSignals() != 0) throw py::error_already_set();
          if (report) progress(share);
          return true;
        };
        auto results = std::make_shared<Results>();
        {
          const py::gil_scoped_release free;
          *results = simulate(compile(s), options);
        }
        if (report) progress(1.0);
        return results;
      },
      py::arg("scenario"), py::arg("threads") = 0, py::arg("channels") = std::vector<std::string>{},
      py::arg("progress") = py::none(), py::arg("block") = 256,
      py::arg("years") = std::vector<int>{}, py::arg("required") = true);
  py::class_<Simulator>(m, "Simulator", "Step-by-step run with the same kernels.")
      .def(py::init([](const Scenario& s, const std::vector<std::string>& channels) {
             return std::make_unique<Simulator>(compile(s), channels);
           }),
           py::arg("scenario"), py::arg("channels") = std::vector<std::string>{})
      .def("advance", &Simulator::advance, py::arg("steps") = 1,
           py::call_guard<py::gil_scoped_release>())
      .def("value", &Simulator::value, py::arg("channel"), py::arg("site"))
      .def_property_readonly("step", &Simulator::step)
      .def("results", [](const Simulator& s) { return std::make_shared<Results>(s.results()); });
}

}  // namespace tenfold::bindings
