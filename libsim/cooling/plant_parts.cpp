// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "plant_parts.hpp"

#include "tenfold/error.hpp"

namespace tenfold::cooling {

SurfaceWaterParameters surface_water_parameters(const SurfaceWater& s, double design_heat_W) {
  return {value_of(s.approach),
          value_of(s.rise),
          value_of(s.discharge_limit),
          s.largest_flow,
          design_heat_W / (water_kg_per_m3 * water_J_per_kgK * value_of(s.rise)),
          circulation_pump_parameters(s.pump)};
}

StorageParameters storage_parameters(const ThermalStorage& s) {
  const double cold = value_of(s.cold), hot = value_of(s.hot);
  if (!(hot > cold)) {
    throw InputError(Issue{"storage.hot",
                           format_quantity(hot, Dimension::temperature) + " is not above cold, " +
                               format_quantity(cold, Dimension::temperature),
                           "",
                           "",
                           0,
                           0,
                           {}});
  }
  const double capacity = value_of(s.water) * s.usable * water_J_per_kgK * (hot - cold);
  return {capacity, capacity / value_of(s.fastest), 1.0 / value_of(s.insulation), cold, hot};
}

HeatReuseParameters heat_reuse_parameters(const HeatReuse& s) {
  return {value_of(s.approach), s.heat_pump ? 1.0 : 0.0, s.carnot_share, s.highest_cop};
}

TENFOLD_CLONES void water_side_economizer(double approach_K, double integrated,
                                          const EconomizerRows& r, std::size_t n) {
  const EconomizerRows rows = r;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const double available = rows.cooler_water_K[i] + approach_K;
    const double share =
        economizer_share(rows.return_K[i], rows.supply_K[i], available, integrated);
    rows.share[i] = share;
    rows.pre_cooled_K[i] = rows.return_K[i] - share * (rows.return_K[i] - rows.supply_K[i]);
  }
}

void economizer_modes(const WaterSideEconomizer& spec, double dwell_s, double step_s,
                      const double* return_K, const double* supply_K, const double* cooler_water_K,
                      double* on, double* chiller, EconomizerState& state, std::size_t n) {
  const double band = value_of(spec.dead_band), approach = value_of(spec.approach);
  for (std::size_t i = 0; i < n; ++i) {
    const double available = cooler_water_K[i] + approach;
    const bool may = state.held_s >= dwell_s;
    double now = state.on, cold = state.chiller;
    if (may) {
      if (now < 0.5 && return_K[i] > available + band) now = 1.0;
      if (now > 0.5 && available > return_K[i] - 0.25 * band) now = 0.0;
      if (cold < 0.5 && available > supply_K[i] + band) cold = 1.0;
      if (cold > 0.5 && available <= supply_K[i]) cold = 0.0;
      if (now < 0.5) cold = 1.0;
      if (!spec.integrated) now = cold < 0.5 ? 1.0 : 0.0;
    }
    const bool changed = now != state.on || cold != state.chiller;
    state.held_s = changed ? step_s : state.held_s + step_s;
    state.on = now;
    state.chiller = cold;
    on[i] = now;
    chiller[i] = cold;
  }
}

TENFOLD_CLONES void surface_water(const SurfaceWaterParameters& parameters,
                                  const SurfaceWaterRows& r, std::size_t n) {
  const SurfaceWaterParameters p = parameters;
  const SurfaceWaterRows rows = r;
  constexpr double volume = water_kg_per_m3 * water_J_per_kgK;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const double heat = rows.heat_W[i], source = rows.source_K[i];
    const double allowed = math::max(p.discharge_K - source, 1e-3);
    const double rise = math::min(p.rise_K, allowed);
    const double least = heat > 0.0 ? p.pump.minimum_flow * p.design_m3_per_s : 0.0;
    const double wanted = math::max(heat / (volume * rise), least);
    const double flow = math::min(wanted, p.largest_flow * p.design_m3_per_s);
    const double pumps = pump_point(p.pump, p.design_m3_per_s, flow).power_W;
    const double out =
        source + (flow > 0.0 ? (heat + pumps) / (volume * math::max(flow, 1e-12)) : 0.0);
    rows.supply_K[i] = source + p.approach_K;
    rows.discharge_K[i] = out;
    rows.intake_kg_per_s[i] = flow * water_kg_per_m3;
    rows.pump_W[i] = pumps;
    rows.limit_bound[i] = rise < p.rise_K ? 1.0 : 0.0;
    // The pumps' own heat is a hundredth of a kelvin and no reason to count an hour.
    rows.too_warm[i] = out > p.discharge_K + 0.2 ? 1.0 : 0.0;
  }
}

TENFOLD_CLONES void thermal_storage(const StorageParameters& parameters, const StorageRows& r,
                                    std::size_t n) {
  const StorageParameters p = parameters;
  const StorageRows rows = r;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const StoragePoint s =
        storage_point(p, rows.cold_J[i], rows.wanted_W[i], rows.ambient_K[i], rows.duration_s[i]);
    rows.next_J[i] = s.next_J;
    rows.charged_W[i] = s.charged_W;
    rows.gain_W[i] = s.gain_W;
    rows.refused_W[i] = s.refused_W;
  }
}

TENFOLD_CLONES void heat_reuse(const HeatReuseParameters& parameters, const HeatReuseRows& r,
                               std::size_t n) {
  const HeatReuseParameters p = parameters;
  const HeatReuseRows rows = r;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const double demand = rows.demand_W[i], there = rows.available_W[i];
    const double cold = rows.source_K[i] - p.approach_K, hot = rows.network_K[i] + p.approach_K;
    const double direct = cold >= rows.network_K[i] ? 1.0 : 0.0;
    const double lift = math::max(hot - cold, 1e-3);
    const double reached = math::min(p.carnot_share * hot / lift, p.highest_cop);
    // Below a COP of 1.2 nobody runs a heat pump.
    const bool worth = reached > 1.2;
    const double cop = worth ? reached : 1.2;
    // Of each watt delivered, 1 - 1 / COP comes from the site.
    const double from_site = direct > 0.5 ? 1.0 : 1.0 - 1.0 / cop;
    const double able = math::max(direct, worth ? p.heat_pump : 0.0);
    const double taken = able * math::min(there, demand * from_site);
    const double delivered = taken / from_site;
    rows.taken_W[i] = taken;
    rows.delivered_W[i] = delivered;
    rows.power_W[i] = direct > 0.5 ? 0.0 : delivered / cop;
    rows.cop[i] = direct > 0.5 ? 0.0 : cop;
    rows.direct[i] = direct;
  }
}

}  // namespace tenfold::cooling
