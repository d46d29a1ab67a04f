// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "tenfold/cooling/air_systems.hpp"

namespace tenfold::cooling {

namespace {
NumberField cycles() {
  return {.doc = "Concentration of bled over make-up water.",
          .minimum = 1,
          .maximum = 50,
          .exclusive_minimum = true};
}

/// Moisture of a closed hall: outdoor air for pressure, humidifier.
template <class System>
void humidity_fields(TableOf<System>& t) {
  t.number("ventilation", &System::ventilation,
           {.doc = "Outdoor air that keeps the hall under pressure, over the handlers' flow; the "
                   "damper closes where it would overcool.",
            .minimum = 0,
            .maximum = 0.5,
            .source = "[J] 0.01 to 0.03 where people or batteries ask for it"})
      .number("lowest_dew_point", &System::lowest_dew_point,
              {.doc = "Dew point of the hall that the humidifier holds.",
               .minimum = 253.15,
               .maximum = 293.15,
               .source = "ASHRAE recommended envelope, -9 degC"})
      .choice("humidifier", &System::humidifier, {"fog", "steam"}, "How water becomes vapour.");
}
}  // namespace

const FieldTable& AirHandlerSystem::fields() {
  static const TableOf<AirHandlerSystem> table = [] {
    TableOf<AirHandlerSystem> t("AirHandlerSystem",
                                "Air handlers (CRAH or fan wall) with a coil on a loop.");
    t.text("loop", &AirHandlerSystem::loop, "Loop of the coil.", true)
        .spec("handler", &AirHandlerSystem::handler, "Fans, coil and containment.")
        .number("inlet_approach", &AirHandlerSystem::inlet_approach,
                {.doc = "IT inlet over supply air, instead of recirculation.",
                 .minimum = 0,
                 .maximum = 15})
        .number("return_approach", &AirHandlerSystem::return_approach,
                {.doc = "Return air over IT outlet (negative: bypass), instead of bypass.",
                 .minimum = -15,
                 .maximum = 5});
    humidity_fields(t);
    return t;
  }();
  return table;
}

const FieldTable& ExpansionUnit::fields() {
  static const TableOf<ExpansionUnit> table = [] {
    TableOf<ExpansionUnit> t("ExpansionUnit", "Direct-expansion units: COP by dry bulb.");
    t.number("cop_factor", &ExpansionUnit::cop_factor,
             {.doc = "COP over the regression of Lei & Masanet.",
              .minimum = 0.3,
              .maximum = 2.5,
              .source = "their error band: -45 to +20 %"})
        .number("sizing", &ExpansionUnit::sizing,
                {.doc = "Capacity at the design dry bulb over design heat.",
                 .minimum = 0.05,
                 .maximum = 5})
        .number("design_dry_bulb", &ExpansionUnit::design_dry_bulb,
                {.doc = "Dry bulb of the rated capacity.", .minimum = 283.15, .maximum = 333.15})
        .number("capacity_slope", &ExpansionUnit::capacity_slope,
                {.doc = "Loss of capacity per kelvin of dry bulb [1/K].",
                 .minimum = 0,
                 .maximum = 0.03,
                 .source = "[J] 0.7 to 1 % per K"})
        .number("surface", &ExpansionUnit::surface,
                {.doc = "Surface of the evaporator; moister air loses water on it.",
                 .minimum = 268.15,
                 .maximum = 298.15,
                 .source = "[J] 5 to 12 degC"});
    return t;
  }();
  return table;
}

const FieldTable& OutsideAirSystem::fields() {
  static const TableOf<OutsideAirSystem> table = [] {
    TableOf<OutsideAirSystem> t(
        "OutsideAirSystem",
        "Direct air-side economizer with mixing, evaporative media, humidity limits and trim.");
    t.spec("handler", &OutsideAirSystem::handler,
           "Fans (pressure with filters and ducts), coil and containment.")
        .text("loop", &OutsideAirSystem::loop, "Loop of the trim coil.")
        .optional_spec("expansion", &OutsideAirSystem::expansion, "Direct-expansion trim.")
        .number("lowest_supply", &OutsideAirSystem::lowest_supply,
                {.doc = "The supply floats with the weather between this and the set point.",
                 .minimum = 268.15,
                 .maximum = 318.15})
        .number("minimum_share", &OutsideAirSystem::minimum_share,
                {.doc = "Outside air at all times.", .minimum = 0, .maximum = 1})
        .number("highest_dew_point", &OutsideAirSystem::highest_dew_point,
                {.doc = "Outside air above this dew point is locked out where there is a trim; "
                        "media wet no further.",
                 .minimum = 273.15,
                 .maximum = 308.15,
                 .source = "Lei & Masanet ranges, 15 to 27 degC"})
        .number("lowest_dew_point", &OutsideAirSystem::lowest_dew_point,
                {.doc = "Hall air is humidified to this dew point.",
                 .minimum = 243.15,
                 .maximum = 288.15,
                 .source = "Lei & Masanet ranges, -12 to -9 degC"})
        .number("lowest_humidity", &OutsideAirSystem::lowest_humidity,
                {.doc = "Hall air is humidified to this relative humidity of the supply; 0: none.",
                 .minimum = 0,
                 .maximum = 0.6,
                 .source = "Lei & Masanet ranges, 0.08 to 0.30"})
        .number("highest_humidity", &OutsideAirSystem::highest_humidity,
                {.doc = "Relative humidity to which media wet the air, and limit of humid_air.",
                 .minimum = 0.2,
                 .maximum = 1,
                 .source = "Lei & Masanet ranges, 0.60 to 0.95"})
        .choice("humid_air", &OutsideAirSystem::humid_air, {"admit", "lock", "mix"},
                "Outside air that would be above highest_humidity at the supply temperature: used; "
                "locked out; mixed warmer where it is colder than lowest_supply, else locked out.")
        .flag("enthalpy_lockout", &OutsideAirSystem::enthalpy_lockout,
              "Outside air that must still be cooled is refused above the return enthalpy.")
        .flag("integrated", &OutsideAirSystem::integrated,
              "Outside air is also used where the trim must cool it further.")
        .number(
            "evaporative", &OutsideAirSystem::evaporative,
            {.doc = "Effectiveness of evaporative media; 0: none.", .minimum = 0, .maximum = 0.99})
        .number("cycles_of_concentration", &OutsideAirSystem::cycles_of_concentration, cycles())
        .choice("humidifier", &OutsideAirSystem::humidifier, {"fog", "steam", "none"},
                "Fog keeps the enthalpy of air; steam takes 0.75 kWh/kg; without one, outside air "
                "that is too dry is locked out where there is a trim.");
    return t;
  }();
  return table;
}

const FieldTable& IndirectAirSystem::fields() {
  static const TableOf<IndirectAirSystem> table = [] {
    TableOf<IndirectAirSystem> t("IndirectAirSystem",
                                 "Air-to-air exchanger, dry or wetted, with trim.");
    t.spec("handler", &IndirectAirSystem::handler, "Fans, trim coil and containment.")
        .text("loop", &IndirectAirSystem::loop, "Loop of the trim coil.")
        .optional_spec("expansion", &IndirectAirSystem::expansion, "Direct-expansion trim.")
        .number("dry_effectiveness", &IndirectAirSystem::dry_effectiveness,
                {.doc = "Effectiveness towards the dry bulb.",
                 .minimum = 0,
                 .maximum = 0.95,
                 .source = "[M] 0.45 to 0.70"})
        .number("wet_effectiveness", &IndirectAirSystem::wet_effectiveness,
                {.doc = "Effectiveness towards the wet bulb when wetted; 0: never wetted.",
                 .minimum = 0,
                 .maximum = 0.95,
                 .source = "[M] 0.55 to 0.85"})
        .number("scavenger_ratio", &IndirectAirSystem::scavenger_ratio,
                {.doc = "Scavenger over hall air flow at design.", .minimum = 0.2, .maximum = 3})
        .number(
            "scavenger_pressure", &IndirectAirSystem::scavenger_pressure,
            {.doc = "Fan pressure of the scavenger air at design.", .minimum = 0, .maximum = 3000})
        .number("scavenger_efficiency", &IndirectAirSystem::scavenger_efficiency,
                {.doc = "Scavenger fan, motor and drive.", .minimum = 0.05, .maximum = 1})
        .number("cycles_of_concentration", &IndirectAirSystem::cycles_of_concentration, cycles());
    return t;
  }();
  return table;
}

const FieldTable& DirectExpansionSystem::fields() {
  static const TableOf<DirectExpansionSystem> table = [] {
    TableOf<DirectExpansionSystem> t("DirectExpansionSystem", "Direct expansion alone.");
    t.spec("handler", &DirectExpansionSystem::handler, "Fans and containment.")
        .spec("unit", &DirectExpansionSystem::unit, "Direct-expansion units.");
    humidity_fields(t);
    return t;
  }();
  return table;
}

}  // namespace tenfold::cooling
