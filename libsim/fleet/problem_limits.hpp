// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Limits of a scenario as rows of the problem.
#pragma once

#include "tenfold/fleet/problem.hpp"
#include "tenfold/scenario/scenario.hpp"

namespace tenfold::fleet {

/// Adds the rows of all limits. Without a limits section: the grid connections only.
void add_limits(const Scenario& scenario, Problem& problem);
/// Grid connection of a site in a month, limits included [W].
double connection_W(const Scenario& scenario, const Site& site, int month);
/// Whether the cooling of a hall serves racks of a type (air, liquid or tanks).
bool serves(const Hall& hall, const it::Rack& rack);
/// Whether a hall takes new racks of a type by demand.
bool takes(const Hall& hall, const std::string& type, const it::Rack& rack);
/// Demand at a month: base grown month by month at (1 + factor g)^(1/12).
double demand_at(const Demand& demand, double base, int month);

}  // namespace tenfold::fleet
