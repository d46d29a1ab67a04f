// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "tenfold/scenario/scenario.hpp"

namespace tenfold {

const FieldTable& Horizon::fields() {
  static const TableOf<Horizon> table = [] {
    TableOf<Horizon> t("Horizon", "Time covered, UTC, and the step.");
    t.date("start", &Horizon::start, "First day.", true)
        .date("end", &Horizon::end, "Day after the last.", true)
        .number("step", &Horizon::step,
                {.doc = "Step: a divisor of an hour, at least a minute.",
                 .minimum = 60,
                 .maximum = 3600});
    return t;
  }();
  return table;
}
const FieldTable& Location::fields() {
  static const TableOf<Location> table = [] {
    TableOf<Location> t("Location", "Where a site stands.");
    t.number("latitude", &Location::latitude,
             {.doc = "Degrees north.", .minimum = -90, .maximum = 90, .required = true})
        .number("longitude", &Location::longitude,
                {.doc = "Degrees east.", .minimum = -180, .maximum = 180, .required = true})
        .number("elevation", &Location::elevation,
                {.doc = "Height above sea level.", .minimum = -430, .maximum = 6000})
        .text("timezone", &Location::timezone, "IANA time zone.");
    return t;
  }();
  return table;
}
const FieldTable& WeatherSource::fields() {
  static const TableOf<WeatherSource> table = [] {
    TableOf<WeatherSource> t("WeatherSource",
                             "Weather of a site: exactly one of climate and file.");
    t.text("climate", &WeatherSource::climate, "Built-in climate.", false, "climates")
        .text("file", &WeatherSource::file, "EPW file, relative to the scenario.");
    return t;
  }();
  return table;
}
const FieldTable& RackCount::fields() {
  static const TableOf<RackCount> table = [] {
    TableOf<RackCount> t("RackCount", "Racks of one type in a hall.");
    t.text("type", &RackCount::type, "Rack type.", true, "racks")
        .number("count", &RackCount::count,
                {.doc = "Racks.", .minimum = 0, .maximum = 1e9, .required = true});
    return t;
  }();
  return table;
}
const FieldTable& Refurbishment::fields() {
  static const TableOf<Refurbishment> table = [] {
    TableOf<Refurbishment> t("Refurbishment",
                             "Another cooling design of a hall from a month on; air stays air, "
                             "liquid stays liquid.");
    t.date("at", &Refurbishment::at, "First month of the new design.", true)
        .model("cooling", &Refurbishment::cooling, "Cooling model or design.", true, "cooling")
        .number("module", &Refurbishment::module,
                {.doc = "IT rating of a module; not stated: as before.",
                 .minimum = 1e3,
                 .maximum = 1e10});
    return t;
  }();
  return table;
}
const FieldTable& Hall::fields() {
  static const TableOf<Hall> table = [] {
    TableOf<Hall> t("Hall",
                    "A hall: modules with one cooling design. Modules = ceil(peak draw / (module x "
                    "fill_limit)).");
    t.text("name", &Hall::name, "Name of the hall.", true)
        .model("cooling", &Hall::cooling, "Cooling model or design.", true, "cooling")
        .specs("racks", &Hall::racks, "Racks that stand for the whole horizon.")
        .number("module", &Hall::module,
                {.doc = "IT rating of a module.", .minimum = 1e3, .maximum = 1e10})
        .number("fill_limit", &Hall::fill_limit,
                {.doc = "Peak draw over rating at which one more module starts.",
                 .minimum = 0.1,
                 .maximum = 1})
        .number("lighting", &Hall::lighting,
                {.doc = "Lighting over module rating.", .minimum = 0, .maximum = 0.1})
        .date("opens", &Hall::opens, "Date from which it takes racks.")
        .number("share", &Hall::share,
                {.doc = "Weight among the halls of the site that take the same racks; 0: no new "
                        "ones.",
                 .minimum = 0})
        .texts("takes", &Hall::takes,
               "New racks that it takes: accelerator, cpu, storage or rack types; not stated: all "
               "that its cooling serves. What stock and purchases name for it may differ.")
        .optional_spec("power", &Hall::power, "Its electrical design; not stated: the site's.",
                       "power")
        .specs("refurbishments", &Hall::refurbishments, "Changes of its cooling design.");
    return t;
  }();
  return table;
}
const FieldTable& Site::fields() {
  static const TableOf<Site> table = [] {
    TableOf<Site> t("Site", "A site with its halls, electrical design and supply.");
    t.text("name", &Site::name, "Name of the site.", true)
        .text("title", &Site::title, "Title in reports.")
        .text("region", &Site::region, "Cloud region that it serves.")
        .choice("ownership", &Site::ownership, {"self_built", "leased", "partner"},
                "Partner sites are reported but never in the totals.")
        .spec("location", &Site::location, "Where it stands.", true)
        .spec("weather", &Site::weather, "Its weather.", true)
        .spec("grid", &Site::grid, "Its grid connection.", true)
        .spec("power", &Site::power, "Its electrical design.", true, "power")
        .specs("halls", &Site::halls, "Its halls.", true)
        .models("supply", &Site::supply, "PV and batteries at the site.")
        .date("opens", &Site::opens, "Date from which it takes racks.")
        .date("closes", &Site::closes, "Date on which its racks leave service.")
        .number(
            "rent", &Site::rent,
            {.doc =
                 "Rent of leased space by energised IT rating and time, such as 150 USD/kW/month.",
             .minimum = 0})
        .choice("boundary", &Site::boundary, {"scope_2", "scope_3"},
                "Scope in which its electricity is reported: scope_2 (operational control) or "
                "scope_3 (leased assets upstream).")
        .text("note", &Site::note, "Remark, e.g. the source of a date range.");
    return t;
  }();
  return table;
}
const FieldTable& Output::fields() {
  static const TableOf<Output> table = [] {
    TableOf<Output> t("Output", "What the result file holds beyond the monthly totals.");
    t.texts("channels", &Output::channels,
            "Channels by name, or 'all', or 'none'; empty: the default dozen.");
    return t;
  }();
  return table;
}
const FieldTable& Scenario::fields() {
  static const TableOf<Scenario> table = [] {
    TableOf<Scenario> t("Scenario", "What a user states: horizon, sites, workloads, fleet.");
    t.number("tenfold", &Scenario::tenfold,
             {.doc = "Version of the format.", .minimum = 1, .maximum = 1, .required = true})
        .text("title", &Scenario::title, "Title.")
        .text("description", &Scenario::description,
              "What the scenario asks; the first lines of its report.")
        .spec("horizon", &Scenario::horizon, "Time covered.", true)
        .specs("sites", &Scenario::sites, "Sites.", true)
        .models("workloads", &Scenario::workloads, "Workloads.")
        .optional_spec("fleet", &Scenario::fleet, "Cohorts, demand and purchases.")
        .optional_spec("targets", &Scenario::targets, "Targets by year; they change no run.")
        .specs("ranges", &Scenario::ranges, "Ranges of uncertain values, for sensitivity.")
        .specs("levers", &Scenario::levers,
               "Changes to set beside the scenario; they change no run.")
        .specs("sources", &Scenario::sources, "Where inputs of the scenario come from.")
        .optional_spec("limits", &Scenario::limits, "What bounds the build-out.")
        .optional_spec("placement", &Scenario::placement, "Placement of work over sites.")
        .spec("output", &Scenario::output, "What the result file holds.");
    return t;
  }();
  return table;
}

}  // namespace tenfold
