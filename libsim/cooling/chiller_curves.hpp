// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// EIR chiller with Carnot-ratio continuation outside its fitted box.
#pragma once

#include "fluids.hpp"
#include "tenfold/cooling/parts.hpp"
#include "tenfold/math.hpp"

namespace tenfold::cooling {

/// Curve set and limits of a machine family (sources: physics reference e, records of Modelica
/// Buildings 0bea3d4; DOE-2 centrifugal COP 5.5, Trane CVHF 2567 kW VSD).
struct ChillerCurves {
  double reference_cop = 0;
  double capacity[6]{}, eir[6]{}, part_load[3]{};
  double chilled_low_C = 0, chilled_high_C = 0, condenser_low_C = 0, condenser_high_C = 0;
  double least_part_load = 0, unloading_part_load = 0, most_part_load = 0;
};

/// Curves by name of Chiller::curves.
ChillerCurves chiller_curves(const Chiller& chiller);

/// Scalars of a chiller for kernels.
struct ChillerParameters {
  ChillerCurves curves{};
  double cop_factor = 0, evaporator_approach_K = 0, condenser_approach_K = 0, minimum_lift_K = 0;
  double transition_K = 5.0;
};

inline constexpr double most_carnot_share = 0.65;

TENFOLD_INLINE double biquadratic(const double* a, double x, double y) {
  return a[0] + x * (a[1] + x * a[2]) + y * (a[3] + y * a[4]) + a[5] * x * y;
}

/// Available over reference capacity, bounded to the fitted box.
TENFOLD_INLINE double chiller_capacity_factor(const ChillerParameters& p, double chilled_C,
                                              double condenser_C) {
  const ChillerCurves& c = p.curves;
  return biquadratic(c.capacity, math::clamp(chilled_C, c.chilled_low_C, c.chilled_high_C),
                     math::clamp(condenser_C, c.condenser_low_C, c.condenser_high_C));
}

/// Condenser water [C] that head control holds: a least lift, at most that of the box's own corner,
/// so that it never acts inside the box. @param head_K condenser rise and both approaches
TENFOLD_INLINE double chiller_held_condenser(const ChillerParameters& p, double chilled_C,
                                             double condenser_C, double head_K) {
  const ChillerCurves& c = p.curves;
  const double corner = c.condenser_low_C - c.chilled_high_C;
  return math::max(condenser_C, chilled_C + math::min(p.minimum_lift_K - head_K, corner));
}

/// Electric power [W] of machines of total available capacity `available_W` under load `heat_W`;
/// curves and continuation of EirChiller.
/// @param chilled_C   leaving chilled water
/// @param condenser_C entering condenser water
/// @param condenser_rise_K leaving over entering condenser water
TENFOLD_INLINE double chiller_power(const ChillerParameters& p, double available_W, double heat_W,
                                    double chilled_C, double condenser_C, double condenser_rise_K) {
  const ChillerCurves& c = p.curves;
  const double head = condenser_rise_K + p.condenser_approach_K + p.evaporator_approach_K;
  const double held_C = chiller_held_condenser(p, chilled_C, condenser_C, head);
  const double x = math::clamp(chilled_C, c.chilled_low_C, c.chilled_high_C);
  const double y = math::clamp(held_C, c.condenser_low_C, c.condenser_high_C);
  const double part = heat_W / math::max(available_W, 1e-9);
  const double cycling = math::min(part * (1.0 / c.least_part_load), 1.0);
  const double load = math::max(part, c.unloading_part_load);
  const double border_W =
      available_W * (1.0 / (c.reference_cop * p.cop_factor)) * biquadratic(c.eir, x, y) *
      (c.part_load[0] + load * (c.part_load[1] + load * c.part_load[2])) * cycling;
  const double border_lift = math::max(y - x + head, 1.0);
  const double lift = math::max(held_C - chilled_C + head, 1.0);
  // Power of a Carnot machine of the same effectiveness per kelvin of lift.
  const double per_lift = border_W * (x - p.evaporator_approach_K + kelvin_at_zero) / border_lift;
  // Share of Carnot at the border, and where it goes: at most 0.65.
  const double end = math::min(most_carnot_share * per_lift / math::max(heat_W, 1e-9), 1.0);
  const double way = math::max(p.transition_K, border_lift * (1.0 - end));
  const double away = math::abs(chilled_C - x) + math::abs(held_C - y);
  const double kept = math::max(1.0 - math::min(away / way, 1.0) * (1.0 - end), 1e-6);
  return per_lift * lift / ((chilled_C - p.evaporator_approach_K + kelvin_at_zero) * kept);
}

}  // namespace tenfold::cooling
