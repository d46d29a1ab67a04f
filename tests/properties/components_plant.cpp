// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "components.hpp"
#include "tenfold/weather/psychrometrics.hpp"

namespace tenfold::test {

namespace {
using S = const Sample&;
using Values = std::map<std::string, double>;
constexpr double water_J_per_kgK = 4186.0;

Law relative(std::string words, std::function<double(S)> value, double scale) {
  return {std::move(words), std::move(value), [scale](S) { return scale; }};
}

/// Outside air from wet bulb and a drawn humidity (0 to 0.1 stands for dry to saturated).
void air_from_wet_bulb(Values& v) {
  const double wet = v["wet_bulb_K"], p = v["pressure_Pa"];
  const double dry = wet + (0.1 - v["humidity_ratio"]) * 150.0;
  const double w = weather::humidity_ratio_of_wet_bulb(dry, wet, p);
  v["humidity_ratio"] = w;
  v["enthalpy_J_per_kg"] = weather::enthalpy_J_per_kg(dry, w);
}

void air_from_dry_bulb(Values& v) {
  const double dry = v["dry_bulb_K"], p = v["pressure_Pa"];
  v["humidity_ratio"] = std::min(v["humidity_ratio"],
                                 0.999 * weather::humidity_ratio_of_relative_humidity(dry, 1.0, p));
  v["wet_bulb_K"] = weather::wet_bulb_K(dry, v["humidity_ratio"], p);
}

void add_towers(std::vector<ComponentCase>& cases) {
  for (const char* correlation : {"york", "cooltools"}) {
    for (const char* control : {"maximal", "minimal"}) {
      ComponentCase t{.name = "cooling_tower"};
      t.specification = std::string(R"({"correlation": ")") + correlation +
                        R"(", "cell_control": ")" + control + "\"}";
      t.ranges = {{"heat_W", {0.0, 1.5e6}},       {"flow_kg_per_s", {10.0, 60.0}},
                  {"target_K", {278.15, 308.15}}, {"wet_bulb_K", {258.15, 301.15}},
                  {"humidity_ratio", {0.0, 0.1}}, {"pressure_Pa", {8e4, 1.03e5}}};
      t.consistent = air_from_wet_bulb;
      t.zero = {relative(
                    "heat of the water",
                    [](S s) {
                      return s["heat_W"] - s["flow_kg_per_s"] * water_J_per_kgK *
                                               (s["entering_K"] - s["leaving_K"]);
                    },
                    1e6),
                relative(
                    "make-up = evaporation + drift + blowdown",
                    [](S s) {
                      return s["makeup_kg_per_s"] - s["evaporated_kg_per_s"] - s["drift_kg_per_s"] -
                             s["blowdown_kg_per_s"];
                    },
                    1.0),
                relative(
                    "make-up over evaporation = CoC / (CoC - 1) where there is blowdown",
                    [](S s) {
                      return s["blowdown_kg_per_s"] > 0.0
                                 ? s["makeup_kg_per_s"] - 1.25 * s["evaporated_kg_per_s"]
                                 : 0.0;
                    },
                    1.0)};
      t.not_negative = {
          relative(
              "leaving water not below the wet bulb",
              [](S s) { return s["leaving_K"] - s["wet_bulb_K"]; }, 300.0),
          relative(
              "leaving water not below the target",
              [](S s) { return s["leaving_K"] - s["target_K"]; }, 300.0),
          {"evaporation", [](S s) { return s["evaporated_kg_per_s"]; }},
          // Vapour carries the heat and what cooling the air gives, at most down to its wet bulb.
          relative(
              "latent heat is paid for",
              [](S s) {
                const double w = s["humidity_ratio"];
                const double dry =
                    273.15 + (s["enthalpy_J_per_kg"] - 2501e3 * w) / (1006.0 + 1860.0 * w);
                const double air =
                    s["cells_on"] * s["fan_ratio"] * 1e6 / (4.0 * water_J_per_kgK * 5.6) / 1.2;
                const double sensible = 1060.0 * air * std::max(dry - s["wet_bulb_K"], 0.0);
                return s["fan_ratio"] < 0.5
                           ? 0.0
                           : s["heat_W"] + sensible - 2.38e6 * s["evaporated_kg_per_s"];
              },
              1e6),
          {"fans between off and full",
           [](S s) { return std::min(s["fan_ratio"], 1.0 - s["fan_ratio"]); }},
          relative("fans at most at design", [](S s) { return 12e3 - s["fan_W"]; }, 12e3)};
      t.idle = {{"heat_W", 0.0}};
      t.idle_zero = {{"outlet is inlet", [](S s) { return s["entering_K"] - s["leaving_K"]; }},
                     {"no evaporation", [](S s) { return s["evaporated_kg_per_s"]; }},
                     {"no blowdown", [](S s) { return s["blowdown_kg_per_s"]; }},
                     {"no make-up", [](S s) { return s["makeup_kg_per_s"]; }}};
      t.monotone = {{"target_K", "fan_W", -1}};
      const bool york = std::string(correlation) == "york";
      const bool all_cells = std::string(control) == "maximal";
      if (!york && all_cells) {  // the box of CoolTools
        t.ranges["heat_W"] = {3e5, 1.5e6};
        t.ranges["flow_kg_per_s"] = {35.0, 50.0};
        t.ranges["wet_bulb_K"] = {272.2, 299.8};
      }
      if (york || all_cells) {
        t.monotone = {{"target_K", "fan_W", -1},
                      {"heat_W", "leaving_K", 1, [](S s) { return s["outside_fit"] < 0.5; }},
                      {"wet_bulb_K", "leaving_K", 1, [](S s) { return s["outside_fit"] < 0.5; }}};
      }
      cases.push_back(t);
    }
  }
}

void add_chillers(std::vector<ComponentCase>& cases) {
  const std::string custom =
      R"({"curves": "custom", "reference_cop": 6.0, "capacity": [1, 0, 0, 0, 0, 0],)"
      R"( "eir": [0.7, -0.01, 0, 0.013, 0, 0], "part_load": [0.1, 0.4, 0.5]})";
  for (const std::string& spec : {std::string(R"({"curves": "trane_cvhf_vsd"})"),
                                  std::string(R"({"curves": "doe2_centrifugal"})"), custom}) {
    ComponentCase c{.name = "chiller_plant"};
    c.specification = spec;
    c.ranges = {{"heat_W", {0.0, 3.6e6}},
                {"chilled_K", {276.15, 303.15}},
                {"condenser_in_K", {278.15, 318.15}}};
    c.zero = {relative(
                  "condenser heat is load and power",
                  [](S s) { return s["condenser_W"] - s["evaporator_W"] - s["power_W"]; }, 1e6),
              relative(
                  "taken and unmet are the load",
                  [](S s) { return s["heat_W"] - s["evaporator_W"] - s["unmet_W"]; }, 1e6)};
    c.not_negative = {
        {"power", [](S s) { return s["power_W"]; }},
        {"unmet", [](S s) { return s["unmet_W"]; }},
        // Second law between the water temperatures themselves, with the heat of this step.
        relative(
            "Carnot bound",
            [](S s) {
              const double lift = s["condenser_out_K"] - s["chilled_K"];
              return s["power_W"] - s["evaporator_W"] * std::max(lift, 0.0) / s["chilled_K"];
            },
            1e6),
        // ... and, where the curves are continued, between the refrigerant temperatures.
        relative(
            "at most 0.65 of Carnot far from the box",
            [](S s) {
              if (s["outside_fit"] < 0.5 || s["chilled_K"] < 292.15) return 0.0;
              const double evaporating = s["chilled_K"] - 2.0;
              const double rise = s["condenser_out_K"] - std::max(s["condenser_in_K"], 288.75);
              // 3.89 K: corner of the Trane box, smaller than that of the others.
              const double least = std::min(12.0, 3.89 + 4.0 + rise);
              const double lift = std::max(s["condenser_out_K"] + 2.0 - evaporating, least);
              return s["power_W"] * (1.0 + 1e-4) - s["evaporator_W"] * lift / (0.65 * evaporating);
            },
            1e6)};
    c.idle = {{"heat_W", 0.0}};
    c.idle_zero = {
        {"no power", [](S s) { return s["power_W"]; }},
        {"no machine", [](S s) { return s["machines_on"]; }},
        {"condenser outlet is inlet",
         [](S s) { return s["condenser_out_K"] - std::max(s["condenser_in_K"], 288.75); },
         [](S) { return 300.0; }}};
    // At a fixed number of machines and no unmet load.
    c.monotone = {{"condenser_in_K", "power_W", 1,
                   [](S s) {
                     return s["unmet_W"] <= 0.0 && s["machines_on"] == 3.0 && s["head_held"] < 0.5;
                   }},
                  {"heat_W", "evaporator_W", 1}};
    cases.push_back(c);
  }
  for (const char* name : {"air_cooled_chiller", "direct_expansion"}) {
    ComponentCase c{.name = name};
    const bool packaged = c.name == "air_cooled_chiller";
    const double rating = packaged ? 1e6 : 1e5;
    c.ranges = {{"heat_W", {0.0, 1.3 * rating}}, {"dry_bulb_K", {248.15, 321.15}}};
    if (packaged) c.ranges["supply_K"] = {278.15, 298.15};
    c.zero = {relative(
                  "rejected is taken and power",
                  [](S s) { return s["rejected_W"] - s["evaporator_W"] - s["power_W"]; }, 1e6),
              relative(
                  "taken and unmet are the load",
                  [](S s) { return s["heat_W"] - s["evaporator_W"] - s["unmet_W"]; }, 1e6)};
    c.not_negative = {{"unmet", [](S s) { return s["unmet_W"]; }},
                      relative(
                          "Carnot bound between room air or water and outdoor air",
                          [packaged](S s) {
                            const double cold = packaged ? s["supply_K"] : 285.15;
                            return s["power_W"] -
                                   s["evaporator_W"] * std::max(s["dry_bulb_K"] - cold, 0.0) / cold;
                          },
                          1e6)};
    c.idle = {{"heat_W", 0.0}};
    c.idle_zero = {{"no power", [](S s) { return s["power_W"]; }}};
    c.monotone = {{"dry_bulb_K", "cop", -1, [packaged](S s) {
                     return packaged ? s["unmet_W"] <= 0.0 && s["evaporator_W"] > 1e5 &&
                                           s["evaporator_W"] < 5e5
                                     : true;
                   }}};
    cases.push_back(c);
  }
}

void add_coolers(std::vector<ComponentCase>& cases) {
  for (const char* mode : {"dry", "adiabatic", "hybrid"}) {
    ComponentCase c{.name = "fluid_cooler"};
    c.specification = std::string(R"({"mode": ")") + mode + "\"}";
    const bool dry = std::string(mode) == "dry";
    c.ranges = {{"heat_W", {3e4, 3.5e6}},        {"water_W_per_K", {2e5, 6e5}},
                {"target_K", {288.15, 318.15}},  {"dry_bulb_K", {248.15, 318.15}},
                {"humidity_ratio", {0.0, 0.02}}, {"pressure_Pa", {8e4, 1.03e5}}};
    c.consistent = air_from_dry_bulb;
    c.zero = {
        relative(
            "heat of the water",
            [](S s) {
              return s["heat_W"] - s["water_W_per_K"] * (s["entering_K"] - s["leaving_K"]);
            },
            3e6),
        relative(
            "heat of the air side", [](S s) { return s["heat_W"] - s["air_heat_W"]; }, 3e6),
        relative(
            "make-up over evaporation = CoC / (CoC - 1)",
            [](S s) { return s["makeup_kg_per_s"] - 4.0 / 3.0 * s["evaporated_kg_per_s"]; }, 1.0)};
    c.not_negative = {
        relative(
            "leaving water above the air that cools it",
            [dry](S s) { return s["leaving_K"] - s[dry ? "dry_bulb_K" : "wet_bulb_K"]; }, 300.0),
        relative(
            "leaving water not below the target",
            [](S s) { return s["leaving_K"] - s["target_K"]; }, 300.0),
        {"fan ratio", [](S s) { return std::min(s["fan_ratio"], 1.0 - s["fan_ratio"]); }},
        {"dry takes no water", [dry](S s) { return dry ? -s["makeup_kg_per_s"] : 0.0; }},
        {"cold weather takes no water",
         [](S s) { return s["dry_bulb_K"] < 293.15 ? -s["makeup_kg_per_s"] : 0.0; }}};
    c.idle = {{"heat_W", 0.0}};
    c.idle_zero = {{"outlet is inlet", [](S s) { return s["entering_K"] - s["leaving_K"]; }},
                   {"no fans", [](S s) { return s["fan_W"]; }},
                   {"no water", [](S s) { return s["makeup_kg_per_s"]; }}};
    c.monotone = {{"heat_W", "leaving_K", 1, [dry](S s) { return dry || s["wet_share"] == 0.0; }},
                  {"target_K", "fan_W", -1, [](S s) { return s["wet_share"] == 0.0; }}};
    cases.push_back(c);
  }
}

void add_rest(std::vector<ComponentCase>& cases) {
  for (const char* integrated : {"true", "false"}) {
    ComponentCase c{.name = "economizer"};
    c.specification = std::string("{\"integrated\": ") + integrated + "}";
    c.ranges = {{"return_K", {288.0, 303.0}},
                {"supply_K", {280.0, 298.0}},
                {"cooler_water_K", {275.0, 305.0}}};
    c.consistent = [](Values& v) { v["supply_K"] = std::min(v["supply_K"], v["return_K"] - 1.0); };
    c.not_negative = {{"share", [](S s) { return std::min(s["share"], 1.0 - s["share"]); }},
                      relative(
                          "heat goes from hot to cold: nothing below what is available",
                          [](S s) {
                            return s["share"] > 0.0 ? s["pre_cooled_K"] - s["cooler_water_K"] - 2.2
                                                    : 0.0;
                          },
                          300.0),
                      relative(
                          "never below the supply",
                          [](S s) { return s["pre_cooled_K"] - s["supply_K"]; }, 300.0)};
    c.monotone = {{"cooler_water_K", "share", -1}};
    cases.push_back(c);
  }

  ComponentCase lake{.name = "surface_water"};
  lake.ranges = {{"heat_W", {0.0, 1.3e7}}, {"source_K", {275.0, 302.0}}};
  lake.zero = {relative(
      "heat of the lake water",
      [](S s) {
        return s["intake_kg_per_s"] > 0.0
                   ? s["heat_W"] + s["pump_W"] -
                         s["intake_kg_per_s"] * water_J_per_kgK * (s["discharge_K"] - s["source_K"])
                   : s["heat_W"] + s["pump_W"];
      },
      1e7)};
  lake.not_negative = {
      {"discharge above source", [](S s) { return s["discharge_K"] - s["source_K"]; }}};
  lake.idle = {{"heat_W", 0.0}};
  lake.idle_zero = {{"no intake", [](S s) { return s["intake_kg_per_s"]; }},
                    {"outlet is inlet", [](S s) { return s["discharge_K"] - s["source_K"]; }}};
  lake.monotone = {{"heat_W", "pump_W", 1}, {"source_K", "supply_K", 1}};
  cases.push_back(lake);

  ComponentCase store{.name = "thermal_storage"};
  const double most = 1e6 * 0.9 * water_J_per_kgK * 10.0;
  store.ranges = {{"cold_J", {0.0, most}},
                  {"wanted_W", {-5e6, 5e6}},
                  {"ambient_K", {253.0, 318.0}},
                  {"duration_s", {60.0, 7200.0}}};
  store.zero = {relative(
                    "dE = charge - leaked",
                    [](S s) {
                      return s["next_J"] - s["cold_J"] -
                             s["duration_s"] * (s["charged_W"] - s["gain_W"]);
                    },
                    most),
                relative(
                    "done and refused are what was asked for",
                    [](S s) { return s["wanted_W"] - s["charged_W"] - s["refused_W"]; }, 5e6)};
  store.not_negative = {
      relative(
          "between empty and full",
          [most](S s) { return std::min(s["next_J"], most - s["next_J"]); }, most),
      {"nothing forced", [](S s) { return s["wanted_W"] * s["charged_W"]; },
       [](S) { return 1e12; }}};
  for (const auto& [input, direction] :
       {std::pair{"cold_J", 1}, std::pair{"wanted_W", 1}, std::pair{"ambient_K", -1}}) {
    test::Monotone m{.input = input, .output = "next_J", .direction = direction};
    m.scale = most;
    store.monotone.push_back(m);
  }
  cases.push_back(store);

  for (const char* pump : {"true", "false"}) {
    ComponentCase c{.name = "heat_reuse"};
    c.specification = std::string("{\"heat_pump\": ") + pump + "}";
    c.ranges = {{"available_W", {0.0, 1e7}},
                {"source_K", {288.0, 333.0}},
                {"network_K", {300.0, 365.0}},
                {"demand_W", {0.0, 1e7}}};
    c.zero = {relative(
        "delivered is taken and power",
        [](S s) { return s["delivered_W"] - s["taken_W"] - s["power_W"]; }, 1e7)};
    c.not_negative = {
        relative(
            "not more than there is", [](S s) { return s["available_W"] - s["taken_W"]; }, 1e7),
        relative(
            "not more than asked for", [](S s) { return s["demand_W"] - s["delivered_W"]; }, 1e7),
        relative(
            "Carnot bound",
            [](S s) {
              return s["power_W"] - s["delivered_W"] *
                                        std::max(s["network_K"] - s["source_K"], 0.0) /
                                        s["network_K"];
            },
            1e7)};
    if (std::string(pump) == "false") {
      c.not_negative.back() = relative(
          "without heat pump nothing flows uphill",
          [](S s) { return s["taken_W"] * (s["source_K"] - s["network_K"]); }, 1e9);
      c.zero.push_back(relative("no power", [](S s) { return s["power_W"]; }, 1.0));
    }
    c.idle = {{"demand_W", 0.0}};
    c.idle_zero = {{"nothing taken", [](S s) { return s["taken_W"]; }}};
    c.monotone = {{"demand_W", "delivered_W", 1}, {"available_W", "taken_W", 1}};
    cases.push_back(c);
  }
}
}  // namespace

void add_plant_cases(std::vector<ComponentCase>& cases) {
  add_towers(cases);
  add_chillers(cases);
  add_coolers(cases);
  add_rest(cases);
}

}  // namespace tenfold::test
