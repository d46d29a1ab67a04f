// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "tenfold/power/chain.hpp"

namespace tenfold::power {

const FieldTable& ChainComponent::fields() {
  static const TableOf<ChainComponent> table = [] {
    TableOf<ChainComponent> t("ChainComponent",
                              "A component of the electrical chain: loss = n P_r (a + b L + c "
                              "L^2), L = P_out / (n P_r).");
    t.text("name", &ChainComponent::name, "Name of the component.", true)
        .texts("feeds", &ChainComponent::feeds, "What it feeds: components, 'it' or 'mechanical'.")
        .number("no_load", &ChainComponent::no_load,
                {.doc = "No-load loss a over rating.", .minimum = 0, .maximum = 0.2})
        .number("proportional", &ChainComponent::proportional,
                {.doc = "Proportional loss b.", .minimum = 0, .maximum = 0.3})
        .number("square", &ChainComponent::square,
                {.doc = "Square loss c.", .minimum = 0, .maximum = 0.3})
        .choice("redundancy", &ChainComponent::redundancy, {"n", "n_plus_1", "two_n"},
                "Installed units: k, k + 1 or 2 k.")
        .number("units", &ChainComponent::units,
                {.doc = "Units k that can carry the load together.", .minimum = 1, .maximum = 1000})
        .number("rating", &ChainComponent::rating,
                {.doc = "Rating of the k units per module; when not stated, sizing times the "
                        "module's IT rating.",
                 .minimum = 0,
                 .exclusive_minimum = true})
        .number("sizing", &ChainComponent::sizing,
                {.doc = "Rating over module IT rating when no rating is stated.",
                 .minimum = 0.1,
                 .maximum = 10})
        .choice("heat", &ChainComponent::heat, {"white_space", "electrical_room", "outdoors"},
                "Where its loss becomes heat.")
        .choice("meter", &ChainComponent::meter, {"none", "ups", "pdu"},
                "Whether its output is the PUE meter of category 1 (ups) or 2 (pdu).");
    return t;
  }();
  return table;
}

const FieldTable& PowerChain::fields() {
  static const TableOf<PowerChain> table = [] {
    TableOf<PowerChain> t(
        "PowerChain",
        "The electrical graph of one module, from the utility to 'it' and 'mechanical'.");
    t.specs("components", &PowerChain::components,
            "Components; one root, no cycle, one feeder each.")
        .number("electrical_room_cop", &PowerChain::electrical_room_cop,
                {.doc = "Heat of electrical rooms over the power of their own cooling.",
                 .minimum = 1,
                 .maximum = 50,
                 .source = "[J]"})
        .number("auxiliary", &PowerChain::auxiliary,
                {.doc = "Offices, security and block heaters over module IT rating.",
                 .minimum = 0,
                 .maximum = 0.1,
                 .source = "[J] physics reference: 0.1 to 0.5 % of IT"});
    return t;
  }();
  return table;
}

}  // namespace tenfold::power
