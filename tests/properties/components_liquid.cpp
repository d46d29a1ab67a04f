// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "components.hpp"

#include <algorithm>
#include <cmath>

namespace tenfold::test {

namespace {
using S = const Sample&;
constexpr double coolant_J_per_m3K = 1018.0 * 3890.0;  // PG25, physics reference c

Law balance(std::string words, std::function<double(S)> value, std::function<double(S)> scale) {
  return {std::move(words), std::move(value), std::move(scale)};
}
}  // namespace

void add_liquid_cases(std::vector<ComponentCase>& cases) {
  ComponentCase pump{.name = "pump"};
  pump.ranges = {{"flow_m3_per_s", {0.0, 0.03}}, {"design_m3_per_s", {0.02, 0.021}}};
  pump.not_negative = {{"power", [](S s) { return s["power_W"]; }},
                       {"at least the hydraulic power",
                        [](S s) { return s["power_W"] - s["flow_m3_per_s"] * s["pressure_Pa"]; }}};
  pump.idle = {{"flow_m3_per_s", 0.0}};
  pump.idle_zero = {{"power", [](S s) { return s["power_W"]; }}};
  pump.monotone = {{"flow_m3_per_s", "power_W", 1}};
  cases.push_back(pump);
  ComponentCase affine = pump;  // affinity: without static head P ~ V^3
  affine.specification = R"({"minimum_head": 0, "exponent": 2})";
  affine.zero = {balance(
      "the cube of flow",
      [](S s) {
        const double x = s["flow_m3_per_s"] / s["design_m3_per_s"];
        return s["power_W"] - s["design_m3_per_s"] * 150e3 / 0.65 * x * x * x;
      },
      [](S) { return 1e4; })};
  cases.push_back(affine);

  ComponentCase fan{.name = "fan"};
  fan.ranges = {{"flow_m3_per_s", {0.0, 12.0}}, {"design_m3_per_s", {10.0, 10.5}}};
  fan.not_negative = {{"power", [](S s) { return s["power_W"]; }}};
  fan.idle = {{"flow_m3_per_s", 0.0}};
  fan.idle_zero = {{"power", [](S s) { return s["power_W"]; }}};
  fan.monotone = {{"flow_m3_per_s", "power_W", 1}};
  cases.push_back(fan);

  for (const char* arrangement : {"counterflow", "crossflow"}) {
    ComponentCase x{.name = "exchanger"};
    x.specification = std::string(R"({"arrangement": ")") + arrangement + "\"}";
    x.ranges = {{"hot_in_K", {275.0, 340.0}},
                {"cold_in_K", {275.0, 340.0}},
                {"hot_W_per_K", {0.0, 3e5}},
                {"cold_W_per_K", {0.0, 3e5}}};
    x.zero = {
        balance(
            "hot side",
            [](S s) { return s["heat_W"] - s["hot_W_per_K"] * (s["hot_in_K"] - s["hot_out_K"]); },
            [](S) { return 1e6; }),
        balance(
            "cold side",
            [](S s) {
              return s["heat_W"] - s["cold_W_per_K"] * (s["cold_out_K"] - s["cold_in_K"]);
            },
            [](S) { return 1e6; })};
    x.not_negative = {{"effectiveness at least 0", [](S s) { return s["effectiveness"]; }},
                      {"effectiveness at most 1", [](S s) { return 1.0 - s["effectiveness"]; }},
                      {"heat goes from hot to cold",
                       [](S s) { return s["heat_W"] * (s["hot_in_K"] - s["cold_in_K"]); }},
                      {"no crossing of the inlet of the other", [](S s) {
                         const double sign = s["hot_in_K"] >= s["cold_in_K"] ? 1.0 : -1.0;
                         return std::min(sign * (s["hot_out_K"] - s["cold_in_K"]),
                                         sign * (s["hot_in_K"] - s["cold_out_K"]));
                       }}};
    x.idle = {{"hot_W_per_K", 0.0}};
    x.idle_zero = {{"heat", [](S s) { return s["heat_W"]; }},
                   {"outlet is inlet", [](S s) { return s["cold_out_K"] - s["cold_in_K"]; }}};
    x.monotone = {{"hot_in_K", "heat_W", 1},
                  {"cold_in_K", "heat_W", -1},
                  {"hot_W_per_K", "heat_W", 1, [](S s) { return s["hot_in_K"] > s["cold_in_K"]; }}};
    cases.push_back(x);
  }

  ComponentCase plate{.name = "cold_plate"};
  plate.ranges = {
      {"power_W", {0.0, 1500.0}}, {"flow_m3_per_s", {3e-6, 5e-5}}, {"inlet_K", {285.0, 325.0}}};
  plate.zero = {balance(
      "coolant takes the heat",
      [](S s) {
        return s["power_W"] -
               s["flow_m3_per_s"] * coolant_J_per_m3K * (s["outlet_K"] - s["inlet_K"]);
      },
      [](S) { return 1500.0; })};
  plate.not_negative = {{"case above inlet", [](S s) { return s["case_K"] - s["inlet_K"]; }}};
  plate.idle = {{"power_W", 0.0}};
  plate.idle_zero = {{"outlet is inlet", [](S s) { return s["outlet_K"] - s["inlet_K"]; }},
                     {"case is inlet", [](S s) { return s["case_K"] - s["inlet_K"]; }}};
  plate.monotone = {
      {"power_W", "case_K", 1}, {"flow_m3_per_s", "case_K", -1}, {"inlet_K", "case_K", 1}};
  cases.push_back(plate);

  ComponentCase cdu{.name = "cdu"};
  cdu.ranges = {{"heat_W", {0.0, 1.3e6}},
                {"facility_supply_K", {285.0, 325.0}},
                {"dew_point_K", {270.0, 312.0}}};
  cdu.zero = {balance(
                  "coolant side",
                  [](S s) {
                    return s["facility_heat_W"] -
                           s["coolant_W_per_K"] * (s["coolant_return_K"] - s["coolant_supply_K"]);
                  },
                  [](S) { return 1e6; }),
              balance(
                  "facility side",
                  [](S s) {
                    return s["facility_heat_W"] - s["facility_W_per_K"] * (s["facility_return_K"] -
                                                                           s["facility_supply_K"]);
                  },
                  [](S) { return 1e6; }),
              balance(
                  "pumps are heat in the coolant",
                  [](S s) { return s["facility_heat_W"] - s["heat_W"] - s["pump_W"]; },
                  [](S) { return 1e6; })};
  cdu.not_negative = {
      {"supply above facility water where limited",
       [](S s) { return s["limited"] * (s["coolant_supply_K"] - s["facility_supply_K"]); }},
      {"facility return below coolant return",
       [](S s) { return s["coolant_return_K"] - s["facility_return_K"] + 1e-6; }},
      {"supply above dew point",
       [](S s) { return s["coolant_supply_K"] - s["dew_point_K"] - 2.0; }},
      {"supply at or above the set point", [](S s) { return s["coolant_supply_K"] - 308.15; }}};
  cdu.monotone = {{"facility_supply_K", "coolant_supply_K", 1},
                  {"heat_W", "facility_heat_W", 1},
                  {"facility_supply_K", "facility_W_per_K", 1}};
  cases.push_back(cdu);

  ComponentCase door{.name = "rear_door"};
  door.ranges = {{"rack_outlet_K", {290.0, 325.0}},
                 {"air_W_per_K", {0.0, 4e3}},
                 {"water_in_K", {280.0, 315.0}},
                 {"water_W_per_K", {0.0, 1e4}}};
  door.specification = R"({"fan_power": 0.01})";
  door.zero = {balance(
                   "air side",
                   [](S s) {
                     return s["heat_W"] - s["fan_W"] -
                            s["air_W_per_K"] * (s["rack_outlet_K"] - s["air_out_K"]);
                   },
                   [](S) { return 3e4; }),
               balance(
                   "water side",
                   [](S s) {
                     return s["heat_W"] - s["water_W_per_K"] * (s["water_out_K"] - s["water_in_K"]);
                   },
                   [](S) { return 3e4; })};
  door.not_negative = {{"heat goes from hot to cold",
                        [](S s) { return s["heat_W"] * (s["rack_outlet_K"] - s["water_in_K"]); }}};
  door.idle = {{"water_W_per_K", 0.0}};
  door.idle_zero = {{"heat", [](S s) { return s["heat_W"]; }},
                    {"outlet is inlet", [](S s) { return s["water_out_K"] - s["water_in_K"]; }}};
  door.monotone = {{"rack_outlet_K", "heat_W", 1}, {"water_in_K", "heat_W", -1}};
  cases.push_back(door);

  ComponentCase side{.name = "sidecar"};
  side.ranges = {{"heat_W", {100.0, 9e4}}, {"room_air_K", {288.0, 310.0}}};
  side.zero = {balance(
                   "all heat into the room",
                   [](S s) { return s["room_heat_W"] - s["heat_W"] - s["fan_W"] - s["pump_W"]; },
                   [](S) { return 7e4; }),
               balance(
                   "air side",
                   [](S s) {
                     return s["room_heat_W"] -
                            s["fan_ratio"] * 5e3 * (s["air_out_K"] - s["room_air_K"]);
                   },
                   [](S) { return 7e4; })};
  side.not_negative = {
      {"coolant above room air", [](S s) { return s["coolant_supply_K"] - s["room_air_K"]; }},
      {"supply at or above the set point", [](S s) { return s["coolant_supply_K"] - 313.15; }}};
  side.monotone = {{"room_air_K", "fan_W", 1}, {"heat_W", "coolant_supply_K", 1}};
  cases.push_back(side);

  ComponentCase tank{.name = "immersion_tank"};
  tank.ranges = {{"heat_W", {0.0, 1.3e5}},
                 {"oil_K", {290.0, 340.0}},
                 {"water_in_K", {285.0, 325.0}},
                 {"water_W_per_K", {0.0, 3e4}},
                 {"duration_s", {60.0, 3600.0}}};
  tank.zero = {balance(
                   "heat of the step",
                   [](S s) {
                     return 1500.0 * 2200.0 * (s["oil_next_K"] - s["oil_K"]) -
                            s["duration_s"] * (s["heat_W"] + s["pump_W"] - s["removed_W"]);
                   },
                   [](S) { return 1500.0 * 2200.0 * 100.0; }),
               balance(
                   "water side",
                   [](S s) {
                     return s["removed_W"] -
                            s["water_W_per_K"] * (s["water_out_K"] - s["water_in_K"]);
                   },
                   [](S) { return 1e5; })};
  tank.monotone = {{"heat_W", "oil_next_K", 1}, {"water_in_K", "oil_next_K", 1}};
  cases.push_back(tank);

  ComponentCase two{.name = "two_phase_tank"};
  two.ranges = {
      {"heat_W", {0.0, 1.5e5}}, {"water_in_K", {285.0, 330.0}}, {"water_W_per_K", {0.0, 3e4}}};
  two.zero = {
      balance(
          "removed and unmet", [](S s) { return s["heat_W"] - s["removed_W"] - s["unmet_W"]; },
          [](S) { return 1e5; }),
      balance(
          "water side",
          [](S s) {
            return s["removed_W"] - s["water_W_per_K"] * (s["water_out_K"] - s["water_in_K"]);
          },
          [](S) { return 1e5; })};
  two.not_negative = {{"unmet", [](S s) { return s["unmet_W"]; }},
                      {"water below the boiling point where it takes heat",
                       [](S s) { return s["removed_W"] > 0 ? 323.15 - s["water_out_K"] : 0.0; }}};
  two.idle = {{"heat_W", 0.0}};
  two.idle_zero = {{"outlet is inlet", [](S s) { return s["water_out_K"] - s["water_in_K"]; }}};
  two.monotone = {{"water_in_K", "unmet_W", 1}};
  cases.push_back(two);
}

}  // namespace tenfold::test
