// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "catch.hpp"
#include "fleet/book.hpp"

using namespace tenfold;
using namespace tenfold::fleet;

namespace {
constexpr int start = 2024 * 12;

Slot slot(const std::string& site, const std::string& rack, double capacity = 1.0, int life = 60) {
  Slot s;
  s.site = site;
  s.hall = "h";
  s.rack = rack;
  s.peak_W = 1e4;
  s.capacity = capacity;
  s.life_months = life;
  return s;
}

Demand demand(double growth) {
  Demand d;
  d.name = "ai";
  d.compute = si<ComputeRate>(1000.0);
  d.at = {2024, 1, 1};
  d.growth = {{{Date{2024, 1, 1}, growth}}};
  d.mix = {{"new", {{{Date{1970, 1, 1}, 1.0}}}}};
  d.shares = {{"a", {{{Date{1970, 1, 1}, 3.0}}}}, {"b", {{{Date{1970, 1, 1}, 1.0}}}}};
  return d;
}
}  // namespace

TEST_CASE("cohorts are conserved: count(t+1) = count(t) + purchased - retired") {
  Fleet f;
  f.demand = {demand(0.4)};
  f.stock = {{"a", "", "new", {2023, 6, 1}, 500.0, si<Duration>(24 * 2629746.0)}};
  const std::vector<Slot> slots{slot("a", "new", 1.0, 36), slot("b", "new", 1.0, 36)};
  const Inventory v = book(&f, slots, {}, start, 120);
  for (std::size_t s = 0; s < slots.size(); ++s) {
    for (std::size_t m = 1; m < v.months; ++m) {
      const double expected = v.count[s * v.months + m - 1] + v.purchased[s * v.months + m] -
                              v.retired[s * v.months + m];
      REQUIRE(v.count[s * v.months + m] == Approx(expected).margin(1e-9));
      REQUIRE(v.retired[s * v.months + m] >= -1e-9);
    }
  }
}

TEST_CASE("demand grows by its yearly rate and purchases meet it") {
  Fleet f;
  f.demand = {demand(0.26)};
  const Inventory v = book(&f, {slot("a", "new"), slot("b", "new")}, {}, start, 61);
  CHECK(v.demanded[60] == Approx(1000.0 * std::pow(1.26, 5.0)).epsilon(1e-12));
  for (std::size_t m = 0; m < v.months; ++m)
    CHECK(v.reached[m] == Approx(v.demanded[m]).epsilon(1e-9));
  CHECK(v.count[0] == Approx(750.0));
  CHECK(v.count[61] == Approx(250.0));
}

TEST_CASE(
    "with fixed life and growth q the share bought in the last year is (1-exp(-q))/(1-exp(-qL))") {
  Fleet f;
  Demand d = demand(std::exp(0.26) - 1.0);
  d.at = {1996, 1, 1};
  f.demand = {d};
  const Inventory v =
      book(&f, {slot("a", "new", 1.0, 60), slot("b", "new", 1.0, 60)}, {}, 1996 * 12, 480);
  double recent = 0.0;
  for (std::size_t m = v.months - 12; m < v.months; ++m)
    recent += v.purchased[m] + v.purchased[v.months + m];
  const double stock = v.count[v.months - 1] + v.count[2 * v.months - 1];
  CHECK(recent / stock == Approx((1 - std::exp(-0.26)) / (1 - std::exp(-0.26 * 5))).epsilon(0.02));
}

TEST_CASE("constant purchases with fixed life give stock B L") {
  Fleet f;
  for (int m = 0; m < 120; ++m)
    f.purchases.push_back({"a", "", "new", date_of_month(start + m), 10.0, {}});
  const Inventory v = book(&f, {slot("a", "new", 1.0, 60)}, {}, start, 120);
  CHECK(v.count[119] == Approx(600.0));
  CHECK(v.retired[119] == Approx(10.0));
}

TEST_CASE("a closing site loses its racks and a full connection sends purchases elsewhere") {
  Fleet f;
  f.demand = {demand(0.0)};
  std::vector<Slot> slots{slot("a", "new"), slot("b", "new")};
  slots[0].closes_month = start + 6;
  const Inventory closing = book(&f, slots, {}, start, 12);
  CHECK(closing.count[5] == Approx(750.0));
  CHECK(closing.count[6] == 0.0);
  CHECK(closing.count[12 + 6] == Approx(1000.0));
  slots[0].closes_month = 1 << 30;
  const Inventory bounded = book(&f, slots, {{"a", 100.0 * 1e4}, {"b", 300.0 * 1e4}}, start, 3);
  CHECK(bounded.count[0] == Approx(100.0));
  CHECK(bounded.count[3] == Approx(300.0));
  CHECK(bounded.reached[0] == Approx(400.0));
  CHECK(bounded.demanded[0] == Approx(1000.0));
}
