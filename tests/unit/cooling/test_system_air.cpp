// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
// Air sides of composed systems: humidity in balance, latent heat, containment when air is short,
// freeze stat; the coil of the component functions.
#include <cmath>

#include "catch.hpp"
#include "cooling/air_coil.hpp"
#include "cooling/system_air.hpp"
#include "tenfold/weather/psychrometrics.hpp"

using namespace tenfold;
using namespace tenfold::cooling;

namespace {

constexpr double pressure = 101325.0;

double ratio_of_dew(double celsius) {
  return weather::humidity_ratio_of_relative_humidity(celsius + 273.15, 1.0, pressure);
}

struct Weather {
  double dry_C, dew_C;
  double wet_C() const {
    return weather::wet_bulb_K(dry_C + 273.15, ratio_of_dew(dew_C), pressure) - 273.15;
  }
};

struct Hall {
  double fan = 0, back = 0, coil = 0, needed = 0, supply = 0, outside = 0, scavenger = 0,
         compressor = 0, humidifier = 0, expansion = 0, gain = 0, left = 0, ratio = 0, entering = 0,
         latent = 0, condensate = 0, short_of = 0, freeze_stat = 0, evaporated = 0, humidified = 0,
         blowdown = 0, makeup = 0;
};

constexpr double heat_W = 100e3, flow = 7.0;

Hall run(const AirSideParameters& p, const Weather& w, double water_C) {
  Hall h;
  const double dry = w.dry_C + 273.15, wet = w.wet_C() + 273.15, humidity = ratio_of_dew(w.dew_C),
               p_Pa = pressure, it = flow, room = heat_W, air = heat_W, rise = 0.0,
               water = water_C + 273.15;
  air_side(p,
           {&dry,          &wet,        &humidity,      &p_Pa,         &it,           &room,
            &air,          &rise,       &water,         &h.fan,        &h.back,       &h.coil,
            &h.needed,     &h.supply,   &h.outside,     &h.scavenger,  &h.compressor, &h.humidifier,
            &h.expansion,  &h.gain,     &h.left,        &h.ratio,      &h.entering,   &h.latent,
            &h.condensate, &h.short_of, &h.freeze_stat, &h.evaporated, &h.humidified, &h.blowdown,
            &h.makeup},
           1);
  return h;
}

AirHandler handler() {
  AirHandler h;
  h.supply_air = celsius(22.0);
  h.recirculation = 0.0;
  h.bypass = 0.0;
  return h;
}

AirSideParameters closed_hall(double ventilation, double lowest_dew_C = -9.0) {
  AirHandlerSystem s;
  s.loop = "chilled";
  s.handler = handler();
  s.ventilation = ventilation;
  s.lowest_dew_point = celsius(lowest_dew_C);
  return air_side_parameters(s, heat_W, pressure);
}

OutsideAirSystem economizer() {
  OutsideAirSystem s;
  s.loop = "chilled";
  s.handler = handler();
  return s;
}

/// Flow of dry air through the handlers.
double dry_air(const AirSideParameters& p, double ratio) {
  return p.air.air_capacity_J_per_m3K * flow / (1006.0 + 1860.0 * ratio);
}

/// What coil and outside air carry away is the heat of the room, its fans and its humidifier.
void check_first_law(const Hall& h) {
  CHECK(h.coil + h.outside + h.expansion + h.left ==
        Approx(heat_W + h.fan + h.humidifier).epsilon(1e-12));
}

}  // namespace

TEST_CASE("a closed hall with warm water is dry: the coil takes sensible heat alone") {
  const Hall h = run(closed_hall(0.0), {30.0, 20.0}, 14.0);
  CHECK(h.latent == 0.0);
  CHECK(h.condensate == 0.0);
  CHECK(h.coil == Approx(heat_W + h.fan).epsilon(1e-14));
  CHECK(h.ratio == Approx(ratio_of_dew(8.0)).epsilon(1e-9));
  check_first_law(h);
}

TEST_CASE("a sealed hall dries down to its coil, not below") {
  const Hall h = run(closed_hall(0.0), {30.0, 20.0}, 5.0);
  CHECK(h.ratio == Approx(ratio_of_dew(5.0)).epsilon(1e-9));
  CHECK(h.condensate == Approx(0.0).margin(1e-12));
}

TEST_CASE("humid outdoor air loses its water on the coil: moisture and heat in balance") {
  const AirSideParameters p = closed_hall(0.03);
  const Weather w{33.0, 24.0};
  const double outdoors = ratio_of_dew(24.0);
  const Hall h = run(p, w, 7.0);
  const double air = dry_air(p, outdoors);
  REQUIRE(h.condensate > 0.0);
  CHECK(h.humidified == 0.0);
  // In = out: 3 % of the flow enters at outdoor humidity and leaves at the hall's.
  CHECK(h.condensate == Approx(0.03 * air * (outdoors - h.ratio)).epsilon(1e-12));
  CHECK(h.ratio < outdoors);
  CHECK(h.ratio > ratio_of_dew(7.0));
  // The hall is the coil's leaving air: W = W_in - f (W_in - W_sat(T_w)).
  const double mixed = h.back - 0.03 * (h.back - 306.15);
  const double f = (mixed - 295.15) / (mixed - 280.15);
  const double entering = 0.03 * outdoors + 0.97 * h.ratio;
  CHECK(h.entering == Approx(entering).epsilon(1e-12));
  CHECK(h.ratio == Approx(entering - f * (entering - ratio_of_dew(7.0))).epsilon(1e-9));
  // 2,501 + 1.86 t kJ/kg.
  CHECK(h.latent == Approx(h.condensate * (2501e3 + 1860.0 * 22.0)).epsilon(1e-12));
  check_first_law(h);
  // The component on arrays condenses the same water from the same air.
  const CoilPoint c =
      coil_point(p.air.effectiveness, mixed, h.entering, air, 280.15, 295.15, pressure);
  CHECK(c.condensate_kg_per_s == Approx(h.condensate).epsilon(1e-9));
  CHECK(c.leaving_ratio == Approx(h.ratio).epsilon(1e-9));
  // A sensible heat ratio as of real halls.
  const double shr = 1.0 - h.latent / h.coil;
  CHECK(shr > 0.7);
  CHECK(shr < 0.99);
}

TEST_CASE("humidifier water appears in the air, against dry outdoor air and a drying coil") {
  const AirSideParameters p = closed_hall(0.03, 9.0);
  const double wanted = ratio_of_dew(9.0);
  for (const double water : {6.0, 16.0}) {
    const Hall h = run(p, {-10.0, -15.0}, water);
    const double outdoors = ratio_of_dew(-15.0), air = dry_air(p, outdoors);
    INFO("water of " << water);
    CHECK(h.ratio == Approx(wanted).epsilon(1e-9));
    CHECK(h.humidified == Approx(0.03 * air * (wanted - outdoors) + h.condensate).epsilon(1e-9));
    CHECK(h.makeup == Approx(h.humidified).epsilon(1e-14));
    CHECK((h.condensate > 0.0) == (water < 9.0));
    check_first_law(h);
  }
  // Steam costs 0.75 kWh/kg.
  AirHandlerSystem s;
  s.loop = "chilled";
  s.handler = handler();
  s.ventilation = 0.03;
  s.lowest_dew_point = celsius(9.0);
  s.humidifier = "steam";
  const Hall steam = run(air_side_parameters(s, heat_W, pressure), {-10.0, -15.0}, 16.0);
  CHECK(steam.humidifier == Approx(steam.humidified * 0.75 * 3.6e6).epsilon(1e-12));
  check_first_law(steam);
}

TEST_CASE("cold ventilation air does not overcool the hall") {
  const Hall h = run(closed_hall(0.5), {-30.0, -35.0}, 14.0);
  CHECK(h.coil >= -1e-6 * heat_W);
  check_first_law(h);
}

TEST_CASE("outside air with a trim coil: the coil takes moisture, the ledger closes") {
  OutsideAirSystem s = economizer();
  s.enthalpy_lockout = false;
  const AirSideParameters p = air_side_parameters(s, heat_W, pressure);
  const Weather w{25.0, 16.0};
  const Hall h = run(p, w, 8.0);
  const double outdoors = ratio_of_dew(16.0), air = dry_air(p, outdoors);
  REQUIRE(h.condensate > 0.0);
  CHECK(h.condensate == Approx(air * (outdoors - h.ratio)).epsilon(1e-9));  // all outside air
  check_first_law(h);
}

TEST_CASE("freeze stat: minimum outside air may not bring a coil below 2 degC") {
  OutsideAirSystem s = economizer();
  s.minimum_share = 0.9;
  s.lowest_supply = celsius(10.0);
  const Hall cold = run(air_side_parameters(s, heat_W, pressure), {-25.0, -30.0}, 14.0);
  CHECK(cold.freeze_stat == 1.0);
  const Hall mild = run(air_side_parameters(s, heat_W, pressure), {10.0, 5.0}, 14.0);
  CHECK(mild.freeze_stat == 0.0);
}

TEST_CASE("an economizer that is not integrated works alone or not at all") {
  OutsideAirSystem s;
  s.loop = "chilled";
  s.handler = handler();  // supply of 22 degC
  const Weather warm{24.0, 8.0}, cool{21.9, 8.0};
  const Hall helped = run(air_side_parameters(s, heat_W, pressure), warm, 14.0);
  CHECK(helped.outside > 0.0);
  CHECK(helped.coil > 0.0);
  s.integrated = false;
  const AirSideParameters p = air_side_parameters(s, heat_W, pressure);
  const Hall mechanical = run(p, warm, 14.0), free = run(p, cool, 14.0);
  CHECK(mechanical.outside == 0.0);
  CHECK(mechanical.coil == Approx(heat_W + mechanical.fan).epsilon(1e-12));
  CHECK(free.coil == 0.0);
  check_first_law(mechanical);
}

TEST_CASE("humid outside air: admitted, locked out, or mixed warmer, dry air without humidifier") {
  OutsideAirSystem s = economizer();
  s.lowest_supply = celsius(15.0);
  s.highest_humidity = 0.6;
  const auto at = [&](const char* control, const Weather& w) {
    s.humid_air = control;
    return run(air_side_parameters(s, heat_W, pressure), w, 14.0);
  };
  // Dew point of a relative humidity at 20 degC, by the psychrometrics.
  const auto humid = [](double relative) {
    const double wanted = weather::humidity_ratio_of_relative_humidity(293.15, relative, pressure);
    double dew = 0.0;
    for (double step = 16.0; step > 1e-9; step *= 0.5)
      if (ratio_of_dew(dew + step) < wanted) dew += step;
    return Weather{20.0, dew};
  };
  CHECK(at("lock", humid(0.599)).coil == 0.0);
  CHECK(at("lock", humid(0.601)).outside == 0.0);
  CHECK(at("mix", humid(0.601)).outside == 0.0);  // not colder than the lowest supply
  CHECK(at("admit", humid(0.601)).coil == 0.0);
  // Fog at 10 degC: 60 % of saturation is met at a warmer supply.
  const Hall mixed = at("mix", {10.0, 10.0});
  CHECK(mixed.coil == 0.0);
  CHECK(mixed.supply > 273.15 + 15.0);
  CHECK(weather::humidity_ratio_of_relative_humidity(mixed.supply, 0.6, pressure) ==
        Approx(ratio_of_dew(10.0)).epsilon(1e-5));
  CHECK(at("lock", {10.0, 10.0}).outside == 0.0);
  // More than the set point of 22 degC can dry.
  CHECK(at("mix", {14.5, 14.4}).outside == 0.0);

  s.humid_air = "admit";
  s.humidifier = "none";
  const Hall dry = run(air_side_parameters(s, heat_W, pressure), {5.0, -11.0}, 14.0);
  CHECK(dry.outside == 0.0);
  CHECK(dry.makeup == 0.0);
  CHECK(run(air_side_parameters(s, heat_W, pressure), {5.0, -8.0}, 14.0).outside > 0.0);
}

TEST_CASE("lowest relative humidity is held at the supply temperature") {
  OutsideAirSystem s = economizer();
  s.lowest_supply = celsius(18.0);
  s.lowest_humidity = 0.2;
  const Hall h = run(air_side_parameters(s, heat_W, pressure), {-5.0, -12.0}, 14.0);
  CHECK(h.ratio ==
        Approx(weather::humidity_ratio_of_relative_humidity(291.15, 0.2, pressure)).epsilon(1e-6));
  CHECK(h.humidified > 0.0);
  check_first_law(h);
}

TEST_CASE("handlers at their largest flow: racks draw hot-aisle air") {
  AirSideParameters p = closed_hall(0.0);
  const auto inlet = [&](double limit) {
    p.largest_flow = limit * flow / p.air.design_flow_m3_per_s;
    double rise = 0.0, heat = heat_W, air = flow, t = 295.15, previous = 0.0, gap = 0.0;
    for (int pass = 0; pass < 3; ++pass)
      rack_inlet(p, {&rise, &heat, &air, &t, &previous, &gap}, pass == 0, 1);
    return t;
  };
  CHECK(inlet(1.5) == Approx(295.15).epsilon(1e-12));
  // r = 1 - 0.8; T_in = T_sup + r / (1 - r) Q / (m c_p).
  const double rise = 0.25 * heat_W / (p.air.air_capacity_J_per_m3K * flow);
  CHECK(inlet(0.8) == Approx(295.15 + rise).epsilon(1e-10));
  p.largest_flow = 0.8 * flow / p.air.design_flow_m3_per_s;
  CHECK(run(p, {20.0, 10.0}, 14.0).short_of == 1.0);
}

TEST_CASE("coil: straight line to the water's saturation, never above saturation") {
  const double w = ratio_of_dew(15.0);
  const CoilPoint s = coil_point(0.8, 303.15, w, 2.0, 280.15, 288.15, pressure);
  CHECK(s.leaving_K == Approx(288.15).epsilon(1e-12));
  const double f = 15.0 / 23.0;
  CHECK(s.leaving_ratio == Approx(w - f * (w - ratio_of_dew(7.0))).epsilon(1e-9));
  const double before = weather::enthalpy_J_per_kg(303.15, w),
               after = weather::enthalpy_J_per_kg(288.15, s.leaving_ratio);
  CHECK(s.sensible_W + s.latent_W == Approx(2.0 * (before - after)).epsilon(1e-12));
  // Nearly saturated air: the line would pass through fog.
  const double wet = ratio_of_dew(29.9);
  const CoilPoint fog = coil_point(0.9, 303.15, wet, 1.0, 278.15, 298.15, pressure);
  CHECK(fog.leaving_ratio <= ratio_of_dew(25.0) * (1.0 + 1e-9));
}

// Melinder 2010 by CoolProp 6 (INCOMP::MPG), at shares between the points of the table.
TEST_CASE("glycol: freezing point and heat capacity by volume") {
  const auto freezes = [](double share, double expected_C) {
    CHECK(glycol_freezing_K(share) - 273.15 == Approx(expected_C).margin(0.2));
  };
  freezes(0.0, 0.0);
  freezes(0.12, -3.632);
  freezes(0.27, -10.934);
  freezes(0.33, -14.834);
  freezes(0.48, -29.457);
  const auto carries = [](double share, double expected) {
    CHECK(glycol_J_per_m3K(share) == Approx(expected).epsilon(0.003));
  };
  carries(0.0, 4.1777e6);
  carries(0.15, 1010.392 * 4027.70);
  carries(0.25, 1019.278 * 3920.47);
  carries(0.35, 1028.166 * 3785.68);
  carries(0.5, 1039.061 * 3530.19);
}
