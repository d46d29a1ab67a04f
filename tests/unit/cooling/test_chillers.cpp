// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "catch.hpp"
#include "cooling/air_cooled_table.hpp"
#include "cooling/eir_chiller.hpp"
#include "tenfold/error.hpp"

using namespace tenfold;
using namespace tenfold::cooling;

namespace {
EirChillerParameters named(const std::string& curves) {
  EirChiller spec;
  spec.curves = curves;
  return eir_chiller_parameters(spec, 1e6);
}
double cop(const EirChillerParameters& p, double chilled, double condenser, double part,
           double rise = 5.0) {
  return part * 1e6 / chiller_power(p, 1e6, part * 1e6, chilled, condenser, rise);
}
}  // namespace

TEST_CASE("EIR chiller: exact inside the box (physics reference, e)") {
  const EirChillerParameters doe2 = named("doe2_centrifugal"), trane = named("trane_cvhf_vsd");
  CHECK(cop(doe2, 6.67, 29.4, 1.0) == Approx(5.505).margin(0.0006));
  CHECK(cop(trane, 6.67, 29.4, 1.0) == Approx(6.521).margin(0.0006));
  CHECK(cop(doe2, 6.67, 29.4, 0.5) == Approx(5.555).margin(0.0006));
  CHECK(cop(trane, 6.67, 29.4, 0.5) == Approx(7.537).margin(0.0006));
  CHECK(cop(doe2, 6.67, 24.0, 0.5) == Approx(6.239).margin(0.0006));
  CHECK(cop(trane, 6.67, 24.0, 0.5) == Approx(8.991).margin(0.0006));
  CHECK(cop(trane, 7.0, 20.0, 0.5) == Approx(10.653).margin(0.0006));
  // Inside, approaches, lift and condenser rise do not enter.
  CHECK(cop(trane, 7.0, 20.0, 0.5, 1.0) == cop(trane, 7.0, 20.0, 0.5, 9.0));
}

TEST_CASE("EIR chiller outside the box: continuous, below Carnot, monotone in lift") {
  for (const char* name : {"doe2_centrifugal", "trane_cvhf_vsd"}) {
    const EirChillerParameters p = named(name);
    const ChillerCurves& c = p.curves;
    for (double part : {0.2, 0.4, 0.5, 0.75, 1.0}) {
      for (double x = 2.0; x <= 30.0; x += 0.5) {
        for (double y = 10.0; y <= 45.0; y += 0.25) {
          const double now = cop(p, x, y, part);
          INFO(name << " chilled " << x << " condenser " << y << " part load " << part << " COP "
                    << now);
          const double lift = y + 5.0 + 2.0 - (x - 2.0);
          REQUIRE(now > 0.0);
          if (lift > 0.0) REQUIRE(now <= (x - 2.0 + 273.15) / lift * (1.0 + 1e-12));
          REQUIRE(std::abs(cop(p, x, y + 1e-7, part) - now) < 1e-4);
          REQUIRE(std::abs(cop(p, x + 1e-7, y, part) - now) < 1e-4);
          // Away from the box in the condenser direction, warm or cold side.
          if (y > c.condenser_high_C) {
            REQUIRE(cop(p, x, y + 0.25, part) <= now * (1.0 + 1e-12));
          }
          if (y <= c.condenser_low_C && x >= c.chilled_low_C) {
            REQUIRE(cop(p, x, y - 0.25, part) >= now * (1.0 - 1e-12));
          }
          // Away from the box in the chilled direction.
          const bool held = chiller_held_condenser(p, x + 0.5, y, 5.0 + 4.0) > y;
          if (!held && x >= c.chilled_high_C && y >= c.condenser_low_C && y <= c.condenser_high_C) {
            REQUIRE(cop(p, x + 0.5, y, part) >= now * (1.0 - 1e-12));
          }
          if (x <= c.chilled_low_C && y >= c.condenser_low_C) {
            REQUIRE(cop(p, x - 0.5, y, part) <= now * (1.0 + 1e-12));
          }
        }
      }
    }
  }
  // The trap: at 25 C chilled and 30 C condenser the polynomials give 3.04 and 32.2.
  CHECK(cop(named("doe2_centrifugal"), 25.0, 30.0, 0.75) > 8.0);
  CHECK(cop(named("trane_cvhf_vsd"), 25.0, 30.0, 0.75) < 0.65 * 296.15 / 14.0 + 1e-9);
}

TEST_CASE("EIR chiller: custom curves, and what is refused") {
  EirChiller spec;
  spec.curves = "custom";
  CHECK_THROWS_WITH(eir_chiller_parameters(spec, 1e6),
                    Catch::Matchers::ContainsSubstring("custom curves take 6") &&
                        Catch::Matchers::ContainsSubstring("part_load"));
  spec.capacity = {1, 0, 0, 0, 0, 0};
  spec.eir = {0.933884, -0.058212, 4.50036e-3, 2.43e-3, 4.86e-4, -1.215e-3};
  spec.part_load = {0.222903, 0.313387, 0.46371};
  spec.reference_cop = 5.5;
  const EirChillerParameters p = eir_chiller_parameters(spec, 1e6);
  CHECK(cop(p, 6.67, 29.4, 0.5) == Approx(5.555).margin(0.0006));
  spec.chilled_high = celsius(4.0);
  CHECK_THROWS_WITH(eir_chiller_parameters(spec, 1e6),
                    Catch::Matchers::ContainsSubstring("is not above chilled_low"));
  spec.chilled_high = celsius(10.0);
  spec.eir[0] = -5.0;
  CHECK_THROWS_WITH(eir_chiller_parameters(spec, 1e6),
                    Catch::Matchers::ContainsSubstring("not positive"));
}

TEST_CASE("staging: fewest machines below the staging part load, unmet beyond all of them") {
  EirChiller spec;
  spec.machines = 3;
  spec.rating = si<Power>(3e6);
  const EirChillerParameters p = eir_chiller_parameters(spec, 3e6);
  const double one = 1e6 * biquadratic(p.curves.capacity, 6.67, 24.0);
  const auto at = [&](double heat) {
    return eir_chiller_point(p, heat, 6.67, 24.0, machines_for(p, heat, one));
  };
  CHECK(at(0.5 * one).machines_on == 1.0);
  CHECK(at(0.89 * one).machines_on == 1.0);
  CHECK(at(0.91 * one).machines_on == 2.0);
  CHECK(at(0.91 * one).part_load == Approx(0.455));
  CHECK(at(2.5 * one).machines_on == 3.0);
  const EirChillerPoint over = at(4.0 * one);
  CHECK(over.evaporator_W == Approx(3.0 * 1.04 * one));
  CHECK(over.unmet_W == Approx(4.0 * one - 3.12 * one));
  CHECK(over.condenser_W == Approx(over.evaporator_W + over.power_W).epsilon(1e-14));
  // With a dead band a falling load keeps the machine until the rest are well below.
  const double loads[] = {0.5 * one, 0.95 * one, 0.85 * one, 0.75 * one, 0.6 * one, 0.0};
  const double ones[] = {one, one, one, one, one, one};
  double on = 0.0, count[6];
  stage_machines(p, 0.8, loads, ones, count, on, 6);
  CHECK(count[0] == 1.0);
  CHECK(count[1] == 2.0);
  CHECK(count[2] == 2.0);
  CHECK(count[3] == 2.0);
  CHECK(count[4] == 1.0);
  CHECK(count[5] == 0.0);
}

TEST_CASE(
    "air-cooled chiller: table of Lei and Masanet, head control in the cold, Carnot in heat") {
  const AirCooledTableParameters p = packaged_parameters({}, 1e6);
  const double table[3][5] = {
      {15, 5.25, 6.73, 6.92, 6.34}, {25, 2.80, 4.07, 4.45, 4.13}, {35, 1.88, 2.78, 3.16, 2.91}};
  for (const auto& row : table) {
    for (int k = 1; k <= 4; ++k)
      CHECK(air_cooled_cop(p, row[0], 0.25 * k, 6.7) == Approx(row[k]).epsilon(1e-12));
  }
  CHECK(air_cooled_cop(p, 20.0, 0.5, 6.7) == Approx((6.73 + 4.07) / 2.0));
  CHECK(air_cooled_cop(p, -10.0, 0.5, 6.7) == Approx(6.73));
  CHECK(air_cooled_cop(p, 45.0, 0.5, 6.7) < 2.78);
  CHECK(air_cooled_cop(p, 35.0, 0.5, 18.0) > 2.78);
  // Part load below 0.25 cycles at that COP.
  CHECK(air_cooled_cop(p, 25.0, 0.1, 6.7) == Approx(2.80));
  const AirCooledPoint over = air_cooled_point(p, 1.5e6, 40.0, 6.7);
  CHECK(over.evaporator_W == Approx(0.95e6));
  CHECK(over.unmet_W == Approx(0.55e6));
}

TEST_CASE("packaged chillers with floating head: along the line of 25 and 15 C in colder air") {
  PackagedChiller spec;
  spec.condenser_approach = kelvin(12.0);
  spec.minimum_lift = kelvin(12.0);
  const AirCooledTableParameters held = packaged_parameters(spec, 1e6);
  spec.floating_head = true;
  const AirCooledTableParameters p = packaged_parameters(spec, 1e6);
  // Line through 6.73 (15 C) and 4.07 (25 C): 0.266 a kelvin.
  CHECK(air_cooled_cop(p, 10.0, 0.5, 6.7) == Approx(6.73 + 0.266 * 5.0).epsilon(1e-12));
  CHECK(air_cooled_cop(p, 5.0, 0.25, 6.7) == Approx(5.25 + 0.245 * 10.0).epsilon(1e-12));
  // Least lift of 12 K with 2 and 12 K of approach: the head of 4.7 C is held below that.
  CHECK(air_cooled_cop(p, -20.0, 0.5, 6.7) == Approx(6.73 + 0.266 * 10.3).epsilon(1e-12));
  // No more than 0.65 of Carnot: a lift of 14 K from 4.7 C evaporating, where the line gives 13.5.
  spec.cop_factor = 1.5;
  spec.minimum_lift = kelvin(14.0);
  CHECK(air_cooled_cop(packaged_parameters(spec, 1e6), -20.0, 0.75, 6.7) ==
        Approx(0.65 * (4.7 + 273.15) / 14.0).epsilon(1e-12));
  // From 15 C up nothing changes; colder air counts as outside the fit.
  for (double dry : {15.0, 22.0, 41.0})
    CHECK(air_cooled_cop(p, dry, 0.6, 9.0) ==
          Approx(air_cooled_cop(held, dry, 0.6, 9.0)).epsilon(1e-12));
  CHECK(air_cooled_point(p, 5e5, 10.0, 6.7).outside_fit == 1.0);
  CHECK(air_cooled_point(p, 5e5, 15.0, 6.7).outside_fit == 0.0);
  CHECK(air_cooled_point(held, 5e5, 10.0, 6.7).outside_fit == 0.0);
}

TEST_CASE("direct expansion: 2.8 up to 15 C, 2.40, 2.05, 1.74, 1.44 at 35 C") {
  const AirCooledTableParameters p = expansion_parameters({}, 1e5);
  const double table[][2] = {{-20, 2.8}, {15, 2.8}, {20, 2.40}, {25, 2.05}, {30, 1.74}, {35, 1.44}};
  for (const auto& row : table) {
    for (double part : {0.1, 0.5, 1.0})
      CHECK(air_cooled_cop(p, row[0], part, 0.0) == Approx(row[1]).epsilon(1e-12));
  }
  CHECK(air_cooled_cop(p, 45.0, 0.5, 0.0) < 1.44);
}
