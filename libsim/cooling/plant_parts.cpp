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
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const double source = rows.source_K[i];
    const IntakePoint s = intake_point(p, rows.heat_W[i], source, 0.0);
    rows.supply_K[i] = source + p.approach_K;
    rows.discharge_K[i] = s.discharge_K;
    rows.intake_kg_per_s[i] = s.flow_m3_per_s * water_kg_per_m3;
    rows.pump_W[i] = s.pump_W;
    rows.limit_bound[i] = s.limit_bound;
    rows.too_warm[i] = s.discharge_K > p.discharge_K + discharge_slack_K ? 1.0 : 0.0;
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
    const HeatReusePoint s = heat_reuse_point(p, rows.available_W[i], rows.source_K[i],
                                              rows.network_K[i], rows.demand_W[i]);
    rows.taken_W[i] = s.taken_W;
    rows.delivered_W[i] = s.delivered_W;
    rows.power_W[i] = s.power_W;
    rows.cop[i] = s.cop;
    rows.direct[i] = s.direct;
  }
}

}  // namespace tenfold::cooling
