// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "system_air.hpp"

#include "air_coil.hpp"
#include "relative_humidity.hpp"

namespace tenfold::cooling {

namespace {

constexpr double idle_K = 1e9;
constexpr double settled_K = 1e-9;
constexpr double coil_freezes_K = 275.15;  ///< freeze stat of an outside-air coil, 2 degC [J]

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
  double temperature_K, feedback, outside_W, target_K;
  double share;         ///< of outside air in what meets the coil
  double ratio;         ///< humidity ratio of that outside air, treated
  double sealed_ratio;  ///< humidity ratio of a hall without outside air and a dry coil
  double freeze_stat;
};

struct Air {
  double supply_K, return_K, capacity_W_per_K, fan_W, heat_W, short_of;
};

/// Closed hall: return air, with some outdoor air for pressure.
TENFOLD_INLINE Treated closed(const AirSideParameters& p, const Air& a, double dry_bulb_K,
                              double humidity, double pressure) {
  // The damper closes as far as outdoor air would cool below the supply.
  const double x =
      math::min(p.ventilation, mixing_share(1.0, 1.0, a.return_K, dry_bulb_K, a.supply_K));
  const double fall = x * (a.return_K - dry_bulb_K);
  const double sealed = ratio_of_vapour(p.sealed_vapour_Pa, pressure);
  return {a.return_K - fall,
          1.0 - x,
          a.capacity_W_per_K * fall,
          p.air.supply_K,
          x,
          humidity,
          sealed,
          0.0};
}

struct OutsideWater {
  double evaporated, humidified, power_W;
};

struct Humid {
  double lowest;    ///< humidity ratio that the hall must have
  double target_K;  ///< supply, warmer where more return air dries it
  bool shut;        ///< outside air is too dry or too humid for this hall
};
/// Limits of relative humidity hold at the supply temperature.
TENFOLD_INLINE Humid humidity_control(const AirSideParameters& p, double dry_bulb_K,
                                      double humidity, double floating_K, double pressure) {
  const double saturated = weather::saturated_humidity_ratio(floating_K - kelvin_at_zero, pressure);
  const double warmest =
      weather::saturated_humidity_ratio(p.air.supply_K - kelvin_at_zero, pressure);
  Humid h{};
  h.lowest = math::max(ratio_of_vapour(p.lowest_vapour_Pa, pressure),
                       ratio_at_humidity(saturated, p.lowest_humidity));
  const bool too_dry = !p.humidifies && humidity < h.lowest;
  const bool over =
      p.humid_air != HumidAir::admit && humidity > ratio_at_humidity(saturated, p.highest_humidity);
  // Below the lowest supply the damper mixes anyway; more return air makes the mixture drier.
  const bool mixes = p.humid_air == HumidAir::mix && dry_bulb_K < p.lowest_supply_K &&
                     humidity <= ratio_at_humidity(warmest, p.highest_humidity);
  const double drier_K =
      kelvin_at_zero + temperature_of_ratio(humidity, p.highest_humidity, pressure,
                                            floating_K - kelvin_at_zero,
                                            p.air.supply_K - kelvin_at_zero);
  h.target_K = over && mixes ? drier_K : floating_K;
  h.shut = too_dry || (over && !mixes);
  return h;
}

/// Direct air-side economizer. Fog and evaporative media keep the enthalpy of outside air, so that
/// both make outside air of another temperature and humidity, of which a share x is mixed in.
TENFOLD_INLINE Treated outside_air(const AirSideParameters& p, const Air& a, double dry_bulb_K,
                                   double wet_bulb_K, double humidity, double pressure,
                                   bool has_trim, OutsideWater& water) {
  const double out_C = dry_bulb_K - kelvin_at_zero;
  const double enthalpy = weather::moist_enthalpy(out_C, humidity);
  const double highest = ratio_of_vapour(p.highest_vapour_Pa, pressure);
  // Supply wanted: as outdoors between the lowest supply and the set point.
  const double floating = math::clamp(dry_bulb_K, p.lowest_supply_K, p.air.supply_K);
  const Humid humid = humidity_control(p, dry_bulb_K, humidity, floating, pressure);
  const double target = humid.target_K;
  const double lowest = humid.lowest;
  // Humidity after fog (too dry) or media (too warm), within what the hall may have. Media work
  // towards the set point, also where the supply is above it.
  const bool steam = p.humidifier.steam > 0.5;
  const double fogged = p.humidifies ? math::max(humidity, lowest) : humidity;
  const double media_C =
      evaporative_point(p.media, dry_bulb_K, wet_bulb_K, humidity).leaving_K - kelvin_at_zero;
  const double enough =
      ratio_of_enthalpy(enthalpy, math::max(p.air.supply_K - kelvin_at_zero, media_C));
  const double lean_C =
      temperature_at_humidity(enthalpy, p.highest_humidity, pressure, media_C, out_C);
  const double allowed =
      math::max(math::min(highest, ratio_of_enthalpy(enthalpy, lean_C)), humidity);
  const bool wets = p.media.effectiveness > 0.0 && dry_bulb_K > p.air.supply_K;
  const double after = wets ? math::max(math::min(enough, allowed), fogged) : fogged;
  const bool by_steam = steam && !wets;
  const double treated_K =
      by_steam ? dry_bulb_K : celsius_of_enthalpy(enthalpy, after) + kelvin_at_zero;
  const double return_enthalpy = weather::moist_enthalpy(a.return_K - kelvin_at_zero, fogged);
  const bool rich = p.enthalpy_lockout && enthalpy > return_enthalpy && treated_K > a.supply_K;
  const bool alone = p.integrated || treated_K <= p.air.supply_K + settled_K;
  const bool shut =
      has_trim && (humidity > highest || treated_K >= a.return_K || rich || humid.shut || !alone);
  const double wanted = shut ? 0.0 : mixing_share(1.0, 1.0, a.return_K, treated_K, a.supply_K);
  const double stated = math::max(wanted, p.minimum_share);
  // The freeze stat closes the damper as far as the mixture would freeze the coil's water.
  const double safe = mixing_share(1.0, 1.0, a.return_K, treated_K, coil_freezes_K);
  const bool freezes = p.coil && stated > safe;
  const double x = freezes ? safe : stated;
  const double dry_air = a.capacity_W_per_K / moist_air_capacity(after);
  const double added = x * dry_air * math::max(after - humidity, 0.0);
  water.evaporated = wets ? added : 0.0;
  water.humidified = wets ? 0.0 : added;
  water.power_W =
      water.humidified * (by_steam ? p.humidifier.steam_J_per_kg : p.humidifier.fog_J_per_kg);
  const double span = a.return_K - treated_K;
  Treated t{};
  t.temperature_K = a.return_K - x * span;
  t.feedback = 1.0 - x;
  t.outside_W = x * a.capacity_W_per_K * span + water.power_W;
  t.target_K = shut ? p.air.supply_K : target;
  t.share = x;
  t.ratio = after;
  const double inside = ratio_of_vapour(p.sealed_vapour_Pa, pressure);
  t.sealed_ratio = math::min(p.humidifies ? math::max(inside, lowest) : inside, highest);
  t.freeze_stat = freezes ? 1.0 : 0.0;
  return t;
}

struct Scavenger {
  double fan_W, evaporated;
};

/// Air-to-air exchanger, dry or wetted on the scavenger side; no moisture enters the hall.
TENFOLD_INLINE Treated air_to_air(const AirSideParameters& p, const Air& a, double dry_bulb_K,
                                  double wet_bulb_K, double humidity, double pressure,
                                  Scavenger& scavenger) {
  const double inside = ratio_of_vapour(p.sealed_vapour_Pa, pressure);
  const IndirectPoint s = indirect_point(p.indirect, a.return_K, inside,
                                         a.capacity_W_per_K / moist_air_capacity(inside),
                                         a.supply_K, dry_bulb_K, wet_bulb_K, humidity, pressure);
  // At the end of its reach, also where the supply has settled there.
  const bool short_of = s.ratio > 1.0 - 1e-9;
  // The scavenger's design flow is that of the handlers' design flow, not of the present one.
  const double flow =
      a.capacity_W_per_K / (p.air.air_capacity_J_per_m3K * p.air.design_flow_m3_per_s);
  scavenger.fan_W = s.fan_W * math::pow(flow, p.indirect.exponent - 1.0);
  scavenger.evaporated = s.evaporated_kg_per_s;
  const double slope = 1.0 - (s.wet > 0.5 ? p.indirect.wet : p.indirect.dry);
  return {s.supply_K, short_of ? slope : 1.0, s.heat_W, p.air.supply_K, 0.0, 0.0, inside, 0.0};
}

TENFOLD_INLINE ContainmentPoint contained(const AirSideParameters& p, double heat_W, double flow,
                                          double supply_K) {
  const double capacity = p.air.air_capacity_J_per_m3K;
  return containment_point({p.air.recirculation, p.air.bypass}, heat_W,
                           math::max(flow, 1e-9) * capacity,
                           p.largest_flow * p.air.design_flow_m3_per_s * capacity, supply_K);
}

TENFOLD_INLINE Air hall_air(const AirSideParameters& p, double it_flow, double room_W,
                            double air_heat_W, double rise_K) {
  const double design = p.air.air_capacity_J_per_m3K * p.air.design_flow_m3_per_s;
  Air a{};
  a.supply_K = p.air.supply_K + rise_K;
  const ContainmentPoint c = contained(p, air_heat_W, it_flow, a.supply_K);
  const double it_rise = air_heat_W / math::max(it_flow * p.air.air_capacity_J_per_m3K, 1e-9);
  const double spread = math::max(p.inlet_approach_K + it_rise + p.return_approach_K, 0.5);
  const double asked = room_W / spread, most = p.largest_flow * design;
  const double handler = p.by_approach ? math::min(asked, most) : c.handler_W_per_K;
  a.short_of = p.by_approach ? (asked > most ? 1.0 : 0.0) : c.air_short;
  const double phi = math::max(handler / design, p.air.minimum_flow);
  a.fan_W = p.air.design_fan_W * math::pow(phi, p.air.exponent);
  a.heat_W = room_W + a.fan_W;
  a.capacity_W_per_K = design * phi;
  a.return_K = a.supply_K + a.heat_W / a.capacity_W_per_K;
  return a;
}

/// Humidity of the hall in balance: outside air brings moisture, coil and humidifier change it.
struct Moisture {
  double hall_ratio, entering_ratio, condensate, humidified;
};
/// With k = 1 - f of the coil and a share x of outside air of ratio W_o, the hall's W follows from
/// W = k (x W_o + (1 - x) W) + f W_s. @param share f @param dry_air flow of the handlers [kg/s]
/// @param lowest ratio that a humidifier holds; 0: none
TENFOLD_INLINE Moisture moisture(const Treated& t, double dry_air, double share,
                                 double surface_ratio, double supply_saturated, double lowest) {
  const double x = t.share, k = 1.0 - share;
  const double brought = x > 0.0 ? t.ratio : t.sealed_ratio;
  const double dried =
      math::min((k * x * brought + share * surface_ratio) / math::max(1.0 - k * (1.0 - x), 1e-12),
                supply_saturated);
  const bool wet = share > 0.0 && brought > surface_ratio;
  const double free = wet ? math::min(dried, brought) : brought;
  Moisture m{};
  m.hall_ratio = math::max(free, lowest);
  m.entering_ratio = x * brought + (1.0 - x) * m.hall_ratio;
  const double drop = coil_drop(share, m.entering_ratio, surface_ratio, supply_saturated);
  m.condensate = dry_air * drop;
  m.humidified = lowest > free ? math::max(dry_air * (x * (lowest - brought) + drop), 0.0) : 0.0;
  return m;
}

template <AirKind Kind>
TENFOLD_INLINE void side(const AirSideParameters& p, const AirSideRows& r, std::size_t i) {
  constexpr bool is_closed = Kind == AirKind::handlers || Kind == AirKind::expansion;
  const double dry_bulb = r.dry_bulb_K[i], humidity = r.humidity_ratio[i],
               pressure = r.pressure_Pa[i];
  const Air a =
      hall_air(p, r.it_flow_m3_per_s[i], r.room_heat_W[i], r.air_heat_W[i], r.supply_rise_K[i]);
  OutsideWater water{};
  Scavenger scavenger{};
  const bool has_trim = p.coil || p.expansion.capacity_W > 0.0;
  Treated t{};
  if constexpr (Kind == AirKind::outside) {
    t = outside_air(p, a, dry_bulb, r.wet_bulb_K[i], humidity, pressure, has_trim, water);
  } else if constexpr (Kind == AirKind::indirect) {
    t = air_to_air(p, a, dry_bulb, r.wet_bulb_K[i], humidity, pressure, scavenger);
  } else {
    t = closed(p, a, dry_bulb, humidity, pressure);
  }
  // Sensible heat that the treated air still has above the supply.
  const double above = t.temperature_K - a.supply_K;
  const double rest =
      is_closed ? a.heat_W - t.outside_W : (above > 1e-9 ? a.capacity_W_per_K * above : 0.0);
  const double moved = t.temperature_K - t.feedback * r.supply_rise_K[i];  // at the set point
  const double effect = p.air.effectiveness;
  const double needed = moved - (moved - p.air.supply_K) / effect;
  // The surface that air meets: water as it comes in, or the evaporator.
  const double given = p.demand ? math::max(needed, r.water_K[i]) : r.water_K[i];
  const double surface = p.coil ? given : p.expansion.surface_K;
  const double share = has_trim && rest > 0.0
                           ? coil_share(p.coil ? effect : 1.0, t.temperature_K, surface, a.supply_K)
                           : 0.0;
  const double lowest =
      is_closed && rest > 0.0 ? ratio_of_vapour(p.lowest_vapour_Pa, pressure) : 0.0;
  const double supply_C = a.supply_K - kelvin_at_zero;
  const double dry_air =
      a.capacity_W_per_K / moist_air_capacity(t.share > 0.0 ? t.ratio : t.sealed_ratio);
  const Moisture m = moisture(t, dry_air, share,
                              weather::saturated_humidity_ratio(surface - kelvin_at_zero, pressure),
                              weather::saturated_humidity_ratio(supply_C, pressure), lowest);
  const double vapour_J_per_kg = evaporation_J_per_kg + vapour_J_per_kgK * supply_C;
  const double latent = m.condensate * vapour_J_per_kg,
               humidifying = m.humidified * vapour_J_per_kg,
               humidifier = m.humidified * (p.humidifier.steam > 0.5 ? p.humidifier.steam_J_per_kg
                                                                     : p.humidifier.fog_J_per_kg);
  // Fog takes sensible heat from the air, condensation gives it to the coil.
  const double load = rest + (latent - humidifying) + humidifier;
  const double coil = p.coil ? load : 0.0;
  const double to_expand = p.coil ? 0.0 : load;
  const double available =
      p.expansion.capacity_W *
      math::max(1.0 - p.expansion.slope_per_K * (dry_bulb - p.expansion.design_K), 0.1);
  const double expanded = math::min(to_expand, available);
  const double open = math::max(1.0 - t.feedback, 1e-3);
  r.fan_W[i] = a.fan_W;
  r.return_K[i] = a.return_K;
  r.coil_heat_W[i] = coil;
  r.needed_K[i] = coil > 0.0 ? needed : idle_K;
  r.gain[i] = effect / (1.0 - (1.0 - effect) * t.feedback);
  // Without a trim the supply settles where treated air leaves it.
  const double alone = math::max(moved - p.air.supply_K, 0.0) / open;
  r.supply_K[i] = !has_trim && alone > settled_K ? p.air.supply_K + alone : t.target_K;
  r.outside_W[i] = t.outside_W - (latent - humidifying);
  r.scavenger_W[i] = scavenger.fan_W;
  r.expansion_W[i] = expanded;
  r.compressor_W[i] =
      expanded / (expansion_cop(dry_bulb - kelvin_at_zero) * p.expansion.cop_factor);
  r.humidifier_W[i] = water.power_W + humidifier;
  r.left_W[i] = to_expand - expanded;
  r.hall_ratio[i] = m.hall_ratio;
  r.entering_ratio[i] = m.entering_ratio;
  r.latent_W[i] = latent;
  r.condensate[i] = m.condensate;
  r.air_short[i] = a.short_of;
  r.freeze_stat[i] = t.freeze_stat;
  const double evaporated = water.evaporated + scavenger.evaporated;
  const double humidified = water.humidified + m.humidified;
  r.evaporated_kg_per_s[i] = evaporated;
  r.humidified_kg_per_s[i] = humidified;
  r.blowdown_kg_per_s[i] = evaporated / (p.concentration - 1.0);
  r.makeup_kg_per_s[i] = evaporated * (p.concentration / (p.concentration - 1.0)) + humidified;
}

template <AirKind Kind>
TENFOLD_INLINE void sides(const AirSideParameters& parameters, const AirSideRows& rows,
                          std::size_t n) {
  const AirSideParameters p = parameters;
  const AirSideRows r = rows;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) side<Kind>(p, r, i);
}

TENFOLD_CLONES void handlers(const AirSideParameters& p, const AirSideRows& r, std::size_t n) {
  sides<AirKind::handlers>(p, r, n);
}
TENFOLD_CLONES void outside(const AirSideParameters& p, const AirSideRows& r, std::size_t n) {
  sides<AirKind::outside>(p, r, n);
}
TENFOLD_CLONES void indirect(const AirSideParameters& p, const AirSideRows& r, std::size_t n) {
  sides<AirKind::indirect>(p, r, n);
}
TENFOLD_CLONES void expansion(const AirSideParameters& p, const AirSideRows& r, std::size_t n) {
  sides<AirKind::expansion>(p, r, n);
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

TENFOLD_CLONES double rack_inlet(const AirSideParameters& parameters, const RackInletRows& rows,
                                 bool first, std::size_t n) {
  const AirSideParameters p = parameters;
  const RackInletRows r = rows;
  const double weight = first ? 0.0 : 1.0, by_approach = p.by_approach ? 1.0 : 0.0;
  double worst = 0.0;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const double supply = p.air.supply_K + r.supply_rise_K[i];
    const double contained_K =
        contained(p, r.air_heat_W[i], r.air_flow_m3_per_s[i], supply).inlet_K;
    const double target = by_approach > 0.5 ? supply + p.inlet_approach_K : contained_K;
    const double gap = target - r.inlet_K[i];
    const double change = gap - r.previous_gap_K[i];
    const double step = r.inlet_K[i] - r.previous_K[i];
    const bool flat = change * change < 1e-24 || step == 0.0;
    // Where handlers give enough air the loop gain is a few percent; a lack of air closes a loop
    // of hot-aisle air and faster fans, in which larger steps are right.
    const double ratio =
        flat || weight < 0.5 ? 1.0 : math::clamp(-step / (flat ? 1.0 : change), 0.1, 4.0);
    const double distance = math::abs(gap);
    r.previous_K[i] = r.inlet_K[i];
    r.previous_gap_K[i] = gap;
    r.inlet_K[i] = distance < settled_K ? r.inlet_K[i] : r.inlet_K[i] + ratio * gap;
    worst = math::max(worst, distance);
  }
  return worst;
}

}  // namespace tenfold::cooling
