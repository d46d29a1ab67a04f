// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Checks of limits, ownership and workloads across a scenario.
#pragma once

#include "tenfold/scenario/scenario.hpp"

namespace tenfold::fleet {

void validate_fleet(const Scenario& scenario, scenario::ReadContext& context);

}  // namespace tenfold::fleet
