// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Water of a tower: evaporation, drift, blowdown, make-up.
#pragma once

#include "../weather/saturation.hpp"
#include "fluids.hpp"

namespace tenfold::cooling {

struct TowerWaterParameters {
  double concentration = 0;  ///< cycles
  double loss_per_K = 0.0;   ///< evaporation over flow and range; 0: saturated exit air
  double recovery = 1.0;     ///< of softener or reverse osmosis; its reject is blowdown
};

/// Water of a tower.
struct TowerWater {
  double evaporated_kg_per_s, drift_kg_per_s, blowdown_kg_per_s, makeup_kg_per_s;
};

/// Saturated exit air, E = m_air (W_sat(h_in + Q / m_air) - W_in), or a loss factor,
/// E = factor Q / c_p. Exit air cannot be warmer than the entering water: natural draught carries
/// what fans do not. B = max(0, E / (CoC - 1) - D); treatment rejects M (1 / recovery - 1).
/// @param air_kg_per_s dry air moved by fans @param enthalpy of the entering air [J/kg]
TENFOLD_INLINE TowerWater tower_water(const TowerWaterParameters& p, double drift_kg_per_s,
                                      double heat_W, double air_kg_per_s, double entering_C,
                                      double enthalpy, double humidity_ratio, double pressure_Pa) {
  TowerWater s{};
  const double hottest = weather::moist_enthalpy(
      entering_C, weather::saturated_humidity_ratio(entering_C, pressure_Pa));
  const double air =
      math::max(math::max(air_kg_per_s, heat_W / math::max(hottest - enthalpy, 1000.0)), 1e-9);
  const double exit_C = weather::saturated_temperature(enthalpy + heat_W / air, pressure_Pa,
                                                       math::min(entering_C, 60.0) - 2.0);
  const double added = weather::saturated_humidity_ratio(exit_C, pressure_Pa) - humidity_ratio;
  const double saturated = math::max(air * added, 0.0);
  const double by_factor = p.loss_per_K * heat_W / water_J_per_kgK;
  const bool runs = heat_W > 0.0;
  const double e = runs ? (p.loss_per_K > 0.0 ? by_factor : saturated) : 0.0;
  const double drift = runs ? drift_kg_per_s : 0.0;
  const double blowdown = math::max(e / (p.concentration - 1.0) - drift, 0.0);
  const double basin = blowdown > 0.0 ? e * (p.concentration / (p.concentration - 1.0)) : e + drift;
  s.evaporated_kg_per_s = e;
  s.drift_kg_per_s = drift;
  s.blowdown_kg_per_s = blowdown + basin * (1.0 / p.recovery - 1.0);
  s.makeup_kg_per_s = basin / p.recovery;
  return s;
}

/// Water of a basin that blowdown holds at its cycles of concentration.
inline double holding_blowdown(double concentration, double evaporated, double drift) {
  return math::max(evaporated / (concentration - 1.0) - drift, 0.0);
}

/// Basin after a step, and blowdown on its mean.
struct BasinStep {
  double below;  ///< concentration below its set value, in that of the make-up
  double blowdown_kg_per_s;
};

/// M dc/dt = E + D - D c without blowdown: c moves towards 1 + E / D, exactly; at its set value
/// blowdown opens for what is left of the step. @param below of the set value, at the start
inline BasinStep basin_step(double water_kg, double concentration, double below, double evaporated,
                            double drift, double step_s) {
  const double hold = holding_blowdown(concentration, evaporated, drift);
  if (water_kg <= 0.0) return {0.0, hold};
  const double start = concentration - below;
  const bool drifts = drift > 1e-12 * evaporated;
  const double rate = drift / water_kg;
  const double limit = drifts ? 1.0 + evaporated / drift : 0.0;
  const double end = drifts ? limit + (start - limit) * math::exp(-rate * step_s)
                            : start + evaporated * step_s / water_kg;
  if (end <= concentration) return {concentration - end, 0.0};
  const double until = drifts ? math::log((start - limit) / (concentration - limit)) / rate
                              : below * water_kg / evaporated;
  return {0.0, hold * (1.0 - math::min(until / step_s, 1.0))};
}

}  // namespace tenfold::cooling
