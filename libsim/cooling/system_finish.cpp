// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "fan_solve.hpp"
#include "system_sources.hpp"

namespace tenfold::cooling {

using namespace exchange;

namespace {

/// Fan ratio that rejects the heat. In logarithms heat against fan ratio is nearly two straight
/// lines: secant between full air and the ratio below which even perfect exchange would be short.
TENFOLD_CLONES void finish_dry(const SourceParameters& parameters, const FinishRows& r,
                               std::size_t n) {
  const SourceParameters p = parameters;
  const double *dry = r.sink_K, *heat = r.heat_W, *inlet = r.inlet_K,
               *capacity = r.capacity_W_per_K, *full = r.full;
  double *ratio = r.ratio, *fan = r.fan_W, *air = r.rejected_W;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const double difference = math::max(inlet[i] - dry[i], 1e-9);
    const double wanted = math::max(heat[i] / difference, 1e-6);
    const double at_full =
        crossflow(p.dry_conductance_W_per_K, p.air_capacity_W_per_K, capacity[i]);
    double l0 = 0.0, g0 = math::log(at_full / wanted);
    double l1 = math::clamp(math::log(wanted / p.air_capacity_W_per_K), -8.0, 0.0);
    double g1 = 0.0;
    for (int pass = 0; pass < 12; ++pass) {
      const double phi = math::exp(l1);
      const double ua = p.dry_conductance_W_per_K * math::exp(0.55 * l1);
      g1 = math::log(crossflow(ua, p.air_capacity_W_per_K * phi, capacity[i]) / wanted);
      const double run = l1 - l0;
      const bool flat = math::abs(run) < 1e-12;
      const double slope = flat ? 0.7 : math::clamp((g1 - g0) / (flat ? 1.0 : run), 0.05, 1.2);
      const double next = math::clamp(l1 - g1 / slope, -8.0, 0.0);
      l0 = l1;
      g0 = g1;
      l1 = next;
    }
    l1 = full[i] > 0.5 ? 0.0 : l1;
    const double phi = math::exp(l1);
    const double ua = p.dry_conductance_W_per_K * math::exp(0.55 * l1);
    // Below the lowest ratio of the search the fans stand and the bypass valve meters the flow.
    const double through = crossflow(ua, p.air_capacity_W_per_K * phi, capacity[i]);
    const bool runs = l1 > -7.999 && heat[i] > 0.0;
    air[i] = runs ? through * difference : heat[i];
    fan[i] = heat[i] > 0.0 ? p.fan_W * cycling_cube(phi, p.minimum_fan) : 0.0;
    ratio[i] = phi;
  }
}

/// The few steps where the secant stalls on the bend: bisection; heat grows with the fan ratio.
void settle_dry(const SourceParameters& p, const FinishRows& r, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) {
    const double heat = r.heat_W[i], difference = math::max(r.inlet_K[i] - r.sink_K[i], 1e-9);
    if (r.full[i] > 0.5 || math::abs(r.rejected_W[i] - heat) <= 1e-12 * heat) continue;
    const auto heat_at = [&](double log_ratio) {
      return difference * crossflow(p.dry_conductance_W_per_K * math::exp(0.55 * log_ratio),
                                    p.air_capacity_W_per_K * math::exp(log_ratio),
                                    r.capacity_W_per_K[i]);
    };
    double low = -8.0, high = 0.0;
    for (int pass = 0; pass < 60; ++pass) {
      const double middle = 0.5 * (low + high);
      (heat_at(middle) < heat ? low : high) = middle;
    }
    const double phi = math::exp(high);
    r.rejected_W[i] = heat_at(high);
    r.ratio[i] = phi;
    r.fan_W[i] = p.fan_W * cycling_cube(phi, p.minimum_fan);
  }
}

/// Water of pads: m_air (W_out - W_in) at constant enthalpy, and bleed.
TENFOLD_CLONES void pad_water(const SourceParameters& parameters, const PlantWeather& w,
                              const FinishRows& r, std::size_t n) {
  const SourceParameters p = parameters;
  const double *dry = w.dry_bulb_K, *wet_bulb = w.wet_bulb_K, *humidity = w.humidity_ratio,
               *wet = r.wet, *ratio = r.ratio;
  double *evaporated = r.evaporated, *drift = r.drift, *blowdown = r.blowdown, *makeup = r.makeup;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const double air = p.air_capacity_W_per_K * ratio[i] / moist_air_capacity(humidity[i]);
    const double e = air * wet[i] * pad_moisture(p.pads, dry[i], wet_bulb[i], humidity[i]);
    evaporated[i] = e;
    drift[i] = 0.0;
    blowdown[i] = e / (p.concentration - 1.0);
    makeup[i] = e * (p.concentration / (p.concentration - 1.0));
  }
}

/// Intake flow by the design rise, the discharge limit and what the exchanger needs to make its
/// heat: eps C_min (T_in - T_source) = Q. Its pumps' heat goes back with the water.
TENFOLD_CLONES void intake(const SourceParameters& parameters, const FinishRows& r, std::size_t n) {
  const SourceParameters p = parameters;
  const double *heat = r.heat_W, *inlet = r.inlet_K, *full = r.full, *source = r.sink_K,
               *capacity = r.capacity_W_per_K;
  double *fan = r.fan_W, *rejected = r.rejected_W, *ratio = r.ratio, *bounded = r.bounded_K,
         *bounded_ratio = r.bounded_ratio;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const double difference = math::max(inlet[i] - source[i], 1e-9);
    const double asked = bracketed_root<16>(
        [&](double x) {
          return counterflow(p.conductance_W_per_K, capacity[i], p.intake_W_per_K * x) *
                     difference -
                 heat[i];
        },
        1e-3, p.intake.largest_flow);
    const IntakePoint s =
        intake_point(p.intake, heat[i], source[i], full[i] > 0.5 ? p.intake.largest_flow : asked);
    const double flow =
        p.intake_W_per_K * math::max(s.flow_m3_per_s / p.intake.design_m3_per_s, 1e-9);
    const bool runs = heat[i] > 0.0;
    ratio[i] = flow / p.intake_W_per_K;
    fan[i] = s.pump_W;
    rejected[i] = runs ? flow * (s.discharge_K - source[i]) - s.pump_W : 0.0;
    bounded[i] = math::max(s.discharge_K - p.intake.discharge_K - discharge_slack_K, 0.0);
    bounded_ratio[i] = math::max(s.wanted - p.intake.largest_flow, 0.0);
  }
}

/// Fans that hold the target, water, basin heaters of standing cells. Steps on which nothing but
/// its own pump heats the loop do not count as outside of the correlation's range.
template <bool York>
TENFOLD_INLINE void tower_rows(const SourceParameters& p, const PlantWeather& w,
                               const FinishRows& r, std::size_t n) {
  const double *wet = w.wet_bulb_K, *dry = w.dry_bulb_K, *enthalpy = w.enthalpy_J_per_kg,
               *humidity = w.humidity_ratio, *pressure = w.pressure_Pa;
  const double *heat = r.heat_W, *entering = r.inlet_K, *target = r.target_K, *cells = r.staged,
               *capacity = r.capacity_W_per_K, *pump = r.pump_W;
  double *fan = r.fan_W, *rejected = r.rejected_W, *taken = r.taken_W, *ratio = r.ratio,
         *bounded = r.bounded_K, *bounded_ratio = r.bounded_ratio, *heater = r.heater_W,
         *evaporated = r.evaporated, *drift = r.drift, *blowdown = r.blowdown, *makeup = r.makeup;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const double wet_C = wet[i] - kelvin_at_zero, range = heat[i] / capacity[i],
                 water_ratio = cell_water_ratio(p, capacity[i], cells[i]);
    const TowerFans f =
        tower_fans<York>(p.fans, wet_C, range, water_ratio, target[i] - kelvin_at_zero);
    const double runs = heat[i] > 0.0 ? 1.0 : 0.0;  // a tower without heat stands, fans off
    const double in_service = runs * cells[i];
    ratio[i] = runs * f.air;
    fan[i] = in_service * p.fan_W * f.power;
    rejected[i] = heat[i];
    taken[i] = heat[i];
    const bool loaded = heat[i] > 1.001 * pump[i];
    bounded[i] = loaded ? tower_beyond_K<York>(wet_C, range) : 0.0;
    bounded_ratio[i] =
        loaded ? tower_beyond_ratio<York>(water_ratio, f.fan_ratio > 0.0 ? f.fan_ratio : 1.0) : 0.0;
    heater[i] = (p.cells - in_service) * p.basin_W_per_K * math::max(p.basin_K - dry[i], 0.0);
    const double d = p.drift * in_service * p.cell_water_kg_per_s * f.air;
    const TowerWater water =
        tower_water(p.water, d, heat[i], cells[i] * p.cell_air_kg_per_s * f.air,
                    entering[i] - kelvin_at_zero, enthalpy[i], humidity[i], pressure[i]);
    evaporated[i] = water.evaporated_kg_per_s;
    drift[i] = water.drift_kg_per_s;
    blowdown[i] = water.blowdown_kg_per_s;
    makeup[i] = water.makeup_kg_per_s;
  }
}
TENFOLD_CLONES void york_rows(const SourceParameters& parameters, const PlantWeather& w,
                              const FinishRows& rows, std::size_t n) {
  const SourceParameters p = parameters;
  tower_rows<true>(p, w, rows, n);
}
TENFOLD_CLONES void cooltools_rows(const SourceParameters& parameters, const PlantWeather& w,
                                   const FinishRows& rows, std::size_t n) {
  const SourceParameters p = parameters;
  tower_rows<false>(p, w, rows, n);
}

}  // namespace

void finish(const SourceParameters& p, const PlantWeather& w, const FinishRows& rows,
            std::size_t n) {
  if (p.kind == SourceKind::dry_cooler) {
    finish_dry(p, rows, n);
    settle_dry(p, rows, n);
    if (p.pads.sections > 0.0) pad_water(p, w, rows, n);
  }
  if (p.kind == SourceKind::surface_water) intake(p, rows, n);
  if (p.kind == SourceKind::tower)
    p.york ? york_rows(p, w, rows, n) : cooltools_rows(p, w, rows, n);
}

}  // namespace tenfold::cooling
