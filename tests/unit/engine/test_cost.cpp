// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
// Memory of a run with totals only does not grow with its steps; work grows linearly in sites.
#include <malloc.h>

#include <atomic>
#include <cstdlib>
#include <ctime>
#include <new>

#include "catch.hpp"
#include "small_site.hpp"

namespace {

std::atomic<std::size_t> live{0}, most{0}, calls{0};

void* counted(std::size_t bytes) {
  void* p = std::malloc(bytes);
  if (p == nullptr) throw std::bad_alloc{};
  ++calls;
  const std::size_t now = live += malloc_usable_size(p);
  for (std::size_t seen = most; now > seen && !most.compare_exchange_weak(seen, now);) {
  }
  return p;
}
void released(void* p) noexcept {
  live -= malloc_usable_size(p);
  std::free(p);
}

}  // namespace

// Of this whole test program.
void* operator new(std::size_t bytes) { return counted(bytes); }
void operator delete(void* p) noexcept { released(p); }
void operator delete(void* p, std::size_t) noexcept { released(p); }

namespace {

using namespace tenfold;

/// Largest memory above that at the start [bytes].
template <class Work>
std::size_t peak(Work work) {
  const std::size_t before = live;
  most = before;
  work();
  return most - before;
}

SimulateOptions totals_only() {
  SimulateOptions o;
  o.channels = {"none"};
  o.threads = 1;
  return o;
}

double cpu_s() {
  std::timespec t{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + 1e-9 * static_cast<double>(t.tv_nsec);
}

Scenario sites(int count) {
  std::string text =
      "tenfold: 1\ntitle: many\nhorizon: {start: 2024-01-01, end: 2025-01-01}\nsites:\n";
  for (int k = 0; k < count; ++k) {
    text += "  - {name: site" + std::to_string(k) +
            ", location: {latitude: 50.1, longitude: 8.7, elevation: 112 m, timezone: "
            "Europe/Berlin}, weather: {climate: frankfurt}, grid: {zone: DE, connection: 50 MW}, "
            "power: {design: ups_2n}, halls: [{name: cloud, cooling: {model: water_economizer}, "
            "racks: {type: cpu_2u, count: 300}}]}\n";
  }
  text += "workloads: [{name: web, model: diurnal, utilisation: 0.4, runs_on: [cpu]}]\n";
  return resolve(scenario::parse_document(text, "many.yaml"), ".");
}

}  // namespace

TEST_CASE("memory with totals only does not grow with the number of steps") {
  const auto memory = [](const char* end, const char* step) {
    const Model model = compile(tests::small_site(
        {{"horizon.start", "2024-01-01"}, {"horizon.end", end}, {"horizon.step", step}}));
    return peak([&] { simulate(model, totals_only()); });
  };
  const std::size_t year = memory("2025-01-01", "1 h"), quarters = memory("2025-01-01", "15 min"),
                    nine = memory("2033-01-01", "1 h");
  // 26,352 more steps at the same months: nothing. One double for each would be 422 kB.
  CHECK(quarters < year + 20'000);
  // 96 more months: their totals (some 60 of them, twice, and their names), 1.2 kB a month and
  // site; one double for each of the 70,128 more steps would be 1.1 MB.
  CHECK(nine < year + 400'000);
  CHECK(year < 2'000'000);
}

TEST_CASE("steps allocate nothing, steps that shed load neither") {
  // Four times the steps of the same months, every one of them above the connection.
  const auto allocations = [](const char* step) {
    const Model model = compile(tests::small_site({{"horizon.step", step},
                                                   {"sites.hangzhou.grid.connection", "9 MW"},
                                                   {"sites.frankfurt.grid.connection", "0.2 MW"}}));
    const std::size_t before = calls;
    const Results r = simulate(model, totals_only());
    const std::size_t after = calls;
    CHECK(r.sum("shed_energy", r.start_utc, r.end_utc) > 0.0);
    return after - before;
  };
  allocations("1 h");  // tables that a program makes once
  const std::size_t hours = allocations("1 h"), quarters = allocations("15 min");
  CHECK(quarters == hours);
}

TEST_CASE("work grows linearly in sites") {
  const auto seconds = [](int count) {
    const Model model = compile(sites(count));
    double best = 1e9;
    for (int k = 0; k < 5; ++k) {
      const double start = cpu_s();
      simulate(model, totals_only());
      best = std::min(best, cpu_s() - start);
    }
    return best;
  };
  const double few = seconds(4), many = seconds(32);
  INFO(few << " s for 4 sites, " << many << " s for 32");
  // Linear is 8, quadratic would be 64; between them room for a busy machine.
  CHECK(many < 20.0 * few);
}
