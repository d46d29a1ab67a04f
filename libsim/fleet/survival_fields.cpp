// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "tenfold/fleet/survival.hpp"

namespace tenfold::fleet {

namespace {
constexpr const char* types = "Rack types; empty: all.";
}

const FieldTable& FixedLife::fields() {
  static const TableOf<FixedLife> table = [] {
    TableOf<FixedLife> t("FixedLife", "Racks leave service after the life of their type.");
    t.texts("racks", &FixedLife::racks, types, "racks");
    return t;
  }();
  return table;
}

const FieldTable& WeibullLife::fields() {
  static const TableOf<WeibullLife> table = [] {
    TableOf<WeibullLife> t("WeibullLife",
                           "Survival S(a) = exp(-(a / scale)^shape), cut at three scales.");
    t.texts("racks", &WeibullLife::racks, types, "racks")
        .number("shape", &WeibullLife::shape,
                {.doc = "Shape of the distribution.",
                 .minimum = 1,
                 .maximum = 12,
                 .source = "physics reference, fleet growth (3 to 5)"})
        .number("scale", &WeibullLife::scale,
                {.doc = "Scale; not stated: such that the mean life is that of the rack type.",
                 .minimum = seconds_per_month,
                 .maximum = 30 * seconds_per_year,
                 .source = "physics reference, fleet growth (5 to 7 years)"});
    return t;
  }();
  return table;
}

const FieldTable& EconomicLife::fields() {
  static const TableOf<EconomicLife> table = [] {
    TableOf<EconomicLife> t(
        "EconomicLife",
        "As fixed, but a type leaves once electricity per unit of work exceeds price / life + "
        "electricity of the best type on sale that month.");
    t.texts("racks", &EconomicLife::racks, types, "racks")
        .number("electricity", &EconomicLife::electricity,
                {.doc = "All-in price of electricity.", .minimum = 0, .source = "[J]"})
        .number("load_factor", &EconomicLife::load_factor,
                {.doc = "Mean over peak power of a rack.", .minimum = 0, .maximum = 1})
        .number("overhead", &EconomicLife::overhead,
                {.doc = "Facility over IT energy.", .minimum = 1, .maximum = 5});
    return t;
  }();
  return table;
}

const FieldTable& Learning::fields() {
  static const TableOf<Learning> table = [] {
    TableOf<Learning> t("Learning",
                        "How accelerators learn: FLOP/J and chip power between generations, price "
                        "of one type after its release.");
    t.number("flop_per_joule", &Learning::flop_per_joule,
             {.doc = "Growth of FLOP/J per year between generations.", .minimum = 0, .maximum = 2})
        .number("flop_per_joule_low", &Learning::flop_per_joule_low,
                {.doc = "Low end of its range.", .minimum = 0, .maximum = 2})
        .number("flop_per_joule_high", &Learning::flop_per_joule_high,
                {.doc = "High end of its range.", .minimum = 0, .maximum = 2})
        .number("price", &Learning::price,
                {.doc = "Change per year of the price of one accelerator type after its release.",
                 .minimum = -0.9,
                 .maximum = 1})
        .number("chip_power", &Learning::chip_power,
                {.doc = "Growth of chip power from one generation to the next.",
                 .minimum = -0.5,
                 .maximum = 2});
    return t;
  }();
  return table;
}

}  // namespace tenfold::fleet
