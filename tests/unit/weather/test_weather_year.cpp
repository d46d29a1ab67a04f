// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "tenfold/weather/weather_year.hpp"

#include <cmath>
#include <limits>
#include <numeric>

#include "catch.hpp"
#include "tenfold/error.hpp"
#include "tenfold/weather/psychrometrics.hpp"
#include "tenfold/weather/sun.hpp"

using namespace tenfold;
using namespace tenfold::weather;
using Catch::Matchers::ContainsSubstring;

namespace {

/// A year with days and seasons; irradiance on a horizontal plane agrees with the sun's height.
WeatherYear made_up() {
  WeatherYear y;
  y.name = "made up";
  y.latitude_deg = 30.27;
  y.longitude_deg = 120.15;
  const std::size_t n = hours_of_weather_year;
  std::vector<double> east(n), north(n), up(n);
  sun_directions(weather_year_utc_seconds, 3600, y.latitude_deg, y.longitude_deg, east, north, up);
  for (std::size_t h = 0; h < n; ++h) {
    const double season = std::sin(6.283185307179586 * static_cast<double>(h) / 8784.0);
    const double day = std::sin(6.283185307179586 * static_cast<double>(h % 24) / 24.0);
    y.dry_bulb_K.push_back(285.0 + 12.0 * season + 6.0 * day);
    y.dew_point_K.push_back(y.dry_bulb_K.back() - 4.0 - 3.9 * day);
    y.pressure_Pa.push_back(101000.0 + 500.0 * season);
    y.wind_speed_m_per_s.push_back(3.0 + day);
    const double height = std::fmax(up[h], 0.0);
    const bool sunny = h % 5 != 0;
    y.direct_normal_W_per_m2.push_back(sunny && up[h] > 0.0 ? 600.0 : 0.0);
    y.diffuse_horizontal_W_per_m2.push_back(120.0 * height);
    y.global_horizontal_W_per_m2.push_back(y.diffuse_horizontal_W_per_m2.back() +
                                           y.direct_normal_W_per_m2.back() * height);
  }
  return y;
}

double sum(const std::vector<double>& v, std::size_t first, std::size_t count) {
  const auto begin = v.begin() + static_cast<std::ptrdiff_t>(first);
  return std::accumulate(begin, begin + static_cast<std::ptrdiff_t>(count), 0.0);
}

}  // namespace

TEST_CASE("resampling keeps the irradiance of every hour") {
  const WeatherYear hours = made_up();
  for (const int step : {1800, 900, 600, 300, 60}) {
    const WeatherYear fine = resample(hours, step);
    const auto parts = static_cast<std::size_t>(3600 / step);
    REQUIRE(fine.step_seconds == step);
    REQUIRE(fine.dry_bulb_K.size() == hours_of_weather_year * parts);
    double largest = 0.0;
    for (std::size_t h = 0; h < hours_of_weather_year; ++h) {
      const auto gap = [&](const std::vector<double>& a, const std::vector<double>& b) {
        return std::fabs(sum(a, h * parts, parts) / static_cast<double>(parts) - b[h]);
      };
      largest = std::fmax(largest,
                          gap(fine.global_horizontal_W_per_m2, hours.global_horizontal_W_per_m2));
      largest = std::fmax(largest, gap(fine.direct_normal_W_per_m2, hours.direct_normal_W_per_m2));
      largest = std::fmax(largest,
                          gap(fine.diffuse_horizontal_W_per_m2, hours.diffuse_horizontal_W_per_m2));
    }
    INFO("step " << step);
    CHECK(largest < 1e-9);
  }
}

TEST_CASE("direct irradiance falls only on steps with the sun above the horizon") {
  const WeatherYear hours = made_up();
  const WeatherYear fine = resample(hours, 300);
  const std::size_t n = fine.dry_bulb_K.size();
  std::vector<double> east(n), north(n), up(n);
  sun_directions(weather_year_utc_seconds, 300, hours.latitude_deg, hours.longitude_deg, east,
                 north, up);
  std::size_t night = 0, dusk = 0;
  for (std::size_t i = 0; i < n; ++i) {
    if (up[i] > 0.0) continue;
    ++night;
    // An hour without any sun keeps what its file says; all others give the night nothing.
    const std::size_t first = i / 12 * 12;
    bool some = false;
    for (std::size_t k = first; k < first + 12; ++k) some = some || up[k] > 0.0;
    if (!some) continue;
    ++dusk;
    CHECK(fine.direct_normal_W_per_m2[i] == 0.0);
    CHECK(fine.diffuse_horizontal_W_per_m2[i] == 0.0);
  }
  CHECK(night > n / 3);
  CHECK(dusk > 1000);
}

TEST_CASE("temperatures, pressure and wind are linear between hour centres") {
  const WeatherYear hours = made_up();
  const WeatherYear fine = resample(hours, 900);
  for (std::size_t h : {std::size_t{1}, std::size_t{77}, std::size_t{5000}, std::size_t{8783}}) {
    const std::size_t next = (h + 1) % hours_of_weather_year;
    // Third quarter of the hour: centre at 37.5 minutes, an eighth of the way to the next centre.
    for (auto column : {&WeatherYear::dry_bulb_K, &WeatherYear::dew_point_K,
                        &WeatherYear::pressure_Pa, &WeatherYear::wind_speed_m_per_s}) {
      const std::vector<double>&before = hours.*column, &after = fine.*column;
      CHECK(after[4 * h + 2] == Approx(0.875 * before[h] + 0.125 * before[next]).epsilon(1e-12));
      CHECK(after[4 * h + 3] == Approx(0.625 * before[h] + 0.375 * before[next]).epsilon(1e-12));
    }
  }
}

TEST_CASE("wet bulb and enthalpy are made anew after interpolation, never interpolated") {
  const WeatherYear hours = made_up();
  const WeatherYear fine = resample(hours, 900);
  const DerivedWeather before = derive(hours), after = derive(fine);
  double largest = 0.0;
  for (std::size_t i = 0; i < after.dry_bulb_K.size(); ++i) {
    const double w = humidity_ratio_of_dew_point(fine.dew_point_K[i], fine.pressure_Pa[i]);
    REQUIRE(after.humidity_ratio[i] == Approx(w).epsilon(1e-13));
    REQUIRE(after.enthalpy_J_per_kg[i] ==
            Approx(enthalpy_J_per_kg(fine.dry_bulb_K[i], w)).epsilon(1e-13));
    REQUIRE(after.wet_bulb_K[i] ==
            Approx(wet_bulb_K(fine.dry_bulb_K[i], w, fine.pressure_Pa[i])).epsilon(1e-9));
    const std::size_t h = i / 4, part = i % 4;
    const std::size_t other =
        (part < 2 ? h + hours_of_weather_year - 1 : h + 1) % hours_of_weather_year;
    const double share = part == 1 || part == 2 ? 0.125 : 0.375;
    const double interpolated =
        (1.0 - share) * before.wet_bulb_K[h] + share * before.wet_bulb_K[other];
    largest = std::fmax(largest, std::fabs(after.wet_bulb_K[i] - interpolated));
  }
  // The difference is small but there: an interpolated wet bulb would give zero here.
  CHECK(largest > 1e-3);
}

TEST_CASE("steps that hours cannot give are refused") {
  const WeatherYear hours = made_up();
  for (const int step : {0, -900, 30, 7, 1000, 2700, 7200})
    CHECK_THROWS_AS(resample(hours, step), InputError);
  CHECK_THROWS_AS(resample(resample(hours, 900), 300), InputError);
  CHECK(resample(hours, 3600).dry_bulb_K == hours.dry_bulb_K);
}

TEST_CASE("local hours become UTC hours") {
  std::vector<double> local(8760);
  std::iota(local.begin(), local.end(), 0.0);
  CHECK(utc_hours(local, 0)[8783] == 8759.0);
  CHECK(utc_hours(local, 8 * 3600)[0] == 8.0);
  CHECK(utc_hours(local, -5 * 3600)[5] == 0.0);
  CHECK(utc_hours(local, -5 * 3600)[0] == 8755.0);
  CHECK(utc_hours(local, 19800)[0] == 5.5);
  CHECK(utc_hours(local, -12600)[0] == 8756.5);
  // A leap year of 8784 hours keeps its own 29 February.
  std::vector<double> leap(8784);
  std::iota(leap.begin(), leap.end(), 0.0);
  const std::vector<double> same = utc_hours(leap, 20700);
  CHECK(std::accumulate(same.begin(), same.end(), 0.0) ==
        Approx(std::accumulate(leap.begin(), leap.end(), 0.0)).epsilon(1e-13));
  CHECK_THROWS_AS(utc_hours(std::vector<double>(8761), 0), InputError);
  CHECK_THROWS_AS(utc_hours(local, 90), InputError);
}

TEST_CASE("a weather year is checked column by column, row by row") {
  const auto words = [](const WeatherYear& y) {
    try {
      check(y);
    } catch (const InputError& error) {
      return std::string(error.what());
    }
    return std::string("accepted");
  };
  WeatherYear y = made_up();
  CHECK(words(y) == "accepted");
  SECTION("a row short") {
    y.pressure_Pa.pop_back();
    CHECK_THAT(words(y), ContainsSubstring("pressure has 8783 rows; 8784 are needed"));
  }
  SECTION("celsius") {
    for (double& v : y.dry_bulb_K) v -= 273.15;
    CHECK_THAT(words(y), ContainsSubstring("dry_bulb row 0") && ContainsSubstring("degC"));
  }
  SECTION("no number") {
    y.wind_speed_m_per_s[17] = std::numeric_limits<double>::quiet_NaN();
    CHECK_THAT(words(y), ContainsSubstring("wind_speed row 17: nan"));
  }
  SECTION("dew point above dry bulb") {
    y.dew_point_K[40] = y.dry_bulb_K[40] + 0.1;
    CHECK_THAT(words(y), ContainsSubstring("row 40: dew point"));
  }
  SECTION("latitude") {
    y.latitude_deg = 91.0;
    CHECK_THAT(words(y), ContainsSubstring("latitude 91 is outside -90..90"));
  }
}
