// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// One function a folder word; module.cpp only calls them.
#pragma once

#include <pybind11/pybind11.h>

namespace tenfold::bindings {

void bind_errors(pybind11::module_& m);
void bind_scenario(pybind11::module_& m);
void bind_engine(pybind11::module_& m);
void bind_fleet(pybind11::module_& m);
void bind_results(pybind11::module_& m);
void bind_models(pybind11::module_& m);
/// Into the submodule of cooling models.
void bind_components(pybind11::module_& cooling);
/// Accelerators, language models, serving and training; into models.it.
void bind_it_models(pybind11::module_& m);

}  // namespace tenfold::bindings
