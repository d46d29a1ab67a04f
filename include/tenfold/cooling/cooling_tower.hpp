// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Open cooling tower by an approach correlation, with cells, fan control and water.
#pragma once

#include <string>

#include "tenfold/fields.hpp"

namespace tenfold::cooling {

/// Open cooling tower: leaving water = wet bulb + approach(wet bulb, range, water and air ratio).
///
/// Correlations (EnergyPlus Engineering Reference, variable-speed tower): `york` (YorkCalc, 27
/// terms; wet bulb -34.4..26.7 C, range 1.1..22.2 K, water over air ratio up to 8) and `cooltools`
/// (35 terms; wet bulb -1..26.7 C, range 1.1..11.1 K, water 0.75..1.25, air 0.2..1, which enters as
/// fan power, its cube, as in the code of EnergyPlus). Outside, the
/// arguments are held at the border and the step is counted; below the smallest range the approach
/// falls in proportion to the range, so that no heat means no approach. The water ratio is
/// calibrated so that the approach at design conditions is the design approach.
///
/// Fans: full speed while the water is above the target; off with free convection (a share of the
/// heat at full speed and the same entering water) while that suffices; cycling between off and
/// lowest speed; else the speed that holds the target. P = P_design FR^3. Fans of one speed cycle
/// on and off, of two speeds between neighbours. Water colder than the target with fans off is
/// blended by a bypass.
///
/// Water: evaporation from saturated exit air, E = m_air (W_out - W_in), h_out = h_in + Q / m_air,
/// or by a loss factor, E = factor m_water range (EnergyPlus LossFactor); drift in proportion to
/// fan ratio; blowdown max(0, E / (CoC - 1) - drift); make-up is the sum, over the recovery of
/// water treatment whose reject counts as blowdown.
struct CoolingTower {
  Power rating = si<Power>(1e6);  ///< design heat of all cells
  std::string correlation = "york";
  std::string fan_control = "variable_speed";  ///< or two_speed, single_speed
  double low_speed = 0.5;
  std::string evaporation = "saturated_exit";  ///< or loss_factor
  double loss_factor = 0.002;                  ///< [1/K]
  double recovery = 1.0;                       ///< of water treatment
  Temperature design_wet_bulb = celsius(25.6);
  TemperatureDifference design_approach = kelvin(3.9);
  TemperatureDifference design_range = kelvin(5.6);
  int cells = 4;
  std::string cell_control = "maximal";  ///< maximal: as many cells as their least flow allows
  double minimum_cell_flow = 0.33;       ///< of design flow of a cell
  double maximum_cell_flow = 2.5;
  double fan_power = 0.012;        ///< design fan power over design heat
  double minimum_fan = 0.2;        ///< lowest fan ratio; below it fans cycle
  double free_convection = 0.125;  ///< heat with fans off over heat at full speed
  double liquid_to_gas = 1.2;      ///< mass of water over mass of air at design
  double cycles_of_concentration = 5.0;
  double drift = 0.00005;  ///< of design circulating flow at full fan
  static const FieldTable& fields();
};

}  // namespace tenfold::cooling
