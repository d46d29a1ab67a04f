// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "system_plant.hpp"

namespace tenfold::cooling {

void basin_scan(const SystemParameters& p, std::size_t source, double step_s, double& below,
                const SystemRows& rows, std::size_t n) {
  const SourceParameters& q = p.sources[source];
  const double *evaporated = rows.source(source, SourceRow::evaporated),
               *drift = rows.source(source, SourceRow::drift);
  double *blowdown = rows.source(source, SourceRow::blowdown),
         *makeup = rows.source(source, SourceRow::makeup);
  for (std::size_t i = 0; i < n; ++i) {
    const double e = evaporated[i], d = drift[i];
    const bool stands = e <= 0.0 && d <= 0.0;
    // At its set value and held there: as solved.
    if (stands || (below <= 0.0 && holding_blowdown(q.water.concentration, e, d) > 0.0)) continue;
    const BasinStep s = basin_step(q.basin_kg, q.water.concentration, below, e, d, step_s);
    const double basin = e + d + s.blowdown_kg_per_s;
    below = s.below;
    blowdown[i] = s.blowdown_kg_per_s + basin * (1.0 / q.water.recovery - 1.0);
    makeup[i] = basin / q.water.recovery;
  }
}

}  // namespace tenfold::cooling
