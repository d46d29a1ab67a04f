// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Kernels of hall air: containment, thermal mass, humidifier.
#pragma once

#include <cstddef>

#include "../weather/saturation.hpp"
#include "exponential.hpp"
#include "fluids.hpp"
#include "tenfold/cooling/hall_air.hpp"

namespace tenfold::cooling {

struct ContainmentParameters {
  double recirculation, bypass;
};
inline ContainmentParameters containment_parameters(const Containment& s) {
  return {s.recirculation, s.bypass};
}

struct ContainmentPoint {
  double handler_W_per_K;  ///< capacity rate of the handler flow
  double inlet_K, outlet_K, return_K;
  double recirculation;  ///< as it is, at or above the design value
  double air_short;      ///< 1: handlers give less air than the racks draw
};
/// @param it_W_per_K capacity rate of the racks' air, above 0
/// @param most_W_per_K largest capacity rate of the handlers
TENFOLD_INLINE ContainmentPoint containment_point(const ContainmentParameters& p, double heat_W,
                                                  double it_W_per_K, double most_W_per_K,
                                                  double supply_K) {
  ContainmentPoint s{};
  const double wanted = it_W_per_K * (1.0 - p.recirculation) / (1.0 - p.bypass);
  s.air_short = wanted > most_W_per_K ? 1.0 : 0.0;
  s.handler_W_per_K = math::min(wanted, most_W_per_K);
  const double useful = s.handler_W_per_K * (1.0 - p.bypass);
  s.recirculation = 1.0 - useful / it_W_per_K;
  // T_in = T_sup (1 - r) + r (T_in + dT)  =>  T_out = T_sup + dT / (1 - r) = T_sup + Q / useful.
  s.outlet_K = supply_K + heat_W / useful;
  s.inlet_K = s.outlet_K - heat_W / it_W_per_K;
  s.return_K = p.bypass * supply_K + (1.0 - p.bypass) * s.outlet_K;
  return s;
}
struct ContainmentRows {
  const double *heat_W, *it_W_per_K, *most_W_per_K, *supply_K;
  double *handler_W_per_K, *inlet_K, *outlet_K, *return_K, *recirculation, *air_short;
};
void containment(const ContainmentParameters& p, const ContainmentRows& rows, std::size_t n);

struct ThermalMassRows {
  const double *temperature_K, *reference_K, *heat_W, *conductance_W_per_K, *capacity_J_per_K,
      *duration_s;
  double *next_K, *mean_K, *removed_W;
};
/// One step of independent masses; a chain of steps is a scan over exponential_step().
void thermal_mass(double share, const ThermalMassRows& rows, std::size_t n);

struct HumidifierParameters {
  double steam;  ///< 1: steam
  double fog_J_per_kg, steam_J_per_kg, highest_humidity;
};
HumidifierParameters humidifier_parameters(const Humidifier& spec);

struct HumidifierPoint {
  double water_kg_per_s, power_W, leaving_K, leaving_humidity_ratio, short_kg_per_s;
};
TENFOLD_INLINE HumidifierPoint humidifier_point(const HumidifierParameters& p, double dry_bulb_K,
                                                double humidity_ratio, double pressure_Pa,
                                                double dry_air_kg_per_s, double target_ratio) {
  HumidifierPoint s{};
  const double t = dry_bulb_K - kelvin_at_zero;
  const double wanted = math::max(target_ratio - humidity_ratio, 0.0);
  const double h = weather::moist_enthalpy(t, humidity_ratio);
  // Fog ends where air at this enthalpy is saturated; steam where air at this temperature is.
  const double end_C = p.steam > 0.5 ? t : weather::saturated_temperature(h, pressure_Pa, t - 5.0);
  const double end = weather::saturated_humidity_ratio(end_C, pressure_Pa);
  const double room =
      math::max(humidity_ratio + p.highest_humidity * (end - humidity_ratio) - humidity_ratio, 0.0);
  const double added = math::min(wanted, room);
  const double w = humidity_ratio + added;
  const double fog_C = (h - evaporation_J_per_kg * w) / moist_air_capacity(w);
  // Steam of 100 C brings (2501 + 186) kJ/kg.
  const double steam_C =
      (h + added * (evaporation_J_per_kg + vapour_J_per_kgK * 100.0) - evaporation_J_per_kg * w) /
      moist_air_capacity(w);
  s.leaving_humidity_ratio = w;
  s.leaving_K = (p.steam > 0.5 ? steam_C : fog_C) + kelvin_at_zero;
  s.water_kg_per_s = dry_air_kg_per_s * added;
  s.power_W = s.water_kg_per_s * (p.steam > 0.5 ? p.steam_J_per_kg : p.fog_J_per_kg);
  s.short_kg_per_s = dry_air_kg_per_s * (wanted - added);
  return s;
}
struct HumidifierRows {
  const double *dry_bulb_K, *humidity_ratio, *pressure_Pa, *dry_air_kg_per_s, *target_ratio;
  double *water_kg_per_s, *power_W, *leaving_K, *leaving_humidity_ratio, *short_kg_per_s;
};
void humidifier(const HumidifierParameters& p, const HumidifierRows& rows, std::size_t n);

}  // namespace tenfold::cooling
