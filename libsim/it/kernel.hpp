// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Kernels of a hall's racks on a block of steps (SI, flat arrays, any length).
#pragma once

#include <cstddef>
#include <span>

namespace tenfold::it {

/// Parameters of one machine class, per node, SI.
struct NodeParameters {
  double idle_W = 0, range_W = 0;  ///< P at rest; P at full activity minus rest
  double leakage_share = 0, leakage_per_K = 0, leakage_reference_K = 0;
  double fan_max_W = 0, flow_max_m3_per_s = 0, fan_minimum = 0, fan_start_K = 0, fan_full_K = 1;
  double liquid_fraction = 0;
  double psu_rating_W = 1, psu_no_load = 0, psu_proportional = 0, psu_square = 0;
  double plate_K_per_W = 0, chip_W = 0;
  /// Volume of the site's air over that of the same mass at standard pressure. Fans hold chips at
  /// their temperatures, so that they turn faster in thin air: phi = min(phi_law r, 1),
  /// V = V_max phi, P = P_max phi^3 / r (fan laws: power in proportion to density).
  double air_volume_ratio = 1;
};

/// Heat and air flow of a class at given temperatures, added to the hall's rows.
struct NodeSums {
  double* air_heat_W;  ///< all heat into air: chips' air share, fans, PSU losses
  double* air_flow_m3_per_s;
  double* liquid_heat_W;
};

/// Rows that node_power() fills for one class (may be scratch).
struct NodeRows {
  double* ac_power_W;  ///< at the power supply's input
  double* fan_power_W;
  double* psu_loss_W;
};

/// Rows of a hall to which a class adds its power.
struct NodeTotals {
  double *it_power_W, *fan_power_W, *psu_loss_W;
};

/// Adds one class's air heat, air flow and liquid heat at inlet temperature and coolant
/// temperature. `coolant_K` drives leakage of liquid-cooled chips (liquid_fraction > 0), `inlet_K`
/// of the others.
void node_heat(const NodeParameters& p, double nodes, const double* utilisation,
               const double* inlet_K, const double* coolant_K, const NodeSums& sums, std::size_t n);

/// Electric power of one class, with its fans and power supply losses.
void node_power(const NodeParameters& p, double nodes, const double* utilisation,
                const double* inlet_K, const double* coolant_K, const NodeRows& rows,
                std::size_t n);

/// Both at once for the final temperatures: adds heat, flow and power, sets the class's own power.
void node_all(const NodeParameters& p, double nodes, const double* utilisation,
              const double* inlet_K, const double* coolant_K, const NodeSums& sums,
              const NodeTotals& totals, double* ac_power_W, std::size_t n);

/// Next inlet temperature: T_in = T_sup + r / (1 - r) Q / (rho c V); secant on the passes so far.
/// @param air_capacity_J_per_m3K rho c_p of hall air
void inlet_temperature(double supply_K, const double* supply_rise_K, double recirculation,
                       double air_capacity_J_per_m3K, const double* air_heat_W,
                       const double* air_flow_m3_per_s, double* inlet_K, double* previous_inlet_K,
                       double* previous_gap_K, bool first, std::size_t n);

}  // namespace tenfold::it
