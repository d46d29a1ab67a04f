// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// A cooling system composed of an air side, a liquid side and water loops with sources.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tenfold/cooling/air_systems.hpp"
#include "tenfold/cooling/liquid_systems.hpp"
#include "tenfold/cooling/loop_sources.hpp"
#include "tenfold/cooling/set_points.hpp"

namespace tenfold::cooling {

/// Pump of a loop. Variable: flow follows the heat that reaches the loop down to minimum_flow, at
/// P = P_d x (h + (1 - h) x^n); staged: one pump for each tower cell in service, at design flow and
/// head; constant: design flow at all times.
struct LoopPump : Pump {
  std::string control = "variable";
  double minimum_flow = 0.2;
  double exponent = 1.85;  ///< of the system curve
  static const FieldTable& fields();
};

/// A water loop. Heat arrives from terminals and from other loops; its sources take it in series,
/// in the order stated. A loop whose last source rejects to the weather (tower, dry cooler) holds
/// its set point while the source can, and follows the weather above.
struct Loop {
  std::string name;
  Temperature supply = celsius(20.0);  ///< set point; lowest supply under `demand`
  std::string control = "fixed";  ///< demand: as warm as the neediest coil allows; wet_bulb: reset
  TemperatureDifference wet_bulb_approach = kelvin(4.0);  ///< control wet_bulb: T_wb + this ...
  Temperature highest = celsius(32.0);                    ///< ... between supply and this
  TemperatureDifference rise = kelvin(8.0);
  LoopPump pump;
  std::string water_class = "none";                 ///< ASHRAE W17 to W+
  Duration circulation_time = si<Duration>(250.0);  ///< water volume over design flow
  double glycol = 0.0;                              ///< propylene glycol, share of mass
  double freeze_flow = 0.3;  ///< over design, while it is colder outdoors than the fluid stands
  std::vector<LoopSource> sources;
  static const FieldTable& fields();
};

/// Composed cooling system: a rooted heat tree, checked and ordered by compile().
struct CoolingSystem {
  static constexpr std::string_view model_name = "cooling_system";
  AirSystem air;
  std::vector<LiquidSystem> liquid;  ///< at most one that takes captured heat, and rear doors
  std::vector<Loop> loops;
  Temperature case_limit = celsius(80.0);             ///< racks throttle above
  Temperature inlet_limit = celsius(35.0);            ///< racks throttle above
  TemperatureDifference throttle_band = kelvin(5.0);  ///< from full activity to none
  /// Above limit + margin racks switch off, all of them one throttle_band further; none: they idle.
  std::optional<TemperatureDifference> shutdown_margin;
  double largest_air_flow = 1.2;  ///< of handlers over design; beyond, hot-aisle air recirculates
  Duration room_time =
      si<Duration>(300.0);              ///< heat capacity of the room over that of its air flow
  std::string envelope = "A2";          ///< ASHRAE class of the racks
  std::optional<SetPoints> set_points;  ///< chosen hour by hour; not stated: fixed
  static const FieldTable& fields();
};

}  // namespace tenfold::cooling
