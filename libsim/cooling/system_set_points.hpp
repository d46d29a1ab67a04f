// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Set points of a composed system that may be chosen step by step.
#pragma once

#include <vector>

#include "system_parameters.hpp"

namespace tenfold::cooling {

/// Loops that take condenser heat and reject it to the weather, by position in the specification.
std::vector<std::size_t> condenser_loops(const CoolingSystem& spec);
/// The system with other supply air and condenser water; its coil loop moves along if it is fixed.
CoolingSystem with_set_points(const CoolingSystem& spec, Temperature supply_air,
                              Temperature condenser);
/// What is wrong with the grid of a system.
void check_set_points(const CoolingSystem& spec, std::vector<SystemProblem>& problems);

}  // namespace tenfold::cooling
