// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Kernels of supply: PV yield, battery scan, dispatch.
#pragma once

#include <cstddef>

namespace tenfold::supply {

struct BatteryParameters {
  double power_W = 0, charge_efficiency = 1, discharge_efficiency = 1, lowest_J = 0, highest_J = 0,
         threshold_W = 0;
  bool peak_shaving = false;
};

/// AC power of 1 W of DC capacity: isotropic sky, Faiman cell, PVWatts losses, inverter with
/// clipping.
struct PvParameters {
  double cos_tilt, sin_tilt, facing_south;  ///< +1: faces south, -1: faces north
  double dc_ac_ratio, temperature_coefficient, losses, albedo;
};
void pv_yield(const PvParameters& p, const double* sun_north, const double* sun_up,
              const double* direct, const double* diffuse, const double* global,
              const double* dry_bulb_K, const double* wind, double* yield, std::size_t n);

/// Wanted change of stored energy of a step [J], before the limits of energy.
void battery_wish(const BatteryParameters& p, double dt_s, const double* load_W, const double* pv_W,
                  double limit_W, double* wish_J, std::size_t n);
/// e = clamp(e + d): stored energy after each step. Scalar scan; `stored` carries over.
void battery_scan(const BatteryParameters& p, const double* wish_J, double* stored_J,
                  double& stored, std::size_t n);

struct DispatchRows {
  const double *load_W, *pv_W, *stored_J;
  double *charge_W, *discharge_W, *import_W, *export_W, *curtailed_W, *unserved_W;
};
/// Powers from the stored energy, then grid import up to the limit, export or curtailment,
/// unserved.
void dispatch(const BatteryParameters& p, double dt_s, double stored_before, double limit_W,
              bool export_allowed, const DispatchRows& rows, std::size_t n);

}  // namespace tenfold::supply
