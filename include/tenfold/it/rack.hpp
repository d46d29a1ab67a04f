// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Rack: a catalog type of IT rack with drawn (not nameplate) power, fans, PSU and heat split.
#pragma once

#include <string>

#include "tenfold/fields.hpp"
#include "tenfold/it/accelerator.hpp"

namespace tenfold::it {

/// A rack type. Electric power of one node:
/// P_ac = P_dc + P_r (a + b L + c L^2), L = P_dc / P_r (PSU), P_dc = chips + fans,
/// chips = (idle + (max - idle) u) psi, psi = 1 + s (exp(k (T - T_ref)) - 1), T = inlet (air) or
/// coolant supply (liquid); fans = F phi^3, phi = phi_min + (1 - phi_min) (T_in - T1) / (T2 - T1)
/// bounded to [phi_min, 1]. Sources: physics reference, section IT.
struct Rack {
  std::string kind = "cpu";                       ///< accelerator, cpu or storage
  std::string vendor;                             ///< who supplies the accelerators or nodes
  double nodes = 20.0;                            ///< nodes in a rack
  Power node_idle = si<Power>(80.0);              ///< DC power of a node at rest, no fans
  Power node_max = si<Power>(400.0);              ///< DC power at full activity, no fans
  double leakage_share = 0.12;                    ///< s
  double leakage_rate = 0.012;                    ///< k [1/K]
  Temperature leakage_reference = celsius(25.0);  ///< T_ref
  Power node_fan_max = si<Power>(36.0);           ///< F
  AirFlow node_air_flow_max = si<AirFlow>(0.04);  ///< air flow of a node at full fan speed
  double fan_minimum = 0.8;                       ///< phi_min
  Temperature fan_start = celsius(23.0);          ///< T1
  Temperature fan_full = celsius(40.0);           ///< T2
  double liquid_fraction = 0.0;                   ///< share of chip heat taken by liquid
  bool immersed = false;                          ///< bought for tanks only
  ThermalResistance cold_plate =
      si<ThermalResistance>(0.0217);                     ///< case to coolant inlet, per chip
  Power chip_power = si<Power>(700.0);                   ///< heat of one chip under a cold plate
  Power psu_rating = si<Power>(800.0);                   ///< P_r, all feeds of a node together
  double psu_no_load = 0.005;                            ///< a
  double psu_proportional = 0.015;                       ///< b
  double psu_square = 0.02;                              ///< c
  Duration life = si<Duration>(5.0 * seconds_per_year);  ///< service life, rounded to months
  std::string accelerator;                               ///< catalog entry of its accelerators
  double accelerators = 0.0;                             ///< accelerators in a rack
  double server_equivalents = 0.0;                       ///< CPU work, in servers of 2021
  Mass embodied = si<Mass>(0.0);       ///< cradle-to-gate carbon of a rack [kg CO2e]
  MoneyUsd price = si<MoneyUsd>(0.0);  ///< purchase price of a rack
  static const FieldTable& fields();
};

}  // namespace tenfold::it
