// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "tenfold/fleet/placement.hpp"

namespace tenfold::fleet {

const FieldTable& PlacedWorkload::fields() {
  static const TableOf<PlacedWorkload> table = [] {
    TableOf<PlacedWorkload> t("PlacedWorkload", "How a workload may move between sites.");
    t.text("workload", &PlacedWorkload::workload, "Name of the workload.", true)
        .number("latency", &PlacedWorkload::latency,
                {.doc = "Longest round trip between where the work arises and where it runs; not "
                        "stated: anywhere.",
                 .minimum = 0})
        .number("wait", &PlacedWorkload::wait,
                {.doc = "Longest delay of work that can wait.", .minimum = 0, .maximum = 604800});
    return t;
  }();
  return table;
}

const FieldTable& Placement::fields() {
  static const TableOf<Placement> table = [] {
    TableOf<Placement> t(
        "Placement",
        "Work goes to allowed sites with room, in order of the policy, from exogenous signals "
        "only. Submitted = served + dropped + queued.");
    t.choice("policy", &Placement::policy, {"home", "cost", "carbon", "water", "pue", "balanced"},
             "Where work goes first: home (where it arises), or the least cost, carbon, water, "
             "overhead, or equal activity everywhere.")
        .number("activity_limit", &Placement::activity_limit,
                {.doc = "Highest activity of the machines of a site.",
                 .minimum = 0.01,
                 .maximum = 1,
                 .source = "[J]"})
        .specs("workloads", &Placement::workloads, "Workloads that may move.");
    return t;
  }();
  return table;
}

}  // namespace tenfold::fleet
