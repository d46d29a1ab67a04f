// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Humidity ratios from vapour pressure and relative humidity, and back to temperatures.
#pragma once

#include "../weather/saturation.hpp"
#include "outside_air.hpp"

namespace tenfold::cooling {

/// Humidity ratio of air of a vapour pressure.
TENFOLD_INLINE double ratio_of_vapour(double vapour_Pa, double pressure) {
  const double vapour = math::min(vapour_Pa, 0.9 * pressure);
  return 0.621945 * vapour / (pressure - vapour);
}

/// Humidity ratio of a relative humidity from that of saturated air of the same temperature.
TENFOLD_INLINE double ratio_at_humidity(double saturated, double relative) {
  return 0.621945 * relative * saturated / (0.621945 + saturated * (1.0 - relative));
}

/// Temperature [C] at which air of an enthalpy has a relative humidity, between two bounds: Newton
/// on a decreasing convex function.
TENFOLD_INLINE double temperature_at_humidity(double enthalpy, double relative, double pressure,
                                              double low_C, double high_C) {
  double t = low_C;
#pragma GCC unroll 8
  for (int pass = 0; pass < 6; ++pass) {
    const double w = ratio_at_humidity(weather::saturated_humidity_ratio(t, pressure), relative);
    const double d = 240.97 + t;
    const double slope = w * (1.0 + w * 1.6078) * (4217.45694 / (d * d)) +
                         (dry_air_J_per_kgK + vapour_J_per_kgK * w) / evaporation_J_per_kg;
    t = math::clamp(t + (ratio_of_enthalpy(enthalpy, t) - w) / slope, low_C, high_C);
  }
  return t;
}

/// Temperature [C] at which air of a humidity ratio has a relative humidity, between two bounds:
/// Newton on ln p_ws, near linear, with the slope of Magnus' form.
TENFOLD_INLINE double temperature_of_ratio(double ratio, double relative, double pressure,
                                           double low_C, double high_C) {
  const double vapour = pressure * ratio / (0.621945 + ratio);
  const double wanted = math::log(math::max(vapour / relative, 1.0));
  double t = low_C;
#pragma GCC unroll 8
  for (int pass = 0; pass < 5; ++pass) {
    const double d = 240.97 + t;
    t = math::clamp(
        t + (wanted - weather::log_saturation_pressure(t)) * (d * d) * (1.0 / 4217.45694), low_C,
        high_C);
  }
  return t;
}

}  // namespace tenfold::cooling
