// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <string>
#include <vector>

#include "catch.hpp"
#include "cooling/system_sources.hpp"
#include "one_hall.hpp"
#include "tenfold/tenfold.hpp"

using namespace tenfold;

namespace {

Results run(const std::string& sources, const std::string& climate = "hangzhou",
            const std::string& supply = "20 degC") {
  const std::string cooling =
      "{model: cooling_system, air: {model: air_handlers, loop: lake, handler: {supply_air: 27 "
      "degC}}, loops: [{name: lake, supply: " +
      supply + ", rise: 6 K, sources: [" + sources + "]}]}";
  return simulate(compile(tests::one_hall({cooling, "{type: cpu_2u, count: 900}", climate})));
}

double year(const Results& r, const char* name) { return r.sum(name, r.start_utc, r.end_utc); }

Event counted(const Results& r, const std::string& kind) {
  for (const Event& e : r.events) {
    if (e.kind == kind) return e;
  }
  return {};
}

}  // namespace

TEST_CASE("intake by season: swing falls by 1/e and lags by a radian at the damping depth") {
  cooling::SystemParameters p;
  cooling::SourceParameters s;
  s.kind = cooling::SourceKind::surface_water;
  s.intake_K = 290.15;
  s.lag = 1.0;
  s.swing_K = 8.0 * std::exp(-1.0);
  s.warmest_day = 220.0;
  p.sources = {s};
  std::vector<double> memory(cooling::SystemRows::size(p, 16), 0.0);
  const cooling::SystemRows rows{memory.data(), 16, 0};
  const double lag = 365.25 / (2.0 * 3.141592653589793);  // a radian of the year, 58.1 days
  const std::vector<double> days{220.0 + lag, 220.0 + lag - 365.25 / 2.0, 220.0};
  cooling::system_intakes(p, days.data(), rows, days.size());
  const double* at = rows.source(0, cooling::SourceRow::sink);
  CHECK(at[0] == Approx(290.15 + 8.0 / 2.718281828459045).epsilon(1e-9));
  CHECK(at[1] == Approx(290.15 - 8.0 / 2.718281828459045).epsilon(1e-9));
  CHECK(at[2] == Approx(290.15 + 8.0 / 2.718281828459045 * std::cos(1.0)).epsilon(1e-9));
}

TEST_CASE("intake: a swing at the surface loses the approach in summer, depth keeps it") {
  const std::string lake = "{model: surface_water, temperature: 16 degC, approach: 2 K, rise: 5 K";
  const Results deep = run(lake + ", swing: 10 K, depth: 35 m}"),
                shallow = run(lake + ", swing: 10 K, depth: 1 m}"), steady = run(lake + "}");
  CHECK(counted(steady, "rejection_at_full_effort").count == 0);
  CHECK(counted(deep, "rejection_at_full_effort").count == 0);
  CHECK(counted(shallow, "rejection_at_full_effort").count > 2000);
  // 10 exp(-3.5) = 0.3 K: pumps hardly see it.
  CHECK(year(deep, "pumps") == Approx(year(steady, "pumps")).epsilon(0.02));
}

TEST_CASE(
    "discharge limit raises the flow, above the permit the water goes back too warm, counted") {
  const std::string lake =
      "{model: surface_water, temperature: 17 degC, approach: 2 K, rise: 5 K, sizing: 0.6";
  const Results free = run(lake + ", largest_flow: 2}"),
                bound = run(lake + ", largest_flow: 2, discharge_limit: 20 degC}"),
                permit = run(lake + ", largest_flow: 1, discharge_limit: 20 degC}");
  CHECK(year(bound, "pumps") > 1.05 * year(free, "pumps"));
  CHECK(counted(bound, "discharge_too_warm").count == 0);
  CHECK(counted(bound, "intake_above_permit").count == 0);
  CHECK(counted(permit, "discharge_too_warm").count > 0);
  CHECK(counted(permit, "intake_above_permit").count > 0);
  // At most the whole heat at design flow: 5 K over an intake of 17 C, 20 C and slack 0.2 allowed.
  CHECK(counted(permit, "discharge_too_warm").largest < 5.0 / 0.6 - 3.0);
  CHECK(year(permit, "heat_surface_water") ==
        Approx(year(permit, "facility_energy") - year(permit, "heat_air")).epsilon(1e-9));
}

TEST_CASE("sources before a rejecting last one: lake with towers, dry coolers with towers") {
  const Results towers = run("{model: tower}"),
                lake =
                    run("{model: surface_water, temperature: 17 degC, sizing: 0.4, approach: 3 K}, "
                        "{model: tower}"),
                dry = run("{model: dry_cooler, design_approach: 8 K}, {model: tower}", "frankfurt"),
                wet = run("{model: tower}", "frankfurt");
  CHECK(year(lake, "heat_surface_water") > 0.2 * year(lake, "facility_energy"));
  CHECK(year(lake, "water_makeup") < 0.8 * year(towers, "water_makeup"));
  CHECK(year(lake, "water_makeup") > 0.0);
  CHECK(year(dry, "heat_dry_cooler") > 0.5 * year(dry, "facility_energy"));
  CHECK(year(dry, "water_makeup") < 0.5 * year(wet, "water_makeup"));
  for (const Results* r : {&towers, &lake, &dry}) {
    for (const double v : r->find_monthly("ledger_residual_energy")->values) CHECK(v < 1e-9);
  }
  CHECK_THROWS_WITH(
      run("{model: air_cooled_chiller}, {model: tower}"),
      Catch::Matchers::ContainsSubstring("'air_cooled_chiller' before it needs a set point"));
}
