// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// A site of one hall for tests of cooling: what differs is stated, the rest is the same
/// everywhere.
#pragma once

#include <string>

#include "tenfold/tenfold.hpp"

namespace tenfold::tests {

struct OneHall {
  std::string cooling;  ///< YAML in flow style
  std::string racks = "{type: cpu_2u, count: 900}";
  std::string climate = "hangzhou";
  std::string start = "2024-01-01", end = "2025-01-01", step = "1 h";
  std::string connection = "120 MW";
  std::string accelerator_use = "0.8", cpu_use = "0.5";  ///< utilisation, by the kind of the racks
  std::string file = "site.yaml";                        ///< name in errors
};

inline std::string one_hall_text(const OneHall& h) {
  const bool cpu = h.racks.find("cpu_2u") != std::string::npos;
  return "tenfold: 1\ntitle: one hall\nhorizon: {start: " + h.start + ", end: " + h.end +
         ", step: " + h.step + R"(}
sites:
  - name: site
    location: {latitude: 30.27, longitude: 120.16, elevation: 10 m, timezone: Asia/Shanghai}
    weather: {climate: )" +
         h.climate + R"(}
    grid: {zone: CN-ZJ, connection: )" +
         h.connection + R"(}
    power: {design: ups_2n}
    halls:
      - {name: hall, module: 5 MW, cooling: )" +
         h.cooling + ", racks: " + h.racks + "}\nworkloads:\n" +
         (cpu ? "  - {name: web, model: diurnal, utilisation: " + h.cpu_use
              : "  - {name: training, model: steady, utilisation: " + h.accelerator_use) +
         "}\n";
}

inline Scenario one_hall(const OneHall& h) {
  return resolve(scenario::parse_document(one_hall_text(h), h.file), ".");
}

}  // namespace tenfold::tests
