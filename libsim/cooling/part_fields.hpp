// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Fields of parts, for the parts themselves and for specifications that derive from them.
#pragma once

#include "tenfold/cooling/parts.hpp"

namespace tenfold::cooling {

/// A member of a base as a member of the specification that derives from it.
template <class Spec, class Base, class Member>
constexpr Member Spec::* of(Member Base::* member) {
  return member;
}

template <class Spec>
void pump_fields(TableOf<Spec>& t) {
  t.number("pressure", of<Spec>(&Pump::pressure),
           {.doc = "Pressure at design flow.", .minimum = 0, .maximum = 2e6})
      .number("minimum_head", of<Spec>(&Pump::minimum_head),
              {.doc = "Pressure at no flow over design pressure.", .minimum = 0, .maximum = 1})
      .number("efficiency", of<Spec>(&Pump::efficiency),
              {.doc = "Hydraulic, motor and drive efficiency.", .minimum = 0.05, .maximum = 1});
}

template <class Spec>
void chiller_fields(TableOf<Spec>& t) {
  t.choice("curves", of<Spec>(&Chiller::curves), {"doe2_centrifugal", "trane_cvhf_vsd", "custom"},
           "Curve set; custom takes the curves below.")
      .number(
          "cop_factor", of<Spec>(&Chiller::cop_factor),
          {.doc = "COP of the machine over that of the curves.", .minimum = 0.3, .maximum = 1.5})
      .number("machines", of<Spec>(&Chiller::machines),
              {.doc = "Machines per module.", .minimum = 1, .maximum = 50})
      .number("sizing", of<Spec>(&Chiller::sizing),
              {.doc = "Capacity over design heat.", .minimum = 0.05, .maximum = 5})
      .number("staging", of<Spec>(&Chiller::staging),
              {.doc = "Part load at which one more machine starts.", .minimum = 0.2, .maximum = 1})
      .number("minimum_condenser", of<Spec>(&Chiller::minimum_condenser),
              {.doc = "Lowest condenser water temperature; head control holds it.",
               .minimum = 277.15,
               .maximum = 303.15})
      .number("evaporator_approach", of<Spec>(&Chiller::evaporator_approach),
              {.doc = "Water over refrigerant in the evaporator.", .minimum = 0, .maximum = 10})
      .number("condenser_approach", of<Spec>(&Chiller::condenser_approach),
              {.doc = "Refrigerant over leaving condenser water.", .minimum = 0, .maximum = 10})
      .number("minimum_lift", of<Spec>(&Chiller::minimum_lift),
              {.doc = "Lowest refrigerant lift.", .minimum = 1, .maximum = 40, .source = "[J]"})
      .number(
          "reference_cop", of<Spec>(&Chiller::reference_cop),
          {.doc = "COP of a custom machine at its reference point.", .minimum = 0, .maximum = 30})
      .numbers("capacity_curve", of<Spec>(&Chiller::capacity_curve), 0,
               {.doc = "Six coefficients: available over reference capacity by leaving chilled "
                       "and entering condenser water [degC]."})
      .numbers("eir_curve", of<Spec>(&Chiller::eir_curve), 0,
               {.doc = "Six coefficients: power over capacity, relative to the reference."})
      .numbers("part_load_curve", of<Spec>(&Chiller::part_load_curve), 0,
               {.doc = "Three coefficients: power by part load."})
      .number("chilled_lowest", of<Spec>(&Chiller::chilled_lowest),
              {.doc = "Lower edge of the fitted box, chilled water."})
      .number("chilled_highest", of<Spec>(&Chiller::chilled_highest),
              {.doc = "Upper edge of the fitted box, chilled water."})
      .number("condenser_lowest", of<Spec>(&Chiller::condenser_lowest),
              {.doc = "Lower edge of the fitted box, condenser water."})
      .number("condenser_highest", of<Spec>(&Chiller::condenser_highest),
              {.doc = "Upper edge of the fitted box, condenser water."})
      .number(
          "least_part_load", of<Spec>(&Chiller::least_part_load),
          {.doc = "Part load below which a custom machine cycles.", .minimum = 0.01, .maximum = 1})
      .number(
          "unloading_part_load", of<Spec>(&Chiller::unloading_part_load),
          {.doc = "Part load below which a custom machine's power falls no further but by cycling.",
           .minimum = 0.01,
           .maximum = 1})
      .number("most_part_load", of<Spec>(&Chiller::most_part_load),
              {.doc = "Largest part load of a custom machine.", .minimum = 0.5, .maximum = 1.5});
}

template <class Spec>
void tower_fields(TableOf<Spec>& t) {
  t.number("design_range", of<Spec>(&Tower::design_range),
           {.doc = "Water range at design.", .minimum = 1.1, .maximum = 22.2})
      .number(
          "fan_power", of<Spec>(&Tower::fan_power),
          {.doc =
               "Design fan power over design heat, at standard pressure; p0 / p times at the site.",
           .minimum = 0,
           .maximum = 0.2,
           .source = "[J] 0.5 to 2 %"})
      .number("minimum_fan", of<Spec>(&Tower::minimum_fan),
              {.doc = "Fan ratio below which fans cycle.", .minimum = 0.02, .maximum = 1})
      .number("liquid_to_gas", of<Spec>(&Tower::liquid_to_gas),
              {.doc = "Water over air mass flow at design.", .minimum = 0.2, .maximum = 4})
      .number("cells", of<Spec>(&Tower::cells),
              {.doc = "Cells per module.", .minimum = 1, .maximum = 100})
      .number("sizing", of<Spec>(&Tower::sizing),
              {.doc = "Capacity over design heat.", .minimum = 0.5, .maximum = 5})
      .number("cycles_of_concentration", of<Spec>(&Tower::cycles_of_concentration),
              {.doc = "Concentration of basin over make-up water.",
               .minimum = 1,
               .maximum = 50,
               .source = "Lei & Masanet ranges, 3 to 15",
               .exclusive_minimum = true})
      .number("drift", of<Spec>(&Tower::drift),
              {.doc = "Drift over circulating flow.", .minimum = 0, .maximum = 0.01});
}

/// Fan control, evaporation law and water treatment of towers, for the component and for loops.
template <class Spec>
void tower_choice_fields(TableOf<Spec>& t) {
  t.choice(
       "correlation", &Spec::correlation, {"york", "cooltools"},
       "Approach correlation: YorkCalc (wet bulb -34.4 to 26.7 degC, range 1.1 to 22.2 K, water "
       "over air up to 8) or CoolTools (-1 to 26.7 degC, 1.1 to 11.1 K, water 0.75 to 1.25, air "
       "0.2 to 1 of design).")
      .choice("fan_control", &Spec::fan_control, {"variable_speed", "two_speed", "single_speed"},
              "Fans modulate, cycle between two speeds, or cycle on and off.")
      .number("low_speed", &Spec::low_speed,
              {.doc = "Lower speed of two-speed fans over full speed.",
               .minimum = 0.2,
               .maximum = 0.95,
               .source = "EnergyPlus CoolingTower:TwoSpeed, air flow 0.5"})
      .choice("evaporation", &Spec::evaporation, {"saturated_exit", "loss_factor"},
              "Evaporation from saturated exit air, or a share of the flow per kelvin of range.")
      .number("loss_factor", &Spec::loss_factor,
              {.doc = "Evaporated share of the circulating flow per kelvin of range [1/K].",
               .minimum = 0.0005,
               .maximum = 0.005,
               .source = "EnergyPlus LossFactor default, 0.2 % per K; 0.15 to 0.27"})
      .number("recovery", &Spec::recovery,
              {.doc = "Make-up over raw water of softeners or reverse osmosis; the reject, make-up "
                      "(1 / recovery - 1), counts as blowdown.",
               .minimum = 0.3,
               .maximum = 1,
               .source = "physics reference e"});
}

template <class Spec>
void dry_cooler_fields(TableOf<Spec>& t) {
  t.number("design_approach", of<Spec>(&DryCooler::design_approach),
           {.doc = "Facility supply over dry bulb at design heat and full fan; in hotter weather "
                   "the supply rises.",
            .minimum = 0.5,
            .maximum = 40,
            .source = "[J] 4 to 10 K"})
      .number("design_air_rise", of<Spec>(&DryCooler::design_air_rise),
              {.doc = "Air temperature rise at design.", .minimum = 1, .maximum = 30})
      .number(
          "fan_power", of<Spec>(&DryCooler::fan_power),
          {.doc =
               "Design fan power over design heat, at standard pressure; p0 / p times at the site.",
           .minimum = 0,
           .maximum = 0.2,
           .source = "BAC TDFS1238N: 4 % at 11 K"})
      .number("minimum_fan", of<Spec>(&DryCooler::minimum_fan),
              {.doc = "Fan ratio below which fans cycle.", .minimum = 0.02, .maximum = 1})
      .number("sizing", of<Spec>(&DryCooler::sizing),
              {.doc = "Capacity over design heat.", .minimum = 0.2, .maximum = 5});
}

template <class Spec>
void air_cooled_chiller_fields(TableOf<Spec>& t) {
  t.number("carnot_effectiveness", of<Spec>(&AirCooledChiller::carnot_effectiveness),
           {.doc = "COP over the Carnot limit.",
            .minimum = 0.1,
            .maximum = 0.65,
            .source = "physics reference e, 0.35 to 0.50"})
      .number("evaporator_approach", of<Spec>(&AirCooledChiller::evaporator_approach),
              {.doc = "Water over refrigerant.", .minimum = 0, .maximum = 15})
      .number("condenser_approach", of<Spec>(&AirCooledChiller::condenser_approach),
              {.doc = "Refrigerant over outdoor air.", .minimum = 0, .maximum = 30})
      .number("minimum_lift", of<Spec>(&AirCooledChiller::minimum_lift),
              {.doc = "Lowest refrigerant lift.", .minimum = 1, .maximum = 40})
      .number("free_cooling_approach", of<Spec>(&AirCooledChiller::free_cooling_approach),
              {.doc = "Free-cooling water over outdoor air.", .minimum = 1, .maximum = 30})
      .number("fan_power", of<Spec>(&AirCooledChiller::fan_power),
              {.doc = "Fan power over rejected heat, at standard pressure.",
               .minimum = 0,
               .maximum = 0.1});
}

}  // namespace tenfold::cooling
