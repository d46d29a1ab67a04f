// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "tenfold/fleet/fleet.hpp"

namespace tenfold::fleet {

const FieldTable& Purchase::fields() {
  static const TableOf<Purchase> table = [] {
    TableOf<Purchase> t("Purchase", "Racks that stand or are bought outright at a site.");
    t.text("site", &Purchase::site, "Site.", true)
        .text("hall", &Purchase::hall, "Hall; not stated: by the hall shares of the site.")
        .text("racks", &Purchase::racks, "Rack type.", true, "racks")
        .date("at", &Purchase::at, "Month in which they enter service.", true)
        .number("count", &Purchase::count,
                {.doc = "Racks; a real number, so that calibration is smooth.",
                 .minimum = 0,
                 .required = true})
        .number(
            "spread", &Purchase::spread,
            {.doc = "Bought evenly over this time up to 'at', so that they do not retire at once.",
             .minimum = 0});
    return t;
  }();
  return table;
}

const FieldTable& Mix::fields() {
  static const TableOf<Mix> table = [] {
    TableOf<Mix> t("Mix", "Share of a rack type in the new capacity of a demand.");
    t.text("racks", &Mix::racks, "Rack type.", true, "racks")
        .series(
            "share", &Mix::share,
            {.doc =
                 "Share of new capacity by date; the table sums to 1 at every date. What a vendor "
                 "cannot supply goes to the others.",
             .minimum = 0,
             .required = true});
    return t;
  }();
  return table;
}

const FieldTable& SiteShare::fields() {
  static const TableOf<SiteShare> table = [] {
    TableOf<SiteShare> t("SiteShare", "Share of a site in the new capacity of a demand.");
    t.text("site", &SiteShare::site, "Site.", true)
        .series(
            "share", &SiteShare::share,
            {.doc = "Share by date; the table sums to 1 at every date. What a closed or full site "
                    "cannot take goes to the others.",
             .minimum = 0,
             .required = true});
    return t;
  }();
  return table;
}

const FieldTable& Demand::fields() {
  static const TableOf<Demand> table = [] {
    TableOf<Demand> t("Demand",
                      "Demand for capacity: D(t) = base exp(integral of ln(1 + growth_factor g) "
                      "dt); purchases fill the gap monthly.");
    t.text("name", &Demand::name, "Name of the demand.", true)
        .choice("metric", &Demand::metric, {"compute", "servers", "racks"},
                "What is demanded: dense 16-bit FLOP/s, servers of 2021, or racks.")
        .number("compute", &Demand::compute,
                {.doc = "Installed compute demanded at 'at' (metric compute).", .minimum = 0})
        .number("base", &Demand::base, {.doc = "Servers or racks demanded at 'at'.", .minimum = 0})
        .date("at", &Demand::at, "Date of the base value.")
        .series("growth", &Demand::growth,
                {.doc = "Growth per year from each date on.",
                 .minimum = -0.9,
                 .maximum = 10,
                 .required = true})
        .number("growth_factor", &Demand::growth_factor,
                {.doc = "Scales growth; what calibrate varies.", .minimum = 0, .maximum = 5})
        .specs("mix", &Demand::mix, "Rack types that are bought.", true)
        .specs("shares", &Demand::shares, "Sites that receive them.", true);
    return t;
  }();
  return table;
}

const FieldTable& Disclosed::fields() {
  static const TableOf<Disclosed> table = [] {
    TableOf<Disclosed> t("Disclosed",
                         "A PUE that an operator disclosed: compared with the model, never fed.");
    t.choice("ownership", &Disclosed::ownership, {"self_built", "leased"},
             "Sites that it speaks of.")
        .number("fiscal_year", &Disclosed::fiscal_year,
                {.doc = "Fiscal year, April to March, by the year in which it ends.",
                 .minimum = 1990,
                 .maximum = 2100,
                 .required = true})
        .number("pue", &Disclosed::pue,
                {.doc = "Disclosed value.", .minimum = 1, .maximum = 5, .required = true})
        .text("source", &Disclosed::source, "Where it was disclosed.");
    return t;
  }();
  return table;
}

const FieldTable& Fleet::fields() {
  static const TableOf<Fleet> table = [] {
    TableOf<Fleet> t(
        "Fleet", "Cohorts of racks bought and retired by month, demand paths, shares of sites.");
    t.specs("stock", &Fleet::stock, "Racks that stand at a date.")
        .specs("purchases", &Fleet::purchases, "Racks bought outright.")
        .specs("demand", &Fleet::demand, "Demand paths that purchases follow.")
        .number("scale", &Fleet::scale,
                {.doc = "Multiplies the stock and the base of every demand; what calibrate varies "
                        "to meet the energy of a year.",
                 .minimum = 0.01,
                 .maximum = 100})
        .number("fill_limit", &Fleet::fill_limit,
                {.doc = "Peak draw over module rating at which one more module starts.",
                 .minimum = 0.1,
                 .maximum = 1,
                 .source = "[J]"})
        .number("connection_share", &Fleet::connection_share,
                {.doc = "Peak IT power over grid connection; purchases beyond it stay unplaced.",
                 .minimum = 0.1,
                 .maximum = 1,
                 .source = "[J] PUE 1.25 at the design hour and 10 % reserve"})
        .models("survival", &Fleet::survival,
                "How long racks stay; the first entry that names a type holds, else fixed life.")
        .optional_spec("learning", &Fleet::learning, "How hardware learns.", "learning")
        .number("embodied_facility", &Fleet::embodied_facility,
                {.doc = "Embodied carbon of building and plant by IT rating.",
                 .minimum = 0,
                 .source = "[J] 300 to 1000 kg/kW"})
        .number("facility_life", &Fleet::facility_life,
                {.doc = "Time over which that is amortised.", .minimum = seconds_per_year})
        .specs("disclosed", &Fleet::disclosed, "Disclosed PUE to compare with.");
    return t;
  }();
  return table;
}

}  // namespace tenfold::fleet
