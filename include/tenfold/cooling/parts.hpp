// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Parts of cooling plants: air handler, pump, chiller, tower, dry cooler, CDU.
#pragma once

#include <string>
#include <vector>

#include "tenfold/fields.hpp"

namespace tenfold::cooling {

/// Hall air handlers (CRAH or fan wall) and containment.
/// m_crah (1 - b) = m_IT (1 - r); fans P = V dp / eta at design, P ~ phi^n, floor phi_min.
struct AirHandler {
  Temperature supply_air = celsius(25.0);            ///< set point at the coil
  double recirculation = 0.03;                       ///< r
  double bypass = 0.10;                              ///< b
  Pressure pressure = si<Pressure>(500.0);           ///< fan pressure at design flow
  double efficiency = 0.75;                          ///< fan, motor and drive
  double exponent = 2.7;                             ///< n
  double minimum_flow = 0.3;                         ///< phi_min
  TemperatureDifference design_rise = kelvin(12.0);  ///< air rise that sizes the fans
  double coil_effectiveness = 0.80;                  ///< of the air stream
  static const FieldTable& fields();
};

/// A variable-speed pump: dp = dp_min + (dp_design - dp_min) (m / m_design)^1.85,
/// P = V dp / eta; all of it is heat in its own loop.
struct Pump {
  Pressure pressure = si<Pressure>(150e3);  ///< dp_design
  double minimum_head = 0.30;               ///< dp_min over dp_design
  double efficiency = 0.65;                 ///< hydraulic x motor x drive
  static const FieldTable& fields();
};

/// Water-cooled chillers by EIR curves inside their fitted box and a Carnot continuation outside.
/// COP outside = COP_box x COP_C(actual) / COP_C(clamped); effectiveness moves over 5 K to at most
/// 0.65; the lift is floored. Sources: DOE-2 centrifugal and Trane CVHF records, physics reference
/// e.
struct Chiller {
  std::string curves = "trane_cvhf_vsd";          ///< doe2_centrifugal, trane_cvhf_vsd or custom
  double cop_factor = 1.0;                        ///< machine over curve
  int machines = 3;                               ///< per module
  double sizing = 1.15;                           ///< capacity of all over design heat
  double staging = 0.9;                           ///< part load at which one more starts
  Temperature minimum_condenser = celsius(15.6);  ///< head control holds at least this
  TemperatureDifference evaporator_approach = kelvin(2.0);
  TemperatureDifference condenser_approach = kelvin(2.0);
  TemperatureDifference minimum_lift = kelvin(12.0);
  /// @name A machine's own curves (curves: custom)
  /// a0 + a1 x + a2 x^2 + a3 y + a4 y^2 + a5 x y, x leaving chilled, y entering condenser water [C]
  /// @{
  double reference_cop = 0.0;
  std::vector<double> capacity_curve, eir_curve, part_load_curve;
  Temperature chilled_lowest = celsius(5.0), chilled_highest = celsius(10.0);
  Temperature condenser_lowest = celsius(24.0), condenser_highest = celsius(35.0);
  double least_part_load = 0.1, unloading_part_load = 0.1, most_part_load = 1.04;
  /// @}
  static const FieldTable& fields();
};

/// Open cooling tower, YorkCalc approach (T_wb -34.4..26.7 C, range 1.1..22.2 K, L/G <= 8),
/// P_fan = P_design FR^3, evaporation from the saturated exit state.
struct Tower {
  TemperatureDifference design_range = kelvin(5.6);
  double fan_power = 0.012;    ///< design fan power over design heat, standard pressure
  double minimum_fan = 0.1;    ///< fan ratio below which fans cycle
  double liquid_to_gas = 1.2;  ///< mass of water over mass of air at design
  int cells = 4;               ///< per module
  double sizing = 1.15;        ///< capacity over design heat
  double cycles_of_concentration = 5.0;
  double drift = 0.00005;  ///< of circulating flow
  static const FieldTable& fields();
};

/// Dry cooler: cross-flow, both unmixed, UA ~ phi^0.55, fans P = P_design phi^3.
struct DryCooler {
  TemperatureDifference design_approach = kelvin(6.0);  ///< facility supply over dry bulb at duty
  TemperatureDifference design_air_rise = kelvin(8.0);
  double fan_power = 0.03;    ///< design fan power over design heat, standard pressure
  double minimum_fan = 0.05;  ///< fan ratio below which fans cycle
  double sizing = 1.10;       ///< capacity over design heat
  static const FieldTable& fields();
};

/// Coolant distribution unit: counter-flow plate exchanger, 1/UA = 1/hA_1 + 1/hA_2, hA ~ m^0.8.
struct Cdu {
  TemperatureDifference approach = kelvin(3.0);  ///< TCS supply over FWS supply at design
  TemperatureDifference rise = kelvin(10.0);     ///< TCS return over supply at design flow
  double minimum_flow = 0.5;                     ///< pump turn-down
  Pump pump{si<Pressure>(200e3), 0.4, 0.5};
  static const FieldTable& fields();
};

/// Air-cooled chiller with a free-cooling coil for residual air heat:
/// COP = eta_C T_e / (T_c - T_e); free share f = (T_ret - (T_db + approach)) / (T_ret - T_sup).
struct AirCooledChiller {
  double carnot_effectiveness = 0.42;
  TemperatureDifference evaporator_approach = kelvin(2.0);
  TemperatureDifference condenser_approach = kelvin(12.0);
  TemperatureDifference minimum_lift = kelvin(15.0);
  TemperatureDifference free_cooling_approach = kelvin(6.0);
  double fan_power = 0.015;  ///< fans over rejected heat
  static const FieldTable& fields();
};

}  // namespace tenfold::cooling
