// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "system_sources.hpp"

namespace tenfold::cooling {

namespace {

using S = SourceRow;

/// Whether an hour lies in a window that may pass midnight; equal ends are no window.
bool inside(double hour, double from, double until) {
  return from < until ? hour >= from && hour < until
                      : (from > until && (hour >= from || hour < until));
}

}  // namespace

void system_intakes(const SystemParameters& p, const double* day, const SystemRows& r,
                    std::size_t n) {
  constexpr double turn = 6.283185307179586, year_days = 365.25;
  for (std::size_t s = 0; s < p.sources.size(); ++s) {
    const SourceParameters& q = p.sources[s];
    if (q.kind != SourceKind::surface_water) continue;
    double* sink = r.source(s, S::sink);
    for (std::size_t i = 0; i < n; ++i) {
      const double angle = turn * (day[i] - q.warmest_day) / year_days - q.lag;
      sink[i] = q.swing_K > 0.0 ? q.intake_K + q.swing_K * math::cos(angle) : q.intake_K;
    }
  }
}

void store_plan(const SystemParameters& p, std::size_t s, double cold_J, double hour,
                double ambient_K, double step_s, const SystemRows& r) {
  const SourceParameters& q = p.sources[s];
  const StoragePace pace = storage_pace(q.store, ambient_K, step_s);
  const auto discharge_to = [&](double level_J) {
    return math::clamp(-pace.charge_to_W(cold_J, level_J), 0.0, q.store.most_W);
  };
  const bool charges = inside(hour, q.charge_from_h, q.charge_until_h);
  const bool discharges = inside(hour, q.discharge_from_h, q.discharge_until_h);
  *r.source(s, S::backup) = discharge_to(0.0);
  *r.source(s, S::allowed) = discharges ? discharge_to(q.reserve_J) : 0.0;
  *r.source(s, S::charge) =
      charges ? math::clamp(pace.charge_to_W(cold_J, q.store.capacity_J), 0.0, q.store.most_W)
              : 0.0;
}

TENFOLD_CLONES void store_balance(const double* backup, const double* charge, double* taken,
                                  double* charged, double* remaining, std::size_t n) {
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const double refused = math::clamp(remaining[i], 0.0, charge[i]);
    charged[i] = charge[i] - refused;
    const double left = remaining[i] - refused;
    const double more = math::clamp(left, 0.0, math::max(backup[i] - taken[i], 0.0));
    taken[i] += more;
    remaining[i] = left - more;
  }
}

double store_settle(const SystemParameters& p, std::size_t s, double cold_J, double ambient_K,
                    double step_s, const SystemRows& r) {
  const double charge = *r.source(s, S::charged) - *r.source(s, S::taken);
  const StoragePoint now = storage_point(p.sources[s].store, cold_J, charge, ambient_K, step_s);
  *r.source(s, S::stored) = (cold_J - now.next_J) / step_s;
  *r.source(s, S::gain) = now.gain_W;
  *r.source(s, S::level) = now.next_J;
  return now.next_J;
}

}  // namespace tenfold::cooling
