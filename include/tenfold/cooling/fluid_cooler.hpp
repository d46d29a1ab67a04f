// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Dry, adiabatic and hybrid cooler.
#pragma once

#include <string>

#include "tenfold/cooling/exchanger.hpp"

namespace tenfold::cooling {

/// Finned-tube cooler with fans, sized at one design point; default: BAC TDFS1238N-C60ET40B, 2931
/// kW at 35 C air and water 46.1 / 40.6 C, fans 117.7 kW (Modelica Buildings record).
///
/// Cross-flow, both unmixed, UA ~ (air mass flow)^0.55; air mass flow follows density (pressure,
/// temperature). Fans hold the leaving water: P = P_design phi^3, cycling below the lowest speed.
/// Below the lowest flow of the search a bypass holds the water.
/// `adiabatic`: where the dry machine is short and it is hotter than `pad_above`, pads cool the air
/// to T_db - eps (T_db - T_wb). `hybrid`: the same, but only as many sections are wetted as the
/// target needs, at full fan. Pad water m_air (W_out - W_in) CoC / (CoC - 1).
struct FluidCooler {
  Power rating = si<Power>(2931e3);
  Temperature design_dry_bulb = celsius(35.0);
  Temperature design_leaving = celsius(40.6);
  TemperatureDifference design_range = kelvin(5.5);
  TemperatureDifference design_air_rise = kelvin(7.5);  ///< [J], not in the record
  double fan_power = 0.0402;                            ///< design fan power over design heat
  double minimum_fan = 0.05;                            ///< fan ratio below which fans cycle
  double air_exponent = 0.55;                           ///< UA over air flow, 0.5 to 0.6
  std::string mode = "dry";                             ///< dry, adiabatic or hybrid
  double pad_effectiveness = 0.85;
  Temperature pad_above = celsius(20.0);  ///< 18 to 25 C
  double pad_resistance = 0.3;            ///< fan pressure of pads over that of the dry machine
  double cycles_of_concentration = 4.0;
  static const FieldTable& fields();
};

}  // namespace tenfold::cooling
