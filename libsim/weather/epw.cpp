// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "tenfold/weather/epw.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <istream>
#include <string_view>
#include <utility>
#include <vector>

#include "issue.hpp"

namespace tenfold::weather {

namespace {

constexpr std::size_t most_issues = 20;
constexpr double zero_celsius = 273.15;

struct Field {
  std::string_view text;
  int column = 1;  ///< 1-based character of the line
};

std::vector<Field> split(std::string_view line) {
  std::vector<Field> fields;
  std::size_t start = 0;
  while (true) {
    const std::size_t comma = line.find(',', start);
    const std::size_t end = comma == std::string_view::npos ? line.size() : comma;
    std::string_view text = line.substr(start, end - start);
    int column = static_cast<int>(start) + 1;
    while (!text.empty() && text.front() == ' ') {
      text.remove_prefix(1);
      ++column;
    }
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    fields.push_back({text, column});
    if (comma == std::string_view::npos) return fields;
    start = comma + 1;
  }
}

/// Reads a finite decimal number. Returns false for anything else.
bool parse(std::string_view text, double& value) {
  if (!text.empty() && text.front() == '+') text.remove_prefix(1);
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() && std::isfinite(value);
}

std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.6g", value);
  return text;
}

std::string quoted(std::string_view text) { return '\'' + std::string(text) + '\''; }

/// What the reader takes from a row.
struct Quantity {
  const char* name;
  std::size_t field;  ///< 0-based
  double missing;     ///< this and above is the format's code for a missing value
  double least, most;
  const char* unit;
};
constexpr std::array<Quantity, 7> quantities{{
    {"dry bulb", 6, 99.9, -90.0, 70.0, "degC"},
    {"dew point", 7, 99.9, -100.0, 70.0, "degC"},
    {"pressure", 9, 999999.0, 30e3, 120e3, "Pa"},
    {"global horizontal irradiance", 13, 9999.0, 0.0, 1600.0, "W/m2"},
    {"direct normal irradiance", 14, 9999.0, 0.0, 1600.0, "W/m2"},
    {"diffuse horizontal irradiance", 15, 9999.0, 0.0, 1600.0, "W/m2"},
    {"wind speed", 21, 999.0, 0.0, 120.0, "m/s"},
}};
enum Row { dry_bulb, dew_point, pressure, global, direct, diffuse, wind };

constexpr std::array<std::string_view, 8> header_words{"LOCATION",
                                                       "DESIGN CONDITIONS",
                                                       "TYPICAL/EXTREME PERIODS",
                                                       "GROUND TEMPERATURES",
                                                       "HOLIDAYS/DAYLIGHT SAVING",
                                                       "COMMENTS 1",
                                                       "COMMENTS 2",
                                                       "DATA PERIODS"};

constexpr std::array<int, 12> days_in_month{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

/// Month, day and hour of a row in a year with or without 29 February.
struct Stamp {
  int month, day, hour;
  bool operator==(const Stamp&) const = default;
};

Stamp stamp_of(std::size_t row, bool leap) {
  int day = static_cast<int>(row / 24);
  const int hour = static_cast<int>(row % 24) + 1;
  for (std::size_t m = 0; m < 12; ++m) {
    const int days = days_in_month[m] + (leap && m == 1 ? 1 : 0);
    if (day < days) return {static_cast<int>(m) + 1, day + 1, hour};
    day -= days;
  }
  return {13, 1, hour};
}

/// Row in a year of 366 days, or -1.
int row_of(const Stamp& s) {
  if (s.month < 1 || s.month > 12 || s.hour < 1 || s.hour > 24 || s.day < 1) return -1;
  int day = 0;
  for (int m = 1; m < s.month; ++m)
    day += days_in_month[static_cast<std::size_t>(m - 1)] + (m == 2 ? 1 : 0);
  if (s.day > days_in_month[static_cast<std::size_t>(s.month - 1)] + (s.month == 2 ? 1 : 0))
    return -1;
  return (day + s.day - 1) * 24 + s.hour - 1;
}

std::string text_of(const Stamp& s) {
  char text[40];
  std::snprintf(text, sizeof text, "%02d-%02d hour %d", s.month, s.day, s.hour);
  return text;
}

/// One reading of one file.
class Reader {
 public:
  explicit Reader(std::string name) { year_.name = std::move(name); }

  WeatherYear read(std::istream& text) {
    read_header(text);
    raise();
    std::vector<std::pair<std::string, int>> lines;
    std::string line;
    while (next(text, line)) {
      if (!line.empty()) lines.emplace_back(line, line_);
    }
    if (text.bad()) report(line_, 1, "the file could not be read to its end");
    read_rows(lines);
    raise();
    finish();
    return std::move(year_);
  }

 private:
  void report(int line, int column, std::string message, std::string hint = {}) {
    if (issues_.size() < most_issues) {
      Issue found = issue("", std::move(message), std::move(hint));
      found.source = year_.name;
      found.line = line;
      found.column = column;
      issues_.push_back(std::move(found));
    }
    ++count_;
  }

  void raise() {
    if (count_ == 0) return;
    if (count_ > issues_.size()) {
      Issue rest = issue("", std::to_string(count_) + " issues in all; the first " +
                                 std::to_string(issues_.size()) + " are listed");
      rest.source = year_.name;
      issues_.push_back(std::move(rest));
    }
    throw InputError(std::move(issues_));
  }

  bool next(std::istream& text, std::string& line) {
    if (!std::getline(text, line)) return false;
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line_ == 0 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
    ++line_;
    return true;
  }

  double header_number(const std::vector<Field>& fields, std::size_t index, const char* name,
                       double least, double most) {
    double value = 0.0;
    if (!parse(fields[index].text, value) || value < least || value > most)
      report(1, fields[index].column,
             std::string(name) + ' ' + quoted(fields[index].text) + " is not a number in " +
                 number(least) + ".." + number(most));
    return value;
  }

  void read_header(std::istream& text) {
    std::string line;
    for (const std::string_view word : header_words) {
      if (!next(text, line)) {
        report(line_ + 1, 1, "the file ends in its header; expected " + quoted(word));
        return;
      }
      if (!std::string_view(line).starts_with(word)) {
        report(line_, 1,
               "expected the header line " + quoted(word) + ", found " +
                   quoted(std::string_view(line).substr(0, 30)),
               "an EPW file starts with eight header lines");
        return;
      }
      if (word == "LOCATION") read_location(split(line));
      if (word == "DATA PERIODS") read_periods(split(line));
    }
  }

  void read_location(const std::vector<Field>& fields) {
    if (fields.size() < 10) {
      report(1, 1, "LOCATION has " + std::to_string(fields.size()) + " fields; 10 are needed");
      return;
    }
    year_.source = "EPW " + std::string(fields[4].text) + ", station " +
                   std::string(fields[5].text) + ' ' + std::string(fields[1].text);
    year_.latitude_deg = header_number(fields, 6, "latitude", -90.0, 90.0);
    year_.longitude_deg = header_number(fields, 7, "longitude", -180.0, 180.0);
    const double hours = header_number(fields, 8, "time zone", -12.0, 14.0);
    year_.elevation_m = header_number(fields, 9, "elevation", -500.0, 6000.0);
    if (!(hours >= -12.0 && hours <= 14.0)) return;  // reported
    const double minutes = std::nearbyint(hours * 60.0);
    if (std::fabs(minutes - hours * 60.0) > 0.3)
      report(1, fields[8].column, "time zone " + number(hours) + " h is no whole minute");
    offset_s_ = static_cast<int>(minutes) * 60;
    double apart = std::fabs(hours - year_.longitude_deg / 15.0);
    apart = std::min(apart, 24.0 - apart);
    if (apart > 4.0)
      report(1, fields[7].column,
             "longitude " + number(year_.longitude_deg) + " and time zone " + number(hours) +
                 " h are " + number(apart) + " h apart",
             "east is positive in both");
  }

  void read_periods(const std::vector<Field>& fields) {
    if (fields.size() < 7) {
      report(8, 1, "DATA PERIODS has " + std::to_string(fields.size()) + " fields; 7 are needed");
      return;
    }
    double value = 0.0;
    if (!parse(fields[1].text, value) || value != 1.0)
      report(8, fields[1].column, quoted(fields[1].text) + " data periods; exactly 1 is read");
    if (!parse(fields[2].text, value) || value != 1.0)
      report(8, fields[2].column, quoted(fields[2].text) + " records per hour; exactly 1 is read");
  }

  void read_rows(const std::vector<std::pair<std::string, int>>& lines) {
    bool leap = false;
    for (const auto& [line, number_of_line] : lines) {
      Stamp found{};
      if (read_stamp(split(line), found) && found.month == 2 && found.day == 29) leap = true;
    }
    const std::size_t rows = leap ? 8784 : 8760;
    find_absent(lines);
    for (auto& column : columns_) column.reserve(rows);
    std::size_t expected = 0;
    for (const auto& [line, number_of_line] : lines) {
      const std::vector<Field> fields = split(line);
      if (fields.size() != 35) {
        report(number_of_line, 1, std::to_string(fields.size()) + " columns; an EPW row has 35");
        ++expected;
        continue;
      }
      Stamp found{};
      if (!read_stamp(fields, found)) {
        report(number_of_line, fields[1].column,
               "month, day and hour " + quoted(fields[1].text) + ", " + quoted(fields[2].text) +
                   ", " + quoted(fields[3].text) + " are no time; hours run from 1 to 24");
        ++expected;
        continue;
      }
      const Stamp wanted = stamp_of(expected, leap);
      if (found != wanted) {
        const bool repeated = row_of(found) < row_of(wanted) || wanted.month > 12;
        report(number_of_line, fields[1].column,
               repeated ? text_of(found) + " is repeated or out of order"
                        : text_of(wanted) + " is missing; found " + text_of(found));
      }
      // Goes on after the row found, so that one gap is one issue.
      const int in_leap = row_of(found);
      expected = static_cast<std::size_t>(in_leap) + 1;
      if (!leap && expected > 60 * 24) expected -= 24;
      read_values(fields, number_of_line);
    }
    if (expected != rows && count_ == 0)
      report(line_, 1, "the file ends before " + text_of(stamp_of(expected, leap)));
    if (count_ == 0 && columns_[dry_bulb].size() != rows)
      report(line_, 1,
             std::to_string(columns_[dry_bulb].size()) + " rows; " + std::to_string(rows) +
                 " are needed");
  }

  /// A quantity that no row holds is one issue, not one a row.
  void find_absent(const std::vector<std::pair<std::string, int>>& lines) {
    if (lines.empty()) return;
    for (std::size_t q = 0; q < quantities.size(); ++q) {
      const Quantity& quantity = quantities[q];
      std::size_t column = 1;
      absent_[q] = std::all_of(lines.begin(), lines.end(), [&](const auto& row) {
        const std::vector<Field> fields = split(row.first);
        double value = 0.0;
        if (fields.size() <= quantity.field || !parse(fields[quantity.field].text, value))
          return false;
        if (&row == &lines.front()) column = fields[quantity.field].column;
        return value == quantity.missing;
      });
      if (absent_[q])
        report(lines.front().second, column,
               std::string(quantity.name) + " is missing in every row" +
                   (q == dew_point ? ": wet bulb, towers, economizers and envelopes need humidity"
                                   : ""),
               "take another file of the place, or merge the column from a neighbouring station");
    }
  }

  static bool read_stamp(const std::vector<Field>& fields, Stamp& stamp) {
    if (fields.size() < 4) return false;
    std::array<double, 3> value{};
    for (std::size_t i = 0; i < 3; ++i) {
      if (!parse(fields[i + 1].text, value[i]) || value[i] != std::floor(value[i]) ||
          std::fabs(value[i]) > 99.0)
        return false;
    }
    stamp = {static_cast<int>(value[0]), static_cast<int>(value[1]), static_cast<int>(value[2])};
    return row_of(stamp) >= 0;
  }

  void read_values(const std::vector<Field>& fields, int line) {
    std::array<double, quantities.size()> value{};
    bool good = true;
    for (std::size_t q = 0; q < quantities.size(); ++q) {
      const Quantity& quantity = quantities[q];
      const Field& field = fields[quantity.field];
      const std::string name = quantity.name;
      if (!parse(field.text, value[q])) {
        report(line, field.column, name + ' ' + quoted(field.text) + " is not a number");
      } else if (value[q] == quantity.missing) {
        good = false;
        if (absent_[q]) continue;
        report(line, field.column, name + " is missing (" + std::string(field.text) + ")",
               "fill the gap before use, for example from a neighbouring station");
      } else if (value[q] < quantity.least || value[q] > quantity.most) {
        const bool kelvin = q <= dew_point && value[q] > 180.0 && value[q] < 345.0;
        report(line, field.column,
               name + ' ' + std::string(field.text) + ' ' + quantity.unit + " is outside " +
                   number(quantity.least) + ".." + number(quantity.most) + ' ' + quantity.unit,
               kelvin ? "this looks like kelvin; EPW has degC" : "");
      } else {
        continue;
      }
      good = false;
    }
    if (good && value[dew_point] > value[dry_bulb]) {
      if (value[dew_point] - value[dry_bulb] > 0.5 + 1e-9) {
        report(line, fields[7].column,
               "dew point " + std::string(fields[7].text) + " degC is above dry bulb " +
                   std::string(fields[6].text) + " degC",
               "an excess of at most 0.5 K is set to the dry bulb");
      } else {
        value[dew_point] = value[dry_bulb];
        ++year_.supersaturated_rows;
      }
    }
    for (std::size_t q = 0; q < quantities.size(); ++q) columns_[q].push_back(value[q]);
  }

  void finish() {
    for (const Row row : {dry_bulb, dew_point}) {
      for (double& value : columns_[row]) value += zero_celsius;
    }
    const auto move = [&](Row row) { return utc_hours(columns_[row], offset_s_); };
    year_.dry_bulb_K = move(dry_bulb);
    year_.dew_point_K = move(dew_point);
    year_.pressure_Pa = move(pressure);
    year_.wind_speed_m_per_s = move(wind);
    year_.global_horizontal_W_per_m2 = move(global);
    year_.direct_normal_W_per_m2 = move(direct);
    year_.diffuse_horizontal_W_per_m2 = move(diffuse);
    check(year_);
  }

  WeatherYear year_;
  std::array<std::vector<double>, quantities.size()> columns_;
  std::array<bool, quantities.size()> absent_{};
  std::vector<Issue> issues_;
  std::size_t count_ = 0;
  int line_ = 0;
  int offset_s_ = 0;
};

}  // namespace

WeatherYear read_epw(const std::filesystem::path& path) {
  std::ifstream text(path, std::ios::binary);
  if (!text) {
    Issue found = issue("", "the weather file cannot be opened");
    found.source = path.string();
    throw InputError(std::move(found));
  }
  return read_epw(text, path.filename().string());
}

WeatherYear read_epw(std::istream& text, std::string name) {
  return Reader(std::move(name)).read(text);
}

}  // namespace tenfold::weather
