// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// A small scenario for tests: two halls, PV, battery, two workloads, some weeks of 2024.
#pragma once

#include <string>

#include "tenfold/tenfold.hpp"

namespace tenfold::tests {

inline const std::string& small_site_text() {
  static const std::string text = R"(tenfold: 1
title: small
horizon: {start: 2024-02-20, end: 2024-04-05, step: 1 h}
sites:
  - name: hangzhou
    location: {latitude: 30.27, longitude: 120.16, elevation: 10 m, timezone: Asia/Shanghai}
    weather: {climate: hangzhou}
    grid: {zone: CN-ZJ, connection: 120 MW}
    power: {design: ups_2n}
    halls:
      - {name: ai, module: 10 MW, cooling: {model: cold_plate_dry_cooler, facility_supply: 32 degC}, racks: {type: nvl72, count: 100}}
      - {name: cloud, module: 5 MW, cooling: {model: water_economizer}, racks: {type: cpu_2u, count: 300}}
    supply:
      - {model: pv, capacity: 20 MW}
      - {model: battery, power: 10 MW, energy: 40 MWh}
  - name: frankfurt
    location: {latitude: 50.1, longitude: 8.7, elevation: 112 m, timezone: Europe/Berlin}
    weather: {climate: frankfurt}
    grid: {zone: DE, connection: 50 MW}
    power: {design: ups_n_plus_1}
    halls:
      - {name: cloud, module: 5 MW, cooling: {model: water_economizer}, racks: {type: cpu_2u, count: 500}}
workloads:
  - {name: training, model: steady, utilisation: 0.85, share: 0.6, runs_on: [accelerator]}
  - {name: chat, model: diurnal, utilisation: 0.4, share: 0.4, runs_on: [accelerator]}
  - {name: web, model: diurnal, utilisation: 0.35, runs_on: [cpu]}
)";
  return text;
}

inline Scenario small_site(const Settings& settings = {}) {
  return replace(resolve(scenario::parse_document(small_site_text(), "small.yaml"), "."), settings,
                 "--set");
}

}  // namespace tenfold::tests
