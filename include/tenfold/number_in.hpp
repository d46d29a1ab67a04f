// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Numbers in a unit that the caller names.
#pragma once

#include <string_view>

namespace tenfold {

/// Reads a number, with a unit or without one, in a unit of the caller: "300 GWh" in "kWh" is 3e8.
///
/// For quantities whose unit is not that of a field, such as the goal of a calibration.
/// @param text number, bare (then it is in `unit`) or with a unit that converts into it
/// @param unit UDUNITS text with the additions of parse_quantity(), "1" for a ratio
/// @throws UnitError with what was found and the unit that is expected
double parse_number_in(std::string_view text, std::string_view unit);

}  // namespace tenfold
