// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Registry of cooling models: one line a model.
#pragma once

#include <variant>

#include "tenfold/cooling/cold_plate_dry_cooler.hpp"
#include "tenfold/cooling/water_economizer.hpp"

namespace tenfold::cooling {

/// All cooling models, by `model_name`.
using Cooling = std::variant<WaterEconomizer,      //
                             ColdPlateDryCooler>;  //

}  // namespace tenfold::cooling
