// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
// What must stop a run: water and carbon that do not add up, a loop that cannot close.
#include <limits>

#include "catch.hpp"
#include "engine/hall_kernel.hpp"
#include "engine/site_ledger.hpp"
#include "small_site.hpp"
#include "tenfold/error.hpp"

using namespace tenfold;
using namespace tenfold::engine;
using Catch::Matchers::ContainsSubstring;
using tenfold::tests::small_site;

namespace {

using Change = void (*)(HallBlock& block, Rows<HallRow>& rows);

/// A registered kernel with a change before and one after it runs.
class Changed final : public HallKernel {
 public:
  Changed(std::unique_ptr<HallKernel> inner, Change before, Change after)
      : inner_(std::move(inner)), before_(before), after_(after) {}
  [[nodiscard]] std::string_view name() const noexcept override { return inner_->name(); }
  void size(double air, double liquid, double pressure) override {
    inner_->size(air, liquid, pressure);
  }
  void run(HallBlock& b, HallMemory& memory) const override {
    if (before_ != nullptr) before_(b, *b.rows);
    inner_->run(b, memory);
    if (after_ != nullptr) after_(b, *b.rows);
  }
  [[nodiscard]] bool liquid() const noexcept override { return inner_->liquid(); }
  [[nodiscard]] std::unique_ptr<HallKernel> clone() const override {
    return std::make_unique<Changed>(inner_->clone(), before_, after_);
  }

 private:
  std::unique_ptr<HallKernel> inner_;
  Change before_, after_;
};

KernelFactory changed(std::string_view model, Change before, Change after) {
  return [=](const cooling::Cooling& c) -> std::unique_ptr<HallKernel> {
    auto kernel = make_hall_kernel(c);
    if (kernel->name() != model) return kernel;
    return std::make_unique<Changed>(std::move(kernel), before, after);
  };
}

/// Weather with a hole in the fourth hour of each block.
std::vector<double>& spoilt() {
  static std::vector<double> row;
  return row;
}
const double* with_hole(const double* row, std::size_t n) {
  spoilt().assign(row, row + n);
  if (n > 3) spoilt()[3] = std::numeric_limits<double>::quiet_NaN();
  return spoilt().data();
}

SimulateOptions one_thread() {
  SimulateOptions o;
  o.threads = 1;
  return o;
}

}  // namespace

TEST_CASE("a kernel that loses a millionth of its water stops the run and the place is named") {
  const auto leak = changed("water_economizer", nullptr, [](HallBlock& b, Rows<HallRow>& r) {
    for (std::size_t i = 0; i < b.n; ++i) r[HallRow::evaporated][i] *= 1.0 - 1e-6;
  });
  const Model model = compile(small_site(), leak);
  REQUIRE_THROWS_AS(simulate(model, one_thread()), LedgerError);
  REQUIRE_THROWS_WITH(simulate(model, one_thread()), ContainsSubstring("water ledger") &&
                                                         ContainsSubstring("hangzhou") &&
                                                         ContainsSubstring("2024-02-20"));
}

TEST_CASE("ledgers: a millionth of carbon, water, electricity or heat is seen, round-off is not") {
  double energy = 0, water = 0, carbon = 0;
  // A site that draws 100 and uses 60 + 10 + 25 + 5; 70, 20 and 10 go as heat.
  const auto residuals = [&](SiteRow wrong, double factor) {
    Rows<SiteRow> rows(8);
    const std::pair<SiteRow, double> values[] = {{SiteRow::import, 90.0},
                                                 {SiteRow::pv, 10.0},
                                                 {SiteRow::it_power, 60.0},
                                                 {SiteRow::chain_loss, 10.0},
                                                 {SiteRow::mechanical, 25.0},
                                                 {SiteRow::auxiliary, 5.0},
                                                 {SiteRow::facility, 100.0},
                                                 {SiteRow::heat_tower, 70.0},
                                                 {SiteRow::heat_dry_cooler, 20.0},
                                                 {SiteRow::heat_ambient, 10.0},
                                                 {SiteRow::makeup, 5.0},
                                                 {SiteRow::evaporated, 4.0},
                                                 {SiteRow::blowdown, 0.9},
                                                 {SiteRow::drift, 0.1},
                                                 {SiteRow::carbon_intensity, 2e-7},
                                                 {SiteRow::carbon_location, 1.8e-5}};
    for (const auto& [row, value] : values)
      rows[row][0] = value * 1e6 * (row == wrong ? factor : 1.0);
    rows[SiteRow::carbon_intensity][0] *= 1e-6;
    ledger_rows(rows, 1);
    energy = rows[SiteRow::energy_residual][0];
    water = rows[SiteRow::water_residual][0];
    carbon = rows[SiteRow::carbon_residual][0];
  };
  residuals(SiteRow::count, 1.0);
  CHECK(energy < 1e-15);
  CHECK(water < 1e-15);
  CHECK(carbon < 1e-15);
  const double leak = 1.0 - 1e-6;
  residuals(SiteRow::carbon_location, leak);
  CHECK(energy < 1e-15);
  CHECK(carbon == Approx(0.9e-6).epsilon(1e-3));
  residuals(SiteRow::evaporated, leak);
  CHECK(water == Approx(0.8e-6).epsilon(1e-3));
  CHECK(energy < 1e-15);
  residuals(SiteRow::heat_tower, leak);
  CHECK(energy == Approx(0.7e-6).epsilon(1e-3));
  residuals(SiteRow::chain_loss, leak);
  CHECK(energy == Approx(0.1e-6).epsilon(1e-3));
}

TEST_CASE("a loop that cannot close is an error with its hour") {
  SECTION("the plant, under a heat that is not a number") {
    const auto factory = changed(
        "water_economizer",
        [](HallBlock& b, Rows<HallRow>&) {
          b.lighting_W = std::numeric_limits<double>::quiet_NaN();
        },
        nullptr);
    const Model model = compile(small_site(), factory);
    REQUIRE_THROWS_AS(simulate(model, one_thread()), ConvergenceError);
    REQUIRE_THROWS_WITH(simulate(model, one_thread()),
                        ContainsSubstring("water_economizer") && ContainsSubstring("hangzhou") &&
                            ContainsSubstring("2024-02-20T00:00:00Z"));
  }
  SECTION("the dry cooler, where the dry bulb is not a number") {
    const auto factory = changed(
        "cold_plate_dry_cooler",
        [](HallBlock& b, Rows<HallRow>&) {
          b.weather.dry_bulb_K = with_hole(b.weather.dry_bulb_K, b.n);
        },
        nullptr);
    const Model model = compile(small_site(), factory);
    REQUIRE_THROWS_AS(simulate(model, one_thread()), ConvergenceError);
    REQUIRE_THROWS_WITH(
        simulate(model, one_thread()),
        ContainsSubstring("cold_plate_dry_cooler") && ContainsSubstring("2024-02-20T03:00:00Z"));
  }
}
