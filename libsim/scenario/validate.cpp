// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "validate.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "../cooling/system_parameters.hpp"
#include "../cooling/system_set_points.hpp"
#include "../engine/compile_parts.hpp"
#include "../fleet/problem_limits.hpp"
#include "../fleet/validate_fleet.hpp"
#include "../power/graph.hpp"
#include "validate_weather.hpp"
#include "validate_workloads.hpp"

namespace tenfold::scenario {

namespace {

std::string site_path(const Site& site) { return "sites." + site.name; }
std::string hall_path(const Site& site, const Hall& hall) {
  return site_path(site) + ".halls." + hall.name;
}

void horizon(const Scenario& s, ReadContext& c) {
  const Horizon& h = s.horizon;
  if (!c.has_read("horizon")) return;
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
    if (!c.has_structure(at)) continue;
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
    if (!c.has_structure("sources." + i.name + ".key")) continue;
    const std::string first = i.key.substr(0, i.key.find('.'));
    if (std::find(sections.begin(), sections.end(), first) != sections.end()) continue;
    const std::string near = nearest_name(first, sections);
    c.add_at("sources." + i.name + ".key", "a scenario has no section '" + first + "'",
             near.empty() ? "" : "did you mean '" + near + "'?");
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

/// Where a problem of a system is decided: a whole loop, terminal or air side; the whole system for
/// those of how loops hang together.
std::string decided_at(const std::string& place) {
  const auto first = place.find('.');
  const auto second = first == std::string::npos ? first : place.find('.', first + 1);
  if (place.starts_with("loops."))
    return second == std::string::npos ? "" : place.substr(0, second);
  return place.substr(0, place.starts_with("liquid.") ? second : first);
}

void system_of(const cooling::CoolingSystem& system, const std::string& path, ReadContext& c) {
  std::vector<cooling::SystemProblem> problems;
  static_cast<void>(cooling::order_system(system, problems));
  if (system.set_points) {
    set_points_of(*system.set_points, 0.0, path + ".set_points", c);
    cooling::check_set_points(system, problems);
  }
  for (const cooling::SystemProblem& p : problems) {
    const std::string where = decided_at(p.place);
    if (c.has_structure(path + (where.empty() ? "" : "." + where)))
      c.add_at(path + (p.place.empty() ? "" : "." + p.place), p.message, p.hint);
  }
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
    system_of(*system, path, c);
  }
}

void chain(const Site& site, ReadContext& c) {
  if (!c.has_structure(site_path(site) + ".power")) return;
  std::vector<power::ChainProblem> problems;
  const double module = site.halls.empty() ? 1e6 : value_of(site.halls.front().module);
  static_cast<void>(power::order_chain(site.power, module, problems));
  for (const power::ChainProblem& p : problems) {
    c.add_at(site_path(site) + ".power" + (p.component.empty() ? "" : ".components." + p.component),
             p.message, p.hint);
  }
}

/// Whether the name of every site was read.
bool sites_known(const Scenario& s, const ReadContext& c) {
  return !c.unread.contains("sites") &&
         std::none_of(s.sites.begin(), s.sites.end(), [](const Site& x) { return x.name.empty(); });
}

/// Whether the halls of a site and what they cool were read.
bool halls_known(const Site& site, const ReadContext& c) {
  const std::string path = site_path(site) + ".halls";
  if (c.unread.contains(path)) return false;
  return std::all_of(site.halls.begin(), site.halls.end(), [&](const Hall& hall) {
    const std::string at = path + "." + hall.name;
    return !hall.name.empty() && !c.unread.contains(at + ".cooling") &&
           c.has_structure(at + ".takes");
  });
}

void fleet_of(const Scenario& s, ReadContext& c) {
  const auto& f = *s.fleet;
  std::vector<std::string> names;
  for (const Site& site : s.sites) names.push_back(site.name);
  const auto known = [&](const std::string& name, const std::string& path) {
    if (std::find(names.begin(), names.end(), name) != names.end()) return true;
    if (!c.has_structure(path) || !sites_known(s, c)) return false;
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
    if (r == s.racks.end() || !c.has_structure(path) || !halls_known(site, c)) return;
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
    if (!c.has_structure(path)) continue;
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
      if (r == s.racks.end() || !c.has_read("catalog.racks." + m.racks) ||
          !c.has_read("catalog.accelerators." + r->second.accelerator))
        continue;
      const double unit = d.metric == "compute"   ? engine::rack_compute(s, r->second)
                          : d.metric == "servers" ? r->second.server_equivalents
                                                  : 1.0;
      if (unit <= 0.0)
        c.add_at(path + ".mix",
                 "racks of type '" + m.racks + "' give nothing of the metric '" + d.metric + "'");
    }
  }
}

}  // namespace

void validate(const Scenario& s, const std::filesystem::path& base, ReadContext& c) {
  horizon(s, c);
  sources(s, c);
  if (s.sites.empty() && c.has_structure("sites")) c.add_at("sites", "the scenario has no site");
  const bool fleet = s.fleet.has_value() || !c.has_structure("fleet");
  bool any_rack = s.fleet && (!s.fleet->stock.empty() || !s.fleet->purchases.empty() ||
                              !s.fleet->demand.empty());
  for (const Site& site : s.sites) {
    if (!is_time_zone(site.location.timezone)) {
      const std::string near = nearest_name(site.location.timezone, time_zone_names());
      c.add_at(site_path(site) + ".location.timezone",
               "'" + site.location.timezone + "' is not an IANA time zone",
               near.empty() ? "" : "did you mean '" + near + "'?");
    }
    chain(site, c);
    // Without halls there is nothing to say of what they hold; a hall that could not be read is
    // one.
    const bool halls_read =
        !c.unread.contains(site_path(site) + ".halls") && !c.unread.contains("sites");
    if (!halls_read) continue;
    if (site.halls.empty()) c.add_at(site_path(site), "the site has no hall");
    bool racks = false, racks_read = true;
    for (const Hall& hall : site.halls) {
      cooling_of(site, hall, c);
      racks_read = racks_read && c.has_read(hall_path(site, hall) + ".racks");
      for (const RackCount& r : hall.racks) {
        racks = racks || r.count > 0.0;
        const auto found = s.racks.find(r.type);
        if (found != s.racks.end() && found->second.liquid_fraction > 0.0 &&
            !c.unread.contains(hall_path(site, hall) + ".cooling") &&
            c.has_structure(hall_path(site, hall) + ".cooling.liquid") &&
            !cooling::takes_liquid(hall.cooling)) {
          c.add_at(hall_path(site, hall) + ".racks",
                   "racks of type '" + r.type + "' are liquid-cooled; this hall cools air only");
        }
      }
    }
    if (racks && racks_read && !fleet) {
      for (const Hall& hall : site.halls) {
        if (hall.racks.empty())
          c.add_at(
              hall_path(site, hall) + ".racks",
              "the hall has no racks; state 'racks: {type: ..., count: ...}' or leave the hall "
              "out");
      }
    }
    if (!racks && racks_read && !fleet)
      c.add_at(
          site_path(site) + ".halls",
          "the site has no racks; give a hall 'racks: {type: ..., count: ...}' or state a fleet");
    any_rack = any_rack || racks;
    int batteries = 0;
    for (const auto& item : site.supply) {
      if (const auto* b = std::get_if<supply::Battery>(&item)) {
        ++batteries;
        if (b->policy == "peak_shaving" && !b->threshold &&
            c.has_structure(site_path(site) + ".supply"))
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
  if (!any_rack && !s.sites.empty() && s.fleet && c.has_structure("fleet"))
    c.add_at("fleet", "the fleet has neither stock, purchases nor demand");
  if (s.fleet) fleet_of(s, c);
  levers(s, c);
  validate_weather(s, base, c);
  validate_workloads(s, c);
  fleet::validate_fleet(s, c);
}

}  // namespace tenfold::scenario
