// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "system_passes.hpp"

namespace tenfold::cooling {

using L = LoopRow;
using S = SourceRow;

TENFOLD_CLONES void returns(const double* supply, const double* heat, const double* released,
                            const double* capacity, double* back, double* made, std::size_t n) {
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    back[i] = supply[i] + (heat[i] - released[i]) / capacity[i];
    made[i] = supply[i] - released[i] / capacity[i];
  }
}

TENFOLD_CLONES void reset_target(const LoopParameters& parameters, const double* wet_bulb_K,
                                 double* target, std::size_t n) {
  const LoopParameters p = parameters;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    target[i] = math::clamp(wet_bulb_K[i] + p.reset_approach_K, p.supply_K,
                            math::max(p.highest_K, p.supply_K));
  }
}

namespace {

/// Heat that reaches a loop, known before it is solved. `signal` leaves out what pumps of terminals
/// and masses give; `work` is that of compressors at first temperatures.
struct FlowRows {
  const double *dry_bulb_K, *signal, *terminal, *incoming, *work;
  double *capacity, *pump, *heat, *cells;
};

/// Flow by heat or at design, pump power, heat and return of a loop without cells. A loop that may
/// stand keeps its least flow as a number for the returns; its pump is off.
TENFOLD_CLONES void loop_flow(const LoopParameters& parameters, const FlowRows& r, std::size_t n) {
  const LoopParameters p = parameters;
  const double *dry_bulb_K = r.dry_bulb_K, *signal = r.signal, *terminal = r.terminal,
               *incoming = r.incoming, *work = r.work;
  double *capacity = r.capacity, *pump = r.pump, *heat = r.heat;
  const double least = p.constant_flow ? 1.0 : p.minimum_flow;
  const double most = p.constant_flow ? 1.0 : 1e9;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const bool frost = dry_bulb_K[i] < p.freeze_K;
    const double moving = frost ? math::max(p.freeze_flow, least) : least;
    const double received = incoming[i] + work[i];
    const double wanted = signal[i] + received;
    const double x = math::min(math::max(wanted / p.design_heat_W, moving), most);
    const double arriving = terminal[i] + received;
    const bool off = p.stands && !frost && arriving == 0.0 && wanted <= 0.0;
    const double head = p.minimum_head + (1.0 - p.minimum_head) * math::pow(x, p.exponent);
    capacity[i] = p.design_capacity_W_per_K * x;
    pump[i] = off ? 0.0 : p.pump_W * x * head;
    heat[i] = arriving + pump[i];
  }
}

/// Flow of a tower loop that holds the design range; as few cells as take it at their design flow.
TENFOLD_CLONES void tower_flow(const LoopParameters& parameters, const SourceParameters& tower,
                               const FlowRows& r, std::size_t n) {
  const LoopParameters p = parameters;
  const double *terminal = r.terminal, *incoming = r.incoming, *work = r.work;
  double *capacity = r.capacity, *pump = r.pump, *heat = r.heat, *cells = r.cells;
  const double most = tower.cells, design_W = p.design_capacity_W_per_K * p.rise_K;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const double arriving = terminal[i] + incoming[i] + work[i];
    const double x = math::clamp(arriving / design_W, p.minimum_flow, 1.0);
    const bool off = p.stands && arriving == 0.0;
    const double head = p.minimum_head + (1.0 - p.minimum_head) * math::pow(x, p.exponent);
    cells[i] = math::clamp(math::ceil(x * most - 1e-9), 1.0, most);
    capacity[i] = p.design_capacity_W_per_K * x;
    pump[i] = off ? 0.0 : p.pump_W * x * head;
    heat[i] = arriving + pump[i];
  }
}

/// Pumps of cells, each at design flow and head. Cells for the heat with a chiller's work on top.
/// Without heat the pump of a loop that may stand is off.
TENFOLD_CLONES void staged_flow(const LoopParameters& loop, const SourceParameters& tower,
                                const FlowRows& r, std::size_t n) {
  const double *terminal = r.terminal, *incoming = r.incoming;
  double *capacity = r.capacity, *pump = r.pump, *heat = r.heat, *cells = r.cells;
  const double most = tower.cells, cell_heat = tower.cell_heat_W,
               cell_capacity = tower.cell_water_kg_per_s * water_J_per_kgK,
               cell_pump = loop.pump_W / tower.cells;
  const double least = loop.constant_flow ? most : 1.0;
  const double stands = loop.stands ? 1.0 : 0.0;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const double arriving = terminal[i] + incoming[i];
    cells[i] = math::clamp(math::ceil(arriving * 1.15 / cell_heat), least, most);
    capacity[i] = cells[i] * cell_capacity;
    pump[i] = stands > 0.5 && arriving == 0.0 ? 0.0 : cells[i] * cell_pump;
    heat[i] = arriving + pump[i];
  }
}

void flow(const SystemParameters& p, std::size_t k, const PlantWeather& w, const SystemRows& r,
          std::size_t n) {
  const LoopParameters& l = p.loops[k];
  const FlowRows rows{
      w.dry_bulb_K,           r.loop(k, L::signal), r.loop(k, L::terminal),
      r.loop(k, L::incoming), r.loop(k, L::work),   r.loop(k, L::capacity),
      r.loop(k, L::pump),     r.loop(k, L::heat),   r.source(last_index(p, k), S::staged)};
  if (!l.by_cells) {
    loop_flow(l, rows, n);
  } else if (l.staged_pumps || l.constant_flow) {
    staged_flow(l, last_source(p, k), rows, n);
  } else {
    tower_flow(l, last_source(p, k), rows, n);
  }
}

/// Whether an earlier source of the loop gives its heat to the same loop.
bool repeated(const SystemParameters& p, std::size_t s) {
  for (std::size_t e = p.loops[p.sources[s].loop].first_source; e < s; ++e) {
    if (p.sources[e].other == p.sources[s].other) return true;
  }
  return false;
}

/// Flow of a loop, its supply at its set point or at full effort, and its return.
void first_state(const SystemParameters& p, std::size_t k, const PlantWeather& w,
                 const SystemRows& r, std::size_t n) {
  const LoopParameters& l = p.loops[k];
  flow(p, k, w, r, n);
  if (l.rejects) {
    copy(r.loop(k, L::assumed), r.loop(k, L::heat), n);
    fill(r.loop(k, L::target), -no_wish_K, n);
    if (l.reset) reset_target(l, w.wet_bulb_K, r.loop(k, L::target), n);
    reject(p, k, w, r, n);
  } else {
    copy(r.loop(k, L::supply), r.loop(k, L::setting), n);
    returns(r.loop(k, L::supply), r.loop(k, L::heat), r.loop(k, L::released),
            r.loop(k, L::capacity), r.loop(k, L::back), r.loop(k, L::made), n);
  }
  copy(r.loop(k, L::first), r.loop(k, L::supply), n);
}

/// What chillers take and their work, at first temperatures: the condenser's water is as cold as it
/// can be where an economizer works on it, else at its set point.
struct ChillerRows {
  const double *supply_K, *capacity_W_per_K, *first_K, *setting_K, *economizer;
  double *at_K, *remaining_W, *incoming_W, *work_W;
};
void first_chiller(const SourceParameters& p, double rise_K, const ChillerRows& r, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) {
    const bool coldest = r.economizer != nullptr && r.economizer[i] < 1.5;
    const double condenser_K = coldest ? r.first_K[i] : math::max(r.first_K[i], r.setting_K[i]);
    const double chilled_C = r.supply_K[i] - 273.15;
    const double condenser_C = math::max(condenser_K - 273.15, p.minimum_condenser_C);
    const double one = p.reference_W * chiller_capacity_factor(p.chiller, chilled_C, condenser_C);
    const double machines =
        math::clamp(math::ceil(r.remaining_W[i] / (one * p.staging)), 1.0, p.machines);
    const double available = machines * one;
    const double heat =
        math::max(math::min(r.remaining_W[i], available * p.chiller.curves.most_part_load), 0.0);
    r.incoming_W[i] += heat;
    r.work_W[i] += chiller_power(p.chiller, available, heat, chilled_C, condenser_C, rise_K);
    r.remaining_W[i] -= heat;
    r.at_K[i] -= heat / r.capacity_W_per_K[i];
  }
}

/// All that is left goes to the loop of a last exchanger, unless it is off.
void rest(const double* mode, double* remaining, double* incoming, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) {
    const double heat = mode != nullptr && mode[i] > 1.5 ? 0.0 : remaining[i];
    incoming[i] += heat;
    remaining[i] -= heat;
  }
}

/// Loops before any source gives them heat.
void nothing_arrives(const SystemParameters& p, const SystemRows& r, std::size_t n) {
  for (std::size_t k = 0; k < p.loops.size(); ++k) {
    for (const L row : {L::incoming, L::work}) fill(r.loop(k, row), 0.0, n);
  }
}

/// Heat of the terminals, source after source in merit order.
void flow_sweep(const SystemParameters& p, const PlantWeather& w, const SystemRows& r,
                std::size_t n) {
  nothing_arrives(p, r, n);
  for (std::size_t k = 0; k < p.loops.size(); ++k) {
    const LoopParameters& l = p.loops[k];
    first_state(p, k, w, r, n);
    if (l.rejects) continue;  // what stands before its last source gives heat to no loop
    copy(r.loop(k, L::at), r.loop(k, L::back), n);
    copy(r.loop(k, L::remaining), r.loop(k, L::heat), n);
    const double* economizer = nullptr;
    for (std::size_t s = l.first_source; s < l.first_source + l.sources; ++s) {
      const SourceParameters& q = p.sources[s];
      const bool inside = q.other != SystemOrder::npos;
      if (q.kind == SourceKind::economizer) economizer = r.source(s, S::mode);
      if (q.kind == SourceKind::chiller) {
        first_chiller(
            q, p.loops[q.other].rise_K,
            {r.loop(k, L::made), r.loop(k, L::capacity), r.loop(q.other, L::first),
             r.loop(q.other, L::setting), economizer, r.loop(k, L::at), r.loop(k, L::remaining),
             r.loop(q.other, L::incoming), r.loop(q.other, L::work)},
            n);
      } else if (inside && s == last_index(p, k)) {
        rest(q.kind == SourceKind::economizer ? economizer : nullptr, r.loop(k, L::remaining),
             r.loop(q.other, L::incoming), n);
      } else {
        take(q, 0.0, take_rows(p, s, w, r, inside ? r.loop(q.other, L::first) : nullptr, nullptr),
             n);
      }
    }
  }
}

}  // namespace

void loop_estimate(const SystemParameters& p, std::size_t k, const PlantWeather& w,
                   const SystemRows& r, std::size_t n) {
  fill(r.loop(k, L::work), 0.0, n);
  flow(p, k, w, r, n);
  if (!p.loops[k].rejects) {
    copy(r.loop(k, L::supply), r.loop(k, L::setting), n);
    return;
  }
  copy(r.loop(k, L::assumed), r.loop(k, L::heat), n);
  copy(r.loop(k, L::target), r.loop(k, L::setting), n);
  if (p.loops[k].reset) reset_target(p.loops[k], w.wet_bulb_K, r.loop(k, L::target), n);
  reject(p, k, w, r, n);
}

void system_prepare(const SystemParameters& p, const PlantWeather& w, const SystemRows& r,
                    std::size_t n) {
  nothing_arrives(p, r, n);
  for (std::size_t k = 0; k < p.loops.size(); ++k) {
    const LoopParameters& l = p.loops[k];
    first_state(p, k, w, r, n);
    for (std::size_t s = l.first_source; s < l.first_source + l.sources; ++s) {
      const std::size_t other = p.sources[s].other;
      if (other == SystemOrder::npos || repeated(p, s)) continue;
      add(r.loop(other, L::incoming), r.loop(k, L::heat), n);
    }
  }
}

void system_flows(const SystemParameters& p, const PlantWeather& w, const SystemRows& r,
                  std::size_t n) {
  flow_sweep(p, w, r, n);
  // The share of an exchanger depends on its loop's water, that on its heat: once more.
  if (p.split) flow_sweep(p, w, r, n);
}

}  // namespace tenfold::cooling
