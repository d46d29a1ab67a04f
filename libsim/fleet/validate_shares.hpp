// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Tables of shares and racks that are stated: nothing is normalised or dropped silently.
#pragma once

#include "tenfold/scenario/read.hpp"
#include "tenfold/scenario/scenario.hpp"

namespace tenfold::fleet {

/// Adds an issue for each table of shares that does not sum to one at a date of the horizon, and
/// for racks of stock and purchases that no open hall takes.
/// @pre the scenario has a fleet
void validate_shares(const Scenario& scenario, scenario::ReadContext& context);

}  // namespace tenfold::fleet
