// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Kernels of air-cooled machines by tables of COP.
#pragma once

#include <cstddef>

#include "fluids.hpp"
#include "tenfold/cooling/chillers.hpp"

namespace tenfold::cooling {

inline constexpr std::size_t table_loads = 4;

struct AirCooledTableParameters {
  double rating_W = 0, cop_factor = 0;
  double part_load[table_loads]{};
  Polyline<6> cop[table_loads]{};  ///< over dry bulb [C], one for each part load
  double reference_supply_C = 0, evaporator_approach_K = 0, condenser_approach_K = 0,
         minimum_lift_K = 0;
  double capacity_slope = 0;
  double coldest_C = 0, hottest_C = 0;  ///< ends of `cop`, a continuation included
  double fitted_C = 0;                  ///< coldest of the fit
  bool follows_supply = false;
};
AirCooledTableParameters packaged_parameters(const PackagedChiller& spec, double rating_W);
AirCooledTableParameters expansion_parameters(const DirectExpansion& spec, double rating_W);

/// Outdoor temperature [C] that head pressure control makes of the dry bulb: never colder than the
/// table, and a least lift. `supply_C` counts for packaged chillers only.
TENFOLD_INLINE double air_cooled_held(const AirCooledTableParameters& p, double dry_bulb_C,
                                      double supply_C) {
  const double x = p.follows_supply ? supply_C : p.reference_supply_C;
  return math::max(math::max(dry_bulb_C, p.coldest_C),
                   x + p.minimum_lift_K - p.condenser_approach_K - p.evaporator_approach_K);
}

/// COP.
TENFOLD_INLINE double air_cooled_cop(const AirCooledTableParameters& p, double dry_bulb_C,
                                     double part_load, double supply_C) {
  const double x = p.follows_supply ? supply_C : p.reference_supply_C;
  const double head = p.condenser_approach_K + p.evaporator_approach_K;
  const double warm = air_cooled_held(p, dry_bulb_C, supply_C);
  const double t = math::min(warm, p.hottest_C);
  double cop = interpolate(p.cop[0], t);
  double before = cop;
  for (std::size_t k = 1; k < table_loads; ++k) {
    const double here = interpolate(p.cop[k], t);
    const double share = math::clamp(
        (part_load - p.part_load[k - 1]) / (p.part_load[k] - p.part_load[k - 1]), 0.0, 1.0);
    cop += share * (here - before);
    before = here;
  }
  const double table_lift = math::max(t - p.reference_supply_C + head, p.minimum_lift_K);
  const double lift = math::max(warm - x + head, p.minimum_lift_K);
  const double table_carnot =
      (p.reference_supply_C - p.evaporator_approach_K + kelvin_at_zero) / table_lift;
  const double carnot = (x - p.evaporator_approach_K + kelvin_at_zero) / lift;
  return math::min(cop * p.cop_factor * (carnot / table_carnot), math::max(0.65 * carnot, 0.0));
}

struct AirCooledPoint {
  double power_W, evaporator_W, unmet_W, cop, rejected_W, outside_fit;
};
TENFOLD_INLINE AirCooledPoint air_cooled_point(const AirCooledTableParameters& p, double heat_W,
                                               double dry_bulb_C, double supply_C) {
  AirCooledPoint s{};
  const double capacity =
      p.rating_W *
      math::clamp(1.0 - p.capacity_slope * (air_cooled_held(p, dry_bulb_C, supply_C) - 35.0), 0.5,
                  1.1);
  s.evaporator_W = math::min(heat_W, capacity);
  s.unmet_W = math::max(heat_W - capacity, 0.0);
  s.cop = air_cooled_cop(p, dry_bulb_C, s.evaporator_W / capacity, supply_C);
  s.power_W = s.evaporator_W / s.cop;
  s.rejected_W = s.evaporator_W + s.power_W;
  const bool colder = air_cooled_held(p, dry_bulb_C, supply_C) < p.fitted_C;
  s.outside_fit = dry_bulb_C > p.hottest_C || colder ? 1.0 : 0.0;
  return s;
}

struct AirCooledRows {
  const double *heat_W, *dry_bulb_K, *supply_K;
  double *power_W, *evaporator_W, *unmet_W, *cop, *rejected_W, *outside_fit;
};
void air_cooled(const AirCooledTableParameters& p, const AirCooledRows& rows, std::size_t n);

}  // namespace tenfold::cooling
