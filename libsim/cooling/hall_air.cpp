// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "hall_air.hpp"

namespace tenfold::cooling {

const FieldTable& Containment::fields() {
  static const TableOf<Containment> table = [] {
    TableOf<Containment> t("Containment",
                           "Recirculation and bypass: m_crah (1 - b) = m_IT (1 - r); "
                           "m_crah c_p (T_ret - T_sup) = Q.");
    t.number("recirculation", &Containment::recirculation,
             {.doc = "Share of IT intake that is hot-aisle air.",
              .minimum = 0,
              .maximum = 0.6,
              .source = "[J] 0.03 contained, 0.15 open"})
        .number("bypass", &Containment::bypass,
                {.doc = "Share of handler flow that returns unused.",
                 .minimum = 0,
                 .maximum = 0.8,
                 .source = "[J] 0.10 contained, 0.35 open"});
    return t;
  }();
  return table;
}

const FieldTable& ThermalMass::fields() {
  static const TableOf<ThermalMass> table = [] {
    TableOf<ThermalMass> t("ThermalMass", "C dT/dt = Q - G (T - T_ref), exact over the step.");
    t.number("share", &ThermalMass::share,
             {.doc = "Share of the stated capacity that takes part.",
              .minimum = 0,
              .maximum = 1,
              .exclusive_minimum = true});
    return t;
  }();
  return table;
}

const FieldTable& Humidifier::fields() {
  static const TableOf<Humidifier> table = [] {
    TableOf<Humidifier> t("Humidifier",
                          "Adiabatic fog (pump energy) or steam (0.75 kWh/kg) up to a target "
                          "humidity ratio.");
    t.choice("kind", &Humidifier::kind, {"adiabatic", "steam"}, "How water becomes vapour.")
        .number("pressure", &Humidifier::pressure,
                {.doc = "Pressure of the fog pump.",
                 .minimum = 0,
                 .maximum = 2e7,
                 .source = "Lei & Masanet ranges, 6.3 to 7.7 MPa"})
        .number("efficiency", &Humidifier::efficiency,
                {.doc = "Efficiency of the fog pump.", .minimum = 0.05, .maximum = 1})
        .number("steam_energy", &Humidifier::steam_energy,
                {.doc = "Electricity of steam for each kilogram of water.",
                 .minimum = 2e6,
                 .maximum = 6e6,
                 .source = "[M] 0.75 kWh"})
        .number("highest_humidity", &Humidifier::highest_humidity,
                {.doc = "Saturation effectiveness that the humidifier reaches.",
                 .minimum = 0.1,
                 .maximum = 1,
                 .source = "[J]"});
    return t;
  }();
  return table;
}

HumidifierParameters humidifier_parameters(const Humidifier& s) {
  return {s.kind == "steam" ? 1.0 : 0.0, value_of(s.pressure) / (water_kg_per_m3 * s.efficiency),
          value_of(s.steam_energy), s.highest_humidity};
}

TENFOLD_CLONES void containment(const ContainmentParameters& parameters, const ContainmentRows& r,
                                std::size_t n) {
  const ContainmentParameters p = parameters;
  const ContainmentRows rows = r;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const ContainmentPoint s = containment_point(p, rows.heat_W[i], rows.it_W_per_K[i],
                                                 rows.most_W_per_K[i], rows.supply_K[i]);
    rows.handler_W_per_K[i] = s.handler_W_per_K;
    rows.inlet_K[i] = s.inlet_K;
    rows.outlet_K[i] = s.outlet_K;
    rows.return_K[i] = s.return_K;
    rows.recirculation[i] = s.recirculation;
    rows.air_short[i] = s.air_short;
  }
}

TENFOLD_CLONES void thermal_mass(double share, const ThermalMassRows& r, std::size_t n) {
  const ThermalMassRows rows = r;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const double g = rows.conductance_W_per_K[i];
    const ExponentialStep s =
        exponential_step(rows.temperature_K[i], rows.reference_K[i], rows.heat_W[i], g,
                         rows.capacity_J_per_K[i] * share, rows.duration_s[i]);
    rows.next_K[i] = s.next;
    rows.mean_K[i] = s.mean;
    rows.removed_W[i] = g * (s.mean - rows.reference_K[i]);
  }
}

TENFOLD_CLONES void humidifier(const HumidifierParameters& parameters, const HumidifierRows& r,
                               std::size_t n) {
  const HumidifierParameters p = parameters;
  const HumidifierRows rows = r;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const HumidifierPoint s =
        humidifier_point(p, rows.dry_bulb_K[i], rows.humidity_ratio[i], rows.pressure_Pa[i],
                         rows.dry_air_kg_per_s[i], rows.target_ratio[i]);
    rows.water_kg_per_s[i] = s.water_kg_per_s;
    rows.power_W[i] = s.power_W;
    rows.leaving_K[i] = s.leaving_K;
    rows.leaving_humidity_ratio[i] = s.leaving_humidity_ratio;
    rows.short_kg_per_s[i] = s.short_kg_per_s;
  }
}

}  // namespace tenfold::cooling
