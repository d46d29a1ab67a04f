// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "tenfold/fleet/limits.hpp"

namespace tenfold::fleet {

const FieldTable& CapexLimit::fields() {
  static const TableOf<CapexLimit> table = [] {
    TableOf<CapexLimit> t("CapexLimit",
                          "Money for racks and own facilities between two dates. Prices in USD "
                          "are converted at the fx of their month.");
    t.text("name", &CapexLimit::name, "Name; not stated: the month it starts.")
        .date("from", &CapexLimit::from, "First month.", true)
        .date("to", &CapexLimit::to, "Month after the last.", true)
        .number("total", &CapexLimit::total,
                {.doc = "Money of the whole window.", .minimum = 0, .required = true})
        .choice("pace", &CapexLimit::pace, {"even", "free"},
                "even: spent in proportion to the months gone, what is left carries over; free: "
                "as needed until it is gone.");
    return t;
  }();
  return table;
}

const FieldTable& ChipLimit::fields() {
  static const TableOf<ChipLimit> table = [] {
    TableOf<ChipLimit> t("ChipLimit",
                         "Supply of accelerators of a vendor; rate 0 is a ban, such as an export "
                         "rule. Where several hold, the least counts.");
    t.text("name", &ChipLimit::name, "Name; not stated: the vendor.")
        .text("vendor", &ChipLimit::vendor, "Vendor of the accelerators.", true)
        .date("from", &ChipLimit::from, "First month.", true)
        .date("to", &ChipLimit::to, "Month after the last; not stated: for ever.")
        .number("rate", &ChipLimit::rate,
                {.doc = "Accelerators a month.", .minimum = 0, .required = true});
    return t;
  }();
  return table;
}

const FieldTable& Energisation::fields() {
  static const TableOf<Energisation> table = [] {
    TableOf<Energisation> t("Energisation",
                            "Growth of a site's connection: requested, then energised after the "
                            "queue. Before, the connection is smaller by this power.");
    t.text("site", &Energisation::site, "Site.", true)
        .date("requested", &Energisation::requested, "Date of the request.", true)
        .number("lead", &Energisation::lead,
                {.doc = "Time from request to energisation.",
                 .minimum = 0,
                 .maximum = 20 * seconds_per_year,
                 .source = "[J] 3 to 7 years for large loads"})
        .number("connection", &Energisation::connection,
                {.doc = "Power that comes with it.", .minimum = 0, .required = true});
    return t;
  }();
  return table;
}

const FieldTable& Opening::fields() {
  static const TableOf<Opening> table = [] {
    TableOf<Opening> t("Opening", "Range of dates in which a site or a hall opens.");
    t.text("site", &Opening::site, "Site.", true)
        .text("hall", &Opening::hall, "Hall; not stated: the whole site.")
        .date("earliest", &Opening::earliest, "Earliest date.", true)
        .date("latest", &Opening::latest, "Latest date.", true);
    return t;
  }();
  return table;
}

const FieldTable& WaterPermit::fields() {
  static const TableOf<WaterPermit> table = [] {
    TableOf<WaterPermit> t("WaterPermit",
                           "Water that a site may take. Planned with a stated water use; the "
                           "simulated one is compared with it and an excess is an event.");
    t.text("site", &WaterPermit::site, "Site.", true)
        .number("permit", &WaterPermit::permit,
                {.doc = "Yearly mean, such as '2e6 m3/year'.", .minimum = 0, .required = true})
        .number("planned", &WaterPermit::planned,
                {.doc = "Make-up water over IT energy that planning assumes.",
                 .minimum = 0,
                 .exclusive_minimum = true})
        .number(
            "load_factor", &WaterPermit::load_factor,
            {.doc = "Mean over peak IT power.", .minimum = 0.01, .maximum = 1, .source = "[J]"});
    return t;
  }();
  return table;
}

const FieldTable& Screening::fields() {
  static const TableOf<Screening> table = [] {
    TableOf<Screening> t("Screening",
                         "Investment screening: owned sites of some countries take no new racks, "
                         "or open later. Leased space stays open.");
    t.text("name", &Screening::name, "Name; not stated: the countries.")
        .texts("countries", &Screening::countries, "Country codes.")
        .date("from", &Screening::from, "First month.", true)
        .date("to", &Screening::to, "Month after the last; not stated: for ever.")
        .choice("rule", &Screening::rule, {"forbid", "delay"},
                "forbid: no purchases; delay: sites and halls that open in the window open later.")
        .number("delay", &Screening::delay,
                {.doc = "Delay of openings, rule delay.",
                 .minimum = 0,
                 .maximum = 20 * seconds_per_year});
    return t;
  }();
  return table;
}

const FieldTable& FacilityPrice::fields() {
  static const TableOf<FacilityPrice> table = [] {
    TableOf<FacilityPrice> t("FacilityPrice",
                             "Cost of building and plant of own sites; the first entry that names "
                             "the country holds, else the one without countries.");
    t.texts("countries", &FacilityPrice::countries, "Country codes; empty: all others.")
        .number("price", &FacilityPrice::price,
                {.doc = "By IT rating, building and plant.", .minimum = 0, .required = true});
    return t;
  }();
  return table;
}

const FieldTable& Limits::fields() {
  static const TableOf<Limits> table = [] {
    TableOf<Limits> t("Limits",
                      "What bounds the build-out. All limits are off in what is required and on "
                      "in what is reached; where one binds, demand stays unmet and is reported.");
    t.flag("enabled", &Limits::enabled, "False: reached is computed without limits as well.")
        .series("fx", &Limits::fx,
                {.doc = "CNY per USD by date.", .minimum = 0.01, .maximum = 1000})
        .specs("capex", &Limits::capex, "Money.")
        .specs("chips", &Limits::chips, "Chips by vendor.")
        .named_series("grid", &Limits::grid,
                      {.doc = "Connection by site, below the site's own; 0 MW switches off what "
                              "stands there.",
                       .minimum = 0})
        .specs("energisation", &Limits::energisation, "Requested growth of connections.")
        .number("energisation_delay", &Limits::energisation_delay,
                {.doc = "Added to every lead of energisation.",
                 .minimum = 0,
                 .maximum = 20 * seconds_per_year})
        .specs("openings", &Limits::openings, "Ranges of opening dates.")
        .number("opening", &Limits::opening,
                {.doc = "Place in every range of opening dates: 0 earliest, 1 latest.",
                 .minimum = 0,
                 .maximum = 1})
        .specs("water", &Limits::water, "Water permits.")
        .specs("screening", &Limits::screening, "Investment screening.")
        .specs("facilities", &Limits::facilities, "Cost of own facilities.");
    return t;
  }();
  return table;
}

}  // namespace tenfold::fleet
