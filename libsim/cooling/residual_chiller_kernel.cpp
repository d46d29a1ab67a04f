// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "exchange.hpp"
#include "liquid_kernel.hpp"

namespace tenfold::cooling {

namespace {
constexpr double lowest_share = 0.02;
}  // namespace

AirChillerParameters air_chiller_parameters(const ColdPlateDryCooler& spec, double design_heat_W) {
  const AirCooledChiller& c = spec.air_chiller;
  const double rise = value_of(spec.air_water_rise);
  return {
      c.carnot_effectiveness,
      value_of(c.evaporator_approach),
      value_of(c.condenser_approach),
      value_of(c.minimum_lift),
      value_of(c.free_cooling_approach),
      c.fan_power,
      rise,
      {design_heat_W / (exchange::water_J_per_m3K * rise), value_of(spec.facility_pump.pressure),
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
        coil_heat_W[i] / (exchange::water_J_per_m3K * p.water_rise_K * p.pump.design_m3_per_s),
        lowest_share);
    pump_W[i] = system_pump_W(p.pump, relative, math::log(relative));
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
