// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "tenfold/cooling/air_systems.hpp"

namespace tenfold::cooling {

const FieldTable& AirHandlerSystem::fields() {
  static const TableOf<AirHandlerSystem> table = [] {
    TableOf<AirHandlerSystem> t("AirHandlerSystem",
                                "Air handlers (CRAH or fan wall) with a coil on a loop.");
    t.text("loop", &AirHandlerSystem::loop, "Loop of the coil.", true)
        .spec("handler", &AirHandlerSystem::handler, "Fans, coil and containment.")
        .number("inlet_approach", &AirHandlerSystem::inlet_approach,
                {.doc = "IT inlet over supply air, instead of recirculation.",
                 .minimum = 0,
                 .maximum = 15})
        .number("return_approach", &AirHandlerSystem::return_approach,
                {.doc = "Return air over IT outlet (negative: bypass), instead of bypass.",
                 .minimum = -15,
                 .maximum = 5});
    return t;
  }();
  return table;
}

}  // namespace tenfold::cooling
