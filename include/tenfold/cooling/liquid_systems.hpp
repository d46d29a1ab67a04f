// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// How liquid takes heat from racks and gives it to a loop or to the room.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "tenfold/cooling/parts.hpp"

namespace tenfold::cooling {

/// Cold plates behind coolant distribution units. Captured fraction and plate resistance are the
/// rack type's; the rest of its heat goes to air. The coolant supply stays 2 K above the room's
/// dew point (counted where that binds).
struct ColdPlateSystem {
  static constexpr std::string_view model_name = "cold_plate";
  std::string loop;  ///< facility water
  Cdu cdu;
  Temperature room_dew_point = celsius(15.0);
  static const FieldTable& fields();
};

/// Single-phase immersion: the tank's oil takes the captured heat; exchanger to the loop with
/// UA of both sides ~ m^0.8, oil pump at constant flow. Rack type: fraction near 1, no fans.
struct ImmersionSystem {
  static constexpr std::string_view model_name = "immersion_single_phase";
  std::string loop;
  TemperatureDifference approach = kelvin(5.0);  ///< oil supply over loop supply at design
  TemperatureDifference rise = kelvin(8.0);      ///< oil return over supply at design
  Pump pump{si<Pressure>(60e3), 1.0, 0.5};
  static const FieldTable& fields();
};

/// Two-phase immersion or two-phase cold plates: the fluid boils at T_sat; condenser
/// Q = C_w (1 - exp(-UA / C_w)) (T_sat - T_w,in), sized so that the water leaves `approach` below
/// T_sat at design. A short condenser raises T_sat (pressure). No pump in the tank.
struct TwoPhaseSystem {
  static constexpr std::string_view model_name = "immersion_two_phase";
  std::string loop;
  Temperature saturation = celsius(50.0);  ///< 49 to 61 C by fluid
  TemperatureDifference approach = kelvin(4.0);
  static const FieldTable& fields();
};

/// Rear-door exchangers: Q = eps C_min (T_out,rack - T_w,in), cross-flow; the rest (negative where
/// the door over-cools) goes to the room. Takes air-cooled racks.
struct RearDoorSystem {
  static constexpr std::string_view model_name = "rear_door";
  std::string loop;
  double share = 1.0;                            ///< of the racks' design air heat: sizes the doors
  TemperatureDifference approach = kelvin(7.0);  ///< air leaving over water entering at design
  TemperatureDifference air_fall = kelvin(12.0);  ///< of the air through the door at design
  double fan_power = 0.0;                         ///< over design heat; 0: passive
  static const FieldTable& fields();
};

/// Liquid-to-air sidecar: the coolant gives the captured heat to the room's air.
/// Coolant supply = rack inlet + approach x load; pumps and fans are heat in the room.
struct SidecarSystem {
  static constexpr std::string_view model_name = "liquid_to_air";
  TemperatureDifference approach = kelvin(13.0);
  double fan_power = 0.03;   ///< design fan power over design heat, P ~ phi^3
  double pump_power = 0.01;  ///< over design heat
  static const FieldTable& fields();
};

/// All liquid systems, by `model_name`.
using LiquidSystem = std::variant<ColdPlateSystem,  //
                                  ImmersionSystem,  //
                                  TwoPhaseSystem,   //
                                  RearDoorSystem,   //
                                  SidecarSystem>;   //

/// Loop of a liquid system; empty: none.
const std::string& loop_of(const LiquidSystem& liquid);
/// Whether it takes racks with captured heat (a rear door does not).
bool captures(const LiquidSystem& liquid);

}  // namespace tenfold::cooling
