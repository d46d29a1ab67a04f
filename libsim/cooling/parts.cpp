// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "part_fields.hpp"

namespace tenfold::cooling {

const FieldTable& AirHandler::fields() {
  static const TableOf<AirHandler> table = [] {
    TableOf<AirHandler> t(
        "AirHandler",
        "Hall air handlers and containment: m_crah (1 - b) = m_IT (1 - r), fans P ~ phi^n.");
    t.number("supply_air", &AirHandler::supply_air,
             {.doc = "Supply air set point.",
              .minimum = 283.15,
              .maximum = 318.15,
              .source = "ASHRAE recommended 18 to 27 degC"})
        .number("recirculation", &AirHandler::recirculation,
                {.doc = "Share of IT intake that is hot-aisle air.", .minimum = 0, .maximum = 0.6})
        .number("bypass", &AirHandler::bypass,
                {.doc = "Share of handler flow that returns unused.", .minimum = 0, .maximum = 0.8})
        .number("pressure", &AirHandler::pressure,
                {.doc = "Fan pressure at design flow.",
                 .minimum = 0,
                 .maximum = 3000,
                 .source = "Lei & Masanet ranges, 300 to 1000 Pa"})
        .number("efficiency", &AirHandler::efficiency,
                {.doc = "Fan, motor and drive efficiency.", .minimum = 0.05, .maximum = 1})
        .number("exponent", &AirHandler::exponent,
                {.doc = "Exponent of fan power over flow.", .minimum = 1, .maximum = 3})
        .number("minimum_flow", &AirHandler::minimum_flow,
                {.doc = "Lowest flow over design.", .minimum = 0.05, .maximum = 1})
        .number("design_rise", &AirHandler::design_rise,
                {.doc = "Air temperature rise that sizes the fans.", .minimum = 2, .maximum = 40})
        .number("coil_effectiveness", &AirHandler::coil_effectiveness,
                {.doc = "Effectiveness of the coil on the air stream.",
                 .minimum = 0.1,
                 .maximum = 0.99});
    return t;
  }();
  return table;
}

const FieldTable& Pump::fields() {
  static const TableOf<Pump> table = [] {
    TableOf<Pump> t("Pump",
                    "Variable-speed pump: dp = dp_min + (dp_design - dp_min) (m / m_design)^1.85, "
                    "P = V dp / eta.");
    pump_fields(t);
    return t;
  }();
  return table;
}

const FieldTable& Chiller::fields() {
  static const TableOf<Chiller> table = [] {
    TableOf<Chiller> t(
        "Chiller",
        "Water-cooled chillers: EIR curves inside their box, Carnot-ratio continuation outside.");
    chiller_fields(t);
    return t;
  }();
  return table;
}

const FieldTable& Tower::fields() {
  static const TableOf<Tower> table = [] {
    TableOf<Tower> t("Tower",
                     "Open cooling tower by the YorkCalc correlation; fans P = P_design FR^3; "
                     "saturated exit air.");
    tower_fields(t);
    return t;
  }();
  return table;
}

const FieldTable& DryCooler::fields() {
  static const TableOf<DryCooler> table = [] {
    TableOf<DryCooler> t("DryCooler",
                         "Dry cooler, cross-flow with both streams unmixed, UA ~ phi^0.55, fans P "
                         "= P_design phi^3.");
    dry_cooler_fields(t);
    return t;
  }();
  return table;
}

const FieldTable& Cdu::fields() {
  static const TableOf<Cdu> table = [] {
    TableOf<Cdu> t("Cdu",
                   "Coolant distribution unit: counter-flow plate exchanger, 1/UA = 1/hA_1 + "
                   "1/hA_2, hA ~ m^0.8.");
    t.number("approach", &Cdu::approach,
             {.doc = "Coolant supply over facility supply at design.",
              .minimum = 0.5,
              .maximum = 20,
              .source = "OCP Deschutes record, 3 K"})
        .number("rise", &Cdu::rise,
                {.doc = "Coolant return over supply at design.", .minimum = 1, .maximum = 30})
        .number("minimum_flow", &Cdu::minimum_flow,
                {.doc = "Lowest coolant flow over design.", .minimum = 0.1, .maximum = 1})
        .spec("pump", &Cdu::pump, "Coolant pumps.");
    return t;
  }();
  return table;
}

const FieldTable& AirCooledChiller::fields() {
  static const TableOf<AirCooledChiller> table = [] {
    TableOf<AirCooledChiller> t(
        "AirCooledChiller",
        "Air-cooled chiller with free-cooling coil: COP = eta_C T_e / (T_c - T_e).");
    air_cooled_chiller_fields(t);
    return t;
  }();
  return table;
}

}  // namespace tenfold::cooling
