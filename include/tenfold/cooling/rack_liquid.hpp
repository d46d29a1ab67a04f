// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Liquid cooling at the rack: cold plate, CDU, rear door, sidecar.
#pragma once

#include <vector>

#include "tenfold/cooling/exchanger.hpp"
#include "tenfold/cooling/movers.hpp"

namespace tenfold::cooling {

/// Cold plate by a table of case-to-inlet resistance over coolant flow: T_case = T_in + R(V) P.
/// Linear between points; below the first point R ~ V^-k with the slope of the first two; above the
/// last point constant (both counted). Default: OCP OAI 1 kW module, PG25, 0.4 to 2.4 L/min.
struct ColdPlate {
  std::vector<AirFlow> flows = {};                  ///< ascending; empty: the default table
  std::vector<ThermalResistance> resistances = {};  ///< one for each flow
  Temperature case_limit = celsius(80.0);
  static const FieldTable& fields();
};

/// Coolant distribution unit: plate exchanger with part-flow UA, pumps, supply control.
/// The facility valve holds T_TCS = max(set point, room dew point + margin); at full facility flow
/// the supply rises (counted); at the lowest flow a bypass holds it.
struct CoolantDistributionUnit {
  Power rating = si<Power>(1e6);       ///< design heat
  Temperature supply = celsius(35.0);  ///< TCS supply set point
  TemperatureDifference dew_margin = kelvin(2.0);
  HeatExchanger exchanger{"counterflow", kelvin(3.0), kelvin(10.0), kelvin(10.0), 0.8, 0.8, 0.5};
  double minimum_flow = 0.5;            ///< coolant flow over design
  double minimum_facility_flow = 0.05;  ///< facility flow over design
  CirculationPump pump{si<Pressure>(200e3), 0.4, 1.85, 0.5, 0.0};
  static const FieldTable& fields();
};

/// Rear-door exchanger: Q = eps C_min (T_rack,out - T_water,in), cross-flow coil, part-flow UA,
/// fans of its own if active. Dry coil: water colder than the room dew point is counted.
struct RearDoor {
  Power rating = si<Power>(30e3);
  HeatExchanger exchanger{"crossflow", kelvin(7.0), kelvin(14.0), kelvin(6.0), 0.55, 0.8, 0.8};
  double fan_power = 0.0;  ///< fans over design heat at design air flow, P ~ phi^3; 0: passive
  static const FieldTable& fields();
};

/// Liquid-to-air sidecar: coolant loop of a rack that gives its heat to the room air.
/// Fans modulate to hold the coolant supply; at full fan the supply rises (counted).
struct Sidecar {
  Power rating = si<Power>(70e3);
  Temperature supply = celsius(40.0);  ///< coolant supply set point
  HeatExchanger exchanger{"crossflow", kelvin(13.0), kelvin(10.0), kelvin(14.0), 0.8, 0.55, 0.2};
  double fan_power = 0.03;    ///< design fan power over design heat
  double minimum_fan = 0.2;   ///< fan ratio below which fans cycle
  double minimum_flow = 0.5;  ///< coolant flow over design
  CirculationPump pump{si<Pressure>(150e3), 0.4, 1.85, 0.5, 0.0};
  static const FieldTable& fields();
};

}  // namespace tenfold::cooling
