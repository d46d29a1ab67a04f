// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "catch.hpp"
#include "cooling/exchanger.hpp"
#include "cooling/immersion.hpp"
#include "cooling/movers.hpp"
#include "cooling/rack_liquid.hpp"
#include "tenfold/error.hpp"

using namespace tenfold;
using namespace tenfold::cooling;

namespace {
constexpr double L_per_min = 1e-3 / 60.0;
}

TEST_CASE(
    "cold plate: 1 kW, 1.5 L/min, 45 C in -> 66.7 C case, 55.1 C out (physics reference, c)") {
  const ColdPlateParameters p = cold_plate_parameters({});
  const ColdPlatePoint s = cold_plate_point(p, 1000.0, 1.5 * L_per_min, 318.15);
  CHECK(s.case_K - 273.15 == Approx(66.7).margin(0.05));
  CHECK(s.outlet_K - 273.15 == Approx(55.1).margin(0.05));
  CHECK(s.outside_fit == 0.0);
  // OCP table: 1.0, 1.5 and 2.0 L/min.
  CHECK(cold_plate_point(p, 1.0, 1.0 * L_per_min, 300.0).resistance_K_per_W == Approx(0.0245));
  CHECK(cold_plate_point(p, 1.0, 1.5 * L_per_min, 300.0).resistance_K_per_W == Approx(0.0217));
  CHECK(cold_plate_point(p, 1.0, 2.0 * L_per_min, 300.0).resistance_K_per_W == Approx(0.0204));
  // Below the table resistance goes on rising, and says so.
  const ColdPlatePoint low = cold_plate_point(p, 1000.0, 0.2 * L_per_min, 300.0);
  CHECK(low.resistance_K_per_W > 1.5 * 0.0389);
  CHECK(low.outside_fit == 1.0);
  CHECK(low.too_hot == 1.0);
}

TEST_CASE("cold plate: tables that cannot be are refused in words") {
  ColdPlate uneven;
  uneven.flows = {si<AirFlow>(1e-5), si<AirFlow>(2e-5)};
  uneven.resistances = {si<ThermalResistance>(0.03)};
  CHECK_THROWS_WITH(cold_plate_parameters(uneven),
                    Catch::Matchers::ContainsSubstring("1 resistances for 2 flows"));
  ColdPlate falling = uneven;
  falling.flows = {si<AirFlow>(2e-5), si<AirFlow>(1e-5)};
  falling.resistances = {si<ThermalResistance>(0.03), si<ThermalResistance>(0.02)};
  CHECK_THROWS_WITH(cold_plate_parameters(falling),
                    Catch::Matchers::ContainsSubstring("do not ascend"));
}

TEST_CASE("exchangers: limits of effectiveness") {
  // Balanced counter-flow, NTU = 3 -> 0.75; NTU -> infinity -> 1; UA = 0 -> 0.
  CHECK(counterflow_through(3.0, 1.0, 1.0) == Approx(0.75).epsilon(1e-14));
  CHECK(counterflow_through(3.0, 1.0, 1.0 + 1e-7) == Approx(0.75).epsilon(1e-6));
  CHECK(counterflow_through(1e9, 2.0, 3.0) == Approx(2.0).epsilon(1e-12));
  CHECK(counterflow_through(0.0, 2.0, 3.0) == 0.0);
  CHECK(crossflow_through(0.0, 2.0, 3.0) == 0.0);
  for (double ntu : {0.1, 0.5, 1.0, 3.0}) {
    for (double ratio : {0.1, 0.5, 0.9, 0.999, 0.9999}) {
      const double e = std::exp(-ntu * (1.0 - ratio));
      CHECK(counterflow_through(ntu, 1.0, 1.0 / ratio) ==
            Approx((1.0 - e) / (1.0 - ratio * e)).epsilon(1e-10));
      // Counter-flow is the best arrangement, and one infinite stream makes all equal.
      CHECK(crossflow_through(ntu, 1.0, 1.0 / ratio) <
            counterflow_through(ntu, 1.0, 1.0 / ratio) * 1.005);
    }
    CHECK(crossflow_through(ntu, 1.0, 1e9) == Approx(1.0 - std::exp(-ntu)).epsilon(1e-6));
    CHECK(counterflow_through(ntu, 1.0, 1e12) == Approx(1.0 - std::exp(-ntu)).epsilon(1e-9));
  }
  // Cross-flow, both unmixed, NTU = 1 and Cr = 1: 0.476 (Kays & London, table); the form used is
  // within two per cent.
  CHECK(crossflow_through(1.0, 1.0, 1.0) == Approx(0.476).epsilon(0.02));
}

TEST_CASE("exchanger makes its design approach, loses less at part flow, constant UA stays") {
  HeatExchanger spec;
  spec.design_approach = kelvin(3.0);
  spec.hot_range = kelvin(10.0);
  spec.cold_range = kelvin(8.0);
  const ExchangerParameters p = exchanger_parameters(spec, 1e6);
  const double through = exchanger_through(p, 1e5, 1.25e5);
  CHECK(through * 13.0 == Approx(1e6).epsilon(1e-9));
  // Half of both flows: UA falls by 2^-0.8, effectiveness rises.
  CHECK(part_conductance(p, 5e4, 6.25e4) ==
        Approx(p.conductance_W_per_K * std::pow(0.5, 0.8)).epsilon(1e-12));
  CHECK(exchanger_through(p, 5e4, 6.25e4) / 5e4 > through / 1e5);
  spec.hot_exponent = spec.cold_exponent = 0.0;
  CHECK(part_conductance(exchanger_parameters(spec, 1e6), 5e4, 1.25e5) ==
        Approx(p.conductance_W_per_K).epsilon(1e-12));
  // A cross-flow coil cannot come closer than its rise allows.
  spec.arrangement = "crossflow";
  spec.design_approach = kelvin(0.1);
  CHECK_THROWS_WITH(exchanger_parameters(spec, 1e6),
                    Catch::Matchers::ContainsSubstring("no crossflow exchanger reaches"));
}

TEST_CASE("CDU: 3 K approach at design, valve closes at part load, dew point raises the supply") {
  CoolantDistributionUnit spec;
  spec.pump.pressure = si<Pressure>(0.0);  // so that the design heat is the heat exchanged
  const CoolantUnitParameters p = cdu_parameters(spec, 1e6);
  const CoolantUnitPoint design = cdu_point(p, 1e6, 273.15 + 32.0, 273.15);
  CHECK(design.coolant_supply_K == Approx(273.15 + 35.0).margin(1e-6));
  CHECK(design.facility_W_per_K == Approx(1e5).epsilon(1e-4));
  CHECK(design.coolant_return_K - design.coolant_supply_K == Approx(10.0));
  // Warmer facility water: the approach holds and the supply rises with it.
  const CoolantUnitPoint warm = cdu_point(p, 1e6, 273.15 + 36.0, 273.15);
  CHECK(warm.limited == 1.0);
  CHECK(warm.coolant_supply_K - (273.15 + 36.0) == Approx(3.0).margin(1e-6));
  const CoolantUnitPoint part = cdu_point(p, 5e5, 273.15 + 30.0, 273.15);
  CHECK(part.limited == 0.0);
  CHECK(part.facility_W_per_K < 0.5e5);
  const CoolantUnitPoint dew = cdu_point(p, 5e5, 273.15 + 20.0, 273.15 + 36.0);
  CHECK(dew.dew_bound == 1.0);
  CHECK(dew.coolant_supply_K == Approx(273.15 + 38.0));
}

TEST_CASE("affinity: half the flow without static head takes an eighth, with it, more") {
  const CirculationPumpParameters p =
      circulation_pump_parameters({si<Pressure>(150e3), 0.0, 2.0, 0.65, 0.0});
  CHECK(pump_point(p, 0.1, 0.05).power_W / pump_point(p, 0.1, 0.1).power_W ==
        Approx(0.125).epsilon(1e-12));
  CHECK(pump_point(p, 0.1, 0.1).power_W == Approx(0.1 * 150e3 / 0.65).epsilon(1e-12));
  const CirculationPumpParameters held =
      circulation_pump_parameters({si<Pressure>(150e3), 0.4, 2.0, 0.65, 0.0});
  CHECK(pump_point(held, 0.1, 0.05).power_W / pump_point(held, 0.1, 0.1).power_W ==
        Approx(0.5 * (0.4 + 0.6 * 0.25)).epsilon(1e-12));
  const FanParameters fan = fan_parameters({si<Pressure>(500.0), 0.75, 3.0, 0.0});
  CHECK(fan_power(fan, 10.0, 5.0) / fan_power(fan, 10.0, 10.0) == Approx(0.125).epsilon(1e-12));
}

TEST_CASE("immersion: the tank follows the exponential and settles where heat is removed") {
  ImmersionTank spec;
  spec.pump.pressure = si<Pressure>(0.0);
  const ImmersionParameters p = immersion_parameters(spec, 100e3);
  double heat = 100e3, oil = 300.0, water = 300.0, flow = 100e3 / 8.0, step = 600.0, next = 0,
         removed = 0, out = 0, pump = 0;
  const ImmersionRows rows{&heat, &oil, &water, &flow, &step, &next, &removed, &out, &pump};
  immersion_tank(p, rows, 1);
  const double g = 100e3 / 13.0;  // design: eps C_min x (approach + range) = heat
  const double c = 1500.0 * 2200.0;
  CHECK(next == Approx(300.0 + 13.0 * (1.0 - std::exp(-g * 600.0 / c))).epsilon(1e-9));
  for (int i = 0; i < 200; ++i) {
    oil = next;
    immersion_tank(p, rows, 1);
  }
  CHECK(removed == Approx(100e3).epsilon(1e-9));
  CHECK(next - 300.0 == Approx(13.0).epsilon(1e-9));
}

TEST_CASE("two-phase tank: design point, then unmet heat when the water is too warm") {
  const TwoPhaseParameters p = two_phase_parameters({}, 100e3);
  double heat = 120e3, water = 323.15 - 12.0, flow = 100e3 / 8.0, removed = 0, unmet = 0, out = 0,
         vapour = 0;
  const TwoPhaseRows rows{&heat, &water, &flow, &removed, &unmet, &out, &vapour};
  two_phase_tank(p, rows, 1);
  CHECK(removed == Approx(100e3).epsilon(1e-9));
  CHECK(unmet == Approx(20e3).epsilon(1e-9));
  CHECK(vapour * 31556925.9747 == Approx(8.0));  // a year of UDUNITS
}
