// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "tenfold/scenario/questions.hpp"

namespace tenfold {

const FieldTable& Targets::fields() {
  static const TableOf<Targets> table = [] {
    TableOf<Targets> t("Targets",
                       "Targets of the fleet by calendar year. They change nothing in a run; the "
                       "gap by year is stated.");
    t.series("pue", &Targets::pue, {.doc = "PUE of the year, at most.", .minimum = 1, .maximum = 5})
        .series("wue", &Targets::wue,
                {.doc = "Site water over IT energy of the year, at most.", .minimum = 0})
        .series("clean_share", &Targets::clean_share,
                {.doc = "Share of facility energy from own generation and matched imports, at "
                        "least.",
                 .minimum = 0,
                 .maximum = 1})
        .series("energy", &Targets::energy,
                {.doc = "Facility energy of the year, at most.", .minimum = 0})
        .series("carbon_location", &Targets::carbon_location,
                {.doc = "Location-based carbon of the year, at most.", .minimum = 0})
        .series("carbon_market", &Targets::carbon_market,
                {.doc = "Market-based carbon of the year, at most.", .minimum = 0});
    return t;
  }();
  return table;
}

const FieldTable& Range::fields() {
  static const TableOf<Range> table = [] {
    TableOf<Range> t("Range", "Range of an uncertain value, varied by 'tenfold sensitivity'.");
    t.text("name", &Range::name, "Name of the range.", true)
        .text("key", &Range::key, "Dotted path of a number of the scenario or of its catalog.",
              true)
        .text("low", &Range::low, "Low end, with the unit of the key.", true)
        .text("high", &Range::high, "High end, with the unit of the key.", true)
        .choice("basis", &Range::basis,
                {"measured", "reported", "datasheet", "estimate", "assumption"},
                "What the range rests on.")
        .text("source", &Range::source, "Where it comes from.");
    return t;
  }();
  return table;
}

const FieldTable& Lever::fields() {
  static const TableOf<Lever> table = [] {
    TableOf<Lever> t(
        "Lever",
        "A change of the scenario that 'tenfold levers' runs and sets beside it. File, "
        "override and values apply in this order; at least one is stated.");
    t.text("name", &Lever::name, "Name of the lever.", true)
        .text("title", &Lever::title, "Words for tables; not stated: the name.")
        .text("scenario", &Lever::scenario,
              "Scenario file that takes the place of this one, from the folder of this one.")
        .text("override", &Lever::override_name, "Name under 'overrides:'.")
        .texts("set", &Lever::set, "Values, KEY=VALUE each.")
        .text("note", &Lever::note, "What it stands for, and where its numbers come from.");
    return t;
  }();
  return table;
}

const FieldTable& InputSource::fields() {
  static const TableOf<InputSource> table = [] {
    TableOf<InputSource> t("InputSource",
                           "Where an input of the scenario comes from. It changes nothing in a "
                           "run; the report lists stated inputs with it.");
    t.text("name", &InputSource::name, "Name of the entry.", true)
        .text("key", &InputSource::key,
              "Dotted path of what it speaks of: a value, a list or a section.", true)
        .choice("basis", &InputSource::basis,
                {"measured", "reported", "datasheet", "estimate", "assumption", "calibrated"},
                "What the input rests on; calibrated: set so that a run meets the target.")
        .text("source", &InputSource::source, "Where it comes from, in words.")
        .text("target", &InputSource::target,
              "What a calibrated input is set to meet, as 'tenfold calibrate' reads it.");
    return t;
  }();
  return table;
}

}  // namespace tenfold
