// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "tenfold/cooling/parts.hpp"

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
    t.number("pressure", &Pump::pressure,
             {.doc = "Pressure at design flow.", .minimum = 0, .maximum = 2e6})
        .number("minimum_head", &Pump::minimum_head,
                {.doc = "Pressure at no flow over design pressure.", .minimum = 0, .maximum = 1})
        .number("efficiency", &Pump::efficiency,
                {.doc = "Hydraulic, motor and drive efficiency.", .minimum = 0.05, .maximum = 1});
    return t;
  }();
  return table;
}

const FieldTable& Chiller::fields() {
  static const TableOf<Chiller> table = [] {
    TableOf<Chiller> t(
        "Chiller",
        "Water-cooled chillers: EIR curves inside their box, Carnot-ratio continuation outside.");
    t.choice("curves", &Chiller::curves, {"doe2_centrifugal", "trane_cvhf_vsd"}, "Curve set.")
        .number(
            "cop_factor", &Chiller::cop_factor,
            {.doc = "COP of the machine over that of the curves.", .minimum = 0.3, .maximum = 1.5})
        .number("machines", &Chiller::machines,
                {.doc = "Machines per module.", .minimum = 1, .maximum = 50})
        .number("sizing", &Chiller::sizing,
                {.doc = "Capacity over design heat.", .minimum = 0.05, .maximum = 5})
        .number(
            "staging", &Chiller::staging,
            {.doc = "Part load at which one more machine starts.", .minimum = 0.3, .maximum = 1})
        .number("minimum_condenser", &Chiller::minimum_condenser,
                {.doc = "Lowest condenser water temperature; head control holds it.",
                 .minimum = 277.15,
                 .maximum = 303.15})
        .number("evaporator_approach", &Chiller::evaporator_approach,
                {.doc = "Water over refrigerant in the evaporator.", .minimum = 0, .maximum = 10})
        .number("condenser_approach", &Chiller::condenser_approach,
                {.doc = "Refrigerant over leaving condenser water.", .minimum = 0, .maximum = 10})
        .number("minimum_lift", &Chiller::minimum_lift,
                {.doc = "Lowest refrigerant lift.", .minimum = 1, .maximum = 40, .source = "[J]"});
    return t;
  }();
  return table;
}

const FieldTable& Tower::fields() {
  static const TableOf<Tower> table = [] {
    TableOf<Tower> t("Tower",
                     "Open cooling tower by the YorkCalc correlation; fans P = P_design FR^3; "
                     "saturated exit air.");
    t.number("design_range", &Tower::design_range,
             {.doc = "Water range at design.", .minimum = 1.1, .maximum = 22.2})
        .number("fan_power", &Tower::fan_power,
                {.doc = "Design fan power over design heat.",
                 .minimum = 0,
                 .maximum = 0.2,
                 .source = "[J] 0.5 to 2 %"})
        .number("minimum_fan", &Tower::minimum_fan,
                {.doc = "Fan ratio below which fans cycle.", .minimum = 0.02, .maximum = 1})
        .number("liquid_to_gas", &Tower::liquid_to_gas,
                {.doc = "Water over air mass flow at design.", .minimum = 0.2, .maximum = 4})
        .number("cells", &Tower::cells, {.doc = "Cells per module.", .minimum = 1, .maximum = 100})
        .number("sizing", &Tower::sizing,
                {.doc = "Capacity over design heat.", .minimum = 0.5, .maximum = 5})
        .number("cycles_of_concentration", &Tower::cycles_of_concentration,
                {.doc = "Concentration of basin over make-up water.",
                 .minimum = 1,
                 .maximum = 50,
                 .source = "Lei & Masanet ranges, 3 to 15",
                 .exclusive_minimum = true})
        .number("drift", &Tower::drift,
                {.doc = "Drift over circulating flow.", .minimum = 0, .maximum = 0.01});
    return t;
  }();
  return table;
}

const FieldTable& DryCooler::fields() {
  static const TableOf<DryCooler> table = [] {
    TableOf<DryCooler> t("DryCooler",
                         "Dry cooler, cross-flow with both streams unmixed, UA ~ phi^0.55, fans P "
                         "= P_design phi^3.");
    t.number("design_approach", &DryCooler::design_approach,
             {.doc = "Facility supply over dry bulb at design heat and full fan; in hotter weather "
                     "the supply rises.",
              .minimum = 0.5,
              .maximum = 40,
              .source = "[J] 4 to 10 K"})
        .number("design_air_rise", &DryCooler::design_air_rise,
                {.doc = "Air temperature rise at design.", .minimum = 1, .maximum = 30})
        .number("fan_power", &DryCooler::fan_power,
                {.doc = "Design fan power over design heat.",
                 .minimum = 0,
                 .maximum = 0.2,
                 .source = "BAC TDFS1238N: 4 % at 11 K"})
        .number("minimum_fan", &DryCooler::minimum_fan,
                {.doc = "Fan ratio below which fans cycle.", .minimum = 0.02, .maximum = 1})
        .number("sizing", &DryCooler::sizing,
                {.doc = "Capacity over design heat.", .minimum = 0.2, .maximum = 5});
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
    t.number("carnot_effectiveness", &AirCooledChiller::carnot_effectiveness,
             {.doc = "COP over the Carnot limit.",
              .minimum = 0.1,
              .maximum = 0.65,
              .source = "physics reference e, 0.35 to 0.50"})
        .number("evaporator_approach", &AirCooledChiller::evaporator_approach,
                {.doc = "Water over refrigerant.", .minimum = 0, .maximum = 15})
        .number("condenser_approach", &AirCooledChiller::condenser_approach,
                {.doc = "Refrigerant over outdoor air.", .minimum = 0, .maximum = 30})
        .number("minimum_lift", &AirCooledChiller::minimum_lift,
                {.doc = "Lowest refrigerant lift.", .minimum = 1, .maximum = 40})
        .number("free_cooling_approach", &AirCooledChiller::free_cooling_approach,
                {.doc = "Free-cooling water over outdoor air.", .minimum = 1, .maximum = 30})
        .number("fan_power", &AirCooledChiller::fan_power,
                {.doc = "Fan power over rejected heat.", .minimum = 0, .maximum = 0.1});
    return t;
  }();
  return table;
}

}  // namespace tenfold::cooling
