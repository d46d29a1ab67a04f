// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Kernels of water-side economizer, surface water, thermal storage, heat reuse.
#pragma once

#include <cstddef>

#include "exponential.hpp"
#include "fluids.hpp"
#include "movers.hpp"
#include "tenfold/cooling/plant_parts.hpp"

namespace tenfold::cooling {

// --- water-side economizer
// ------------------------------------------------------------------------
/// Share of the heat that the economizer takes. @param available_K cooler water + approach
TENFOLD_INLINE double economizer_share(double return_K, double supply_K, double available_K,
                                       double integrated) {
  const double span = math::max(return_K - supply_K, 1e-9);
  const double share = math::clamp((return_K - available_K) / span, 0.0, 1.0);
  const double all = available_K <= supply_K ? 1.0 : 0.0;
  return available_K >= return_K ? 0.0 : (integrated > 0.5 ? share : all);
}
struct EconomizerRows {
  const double *return_K, *supply_K, *cooler_water_K;
  double *share, *pre_cooled_K;
};
void water_side_economizer(double approach_K, double integrated, const EconomizerRows& rows,
                           std::size_t n);

/// Mode of an economizer with memory.
struct EconomizerState {
  double on = 0.0;       ///< 1: the economizer runs
  double chiller = 1.0;  ///< 1: chillers run as well
  double held_s = 1e9;   ///< time since the last change
};
/// Modes of a run of steps: on where return > available + dead band, off where the economizer's
/// outlet is above return - dead band; chillers on where the outlet is above the supply + dead
/// band, off where it is at most the supply. No change before `dwell_s`. A scalar scan.
void economizer_modes(const WaterSideEconomizer& spec, double dwell_s, double step_s,
                      const double* return_K, const double* supply_K, const double* cooler_water_K,
                      double* on, double* chiller, EconomizerState& state, std::size_t n);

// --- surface water
// --------------------------------------------------------------------------------
struct SurfaceWaterParameters {
  double approach_K, rise_K, discharge_K, largest_flow, design_m3_per_s;
  CirculationPumpParameters pump;
};
SurfaceWaterParameters surface_water_parameters(const SurfaceWater& spec, double design_heat_W);
/// Flow, pumps and discharge of an intake. @param asked least flow over design that the exchanger
/// asks for
struct IntakePoint {
  double flow_m3_per_s, wanted, pump_W, discharge_K, limit_bound;
};
TENFOLD_INLINE IntakePoint intake_point(const SurfaceWaterParameters& p, double heat_W,
                                        double source_K, double asked) {
  constexpr double volume = water_kg_per_m3 * water_J_per_kgK;
  IntakePoint s{};
  const double allowed = math::max(p.discharge_K - source_K, 1e-3);
  const double rise = math::min(p.rise_K, allowed);
  const double least = heat_W > 0.0 ? math::max(p.pump.minimum_flow, asked) : 0.0;
  const double by_rise = heat_W / (volume * rise);
  const double wanted = math::max(by_rise, least * p.design_m3_per_s);
  s.wanted = wanted / p.design_m3_per_s;
  s.flow_m3_per_s = math::min(wanted, p.largest_flow * p.design_m3_per_s);
  s.pump_W = pump_point(p.pump, p.design_m3_per_s, s.flow_m3_per_s).power_W;
  const bool runs = s.flow_m3_per_s > 0.0;
  s.discharge_K =
      source_K + (runs ? (heat_W + s.pump_W) / (volume * math::max(s.flow_m3_per_s, 1e-12)) : 0.0);
  s.limit_bound = rise < p.rise_K ? 1.0 : 0.0;
  return s;
}
/// The pumps' own heat is a hundredth of a kelvin and no reason to count an hour.
inline constexpr double discharge_slack_K = 0.2;

struct SurfaceWaterRows {
  const double *heat_W, *source_K;
  double *supply_K, *discharge_K, *intake_kg_per_s, *pump_W, *limit_bound, *too_warm;
};
void surface_water(const SurfaceWaterParameters& p, const SurfaceWaterRows& rows, std::size_t n);

// --- thermal storage
// ------------------------------------------------------------------------------
struct StorageParameters {
  double capacity_J, most_W, loss_W_per_K, cold_K, hot_K;
};
StorageParameters storage_parameters(const ThermalStorage& spec);

/// Constant charge [W] at which a store holds `level_J` at the end of a step.
/// dE/dt = u - G (T_amb - T_hot) - G (T_hot - T_cold) E / E_most = u - lost - rate E.
struct StoragePace {
  double lost_W, rate, reach_s, mean_share;
  [[nodiscard]] double idle_J(double cold_J) const noexcept {
    return cold_J - (lost_W + rate * cold_J) * reach_s;
  }
  [[nodiscard]] double charge_to_W(double cold_J, double level_J) const noexcept {
    return (level_J - idle_J(cold_J)) / reach_s;
  }
};
TENFOLD_INLINE StoragePace storage_pace(const StorageParameters& p, double ambient_K,
                                        double duration_s) {
  const double outside = math::max(ambient_K, p.cold_K) - p.hot_K;
  StoragePace s{};
  s.rate = p.loss_W_per_K * (p.hot_K - p.cold_K + math::max(outside, 0.0)) / p.capacity_J;
  s.lost_W = p.loss_W_per_K * math::min(outside, 0.0);
  const double a = s.rate * duration_s;
  // E(dt) = E + (u - lost - rate E) dt share: linear in u, so that full and empty give bounds.
  s.reach_s = duration_s * exponential_share(a);
  s.mean_share = exponential_mean_share(a);
  return s;
}

struct StoragePoint {
  double next_J, charged_W, gain_W, refused_W;
};
/// One step. @param wanted_W charge (positive) or discharge asked for @param cold_J held at its
/// start. charged_W: done; gain_W: heat that leaked in, mean of the step.
TENFOLD_INLINE StoragePoint storage_point(const StorageParameters& p, double cold_J,
                                          double wanted_W, double ambient_K, double duration_s) {
  const StoragePace pace = storage_pace(p, ambient_K, duration_s);
  const double most = math::min(pace.charge_to_W(cold_J, p.capacity_J), p.most_W);
  const double least = math::max(pace.charge_to_W(cold_J, 0.0), -p.most_W);
  StoragePoint s{};
  s.charged_W = math::clamp(wanted_W, math::min(least, most), most);
  s.refused_W = wanted_W - s.charged_W;
  const double drive = s.charged_W - pace.lost_W - pace.rate * cold_J;
  // Takes off rounding only.
  s.next_J = math::clamp(cold_J + drive * pace.reach_s, 0.0, p.capacity_J);
  s.gain_W = pace.lost_W + pace.rate * (cold_J + drive * duration_s * pace.mean_share);
  return s;
}
struct StorageRows {
  const double *cold_J, *wanted_W, *ambient_K, *duration_s;
  double *next_J, *charged_W, *gain_W, *refused_W;
};
/// Steps of independent stores; a run of one store is a scan over storage_point().
void thermal_storage(const StorageParameters& p, const StorageRows& rows, std::size_t n);

// --- heat reuse
// -----------------------------------------------------------------------------------
struct HeatReuseParameters {
  double approach_K, heat_pump, carnot_share, highest_cop;
};
HeatReuseParameters heat_reuse_parameters(const HeatReuse& spec);
struct HeatReusePoint {
  double taken_W, delivered_W, power_W, cop, direct;
};
/// Heat that a network takes: direct where the source less the approach reaches it, else lifted.
TENFOLD_INLINE HeatReusePoint heat_reuse_point(const HeatReuseParameters& p, double available_W,
                                               double source_K, double network_K, double demand_W) {
  HeatReusePoint s{};
  const double cold = source_K - p.approach_K, hot = network_K + p.approach_K;
  s.direct = cold >= network_K ? 1.0 : 0.0;
  const double lift = math::max(hot - cold, 1e-3);
  const double reached = math::min(p.carnot_share * hot / lift, p.highest_cop);
  // Below a COP of 1.2 nobody runs a heat pump.
  const bool worth = reached > 1.2;
  const double cop = worth ? reached : 1.2;
  // Of each watt delivered, 1 - 1 / COP comes from the site.
  const double from_site = s.direct > 0.5 ? 1.0 : 1.0 - 1.0 / cop;
  const double able = math::max(s.direct, worth ? p.heat_pump : 0.0);
  s.taken_W = able * math::min(available_W, demand_W * from_site);
  s.delivered_W = s.taken_W / from_site;
  s.power_W = s.direct > 0.5 ? 0.0 : s.delivered_W / cop;
  s.cop = s.direct > 0.5 ? 0.0 : cop;
  return s;
}

struct HeatReuseRows {
  const double *available_W, *source_K, *network_K, *demand_W;
  double *taken_W, *delivered_W, *power_W, *cop, *direct;
};
void heat_reuse(const HeatReuseParameters& p, const HeatReuseRows& rows, std::size_t n);

}  // namespace tenfold::cooling
