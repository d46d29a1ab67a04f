// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Kernels of pumps and fans. Power in W, flow relative to design.
#pragma once

#include <cstddef>

#include "tenfold/cooling/movers.hpp"
#include "tenfold/math.hpp"

namespace tenfold::cooling {

/// Scalars of a pump for kernels.
struct CirculationPumpParameters {
  double pressure_Pa, minimum_head, exponent, efficiency, minimum_flow;
};
CirculationPumpParameters circulation_pump_parameters(const CirculationPump& spec);

struct PumpPoint {
  double power_W;      ///< electric, and heat into the loop
  double pressure_Pa;  ///< head at the pump
};

/// Pump at a relative flow; a stopped pump (flow 0) takes nothing.
TENFOLD_INLINE PumpPoint pump_point(const CirculationPumpParameters& p, double design_m3_per_s,
                                    double flow_m3_per_s) {
  const double x = math::max(flow_m3_per_s / design_m3_per_s, p.minimum_flow);
  const double head =
      p.pressure_Pa * (p.minimum_head + (1.0 - p.minimum_head) * math::pow(x + 1e-300, p.exponent));
  const bool runs = flow_m3_per_s > 0.0;
  return {runs ? x * design_m3_per_s * head / p.efficiency : 0.0, runs ? head : 0.0};
}

/// Scalars of a fan for kernels.
struct FanParameters {
  double pressure_Pa, efficiency, exponent, minimum_flow;
};
FanParameters fan_parameters(const Fan& spec);

/// Electric power of a fan [W]; a stopped fan (flow 0) takes nothing.
TENFOLD_INLINE double fan_power(const FanParameters& p, double design_m3_per_s,
                                double flow_m3_per_s) {
  const double x = math::max(flow_m3_per_s / design_m3_per_s, p.minimum_flow);
  const double power =
      design_m3_per_s * p.pressure_Pa / p.efficiency * math::pow(x + 1e-300, p.exponent);
  return flow_m3_per_s > 0.0 ? power : 0.0;
}

struct PumpRows {
  const double *design_m3_per_s, *flow_m3_per_s;
  double *power_W, *pressure_Pa;
};
void pump(const CirculationPumpParameters& p, const PumpRows& rows, std::size_t n);

struct FanRows {
  const double *design_m3_per_s, *flow_m3_per_s;
  double* power_W;
};
void fan(const FanParameters& p, const FanRows& rows, std::size_t n);

}  // namespace tenfold::cooling
