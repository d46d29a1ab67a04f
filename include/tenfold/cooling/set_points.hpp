// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Set points that are chosen anew at every step.
#pragma once

#include "tenfold/fields.hpp"

namespace tenfold::cooling {

/// Reset of set points hour by hour: at every step the hall is computed at every pair of the grids
/// of supply air and condenser water (which the tower fans hold), with the stated pair first, and
/// runs at the pair with the least IT + chain + cooling power. Equipment keeps the size of the
/// stated set points.
///
/// In a composed system condenser water is the set point of every loop that takes the heat of
/// chillers and rejects to the weather by towers or dry coolers; a coil loop with a fixed set point
/// moves with the supply air. A pair counts only on steps on which it is not short, does not
/// throttle, and leaves no envelope, case limit or water class that the stated set points keep;
/// while the stated set points carry heat from step to step, they are kept. What it saves is an
/// upper bound for a controller: weather, load and the plant are known without error, and set
/// points move freely from step to step.
struct SetPoints {
  Temperature supply_lowest = celsius(20.0);
  Temperature supply_highest = celsius(27.0);  ///< ASHRAE TC 9.9 recommended limit
  TemperatureDifference supply_step = kelvin(1.0);
  Temperature condenser_lowest = celsius(15.6);
  Temperature condenser_highest = celsius(27.6);
  TemperatureDifference condenser_step = kelvin(3.0);
  static const FieldTable& fields();
};

}  // namespace tenfold::cooling
