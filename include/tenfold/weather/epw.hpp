// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Reader of EnergyPlus weather files (EPW).
#pragma once

#include <filesystem>
#include <iosfwd>
#include <string>

#include "tenfold/weather/weather_year.hpp"

namespace tenfold::weather {

/// Reads an EPW file of 8760 or 8784 hours into UTC.
///
/// Rows of an EPW file are local standard time without daylight saving and hour-ending: hour 1 is
/// the mean from 0:00 to 1:00. They must run from 1 January hour 1 to 31 December hour 24 without a
/// gap; months may come from different years. A dew point above the dry bulb by at most 0.5 K is
/// set to the dry bulb and counted in WeatherYear::supersaturated_rows.
/// @throws InputError with file, line and column for a damaged header, missing or repeated hours,
///   wrong column counts, non-numeric or missing values (99.9, 9999, 999999, 999), values out of
///   range (so also kelvin) and dew points above the dry bulb; at most 20 issues and their count
WeatherYear read_epw(const std::filesystem::path& path);

/// The same from text. @param name used in messages and as WeatherYear::name
WeatherYear read_epw(std::istream& text, std::string name);

}  // namespace tenfold::weather
