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

/// Open cooling towers; last source of the loop that it cools. Approach by YorkCalc or CoolTools;
/// the correlation may be shifted so that the design approach is met at the design wet bulb
/// (variable-speed tower of EnergyPlus). Fans, water and boxes as those of CoolingTower. Basins of
/// cells without water are heated: P = basin_heater Q_cell (T_set - T_db) where it is colder.
struct TowerSource : Tower {
  static constexpr std::string_view model_name = "tower";
  std::string correlation = "york";            ///< or cooltools
  std::string fan_control = "variable_speed";  ///< or two_speed, single_speed
  double low_speed = 0.5;
  std::string evaporation = "saturated_exit";  ///< or loss_factor
  double loss_factor = 0.002;                  ///< [1/K]
  double recovery = 1.0;                       ///< of water treatment
  double basin_heater = 0.0;                   ///< [1/K] over design heat of a cell; 0: none
  Temperature basin_set_point = celsius(2.0);
  std::optional<TemperatureDifference> design_approach;
  Temperature design_wet_bulb = celsius(25.6);
  double free_convection = 0.125;  ///< heat with fans off over heat at full speed
  double fan_exponent = 3.0;
  static const FieldTable& fields();
};

/// Dry coolers.
struct DryCoolerSource : DryCooler {
  static constexpr std::string_view model_name = "dry_cooler";
  static const FieldTable& fields();
};

/// Dry coolers with pads that cool their air: T = T_db - eps (T_db - T_wb) where the dry machine is
/// short and it is hotter than `pad_above`; hybrid wets only as many sections as are needed.
/// Water m_air (W_out - W_in) CoC / (CoC - 1).
struct AdiabaticCoolerSource : DryCooler {
  static constexpr std::string_view model_name = "adiabatic_cooler";
  std::string mode = "adiabatic";  ///< or hybrid
  double pad_effectiveness = 0.85;
  Temperature pad_above = celsius(20.0);  ///< 18 to 25 C
  double cycles_of_concentration = 4.0;
  static const FieldTable& fields();
};

/// Once-through lake, river or sea water: counter-flow exchanger with `approach` at design heat,
/// intake pumps P = V dp / eta. Nothing is consumed. Qiandao Lake: 17 C from 35 m.
struct SurfaceWaterSource {
  static constexpr std::string_view model_name = "surface_water";
  Temperature temperature = celsius(17.0);       ///< at the intake, all year
  TemperatureDifference approach = kelvin(2.0);  ///< loop supply over intake at design heat
  TemperatureDifference rise = kelvin(5.0);      ///< of the surface water at design
  double sizing = 1.1;                           ///< capacity over design heat
  Pump pump{si<Pressure>(250e3), 0.6, 0.7};      ///< intake
  double minimum_flow = 0.2;                     ///< of the intake over design
  static const FieldTable& fields();
};

/// Heat handed to a network before other sources: directly where the loop's return minus approach
/// reaches the network, else by a heat pump with COP = share T_h / (T_h - T_c). Demand over design
/// heat: base + (winter - base) (T_limit - T_db) / (T_limit - T_cold), bounded to 0..1 of the span.
struct HeatReuseSource {
  static constexpr std::string_view model_name = "heat_reuse";
  Temperature network = celsius(70.0);
  TemperatureDifference approach = kelvin(3.0);
  bool heat_pump = true;
  double carnot_share = 0.5;
  double highest_cop = 8.0;
  double winter_demand = 0.5;  ///< network heat at T_cold over design heat of the loop
  double base_demand = 0.05;   ///< in summer
  Temperature heating_limit = celsius(15.0);
  Temperature design_cold = celsius(-10.0);
  static const FieldTable& fields();
};

/// All sources of loops, by `model_name`.
using LoopSource = std::variant<ChillerSource,           //
                                AirCooledChillerSource,  //
                                EconomizerSource,        //
                                LoopExchanger,           //
                                TowerSource,             //
                                DryCoolerSource,         //
                                AdiabaticCoolerSource,   //
                                SurfaceWaterSource,      //
                                HeatReuseSource>;        //

}  // namespace tenfold::cooling
