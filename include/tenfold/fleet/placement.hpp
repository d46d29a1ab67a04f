// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Placement of work over sites, in space and, for what can wait, in time.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tenfold/fields.hpp"

namespace tenfold::fleet {

/// How a workload may move. Workloads that are not named stay where they arise.
struct PlacedWorkload {
  std::string workload;
  std::optional<Duration> latency;    ///< longest round trip between users and site; none: anywhere
  Duration wait = si<Duration>(0.0);  ///< longest delay of work that can wait
  static const FieldTable& fields();
};

/// Placement section of a scenario.
///
/// Work arises where the demand without limits would have its machines, with the daily shape of
/// that place; so what a limit keeps from being built is work that goes elsewhere or is dropped.
/// Each step it goes, in order of the policy, to allowed sites with room; signals are exogenous
/// (grid carbon by hour, price, and cooling overhead and water estimated from the weather), never
/// results of the run. Round trip = 1.5 x 2 x great circle / (200 km/ms) + 2 ms.
///
/// Room: work that states an activity (steady, diurnal) takes machines of its kind up to
/// activity_limit, less what others hold; work that states itself (inference, media, training,
/// deferrable) runs on its share of the machines, inference and media up to a load of
/// activity_limit, training up to its availability, batch up to 1. Training that is not preemptible
/// moves at month borders only. Deferrable work arises evenly and runs when its policy likes, due
/// after `wait`; its own hours hold where it does not move.
struct Placement {
  std::string policy = "home";  ///< home, cost, carbon, water, pue, balanced
  double activity_limit = 0.9;  ///< highest activity of the machines of a site
  std::vector<PlacedWorkload> workloads;
  static const FieldTable& fields();
};

}  // namespace tenfold::fleet
