// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Weather files made up for tests: no weather file of the world is kept in this project.
#pragma once

#include <array>
#include <cstdio>
#include <sstream>
#include <string>
#include <vector>

namespace tenfold::tests {

/// Rows of a made-up EPW file that tests change one by one.
struct EpwText {
  std::string latitude = "30.27", longitude = "120.15", time_zone = "8.0", elevation = "15.0";
  std::vector<std::string> header, rows;

  /// Dry bulb 20 degC plus the hour of the year over 1000, dew point 10 degC, 1000 hPa; global
  /// irradiance 100 times the hour of day.
  explicit EpwText(bool leap = false) {
    header = {"",
              "DESIGN CONDITIONS,0",
              "TYPICAL/EXTREME PERIODS,0",
              "GROUND TEMPERATURES,0",
              "HOLIDAYS/DAYLIGHT SAVINGS,No,0,0,0",
              "COMMENTS 1,made up",
              "COMMENTS 2,",
              "DATA PERIODS,1,1,Data,Sunday,1/ 1,12/31"};
    std::size_t hour_of_year = 0;
    for (int m = 1; m <= 12; ++m) {
      for (int d = 1; d <= days(m, leap); ++d) {
        for (int h = 1; h <= 24; ++h) {
          const double value = static_cast<double>(hour_of_year++) / 1000.0;
          rows.push_back(row(m, d, h, 20.0 + value, 10.0, 100000.0, h <= 12 ? 100.0 * h : 0.0));
        }
      }
    }
  }

  static int days(int month, bool leap) {
    constexpr std::array<int, 12> of{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return of[static_cast<std::size_t>(month - 1)] + (leap && month == 2 ? 1 : 0);
  }

  static std::string row(int month, int day, int hour, double dry_bulb, double dew_point,
                         double pressure, double global) {
    std::array<char, 256> text{};
    std::snprintf(text.data(), text.size(),
                  "2001,%d,%d,%d,60,?9?9,%.3f,%.3f,50,%.0f,0,0,300,%.1f,0,%.1f,0,0,0,0,180,3.0,5,5,"
                  "9999,99999,0,0,0,0,0,0,0,0,0",
                  month, day, hour, dry_bulb, dew_point, pressure, global, global);
    return text.data();
  }

  /// Sets one comma-separated field (0-based) of a row.
  void set(std::size_t at, std::size_t field, const std::string& value) {
    std::string& line = rows[at];
    std::size_t start = 0;
    for (std::size_t i = 0; i < field; ++i) start = line.find(',', start) + 1;
    line.replace(start, line.find(',', start) - start, value);
  }

  [[nodiscard]] std::string text(const std::string& end_of_line = "\n") const {
    std::ostringstream out;
    out << "LOCATION,Somewhere,-,XXX,test,000001," << latitude << ',' << longitude << ','
        << time_zone << ',' << elevation << end_of_line;
    for (std::size_t i = 1; i < header.size(); ++i) out << header[i] << end_of_line;
    for (const std::string& line : rows) out << line << end_of_line;
    return out.str();
  }
};

}  // namespace tenfold::tests
