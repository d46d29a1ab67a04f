// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Kernels of the water-economizer plant on a block of steps.
#pragma once

#include <cstddef>

#include "chiller_curves.hpp"
#include "tenfold/cooling/water_economizer.hpp"

namespace tenfold::cooling {

/// Fans and coil of air handlers of a hall, scaled to its energised modules.
struct AirParameters {
  double supply_K, recirculation, bypass, exponent, minimum_flow, effectiveness;
  double design_flow_m3_per_s, design_fan_W, air_capacity_J_per_m3K;
};

/// Makes the parameters: fans sized for `design_heat_W` with air of the site's pressure.
AirParameters air_parameters(const AirHandler& air, double design_heat_W, double pressure_Pa);

/// Heat at the coil and temperatures: in IT air flow and room heat, out the rest (may not alias).
void air_handlers(const AirParameters& p, const double* it_flow_m3_per_s, const double* room_heat_W,
                  double* fan_W, double* coil_heat_W, double* return_K, double* coolant_K,
                  std::size_t n);

/// A pump for kernels: P = V dp / eta with the system curve.
struct PumpParameters {
  double design_m3_per_s, pressure_Pa, minimum_head, efficiency;
};

/// Electric power [W] at a flow over design and its logarithm: dp ~ minimum + rest V^1.85.
TENFOLD_INLINE double system_pump_W(const PumpParameters& p, double flow, double log_flow) {
  return p.design_m3_per_s * p.pressure_Pa / p.efficiency * flow *
         (p.minimum_head + (1.0 - p.minimum_head) * math::exp(1.85 * log_flow));
}

enum class PlantMode : int { free = 0, integrated = 1, mechanical = 2 };

/// Plant scaled to the energised modules of a hall.
struct PlantParameters {
  double water_rise_K = 0, exchanger_approach_K = 0, dead_band_K = 0;
  bool integrated = false;
  PumpParameters chilled_pump{};
  double tower_pump_cell_W = 0;  ///< power of the pumps of one cell
  ChillerParameters chiller{};
  double chillers = 0, chiller_reference_W = 0, staging = 0, minimum_condenser_C = 0;
  double cells = 0, cell_water_kg_per_s = 0, cell_air_kg_per_s = 0, cell_fan_W = 0, cell_heat_W = 0,
         minimum_fan = 0;
  double concentration = 0, drift = 0;
  double facility_scale_W = 0;  ///< scale of the residual
};

PlantParameters plant_parameters(const WaterEconomizer& spec, double design_heat_W,
                                 double pressure_Pa);

struct PlantInputs {
  const double *wet_bulb_K, *enthalpy_J_per_kg, *humidity_ratio, *pressure_Pa;
  const double *coil_heat_W, *coolant_K;  ///< heat at the coils, water supply that they need
};

struct PlantRows {
  double *water_flow_m3_per_s, *water_return_K, *chilled_pump_W;  // prepared
  double *cells_on, *first_approach_K, *mode;                     // prepared, then the scan
  double* machines_on;
  double *range_K, *fan_ratio;  // solved
  double *chiller_W, *tower_fan_W, *tower_pump_W, *economizer_heat_W, *chiller_heat_W;
  double *heat_tower_W, *heat_gap_W, *unmet_W, *tower_water_K;
  double *evaporated_kg_per_s, *drift_kg_per_s, *blowdown_kg_per_s, *makeup_kg_per_s;
};

/// Flows and the first estimate that decides modes.
void plant_prepare(const PlantParameters& p, const PlantInputs& in, const PlantRows& out,
                   std::size_t n);
/// Modes with dead band; `mode` carries over from the step before. Scalar.
void plant_modes(const PlantParameters& p, const PlantInputs& in, const PlantRows& rows,
                 PlantMode& mode, std::size_t n);
/// Machines on, then the loop tower range - economizer share - chiller, by a safeguarded secant.
void plant_solve(const PlantParameters& p, const PlantInputs& in, const PlantRows& rows,
                 std::size_t n);
/// Evaporation from the saturated exit state, drift, blowdown, make-up.
void plant_water(const PlantParameters& p, const PlantInputs& in, const PlantRows& rows,
                 std::size_t n);

}  // namespace tenfold::cooling
