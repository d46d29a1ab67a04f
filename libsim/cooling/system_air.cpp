// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "system_air.hpp"

#include "../weather/saturation.hpp"
#include "tenfold/math.hpp"

namespace tenfold::cooling {

namespace {

constexpr double dry_air_J_per_kgK = 1006.0;
constexpr double vapour_J_per_kgK = 1860.0;
constexpr double evaporation_J_per_kg = 2501e3;
constexpr double idle_K = 1e9;

/// Temperature [C] of air of an enthalpy at a humidity ratio.
TENFOLD_INLINE double temperature_of(double enthalpy, double humidity_ratio) {
  return (enthalpy - evaporation_J_per_kg * humidity_ratio) /
         (dry_air_J_per_kgK + vapour_J_per_kgK * humidity_ratio);
}

/// Humidity ratio of air of an enthalpy at a temperature [C].
TENFOLD_INLINE double humidity_of(double enthalpy, double celsius) {
  return (enthalpy - dry_air_J_per_kgK * celsius) /
         (evaporation_J_per_kg + vapour_J_per_kgK * celsius);
}

/// Temperature [C] at which air of an enthalpy has a relative humidity (as a share of the
/// saturated humidity ratio), between two bounds: Newton on a decreasing convex function.
TENFOLD_INLINE double temperature_at_humidity(double enthalpy, double share, double pressure,
                                              double low_C, double high_C) {
  double t = low_C;
#pragma GCC unroll 8
  for (int pass = 0; pass < 6; ++pass) {
    const double w = weather::saturated_humidity_ratio(t, pressure);
    const double d = 240.97 + t;
    const double slope = share * w * (1.0 + w * 1.6078) * (4217.45694 / (d * d)) +
                         (dry_air_J_per_kgK + vapour_J_per_kgK * share * w) / evaporation_J_per_kg;
    t = math::clamp(t + (humidity_of(enthalpy, t) - share * w) / slope, low_C, high_C);
  }
  return t;
}

/// COP of small direct-expansion units by dry bulb: the regression of Lei & Masanet at 15, 20, 25,
/// 30, 35 C; flat below, 0.045 per kelvin on to 50 C [J].
TENFOLD_INLINE double expansion_cop(double dry_bulb_C) {
  const double t = dry_bulb_C;
  return 2.8 - 0.08 * math::clamp(t - 15.0, 0.0, 5.0) - 0.07 * math::clamp(t - 20.0, 0.0, 5.0) -
         0.062 * math::clamp(t - 25.0, 0.0, 5.0) - 0.06 * math::clamp(t - 30.0, 0.0, 5.0) -
         0.045 * math::clamp(t - 35.0, 0.0, 15.0);
}

/// What the side did before coil and expansion: treated air of temperature T_x, and how T_x moves
/// with the supply temperature.
struct Treated {
  double temperature_K, feedback, outside_W, target_K, hall_humidity;
};

struct Air {
  double supply_K, return_K, capacity_W_per_K;
};

TENFOLD_INLINE Treated closed(const AirSideParameters& p, const Air& a, double humidity) {
  return {a.return_K, 1.0, 0.0, p.air.supply_K, humidity};
}

struct OutsideWater {
  double evaporated, humidified, power_W;
};

/// Direct air-side economizer. Fog and evaporative media keep the enthalpy of outside air, so that
/// both make outside air of another temperature and humidity; the share x of it follows from
/// temperatures: x = (T_ret - T_sup) / (T_ret - T_o').
TENFOLD_INLINE Treated outside_air(const AirSideParameters& p, const Air& a, double dry_bulb_K,
                                   double wet_bulb_K, double humidity, double pressure,
                                   bool has_trim, OutsideWater& water) {
  const double out_C = dry_bulb_K - 273.15;
  const double enthalpy = weather::moist_enthalpy(out_C, humidity);
  const double lowest = weather::saturated_humidity_ratio(p.lowest_dew_K - 273.15, pressure);
  const double highest = weather::saturated_humidity_ratio(p.highest_dew_K - 273.15, pressure);
  // Supply wanted: as outdoors between the lowest supply and the set point.
  const double target = math::clamp(dry_bulb_K, p.lowest_supply_K, p.air.supply_K);
  const double supply_C = a.supply_K - 273.15;
  // Humidity after fog (too dry) or media (too warm), within what the hall may have.
  const double steam = p.steam_J_per_kg > 0.0 ? 1.0 : 0.0;
  const double fogged = math::max(humidity, lowest);
  const double media_C = out_C - p.evaporative * math::max(dry_bulb_K - wet_bulb_K, 0.0);
  const double enough = humidity_of(enthalpy, math::max(supply_C, media_C));
  const double lean_C =
      temperature_at_humidity(enthalpy, p.highest_humidity, pressure, media_C, out_C);
  const double allowed = math::max(math::min(highest, humidity_of(enthalpy, lean_C)), humidity);
  const bool wets = p.evaporative > 0.0 && dry_bulb_K > a.supply_K;
  const double after = wets ? math::max(math::min(enough, allowed), fogged) : fogged;
  const double by_steam = wets ? 0.0 : steam;
  const double treated_K = by_steam > 0.5 ? dry_bulb_K : temperature_of(enthalpy, after) + 273.15;
  const double return_enthalpy = weather::moist_enthalpy(a.return_K - 273.15, fogged);
  const bool rich = p.enthalpy_lockout && enthalpy > return_enthalpy && treated_K > a.supply_K;
  const bool shut = has_trim && (humidity > highest || treated_K >= a.return_K || rich);
  const double span = a.return_K - treated_K;
  const bool colder = treated_K < a.supply_K;
  const double meets = (a.return_K - a.supply_K) / math::max(span, 1e-6);
  const double wanted = shut ? 0.0 : (colder ? math::clamp(meets, 0.0, 1.0) : 1.0);
  const double x = math::max(wanted, p.minimum_share);
  const double dry_air = a.capacity_W_per_K / (dry_air_J_per_kgK + vapour_J_per_kgK * after);
  const double added = x * dry_air * math::max(after - humidity, 0.0);
  water.evaporated = wets ? added : 0.0;
  water.humidified = wets ? 0.0 : added;
  water.power_W = water.humidified * (by_steam > 0.5 ? p.steam_J_per_kg : p.fog_J_per_kg);
  Treated t;
  t.temperature_K = a.return_K - x * span;
  t.feedback = 1.0 - x;
  t.outside_W = x * a.capacity_W_per_K * span + water.power_W;
  t.target_K = shut ? p.air.supply_K : target;
  // Shut in: a dew point of 8 degC, as in sealed halls.
  const double inside = weather::saturated_humidity_ratio(8.0, pressure);
  t.hall_humidity = x > 0.0 ? after : math::min(math::max(inside, lowest), highest);
  return t;
}

struct Scavenger {
  double fan_W, evaporated;
};

/// Air-to-air exchanger, dry or wetted on the scavenger side; no moisture enters the hall.
TENFOLD_INLINE Treated air_to_air(const AirSideParameters& p, const Air& a, double dry_bulb_K,
                                  double wet_bulb_K, double humidity, double pressure,
                                  Scavenger& scavenger) {
  const double dry = p.dry_effectiveness * math::max(a.return_K - dry_bulb_K, 0.0);
  const double wet = p.wet_effectiveness * math::max(a.return_K - wet_bulb_K, 0.0);
  const double wanted = math::max(a.return_K - a.supply_K, 0.0);
  const bool wets = wanted > dry && wet > dry;
  const double reach = wets ? wet : dry;
  const double fall = math::min(wanted, reach);
  const double ratio = fall / math::max(reach, 1e-9);
  Treated t;
  t.outside_W = a.capacity_W_per_K * fall;
  t.temperature_K = a.return_K - fall;
  t.feedback = fall < wanted ? 1.0 - (wets ? p.wet_effectiveness : p.dry_effectiveness) : 1.0;
  t.target_K = p.air.supply_K;
  t.hall_humidity = weather::saturated_humidity_ratio(p.lowest_dew_K - 273.15, pressure);
  const double flow =
      ratio * a.capacity_W_per_K / (p.air.air_capacity_J_per_m3K * p.air.design_flow_m3_per_s);
  scavenger.fan_W = ratio > 0.0
                        ? p.scavenger_fan_W * math::pow(math::max(flow, 1e-6), p.scavenger_exponent)
                        : 0.0;
  const double air =
      math::max(a.capacity_W_per_K / dry_air_J_per_kgK * p.scavenger_ratio * ratio, 1e-9);
  const double out_C = dry_bulb_K - 273.15;
  const double leaving = weather::moist_enthalpy(out_C, humidity) + t.outside_W / air;
  const double exit_C = weather::saturated_temperature(leaving, pressure, out_C);
  const double added =
      math::max(weather::saturated_humidity_ratio(exit_C, pressure) - humidity, 0.0);
  scavenger.evaporated = wets && fall > 0.0 ? air * added : 0.0;
  return t;
}

TENFOLD_INLINE Air hall_air(const AirSideParameters& p, double it_flow, double room_W,
                            double air_heat_W, double rise_K, double& fan_W, double& heat_W) {
  const double capacity = p.air.air_capacity_J_per_m3K;
  const double share = (1.0 - p.air.recirculation) / (1.0 - p.air.bypass);
  const double it_rise = air_heat_W / math::max(it_flow * capacity, 1e-9);
  const double spread = math::max(p.inlet_approach_K + it_rise + p.return_approach_K, 0.5);
  const double wanted = p.by_approach ? room_W / (capacity * spread) : it_flow * share;
  const double phi = math::max(wanted * (1.0 / p.air.design_flow_m3_per_s), p.air.minimum_flow);
  fan_W = p.air.design_fan_W * math::pow(phi, p.air.exponent);
  heat_W = room_W + fan_W;
  Air a;
  a.capacity_W_per_K = capacity * p.air.design_flow_m3_per_s * phi;
  a.supply_K = p.air.supply_K + rise_K;
  a.return_K = a.supply_K + heat_W / a.capacity_W_per_K;
  return a;
}

template <AirKind Kind>
TENFOLD_INLINE void side(const AirSideParameters& p, const AirSideRows& r, std::size_t i) {
  double fan = 0.0, heat = 0.0;
  const Air a = hall_air(p, r.it_flow_m3_per_s[i], r.room_heat_W[i], r.air_heat_W[i],
                         r.supply_rise_K[i], fan, heat);
  OutsideWater water{};
  Scavenger scavenger{};
  Treated t =
      closed(p, a, weather::saturated_humidity_ratio(p.lowest_dew_K - 273.15, r.pressure_Pa[i]));
  const bool has_trim = p.coil || p.expansion.capacity_W > 0.0;
  if constexpr (Kind == AirKind::outside) {
    t = outside_air(p, a, r.dry_bulb_K[i], r.wet_bulb_K[i], r.humidity_ratio[i], r.pressure_Pa[i],
                    has_trim, water);
  } else if constexpr (Kind == AirKind::indirect) {
    t = air_to_air(p, a, r.dry_bulb_K[i], r.wet_bulb_K[i], r.humidity_ratio[i], r.pressure_Pa[i],
                   scavenger);
  }
  // Sensible heat that the treated air still has above the supply.
  const double above = t.temperature_K - a.supply_K;
  const double rest = Kind == AirKind::handlers || Kind == AirKind::expansion
                          ? heat
                          : (above > 1e-9 ? a.capacity_W_per_K * above : 0.0);
  const double coil = p.coil ? rest : 0.0;
  const double to_expand = p.coil ? 0.0 : rest;
  const double dry_C = r.dry_bulb_K[i] - 273.15;
  const double available =
      p.expansion.capacity_W *
      math::max(1.0 - p.expansion.slope_per_K * (r.dry_bulb_K[i] - p.expansion.design_K), 0.1);
  const double expanded = math::min(to_expand, available);
  const double moved = t.temperature_K - t.feedback * r.supply_rise_K[i];  // at the set point
  const double effect = p.air.effectiveness;
  const double open = math::max(1.0 - t.feedback, 1e-3);
  r.fan_W[i] = fan;
  r.return_K[i] = a.return_K;
  r.coil_heat_W[i] = coil;
  r.needed_K[i] = coil > 0.0 ? moved - (moved - p.air.supply_K) / effect : idle_K;
  r.gain[i] = effect / (1.0 - (1.0 - effect) * t.feedback);
  // Without a trim the supply settles where treated air leaves it.
  const double alone = p.air.supply_K + math::max(moved - p.air.supply_K, 0.0) / open;
  r.supply_K[i] = !has_trim && rest > 0.0 ? alone : t.target_K;
  r.outside_W[i] = t.outside_W;
  r.scavenger_W[i] = scavenger.fan_W;
  r.expansion_W[i] = expanded;
  r.compressor_W[i] = expanded / (expansion_cop(dry_C) * p.expansion.cop_factor);
  r.humidifier_W[i] = water.power_W;
  r.left_W[i] = to_expand - expanded;
  r.hall_humidity[i] = t.hall_humidity;
  const double evaporated = water.evaporated + scavenger.evaporated;
  r.evaporated_kg_per_s[i] = evaporated;
  r.humidified_kg_per_s[i] = water.humidified;
  r.blowdown_kg_per_s[i] = evaporated / (p.concentration - 1.0);
  r.makeup_kg_per_s[i] =
      evaporated * (p.concentration / (p.concentration - 1.0)) + water.humidified;
}

TENFOLD_CLONES void handlers(const AirSideParameters& parameters, const AirSideRows& rows,
                             std::size_t n) {
  const AirSideParameters p = parameters;
  const AirSideRows r = rows;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) side<AirKind::handlers>(p, r, i);
}
TENFOLD_CLONES void outside(const AirSideParameters& parameters, const AirSideRows& rows,
                            std::size_t n) {
  const AirSideParameters p = parameters;
  const AirSideRows r = rows;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) side<AirKind::outside>(p, r, i);
}
TENFOLD_CLONES void indirect(const AirSideParameters& parameters, const AirSideRows& rows,
                             std::size_t n) {
  const AirSideParameters p = parameters;
  const AirSideRows r = rows;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) side<AirKind::indirect>(p, r, i);
}
TENFOLD_CLONES void expansion(const AirSideParameters& parameters, const AirSideRows& rows,
                              std::size_t n) {
  const AirSideParameters p = parameters;
  const AirSideRows r = rows;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) side<AirKind::expansion>(p, r, i);
}

}  // namespace

void air_side(const AirSideParameters& p, const AirSideRows& rows, std::size_t n) {
  switch (p.kind) {
    case AirKind::handlers:
      return handlers(p, rows, n);
    case AirKind::outside:
      return outside(p, rows, n);
    case AirKind::indirect:
      return indirect(p, rows, n);
    case AirKind::expansion:
      return expansion(p, rows, n);
  }
}

}  // namespace tenfold::cooling
