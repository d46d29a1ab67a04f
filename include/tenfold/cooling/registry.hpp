// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Registry of cooling models: one line a model.
#pragma once

#include <variant>

#include "tenfold/cooling/cold_plate_dry_cooler.hpp"
#include "tenfold/cooling/cooling_system.hpp"
#include "tenfold/cooling/water_economizer.hpp"

namespace tenfold::cooling {

/// All cooling models, by `model_name`.
using Cooling = std::variant<WaterEconomizer,     //
                             ColdPlateDryCooler,  //
                             CoolingSystem>;      //

/// Whether a hall has a liquid side for racks that need one.
inline bool takes_liquid(const Cooling& cooling) {
  if (const auto* system = std::get_if<CoolingSystem>(&cooling))
    return !system->liquid.empty() && captures(system->liquid.front());
  return std::holds_alternative<ColdPlateDryCooler>(cooling);
}

/// Whether its liquid side is a tank, which takes racks made for it only.
inline bool immerses(const Cooling& cooling) {
  const auto* system = std::get_if<CoolingSystem>(&cooling);
  return system != nullptr && !system->liquid.empty() &&
         (std::holds_alternative<ImmersionSystem>(system->liquid.front()) ||
          std::holds_alternative<TwoPhaseSystem>(system->liquid.front()));
}

}  // namespace tenfold::cooling
