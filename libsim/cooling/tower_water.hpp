// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Water of a tower: evaporation, drift, blowdown, make-up.
#pragma once

#include "../weather/saturation.hpp"
#include "fluids.hpp"

namespace tenfold::cooling {

struct TowerWaterParameters {
  double concentration;     ///< cycles
  double loss_per_K = 0.0;  ///< evaporation over flow and range; 0: saturated exit air
  double recovery = 1.0;    ///< of softener or reverse osmosis; its reject is blowdown
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

}  // namespace tenfold::cooling
