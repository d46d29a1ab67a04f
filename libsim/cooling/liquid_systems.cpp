// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "tenfold/cooling/liquid_systems.hpp"

namespace tenfold::cooling {

const FieldTable& ColdPlateSystem::fields() {
  static const TableOf<ColdPlateSystem> table = [] {
    TableOf<ColdPlateSystem> t("ColdPlateSystem", "Cold plates behind coolant distribution units.");
    t.text("loop", &ColdPlateSystem::loop, "Facility water loop.", true)
        .spec("cdu", &ColdPlateSystem::cdu, "Coolant distribution units.")
        .number("room_dew_point", &ColdPlateSystem::room_dew_point,
                {.doc = "Dew point of the room; the coolant stays 2 K above it.",
                 .minimum = 255.15,
                 .maximum = 303.15,
                 .source = "ASHRAE recommended, at most 15 degC"});
    return t;
  }();
  return table;
}

}  // namespace tenfold::cooling
