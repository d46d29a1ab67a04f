// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Sources of a water loop: what takes its heat, in merit order, and where the heat goes.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "tenfold/cooling/parts.hpp"

namespace tenfold::cooling {

/// Exchanger to another loop. By a constant approach (T_out = T_other + approach) or by the
/// conductance that gives this approach at design flows (1/UA constant, counter-flow).
struct LoopExchanger {
  static constexpr std::string_view model_name = "exchanger";
  std::string loop;  ///< the other loop
  TemperatureDifference approach = kelvin(2.2);
  std::string law = "constant_approach";  ///< or constant_conductance
  static const FieldTable& fields();
};

/// Water-side economizer: an exchanger with modes free, integrated, mechanical, decided once a step
/// with a dead band.
struct EconomizerSource : LoopExchanger {
  static constexpr std::string_view model_name = "economizer";
  bool integrated = true;
  TemperatureDifference dead_band = kelvin(1.0);
  static const FieldTable& fields();
};

/// Water-cooled chillers; the condenser gives its heat to another loop.
struct ChillerSource : Chiller {
  static constexpr std::string_view model_name = "chiller";
  std::string condenser;  ///< loop that takes the condenser heat
  static const FieldTable& fields();
};

/// Air-cooled chillers, with a free-cooling coil where `free_cooling` is set. The capacity falls
/// linearly with the dry bulb: Q = Q_ref (1 - slope (T_db - T_design)).
struct AirCooledChillerSource : AirCooledChiller {
  static constexpr std::string_view model_name = "air_cooled_chiller";
  bool free_cooling = true;
  double sizing = 1.15;  ///< capacity at the design dry bulb over design heat
  Temperature design_dry_bulb = celsius(40.0);
  double capacity_slope = 0.008;  ///< [1/K]
  static const FieldTable& fields();
};

/// Open cooling towers; last source of the loop that it cools. The correlation may be shifted so
/// that the design approach is met at the design wet bulb (variable-speed tower of EnergyPlus).
struct TowerSource : Tower {
  static constexpr std::string_view model_name = "tower";
  std::optional<TemperatureDifference> design_approach;
  Temperature design_wet_bulb = celsius(25.6);
  double free_convection = 0.125;  ///< capacity share with fans off
  double fan_exponent = 3.0;
  static const FieldTable& fields();
};

/// Dry coolers.
struct DryCoolerSource : DryCooler {
  static constexpr std::string_view model_name = "dry_cooler";
  static const FieldTable& fields();
};

/// All sources of loops, by `model_name`.
using LoopSource = std::variant<ChillerSource,           //
                                AirCooledChillerSource,  //
                                EconomizerSource,        //
                                LoopExchanger,           //
                                TowerSource,             //
                                DryCoolerSource>;        //

}  // namespace tenfold::cooling
