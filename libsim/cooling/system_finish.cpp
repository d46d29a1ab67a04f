// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "../weather/saturation.hpp"
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
    const double turning = math::max(phi, p.minimum_fan);
    const double power =
        p.fan_W * turning * turning * turning * math::min(phi / p.minimum_fan, 1.0);
    fan[i] = heat[i] > 0.0 ? power : 0.0;
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
    const double phi = math::exp(high), turning = math::max(phi, p.minimum_fan);
    r.rejected_W[i] = heat_at(high);
    r.ratio[i] = phi;
    r.fan_W[i] = p.fan_W * turning * turning * turning * math::min(phi / p.minimum_fan, 1.0);
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
    const double dry_C = dry[i] - 273.15;
    const double pad_C = dry_C - p.pad_effectiveness * math::max(dry[i] - wet_bulb[i], 0.0);
    const double enthalpy = weather::moist_enthalpy(dry_C, humidity[i]);
    const double after = (enthalpy - 1006.0 * pad_C) / (2501e3 + 1860.0 * pad_C);
    const double air = p.air_capacity_W_per_K * ratio[i] / (1006.0 + 1860.0 * humidity[i]);
    const double e = air * wet[i] * math::max(after - humidity[i], 0.0);
    evaporated[i] = e;
    drift[i] = 0.0;
    blowdown[i] = e / (p.concentration - 1.0);
    makeup[i] = e * (p.concentration / (p.concentration - 1.0));
  }
}

/// Intake follows the heat; its pump's heat goes back with the water.
TENFOLD_CLONES void intake(const SourceParameters& parameters, const FinishRows& r, std::size_t n) {
  const SourceParameters p = parameters;
  const double *heat = r.heat_W, *inlet = r.inlet_K, *full = r.full;
  double *fan = r.fan_W, *rejected = r.rejected_W, *ratio = r.ratio;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const double needed = heat[i] / (p.intake_W_per_K * math::max(inlet[i] - p.intake_K, 0.5));
    const double x = full[i] > 0.5 ? 1.0 : math::clamp(needed * 1.25, p.minimum_flow, 1.0);
    ratio[i] = x;
    fan[i] =
        heat[i] > 0.0 ? p.intake_W * x * (p.minimum_head + (1.0 - p.minimum_head) * x * x) : 0.0;
    const double discharge_K = p.intake_K + heat[i] / (p.intake_W_per_K * x);
    rejected[i] = p.intake_W_per_K * x * (discharge_K - p.intake_K);
  }
}

/// Fans P = P_design FR^n; off where natural draught suffices, cycling below the lowest speed.
TENFOLD_CLONES void tower_fans(const SourceParameters& parameters, const double* wet_bulb_K,
                               const FinishRows& r, std::size_t n) {
  const SourceParameters p = parameters;
  const double *heat = r.heat_W, *cells = r.staged, *ratio = r.ratio, *wet = wet_bulb_K;
  double *fan = r.fan_W, *rejected = r.rejected_W, *bounded = r.bounded_K, *taken = r.taken_W;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const double turning = math::max(ratio[i], p.minimum_fan);
    const double power = cells[i] * p.fan_W * math::pow(turning, p.fan_exponent) *
                         math::min(ratio[i] / p.minimum_fan, 1.0);
    fan[i] = ratio[i] <= p.free_convection ? 0.0 : power;
    rejected[i] = heat[i];
    taken[i] = heat[i];
    bounded[i] = math::max(wet[i] - (26.7 + 273.15), 0.0);
  }
}

/// Evaporation from the saturated exit state, drift, blowdown, make-up.
TENFOLD_CLONES void tower_water(const SourceParameters& parameters, const PlantWeather& w,
                                const FinishRows& r, std::size_t n) {
  const SourceParameters p = parameters;
  const double *enthalpy = w.enthalpy_J_per_kg, *humidity = w.humidity_ratio,
               *pressure = w.pressure_Pa;
  const double *cells = r.staged, *heat = r.heat_W, *entering = r.inlet_K, *ratio = r.ratio;
  double *evaporated = r.evaporated, *drift = r.drift, *blowdown = r.blowdown, *makeup = r.makeup;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const double entering_C = entering[i] - 273.15;
    const double hottest = weather::moist_enthalpy(
        entering_C, weather::saturated_humidity_ratio(entering_C, pressure[i]));
    // Exit air cannot be warmer than the entering water: natural draught carries what fans do not.
    const double air = math::max(cells[i] * p.cell_air_kg_per_s * ratio[i],
                                 heat[i] / math::max(hottest - enthalpy[i], 1000.0));
    const double leaving = enthalpy[i] + heat[i] / math::max(air, 1e-9);
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

}  // namespace

void finish(const SourceParameters& p, const PlantWeather& w, const FinishRows& rows,
            std::size_t n) {
  if (p.kind == SourceKind::dry_cooler) {
    finish_dry(p, rows, n);
    settle_dry(p, rows, n);
    if (p.pads > 0.0) pad_water(p, w, rows, n);
  }
  if (p.kind == SourceKind::surface_water) intake(p, rows, n);
  if (p.kind == SourceKind::tower) {
    tower_fans(p, w.wet_bulb_K, rows, n);
    tower_water(p, w, rows, n);
  }
}

}  // namespace tenfold::cooling
