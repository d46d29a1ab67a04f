// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
// Expected values: NREL/TP-560-34302 (Reda and Andreas 2004), appendix A.5, and closed forms.
#include "tenfold/weather/sun.hpp"

#include <cmath>
#include <numbers>
#include <vector>

#include "catch.hpp"
#include "tenfold/error.hpp"

using namespace tenfold;
using namespace tenfold::weather;

namespace {
constexpr double degree = std::numbers::pi / 180.0;
double elevation(const SunVector& v) { return std::asin(v.up) / degree; }
double azimuth(const SunVector& v) {
  const double a = std::atan2(v.east, v.north) / degree;
  return a < 0.0 ? a + 360.0 : a;
}
}  // namespace

TEST_CASE("sun position against the worked example of NREL SPA") {
  // 2003-10-17 12:30:30 at UTC-7, 39.742476 N, 105.1786 W: azimuth 194.34024, topocentric
  // elevation 39.872046 without refraction.
  const double utc = 1066419030.0;
  const SunVector v = sun_direction(utc, 39.742476, -105.1786);
  CHECK(azimuth(v) == Approx(194.34024).margin(0.02));
  CHECK(elevation(v) == Approx(39.872046).margin(0.02));
  CHECK(v.east * v.east + v.north * v.north + v.up * v.up == Approx(1.0).epsilon(1e-12));
}

TEST_CASE("sun at solstices, equinoxes and poles") {
  // Solar noon at the meridian of Greenwich is 12:00 UTC less the equation of time.
  struct Day {
    double noon_utc, declination;
  };
  for (const Day& day : {Day{1718884907.0, 23.44}, Day{1734782292.0, -23.44}}) {
    const SunVector north = sun_direction(day.noon_utc, 50.0, 0.0);
    const SunVector pole = sun_direction(day.noon_utc, 90.0, 0.0);
    CHECK(elevation(pole) == Approx(day.declination).margin(0.03));
    CHECK(elevation(north) == Approx(40.0 + day.declination).margin(0.05));
  }
  // Equinox of 2024-03-20 03:06 UTC: the sun is in the plane of the equator.
  CHECK(elevation(sun_direction(1710903960.0, 90.0, 0.0)) == Approx(0.0).margin(0.02));
  // East in the morning, west in the evening; south at noon in the north, north in the south.
  const double noon = 1711022400.0;  // 2024-03-21 12:00 UTC
  CHECK(sun_direction(noon - 4 * 3600, 40.0, 0.0).east > 0.5);
  CHECK(sun_direction(noon + 4 * 3600, 40.0, 0.0).east < -0.5);
  CHECK(azimuth(sun_direction(noon, 40.0, 0.0)) == Approx(180.0).margin(4.0));
  CHECK(sun_direction(noon, -40.0, 0.0).north > 0.5);
  CHECK(sun_direction(noon + 12 * 3600, 40.0, 0.0).up < -0.5);
}

TEST_CASE("irradiance outside the atmosphere follows the distance of the sun") {
  // Perihelion 2024-01-03 at 0.98330 au, aphelion 2024-07-05 at 1.01673 au.
  CHECK(extraterrestrial_normal_W_per_m2(1704243600.0) ==
        Approx(1361.0 / (0.98330 * 0.98330)).epsilon(1e-4));
  CHECK(extraterrestrial_normal_W_per_m2(1720155600.0) ==
        Approx(1361.0 / (1.01673 * 1.01673)).epsilon(1e-4));
}

TEST_CASE("directions of steps are those of their middles") {
  std::vector<double> east(48), north(48), up(48);
  sun_directions(weather_year_utc_seconds, 1800, 30.0, 120.0, east, north, up);
  for (std::size_t i = 0; i < 48; ++i) {
    const SunVector v = sun_direction(
        static_cast<double>(weather_year_utc_seconds) + 1800.0 * (static_cast<double>(i) + 0.5),
        30.0, 120.0);
    CHECK(east[i] == Approx(v.east).margin(1e-12));
    CHECK(north[i] == Approx(v.north).margin(1e-12));
    CHECK(up[i] == Approx(v.up).margin(1e-12));
  }
  std::vector<double> shorter(47);
  CHECK_THROWS_AS(sun_directions(0, 1800, 30.0, 120.0, shorter, north, up), InputError);
}
