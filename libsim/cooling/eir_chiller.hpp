// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Kernels of staged EIR chillers.
#pragma once

#include <cstddef>

#include "chiller_curves.hpp"
#include "fluids.hpp"
#include "tenfold/cooling/chillers.hpp"

namespace tenfold::cooling {

struct EirChillerParameters : ChillerParameters {
  double machines, machine_W, staging, motor_share, minimum_condenser_C;
  double condenser_W_per_K;  ///< capacity rate of condenser water, each machine
};
/// @throws InputError: custom curves of a wrong length, a box turned round
EirChillerParameters eir_chiller_parameters(const EirChiller& spec, double rating_W);

/// Capacity of one machine [W] at leaving chilled and entering condenser water.
TENFOLD_INLINE double eir_capacity(const EirChillerParameters& p, double chilled_C,
                                   double condenser_C) {
  return p.machine_W * chiller_capacity_factor(p, chilled_C, condenser_C);
}

struct EirChillerPoint {
  double machines_on, evaporator_W, unmet_W, power_W, condenser_W, condenser_out_C, part_load;
  double outside_fit, head_held;
};

/// Machines for a load without memory: the fewest that stay below the staging part load.
TENFOLD_INLINE double machines_for(const EirChillerParameters& p, double heat_W, double one_W) {
  return math::clamp(math::ceil(heat_W / (one_W * p.staging) - 1e-9), 0.0, p.machines);
}

/// Staged machines at given temperatures; `machines_on` from machines_for() or a scan.
TENFOLD_INLINE EirChillerPoint eir_chiller_point(const EirChillerParameters& p, double heat_W,
                                                 double chilled_C, double condenser_C,
                                                 double machines_on) {
  EirChillerPoint s{};
  const double y = math::max(condenser_C, p.minimum_condenser_C);
  const double running = math::max(machines_on, 1.0);
  const double capacity = running * p.condenser_W_per_K;
  const double share = machines_on > 0.0 ? 1.0 : 0.0;
  s.machines_on = machines_on;
  // The rise enters outside the fitted box only; three passes settle it.
  double power = heat_W / 5.0, available = p.machine_W * running, held = y;
#pragma GCC unroll 4
  for (int pass = 0; pass < 3; ++pass) {
    const double rise =
        (math::min(heat_W, available * p.curves.most_part_load) + power * p.motor_share) / capacity;
    const double head = rise + p.condenser_approach_K + p.evaporator_approach_K;
    held = chiller_held_condenser(p, chilled_C, y, head);
    available = running * eir_capacity(p, chilled_C, held);
    s.evaporator_W = math::min(heat_W, available * p.curves.most_part_load) * share;
    power = chiller_power(p, available, s.evaporator_W, chilled_C, y, rise);
  }
  s.unmet_W = heat_W - s.evaporator_W;
  s.power_W = power * share;
  s.condenser_W = s.evaporator_W + s.power_W * p.motor_share;
  s.condenser_out_C = y + s.condenser_W / capacity;
  s.part_load = s.evaporator_W / available;
  const double beside =
      math::max(math::max(p.curves.chilled_low_C - chilled_C, chilled_C - p.curves.chilled_high_C),
                math::max(p.curves.condenser_low_C - y, y - p.curves.condenser_high_C));
  s.outside_fit = beside > 0.0 ? 1.0 : 0.0;
  s.head_held = held > condenser_C ? share : 0.0;
  return s;
}

struct EirChillerRows {
  const double *heat_W, *chilled_K, *condenser_in_K;
  double *power_W, *machines_on, *evaporator_W, *unmet_W, *condenser_W, *condenser_out_K,
      *part_load, *outside_fit, *head_held;
};
void eir_chiller(const EirChillerParameters& p, const EirChillerRows& rows, std::size_t n);

/// Machines on with a dead band: one more above `staging`, one less where the rest would stay below
/// staging x `restart`. A scalar scan; `on` carries over. @param one_W capacity of one machine
void stage_machines(const EirChillerParameters& p, double restart, const double* heat_W,
                    const double* one_W, double* machines_on, double& on, std::size_t n);

}  // namespace tenfold::cooling
