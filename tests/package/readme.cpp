// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
// The program of the README, to the letter (tests/python/test_readme.py).

#include <iostream>
#include <tenfold/results/hdf5.hpp>
#include <tenfold/tenfold.hpp>

int main() {
  const auto scenario = tenfold::load("scenarios/first_site.yaml");  // throws ScenarioError{issues}
  const auto model = tenfold::compile(scenario);
  const auto results = tenfold::simulate(model, {.channels = {"it_power", "facility_power"}});
  const auto kpi = tenfold::kpis(results);
  std::cout << "PUE " << kpi.pue.value << ", WUE " << kpi.wue.value << " L/kWh\n";
  tenfold::results::write_netcdf(results, "first_site.nc");
}
