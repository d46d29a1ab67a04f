// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Survival curves and economic retirement of the options of a problem.
#pragma once

#include "tenfold/fleet/fleet.hpp"
#include "tenfold/fleet/problem.hpp"

namespace tenfold::fleet {

inline constexpr double seconds_per_month = 2629746.0;  ///< a twelfth of 365.2425 days

/// Sets survival and retirement of every option. @pre prices and demand are stated
void set_survival(const Fleet& fleet, Problem& problem);

}  // namespace tenfold::fleet
