// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "tenfold/weather/climate.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

#include "catch.hpp"
#include "tenfold/error.hpp"
#include "tenfold/weather/sun.hpp"

using namespace tenfold;
using namespace tenfold::weather;
using Catch::Matchers::ContainsSubstring;

namespace {

constexpr std::array<std::size_t, 12> days_of_month{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

Monthly all(double value) {
  Monthly out{};
  out.fill(value);
  return out;
}

/// A climate with seasons, in UTC, so that months are those of the rows.
ClimateNormals temperate() {
  ClimateNormals n;
  n.name = "temperate";
  n.latitude_deg = 45.0;
  for (std::size_t m = 0; m < 12; ++m) {
    const double season = -std::cos(6.283185307179586 * (static_cast<double>(m) + 0.2) / 12.0);
    n.dry_bulb_K[m] = 284.0 + 10.0 * season;
    n.global_horizontal_W_per_m2[m] = 140.0 + 90.0 * season;
  }
  n.daily_range_K = all(9.0);
  n.daily_range_deviation_K = all(3.0);
  n.daily_mean_deviation_K = all(3.0);
  n.daily_mean_lag_correlation = all(0.7);
  n.dew_point_depression_K = all(6.0);
  n.dew_point_depression_deviation_K = all(2.5);
  n.dew_point_depression_correlation = all(0.3);
  n.dew_point_daily_slope = all(0.1);
  n.pressure_Pa = all(98e3);
  n.diffuse_share = all(0.45);
  n.wind_speed_m_per_s = all(4.0);
  return n;
}

/// Rows of a month of 365 days; 29 February is left out.
std::vector<double> month_of(const std::vector<double>& hours, std::size_t month) {
  std::size_t first = 0;
  for (std::size_t m = 0; m < month; ++m) first += days_of_month[m] * 24;
  if (month > 1) first += 24;
  const auto begin = hours.begin() + static_cast<std::ptrdiff_t>(first);
  return {begin, begin + static_cast<std::ptrdiff_t>(days_of_month[month] * 24)};
}

double mean(const std::vector<double>& v) {
  double sum = 0.0;
  for (const double x : v) sum += x;
  return sum / static_cast<double>(v.size());
}

double deviation(const std::vector<double>& v) {
  const double centre = mean(v);
  double sum = 0.0;
  for (const double x : v) sum += (x - centre) * (x - centre);
  return std::sqrt(sum / static_cast<double>(v.size()));
}

std::vector<double> by_day(const std::vector<double>& hours, bool range) {
  std::vector<double> out;
  for (std::size_t i = 0; i < hours.size(); i += 24) {
    const std::vector<double> day(hours.begin() + static_cast<std::ptrdiff_t>(i),
                                  hours.begin() + static_cast<std::ptrdiff_t>(i + 24));
    const auto [least, most] = std::minmax_element(day.begin(), day.end());
    out.push_back(range ? *most - *least : mean(day));
  }
  return out;
}

}  // namespace

TEST_CASE("a synthesised year has the statistics that were stated") {
  const ClimateNormals n = temperate();
  const WeatherYear y = synthesise(n);
  for (std::size_t m = 0; m < 12; ++m) {
    INFO("month " << m + 1);
    const std::vector<double> dry = month_of(y.dry_bulb_K, m);
    std::vector<double> depression = dry;
    const std::vector<double> dew = month_of(y.dew_point_K, m);
    for (std::size_t i = 0; i < dew.size(); ++i) depression[i] -= dew[i];
    CHECK(mean(dry) == Approx(n.dry_bulb_K[m]).margin(1e-9));
    CHECK(mean(by_day(dry, true)) == Approx(9.0).margin(0.05));
    CHECK(deviation(by_day(dry, true)) == Approx(3.0).margin(0.1));
    CHECK(deviation(by_day(dry, false)) == Approx(3.0).margin(0.05));
    CHECK(mean(depression) == Approx(6.0).margin(0.02));
    CHECK(deviation(by_day(depression, false)) == Approx(2.5).margin(0.5));
    CHECK(mean(month_of(y.pressure_Pa, m)) == Approx(98e3).epsilon(1e-9));
    CHECK(mean(month_of(y.wind_speed_m_per_s, m)) == Approx(4.0).epsilon(1e-9));
    const double global = mean(month_of(y.global_horizontal_W_per_m2, m));
    CHECK(global == Approx(n.global_horizontal_W_per_m2[m]).epsilon(1e-6));
    CHECK(mean(month_of(y.diffuse_horizontal_W_per_m2, m)) / global == Approx(0.45).margin(0.01));
  }
  // Days remember their neighbours: lag-1 correlation of the daily means less their season.
  double shared = 0.0, own = 0.0;
  std::vector<double> daily;
  for (std::size_t m = 0; m < 12; ++m) {
    for (const double v : by_day(month_of(y.dry_bulb_K, m), false))
      daily.push_back(v - n.dry_bulb_K[m]);
  }
  for (std::size_t i = 1; i < daily.size(); ++i) {
    shared += daily[i] * daily[i - 1];
    own += daily[i] * daily[i];
  }
  CHECK(shared / own == Approx(0.7).margin(0.12));
}

TEST_CASE("a synthesised year is physical at every hour") {
  const ClimateNormals n = temperate();
  const WeatherYear y = synthesise(n);
  CHECK_NOTHROW(check(y));
  const std::size_t rows = hours_of_weather_year;
  std::vector<double> east(rows), north(rows), up(rows);
  sun_directions(weather_year_utc_seconds, 3600, n.latitude_deg, n.longitude_deg, east, north, up);
  for (std::size_t i = 0; i < rows; ++i) {
    REQUIRE(y.dew_point_K[i] <= y.dry_bulb_K[i]);
    REQUIRE(y.diffuse_horizontal_W_per_m2[i] <= y.global_horizontal_W_per_m2[i] + 1e-9);
    if (up[i] < -0.14) REQUIRE(y.global_horizontal_W_per_m2[i] == 0.0);
    // Global = diffuse + direct times height, within the height's change inside the hour.
    if (up[i] > 0.2) {
      const double rest = y.global_horizontal_W_per_m2[i] - y.diffuse_horizontal_W_per_m2[i];
      REQUIRE(y.direct_normal_W_per_m2[i] * up[i] == Approx(rest).epsilon(0.03).margin(1e-6));
    }
  }
}

TEST_CASE("a synthesised year is the same bits each time, and answers its statistics") {
  const WeatherYear a = synthesise(temperate()), b = synthesise(temperate());
  const auto same = [](const std::vector<double>& x, const std::vector<double>& z) {
    return x.size() == z.size() && std::memcmp(x.data(), z.data(), x.size() * sizeof(double)) == 0;
  };
  CHECK(same(a.dry_bulb_K, b.dry_bulb_K));
  CHECK(same(a.dew_point_K, b.dew_point_K));
  CHECK(same(a.global_horizontal_W_per_m2, b.global_horizontal_W_per_m2));
  CHECK(same(a.direct_normal_W_per_m2, b.direct_normal_W_per_m2));
  CHECK(same(a.wind_speed_m_per_s, b.wind_speed_m_per_s));
  ClimateNormals warmer = temperate();
  for (double& v : warmer.dry_bulb_K) v += 2.0;
  const WeatherYear c = synthesise(warmer);
  for (std::size_t i = 0; i < hours_of_weather_year; ++i)
    REQUIRE(c.dry_bulb_K[i] - a.dry_bulb_K[i] == Approx(2.0).margin(1e-9));
}

TEST_CASE("a climate without spread, range or moisture deficit is a calm year") {
  ClimateNormals n = temperate();
  n.daily_mean_deviation_K = all(0.0);
  n.daily_range_K = all(0.1);
  n.daily_range_deviation_K = all(0.0);
  n.dew_point_depression_K = all(0.0);
  n.dew_point_depression_deviation_K = all(0.0);
  n.dry_bulb_K = all(290.0);
  const WeatherYear y = synthesise(n);
  for (std::size_t i = 0; i < hours_of_weather_year; ++i) {
    REQUIRE(std::fabs(y.dry_bulb_K[i] - 290.0) < 0.2);
    REQUIRE(y.dry_bulb_K[i] - y.dew_point_K[i] < 0.2);
  }
}

TEST_CASE("the day's warmest hours follow the sun, wherever the clock stands") {
  ClimateNormals n = temperate();
  n.longitude_deg = 120.0;
  n.utc_offset_s = 8 * 3600.0;
  const auto warmest = [](const WeatherYear& y) {
    std::array<double, 24> sum{};
    for (std::size_t i = 0; i < hours_of_weather_year; ++i) sum[i % 24] += y.dry_bulb_K[i];
    return static_cast<int>(std::max_element(sum.begin(), sum.end()) - sum.begin());
  };
  const int east = warmest(synthesise(n));
  const int greenwich = warmest(synthesise(temperate()));
  CHECK(greenwich >= 14);
  CHECK(greenwich <= 16);
  CHECK((east + 8) % 24 == greenwich);
}

TEST_CASE("statistics out of range are refused, all at once, with their month") {
  ClimateNormals n = temperate();
  n.dry_bulb_K[6] = 24.0;
  n.wind_speed_m_per_s[1] = -1.0;
  n.pressure_Pa[11] = std::numeric_limits<double>::quiet_NaN();
  n.utc_offset_s = 90.0;
  try {
    (void)synthesise(n);
    FAIL("accepted");
  } catch (const InputError& error) {
    const std::string text = error.what();
    CHECK(error.issues().size() == 4);
    CHECK_THAT(text, ContainsSubstring("dry_bulb [K] of month 7: 24 is outside 200..325"));
    CHECK_THAT(text, ContainsSubstring("wind_speed [m/s] of month 2"));
    CHECK_THAT(text, ContainsSubstring("pressure [Pa] of month 12"));
    CHECK_THAT(text, ContainsSubstring("climates.temperate"));
  }
}
