// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "system_sources.hpp"

namespace tenfold::cooling {

using namespace exchange;

namespace {

TENFOLD_CLONES void take_exchanger(const SourceParameters& parameters, const TakeRows& r,
                                   bool with_modes, std::size_t n) {
  const SourceParameters p = parameters;
  const double *supply = r.supply_K, *own = r.capacity_W_per_K, *other = r.other_supply_K,
               *theirs = r.other_capacity_W_per_K, *mode = r.mode;
  double *incoming = r.other_incoming_W, *at = r.at_K, *remaining = r.remaining_W,
         *inlet = r.inlet_K, *taken = r.taken_W;
  const double modes = with_modes ? 1.0 : 0.0;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const double outlet = exchanger_outlet(p, at[i], other[i], own[i], theirs[i]);
    const bool off = modes * mode[i] > 1.5;
    const double middle = off ? at[i] : math::clamp(outlet, supply[i], at[i]);
    // All of it where the exchanger holds the set point: no rounding of C (T - T) is left over.
    const double heat =
        middle <= supply[i] ? remaining[i] : math::min(own[i] * (at[i] - middle), remaining[i]);
    inlet[i] = at[i];
    taken[i] = heat;
    incoming[i] += heat;
    remaining[i] -= heat;
    at[i] = middle;
  }
}

TENFOLD_CLONES void take_chiller(const SourceParameters& parameters, double fixed_rise_K,
                                 bool rejecting, const TakeRows& r, std::size_t n) {
  const SourceParameters p = parameters;
  const double *supply = r.supply_K, *own = r.capacity_W_per_K, *other = r.other_supply_K,
               *theirs = r.other_capacity_W_per_K, *machines = r.staged;
  const double* received = rejecting ? r.other_heat_W : r.other_supply_K;
  const double floating = rejecting ? 1.0 : 0.0;
  double *incoming = r.other_incoming_W, *at = r.at_K, *remaining = r.remaining_W,
         *inlet = r.inlet_K, *taken = r.taken_W, *power = r.power_W;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const double rise = floating > 0.5 ? received[i] / theirs[i] : fixed_rise_K;
    const double chilled_C = supply[i] - 273.15;
    const double condenser_C = math::max(other[i] - 273.15, p.minimum_condenser_C);
    const double available =
        machines[i] * p.reference_W * chiller_capacity_factor(p.chiller, chilled_C, condenser_C);
    const double heat = math::min(remaining[i], available * p.chiller.curves.most_part_load);
    inlet[i] = at[i];
    taken[i] = heat;
    power[i] = chiller_power(p.chiller, available, heat, chilled_C, condenser_C, rise);
    incoming[i] += heat + power[i];
    remaining[i] -= heat;
    at[i] -= heat / own[i];
  }
}

/// Part load of packaged machines, as many running as keep it below their staging.
TENFOLD_INLINE double packaged_part_load(const SourceParameters& p, double heat_W,
                                         double available_W) {
  const double asked = heat_W * p.machines / available_W;
  const double running = math::clamp(math::ceil(asked * (1.0 / p.staging)), 1.0, p.machines);
  return asked / running;
}

template <bool ByTable>
TENFOLD_INLINE void air_chillers(const SourceParameters& parameters, const TakeRows& r,
                                 std::size_t n) {
  const SourceParameters p = parameters;
  const double coil = p.free_cooling ? 1.0 : 0.0;
  const double *dry = r.dry_bulb_K, *supply = r.supply_K, *own = r.capacity_W_per_K;
  double *at = r.at_K, *remaining = r.remaining_W, *inlet = r.inlet_K, *taken = r.taken_W,
         *power = r.power_W, *fan = r.fan_W, *rejected = r.rejected_W, *free_heat = r.free_W;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const double wanted = remaining[i];
    const double spread = math::max(at[i] - supply[i], 1e-9);
    const double share =
        coil * math::clamp((at[i] - (dry[i] + p.free_approach_K)) / spread, 0.0, 1.0);
    const double available =
        p.capacity_W * math::max(1.0 - p.slope_per_K * (dry[i] - p.design_K), 0.1);
    const double free = wanted * share;
    const double rest = wanted * (1.0 - share);
    const double compressed = math::min(rest, available);
    double work;
    if constexpr (ByTable) {
      work = compressed / air_cooled_cop(p.table, dry[i] - kelvin_at_zero,
                                         packaged_part_load(p, compressed, available),
                                         supply[i] - kelvin_at_zero);
    } else {
      const double evaporating = supply[i] - p.evaporator_approach_K;
      const double lift =
          math::max(dry[i] + p.condenser_approach_K - evaporating, p.minimum_lift_K);
      work = compressed * lift / (p.effectiveness * evaporating);
    }
    inlet[i] = at[i];
    taken[i] = rest <= available ? wanted : free + compressed;
    free_heat[i] = free;
    power[i] = work;
    rejected[i] = free + (compressed + work);
    fan[i] = p.fan_share * (ByTable ? free : rejected[i]);
    remaining[i] -= taken[i];
    at[i] -= taken[i] / own[i];
  }
}

TENFOLD_CLONES void take_air_chiller(const SourceParameters& p, const TakeRows& r, std::size_t n) {
  air_chillers<false>(p, r, n);
}
TENFOLD_CLONES void take_packaged(const SourceParameters& p, const TakeRows& r, std::size_t n) {
  air_chillers<true>(p, r, n);
}

TENFOLD_CLONES void take_dry(const SourceParameters& parameters, const TakeRows& r, std::size_t n) {
  const SourceParameters p = parameters;
  const double *dry = r.dry_bulb_K, *wet_bulb = r.wet_bulb_K, *own = r.capacity_W_per_K;
  double *at = r.at_K, *remaining = r.remaining_W, *inlet = r.inlet_K, *taken = r.taken_W,
         *full = r.full, *sink = r.sink_K, *wet = r.wet;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const double through = crossflow(p.dry_conductance_W_per_K, p.air_capacity_W_per_K, own[i]);
    const double reach = pad_reach_K(p.pads, dry[i], wet_bulb[i]);
    const double share =
        pads_wetted(p.pads, dry[i], reach, dry[i] - (at[i] - remaining[i] / through));
    const double air = dry[i] - share * reach;
    const double most = through * math::max(at[i] - air, 0.0);
    const double heat = math::min(remaining[i], most);
    wet[i] = share;
    sink[i] = air;
    inlet[i] = at[i];
    taken[i] = heat;
    full[i] = most < remaining[i] ? 1.0 : 0.0;
    remaining[i] -= heat;
    at[i] -= heat / own[i];
  }
}

TENFOLD_CLONES void take_surface(const SourceParameters& parameters, const TakeRows& r,
                                 std::size_t n) {
  const SourceParameters p = parameters;
  const double *own = r.capacity_W_per_K, *source = r.sink_K;
  double *at = r.at_K, *remaining = r.remaining_W, *inlet = r.inlet_K, *taken = r.taken_W,
         *full = r.full;
  const double flow = p.intake_W_per_K * p.intake.largest_flow;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const double most =
        counterflow(p.conductance_W_per_K, own[i], flow) * math::max(at[i] - source[i], 0.0);
    const double heat = math::min(remaining[i], most);
    inlet[i] = at[i];
    taken[i] = heat;
    full[i] = most < remaining[i] ? 1.0 : 0.0;
    remaining[i] -= heat;
    at[i] -= heat / own[i];
  }
}

/// What the tank's hours allow, in its place of the merit order.
TENFOLD_CLONES void take_store(const TakeRows& r, std::size_t n) {
  const double *allowed = r.allowed_W, *own = r.capacity_W_per_K;
  double *at = r.at_K, *remaining = r.remaining_W, *inlet = r.inlet_K, *taken = r.taken_W;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const double heat = math::min(remaining[i], allowed[i]);
    inlet[i] = at[i];
    taken[i] = heat;
    remaining[i] -= heat;
    at[i] -= heat / own[i];
  }
}

/// Heat that the network takes: direct, or lifted; its demand counts what it receives.
TENFOLD_CLONES void take_reuse(const SourceParameters& parameters, const TakeRows& r,
                               std::size_t n) {
  const SourceParameters p = parameters;
  const double *dry = r.dry_bulb_K, *own = r.capacity_W_per_K;
  double *at = r.at_K, *remaining = r.remaining_W, *inlet = r.inlet_K, *taken = r.taken_W,
         *power = r.power_W, *rejected = r.rejected_W;
  const double span = 1.0 / math::max(p.limit_K - p.cold_K, 1.0);
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const double cold = math::clamp((p.limit_K - dry[i]) * span, 0.0, 1.0);
    const double demand = p.base_W + cold * math::max(p.winter_W - p.base_W, 0.0);
    const HeatReusePoint s = heat_reuse_point(p.reuse, remaining[i], at[i], p.network_K, demand);
    inlet[i] = at[i];
    taken[i] = s.taken_W;
    power[i] = s.power_W;
    rejected[i] = s.taken_W + s.power_W;
    remaining[i] -= s.taken_W;
    at[i] -= s.taken_W / own[i];
  }
}

/// What the tank's hours allow is off the machines after it.
TENFOLD_CLONES void stage_store(const StageRows& r, std::size_t n) {
  const double *supply = r.supply_K, *own = r.capacity_W_per_K, *allowed = r.allowed_W;
  double* at = r.at_K;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i)
    at[i] = math::min(at[i], math::max(at[i] - allowed[i] / own[i], supply[i]));
}

/// Wish of an exchanger: just cold enough for the set point where it is free, as cold as can be
/// where it is integrated.
TENFOLD_CLONES void stage_exchanger(const SourceParameters& parameters, const StageRows& r,
                                    bool with_modes, std::size_t n) {
  const SourceParameters p = parameters;
  const double modes = with_modes ? 1.0 : 0.0;
  const double *supply = r.supply_K, *heat = r.heat_W, *back = r.back_K, *own = r.capacity_W_per_K,
               *first = r.other_first_K, *theirs = r.other_capacity_W_per_K, *mode = r.mode;
  double *at = r.at_K, *target = r.other_target_K;
  if (target != nullptr) {
#pragma GCC ivdep
    for (std::size_t i = 0; i < n; ++i) {
      const double m = modes * mode[i];
      const double through = counterflow(p.conductance_W_per_K, own[i], theirs[i]);
      const double enough = p.conductance_W_per_K > 0.0
                                ? back[i] - heat[i] / math::max(through, 1e-9)
                                : supply[i] - p.approach_K;
      const double wish = m < 0.5 ? enough : (m < 1.5 ? -1e9 : 1e9);
      target[i] = math::min(target[i], wish);
    }
  }
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const double outlet = exchanger_outlet(p, at[i], first[i], own[i], theirs[i]);
    at[i] = modes * mode[i] > 1.5 ? at[i] : math::clamp(outlet, supply[i], at[i]);
  }
}

TENFOLD_CLONES void stage_chiller(const SourceParameters& parameters, const StageRows& r,
                                  std::size_t n) {
  const SourceParameters p = parameters;
  const double *supply = r.supply_K, *own = r.capacity_W_per_K, *first = r.other_first_K;
  double *at = r.at_K, *staged = r.staged, *target = r.other_target_K;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const double left = own[i] * (at[i] - supply[i]);
    const double one = p.reference_W *
                       chiller_capacity_factor(p.chiller, supply[i] - 273.15,
                                               math::max(first[i] - 273.15, p.minimum_condenser_C));
    staged[i] = math::clamp(math::ceil(left / (one * p.staging)), 1.0, p.machines);
    at[i] = math::max(at[i] - math::min(left, one * p.machines) / own[i], supply[i]);
  }
  if (target == nullptr) return;
  const double *setting = r.other_setting_K, *economizer = r.economizer;
  for (std::size_t i = 0; i < n; ++i) {
    const bool idle = economizer != nullptr && economizer[i] < 0.5;
    target[i] = idle ? target[i] : math::min(target[i], setting[i]);
  }
}

}  // namespace

void take(const SourceParameters& p, double other_rise_K, const TakeRows& rows, std::size_t n) {
  switch (p.kind) {
    case SourceKind::economizer:
      return take_exchanger(p, rows, true, n);
    case SourceKind::exchanger:
      return take_exchanger(p, rows, false, n);
    case SourceKind::chiller:
      return take_chiller(p, other_rise_K, rows.other_heat_W != nullptr, rows, n);
    case SourceKind::air_cooled_chiller:
      return p.by_table ? take_packaged(p, rows, n) : take_air_chiller(p, rows, n);
    case SourceKind::dry_cooler:
      return take_dry(p, rows, n);
    case SourceKind::surface_water:
      return take_surface(p, rows, n);
    case SourceKind::heat_reuse:
      return take_reuse(p, rows, n);
    case SourceKind::thermal_storage:
      return take_store(rows, n);
    case SourceKind::tower:
      return;
  }
}

void stage(const SourceParameters& p, const StageRows& rows, std::size_t n) {
  switch (p.kind) {
    case SourceKind::economizer:
      return stage_exchanger(p, rows, true, n);
    case SourceKind::exchanger:
      return stage_exchanger(p, rows, false, n);
    case SourceKind::chiller:
      return stage_chiller(p, rows, n);
    case SourceKind::thermal_storage:
      return stage_store(rows, n);
    case SourceKind::air_cooled_chiller:
    case SourceKind::dry_cooler:
    case SourceKind::surface_water:
    case SourceKind::heat_reuse:
    case SourceKind::tower:
      return;
  }
}

TENFOLD_CLONES void loop_target(const double* terminal, const double* setting, double* target,
                                std::size_t n) {
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const double wish = terminal[i] > 0.0 ? math::min(target[i], setting[i]) : target[i];
    target[i] = wish > 1e8 ? setting[i] : wish;
  }
}

TENFOLD_CLONES void loop_gap(const double* heat, const double* assumed, double* gap,
                             std::size_t n) {
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) gap[i] = heat[i] - assumed[i];
}

TENFOLD_CLONES void loop_secant(const double* capacity, const double* gap, double* assumed,
                                double* previous, double* previous_gap, bool first, std::size_t n) {
  const double secant = first ? 0.0 : 1.0;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const double change = previous_gap[i] - gap[i];
    const bool flat = math::abs(change) < 1e-13 * capacity[i];
    double ratio = (assumed[i] - previous[i]) / (flat ? 1.0 : change);
    ratio = flat ? 1.0 : math::clamp(ratio, 0.5, 2.0);
    ratio = secant > 0.5 ? ratio : 1.0;
    previous[i] = assumed[i];
    previous_gap[i] = gap[i];
    assumed[i] = assumed[i] + ratio * gap[i];
  }
}

}  // namespace tenfold::cooling
