// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "tenfold/it/rack.hpp"

namespace tenfold::it {

const FieldTable& Rack::fields() {
  static const TableOf<Rack> table = [] {
    TableOf<Rack> t(
        "Rack",
        "A rack type with drawn, not nameplate, power. P_ac = P_dc + P_r (a + b L + c L^2); "
        "P_dc = (idle + (max - idle) u) (1 + s (exp(k (T - T_ref)) - 1)) + F phi^3.");
    t.choice("kind", &Rack::kind, {"accelerator", "cpu", "storage"}, "What the rack does.")
        .text("vendor", &Rack::vendor, "Who supplies it.")
        .number("nodes", &Rack::nodes,
                {.doc = "Nodes in a rack.", .minimum = 0, .exclusive_minimum = true})
        .number("node_idle", &Rack::node_idle,
                {.doc = "DC power of a node at rest, fans excluded.", .minimum = 0})
        .number("node_max", &Rack::node_max,
                {.doc = "DC power of a node at full activity, fans excluded.",
                 .minimum = 0,
                 .exclusive_minimum = true})
        .number("leakage_share", &Rack::leakage_share,
                {.doc = "Leakage share s of chip power at the reference temperature.",
                 .minimum = 0,
                 .maximum = 0.5,
                 .source = "physics reference, IT (0.10 to 0.25)"})
        .number("leakage_rate", &Rack::leakage_rate,
                {.doc = "Leakage growth k per kelvin.",
                 .minimum = 0,
                 .maximum = 0.05,
                 .source = "physics reference, IT (0.010 to 0.020)"})
        .number("leakage_reference", &Rack::leakage_reference,
                {.doc = "Inlet air or coolant temperature at which powers are stated.",
                 .minimum = 263.15,
                 .maximum = 343.15})
        .number("node_fan_max", &Rack::node_fan_max,
                {.doc = "Fan power of a node at full speed and standard pressure.", .minimum = 0})
        .number("node_air_flow_max", &Rack::node_air_flow_max,
                {.doc = "Air flow of a node at full fan speed. In thin air fans turn faster to "
                        "move the same mass.",
                 .minimum = 0,
                 .exclusive_minimum = true})
        .number("fan_minimum", &Rack::fan_minimum,
                {.doc = "Lowest fan ratio.", .minimum = 0.05, .maximum = 1})
        .number("fan_start", &Rack::fan_start,
                {.doc = "Inlet temperature at which fans start to ramp.",
                 .minimum = 273.15,
                 .maximum = 323.15,
                 .source = "vendors ramp near 23 degC, physics reference, IT"})
        .number(
            "fan_full", &Rack::fan_full,
            {.doc = "Inlet temperature of full fan speed.", .minimum = 273.15, .maximum = 333.15})
        .number("liquid_fraction", &Rack::liquid_fraction,
                {.doc = "Share of chip heat that liquid takes; a property of the rack.",
                 .minimum = 0,
                 .maximum = 1})
        .flag(
            "immersed", &Rack::immersed,
            "Built for a tank: demand buys it for immersion halls only, and no other liquid-cooled "
            "rack for these.")
        .number("cold_plate", &Rack::cold_plate,
                {.doc = "Case temperature over coolant inlet per heat of a chip.",
                 .minimum = 0,
                 .source = "OCP OAM 1 kW, PG25, 1.5 L/min"})
        .number("chip_power", &Rack::chip_power,
                {.doc = "Heat of one chip under a cold plate.", .minimum = 0})
        .number("psu_rating", &Rack::psu_rating,
                {.doc = "Power supply rating of a node, all units together.",
                 .minimum = 0,
                 .exclusive_minimum = true})
        .number("psu_no_load", &Rack::psu_no_load,
                {.doc = "No-load loss over rating.", .minimum = 0, .maximum = 0.2})
        .number("psu_proportional", &Rack::psu_proportional,
                {.doc = "Proportional loss over rating.", .minimum = 0, .maximum = 0.2})
        .number("psu_square", &Rack::psu_square,
                {.doc = "Square loss over rating.", .minimum = 0, .maximum = 0.2})
        .number("life", &Rack::life,
                {.doc = "Service life, rounded to whole months.",
                 .minimum = seconds_per_month,
                 .maximum = 30 * seconds_per_year})
        .text("accelerator", &Rack::accelerator, "Its accelerator.", false, "accelerators")
        .number("accelerators", &Rack::accelerators,
                {.doc = "Accelerators in a rack.", .minimum = 0})
        .number("server_equivalents", &Rack::server_equivalents,
                {.doc = "CPU work of a rack in servers of 2021.", .minimum = 0})
        .number("embodied", &Rack::embodied,
                {.doc = "Cradle-to-gate carbon of a rack (CO2e).", .minimum = 0})
        .number("price", &Rack::price, {.doc = "Purchase price of a rack.", .minimum = 0});
    return t;
  }();
  return table;
}

}  // namespace tenfold::it
