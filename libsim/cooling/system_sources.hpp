// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Kernels of the sources of a loop.
#pragma once

#include "exchange.hpp"
#include "system_plant.hpp"

namespace tenfold::cooling {

/// Outlet of an exchanger [K]: constant approach, or constant conductance in counter-flow.
TENFOLD_INLINE double exchanger_outlet(const SourceParameters& p, double inlet_K, double other_K,
                                       double own_W_per_K, double other_W_per_K) {
  const double through = exchange::counterflow(p.conductance_W_per_K, own_W_per_K, other_W_per_K);
  const double by_conductance = inlet_K - through * (inlet_K - other_K) / own_W_per_K;
  return p.conductance_W_per_K > 0.0 ? by_conductance : other_K + p.approach_K;
}

/// Water of a tower's cells in service, relative to the correlation's design.
TENFOLD_INLINE double cell_water_ratio(const SourceParameters& p, double capacity_W_per_K,
                                       double cells) {
  return p.water_ratio * (capacity_W_per_K / (cells * (p.cell_water_kg_per_s * water_J_per_kgK)));
}

/// A rejecting loop: supply at its target, or where its source at full effort leaves it.
struct RejectRows {
  const double *dry_bulb_K, *wet_bulb_K, *heat_W, *capacity_W_per_K, *target_K, *cells;
  double *supply_K, *back_K, *full, *sink_K, *wet;
};
void reject_tower(const SourceParameters& p, const RejectRows& rows, std::size_t n);
void reject_dry(const SourceParameters& p, const RejectRows& rows, std::size_t n);
void reject_surface(const SourceParameters& p, const RejectRows& rows, std::size_t n);

/// What a source takes from a loop, and what the other loop receives.
struct TakeRows {
  const double *dry_bulb_K, *wet_bulb_K, *supply_K, *capacity_W_per_K;
  const double *other_supply_K, *other_heat_W, *other_capacity_W_per_K;
  double* other_incoming_W;
  const double *mode, *staged, *allowed_W;
  double *at_K, *remaining_W;
  double *inlet_K, *taken_W, *free_W, *power_W, *fan_W, *rejected_W, *full, *sink_K, *wet;
};
void take(const SourceParameters& p, double other_rise_K, const TakeRows& rows, std::size_t n);

/// Machines in service from first estimates, and what the source wishes of a rejecting loop.
struct StageRows {
  const double *supply_K, *back_K, *heat_W, *capacity_W_per_K;
  const double *other_first_K, *other_capacity_W_per_K, *other_setting_K;
  double* other_target_K;
  const double *economizer, *mode, *allowed_W;
  double *at_K, *staged;
};
void stage(const SourceParameters& p, const StageRows& rows, std::size_t n);

/// Fans and water after the loops have settled.
struct FinishRows {
  const double *heat_W, *inlet_K, *supply_K, *target_K, *capacity_W_per_K, *pump_W, *staged, *full,
      *sink_K, *wet;
  double *taken_W, *ratio, *fan_W, *rejected_W, *bounded_K, *bounded_ratio, *heater_W;
  double *evaporated, *drift, *blowdown, *makeup;
};
void finish(const SourceParameters& p, const PlantWeather& w, const FinishRows& rows,
            std::size_t n);

/// After all sources: what they could not make is refused to the charge first, then taken from the
/// store.
void store_balance(const double* backup_W, const double* charge_W, double* taken_W,
                   double* charged_W, double* remaining_W, std::size_t n);

/// Target of a rejecting loop: the coldest wish; terminals wish the set point.
void loop_target(const double* terminal_W, const double* setting_K, double* target_K,
                 std::size_t n);
void loop_gap(const double* heat_W, const double* assumed_W, double* gap_W, std::size_t n);
/// Next heat of a rejecting loop by the secant through the passes so far.
void loop_secant(const double* capacity_W_per_K, const double* gap_W, double* assumed_W,
                 double* previous_W, double* previous_gap_W, bool first, std::size_t n);

}  // namespace tenfold::cooling
