// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Exact update of a lumped temperature over a step.
#pragma once

#include "tenfold/math.hpp"

namespace tenfold::cooling {

struct ExponentialStep {
  double next;  ///< at the end of the step
  double mean;  ///< over the step
};

/// (1 - exp(-a)) / a, 1 at a = 0.
TENFOLD_INLINE double exponential_share(double a) {
  const bool near = a < 1e-3;
  const double series = 1.0 - a * (0.5 - a * (1.0 / 6.0 - a * (1.0 / 24.0)));
  return near ? series : (1.0 - math::exp(-a)) / (near ? 1.0 : a);
}

/// (1 - exponential_share(a)) / a, 1/2 at a = 0.
TENFOLD_INLINE double exponential_mean_share(double a) {
  const bool near = a < 1e-2;
  const double series =
      0.5 - a * (1.0 / 6.0 - a * (1.0 / 24.0 - a * (1.0 / 120.0 - a * (1.0 / 720.0))));
  return near ? series : (1.0 - exponential_share(near ? 1.0 : a)) / (near ? 1.0 : a);
}

/// C dT/dt = Q - G (T - T_ref) over `duration_s`, exact for constant Q, G, T_ref; G = 0 is the
/// limit T + Q dt / C of the same form. Heat balance: C (next - T) = dt (Q - G (mean - T_ref)).
/// @param capacity_J_per_K above 0
TENFOLD_INLINE ExponentialStep exponential_step(double temperature_K, double reference_K,
                                                double heat_W, double conductance_W_per_K,
                                                double capacity_J_per_K, double duration_s) {
  const double a = conductance_W_per_K * duration_s / capacity_J_per_K;
  const double drive = (heat_W - conductance_W_per_K * (temperature_K - reference_K)) * duration_s /
                       capacity_J_per_K;
  return {temperature_K + drive * exponential_share(a),
          temperature_K + drive * exponential_mean_share(a)};
}

}  // namespace tenfold::cooling
