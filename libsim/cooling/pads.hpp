// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Wetted pads before the coil of a dry cooler.
#pragma once

#include "../weather/saturation.hpp"
#include "fluids.hpp"

namespace tenfold::cooling {

struct PadParameters {
  double sections = 0.0;  ///< 0: no pads, 1: all at once, 2: as many sections as are needed
  double effectiveness = 0.0, above_K = 0.0;
};

/// Kelvin by which pads cool the air, all wetted.
TENFOLD_INLINE double pad_reach_K(const PadParameters& p, double dry_bulb_K, double wet_bulb_K) {
  return p.effectiveness * math::max(dry_bulb_K - wet_bulb_K, 0.0);
}

/// Share of the pads that is wetted: none while the dry machine reaches its target or it is cold.
/// @param short_K what the dry machine lacks
TENFOLD_INLINE double pads_wetted(const PadParameters& p, double dry_bulb_K, double reach_K,
                                  double short_K) {
  const bool wets = p.sections > 0.5 && short_K > 0.0 && dry_bulb_K > p.above_K && reach_K > 0.0;
  const double some = math::clamp(short_K / math::max(reach_K, 1e-9), 0.0, 1.0);
  return wets ? (p.sections > 1.5 ? some : 1.0) : 0.0;
}

/// Water that wetted pads take up at constant enthalpy [kg/kg of dry air].
TENFOLD_INLINE double pad_moisture(const PadParameters& p, double dry_bulb_K, double wet_bulb_K,
                                   double humidity_ratio) {
  const double dry_C = dry_bulb_K - kelvin_at_zero;
  const double pad_C = dry_C - pad_reach_K(p, dry_bulb_K, wet_bulb_K);
  const double after =
      (weather::moist_enthalpy(dry_C, humidity_ratio) - dry_air_J_per_kgK * pad_C) /
      (evaporation_J_per_kg + vapour_J_per_kgK * pad_C);
  return math::max(after - humidity_ratio, 0.0);
}

}  // namespace tenfold::cooling
