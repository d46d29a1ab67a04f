// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Kernels of cooling with outside air. Humidity ratios in kg/kg, flows of dry air in kg/s.
#pragma once

#include <cstddef>

#include "../weather/saturation.hpp"
#include "fluids.hpp"
#include "tenfold/cooling/outside_air.hpp"

namespace tenfold::cooling {

/// Moist air for kernels.
struct AirState {
  double celsius, humidity_ratio;
};

/// Temperature [C] of air from its enthalpy and humidity ratio.
TENFOLD_INLINE double celsius_of_enthalpy(double enthalpy, double humidity_ratio) {
  return (enthalpy - evaporation_J_per_kg * humidity_ratio) / moist_air_capacity(humidity_ratio);
}

/// Humidity ratio of air of an enthalpy at a temperature [C].
TENFOLD_INLINE double ratio_of_enthalpy(double enthalpy, double celsius) {
  return (enthalpy - dry_air_J_per_kgK * celsius) /
         (evaporation_J_per_kg + vapour_J_per_kgK * celsius);
}

/// Share of outside air whose mixture with return air has the set temperature; all of it where it
/// is not colder than that. Capacities per kg of dry air; only their ratio matters.
TENFOLD_INLINE double mixing_share(double return_capacity, double outside_capacity, double return_K,
                                   double outside_K, double set_K) {
  const double above = return_capacity * (return_K - set_K),
               below = outside_capacity * (set_K - outside_K);
  const double meets = above / math::max(above + below, 1e-9);
  return below > 0.0 ? math::clamp(meets, 0.0, 1.0) : 1.0;
}

/// Mixes `share` of a with the rest of b by mass of dry air: humidity ratio and enthalpy linear.
TENFOLD_INLINE AirState mix_air(const AirState& a, const AirState& b, double share) {
  const double w = share * a.humidity_ratio + (1.0 - share) * b.humidity_ratio;
  const double h = share * weather::moist_enthalpy(a.celsius, a.humidity_ratio) +
                   (1.0 - share) * weather::moist_enthalpy(b.celsius, b.humidity_ratio);
  return {celsius_of_enthalpy(h, w), w};
}

struct AirEconomizerParameters {
  double minimum_share, highest_dew_K, enthalpy_lockout;
};
AirEconomizerParameters air_economizer_parameters(const AirEconomizer& spec);

struct AirEconomizerPoint {
  double share, mixed_K, mixed_humidity_ratio;
  double left_K;       ///< what a coil still has to take off the mixed air, 0 or more
  double fog, locked;  ///< flags
};
TENFOLD_INLINE AirEconomizerPoint air_economizer_point(const AirEconomizerParameters& p,
                                                       double return_K, double return_ratio,
                                                       double outside_K, double outside_ratio,
                                                       double outside_dew_K, double pressure_Pa,
                                                       double set_K, double smoke) {
  AirEconomizerPoint s{};
  const AirState back{return_K - kelvin_at_zero, return_ratio},
      out{outside_K - kelvin_at_zero, outside_ratio};
  const bool richer =
      p.enthalpy_lockout > 0.5 && weather::moist_enthalpy(out.celsius, out.humidity_ratio) >
                                      weather::moist_enthalpy(back.celsius, back.humidity_ratio);
  s.locked = outside_dew_K > p.highest_dew_K || smoke > 0.5 ? 1.0 : 0.0;
  const bool closed = s.locked > 0.5 || outside_K >= return_K || (richer && outside_K > set_K);
  // Enthalpy, not temperature, is linear in the share: the share that meets the set point exactly.
  const double wanted =
      closed ? 0.0
             : mixing_share(moist_air_capacity(return_ratio), moist_air_capacity(outside_ratio),
                            return_K, outside_K, set_K);
  s.share = smoke > 0.5 ? 0.0 : math::max(wanted, p.minimum_share);
  const AirState mixed = mix_air(out, back, s.share);
  s.mixed_K = mixed.celsius + kelvin_at_zero;
  s.mixed_humidity_ratio = mixed.humidity_ratio;
  s.left_K = math::max(s.mixed_K - set_K, 0.0);
  s.fog = mixed.humidity_ratio >
                  weather::saturated_humidity_ratio(mixed.celsius, pressure_Pa) * (1.0 + 1e-9)
              ? 1.0
              : 0.0;
  return s;
}
struct AirEconomizerRows {
  const double *return_K, *return_ratio, *outside_K, *outside_ratio, *outside_dew_K, *pressure_Pa,
      *set_K, *smoke;
  double *share, *mixed_K, *mixed_humidity_ratio, *left_K, *fog, *locked;
};
void air_economizer(const AirEconomizerParameters& p, const AirEconomizerRows& rows, std::size_t n);

struct EvaporativeParameters {
  double effectiveness, makeup_share;  ///< makeup over evaporated
};
EvaporativeParameters evaporative_parameters(const DirectEvaporative& spec);

struct EvaporativePoint {
  double leaving_K, leaving_humidity_ratio, evaporated_kg_per_kg, makeup_kg_per_kg;
};
/// Per kg of dry air.
TENFOLD_INLINE EvaporativePoint evaporative_point(const EvaporativeParameters& p, double dry_bulb_K,
                                                  double wet_bulb_K, double humidity_ratio) {
  EvaporativePoint s{};
  const double t = dry_bulb_K - kelvin_at_zero;
  s.leaving_K = dry_bulb_K - p.effectiveness * math::max(dry_bulb_K - wet_bulb_K, 0.0);
  s.leaving_humidity_ratio =
      ratio_of_enthalpy(weather::moist_enthalpy(t, humidity_ratio), s.leaving_K - kelvin_at_zero);
  s.evaporated_kg_per_kg = math::max(s.leaving_humidity_ratio - humidity_ratio, 0.0);
  s.makeup_kg_per_kg = s.evaporated_kg_per_kg * p.makeup_share;
  return s;
}
struct EvaporativeRows {
  const double *dry_bulb_K, *wet_bulb_K, *humidity_ratio, *dry_air_kg_per_s;
  double *leaving_K, *leaving_humidity_ratio, *evaporated_kg_per_s, *blowdown_kg_per_s,
      *makeup_kg_per_s;
};
void direct_evaporative(const EvaporativeParameters& p, const EvaporativeRows& rows, std::size_t n);

struct IndirectParameters {
  double dry, wet, scavenger_ratio, fan_J_per_m3, exponent, makeup_share;
};
IndirectParameters indirect_parameters(const IndirectEvaporative& spec);

struct IndirectPoint {
  double supply_K, heat_W, left_K, wet, ratio, fan_W, evaporated_kg_per_s, makeup_kg_per_s;
};
/// @param air_kg_per_s hall air, dry @param return_ratio its humidity ratio
TENFOLD_INLINE IndirectPoint indirect_point(const IndirectParameters& p, double return_K,
                                            double return_ratio, double air_kg_per_s, double set_K,
                                            double dry_bulb_K, double wet_bulb_K,
                                            double humidity_ratio, double pressure_Pa) {
  IndirectPoint s{};
  const double dry_K = return_K - p.dry * (return_K - dry_bulb_K);
  const double wet_K = return_K - p.wet * (return_K - wet_bulb_K);
  const double wanted = math::max(return_K - set_K, 0.0);
  const bool is_wet = dry_K > set_K && wet_K < dry_K;
  const double reach = math::max(return_K - (is_wet ? wet_K : dry_K), 0.0);
  const double fall = math::min(wanted, reach);
  s.wet = is_wet ? 1.0 : 0.0;
  s.supply_K = return_K - fall;
  s.left_K = s.supply_K - math::min(set_K, s.supply_K);
  s.heat_W = air_kg_per_s * moist_air_capacity(return_ratio) * fall;
  // Modulation: scavenger air in proportion to the share of the reach that is used.
  s.ratio = reach > 0.0 ? fall / math::max(reach, 1e-9) : 0.0;
  const double scavenger = air_kg_per_s * p.scavenger_ratio;
  const double t = dry_bulb_K - kelvin_at_zero;
  const double volume = 287.042 * dry_bulb_K * (1.0 + 1.607858 * humidity_ratio) / pressure_Pa;
  s.fan_W = scavenger * volume * p.fan_J_per_m3 * math::pow(math::max(s.ratio, 1e-12), p.exponent) *
            (s.ratio > 0.0 ? 1.0 : 0.0);
  const double m = math::max(scavenger * s.ratio, 1e-12);
  const double h = weather::moist_enthalpy(t, humidity_ratio);
  const double exit_h = h + s.heat_W / m;
  const double exit_C = weather::saturated_temperature(exit_h, pressure_Pa, t);
  const double added =
      math::max(weather::saturated_humidity_ratio(exit_C, pressure_Pa) - humidity_ratio, 0.0);
  s.evaporated_kg_per_s = is_wet && s.heat_W > 0.0 ? m * added : 0.0;
  s.makeup_kg_per_s = s.evaporated_kg_per_s * p.makeup_share;
  return s;
}
struct IndirectRows {
  const double *return_K, *return_ratio, *air_kg_per_s, *set_K, *dry_bulb_K, *wet_bulb_K,
      *humidity_ratio, *pressure_Pa;
  double *supply_K, *heat_W, *left_K, *wet, *scavenger_ratio, *fan_W, *evaporated_kg_per_s,
      *makeup_kg_per_s;
};
void indirect_evaporative(const IndirectParameters& p, const IndirectRows& rows, std::size_t n);

}  // namespace tenfold::cooling
