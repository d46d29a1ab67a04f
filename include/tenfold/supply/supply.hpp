// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Supply at a site: grid connection with carbon intensity, PV, battery.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "tenfold/fields.hpp"

namespace tenfold::supply {

/// Hourly carbon intensity of a grid zone (direct, location-based):
/// c(t) = annual(year) x month factor x hour factor (local standard hour of the zone's sites).
struct GridZone {
  std::string country;                ///< ISO 3166 code
  Series<CarbonIntensity> intensity;  ///< annual means by year
  double annual_change = 0.0;         ///< after the last year, per year (-0.03 = 3 % less)
  std::vector<double> month_shape = std::vector<double>(12, 1.0);  ///< mean 1
  std::vector<double> hour_shape = std::vector<double>(24, 1.0);   ///< mean 1, local standard time
  WaterIntensity water = si<WaterIntensity>(0.0);                  ///< water consumed in generation
  PriceUsd price = si<PriceUsd>(0.0);  ///< mean wholesale or tariff price
  static const FieldTable& fields();
};

/// Grid connection of a site.
struct Grid {
  std::string zone;                                       ///< catalog entry of grid_zones
  Power connection = si<Power>(1e9);                      ///< import limit
  bool export_allowed = false;                            ///< surplus is exported, else curtailed
  Series<double> clean_share{{{Date{1970, 1, 1}, 0.0}}};  ///< of imports, by matched certificates
  static const FieldTable& fields();
};

/// Photovoltaic plant: isotropic sky on a fixed plane, Faiman cell temperature, PVWatts losses and
/// inverter with clipping.
struct Pv {
  static constexpr std::string_view model_name = "pv";
  std::string name;
  Power capacity = si<Power>(0.0);  ///< DC at 1000 W/m2, 25 C
  double tilt = 25.0;               ///< degrees from horizontal, facing the equator
  double dc_ac_ratio = 1.2;
  double temperature_coefficient = -0.0035;  ///< 1/K
  double losses = 0.1408;                    ///< PVWatts default product
  double albedo = 0.2;
  static const FieldTable& fields();
};

/// Battery at the site's bus: stores surplus, covers deficits (self-consumption) or shaves load
/// above `threshold` (peak shaving). E+ = clamp(E + eta_c P_c dt - P_d dt / eta_d).
struct Battery {
  static constexpr std::string_view model_name = "battery";
  std::string name;
  Power power = si<Power>(0.0);
  Energy energy = si<Energy>(0.0);
  double charge_efficiency = 0.93;
  double discharge_efficiency = 0.93;
  double minimum_charge = 0.05;             ///< of energy
  double initial_charge = 0.50;             ///< of energy
  double auxiliary = 0.005;                 ///< constant load over power
  std::string policy = "self_consumption";  ///< self_consumption or peak_shaving
  std::optional<Power> threshold;           ///< peak shaving: import to stay below
  static const FieldTable& fields();
};

/// Registry of supply models.
using Supply = std::variant<Pv, Battery>;

}  // namespace tenfold::supply
