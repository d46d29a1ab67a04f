// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "tenfold/cooling/water_economizer.hpp"

namespace tenfold::cooling {

const FieldTable& WaterEconomizer::fields() {
  static const TableOf<WaterEconomizer> table = [] {
    TableOf<WaterEconomizer> t(
        "WaterEconomizer",
        "Air-cooled hall on chilled water with a water-side economizer, chillers and towers.");
    t.spec("air", &WaterEconomizer::air, "Hall air handlers.")
        .number("water_rise", &WaterEconomizer::water_rise,
                {.doc = "Chilled water return over supply.", .minimum = 2, .maximum = 20})
        .number("exchanger_approach", &WaterEconomizer::exchanger_approach,
                {.doc = "Economizer exchanger approach.",
                 .minimum = 0.3,
                 .maximum = 10,
                 .source = "Lei & Masanet ranges, 1.7 to 2.8 K"})
        .number("dead_band", &WaterEconomizer::dead_band,
                {.doc = "Dead band of the mode switches.", .minimum = 0, .maximum = 5})
        .flag("integrated", &WaterEconomizer::integrated,
              "Economizer pre-cools in series with the chillers.")
        .spec("chilled_pump", &WaterEconomizer::chilled_pump, "Chilled water pumps.")
        .spec("tower_pump", &WaterEconomizer::tower_pump, "Tower water pumps.")
        .spec("chiller", &WaterEconomizer::chiller, "Chillers.")
        .spec("tower", &WaterEconomizer::tower, "Cooling towers.")
        .optional_spec("set_points", &WaterEconomizer::set_points,
                       "Set points chosen hour by hour; not stated: fixed.");
    return t;
  }();
  return table;
}

}  // namespace tenfold::cooling
