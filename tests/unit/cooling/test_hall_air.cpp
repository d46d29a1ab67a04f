// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "catch.hpp"
#include "cooling/hall_air.hpp"
#include "cooling/outside_air.hpp"
#include "tenfold/weather/psychrometrics.hpp"

using namespace tenfold;
using namespace tenfold::cooling;

namespace {
double ratio(double celsius, double rh) {
  return weather::humidity_ratio_of_relative_humidity(celsius + 273.15, rh, 101325.0);
}
double wet_bulb(double celsius, double w) {
  return weather::wet_bulb_K(celsius + 273.15, w, 101325.0);
}
}  // namespace

TEST_CASE("direct evaporative: 35 C, 20 %, effectiveness 0.85 -> 21.29 C, 5.5 g/kg added") {
  const double w = ratio(35.0, 0.20);
  const EvaporativePoint s = evaporative_point({0.85, 4.0 / 3.0}, 308.15, wet_bulb(35.0, w), w);
  CHECK(s.leaving_K - 273.15 == Approx(21.29).margin(0.01));
  CHECK(s.evaporated_kg_per_kg * 1e3 == Approx(5.5).margin(0.05));
  // Effectiveness 1 ends at the wet bulb; enthalpy is kept but for the water's own, below 1 %.
  const EvaporativePoint full = evaporative_point({1.0, 4.0 / 3.0}, 308.15, wet_bulb(35.0, w), w);
  CHECK(full.leaving_K == Approx(wet_bulb(35.0, w)).epsilon(1e-12));
  const double saturated =
      weather::humidity_ratio_of_relative_humidity(full.leaving_K, 1.0, 101325.0);
  CHECK(full.leaving_humidity_ratio == Approx(saturated).epsilon(0.02));
}

TEST_CASE("mixing: two equal streams give the mean, a mixture above saturation is fog") {
  const AirState a{30.0, 0.010}, b{10.0, 0.004};
  const AirState m = mix_air(a, b, 0.5);
  CHECK(m.humidity_ratio == Approx(0.007).epsilon(1e-12));
  CHECK(weather::moist_enthalpy(m.celsius, m.humidity_ratio) ==
        Approx(0.5 * (weather::moist_enthalpy(30.0, 0.010) + weather::moist_enthalpy(10.0, 0.004)))
            .epsilon(1e-12));
  const AirEconomizerParameters p = air_economizer_parameters({});
  // Warm humid return and cold saturated outside air cross the saturation curve.
  const AirEconomizerPoint fog = air_economizer_point(
      p, 308.15, ratio(35.0, 0.95), 258.15, ratio(-15.0, 0.99), 258.0, 101325.0, 283.15, 0.0);
  CHECK(fog.share > 0.0);
  CHECK(fog.fog == 1.0);
  const AirEconomizerPoint clear = air_economizer_point(
      p, 308.15, ratio(35.0, 0.2), 283.15, ratio(10.0, 0.6), 275.0, 101325.0, 298.15, 0.0);
  CHECK(clear.fog == 0.0);
  CHECK(clear.mixed_K == Approx(298.15).epsilon(1e-12));
  // Dry bulbs alone would give (35 - 25) / (35 - 10).
  CHECK(clear.share == Approx(10.0 / 25.0).epsilon(0.01));
}

TEST_CASE("air economizer: all outside air between set point and return, closed above, lock-outs") {
  const AirEconomizerParameters p = air_economizer_parameters({});
  const auto at = [&](double outside_C, double rh, double smoke = 0.0) {
    const double w = ratio(outside_C, rh);
    return air_economizer_point(p, 308.15, 0.008, outside_C + 273.15, w,
                                weather::dew_point_K(w, 101325.0), 101325.0, 298.15, smoke);
  };
  CHECK(at(28.0, 0.3).share == 1.0);
  CHECK(at(28.0, 0.3).left_K == Approx(3.0));
  CHECK(at(36.0, 0.1).share == 0.0);
  CHECK(at(24.0, 0.9).locked == 1.0);  // dew point above 17 C
  CHECK(at(24.0, 0.9).share == 0.0);
  CHECK(at(10.0, 0.5, 1.0).share == 0.0);
}

TEST_CASE("containment: the identity, and intake that climbs when handlers are short of air") {
  const ContainmentParameters p{0.03, 0.10};
  const ContainmentPoint s = containment_point(p, 1e5, 1e4, 1e9, 297.15);
  CHECK(s.handler_W_per_K * (s.return_K - 297.15) == Approx(1e5).epsilon(1e-12));
  CHECK(s.inlet_K - 297.15 == Approx(0.03 / 0.97 * 10.0).epsilon(1e-9));
  CHECK(s.handler_W_per_K == Approx(1e4 * 0.97 / 0.9).epsilon(1e-12));
  const ContainmentPoint less = containment_point(p, 1e5, 1e4, 8e3, 297.15);
  CHECK(less.air_short == 1.0);
  CHECK(less.recirculation == Approx(1.0 - 8e3 * 0.9 / 1e4).epsilon(1e-12));
  CHECK(less.handler_W_per_K * (less.return_K - 297.15) == Approx(1e5).epsilon(1e-12));
  CHECK(less.inlet_K > s.inlet_K + 3.0);
}

TEST_CASE("room after loss of cooling: dT/dt = Q/C, air only 3 m3/kW 16.6 K/min, exact with G") {
  // 3 m3 of air for each kW: 3 m3 x 1.2 kg/m3 x 1006 J/kgK = 3.62 kJ/K; 16.6 K/min.
  const double air = 3.0 * 1.2 * 1006.0;
  const ExponentialStep first = exponential_step(298.15, 0.0, 1e3, 0.0, air, 60.0);
  CHECK(first.next - 298.15 == Approx(16.6).margin(0.05));
  CHECK(first.mean - 298.15 == Approx(8.3).margin(0.03));
  // With a conductance: the exponential, also in many small steps, and far beyond the time
  // constant.
  const double g = 50.0;
  double t = 298.15;
  for (int i = 0; i < 60; ++i) t = exponential_step(t, 295.0, 1e3, g, air, 1.0).next;
  const double end = 295.0 + 1e3 / g;
  CHECK(t == Approx(end + (298.15 - end) * std::exp(-g * 60.0 / air)).epsilon(1e-12));
  CHECK(exponential_step(298.15, 295.0, 1e3, g, air, 60.0).next == Approx(t).epsilon(1e-12));
  CHECK(exponential_step(298.15, 295.0, 1e3, g, air, 1e9).next == Approx(end).epsilon(1e-12));
  // G -> 0 is continuous.
  const double none = exponential_step(298.15, 295.0, 1e3, 0.0, air, 60.0).next;
  for (double small : {1e-9, 1e-6, 1e-3})
    CHECK(exponential_step(298.15, 295.0, 1e3, small, air, 60.0).next ==
          Approx(none).margin(0.02 * small * 60.0));
}

TEST_CASE("humidifiers: steam takes 0.75 kWh/kg, fog little but cools the air") {
  Humidifier steam;
  steam.kind = "steam";
  const HumidifierPoint s =
      humidifier_point(humidifier_parameters(steam), 298.15, 0.004, 101325.0, 10.0, 0.006);
  CHECK(s.water_kg_per_s == Approx(0.02).epsilon(1e-9));
  CHECK(s.power_W / s.water_kg_per_s / 3.6e6 == Approx(0.75).epsilon(1e-12));
  CHECK(s.leaving_K == Approx(298.15).margin(0.5));
  const HumidifierPoint fog =
      humidifier_point(humidifier_parameters({}), 298.15, 0.004, 101325.0, 10.0, 0.006);
  CHECK(fog.power_W / fog.water_kg_per_s == Approx(7e6 / (998.0 * 0.6)).epsilon(1e-12));
  CHECK(298.15 - fog.leaving_K == Approx(0.002 * 2.5e6 / 1010.0).epsilon(0.02));
  // No more water than the air can carry.
  const HumidifierPoint full =
      humidifier_point(humidifier_parameters({}), 283.15, ratio(10.0, 0.95), 101325.0, 10.0, 0.02);
  CHECK(full.short_kg_per_s > 0.1);
  CHECK(full.leaving_humidity_ratio < ratio(10.0, 1.0));
}
