// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// How room heat leaves: air handlers with a coil on a loop, and their relatives.
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
  static const FieldTable& fields();
};

/// All air systems, by `model_name`.
using AirSystem = std::variant<AirHandlerSystem>;

}  // namespace tenfold::cooling
