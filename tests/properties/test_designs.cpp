// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"
#include "one_hall.hpp"
#include "tenfold/tenfold.hpp"

using namespace tenfold;

namespace {

Scenario design_site(const std::string& design, bool liquid, const std::string& climate) {
  tests::OneHall h{"{design: " + design + "}",
                   liquid ? "{type: nvl72, count: 30}" : "{type: cpu_2u, count: 500}", climate};
  h.start = "2023-01-01";
  h.end = "2024-01-01";
  h.cpu_use = "0.4";
  h.file = design + ".yaml";
  return one_hall(h);
}

}  // namespace

// Every design of the catalog, one year in a hot humid, a temperate and a cold climate: ledgers
// close at every hour (the run stops otherwise), PUE is at least 1, water is accounted for, and all
// heat has a destination.
TEST_CASE("designs of the catalog through a year in three climates") {
  const scenario::Catalog& catalog = scenario::Catalog::built_in();
  const auto names = catalog.names("cooling");
  REQUIRE(names.size() >= 24);
  std::size_t composed = 0;
  for (const std::string& name : names) {
    const scenario::Value* entry = catalog.find("cooling", name);
    const std::string model = entry->find("model")->text;
    composed += model == "cooling_system" ? 1 : 0;
    const scenario::Value* side = entry->find("liquid");
    const bool liquid = model == "cold_plate_dry_cooler" ||
                        (side != nullptr && side->find("model")->text != "rear_door");
    for (const char* climate : {"singapore", "frankfurt", "fairbanks"}) {
      INFO(name << " in " << climate);
      const Results r = simulate(compile(design_site(name, liquid, climate)));
      const auto year = [&](const char* total) { return r.sum(total, r.start_utc, r.end_utc); };
      for (const char* ledger : {"ledger_residual_energy", "ledger_residual_water"}) {
        for (const double v : r.find_monthly(ledger)->values) REQUIRE(v < 1e-9);
      }
      const double facility = year("facility_energy"), it = year("it_energy");
      REQUIRE(facility >= it);
      REQUIRE(facility < 4.0 * it);
      const double heat = year("heat_tower") + year("heat_dry_cooler") + year("heat_air") +
                          year("heat_reused") + year("heat_surface_water") + year("heat_stored") +
                          year("unmet_cooling");
      REQUIRE(heat == Approx(facility).epsilon(1e-8));
      REQUIRE(year("water_makeup") >= year("water_evaporated") - 1e-6);
      // Heat that a plant could not take shows as an event, never as a number that is cut off.
      if (year("cooling_short") > 0.0 || year("unmet_cooling") > 0.0) REQUIRE(!r.events.empty());
    }
  }
  REQUIRE(composed >= 16);
}

TEST_CASE("heat reuse: what the network takes lowers ERE, never PUE") {
  const Results r = simulate(compile(design_site("heat_reuse_district", true, "frankfurt")));
  const auto year = [&](const char* total) { return r.sum(total, r.start_utc, r.end_utc); };
  const Kpis k = kpis(r);
  CHECK(k.erf.value > 0.1);
  CHECK(k.erf.value <= 1.0);
  CHECK(k.erf.value == Approx(year("heat_reused") / year("facility_energy")));
  CHECK(k.ere.value == Approx((year("facility_energy") - year("heat_reused")) / year("it_energy")));
  CHECK(k.ere.value < k.pue.value);
  CHECK(year("heat_pump") > 0.0);
}

TEST_CASE("lake water takes the heat and no tower evaporates") {
  const Results r = simulate(compile(design_site("lake_water", false, "hangzhou")));
  const auto year = [&](const char* total) { return r.sum(total, r.start_utc, r.end_utc); };
  CHECK(year("heat_surface_water") > 0.9 * year("it_energy"));
  CHECK(year("water_makeup") == 0.0);
  CHECK(year("chiller") == 0.0);
}

TEST_CASE("a trim that is never called stands: no pump, no tower fan, no drift") {
  const Results r = simulate(compile(design_site("lei_1_airside_adiabatic", false, "fairbanks")));
  const auto year = [&](const char* total) { return r.sum(total, r.start_utc, r.end_utc); };
  CHECK(year("chiller") == 0.0);
  CHECK(year("heat_tower") == 0.0);
  CHECK(year("tower_fan") == 0.0);
  CHECK(year("water_drift") == 0.0);
  CHECK(year("pumps") < 1e-3 * year("it_energy"));  // spray of the humidifier
}

TEST_CASE("pads: hybrid coolers use less water than pads all at once, dry coolers none") {
  const auto water = [](const std::string& design) {
    const Results r = simulate(compile(design_site(design, true, "phoenix")));
    return r.sum("water_makeup", r.start_utc, r.end_utc);
  };
  const double hybrid = water("hot_climate_adiabatic"), all = water("lei25_16_3_liquid_adiabatic");
  CHECK(hybrid > 0.0);
  CHECK(hybrid < all);
  CHECK(water("cold_plate_dry_cooler_w40") == 0.0);
}
