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
/// with a dead band. It stands still while the return is less than `least_difference` warmer than
/// the other loop's water (EnergyPlus: minimum temperature difference to activate).
struct EconomizerSource : LoopExchanger {
  static constexpr std::string_view model_name = "economizer";
  bool integrated = true;
  TemperatureDifference dead_band = kelvin(1.0);
  TemperatureDifference least_difference = kelvin(0.0);
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
///
/// COP by a constant share of Carnot (`carnot`), or by the table of PackagedChiller over dry bulb
/// and part load (`packaged`; fans are in the table, so that `fan_power` counts for free cooling
/// only). Machines run at one part load, as many as keep it below `staging`.
struct AirCooledChillerSource : AirCooledChiller {
  static constexpr std::string_view model_name = "air_cooled_chiller";
  std::string curves = "carnot";                ///< or packaged
  double cop_factor = 1.0;                      ///< packaged: machine over table
  Temperature reference_supply = celsius(6.7);  ///< packaged: water of the table [J]
  bool floating_head = false;                   ///< packaged: as that of PackagedChiller
  int machines = 4;                             ///< packaged
  double staging = 0.9;                         ///< packaged
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
///
/// Dissolved solids of the basin are a state: M dc/dt = m - (B + D) c with c over the make-up's, m
/// = E + D + B, M = basin_time x design flow, exact over the step. Blowdown opens at
/// `cycles_of_concentration` and holds it, B = E / (CoC - 1) - D; where drift alone keeps the water
/// thinner it stays shut, and until the water has thickened again. Starts at the set value.
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
  Duration basin_time = si<Duration>(300.0);  ///< water of basins and loop over design flow
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
///
/// Intake: T = T_mean + swing exp(-z / d) cos(2 pi (day - warmest) / 365.25 - z / d), the periodic
/// solution of the diffusion equation (Carslaw & Jaeger 2.6) with z the depth and d = sqrt(2 K /
/// omega), 10 m for an eddy diffusivity of 1e-5 m2/s. Flow: what the design rise, the discharge
/// limit and the exchanger ask for, at most `largest_flow`; above it hours are counted.
struct SurfaceWaterSource {
  static constexpr std::string_view model_name = "surface_water";
  Temperature temperature = celsius(17.0);       ///< at the intake, mean of the year
  TemperatureDifference swing = kelvin(0.0);     ///< of the surface, half of warmest less coldest
  Length depth = si<Length>(0.0);                ///< of the intake
  Length damping_depth = si<Length>(10.0);       ///< d
  double warmest_day = 220.0;                    ///< of the surface, day of the year
  std::optional<Temperature> discharge_limit;    ///< warmest water that may go back
  double largest_flow = 1.0;                     ///< flow permit over design flow
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

/// Two-zone stratified tank of chilled water in a loop with a set point: cold zone at its supply,
/// hot zone a design rise above. dE/dt = charge - discharge - G (T_amb - T_mean), exact over the
/// step (ThermalStorage).
///
/// Between `charge_from` and `charge_until`, local time, the tank asks the sources for cold; what
/// they cannot make beside the load is refused to the tank first. Between `discharge_from` and
/// `discharge_until` it takes the loop's heat in its place of the merit order down to `reserve`.
/// Whenever the sources after it are short it takes what is left, down to nothing. Equal hours: no
/// such window. Full at the start, and so are tanks of modules that are added.
struct StorageSource {
  static constexpr std::string_view model_name = "thermal_storage";
  Duration capacity = si<Duration>(4.0 * 3600.0);  ///< usable cold over the loop's design heat
  double usable = 0.90;                            ///< of the water; the rest is the thermocline
  double rate = 1.0;                               ///< of the diffusers, over the design heat
  Duration charge_from = si<Duration>(22.0 * 3600.0), charge_until = si<Duration>(6.0 * 3600.0);
  Duration discharge_from = si<Duration>(12.0 * 3600.0),
           discharge_until = si<Duration>(18.0 * 3600.0);
  double reserve = 0.0;      ///< share of the usable cold that only a shortage takes
  double daily_loss = 0.02;  ///< of a full tank in surroundings as warm as its hot zone
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
                                StorageSource,           //
                                HeatReuseSource>;        //

}  // namespace tenfold::cooling
