// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <vector>

#include "catch.hpp"
#include "cooling/fluid_cooler.hpp"
#include "cooling/plant_parts.hpp"
#include "tenfold/weather/psychrometrics.hpp"

using namespace tenfold;
using namespace tenfold::cooling;

TEST_CASE("dry cooler: BAC TDFS1238N at its design point, fans by the cube below it") {
  const FluidCoolerParameters p = fluid_cooler_parameters({}, 2931e3);
  const double water = 2931e3 / 5.5;
  const auto at = [&](double dry_C, double heat = 2931e3, double pressure = 101325.0) {
    return fluid_cooler_point(p, heat, water, 273.15 + 40.6, 273.15 + dry_C, 273.15 + 15.0, 0.008,
                              pressure);
  };
  const FluidCoolerPoint design = at(35.0);
  CHECK(design.leaving_K - 273.15 == Approx(40.6).margin(1e-6));
  CHECK(design.entering_K - 273.15 == Approx(46.1).margin(1e-6));
  CHECK(design.fan_W == Approx(117.7e3).epsilon(0.002));
  CHECK(design.air_heat_W == Approx(2931e3).epsilon(1e-9));
  const FluidCoolerPoint hot = at(38.0);
  CHECK(hot.limited == 1.0);
  CHECK(hot.leaving_K - 273.15 == Approx(43.6).margin(0.1));
  const FluidCoolerPoint mild = at(20.0);
  CHECK(mild.fan_ratio < 0.6);
  CHECK(mild.fan_W / design.fan_W ==
        Approx(std::pow(mild.fan_ratio, 3) * 308.15 / 293.15).epsilon(1e-9));
  CHECK(mild.air_heat_W == Approx(2931e3).epsilon(1e-9));
  // Thin air: the design duty is not reached any more at 1600 m.
  CHECK(at(35.0, 2931e3, 83.5e3).limited == 1.0);
}

TEST_CASE("pads: only when the dry machine is short and it is warm, sections take less water") {
  FluidCooler spec;
  spec.mode = "adiabatic";
  const FluidCoolerParameters all = fluid_cooler_parameters(spec, 2931e3);
  spec.mode = "hybrid";
  const FluidCoolerParameters some = fluid_cooler_parameters(spec, 2931e3);
  const double water = 2931e3 / 5.5;
  const double w = weather::humidity_ratio_of_relative_humidity(311.15, 0.2, 101325.0);
  const double wet = weather::wet_bulb_K(311.15, w, 101325.0);
  const auto at = [&](const FluidCoolerParameters& p, double target_C) {
    return fluid_cooler_point(p, 2931e3, water, 273.15 + target_C, 311.15, wet, w, 101325.0);
  };
  const FluidCoolerPoint dry = at(all, 44.0);
  CHECK(dry.wet_share == 0.0);
  CHECK(dry.makeup_kg_per_s == 0.0);
  const FluidCoolerPoint pads = at(all, 40.6);
  CHECK(pads.wet_share == 1.0);
  CHECK(pads.leaving_K - 273.15 == Approx(40.6));
  CHECK(pads.fan_ratio < 1.0);
  const FluidCoolerPoint sections = at(some, 40.6);
  CHECK(sections.wet_share > 0.0);
  CHECK(sections.wet_share < 1.0);
  CHECK(sections.fan_ratio == Approx(1.0).epsilon(1e-6));
  CHECK(sections.evaporated_kg_per_s < pads.evaporated_kg_per_s);
  CHECK(pads.makeup_kg_per_s == Approx(pads.evaporated_kg_per_s * 4.0 / 3.0));
}

TEST_CASE("economizer share: all, part, none, modes with dead band and dwell do not flap") {
  CHECK(economizer_share(300.0, 290.0, 289.0, 1.0) == 1.0);
  CHECK(economizer_share(300.0, 290.0, 290.0, 1.0) == 1.0);
  CHECK(economizer_share(300.0, 290.0, 296.0, 1.0) == Approx(0.4));
  CHECK(economizer_share(300.0, 290.0, 300.0, 1.0) == 0.0);
  CHECK(economizer_share(300.0, 290.0, 296.0, 0.0) == 0.0);
  CHECK(economizer_share(300.0, 290.0, 289.0, 0.0) == 1.0);

  const WaterSideEconomizer spec;  // approach 2.2 K, dead band 1 K
  // Cooler water that hovers around the point where the economizer starts to help.
  std::vector<double> back(40, 300.0), supply(40, 290.0), water, on(40), chiller(40);
  for (int i = 0; i < 40; ++i) water.push_back(297.8 - 0.8 + (i % 2 == 0 ? 0.25 : -0.25));
  EconomizerState state;
  economizer_modes(spec, 1200.0, 300.0, back.data(), supply.data(), water.data(), on.data(),
                   chiller.data(), state, 40);
  int changes = 0;
  for (int i = 1; i < 40; ++i) changes += on[i] != on[i - 1] ? 1 : 0;
  CHECK(changes <= 1);
  // Without memory it would change at every step.
  int plain = 0;
  for (int i = 1; i < 40; ++i) {
    const auto helps = [&](int k) { return back[k] > water[k] + 2.2 + 0.8; };
    plain += helps(i) != helps(i - 1) ? 1 : 0;
  }
  CHECK(plain == 39);
  // Blocks of any length give the same modes.
  EconomizerState again;
  std::vector<double> on_2(40), chiller_2(40);
  for (std::size_t i = 0; i < 40; i += 7)
    economizer_modes(spec, 1200.0, 300.0, back.data() + i, supply.data() + i, water.data() + i,
                     on_2.data() + i, chiller_2.data() + i, again,
                     std::min<std::size_t>(7, 40 - i));
  CHECK(on == on_2);
  CHECK(chiller == chiller_2);
}

TEST_CASE("surface water: Qiandao Lake, 17 C from 35 m") {
  const SurfaceWaterParameters p = surface_water_parameters({}, 10e6);
  double heat = 10e6, source = 290.15, supply = 0, out = 0, intake = 0, pumps = 0, bound = 0,
         warm = 0;
  const SurfaceWaterRows rows{&heat, &source, &supply, &out, &intake, &pumps, &bound, &warm};
  surface_water(p, rows, 1);
  CHECK(supply - 273.15 == Approx(19.0));
  CHECK(out - 273.15 == Approx(22.0).margin(0.1));
  CHECK(intake == Approx(10e6 / (4186.0 * 5.0)).epsilon(1e-9));
  CHECK(pumps == Approx(intake / 998.0 * 250e3 / 0.7).epsilon(1e-9));
  // Warm surface water: more flow to keep the discharge limit, then a counted excess.
  source = 300.15;
  surface_water(p, rows, 1);
  CHECK(bound == 1.0);
  CHECK(intake == Approx(1.5 * 10e6 / (4186.0 * 5.0)).epsilon(1e-9));
  CHECK(warm == 1.0);
}

TEST_CASE("thermal storage: buffer of 5 min at 1 MW and 10 K is 7.2 m3, loss is exponential") {
  // 1 MW for 300 s = 300 MJ; 300 MJ / (998 x 4186 x 10 K) = 7.18 m3.
  ThermalStorage spec;
  spec.water = si<Mass>(7.18 * 998.0);
  spec.usable = 1.0;
  spec.fastest = si<Duration>(300.0);
  spec.insulation = si<ThermalResistance>(1e3);
  const StorageParameters p = storage_parameters(spec);
  CHECK(p.capacity_J == Approx(300e6).epsilon(1e-3));
  const StoragePoint s = storage_point(p, p.capacity_J, -1e6, 288.15, 300.0);
  CHECK(s.next_J == Approx(0.0).margin(3e5));
  CHECK(s.charged_W == Approx(-1e6).epsilon(1e-3));
  const StoragePoint more = storage_point(p, 0.5 * p.capacity_J, -1e6, 288.15, 300.0);
  CHECK(more.charged_W == Approx(-0.5e6).epsilon(1e-3));
  CHECK(more.refused_W == Approx(-0.5e6).epsilon(1e-3));
  // Alone at the temperature of its hot zone cold decays as exp(-G t / (M c)).
  spec.insulation = si<ThermalResistance>(1e-3);
  const StorageParameters leaky = storage_parameters(spec);
  const StoragePoint decay = storage_point(leaky, leaky.capacity_J, 0.0, 293.15, 7200.0);
  CHECK(decay.next_J / leaky.capacity_J ==
        Approx(std::exp(-1000.0 * 7200.0 / (7.18 * 998.0 * 4186.0))).epsilon(1e-12));
}

TEST_CASE("heat reuse: direct when warm enough, else a heat pump at half of Carnot") {
  const HeatReuseParameters p = heat_reuse_parameters({});
  double there = 5e6, source = 333.15, network = 323.15, demand = 3e6, taken = 0, delivered = 0,
         power = 0, cop = 0, direct = 0;
  const HeatReuseRows rows{&there,     &source, &network, &demand, &taken,
                           &delivered, &power,  &cop,     &direct};
  heat_reuse(p, rows, 1);
  CHECK(direct == 1.0);
  CHECK(taken == 3e6);
  CHECK(power == 0.0);
  source = 303.15;  // 30 C to a network of 70 C: condensing 73, evaporating 27
  network = 343.15;
  heat_reuse(p, rows, 1);
  CHECK(cop == Approx(0.5 * 346.15 / 46.0).epsilon(1e-12));
  CHECK(delivered == Approx(3e6).epsilon(1e-12));
  CHECK(power == Approx(3e6 / cop).epsilon(1e-12));
  CHECK(taken + power == Approx(delivered).epsilon(1e-12));
  there = 1e6;
  heat_reuse(p, rows, 1);
  CHECK(taken == 1e6);
  CHECK(delivered < 3e6);
}
