// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "plant_kernel.hpp"

#include "../weather/saturation.hpp"
#include "air_density.hpp"
#include "tower_correlation.hpp"

namespace tenfold::cooling {

namespace {
constexpr int solve_passes = 6;
constexpr double settled_gap = 1e-11;  // of the heat; the ledger asks for 1e-9

/// What one step holds fixed while the range is sought.
struct PlantStep {
  double wet_bulb_C, return_C, supply_C, mode;
  double capacity_W_per_K;  ///< of the chilled water
  double cells, tower_W_per_K;
  double machines, machines_W;
};

struct TowerPoint {
  double fan_ratio, water_C;
};

/// Free: the tower holds the supply; mechanical: head control; integrated: all the air there is.
TENFOLD_INLINE TowerPoint tower_point(const PlantParameters& p, const YorkQuadratic& q,
                                      double wet_bulb_C, double supply_C, double mode) {
  const bool is_free = mode < 0.5, modulates = is_free || mode > 1.5;
  const double target_C = is_free ? supply_C - p.exchanger_approach_K : p.minimum_condenser_C;
  const double wanted = york_liquid_to_gas(q, target_C - wet_bulb_C);
  const double modulated = math::clamp(1.0 / math::max(wanted, 0.125), 0.0, 1.0);
  const double ratio = wanted <= 1.0 ? 1.0 : modulated;
  const double fan = modulates ? ratio : 1.0;
  // 1 / fan without a division of its own.
  const double liquid_to_gas = modulates && wanted > 1.0 ? math::clamp(wanted, 1.0, 1e9) : 1.0;
  return {fan, wet_bulb_C + york_approach(q, liquid_to_gas)};
}

struct LoadPoint {
  double economizer_W, wanted_W, condenser_C, available_W, evaporator_W;
};

/// What the economizer takes of the load and what is left to the chillers.
TENFOLD_INLINE LoadPoint load_point(const PlantParameters& p, double capacity_W_per_K,
                                    double return_C, double supply_C, double machines_W,
                                    double mode, double tower_water_C) {
  LoadPoint s{};
  const bool is_free = mode < 0.5, is_mechanical = mode > 1.5;
  const double bounded = math::clamp(tower_water_C + p.exchanger_approach_K, supply_C, return_C);
  const double middle_C = is_free ? supply_C : (is_mechanical ? return_C : bounded);
  s.economizer_W = capacity_W_per_K * (return_C - middle_C);
  s.wanted_W = capacity_W_per_K * (middle_C - supply_C);
  s.condenser_C = math::max(tower_water_C, p.minimum_condenser_C);
  s.available_W = machines_W * chiller_capacity_factor(p.chiller, supply_C, s.condenser_C);
  s.evaporator_W = math::min(s.wanted_W, s.available_W * p.chiller.curves.most_part_load);
  return s;
}

struct PlantPoint {
  TowerPoint tower;
  LoadPoint load;
  double chiller_W, gap_W;
};

/// Everything at one step as a function of the tower range alone, so that one secant closes the
/// loop.
TENFOLD_INLINE PlantPoint at_range(const PlantParameters& p, const PlantStep& k, double range_K) {
  PlantPoint s{};
  s.tower = tower_point(p, york(k.wet_bulb_C, range_K), k.wet_bulb_C, k.supply_C, k.mode);
  s.load = load_point(p, k.capacity_W_per_K, k.return_C, k.supply_C, k.machines_W, k.mode,
                      s.tower.water_C);
  s.chiller_W = chiller_power(p.chiller, s.load.available_W, s.load.evaporator_W, k.supply_C,
                              s.load.condenser_C, range_K);
  s.gap_W = s.load.economizer_W + s.load.evaporator_W + s.chiller_W +
            k.cells * p.tower_pump_cell_W - k.tower_W_per_K * range_K;
  return s;
}
}  // namespace

PlantParameters plant_parameters(const WaterEconomizer& spec, double design_heat_W,
                                 double pressure_Pa) {
  PlantParameters p{};
  p.water_rise_K = value_of(spec.water_rise);
  p.exchanger_approach_K = value_of(spec.exchanger_approach);
  p.dead_band_K = value_of(spec.dead_band);
  p.integrated = spec.integrated;
  p.chilled_pump = {design_heat_W / (water_kg_per_m3 * water_J_per_kgK * p.water_rise_K),
                    value_of(spec.chilled_pump.pressure), spec.chilled_pump.minimum_head,
                    spec.chilled_pump.efficiency};
  p.chiller = {chiller_curves(spec.chiller), spec.chiller.cop_factor,
               value_of(spec.chiller.evaporator_approach),
               value_of(spec.chiller.condenser_approach), value_of(spec.chiller.minimum_lift)};
  p.chillers = spec.chiller.machines;
  p.chiller_reference_W = design_heat_W * spec.chiller.sizing / p.chillers /
                          chiller_capacity_factor(p.chiller, p.chiller.curves.chilled_high_C,
                                                  p.chiller.curves.condenser_high_C);
  p.staging = spec.chiller.staging;
  p.minimum_condenser_C = value_of(spec.chiller.minimum_condenser) - 273.15;
  const double tower_heat = design_heat_W * 1.2 * spec.tower.sizing;
  p.cells = spec.tower.cells;
  p.cell_heat_W = tower_heat / p.cells;
  p.cell_water_kg_per_s = p.cell_heat_W / (water_J_per_kgK * value_of(spec.tower.design_range));
  p.cell_air_kg_per_s = p.cell_water_kg_per_s / spec.tower.liquid_to_gas;
  p.cell_fan_W = p.cell_heat_W * spec.tower.fan_power * volume_ratio(pressure_Pa);
  p.minimum_fan = spec.tower.minimum_fan;
  p.tower_pump_cell_W = p.cell_water_kg_per_s / water_kg_per_m3 *
                        value_of(spec.tower_pump.pressure) / spec.tower_pump.efficiency;
  p.concentration = spec.tower.cycles_of_concentration;
  p.drift = spec.tower.drift;
  p.facility_scale_W = design_heat_W;
  return p;
}

TENFOLD_CLONES void plant_prepare(const PlantParameters& parameters, const PlantInputs& in,
                                  const PlantRows& out, std::size_t n) {
  const PlantParameters p = parameters;
  const PumpParameters pump = p.chilled_pump;
  const double *coil = in.coil_heat_W, *supply = in.coolant_K, *wet = in.wet_bulb_K;
  double *flow = out.water_flow_m3_per_s, *back = out.water_return_K, *power = out.chilled_pump_W,
         *cells = out.cells_on, *approach = out.first_approach_K, *range = out.range_K;
  const double volume_capacity = water_kg_per_m3 * water_J_per_kgK;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const double v =
        math::max(coil[i] / (volume_capacity * p.water_rise_K), 0.2 * pump.design_m3_per_s);
    const double x = v / pump.design_m3_per_s;
    flow[i] = v;
    power[i] = v * pump.pressure_Pa *
               (pump.minimum_head + (1.0 - pump.minimum_head) * math::pow(x, 1.85)) /
               pump.efficiency;
    const double heat = coil[i] + power[i];
    back[i] = supply[i] + heat / (v * volume_capacity);
    // Cells for the heat with a chiller's work on top; kept for the step.
    cells[i] = math::clamp(math::ceil(heat * 1.15 / p.cell_heat_W), 1.0, p.cells);
    range[i] = (heat + cells[i] * p.tower_pump_cell_W) /
               (cells[i] * p.cell_water_kg_per_s * water_J_per_kgK);
    approach[i] = york_approach(york(wet[i] - 273.15, range[i]), 1.0);
  }
}

void plant_modes(const PlantParameters& p, const PlantInputs& in, const PlantRows& rows,
                 PlantMode& mode, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) {
    const double water = in.wet_bulb_K[i] + rows.first_approach_K[i] + p.exchanger_approach_K;
    const double keep_free = mode == PlantMode::free ? 0.0 : p.dead_band_K;
    const double keep_on = mode == PlantMode::mechanical ? p.dead_band_K : 0.0;
    if (water <= in.coolant_K[i] - keep_free) {
      mode = PlantMode::free;
    } else if (p.integrated && water < rows.water_return_K[i] - keep_on) {
      mode = PlantMode::integrated;
    } else {
      mode = PlantMode::mechanical;
    }
    rows.mode[i] = static_cast<double>(static_cast<int>(mode));
  }
}

namespace {

TENFOLD_INLINE PlantStep plant_step(const PlantParameters& p, const PlantInputs& in,
                                    const PlantRows& rows, std::size_t i) {
  const double wet_C = in.wet_bulb_K[i] - 273.15, supply_C = in.coolant_K[i] - 273.15,
               back_C = rows.water_return_K[i] - 273.15;
  const double capacity = rows.water_flow_m3_per_s[i] * (water_kg_per_m3 * water_J_per_kgK);
  const double mode = rows.mode[i];
  // Machines for the heat that the first estimate leaves to them.
  const double pre =
      math::clamp(wet_C + rows.first_approach_K[i] + p.exchanger_approach_K, supply_C, back_C);
  const double left = capacity * ((mode > 1.5 ? back_C : pre) - supply_C);
  const double one =
      p.chiller_reference_W *
      chiller_capacity_factor(p.chiller, supply_C,
                              math::max(wet_C + rows.first_approach_K[i], p.minimum_condenser_C));
  const double machines = math::clamp(math::ceil(left / (one * p.staging)), 1.0, p.chillers);
  return {wet_C,
          back_C,
          supply_C,
          mode,
          capacity,
          rows.cells_on[i],
          rows.cells_on[i] * (p.cell_water_kg_per_s * water_J_per_kgK),
          machines,
          machines * p.chiller_reference_W};
}

TENFOLD_INLINE void store(const PlantParameters& p, const PlantRows& rows, std::size_t i,
                          double range_K, double cells, double tower_W_per_K,
                          const TowerPoint& tower, const LoadPoint& load, double chiller_W,
                          double gap_W) {
  const double turning = math::max(tower.fan_ratio, p.minimum_fan);
  rows.range_K[i] = range_K;
  rows.chiller_W[i] = chiller_W;
  rows.tower_fan_W[i] = cells * p.cell_fan_W * turning * turning * turning *
                        math::min(tower.fan_ratio * (1.0 / p.minimum_fan), 1.0);
  rows.tower_pump_W[i] = cells * p.tower_pump_cell_W;
  rows.economizer_heat_W[i] = load.economizer_W;
  rows.chiller_heat_W[i] = load.evaporator_W;
  rows.heat_tower_W[i] = tower_W_per_K * range_K;
  rows.heat_gap_W[i] = gap_W;
  rows.unmet_W[i] = load.wanted_W - load.evaporator_W;
  rows.tower_water_K[i] = tower.water_C + 273.15;
  rows.fan_ratio[i] = tower.fan_ratio;
}

/// The few steps where the secant straddles a bend of the curves: bisection on a bracket, to the
/// last bit. A step's result depends on that step alone, so blocks of any length agree.
void settle(const PlantParameters& p, const PlantInputs& in, const PlantRows& rows, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) {
    if (math::abs(rows.heat_gap_W[i]) <= settled_gap * rows.heat_tower_W[i]) continue;
    const PlantStep k = plant_step(p, in, rows, i);
    double low = 0.0, high = 2.0 * rows.range_K[i];
    for (int pass = 0; pass < 40 && at_range(p, k, high).gap_W > 0.0; ++pass) high *= 2.0;
    for (int pass = 0; pass < 80; ++pass) {
      const double middle = 0.5 * (low + high);
      (at_range(p, k, middle).gap_W > 0.0 ? low : high) = middle;
    }
    const PlantPoint s = at_range(p, k, high);
    store(p, rows, i, high, k.cells, k.tower_W_per_K, s.tower, s.load, s.chiller_W, s.gap_W);
  }
}

/// Steps that go through the secant together. One long loop would wait for its own divisions; a few
/// short ones on arrays of this size overlap.
constexpr std::size_t tile = 64;

struct PlantTile {
  alignas(64) double york[9][tile];
  alignas(64) double wet[tile], back[tile], supply[tile], mode[tile], capacity[tile], cells[tile],
      tower[tile], inverse_tower[tile], machines_W[tile];
  alignas(64) double range[tile], last_range[tile], gap[tile], last_gap[tile];
  alignas(64) double fan[tile], water[tile], economizer[tile], wanted[tile], condenser[tile],
      available[tile], evaporator[tile], chiller[tile];
};

TENFOLD_CLONES void secant(const PlantParameters& parameters, const PlantInputs& inputs,
                           const PlantRows& out, std::size_t n) {
  const PlantParameters p = parameters;
  const PlantInputs in = inputs;
  const PlantRows rows = out;
  PlantTile t;  // NOLINT(cppcoreguidelines-pro-type-member-init): written before it is read
  for (std::size_t first = 0; first < n; first += tile) {
    const std::size_t m = n - first < tile ? n - first : tile;
#pragma GCC ivdep
    for (std::size_t k = 0; k < m; ++k) {
      const PlantStep s = plant_step(p, in, rows, first + k);
      const YorkAtWetBulb y = york_at(s.wet_bulb_C);
#pragma GCC unroll 16
      for (int j = 0; j < 9; ++j) t.york[j][k] = y.a[j];
      t.wet[k] = s.wet_bulb_C;
      t.back[k] = s.return_C;
      t.supply[k] = s.supply_C;
      t.mode[k] = s.mode;
      t.capacity[k] = s.capacity_W_per_K;
      t.cells[k] = s.cells;
      t.tower[k] = s.tower_W_per_K;
      t.inverse_tower[k] = 1.0 / s.tower_W_per_K;
      t.machines_W[k] = s.machines_W;
      t.range[k] = rows.range_K[first + k];
      t.last_range[k] = t.last_gap[k] = 0.0;
      rows.machines_on[first + k] = s.machines;
    }
    for (int pass = 0; pass < solve_passes; ++pass) {
#pragma GCC ivdep
      for (std::size_t k = 0; k < m; ++k) {
        YorkAtWetBulb y{};
#pragma GCC unroll 16
        for (int j = 0; j < 9; ++j) y.a[j] = t.york[j][k];
        const TowerPoint s = tower_point(p, york(y, t.range[k]), t.wet[k], t.supply[k], t.mode[k]);
        t.fan[k] = s.fan_ratio;
        t.water[k] = s.water_C;
      }
#pragma GCC ivdep
      for (std::size_t k = 0; k < m; ++k) {
        const LoadPoint s = load_point(p, t.capacity[k], t.back[k], t.supply[k], t.machines_W[k],
                                       t.mode[k], t.water[k]);
        t.economizer[k] = s.economizer_W;
        t.wanted[k] = s.wanted_W;
        t.condenser[k] = s.condenser_C;
        t.available[k] = s.available_W;
        t.evaporator[k] = s.evaporator_W;
      }
#pragma GCC ivdep
      for (std::size_t k = 0; k < m; ++k) {
        t.chiller[k] = chiller_power(p.chiller, t.available[k], t.evaporator[k], t.supply[k],
                                     t.condenser[k], t.range[k]);
        t.gap[k] = t.economizer[k] + t.evaporator[k] + t.chiller[k] +
                   t.cells[k] * p.tower_pump_cell_W - t.tower[k] * t.range[k];
      }
      if (pass + 1 == solve_passes) break;
      const double known = pass == 0 ? 0.0 : 1.0;
#pragma GCC ivdep
      for (std::size_t k = 0; k < m; ++k) {
        const double gap_K = t.gap[k] * t.inverse_tower[k];
        const double change = t.last_gap[k] - gap_K;
        const double run = t.range[k] - t.last_range[k];
        const bool flat = known < 0.5 || math::abs(change) < 1e-13;
        const double ratio = flat ? 1.0 : math::clamp(run / (flat ? 1.0 : change), 0.5, 2.0);
        t.last_range[k] = t.range[k];
        t.last_gap[k] = gap_K;
        t.range[k] = t.range[k] + ratio * gap_K;
      }
    }
#pragma GCC ivdep
    for (std::size_t k = 0; k < m; ++k) {
      store(p, rows, first + k, t.range[k], t.cells[k], t.tower[k], {t.fan[k], t.water[k]},
            {t.economizer[k], t.wanted[k], t.condenser[k], t.available[k], t.evaporator[k]},
            t.chiller[k], t.gap[k]);
    }
  }
}

}  // namespace

void plant_solve(const PlantParameters& p, const PlantInputs& in, const PlantRows& rows,
                 std::size_t n) {
  secant(p, in, rows, n);
  settle(p, in, rows, n);
}

TENFOLD_CLONES void plant_water(const PlantParameters& parameters, const PlantInputs& in,
                                const PlantRows& rows, std::size_t n) {
  const PlantParameters p = parameters;
  const double *cells = rows.cells_on, *heat = rows.heat_tower_W, *water = rows.tower_water_K,
               *range = rows.range_K, *ratio = rows.fan_ratio;
  double *evaporated = rows.evaporated_kg_per_s, *drift = rows.drift_kg_per_s,
         *blowdown = rows.blowdown_kg_per_s, *makeup = rows.makeup_kg_per_s;
  const double bleed = 1.0 / (p.concentration - 1.0);
  alignas(64) double air[tile], leaving[tile], exit_C[tile];
  for (std::size_t first = 0; first < n; first += tile) {
    const std::size_t m = n - first < tile ? n - first : tile;
    const double *enthalpy = in.enthalpy_J_per_kg + first, *pressure = in.pressure_Pa + first,
                 *humidity = in.humidity_ratio + first;
#pragma GCC ivdep
    for (std::size_t k = 0; k < m; ++k) {
      const std::size_t i = first + k;
      const double entering_C = water[i] - 273.15 + range[i];
      const double hottest = weather::moist_enthalpy(
          entering_C, weather::saturated_humidity_ratio(entering_C, pressure[k]));
      // Exit air cannot be warmer than the entering water: natural draught carries what fans do
      // not.
      air[k] = math::max(cells[i] * p.cell_air_kg_per_s * ratio[i],
                         heat[i] / math::max(hottest - enthalpy[k], 1000.0));
      leaving[k] = enthalpy[k] + heat[i] / air[k];
    }
#pragma GCC ivdep
    for (std::size_t k = 0; k < m; ++k)
      exit_C[k] = weather::saturated_temperature_guess(leaving[k], pressure[k]);
    for (int pass = 0; pass < weather::saturation_steps; ++pass) {
#pragma GCC ivdep
      for (std::size_t k = 0; k < m; ++k)
        exit_C[k] = weather::saturation_step(leaving[k], pressure[k], exit_C[k]);
    }
#pragma GCC ivdep
    for (std::size_t k = 0; k < m; ++k) {
      const std::size_t i = first + k;
      const double e = math::max(
          air[k] * (weather::saturated_humidity_ratio(exit_C[k], pressure[k]) - humidity[k]), 0.0);
      const double d = p.drift * cells[i] * p.cell_water_kg_per_s * ratio[i];
      const double b = math::max(e * bleed - d, 0.0);
      evaporated[i] = e;
      drift[i] = d;
      blowdown[i] = b;
      makeup[i] = b > 0.0 ? e * (p.concentration * bleed) : e + d;
    }
  }
}

}  // namespace tenfold::cooling
