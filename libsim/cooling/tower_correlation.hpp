// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// YorkCalc approach as a quadratic in the liquid-to-gas ratio.
#pragma once

#include "tenfold/math.hpp"

namespace tenfold::cooling {

/// Approach = constant + linear L + square L^2 at given wet bulb and range.
struct YorkQuadratic {
  double constant, linear, square;
};

/// The nine polynomials of wet bulb: coefficient of range^j (L/G)^k in a[3 k + j].
struct YorkAtWetBulb {
  double a[9];
};

/// YorkCalc (EnergyPlus Engineering Reference, 27 terms T_wb^i R^j L^k). Wet bulb -34.4..26.7 C,
/// range 1.1..22.2 K: bounded to that box; the caller counts what was bounded.
TENFOLD_INLINE YorkAtWetBulb york_at(double wet_bulb_C) {
  const double t = math::clamp(wet_bulb_C, -34.4, 26.7);
  return {{-0.359741205 + t * (-0.055053608 + t * 0.0023850432),
           0.173926877 + t * (-0.0248473764 + t * 0.00048430224),
           -0.005589849456 + t * (0.0005770079712 + t * -1.342427256e-05),
           2.84765801111111 + t * (-0.121765149 + t * 0.0014599242),
           1.680428651 + t * (-0.0166920786 + t * -0.0007190532),
           -0.025485194448 + t * (4.87491696e-05 + t * 2.719234152e-05),
           -0.06537662555556 + t * (-0.002278167 + t * 0.0002500254),
           -0.0910565458 + t * (0.00318176316 + t * 3.8621772e-05),
           -0.0034285382352 + t * (8.56589904e-06 + t * -1.516821552e-06)}};
}

TENFOLD_INLINE YorkQuadratic york(const YorkAtWetBulb& y, double range_K) {
  const double r = math::clamp(range_K, 1.1, 22.2);
  return {y.a[0] + r * (y.a[1] + r * y.a[2]), y.a[3] + r * (y.a[4] + r * y.a[5]),
          y.a[6] + r * (y.a[7] + r * y.a[8])};
}

TENFOLD_INLINE YorkQuadratic york(double wet_bulb_C, double range_K) {
  return york(york_at(wet_bulb_C), range_K);
}

/// Approach [K] at a liquid-to-gas ratio relative to design.
TENFOLD_INLINE double york_approach(const YorkQuadratic& q, double liquid_to_gas) {
  return q.constant + liquid_to_gas * (q.linear + liquid_to_gas * q.square);
}

/// Liquid-to-gas ratio at which the approach is `approach_K` (the smaller positive root).
TENFOLD_INLINE double york_liquid_to_gas(const YorkQuadratic& q, double approach_K) {
  const double d = approach_K - q.constant;
  const double root = math::sqrt(math::max(q.linear * q.linear + 4.0 * q.square * d, 0.0));
  return 2.0 * d / math::max(q.linear + root, 1e-6);
}

}  // namespace tenfold::cooling
