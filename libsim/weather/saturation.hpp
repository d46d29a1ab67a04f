// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Saturated moist air for kernels: branch-free, no logarithm.
#pragma once

#include "tenfold/math.hpp"

namespace tenfold::weather {

/// ln of saturation pressure over liquid [ln Pa]: Chebyshev fit of degree 10 to the Hyland-Wexler
/// form (ASHRAE HoF 2017 ch. 1) on -15..65 C, error below 6e-12; bounded to that range.
TENFOLD_INLINE double log_saturation_pressure(double celsius) {
  const double x = math::clamp((celsius - 25.0) * 0.025, -1.0, 1.0);
  double r = -4.009850169952112e-08;
  r = r * x + 2.985991423194239e-07;
  r = r * x - 2.125266132705203e-06;
  r = r * x + 1.5935972913033068e-05;
  r = r * x - 0.0001198015350524961;
  r = r * x + 0.0009024514819966381;
  r = r * x - 0.006832633477898867;
  r = r * x + 0.05132105861130188;
  r = r * x - 0.36292452655097174;
  r = r * x + 2.3845775950798664;
  return r * x + 8.061239666018357;
}

/// Humidity ratio of saturated air [kg/kg].
TENFOLD_INLINE double saturated_humidity_ratio(double celsius, double pressure_Pa) {
  const double vapour = math::min(math::exp(log_saturation_pressure(celsius)), 0.9 * pressure_Pa);
  return 0.621945 * vapour / (pressure_Pa - vapour);
}

/// Enthalpy of moist air [J/kg dry air].
TENFOLD_INLINE double moist_enthalpy(double celsius, double humidity_ratio) {
  return 1006.0 * celsius + humidity_ratio * (2501e3 + 1860.0 * celsius);
}

/// Temperature [C] of saturated air of an enthalpy [J/kg]: five Newton steps from a quadratic
/// guess.
TENFOLD_INLINE double saturated_temperature(double enthalpy, double pressure_Pa, double guess) {
  double t = guess;
#pragma GCC unroll 8
  for (int pass = 0; pass < 6; ++pass) {
    const double w = saturated_humidity_ratio(t, pressure_Pa);
    // d ln p_ws / dT = 17.502 * 240.97 / (240.97 + T)^2 within 0.5 %: enough for a Newton slope.
    const double d = 240.97 + t;
    const double slope =
        1006.0 + w * (1.0 + w * 1.6078) * (2501e3 + 1860.0 * t) * (4217.45694 / (d * d));
    const double step = (enthalpy - moist_enthalpy(t, w)) / slope;
    t = t + math::clamp(step, -12.0, 12.0);
    t = math::clamp(t, -15.0, 65.0);
  }
  return t;
}

}  // namespace tenfold::weather
