// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "system_sources.hpp"
#include "tower_fans.hpp"

namespace tenfold::cooling {

using namespace exchange;

namespace {
/// The tower holds the target where full air makes it colder; a bypass or fans do the rest.
template <bool York>
TENFOLD_INLINE void full_tower(const SourceParameters& p, const RejectRows& r, std::size_t n) {
  const double *wet = r.wet_bulb_K, *heat = r.heat_W, *capacity = r.capacity_W_per_K,
               *target = r.target_K, *cells = r.cells;
  double *supply = r.supply_K, *back = r.back_K, *full = r.full;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const double range = heat[i] / capacity[i];
    const double water = cell_water_ratio(p, capacity[i], cells[i]);
    const double coldest =
        wet[i] + tower_approach<York>(wet[i] - kelvin_at_zero, range, water, 1.0);
    full[i] = target[i] < coldest ? 1.0 : 0.0;
    supply[i] = math::max(target[i], coldest);
    back[i] = supply[i] + range;
  }
}
TENFOLD_CLONES void full_york(const SourceParameters& parameters, const RejectRows& rows,
                              std::size_t n) {
  const SourceParameters p = parameters;
  full_tower<true>(p, rows, n);
}
TENFOLD_CLONES void full_cooltools(const SourceParameters& parameters, const RejectRows& rows,
                                   std::size_t n) {
  const SourceParameters p = parameters;
  full_tower<false>(p, rows, n);
}
}  // namespace

void reject_tower(const SourceParameters& p, const RejectRows& r, std::size_t n) {
  p.york ? full_york(p, r, n) : full_cooltools(p, r, n);
}

TENFOLD_CLONES void reject_dry(const SourceParameters& parameters, const RejectRows& r,
                               std::size_t n) {
  const SourceParameters p = parameters;
  const double *dry = r.dry_bulb_K, *wet_bulb = r.wet_bulb_K, *heat = r.heat_W,
               *capacity = r.capacity_W_per_K, *target = r.target_K;
  double *supply = r.supply_K, *back = r.back_K, *full = r.full, *sink = r.sink_K, *wet = r.wet;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const double at_full =
        crossflow(p.dry_conductance_W_per_K, p.air_capacity_W_per_K, capacity[i]);
    const double over = heat[i] * (1.0 / at_full - 1.0 / capacity[i]);
    const double reach = pad_reach_K(p.pads, dry[i], wet_bulb[i]);
    const double share = pads_wetted(p.pads, dry[i], reach, dry[i] + over - target[i]);
    const double air = dry[i] - share * reach;
    const double lowest = air + over;
    wet[i] = share;
    sink[i] = air;
    full[i] = lowest > target[i] + 1e-9 ? 1.0 : 0.0;
    supply[i] = math::max(target[i], lowest);
    back[i] = supply[i] + heat[i] / capacity[i];
  }
}

TENFOLD_CLONES void reject_surface(const SourceParameters& parameters, const RejectRows& r,
                                   std::size_t n) {
  const SourceParameters p = parameters;
  const double *heat = r.heat_W, *capacity = r.capacity_W_per_K, *target = r.target_K,
               *source = r.sink_K;
  double *supply = r.supply_K, *back = r.back_K, *full = r.full;
  const double most = p.intake_W_per_K * p.intake.largest_flow;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const double at_full = counterflow(p.conductance_W_per_K, capacity[i], most);
    const double lowest = source[i] + heat[i] * (1.0 / at_full - 1.0 / capacity[i]);
    full[i] = lowest > target[i] + 1e-9 ? 1.0 : 0.0;
    supply[i] = math::max(target[i], lowest);
    back[i] = supply[i] + heat[i] / capacity[i];
  }
}

}  // namespace tenfold::cooling
