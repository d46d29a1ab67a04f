// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "air_density.hpp"
#include "plant_kernel.hpp"

namespace tenfold::cooling {

AirParameters air_parameters(const AirHandler& air, double design_heat_W, double pressure_Pa) {
  AirParameters p{};
  p.supply_K = value_of(air.supply_air);
  p.recirculation = air.recirculation;
  p.bypass = air.bypass;
  p.exponent = air.exponent;
  p.minimum_flow = air.minimum_flow;
  p.effectiveness = air.coil_effectiveness;
  p.air_capacity_J_per_m3K = hall_air_J_per_m3K(p.supply_K, pressure_Pa);
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

}  // namespace tenfold::cooling
