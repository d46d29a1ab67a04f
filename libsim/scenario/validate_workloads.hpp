// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Cross checks of workloads with the machines of a scenario.
#pragma once

#include "tenfold/scenario/scenario.hpp"

namespace tenfold::scenario {

/// Shares that do not sum to 1, machines that cannot run what is stated, work that no machine
/// takes. One issue for all machines and sites of which the same holds.
void validate_workloads(const Scenario& scenario, ReadContext& context);

}  // namespace tenfold::scenario
