// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Kernels of cooling towers: approach, fan control, water.
#pragma once

#include <cstddef>

#include "tenfold/cooling/cooling_tower.hpp"
#include "tower_fans.hpp"
#include "tower_water.hpp"

namespace tenfold::cooling {

/// Scalars of a tower for kernels.
struct CoolingTowerParameters {
  bool york = false;
  double water_ratio = 0;  ///< correlation water ratio at design flow, from the calibration
  double cells = 0, few_cells = 0, minimum_cell_flow = 0, maximum_cell_flow = 0;
  double cell_water_kg_per_s = 0, cell_air_kg_per_s = 0, cell_fan_W = 0;
  TowerFanControl fans{};
  TowerWaterParameters water{};
  double drift = 0;
};
/// Water ratio of the correlation that gives an approach at a wet bulb and range with full air.
struct TowerCalibration {
  double water_ratio, least_K, most_K;
  [[nodiscard]] bool allows(double approach_K) const noexcept {
    return approach_K >= least_K && approach_K <= most_K;
  }
};
TowerCalibration calibrate_tower(bool york, double wet_bulb_C, double range_K, double approach_K);
/// @throws InputError where the correlation cannot make the design approach
CoolingTowerParameters cooling_tower_parameters(const CoolingTower& spec, double design_heat_W);

struct CoolingTowerPoint {
  double leaving_C, entering_C, cells_on, fan_ratio, fan_W;
  TowerWater water;
  double limited, outside_fit;
};

/// A tower under a heat: cells, fans, water. @param flow_kg_per_s circulating water of all cells
template <bool York>
TENFOLD_INLINE CoolingTowerPoint cooling_tower_point(const CoolingTowerParameters& p, double heat_W,
                                                     double flow_kg_per_s, double target_C,
                                                     double wet_bulb_C, double enthalpy,
                                                     double humidity_ratio, double pressure_Pa) {
  CoolingTowerPoint s{};
  const double design = flow_kg_per_s / p.cell_water_kg_per_s;  // in cells' design flows
  const double least = math::ceil(design / p.maximum_cell_flow - 1e-9);
  const double most = math::floor(design / p.minimum_cell_flow + 1e-9);
  s.cells_on = math::clamp(p.few_cells > 0.5 ? least : most, 1.0, p.cells);
  const double range = heat_W / (flow_kg_per_s * water_J_per_kgK);
  const double water = p.water_ratio * design / s.cells_on;
  const TowerFans f = tower_fans<York>(p.fans, wet_bulb_C, range, water, target_C);
  s.leaving_C = f.leaving_C;
  s.entering_C = f.leaving_C + range;
  s.fan_ratio = f.air;
  s.fan_W = s.cells_on * p.cell_fan_W * f.power;
  const double air = s.cells_on * p.cell_air_kg_per_s * s.fan_ratio;
  const double drift = p.drift * s.cells_on * p.cell_water_kg_per_s * s.fan_ratio;
  s.water =
      tower_water(p.water, drift, heat_W, air, s.entering_C, enthalpy, humidity_ratio, pressure_Pa);
  s.limited = heat_W > 0.0 ? 1.0 - f.reached : 0.0;
  s.outside_fit =
      tower_outside<York>(wet_bulb_C, range, water, f.fan_ratio > 0.0 ? f.fan_ratio : 1.0);
  return s;
}

struct CoolingTowerRows {
  const double *heat_W, *flow_kg_per_s, *target_K, *wet_bulb_K, *enthalpy_J_per_kg, *humidity_ratio,
      *pressure_Pa;
  double *leaving_K, *entering_K, *cells_on, *fan_ratio, *fan_W, *evaporated_kg_per_s,
      *drift_kg_per_s, *blowdown_kg_per_s, *makeup_kg_per_s, *limited, *outside_fit;
};
void cooling_tower(const CoolingTowerParameters& p, const CoolingTowerRows& rows, std::size_t n);

}  // namespace tenfold::cooling
