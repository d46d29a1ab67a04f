// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "tenfold/weather/weather_year.hpp"

#include <cmath>
#include <cstdio>
#include <utility>

#include "issue.hpp"
#include "tenfold/math.hpp"
#include "tenfold/weather/psychrometrics.hpp"
#include "tenfold/weather/sun.hpp"

namespace tenfold::weather {

namespace {

constexpr std::size_t most_issues = 20;

/// Collects the first issues and counts the others.
class Issues {
 public:
  explicit Issues(std::string path) : path_(std::move(path)) {}
  void add(std::string message, std::string hint = {}) {
    if (issues_.size() < most_issues)
      issues_.push_back(issue(path_, std::move(message), std::move(hint)));
    ++count_;
  }
  void raise() {
    if (count_ == 0) return;
    if (count_ > issues_.size())
      issues_.push_back(issue(path_, std::to_string(count_) + " issues in all; the first " +
                                         std::to_string(issues_.size()) + " are listed"));
    throw InputError(std::move(issues_));
  }

 private:
  std::string path_;
  std::vector<Issue> issues_;
  std::size_t count_ = 0;
};

std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.6g", value);
  return text;
}

struct Column {
  const char* name;
  const std::vector<double>& values;
  double least, most, offset;
  const char* unit;
};

std::vector<Column> columns(const WeatherYear& y) {
  const double zero = zero_celsius_K;
  return {{"dry_bulb", y.dry_bulb_K, -90.0, 70.0, zero, "degC"},
          {"dew_point", y.dew_point_K, -100.0, 70.0, zero, "degC"},
          {"pressure", y.pressure_Pa, 30e3, 120e3, 0.0, "Pa"},
          {"wind_speed", y.wind_speed_m_per_s, 0.0, 120.0, 0.0, "m/s"},
          {"global_horizontal", y.global_horizontal_W_per_m2, 0.0, 1600.0, 0.0, "W/m2"},
          {"direct_normal", y.direct_normal_W_per_m2, 0.0, 1600.0, 0.0, "W/m2"},
          {"diffuse_horizontal", y.diffuse_horizontal_W_per_m2, 0.0, 1600.0, 0.0, "W/m2"}};
}

void check_column(const Column& column, std::size_t rows, Issues& issues) {
  const std::string name = column.name;
  if (column.values.size() != rows) {
    issues.add(name + " has " + std::to_string(column.values.size()) + " rows; " +
               std::to_string(rows) + " are needed for 366 days");
    return;
  }
  for (std::size_t i = 0; i < rows; ++i) {
    const double value = column.values[i] - column.offset;
    if (value >= column.least && value <= column.most) continue;
    const bool kelvin = column.offset == 0.0 ? false : value > 150.0;
    issues.add(name + " row " + std::to_string(i) + ": " + number(value) + ' ' + column.unit +
                   " is outside " + number(column.least) + ".." + number(column.most) + ' ' +
                   column.unit,
               kelvin ? "are kelvin given where degC are read?" : "");
  }
}

/// Linear between hour centres; the year wraps.
std::vector<double> linear(const std::vector<double>& hours, std::size_t parts) {
  const std::size_t count = hours.size();
  std::vector<double> out(count * parts);
  for (std::size_t h = 0; h < count; ++h) {
    const double before = hours[(h + count - 1) % count];
    const double after = hours[(h + 1) % count];
    for (std::size_t i = 0; i < parts; ++i) {
      const double x = (static_cast<double>(i) + 0.5) / static_cast<double>(parts) - 0.5;
      const double other = x < 0.0 ? before : after;
      out[h * parts + i] = hours[h] + math::abs(x) * (other - hours[h]);
    }
  }
  return out;
}

/// Hour means spread over their parts in proportion to weights; evenly where no part has weight.
void spread(double mean, std::span<const double> weights, std::span<double> out) {
  double sum = 0.0;
  for (const double w : weights) sum += w;
  const double parts = static_cast<double>(out.size());
  for (std::size_t i = 0; i < out.size(); ++i)
    out[i] = sum > 0.0 ? mean * parts * (weights[i] / sum) : mean;
}

}  // namespace

void check(const WeatherYear& year) {
  Issues issues(year.name.empty() ? "weather" : year.name);
  if (year.step_seconds < 60 || 3600 % year.step_seconds != 0) {
    issues.add("a step of " + std::to_string(year.step_seconds) + " s does not divide an hour");
    issues.raise();
  }
  if (!(std::fabs(year.latitude_deg) <= 90.0))
    issues.add("latitude " + number(year.latitude_deg) + " is outside -90..90");
  if (!(std::fabs(year.longitude_deg) <= 180.0))
    issues.add("longitude " + number(year.longitude_deg) + " is outside -180..180");
  if (!(year.elevation_m >= -500.0 && year.elevation_m <= 6000.0))
    issues.add("elevation " + number(year.elevation_m) + " m is outside -500..6000 m");
  const std::size_t rows =
      hours_of_weather_year * static_cast<std::size_t>(3600 / year.step_seconds);
  for (const Column& column : columns(year)) check_column(column, rows, issues);
  if (year.dry_bulb_K.size() == rows && year.dew_point_K.size() == rows) {
    for (std::size_t i = 0; i < rows; ++i) {
      if (year.dew_point_K[i] > year.dry_bulb_K[i])
        issues.add("row " + std::to_string(i) + ": dew point " +
                       number(year.dew_point_K[i] - zero_celsius_K) + " degC is above dry bulb " +
                       number(year.dry_bulb_K[i] - zero_celsius_K) + " degC",
                   "limit_dew_point() sets an excess of at most 0.5 K");
    }
  }
  issues.raise();
}

std::vector<double> utc_hours(std::span<const double> local_hours, int utc_offset_s) {
  const std::size_t count = local_hours.size();
  if ((count != 8760 && count != hours_of_weather_year) || utc_offset_s % 60 != 0)
    throw InputError(issue("weather", "8760 or 8784 hours and an offset in minutes are needed"));
  const auto size = static_cast<std::ptrdiff_t>(count);
  const int whole = utc_offset_s >= 0 ? utc_offset_s / 3600 : -((3599 - utc_offset_s) / 3600);
  const double part = static_cast<double>(utc_offset_s - whole * 3600) / 3600.0;
  std::vector<double> out;
  out.reserve(hours_of_weather_year);
  for (std::ptrdiff_t hour = 0; hour < size; ++hour) {
    const auto first = static_cast<std::size_t>(((hour + whole) % size + size) % size);
    const std::size_t second = (first + 1) % count;
    out.push_back(part == 0.0 ? local_hours[first]
                              : (1.0 - part) * local_hours[first] + part * local_hours[second]);
  }
  if (count == 8760) {
    const std::size_t end = leap_day_of_weather_year * 24;
    const std::vector<double> day(out.begin() + static_cast<std::ptrdiff_t>(end - 24),
                                  out.begin() + static_cast<std::ptrdiff_t>(end));
    out.insert(out.begin() + static_cast<std::ptrdiff_t>(end), day.begin(), day.end());
  }
  return out;
}

WeatherYear resample(const WeatherYear& year, int step_seconds) {
  if (step_seconds < 60 || step_seconds > 3600 || 3600 % step_seconds != 0 ||
      year.step_seconds != 3600)
    throw InputError(
        issue(year.name, "a step of " + std::to_string(step_seconds) + " s cannot be made from " +
                             std::to_string(year.step_seconds) +
                             " s: hourly weather and a divisor of an hour from 60 s are needed"));
  check(year);
  WeatherYear out = year;
  out.step_seconds = step_seconds;
  const auto parts = static_cast<std::size_t>(3600 / step_seconds);
  if (parts == 1) return out;
  out.dry_bulb_K = linear(year.dry_bulb_K, parts);
  out.dew_point_K = linear(year.dew_point_K, parts);
  out.pressure_Pa = linear(year.pressure_Pa, parts);
  out.wind_speed_m_per_s = linear(year.wind_speed_m_per_s, parts);
  const std::size_t rows = hours_of_weather_year * parts;
  for (std::size_t i = 0; i < rows; ++i)
    out.dew_point_K[i] = math::min(out.dew_point_K[i], out.dry_bulb_K[i]);
  std::vector<double> east(rows), north(rows), up(rows), weights(parts);
  sun_directions(weather_year_utc_seconds, step_seconds, year.latitude_deg, year.longitude_deg,
                 east, north, up);
  for (auto* column : {&out.global_horizontal_W_per_m2, &out.direct_normal_W_per_m2,
                       &out.diffuse_horizontal_W_per_m2})
    column->resize(rows);
  for (std::size_t h = 0; h < hours_of_weather_year; ++h) {
    const std::size_t first = h * parts;
    const std::span<double> direct(out.direct_normal_W_per_m2.data() + first, parts);
    const std::span<double> diffuse(out.diffuse_horizontal_W_per_m2.data() + first, parts);
    const std::span<double> global(out.global_horizontal_W_per_m2.data() + first, parts);
    for (std::size_t i = 0; i < parts; ++i) weights[i] = up[first + i] > 0.0 ? 1.0 : 0.0;
    spread(year.direct_normal_W_per_m2[h], weights, direct);
    for (std::size_t i = 0; i < parts; ++i) weights[i] = math::max(up[first + i], 0.0);
    spread(year.diffuse_horizontal_W_per_m2[h], weights, diffuse);
    for (std::size_t i = 0; i < parts; ++i)
      weights[i] = diffuse[i] + direct[i] * math::max(up[first + i], 0.0);
    spread(year.global_horizontal_W_per_m2[h], weights, global);
  }
  return out;
}

DerivedWeather derive(const WeatherYear& year) {
  check(year);
  DerivedWeather out;
  const std::size_t rows = year.dry_bulb_K.size();
  out.dry_bulb_K = year.dry_bulb_K;
  out.dew_point_K = year.dew_point_K;
  out.pressure_Pa = year.pressure_Pa;
  out.wind_speed_m_per_s = year.wind_speed_m_per_s;
  out.global_horizontal_W_per_m2 = year.global_horizontal_W_per_m2;
  out.direct_normal_W_per_m2 = year.direct_normal_W_per_m2;
  out.diffuse_horizontal_W_per_m2 = year.diffuse_horizontal_W_per_m2;
  out.step_seconds = year.step_seconds;
  for (auto* column :
       {&out.wet_bulb_K, &out.humidity_ratio, &out.enthalpy_J_per_kg, &out.density_kg_per_m3})
    column->resize(rows);
  derive(year.dry_bulb_K, year.dew_point_K, year.pressure_Pa, out.wet_bulb_K, out.humidity_ratio,
         out.enthalpy_J_per_kg, out.density_kg_per_m3);
  return out;
}

}  // namespace tenfold::weather
