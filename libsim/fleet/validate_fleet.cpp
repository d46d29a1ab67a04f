// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "validate_fleet.hpp"

#include <algorithm>
#include <cstdlib>
#include <set>

#include "problem_limits.hpp"
#include "survival.hpp"
#include "validate_shares.hpp"

namespace tenfold::fleet {

namespace {

class Checks {
 public:
  Checks(const Scenario& s, scenario::ReadContext& c) : s_(s), c_(c) {
    for (const Site& site : s.sites) names_.push_back(site.name);
  }

  void run() {
    for (const Site& site : s_.sites) site_dates(site);
    workloads();
    if (s_.fleet) {
      demand();
      validate_shares(s_, c_);
    }
    if (s_.limits) limits(*s_.limits);
    if (s_.placement) placement(*s_.placement);
  }

 private:
  static std::string near(const std::string& name, const std::vector<std::string>& names) {
    const std::string found = nearest_name(name, names);
    return found.empty() ? "" : "did you mean '" + found + "'?";
  }
  const Site* site(const std::string& name, const std::string& path) {
    const auto found = std::find_if(s_.sites.begin(), s_.sites.end(),
                                    [&](const Site& x) { return x.name == name; });
    if (found != s_.sites.end()) return &*found;
    const bool known = !c_.unread.contains("sites") && c_.has_structure(path) &&
                       std::find(names_.begin(), names_.end(), "") == names_.end();
    if (known) c_.add_at(path, "there is no site '" + name + "'", near(name, names_));
    return nullptr;
  }
  /// Country of a site; empty where its zone could not be read.
  [[nodiscard]] std::string country(const Site& site) const {
    const auto zone = s_.zones.find(site.grid.zone);
    return zone == s_.zones.end() ? std::string{} : zone->second.country;
  }

  /// A site stands within the horizon. Where a fleet grows, sites of the plan may open after a
  /// short horizon: a run reports those; racks that are stated in halls would vanish.
  void dates(const Site& site, const std::string& path) {
    if (!c_.has_read("horizon")) return;
    const Date start = s_.horizon.start, end = s_.horizon.end;
    if (site.opens && *site.opens < start)
      c_.add_at(path + ".opens",
                "the site opens on " + to_string(*site.opens) + ", before the horizon starts on " +
                    to_string(start),
                "leave 'opens' out for a site that stands at the start");
    if (site.closes && *site.closes <= start)
      c_.add_at(path + ".closes",
                "the site closes on " + to_string(*site.closes) +
                    ", before the horizon starts on " + to_string(start),
                "leave the site out");
    if (site.opens && site.closes && *site.closes <= *site.opens)
      c_.add_at(path + ".closes", "the site closes before it opens: on " + to_string(*site.closes) +
                                      ", and it opens on " + to_string(*site.opens));
    const bool states_racks = std::any_of(site.halls.begin(), site.halls.end(), [](const Hall& h) {
      return std::any_of(h.racks.begin(), h.racks.end(),
                         [](const RackCount& r) { return r.count > 0.0; });
    });
    if (site.opens && !(*site.opens < end) && states_racks)
      c_.add_at(path + ".opens",
                "the site opens on " + to_string(*site.opens) +
                    ", not before the horizon ends on " + to_string(end) +
                    ": its racks never stand",
                "leave the site out, or let the horizon end later");
    for (const Hall& hall : site.halls) {
      if (!hall.opens || hall.racks.empty()) continue;
      const std::string at = path + ".halls." + hall.name + ".opens";
      if (!(*hall.opens < end))
        c_.add_at(at,
                  "the hall opens on " + to_string(*hall.opens) +
                      ", not before the horizon ends on " + to_string(end) +
                      ": its racks never stand",
                  "leave the hall out, or let the horizon end later");
      if (site.closes && !(*hall.opens < *site.closes))
        c_.add_at(at, "the hall opens on " + to_string(*hall.opens) +
                          ", not before its site closes on " + to_string(*site.closes));
    }
  }

  void site_dates(const Site& site) {
    const std::string path = "sites." + site.name;
    dates(site, path);
    if (site.ownership == "self_built" && value_of(site.rent) > 0.0)
      c_.add_at(path + ".rent", "a self-built site pays no rent");
    if (site.ownership == "self_built" && site.boundary == "scope_3")
      c_.add_at(path + ".boundary", "electricity of a self-built site is scope 2");
    for (const Hall& hall : site.halls) {
      taken(hall, path + ".halls." + hall.name);
      std::size_t k = 0;
      for (const Refurbishment& r : hall.refurbishments) {
        const std::string at =
            path + ".halls." + hall.name + ".refurbishments." + std::to_string(k++);
        if (c_.has_structure(at) &&
            !c_.unread.contains(path + ".halls." + hall.name + ".cooling") &&
            cooling::takes_liquid(r.cooling) != cooling::takes_liquid(hall.cooling))
          c_.add_at(at + ".cooling",
                    "a refurbishment keeps the kind of cooling: this hall takes " +
                        std::string(cooling::takes_liquid(hall.cooling) ? "liquid" : "air") +
                        "-cooled racks",
                    "add a hall for the other kind");
        if (c_.has_structure(at + ".at") && c_.has_read("horizon") &&
            (r.at < s_.horizon.start || !(r.at < s_.horizon.end)))
          c_.add_at(at + ".at", "the refurbishment lies outside the horizon");
      }
    }
  }

  [[nodiscard]] std::vector<std::string> machines() const {
    std::vector<std::string> known{"accelerator", "cpu", "storage"};
    for (const std::string& name : c_.catalog().names("racks")) known.push_back(name);
    return known;
  }

  /// What a hall is stated to take: known machines that its cooling serves.
  void taken(const Hall& hall, const std::string& path) {
    const std::vector<std::string> known = machines();
    if (!c_.has_structure(path + ".takes")) return;
    for (const std::string& machine : hall.takes) {
      const scenario::Value* rack = c_.catalog().find("racks", machine);
      const scenario::Value* liquid = rack == nullptr ? nullptr : rack->find("liquid_fraction");
      if (std::find(known.begin(), known.end(), machine) == known.end()) {
        c_.add_at(path + ".takes", "no machine is of kind or type '" + machine + "'",
                  near(machine, known));
      } else if (rack != nullptr && c_.has_structure(path + ".cooling") &&
                 cooling::takes_liquid(hall.cooling) !=
                     (liquid != nullptr && std::strtod(liquid->text.c_str(), nullptr) > 0.0)) {
        c_.add_at(path + ".takes", "the hall is to take '" + machine +
                                       "', but its cooling serves " +
                                       (cooling::takes_liquid(hall.cooling) ? "liquid" : "air") +
                                       "-cooled racks only");
      }
    }
  }

  void workloads() {
    std::vector<std::string> countries;
    for (const Site& x : s_.sites) {
      const std::string here = country(x);
      if (std::find(countries.begin(), countries.end(), here) == countries.end())
        countries.push_back(here);
    }
    const bool all_known = !c_.unread.contains("sites") && !countries.empty() &&
                           std::find(countries.begin(), countries.end(), "") == countries.end();
    const std::vector<std::string> known = machines();
    std::size_t k = 0;
    for (const it::Workload& workload : s_.workloads) {
      std::visit(
          [&](const auto& w) {
            const std::string path = "workloads." + (w.name.empty() ? std::to_string(k) : w.name);
            if (all_known && c_.has_structure(path + ".residency") && !w.residency.empty() &&
                std::none_of(w.residency.begin(), w.residency.end(), [&](const auto& r) {
                  return std::find(countries.begin(), countries.end(), r) != countries.end();
                }))
              c_.add_at(path + ".residency",
                        "the residency rule leaves the work nowhere to go: no site stands in " +
                            list(w.residency),
                        "sites stand in " + list(countries));
            if (!c_.has_structure(path + ".runs_on")) return;
            for (const std::string& machine : w.runs_on) {
              if (std::find(known.begin(), known.end(), machine) == known.end())
                c_.add_at(path + ".runs_on", "no machine is of kind or type '" + machine + "'",
                          near(machine, known));
            }
          },
          workload);
      ++k;
    }
  }

  static std::string list(const std::vector<std::string>& names) {
    std::string out;
    for (const std::string& n : names) out += (out.empty() ? "" : ", ") + n;
    return out;
  }

  void demand() {
    for (const Demand& d : s_.fleet->demand) {
      const std::string path = "fleet.demand." + d.name;
      for (const Mix& m : d.mix) {
        const auto rack = s_.racks.find(m.racks);
        if (rack == s_.racks.end()) continue;
        if (rack->second.accelerators > 0.0 && rack->second.vendor.empty() &&
            c_.has_structure("catalog.racks." + m.racks))
          c_.add_at(path + ".mix", "no vendor supplies the accelerators of '" + m.racks + "'",
                    "state its 'vendor' in the catalog of racks");
      }
    }
  }

  void limits(const Limits& l) {
    const bool purchases = !l.capex.empty() || !l.chips.empty() || !l.openings.empty() ||
                           !l.screening.empty() || !l.water.empty();
    if (purchases && !s_.fleet && c_.has_structure("fleet"))
      c_.add_at("limits", "these limits bound purchases, and the scenario has no fleet");
    for (const auto& [name, series] : l.grid.items) site(name, "limits.grid." + name);
    std::size_t k = 0;
    for (const Energisation& e : l.energisation)
      site(e.site, "limits.energisation." + std::to_string(k++) + ".site");
    k = 0;
    for (const WaterPermit& w : l.water)
      site(w.site, "limits.water." + std::to_string(k++) + ".site");
    std::set<std::string> capex;
    for (const CapexLimit& x : l.capex) {
      const std::string at =
          "limits.capex." + (x.name.empty() ? std::to_string(capex.size()) : x.name);
      if (!c_.has_structure(at)) continue;
      if (!(x.from < x.to)) c_.add_at(at + ".to", "the window ends before it starts");
      if (!capex.insert(x.name.empty() ? to_string(x.from).substr(0, 7) : x.name).second)
        c_.add_at(at, "there are two windows of this name", "state a 'name'");
    }
    if (!s_.fleet) return;
    chips(l);
    openings(l);
    k = 0;
    for (const Screening& r : l.screening) {
      const std::string at = "limits.screening." + (r.name.empty() ? std::to_string(k) : r.name);
      ++k;
      if (!c_.has_structure(at)) continue;
      if (r.countries.empty()) c_.add_at(at, "state the 'countries' that screen");
      if (r.rule != "forbid") continue;
      for (const Purchase& p : s_.fleet->purchases) {
        const Site* where = site(p.site, at);
        if (where != nullptr && where->ownership == "self_built" && !(p.at < r.from) &&
            (!r.to || p.at < *r.to) &&
            std::find(r.countries.begin(), r.countries.end(), country(*where)) != r.countries.end())
          c_.add_at(at, "the rule forbids the racks bought outright at '" + p.site + "' on " +
                            to_string(p.at));
      }
    }
  }

  void chips(const Limits& l) {
    std::vector<std::string> vendors;
    for (const auto& [name, rack] : s_.racks) {
      if (rack.accelerators > 0.0) vendors.push_back(rack.vendor);
    }
    std::size_t k = 0;
    for (const ChipLimit& x : l.chips) {
      const std::string at = "limits.chips." + (x.name.empty() ? std::to_string(k) : x.name);
      ++k;
      if (!c_.has_structure(at)) continue;
      if (std::find(vendors.begin(), vendors.end(), x.vendor) == vendors.end())
        c_.add_at(at + ".vendor", "no rack of the scenario has accelerators of '" + x.vendor + "'",
                  near(x.vendor, vendors));
      if (x.to && !(x.from < *x.to)) c_.add_at(at + ".to", "the limit ends before it starts");
      double bought = 0.0;
      for (const Purchase& p : s_.fleet->purchases) {
        const auto found = s_.racks.find(p.racks);
        const Site* where = site(p.site, at);
        if (found == s_.racks.end()) continue;
        const it::Rack& rack = found->second;
        if (rack.vendor == x.vendor && where != nullptr && where->ownership != "partner" &&
            !(p.at < x.from) && (!x.to || p.at < *x.to))
          bought = std::max(bought, p.count * rack.accelerators);
      }
      if (bought > x.rate)
        c_.add_at(at + ".rate", "the limit forbids what is bought outright: " +
                                    format_quantity(bought, Dimension::none) +
                                    " accelerators of '" + x.vendor + "' in one month");
    }
  }

  void openings(const Limits& l) {
    std::size_t k = 0;
    for (const Opening& o : l.openings) {
      const std::string at = "limits.openings." + std::to_string(k++);
      if (!c_.has_structure(at)) continue;
      if (o.latest < o.earliest) c_.add_at(at + ".latest", "the range ends before it starts");
      const Site* where = site(o.site, at + ".site");
      if (where == nullptr) continue;
      if (!o.hall.empty() && std::none_of(where->halls.begin(), where->halls.end(),
                                          [&](const Hall& h) { return h.name == o.hall; })) {
        std::vector<std::string> halls;
        for (const Hall& h : where->halls) halls.push_back(h.name);
        c_.add_at(at + ".hall", "site '" + o.site + "' has no hall '" + o.hall + "'",
                  near(o.hall, halls));
      }
      for (const Purchase& p : s_.fleet->stock) {
        if (p.site == o.site && (o.hall.empty() || p.hall == o.hall) && p.at < o.earliest)
          c_.add_at(at + ".earliest", "racks stand at '" + o.site + "' from " + to_string(p.at) +
                                          " on, before it opens");
      }
    }
  }

  void placement(const Placement& p) {
    std::vector<std::string> names;
    for (const it::Workload& w : s_.workloads)
      names.push_back(std::visit([](const auto& x) { return x.name; }, w));
    std::size_t k = 0;
    for (const PlacedWorkload& w : p.workloads) {
      if (!c_.has_structure("placement.workloads." + std::to_string(k))) {
        ++k;
        continue;
      }
      if (!c_.unread.contains("workloads") &&
          std::find(names.begin(), names.end(), w.workload) == names.end())
        c_.add_at("placement.workloads." + std::to_string(k) + ".workload",
                  "there is no workload '" + w.workload + "'", near(w.workload, names));
      const std::string at = "placement.workloads." + std::to_string(k);
      for (const it::Workload& workload : s_.workloads) {
        const std::string& name =
            std::visit([](const auto& x) -> const std::string& { return x.name; }, workload);
        if (name != w.workload || value_of(w.wait) <= 0.0) continue;
        if (std::holds_alternative<it::InferenceWorkload>(workload))
          c_.add_at(at + ".wait", "'" + name + "' is inference: users wait for its answers",
                    "leave out wait; latency bounds where it runs");
        if (const auto* training = std::get_if<it::TrainingWorkload>(&workload);
            training != nullptr && !training->preemptible)
          c_.add_at(at + ".wait",
                    "'" + name + "' is training that is not preemptible: it does not pause",
                    "leave out wait, or state 'preemptible: true' in the workload");
      }
      for (const it::Workload& workload : s_.workloads) {
        std::visit(
            [&](const auto& x) {
              if constexpr (!requires { x.utilisation; }) return;
              if (!c_.has_structure("workloads." + x.name)) return;
              for (const std::string& machine : x.runs_on) {
                if (x.name == w.workload && machine != "cpu" && machine != "accelerator" &&
                    machine != "storage")
                  c_.add_at("placement.workloads." + std::to_string(k) + ".workload",
                            "'" + x.name + "' runs on the type '" + machine +
                                "'; work moves between machines of a kind",
                            "let it run on accelerator, cpu or storage");
              }
            },
            workload);
      }
      ++k;
    }
  }

  const Scenario& s_;
  scenario::ReadContext& c_;
  std::vector<std::string> names_;
};

}  // namespace

void validate_fleet(const Scenario& scenario, scenario::ReadContext& context) {
  Checks(scenario, context).run();
}

}  // namespace tenfold::fleet
