// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Kernel of the chilled-water coil. Humidity ratios in kg/kg, flows of dry air in kg/s.
#pragma once

#include <cstddef>

#include "../weather/saturation.hpp"
#include "fluids.hpp"
#include "tenfold/cooling/air_coil.hpp"

namespace tenfold::cooling {

/// Share of the way to the coil's surface that air goes, at most the effectiveness.
TENFOLD_INLINE double coil_share(double effectiveness, double entering_K, double water_K,
                                 double set_K) {
  const double wanted = math::max(entering_K - set_K, 0.0);
  const double reach = entering_K - water_K;
  return reach > 0.0 ? math::min(wanted / math::max(reach, 1e-9), effectiveness) : 0.0;
}

/// Moisture that a surface takes from a kg of dry air; air leaves at most saturated.
TENFOLD_INLINE double coil_drop(double share, double entering_ratio, double surface_ratio,
                                double leaving_saturated) {
  const double line = share * math::max(entering_ratio - surface_ratio, 0.0);
  return share > 0.0 ? math::max(line, math::max(entering_ratio - leaving_saturated, 0.0)) : 0.0;
}

struct CoilPoint {
  double leaving_K, leaving_ratio, sensible_W, latent_W, condensate_kg_per_s;
  double left_K;  ///< leaving air over the set point
};
TENFOLD_INLINE CoilPoint coil_point(double effectiveness, double entering_K, double entering_ratio,
                                    double dry_air_kg_per_s, double water_K, double set_K,
                                    double pressure_Pa) {
  CoilPoint s{};
  const double share = coil_share(effectiveness, entering_K, water_K, set_K);
  s.leaving_K = entering_K - share * (entering_K - water_K);
  const double drop =
      coil_drop(share, entering_ratio,
                weather::saturated_humidity_ratio(water_K - kelvin_at_zero, pressure_Pa),
                weather::saturated_humidity_ratio(s.leaving_K - kelvin_at_zero, pressure_Pa));
  s.leaving_ratio = entering_ratio - drop;
  s.condensate_kg_per_s = dry_air_kg_per_s * drop;
  // Enthalpies at the entering humidity, then the moisture at the leaving temperature.
  s.sensible_W = dry_air_kg_per_s * moist_air_capacity(entering_ratio) * (entering_K - s.leaving_K);
  s.latent_W = s.condensate_kg_per_s *
               (evaporation_J_per_kg + vapour_J_per_kgK * (s.leaving_K - kelvin_at_zero));
  s.left_K = math::max(s.leaving_K - set_K, 0.0);
  return s;
}
struct CoilRows {
  const double *entering_K, *entering_ratio, *dry_air_kg_per_s, *water_K, *set_K, *pressure_Pa;
  double *leaving_K, *leaving_ratio, *sensible_W, *latent_W, *condensate_kg_per_s, *left_K;
};
void air_coil(double effectiveness, const CoilRows& rows, std::size_t n);

}  // namespace tenfold::cooling
