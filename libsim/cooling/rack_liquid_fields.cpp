// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "tenfold/cooling/rack_liquid.hpp"

namespace tenfold::cooling {

const FieldTable& ColdPlate::fields() {
  static const TableOf<ColdPlate> table = [] {
    TableOf<ColdPlate> t("ColdPlate",
                         "Cold plate: T_case = T_in + R(V) P, R from a table over coolant flow.");
    t.numbers("flows", &ColdPlate::flows, 0,
              {.doc = "Coolant flows of the table, ascending; empty takes the default table.",
               .minimum = 1e-7,
               .maximum = 1e-2,
               .source = "OCP OAI guidelines 2023, 1 kW module, PG25, 0.4 to 2.4 L/min"})
        .numbers("resistances", &ColdPlate::resistances, 0,
                 {.doc = "Case-to-inlet resistance at each flow.",
                  .minimum = 1e-5,
                  .maximum = 10,
                  .source = "OCP OAI guidelines 2023, 1 kW module, PG25"})
        .number("case_limit", &ColdPlate::case_limit,
                {.doc = "Case temperature above which hours are counted.",
                 .minimum = 303.15,
                 .maximum = 383.15,
                 .source = "[J] 65 to 90 degC"});
    return t;
  }();
  return table;
}

const FieldTable& CoolantDistributionUnit::fields() {
  static const TableOf<CoolantDistributionUnit> table = [] {
    using C = CoolantDistributionUnit;
    TableOf<C> t("CoolantDistributionUnit",
                 "CDU: counter-flow plate exchanger with part-flow UA; the facility valve holds "
                 "max(set point, dew point + margin).");
    t.number("rating", &C::rating,
             {.doc = "Design heat; above it the coolant flow stays at design.",
              .minimum = 0,
              .maximum = 1e9,
              .exclusive_minimum = true})
        .number("supply", &C::supply,
                {.doc = "Coolant supply set point.",
                 .minimum = 278.15,
                 .maximum = 343.15,
                 .source = "20 to 45 degC; LBNL example 45 degC"})
        .number("dew_margin", &C::dew_margin,
                {.doc = "Supply stays this much above the room's dew point.",
                 .minimum = 0,
                 .maximum = 20,
                 .source = "physics reference c, 2 K"})
        .spec("exchanger", &C::exchanger, "Plate exchanger; its hot stream is the coolant.")
        .number("minimum_flow", &C::minimum_flow,
                {.doc = "Lowest coolant flow over design.", .minimum = 0.05, .maximum = 1})
        .number("minimum_facility_flow", &C::minimum_facility_flow,
                {.doc = "Lowest facility flow over design; below it a bypass holds the supply.",
                 .minimum = 0.005,
                 .maximum = 1})
        .spec("pump", &C::pump, "Coolant pumps.");
    return t;
  }();
  return table;
}

const FieldTable& RearDoor::fields() {
  static const TableOf<RearDoor> table = [] {
    TableOf<RearDoor> t("RearDoor",
                        "Rear-door exchanger: Q = eps C_min (T_rack,out - T_water,in); dry coil.");
    t.number("rating", &RearDoor::rating,
             {.doc = "Design heat.", .minimum = 0, .maximum = 1e9, .exclusive_minimum = true})
        .spec("exchanger", &RearDoor::exchanger, "Coil; its hot stream is the air.")
        .number("fan_power", &RearDoor::fan_power,
                {.doc = "Fans over design heat at design air flow; 0 for a passive door.",
                 .minimum = 0,
                 .maximum = 0.1});
    return t;
  }();
  return table;
}

const FieldTable& Sidecar::fields() {
  static const TableOf<Sidecar> table = [] {
    TableOf<Sidecar> t("Sidecar",
                       "Liquid-to-air sidecar: fans hold the coolant supply; all heat goes to the "
                       "room air.");
    t.number("rating", &Sidecar::rating,
             {.doc = "Design heat; above it the coolant flow stays at design.",
              .minimum = 0,
              .maximum = 1e9,
              .exclusive_minimum = true})
        .number("supply", &Sidecar::supply,
                {.doc = "Coolant supply set point.", .minimum = 283.15, .maximum = 343.15})
        .spec("exchanger", &Sidecar::exchanger, "Coil; its cold stream is the room air.")
        .number("fan_power", &Sidecar::fan_power,
                {.doc = "Design fan power over design heat.",
                 .minimum = 0,
                 .maximum = 0.2,
                 .source = "[J]"})
        .number("minimum_fan", &Sidecar::minimum_fan,
                {.doc = "Fan ratio below which fans cycle.", .minimum = 0.01, .maximum = 1})
        .number("minimum_flow", &Sidecar::minimum_flow,
                {.doc = "Lowest coolant flow over design.", .minimum = 0.05, .maximum = 1})
        .spec("pump", &Sidecar::pump, "Coolant pumps.");
    return t;
  }();
  return table;
}

}  // namespace tenfold::cooling
