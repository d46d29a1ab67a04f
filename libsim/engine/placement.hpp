// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Placement of work over sites, before the loop over sites, from exogenous signals only.
#pragma once

#include <string>
#include <vector>

namespace tenfold::engine {

struct ModelData;

/// What became of a workload's work, by month: units of its machines (FLOP/s, servers of 2021 or
/// racks) times hours. [site * months + month]; served by where it ran, the rest by where it arose.
struct PlacedWork {
  std::string workload, unit;
  std::vector<double> submitted, served, dropped;
  std::vector<double> queued;  ///< waiting at the end of the month
};

/// Activity of one answer (reached or required) under a placement.
struct PlacedActivity {
  /// [site][group][step]; empty where a group keeps the activity of its local hours.
  std::vector<std::vector<std::vector<float>>> activity;
  std::vector<PlacedWork> work;
};

/// Places the work of the scenario. @pre sites are compiled
PlacedActivity place_work(const ModelData& data, bool required);

}  // namespace tenfold::engine
