// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "../fleet/problem_limits.hpp"
#include "compile_parts.hpp"
#include "tenfold/math.hpp"
#include "workload_parts.hpp"

namespace tenfold {

using namespace engine;

std::size_t Model::site_count() const noexcept { return data_->sites.size(); }
std::size_t Model::steps() const noexcept { return data_->steps(); }
const std::vector<Event>& Model::events() const noexcept { return data_->events; }

bool engine::ModelData::same_inventory(std::size_t site) const {
  for (const HallModel& h : sites[site].halls) {
    for (const ClassModel& c : h.classes) {
      for (std::size_t m = 0; m < segments.size(); ++m) {
        if (racks(reached, c.index, m) != racks(required, c.index, m)) return false;
      }
    }
  }
  return true;
}

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

/// Groups machines of the same activity, so that it is made once a block; where work has parts or
/// tokens are counted, of the same type.
std::size_t group_of(SiteModel& site, const std::vector<GroupWeek>& table, const std::string& kind,
                     const std::string& rack, bool by_type) {
  for (std::size_t g = 0; g < site.groups.size(); ++g) {
    if (site.groups[g] == table && site.group_kind[g] == kind &&
        (!by_type || site.group_rack[g] == rack))
      return g;
  }
  site.groups.push_back(table);
  site.group_kind.push_back(kind);
  site.group_rack.push_back(rack);
  return site.groups.size() - 1;
}

struct Compiler {
  const Scenario& scenario;
  const KernelFactory& factory;
  ModelData data;
  std::size_t next_class = 0;
  scenario::ReadContext context;
  std::vector<std::string> moving;

  Compiler(const Scenario& s, const KernelFactory& f)
      : scenario(s), factory(f), context(s.catalog) {
    context.origins = s.origins;
    data.scenario = s;
    moving = moving_workloads(s);
    data.serves = std::any_of(s.workloads.begin(), s.workloads.end(), [](const it::Workload& w) {
      return std::holds_alternative<it::InferenceWorkload>(w);
    });
    data.start_utc = utc_seconds(s.horizon.start);
    data.end_utc = utc_seconds(s.horizon.end);
    data.step_s = static_cast<int>(value_of(s.horizon.step) + 0.5);
    data.segments = make_segments(data.start_utc, data.end_utc, data.step_s);
  }

  /// One table, or one for each segment where the activity changes with the date.
  [[nodiscard]] std::vector<GroupWeek> weeks(const MachinePlace& place,
                                             const std::vector<std::string>& without) const {
    const std::vector<Date> changes = dates_of_change(scenario.workloads);
    std::vector<GroupWeek> tables;
    std::ptrdiff_t passed = -1;
    for (const Segment& segment : data.segments) {
      const Date month{segment.year, segment.month, 1};
      const auto now = std::upper_bound(changes.begin(), changes.end(), month) - changes.begin();
      tables.push_back(now == passed ? tables.back() : group_week(scenario, place, month, without));
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
    const power::PowerChain& chain = spec.power ? *spec.power : site.power;
    h.electrical_room_cop = chain.electrical_room_cop;
    h.auxiliary = chain.auxiliary;
    std::vector<power::ChainProblem> none;
    h.chain = power::order_chain(chain, h.module_W, none);
    for (const Refurbishment& r : spec.refurbishments) {
      HallBuild build;
      const int from = month_index(r.at) - data.problem.first_month;
      build.from_segment = static_cast<std::size_t>(std::max(from, 0));
      build.kernel = factory ? factory(r.cooling) : make_hall_kernel(r.cooling);
      build.module_W = r.module ? value_of(*r.module) : h.module_W;
      build.chain = power::order_chain(chain, build.module_W, none);
      h.refurbishments.push_back(std::move(build));
    }
    std::stable_sort(
        h.refurbishments.begin(), h.refurbishments.end(),
        [](const HallBuild& a, const HallBuild& b) { return a.from_segment < b.from_segment; });
    // Options of the problem stand in the order of sites, halls and types.
    for (; next_class < data.problem.options.size(); ++next_class) {
      const fleet::Option& option = data.problem.options[next_class];
      if (option.site != site.name || option.hall != spec.name) break;
      const it::Rack& rack = scenario.racks.at(option.rack);
      ClassModel c;
      c.rack = option.rack;
      c.kind = rack.kind;
      c.node = node_parameters(rack);
      c.nodes_per_rack = rack.nodes;
      c.peak_W = option.peak_W;
      c.liquid_peak_W = node_liquid_W(c.node) * rack.nodes;
      c.compute_per_s = option.capacity;
      const MachinePlace place{rack.kind, option.rack, out.zone.country, site.location.timezone};
      const std::size_t groups = out.groups.size();
      c.group =
          group_of(out, weeks(place, {}), rack.kind, option.rack, !moving.empty() || data.serves);
      if (!moving.empty() && out.groups.size() > groups)
        out.staying.push_back(weeks(place, moving));
      c.index = next_class;
      data.classes.push_back({site.name, spec.name, option.rack, rack.kind});
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
    for (const Segment& m : data.segments)
      out.limited_connection_W.push_back(
          fleet::connection_W(scenario, spec, month_index({m.year, m.month, 1})));
    out.export_allowed = spec.grid.export_allowed;
    out.clean_share = spec.grid.clean_share;
    supply_of(spec, out);
    for (const Hall& h : spec.halls) hall(spec, h, out);
  }

  /// Components that are smaller than what they must carry when all racks of a month draw their
  /// peak.
  void check_ratings() {
    for (const SiteModel& s : data.sites) {
      for (const HallModel& h : s.halls) {
        const std::size_t end = data.segments.size();
        const auto until = [&](std::size_t k) {
          return k < h.refurbishments.size() ? h.refurbishments[k].from_segment : end;
        };
        check_chain(s, h, h.chain, h.module_W, 0, until(0));
        for (std::size_t k = 0; k < h.refurbishments.size(); ++k) {
          const HallBuild& b = h.refurbishments[k];
          check_chain(s, h, b.chain, b.module_W, b.from_segment, until(k + 1));
        }
      }
    }
  }

  void check_chain(const SiteModel& s, const HallModel& h, const power::ChainOrder& chain,
                   double module_W, std::size_t from, std::size_t until) {
    double most = 0.0, modules = 1.0;
    for (const fleet::Plan* plan : {&data.required, &data.reached}) {
      for (std::size_t m = from; m < until; ++m) {
        double peak = 0.0;
        for (const ClassModel& c : h.classes) peak += data.racks(*plan, c.index, m) * c.peak_W;
        const double now = math::ceil(peak / (module_W * h.fill_limit) - 1e-9);
        if (now > 0.0 && peak / now > most / modules) {
          most = peak;
          modules = now;
        }
      }
    }
    double carried = most / modules;
    for (std::size_t k = chain.it_feeder; k != power::ChainOrder::npos;
         k = chain.stages[k].parent) {
      const power::ChainStage& stage = chain.stages[k];
      if (stage.carries_mechanical) break;
      const double load = carried / stage.rating_W;
      if (carried > stage.path_rating_W * (1.0 + 1e-9)) {
        context.add_at("sites." + s.info.name + ".power.components." + stage.name,
                       "'" + stage.name + "' carries " +
                           format_quantity(1e3 * math::round(carried * 1e-3), Dimension::power) +
                           " per module of hall '" + h.name +
                           "' at peak, more than its rating of " +
                           format_quantity(stage.path_rating_W, Dimension::power),
                       "raise its rating or sizing");
      }
      carried +=
          stage.rating_W * (stage.no_load + load * (stage.proportional + load * stage.square));
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
    data.problem = fleet::state_problem(
        scenario, month_index({data.segments.front().year, data.segments.front().month, 1}),
        data.segments.size());
    data.required = fleet::build_out(data.problem, false);
    data.reached = fleet::build_out(data.problem, true);
    WeatherStore store(data.step_s);
    for (const Site& s : scenario.sites) site(s, store);
    add_plan_facts(scenario, data);
    data.parts = work_parts(data);
    data.placed = place_work(data, false);
    if (!data.placed.empty()) data.placed_required = place_work(data, true);
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
