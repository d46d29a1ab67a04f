// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"
#include "tenfold/kpi/kpi.hpp"
#include "tenfold/results/results.hpp"
#include "tenfold/time.hpp"

using namespace tenfold;

namespace {
/// Two sites (the second a partner) over two months.
Results two_months() {
  Results r;
  r.start_utc = utc_seconds({2024, 1, 1});
  r.end_utc = utc_seconds({2024, 3, 1});
  r.month_start_utc = {utc_seconds({2024, 1, 1}), utc_seconds({2024, 2, 1})};
  r.sites.resize(2);
  r.sites[0].name = "own";
  r.sites[1].name = "partner";
  r.sites[1].in_totals = false;
  const auto total = [&](const char* name, std::vector<double> values) {
    r.monthly.push_back({{name, "kWh", "", "time: sum", ""}, std::move(values)});
  };
  // Physics reference, traps: 160/100 and 1150/1000 make 1.191, not the mean 1.375.
  total("it_energy", {100, 1000, 7, 7});
  total("facility_energy", {160, 1150, 70, 70});
  total("ups_energy", {105, 1040, 8, 8});
  total("pdu_energy", {102, 1020, 8, 8});
  total("water_makeup", {150, 900, 5, 5});
  total("carbon_location", {80, 575, 9, 9});
  total("carbon_market", {40, 300, 9, 9});
  total("water_source", {250, 1500, 5, 5});
  total("pv_energy", {30, 100, 0, 0});
  total("pv_curtailed", {5, 0, 0, 0});
  total("grid_export", {0, 20, 0, 0});
  total("it_fan_energy", {8, 80, 1, 1});
  total("psu_loss", {5, 45, 1, 1});
  return r;
}
}  // namespace

TEST_CASE("PUE is a ratio of sums, and partner sites stay out of it") {
  const Kpis k = kpis(two_months());
  CHECK_THAT(k.pue.value, Catch::Matchers::WithinRel(1310.0 / 1100.0, 1e-15));
  CHECK(k.pue.numerator == 1310.0);
  CHECK(k.pue.denominator == 1100.0);
  CHECK(k.pue.method == "modelled");
  CHECK_THAT(k.pue_category_1.value, Catch::Matchers::WithinRel(1310.0 / 1145.0, 1e-15));
  CHECK_THAT(k.pue_category_2.value, Catch::Matchers::WithinRel(1310.0 / 1122.0, 1e-15));
  CHECK_THAT(k.wue.value, Catch::Matchers::WithinRel(1050.0 / 1100.0, 1e-15));
  CHECK_THAT(k.wue_source.value, Catch::Matchers::WithinRel(2800.0 / 1100.0, 1e-15));
  // On-site surplus that was exported or curtailed does not count.
  CHECK_THAT(k.ref.value, Catch::Matchers::WithinRel(105.0 / 1310.0, 1e-15));
  // Fans and supplies of servers are overhead to TUE.
  CHECK_THAT(k.tue.value, Catch::Matchers::WithinRel(1310.0 / (1100.0 - 88.0 - 50.0), 1e-15));
  CHECK_THAT(k.cue_location.value, Catch::Matchers::WithinRel(655.0 / 1100.0, 1e-15));
}

TEST_CASE("carbon and water of generation stand over the energy that was served") {
  Results r = two_months();
  // Half of February's IT is not served; imports, and their carbon, are of the rest alone.
  r.monthly.push_back(
      {{"it_energy_served", "kWh", "", "time: sum", ""}, std::vector<double>{100, 500, 7, 7}});
  const Kpis k = kpis(r);
  CHECK_THAT(k.cue_location.value, Catch::Matchers::WithinRel(655.0 / 600.0, 1e-15));
  CHECK_THAT(k.cue_market.value, Catch::Matchers::WithinRel(340.0 / 600.0, 1e-15));
  CHECK_THAT(k.wue_source.value,
             Catch::Matchers::WithinRel(1050.0 / 1100.0 + 1750.0 / 600.0, 1e-14));
  CHECK_THAT(k.served_share.value, Catch::Matchers::WithinRel(600.0 / 1100.0, 1e-15));
  // PUE stays that of what was demanded, and says so.
  CHECK_THAT(k.pue.value, Catch::Matchers::WithinRel(1310.0 / 1100.0, 1e-15));
  CHECK(k.pue.boundary.find("45.5 % of the IT energy") != std::string::npos);
  CHECK(kpis(two_months()).pue.boundary.find("not served") == std::string::npos);
}

TEST_CASE("indicators of a period and of one site") {
  const Results r = two_months();
  const Kpis january = kpis(r, utc_seconds({2024, 1, 1}), utc_seconds({2024, 2, 1}));
  CHECK_THAT(january.pue.value, Catch::Matchers::WithinRel(1.6, 1e-15));
  CHECK(january.pue.period == "2024-01-01/2024-02-01");
  const Kpis partner = kpis(r, r.start_utc, r.end_utc, 1);
  CHECK_THAT(partner.pue.value, Catch::Matchers::WithinRel(10.0, 1e-15));
}
