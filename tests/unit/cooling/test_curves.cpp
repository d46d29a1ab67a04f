// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <vector>

#include "catch.hpp"
#include "cooling/chiller_curves.hpp"
#include "cooling/liquid_kernel.hpp"
#include "cooling/tower_correlation.hpp"

using namespace tenfold;
using namespace tenfold::cooling;

namespace {
ChillerParameters parameters(const std::string& curves) {
  Chiller spec;
  spec.curves = curves;
  return {chiller_curves(spec), 1.0, value_of(spec.evaporator_approach),
          value_of(spec.condenser_approach), value_of(spec.minimum_lift)};
}
double cop(const ChillerParameters& p, double chilled, double condenser, double part) {
  const double available = 1e6 * chiller_capacity_factor(p, chilled, condenser);
  return part * available / chiller_power(p, available, part * available, chilled, condenser, 5.0);
}
}  // namespace

TEST_CASE("chiller COP inside the fitted box (physics reference, e)") {
  const ChillerParameters doe2 = parameters("doe2_centrifugal"),
                          trane = parameters("trane_cvhf_vsd");
  CHECK(cop(doe2, 6.67, 29.4, 1.0) == Approx(5.505).margin(0.0006));
  CHECK(cop(trane, 6.67, 29.4, 1.0) == Approx(6.521).margin(0.0006));
  CHECK(cop(doe2, 6.67, 29.4, 0.5) == Approx(5.555).margin(0.0006));
  CHECK(cop(trane, 6.67, 29.4, 0.5) == Approx(7.537).margin(0.0006));
  CHECK(cop(doe2, 6.67, 24.0, 0.5) == Approx(6.239).margin(0.0006));
  CHECK(cop(trane, 6.67, 24.0, 0.5) == Approx(8.991).margin(0.0006));
  CHECK(cop(trane, 7.0, 20.0, 0.5) == Approx(10.653).margin(0.0006));
}

TEST_CASE("outside the box: below Carnot, monotone in condenser temperature, continuous") {
  for (const char* name : {"doe2_centrifugal", "trane_cvhf_vsd"}) {
    const ChillerParameters p = parameters(name);
    for (double part : {0.2, 0.5, 0.75, 1.0}) {
      for (double x = 5.0; x <= 30.0; x += 0.5) {
        double before = 1e9;
        for (double y = 12.8; y <= 45.0; y += 0.25) {
          const double now = cop(p, x, y, part);
          const double lift = std::max(y + 5.0 + 2.0 - (x - 2.0), 12.0);
          INFO(name << " chilled " << x << " condenser " << y << " part load " << part);
          REQUIRE(now > 0.0);
          REQUIRE(now <= (x - 2.0 + 273.15) / lift + 1e-9);
          if (y > p.curves.condenser_high_C && x > p.curves.chilled_high_C + 5.0)
            REQUIRE(now <= before + 1e-9);
          REQUIRE(std::abs(cop(p, x, y + 1e-7, part) - now) < 1e-4);
          before = now;
        }
      }
    }
  }
  // The trap: at 25 C chilled and 30 C condenser the polynomials give 3.0 and 32.2.
  CHECK(cop(parameters("doe2_centrifugal"), 25.0, 30.0, 0.75) > 5.0);
  CHECK(cop(parameters("trane_cvhf_vsd"), 25.0, 30.0, 0.75) < 20.0);
}

TEST_CASE("YorkCalc approach (physics reference, e)") {
  const auto approach = [](double t, double r, double l) { return york_approach(york(t, r), l); };
  CHECK(approach(25.6, 5.6, 1.0) == Approx(3.856).margin(0.0006));
  CHECK(approach(20.0, 5.6, 1.0) == Approx(5.087).margin(0.0006));
  CHECK(approach(10.0, 5.6, 1.0) == Approx(7.813).margin(0.0006));
  CHECK(approach(25.6, 11.1, 1.0) == Approx(6.506).margin(0.0006));
  CHECK(approach(25.6, 5.6, 2.0) == Approx(8.710).margin(0.0006));
  for (double t = 0.0; t <= 26.0; t += 2.0) {
    for (double l = 0.5; l <= 4.0; l += 0.5) {
      const YorkQuadratic q = york(t, 5.0);
      CHECK(york_liquid_to_gas(q, york_approach(q, l)) == Approx(l).epsilon(1e-9));
    }
  }
}

TEST_CASE("counter-flow exchanger: closed forms and its inverse") {
  CHECK(counterflow_effectiveness(3.0, 1.0) == Approx(0.75));
  CHECK(counterflow_effectiveness(0.0, 0.5) == 0.0);
  CHECK(counterflow_effectiveness(1e3, 0.5) == Approx(1.0));
  for (double e : {0.1, 0.5, 0.9}) {
    for (double c : {0.2, 0.8, 1.0})
      CHECK(counterflow_effectiveness(counterflow_ntu(e, c), c) == Approx(e));
  }
}

TEST_CASE("at design the CDU has its approach and the dry cooler just makes its duty") {
  ColdPlateDryCooler spec;
  const double heat = 5e6;
  const LiquidParameters p = liquid_parameters(spec, heat);
  // Facility pump heat comes on top of what the racks give; the sizing covers it.
  const double dry_bulb =
      value_of(spec.facility_supply) - value_of(spec.dry_cooler.design_approach);
  double coolant = 308.0, last = 0, gap = 0, x = 0, y = 0, through = 0, most = 0, supply = 0,
         back = 0, cdu = 0, pump = 0, rejected = 0, ratio = 0, fan = 0, air = 0, full = 0;
  const LiquidRows rows{&dry_bulb, &heat,     &coolant, &last,   &gap,  &x,
                        &y,        &through,  &most,    &supply, &back, &cdu,
                        &pump,     &rejected, &ratio,   &fan,    &air,  &full};
  liquid_flows(p, rows, 1);
  coolant_loop(p, rows, true, 1);
  dry_cooler(p, rows, 1);
  CHECK(supply == Approx(value_of(spec.facility_supply)));
  CHECK(full == 0.0);
  CHECK(coolant - supply == Approx(3.0).margin(0.25));
  CHECK(air == Approx(rejected).epsilon(1e-12));
  CHECK(ratio < 1.0);
  CHECK(fan == Approx(p.dry_fan_W * ratio * ratio * ratio));
}

TEST_CASE("dry cooler: heat by the air side equals the heat to reject in all weather") {
  ColdPlateDryCooler spec;
  const LiquidParameters p = liquid_parameters(spec, 5e6);
  for (double t = 230.0; t <= 325.0; t += 2.5) {
    for (double heat : {2e5, 1e6, 3e6, 5e6}) {
      double coolant = 308.0, last = 0, gap = 0, x = 0, y = 0, through = 0, most = 0, supply = 0,
             back = 0, cdu = 0, pump = 0, rejected = 0, ratio = 0, fan = 0, air = 0, full = 0;
      const LiquidRows rows{&t,    &heat,     &coolant, &last,   &gap,  &x,
                            &y,    &through,  &most,    &supply, &back, &cdu,
                            &pump, &rejected, &ratio,   &fan,    &air,  &full};
      liquid_flows(p, rows, 1);
      coolant_loop(p, rows, true, 1);
      dry_cooler(p, rows, 1);
      INFO("dry bulb " << t << " heat " << heat << " ratio " << ratio << " full " << full);
      REQUIRE(air == Approx(rejected).epsilon(2e-12));
      REQUIRE(supply >= value_of(spec.facility_supply) - 1e-9);
    }
  }
}
