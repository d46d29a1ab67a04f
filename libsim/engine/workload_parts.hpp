// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Parts of compile(): activity of machines by local hour of the week, from workloads.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "tenfold/scenario/scenario.hpp"

namespace tenfold::engine {

/// Machines of one rack type at a site.
struct MachinePlace {
  std::string kind, rack, country;
  std::string timezone;  ///< of the site
};

/// What a board does for one workload through a week, by local hour of the site (Monday 0 h).
struct WorkloadWeek {
  std::array<double, 168> activity{};  ///< u of the node; see it/workload.hpp
  std::array<double, 168> power_W{};   ///< mean power of a board; 0 where u is stated outright
  std::array<double, 168> rate{};      ///< of a board: answer tokens/s, FLOP/s or items/s
  std::array<double, 168> load{};      ///< offered over capacity; 0 where it has no meaning
};

/// Whether a workload runs on machines.
bool runs_on(const it::Workload& workload, const MachinePlace& place);

/// Why machines that a workload runs on cannot do it; empty: they can.
std::string cannot_run(const Scenario& scenario, const it::Workload& workload,
                       const MachinePlace& place);

/// Its week at a date. @pre cannot_run() is empty
WorkloadWeek workload_week(const Scenario& scenario, const it::Workload& workload,
                           const MachinePlace& place, Date date);

/// Dates at which the activity of any workload changes (algorithmic efficiency).
std::vector<Date> dates_of_change(const std::vector<it::Workload>& workloads);

/// Racks of one type through a week, by local hour of the site: all workloads but some.
struct GroupWeek {
  std::array<double, 168> activity{};      ///< sum of share x u
  std::array<double, 168> tokens_per_s{};  ///< answer tokens of a rack
  std::array<double, 168> serving_W{};     ///< board power of a rack's share that serves inference
  bool operator==(const GroupWeek&) const = default;
};
GroupWeek group_week(const Scenario& scenario, const MachinePlace& place, Date date,
                     const std::vector<std::string>& without);

/// Activity by local hour of the week of machines at a date: sum of share x u.
std::array<double, 168> utilisation_table(const Scenario& scenario, const MachinePlace& place,
                                          Date date);

/// Sum of shares of the workloads that run on machines.
double share_sum(const std::vector<it::Workload>& workloads, const MachinePlace& place);

}  // namespace tenfold::engine
