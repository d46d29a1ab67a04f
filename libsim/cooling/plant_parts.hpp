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

struct StoragePoint {
  double next_J, charged_W, gain_W, refused_W;
};
/// One step. @param wanted_W charge (positive) or discharge asked for @param cold_J held at its
/// start. charged_W: done; gain_W: heat that leaked in, mean of the step.
TENFOLD_INLINE StoragePoint storage_point(const StorageParameters& p, double cold_J,
                                          double wanted_W, double ambient_K, double duration_s) {
  // dE/dt = u - G (T_amb - T_hot) - G (T_hot - T_cold) E / E_most = u - lost - rate E.
  const double outside = math::max(ambient_K, p.cold_K) - p.hot_K;
  const double rate =
      p.loss_W_per_K * (p.hot_K - p.cold_K + math::max(outside, 0.0)) / p.capacity_J;
  const double lost = p.loss_W_per_K * math::min(outside, 0.0);
  const double a = rate * duration_s;
  const double share = exponential_share(a), mean_share = exponential_mean_share(a);
  // E(dt) = E + (u - lost - rate E) dt share: linear in u, so that full and empty give bounds.
  const double reach = duration_s * share;
  const double idle_J = cold_J - (lost + rate * cold_J) * reach;
  const double most = math::min((p.capacity_J - idle_J) / reach, p.most_W);
  const double least = math::max(-idle_J / reach, -p.most_W);
  StoragePoint s{};
  s.charged_W = math::clamp(wanted_W, math::min(least, most), most);
  s.refused_W = wanted_W - s.charged_W;
  const double drive = s.charged_W - lost - rate * cold_J;
  s.next_J = math::clamp(cold_J + drive * reach, 0.0, p.capacity_J);  // takes off rounding only
  s.gain_W = lost + rate * (cold_J + drive * duration_s * mean_share);
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
struct HeatReuseRows {
  const double *available_W, *source_K, *network_K, *demand_W;
  double *taken_W, *delivered_W, *power_W, *cop, *direct;
};
void heat_reuse(const HeatReuseParameters& p, const HeatReuseRows& rows, std::size_t n);

}  // namespace tenfold::cooling
