// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// How room heat leaves: air handlers with a coil on a loop, outside air, air-to-air exchangers,
/// direct expansion.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "tenfold/cooling/parts.hpp"

namespace tenfold::cooling {

/// Air handlers (CRAH or fan wall) with a coil on a loop. Where approach temperatures are stated
/// they stand for recirculation and bypass: T_in = T_sup + inlet_approach, T_ret = T_out +
/// return_approach, and the handler flow follows from Q = m c_p (T_ret - T_sup).
struct AirHandlerSystem {
  static constexpr std::string_view model_name = "air_handlers";
  std::string loop;  ///< loop of the coil
  AirHandler handler;
  std::optional<TemperatureDifference> inlet_approach, return_approach;
  double ventilation = 0.0;  ///< outdoor air for pressure, over the handlers' flow
  Temperature lowest_dew_point = celsius(-9.0);  ///< of the hall, held by a humidifier
  std::string humidifier = "fog";                ///< or steam
  static const FieldTable& fields();
};

/// Direct-expansion units: COP by dry bulb (regression of Lei & Masanet: 2.8 up to 15 C, 2.40 at
/// 20, 2.05 at 25, 1.74 at 30, 1.44 at 35; 0.045 per kelvin on to 50 C [J]) x cop_factor,
/// Q = Q_ref (1 - slope (T_db - T_design)).
struct ExpansionUnit {
  double cop_factor = 1.0;
  double sizing = 1.15;  ///< capacity at the design dry bulb over design heat
  Temperature design_dry_bulb = celsius(35.0);
  double capacity_slope = 0.01;        ///< [1/K]
  Temperature surface = celsius(8.0);  ///< evaporator: moister air loses water on it
  static const FieldTable& fields();
};

/// Direct air-side economizer with mixing, optional evaporative media, humidity limits and a trim
/// by a coil on a loop or by direct expansion. Outside share x = (T_ret - T_sup) / (T_ret - T_o'),
/// T_o' after fog (dew point below the lowest) or media (warmer than the supply), both at constant
/// enthalpy. With a trim: locked out above the highest dew point, and above the return enthalpy
/// where air must still be cooled. Without: the supply follows the weather above its set point.
///
/// Locks of operation (ASHRAE 90.1 terms), all with a trim: not `integrated`, outside air is used
/// only where it meets the set point alone; `humid_air: lock`, not where the supply would be above
/// `highest_humidity`; `mix`, the same, but air colder than `lowest_supply` is warmed by more
/// return air until it is within; `humidifier: none`, not where the supply would be too dry.
struct OutsideAirSystem {
  static constexpr std::string_view model_name = "outside_air";
  AirHandler handler;  ///< pressure includes filters and ducts
  std::string loop;    ///< loop of the trim coil; empty: none
  std::optional<ExpansionUnit> expansion;
  std::optional<Temperature> lowest_supply;  ///< supply floats down to it with the weather
  double minimum_share = 0.0;
  Temperature highest_dew_point = celsius(17.0);
  Temperature lowest_dew_point = celsius(-9.0);
  double lowest_humidity = 0.0;     ///< relative, of the supply air; 0: none
  double highest_humidity = 0.80;   ///< relative, of the supply air
  std::string humid_air = "admit";  ///< above it without media: admit, lock or mix
  bool enthalpy_lockout = true;
  bool integrated = true;    ///< outside air also where the trim must help
  double evaporative = 0.0;  ///< media effectiveness; 0: none
  double cycles_of_concentration = 4.0;
  std::string humidifier = "fog";  ///< fog, steam or none
  static const FieldTable& fields();
};

/// Air-to-air exchanger between hall and scavenger air, dry or wetted: T_sup = T_ret - eps
/// (T_ret - T_db), eps_wet towards the wet bulb; trim by a coil on a loop or direct expansion.
/// No outdoor moisture enters the hall.
struct IndirectAirSystem {
  static constexpr std::string_view model_name = "indirect_air";
  AirHandler handler;
  std::string loop;  ///< loop of the trim coil; empty: none
  std::optional<ExpansionUnit> expansion;
  double dry_effectiveness = 0.60;
  double wet_effectiveness = 0.70;                    ///< 0: dry
  double scavenger_ratio = 1.0;                       ///< scavenger over hall air at design
  Pressure scavenger_pressure = si<Pressure>(350.0);  ///< at design flow
  double scavenger_efficiency = 0.65;
  double cycles_of_concentration = 4.0;
  static const FieldTable& fields();
};

/// Direct expansion alone.
struct DirectExpansionSystem {
  static constexpr std::string_view model_name = "direct_expansion";
  AirHandler handler;
  ExpansionUnit unit;
  double ventilation = 0.0;
  Temperature lowest_dew_point = celsius(-9.0);
  std::string humidifier = "fog";
  static const FieldTable& fields();
};

/// All air systems, by `model_name`.
using AirSystem = std::variant<AirHandlerSystem,        //
                               OutsideAirSystem,        //
                               IndirectAirSystem,       //
                               DirectExpansionSystem>;  //

}  // namespace tenfold::cooling
