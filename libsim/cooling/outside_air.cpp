// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "outside_air.hpp"

namespace tenfold::cooling {

const FieldTable& AirEconomizer::fields() {
  static const TableOf<AirEconomizer> table = [] {
    TableOf<AirEconomizer> t("AirEconomizer",
                             "Mixing economizer: outside share holds the supply while it is cold "
                             "outside; lock-out by dew point, enthalpy and smoke.");
    t.number("minimum_share", &AirEconomizer::minimum_share,
             {.doc = "Outside air at all times but in smoke.", .minimum = 0, .maximum = 1})
        .number("highest_dew_point", &AirEconomizer::highest_dew_point,
                {.doc = "Outside dew point above which it locks out.",
                 .minimum = 263.15,
                 .maximum = 303.15,
                 .source = "Lei & Masanet ranges, 15 to 27 degC; ASHRAE A1 17 degC"})
        .flag("enthalpy_lockout", &AirEconomizer::enthalpy_lockout,
              "Full outside air only while its enthalpy is below that of the return.");
    return t;
  }();
  return table;
}

const FieldTable& DirectEvaporative::fields() {
  static const TableOf<DirectEvaporative> table = [] {
    TableOf<DirectEvaporative> t("DirectEvaporative",
                                 "Direct evaporative cooler: T_out = T_db - eps (T_db - T_wb) at "
                                 "constant enthalpy.");
    t.number("effectiveness", &DirectEvaporative::effectiveness,
             {.doc = "Saturation effectiveness.",
              .minimum = 0,
              .maximum = 1,
              .source = "[M] 0.80 to 0.95"})
        .number("cycles_of_concentration", &DirectEvaporative::cycles_of_concentration,
                {.doc = "Concentration of sump over make-up water.",
                 .minimum = 1,
                 .maximum = 50,
                 .source = "Lei & Masanet ranges, 3 to 15",
                 .exclusive_minimum = true});
    return t;
  }();
  return table;
}

const FieldTable& IndirectEvaporative::fields() {
  static const TableOf<IndirectEvaporative> table = [] {
    using X = IndirectEvaporative;
    TableOf<X> t("IndirectEvaporative",
                 "Indirect evaporative cooler: dry T_ret - eps_s (T_ret - T_db), wet T_ret - eps_w "
                 "(T_ret - T_wb); scavenger fan P ~ phi^n.");
    t.number("dry_effectiveness", &X::dry_effectiveness,
             {.doc = "Effectiveness when dry.",
              .minimum = 0,
              .maximum = 1,
              .source = "[M] 0.45 to 0.70"})
        .number("wet_effectiveness", &X::wet_effectiveness,
                {.doc = "Effectiveness to the wet bulb when wet.",
                 .minimum = 0,
                 .maximum = 1,
                 .source = "[M] 0.55 to 0.85"})
        .number("scavenger_ratio", &X::scavenger_ratio,
                {.doc = "Scavenger over hall air at design.", .minimum = 0.2, .maximum = 3})
        .number("scavenger_pressure", &X::scavenger_pressure,
                {.doc = "Fan pressure of the scavenger air at design flow.",
                 .minimum = 0,
                 .maximum = 3000,
                 .source = "[J]"})
        .number("fan_efficiency", &X::fan_efficiency,
                {.doc = "Fan, motor and drive efficiency.", .minimum = 0.05, .maximum = 1})
        .number("exponent", &X::exponent,
                {.doc = "Exponent of fan power over flow.", .minimum = 1, .maximum = 3})
        .number("cycles_of_concentration", &X::cycles_of_concentration,
                {.doc = "Concentration of sump over make-up water.",
                 .minimum = 1,
                 .maximum = 50,
                 .exclusive_minimum = true});
    return t;
  }();
  return table;
}

AirEconomizerParameters air_economizer_parameters(const AirEconomizer& s) {
  return {s.minimum_share, value_of(s.highest_dew_point), s.enthalpy_lockout ? 1.0 : 0.0};
}

EvaporativeParameters evaporative_parameters(const DirectEvaporative& s) {
  return {s.effectiveness, s.cycles_of_concentration / (s.cycles_of_concentration - 1.0)};
}

IndirectParameters indirect_parameters(const IndirectEvaporative& s) {
  return {s.dry_effectiveness, s.wet_effectiveness,
          s.scavenger_ratio,   value_of(s.scavenger_pressure) / s.fan_efficiency,
          s.exponent,          s.cycles_of_concentration / (s.cycles_of_concentration - 1.0)};
}

TENFOLD_CLONES void air_economizer(const AirEconomizerParameters& parameters,
                                   const AirEconomizerRows& r, std::size_t n) {
  const AirEconomizerParameters p = parameters;
  const AirEconomizerRows rows = r;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const AirEconomizerPoint s = air_economizer_point(
        p, rows.return_K[i], rows.return_ratio[i], rows.outside_K[i], rows.outside_ratio[i],
        rows.outside_dew_K[i], rows.pressure_Pa[i], rows.set_K[i], rows.smoke[i]);
    rows.share[i] = s.share;
    rows.mixed_K[i] = s.mixed_K;
    rows.mixed_humidity_ratio[i] = s.mixed_humidity_ratio;
    rows.left_K[i] = s.left_K;
    rows.fog[i] = s.fog;
    rows.locked[i] = s.locked;
  }
}

TENFOLD_CLONES void direct_evaporative(const EvaporativeParameters& parameters,
                                       const EvaporativeRows& r, std::size_t n) {
  const EvaporativeParameters p = parameters;
  const EvaporativeRows rows = r;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const EvaporativePoint s =
        evaporative_point(p, rows.dry_bulb_K[i], rows.wet_bulb_K[i], rows.humidity_ratio[i]);
    const double air = rows.dry_air_kg_per_s[i];
    rows.leaving_K[i] = s.leaving_K;
    rows.leaving_humidity_ratio[i] = s.leaving_humidity_ratio;
    rows.evaporated_kg_per_s[i] = air * s.evaporated_kg_per_kg;
    rows.blowdown_kg_per_s[i] = air * s.evaporated_kg_per_kg * (p.makeup_share - 1.0);
    rows.makeup_kg_per_s[i] = air * s.makeup_kg_per_kg;
  }
}

TENFOLD_CLONES void indirect_evaporative(const IndirectParameters& parameters,
                                         const IndirectRows& r, std::size_t n) {
  const IndirectParameters p = parameters;
  const IndirectRows rows = r;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const IndirectPoint s = indirect_point(
        p, rows.return_K[i], rows.return_ratio[i], rows.air_kg_per_s[i], rows.set_K[i],
        rows.dry_bulb_K[i], rows.wet_bulb_K[i], rows.humidity_ratio[i], rows.pressure_Pa[i]);
    rows.supply_K[i] = s.supply_K;
    rows.heat_W[i] = s.heat_W;
    rows.left_K[i] = s.left_K;
    rows.wet[i] = s.wet;
    rows.scavenger_ratio[i] = s.ratio;
    rows.fan_W[i] = s.fan_W;
    rows.evaporated_kg_per_s[i] = s.evaporated_kg_per_s;
    rows.makeup_kg_per_s[i] = s.makeup_kg_per_s;
  }
}

}  // namespace tenfold::cooling
