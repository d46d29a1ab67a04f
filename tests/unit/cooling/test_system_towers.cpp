// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include <cstring>
#include <string>

#include "catch.hpp"
#include "cooling/system_sources.hpp"
#include "one_hall.hpp"
#include "tenfold/tenfold.hpp"
#include "tenfold/weather/psychrometrics.hpp"

using namespace tenfold;

namespace {

Scenario site(const std::string& tower, const std::string& climate,
              const std::string& end = "2025-01-01") {
  tests::OneHall h{
      "{model: cooling_system, air: {model: air_handlers, loop: chilled}, loops: ["
      "{name: chilled, control: demand, supply: 5 degC, rise: 8 K, "
      "sources: [{model: economizer, loop: tower}, {model: chiller, condenser: tower}]}, "
      "{name: tower, supply: 15.6 degC, sources: [{model: tower, " +
          tower + "}]}]}",
      "{type: cpu_2u, count: 300}", climate};
  h.end = end;
  h.cpu_use = "0.35";
  return one_hall(h);
}

Results run(const std::string& tower, const std::string& climate) {
  return simulate(compile(site(tower, climate)));
}

double year(const Results& r, const char* name) { return r.sum(name, r.start_utc, r.end_utc); }

std::string problems_of(const std::string& tower) {
  try {
    static_cast<void>(site(tower, "hangzhou"));
  } catch (const ScenarioError& error) {
    return error.what();
  }
  return {};
}

/// Leaving water over the wet bulb of a tower loop at full air, by the kernel of loops.
double approach_of(bool york, double range_K) {
  cooling::SourceParameters p;
  p.kind = cooling::SourceKind::tower;
  p.york = york;
  double dry = 303.15, wet = 298.75, capacity = 1e5, heat = capacity * range_K, target = 273.15;
  double cells = 1.0;  // at its design flow
  p.cell_water_kg_per_s = capacity / cooling::water_J_per_kgK;
  double supply = 0, back = 0, full = 0, sink = 0, share = 0;
  cooling::reject_tower(
      p, {&dry, &wet, &heat, &capacity, &target, &cells, &supply, &back, &full, &sink, &share}, 1);
  REQUIRE(full == 1.0);
  REQUIRE(back - supply == Approx(range_K).epsilon(1e-9));
  return supply - wet;
}

}  // namespace

TEST_CASE("loops: approach goldens of both correlations (physics reference, e)") {
  CHECK(approach_of(true, 5.6) == Approx(3.856).margin(0.0006));
  CHECK(approach_of(true, 11.1) == Approx(6.506).margin(0.0006));
  CHECK(approach_of(false, 5.6) == Approx(3.905).margin(0.0006));
}

TEST_CASE(
    "loops: a tower of the other correlation closes its ledgers, any block length, same bytes") {
  for (const char* tower :
       {"correlation: cooltools", "correlation: cooltools, fan_control: two_speed",
        "fan_control: single_speed, evaporation: loss_factor, recovery: 0.8"}) {
    const Model model = compile(site(tower, "hangzhou", "2024-04-01"));
    SimulateOptions options;
    options.channels = {"all"};
    options.block = 512;
    const Results reference = simulate(model, options);
    options.block = 1;
    const Results other = simulate(model, options);
    for (std::size_t c = 0; c < reference.channels.size(); ++c) {
      INFO(tower << ": " << reference.channels[c].words.name);
      const auto &a = reference.channels[c].values, &b = other.channels[c].values;
      REQUIRE(std::memcmp(a.data(), b.data(), a.size() * sizeof(float)) == 0);
    }
  }
}

TEST_CASE(
    "loops: fans of fewer speeds cost more, rule-of-thumb evaporation overstates the winter") {
  const Results york = run("cells: 4", "frankfurt"),
                two = run("fan_control: two_speed", "frankfurt"),
                one = run("fan_control: single_speed", "frankfurt"),
                cooltools = run("correlation: cooltools", "frankfurt"),
                factor = run("evaporation: loss_factor", "frankfurt");
  CHECK(year(york, "tower_fan") < year(two, "tower_fan"));
  CHECK(year(two, "tower_fan") < year(one, "tower_fan"));
  // Two fits of like machines: heat is the same, fans are not.
  CHECK(year(cooltools, "heat_tower") == Approx(year(york, "heat_tower")).epsilon(0.01));
  CHECK(year(cooltools, "tower_fan") != Approx(year(york, "tower_fan")).epsilon(0.01));
  // 0.2 % per kelvin is 1.72 L a kWh of rejected heat.
  CHECK(year(factor, "water_evaporated") ==
        Approx(0.002 / 4186.0 * 3.6e6 * year(factor, "heat_tower")).epsilon(1e-9));
  CHECK(year(factor, "water_evaporated") > 1.2 * year(york, "water_evaporated"));
  CHECK(year(run("recovery: 0.5", "frankfurt"), "water_makeup") ==
        Approx(2.0 * year(york, "water_makeup")).epsilon(1e-9));
}

TEST_CASE("loops: hours outside of the box are counted, in kelvin") {
  const auto counted = [](const Results& r, const std::string& kind) {
    for (const Event& e : r.events) {
      if (e.kind == kind) return e;
    }
    return Event{};
  };
  // CoolTools ends at a wet bulb of -1 C: a winter of Fairbanks lies outside, not for YorkCalc
  // until -34.4 C.
  const Event cold =
      counted(run("correlation: cooltools", "fairbanks"), "tower_correlation_bounded");
  CHECK(cold.count > 2000);
  CHECK(cold.largest > 20.0);
  CHECK(counted(run("correlation: york", "frankfurt"), "tower_correlation_bounded").largest < 1.1);
}

TEST_CASE("basins of standing cells are heated below the set point") {
  const Results none = run("cells: 4", "fairbanks"),
                heated = run("basin_heater: 0.0001, basin_set_point: 2 degC", "fairbanks"),
                warm = run("basin_heater: 0.0001", "singapore");
  CHECK(year(none, "basin_heater") == 0.0);
  CHECK(year(warm, "basin_heater") == 0.0);
  CHECK(year(heated, "basin_heater") > 0.0);
  CHECK(year(heated, "facility_energy") >
        year(none, "facility_energy") + year(heated, "basin_heater"));
  // One cell of four: P = f Q_cell (T_set - T_db).
  cooling::SourceParameters p;
  p.kind = cooling::SourceKind::tower;
  p.cells = 4.0;
  p.cell_heat_W = 1e6;
  p.cell_water_kg_per_s = 1e6 / (4186.0 * 5.6);
  p.cell_air_kg_per_s = p.cell_water_kg_per_s;
  p.basin_W_per_K = 1e-4 * p.cell_heat_W;
  p.basin_K = 275.15;
  const double w = weather::humidity_ratio_of_relative_humidity(263.15, 0.8, 101325.0);
  double dry = 263.15, wet = weather::wet_bulb_K(dry, w, 101325.0),
         enthalpy = weather::enthalpy_J_per_kg(dry, w), humidity = w, pressure = 101325.0;
  double heat = 3e6, inlet = 294.35, supply = 288.75, target = 288.75,
         capacity = 3.0 * p.cell_water_kg_per_s * 4186.0, pump = 0, staged = 3.0, full = 0,
         sink = 0, wetted = 0, out[12] = {};
  cooling::finish(p, {&dry, &wet, &enthalpy, &humidity, &pressure},
                  {&heat,   &inlet,  &supply, &target, &capacity, &pump,   &staged,
                   &full,   &sink,   &wetted, out,     out + 1,   out + 2, out + 3,
                   out + 4, out + 5, out + 6, out + 7, out + 8,   out + 9, out + 10},
                  1);
  CHECK(out[6] == Approx(1e-4 * 1e6 * 12.0).epsilon(1e-12));
}

TEST_CASE("towers that no correlation gives are refused") {
  CHECK(problems_of("correlation: cooltools, design_range: 12 K").find("1.1 to 11.1 K") !=
        std::string::npos);
  CHECK(problems_of("correlation: cooltools, design_approach: 14 K").find("allowed: ") !=
        std::string::npos);
  CHECK(problems_of("correlation: cool_tools").find("did you mean 'cooltools'") !=
        std::string::npos);
}
