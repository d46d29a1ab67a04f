// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "tenfold/cooling/chillers.hpp"

namespace tenfold::cooling {

const FieldTable& EirChiller::fields() {
  static const TableOf<EirChiller> table = [] {
    using C = EirChiller;
    const auto temperature = [](const char* doc) {
      return NumberField{.doc = doc, .minimum = 253.15, .maximum = 343.15};
    };
    TableOf<C> t("EirChiller",
                 "Staged water-cooled chillers: EIR curves inside their box, Carnot-ratio "
                 "continuation outside.");
    t.number("rating", &C::rating,
             {.doc = "Reference capacity of all machines.",
              .minimum = 0,
              .maximum = 1e10,
              .exclusive_minimum = true})
        .number("machines", &C::machines, {.doc = "Machines.", .minimum = 1, .maximum = 200})
        .choice("curves", &C::curves, {"trane_cvhf_vsd", "doe2_centrifugal", "custom"},
                "Curve set; custom takes the fields below.")
        .number("reference_cop", &C::reference_cop,
                {.doc = "Custom: COP at reference conditions.", .minimum = 0.5, .maximum = 25})
        .numbers("capacity", &C::capacity, 0,
                 {.doc = "Custom: six coefficients of capacity over leaving chilled and entering "
                         "condenser water in degC.",
                  .minimum = -100,
                  .maximum = 100})
        .numbers("eir", &C::eir, 0,
                 {.doc = "Custom: six coefficients of 1/COP over the same.",
                  .minimum = -100,
                  .maximum = 100})
        .numbers("part_load", &C::part_load, 0,
                 {.doc = "Custom: three coefficients of power over part load.",
                  .minimum = -100,
                  .maximum = 100})
        .number("chilled_low", &C::chilled_low, temperature("Custom: box, coldest chilled water."))
        .number("chilled_high", &C::chilled_high,
                temperature("Custom: box, warmest chilled water."))
        .number("condenser_low", &C::condenser_low,
                temperature("Custom: box, coldest condenser water."))
        .number("condenser_high", &C::condenser_high,
                temperature("Custom: box, warmest condenser water."))
        .number("least_part_load", &C::least_part_load,
                {.doc = "Custom: part load below which the machine cycles.",
                 .minimum = 0.01,
                 .maximum = 1})
        .number("unloading_part_load", &C::unloading_part_load,
                {.doc = "Custom: part load below which hot gas is bypassed.",
                 .minimum = 0.01,
                 .maximum = 1})
        .number("most_part_load", &C::most_part_load,
                {.doc = "Custom: highest part load.", .minimum = 0.5, .maximum = 1.2})
        .number("cop_factor", &C::cop_factor,
                {.doc = "COP of the machine over that of the curves.",
                 .minimum = 0.3,
                 .maximum = 1.5,
                 .source = "Lei & Masanet: hyperscale +-11 %, colocation -40 to 0 %"})
        .number("staging", &C::staging,
                {.doc = "Part load at which one more machine starts.",
                 .minimum = 0.3,
                 .maximum = 1,
                 .source = "[J]"})
        .number("motor_share", &C::motor_share,
                {.doc = "Share of power that the condenser rejects; hermetic 1.",
                 .minimum = 0,
                 .maximum = 1})
        .number("minimum_condenser", &C::minimum_condenser,
                {.doc = "Lowest condenser water; head control holds it.",
                 .minimum = 277.15,
                 .maximum = 303.15,
                 .source = "12.8 to 15.6 degC of curve limits"})
        .number(
            "condenser_range", &C::condenser_range,
            {.doc = "Rise of condenser water at reference capacity.", .minimum = 1, .maximum = 20})
        .number("evaporator_approach", &C::evaporator_approach,
                {.doc = "Water over refrigerant in the evaporator.",
                 .minimum = 0,
                 .maximum = 10,
                 .source = "Modelica Buildings Carnot_TEva, 2 K"})
        .number("condenser_approach", &C::condenser_approach,
                {.doc = "Refrigerant over leaving condenser water.",
                 .minimum = 0,
                 .maximum = 10,
                 .source = "Modelica Buildings Carnot_TEva, 2 K"})
        .number("minimum_lift", &C::minimum_lift,
                {.doc = "Lowest refrigerant lift outside the box.",
                 .minimum = 1,
                 .maximum = 40,
                 .source = "[J]"})
        .number("transition", &C::transition,
                {.doc = "Distance from the box over which the share of Carnot comes down to 0.65.",
                 .minimum = 0.1,
                 .maximum = 30,
                 .source = "[J]"});
    return t;
  }();
  return table;
}

const FieldTable& PackagedChiller::fields() {
  static const TableOf<PackagedChiller> table = [] {
    using C = PackagedChiller;
    TableOf<C> t("PackagedChiller",
                 "Air-cooled chiller: COP by table over dry bulb and part load, fans included.");
    t.number(
         "rating", &C::rating,
         {.doc = "Capacity at 35 degC.", .minimum = 0, .maximum = 1e10, .exclusive_minimum = true})
        .number("cop_factor", &C::cop_factor,
                {.doc = "COP of the machine over that of the table.",
                 .minimum = 0.3,
                 .maximum = 1.5,
                 .source = "Lei & Masanet: colocation -40 to +25 %"})
        .number("reference_supply", &C::reference_supply,
                {.doc = "Chilled water that the table is taken to stand for.",
                 .minimum = 273.15,
                 .maximum = 293.15,
                 .source = "[J]"})
        .number("evaporator_approach", &C::evaporator_approach,
                {.doc = "Water over refrigerant.", .minimum = 0, .maximum = 15})
        .number("condenser_approach", &C::condenser_approach,
                {.doc = "Refrigerant over outdoor air.",
                 .minimum = 0,
                 .maximum = 30,
                 .source = "Modelica Buildings, 5 K"})
        .number("minimum_lift", &C::minimum_lift,
                {.doc = "Lowest refrigerant lift.", .minimum = 1, .maximum = 40, .source = "[J]"})
        .flag("floating_head", &C::floating_head,
              "Condensing pressure follows air colder than 15 degC; else that of 15 degC is held.")
        .number("capacity_slope", &C::capacity_slope,
                {.doc = "Capacity lost for each kelvin above 35 degC.",
                 .minimum = 0,
                 .maximum = 0.05,
                 .source = "[J]"});
    return t;
  }();
  return table;
}

const FieldTable& DirectExpansion::fields() {
  static const TableOf<DirectExpansion> table = [] {
    using C = DirectExpansion;
    TableOf<C> t("DirectExpansion", "Direct-expansion unit: COP by table over dry bulb.");
    t.number(
         "rating", &C::rating,
         {.doc = "Capacity at 35 degC.", .minimum = 0, .maximum = 1e10, .exclusive_minimum = true})
        .number("cop_factor", &C::cop_factor,
                {.doc = "COP of the unit over that of the table.",
                 .minimum = 0.3,
                 .maximum = 1.5,
                 .source = "Lei & Masanet: small sites -45 to +20 %"})
        .number("capacity_slope", &C::capacity_slope,
                {.doc = "Capacity lost for each kelvin above 35 degC.",
                 .minimum = 0,
                 .maximum = 0.05,
                 .source = "[J]"});
    return t;
  }();
  return table;
}

}  // namespace tenfold::cooling
