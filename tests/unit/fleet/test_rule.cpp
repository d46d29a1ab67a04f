// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <numeric>

#include "catch.hpp"
#include "tenfold/fleet/problem.hpp"

using namespace tenfold;
using namespace tenfold::fleet;

namespace {

/// Two sites that share a demand 3 to 1; racks of 10 kW, unit 1.
struct Small {
  Problem p;
  explicit Small(std::size_t months, double growth = 0.0, int life = 60) {
    p.months = months;
    p.fx.assign(months, 7.0);
    DemandRow d;
    d.name = "ai";
    d.metric = "compute";
    d.racks = {"new"};
    d.mix.assign(months, 1.0);
    for (std::size_t t = 0; t < months; ++t)
      d.wanted.push_back(1000.0 * std::pow(1.0 + growth, static_cast<double>(t) / 12.0));
    for (const auto& [site, share] : {std::pair{"a", 3.0}, {"b", 1.0}}) {
      Option o;
      o.site = site;
      o.hall = "h";
      o.rack = "new";
      o.vendor = "v";
      o.peak_W = 1e4;
      o.capacity = 1.0;
      o.chips = 8.0;
      o.embodied_kg = 100.0;
      o.life_months = life;
      o.survival.assign(static_cast<std::size_t>(life), 1.0);
      o.hall_index = p.halls.size();
      o.opens = -1000;
      o.price_usd.assign(months, 1e5);
      o.closed_by.assign(months, -1);
      p.options.push_back(o);
      p.halls.push_back({site, "h", 0.8, 1e6, 0.0});
      d.sites.emplace_back(site);
      d.share.insert(d.share.end(), months, share);
      d.unit.push_back(1.0);
    }
    p.demand.push_back(d);
  }
  void bound(const std::string& site, double racks) {
    p.power.push_back(
        {"grid." + site, "grid", site, std::vector<double>(p.months, racks * 1e4), 1.0});
  }
};

double at(const Plan& plan, const std::vector<double>& values, std::size_t row, std::size_t month) {
  return values[row * plan.months + month];
}

}  // namespace

TEST_CASE("cohorts are conserved under every survival law") {
  for (const bool weibull : {false, true}) {
    Small s(120, 0.4, 36);
    if (weibull) {
      for (Option& o : s.p.options) o.survival = weibull_survival(4.0, 40.0);
    }
    s.p.stock.push_back({0, -7, 500.0});
    s.bound("a", 2000.0);
    const Plan plan = build_out(s.p, true);
    for (std::size_t o = 0; o < 2; ++o) {
      for (std::size_t m = 1; m < plan.months; ++m) {
        REQUIRE(at(plan, plan.owned, o, m) ==
                Approx(at(plan, plan.owned, o, m - 1) + at(plan, plan.purchased, o, m) -
                       at(plan, plan.retired, o, m))
                    .margin(1e-9));
        REQUIRE(at(plan, plan.retired, o, m) >= -1e-9);
      }
    }
  }
}

TEST_CASE("demand grows by its yearly rate and purchases meet it by shares") {
  Small s(61, 0.26);
  const Plan plan = build_out(s.p, false);
  CHECK(plan.reached[60] == Approx(1000.0 * std::pow(1.26, 5.0)).epsilon(1e-12));
  CHECK(at(plan, plan.count, 0, 0) == Approx(750.0));
  CHECK(at(plan, plan.count, 1, 0) == Approx(250.0));
}

TEST_CASE("fixed life and growth q: share of the last year is (1-exp(-q))/(1-exp(-qL))") {
  Small s(480, std::exp(0.26) - 1.0);
  const Plan plan = build_out(s.p, false);
  double recent = 0.0, stock = 0.0;
  for (std::size_t o = 0; o < 2; ++o) {
    for (std::size_t m = 468; m < 480; ++m) recent += at(plan, plan.purchased, o, m);
    stock += at(plan, plan.count, o, 479);
  }
  CHECK(recent / stock == Approx((1 - std::exp(-0.26)) / (1 - std::exp(-0.26 * 5))).epsilon(0.02));
}

TEST_CASE("constant purchases give stock B L and mean age L / 2") {
  Small s(120);
  s.p.demand.clear();
  for (int m = 0; m < 120; ++m) s.p.outright.push_back({0, m, 10.0});
  const Plan plan = build_out(s.p, true);
  CHECK(at(plan, plan.count, 0, 119) == Approx(600.0));
  CHECK(at(plan, plan.retired, 0, 119) == Approx(10.0));
  // Unamortised carbon in a steady state: B K (L - 1) / 2, months of age 1 to L.
  CHECK(at(plan, plan.embodied_balance, 0, 119) == Approx(10.0 * 100.0 * 59.0 / 2.0));
}

TEST_CASE("Weibull survival: median and mean") {
  const std::vector<double> s = weibull_survival(4.0, 72.0);
  const auto median = static_cast<std::size_t>(std::lround(72.0 * std::pow(std::log(2.0), 0.25)));
  CHECK(s[median] == Approx(0.5).margin(0.02));
  const double mean = std::accumulate(s.begin(), s.end(), -0.5);
  CHECK(mean == Approx(72.0 * std::tgamma(1.25)).epsilon(1e-3));
}

TEST_CASE("embodied carbon: bought + opening = amortised + written off + balance") {
  for (const int closes : {1 << 30, 50}) {
    Small s(96, 0.3, 36);
    s.p.options[0].survival = weibull_survival(3.5, 30.0);
    s.p.options[0].closes = closes;
    s.p.stock.push_back({0, -10, 400.0});
    const Plan plan = build_out(s.p, true);
    double left = plan.embodied_opening[0], gone = 0.0;
    for (std::size_t m = 0; m < plan.months; ++m) {
      left += at(plan, plan.embodied_bought, 0, m) - at(plan, plan.embodied_amortised, 0, m) -
              at(plan, plan.embodied_written_off, 0, m);
      gone += at(plan, plan.embodied_written_off, 0, m);
      REQUIRE(at(plan, plan.embodied_balance, 0, m) == Approx(left).margin(1e-6));
    }
    CHECK(gone > 0.0);
  }
}

TEST_CASE("a closing site loses its racks and a full connection sends purchases elsewhere") {
  Small closing(12);
  closing.p.options[0].closes = 6;
  const Plan c = build_out(closing.p, true);
  CHECK(at(c, c.count, 0, 5) == Approx(750.0));
  CHECK(at(c, c.count, 0, 6) == 0.0);
  CHECK(at(c, c.count, 1, 6) == Approx(1000.0));

  Small s(3);
  s.bound("a", 100.0);
  s.bound("b", 300.0);
  const Plan plan = build_out(s.p, true);
  CHECK(at(plan, plan.count, 0, 0) == Approx(100.0));
  CHECK(at(plan, plan.count, 1, 0) == Approx(300.0));
  CHECK(plan.reached[0] == Approx(400.0));
  CHECK(plan.wanted[0] == Approx(1000.0));
  CHECK(plan.binding[0].substr(0, 5) == "grid.");
  CHECK(plan.limits[0].binding[0] == 1.0);
  const Plan free = build_out(s.p, false);
  CHECK(free.reached[0] == Approx(1000.0));
}

TEST_CASE("a limit below what stands switches racks off, and they stay owned") {
  Small s(4);
  s.p.stock.push_back({0, -1, 900.0});
  s.bound("a", 0.0);
  s.bound("b", 5000.0);
  const Plan plan = build_out(s.p, true);
  CHECK(at(plan, plan.count, 0, 0) == 0.0);
  CHECK(at(plan, plan.owned, 0, 0) == Approx(900.0));
  CHECK(at(plan, plan.count, 1, 0) == Approx(1000.0));
  // It binds, and costs no demand: the other site takes it.
  CHECK(plan.limits[0].binding[0] == 1.0);
  CHECK(plan.limits[1].binding[0] == 0.0);
  CHECK(plan.demand_binding[0] == "demand");
  CHECK(plan.binding[0] == "demand");
}

TEST_CASE("a limit that switches off what nothing on sale replaces costs that demand") {
  Small s(2);
  s.p.stock.push_back({0, -1, 1000.0});
  s.bound("a", 400.0);
  for (double& share : s.p.demand[0].mix) share = 0.0;
  const Plan plan = build_out(s.p, true);
  CHECK(plan.reached[0] == Approx(400.0));
  CHECK(plan.limits[0].binding[0] == 1.0);
  CHECK(plan.demand_binding[0] == plan.limits[0].name);
  CHECK(plan.binding[0] == plan.limits[0].name);
}

TEST_CASE("a demand is named only by limits that apply to it") {
  Small s(2);
  DemandRow other = s.p.demand[0];
  other.name = "other";
  // Racks of another vendor, which no chips bound.
  for (const std::size_t i : {std::size_t{0}, std::size_t{1}}) {
    Option o = s.p.options[i];
    o.rack = "plain";
    o.vendor = "";
    o.chips = 0.0;
    s.p.options.push_back(o);
  }
  s.p.demand[0].unit = {1.0, 1.0, 0.0, 0.0};
  other.racks = {"plain"};
  other.unit = {0.0, 0.0, 1.0, 1.0};
  s.p.demand.push_back(other);
  s.p.chips.push_back({"chips.v", "v", {1600.0, unlimited}});
  const Plan plan = build_out(s.p, true);
  CHECK(plan.reached[0] == Approx(200.0));
  CHECK(plan.reached[2] == Approx(1000.0));
  CHECK(plan.demand_binding == std::vector<std::string>{"chips.v", "demand", "demand", "demand"});
}

TEST_CASE("chips of a vendor bound purchases by the month") {
  Small s(3);
  s.p.chips.push_back({"chips.v", "v", {1600.0, 0.0, unlimited}});
  const Plan plan = build_out(s.p, true);
  CHECK(plan.reached[0] == Approx(200.0));
  CHECK(plan.reached[1] == Approx(200.0));
  CHECK(plan.reached[2] == Approx(1000.0));
  CHECK(plan.binding[0] == "chips.v");
  CHECK(plan.binding[2] == "demand");
  CHECK(plan.limits[0].used[0] == Approx(1600.0));
}

TEST_CASE("money bounds racks and own facilities, and even pace carries over") {
  Small s(4);
  s.p.halls[0].facility_usd_per_W = s.p.halls[1].facility_usd_per_W = 8.0;
  // 1000 racks cost 700 million CNY; from the second month on a rack brings its hall's growth.
  s.p.capex.push_back({"capex.x", 0, 4, 1400e6, true});
  const Plan plan = build_out(s.p, true);
  CHECK(plan.reached[0] == Approx(350e6 / 7.0 / 1e5));
  CHECK(plan.binding[0] == "capex.x");
  // A rack and 10 kW / 0.8 of plant: 1e5 + 12500 x 8 = 2e5 USD.
  CHECK(plan.reached[1] == Approx(500.0 + 350e6 / 7.0 / 2e5).epsilon(1e-9));
  CHECK(plan.reached[2] == Approx(1000.0));
  const LimitSeries& money = plan.limits[0];
  CHECK(money.used[0] == Approx(money.available[0]).epsilon(1e-9));
  CHECK(money.available[2] == Approx(350e6));
  CHECK(money.available[3] == Approx(700e6 - 250.0 * 2e5 * 7.0));
  const double spent = std::accumulate(money.used.begin(), money.used.end(), 0.0);
  CHECK(spent <= 1400e6 * (1 + 1e-9));
}

TEST_CASE("an option that a rule closes takes nothing and is named where demand stays unmet") {
  Small s(2);
  s.p.access.push_back({"screening.eu", "screening"});
  for (Option& o : s.p.options) o.closed_by[0] = 0;
  const Plan plan = build_out(s.p, true);
  CHECK(plan.reached[0] == 0.0);
  CHECK(plan.binding[0] == "screening.eu");
  CHECK(plan.demand_binding[0] == "screening.eu");
  CHECK(plan.demand_binding[1] == "demand");
  CHECK(plan.reached[1] == Approx(1000.0));
}

TEST_CASE("partner racks never serve demand") {
  Small s(1);
  s.p.options[0].counts = false;
  s.p.demand[0].unit[0] = 0.0;
  s.p.demand[0].share.assign(2, 0.0);
  s.p.demand[0].share[1] = 1.0;
  s.p.outright.push_back({0, 0, 700.0});
  const Plan plan = build_out(s.p, true);
  CHECK(at(plan, plan.count, 0, 0) == Approx(700.0));
  CHECK(at(plan, plan.count, 1, 0) == Approx(1000.0));
}
