// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
// Expected values: PsychroLib's tests of its SI functions (psychrometrics/psychrolib,
// tests/test_psychrolib_si.py at 059a99b, values of ASHRAE HoF 2017 ch. 1 tables) and rows computed
// from the ideal-gas formulas of HoF 2017 ch. 1 outside this project.
#include "tenfold/weather/psychrometrics.hpp"

#include <cmath>
#include <string>
#include <vector>

#include "catch.hpp"
#include "tenfold/error.hpp"
#include "weather/saturation.hpp"

using namespace tenfold;
using namespace tenfold::weather;

namespace {
constexpr double kelvin = zero_celsius_K;
Approx about(double value, double relative) { return Approx(value).epsilon(relative).margin(0.0); }
}  // namespace

TEST_CASE("saturation pressure against PsychroLib's table") {
  // HoF table 3 values, with PsychroLib's tolerances.
  CHECK(saturation_pressure_Pa(kelvin - 60.0) == Approx(1.08).margin(0.01));
  CHECK(saturation_pressure_Pa(kelvin - 20.0) == about(103.24, 3e-4));
  CHECK(saturation_pressure_Pa(kelvin - 5.0) == about(401.74, 3e-4));
  CHECK(saturation_pressure_Pa(kelvin + 5.0) == about(872.6, 3e-4));
  CHECK(saturation_pressure_Pa(kelvin + 25.0) == about(3169.7, 3e-4));
  CHECK(saturation_pressure_Pa(kelvin + 50.0) == about(12351.3, 3e-4));
  CHECK(saturation_pressure_Pa(kelvin + 100.0) == about(101418.0, 3e-4));
  CHECK(saturation_pressure_Pa(kelvin + 150.0) == about(476101.4, 3e-4));
}

TEST_CASE("moist air against PsychroLib's tests") {
  CHECK(humidity_ratio_of_wet_bulb(kelvin + 30.0, kelvin + 25.0, 95461.0) ==
        about(0.0192281, 3e-4));
  CHECK(humidity_ratio_of_wet_bulb(kelvin - 1.0, kelvin - 5.0, 95461.0) == about(0.00120399, 3e-4));
  CHECK(wet_bulb_K(kelvin + 30.0, 0.0192281274241096, 95461.0) - kelvin ==
        Approx(25.0).epsilon(3e-4));
  CHECK(wet_bulb_K(kelvin - 1.0, 0.00120399819933844, 95461.0) - kelvin ==
        Approx(-5.0).epsilon(3e-4));
  CHECK(enthalpy_J_per_kg(kelvin + 30.0, 0.02) == about(81316.0, 3e-4));
  CHECK(specific_volume_m3_per_kg(kelvin + 30.0, 0.02, 95461.0) == about(0.940855, 3e-4));
  CHECK(density_kg_per_m3(kelvin + 30.0, 0.02, 95461.0) == about(1.02 / 0.940855, 3e-4));
  CHECK(humidity_ratio_of_vapour_pressure(3169.7, 95461.0) == about(0.0213603998047487, 3e-6));
  CHECK(vapour_pressure_Pa(0.0213603998047487, 95461.0) == about(3169.7, 3e-6));
  CHECK(relative_humidity(kelvin + 25.0, humidity_ratio_of_vapour_pressure(0.8 * 3169.7, 101325.0),
                          101325.0) == about(0.8, 3e-4));
}

TEST_CASE("pressure of the standard atmosphere against PsychroLib's table") {
  CHECK(standard_pressure_Pa(-500.0) == about(107478.0, 1e-5));
  CHECK(standard_pressure_Pa(0.0) == 101325.0);
  CHECK(standard_pressure_Pa(500.0) == about(95461.0, 1e-5));
  CHECK(standard_pressure_Pa(1000.0) == about(89875.0, 1e-5));
  CHECK(standard_pressure_Pa(4000.0) == about(61640.0, 1e-5));
  CHECK(standard_pressure_Pa(10000.0) == about(26436.0, 2e-5));
}

TEST_CASE("golden rows of moist air (physics reference, a)") {
  struct Row {
    double dry_bulb, relative_humidity, elevation, w, h, dew_point, wet_bulb;
  };
  const std::vector<Row> rows{{35, 0.40, 0, 14.132, 71.473, 19.385, 23.935},
                              {35, 0.40, 1600, 17.227, 79.416, 19.385, 23.369},
                              {40, 0.10, 0, 4.565, 51.998, 2.629, 18.566},
                              {40, 0.10, 1600, 5.547, 54.526, 2.629, 17.197},
                              {25, 0.60, 0, 11.895, 55.453, 16.701, 19.471},
                              {10, 0.80, 0, 6.089, 25.402, 6.713, 8.290},
                              {-5, 0.70, 0, 1.731, -0.717, -9.108, -6.335}};
  for (const Row& row : rows) {
    INFO("dry bulb " << row.dry_bulb << " C, " << row.elevation << " m");
    const double p = standard_pressure_Pa(row.elevation);
    const double t = kelvin + row.dry_bulb;
    const double w = humidity_ratio_of_relative_humidity(t, row.relative_humidity, p);
    // Half of the last digit printed.
    CHECK(w * 1e3 == Approx(row.w).margin(0.00051));
    CHECK(enthalpy_J_per_kg(t, w) * 1e-3 == Approx(row.h).margin(0.00051));
    CHECK(dew_point_K(w, p) - kelvin == Approx(row.dew_point).margin(0.00051));
    CHECK(wet_bulb_K(t, w, p) - kelvin == Approx(row.wet_bulb).margin(0.00051));
  }
}

TEST_CASE("humidity ratio keeps its floor and its bounds") {
  CHECK(humidity_ratio_of_relative_humidity(kelvin + 20.0, 0.0, 101325.0) == 1e-7);
  CHECK(humidity_ratio_of_relative_humidity(kelvin + 20.0, -0.2, 101325.0) == 1e-7);
  CHECK(humidity_ratio_of_relative_humidity(kelvin + 20.0, 1.4, 101325.0) ==
        humidity_ratio_of_relative_humidity(kelvin + 20.0, 1.0, 101325.0));
  // Half an atmosphere and 100 degC: vapour would fill the air; the ratio stays positive and
  // finite.
  const double w = humidity_ratio_of_relative_humidity(kelvin + 100.0, 1.0, 50e3);
  CHECK(w > 0.0);
  CHECK(std::isfinite(w));
}

TEST_CASE("wet bulb near freezing: the liquid root where it is at or above 0 degC, else ice") {
  // Both forms of the equation hold here: -0.015 C (ice) solves it too. PsychroLib 2.5.0 at 100 m
  // finds 0.3014 C.
  const double p = standard_pressure_Pa(100.0);
  const double t = kelvin + 4.6;
  const double w = humidity_ratio_of_relative_humidity(t, 0.41, p);
  CHECK(wet_bulb_K(t, w, p) - kelvin == Approx(0.3014).margin(0.001));
  // A sweep over humidity crosses from ice to liquid once and never lands between the two.
  double before = -1e9;
  int crossings = 0;
  for (int i = 0; i <= 4000; ++i) {
    const double humidity = humidity_ratio_of_relative_humidity(t, 0.2 + 0.0001 * i, p);
    const double x = wet_bulb_K(t, humidity, p) - kelvin;
    CHECK(x > before);
    if (before < 0.0 && x >= 0.0) ++crossings;
    // Whatever root is named, the humidity ratio comes back from it.
    CHECK(humidity_ratio_of_wet_bulb(t, kelvin + x, p) == about(humidity, 1e-5));
    before = x;
  }
  CHECK(crossings == 1);
}

TEST_CASE("dew point <= wet bulb <= dry bulb, equal at saturation") {
  for (double z = 0.0; z <= 4000.0; z += 1000.0) {
    const double p = standard_pressure_Pa(z);
    for (double celsius = -50.0; celsius <= 60.0; celsius += 0.5) {
      const double t = kelvin + celsius;
      for (const double humidity : {0.0, 0.01, 0.1, 0.35, 0.6, 0.85, 0.99, 0.9999}) {
        const double w = humidity_ratio_of_relative_humidity(t, humidity, p);
        const double wet = wet_bulb_K(t, w, p), dew = dew_point_K(w, p);
        INFO(celsius << " C, " << humidity << ", " << z << " m");
        CHECK(wet <= t);
        CHECK(dew <= wet + 1e-9);
      }
      const double saturated = humidity_ratio_of_relative_humidity(t, 1.0, p);
      CHECK(dew_point_K(saturated, p) == Approx(t).margin(1e-6));
      CHECK(wet_bulb_K(t, saturated, p) == Approx(t).margin(2e-4));
    }
  }
}

TEST_CASE("adiabatic saturation keeps enthalpy but for the water that is added") {
  // An evaporative cooler of effectiveness 1 leaves at the wet bulb; its water enters as liquid.
  for (const double celsius : {15.0, 25.0, 35.0, 45.0}) {
    const double p = 101325.0, t = kelvin + celsius;
    const double w = humidity_ratio_of_relative_humidity(t, 0.4, p);
    const double wet = wet_bulb_K(t, w, p);
    const double ws = humidity_ratio_of_relative_humidity(wet, 1.0, p);
    const double water = (ws - w) * 4186.0 * (wet - kelvin);
    const double h = enthalpy_J_per_kg(t, w);
    CHECK(enthalpy_J_per_kg(wet, ws) == about(h + water, 1e-9));
    CHECK(water / h < 0.01);
  }
}

TEST_CASE("dew points above the dry bulb: half a kelvin is set and counted, more is refused") {
  const std::vector<double> dry{283.15, 283.15, 283.15};
  std::vector<double> dew{283.65, 283.15, 280.0};
  CHECK(limit_dew_point(dry, dew) == 1);
  CHECK(dew == std::vector<double>{283.15, 283.15, 280.0});
  std::vector<double> worse{280.0, 284.0, 283.75};
  try {
    limit_dew_point(dry, worse);
    FAIL("accepted");
  } catch (const InputError& error) {
    REQUIRE(error.issues().size() == 2);
    CHECK_THAT(error.issues()[0].message, Catch::Matchers::ContainsSubstring("row 1"));
    CHECK_THAT(error.issues()[1].message, Catch::Matchers::ContainsSubstring("row 2"));
  }
  std::vector<double> shorter{280.0};
  CHECK_THROWS_AS(limit_dew_point(dry, shorter), InputError);
}

TEST_CASE("rows of weather agree with the functions of one state") {
  std::vector<double> dry, dew, pressure;
  for (double celsius = -50.0; celsius <= 60.0; celsius += 0.37) {
    for (double depression : {0.0, 0.2, 3.0, 11.0, 40.0}) {
      dry.push_back(kelvin + celsius);
      dew.push_back(kelvin + celsius - depression);
      pressure.push_back(60e3 + 400.0 * static_cast<double>(dry.size() % 100));
    }
  }
  const std::size_t n = dry.size();
  std::vector<double> wet(n), w(n), h(n), density(n);
  derive(dry, dew, pressure, wet, w, h, density);
  for (std::size_t i = 0; i < n; ++i) {
    CHECK(w[i] == about(humidity_ratio_of_dew_point(dew[i], pressure[i]), 1e-14));
    CHECK(wet[i] == Approx(wet_bulb_K(dry[i], w[i], pressure[i])).margin(1e-6).epsilon(0.0));
    CHECK(h[i] == about(enthalpy_J_per_kg(dry[i], w[i]), 1e-12));
    CHECK(density[i] == about(density_kg_per_m3(dry[i], w[i], pressure[i]), 1e-14));
  }
  std::vector<double> shorter(n - 1);
  CHECK_THROWS_AS(derive(dry, dew, pressure, shorter, w, h, density), InputError);
}

TEST_CASE("the kernels' saturation follows the exact one") {
  for (double celsius = 0.02; celsius <= 65.0; celsius += 0.13) {
    const double exact = saturation_pressure_Pa(kelvin + celsius);
    CHECK(std::exp(log_saturation_pressure(celsius)) == about(exact, 1e-10));
    const double h = moist_enthalpy(celsius, saturated_humidity_ratio(celsius, 90e3));
    CHECK(saturated_temperature(h, 90e3, 20.0) == Approx(celsius).margin(1e-6));
  }
}
