// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Survival curves and economic retirement of the options of a problem.
#pragma once

#include "tenfold/fleet/fleet.hpp"
#include "tenfold/fleet/problem.hpp"

namespace tenfold::fleet {

/// Sets survival and retirement of every option. @pre prices and demand are stated
void set_survival(const Fleet& fleet, Problem& problem);

}  // namespace tenfold::fleet
