// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
// Flows of loops follow the heat that reaches them, not the heat of the site.
#include <algorithm>
#include <cmath>
#include <string>

#include "catch.hpp"
#include "one_hall.hpp"
#include "tenfold/tenfold.hpp"

using namespace tenfold;

namespace {

constexpr double water_J_per_m3K = 998.0 * 4186.0;
constexpr double head_Pa = 200e3, efficiency = 0.7, range_K = 5.0, least = 0.1, flat = 0.4,
                 exponent = 1.85;

/// Pumps of the tower loop are the only ones that take power.
Results run(const std::string& sources, const std::string& control, const std::string& climate,
            const std::string& more_loops = "") {
  tests::OneHall h{
      "{model: cooling_system, air: {model: air_handlers, loop: water, handler: {supply_air: 27 "
      "degC}}, loops: [{name: water, supply: 20 degC, rise: 8 K, pump: {pressure: 0 Pa}, "
      "sources: " +
          sources + "}, " + more_loops +
          "{name: tower, supply: 12 degC, pump: {control: " + control +
          ", pressure: 200 kPa, efficiency: 0.7, minimum_flow: 0.1, minimum_head: 0.4}, sources: "
          "[{model: tower, design_range: 5 K, cells: 4, drift: 0.0001}]}]}",
      "{type: cpu_2u, count: 300}", climate};
  h.cpu_use = "0.35";
  SimulateOptions options;
  options.channels = {"all"};
  return simulate(compile(one_hall(h)), options);
}

const std::vector<float>& hours(const Results& r, const char* name) {
  return r.find_channel(name)->values;
}
double year(const Results& r, const char* name) { return r.sum(name, r.start_utc, r.end_utc); }

/// P = P_d x (h + (1 - h) x^n) at the flow that holds the design range.
double pump_law(double design_W, double heat) {
  const double design_heat = design_W * efficiency / head_Pa * water_J_per_m3K * range_K;
  const double x = std::min(std::max(heat / design_heat, least), 1.0);
  return heat > 0.0 ? design_W * x * (flat + (1.0 - flat) * std::pow(x, exponent)) : 0.0;
}

}  // namespace

TEST_CASE("flows: a tower behind dry coolers in series moves the water of what they leave") {
  const std::string sources =
      "[{model: dry_cooler, sizing: 0.6, design_approach: 12 K}, {model: exchanger, loop: tower}]";
  const double design_W = hours(run(sources, "constant", "frankfurt"), "pump_power")[4000];
  const Results r = run(sources, "variable", "frankfurt");
  const auto &heat = hours(r, "heat_tower"), &pump = hours(r, "pump_power"),
             &fan = hours(r, "tower_fan_power"), &dry = hours(r, "heat_dry_cooler");
  int stood = 0, part = 0;
  for (std::size_t i = 0; i < heat.size(); ++i) {
    INFO("hour " << i);
    // The tower's heat is that of the loop, its pump's included.
    const double arriving = double{heat[i]} - double{pump[i]};
    REQUIRE(pump[i] == Approx(pump_law(design_W, arriving)).epsilon(1e-5).margin(0.05));
    if (heat[i] == 0.0F) {
      ++stood;
      REQUIRE(fan[i] == 0.0F);
      REQUIRE(dry[i] > 0.0F);
    }
    if (heat[i] > 0.0F && dry[i] > 0.0F) ++part;
  }
  CHECK(stood > 1000);
  CHECK(part > 1000);
  // Less than the pumps of cells, which are less than design flow at all times.
  const Results staged = run(sources, "staged", "frankfurt");
  CHECK(year(r, "pumps") < year(staged, "pumps"));
  CHECK(year(staged, "pumps") < 0.5 * 8784.0 * design_W / 1e3);
  CHECK(year(r, "water_drift") > 0.0);
  CHECK(year(r, "unmet_cooling") == 0.0);
}

// The work of compressors is taken at first temperatures: a few percent of it, itself a sixth.
TEST_CASE("flows: with chillers, flow follows the condenser's heat within one percent") {
  const std::string sources =
      "[{model: economizer, loop: tower}, {model: chiller, condenser: tower}]";
  for (const char* climate : {"singapore", "frankfurt"}) {
    const double design_W = hours(run(sources, "constant", climate), "pump_power")[4000];
    const Results r = run(sources, "variable", climate);
    const auto &heat = hours(r, "heat_tower"), &pump = hours(r, "pump_power"),
               &compressor = hours(r, "chiller_power");
    int by_heat = 0;
    for (std::size_t i = 0; i < heat.size(); ++i) {
      INFO(climate << ", hour " << i);
      // Between the bounds of the flow, with work of compressors that counts.
      const bool bounded =
          pump[i] <= 1.001 * pump_law(design_W, 1.0) || pump[i] >= 0.999 * design_W;
      if (!bounded && compressor[i] > 0.05F * heat[i]) ++by_heat;
      const double arriving = double{heat[i]} - double{pump[i]};
      REQUIRE(pump[i] >= pump_law(design_W, 0.99 * arriving) - 0.05);
      REQUIRE(pump[i] <= pump_law(design_W, 1.01 * arriving) + 0.05);
    }
    CHECK(by_heat > 50);  // 89 in Frankfurt
  }
}

TEST_CASE("flows: a condenser loop of its own stands while the economizer is enough") {
  const std::string own =
      "{name: cold, supply: 12 degC, pump: {pressure: 0 Pa}, sources: [{model: tower}]}, ";
  const Results r = run("[{model: economizer, loop: cold}, {model: chiller, condenser: tower}]",
                        "variable", "frankfurt", own);
  const auto &pump = hours(r, "pump_power"), &chiller = hours(r, "chiller_power");
  int stood = 0, ran = 0;
  for (std::size_t i = 0; i < pump.size(); ++i) {
    INFO("hour " << i);
    REQUIRE((pump[i] > 0.0F) == (chiller[i] > 0.0F));
    (pump[i] > 0.0F ? ran : stood)++;
  }
  CHECK(stood > 1000);
  CHECK(ran > 100);
}

TEST_CASE("flows: staged pumps need tower cells") {
  try {
    static_cast<void>(tests::one_hall(
        {"{model: cooling_system, air: {model: air_handlers, loop: w}, loops: [{name: w, supply: 5 "
         "degC, pump: {control: staged}, sources: [{model: air_cooled_chiller}]}]}",
         "{type: cpu_2u, count: 300}"}));
    FAIL("not refused");
  } catch (const ScenarioError& error) {
    CHECK(std::string(error.what()).find("staged pumps stand beside tower cells") !=
          std::string::npos);
  }
}
