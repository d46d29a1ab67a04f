// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Density of the air that fans move, by the pressure of the site.
#pragma once

#include "../weather/saturation.hpp"
#include "fluids.hpp"

namespace tenfold::cooling {

inline constexpr double standard_pressure_Pa = 101325.0;

/// Volume of air at a site's pressure over that of the same mass at standard pressure: what fans
/// rated at standard pressure turn faster to move the same mass, p0 / p.
constexpr double volume_ratio(double pressure_Pa) { return standard_pressure_Pa / pressure_Pa; }

/// Heat capacity of a cubic metre of hall air [J/(m3 K)]: rho c_p of moist air at a dew point of
/// 8 degC, p (c_pa + c_pv W) / (R T (1 + 1.607858 W)); HoF 2017 ch. 1 eq. 26. The moisture moves it
/// by 0.2 % between dew points of -9 and 15 degC. At 24 degC and standard pressure 1197 J/(m3 K).
inline double hall_air_J_per_m3K(double kelvin, double pressure_Pa) {
  const double w = weather::saturated_humidity_ratio(8.0, pressure_Pa);
  return pressure_Pa * moist_air_capacity(w) / (287.042 * kelvin * (1.0 + 1.607858 * w));
}

}  // namespace tenfold::cooling
