// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "kernel.hpp"

#include "tenfold/math.hpp"

namespace tenfold::supply {

TENFOLD_CLONES void pv_yield(const PvParameters& parameters, const double* sun_north,
                             const double* sun_up, const double* direct, const double* diffuse,
                             const double* global, const double* dry_bulb_K, const double* wind,
                             double* yield, std::size_t n) {
  const PvParameters p = parameters;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const double incidence = sun_up[i] * p.cos_tilt - p.facing_south * sun_north[i] * p.sin_tilt;
    const double beam = sun_up[i] > 0.0 ? direct[i] * math::max(incidence, 0.0) : 0.0;
    const double plane = beam + diffuse[i] * 0.5 * (1.0 + p.cos_tilt) +
                         global[i] * p.albedo * 0.5 * (1.0 - p.cos_tilt);
    const double cell_K = dry_bulb_K[i] + plane / (25.0 + 6.84 * wind[i]);
    const double dc = math::max(
        plane * 1e-3 * (1.0 + p.temperature_coefficient * (cell_K - 298.15)) * (1.0 - p.losses),
        0.0);
    // PVWatts inverter: nominal efficiency 0.96, reference 0.9637.
    const double rating_dc = 1.0 / (p.dc_ac_ratio * 0.96);
    const double z = math::max(dc / rating_dc, 1e-6);
    const double efficiency = 0.96 / 0.9637 * (-0.0162 * z - 0.0059 / z + 0.9858);
    yield[i] = math::clamp(efficiency * dc, 0.0, 1.0 / p.dc_ac_ratio);
  }
}

TENFOLD_CLONES void battery_wish(const BatteryParameters& parameters, double dt_s,
                                 const double* load_W, const double* pv_W, double limit_W,
                                 double* wish_J, std::size_t n) {
  const BatteryParameters p = parameters;
  const double ceiling = p.peak_shaving ? math::min(p.threshold_W, limit_W) : 0.0;
  const double charging = p.charge_efficiency * dt_s, discharging = dt_s / p.discharge_efficiency;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const double deficit = load_W[i] - pv_W[i] - ceiling;
    // Peak shaving recharges from what is left below the threshold; self-consumption from surplus.
    const double take = math::min(math::max(-deficit, 0.0), p.power_W);
    const double give = math::min(math::max(deficit, 0.0), p.power_W);
    wish_J[i] = take * charging - give * discharging;
  }
}

void battery_scan(const BatteryParameters& p, const double* wish_J, double* stored_J,
                  double& stored, std::size_t n) {
  double e = stored;
  for (std::size_t i = 0; i < n; ++i) {
    e = math::min(math::max(e + wish_J[i], p.lowest_J), p.highest_J);
    stored_J[i] = e;
  }
  stored = e;
}

TENFOLD_CLONES void dispatch(const BatteryParameters& parameters, double dt_s, double stored_before,
                             double limit_W, bool export_allowed, const DispatchRows& rows,
                             std::size_t n) {
  const BatteryParameters p = parameters;
  const double *load = rows.load_W, *pv = rows.pv_W, *stored = rows.stored_J;
  double *charge = rows.charge_W, *discharge = rows.discharge_W, *import = rows.import_W,
         *exported = rows.export_W, *curtailed = rows.curtailed_W, *unserved = rows.unserved_W;
  const double exporting = export_allowed ? 1.0 : 0.0;
  const double per_charge = 1.0 / (p.charge_efficiency * dt_s),
               per_discharge = p.discharge_efficiency / dt_s;
  if (n == 0) return;
  charge[0] = stored[0] - stored_before;
  for (std::size_t i = 1; i < n; ++i) charge[i] = stored[i] - stored[i - 1];
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const double change = charge[i];
    const double in = math::max(change, 0.0) * per_charge;
    const double out = math::max(-change, 0.0) * per_discharge;
    const double net = load[i] + in - pv[i] - out;
    const double needed = math::max(net, 0.0), surplus = math::max(-net, 0.0);
    charge[i] = in;
    discharge[i] = out;
    import[i] = math::min(needed, limit_W);
    unserved[i] = needed - import[i];
    exported[i] = surplus * exporting;
    curtailed[i] = surplus * (1.0 - exporting);
  }
}

}  // namespace tenfold::supply
