// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Placement of work over sites, before the loop over sites, from exogenous signals only.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "workload_curves.hpp"

namespace tenfold::engine {

struct ModelData;

/// A workload on machines of one kind whose load is not that of the local hour: it may move, or it
/// is stated in requests.
struct WorkPart {
  std::size_t workload = 0;  ///< in the scenario's list
  std::string name, kind;
  double share = 1.0;
  bool states_work = false;  ///< else it states activity, and takes what room machines have
  std::vector<std::vector<WorkCurve>> curves;  ///< [site][utilisation group]
  std::vector<double> gain;                    ///< E / E_0 by segment
};

/// What became of a part's work, by month. [site * months + month]; served by where it ran, the
/// rest by where it arose. Each is summed on its own: none is the remainder of others.
struct PlacedWork {
  std::string workload, kind, unit;
  bool requests = false;  ///< counted in requests of users
  std::vector<double> submitted, served, dropped;
  std::vector<double> queued;  ///< waiting at the end of the month
};

/// Loads of one answer (reached or required) under a placement: activity where it is stated, else
/// work over the capacity of the part's machines at the site.
struct PlacedActivity {
  /// [site][part][step]; empty where loads repeat by week.
  std::vector<std::vector<std::vector<float>>> loads;
  /// First step of each period in which loads repeat by week; empty: `loads` holds them.
  std::vector<std::size_t> period_step;
  /// [site][period][part][step of the UTC week]; [site][period] is empty where all parts run as
  /// the local hour asks.
  std::vector<std::vector<std::vector<std::vector<double>>>> weekly;
  std::vector<PlacedWork> work;
  /// [part][site][segment] work of a step at load 1, in the unit of `work`.
  std::vector<std::vector<std::vector<double>>> work_per_step;
  /// [part][site][segment or 0] load asked for by local hour of the week.
  std::vector<std::vector<std::vector<std::array<double, 168>>>> asked;
  [[nodiscard]] bool empty() const noexcept { return work.empty(); }
};

/// Workloads that have a part: those that placement names and those stated in requests.
std::vector<std::string> moving_workloads(const Scenario& scenario);

/// Their parts. @pre sites are compiled
std::vector<WorkPart> work_parts(const ModelData& data);

/// Places their work. @pre sites and parts are compiled
PlacedActivity place_work(const ModelData& data, bool required);

}  // namespace tenfold::engine
