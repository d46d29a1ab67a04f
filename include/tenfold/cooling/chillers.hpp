// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Compression chillers: EIR curves with continuation, air-cooled machines by table, DX.
#pragma once

#include <string>
#include <vector>

#include "tenfold/fields.hpp"

namespace tenfold::cooling {

/// Staged water-cooled chillers by EIR curves (EnergyPlus Chiller:Electric:EIR).
///
/// Q_av = Q_ref CapFT(x, y), P = Q_av / COP_ref EIRFT(x, y) EIRFPLR(PLR) CR; x leaving chilled
/// water, y entering condenser water [C]; biquadratic a0 + a1 x + a2 x^2 + a3 y + a4 y^2 + a5 x y.
/// Inside the fitted box exact. Outside, x and y are held at the border and
/// COP = COP_border eta / eta_border (T_e / lift) / (T_e / lift)_border with T_e = x - approach,
/// lift = leaving condenser water + approach - T_e, at least `minimum_lift`; the share of Carnot
/// eta moves over `transition` from that of the border to min(that, 0.65). The way is lengthened to
/// lift_border (1 - 0.65 / eta) where it must be, so that COP never falls with falling lift.
/// Condenser heat is Q + P motor_share (hermetic 1).
struct EirChiller {
  Power rating = si<Power>(3e6);  ///< reference capacity of all machines
  int machines = 3;
  std::string curves = "trane_cvhf_vsd";  ///< doe2_centrifugal, trane_cvhf_vsd or custom
  double reference_cop = 5.5;             ///< custom
  std::vector<double> capacity = {}, eir = {}, part_load = {};  ///< custom: 6, 6 and 3 numbers
  Temperature chilled_low = celsius(5.0), chilled_high = celsius(10.0);  ///< custom: the box
  Temperature condenser_low = celsius(24.0), condenser_high = celsius(35.0);
  double least_part_load = 0.1;                   ///< custom: below it the machine cycles
  double unloading_part_load = 0.1;               ///< custom: below it hot-gas bypass
  double most_part_load = 1.0;                    ///< custom
  double cop_factor = 1.0;                        ///< machine over curve
  double staging = 0.9;                           ///< part load at which one more machine starts
  double motor_share = 1.0;                       ///< share of power that the condenser rejects
  Temperature minimum_condenser = celsius(15.6);  ///< head control holds at least this
  TemperatureDifference condenser_range = kelvin(5.5);  ///< at reference capacity
  TemperatureDifference evaporator_approach = kelvin(2.0);
  TemperatureDifference condenser_approach = kelvin(2.0);
  TemperatureDifference minimum_lift = kelvin(12.0);
  TemperatureDifference transition = kelvin(5.0);
  static const FieldTable& fields();
};

/// Air-cooled chiller by a table of COP over dry bulb (15, 25, 35 C) and part load (0.25 to 1):
/// regressions of the Lei & Masanet release, fans included. Colder than 15 C head pressure control
/// holds the COP of 15 C; with `floating_head` condensing pressure follows the air instead and the
/// COP rises on the straight line through 25 and 15 C, down to the least lift and at most to 0.65
/// of Carnot (counted as outside the fit). Hotter than 35 C it follows the Carnot ratio; warmer
/// chilled water than the reference raises it by the Carnot ratio, at most to 0.65 of Carnot. Below
/// a part load of 0.25 the machine cycles at the COP of 0.25.
struct PackagedChiller {
  Power rating = si<Power>(1e6);
  double cop_factor = 1.0;                      ///< -40 to +25 % by fleet
  Temperature reference_supply = celsius(6.7);  ///< [J] of the table
  TemperatureDifference evaporator_approach = kelvin(2.0);
  TemperatureDifference condenser_approach = kelvin(5.0);
  TemperatureDifference minimum_lift = kelvin(15.0);
  bool floating_head = false;    ///< condensing pressure follows air colder than 15 C
  double capacity_slope = 0.01;  ///< loss of capacity a kelvin above 35 C, gain below to 10 %
  static const FieldTable& fields();
};

/// Direct-expansion unit by a table of COP over dry bulb (2.8 up to 15 C, 2.40 at 20, 2.05 at 25,
/// 1.74 at 30, 1.44 at 35): Lei & Masanet release. Hotter: Carnot ratio at 10 C evaporating.
struct DirectExpansion {
  Power rating = si<Power>(100e3);
  double cop_factor = 1.0;       ///< -45 to +20 % by fleet
  double capacity_slope = 0.01;  ///< loss of capacity a kelvin above 35 C, gain below to 10 %
  static const FieldTable& fields();
};

}  // namespace tenfold::cooling
