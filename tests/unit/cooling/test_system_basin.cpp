// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
// Dissolved solids of tower basins.
#include <cmath>
#include <cstring>
#include <string>
#include <vector>

#include "catch.hpp"
#include "cooling/tower_water.hpp"
#include "one_hall.hpp"
#include "tenfold/tenfold.hpp"

using namespace tenfold;
using cooling::basin_step;
using cooling::BasinStep;

namespace {

constexpr double water_kg = 6e4, hour_s = 3600.0;

/// Solids and blown water by small explicit steps; blowdown holds the set value once reached.
struct Fine {
  double concentration, blown_kg;
};
Fine integrate(double set, double start, double e, double d, double seconds, double small_s) {
  Fine s{start, 0.0};
  const auto count = static_cast<int>(seconds / small_s + 0.5);
  for (int i = 0; i < count; ++i) {
    const double hold = std::max(e / (set - 1.0) - d, 0.0);
    const double b = s.concentration >= set ? hold : 0.0;
    s.concentration += small_s / water_kg * (e + d + b - (b + d) * s.concentration);
    s.concentration = std::min(s.concentration, set);
    s.blown_kg += b * small_s;
  }
  return s;
}

Results run(const std::string& tower, std::size_t block) {
  tests::OneHall h{
      "{model: cooling_system, air: {model: air_handlers, loop: chilled}, loops: [{name: chilled, "
      "control: demand, supply: 5 degC, rise: 8 K, sources: [{model: economizer, loop: tower}, "
      "{model: chiller, condenser: tower}]}, {name: tower, supply: 15.6 degC, sources: [{model: "
      "tower, " +
          tower + "}]}]}",
      "{type: cpu_2u, count: 300}", "frankfurt"};
  h.cpu_use = "0.35";
  SimulateOptions options;
  options.channels = {"all"};
  options.block = block;
  return simulate(compile(one_hall(h)), options);
}

const std::vector<float>& hours(const Results& r, const char* name) {
  return r.find_channel(name)->values;
}

}  // namespace

TEST_CASE("basin: solids follow the exponential, blowdown opens at the set value") {
  for (const double d : {0.0, 0.02, 0.5, 4.0}) {
    double below = 4.0;  // fresh water, set value 5
    double blown = 0.0;
    Fine fine{1.0, 0.0};
    for (int hour = 0; hour < 60; ++hour) {
      INFO("drift " << d << " hour " << hour);
      const BasinStep s = basin_step(water_kg, 5.0, below, 2.0, d, hour_s);
      const Fine f = integrate(5.0, fine.concentration, 2.0, d, hour_s, 0.5);
      below = s.below;
      blown += s.blowdown_kg_per_s * hour_s;
      fine = {f.concentration, fine.blown_kg + f.blown_kg};
      CHECK(5.0 - below == Approx(fine.concentration).epsilon(1e-4));
      CHECK(blown == Approx(fine.blown_kg).margin(2.0 * 2.0));
    }
    // Steady: E / (CoC - 1) - D at the set value, or 1 + E / D below it.
    const BasinStep last = basin_step(water_kg, 5.0, below, 2.0, d, hour_s);
    if (d < 0.5) {
      CHECK(last.below == 0.0);
      CHECK(last.blowdown_kg_per_s == Approx(0.5 - d).epsilon(1e-12));
    } else {
      CHECK(last.blowdown_kg_per_s == 0.0);
      CHECK(5.0 - basin_step(water_kg, 5.0, below, 2.0, d, 1e9).below ==
            Approx(1.0 + 2.0 / d).epsilon(1e-12));
    }
  }
}

TEST_CASE("basin: an hour in twelve steps is an hour in one") {
  for (const double d : {0.0, 0.05, 0.6}) {
    for (const double start : {0.0, 0.05, 2.0}) {
      double below = start, blown = 0.0;
      for (int i = 0; i < 12; ++i) {
        const BasinStep s = basin_step(water_kg, 5.0, below, 2.0, d, hour_s / 12.0);
        below = s.below;
        blown += s.blowdown_kg_per_s * hour_s / 12.0;
      }
      const BasinStep one = basin_step(water_kg, 5.0, start, 2.0, d, hour_s);
      CHECK(below == Approx(one.below).epsilon(1e-12).margin(1e-12));
      CHECK(blown == Approx(one.blowdown_kg_per_s * hour_s).epsilon(1e-9).margin(1e-9));
    }
  }
}

TEST_CASE("basin: with little drift the steady law holds every hour, water is conserved") {
  const Results r = run("drift: 0.00005, cycles_of_concentration: 6", 512);
  const auto &e = hours(r, "evaporation_rate"), &d = hours(r, "drift_rate"),
             &b = hours(r, "blowdown_rate"), &m = hours(r, "water_makeup_rate");
  for (std::size_t i = 0; i < e.size(); ++i) {
    INFO("hour " << i);
    const double steady = double{e[i]} / 5.0 - double{d[i]};
    REQUIRE(b[i] == Approx(steady).epsilon(2e-6));
    REQUIRE(double{m[i]} == Approx(double{e[i]} + d[i] + b[i]).epsilon(1e-6));
  }
  // To the last bits on totals.
  const auto year = [&](const char* name) { return r.sum(name, r.start_utc, r.end_utc); };
  CHECK(year("water_blowdown") ==
        Approx(year("water_evaporated") / 5.0 - year("water_drift")).epsilon(1e-9));
}

TEST_CASE(
    "basin: drift thins it, then less is blown down than steadily, any block length the same") {
  const std::string tower = "drift: 0.0035, cycles_of_concentration: 4, basin_time: 20 min";
  const Results r = run(tower, 512), other = run(tower, 1),
                steady = run("drift: 0.0035, cycles_of_concentration: 4, basin_time: 0 s", 512);
  for (std::size_t c = 0; c < r.channels.size(); ++c) {
    INFO(r.channels[c].words.name);
    const auto &a = r.channels[c].values, &b = other.channels[c].values;
    REQUIRE(std::memcmp(a.data(), b.data(), a.size() * sizeof(float)) == 0);
  }
  const auto &b = hours(r, "blowdown_rate"), &old = hours(steady, "blowdown_rate");
  int thinner = 0;
  for (std::size_t i = 0; i < b.size(); ++i) {
    INFO("hour " << i);
    REQUIRE(b[i] <= old[i] * 1.000001F);
    if (b[i] < old[i]) ++thinner;
  }
  CHECK(thinner > 20);
  for (const double v : r.find_monthly("ledger_residual_water")->values) CHECK(v < 1e-9);
}
