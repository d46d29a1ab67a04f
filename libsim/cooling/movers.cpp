// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "movers.hpp"

#include "component.hpp"

namespace tenfold::cooling {

const FieldTable& CirculationPump::fields() {
  static const TableOf<CirculationPump> table = [] {
    TableOf<CirculationPump> t(
        "CirculationPump",
        "Variable-speed pump: dp = dp_min + (dp_design - dp_min) (V / V_design)^n, P = V dp / eta; "
        "all of it is heat in the loop.");
    t.number("pressure", &CirculationPump::pressure,
             {.doc = "Pressure at design flow.",
              .minimum = 0,
              .maximum = 2e6,
              .source = "Lei & Masanet ranges, 115 to 250 kPa; OCP Deschutes 550 to 620 kPa"})
        .number("minimum_head", &CirculationPump::minimum_head,
                {.doc = "Controlled head at no flow over design pressure.",
                 .minimum = 0,
                 .maximum = 1,
                 .source = "[J]"})
        .number("exponent", &CirculationPump::exponent,
                {.doc = "Exponent of head over flow.",
                 .minimum = 1,
                 .maximum = 2.5,
                 .source = "OCP OAI cold-plate fit, 1.85"})
        .number("efficiency", &CirculationPump::efficiency,
                {.doc = "Hydraulic, motor and drive efficiency.",
                 .minimum = 0.05,
                 .maximum = 1,
                 .source = "Lei & Masanet ranges, 0.6 to 0.8"})
        .number("minimum_flow", &CirculationPump::minimum_flow,
                {.doc = "Lowest flow over design while it runs.", .minimum = 0, .maximum = 1});
    return t;
  }();
  return table;
}

const FieldTable& Fan::fields() {
  static const TableOf<Fan> table = [] {
    TableOf<Fan> t("Fan",
                   "Variable-speed fan: P = V_design dp / eta (V / V_design)^n with a lowest "
                   "speed; all of it is heat in the air.");
    t.number("pressure", &Fan::pressure,
             {.doc = "Pressure at design flow.",
              .minimum = 0,
              .maximum = 5000,
              .source = "Lei & Masanet ranges, 300 to 1000 Pa"})
        .number("efficiency", &Fan::efficiency,
                {.doc = "Fan, motor and drive efficiency.",
                 .minimum = 0.05,
                 .maximum = 1,
                 .source = "Lei & Masanet ranges, 0.60 to 0.90"})
        .number("exponent", &Fan::exponent,
                {.doc = "Exponent of power over flow.",
                 .minimum = 1,
                 .maximum = 3,
                 .source = "[J] 2.5 to 3"})
        .number("minimum_flow", &Fan::minimum_flow,
                {.doc = "Lowest speed over design while it runs.", .minimum = 0, .maximum = 1});
    return t;
  }();
  return table;
}

CirculationPumpParameters circulation_pump_parameters(const CirculationPump& s) {
  return {value_of(s.pressure), s.minimum_head, s.exponent, s.efficiency, s.minimum_flow};
}

FanParameters fan_parameters(const Fan& s) {
  return {value_of(s.pressure), s.efficiency, s.exponent, s.minimum_flow};
}

TENFOLD_CLONES void pump(const CirculationPumpParameters& parameters, const PumpRows& r,
                         std::size_t n) {
  const CirculationPumpParameters p = parameters;
  const PumpRows rows = r;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const PumpPoint s = pump_point(p, rows.design_m3_per_s[i], rows.flow_m3_per_s[i]);
    rows.power_W[i] = s.power_W;
    rows.pressure_Pa[i] = s.pressure_Pa;
  }
}

TENFOLD_CLONES void fan(const FanParameters& parameters, const FanRows& r, std::size_t n) {
  const FanParameters p = parameters;
  const FanRows rows = r;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i)
    rows.power_W[i] = fan_power(p, rows.design_m3_per_s[i], rows.flow_m3_per_s[i]);
}

void add_movers(std::vector<Component>& list) {
  list.push_back({"pump",
                  &CirculationPump::fields,
                  {{"flow_m3_per_s", "m3/s", "Flow.", 0.0, 1e3, 0.0, true},
                   {"design_m3_per_s", "m3/s", "Design flow.", 1e-6, 1e3, 0.0, true}},
                  {{"power_W", "W", "Electric power, all of it heat in the loop."},
                   {"pressure_Pa", "Pa", "Head."}},
                  [](const void* spec, const double* const* in, double* const* out, std::size_t n) {
                    pump(circulation_pump_parameters(*static_cast<const CirculationPump*>(spec)),
                         {in[1], in[0], out[0], out[1]}, n);
                  }});
  list.push_back({"fan",
                  &Fan::fields,
                  {{"flow_m3_per_s", "m3/s", "Volume flow.", 0.0, 1e5, 0.0, true},
                   {"design_m3_per_s", "m3/s", "Design volume flow.", 1e-6, 1e5, 0.0, true}},
                  {{"power_W", "W", "Electric power, all of it heat in the air."}},
                  [](const void* spec, const double* const* in, double* const* out, std::size_t n) {
                    fan(fan_parameters(*static_cast<const Fan*>(spec)), {in[1], in[0], out[0]}, n);
                  }});
}

}  // namespace tenfold::cooling
