// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "system_parameters.hpp"

#include <algorithm>
#include <cmath>

#include "cooling_tower.hpp"
#include "exchange.hpp"
#include "liquid_kernel.hpp"

namespace tenfold::cooling {

namespace {

using namespace exchange;

double class_limit(const std::string& name) {
  if (name == "W17") return 290.15;
  if (name == "W27") return 300.15;
  if (name == "W32") return 305.15;
  if (name == "W40") return 313.15;
  if (name == "W45") return 318.15;
  return 1e9;
}

double conductance_of(const LoopExchanger& x, double heat, double own_W_per_K, double other_W_per_K,
                      double rise) {
  if (x.law != "constant_conductance") return 0.0;
  const double least = std::min(own_W_per_K, other_W_per_K),
               most = std::max(own_W_per_K, other_W_per_K);
  const double effectiveness = heat / (least * (value_of(x.approach) + rise));
  return least * counterflow_ntu(effectiveness, least / most);
}

/// Conductance with which a dry cooler makes its duty at design ambient: bisection of a monotone
/// function.
double dry_conductance(double duty, double difference, double air, double water) {
  double low = 1e-3 * duty / difference, high = 1e3 * duty / difference;
  for (int pass = 0; pass < 200; ++pass) {
    const double middle = 0.5 * (low + high);
    (crossflow(middle, air, water) * difference < duty ? low : high) = middle;
  }
  return high;
}

struct Flatten {
  const CoolingSystem& spec;
  const SystemOrder& order;
  /// Fans rated at standard pressure move the same mass as a larger volume at the same pressure.
  double thin = 1.0;
  SystemParameters out;

  std::size_t loop_named(const std::string& name) const {
    for (std::size_t i = 0; i < spec.loops.size(); ++i) {
      if (spec.loops[i].name == name) return order.position[i];
    }
    return SystemOrder::npos;
  }
  LoopParameters& own(const SourceParameters& p) { return out.loops[p.loop]; }

  void operator()(const ChillerSource& c, SourceParameters& p) {
    p.kind = SourceKind::chiller;
    p.other = loop_named(c.condenser);
    p.chiller = {chiller_curves(c), c.cop_factor, value_of(c.evaporator_approach),
                 value_of(c.condenser_approach), value_of(c.minimum_lift)};
    p.machines = c.machines;
    p.reference_W = own(p).design_heat_W * c.sizing / p.machines /
                    chiller_capacity_factor(p.chiller, p.chiller.curves.chilled_high_C,
                                            p.chiller.curves.condenser_high_C);
    p.staging = c.staging;
    p.minimum_condenser_C = value_of(c.minimum_condenser) - 273.15;
  }
  void operator()(const AirCooledChillerSource& c, SourceParameters& p) {
    p.kind = SourceKind::air_cooled_chiller;
    p.effectiveness = c.carnot_effectiveness;
    p.evaporator_approach_K = value_of(c.evaporator_approach);
    p.condenser_approach_K = value_of(c.condenser_approach);
    p.minimum_lift_K = value_of(c.minimum_lift);
    p.free_approach_K = value_of(c.free_cooling_approach);
    p.fan_share = c.fan_power * thin;
    p.free_cooling = c.free_cooling;
    p.capacity_W = own(p).design_heat_W * c.sizing;
    p.design_K = value_of(c.design_dry_bulb);
    p.slope_per_K = c.capacity_slope;
    p.by_table = c.curves == "packaged";
    p.machines = c.machines;
    p.staging = c.staging;
    PackagedChiller table;
    table.cop_factor = c.cop_factor;
    table.reference_supply = c.reference_supply;
    table.evaporator_approach = c.evaporator_approach;
    table.condenser_approach = c.condenser_approach;
    table.minimum_lift = c.minimum_lift;
    table.floating_head = c.floating_head;
    p.table = packaged_parameters(table, p.capacity_W);
  }
  void exchanger(const LoopExchanger& x, SourceParameters& p) {
    p.other = loop_named(x.loop);
    p.approach_K = value_of(x.approach);
    p.conductance_W_per_K =
        conductance_of(x, own(p).design_heat_W, own(p).design_capacity_W_per_K,
                       out.loops[p.other].design_capacity_W_per_K, own(p).rise_K);
  }
  void operator()(const EconomizerSource& e, SourceParameters& p) {
    p.kind = SourceKind::economizer;
    exchanger(e, p);
    p.dead_band_K = value_of(e.dead_band);
    p.least_difference_K = value_of(e.least_difference);
    p.integrated = e.integrated;
  }
  void operator()(const LoopExchanger& x, SourceParameters& p) {
    p.kind = SourceKind::exchanger;
    exchanger(x, p);
  }
  void operator()(const TowerSource& t, SourceParameters& p) {
    p.kind = SourceKind::tower;
    p.cells = t.cells;
    p.cell_heat_W = own(p).design_heat_W * t.sizing / p.cells;
    p.cell_water_kg_per_s = p.cell_heat_W / (water_J_per_kgK * value_of(t.design_range));
    p.cell_air_kg_per_s = p.cell_water_kg_per_s / t.liquid_to_gas;
    p.fan_W = p.cell_heat_W * t.fan_power * thin;
    p.york = t.correlation == "york";
    if (t.design_approach)
      p.water_ratio = calibrate_tower(p.york, value_of(t.design_wet_bulb) - 273.15,
                                      value_of(t.design_range), value_of(*t.design_approach))
                          .water_ratio;
    p.fans = {t.fan_control == "single_speed" ? 1.0 : (t.fan_control == "two_speed" ? 2.0 : 0.0),
              t.minimum_fan, t.low_speed, t.free_convection, t.fan_exponent};
    p.water = {t.cycles_of_concentration, t.evaporation == "loss_factor" ? t.loss_factor : 0.0,
               t.recovery};
    p.basin_W_per_K = t.basin_heater * p.cell_heat_W;
    p.basin_K = value_of(t.basin_set_point);
    p.basin_kg = p.cells * p.cell_water_kg_per_s * value_of(t.basin_time);
    p.drift = t.drift;
  }
  void operator()(const AdiabaticCoolerSource& a, SourceParameters& p) {
    dry(a, p);
    p.pads = {a.mode == "hybrid" ? 2.0 : 1.0, a.pad_effectiveness, value_of(a.pad_above)};
    p.concentration = a.cycles_of_concentration;
  }
  void operator()(const SurfaceWaterSource& s, SourceParameters& p) {
    p.kind = SourceKind::surface_water;
    const double duty = own(p).design_heat_W * s.sizing;
    p.intake_K = value_of(s.temperature);
    p.lag = value_of(s.depth) / value_of(s.damping_depth);
    p.swing_K = value_of(s.swing) * std::exp(-p.lag);
    p.warmest_day = s.warmest_day;
    p.intake_W_per_K = duty / value_of(s.rise);
    const double least = std::min(own(p).design_capacity_W_per_K, p.intake_W_per_K),
                 most = std::max(own(p).design_capacity_W_per_K, p.intake_W_per_K);
    const double needed = own(p).design_heat_W * std::min(s.sizing, 1.0) /
                          (least * (value_of(s.approach) + own(p).rise_K));
    p.conductance_W_per_K = least * counterflow_ntu(std::min(needed, 0.995), least / most);
    SurfaceWater intake;
    intake.approach = s.approach;
    intake.rise = s.rise;
    intake.discharge_limit = s.discharge_limit.value_or(si<Temperature>(1e3));
    intake.largest_flow = s.largest_flow;
    intake.pump = {s.pump.pressure, s.pump.minimum_head, 2.0, s.pump.efficiency, s.minimum_flow};
    p.intake = surface_water_parameters(intake, duty);
  }
  void operator()(const StorageSource& s, SourceParameters& p) {
    p.kind = SourceKind::thermal_storage;
    const double rise = own(p).rise_K, capacity = own(p).design_heat_W * value_of(s.capacity);
    p.store = {capacity, own(p).design_heat_W * s.rate, s.daily_loss * capacity / (rise * 86400.0),
               own(p).supply_K, own(p).supply_K + rise};
    p.store_m3 = capacity / (s.usable * water_J_per_m3K * rise);
    p.charge_from_h = value_of(s.charge_from) / 3600.0;
    p.charge_until_h = value_of(s.charge_until) / 3600.0;
    p.discharge_from_h = value_of(s.discharge_from) / 3600.0;
    p.discharge_until_h = value_of(s.discharge_until) / 3600.0;
    p.reserve_J = s.reserve * capacity;
  }
  void operator()(const HeatReuseSource& h, SourceParameters& p) {
    p.kind = SourceKind::heat_reuse;
    p.network_K = value_of(h.network);
    p.reuse = {value_of(h.approach), h.heat_pump ? 1.0 : 0.0, h.carnot_share, h.highest_cop};
    p.winter_W = h.winter_demand * own(p).design_heat_W;
    p.base_W = h.base_demand * own(p).design_heat_W;
    p.limit_K = value_of(h.heating_limit);
    p.cold_K = value_of(h.design_cold);
  }
  void operator()(const DryCoolerSource& d, SourceParameters& p) { dry(d, p); }
  void dry(const DryCooler& d, SourceParameters& p) {
    p.kind = SourceKind::dry_cooler;
    const double duty = own(p).design_heat_W * d.sizing;
    p.air_capacity_W_per_K = duty / value_of(d.design_air_rise);
    p.dry_conductance_W_per_K =
        dry_conductance(duty, value_of(d.design_approach) + own(p).rise_K, p.air_capacity_W_per_K,
                        own(p).design_capacity_W_per_K);
    p.fan_W = duty * d.fan_power * thin;
    p.minimum_fan = d.minimum_fan;
  }
};

/// Whether the loop's water itself flows outdoors, in coils of coolers or air-cooled machines.
bool coils_outdoors(const Loop& l) {
  return std::any_of(l.sources.begin(), l.sources.end(), [](const LoopSource& s) {
    const auto* machine = std::get_if<AirCooledChillerSource>(&s);
    return std::holds_alternative<DryCoolerSource>(s) ||
           std::holds_alternative<AdiabaticCoolerSource>(s) ||
           (machine != nullptr && machine->free_cooling);
  });
}
constexpr double freeze_margin_K = 2.0;

/// Loop that a source gives its heat to, and how much of the loop's design heat it brings.
std::pair<std::string, double> receiver(const LoopSource& s) {
  if (const auto* c = std::get_if<ChillerSource>(&s)) return {c->condenser, condenser_share};
  if (const auto* e = std::get_if<EconomizerSource>(&s)) return {e->loop, 1.0};
  if (const auto* x = std::get_if<LoopExchanger>(&s)) return {x->loop, 1.0};
  return {};
}

}  // namespace

bool rejects(const LoopSource& s) {
  return std::holds_alternative<TowerSource>(s) || std::holds_alternative<DryCoolerSource>(s) ||
         std::holds_alternative<AdiabaticCoolerSource>(s) ||
         std::holds_alternative<SurfaceWaterSource>(s);
}

SystemParameters system_parameters(const CoolingSystem& spec, const SystemOrder& order,
                                   const DesignHeat& heat) {
  Flatten make{spec, order, volume_ratio(heat.pressure_Pa), {}};
  SystemParameters& out = make.out;
  std::vector<double> design(spec.loops.size(), 0.0);  // by position in the order
  for (std::size_t i = 0; i < spec.loops.size(); ++i) design[order.position[i]] = heat.loop_W[i];
  for (std::size_t k = 0; k < order.loops.size(); ++k) {
    const Loop& l = spec.loops[order.loops[k]];
    std::vector<double> brings(spec.loops.size(), 0.0);
    for (const LoopSource& s : l.sources) {
      const auto [name, share] = receiver(s);
      if (name.empty()) continue;
      double& most = brings[make.loop_named(name)];
      most = std::max(most, share * design[k]);
    }
    for (std::size_t j = 0; j < brings.size(); ++j) design[j] += brings[j];
    LoopParameters p;
    p.design_heat_W = std::max(design[k], 1.0);
    p.rejects = !l.sources.empty() && rejects(l.sources.back());
    p.demand = l.control == "demand";
    p.reset = l.control == "wet_bulb";
    p.reset_approach_K = value_of(l.wet_bulb_approach);
    p.highest_K = value_of(l.highest);
    p.constant_flow = l.pump.control == "constant";
    p.staged_pumps = l.pump.control == "staged";
    p.supply_K = value_of(l.supply);
    p.rise_K = value_of(l.rise);
    p.design_capacity_W_per_K = p.design_heat_W / p.rise_K;
    if (const auto* t = l.sources.empty() ? nullptr : std::get_if<TowerSource>(&l.sources.back())) {
      p.by_cells = true;
      p.rise_K = value_of(t->design_range);
      p.design_capacity_W_per_K = p.design_heat_W * t->sizing / p.rise_K;
    }
    p.minimum_flow = l.pump.minimum_flow;
    p.minimum_head = l.pump.minimum_head;
    p.exponent = l.pump.exponent;
    p.pump_W =
        p.design_capacity_W_per_K / water_J_per_m3K * value_of(l.pump.pressure) / l.pump.efficiency;
    // Glycol carries less heat by volume: more flow for the same heat.
    p.pump_W *= water_J_per_m3K / glycol_J_per_m3K(l.glycol);
    if (coils_outdoors(l) && !p.by_cells)
      p.freeze_K = glycol_freezing_K(l.glycol) + freeze_margin_K;
    p.freeze_flow = l.freeze_flow;
    p.class_K = class_limit(l.water_class);
    p.thermal_J_per_K = p.design_capacity_W_per_K * value_of(l.circulation_time);
    p.stands = !p.constant_flow &&
               std::none_of(l.sources.begin(), l.sources.end(), [](const LoopSource& s) {
                 return std::holds_alternative<StorageSource>(s);
               });
    out.loops.push_back(p);
  }
  for (std::size_t k = 0; k < order.loops.size(); ++k) {
    const Loop& l = spec.loops[order.loops[k]];
    out.loops[k].first_source = out.sources.size();
    out.loops[k].sources = l.sources.size();
    std::size_t exchanged = SystemOrder::npos;
    for (const LoopSource& s : l.sources) {
      SourceParameters p;
      p.loop = k;
      std::visit([&](const auto& x) { make(x, p); }, s);
      const bool before_rejection = out.loops[k].rejects && &s != &l.sources.back();
      out.coupled = out.coupled || before_rejection ||
                    (p.other != SystemOrder::npos && out.loops[p.other].rejects);
      out.split = out.split || (exchanged != SystemOrder::npos && exchanged != p.other);
      if (p.kind == SourceKind::exchanger || p.kind == SourceKind::economizer) exchanged = p.other;
      out.sources.push_back(p);
    }
  }
  return std::move(make.out);
}

}  // namespace tenfold::cooling
