// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstring>
#include <string>
#include <vector>

#include "catch.hpp"
#include "one_hall.hpp"
#include "tenfold/tenfold.hpp"

using namespace tenfold;

namespace {

/// Two weeks of winter and summer each would do; a quarter from March on has both modes.
Scenario site(const std::string& cooling, const std::string& racks = "{type: cpu_2u, count: 900}",
              const std::string& start = "2024-03-01", const std::string& end = "2024-06-01") {
  return tests::one_hall({cooling, racks, "hangzhou", start, end});
}

/// Chillers on towers, supply air and condenser water as given, with more of the system.
std::string wet(const std::string& supply, const std::string& condenser,
                const std::string& more = "") {
  return "{model: cooling_system, " + more +
         "air: {model: air_handlers, loop: chilled, handler: {supply_air: " + supply + R"(}},
         loops: [
           {name: chilled, control: demand, supply: 5 degC, rise: 8 K,
            sources: [{model: economizer, loop: tower}, {model: chiller, condenser: tower}]},
           {name: tower, supply: )" +
         condenser + ", sources: [{model: tower}]}]}";
}

std::string grid(const std::string& supply_lowest, const std::string& supply_highest) {
  return "set_points: {supply_lowest: " + supply_lowest + ", supply_highest: " + supply_highest +
         ", supply_step: 3 K, condenser_lowest: 15.6 degC, condenser_highest: 23.6 degC, "
         "condenser_step: 4 K}, ";
}

Results run(const Scenario& scenario, std::size_t block = 512) {
  SimulateOptions options;
  options.channels = {"all"};
  options.block = block;
  return simulate(compile(scenario), options);
}

double all(const Results& r, const char* name) { return r.sum(name, r.start_utc, r.end_utc); }

std::vector<float> facility(const Results& r) {
  for (const auto& c : r.channels) {
    if (c.words.name == "facility_power") return c.values;
  }
  return {};
}

std::string problems_of(const std::string& cooling) {
  try {
    static_cast<void>(site(cooling));
  } catch (const ScenarioError& error) {
    return error.what();
  }
  return {};
}

}  // namespace

TEST_CASE("composed set points: every hour needs the least of all pairs, none costs more") {
  const std::vector<float> stated = facility(run(site(wet("24 degC", "15.6 degC")))),
                           chosen = facility(
                               run(site(wet("24 degC", "15.6 degC", grid("21 degC", "27 degC")))));
  std::vector<float> least = stated;
  double best = 1e300;
  for (const char* supply : {"21 degC", "24 degC", "27 degC"}) {
    for (const char* condenser : {"15.6 degC", "19.6 degC", "23.6 degC"}) {
      const std::vector<float> fixed = facility(run(site(wet(supply, condenser))));
      double sum = 0.0;
      for (std::size_t i = 0; i < least.size(); ++i) {
        least[i] = std::min(least[i], fixed[i]);
        sum += static_cast<double>(fixed[i]);
      }
      best = std::min(best, sum);
    }
  }
  REQUIRE(chosen.size() == stated.size());
  double sum = 0.0;
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    // The upper chain follows the sum of IT, chain and cooling: single precision is left.
    REQUIRE(chosen[i] == Approx(least[i]).epsilon(3e-7));
    REQUIRE(chosen[i] <= stated[i] * (1.0f + 1e-7f));
    sum += static_cast<double>(chosen[i]);
  }
  CHECK(sum < best);  // no constant pair does as well
}

TEST_CASE("composed set points: limits that the stated ones keep are kept") {
  // Air of 34.9 C would save chillers and breaks class A1 (32 C); with recirculation racks
  // throttle.
  const std::string class_a1 = "envelope: A1, ";
  const Results stated = run(site(wet("24 degC", "15.6 degC", class_a1)));
  const Results chosen =
      run(site(wet("24 degC", "15.6 degC", class_a1 + grid("24 degC", "34.9 degC"))));
  const Results warm = run(site(wet("34.9 degC", "15.6 degC", class_a1)));
  CHECK(all(warm, "hours_outside_allowable") > 100.0);
  CHECK(all(warm, "hours_throttled") > 100.0);
  CHECK(all(stated, "hours_throttled") == 0.0);
  CHECK(all(chosen, "hours_outside_allowable") <= all(stated, "hours_outside_allowable"));
  CHECK(all(chosen, "hours_throttled") == 0.0);
  CHECK(all(chosen, "hours_short") == 0.0);
  CHECK(all(chosen, "facility_energy") < all(stated, "facility_energy"));
}

TEST_CASE("composed set points: plants that run short keep the stated ones, same bytes") {
  // An undersized tower: rooms and loops warm and carry heat from step to step.
  const std::string shortage =
      R"({model: cooling_system, inlet_limit: 29 degC, throttle_band: 2 K, )";
  const std::string rest =
      R"(air: {model: air_handlers, loop: chilled, handler: {supply_air: 24 degC}},
    loops: [
      {name: chilled, supply: 14 degC, rise: 8 K, circulation_time: 1 h,
       sources: [{model: chiller, condenser: tower, sizing: 0.32}]},
      {name: tower, supply: 15.6 degC, sources: [{model: tower}]}]})";
  const std::string choice =
      "set_points: {supply_lowest: 22 degC, supply_highest: 27 degC, supply_step: 1 K, "
      "condenser_lowest: 15.6 degC, condenser_highest: 19.6 degC, condenser_step: 4 K}, ";
  const std::string racks = "{type: cpu_2u, count: 1100}";
  const auto of = [&](const std::string& more) {
    return site(shortage + more + rest, racks, "2024-07-01", "2024-07-20");
  };
  const Results stated = run(of("")), chosen = run(of(choice)), other = run(of(choice), 1);
  REQUIRE(all(stated, "hours_short") > 0.0);
  CHECK(all(chosen, "hours_short") == all(stated, "hours_short"));
  CHECK(all(chosen, "hours_throttled") <= all(stated, "hours_throttled"));
  CHECK(all(chosen, "facility_energy") < all(stated, "facility_energy"));
  for (const double v : chosen.find_monthly("ledger_residual_energy")->values) CHECK(v < 1e-9);
  for (std::size_t c = 0; c < chosen.channels.size(); ++c) {
    INFO(chosen.channels[c].words.name);
    const auto &a = chosen.channels[c].values, &b = other.channels[c].values;
    REQUIRE(std::memcmp(a.data(), b.data(), a.size() * sizeof(float)) == 0);
  }
}

TEST_CASE("composed set points: liquid halls, dry coolers at the condenser") {
  const std::string system = R"(air: {model: air_handlers, loop: chilled},
    liquid: {model: cold_plate, loop: facility},
    loops: [
      {name: chilled, supply: 14 degC, rise: 7 K, sources: [{model: chiller, condenser: roof}]},
      {name: facility, supply: 25 degC, rise: 8 K, sources: [{model: chiller, condenser: roof}]},
      {name: roof, supply: 20 degC, rise: 6 K, sources: [{model: dry_cooler, design_approach: 7 K}]}]})";
  const std::string racks = "{type: nvl72, count: 30}";
  const Results stated = run(site("{model: cooling_system, " + system, racks)),
                chosen = run(
                    site("{model: cooling_system, " + grid("24 degC", "27 degC") + system, racks));
  CHECK(all(chosen, "facility_energy") < all(stated, "facility_energy"));
  CHECK(all(chosen, "hours_throttled") == 0.0);
}

TEST_CASE("composed set points: bad grids are refused") {
  CHECK(problems_of(R"({model: cooling_system, set_points: {},
    air: {model: air_handlers, loop: chilled},
    loops: [{name: chilled, supply: 14 degC, sources: [{model: thermal_storage}, {model: air_cooled_chiller}]}]})")
            .find("has a store") != std::string::npos);
  CHECK(
      problems_of(
          R"({model: cooling_system, set_points: {condenser_lowest: 15 degC, condenser_highest: 20 degC},
    air: {model: air_handlers, loop: chilled},
    loops: [{name: chilled, supply: 14 degC, sources: [{model: air_cooled_chiller}]}]})")
          .find("no loop takes condenser heat") != std::string::npos);
  CHECK(problems_of(wet("24 degC", "15.6 degC", grid("28 degC", "24 degC")))
            .find("above the highest") != std::string::npos);
  CHECK(
      problems_of(
          R"({model: cooling_system, set_points: {supply_lowest: 17 degC, supply_highest: 27 degC},
    air: {model: air_handlers, loop: chilled},
    loops: [{name: chilled, control: demand, supply: 16 degC, sources: [{model: chiller, condenser: tower}]},
            {name: tower, supply: 15.6 degC, sources: [{model: tower}]}]})")
          .find("at this end of the grid") != std::string::npos);
}
