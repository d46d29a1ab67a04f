// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "system_plant.hpp"

#include "system_passes.hpp"

namespace tenfold::cooling {

using L = LoopRow;
using S = SourceRow;

void reject(const SystemParameters& p, std::size_t k, const PlantWeather& w, const SystemRows& r,
            std::size_t n) {
  const SourceParameters& s = last_source(p, k);
  const RejectRows rows{w.dry_bulb_K,
                        w.wet_bulb_K,
                        r.loop(k, L::assumed),
                        r.loop(k, L::capacity),
                        r.loop(k, L::target),
                        r.source(last_index(p, k), S::staged),
                        r.loop(k, L::supply),
                        r.loop(k, L::back),
                        r.source(last_index(p, k), S::full),
                        r.source(last_index(p, k), S::sink),
                        r.source(last_index(p, k), S::wet)};
  if (s.kind == SourceKind::tower) {
    reject_tower(s, rows, n);
  } else if (s.kind == SourceKind::surface_water) {
    reject_surface(s, rows, n);
  } else {
    reject_dry(s, rows, n);
  }
}

TakeRows take_rows(const SystemParameters& p, std::size_t s, const PlantWeather& w,
                   const SystemRows& r, const double* other_supply, const double* other_heat) {
  const SourceParameters& q = p.sources[s];
  const std::size_t k = q.loop;
  const bool inside = q.other != SystemOrder::npos;
  return {w.dry_bulb_K,
          w.wet_bulb_K,
          r.loop(k, L::made),
          r.loop(k, L::capacity),
          other_supply,
          other_heat,
          inside ? r.loop(q.other, L::capacity) : nullptr,
          inside ? r.loop(q.other, L::incoming) : nullptr,
          r.source(s, S::mode),
          r.source(s, S::staged),
          r.source(s, S::allowed),
          r.loop(k, L::at),
          r.loop(k, L::remaining),
          r.source(s, S::inlet),
          r.source(s, S::taken),
          r.source(s, S::free),
          r.source(s, S::power),
          r.source(s, S::fan),
          r.source(s, S::rejected),
          r.source(s, S::full),
          r.source(s, S::sink),
          r.source(s, S::wet)};
}

namespace {

constexpr int solve_passes = 6;
constexpr double settled_gap = 1e-11;  // of the heat; the ledger asks for 1e-9

/// All loops once, for the heat that the rejecting loops are taken to receive.
void pass(const SystemParameters& p, const PlantWeather& w, const SystemRows& r, std::size_t n) {
  for (std::size_t k = 0; k < p.loops.size(); ++k) {
    fill(r.loop(k, L::incoming), 0.0, n);
    if (p.loops[k].rejects) reject(p, k, w, r, n);
  }
  for (std::size_t k = 0; k < p.loops.size(); ++k) {
    const LoopParameters& l = p.loops[k];
    double* heat = r.loop(k, L::heat);
    copy(heat, r.loop(k, L::terminal), n);
    add(heat, r.loop(k, L::incoming), n);
    add(heat, r.loop(k, L::pump), n);
    returns(r.loop(k, L::supply), heat, r.loop(k, L::released), r.loop(k, L::capacity),
            r.loop(k, l.rejects ? L::at : L::back), r.loop(k, L::made), n);
    if (!l.rejects) {
      copy(r.loop(k, L::at), r.loop(k, L::back), n);
    }
    copy(r.loop(k, L::remaining), heat, n);
    // The last source of a rejecting loop takes what the loop is taken to receive.
    const std::size_t taking = l.rejects ? l.sources - 1 : l.sources;
    for (std::size_t s = l.first_source; s < l.first_source + taking; ++s) {
      const SourceParameters& q = p.sources[s];
      const bool inside = q.other != SystemOrder::npos;
      const double* other_range =
          inside && p.loops[q.other].rejects ? r.loop(q.other, L::assumed) : nullptr;
      const TakeRows rows =
          take_rows(p, s, w, r, inside ? r.loop(q.other, L::supply) : nullptr, other_range);
      take(q, inside ? p.loops[q.other].rise_K : 0.0, rows, n);
    }
    for (std::size_t s = l.first_source; s < l.first_source + l.sources; ++s) {
      if (p.sources[s].kind == SourceKind::thermal_storage)
        store_balance(r.source(s, S::backup), r.source(s, S::charge), r.source(s, S::taken),
                      r.source(s, S::charged), r.loop(k, L::remaining), n);
    }
    if (l.rejects) loop_gap(r.loop(k, L::remaining), r.loop(k, L::assumed), r.loop(k, L::gap), n);
  }
}

}  // namespace

void system_modes(const SystemParameters& p, const SystemRows& r, double* modes, std::size_t n) {
  for (std::size_t s = 0; s < p.sources.size(); ++s) {
    const SourceParameters& q = p.sources[s];
    if (q.kind != SourceKind::economizer) continue;
    const double *first = r.loop(q.other, L::first), *supply = r.loop(q.loop, L::supply),
                 *back = r.loop(q.loop, L::back), *own = r.loop(q.loop, L::capacity),
                 *theirs = r.loop(q.other, L::capacity);
    double* row = r.source(s, S::mode);
    double mode = modes[s];
    for (std::size_t i = 0; i < n; ++i) {
      const double water = exchanger_outlet(q, back[i], first[i], own[i], theirs[i]);
      const double keep_free = mode < 0.5 ? 0.0 : q.dead_band_K;
      const double keep_on = mode > 1.5 ? q.dead_band_K : 0.0;
      const bool close = q.least_difference_K > 0.0 && back[i] - first[i] <= q.least_difference_K;
      mode = close                                       ? 2.0
             : water <= supply[i] - keep_free            ? 0.0
             : q.integrated && water < back[i] - keep_on ? 1.0
                                                         : 2.0;
      row[i] = mode;
    }
    modes[s] = mode;
  }
}

void system_stage(const SystemParameters& p, const PlantWeather& w, const SystemRows& r,
                  std::size_t n) {
  for (std::size_t k = 0; k < p.loops.size(); ++k) {
    if (p.loops[k].rejects) fill(r.loop(k, L::target), no_wish_K, n);
  }
  for (std::size_t k = 0; k < p.loops.size(); ++k) {
    const LoopParameters& l = p.loops[k];
    if (l.rejects) continue;
    copy(r.loop(k, L::at), r.loop(k, L::back), n);
    const double* economizer = nullptr;
    for (std::size_t s = l.first_source; s < l.first_source + l.sources; ++s) {
      const SourceParameters& q = p.sources[s];
      if (q.kind == SourceKind::economizer) economizer = r.source(s, S::mode);
      const bool inside = q.other != SystemOrder::npos;
      const bool wish = inside && p.loops[q.other].rejects;
      const StageRows rows{r.loop(k, L::made),
                           r.loop(k, L::back),
                           r.loop(k, L::heat),
                           r.loop(k, L::capacity),
                           inside ? r.loop(q.other, L::first) : nullptr,
                           inside ? r.loop(q.other, L::capacity) : nullptr,
                           wish ? r.loop(q.other, L::setting) : nullptr,
                           wish ? r.loop(q.other, L::target) : nullptr,
                           economizer,
                           r.source(s, S::mode),
                           r.source(s, S::allowed),
                           r.loop(k, L::at),
                           r.source(s, S::staged)};
      stage(q, rows, n);
    }
  }
  for (std::size_t k = 0; k < p.loops.size(); ++k) {
    if (p.loops[k].rejects)
      loop_target(r.loop(k, L::terminal), r.loop(k, L::setting), r.loop(k, L::target), n);
    if (p.loops[k].reset) reset_target(p.loops[k], w.wet_bulb_K, r.loop(k, L::target), n);
  }
}

namespace {

/// A step on which a rejecting loop has not settled: bisection on brackets, loop by loop. Its
/// result depends on that step alone, so blocks of any length agree.
void settle_lane(const SystemParameters& p, const PlantWeather& w, const SystemRows& r) {
  for (int sweep = 0; sweep < 6; ++sweep) {
    bool open = false;
    for (std::size_t k = 0; k < p.loops.size(); ++k) {
      double *assumed = r.loop(k, L::assumed), *gap = r.loop(k, L::gap);
      if (!p.loops[k].rejects || math::abs(*gap) <= settled_gap * *assumed) continue;
      open = true;
      double low = 0.0, high = 2.0 * math::max(*assumed, 1.0);
      const auto gap_at = [&](double heat) {
        *assumed = heat;
        pass(p, w, r, 1);
        return *gap;
      };
      for (int i = 0; i < 40 && gap_at(high) > 0.0; ++i) high *= 2.0;
      for (int i = 0; i < 80; ++i) {
        const double middle = 0.5 * (low + high);
        (gap_at(middle) > 0.0 ? low : high) = middle;
      }
      gap_at(high);
    }
    if (!open) return;
  }
}

}  // namespace

void system_solve(const SystemParameters& p, const PlantWeather& w, const SystemRows& r,
                  std::size_t n) {
  const int passes = p.coupled ? solve_passes : 1;
  for (int i = 0; i < passes; ++i) {
    pass(p, w, r, n);
    if (i + 1 == passes) break;
    for (std::size_t k = 0; k < p.loops.size(); ++k) {
      if (p.loops[k].rejects)
        loop_secant(r.loop(k, L::capacity), r.loop(k, L::gap), r.loop(k, L::assumed),
                    r.loop(k, L::previous), r.loop(k, L::previous_gap), i == 0, n);
    }
  }
  if (!p.coupled) return;
  for (std::size_t k = 0; k < p.loops.size(); ++k) {
    if (!p.loops[k].rejects) continue;
    const double *gap = r.loop(k, L::gap), *assumed = r.loop(k, L::assumed);
    for (std::size_t i = 0; i < n; ++i) {
      if (math::abs(gap[i]) > settled_gap * assumed[i]) settle_lane(p, w.from(i), r.from(i));
    }
  }
}

void system_finish(const SystemParameters& p, const PlantWeather& w, const SystemRows& r,
                   std::size_t n) {
  for (std::size_t s = 0; s < p.sources.size(); ++s) {
    const SourceParameters& q = p.sources[s];
    const bool root = p.loops[q.loop].rejects && s == last_index(p, q.loop);
    const FinishRows rows{root ? r.loop(q.loop, L::assumed) : r.source(s, S::taken),
                          root ? r.loop(q.loop, L::back) : r.source(s, S::inlet),
                          r.loop(q.loop, L::supply),
                          r.loop(q.loop, L::target),
                          r.loop(q.loop, L::capacity),
                          r.loop(q.loop, L::pump),
                          r.source(s, S::staged),
                          r.source(s, S::full),
                          r.source(s, S::sink),
                          r.source(s, S::wet),
                          r.source(s, S::taken),
                          r.source(s, S::ratio),
                          r.source(s, S::fan),
                          r.source(s, S::rejected),
                          r.source(s, S::bounded),
                          r.source(s, S::bounded_ratio),
                          r.source(s, S::heater),
                          r.source(s, S::evaporated),
                          r.source(s, S::drift),
                          r.source(s, S::blowdown),
                          r.source(s, S::makeup)};
    finish(q, w, rows, n);
  }
}

}  // namespace tenfold::cooling
