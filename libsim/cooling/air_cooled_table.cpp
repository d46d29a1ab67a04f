// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "air_cooled_table.hpp"

namespace tenfold::cooling {

AirCooledTableParameters packaged_parameters(const PackagedChiller& s, double rating_W) {
  AirCooledTableParameters p{};
  // Lei & Masanet release ae1fe73, regression of air-cooled chillers: dry bulb [C], part load.
  constexpr double dry_bulb[] = {15.0, 25.0, 35.0};
  constexpr double cop[3][table_loads] = {
      {5.25, 6.73, 6.92, 6.34}, {2.80, 4.07, 4.45, 4.13}, {1.88, 2.78, 3.16, 2.91}};
  constexpr double least_C = -60.0;  // colder than any weather that is read
  for (std::size_t k = 0; k < table_loads; ++k) {
    p.part_load[k] = 0.25 * static_cast<double>(k + 1);
    if (s.floating_head) {
      const double slope = (cop[1][k] - cop[0][k]) / (dry_bulb[1] - dry_bulb[0]);
      p.cop[k].add(least_C, cop[0][k] + slope * (least_C - dry_bulb[0]));
    }
    for (std::size_t j = 0; j < 3; ++j) p.cop[k].add(dry_bulb[j], cop[j][k]);
  }
  p.rating_W = rating_W;
  p.cop_factor = s.cop_factor;
  p.reference_supply_C = value_of(s.reference_supply) - kelvin_at_zero;
  p.evaporator_approach_K = value_of(s.evaporator_approach);
  p.condenser_approach_K = value_of(s.condenser_approach);
  p.minimum_lift_K = value_of(s.minimum_lift);
  p.capacity_slope = s.capacity_slope;
  p.coldest_C = s.floating_head ? least_C : dry_bulb[0];
  p.fitted_C = dry_bulb[0];
  p.hottest_C = 35.0;
  p.follows_supply = true;
  return p;
}

AirCooledTableParameters expansion_parameters(const DirectExpansion& s, double rating_W) {
  AirCooledTableParameters p{};
  // Lei & Masanet release ae1fe73, direct expansion: dry bulb [C].
  constexpr double dry_bulb[] = {15.0, 20.0, 25.0, 30.0, 35.0};
  constexpr double cop[] = {2.8, 2.40, 2.05, 1.74, 1.44};
  for (std::size_t k = 0; k < table_loads; ++k) {
    p.part_load[k] = 0.25 * static_cast<double>(k + 1);
    for (std::size_t j = 0; j < 5; ++j) p.cop[k].add(dry_bulb[j], cop[j]);
  }
  p.rating_W = rating_W;
  p.cop_factor = s.cop_factor;
  p.reference_supply_C = 12.0;
  p.evaporator_approach_K = 2.0;
  p.condenser_approach_K = 12.0;
  p.minimum_lift_K = 15.0;
  p.capacity_slope = s.capacity_slope;
  p.coldest_C = p.fitted_C = 15.0;
  p.hottest_C = 35.0;
  p.follows_supply = false;
  return p;
}

TENFOLD_CLONES void air_cooled(const AirCooledTableParameters& parameters, const AirCooledRows& r,
                               std::size_t n) {
  const AirCooledTableParameters p = parameters;
  const AirCooledRows rows = r;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const AirCooledPoint s = air_cooled_point(
        p, rows.heat_W[i], rows.dry_bulb_K[i] - kelvin_at_zero, rows.supply_K[i] - kelvin_at_zero);
    rows.power_W[i] = s.power_W;
    rows.evaporator_W[i] = s.evaporator_W;
    rows.unmet_W[i] = s.unmet_W;
    rows.cop[i] = s.cop;
    rows.rejected_W[i] = s.rejected_W;
    rows.outside_fit[i] = s.outside_fit;
  }
}

}  // namespace tenfold::cooling
