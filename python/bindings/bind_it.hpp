// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// What the bindings of IT models share.
#pragma once

#include <string>

#include "arguments.hpp"
#include "tenfold/it/activity.hpp"

namespace tenfold::bindings {

inline constexpr const char* kelvin = "kelvin, not degrees Celsius";
inline constexpr Range coolant_range{233.15, 373.15, "K", kelvin};
inline constexpr Range die_range{233.15, 393.15, "K", kelvin};

/// @throws InputError under the name of the argument
[[noreturn]] void refuse(const std::string& argument, const std::string& message,
                         const std::string& hint = {});
/// A number as the models give it: numpy.float64.
pybind11::object single(double value);
/// Parameters of an accelerator of the catalog.
it::ActivityParameters parameters_of(const std::string& accelerator);
/// Decode, prefill and serving of language models; into models.it.
void bind_language_models(pybind11::module_& m);

}  // namespace tenfold::bindings
