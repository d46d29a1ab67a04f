// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Parts of placement: what arises where, who may serve it, and how much.
#pragma once

#include <deque>

#include "model_data.hpp"

namespace tenfold::engine {

/// Amounts of one step, by site.
struct Amounts {
  std::vector<double> submitted, served, dropped;
};

/// A part on its way: its demand, its rules and its queue.
struct Mover {
  const WorkPart* part = nullptr;
  double limit = 1.0;     ///< highest load of its machines, where it states work
  bool by_month = false;  ///< moves at month borders only
  std::size_t wait = 0;   ///< steps
  /// [site][segment or 0] load asked for by local hour; of requests their shape.
  std::vector<std::vector<std::array<double, 168>>> asked;
  std::vector<double> requests_per_s;           ///< by segment, over all homes; empty: by load
  std::vector<ZoneOffset> users;                ///< clock of those who ask; empty: that of the site
  std::vector<std::vector<std::size_t>> reach;  ///< by home: sites that may serve, nearest first
  struct Waiting {
    std::size_t deadline;
    double work;
  };
  std::vector<std::deque<Waiting>> queue;  ///< by home
  double backlog = 0.0;
  /// Work that is not due takes sites up to this index only: the median, over the steps that it
  /// may wait, of the least index of any site. high_bar: the largest, for what a queue of bounded
  /// length has no place for.
  std::vector<double> bar, high_bar;

  std::vector<double> wanted;      ///< work/s that the machines without limits do, by home
  std::vector<double> capacity;    ///< work/s at load 1, by site, of the answer that is placed
  std::vector<char> is_home;       ///< sites where requests arise
  std::vector<double> home_share;  ///< of requests, by home
  Amounts now;
  std::vector<double> placed;  ///< work/s by site, this step
  std::vector<double> room;    ///< the same that is free; unused where activity is stated
  PlacedWork done;

  /// Work that arises at a home [work/s].
  [[nodiscard]] double arising(std::size_t home, std::size_t segment, std::size_t hour) const {
    const auto& tables = asked[home];
    const double load = tables[tables.size() == 1 ? 0 : segment][hour];
    if (requests_per_s.empty()) return load * wanted[home];
    return load * requests_per_s[segment] * home_share[home];
  }
};

/// Movers in the order of the scenario's placement, those of requests without a rule last.
std::vector<Mover> make_movers(const ModelData& data);

/// Capacities of a mover in a segment: of its homes by the plan without limits, of its sites by
/// `plan`.
void set_capacities(const ModelData& data, const fleet::Plan& plan, std::size_t segment, Mover& m);

/// Activity by local hour that a site's machines of a kind owe to work that stays, and the shares
/// that work-stating workloads hold.
std::array<double, 168> held_activity(const ModelData& data, std::size_t site,
                                      const std::string& kind);

}  // namespace tenfold::engine
