// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Cold-plate hall: CDUs on a warm facility loop to dry coolers; residual air on a small chiller.
#pragma once

#include <string_view>

#include "tenfold/cooling/parts.hpp"

namespace tenfold::cooling {

/// Regimes by weather: fans modulate to hold the facility supply; at full fan the supply rises with
/// the dry bulb (counted), coolant and cases with it. Residual air heat: free cooling, mixed, or
/// mechanical.
struct ColdPlateDryCooler {
  static constexpr std::string_view model_name = "cold_plate_dry_cooler";
  Temperature facility_supply = celsius(32.0);        ///< FWS set point
  TemperatureDifference facility_rise = kelvin(8.0);  ///< FWS return over supply at design
  Temperature case_limit = celsius(80.0);             ///< hours above are reported
  Cdu cdu;
  Pump facility_pump{si<Pressure>(150e3), 0.30, 0.65};
  DryCooler dry_cooler;
  AirHandler air;
  AirCooledChiller air_chiller;
  TemperatureDifference air_water_rise = kelvin(6.0);
  static const FieldTable& fields();
};

}  // namespace tenfold::cooling
