// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "validate_workloads.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>

#include "../engine/workload_parts.hpp"

namespace tenfold::scenario {

namespace {

constexpr double share_rounding = 1e-6;  // of a sum of decimals

std::string name_of(const it::Workload& workload) {
  return std::visit([](const auto& w) { return w.name; }, workload);
}

std::string rounded(double value, int digits = 4) {
  char text[40];
  std::snprintf(text, sizeof text, "%.*g", digits, value);
  return text;
}

/// A number above 1, with as many digits as show that it is.
std::string above_one(double value) {
  for (int digits = 4; digits < 12; ++digits) {
    if (const std::string text = rounded(value, digits); text != "1") return text;
  }
  return rounded(value, 12);
}

/// Names in quotes; beyond four, how many more.
std::string list_of(const std::vector<std::string>& names, const char* what) {
  constexpr std::size_t most = 4;
  const std::size_t shown = names.size() > most ? most - 1 : names.size();
  std::string out;
  for (std::size_t i = 0; i < shown; ++i) {
    const bool last = i > 0 && i + 1 == names.size();
    out += (i == 0 ? "" : last ? " and " : ", ") + ("'" + names[i] + "'");
  }
  if (shown < names.size()) out += " and " + std::to_string(names.size() - shown) + " more " + what;
  return out;
}

/// Machines of which the same is wrong.
struct Group {
  std::vector<std::string> racks, sites;
  double largest = 0.0;

  void add(const std::string& rack, const std::string& site, double value = 0.0) {
    const auto once = [](std::vector<std::string>& list, const std::string& name) {
      if (std::find(list.begin(), list.end(), name) == list.end()) list.push_back(name);
    };
    once(racks, rack);
    once(sites, site);
    largest = std::max(largest, value);
  }
  [[nodiscard]] std::string where() const { return " at " + list_of(sites, "sites"); }
};

class Checks {
 public:
  Checks(const Scenario& s, ReadContext& c) : s_(s), c_(c) {
    for (const Site& site : s.sites) {
      for (const Hall& hall : site.halls) {
        for (const RackCount& r : hall.racks) add(site, r.type);
      }
      if (!s.fleet) continue;
      for (const auto& p : s.fleet->stock) {
        if (p.site == site.name) add(site, p.racks);
      }
      for (const auto& p : s.fleet->purchases) {
        if (p.site == site.name) add(site, p.racks);
      }
      for (const auto& d : s.fleet->demand) {
        for (const auto& m : d.mix) add(site, m.racks);
      }
    }
  }

  void run() {
    std::size_t k = 0;
    for (const it::Workload& workload : s_.workloads) {
      const std::string name = name_of(workload);
      const std::string path = "workloads." + (name.empty() ? std::to_string(k) : name);
      std::visit([&](const auto& w) { own(w, path); }, workload);
      ++k;
    }
    // What is lost to a sum of shares where a workload could not be read is not known.
    if (!c_.has_structure("workloads")) return;
    sums();
    rest();
    if (all_machines_known()) without_machine();
  }

 private:
  struct Place {
    std::string site;
    engine::MachinePlace machine;
  };

  void add(const Site& site, const std::string& rack) {
    const auto zone = s_.zones.find(site.grid.zone);
    const auto found = s_.racks.find(rack);
    if (zone == s_.zones.end() || found == s_.racks.end()) return;
    const bool there = std::any_of(places_.begin(), places_.end(), [&](const Place& p) {
      return p.site == site.name && p.machine.rack == rack;
    });
    if (there) return;
    places_.push_back(
        {site.name, {found->second.kind, rack, zone->second.country, site.location.timezone}});
  }

  [[nodiscard]] bool all_machines_known() const {
    if (s_.sites.empty() || !c_.has_structure("fleet")) return false;
    for (const Site& site : s_.sites) {
      const std::string path = "sites." + site.name;
      if (!c_.has_structure(path + ".grid.zone")) return false;
      if (site.halls.empty()) return false;
      for (const Hall& hall : site.halls) {
        if (!c_.has_structure(path + ".halls." + hall.name + ".racks")) return false;
      }
    }
    return true;
  }

  template <class Spec>
  void own(const Spec& w, const std::string& path) {
    if constexpr (requires { w.timezone; }) {
      if (!w.timezone.empty() && !is_time_zone(w.timezone)) {
        const std::string near = nearest_name(w.timezone, time_zone_names());
        c_.add_at(path + ".timezone", "'" + w.timezone + "' is not an IANA time zone",
                  near.empty() ? "" : "did you mean '" + near + "'?");
      }
    }
    if constexpr (requires { w.requests; }) {
      if (w.requests && w.load)
        c_.add_at(path + ".load", "the load follows from 'requests' and the machines",
                  "state requests or load, not both");
      if (!w.requests && !w.growth.empty() && c_.has_structure(path))
        c_.add_at(path + ".growth", "it is the growth of 'requests', which is not stated",
                  "state requests, such as '20 request/s'");
    }
  }

  [[nodiscard]] bool was_read(const it::Workload& workload, const Place& place) const {
    if (!c_.has_read("workloads." + name_of(workload)) ||
        !c_.has_read("catalog.racks." + place.machine.rack) ||
        !c_.has_read("catalog.accelerators." + s_.racks.at(place.machine.rack).accelerator))
      return false;
    const auto* inference = std::get_if<it::InferenceWorkload>(&workload);
    return inference == nullptr ||
           c_.has_read("catalog.language_models." + inference->language_model);
  }

  void sums() {
    std::map<std::string, Group> over, peaks;
    std::map<std::pair<std::string, std::string>, Group> unable;  // by workload and reason
    for (const Place& place : places_) {
      const double sum = engine::share_sum(s_.workloads, place.machine);
      const std::string& rack = place.machine.rack;
      if (sum > 1.0 + 1e-9) over[place.machine.kind].add(rack, place.site, sum);
      bool able = true;
      for (const it::Workload& workload : s_.workloads) {
        if (!engine::runs_on(workload, place.machine)) continue;
        able = able && was_read(workload, place);
        if (!was_read(workload, place)) continue;
        const std::string reason = engine::cannot_run(s_, workload, place.machine);
        if (reason.empty()) continue;
        able = false;
        unable[{name_of(workload), reason}].add(rack, place.site);
      }
      if (!able || sum > 1.0 + 1e-9) continue;
      const auto table = engine::utilisation_table(s_, place.machine, s_.horizon.start);
      const double peak = *std::max_element(table.begin(), table.end());
      if (peak > 1.0 + 1e-9) peaks[place.machine.kind].add(rack, place.site, peak);
    }
    for (const auto& [kind, group] : over)
      c_.add_at("workloads",
                "the shares of the workloads that run on " + list_of(group.racks, "types") + " (" +
                    kind + ")" + group.where() + " sum to " + above_one(group.largest) +
                    ", more than 1",
                "lower their shares, or name others in runs_on");
    for (const auto& [what, group] : unable)
      c_.add_at("workloads." + what.first,
                "racks of type " + list_of(group.racks, "types") + group.where() +
                    " cannot run it: " + what.second,
                "name others in runs_on, or change the workload");
    for (const auto& [kind, group] : peaks)
      c_.add_at("workloads", "the activity of " + list_of(group.racks, "types") + group.where() +
                                 " peaks at " + above_one(group.largest) +
                                 ", more than 1; lower utilisation or peak_to_mean");
  }

  /// Shares on machines that leave a rest: it would idle without a word. Workloads that residency
  /// keeps from a site count; machines without any workload are racks that stand idle.
  void rest() {
    std::vector<it::Workload> anywhere = s_.workloads;
    for (it::Workload& workload : anywhere)
      std::visit([](auto& w) { w.residency.clear(); }, workload);
    std::vector<std::pair<std::string, double>> said;
    for (const Place& place : places_) {
      const std::string& kind = place.machine.kind;
      const double sum = std::round(engine::share_sum(anywhere, place.machine) * 1e9) / 1e9;
      if (!(sum > 0.0 && sum < 1.0 - share_rounding)) continue;
      const std::pair<std::string, double> one{kind, sum};
      if (std::find(said.begin(), said.end(), one) != said.end()) continue;
      said.push_back(one);
      const std::string rest =
          format_quantity(std::round((1.0 - sum) * 1e9) / 1e9, Dimension::none);
      c_.add_at("workloads",
                "the shares of the workloads that run on '" + place.machine.rack + "' (" + kind +
                    ") sum to " + format_quantity(sum, Dimension::none) + ", less than 1",
                "state what the rest does; where it idles: {name: idle, model: steady, "
                "utilisation: 0, share: " +
                    rest + ", runs_on: [" + kind + "]}");
    }
  }

  /// Work or activity that no machine takes would be lost without a word.
  void without_machine() {
    for (const it::Workload& workload : s_.workloads) {
      const bool activity =
          std::visit([](const auto& w) { return requires { w.utilisation; }; }, workload);
      if (activity && places_.empty()) continue;
      if (std::any_of(places_.begin(), places_.end(),
                      [&](const Place& place) { return engine::runs_on(workload, place.machine); }))
        continue;
      c_.add_at("workloads." + name_of(workload), "no machine of the scenario can run it",
                std::string(activity ? "racks" : "accelerator racks") +
                    " at a site that residency allows, or other runs_on");
    }
  }

  const Scenario& s_;
  ReadContext& c_;
  std::vector<Place> places_;
};

}  // namespace

void validate_workloads(const Scenario& scenario, ReadContext& context) {
  Checks(scenario, context).run();
}

}  // namespace tenfold::scenario
