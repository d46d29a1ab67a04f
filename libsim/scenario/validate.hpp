// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Cross checks between the parts of a scenario.
#pragma once

#include <filesystem>

#include "tenfold/scenario/scenario.hpp"

namespace tenfold::scenario {

/// Adds an issue for all that does not fit together; nothing is thrown.
void validate(const Scenario& scenario, const std::filesystem::path& base, ReadContext& context);

}  // namespace tenfold::scenario
