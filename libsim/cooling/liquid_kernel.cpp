// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "liquid_kernel.hpp"

#include <algorithm>

namespace tenfold::cooling {

namespace {
constexpr double coolant_J_per_m3K = 1018.0 * 3890.0;  // PG25 near 40 C
constexpr double water_J_per_m3K = 998.0 * 4186.0;
constexpr double lowest_share = 0.02;

TENFOLD_INLINE double pump_power(const PumpParameters& p, double relative_flow) {
  return p.design_m3_per_s * relative_flow * p.pressure_Pa *
         (p.minimum_head + (1.0 - p.minimum_head) * math::pow(relative_flow, 1.85)) / p.efficiency;
}

/// eps C_min of a counter-flow exchanger; equal capacities are the limit of the general form.
TENFOLD_INLINE double counterflow_conductance(double conductance, double c1, double c2) {
  const double least = math::min(c1, c2), most = math::max(c1, c2);
  const double ratio = math::min(least / most, 0.999999);
  const double e = math::exp(-conductance / least * (1.0 - ratio));
  return least * (1.0 - e) / (1.0 - ratio * e);
}

/// eps C_min of a cross-flow exchanger with both streams unmixed.
TENFOLD_INLINE double crossflow_conductance(double conductance, double c1, double c2) {
  const double least = math::min(c1, c2), most = math::max(c1, c2);
  const double ratio = least / most;
  const double ntu = conductance / least;
  const double root = math::pow(ntu, 0.22);
  return least * (1.0 - math::exp((math::exp(-ratio * ntu / root) - 1.0) * root / ratio));
}
}  // namespace

double counterflow_effectiveness(double ntu, double capacity_ratio) {
  if (math::abs(1.0 - capacity_ratio) < 1e-9) return ntu / (1.0 + ntu);
  const double e = math::exp(-ntu * (1.0 - capacity_ratio));
  return (1.0 - e) / (1.0 - capacity_ratio * e);
}

double counterflow_ntu(double effectiveness, double capacity_ratio) {
  if (math::abs(1.0 - capacity_ratio) < 1e-9) return effectiveness / (1.0 - effectiveness);
  return math::log((1.0 - effectiveness * capacity_ratio) / (1.0 - effectiveness)) /
         (1.0 - capacity_ratio);
}

LiquidParameters liquid_parameters(const ColdPlateDryCooler& spec, double design_heat_W) {
  LiquidParameters p{};
  p.supply_set_K = value_of(spec.facility_supply);
  p.design_heat_W = design_heat_W;
  p.coolant_capacity_W_per_K = design_heat_W / value_of(spec.cdu.rise);
  p.facility_capacity_W_per_K = design_heat_W / value_of(spec.facility_rise);
  const double least = std::min(p.coolant_capacity_W_per_K, p.facility_capacity_W_per_K);
  const double most = std::max(p.coolant_capacity_W_per_K, p.facility_capacity_W_per_K);
  const double effectiveness =
      design_heat_W / (least * (value_of(spec.cdu.approach) + value_of(spec.cdu.rise)));
  p.cdu_conductance_W_per_K = least * counterflow_ntu(effectiveness, least / most);
  p.cdu_minimum_flow = spec.cdu.minimum_flow;
  p.cdu_pump = {p.coolant_capacity_W_per_K / coolant_J_per_m3K, value_of(spec.cdu.pump.pressure),
                spec.cdu.pump.minimum_head, spec.cdu.pump.efficiency};
  p.facility_pump = {p.facility_capacity_W_per_K / water_J_per_m3K,
                     value_of(spec.facility_pump.pressure), spec.facility_pump.minimum_head,
                     spec.facility_pump.efficiency};
  const double duty = design_heat_W * spec.dry_cooler.sizing;
  p.air_capacity_W_per_K = duty / value_of(spec.dry_cooler.design_air_rise);
  const double difference =
      value_of(spec.dry_cooler.design_approach) + value_of(spec.facility_rise);
  // Conductance that makes the duty at design ambient, by bisection on a monotone function.
  double low = 1e-3 * duty / difference, high = 1e3 * duty / difference;
  for (int pass = 0; pass < 200; ++pass) {
    const double middle = 0.5 * (low + high);
    (crossflow_conductance(middle, p.air_capacity_W_per_K, p.facility_capacity_W_per_K) *
                 difference <
             duty
         ? low
         : high) = middle;
  }
  p.dry_conductance_W_per_K = high;
  p.dry_fan_W = duty * spec.dry_cooler.fan_power;
  p.dry_minimum_fan = spec.dry_cooler.minimum_fan;
  return p;
}

TENFOLD_CLONES void coolant_loop(const LiquidParameters& parameters, const LiquidRows& rows,
                                 bool first, std::size_t n) {
  const LiquidParameters p = parameters;
  const double *dry = rows.dry_bulb_K, *heat = rows.liquid_heat_W;
  double *coolant = rows.coolant_K, *last = rows.previous_coolant_K,
         *last_gap = rows.previous_gap_K, *supply = rows.facility_supply_K,
         *back = rows.facility_return_K, *cdu = rows.cdu_pump_W, *pump = rows.facility_pump_W,
         *rejected = rows.rejected_W, *full = rows.full_fan;
  const double secant = first ? 0.0 : 1.0;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const double share = heat[i] / p.design_heat_W;
    const double x = math::max(share, p.cdu_minimum_flow);
    const double y = math::max(share, 0.3);
    cdu[i] = pump_power(p.cdu_pump, x);
    pump[i] = pump_power(p.facility_pump, y);
    const double q = heat[i] + cdu[i];
    rejected[i] = q + pump[i];
    const double c_coolant = p.coolant_capacity_W_per_K * x,
                 c_facility = p.facility_capacity_W_per_K * y;
    const double ua = p.cdu_conductance_W_per_K * 2.0 / (math::pow(x, -0.8) + math::pow(y, -0.8));
    const double through = counterflow_conductance(ua, c_coolant, c_facility);
    const double at_full =
        crossflow_conductance(p.dry_conductance_W_per_K, p.air_capacity_W_per_K, c_facility);
    const double lowest = dry[i] + rejected[i] * (1.0 / at_full - 1.0 / c_facility);
    full[i] = lowest > p.supply_set_K ? 1.0 : 0.0;
    supply[i] = math::max(p.supply_set_K, lowest);
    back[i] = supply[i] + rejected[i] / c_facility;
    const double target = supply[i] + q / through - q / c_coolant;
    const double gap = target - coolant[i];
    const double change = last_gap[i] - gap;
    const bool flat = change * change < 1e-24;
    double ratio = (coolant[i] - last[i]) / (flat ? 1.0 : change);
    ratio = flat ? 1.0 : math::clamp(ratio, 0.5, 2.0);
    ratio = secant > 0.5 ? ratio : 1.0;
    last[i] = coolant[i];
    last_gap[i] = gap;
    coolant[i] = coolant[i] + ratio * gap;
  }
}

TENFOLD_CLONES void dry_cooler(const LiquidParameters& parameters, const LiquidRows& rows,
                               std::size_t n) {
  const LiquidParameters p = parameters;
  const double *dry = rows.dry_bulb_K, *back = rows.facility_return_K, *rejected = rows.rejected_W,
               *heat = rows.liquid_heat_W, *full = rows.full_fan;
  double *ratio_row = rows.fan_ratio, *fan = rows.dry_fan_W, *air = rows.air_side_W;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const double c_facility =
        p.facility_capacity_W_per_K * math::max(heat[i] / p.design_heat_W, 0.3);
    const double difference = math::max(back[i] - dry[i], 1e-3);
    const double wanted = rejected[i] / difference;
    const double at_full =
        crossflow_conductance(p.dry_conductance_W_per_K, p.air_capacity_W_per_K, c_facility);
    // In logarithms heat against fan ratio is nearly two straight lines: secant between full air
    // and the ratio below which even perfect exchange would be short. Quicker guesses stall on the
    // bend.
    double l0 = 0.0, g0 = math::log(at_full / wanted);
    double l1 = math::clamp(math::log(wanted / p.air_capacity_W_per_K), -8.0, 0.0);
    double g1 = 0.0;
    for (int pass = 0; pass < 12; ++pass) {
      const double phi = math::exp(l1);
      const double ua = p.dry_conductance_W_per_K * math::exp(0.55 * l1);
      g1 = math::log(crossflow_conductance(ua, p.air_capacity_W_per_K * phi, c_facility) / wanted);
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
    const double through = crossflow_conductance(ua, p.air_capacity_W_per_K * phi, c_facility);
    air[i] = l1 > -7.999 ? through * difference : rejected[i];
    const double turning = math::max(phi, p.dry_minimum_fan);
    fan[i] = p.dry_fan_W * turning * turning * turning * math::min(phi / p.dry_minimum_fan, 1.0);
    ratio_row[i] = phi;
  }
}

AirChillerParameters air_chiller_parameters(const ColdPlateDryCooler& spec, double design_heat_W) {
  const AirCooledChiller& c = spec.air_chiller;
  const double rise = value_of(spec.air_water_rise);
  return {c.carnot_effectiveness,
          value_of(c.evaporator_approach),
          value_of(c.condenser_approach),
          value_of(c.minimum_lift),
          value_of(c.free_cooling_approach),
          c.fan_power,
          rise,
          {design_heat_W / (water_J_per_m3K * rise), value_of(spec.facility_pump.pressure),
           spec.facility_pump.minimum_head, spec.facility_pump.efficiency}};
}

TENFOLD_CLONES void air_chiller(const AirChillerParameters& parameters, const double* dry_bulb_K,
                                const double* coil_heat_W, const double* coolant_K, double* pump_W,
                                double* compressor_W, double* fan_W, double* rejected_W,
                                double* free_share, std::size_t n) {
  const AirChillerParameters p = parameters;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const double relative = math::max(
        coil_heat_W[i] / (water_J_per_m3K * p.water_rise_K * p.pump.design_m3_per_s), lowest_share);
    pump_W[i] = pump_power(p.pump, relative);
    const double heat = coil_heat_W[i] + pump_W[i];
    const double back = coolant_K[i] + p.water_rise_K;
    const double share =
        math::clamp((back - (dry_bulb_K[i] + p.free_approach_K)) / p.water_rise_K, 0.0, 1.0);
    const double evaporating = coolant_K[i] - p.evaporator_approach_K;
    const double lift =
        math::max(dry_bulb_K[i] + p.condenser_approach_K - evaporating, p.minimum_lift_K);
    compressor_W[i] = heat * (1.0 - share) * lift / (p.effectiveness * evaporating);
    const double out = heat + compressor_W[i];
    fan_W[i] = p.fan_share * out;
    rejected_W[i] = heat * share + (heat * (1.0 - share) + compressor_W[i]) + fan_W[i];
    free_share[i] = share;
  }
}

}  // namespace tenfold::cooling
