// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "compile_parts.hpp"
#include "tenfold/math.hpp"
#include "workload_parts.hpp"

namespace tenfold {

using namespace engine;

std::size_t Model::site_count() const noexcept { return data_->sites.size(); }
std::size_t Model::steps() const noexcept { return data_->steps(); }

namespace {

constexpr double pi = 3.14159265358979323846;

void supply_of(const Site& site, SiteModel& out) {
  const std::size_t n = out.weather->derived.dry_bulb_K.size();
  for (const supply::Supply& item : site.supply) {
    if (const auto* pv = std::get_if<supply::Pv>(&item)) {
      const double tilt = pv->tilt * pi / 180.0;
      const supply::PvParameters p{math::cos(tilt),
                                   math::sin(tilt),
                                   out.weather->latitude_deg >= 0.0 ? 1.0 : -1.0,
                                   pv->dc_ac_ratio,
                                   pv->temperature_coefficient,
                                   pv->losses,
                                   pv->albedo};
      const weather::DerivedWeather& w = out.weather->derived;
      std::vector<double> yield(n);
      supply::pv_yield(p, out.weather->sun_north.data(), out.weather->sun_up.data(),
                       w.direct_normal_W_per_m2.data(), w.diffuse_horizontal_W_per_m2.data(),
                       w.global_horizontal_W_per_m2.data(), w.dry_bulb_K.data(),
                       w.wind_speed_m_per_s.data(), yield.data(), n);
      out.pv_W.resize(n, 0.0);
      for (std::size_t i = 0; i < n; ++i) out.pv_W[i] += value_of(pv->capacity) * yield[i];
    } else if (const auto* b = std::get_if<supply::Battery>(&item)) {
      const double energy = value_of(b->energy);
      out.battery = {value_of(b->power),
                     b->charge_efficiency,
                     b->discharge_efficiency,
                     b->minimum_charge * energy,
                     energy,
                     b->threshold ? value_of(*b->threshold) : 0.0,
                     b->policy == "peak_shaving"};
      out.battery_initial_J = b->initial_charge * energy;
      out.battery_auxiliary_W = b->auxiliary * value_of(b->power);
    }
  }
}

/// Groups machines of the same activity, so that it is made once a block.
std::size_t group_of(SiteModel& site, const std::vector<std::array<double, 168>>& table) {
  const auto found = std::find(site.groups.begin(), site.groups.end(), table);
  if (found != site.groups.end()) return static_cast<std::size_t>(found - site.groups.begin());
  site.groups.push_back(table);
  return site.groups.size() - 1;
}

struct Compiler {
  const Scenario& scenario;
  const KernelFactory& factory;
  ModelData data;
  std::vector<fleet::Slot> slots;
  scenario::ReadContext context;

  Compiler(const Scenario& s, const KernelFactory& f)
      : scenario(s), factory(f), context(s.catalog) {
    context.origins = s.origins;
    data.scenario = s;
    data.start_utc = utc_seconds(s.horizon.start);
    data.end_utc = utc_seconds(s.horizon.end);
    data.step_s = static_cast<int>(value_of(s.horizon.step) + 0.5);
    data.segments = make_segments(data.start_utc, data.end_utc, data.step_s);
  }

  [[nodiscard]] bool takes(const Hall& hall, const it::Rack& rack) const {
    return cooling::takes_liquid(hall.cooling) == (rack.liquid_fraction > 0.0);
  }

  /// Rack types that a hall holds or may come to hold.
  [[nodiscard]] std::vector<std::string> types(const Site& site, const Hall& hall) const {
    std::vector<std::string> out;
    const auto add = [&](const std::string& type) {
      if (std::find(out.begin(), out.end(), type) == out.end()) out.push_back(type);
    };
    for (const RackCount& r : hall.racks) add(r.type);
    if (!scenario.fleet) return out;
    const auto bought = [&](const fleet::Purchase& p) {
      if (p.site == site.name && (p.hall.empty() || p.hall == hall.name) &&
          takes(hall, scenario.racks.at(p.racks)))
        add(p.racks);
    };
    for (const auto& p : scenario.fleet->stock) bought(p);
    for (const auto& p : scenario.fleet->purchases) bought(p);
    for (const auto& d : scenario.fleet->demand) {
      const bool shared = std::any_of(d.shares.begin(), d.shares.end(),
                                      [&](const auto& s) { return s.site == site.name; });
      for (const auto& m : d.mix) {
        if (shared && takes(hall, scenario.racks.at(m.racks))) add(m.racks);
      }
    }
    return out;
  }

  /// One table, or one for each segment where the activity changes with the date.
  [[nodiscard]] std::vector<std::array<double, 168>> activity(const MachinePlace& place) const {
    const std::vector<Date> changes = dates_of_change(scenario.workloads);
    std::vector<std::array<double, 168>> tables;
    std::ptrdiff_t passed = -1;
    for (const Segment& segment : data.segments) {
      const Date month{segment.year, segment.month, 1};
      const auto now = std::upper_bound(changes.begin(), changes.end(), month) - changes.begin();
      tables.push_back(now == passed ? tables.back() : utilisation_table(scenario, place, month));
      passed = now;
    }
    if (std::all_of(tables.begin(), tables.end(), [&](const auto& t) { return t == tables[0]; }))
      tables.resize(1);
    return tables;
  }

  void hall(const Site& site, const Hall& spec, SiteModel& out) {
    HallModel& h = out.halls.emplace_back();
    h.name = spec.name;
    h.kernel = factory ? factory(spec.cooling) : make_hall_kernel(spec.cooling);
    h.module_W = value_of(spec.module);
    h.fill_limit = spec.fill_limit;
    h.lighting = spec.lighting;
    h.electrical_room_cop = site.power.electrical_room_cop;
    h.auxiliary = site.power.auxiliary;
    std::vector<power::ChainProblem> none;
    h.chain = power::order_chain(site.power, h.module_W, none);
    for (const std::string& type : types(site, spec)) {
      const it::Rack& rack = scenario.racks.at(type);
      ClassModel c;
      c.rack = type;
      c.kind = rack.kind;
      c.node = node_parameters(rack);
      c.nodes_per_rack = rack.nodes;
      c.peak_W = node_peak_W(c.node) * rack.nodes;
      c.liquid_peak_W = node_liquid_W(c.node) * rack.nodes;
      c.compute_per_s = rack_compute(scenario, rack);
      c.group =
          group_of(out, activity({rack.kind, type, out.zone.country, site.location.timezone}));
      c.index = slots.size();
      fleet::Slot slot{site.name,
                       spec.name,
                       type,
                       c.peak_W,
                       c.compute_per_s,
                       rack.server_equivalents,
                       spec.share,
                       60,
                       0,
                       1 << 30,
                       0.0};
      slot.life_months = std::max(1, static_cast<int>(value_of(rack.life) / 2629746.0 + 0.5));
      if (site.opens) slot.opens_month = month_index(*site.opens);
      if (spec.opens) slot.opens_month = std::max(slot.opens_month, month_index(*spec.opens));
      if (site.closes)
        slot.closes_month = month_index(*site.closes) + (site.closes->day > 1 ? 1 : 0);
      for (const RackCount& r : spec.racks) slot.fixed += r.type == type ? r.count : 0.0;
      slots.push_back(slot);
      data.classes.push_back({site.name, spec.name, type, rack.kind});
      h.classes.push_back(std::move(c));
    }
  }

  void site(const Site& spec, WeatherStore& store) {
    SiteModel& out = data.sites.emplace_back();
    out.zone = scenario.zones.at(spec.grid.zone);
    out.info = {spec.name,
                spec.title.empty() ? spec.name : spec.title,
                out.zone.country,
                spec.grid.zone,
                spec.ownership,
                spec.weather.climate.empty() ? spec.weather.file : spec.weather.climate,
                spec.region,
                spec.location.latitude,
                spec.location.longitude,
                spec.ownership != "partner"};
    out.weather = store.get(scenario, spec, data.inputs, data.events);
    out.offsets = zone_offsets(spec.location.timezone, data.start_utc, data.end_utc);
    out.standard_offset_s =
        std::min_element(out.offsets.begin(), out.offsets.end(), [](auto a, auto b) {
          return a.offset_s < b.offset_s;
        })->offset_s;
    out.connection_W = value_of(spec.grid.connection);
    out.export_allowed = spec.grid.export_allowed;
    out.clean_share = spec.grid.clean_share;
    supply_of(spec, out);
    for (const Hall& h : spec.halls) hall(spec, h, out);
  }

  /// Components that are smaller than what they must carry when all racks of a month draw their
  /// peak.
  void check_ratings() {
    for (std::size_t i = 0; i < data.sites.size(); ++i) {
      const SiteModel& s = data.sites[i];
      for (const HallModel& h : s.halls) {
        double most = 0.0, modules = 1.0;
        for (std::size_t m = 0; m < data.segments.size(); ++m) {
          double peak = 0.0;
          for (const ClassModel& c : h.classes) peak += data.inventory.at(c.index, m) * c.peak_W;
          const double now = math::ceil(peak / (h.module_W * h.fill_limit) - 1e-9);
          if (now > 0.0 && peak / now > most / modules) {
            most = peak;
            modules = now;
          }
        }
        double carried = most / modules;
        for (std::size_t k = h.chain.it_feeder; k != power::ChainOrder::npos;
             k = h.chain.stages[k].parent) {
          const power::ChainStage& stage = h.chain.stages[k];
          if (stage.carries_mechanical) break;
          const double load = carried / stage.rating_W;
          if (carried > stage.path_rating_W * (1.0 + 1e-9)) {
            context.add_at(
                "sites." + s.info.name + ".power.components." + stage.name,
                "'" + stage.name + "' carries " +
                    format_quantity(1e3 * math::round(carried * 1e-3), Dimension::power) +
                    " per module of hall '" + h.name + "' at peak, more than its rating of " +
                    format_quantity(stage.path_rating_W, Dimension::power),
                "raise its rating or sizing");
          }
          carried +=
              stage.rating_W * (stage.no_load + load * (stage.proportional + load * stage.square));
        }
      }
    }
  }

  void assumptions() {
    const auto add = [&](const std::string& table, const std::string& name) {
      const scenario::Value* entry = scenario.catalog.find(table, name);
      if (entry == nullptr) return;
      const auto text = [&](const char* key) {
        const scenario::Value* v = entry->find(key);
        return v != nullptr ? v->text : std::string{};
      };
      Assumption a{table + "." + name, text("title"), text("basis"), text("source")};
      if (const std::string year = text("year"); !year.empty()) a.source += " (" + year + ")";
      data.assumptions.push_back(std::move(a));
    };
    for (const auto& [name, rack] : scenario.racks) add("racks", name);
    for (const auto& [name, a] : scenario.accelerators) add("accelerators", name);
    for (const auto& [name, m] : scenario.language_models) add("language_models", name);
    for (const auto& [name, zone] : scenario.zones) add("grid_zones", name);
    std::vector<std::string> climates;
    for (const Site& s : scenario.sites) {
      if (!s.weather.climate.empty() &&
          std::find(climates.begin(), climates.end(), s.weather.climate) == climates.end())
        climates.push_back(s.weather.climate);
    }
    for (const std::string& name : climates) add("climates", name);
    std::set<std::pair<std::string, std::string>> designs;
    designs_of(scenario.document, "", designs);
    for (const auto& [table, name] : designs) add(table, name);
    for (const Range& r : scenario.ranges)
      data.assumptions.push_back({r.key, r.low + " to " + r.high, r.basis, r.source});
  }

  /// Catalog designs that the document names, by table: the key that holds them.
  static void designs_of(const scenario::Value& node, const std::string& key,
                         std::set<std::pair<std::string, std::string>>& found) {
    if (const scenario::Value* design = node.find("design"); design != nullptr)
      found.emplace(key, design->text);
    for (const auto& m : node.members) designs_of(m.value, m.key, found);
    for (const scenario::Value& item : node.items) designs_of(item, key, found);
  }

  Model finish() {
    WeatherStore store(data.step_s);
    for (const Site& s : scenario.sites) site(s, store);
    std::vector<fleet::SiteBound> bounds;
    if (scenario.fleet) {
      for (const Site& s : scenario.sites)
        bounds.push_back({s.name, value_of(s.grid.connection) * scenario.fleet->connection_share});
    }
    data.inventory =
        fleet::book(scenario.fleet ? &*scenario.fleet : nullptr, slots, bounds,
                    month_index({data.segments.front().year, data.segments.front().month, 1}),
                    data.segments.size());
    for (std::size_t k = 0; k < data.inventory.demand_names.size(); ++k) {
      Event e{"",
              "demand_not_reached_" + data.inventory.demand_names[k],
              "months in which site connections could not take what demand '" +
                  data.inventory.demand_names[k] + "' asks for",
              0,
              0,
              0.0,
              "1"};
      for (std::size_t m = 0; m < data.segments.size(); ++m) {
        const double wanted = data.inventory.demanded[k * data.segments.size() + m];
        const double missing = 1.0 - data.inventory.reached[k * data.segments.size() + m] / wanted;
        if (missing <= 1e-6) continue;
        if (e.count++ == 0) e.first_utc = data.segments[m].start_utc;
        e.largest = math::max(e.largest, missing);
      }
      if (e.count > 0) data.events.push_back(e);
    }
    check_ratings();
    if (!context.issues.empty()) throw ScenarioError(context.issues);
    assumptions();
    return Model(std::make_shared<const ModelData>(std::move(data)));
  }
};

}  // namespace

Model compile(const Scenario& scenario, const KernelFactory& factory) {
  return Compiler(scenario, factory).finish();
}

}  // namespace tenfold
