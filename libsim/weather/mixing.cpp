// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "tenfold/weather/mixing.hpp"

#include <cmath>

#include "issue.hpp"
#include "tenfold/weather/psychrometrics.hpp"

namespace tenfold::weather {

namespace {

/// Enthalpy of saturated air with the rest of its water as fog.
double foggy_enthalpy(double temperature_K, double water, double pressure_Pa) {
  const double vapour = humidity_ratio_of_relative_humidity(temperature_K, 1.0, pressure_Pa);
  return enthalpy_J_per_kg(temperature_K, vapour) +
         (water - vapour) * 4186.0 * (temperature_K - zero_celsius_K);
}

}  // namespace

MixedAir mix(const AirStream& a, const AirStream& b, double pressure_Pa) {
  const double total = a.dry_air_kg_per_s + b.dry_air_kg_per_s;
  if (!(a.dry_air_kg_per_s >= 0.0 && b.dry_air_kg_per_s >= 0.0 && total > 0.0 &&
        std::isfinite(total)))
    throw InputError(issue("mix", "flows of dry air must be finite, not negative, not both zero"));
  const auto mean = [&](double of_a, double of_b) {
    return (a.dry_air_kg_per_s * of_a + b.dry_air_kg_per_s * of_b) / total;
  };
  MixedAir out;
  out.dry_air_kg_per_s = total;
  out.humidity_ratio = mean(a.humidity_ratio, b.humidity_ratio);
  out.enthalpy_J_per_kg = mean(enthalpy_J_per_kg(a.dry_bulb_K, a.humidity_ratio),
                               enthalpy_J_per_kg(b.dry_bulb_K, b.humidity_ratio));
  const double w = out.humidity_ratio;
  out.dry_bulb_K = zero_celsius_K + (out.enthalpy_J_per_kg - 2501e3 * w) / (1006.0 + 1860.0 * w);
  if (w <= humidity_ratio_of_relative_humidity(out.dry_bulb_K, 1.0, pressure_Pa)) return out;
  // Condensing warms the air; all water as fog would leave it warmer than the root.
  double low = out.dry_bulb_K, high = dew_point_K(w, pressure_Pa);
  for (int pass = 0; pass < 60 && high - low > 1e-10; ++pass) {
    const double middle = 0.5 * (low + high);
    (foggy_enthalpy(middle, w, pressure_Pa) < out.enthalpy_J_per_kg ? low : high) = middle;
  }
  out.dry_bulb_K = 0.5 * (low + high);
  out.fog_kg_per_kg = w - humidity_ratio_of_relative_humidity(out.dry_bulb_K, 1.0, pressure_Pa);
  return out;
}

}  // namespace tenfold::weather
