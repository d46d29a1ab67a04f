// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "tenfold/cooling/cold_plate_dry_cooler.hpp"

namespace tenfold::cooling {

const FieldTable& ColdPlateDryCooler::fields() {
  static const TableOf<ColdPlateDryCooler> table = [] {
    TableOf<ColdPlateDryCooler> t("ColdPlateDryCooler",
                                  "Cold-plate hall: CDUs, warm facility water, dry coolers; "
                                  "residual air on a small chiller.");
    t.number("facility_supply", &ColdPlateDryCooler::facility_supply,
             {.doc = "Facility water supply set point.",
              .minimum = 283.15,
              .maximum = 333.15,
              .source = "ASHRAE W classes"})
        .number(
            "facility_rise", &ColdPlateDryCooler::facility_rise,
            {.doc = "Facility water return over supply at design.", .minimum = 2, .maximum = 25})
        .number("case_limit", &ColdPlateDryCooler::case_limit,
                {.doc = "Case temperature above which hours are reported.",
                 .minimum = 303.15,
                 .maximum = 383.15,
                 .source = "[J] 80 degC"})
        .spec("cdu", &ColdPlateDryCooler::cdu, "Coolant distribution units.")
        .spec("facility_pump", &ColdPlateDryCooler::facility_pump, "Facility water pumps.")
        .spec("dry_cooler", &ColdPlateDryCooler::dry_cooler, "Dry coolers.")
        .spec("air", &ColdPlateDryCooler::air, "Air handlers for residual heat.")
        .spec("air_chiller", &ColdPlateDryCooler::air_chiller, "Chiller for residual air heat.")
        .number("air_water_rise", &ColdPlateDryCooler::air_water_rise,
                {.doc = "Chilled water return over supply of the residual air loop.",
                 .minimum = 2,
                 .maximum = 20});
    return t;
  }();
  return table;
}

}  // namespace tenfold::cooling
