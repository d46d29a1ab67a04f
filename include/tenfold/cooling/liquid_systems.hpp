// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// How liquid takes heat from racks and gives it to a loop.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "tenfold/cooling/parts.hpp"

namespace tenfold::cooling {

/// Cold plates behind coolant distribution units. Captured fraction and plate resistance are the
/// rack type's; the rest of its heat goes to air. The coolant supply stays 2 K above the room's
/// dew point (counted where that binds).
struct ColdPlateSystem {
  static constexpr std::string_view model_name = "cold_plate";
  std::string loop;  ///< facility water
  Cdu cdu;
  Temperature room_dew_point = celsius(15.0);
  static const FieldTable& fields();
};

/// All liquid systems, by `model_name`.
using LiquidSystem = std::variant<ColdPlateSystem>;

}  // namespace tenfold::cooling
