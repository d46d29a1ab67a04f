// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Air-cooled hall on a chilled-water plant with a water-side economizer, chillers and towers.
#pragma once

#include <optional>
#include <string_view>

#include "tenfold/cooling/parts.hpp"
#include "tenfold/cooling/set_points.hpp"

namespace tenfold::cooling {

/// Regimes by weather, decided once a step with a dead band: free (towers alone hold the water
/// supply), integrated (economizer pre-cools, chillers trim), mechanical (economizer off).
struct WaterEconomizer {
  static constexpr std::string_view model_name = "water_economizer";
  AirHandler air;
  TemperatureDifference water_rise = kelvin(8.0);  ///< chilled water return over supply
  TemperatureDifference exchanger_approach = kelvin(2.2);
  TemperatureDifference dead_band = kelvin(1.0);
  bool integrated = true;
  Pump chilled_pump{si<Pressure>(150e3), 0.30, 0.70};
  Pump tower_pump{si<Pressure>(180e3), 0.40, 0.70};
  Chiller chiller;
  Tower tower;
  std::optional<SetPoints> set_points;  ///< chosen hour by hour; not stated: fixed
  static const FieldTable& fields();
};

}  // namespace tenfold::cooling
