// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <cstring>
#include <string>

#include "catch.hpp"
#include "one_hall.hpp"
#include "tenfold/tenfold.hpp"

using namespace tenfold;

namespace {

tests::OneHall hall(const std::string& cooling, const std::string& racks,
                    const std::string& climate = "hangzhou",
                    const std::string& end = "2025-01-01") {
  tests::OneHall h{cooling, racks, climate};
  h.end = end;
  h.accelerator_use = "0.85";
  h.cpu_use = "0.35";
  return h;
}

Scenario site(const std::string& cooling, const std::string& racks,
              const std::string& climate = "hangzhou", const std::string& end = "2025-01-01") {
  return one_hall(hall(cooling, racks, climate, end));
}

const std::string cpu = "{type: cpu_2u, count: 300}";
const std::string gpu = "{type: nvl72, count: 40}";

const std::string wet_system = R"({model: cooling_system,
  air: {model: air_handlers, loop: chilled},
  loops: [
    {name: chilled, control: demand, supply: 5 degC, rise: 8 K,
     pump: {pressure: 150 kPa, minimum_head: 0.30, efficiency: 0.70},
     sources: [{model: economizer, loop: tower, approach: 2.2 K}, {model: chiller, condenser: tower}]},
    {name: tower, supply: 15.6 degC,
     pump: {control: staged, pressure: 180 kPa, minimum_head: 0.40, efficiency: 0.70},
     sources: [{model: tower}]}]})";

const std::string dry_system = R"({model: cooling_system,
  air: {model: air_handlers, loop: chilled},
  liquid: {model: cold_plate, loop: facility},
  loops: [
    {name: chilled, control: demand, supply: 5 degC, rise: 6 K,
     pump: {pressure: 150 kPa, minimum_head: 0.30, efficiency: 0.65, minimum_flow: 0.02},
     sources: [{model: air_cooled_chiller}]},
    {name: facility, supply: 32 degC, rise: 8 K,
     pump: {pressure: 150 kPa, minimum_head: 0.30, efficiency: 0.65, minimum_flow: 0.3},
     sources: [{model: dry_cooler}]}]})";

/// An exchanger to a tower alone: the loop follows the weather, its mass stores heat.
const std::string short_system =
    R"({model: cooling_system, inlet_limit: 29 degC, throttle_band: 2 K,
  air: {model: air_handlers, loop: chilled, handler: {supply_air: 24 degC}},
  loops: [
    {name: chilled, supply: 12 degC, rise: 8 K, circulation_time: 1 h,
     sources: [{model: exchanger, loop: tower, approach: 4 K, law: constant_conductance}]},
    {name: tower, supply: 6 degC, sources: [{model: tower, sizing: 0.5}]}]})";

const std::string outside_system = R"({model: cooling_system,
  air: {model: outside_air, expansion: {}, evaporative: 0.85, handler: {supply_air: 25 degC}}})";

/// Cold plates and rear doors on one loop that follows the weather; little air.
const std::string both_system = R"({model: cooling_system, largest_air_flow: 0.9,
  air: {model: air_handlers, loop: chilled, ventilation: 0.05, lowest_dew_point: 4 degC},
  liquid: [{model: cold_plate, loop: facility, cdu: {rise: 8 K}},
           {model: rear_door, loop: facility, share: 0.5}],
  loops: [
    {name: chilled, supply: 7 degC, rise: 6 K, glycol: 0.2,
     sources: [{model: air_cooled_chiller}]},
    {name: facility, supply: 18 degC, rise: 6 K, sources: [{model: dry_cooler}]}]})";

/// A plant that cannot keep up; racks idle, then switch off.
std::string off_system() {
  std::string s = short_system;
  s.replace(s.find("inlet_limit"), 0, "shutdown_margin: 1 K, ");
  return s;
}

double year(const Results& r, const char* name) { return r.sum(name, r.start_utc, r.end_utc); }

void require_near(const Results& a, const Results& b, const char* name, double tolerance) {
  INFO(name << ": " << year(a, name) << " against " << year(b, name));
  REQUIRE(year(b, name) == Approx(year(a, name)).epsilon(tolerance).margin(1e-9));
}

std::string problems_of(const std::string& cooling) {
  try {
    static_cast<void>(site(cooling, cpu));
  } catch (const ScenarioError& error) {
    return error.what();
  }
  return {};
}

}  // namespace

// The composed system runs the same equations in another order of additions: what is left is
// rounding. Free hours are counted alike.
TEST_CASE("a system composed like water_economizer gives its energies and water") {
  for (const char* climate : {"hangzhou", "frankfurt", "singapore"}) {
    const Results fast = simulate(compile(site("{model: water_economizer}", cpu, climate)));
    const Results composed = simulate(compile(site(wet_system, cpu, climate)));
    INFO(climate);
    for (const char* name :
         {"it_energy", "facility_energy", "crah_fan", "pumps", "chiller", "tower_fan", "heat_tower",
          "heat_air", "water_makeup", "water_evaporated", "hours_free", "hours_integrated"})
      require_near(fast, composed, name, 1e-10);
  }
}

// The fast kernel fixes the liquid flows of a step from the heat at first temperatures, and takes
// the nominal rise of the residual chiller's water for its share of free cooling. The composed
// system takes flows and returns at the temperatures reached. Leakage moves the heat by 0.1 %, so
// flows by as much, pumps and fans by less than three times that, coolant and racks hardly.
TEST_CASE("a system composed like cold_plate_dry_cooler gives its energies") {
  for (const char* climate : {"hangzhou", "frankfurt", "singapore"}) {
    const Results fast = simulate(compile(site("{model: cold_plate_dry_cooler}", gpu, climate)));
    const Results composed = simulate(compile(site(dry_system, gpu, climate)));
    INFO(climate);
    for (const char* name :
         {"it_energy", "facility_energy", "crah_fan", "cdu_pump", "heat_dry_cooler"})
      require_near(fast, composed, name, 3e-5);
    for (const char* name : {"pumps", "dry_cooler_fan", "chiller"})
      require_near(fast, composed, name, 3e-3);
    CHECK(year(composed, "cooling_short") == 0.0);
  }
}

TEST_CASE("composed systems: any block length gives the same bytes") {
  for (const auto& [cooling, racks] : {std::pair{wet_system, cpu}, std::pair{dry_system, gpu},
                                       std::pair{short_system, cpu}, std::pair{outside_system, cpu},
                                       std::pair{both_system, gpu}, std::pair{off_system(), cpu}}) {
    const Model model = compile(site(cooling, racks, "hangzhou", "2024-04-01"));
    SimulateOptions options;
    options.channels = {"all"};
    options.block = 512;
    const Results reference = simulate(model, options);
    for (const std::size_t block : {std::size_t{1}, std::size_t{24}}) {
      options.block = block;
      const Results other = simulate(model, options);
      for (std::size_t c = 0; c < reference.channels.size(); ++c) {
        INFO(reference.channels[c].words.name << " in blocks of " << block);
        const auto &a = reference.channels[c].values, &b = other.channels[c].values;
        REQUIRE(std::memcmp(a.data(), b.data(), a.size() * sizeof(float)) == 0);
      }
    }
  }
}

TEST_CASE("composed systems under a binding grid limit: steps done again give the same bytes") {
  // The curtailment ladder runs the steps again; rooms and loops must start again from where the
  // block began.
  std::string text =
      one_hall_text(hall(short_system, "{type: cpu_2u, count: 1100}", "hangzhou", "2024-07-20"));
  text.replace(text.find("120 MW"), 6, "4.9 MW");
  text.replace(text.find("2024-01-01"), 10, "2024-07-01");
  const Model model = compile(resolve(scenario::parse_document(text, "site.yaml"), "."));
  SimulateOptions options;
  options.channels = {"all"};
  options.block = 512;
  const Results reference = simulate(model, options);
  REQUIRE(year(reference, "shed_energy") > 0.0);
  REQUIRE(year(reference, "hours_short") > 0.0);
  options.block = 1;
  const Results other = simulate(model, options);
  for (std::size_t c = 0; c < reference.channels.size(); ++c) {
    INFO(reference.channels[c].words.name);
    const auto &a = reference.channels[c].values, &b = other.channels[c].values;
    REQUIRE(std::memcmp(a.data(), b.data(), a.size() * sizeof(float)) == 0);
  }
}

TEST_CASE("short capacity: temperatures rise, racks throttle, nothing is lost") {
  const Results r = simulate(compile(site(short_system, "{type: cpu_2u, count: 1100}")));
  CHECK(year(r, "hours_short") > 100.0);
  CHECK(year(r, "hours_throttled") > 0.0);
  CHECK(year(r, "cooling_short") > 0.0);
  CHECK(year(r, "unmet_cooling") == 0.0);
  // What rooms and loops stored came out again, but for what the last hour holds.
  CHECK(std::abs(year(r, "heat_stored")) < 1e-3 * year(r, "facility_energy"));
  for (const double v : r.find_monthly("ledger_residual_energy")->values) CHECK(v < 1e-9);
  // Ample capacity: no event, and less IT power lost.
  std::string ample = short_system;
  ample.replace(ample.find("sizing: 0.5"), 11, "sizing: 5.0");
  const Results big = simulate(compile(site(ample, "{type: cpu_2u, count: 1100}")));
  CHECK(year(big, "hours_short") < year(r, "hours_short"));
  CHECK(year(big, "it_energy") > year(r, "it_energy"));
}

TEST_CASE("racks that only idle stay on, with a shutdown margin they go off, and come back") {
  std::string idle = off_system();
  idle.replace(idle.find("shutdown_margin: 1 K, "), 22, "");
  const std::string racks = "{type: cpu_2u, count: 1100}";
  const Results stays = simulate(compile(site(idle, racks))),
                off = simulate(compile(site(off_system(), racks)));
  CHECK(year(stays, "hours_off") == 0.0);
  CHECK(year(off, "hours_off") > 10.0);
  CHECK(year(off, "hours_off") < year(off, "hours_throttled"));
  CHECK(year(off, "hours_throttled") < 8760.0);
  CHECK(year(off, "it_energy") < year(stays, "it_energy"));
  const auto count = [](const Results& r, const char* kind) {
    for (const Event& e : r.events)
      if (e.kind == kind) return e.count;
    return std::int64_t{0};
  };
  CHECK(static_cast<double>(count(off, "racks_switched_off")) == year(off, "hours_off"));
  CHECK(count(stays, "racks_switched_off") == 0);
  for (const double v : off.find_monthly("ledger_residual_energy")->values) CHECK(v < 1e-9);
}

TEST_CASE("outdoor loops against freezing: hours of the weather, flow held, none with glycol") {
  std::string weak = dry_system, safe = dry_system;
  weak.replace(weak.find("minimum_flow: 0.3}"), 18, "minimum_flow: 0.05}, freeze_flow: 0.8");
  safe = weak;
  for (const char* loop : {"{name: chilled,", "{name: facility,"})
    safe.replace(safe.find(loop), std::strlen(loop), std::string(loop) + " glycol: 0.6,");
  const Results water = simulate(compile(site(weak, gpu, "frankfurt"))),
                glycol = simulate(compile(site(safe, gpu, "frankfurt")));
  double cold = 0.0;
  SimulateOptions options;
  options.channels = {"all"};
  const Results hours = simulate(compile(site(weak, gpu, "frankfurt")), options);
  for (const float t : hours.find_channel("dry_bulb")->values) cold += t < 275.15F ? 1.0 : 0.0;
  CHECK(year(water, "hours_freeze_protection") == cold);
  CHECK(cold > 100.0);
  CHECK(year(glycol, "hours_freeze_protection") == 0.0);
  // Held flow costs pump energy in those hours.
  std::string still = weak;
  still.replace(still.find("freeze_flow: 0.8"), 16, "freeze_flow: 0.05");
  CHECK(year(simulate(compile(site(still, gpu, "frankfurt"))), "pumps") < year(water, "pumps"));
}

TEST_CASE("cold plates and rear doors in one hall: both take heat, the ledger closes") {
  const Results both = simulate(compile(site(both_system, gpu, "frankfurt")));
  std::string without = both_system;
  const auto door = without.find(",\n           {model: rear_door");
  REQUIRE(door != std::string::npos);
  without.replace(door, without.find("}]", door) + 1 - door, "");
  const Results plates = simulate(compile(site(without, gpu, "frankfurt")));
  // Doors take room heat from the chillers to the dry cooler.
  CHECK(year(both, "heat_dry_cooler") > 1.02 * year(plates, "heat_dry_cooler"));
  CHECK(year(both, "chiller") < year(plates, "chiller"));
  CHECK(year(both, "it_energy") == Approx(year(plates, "it_energy")).epsilon(0.01));
  for (const double v : both.find_monthly("ledger_residual_energy")->values) CHECK(v < 1e-9);
  for (const double v : both.find_monthly("ledger_residual_water")->values) CHECK(v < 1e-9);
  CHECK(year(both, "water_humidifier") > 0.0);
  CHECK(year(both, "water_condensate") > 0.0);
  CHECK(year(both, "dehumidification") > 0.0);
  CHECK(problems_of(R"({model: cooling_system, air: {model: air_handlers, loop: a},
    liquid: [{model: cold_plate, loop: a}, {model: immersion_single_phase, loop: a}],
    loops: [{name: a, supply: 15 degC, sources: [{model: air_cooled_chiller}]}]})")
            .find("one side for captured heat") != std::string::npos);
}

TEST_CASE("outside air: Frankfurt needs less compressor than Singapore, water follows the media") {
  const Results cool = simulate(compile(site(outside_system, cpu, "frankfurt"))),
                hot = simulate(compile(site(outside_system, cpu, "singapore")));
  CHECK(year(cool, "chiller") < 0.1 * year(hot, "chiller"));
  CHECK(year(hot, "hours_free") < year(cool, "hours_free"));
  const double makeup = year(cool, "water_makeup"), evaporated = year(cool, "water_evaporated");
  CHECK(makeup == Approx(evaporated * 4.0 / 3.0 + year(cool, "water_humidifier")).epsilon(1e-9));
}

TEST_CASE("bad systems are refused, all problems at once, with their places") {
  const std::string text = problems_of(R"({model: cooling_system,
    air: {model: air_handlers, loop: chiled, handler: {supply_air: 20 degC}},
    loops: [
      {name: chilled, supply: 18 degC, sources: []},
      {name: a, supply: 20 degC, sources: [{model: exchanger, loop: b}]},
      {name: b, supply: 20 degC, sources: [{model: exchanger, loop: a}]}]})");
  INFO(text);
  CHECK(text.find("there is no loop 'chiled'") != std::string::npos);
  CHECK(text.find("did you mean 'chilled'") != std::string::npos);
  CHECK(text.find("loop 'chilled' has no source") != std::string::npos);
  CHECK(text.find("colder than its source can make") != std::string::npos);
  CHECK(text.find("the loops form a cycle") != std::string::npos);
  CHECK(text.find("site.yaml:") != std::string::npos);
}

TEST_CASE("set points that cross, effectiveness of one, towers in the wrong place") {
  CHECK(problems_of(R"({model: cooling_system,
    air: {model: air_handlers, loop: chilled, handler: {supply_air: 20 degC}},
    loops: [{name: chilled, supply: 19 degC, sources: [{model: air_cooled_chiller}]}]})")
            .find("set points cross") != std::string::npos);
  CHECK(problems_of(R"({model: cooling_system, inlet_limit: 21 degC,
    air: {model: air_handlers, loop: chilled, handler: {supply_air: 24 degC}},
    loops: [{name: chilled, supply: 15 degC, sources: [{model: air_cooled_chiller}]}]})")
            .find("racks throttle above 21 degC, and supply_air is 24 degC") != std::string::npos);
  CHECK(problems_of(R"({model: cooling_system, loops: [],
    air: {model: outside_air, humid_air: lock, lowest_humidity: 0.6, highest_humidity: 0.6}})")
            .find("the lowest humidity 0.6 is not below the highest 0.6") != std::string::npos);
  CHECK(problems_of(R"({model: cooling_system, loops: [],
    air: {model: outside_air, integrated: false}})")
            .find("outside air can be locked out only where a trim cools instead") !=
        std::string::npos);
  CHECK(problems_of(R"({model: cooling_system,
    air: {model: air_handlers, loop: chilled},
    loops: [{name: chilled, supply: 15 degC, rise: 10 K,
             sources: [{model: dry_cooler, design_approach: 1 K, design_air_rise: 12 K}]}]})")
            .find("effectiveness") != std::string::npos);
  CHECK(problems_of(R"({model: cooling_system,
    air: {model: air_handlers, loop: chilled},
    loops: [{name: chilled, supply: 15 degC,
             sources: [{model: tower}, {model: air_cooled_chiller}]}]})")
            .find("towers must be the last source") != std::string::npos);
  CHECK(problems_of(R"({model: cooling_system,
    air: {model: air_handlers, loop: chilled},
    loops: [{name: chilled, supply: 15 degC, sources: [{model: tower, cycles_of_concentration: 1}]}]})")
            .find("not above 1") != std::string::npos);
  CHECK(problems_of(R"({model: cooling_system,
    air: {model: air_handlers, loop: chilled},
    loops: [{name: chilled, supply: 15 degC, sources: [{model: air_cooled_chiller}]},
            {name: spare, sources: [{model: dry_cooler}]}]})")
            .find("nothing gives heat to loop 'spare'") != std::string::npos);
}

TEST_CASE("set points and sources that cannot be, each with what to type") {
  const auto loops = [](const std::string& chilled) {
    return problems_of(
        R"({model: cooling_system,
      air: {model: air_handlers, loop: chilled},
      loops: [{name: chilled, )" +
        chilled +
        R"(}, {name: tower, supply: 30 degC, control: wet_bulb, highest: 20 degC, sources: [{model: tower}]}]})");
  };
  const std::string chiller = "sources: [{model: chiller, condenser: tower}]";
  CHECK(loops("supply: 15 degC, " + chiller)
            .find("highest set point 20 degC is below supply 30 degC") != std::string::npos);
  CHECK(loops("supply: 1 degC, sources: [{model: air_cooled_chiller}]").find("without freezing") !=
        std::string::npos);
  CHECK(loops("supply: 15 degC, control: wet_bulb, " + chiller)
            .find("loops that reject to the weather") != std::string::npos);
  CHECK(
      loops("supply: 15 degC, sources: [{model: heat_reuse, base_demand: 0.6, winter_demand: 0.2}, "
            "{model: chiller, condenser: tower}]")
          .find("winter demand 0.2 is below the base demand 0.6") != std::string::npos);
  CHECK(loops("supply: 15 degC, sources: [{model: heat_reuse, heat_pump: false}, "
              "{model: chiller, condenser: tower}]")
            .find("70 degC is never reached") != std::string::npos);
  const std::string demand = problems_of(R"({model: cooling_system,
      air: {model: air_handlers, loop: chilled},
      loops: [{name: chilled, supply: 15 degC, sources: [{model: exchanger, loop: other}]},
              {name: other, supply: 10 degC, control: demand, sources: [{model: air_cooled_chiller}]}]})");
  CHECK(demand.find("loop 'other' has none") != std::string::npos);
}
