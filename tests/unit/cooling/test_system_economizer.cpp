// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include <string>

#include "catch.hpp"
#include "one_hall.hpp"
#include "tenfold/tenfold.hpp"

using namespace tenfold;

namespace {

Scenario site(const std::string& cooling) {
  tests::OneHall h{cooling, "{type: cpu_2u, count: 300}", "frankfurt"};
  h.end = "2025-01-01";
  h.cpu_use = "0.35";
  return one_hall(h);
}

std::string problems_of(const std::string& cooling) {
  try {
    static_cast<void>(site(cooling));
  } catch (const ScenarioError& error) {
    return error.what();
  }
  return {};
}

/// Chilled loop with `sources`, the last of them a chiller on a tower that follows the wet bulb.
std::string plant(const std::string& rise, const std::string& economizer,
                  const std::string& tower) {
  return R"({model: cooling_system, air: {model: air_handlers, loop: chilled},
  loops: [
    {name: chilled, supply: 15 degC, rise: )" +
         rise + ", sources: [" + economizer + R"({model: chiller, condenser: tower}]},
    {name: tower, control: wet_bulb, supply: 13 degC, wet_bulb_approach: 4 K, highest: 32 degC,
     pump: {control: constant}, sources: [{model: tower)" +
         tower + "}]}]}";
}

std::string economizer(const std::string& more) {
  return "{model: economizer, loop: tower, law: constant_conductance, dead_band: 0 K" + more +
         "}, ";
}

double year(const Results& r, const char* name) { return r.sum(name, r.start_utc, r.end_utc); }

}  // namespace

// The water of a tower loop is that of its design range, and it carries 1.2 times the heat of the
// chilled loop where that has a chiller on it: 1.2 / 5.6 against 1 / 4 of the chilled water;
// effectiveness 1 / (1.2 / 5.6 (1 + 4)) = 0.933.
TEST_CASE("the effectiveness that an exchanger needs counts the water of its tower") {
  CHECK(problems_of(plant("4 K", economizer(", approach: 1 K"), ", sizing: 1")).empty());
  // Half the water: 1 / (0.6 / 5.6 (1 + 4)) = 1.867.
  const std::string short_of_water =
      problems_of(plant("4 K", economizer(", approach: 1 K"), ", sizing: 0.5"));
  CHECK(short_of_water.find("needs an effectiveness of 1.8") != std::string::npos);
  CHECK(short_of_water.find("design range") != std::string::npos);
  // No chiller on the tower: 1 / (0.5 / 5.6 (2.2 + 8)) = 1.098. It ran with a constant approach.
  CHECK(problems_of(R"({model: cooling_system, air: {model: air_handlers, loop: chilled},
    loops: [{name: chilled, supply: 15 degC, rise: 8 K,
             sources: [{model: exchanger, loop: tower, law: constant_conductance}]},
            {name: tower, supply: 6 degC, sources: [{model: tower, sizing: 0.5}]}]})")
            .find("needs an effectiveness of 1.09") != std::string::npos);
}

TEST_CASE("an economizer stands still where its waters are too close") {
  const auto run = [](const std::string& source) {
    return simulate(compile(site(plant("8 K", source, ""))));
  };
  const Results none = run(""), never = run(economizer(", least_difference: 20 K")),
                late = run(economizer(", least_difference: 6 K")), always = run(economizer(""));
  // Return at most 23 degC, tower water at least 13 degC: never 20 K apart, no economizer at all.
  REQUIRE(year(none, "chiller") > 0.0);
  CHECK(year(never, "chiller") == year(none, "chiller"));
  CHECK(year(never, "facility_energy") == year(none, "facility_energy"));
  CHECK(year(never, "hours_free") + year(never, "hours_integrated") == 0.0);
  // Fewer hours where they must be further apart.
  const auto hours = [](const Results& r) {
    return year(r, "hours_free") + year(r, "hours_integrated");
  };
  CHECK(hours(always) > hours(late));
  CHECK(hours(late) > 0.0);
  CHECK(year(late, "chiller") > year(always, "chiller"));
}
