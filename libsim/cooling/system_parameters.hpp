// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// A composed cooling system, ordered and flattened: loops from leaves to roots, sources by loop.
#pragma once

#include <string>
#include <vector>

#include "air_cooled_table.hpp"
#include "air_density.hpp"
#include "chiller_curves.hpp"
#include "pads.hpp"
#include "plant_parts.hpp"
#include "tenfold/cooling/cooling_system.hpp"
#include "tower_fans.hpp"
#include "tower_water.hpp"

namespace tenfold::cooling {

/// What is wrong with a system, and where below its path.
struct SystemProblem {
  std::string place;  ///< "loops.chilled.sources.0"
  std::string message, hint;
};

/// Order of the loops: a loop stands before the loops that take its heat.
struct SystemOrder {
  static constexpr std::size_t npos = static_cast<std::size_t>(-1);
  std::vector<std::size_t> loops;     ///< positions in CoolingSystem::loops, leaves first
  std::vector<std::size_t> position;  ///< of a stated loop in `loops`
};

/// Heat of a condenser over that of its evaporator at design: COP 5.
inline constexpr double condenser_share = 1.2;

/// Checks a system and orders its loops; every problem is added.
SystemOrder order_system(const CoolingSystem& spec, std::vector<SystemProblem>& problems);

enum class SourceKind {
  chiller,
  air_cooled_chiller,
  economizer,
  exchanger,
  tower,
  dry_cooler,
  surface_water,
  heat_reuse,
  thermal_storage
};

/// A source for kernels; fields of other kinds stay zero.
struct SourceParameters {
  SourceKind kind{};
  std::size_t loop = 0;                   ///< whose heat it takes
  std::size_t other = SystemOrder::npos;  ///< loop that takes its heat; npos: outdoors
  // Exchangers
  double approach_K = 0, conductance_W_per_K = 0, dead_band_K = 0;  ///< conductance 0: by approach
  double least_difference_K = 0;
  bool integrated = true;
  // Chillers
  ChillerParameters chiller{};
  double machines = 0, reference_W = 0, staging = 1, minimum_condenser_C = 0;
  // Air-cooled chillers
  double effectiveness = 0, evaporator_approach_K = 0, condenser_approach_K = 0, minimum_lift_K = 0,
         free_approach_K = 0, fan_share = 0, capacity_W = 0, design_K = 0, slope_per_K = 0;
  bool free_cooling = false, by_table = false;
  AirCooledTableParameters table{};  ///< of packaged machines
  // Towers
  bool york = true;
  double water_ratio = 1;  ///< of the correlation at design flow
  TowerFanControl fans{};
  TowerWaterParameters water{2.0};
  double basin_W_per_K = 0, basin_K = 0;  ///< heater of a standing cell
  double basin_kg = 0;                    ///< water of basins and loop
  // Towers and dry coolers
  double cells = 0, cell_heat_W = 0, cell_water_kg_per_s = 0, cell_air_kg_per_s = 0, fan_W = 0,
         minimum_fan = 0;
  PadParameters pads{};
  // Surface water: other side of the exchanger at design flow, intake
  double intake_W_per_K = 0;
  SurfaceWaterParameters intake{};
  double intake_K = 0, swing_K = 0, lag = 0, warmest_day = 0;  ///< by season, at the intake
  // Thermal storage: hours of the day, cold that only a shortage takes
  StorageParameters store{};
  double store_m3 = 0, charge_from_h = 0, charge_until_h = 0, discharge_from_h = 0,
         discharge_until_h = 0, reserve_J = 0;
  // Heat reuse
  HeatReuseParameters reuse{};
  double network_K = 0, winter_W = 0, base_W = 0, limit_K = 0, cold_K = 0;
  double concentration = 2, drift = 0;
  double air_capacity_W_per_K = 0, dry_conductance_W_per_K = 0;
};

struct LoopParameters {
  bool rejects = false;  ///< its last source gives heat to the weather: supply may follow it
  bool demand = false;   ///< supply as warm as the coils allow
  bool reset = false;    ///< set point follows the wet bulb
  double reset_approach_K = 0, highest_K = 0;
  bool constant_flow = false;
  bool by_cells = false;      ///< ends in towers
  bool staged_pumps = false;  ///< towers: pumps of cells in service, each at design flow
  bool stands = false;        ///< pump stops where no heat arrives: variable flow, no store
  double supply_K = 0, rise_K = 0, design_heat_W = 0;
  double design_capacity_W_per_K = 0, minimum_flow = 0;
  double pump_W = 0, minimum_head = 0, exponent = 1.85;  ///< pump power at design flow
  double class_K = 1e9;                                  ///< highest supply of its water class
  double thermal_J_per_K = 0;
  double freeze_K = 0, freeze_flow = 0;  ///< coils outdoors: least flow below a dry bulb
  std::size_t first_source = 0, sources = 0;
};

struct SystemParameters {
  std::vector<LoopParameters> loops;  ///< leaves first
  std::vector<SourceParameters> sources;
  bool coupled = false;  ///< some source of heat depends on a rejecting loop
  bool split = false;    ///< some loop gives heat to an exchanger's loop and then to another
};

/// Heat that terminals give to each stated loop at design.
struct DesignHeat {
  std::vector<double> loop_W;
  double pressure_Pa = standard_pressure_Pa;  ///< of the site
};

/// Whether a source rejects to the weather, so that a loop that ends with it floats.
bool rejects(const LoopSource& s);

/// Flattens and sizes a checked system.
SystemParameters system_parameters(const CoolingSystem& spec, const SystemOrder& order,
                                   const DesignHeat& heat);

}  // namespace tenfold::cooling
