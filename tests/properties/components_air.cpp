// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "components.hpp"
#include "tenfold/weather/psychrometrics.hpp"

namespace tenfold::test {

namespace {
using S = const Sample&;
using Values = std::map<std::string, double>;

double enthalpy(double kelvin, double ratio) { return weather::enthalpy_J_per_kg(kelvin, ratio); }

/// Humidity as drawn is taken as relative to saturation at the dry bulb.
double bounded_ratio(double drawn, double dry_bulb_K, double pressure_Pa) {
  return std::min(
      drawn, 0.999 * weather::humidity_ratio_of_relative_humidity(dry_bulb_K, 1.0, pressure_Pa));
}
}  // namespace

void add_air_cases(std::vector<ComponentCase>& cases) {
  ComponentCase room{.name = "containment"};
  room.ranges = {{"heat_W", {0.0, 1e6}},
                 {"it_W_per_K", {2e4, 2e5}},
                 {"supply_K", {285.0, 305.0}},
                 {"most_W_per_K", {5e4, 3e5}}};
  room.zero = {
      {"m_crah c_p (T_ret - T_sup) = Q",
       [](S s) { return s["handler_W_per_K"] * (s["return_K"] - s["supply_K"]) - s["heat_W"]; },
       [](S) { return 1e6; }},
      {"m_IT c_p (T_out - T_in) = Q",
       [](S s) { return s["it_W_per_K"] * (s["outlet_K"] - s["inlet_K"]) - s["heat_W"]; },
       [](S) { return 1e6; }},
      {"intake is the mixture of supply and hot aisle",
       [](S s) {
         const double r = s["recirculation"];
         return s["inlet_K"] - (s["supply_K"] * (1.0 - r) + r * s["outlet_K"]);
       },
       [](S) { return 300.0; }}};
  room.not_negative = {{"intake not below supply", [](S s) { return s["inlet_K"] - s["supply_K"]; },
                        [](S) { return 300.0; }}};
  room.idle = {{"heat_W", 0.0}};
  room.idle_zero = {{"return is supply", [](S s) { return s["return_K"] - s["supply_K"]; }}};
  room.monotone = {{"heat_W", "inlet_K", 1}, {"most_W_per_K", "inlet_K", -1}};
  cases.push_back(room);

  ComponentCase mass{.name = "thermal_mass"};
  mass.ranges = {{"temperature_K", {280.0, 330.0}}, {"heat_W", {-1e5, 1e5}},
                 {"capacity_J_per_K", {1e5, 1e8}},  {"conductance_W_per_K", {0.0, 1e4}},
                 {"reference_K", {280.0, 330.0}},   {"duration_s", {1.0, 3600.0}}};
  mass.zero = {{"heat of the step",
                [](S s) {
                  return s["capacity_J_per_K"] * (s["next_K"] - s["temperature_K"]) -
                         s["duration_s"] * (s["heat_W"] - s["removed_W"]);
                },
                [](S s) { return s["capacity_J_per_K"] * 100.0 + s["duration_s"] * 1e6; }},
               {"the closed form",
                [](S s) {
                  const double g = s["conductance_W_per_K"];
                  if (g < 1.0) return 0.0;
                  const double end = s["reference_K"] + s["heat_W"] / g;
                  return s["next_K"] -
                         (end + (s["temperature_K"] - end) *
                                    std::exp(-g * s["duration_s"] / s["capacity_J_per_K"]));
                },
                [](S s) {
                  return 300.0 + std::abs(s["heat_W"]) / std::max(s["conductance_W_per_K"], 1.0);
                }}};
  mass.monotone = {{"heat_W", "next_K", 1}, {"temperature_K", "next_K", 1}};
  cases.push_back(mass);

  for (const char* kind : {"adiabatic", "steam"}) {
    ComponentCase h{.name = "humidifier"};
    const bool steam = std::string(kind) == "steam";
    h.specification = std::string(R"({"kind": ")") + kind + "\"}";
    h.ranges = {{"dry_bulb_K", {283.0, 318.0}},
                {"humidity_ratio", {0.0, 0.02}},
                {"target_ratio", {0.0, 0.025}},
                {"dry_air_kg_per_s", {0.0, 100.0}},
                {"pressure_Pa", {8e4, 1.03e5}}};
    h.consistent = [](Values& v) {
      v["humidity_ratio"] = bounded_ratio(v["humidity_ratio"], v["dry_bulb_K"], v["pressure_Pa"]);
    };
    h.zero = {{"water into the air",
               [](S s) {
                 return s["water_kg_per_s"] -
                        s["dry_air_kg_per_s"] * (s["leaving_humidity_ratio"] - s["humidity_ratio"]);
               },
               [](S) { return 1.0; }},
              {"energy of the air",
               [steam](S s) {
                 const double added = s["leaving_humidity_ratio"] - s["humidity_ratio"];
                 return enthalpy(s["leaving_K"], s["leaving_humidity_ratio"]) -
                        enthalpy(s["dry_bulb_K"], s["humidity_ratio"]) -
                        (steam ? added * (2501e3 + 186e3) : 0.0);
               },
               [](S) { return 1e5; }}};
    h.not_negative = {{"not above saturation",
                       [](S s) {
                         return weather::humidity_ratio_of_relative_humidity(s["leaving_K"], 1.0,
                                                                             s["pressure_Pa"]) *
                                    1.00001 -
                                s["leaving_humidity_ratio"];
                       }},
                      {"short is not negative", [](S s) { return s["short_kg_per_s"]; }}};
    h.idle = {{"target_ratio", 0.0}};
    h.idle_zero = {{"no water", [](S s) { return s["water_kg_per_s"]; }},
                   {"no power", [](S s) { return s["power_W"]; }},
                   {"outlet is inlet", [](S s) { return s["leaving_K"] - s["dry_bulb_K"]; },
                    [](S) { return 300.0; }}};
    h.monotone = {{"target_ratio", "water_kg_per_s", 1}};
    cases.push_back(h);
  }

  ComponentCase coil{.name = "air_coil"};
  coil.ranges = {{"entering_K", {283.0, 318.0}},     {"entering_ratio", {0.0, 0.03}},
                 {"dry_air_kg_per_s", {0.0, 100.0}}, {"water_K", {275.0, 300.0}},
                 {"set_K", {285.0, 303.0}},          {"pressure_Pa", {8e4, 1.03e5}}};
  coil.consistent = [](Values& v) {
    v["entering_ratio"] = bounded_ratio(v["entering_ratio"], v["entering_K"], v["pressure_Pa"]);
  };
  coil.zero = {{"energy of the air",
                [](S s) {
                  return s["dry_air_kg_per_s"] * (enthalpy(s["entering_K"], s["entering_ratio"]) -
                                                  enthalpy(s["leaving_K"], s["leaving_ratio"])) -
                         s["sensible_W"] - s["latent_W"];
                },
                [](S) { return 1e6; }},
               {"water of the air",
                [](S s) {
                  return s["dry_air_kg_per_s"] * (s["entering_ratio"] - s["leaving_ratio"]) -
                         s["condensate_kg_per_s"];
                },
                [](S) { return 1.0; }}};
  coil.not_negative = {
      {"not above saturation",
       [](S s) {
         return weather::humidity_ratio_of_relative_humidity(s["leaving_K"], 1.0,
                                                             s["pressure_Pa"]) *
                    1.00001 -
                s["leaving_ratio"];
       }},
      {"no water into the air", [](S s) { return s["condensate_kg_per_s"]; }},
      {"not colder than the water",
       [](S s) { return s["leaving_K"] - std::min(s["water_K"], s["entering_K"]); },
       [](S) { return 300.0; }},
      {"not below the set point",
       [](S s) { return s["leaving_K"] - std::min(s["set_K"], s["entering_K"]); },
       [](S) { return 300.0; }}};
  coil.idle = {{"dry_air_kg_per_s", 0.0}};
  coil.idle_zero = {{"no heat", [](S s) { return s["sensible_W"] + s["latent_W"]; }}};
  coil.monotone = {{"entering_ratio", "condensate_kg_per_s", 1}, {"water_K", "leaving_K", 1}};
  cases.push_back(coil);

  ComponentCase mix{.name = "air_economizer"};
  mix.ranges = {{"return_K", {295.0, 318.0}},      {"return_ratio", {0.003, 0.012}},
                {"outside_K", {245.0, 315.0}},     {"outside_ratio", {0.0005, 0.02}},
                {"outside_dew_K", {250.0, 300.0}}, {"set_K", {288.0, 303.0}},
                {"pressure_Pa", {8e4, 1.03e5}},    {"smoke", {0.0, 0.4}}};
  mix.consistent = [](Values& v) {
    v["outside_ratio"] = bounded_ratio(v["outside_ratio"], v["outside_K"], v["pressure_Pa"]);
    v["outside_dew_K"] = weather::dew_point_K(v["outside_ratio"], v["pressure_Pa"]);
  };
  mix.zero = {{"water of the mixture",
               [](S s) {
                 return s["mixed_humidity_ratio"] - s["share"] * s["outside_ratio"] -
                        (1.0 - s["share"]) * s["return_ratio"];
               }},
              {"enthalpy of the mixture",
               [](S s) {
                 return enthalpy(s["mixed_K"], s["mixed_humidity_ratio"]) -
                        s["share"] * enthalpy(s["outside_K"], s["outside_ratio"]) -
                        (1.0 - s["share"]) * enthalpy(s["return_K"], s["return_ratio"]);
               },
               [](S) { return 1e5; }},
              {"holds the set point where it modulates",
               [](S s) {
                 return s["share"] > 0.0 && s["share"] < 1.0 && s["return_K"] > s["set_K"]
                            ? s["mixed_K"] - s["set_K"]
                            : 0.0;
               },
               [](S) { return 300.0; }}};
  mix.not_negative = {{"share", [](S s) { return std::min(s["share"], 1.0 - s["share"]); }},
                      {"nothing is cooled below the colder stream",
                       [](S s) { return s["mixed_K"] - std::min(s["outside_K"], s["return_K"]); },
                       [](S) { return 300.0; }}};
  mix.idle = {{"smoke", 1.0}};
  mix.idle_zero = {{"dampers closed", [](S s) { return s["share"]; }}};
  cases.push_back(mix);

  ComponentCase evaporative{.name = "evaporative_cooler"};
  evaporative.ranges = {{"dry_bulb_K", {278.0, 318.0}},
                        {"humidity_ratio", {0.0005, 0.02}},
                        {"dry_air_kg_per_s", {0.0, 100.0}}};
  evaporative.consistent = [](Values& v) {
    v["humidity_ratio"] = bounded_ratio(v["humidity_ratio"], v["dry_bulb_K"], 101325.0);
    v["wet_bulb_K"] = weather::wet_bulb_K(v["dry_bulb_K"], v["humidity_ratio"], 101325.0);
  };
  evaporative.zero = {
      {"enthalpy of the air is kept",
       [](S s) {
         return enthalpy(s["leaving_K"], s["leaving_humidity_ratio"]) -
                enthalpy(s["dry_bulb_K"], s["humidity_ratio"]);
       },
       [](S) { return 1e5; }},
      {"water: make-up = evaporated + blowdown",
       [](S s) {
         return s["makeup_kg_per_s"] - s["evaporated_kg_per_s"] - s["blowdown_kg_per_s"];
       }},
      {"make-up over evaporated = CoC / (CoC - 1)",
       [](S s) { return s["makeup_kg_per_s"] - 4.0 / 3.0 * s["evaporated_kg_per_s"]; }}};
  evaporative.not_negative = {{"not below the wet bulb",
                               [](S s) { return s["leaving_K"] - s["wet_bulb_K"]; },
                               [](S) { return 300.0; }}};
  cases.push_back(evaporative);

  ComponentCase indirect{.name = "indirect_evaporative_cooler"};
  indirect.ranges = {{"return_K", {298.0, 318.0}},       {"air_kg_per_s", {0.0, 100.0}},
                     {"set_K", {288.0, 303.0}},          {"dry_bulb_K", {253.0, 318.0}},
                     {"humidity_ratio", {0.0005, 0.02}}, {"return_ratio", {0.004, 0.012}},
                     {"pressure_Pa", {8e4, 1.03e5}}};
  indirect.consistent = [](Values& v) {
    v["humidity_ratio"] = bounded_ratio(v["humidity_ratio"], v["dry_bulb_K"], v["pressure_Pa"]);
    v["wet_bulb_K"] = weather::wet_bulb_K(v["dry_bulb_K"], v["humidity_ratio"], v["pressure_Pa"]);
  };
  indirect.zero = {{"heat of the hall air",
                    [](S s) {
                      return s["heat_W"] - s["air_kg_per_s"] *
                                               (1006.0 + 1860.0 * s["return_ratio"]) *
                                               (s["return_K"] - s["supply_K"]);
                    },
                    [](S) { return 1e6; }},
                   {"make-up over evaporated = CoC / (CoC - 1)", [](S s) {
                      return s["makeup_kg_per_s"] - 4.0 / 3.0 * s["evaporated_kg_per_s"];
                    }}};
  indirect.not_negative = {
      {"not below the wet bulb",
       [](S s) {
         return s["return_K"] <= s["wet_bulb_K"] ? 0.0 : s["supply_K"] - s["wet_bulb_K"];
       }},
      {"supply not below the set point",
       [](S s) { return s["return_K"] < s["set_K"] ? 0.0 : s["supply_K"] - s["set_K"]; },
       [](S) { return 300.0; }},
      {"dry takes no water", [](S s) { return s["wet"] > 0.5 ? 0.0 : -s["evaporated_kg_per_s"]; }}};
  indirect.idle = {{"air_kg_per_s", 0.0}};
  indirect.idle_zero = {{"no heat", [](S s) { return s["heat_W"]; }},
                        {"no water", [](S s) { return s["makeup_kg_per_s"]; }}};
  cases.push_back(indirect);

  ComponentCase envelope{.name = "air_envelope"};
  envelope.ranges = {{"dry_bulb_K", {278.0, 318.0}}, {"dew_point_K", {250.0, 300.0}}};
  envelope.not_negative = {{"outside is any of the four", [](S s) {
                              const double any = std::max(
                                  {s["too_cold"], s["too_hot"], s["too_dry"], s["too_humid"]});
                              return any == s["outside"] ? 0.0 : -1.0;
                            }}};
  envelope.monotone = {{"dry_bulb_K", "too_hot", 1}, {"dew_point_K", "too_humid", 1}};
  cases.push_back(envelope);

  ComponentCase water{.name = "water_class"};
  water.monotone = {{"supply_K", "too_hot", 1}, {"supply_K", "too_cold", -1}};
  cases.push_back(water);
}

}  // namespace tenfold::test
