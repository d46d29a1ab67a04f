// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "plant_kernel.hpp"

#include "../weather/saturation.hpp"
#include "tower_correlation.hpp"

namespace tenfold::cooling {

namespace {
constexpr double water_J_per_kgK = 4186.0;
constexpr double water_kg_per_m3 = 998.0;
constexpr int solve_passes = 6;
constexpr double settled_gap = 1e-11;  // of the heat; the ledger asks for 1e-9

struct PlantPoint {
  double gap_W, chiller_W, tower_fan_W, economizer_W, evaporator_W, unmet_W, tower_water_C, heat_W,
      fan_ratio;
};

/// Everything at one step as a function of the tower range alone, so that one secant closes the
/// loop.
TENFOLD_INLINE PlantPoint plant_point(const PlantParameters& p, double wet_bulb_C, double flow,
                                      double return_C, double supply_C, double cells,
                                      double machines, double mode, double range_K) {
  PlantPoint s;
  const double capacity = flow * water_kg_per_m3 * water_J_per_kgK;
  const double tower_capacity = cells * p.cell_water_kg_per_s * water_J_per_kgK;
  const YorkQuadratic q = york(wet_bulb_C, range_K);
  const bool is_free = mode < 0.5;
  const bool is_mechanical = mode > 1.5;
  // Free: the tower holds the supply; mechanical: head control; integrated: all the air there is.
  const double target_C = is_free ? supply_C - p.exchanger_approach_K : p.minimum_condenser_C;
  const double wanted = york_liquid_to_gas(q, target_C - wet_bulb_C);
  const double modulated = math::clamp(1.0 / math::max(wanted, 0.125), 0.0, 1.0);
  const double ratio = wanted <= 1.0 ? 1.0 : modulated;
  s.fan_ratio = (is_free || is_mechanical) ? ratio : 1.0;
  const double approach = york_approach(q, 1.0 / s.fan_ratio);
  s.tower_water_C = wet_bulb_C + approach;
  const double pre_cooled = s.tower_water_C + p.exchanger_approach_K;
  const double bounded = math::clamp(pre_cooled, supply_C, return_C);
  const double middle_C = is_free ? supply_C : (is_mechanical ? return_C : bounded);
  s.economizer_W = capacity * (return_C - middle_C);
  const double wanted_W = capacity * (middle_C - supply_C);
  const double condenser_C = math::max(s.tower_water_C, p.minimum_condenser_C);
  const double available =
      machines * p.chiller_reference_W * chiller_capacity_factor(p.chiller, supply_C, condenser_C);
  s.evaporator_W = math::min(wanted_W, available * p.chiller.curves.most_part_load);
  s.unmet_W = wanted_W - s.evaporator_W;
  s.chiller_W = chiller_power(p.chiller, available, s.evaporator_W, supply_C, condenser_C, range_K);
  s.heat_W = s.economizer_W + s.evaporator_W + s.chiller_W + cells * p.tower_pump_cell_W;
  s.gap_W = s.heat_W - tower_capacity * range_K;
  const double turning = math::max(s.fan_ratio, p.minimum_fan);
  s.tower_fan_W = cells * p.cell_fan_W * turning * turning * turning *
                  math::min(s.fan_ratio / p.minimum_fan, 1.0);
  return s;
}
}  // namespace

AirParameters air_parameters(const AirHandler& air, double design_heat_W) {
  AirParameters p{};
  p.supply_K = value_of(air.supply_air);
  p.recirculation = air.recirculation;
  p.bypass = air.bypass;
  p.exponent = air.exponent;
  p.minimum_flow = air.minimum_flow;
  p.effectiveness = air.coil_effectiveness;
  p.air_capacity_J_per_m3K = 1.17 * 1010.0;
  p.design_flow_m3_per_s = design_heat_W / (p.air_capacity_J_per_m3K * value_of(air.design_rise)) *
                           (1.0 - air.recirculation) / (1.0 - air.bypass);
  p.design_fan_W = p.design_flow_m3_per_s * value_of(air.pressure) / air.efficiency;
  return p;
}

TENFOLD_CLONES void air_handlers(const AirParameters& parameters, const double* it_flow,
                                 const double* room_heat, double* fan, double* coil,
                                 double* return_K, double* coolant_K, std::size_t n) {
  const AirParameters p = parameters;
  const double share = (1.0 - p.recirculation) / (1.0 - p.bypass);
  const double inverse_flow = 1.0 / p.design_flow_m3_per_s;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const double phi = math::max(it_flow[i] * share * inverse_flow, p.minimum_flow);
    fan[i] = p.design_fan_W * math::pow(phi, p.exponent);
    coil[i] = room_heat[i] + fan[i];
    const double rise = coil[i] / (p.air_capacity_J_per_m3K * p.design_flow_m3_per_s * phi);
    return_K[i] = p.supply_K + rise;
    coolant_K[i] = return_K[i] - rise / p.effectiveness;
  }
}

PlantParameters plant_parameters(const WaterEconomizer& spec, double design_heat_W) {
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
  p.cell_fan_W = p.cell_heat_W * spec.tower.fan_power;
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

/// What one step holds fixed while the range is sought.
struct PlantStep {
  double wet_bulb_C, flow, return_C, supply_C, cells, machines, mode, tower_capacity;
};

TENFOLD_INLINE PlantPoint at_range(const PlantParameters& p, const PlantStep& k, double range_K) {
  return plant_point(p, k.wet_bulb_C, k.flow, k.return_C, k.supply_C, k.cells, k.machines, k.mode,
                     range_K);
}

TENFOLD_INLINE PlantStep plant_step(const PlantParameters& p, const PlantInputs& in,
                                    const PlantRows& rows, std::size_t i) {
  const double wet_C = in.wet_bulb_K[i] - 273.15, supply_C = in.coolant_K[i] - 273.15,
               back_C = rows.water_return_K[i] - 273.15;
  const double capacity = rows.water_flow_m3_per_s[i] * water_kg_per_m3 * water_J_per_kgK;
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
          rows.water_flow_m3_per_s[i],
          back_C,
          supply_C,
          rows.cells_on[i],
          machines,
          mode,
          rows.cells_on[i] * p.cell_water_kg_per_s * water_J_per_kgK};
}

TENFOLD_INLINE void store(const PlantParameters& p, const PlantRows& rows, std::size_t i,
                          const PlantStep& k, const PlantPoint& s, double range_K) {
  rows.machines_on[i] = k.machines;
  rows.range_K[i] = range_K;
  rows.chiller_W[i] = s.chiller_W;
  rows.tower_fan_W[i] = s.tower_fan_W;
  rows.tower_pump_W[i] = k.cells * p.tower_pump_cell_W;
  rows.economizer_heat_W[i] = s.economizer_W;
  rows.chiller_heat_W[i] = s.evaporator_W;
  rows.heat_tower_W[i] = k.tower_capacity * range_K;
  rows.heat_gap_W[i] = s.gap_W;
  rows.unmet_W[i] = s.unmet_W;
  rows.tower_water_K[i] = s.tower_water_C + 273.15;
  rows.fan_ratio[i] = s.fan_ratio;
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
    store(p, rows, i, k, at_range(p, k, high), high);
  }
}

TENFOLD_CLONES void secant(const PlantParameters& parameters, const PlantInputs& inputs,
                           const PlantRows& out, std::size_t n) {
  const PlantParameters p = parameters;
  const PlantInputs in = inputs;
  const PlantRows rows = out;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const PlantStep k = plant_step(p, in, rows, i);
    double r0 = rows.range_K[i];
    PlantPoint s = at_range(p, k, r0);
    double g0 = s.gap_W / k.tower_capacity;
    double r1 = r0 + g0;
#pragma GCC unroll 8
    for (int pass = 1; pass < solve_passes; ++pass) {
      s = at_range(p, k, r1);
      const double g1 = s.gap_W / k.tower_capacity;
      const double change = g0 - g1;
      const bool flat = math::abs(change) < 1e-13;
      const double ratio = flat ? 1.0 : math::clamp((r1 - r0) / (flat ? 1.0 : change), 0.5, 2.0);
      const double next = r1 + ratio * g1;
      r0 = r1;
      g0 = g1;
      r1 = pass + 1 < solve_passes ? next : r1;
    }
    store(p, rows, i, k, s, r1);
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
  const double *enthalpy = in.enthalpy_J_per_kg, *humidity = in.humidity_ratio,
               *pressure = in.pressure_Pa;
  const double *cells = rows.cells_on, *heat = rows.heat_tower_W, *water = rows.tower_water_K,
               *range = rows.range_K, *ratio = rows.fan_ratio;
  double *evaporated = rows.evaporated_kg_per_s, *drift = rows.drift_kg_per_s,
         *blowdown = rows.blowdown_kg_per_s, *makeup = rows.makeup_kg_per_s;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const double entering_C = water[i] - 273.15 + range[i];
    const double hottest = weather::moist_enthalpy(
        entering_C, weather::saturated_humidity_ratio(entering_C, pressure[i]));
    // Exit air cannot be warmer than the entering water: natural draught carries what fans do not.
    const double air = math::max(cells[i] * p.cell_air_kg_per_s * ratio[i],
                                 heat[i] / math::max(hottest - enthalpy[i], 1000.0));
    const double leaving = enthalpy[i] + heat[i] / air;
    const double exit_C = weather::saturated_temperature(leaving, pressure[i], entering_C - 2.0);
    const double e = math::max(
        air * (weather::saturated_humidity_ratio(exit_C, pressure[i]) - humidity[i]), 0.0);
    const double d = p.drift * cells[i] * p.cell_water_kg_per_s * ratio[i];
    const double b = math::max(e / (p.concentration - 1.0) - d, 0.0);
    evaporated[i] = e;
    drift[i] = d;
    blowdown[i] = b;
    makeup[i] = b > 0.0 ? e * (p.concentration / (p.concentration - 1.0)) : e + d;
  }
}

}  // namespace tenfold::cooling
