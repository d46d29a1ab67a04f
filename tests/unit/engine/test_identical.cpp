// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
// The same bytes for any block length, number of threads and the step-by-step simulator, in the
// cases where a block's border could show: states, limits, modes, short steps, a horizon inside a
// month.
#include <algorithm>
#include <cstring>

#include "catch.hpp"
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

template <class Columns>
void require_same(const Columns& a, const Columns& b) {
  REQUIRE(a.size() == b.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    INFO(a[i].words.name);
    REQUIRE(a[i].values.size() == b[i].values.size());
    REQUIRE(std::memcmp(a[i].values.data(), b[i].values.data(),
                        a[i].values.size() * sizeof(a[i].values[0])) == 0);
  }
}

void require_same(const Results& a, const Results& b) {
  require_same(a.channels, b.channels);
  require_same(a.monthly, b.monthly);
  require_same(a.by_class, b.by_class);
  REQUIRE(a.events.size() == b.events.size());
  for (std::size_t i = 0; i < a.events.size(); ++i) {
    INFO(a.events[i].kind);
    CHECK(a.events[i].kind == b.events[i].kind);
    CHECK(a.events[i].count == b.events[i].count);
    CHECK(a.events[i].first_utc == b.events[i].first_utc);
    CHECK(a.events[i].largest == b.events[i].largest);
  }
}

double total(const Results& r, const char* name) { return r.sum(name, r.start_utc, r.end_utc); }

struct Case {
  const char* name;
  Settings settings;
  std::vector<const char*> happens;  ///< totals that must not be zero for the case to mean anything
};

const std::vector<Case>& cases() {
  static const std::vector<Case> list{
      {"PV and battery, modes that switch, from the middle of a month, in steps of 15 minutes",
       {{"horizon.start", "2024-04-17"},
        {"horizon.end", "2024-05-09"},
        {"horizon.step", "15 min"},
        {"sites.hangzhou.supply.0.capacity", "60 MW"}},
       {"pv_energy", "battery_charge", "battery_discharge", "hours_free", "hours_integrated",
        "pv_curtailed"}},
      {"shed load, battery empty and full",
       {{"horizon.start", "2024-07-20"},
        {"horizon.end", "2024-08-11"},
        {"sites.hangzhou.grid.connection", "9 MW"}},
       {"shed_energy", "battery_discharge", "hours_mechanical"}},
      {"a grid limit below the load at rest",
       {{"horizon.start", "2024-01-30"},
        {"horizon.end", "2024-03-02"},
        {"horizon.step", "30 min"},
        {"sites.hangzhou.grid.connection", "2 MW"}},
       {"shed_energy", "unserved_energy", "hours_free"}},
      {"steps of one minute",
       {{"horizon.start", "2024-10-26"}, {"horizon.end", "2024-10-28"}, {"horizon.step", "1 min"}},
       {"pv_energy", "battery_discharge"}}};
  return list;
}

}  // namespace

TEST_CASE("blocks of 1, 24, 512, threads and Simulator give identical bytes in hard cases") {
  for (const Case& c : cases()) {
    INFO(c.name);
    const Model model = compile(small_site(c.settings));
    const Results reference = simulate(model, options(512, 1));
    for (const char* name : c.happens) {
      INFO(name);
      CHECK(total(reference, name) > 0.5);  // hours or kWh, not round-off
    }
    require_same(reference, simulate(model, options(1, 2)));
    require_same(reference, simulate(model, options(24, 1)));
    require_same(reference, simulate(model, options(512, 2)));
    // A length that is no multiple of eight lanes.
    require_same(reference, simulate(model, options(61, 2)));
    Simulator simulator(model, {"all"});
    while (simulator.advance()) {
    }
    require_same(reference, simulator.results());
  }
}
