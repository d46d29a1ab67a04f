// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "bindings.hpp"
#include "tenfold/version.hpp"

PYBIND11_MODULE(_core, m) {
  m.doc() = "Compiled core of Tenfold; use the package tenfold.";
  m.attr("__version__") = std::string(tenfold::kVersion);
  m.attr("revision") = std::string(tenfold::revision());
  tenfold::bindings::bind_errors(m);
  tenfold::bindings::bind_scenario(m);
  tenfold::bindings::bind_results(m);
  tenfold::bindings::bind_fleet(m);
  tenfold::bindings::bind_engine(m);
  tenfold::bindings::bind_models(m);
  pybind11::module_ it = m.attr("models").attr("it");
  tenfold::bindings::bind_it_models(it);
}
