// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "tenfold/cooling/set_points.hpp"

namespace tenfold::cooling {

const FieldTable& SetPoints::fields() {
  static const TableOf<SetPoints> table = [] {
    TableOf<SetPoints> t("SetPoints",
                         "Set points chosen at every step for the least power of IT, chain and "
                         "cooling; an upper bound for what a controller saves.");
    t.number("supply_lowest", &SetPoints::supply_lowest,
             {.doc = "Lowest supply air.", .minimum = 283.15, .maximum = 313.15})
        .number("supply_highest", &SetPoints::supply_highest,
                {.doc = "Highest supply air.",
                 .minimum = 283.15,
                 .maximum = 313.15,
                 .source = "ASHRAE TC 9.9, recommended up to 27 degC"})
        .number("supply_step", &SetPoints::supply_step,
                {.doc = "Step of the grid of supply air.", .minimum = 0.25, .maximum = 30})
        .number("condenser_lowest", &SetPoints::condenser_lowest,
                {.doc = "Lowest condenser water that the towers hold.",
                 .minimum = 278.15,
                 .maximum = 313.15})
        .number("condenser_highest", &SetPoints::condenser_highest,
                {.doc = "Highest condenser water that the towers hold.",
                 .minimum = 278.15,
                 .maximum = 313.15})
        .number("condenser_step", &SetPoints::condenser_step,
                {.doc = "Step of the grid of condenser water.", .minimum = 0.25, .maximum = 30});
    return t;
  }();
  return table;
}

}  // namespace tenfold::cooling
