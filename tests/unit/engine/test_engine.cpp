// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include <cstring>

#include "catch.hpp"
#include "engine/hall_kernel.hpp"
#include "small_site.hpp"

using namespace tenfold;
using tenfold::tests::small_site;

namespace {

SimulateOptions options(std::size_t block, unsigned threads) {
  SimulateOptions o;
  o.channels = {"all"};
  o.block = block;
  o.threads = threads;
  return o;
}

template <class T>
bool same_bytes(const std::vector<T>& a, const std::vector<T>& b) {
  return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(T)) == 0;
}

void require_same(const Results& a, const Results& b) {
  REQUIRE(a.channels.size() == b.channels.size());
  for (std::size_t i = 0; i < a.channels.size(); ++i) {
    INFO(a.channels[i].words.name);
    REQUIRE(same_bytes(a.channels[i].values, b.channels[i].values));
  }
  for (std::size_t i = 0; i < a.monthly.size(); ++i) {
    INFO(a.monthly[i].words.name);
    REQUIRE(same_bytes(a.monthly[i].values, b.monthly[i].values));
  }
  for (std::size_t i = 0; i < a.by_class.size(); ++i)
    REQUIRE(same_bytes(a.by_class[i].values, b.by_class[i].values));
}

}  // namespace

TEST_CASE("blocks, threads and the step-by-step simulator give identical bytes") {
  // The second variant binds the grid limit, so that the curtailment ladder redoes steps.
  const std::string connection = GENERATE("120 MW", "9 MW");
  const Model model = compile(small_site({{"sites.hangzhou.grid.connection", connection}}));
  const Results reference = simulate(model, options(512, 1));
  if (connection == "9 MW")
    REQUIRE(reference.sum("shed_energy", reference.start_utc, reference.end_utc) > 0.0);
  require_same(reference, simulate(model, options(1, 1)));
  require_same(reference, simulate(model, options(24, 2)));
  require_same(reference, simulate(model, options(37, 2)));
  Simulator simulator(model, {"all"});
  while (simulator.advance()) {
  }
  require_same(reference, simulator.results());
}

TEST_CASE("ledgers close at every step and the totals repeat the channels") {
  const Results r = simulate(compile(small_site()), options(256, 2));
  for (const char* name :
       {"ledger_residual_energy", "ledger_residual_water", "ledger_residual_carbon"}) {
    for (const double v : r.find_monthly(name)->values) CHECK(v < 1e-9);
  }
  const auto& it = *r.find_channel("it_power");
  double sum = 0.0;
  for (const float v : it.values) sum += static_cast<double>(v) / 1000.0;
  CHECK(sum == Approx(r.sum("it_energy", r.start_utc, r.end_utc)).epsilon(1e-6));
  CHECK(r.sum("facility_energy", r.start_utc, r.end_utc) >
        r.sum("it_energy", r.start_utc, r.end_utc));
  const double heat = r.sum("heat_tower", r.start_utc, r.end_utc) +
                      r.sum("heat_dry_cooler", r.start_utc, r.end_utc) +
                      r.sum("heat_air", r.start_utc, r.end_utc) +
                      r.sum("unmet_cooling", r.start_utc, r.end_utc);
  CHECK(heat == Approx(r.sum("facility_energy", r.start_utc, r.end_utc)).epsilon(1e-9));
}

namespace {

/// A kernel that loses a millionth of the heat it should reject.
class LeakingKernel final : public engine::HallKernel {
 public:
  explicit LeakingKernel(std::unique_ptr<engine::HallKernel> inner) : inner_(std::move(inner)) {}
  [[nodiscard]] std::string_view name() const noexcept override { return "leaking_economizer"; }
  void size(double air, double liquid, double pressure) override {
    inner_->size(air, liquid, pressure);
  }
  void run(engine::HallBlock& b, engine::HallMemory& memory) const override {
    inner_->run(b, memory);
    auto& r = *b.rows;
    for (std::size_t i = 0; i < b.n; ++i) {
      const double lost = 1e-6 * r[engine::HallRow::heat_tower][i];
      r[engine::HallRow::heat_tower][i] -= lost;
      r[engine::HallRow::kernel_residual][i] += lost;
    }
  }
  [[nodiscard]] bool liquid() const noexcept override { return inner_->liquid(); }
  [[nodiscard]] std::unique_ptr<engine::HallKernel> clone() const override {
    return std::make_unique<LeakingKernel>(inner_->clone());
  }

 private:
  std::unique_ptr<engine::HallKernel> inner_;
};

/// The same leak, not declared in the kernel's own residual: the site's ledger must find it.
class SilentLeak final : public engine::HallKernel {
 public:
  explicit SilentLeak(std::unique_ptr<engine::HallKernel> inner) : inner_(std::move(inner)) {}
  [[nodiscard]] std::string_view name() const noexcept override { return "silent_leak"; }
  void size(double air, double liquid, double pressure) override {
    inner_->size(air, liquid, pressure);
  }
  void run(engine::HallBlock& b, engine::HallMemory& memory) const override {
    inner_->run(b, memory);
    for (std::size_t i = 0; i < b.n; ++i) (*b.rows)[engine::HallRow::heat_tower][i] *= 1.0 - 1e-6;
  }
  [[nodiscard]] bool liquid() const noexcept override { return inner_->liquid(); }
  [[nodiscard]] std::unique_ptr<engine::HallKernel> clone() const override {
    return std::make_unique<SilentLeak>(inner_->clone());
  }

 private:
  std::unique_ptr<engine::HallKernel> inner_;
};

}  // namespace

TEST_CASE("a kernel that loses a millionth of its heat stops the run and is named") {
  const auto leak = [](const cooling::Cooling& c) -> std::unique_ptr<engine::HallKernel> {
    auto kernel = engine::make_hall_kernel(c);
    if (std::holds_alternative<cooling::WaterEconomizer>(c))
      return std::make_unique<LeakingKernel>(std::move(kernel));
    return kernel;
  };
  REQUIRE_THROWS_WITH(simulate(compile(small_site(), leak)),
                      Catch::Matchers::ContainsSubstring("leaking_economizer") &&
                          Catch::Matchers::ContainsSubstring("hangzhou"));
  const auto silent = [](const cooling::Cooling& c) -> std::unique_ptr<engine::HallKernel> {
    return std::make_unique<SilentLeak>(engine::make_hall_kernel(c));
  };
  REQUIRE_THROWS_AS(simulate(compile(small_site(), silent)), LedgerError);
}

TEST_CASE("progress may stop a run") {
  const Model model = compile(small_site());
  SimulateOptions o;
  o.block = 1;
  int calls = 0;
  o.progress = [&](double) { return ++calls < 1; };
  // A run this short may end before the first call.
  try {
    simulate(model, o);
  } catch (const Cancelled&) {
    CHECK(calls == 1);
  }
}

TEST_CASE("a higher facility supply saves fan energy and never lowers the ledger's closure") {
  const Results cool = simulate(compile(small_site()));
  const Results warm = simulate(
      compile(small_site({{"sites.hangzhou.halls.ai.cooling.facility_supply", "40 degC"}})));
  CHECK(warm.sum("dry_cooler_fan", warm.start_utc, warm.end_utc) <
        cool.sum("dry_cooler_fan", cool.start_utc, cool.end_utc));
  // Leakage grows with coolant temperature: IT energy rises although PUE falls.
  CHECK(warm.sum("it_energy", warm.start_utc, warm.end_utc) >
        cool.sum("it_energy", cool.start_utc, cool.end_utc));
}

TEST_CASE("minutes and hours agree on a smooth site") {
  const Settings steady{
      {"workloads.chat.model", "steady"},
      {"workloads.chat",
       "{name: chat, model: steady, utilisation: 0.4, share: 0.4, runs_on: [accelerator]}"},
      {"workloads.web", "{name: web, model: steady, utilisation: 0.3, runs_on: [cpu]}"}};
  const Results hours = simulate(compile(small_site({steady.begin() + 1, steady.end()})));
  Settings fine(steady.begin() + 1, steady.end());
  fine.emplace_back("horizon.step", "15 min");
  const Results quarters = simulate(compile(small_site(fine)));
  const double a = hours.sum("facility_energy", hours.start_utc, hours.end_utc),
               b = quarters.sum("facility_energy", quarters.start_utc, quarters.end_utc);
  CHECK(b == Approx(a).epsilon(2e-3));
}
