// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Kernels of dry, adiabatic and hybrid coolers.
#pragma once

#include <cstddef>

#include "fan_solve.hpp"
#include "fluids.hpp"
#include "pads.hpp"
#include "tenfold/cooling/fluid_cooler.hpp"

namespace tenfold::cooling {

struct FluidCoolerParameters {
  ExchangerParameters exchanger;
  double fan_W, minimum_fan;
  PadParameters pads;
  double makeup_share;
  double design_density_Pa_per_K;  ///< pressure over temperature at design
};
/// @throws InputError where the design point cannot be reached
FluidCoolerParameters fluid_cooler_parameters(const FluidCooler& spec, double design_heat_W);

struct FluidCoolerPoint {
  double leaving_K, entering_K, fan_ratio, fan_W;
  double wet_share;   ///< of the pads that are wetted
  double air_heat_W;  ///< by the air side: eps C_min (T_in - T_air)
  double evaporated_kg_per_s, makeup_kg_per_s;
  double limited;  ///< 1: the target is not held
};

/// @param water_W_per_K capacity rate of the water
TENFOLD_INLINE FluidCoolerPoint fluid_cooler_point(const FluidCoolerParameters& p, double heat_W,
                                                   double water_W_per_K, double target_K,
                                                   double dry_bulb_K, double wet_bulb_K,
                                                   double humidity_ratio, double pressure_Pa) {
  FluidCoolerPoint s{};
  const double density = pressure_Pa / dry_bulb_K / p.design_density_Pa_per_K;
  const double full_air = p.exchanger.cold_design_W_per_K * density;
  const double full = exchanger_through(p.exchanger, water_W_per_K, full_air);
  const double over = heat_W / full - heat_W / water_W_per_K;  // leaving over air at full fan
  const double reach = pad_reach_K(p.pads, dry_bulb_K, wet_bulb_K);
  const double wetted = pads_wetted(p.pads, dry_bulb_K, reach, dry_bulb_K + over - target_K);
  s.wet_share = heat_W > 0.0 ? wetted : 0.0;
  const double air_K = dry_bulb_K - s.wet_share * reach;
  const double lowest_K = air_K + over;
  const bool limited = lowest_K > target_K + 1e-9;
  s.limited = limited && heat_W > 0.0 ? 1.0 : 0.0;
  s.leaving_K = limited ? lowest_K : target_K;
  s.entering_K = s.leaving_K + heat_W / water_W_per_K;
  const double difference = math::max(s.entering_K - air_K, 1e-9);
  const double ratio = coil_fan_ratio(p.exchanger, water_W_per_K, full_air, heat_W / difference);
  s.fan_ratio = heat_W > 0.0 ? ratio : 0.0;
  const double through = exchanger_through(p.exchanger, water_W_per_K, full_air * ratio);
  // At the lowest ratio the fans all but stand and the bypass meters the flow.
  s.air_heat_W = ratio > 1.001 * least_fan_ratio ? through * difference : heat_W;
  s.air_heat_W = heat_W > 0.0 ? s.air_heat_W : 0.0;
  s.fan_W = p.fan_W * density * cycling_cube(s.fan_ratio, p.minimum_fan);
  const double air_kg_per_s = full_air * s.fan_ratio / moist_air_capacity(humidity_ratio);
  s.evaporated_kg_per_s =
      air_kg_per_s * s.wet_share * pad_moisture(p.pads, dry_bulb_K, wet_bulb_K, humidity_ratio);
  s.makeup_kg_per_s = s.evaporated_kg_per_s * p.makeup_share;
  return s;
}

struct FluidCoolerRows {
  const double *heat_W, *water_W_per_K, *target_K, *dry_bulb_K, *wet_bulb_K, *humidity_ratio,
      *pressure_Pa;
  double *leaving_K, *entering_K, *fan_ratio, *fan_W, *wet_share, *air_heat_W, *evaporated_kg_per_s,
      *makeup_kg_per_s, *limited;
};
void fluid_cooler(const FluidCoolerParameters& p, const FluidCoolerRows& rows, std::size_t n);

}  // namespace tenfold::cooling
