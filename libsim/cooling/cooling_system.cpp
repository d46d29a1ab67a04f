// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "tenfold/cooling/cooling_system.hpp"

#include "part_fields.hpp"

namespace tenfold::cooling {

const FieldTable& LoopPump::fields() {
  static const TableOf<LoopPump> table = [] {
    TableOf<LoopPump> t("LoopPump",
                        "Pump of a loop: dp = dp_min + (dp_design - dp_min) (m / m_design)^n, "
                        "P = V dp / eta; all of it is heat in the loop.");
    pump_fields(t);
    t.choice("control", &LoopPump::control, {"variable", "staged", "constant"},
             "Flow follows the heat that reaches the loop; a pump for each tower cell in service, "
             "at design flow and head (loops that end in towers); or design flow at all times.")
        .number("minimum_flow", &LoopPump::minimum_flow,
                {.doc = "Lowest flow over design.", .minimum = 0.02, .maximum = 1})
        .number("exponent", &LoopPump::exponent,
                {.doc = "Exponent of the system curve.",
                 .minimum = 1,
                 .maximum = 2.5,
                 .source = "OCP fit 1.85"});
    return t;
  }();
  return table;
}

const FieldTable& Loop::fields() {
  static const TableOf<Loop> table = [] {
    TableOf<Loop> t("Loop", "A water loop with its sources in merit order.");
    t.text("name", &Loop::name, "Name, by which terminals and sources refer to it.", true)
        .number("supply", &Loop::supply,
                {.doc = "Supply set point; the lowest supply under control demand; condenser "
                        "loops: the lowest water that the machines take.",
                 .minimum = 273.15,
                 .maximum = 343.15})
        .choice("control", &Loop::control, {"fixed", "demand", "wet_bulb"},
                "Fixed set point; as warm as the neediest air coil allows; or, for a loop that "
                "rejects, wet bulb plus an approach between supply and highest.")
        .number("wet_bulb_approach", &Loop::wet_bulb_approach,
                {.doc = "Set point over wet bulb under control wet_bulb.",
                 .minimum = 0.5,
                 .maximum = 20})
        .number("highest", &Loop::highest,
                {.doc = "Highest set point under control wet_bulb.",
                 .minimum = 273.15,
                 .maximum = 343.15})
        .number("rise", &Loop::rise,
                {.doc = "Return over supply at design.", .minimum = 1, .maximum = 30})
        .spec("pump", &Loop::pump, "Pump.")
        .choice("water_class", &Loop::water_class,
                {"none", "W17", "W27", "W32", "W40", "W45", "W+"},
                "ASHRAE class; hours with warmer supply are reported.")
        .number("circulation_time", &Loop::circulation_time,
                {.doc = "Water in the loop over its design flow: its thermal mass.",
                 .minimum = 10,
                 .maximum = 36000,
                 .source = "[J] 6 L/kW at 10 K"})
        .number("glycol", &Loop::glycol,
                {.doc = "Propylene glycol in the loop, share of mass.",
                 .minimum = 0,
                 .maximum = 0.6,
                 .source = "freezing point, density and heat capacity: Melinder 2010"})
        .number("freeze_flow", &Loop::freeze_flow,
                {.doc = "Lowest flow over design while the dry bulb is below the freezing point of "
                        "the fluid + 2 K; loops with coils outdoors.",
                 .minimum = 0,
                 .maximum = 1,
                 .source = "[J]"})
        .models("sources", &Loop::sources, "Sources in merit order.");
    return t;
  }();
  return table;
}

const FieldTable& CoolingSystem::fields() {
  static const TableOf<CoolingSystem> table = [] {
    TableOf<CoolingSystem> t("CoolingSystem",
                             "Cooling composed of an air side, a liquid side and water loops.");
    t.model("air", &CoolingSystem::air, "How room heat leaves.")
        .models("liquid", &CoolingSystem::liquid,
                "How liquid takes rack heat: at most one that takes captured heat, and rear doors.")
        .specs("loops", &CoolingSystem::loops, "Water loops.")
        .number("case_limit", &CoolingSystem::case_limit,
                {.doc = "Case temperature above which hours are reported and racks throttle.",
                 .minimum = 303.15,
                 .maximum = 383.15,
                 .source = "[J] 80 degC"})
        .number("inlet_limit", &CoolingSystem::inlet_limit,
                {.doc = "Inlet air temperature above which racks throttle.",
                 .minimum = 293.15,
                 .maximum = 333.15,
                 .source = "ASHRAE class A2, 35 degC"})
        .number("throttle_band", &CoolingSystem::throttle_band,
                {.doc = "Kelvin above a limit at which activity has fallen to none.",
                 .minimum = 0.5,
                 .maximum = 30,
                 .source = "[J]"})
        .number("shutdown_margin", &CoolingSystem::shutdown_margin,
                {.doc = "Kelvin above a limit at which racks begin to switch off; all are off one "
                        "throttle_band further. None: racks idle, however hot.",
                 .minimum = 0,
                 .maximum = 30})
        .number("largest_air_flow", &CoolingSystem::largest_air_flow,
                {.doc = "Largest flow of the air handlers over design; beyond it racks draw "
                        "hot-aisle air.",
                 .minimum = 0.5,
                 .maximum = 3,
                 .source = "[J] spare units run"})
        .number("room_time", &CoolingSystem::room_time,
                {.doc = "Heat capacity of air, racks and slab over that of the design air flow.",
                 .minimum = 10,
                 .maximum = 86400,
                 .source = "[J] air alone 40 s, with racks 300 s"})
        .choice("envelope", &CoolingSystem::envelope, {"A1", "A2", "A3", "A4"},
                "ASHRAE allowable class of the racks; hours outside it and outside the "
                "recommended envelope are reported.")
        .optional_spec("set_points", &CoolingSystem::set_points,
                       "Supply air and condenser water chosen at every step; not stated: fixed.");
    return t;
  }();
  return table;
}

}  // namespace tenfold::cooling
