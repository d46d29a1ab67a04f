// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "tenfold/cooling/loop_sources.hpp"

#include "part_fields.hpp"

namespace tenfold::cooling {

namespace {
template <class Spec>
void exchanger_fields(TableOf<Spec>& t) {
  t.text("loop", of<Spec>(&LoopExchanger::loop), "Name of the other loop.", true)
      .number("approach", of<Spec>(&LoopExchanger::approach),
              {.doc = "Leaving water over the entering water of the other loop.",
               .minimum = 0.1,
               .maximum = 15,
               .source = "Lei & Masanet ranges, 1.7 to 2.8 K"})
      .choice("law", of<Spec>(&LoopExchanger::law), {"constant_approach", "constant_conductance"},
              "Whether the approach or the conductance stays as at design.");
}
}  // namespace

const FieldTable& LoopExchanger::fields() {
  static const TableOf<LoopExchanger> table = [] {
    TableOf<LoopExchanger> t("LoopExchanger", "Exchanger to another loop.");
    exchanger_fields(t);
    return t;
  }();
  return table;
}

const FieldTable& EconomizerSource::fields() {
  static const TableOf<EconomizerSource> table = [] {
    TableOf<EconomizerSource> t("EconomizerSource",
                                "Water-side economizer with modes free, integrated, mechanical.");
    exchanger_fields(t);
    t.flag("integrated", &EconomizerSource::integrated,
           "Pre-cools in series with the sources after it; otherwise all or nothing.")
        .number("dead_band", &EconomizerSource::dead_band,
                {.doc = "Dead band of the mode switches.", .minimum = 0, .maximum = 5})
        .number(
            "least_difference", &EconomizerSource::least_difference,
            {.doc = "Return over the other loop's water below which the exchanger stands still.",
             .minimum = 0,
             .maximum = 20,
             .source = "EnergyPlus HeatExchanger:FluidToFluid; 0: none"});
    return t;
  }();
  return table;
}

const FieldTable& ChillerSource::fields() {
  static const TableOf<ChillerSource> table = [] {
    TableOf<ChillerSource> t("ChillerSource",
                             "Water-cooled chillers with the condenser on another loop.");
    t.text("condenser", &ChillerSource::condenser, "Loop that takes the condenser heat.", true);
    chiller_fields(t);
    return t;
  }();
  return table;
}

const FieldTable& AirCooledChillerSource::fields() {
  static const TableOf<AirCooledChillerSource> table = [] {
    TableOf<AirCooledChillerSource> t(
        "AirCooledChillerSource",
        "Air-cooled chillers: COP = eta_C T_e / (T_c - T_e) or by table, capacity linear in the "
        "dry bulb.");
    air_cooled_chiller_fields(t);
    t.choice("curves", &AirCooledChillerSource::curves, {"carnot", "packaged"},
             "COP by a share of Carnot, or by the table of packaged machines.")
        .number("cop_factor", &AirCooledChillerSource::cop_factor,
                {.doc = "COP of packaged machines over that of the table.",
                 .minimum = 0.3,
                 .maximum = 1.5,
                 .source = "Lei & Masanet: colocation -40 to +25 %"})
        .number("reference_supply", &AirCooledChillerSource::reference_supply,
                {.doc = "Chilled water that the table is taken to stand for.",
                 .minimum = 273.15,
                 .maximum = 293.15,
                 .source = "[J]"})
        .flag("floating_head", &AirCooledChillerSource::floating_head,
              "Condensing pressure of packaged machines follows air colder than 15 degC; else that "
              "of 15 degC is held.")
        .number("machines", &AirCooledChillerSource::machines,
                {.doc = "Packaged machines per module.", .minimum = 1, .maximum = 50})
        .number("staging", &AirCooledChillerSource::staging,
                {.doc = "Part load at which one more packaged machine starts.",
                 .minimum = 0.2,
                 .maximum = 1})
        .flag("free_cooling", &AirCooledChillerSource::free_cooling,
              "Has a free-cooling coil in series.")
        .number("sizing", &AirCooledChillerSource::sizing,
                {.doc = "Capacity at the design dry bulb over design heat.",
                 .minimum = 0.05,
                 .maximum = 5})
        .number("design_dry_bulb", &AirCooledChillerSource::design_dry_bulb,
                {.doc = "Dry bulb of the rated capacity.", .minimum = 283.15, .maximum = 333.15})
        .number("capacity_slope", &AirCooledChillerSource::capacity_slope,
                {.doc = "Loss of capacity per kelvin of dry bulb [1/K].",
                 .minimum = 0,
                 .maximum = 0.03,
                 .source = "[J] 0.7 to 1 % per K"});
    return t;
  }();
  return table;
}

const FieldTable& TowerSource::fields() {
  static const TableOf<TowerSource> table = [] {
    TableOf<TowerSource> t("TowerSource",
                           "Open cooling towers: YorkCalc or CoolTools, fans P = P_design FR^n, "
                           "saturated exit air or loss factor.");
    tower_fields(t);
    tower_choice_fields(t);
    t.number("basin_heater", &TowerSource::basin_heater,
             {.doc = "Heat of the basin heater of a cell without water per kelvin below "
                     "basin_set_point, over the cell's design heat [1/K]; 0: none.",
              .minimum = 0,
              .maximum = 0.01,
              .source = "EnergyPlus basin heater law; none by default"})
        .number("basin_set_point", &TowerSource::basin_set_point,
                {.doc = "Dry bulb below which basins of standing cells are heated.",
                 .minimum = 273.15,
                 .maximum = 288.15,
                 .source = "EnergyPlus default, 2 degC"})
        .number("basin_time", &TowerSource::basin_time,
                {.doc = "Water of basins and loop over design flow: how fast solids thicken; 0: "
                        "always at cycles_of_concentration.",
                 .minimum = 0,
                 .maximum = 7200,
                 .source = "[J] some minutes of flow"})
        .number("design_approach", &TowerSource::design_approach,
                {.doc = "Approach at the design wet bulb and range; shifts the correlation.",
                 .minimum = 1,
                 .maximum = 15})
        .number("design_wet_bulb", &TowerSource::design_wet_bulb,
                {.doc = "Wet bulb of the design approach.", .minimum = 273.15, .maximum = 299.85})
        .number("free_convection", &TowerSource::free_convection,
                {.doc = "Heat with fans off over heat at full speed, same entering water.",
                 .minimum = 0.01,
                 .maximum = 0.5,
                 .source = "EnergyPlus default 0.125"})
        .number("fan_exponent", &TowerSource::fan_exponent,
                {.doc = "Exponent of fan power over fan ratio.", .minimum = 1, .maximum = 3.5});
    return t;
  }();
  return table;
}

const FieldTable& DryCoolerSource::fields() {
  static const TableOf<DryCoolerSource> table = [] {
    TableOf<DryCoolerSource> t("DryCoolerSource",
                               "Dry coolers, cross-flow with both streams unmixed.");
    dry_cooler_fields(t);
    return t;
  }();
  return table;
}

const FieldTable& AdiabaticCoolerSource::fields() {
  static const TableOf<AdiabaticCoolerSource> table = [] {
    TableOf<AdiabaticCoolerSource> t("AdiabaticCoolerSource",
                                     "Dry coolers whose air is cooled by wetted pads in heat.");
    dry_cooler_fields(t);
    t.choice("mode", &AdiabaticCoolerSource::mode, {"adiabatic", "hybrid"},
             "All pads at once, or only the sections that are needed.")
        .number("pad_effectiveness", &AdiabaticCoolerSource::pad_effectiveness,
                {.doc = "Effectiveness of the pads.", .minimum = 0.1, .maximum = 0.99})
        .number("pad_above", &AdiabaticCoolerSource::pad_above,
                {.doc = "Pads stay dry below this dry bulb.",
                 .minimum = 268.15,
                 .maximum = 318.15,
                 .source = "[J] 18 to 25 degC"})
        .number("cycles_of_concentration", &AdiabaticCoolerSource::cycles_of_concentration,
                {.doc = "Concentration of bled over make-up water.",
                 .minimum = 1,
                 .maximum = 50,
                 .exclusive_minimum = true});
    return t;
  }();
  return table;
}

const FieldTable& SurfaceWaterSource::fields() {
  static const TableOf<SurfaceWaterSource> table = [] {
    TableOf<SurfaceWaterSource> t("SurfaceWaterSource",
                                  "Once-through lake, river or sea water behind an exchanger.");
    t.number("temperature", &SurfaceWaterSource::temperature,
             {.doc = "Water at the intake, mean of the year.",
              .minimum = 272.15,
              .maximum = 308.15,
              .source = "Qiandao Lake, 17 degC from 35 m"})
        .number("swing", &SurfaceWaterSource::swing,
                {.doc = "Half of the difference of the warmest and the coldest surface water.",
                 .minimum = 0,
                 .maximum = 20})
        .number("depth", &SurfaceWaterSource::depth,
                {.doc = "Depth of the intake.", .minimum = 0, .maximum = 1000})
        .number("damping_depth", &SurfaceWaterSource::damping_depth,
                {.doc = "Depth at which the swing has fallen to 1/e.",
                 .minimum = 0.5,
                 .maximum = 500,
                 .source = "[J] sqrt(2 K / omega), K = 1e-5 m2/s below a thermocline"})
        .number("warmest_day", &SurfaceWaterSource::warmest_day,
                {.doc = "Day of the year on which the surface is warmest.",
                 .minimum = 1,
                 .maximum = 366,
                 .source = "[J] early August in the north; 35 in the south"})
        .number("discharge_limit", &SurfaceWaterSource::discharge_limit,
                {.doc = "Warmest water that may go back; hours above it are counted.",
                 .minimum = 278.15,
                 .maximum = 318.15,
                 .source = "by permit"})
        .number("largest_flow", &SurfaceWaterSource::largest_flow,
                {.doc = "Flow permit over design flow; hours that ask for more are counted.",
                 .minimum = 0.1,
                 .maximum = 5,
                 .source = "by permit"})
        .number("approach", &SurfaceWaterSource::approach,
                {.doc = "Loop supply over intake at design heat.", .minimum = 0.3, .maximum = 15})
        .number("rise", &SurfaceWaterSource::rise,
                {.doc = "Discharge over intake at design.", .minimum = 1, .maximum = 20})
        .number("sizing", &SurfaceWaterSource::sizing,
                {.doc = "Capacity over design heat.", .minimum = 0.1, .maximum = 5})
        .spec("pump", &SurfaceWaterSource::pump, "Intake pumps.")
        .number("minimum_flow", &SurfaceWaterSource::minimum_flow,
                {.doc = "Lowest intake flow over design.", .minimum = 0.02, .maximum = 1});
    return t;
  }();
  return table;
}

const FieldTable& StorageSource::fields() {
  static const TableOf<StorageSource> table = [] {
    using C = StorageSource;
    TableOf<C> t(
        "StorageSource",
        "Two-zone stratified tank of chilled water: dE/dt = charge - discharge - G (T_amb - "
        "T_mean), exact over the step.");
    const auto hour = [](const char* doc) {
      return NumberField{.doc = doc, .minimum = 0, .maximum = 86400};
    };
    t.number(
         "capacity", &C::capacity,
         {.doc = "Usable cold over the design heat of the loop.", .minimum = 60, .maximum = 1e6})
        .number("usable", &C::usable,
                {.doc = "Usable share of the water; the rest is the thermocline.",
                 .minimum = 0.1,
                 .maximum = 1,
                 .source = "physics reference e, 0.85 to 0.95"})
        .number("rate", &C::rate,
                {.doc = "Fastest charge and discharge over the design heat, by the diffusers.",
                 .minimum = 0.01,
                 .maximum = 10})
        .number("charge_from", &C::charge_from, hour("Local time from which the tank is charged."))
        .number("charge_until", &C::charge_until,
                hour("Local time until which the tank is charged; equal to charge_from: never."))
        .number("discharge_from", &C::discharge_from,
                hour("Local time from which the tank takes the loop's heat."))
        .number("discharge_until", &C::discharge_until,
                hour("Local time until which it does; equal to discharge_from: on shortage only."))
        .number("reserve", &C::reserve,
                {.doc = "Share of the usable cold that is kept for a shortage.",
                 .minimum = 0,
                 .maximum = 1})
        .number("daily_loss", &C::daily_loss,
                {.doc = "Cold that a full tank loses in a day in surroundings as warm as its hot "
                        "zone, over its content.",
                 .minimum = 1e-6,
                 .maximum = 1,
                 .source = "[J] 1 to 3 % of large insulated tanks"});
    return t;
  }();
  return table;
}

const FieldTable& HeatReuseSource::fields() {
  static const TableOf<HeatReuseSource> table = [] {
    TableOf<HeatReuseSource> t("HeatReuseSource",
                               "Heat handed to a network, directly or by a heat pump.");
    t.number("network", &HeatReuseSource::network,
             {.doc = "Temperature at which the network takes heat.",
              .minimum = 288.15,
              .maximum = 393.15})
        .number("approach", &HeatReuseSource::approach,
                {.doc = "Exchanger approach on each side.", .minimum = 0.5, .maximum = 15})
        .flag("heat_pump", &HeatReuseSource::heat_pump, "Lifts heat that is too cold.")
        .number("carnot_share", &HeatReuseSource::carnot_share,
                {.doc = "COP over the Carnot limit.",
                 .minimum = 0.2,
                 .maximum = 0.7,
                 .source = "physics reference j, 0.5"})
        .number("highest_cop", &HeatReuseSource::highest_cop,
                {.doc = "Highest COP.", .minimum = 1.5, .maximum = 20})
        .number("winter_demand", &HeatReuseSource::winter_demand,
                {.doc = "Network heat at design_cold over the loop's design heat.",
                 .minimum = 0,
                 .maximum = 5})
        .number("base_demand", &HeatReuseSource::base_demand,
                {.doc = "Network heat above the heating limit over the loop's design heat.",
                 .minimum = 0,
                 .maximum = 5})
        .number("heating_limit", &HeatReuseSource::heating_limit,
                {.doc = "Dry bulb above which only the base is asked for.",
                 .minimum = 263.15,
                 .maximum = 303.15})
        .number("design_cold", &HeatReuseSource::design_cold,
                {.doc = "Dry bulb of the winter demand.", .minimum = 223.15, .maximum = 293.15});
    return t;
  }();
  return table;
}

}  // namespace tenfold::cooling
