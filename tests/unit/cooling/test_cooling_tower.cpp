// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "catch.hpp"
#include "cooling/cooling_tower.hpp"
#include "tenfold/error.hpp"
#include "tenfold/weather/psychrometrics.hpp"

using namespace tenfold;
using namespace tenfold::cooling;

TEST_CASE("approach goldens of both correlations (physics reference, e)") {
  CHECK(tower_approach<true>(25.6, 5.6, 1.0, 1.0) == Approx(3.856).margin(0.0006));
  CHECK(tower_approach<true>(20.0, 5.6, 1.0, 1.0) == Approx(5.087).margin(0.0006));
  CHECK(tower_approach<true>(10.0, 5.6, 1.0, 1.0) == Approx(7.813).margin(0.0006));
  CHECK(tower_approach<true>(25.6, 11.1, 1.0, 1.0) == Approx(6.506).margin(0.0006));
  CHECK(tower_approach<true>(25.6, 5.6, 2.0, 1.0) == Approx(8.710).margin(0.0006));
  CHECK(tower_approach<true>(25.6, 5.6, 1.0, 0.5) == Approx(8.710).margin(0.0006));
  CHECK(tower_approach<false>(25.6, 5.6, 1.0, 1.0) == Approx(3.905).margin(0.0006));
  // The published argument 0.5 is fan power: air flow 0.5^(1/3).
  CHECK(tower_approach<false>(25.6, 5.6, 1.0, std::cbrt(0.5)) == Approx(5.313).margin(0.0006));
  CHECK(tower_approach<true>(25.6, 0.0, 1.0, 1.0) == 0.0);
  CHECK(tower_outside<true>(25.6, 5.6, 1.0, 1.0) == 0.0);
  CHECK(tower_outside<true>(28.0, 5.6, 1.0, 1.0) == 1.0);
  CHECK(tower_outside<false>(25.6, 12.0, 1.0, 1.0) == 1.0);
}

TEST_CASE("CoolTools at part air as EnergyPlus 25.2 (case tower, cool, rows of its tables)") {
  // Wet bulb [C], inlet, outlet [C], air flow ratio: Singapore, Shanghai, Golden. Water ratio
  // 0.99902 by calibration, times density at 5 degC over that of the entering water. Means of
  // hours.
  const double rows[][4] = {
      {25.54463, 33.39065, 30.54463, 0.5923622}, {25.92884, 32.32519, 30.92884, 0.3322524},
      {9.41116, 19.72333, 18, 0.5116075},        {6.975998, 19.81984, 18, 0.3003175},
      {14.14809, 21.98384, 19.14809, 0.853321},  {4.079576, 20.77659, 18, 0.3037848}};
  for (const auto& row : rows) {
    INFO("wet bulb " << row[0] << " air " << row[3]);
    const double t = row[1];
    const double density =
        1000.0 * (1.0 - (t + 288.9414) * (t - 3.9863) * (t - 3.9863) / (508929.2 * (t + 68.12963)));
    CHECK(tower_approach<false>(row[0], row[1] - row[2], 0.99902 * 999.898 / density, row[3]) ==
          Approx(row[2] - row[0]).margin(0.01));
  }
}

TEST_CASE("the speed that CoolTools finds holds the target") {
  CoolingTower spec;
  spec.correlation = "cooltools";
  const CoolingTowerParameters p = cooling_tower_parameters(spec, 1e6);
  int modulated = 0;
  for (double wet = 2.0; wet < 26.0; wet += 2.0) {
    for (double target = wet + 3.0; target < wet + 14.0; target += 0.5) {
      const TowerFans s = tower_fans<false>(p.fans, wet, 5.6, p.water_ratio, target);
      if (s.fan_ratio <= 0.2 + 1e-9 || s.fan_ratio >= 1.0) continue;
      ++modulated;
      INFO("wet bulb " << wet << " target " << target << " fan " << s.fan_ratio);
      CHECK(wet + tower_approach<false>(wet, 5.6, p.water_ratio, s.fan_ratio) ==
            Approx(target).margin(1e-4));
    }
  }
  CHECK(modulated > 50);
}

TEST_CASE("tower makes its design approach, an approach that no flow gives is refused") {
  for (const char* correlation : {"york", "cooltools"}) {
    CoolingTower spec;
    spec.correlation = correlation;
    spec.design_approach = kelvin(4.2);
    const CoolingTowerParameters p = cooling_tower_parameters(spec, 1e6);
    const double flow = 1e6 / (4186.0 * 5.6);
    const auto at = [&](double target) {
      return p.york
                 ? cooling_tower_point<true>(p, 1e6, flow, target, 25.6, 80e3, 0.0208, 101325.0)
                 : cooling_tower_point<false>(p, 1e6, flow, target, 25.6, 80e3, 0.0208, 101325.0);
    };
    const CoolingTowerPoint full = at(20.0);
    CHECK(full.leaving_C == Approx(25.6 + 4.2).margin(1e-9));
    CHECK(full.limited == 1.0);
    CHECK(full.fan_W == Approx(12e3));
    CHECK(full.cells_on == 4.0);
    spec.design_approach = kelvin(1.6);
    if (!p.york)
      CHECK_THROWS_WITH(cooling_tower_parameters(spec, 1e6),
                        Catch::Matchers::ContainsSubstring("is not what cooltools gives"));
  }
}

TEST_CASE("fan control: full, modulating by the cube, cycling, off, the target decides") {
  const CoolingTowerParameters p = cooling_tower_parameters({}, 1e6);
  const double flow = 1e6 / (4186.0 * 5.6);
  const double w = weather::humidity_ratio_of_wet_bulb(288.15, 283.15, 101325.0);
  const double h = weather::enthalpy_J_per_kg(288.15, w);
  const auto at = [&](double target, double heat = 1e6) {
    return cooling_tower_point<true>(p, heat, flow, target, 10.0, h, w, 101325.0);
  };
  double before = 1e9;
  bool modulated = false, cycled = false, off = false;
  for (double target = 15.0; target < 90.0; target += 0.25) {
    const CoolingTowerPoint s = at(target);
    INFO("target " << target << " fan " << s.fan_ratio << " W " << s.fan_W);
    REQUIRE(s.fan_W <= before + 1e-6);
    if (s.limited < 0.5) REQUIRE(s.leaving_C == Approx(target));
    if (s.fan_ratio > 0.2 + 1e-9 && s.fan_ratio < 1.0) {
      modulated = true;
      REQUIRE(s.fan_W == Approx(12e3 * s.fan_ratio * s.fan_ratio * s.fan_ratio));
      // The speed found does hold the target.
      REQUIRE(10.0 + tower_approach<true>(10.0, 5.6, p.water_ratio, s.fan_ratio) ==
              Approx(target).margin(1e-6));
    }
    if (s.fan_ratio > 0.0 && s.fan_ratio < 0.2) {
      cycled = true;
      REQUIRE(s.fan_W == Approx(12e3 * 0.008 * (s.fan_ratio / 0.2)));
    }
    off = off || s.fan_ratio == 0.0;
    before = s.fan_W;
  }
  CHECK(modulated);
  CHECK(cycled);
  CHECK(off);
  // Free convection: an eighth of the heat at full speed needs no fan at the same entering water.
  const CoolingTowerPoint full = at(10.0);
  const CoolingTowerPoint idle = at(full.entering_C - 5.6 / 8.0 + 1e-6, 1e6 / 8.0);
  CHECK(idle.fan_W == Approx(0.0).margin(1e-3));
  const CoolingTowerPoint colder = at(full.entering_C - 5.6 / 8.0 - 0.5, 1e6 / 8.0);
  CHECK(colder.fan_W > 0.0);
}

TEST_CASE("cells: as many or as few as their flow allows") {
  CoolingTower spec;
  const double cell = 1e6 / (4 * 4186.0 * 5.6);
  const auto cells = [&](double flow) {
    const CoolingTowerParameters p = cooling_tower_parameters(spec, 1e6);
    return cooling_tower_point<true>(p, 1e5, flow, 20.0, 15.0, 40e3, 0.01, 101325.0).cells_on;
  };
  CHECK(cells(4.0 * cell) == 4.0);
  CHECK(cells(1.0 * cell) == 3.0);  // 1 / 0.33
  CHECK(cells(0.2 * cell) == 1.0);
  spec.cell_control = "minimal";
  CHECK(cells(4.0 * cell) == 2.0);  // 4 / 2.5
  CHECK(cells(2.0 * cell) == 1.0);
}

TEST_CASE("water for 1 kWh of heat at 5.6 K and L/G 1.2 (physics reference, e)") {
  // Dry bulb [C], relative humidity, litres.
  const double table[][3] = {{35.0, 0.40, 1.67},
                             {25.0, 0.60, 1.33},
                             {15.0, 0.70, 1.09},
                             {5.0, 0.80, 0.87},
                             {-5.0, 0.80, 0.69}};
  for (const auto& row : table) {
    const double t = row[0] + 273.15;
    const double w = weather::humidity_ratio_of_relative_humidity(t, row[1], 101325.0);
    const double h = weather::enthalpy_J_per_kg(t, w);
    const double heat = 3.6e6;  // in one second
    const double air = heat / (4186.0 * 5.6) / 1.2;
    const double entering = weather::wet_bulb_K(t, w, 101325.0) - 273.15 + 30.0;
    const TowerWater s = tower_water({4.0}, 0.0, heat, air, entering, h, w, 101325.0);
    INFO(row[0] << " C " << row[1] << ": " << s.evaporated_kg_per_s);
    CHECK(s.evaporated_kg_per_s == Approx(row[2]).margin(0.006));
    CHECK(s.makeup_kg_per_s / s.evaporated_kg_per_s == Approx(4.0 / 3.0).epsilon(1e-12));
  }
}

TEST_CASE("drift counts inside what blowdown must carry away, and alone where it is larger") {
  const double t = 298.15, w = weather::humidity_ratio_of_relative_humidity(t, 0.6, 101325.0);
  const double h = weather::enthalpy_J_per_kg(t, w);
  const TowerWater some = tower_water({5.0}, 0.02, 1e6, 36.0, 40.0, h, w, 101325.0);
  CHECK(some.blowdown_kg_per_s == Approx(some.evaporated_kg_per_s / 4.0 - 0.02).epsilon(1e-12));
  CHECK(some.makeup_kg_per_s == Approx(some.evaporated_kg_per_s * 1.25).epsilon(1e-12));
  const TowerWater much = tower_water({5.0}, 0.5, 1e6, 36.0, 40.0, h, w, 101325.0);
  CHECK(much.blowdown_kg_per_s == 0.0);
  CHECK(much.makeup_kg_per_s == Approx(much.evaporated_kg_per_s + 0.5).epsilon(1e-12));
  // Basin salt, d(MC)/dt = M c - (B + D) C, settles at the cycles of concentration.
  double salt = 1.0;
  for (int i = 0; i < 20000; ++i)
    salt += 1e-2 * (some.makeup_kg_per_s - (some.blowdown_kg_per_s + some.drift_kg_per_s) * salt);
  CHECK(salt == Approx(5.0).epsilon(1e-6));
}

TEST_CASE("fans of one and two speeds cycle: shares from the goldens of the approach") {
  // York(25.6, 5.6, 1) = 3.856: water of 35.056 C is cooled by 5.6 K at full speed, by an eighth of
  // it with fans off. A heat of 2.8 K: (2.8 - 0.7) / (5.6 - 0.7) of the time.
  TowerFanControl one;
  one.speeds = 1.0;
  const TowerFans half = tower_fans<true>(one, 25.6, 2.8, 1.0, 25.6 + 3.856 + 5.6 - 2.8);
  CHECK(half.air == Approx(3.0 / 7.0).margin(2e-4));
  CHECK(half.power == Approx(3.0 / 7.0).margin(2e-4));
  // York(25.6, 5.6, 2) = 8.710 at half speed, CoolTools(0.5, 1, 25.6, 5.6) = 5.313 at half power.
  TowerFanControl two;
  two.speeds = 2.0;
  const TowerFans york = tower_fans<true>(two, 25.6, 5.6, 1.0, 25.6 + 8.710);
  CHECK(york.air == Approx(0.5).margin(2e-4));
  CHECK(york.power == Approx(0.125).margin(2e-4));
  // The argument 0.5 of CoolTools is fan power.
  TowerFanControl fast = two;
  fast.low_speed = std::cbrt(0.5);
  const TowerFans cooltools = tower_fans<false>(fast, 25.6, 5.6, 1.0, 25.6 + 5.313);
  CHECK(cooltools.air == Approx(std::cbrt(0.5)).margin(5e-4));
  CHECK(cooltools.power == Approx(0.5).margin(1e-3));
  // Between the speeds more air than at the lower one, less than at full; variable speed is best.
  const TowerFans between = tower_fans<true>(two, 25.6, 5.6, 1.0, 25.6 + 6.0);
  const TowerFans variable = tower_fans<true>({}, 25.6, 5.6, 1.0, 25.6 + 6.0);
  const TowerFans single = tower_fans<true>(one, 25.6, 5.6, 1.0, 25.6 + 6.0);
  CHECK(variable.power < between.power);
  CHECK(between.power < single.power);
  CHECK(single.power < 1.0);
}

TEST_CASE(
    "loss factor: 1.72 L a kWh at 0.2 % per kelvin, whatever the weather, treatment rejects") {
  TowerWaterParameters p{4.0, 0.002, 1.0};
  for (const double t : {253.15, 308.15}) {
    const double w = weather::humidity_ratio_of_relative_humidity(t, 0.5, 101325.0);
    const TowerWater s =
        tower_water(p, 0.0, 3.6e6, 100.0, 35.0, weather::enthalpy_J_per_kg(t, w), w, 101325.0);
    CHECK(s.evaporated_kg_per_s == Approx(1.72).margin(0.001));
    CHECK(s.makeup_kg_per_s / s.evaporated_kg_per_s == Approx(4.0 / 3.0).epsilon(1e-12));
  }
  // A recovery of 0.75: M / 0.75 is drawn, M (1 / 0.75 - 1) goes with the blowdown.
  p.recovery = 0.75;
  const TowerWater s = tower_water(p, 0.0, 3.6e6, 100.0, 35.0, 5e4, 0.01, 101325.0);
  CHECK(s.makeup_kg_per_s / s.evaporated_kg_per_s == Approx(16.0 / 9.0).epsilon(1e-12));
  CHECK(s.makeup_kg_per_s == Approx(s.evaporated_kg_per_s + s.blowdown_kg_per_s).epsilon(1e-12));
}
