// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include <vector>

#include "catch.hpp"
#include "supply/kernel.hpp"

using namespace tenfold::supply;

TEST_CASE("battery: a full cycle returns eta_c eta_d of the energy") {
  BatteryParameters p{1e6, 0.95, 0.9, 0.0, 1e12, 0.0, false};
  const std::vector<double> load(20, 0.0);
  std::vector<double> pv(20, 0.0), wish(20), stored(20), in(20), out(20), import(20), exported(20),
      curtailed(20), unserved(20);
  for (int i = 0; i < 10; ++i) pv[static_cast<std::size_t>(i)] = 5e5;
  std::vector<double> need(20, 0.0);
  for (int i = 10; i < 20; ++i) need[static_cast<std::size_t>(i)] = 1e6;
  battery_wish(p, 3600.0, need.data(), pv.data(), 0.0, wish.data(), 20);
  double e = 0.0;
  battery_scan(p, wish.data(), stored.data(), e, 20);
  dispatch(p, 3600.0, 0.0, 0.0, false,
           {need.data(), pv.data(), stored.data(), in.data(), out.data(), import.data(),
            exported.data(), curtailed.data(), unserved.data()},
           20);
  double charged = 0, discharged = 0;
  for (int i = 0; i < 20; ++i) {
    charged += in[static_cast<std::size_t>(i)];
    discharged += out[static_cast<std::size_t>(i)];
    CHECK(need[static_cast<std::size_t>(i)] + in[static_cast<std::size_t>(i)] ==
          Approx(pv[static_cast<std::size_t>(i)] + out[static_cast<std::size_t>(i)] +
                 unserved[static_cast<std::size_t>(i)])
              .margin(1e-6));
  }
  CHECK(e == Approx(0.0).margin(1e-3));
  CHECK(discharged / charged == Approx(0.95 * 0.9).epsilon(1e-9));
}

TEST_CASE("battery stays within its bounds and a wish beyond them is cut") {
  BatteryParameters p{1e6, 1.0, 1.0, 1e9, 2e9, 0.0, false};
  const std::vector<double> wish{5e9, -9e9, 1e8};
  std::vector<double> stored(3);
  double e = 1.5e9;
  battery_scan(p, wish.data(), stored.data(), e, 3);
  CHECK(stored == std::vector<double>{2e9, 1e9, 1.1e9});
}

TEST_CASE(
    "dispatch: what the connection cannot carry is unserved, what nobody takes is curtailed") {
  BatteryParameters none{};
  const std::vector<double> load{10.0, 100.0}, pv{50.0, 0.0}, stored{0.0, 0.0};
  std::vector<double> in(2), out(2), import(2), exported(2), curtailed(2), unserved(2);
  dispatch(none, 3600.0, 0.0, 60.0, false,
           {load.data(), pv.data(), stored.data(), in.data(), out.data(), import.data(),
            exported.data(), curtailed.data(), unserved.data()},
           2);
  CHECK(curtailed == std::vector<double>{40.0, 0.0});
  CHECK(import == std::vector<double>{0.0, 60.0});
  CHECK(unserved == std::vector<double>{0.0, 40.0});
}
