// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Kernels of cooling towers: approach, fan control, water.
#pragma once

#include <cstddef>

#include "../weather/saturation.hpp"
#include "fluids.hpp"
#include "root.hpp"
#include "tenfold/cooling/cooling_tower.hpp"
#include "tower_cooltools.hpp"
#include "tower_correlation.hpp"

namespace tenfold::cooling {

/// Scalars of a tower for kernels.
struct CoolingTowerParameters {
  bool york;
  double water_ratio;  ///< correlation water ratio at design flow, from the calibration
  double cells, few_cells, minimum_cell_flow, maximum_cell_flow;
  double cell_water_kg_per_s, cell_air_kg_per_s, cell_fan_W;
  double minimum_fan, free_convection, concentration, drift;
};
/// @throws InputError where the correlation cannot make the design approach
CoolingTowerParameters cooling_tower_parameters(const CoolingTower& spec, double design_heat_W);

inline constexpr double least_tower_range_K = 1.1;

/// Approach [K], 0 or more; York or CoolTools.
/// @param water @param air flow of water and air relative to the correlation's design
template <bool York>
TENFOLD_INLINE double tower_approach(double wet_bulb_C, double range_K, double water, double air) {
  const double share = math::clamp(range_K / least_tower_range_K, 0.0, 1.0);
  double approach = 0.0;
  if constexpr (York) {
    const double ratio = math::min(water / math::max(air, 1e-6), 8.0);
    approach = york_approach(york(wet_bulb_C, range_K), ratio);
  } else {
    approach = cooltools_approach(air, water, wet_bulb_C, range_K);
  }
  return math::max(approach, 0.0) * share;
}

/// 1 where arguments are outside the fitted box of the correlation.
template <bool York>
TENFOLD_INLINE double tower_outside(double wet_bulb_C, double range_K, double water, double air) {
  const double low = York ? -34.4 : -1.0, most_range = York ? 22.2 : 11.1;
  const double below = math::max(low - wet_bulb_C, wet_bulb_C - 26.7);
  const double beside = math::max(least_tower_range_K - range_K, range_K - most_range);
  const double flow = York ? water / math::max(air, 1e-6) - 8.0
                           : math::max(math::max(0.75 - water, water - 1.25), 0.2 - air);
  return math::max(math::max(below, beside), flow) > 1e-9 ? 1.0 : 0.0;
}

/// Range [K] of a tower at a given entering temperature: R + approach(R) = T_in - T_wb.
template <bool York>
TENFOLD_INLINE double tower_range(double wet_bulb_C, double entering_C, double water, double air) {
  const double drive = math::max(entering_C - wet_bulb_C, 0.0);
  return bracketed_root<8>(
      [&](double r) { return r + tower_approach<York>(wet_bulb_C, r, water, air) - drive; }, 0.0,
      math::max(drive, 1e-9));
}

/// Fan state that holds a target.
struct TowerFans {
  double leaving_C;  ///< at or above the target
  double fan_ratio;  ///< speed while fans turn
  double on_share;   ///< share of time that they turn
  double reached;    ///< 1: the target is held
};

/// Fan control of one cell. @param water relative to the correlation's design
template <bool York>
TENFOLD_INLINE TowerFans tower_fans(const CoolingTowerParameters& p, double wet_bulb_C,
                                    double range_K, double water, double target_C) {
  TowerFans s{};
  const double full_C = wet_bulb_C + tower_approach<York>(wet_bulb_C, range_K, water, 1.0);
  // Fans off: at the same entering water full speed would take 1 / share of the heat.
  const double wide = range_K / p.free_convection;
  const double off_C =
      wet_bulb_C + tower_approach<York>(wet_bulb_C, wide, water, 1.0) + wide - range_K;
  const double slow_C =
      wet_bulb_C + tower_approach<York>(wet_bulb_C, range_K, water, p.minimum_fan);
  const double ratio = bracketed_root<12>(
      [&](double air) {
        return wet_bulb_C + tower_approach<York>(wet_bulb_C, range_K, water, air) - target_C;
      },
      p.minimum_fan, 1.0);
  const double entering_C = target_C + range_K;
  const double range_off =
      p.free_convection * tower_range<York>(wet_bulb_C, entering_C, water, 1.0);
  const double range_slow = tower_range<York>(wet_bulb_C, entering_C, water, p.minimum_fan);
  const double run = math::max(range_slow - range_off, 1e-9);
  const double cycling = math::clamp((range_K - range_off) / run, 0.0, 1.0);
  const bool short_of = target_C < full_C;
  const bool off = target_C >= off_C;
  const bool cycles = target_C >= slow_C;
  s.leaving_C = short_of ? full_C : target_C;
  s.fan_ratio = short_of ? 1.0 : (off ? 0.0 : (cycles ? p.minimum_fan : ratio));
  s.on_share = off && !short_of ? 0.0 : (cycles && !short_of ? cycling : 1.0);
  s.reached = short_of ? 0.0 : 1.0;
  return s;
}

/// Water of a tower.
struct TowerWater {
  double evaporated_kg_per_s, drift_kg_per_s, blowdown_kg_per_s, makeup_kg_per_s;
};

/// Saturated exit air. Exit air cannot be warmer than the entering water: natural draught carries
/// what fans do not.
/// @param air_kg_per_s dry air moved by fans @param enthalpy of the entering air [J/kg]
TENFOLD_INLINE TowerWater tower_water(double concentration, double drift_kg_per_s, double heat_W,
                                      double air_kg_per_s, double entering_C, double enthalpy,
                                      double humidity_ratio, double pressure_Pa) {
  TowerWater s{};
  const double hottest = weather::moist_enthalpy(
      entering_C, weather::saturated_humidity_ratio(entering_C, pressure_Pa));
  const double air =
      math::max(math::max(air_kg_per_s, heat_W / math::max(hottest - enthalpy, 1000.0)), 1e-9);
  const double exit_C = weather::saturated_temperature(enthalpy + heat_W / air, pressure_Pa,
                                                       math::min(entering_C, 60.0) - 2.0);
  const double added = weather::saturated_humidity_ratio(exit_C, pressure_Pa) - humidity_ratio;
  const bool runs = heat_W > 0.0;
  s.evaporated_kg_per_s = runs ? math::max(air * added, 0.0) : 0.0;
  s.drift_kg_per_s = runs ? drift_kg_per_s : 0.0;
  s.blowdown_kg_per_s =
      math::max(s.evaporated_kg_per_s / (concentration - 1.0) - s.drift_kg_per_s, 0.0);
  s.makeup_kg_per_s = s.blowdown_kg_per_s > 0.0
                          ? s.evaporated_kg_per_s * (concentration / (concentration - 1.0))
                          : s.evaporated_kg_per_s + s.drift_kg_per_s;
  return s;
}

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
  const TowerFans f = tower_fans<York>(p, wet_bulb_C, range, water, target_C);
  s.leaving_C = f.leaving_C;
  s.entering_C = f.leaving_C + range;
  s.fan_ratio = f.fan_ratio * f.on_share;
  s.fan_W = s.cells_on * p.cell_fan_W * f.fan_ratio * f.fan_ratio * f.fan_ratio * f.on_share;
  const double air = s.cells_on * p.cell_air_kg_per_s * s.fan_ratio;
  const double drift = p.drift * s.cells_on * p.cell_water_kg_per_s * s.fan_ratio;
  s.water = tower_water(p.concentration, drift, heat_W, air, s.entering_C, enthalpy, humidity_ratio,
                        pressure_Pa);
  s.limited = heat_W > 0.0 ? 1.0 - f.reached : 0.0;
  s.outside_fit =
      tower_outside<York>(wet_bulb_C, range, water, math::max(f.fan_ratio, p.minimum_fan));
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
