// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "validate.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "../cooling/system_parameters.hpp"
#include "../cooling/system_set_points.hpp"
#include "../engine/compile_parts.hpp"
#include "../engine/workload_parts.hpp"
#include "../fleet/problem_limits.hpp"
#include "../fleet/validate_fleet.hpp"
#include "../power/graph.hpp"

namespace tenfold::scenario {

namespace {

constexpr double share_rounding = 1e-6;  // of a sum of decimals

std::string site_path(const Site& site) { return "sites." + site.name; }
std::string hall_path(const Site& site, const Hall& hall) {
  return site_path(site) + ".halls." + hall.name;
}

std::string name_of(const it::Workload& workload) {
  return std::visit([](const auto& w) { return w.name; }, workload);
}

void horizon(const Scenario& s, ReadContext& c) {
  const Horizon& h = s.horizon;
  if (h.end <= h.start)
    c.add_at("horizon.end", "the horizon ends on " + to_string(h.end) +
                                ", not after its start on " + to_string(h.start));
  const double step = value_of(h.step);
  if (std::fmod(3600.0, step) != 0.0) {
    c.add_at("horizon.step",
             "a step of " + format_quantity(step, Dimension::duration) +
                 " does not divide an hour; take 1 h, 30 min, 15 min, 10 min, 5 min or 1 min");
  }
  if (h.start.year < 1990 || h.end.year > 2100)
    c.add_at("horizon.start", "the horizon must lie between 1990 and 2100");
}

/// Files and overrides that levers name are looked for where they run: a stored result has neither.
void levers(const Scenario& s, ReadContext& c) {
  for (const Lever& lever : s.levers) {
    const std::string at = "levers." + lever.name;
    if (lever.scenario.empty() && lever.override_name.empty() && lever.set.empty())
      c.add_at(at, "the lever changes nothing; state 'scenario', 'override' or 'set'");
    for (std::size_t i = 0; i < lever.set.size(); ++i) {
      const std::size_t equals = lever.set[i].find('=');
      if (equals == std::string::npos || equals == 0)
        c.add_at(at + ".set." + std::to_string(i),
                 "'" + lever.set[i] + "' is not KEY=VALUE, such as 'horizon.step=1 h'");
    }
  }
}

/// Keys of sources start at a section. What stands below may be set to nothing by who runs it.
void sources(const Scenario& s, ReadContext& c) {
  std::vector<std::string> sections{"catalog"};
  for (const Field& f : Scenario::fields().fields()) sections.push_back(f.name);
  for (const InputSource& i : s.sources) {
    const std::string first = i.key.substr(0, i.key.find('.'));
    if (std::find(sections.begin(), sections.end(), first) != sections.end()) continue;
    const std::string near = nearest_name(first, sections);
    c.add_at("sources." + i.name + ".key", "a scenario has no section '" + first + "'",
             near.empty() ? "" : "did you mean '" + near + "'?");
  }
}

void weather(const Site& site, const std::filesystem::path& base, ReadContext& c) {
  const std::string path = site_path(site) + ".weather";
  if (site.weather.climate.empty() == site.weather.file.empty()) {
    c.add_at(path, "state exactly one of 'climate' (a built-in climate) and 'file' (an EPW file)");
    return;
  }
  if (!site.weather.file.empty()) {
    std::error_code code;
    const auto file = base / site.weather.file;
    if (!std::filesystem::is_regular_file(file, code))
      c.add_at(path + ".file", "there is no weather file '" + file.string() + "'");
  }
}

void set_points_of(const cooling::SetPoints& grid, double coil, const std::string& path,
                   ReadContext& c) {
  const auto count = [&](const char* name, double lowest, double highest, double step) {
    if (lowest > highest)
      c.add_at(path, std::string("the lowest ") + name + " is above the highest");
    return std::floor(std::max(0.0, highest - lowest) / step + 1e-9) + 1.0;
  };
  const double pairs = count("supply air", value_of(grid.supply_lowest),
                             value_of(grid.supply_highest), value_of(grid.supply_step)) *
                       count("condenser water", value_of(grid.condenser_lowest),
                             value_of(grid.condenser_highest), value_of(grid.condenser_step));
  if (pairs > 100.0)
    c.add_at(path, "the grid has " + std::to_string(static_cast<int>(pairs)) +
                       " pairs, each of which is computed at every step; at most 100");
  if (value_of(grid.supply_lowest) - coil < 277.15)
    c.add_at(path + ".supply_lowest", "the coil would need water below 4 degC");
}

void cooling_of(const Site& site, const Hall& hall, ReadContext& c) {
  const std::string path = hall_path(site, hall) + ".cooling";
  const auto air = [&](const cooling::AirHandler& a) {
    if (a.recirculation + a.bypass >= 0.95)
      c.add_at(path + ".air", "recirculation and bypass together leave no air for the racks");
  };
  if (const auto* wet = std::get_if<cooling::WaterEconomizer>(&hall.cooling)) {
    air(wet->air);
    const double supply = value_of(wet->air.supply_air);
    const double coil = value_of(wet->air.design_rise) * (1.0 / wet->air.coil_effectiveness - 1.0);
    if (supply - coil < 277.15)
      c.add_at(
          path + ".air.supply_air",
          "the coil would need water below 4 degC; raise the supply air or the coil effectiveness");
    if (wet->set_points) set_points_of(*wet->set_points, coil, path + ".set_points", c);
  } else if (const auto* dry = std::get_if<cooling::ColdPlateDryCooler>(&hall.cooling)) {
    air(dry->air);
    const double rise = value_of(dry->facility_rise),
                 difference = value_of(dry->dry_cooler.design_approach) + rise;
    const double least =
        std::min(1.0 / rise, dry->dry_cooler.sizing / value_of(dry->dry_cooler.design_air_rise));
    if (dry->dry_cooler.sizing / (least * difference) >= 0.98) {
      c.add_at(path + ".dry_cooler",
               "the design needs an effectiveness of 0.98 or more: design_approach + facility_rise "
               "must exceed design_air_rise and sizing x facility_rise");
    }
    const double coolant = value_of(dry->cdu.rise);
    if (std::max(coolant, rise) / (value_of(dry->cdu.approach) + coolant) >= 0.995) {
      c.add_at(path + ".cdu",
               "the CDU needs an effectiveness of 1 or more: facility_rise must be below approach "
               "+ rise");
    }
  } else if (const auto* system = std::get_if<cooling::CoolingSystem>(&hall.cooling)) {
    std::vector<cooling::SystemProblem> problems;
    static_cast<void>(cooling::order_system(*system, problems));
    if (problems.empty() && system->set_points) {
      set_points_of(*system->set_points, 0.0, path + ".set_points", c);
      cooling::check_set_points(*system, problems);
    }
    for (const cooling::SystemProblem& p : problems)
      c.add_at(path + (p.place.empty() ? "" : "." + p.place), p.message, p.hint);
  }
}

void chain(const Site& site, ReadContext& c) {
  std::vector<power::ChainProblem> problems;
  const double module = site.halls.empty() ? 1e6 : value_of(site.halls.front().module);
  static_cast<void>(power::order_chain(site.power, module, problems));
  for (const power::ChainProblem& p : problems) {
    c.add_at(site_path(site) + ".power" + (p.component.empty() ? "" : ".components." + p.component),
             p.message, p.hint);
  }
}

void shares(const Scenario& s, const Site& site, const std::string& rack, ReadContext& c) {
  const auto zone = s.zones.find(site.grid.zone);
  const auto found = s.racks.find(rack);
  if (zone == s.zones.end() || found == s.racks.end()) return;
  const engine::MachinePlace place{found->second.kind, rack, zone->second.country,
                                   site.location.timezone};
  const double sum = engine::share_sum(s.workloads, place);
  if (sum > 1.0 + 1e-9)
    c.add_at("workloads", "the shares of the workloads that run on '" + rack + "' (" +
                              found->second.kind + ") at '" + site.name + "' sum to " +
                              format_quantity(sum, Dimension::none) + ", more than 1");
  bool able = true;
  for (const it::Workload& workload : s.workloads) {
    if (!engine::runs_on(workload, place)) continue;
    const std::string reason = engine::cannot_run(s, workload, place);
    if (reason.empty()) continue;
    able = false;
    c.add_at("workloads." + name_of(workload),
             "racks of type '" + rack + "' at '" + site.name + "' cannot run it: " + reason,
             "name others in runs_on, or change the workload");
  }
  if (!able) return;
  const auto table = engine::utilisation_table(s, place, s.horizon.start);
  const double peak = *std::max_element(table.begin(), table.end());
  if (peak > 1.0 + 1e-9)
    c.add_at("workloads", "the activity of '" + rack + "' at '" + site.name + "' peaks at " +
                              format_quantity(peak, Dimension::none) +
                              ", more than 1; lower utilisation or peak_to_mean");
}

/// Shares on machines that leave a rest: it would idle without a word. Workloads that residency
/// keeps from a site count; machines without any workload are racks that stand idle.
void rest_of_shares(const Scenario& s, const std::vector<engine::MachinePlace>& places,
                    ReadContext& c) {
  std::vector<it::Workload> anywhere = s.workloads;
  for (it::Workload& workload : anywhere)
    std::visit([](auto& w) { w.residency.clear(); }, workload);
  std::vector<std::pair<std::string, double>> said;
  for (const engine::MachinePlace& place : places) {
    const double sum = std::round(engine::share_sum(anywhere, place) * 1e9) / 1e9;
    if (sum <= 0.0 || sum >= 1.0 - share_rounding) continue;
    const std::pair<std::string, double> one{place.kind, sum};
    if (std::find(said.begin(), said.end(), one) != said.end()) continue;
    said.push_back(one);
    const std::string rest = format_quantity(std::round((1.0 - sum) * 1e9) / 1e9, Dimension::none);
    c.add_at("workloads",
             "the shares of the workloads that run on '" + place.rack + "' (" + place.kind +
                 ") sum to " + format_quantity(sum, Dimension::none) + ", less than 1",
             "state what the rest does; where it idles: {name: idle, model: steady, "
             "utilisation: 0, share: " +
                 rest + ", runs_on: [" + place.kind + "]}");
  }
}

/// Time zones of users, and workloads that no machine of the scenario runs.
void workloads(const Scenario& s, ReadContext& c) {
  std::vector<engine::MachinePlace> places;
  const auto add = [&](const Site& site, const std::string& rack) {
    const auto zone = s.zones.find(site.grid.zone);
    const auto found = s.racks.find(rack);
    if (zone != s.zones.end() && found != s.racks.end())
      places.push_back({found->second.kind, rack, zone->second.country, site.location.timezone});
  };
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
  rest_of_shares(s, places, c);
  for (const it::Workload& workload : s.workloads) {
    const std::string path = "workloads." + name_of(workload);
    std::visit(
        [&](const auto& w) {
          if constexpr (requires { w.timezone; }) {
            if (!w.timezone.empty() && !is_time_zone(w.timezone)) {
              const std::string near = nearest_name(w.timezone, time_zone_names());
              c.add_at(path + ".timezone", "'" + w.timezone + "' is not an IANA time zone",
                       near.empty() ? "" : "did you mean '" + near + "'?");
            }
          }
          if constexpr (requires { w.requests; }) {
            if (w.requests && w.load)
              c.add_at(path + ".load", "the load follows from 'requests' and the machines",
                       "state requests or load, not both");
            if (!w.requests && !w.growth.empty())
              c.add_at(path + ".growth", "it is the growth of 'requests', which is not stated",
                       "state requests, such as '20 request/s'");
          }
          // Work or activity that no machine takes would be lost without a word.
          constexpr bool activity = requires { w.utilisation; };
          if ((!activity || !places.empty()) &&
              std::none_of(places.begin(), places.end(),
                           [&](const auto& place) { return engine::runs_on(workload, place); })) {
            c.add_at(path, "no machine of the scenario can run it",
                     std::string(activity ? "racks" : "accelerator racks") +
                         " at a site that residency allows, or other runs_on");
          }
        },
        workload);
  }
}

void fleet_of(const Scenario& s, ReadContext& c) {
  const auto& f = *s.fleet;
  std::vector<std::string> names;
  for (const Site& site : s.sites) names.push_back(site.name);
  const auto known = [&](const std::string& name, const std::string& path) {
    if (std::find(names.begin(), names.end(), name) != names.end()) return true;
    const std::string near = nearest_name(name, names);
    c.add_at(path, "there is no site '" + name + "'",
             near.empty() ? "" : "did you mean '" + near + "'?");
    return false;
  };
  const auto rack_place = [&](const std::string& site_name, const std::string& hall,
                              const std::string& rack, const std::string& path) {
    if (!known(site_name, path)) return;
    const Site& site = *std::find_if(s.sites.begin(), s.sites.end(),
                                     [&](const Site& x) { return x.name == site_name; });
    const auto r = s.racks.find(rack);
    if (r == s.racks.end()) return;
    const bool liquid = r->second.liquid_fraction > 0.0;
    const bool fits = std::any_of(site.halls.begin(), site.halls.end(), [&](const Hall& h) {
      return hall.empty() ? fleet::takes(h, rack, r->second)
                          : h.name == hall && fleet::serves(h, r->second);
    });
    if (!fits)
      c.add_at(path, "site '" + site_name + "' has no hall " +
                         (hall.empty() ? "" : "'" + hall + "' ") + "that takes " +
                         (r->second.immersed ? "immersed"
                          : liquid           ? "liquid-cooled"
                                             : "air-cooled") +
                         " racks such as '" + rack + "'");
  };
  std::size_t i = 0;
  for (const auto& p : f.stock)
    rack_place(p.site, p.hall, p.racks, "fleet.stock." + std::to_string(i++));
  i = 0;
  for (const auto& p : f.purchases)
    rack_place(p.site, p.hall, p.racks, "fleet.purchases." + std::to_string(i++));
  for (const auto& d : f.demand) {
    const std::string path = "fleet.demand." + d.name;
    if (d.metric == "compute" && !d.compute)
      c.add_at(path, "metric compute needs 'compute', the rate demanded at 'at'");
    if (d.metric != "compute" && d.base <= 0.0)
      c.add_at(path, "metric " + d.metric + " needs 'base', the number demanded at 'at'");
    std::set<std::string> seen;
    for (const auto& share : d.shares) {
      known(share.site, path + ".shares");
      if (!seen.insert(share.site).second)
        c.add_at(path + ".shares", "site '" + share.site + "' stands twice");
    }
    for (const auto& m : d.mix) {
      const auto r = s.racks.find(m.racks);
      if (r == s.racks.end()) continue;
      const double unit = d.metric == "compute"   ? engine::rack_compute(s, r->second)
                          : d.metric == "servers" ? r->second.server_equivalents
                                                  : 1.0;
      if (unit <= 0.0)
        c.add_at(path + ".mix",
                 "racks of type '" + m.racks + "' give nothing of the metric '" + d.metric + "'");
    }
    for (const Site& site : s.sites) {
      for (const auto& m : d.mix) shares(s, site, m.racks, c);
    }
  }
}

}  // namespace

void validate(const Scenario& s, const std::filesystem::path& base, ReadContext& c) {
  horizon(s, c);
  sources(s, c);
  if (s.sites.empty()) c.add_at("sites", "the scenario has no site");
  bool any_rack = s.fleet && (!s.fleet->stock.empty() || !s.fleet->purchases.empty() ||
                              !s.fleet->demand.empty());
  for (const Site& site : s.sites) {
    if (!is_time_zone(site.location.timezone)) {
      const std::string near = nearest_name(site.location.timezone, time_zone_names());
      c.add_at(site_path(site) + ".location.timezone",
               "'" + site.location.timezone + "' is not an IANA time zone",
               near.empty() ? "" : "did you mean '" + near + "'?");
    }
    weather(site, base, c);
    chain(site, c);
    if (site.opens && site.closes && *site.closes <= *site.opens)
      c.add_at(site_path(site) + ".closes", "the site closes before it opens");
    if (site.halls.empty()) c.add_at(site_path(site), "the site has no hall");
    bool racks = false;
    for (const Hall& hall : site.halls) {
      cooling_of(site, hall, c);
      for (const RackCount& r : hall.racks) {
        racks = racks || r.count > 0.0;
        shares(s, site, r.type, c);
        const auto found = s.racks.find(r.type);
        if (found != s.racks.end() && found->second.liquid_fraction > 0.0 &&
            !cooling::takes_liquid(hall.cooling)) {
          c.add_at(hall_path(site, hall) + ".racks",
                   "racks of type '" + r.type + "' are liquid-cooled; this hall cools air only");
        }
      }
    }
    if (racks && !s.fleet) {
      for (const Hall& hall : site.halls) {
        if (hall.racks.empty())
          c.add_at(
              hall_path(site, hall) + ".racks",
              "the hall has no racks; state 'racks: {type: ..., count: ...}' or leave the hall "
              "out");
      }
    }
    if (!racks && !s.fleet)
      c.add_at(
          site_path(site) + ".halls",
          "the site has no racks; give a hall 'racks: {type: ..., count: ...}' or state a fleet");
    any_rack = any_rack || racks;
    int batteries = 0;
    for (const auto& item : site.supply) {
      if (const auto* b = std::get_if<supply::Battery>(&item)) {
        ++batteries;
        if (b->policy == "peak_shaving" && !b->threshold)
          c.add_at(site_path(site) + ".supply",
                   "a peak-shaving battery needs 'threshold', the import to stay below");
        if (b->minimum_charge > b->initial_charge)
          c.add_at(site_path(site) + ".supply", "the battery starts below its minimum charge");
      }
    }
    if (batteries > 1)
      c.add_at(site_path(site) + ".supply",
               "a site takes one battery; add their powers and energies");
  }
  if (!any_rack && !s.sites.empty() && s.fleet)
    c.add_at("fleet", "the fleet has neither stock, purchases nor demand");
  if (s.fleet) fleet_of(s, c);
  workloads(s, c);
  levers(s, c);
  fleet::validate_fleet(s, c);
}

}  // namespace tenfold::scenario
