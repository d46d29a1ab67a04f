// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/depth_first_search.hpp>
#include <boost/graph/topological_sort.hpp>
#include <cmath>

#include "cooling_tower.hpp"
#include "system_air.hpp"
#include "system_checks.hpp"

namespace tenfold::cooling {

namespace {

using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS>;

struct CycleFinder : boost::dfs_visitor<> {
  std::optional<std::size_t>* found;
  explicit CycleFinder(std::optional<std::size_t>* where) : found(where) {}
  void back_edge(const Graph::edge_descriptor& edge, const Graph& graph) const {
    if (!*found) *found = boost::target(edge, graph);
  }
};

/// Checks of the loops of one system.
struct LoopChecker : SystemChecker {
  Graph graph;

  void source(const ChillerSource& c, const Loop& l, const std::string& place, bool) {
    if (c.curves == "custom") {
      const auto length = [&](const char* field, const std::vector<double>& v, std::size_t n) {
        if (v.size() != n)
          add(place + "." + field, "custom curves need " + std::to_string(n) + " coefficients; '" +
                                       std::string(field) + "' has " + std::to_string(v.size()));
      };
      length("capacity_curve", c.capacity_curve, 6);
      length("eir_curve", c.eir_curve, 6);
      length("part_load_curve", c.part_load_curve, 3);
      if (c.reference_cop <= 0.0)
        add(place + ".reference_cop", "custom curves need 'reference_cop'");
      if (value_of(c.chilled_lowest) >= value_of(c.chilled_highest) ||
          value_of(c.condenser_lowest) >= value_of(c.condenser_highest))
        add(place, "the fitted box is empty: its lowest and highest temperatures cross");
    }
    evaporator(l, place);
  }
  void source(const AirCooledChillerSource&, const Loop& l, const std::string& place, bool) {
    evaporator(l, place);
  }
  /// Machines keep 3 K above the freezing point of what they cool.
  void evaporator(const Loop& l, const std::string& place) {
    const double lowest = glycol_freezing_K(l.glycol) + 3.0;
    if (value_of(l.supply) < lowest - 1e-9)
      add(place,
          "the loop asks for water of " + degrees(value_of(l.supply)) +
              ", colder than a chiller can make without freezing (" + degrees(lowest) + ")",
          "raise the supply, or state glycol in the loop");
  }
  void exchange(const LoopExchanger& x, const Loop& l, const std::string& place, bool last) {
    const auto other = index.find(x.loop);
    if (other == index.end()) return;
    const Loop& o = spec.loops[other->second];
    const double coldest = value_of(o.supply) + value_of(x.approach);
    if (last && coldest > value_of(l.supply) + 1e-9 && l.control == "fixed") {
      add(place,
          "loop '" + l.name + "' asks for " + degrees(value_of(l.supply)) +
              ", colder than its source can make: '" + o.name + "' at " +
              degrees(value_of(o.supply)) + " and an approach of " +
              format_quantity(value_of(x.approach), Dimension::temperature_difference) + " give " +
              degrees(coldest),
          "raise the supply of '" + l.name + "' or lower that of '" + o.name + "'");
    }
    if (x.law == "constant_conductance") {
      const double own = 1.0 / value_of(l.rise), theirs = brought_capacity(l, o);
      effectiveness(place,
                    1.0 / (std::min(own, theirs) * (value_of(x.approach) + value_of(l.rise))),
                    "raise the approach, or lower the rise (of a tower: the design range) of the "
                    "loop with the smaller flow");
    }
  }
  /// Design flow of loop `o` that the heat of `l` brings, over that heat [1/K].
  static double brought_capacity(const Loop& l, const Loop& o) {
    double share = 1.0;
    for (const LoopSource& s : l.sources) {
      const auto* c = std::get_if<ChillerSource>(&s);
      if (c != nullptr && c->condenser == o.name) share = condenser_share;
    }
    const auto* t = o.sources.empty() ? nullptr : std::get_if<TowerSource>(&o.sources.back());
    return t != nullptr ? share * t->sizing / value_of(t->design_range) : share / value_of(o.rise);
  }
  void source(const EconomizerSource& e, const Loop& l, const std::string& place, bool last) {
    exchange(e, l, place, last);
  }
  void source(const LoopExchanger& x, const Loop& l, const std::string& place, bool last) {
    exchange(x, l, place, last);
  }
  void source(const TowerSource& t, const Loop& l, const std::string& place, bool last) {
    if (!last) add(place, "towers must be the last source of their loop");
    before_rejection(l, place, last);
    if (l.control == "demand")
      add(place, "loop '" + l.name + "' has a tower; its control cannot follow coils");
    const bool york = t.correlation == "york";
    const double range = value_of(t.design_range);
    if (!york && range > 11.1) {
      add(place + ".design_range", "cooltools is fitted for ranges of 1.1 to 11.1 K; this is " +
                                       format_quantity(range, Dimension::temperature_difference));
    } else if (t.design_approach &&
               std::isfinite(value_of(*t.design_approach) + range + value_of(t.design_wet_bulb))) {
      const double wanted = value_of(*t.design_approach);
      const TowerCalibration c =
          calibrate_tower(york, value_of(t.design_wet_bulb) - 273.15, range, wanted);
      if (!c.allows(wanted))
        add(place + ".design_approach",
            format_quantity(wanted, Dimension::temperature_difference) + " is not what " +
                t.correlation + " gives at this design wet bulb and range; allowed: " +
                format_quantity(c.least_K, Dimension::temperature_difference) + " to " +
                format_quantity(c.most_K, Dimension::temperature_difference));
    }
  }
  void source(const AdiabaticCoolerSource& a, const Loop& l, const std::string& place, bool last) {
    dry(a, l, place);
    before_rejection(l, place, last);
  }
  void source(const SurfaceWaterSource& s, const Loop& l, const std::string& place, bool last) {
    before_rejection(l, place, last);
    const double coldest = value_of(s.temperature) + value_of(s.approach);
    if (s.discharge_limit && value_of(*s.discharge_limit) <= value_of(s.temperature))
      add(place + ".discharge_limit",
          "set points cross: the discharge limit " + degrees(value_of(*s.discharge_limit)) +
              " is not above the intake, " + degrees(value_of(s.temperature)));
    if (last && coldest > value_of(l.supply) + 1e-9)
      add(place, "loop '" + l.name + "' asks for " + degrees(value_of(l.supply)) +
                     ", colder than its source can make: surface water of " +
                     degrees(value_of(s.temperature)) + " and an approach of " +
                     format_quantity(value_of(s.approach), Dimension::temperature_difference));
    const double own = 1.0 / value_of(l.rise), theirs = s.sizing / value_of(s.rise);
    effectiveness(place,
                  std::min(s.sizing, 1.0) /
                      (std::min(own, theirs) * (value_of(s.approach) + value_of(l.rise))),
                  "raise the approach, or lower the loop's rise");
  }
  void source(const StorageSource& s, const Loop& l, const std::string& place, bool last) {
    if (last)
      add(place, "a store only moves heat in time; a source after it must take the heat of loop '" +
                     l.name + "'");
    if (l.control != "fixed")
      add(place, "a store holds water at the supply of its loop: the control of '" + l.name +
                     "' must be fixed, not " + l.control);
    std::size_t stores = 0;
    for (const LoopSource& other : l.sources)
      stores += std::holds_alternative<StorageSource>(other) ? 1 : 0;
    if (stores > 1) add(place, "loop '" + l.name + "' has more than one store; state one");
    const auto hours = [](Duration d) { return value_of(d) / 3600.0; };
    const double a = hours(s.charge_from), b = hours(s.charge_until), c = hours(s.discharge_from),
                 d = hours(s.discharge_until);
    for (int minute = 0; minute < 24 * 60; ++minute) {
      const auto in = [t = minute / 60.0](double from, double until) {
        return from < until ? t >= from && t < until : (from > until && (t >= from || t < until));
      };
      if (!(in(a, b) && in(c, d))) continue;
      add(place, "set points cross: the hours of charge and discharge overlap at " +
                     format_quantity(minute * 60.0, Dimension::duration));
      break;
    }
  }
  void source(const HeatReuseSource& h, const Loop& l, const std::string& place, bool last) {
    if (h.winter_demand < h.base_demand)
      add(place + ".winter_demand", "set points cross: the winter demand " +
                                        format_quantity(h.winter_demand, Dimension::none) +
                                        " is below the base demand " +
                                        format_quantity(h.base_demand, Dimension::none));
    const double warmest =
        std::max(value_of(l.supply),
                 l.control == "wet_bulb" ? value_of(l.highest) : value_of(l.supply)) +
        value_of(l.rise) - value_of(h.approach);
    if (!h.heat_pump && warmest < value_of(h.network) && l.control != "demand")
      add(place + ".network",
          "without a heat pump the network at " + degrees(value_of(h.network)) +
              " is never reached: the return of loop '" + l.name + "' gives " + degrees(warmest),
          "set heat_pump: true, lower the network or raise the loop's supply");
    if (last)
      add(place, "heat reuse takes what a network asks for; a source after it must take the rest");
    if (h.heating_limit <= h.design_cold)
      add(place + ".heating_limit", "set points cross: the heating limit is not above design_cold");
  }
  /// A loop that ends with a rejecting source floats; sources with modes or a state, which are
  /// decided from a set point, cannot stand before it.
  void before_rejection(const Loop& l, const std::string& place, bool last) {
    if (!last) return;
    for (std::size_t s = 0; s + 1 < l.sources.size(); ++s) {
      const LoopSource& before = l.sources[s];
      if (std::holds_alternative<HeatReuseSource>(before) ||
          std::holds_alternative<DryCoolerSource>(before) ||
          std::holds_alternative<AdiabaticCoolerSource>(before) ||
          std::holds_alternative<SurfaceWaterSource>(before) ||
          std::holds_alternative<TowerSource>(before))  // named on its own
        continue;
      const std::string name = std::visit(
          [](const auto& x) { return std::string(std::decay_t<decltype(x)>::model_name); }, before);
      add(place,
          "loop '" + l.name +
              "' ends with a source that rejects to the weather: its supply "
              "floats, and '" +
              name +
              "' before it needs a set point; there may stand "
              "heat_reuse, dry_cooler, adiabatic_cooler, surface_water",
          "give '" + name + "' a loop of its own");
    }
  }
  void source(const DryCoolerSource& d, const Loop& l, const std::string& place, bool last) {
    dry(d, l, place);
    before_rejection(l, place, last);
  }
  void dry(const DryCooler& d, const Loop& l, const std::string& place) {
    const double rise = value_of(l.rise);
    const double least = std::min(1.0 / rise, d.sizing / value_of(d.design_air_rise));
    effectiveness(place, d.sizing / (least * (value_of(d.design_approach) + rise)),
                  "design_approach + rise must exceed design_air_rise and sizing x rise");
  }

  void one_loop(std::size_t i) {
    const Loop& l = spec.loops[i];
    const std::string place = "loops." + l.name;
    if (l.sources.empty())
      add(place, "loop '" + l.name + "' has no source: nothing takes its heat");
    for (std::size_t s = 0; s < l.sources.size(); ++s) {
      const std::string at = place + ".sources." + std::to_string(s);
      const bool last = s + 1 == l.sources.size();
      std::visit([&](const auto& x) { source(x, l, at, last); }, l.sources[s]);
      std::string to;
      if (const auto* c = std::get_if<ChillerSource>(&l.sources[s])) to = c->condenser;
      if (const auto* e = std::get_if<EconomizerSource>(&l.sources[s])) to = e->loop;
      if (const auto* x = std::get_if<LoopExchanger>(&l.sources[s])) to = x->loop;
      if (to.empty()) continue;
      if (const auto other = loop(to, at)) {
        heated[*other] = true;
        boost::add_edge(i, *other, graph);
      }
    }
    control(l, place);
    static const std::map<std::string, double> highest{
        {"W17", 290.15}, {"W27", 300.15}, {"W32", 305.15}, {"W40", 313.15}, {"W45", 318.15}};
    const auto limit = highest.find(l.water_class);
    if (limit != highest.end() && value_of(l.supply) > limit->second + 1e-9)
      add(place + ".supply", "the set point " + degrees(value_of(l.supply)) + " is above class " +
                                 l.water_class + " (" + degrees(limit->second) + ")");
  }

  void control(const Loop& l, const std::string& place) {
    if (l.pump.control == "staged" && !l.sources.empty() &&
        !std::holds_alternative<TowerSource>(l.sources.back()))
      add(place + ".pump.control",
          "staged pumps stand beside tower cells; the last source of '" + l.name + "' is no tower",
          "set control: variable");
    if (l.control == "demand" && l.name != coil_loop(spec.air))
      add(place + ".control", "control demand follows air coils; loop '" + l.name + "' has none",
          "set control: fixed");
    if (l.control != "wet_bulb") return;
    if (l.highest < l.supply)
      add(place + ".highest", "set points cross: the highest set point " +
                                  degrees(value_of(l.highest)) + " is below supply " +
                                  degrees(value_of(l.supply)));
    if (!l.sources.empty() && !rejects(l.sources.back()))
      add(place + ".control",
          "control wet_bulb is for loops that reject to the weather; the last "
          "source of '" +
              l.name + "' does not");
  }
};

}  // namespace

SystemOrder order_system(const CoolingSystem& spec, std::vector<SystemProblem>& problems) {
  LoopChecker check{{spec, problems, {}, {}, {}}, Graph(spec.loops.size())};
  const std::size_t before = problems.size();
  for (std::size_t i = 0; i < spec.loops.size(); ++i) {
    check.index.emplace(spec.loops[i].name, i);
    check.names.push_back(spec.loops[i].name);
  }
  check.heated.assign(spec.loops.size(), false);
  check_terminals(check);
  for (std::size_t i = 0; i < spec.loops.size(); ++i) check.one_loop(i);
  SystemOrder order;
  std::optional<std::size_t> cycle;
  boost::depth_first_search(check.graph, boost::visitor(CycleFinder(&cycle)));
  if (cycle) {
    check.add("loops." + check.names[*cycle],
              "loop '" + check.names[*cycle] + "' gives its heat to itself: the loops form a cycle",
              "heat flows one way, from terminals to the weather");
    return order;
  }
  for (std::size_t i = 0; i < spec.loops.size(); ++i) {
    if (!check.heated[i])
      check.add("loops." + check.names[i], "nothing gives heat to loop '" + check.names[i] + "'",
                "name it in a terminal, an exchanger or a condenser, or leave it out");
  }
  if (problems.size() != before) return order;
  std::vector<std::size_t> sorted;  // roots first: what topological_sort gives
  boost::topological_sort(check.graph, std::back_inserter(sorted));
  order.loops.assign(sorted.rbegin(), sorted.rend());
  order.position.assign(spec.loops.size(), 0);
  for (std::size_t k = 0; k < order.loops.size(); ++k) order.position[order.loops[k]] = k;
  return order;
}

}  // namespace tenfold::cooling
