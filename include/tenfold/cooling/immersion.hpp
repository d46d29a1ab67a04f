// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Immersion cooling: single-phase and two-phase tanks.
#pragma once

#include "tenfold/cooling/exchanger.hpp"
#include "tenfold/cooling/movers.hpp"

namespace tenfold::cooling {

/// Single-phase tank: C dT/dt = Q - eps C_min (T_oil - T_water,in), exact over the step.
/// The oil pump runs at constant flow. Oil: 2.2 kJ/kgK, 830 kg/m3 [M, hydrocarbon].
struct ImmersionTank {
  Power rating = si<Power>(100e3);
  Mass oil = si<Mass>(1500.0);
  HeatExchanger exchanger{"counterflow", kelvin(5.0), kelvin(8.0), kelvin(8.0), 0.5, 0.8, 0.7};
  CirculationPump pump{si<Pressure>(60e3), 1.0, 1.85, 0.5, 0.0};
  static const FieldTable& fields();
};

/// Two-phase tank or two-phase cold plate: fluid boils at T_sat; condenser
/// Q = C_w (1 - exp(-UA / C_w)) (T_sat - T_water,in), UA sized at design; no pump in the tank.
/// Heat above the condenser's capacity is unmet: the fluid's pressure would rise.
struct TwoPhaseTank {
  Power rating = si<Power>(100e3);
  Temperature saturation = celsius(50.0);               ///< 49 to 61 degC by fluid [M]
  TemperatureDifference water_range = kelvin(8.0);      ///< at design
  TemperatureDifference design_approach = kelvin(4.0);  ///< T_sat over water leaving at design
  double vapour_loss = 0.01;                            ///< kg of fluid lost a year per kg held [J]
  Mass fluid = si<Mass>(800.0);
  static const FieldTable& fields();
};

}  // namespace tenfold::cooling
