// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// What a rack does for a workload as its load rises, and how much of it is asked for.
#pragma once

#include <memory>

#include "tenfold/it/serving_table.hpp"
#include "workload_parts.hpp"

namespace tenfold::engine {

/// One rack given to a workload, from rest (load 0) to capacity (load 1), at efficiency E_0.
struct WorkCurve {
  double work_per_s = 0;       ///< at load 1: requests, FLOP or items; 0: does not run there
  double tokens_per_work = 0;  ///< answer tokens of a request, all calls
  double boards = 0;
  double busy_activity = 1;  ///< u at load 1 of work whose power is linear in the load
  double limit_W = 0;        ///< of a board, where serving is set
  std::shared_ptr<const it::ServingTable> serving;  ///< null: linear

  /// Activity u of the node; see it/workload.hpp.
  [[nodiscard]] double activity(double load) const {
    if (!serving) return load * busy_activity;
    return (serving->power_W(load) - serving->rest_W()) / (limit_W - serving->rest_W());
  }
};

/// Whether a workload states work, not an activity.
bool states_work(const it::Workload& workload);
/// Whether its load is stated in requests per second.
bool in_requests(const it::Workload& workload);

/// Curve of a rack type for a workload that states work. @pre cannot_run() is empty
WorkCurve work_curve(const Scenario& scenario, const it::Workload& workload,
                     const MachinePlace& place);

/// E / E_0: what a rack at load 1 does at a date over what its curve says.
double efficiency_gain(const it::Workload& workload, Date date);

/// Highest load of its machines: availability of training, else 1.
double most_load(const it::Workload& workload);

/// Load asked for by local hour of the week, over the capacity of the date; of deferrable work its
/// mean (placement picks the hours). Stated activity: that activity.
std::array<double, 168> asked_load(const Scenario& scenario, const it::Workload& workload,
                                   const MachinePlace& place, Date date);

/// Shape of requests with mean 1 by hour of the users' week. @pre in_requests(workload)
std::array<double, 168> request_shape(const it::Workload& workload);
/// Requests per second at a date, mean of a week: growth and rebound. @pre in_requests(workload)
double requests_per_s(const Scenario& scenario, const it::Workload& workload, Date date);

}  // namespace tenfold::engine
