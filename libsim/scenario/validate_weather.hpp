// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Weather of sites, and set points that it never lets a plant make.
#pragma once

#include <filesystem>

#include "tenfold/scenario/scenario.hpp"

namespace tenfold::scenario {

/// Adds the issues of weather sources and weather files, and those of loops and air that are to be
/// colder than the weather of the site allows in any hour.
void validate_weather(const Scenario& scenario, const std::filesystem::path& base,
                      ReadContext& context);

}  // namespace tenfold::scenario
