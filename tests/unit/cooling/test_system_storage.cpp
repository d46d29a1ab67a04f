// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <string>
#include <vector>

#include "catch.hpp"
#include "cooling/system_sources.hpp"
#include "one_hall.hpp"
#include "tenfold/tenfold.hpp"

using namespace tenfold;

namespace {

const std::string chiller = "{model: air_cooled_chiller, free_cooling: false";

Scenario site(const std::string& sources, const std::string& end = "2025-01-01",
              const std::string& step = "1 h", const std::string& connection = "120 MW") {
  const std::string cooling =
      "{model: cooling_system, air: {model: air_handlers, loop: chilled, handler: {supply_air: 26 "
      "degC}}, loops: [{name: chilled, supply: 16 degC, rise: 8 K, sources: [" +
      sources + "]}]}";
  return tests::one_hall(
      {cooling, "{type: cpu_2u, count: 1100}", "hangzhou", "2024-01-01", end, step, connection});
}

Results run(const Scenario& scenario) {
  SimulateOptions options;
  options.channels = {"all"};
  return simulate(compile(scenario), options);
}

double year(const Results& r, const char* name) { return r.sum(name, r.start_utc, r.end_utc); }

const std::vector<float>& channel(const Results& r, const std::string& name) {
  for (const auto& c : r.channels) {
    if (c.words.name == name) return c.values;
  }
  throw std::runtime_error("no channel " + name);
}

std::string problems_of(const std::string& sources) {
  try {
    static_cast<void>(site(sources));
  } catch (const ScenarioError& error) {
    return error.what();
  }
  return {};
}

/// A loop of 1 MW with a store of five minutes, flattened.
cooling::SystemParameters five_minutes() {
  cooling::CoolingSystem spec;
  cooling::AirHandlerSystem air;
  air.loop = "chilled";
  spec.air = air;
  cooling::Loop loop;
  loop.name = "chilled";
  loop.supply = celsius(10.0);
  loop.rise = kelvin(10.0);
  cooling::StorageSource store;
  store.capacity = si<Duration>(300.0);
  store.usable = 1.0;
  store.daily_loss = 1e-6;
  store.discharge_until = store.discharge_from;
  loop.sources = {store, cooling::AirCooledChillerSource{}};
  spec.loops = {loop};
  std::vector<cooling::SystemProblem> problems;
  const cooling::SystemOrder order = cooling::order_system(spec, problems);
  REQUIRE(problems.empty());
  return cooling::system_parameters(spec, order, {{1e6}});
}

}  // namespace

TEST_CASE("store: five minutes at 1 MW and 10 K are 7.2 m3 and carry a loss of chillers") {
  const cooling::SystemParameters p = five_minutes();
  const cooling::SourceParameters& store = p.sources[0];
  CHECK(store.store_m3 == Approx(7.2).margin(0.05));  // physics reference, e
  CHECK(store.store.capacity_J == Approx(300e6).epsilon(1e-12));
  std::vector<double> memory(cooling::SystemRows::size(p, 8), 0.0);
  const cooling::SystemRows rows{memory.data(), 8, p.loops.size()};
  const auto at = [&](cooling::SourceRow row) -> double& { return *rows.source(0, row); };
  double held = store.store.capacity_J, carried = 0.0;
  std::vector<double> left;
  for (int minute = 0; minute < 7; ++minute) {  // at noon: no window allows it, a shortage does
    cooling::store_plan(p, 0, held, 12.0, 293.15, 60.0, rows);
    REQUIRE(at(cooling::SourceRow::allowed) == 0.0);
    REQUIRE(at(cooling::SourceRow::charge) == 0.0);
    double remaining = 1e6;
    at(cooling::SourceRow::taken) = 0.0;
    cooling::store_balance(&at(cooling::SourceRow::backup), &at(cooling::SourceRow::charge),
                           &at(cooling::SourceRow::taken), &at(cooling::SourceRow::charged),
                           &remaining, 1);
    held = cooling::store_settle(p, 0, held, 293.15, 60.0, rows);
    carried += 60.0 * at(cooling::SourceRow::taken);
    left.push_back(remaining);
  }
  for (int minute = 0; minute < 4; ++minute) CHECK(left[static_cast<std::size_t>(minute)] == 0.0);
  CHECK(left[4] == Approx(0.0).margin(10.0));  // what leaked in five minutes
  CHECK(left[5] == Approx(1e6).epsilon(1e-5));
  CHECK(carried == Approx(300e6).epsilon(1e-6));
}

TEST_CASE("store: what chillers cannot make is refused to the charge before the load is short") {
  double backup = 5e5, charge = 3e5, taken = 0.0, charged = 0.0;
  for (const auto& [remaining, refused, more] :
       {std::array{0.0, 0.0, 0.0}, std::array{1e5, 1e5, 0.0}, std::array{7e5, 3e5, 4e5},
        std::array{9e5, 3e5, 5e5}}) {
    double left = remaining;
    taken = 0.0;
    cooling::store_balance(&backup, &charge, &taken, &charged, &left, 1);
    CHECK(charge - charged == Approx(refused));
    CHECK(taken == Approx(more));
    CHECK(left == Approx(remaining - refused - more));
  }
}

TEST_CASE("store: shaves the afternoon, pays at night, nothing is lost") {
  const std::string tank =
      "{model: thermal_storage, capacity: 5 h, charge_from: 22 h, charge_until: 7 h, "
      "discharge_from: 12 h, discharge_until: 18 h, daily_loss: 0.02}, ";
  const Results with = run(site(tank + chiller + "}")), without = run(site(chiller + "}"));
  const auto by_hour = [](const Results& r, const char* name) {
    std::vector<double> hours(24, 0.0);
    const auto& values = channel(r, name);
    for (std::size_t i = 0; i < values.size(); ++i)  // UTC + 8 h
      hours[(i + 8) % 24] += static_cast<double>(values[i]);
    return hours;
  };
  const auto shaved = by_hour(with, "chiller_power"), plain = by_hour(without, "chiller_power"),
             out = by_hour(with, "cold_discharge");
  for (std::size_t hour : {12u, 14u, 16u}) CHECK(shaved[hour] < 0.4 * plain[hour]);
  for (std::size_t hour : {22u, 23u}) CHECK(shaved[hour] > 1.3 * plain[hour]);
  for (std::size_t hour = 0; hour < 24; ++hour) {
    if (hour < 12 || hour >= 18) CHECK(out[hour] == 0.0);
  }
  CHECK(year(with, "it_energy") == Approx(year(without, "it_energy")).epsilon(1e-6));
  // Heat goes somewhere: facility energy is what leaves, what leaked into the tank included.
  const double heat =
      year(with, "heat_air") + year(with, "heat_stored") + year(with, "unmet_cooling");
  CHECK(heat == Approx(year(with, "facility_energy")).epsilon(1e-9));
  for (const double v : with.find_monthly("ledger_residual_energy")->values) CHECK(v < 1e-9);
  // Heat that the tank gained in the year is what its level fell by: E at the end of the first
  // hour is full less that hour, so compare with the fall of the channel.
  const auto& level = channel(with, "cold_stored");
  const double most = *std::max_element(level.begin(), level.end());
  CHECK(most > 0.0);
  CHECK(year(with, "heat_stored") ==
        Approx((most - static_cast<double>(level.back()))).margin(2e-3 * most));
  // Level, discharge and hours of the first afternoon: E falls by what is given and what leaks, at
  // most 2 % a day; in winter the outdoor air cools the tank.
  for (std::size_t i = 4; i < 9; ++i) {
    const double fall = static_cast<double>(level[i]) - static_cast<double>(level[i + 1]);
    const double given = static_cast<double>(channel(with, "cold_discharge")[i + 1]) / 1e3;
    CHECK(std::abs(fall - given) <= 0.021 / 24.0 * most);
  }
}

TEST_CASE("store: any block length gives the same bytes, steps done again as well") {
  const std::string tank =
      "{model: thermal_storage, capacity: 3 h, charge_from: 22 h, charge_until: 7 h, reserve: "
      "0.2}, ";
  for (const char* connection : {"120 MW", "5.2 MW"}) {
    const Model model =
        compile(site(tank + chiller + ", sizing: 0.9}", "2024-03-01", "1 h", connection));
    SimulateOptions options;
    options.channels = {"all"};
    options.block = 512;
    const Results reference = simulate(model, options);
    if (std::string(connection) != "120 MW") REQUIRE(year(reference, "shed_energy") > 0.0);
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

TEST_CASE("store: carries the hall when the chillers are lost, then rooms warm") {
  // A twentieth of the chillers is left. The tank holds half an hour of design heat.
  const std::string lost = chiller + ", sizing: 0.05}";
  const Results with =
      run(site("{model: thermal_storage, capacity: 30 min, charge_from: 0 h, charge_until: 0 h, "
               "discharge_from: 0 h, discharge_until: 0 h, daily_loss: 0.001}, " +
                   lost,
               "2024-01-02", "5 min"));
  const Results without = run(site(lost, "2024-01-02", "5 min"));
  const auto first_short = [](const Results& r) {
    const auto& values = channel(r, "cooling_short");
    return static_cast<std::size_t>(
        std::find_if(values.begin(), values.end(), [](float v) { return v > 0.0f; }) -
        values.begin());
  };
  CHECK(first_short(without) == 0);
  // Load is below design: the tank lasts longer than half an hour, by the load itself.
  const auto& out = channel(with, "cold_discharge");
  double given = 0.0;
  for (std::size_t i = 0; i < out.size(); ++i) given += static_cast<double>(out[i]) * 300.0;
  double by_then = 0.0;
  for (std::size_t i = 0; i < first_short(with); ++i)
    by_then += static_cast<double>(out[i]) * 300.0;
  CHECK(first_short(with) >= 6);
  CHECK(by_then > 0.85 * given);  // the rest in the step that empties it
  CHECK(channel(with, "cold_stored").back() == 0.0f);
  CHECK(year(with, "hours_throttled") < year(without, "hours_throttled"));
}

TEST_CASE("store: bad input, all at once") {
  const std::string text =
      problems_of("{model: thermal_storage, charge_from: 10 h, charge_until: 14 h}, " + chiller +
                  "}, {model: thermal_storage}");
  INFO(text);
  CHECK(text.find("overlap at 12 h") != std::string::npos);
  CHECK(text.find("a source after it must take the heat") != std::string::npos);
  CHECK(text.find("more than one store") != std::string::npos);
  const std::string range = problems_of("{model: thermal_storage, reserve: 1.5}, " + chiller + "}");
  CHECK(range.find("reserve") != std::string::npos);
}
