// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "compile_parts.hpp"
#include "tenfold/math.hpp"
#include "workload_parts.hpp"

namespace tenfold::engine {

namespace {

struct Facts {
  const Scenario& scenario;
  ModelData& data;

  /// Counts a month in which a fact of the plan holds.
  static void in_month(Event& e, const Segment& month, double extent) {
    if (e.count++ == 0) e.first_utc = month.start_utc;
    e.by_month = true;
    e.largest = math::max(e.largest, extent);
  }

  /// Adds an event that counts the months in which `extent(month)` is above zero.
  template <class Extent>
  void count_months(Event e, Extent extent) {
    for (std::size_t m = 0; m < data.segments.size(); ++m) {
      const double size = extent(m);
      if (size > 0.0) in_month(e, data.segments[m], size);
    }
    if (e.count > 0) data.events.push_back(std::move(e));
  }

  void demand() {
    for (std::size_t k = 0; k < data.problem.demand.size(); ++k) {
      const std::string& name = data.problem.demand[k].name;
      Event e{"",
              "demand_not_reached_" + name,
              "months in which the limits leave demand '" + name + "' unmet",
              0,
              0,
              0.0,
              "1"};
      count_months(std::move(e), [&](std::size_t m) {
        const std::size_t at = k * data.segments.size() + m;
        const double missing = 1.0 - data.reached.reached[at] / data.reached.wanted[at];
        return missing > 1e-6 ? missing : 0.0;
      });
    }
  }

  /// Racks that a limit switches off.
  void stranded() {
    for (const SiteModel& s : data.sites) {
      Event e{s.info.name,
              "racks_switched_off",
              "months in which limits of the site carry less than the racks that stand there; "
              "peak power switched off",
              0,
              0,
              0.0,
              "W"};
      count_months(std::move(e), [&](std::size_t m) {
        double off = 0.0;
        for (const HallModel& h : s.halls) {
          for (const ClassModel& c : h.classes)
            off += (data.reached.owned[c.index * data.segments.size() + m] -
                    data.racks(data.reached, c.index, m)) *
                   c.peak_W;
        }
        return off > 1e-3 ? off : 0.0;
      });
    }
  }

  /// Racks that draw more at full activity than the connection and what stands on site give.
  void connections() {
    for (const SiteModel& s : data.sites) {
      Event e{s.info.name,
              "connection_below_peak",
              "racks that stand there draw more at full activity than grid connection, battery and "
              "PV give together; activity is lowered and load unserved where it comes to that",
              0,
              0,
              0.0,
              "W"};
      const double pv = s.pv_W.empty() ? 0.0 : *std::max_element(s.pv_W.begin(), s.pv_W.end());
      count_months(std::move(e), [&](std::size_t m) {
        double peak = 0.0;
        for (const HallModel& h : s.halls) {
          for (const ClassModel& c : h.classes)
            peak += data.racks(data.reached, c.index, m) * c.peak_W;
        }
        const double missing = peak - (s.limited_connection_W[m] + s.battery.power_W + pv);
        return missing > 1e-6 * peak ? missing : 0.0;
      });
    }
  }

  /// Sites of a plan that open after the horizon: nothing of them is simulated.
  void unopened() {
    for (const Site& s : scenario.sites) {
      if (!s.opens || *s.opens < scenario.horizon.end) continue;
      data.events.push_back({s.name, "opens_after_horizon",
                             "the site opens on " + to_string(*s.opens) +
                                 ", not before the horizon ends: nothing of it is simulated",
                             static_cast<std::int64_t>(data.segments.size()), data.start_utc, 0.0,
                             "1", true});
    }
  }

  /// Work that no machine of a month may run, by residency and runs_on: it is not done.
  void work_without_machines() {
    for (const it::Workload& workload : scenario.workloads) {
      const std::string name = std::visit([](const auto& w) { return w.name; }, workload);
      const double share = std::visit([](const auto& w) { return w.share; }, workload);
      Event e{"", "no_machine_for_" + name, "", 0, 0, 0.0, "1"};
      const Segment* last = nullptr;
      for (std::size_t m = 0; m < data.segments.size(); ++m) {
        bool stands = false;
        for (std::size_t i = 0; i < data.sites.size(); ++i) {
          const SiteModel& s = data.sites[i];
          for (const HallModel& h : s.halls) {
            for (const ClassModel& c : h.classes)
              stands = stands || (data.racks(data.reached, c.index, m) > 0.0 &&
                                  runs_on(workload, {c.kind, c.rack, s.zone.country,
                                                     scenario.sites[i].location.timezone}));
          }
        }
        if (stands) continue;
        in_month(e, data.segments[m], share);
        last = &data.segments[m];
      }
      if (last == nullptr) continue;
      e.explanation = "no machine stands that may run workload '" + name +
                      "' (residency, runs_on), last in " +
                      to_string(Date{last->year, last->month, 1}).substr(0, 7) +
                      ": its work is not done; largest: its share";
      data.events.push_back(e);
    }
  }
};

}  // namespace

void add_plan_facts(const Scenario& scenario, ModelData& data) {
  Facts facts{scenario, data};
  facts.demand();
  facts.stranded();
  facts.connections();
  facts.unopened();
  facts.work_without_machines();
}

}  // namespace tenfold::engine
