// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "fluid_cooler.hpp"

namespace tenfold::cooling {

const FieldTable& FluidCooler::fields() {
  static const TableOf<FluidCooler> table = [] {
    using C = FluidCooler;
    TableOf<C> t("FluidCooler",
                 "Dry, adiabatic or hybrid cooler: cross-flow, UA ~ air flow^0.55, fans hold the "
                 "leaving water, P = P_design phi^3.");
    const std::string bac = "BAC TDFS1238N-C60ET40B (Modelica Buildings record)";
    t.number("rating", &C::rating,
             {.doc = "Design heat.",
              .minimum = 0,
              .maximum = 1e10,
              .source = bac,
              .exclusive_minimum = true})
        .number("design_dry_bulb", &C::design_dry_bulb,
                {.doc = "Dry bulb at design.", .minimum = 263.15, .maximum = 328.15, .source = bac})
        .number("design_leaving", &C::design_leaving,
                {.doc = "Leaving water at design.",
                 .minimum = 273.15,
                 .maximum = 353.15,
                 .source = bac})
        .number("design_range", &C::design_range,
                {.doc = "Entering over leaving water at design.",
                 .minimum = 0.5,
                 .maximum = 30,
                 .source = bac})
        .number(
            "design_air_rise", &C::design_air_rise,
            {.doc = "Rise of the air at design.", .minimum = 0.5, .maximum = 30, .source = "[J]"})
        .number("fan_power", &C::fan_power,
                {.doc = "Design fan power over design heat.",
                 .minimum = 0,
                 .maximum = 0.2,
                 .source = bac})
        .number("minimum_fan", &C::minimum_fan,
                {.doc = "Fan ratio below which fans cycle.", .minimum = 0.01, .maximum = 1})
        .number("air_exponent", &C::air_exponent,
                {.doc = "Exponent of conductance over air flow.",
                 .minimum = 0,
                 .maximum = 1,
                 .source = "[M] 0.5 to 0.6"})
        .choice("mode", &C::mode, {"dry", "adiabatic", "hybrid"},
                "Without pads, pads all at once, or pads by sections.")
        .number("pad_effectiveness", &C::pad_effectiveness,
                {.doc = "Saturation effectiveness of the pads.",
                 .minimum = 0,
                 .maximum = 1,
                 .source = "[M] 0.80 to 0.95"})
        .number("pad_above", &C::pad_above,
                {.doc = "Dry bulb below which pads stay dry.",
                 .minimum = 273.15,
                 .maximum = 318.15,
                 .source = "18 to 25 degC [J]"})
        .number("pad_resistance", &C::pad_resistance,
                {.doc = "Fan pressure of the pads over that of the dry machine.",
                 .minimum = 0,
                 .maximum = 2,
                 .source = "[J] 30 to 60 Pa"})
        .number("cycles_of_concentration", &C::cycles_of_concentration,
                {.doc = "Concentration of pad water over make-up.",
                 .minimum = 1,
                 .maximum = 50,
                 .exclusive_minimum = true});
    return t;
  }();
  return table;
}

FluidCoolerParameters fluid_cooler_parameters(const FluidCooler& s, double design_heat_W) {
  FluidCoolerParameters p{};
  HeatExchanger coil;
  coil.arrangement = "crossflow";
  coil.design_approach = kelvin(value_of(s.design_leaving) - value_of(s.design_dry_bulb));
  coil.hot_range = s.design_range;
  coil.cold_range = s.design_air_rise;
  // The air side carries nearly all of the resistance: UA ~ air flow^n.
  coil.hot_exponent = 0.0;
  coil.cold_exponent = s.air_exponent;
  coil.hot_share = 0.0;
  p.exchanger = exchanger_parameters(coil, design_heat_W);
  const bool pads = s.mode != "dry";
  p.pads = {s.mode == "hybrid" ? 2.0 : (pads ? 1.0 : 0.0), s.pad_effectiveness,
            value_of(s.pad_above)};
  p.fan_W = design_heat_W * s.fan_power * (pads ? 1.0 + s.pad_resistance : 1.0);
  p.minimum_fan = s.minimum_fan;
  p.makeup_share = s.cycles_of_concentration / (s.cycles_of_concentration - 1.0);
  p.design_density_Pa_per_K = 101325.0 / value_of(s.design_dry_bulb);
  return p;
}

TENFOLD_CLONES void fluid_cooler(const FluidCoolerParameters& parameters, const FluidCoolerRows& r,
                                 std::size_t n) {
  const FluidCoolerParameters p = parameters;
  const FluidCoolerRows rows = r;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const FluidCoolerPoint s = fluid_cooler_point(
        p, rows.heat_W[i], rows.water_W_per_K[i], rows.target_K[i], rows.dry_bulb_K[i],
        rows.wet_bulb_K[i], rows.humidity_ratio[i], rows.pressure_Pa[i]);
    rows.leaving_K[i] = s.leaving_K;
    rows.entering_K[i] = s.entering_K;
    rows.fan_ratio[i] = s.fan_ratio;
    rows.fan_W[i] = s.fan_W;
    rows.wet_share[i] = s.wet_share;
    rows.air_heat_W[i] = s.air_heat_W;
    rows.evaporated_kg_per_s[i] = s.evaporated_kg_per_s;
    rows.makeup_kg_per_s[i] = s.makeup_kg_per_s;
    rows.limited[i] = s.limited;
  }
}

}  // namespace tenfold::cooling
