// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
// What a foreign program does: load a scenario, simulate it, print a KPI, write a result file.
#include <cmath>
#include <exception>
#include <iostream>
#include <tenfold/results/hdf5.hpp>
#include <tenfold/tenfold.hpp>

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: consumer SCENARIO RESULT.nc\n";
    return 2;
  }
  try {
    const auto scenario = tenfold::load(argv[1]);
    const auto model = tenfold::compile(scenario);
    const auto results = tenfold::simulate(model);
    const auto kpi = tenfold::kpis(results);
    std::cout << "PUE " << kpi.pue.value << '\n';
    tenfold::results::write_netcdf(results, argv[2]);
    const auto again = tenfold::kpis(tenfold::results::read_netcdf(argv[2]));
    const bool plausible = kpi.pue.value > 1.0 && kpi.pue.value < 3.0;
    const bool same = std::abs(again.pue.value - kpi.pue.value) <= 1e-12;
    if (!plausible || !same) std::cerr << "PUE of the file: " << again.pue.value << '\n';
    return plausible && same ? 0 : 1;
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
