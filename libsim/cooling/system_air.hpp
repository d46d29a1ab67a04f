// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Air sides of a composed cooling system: coil, outside air, air-to-air exchanger, direct
/// expansion.
#pragma once

#include <cstddef>
#include <string>

#include "hall_air.hpp"
#include "outside_air.hpp"
#include "plant_kernel.hpp"
#include "tenfold/cooling/air_systems.hpp"

namespace tenfold::cooling {

enum class AirKind { handlers, outside, indirect, expansion };

/// What is done with outside air that would be above the highest relative humidity.
enum class HumidAir { admit, lock, mix };

/// Direct expansion of a hall's room air.
struct ExpansionParameters {
  double capacity_W = 0;  ///< at the design dry bulb; 0: none
  double cop_factor = 1, design_K = 308.15, slope_per_K = 0;
  double surface_K = 281.15;  ///< of the evaporator: dries moister air
};

/// Air side of a hall, scaled to its energised modules.
struct AirSideParameters {
  AirKind kind = AirKind::handlers;
  AirParameters air{};
  bool by_approach = false;
  double inlet_approach_K = 0, return_approach_K = 0;
  double largest_flow = 1.2;  ///< of the handlers over design
  // Humidity of the hall: outdoor air for pressure, dew points
  double ventilation = 0;
  /// Vapour pressures at the highest and lowest dew point and in a sealed hall; over ice below
  /// 0 degC, as in weather data.
  double highest_vapour_Pa = 1e9, lowest_vapour_Pa = 0, sealed_vapour_Pa = 0;
  HumidifierParameters humidifier{};
  // Outside air
  double lowest_supply_K = 0, minimum_share = 0, highest_humidity = 1;
  double lowest_humidity = 0;
  bool enthalpy_lockout = true, integrated = true, humidifies = true;
  HumidAir humid_air = HumidAir::admit;
  EvaporativeParameters media{0, 1};  ///< effectiveness 0: none
  double concentration = 4;
  // Air-to-air
  IndirectParameters indirect{};
  ExpansionParameters expansion{};
  bool coil = true;     ///< a coil on a loop takes what is left
  bool demand = false;  ///< the coil's loop makes water as warm as the coil allows
};

AirSideParameters air_side_parameters(const AirSystem& spec, double design_heat_W,
                                      double pressure_Pa);
/// Name of the coil's loop; empty: none.
const std::string& coil_loop(const AirSystem& spec);
/// Fans, coil and containment of an air system.
const AirHandler& handler_of(const AirSystem& spec);

struct AirSideRows {
  const double *dry_bulb_K, *wet_bulb_K, *humidity_ratio, *pressure_Pa;
  const double *it_flow_m3_per_s, *room_heat_W, *air_heat_W;
  const double* supply_rise_K;  ///< of the supply air over its set point
  const double* water_K;        ///< that the coil's loop gives; below what the coil needs: needed_K
  double *fan_W, *return_K;
  double* coil_heat_W;  ///< to the loop, latent heat included
  double* needed_K;     ///< water for the set point; 1e9 where the coil is idle
  double* supply_K;     ///< air that the side itself makes where no coil follows
  double* outside_W;    ///< enthalpy carried out by air
  double *scavenger_W, *compressor_W, *humidifier_W;
  double* expansion_W;              ///< heat by direct expansion, compressors excluded
  double* gain;                     ///< rise of the supply air per kelvin of water above needed_K
  double* left_W;                   ///< heat that nothing takes at this supply temperature
  double* hall_ratio;               ///< humidity ratio of the hall's air
  double* entering_ratio;           ///< humidity ratio of the air that meets the coil
  double* latent_W;                 ///< of coil or expansion, part of their heat
  double* condensate;               ///< [kg/s]
  double *air_short, *freeze_stat;  ///< flags
  double *evaporated_kg_per_s, *humidified_kg_per_s, *blowdown_kg_per_s, *makeup_kg_per_s;
};
/// One evaluation at the present supply air temperature.
void air_side(const AirSideParameters& p, const AirSideRows& rows, std::size_t n);

struct RackInletRows {
  const double *supply_rise_K, *air_heat_W, *air_flow_m3_per_s;
  double *inlet_K, *previous_K, *previous_gap_K;
};
/// Next inlet temperature of the racks by containment, with the recirculation that a lack of air
/// brings; secant on the passes so far. A step whose inlet has settled keeps it.
/// @return largest distance from the equation [K]
double rack_inlet(const AirSideParameters& p, const RackInletRows& rows, bool first, std::size_t n);

}  // namespace tenfold::cooling
