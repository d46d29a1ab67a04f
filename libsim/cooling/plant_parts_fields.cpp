// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "tenfold/cooling/plant_parts.hpp"

namespace tenfold::cooling {

const FieldTable& WaterSideEconomizer::fields() {
  static const TableOf<WaterSideEconomizer> table = [] {
    using C = WaterSideEconomizer;
    TableOf<C> t("WaterSideEconomizer",
                 "Share of the water's cooling that tower or dry-cooler water takes: (T_ret - a) / "
                 "(T_ret - T_sup).");
    t.number("approach", &C::approach,
             {.doc = "Pre-cooled water over cooler water.",
              .minimum = 0,
              .maximum = 20,
              .source = "Lei & Masanet ranges, 1.7 to 2.8 K"})
        .number("dead_band", &C::dead_band,
                {.doc = "Dead band of the mode.", .minimum = 0, .maximum = 10, .source = "[J]"})
        .flag("integrated", &C::integrated, "In series before the chillers; else all or nothing.");
    return t;
  }();
  return table;
}

const FieldTable& SurfaceWater::fields() {
  static const TableOf<SurfaceWater> table = [] {
    using C = SurfaceWater;
    TableOf<C> t("SurfaceWater",
                 "Once-through surface water: supply = source + approach; discharge limit; "
                 "nothing is consumed.");
    t.number("rating", &C::rating,
             {.doc = "Design heat.", .minimum = 0, .maximum = 1e10, .exclusive_minimum = true})
        .number("approach", &C::approach,
                {.doc = "Facility supply over source.", .minimum = 0.1, .maximum = 20})
        .number("rise", &C::rise,
                {.doc = "Rise of the surface water at design.", .minimum = 0.5, .maximum = 20})
        .number("discharge_limit", &C::discharge_limit,
                {.doc = "Warmest water that may go back.",
                 .minimum = 278.15,
                 .maximum = 318.15,
                 .source = "by permit [J]"})
        .number("largest_flow", &C::largest_flow,
                {.doc = "Largest flow over design.", .minimum = 1, .maximum = 5})
        .spec("pump", &C::pump, "Intake pumps.");
    return t;
  }();
  return table;
}

const FieldTable& ThermalStorage::fields() {
  static const TableOf<ThermalStorage> table = [] {
    using C = ThermalStorage;
    TableOf<C> t("ThermalStorage",
                 "Stratified store of cold: dE/dt = charge - discharge - G (T_amb - T_mean), exact "
                 "over the step.");
    t.number("water", &C::water,
             {.doc = "Mass of water.", .minimum = 0, .maximum = 1e12, .exclusive_minimum = true})
        .number("usable", &C::usable,
                {.doc = "Usable share; the rest is the thermocline.",
                 .minimum = 0.1,
                 .maximum = 1,
                 .source = "0.85 to 0.95"})
        .number("cold", &C::cold, {.doc = "Cold zone.", .minimum = 273.15, .maximum = 333.15})
        .number("hot", &C::hot, {.doc = "Hot zone.", .minimum = 273.15, .maximum = 353.15})
        .number("insulation", &C::insulation,
                {.doc = "Thermal resistance to the surroundings.", .minimum = 1e-6, .maximum = 1e3})
        .number("fastest", &C::fastest,
                {.doc = "Least time from empty to full, by the diffusers.",
                 .minimum = 60,
                 .maximum = 1e7});
    return t;
  }();
  return table;
}

const FieldTable& HeatReuse::fields() {
  static const TableOf<HeatReuse> table = [] {
    using C = HeatReuse;
    TableOf<C> t("HeatReuse",
                 "Heat reuse: direct where warm enough, else heat pump with COP = eta T_h / (T_h - "
                 "T_c).");
    t.number("approach", &C::approach,
             {.doc = "Of the exchangers on either side.", .minimum = 0, .maximum = 20})
        .flag("heat_pump", &C::heat_pump, "Whether a heat pump lifts heat that is too cold.")
        .number("carnot_share", &C::carnot_share,
                {.doc = "COP over the Carnot limit.",
                 .minimum = 0.1,
                 .maximum = 0.7,
                 .source = "physics reference j, 0.5"})
        .number("highest_cop", &C::highest_cop,
                {.doc = "Highest COP.", .minimum = 1.5, .maximum = 20, .source = "[J]"});
    return t;
  }();
  return table;
}

}  // namespace tenfold::cooling
