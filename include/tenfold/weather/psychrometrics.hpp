// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Moist air after ASHRAE Handbook of Fundamentals 2017, chapter 1 (ideal-gas formulas).
///
/// Temperatures in kelvin, pressures in pascal, humidity ratios in kg of water per kg of dry air.
/// Valid for -50..60 degC and 50..108 kPa (saturation pressure: -100..200 degC). Humidity ratios
/// have a floor of 1e-7. The functions do not check their input: weather::check() does.
#pragma once

#include <cstddef>
#include <span>

namespace tenfold::weather {

/// 0 degC [K].
inline constexpr double zero_celsius_K = 273.15;

/// Saturation pressure of water [Pa] over ice up to the triple point (273.16 K), over liquid above
/// it. Hyland and Wexler, HoF 2017 ch. 1 eq. 5 and 6; -100..200 degC.
double saturation_pressure_Pa(double temperature_K);

/// Humidity ratio [kg/kg] of a vapour pressure: 0.621945 p_w / (p - p_w); HoF eq. 20.
double humidity_ratio_of_vapour_pressure(double vapour_pressure_Pa, double pressure_Pa);

/// Vapour pressure [Pa] of a humidity ratio (inverse of the above).
double vapour_pressure_Pa(double humidity_ratio, double pressure_Pa);

/// Humidity ratio [kg/kg] from the dew point.
double humidity_ratio_of_dew_point(double dew_point_K, double pressure_Pa);

/// Humidity ratio [kg/kg] from relative humidity (0..1, bounded to it).
double humidity_ratio_of_relative_humidity(double dry_bulb_K, double relative_humidity,
                                           double pressure_Pa);

/// Humidity ratio [kg/kg] from the wet bulb; HoF eq. 33 at and above 0 degC, eq. 35 (ice) below.
double humidity_ratio_of_wet_bulb(double dry_bulb_K, double wet_bulb_K, double pressure_Pa);

/// Relative humidity [1] of air with a humidity ratio (may exceed 1 for supersaturated input).
double relative_humidity(double dry_bulb_K, double humidity_ratio, double pressure_Pa);

/// Dew point [K] of a humidity ratio (frost point below the triple point).
double dew_point_K(double humidity_ratio, double pressure_Pa);

/// Thermodynamic wet bulb [K].
///
/// HoF eq. 33 and 35 use other constants below 0 degC, so that near freezing two roots exist (up to
/// 0.3 K apart). This is the liquid root where it is at or above 0 degC, else the ice root.
double wet_bulb_K(double dry_bulb_K, double humidity_ratio, double pressure_Pa);

/// Enthalpy of moist air [J per kg of dry air], 0 at dry air of 0 degC; HoF eq. 30.
double enthalpy_J_per_kg(double dry_bulb_K, double humidity_ratio);

/// Volume of moist air [m3 per kg of dry air]; HoF eq. 26.
double specific_volume_m3_per_kg(double dry_bulb_K, double humidity_ratio, double pressure_Pa);

/// Density of moist air [kg of moist air per m3]: (1 + W) / v; HoF eq. 9b.
double density_kg_per_m3(double dry_bulb_K, double humidity_ratio, double pressure_Pa);

/// Pressure of the standard atmosphere [Pa] at an elevation [m], -5000..11000 m; HoF eq. 3.
double standard_pressure_Pa(double elevation_m);

/// Sets dew points that exceed the dry bulb by at most 0.5 K to the dry bulb.
/// @return how many rows were set
/// @throws InputError that names the rows where the excess is larger
std::size_t limit_dew_point(std::span<const double> dry_bulb_K, std::span<double> dew_point_K);

/// Wet bulb, humidity ratio, enthalpy and density of rows of weather; all spans have one length.
///
/// Same bits on every CPU. Five Newton steps leave the wet bulb within 1e-6 K on -50..60 degC,
/// 50..108 kPa and dew points down to -100 degC. A dew point above the dry bulb counts as equal to
/// it.
/// @throws InputError if the lengths differ
void derive(std::span<const double> dry_bulb_K, std::span<const double> dew_point_K,
            std::span<const double> pressure_Pa, std::span<double> wet_bulb_K,
            std::span<double> humidity_ratio, std::span<double> enthalpy_J_per_kg,
            std::span<double> density_kg_per_m3);

}  // namespace tenfold::weather
