// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <utility>

#include "catch.hpp"
#include "engine/compile_parts.hpp"
#include "it/kernel.hpp"

using namespace tenfold;
using namespace tenfold::it;

namespace {
NodeParameters node() {
  Rack r;
  r.node_idle = si<Power>(100.0);
  r.node_max = si<Power>(500.0);
  r.leakage_reference = celsius(25.0);
  return engine::node_parameters(r);
}
double ac_power(const NodeParameters& p, double u, double inlet_C) {
  double t = inlet_C + 273.15, ac = 0, fan = 0, psu = 0;
  node_power(p, 1.0, &u, &t, &t, {&ac, &fan, &psu}, 1);
  return ac;
}
}  // namespace

TEST_CASE("node power: idle and full at the reference temperature, by the formula") {
  NodeParameters p = node();
  p.psu_no_load = p.psu_proportional = p.psu_square = 0.0;
  p.fan_max_W = 0.0;
  CHECK(ac_power(p, 0.0, 25.0) == Approx(100.0));
  CHECK(ac_power(p, 1.0, 25.0) == Approx(500.0));
  CHECK(ac_power(p, 0.5, 25.0) == Approx(300.0));
}

TEST_CASE("fans follow the cube of the ramp") {
  NodeParameters p = node();
  p.psu_no_load = p.psu_proportional = p.psu_square = p.leakage_share = 0.0;
  p.fan_minimum = 0.3;
  p.fan_full_K = 35.0 + 273.15;
  const double still = ac_power(p, 0.0, 10.0), full = ac_power(p, 0.0, 35.0),
               half = ac_power(p, 0.0, 29.0);
  CHECK(still - 100.0 == Approx(p.fan_max_W * 0.027));
  CHECK(full - 100.0 == Approx(p.fan_max_W));
  CHECK(half - 100.0 == Approx(p.fan_max_W * 0.65 * 0.65 * 0.65));
}

TEST_CASE(
    "whole-server power rises 0.35 to 0.5 % per kelvin over 23 to 30 C inlet (Coroama 2025)") {
  const NodeParameters p = node();
  const double slope = (ac_power(p, 0.5, 30.0) / ac_power(p, 0.5, 23.0) - 1.0) / 7.0;
  CHECK(slope > 0.0035);
  CHECK(slope < 0.0050);
}

TEST_CASE("heat equals power, split into air and liquid") {
  NodeParameters p = node();
  p.liquid_fraction = 0.85;
  const double u = 0.7, inlet = 300.15, coolant = 310.15;
  double air = 0, flow = 0, liquid = 0, ac = 0, fan = 0, psu = 0;
  node_heat(p, 3.0, &u, &inlet, &coolant, {&air, &flow, &liquid}, 1);
  node_power(p, 3.0, &u, &inlet, &coolant, {&ac, &fan, &psu}, 1);
  CHECK(air + liquid == Approx(ac).epsilon(1e-14));
  CHECK(liquid > air);
}

TEST_CASE("thin air: the same mass is a larger volume, fan power by the fan laws") {
  NodeParameters p = node();
  p.psu_no_load = p.psu_proportional = p.psu_square = p.leakage_share = 0.0;
  p.fan_minimum = 0.3;
  p.fan_start_K = 20.0 + 273.15;
  p.fan_full_K = 40.0 + 273.15;
  const auto fans = [&](double inlet_C, double ratio) {
    p.air_volume_ratio = ratio;
    const double u = 0.0, inlet = inlet_C + 273.15;
    double air = 0, flow = 0, liquid = 0;
    node_heat(p, 1.0, &u, &inlet, &inlet, {&air, &flow, &liquid}, 1);
    return std::pair{flow, ac_power(p, 0.0, inlet_C) - 100.0};
  };
  // 1,600 m by HoF 2017 ch. 1 eq. 3.
  const double ratio = 1.0 / std::pow(1.0 - 2.25577e-5 * 1600.0, 5.2559);
  for (const double inlet : {15.0, 26.0}) {  // lowest speed; phi = 0.51
    const auto [low, low_W] = fans(inlet, 1.0);
    const auto [high, high_W] = fans(inlet, ratio);
    CHECK(high / low == Approx(ratio).epsilon(1e-12));
    // Speed cubed, density once: 1.213^3 / 1.213.
    CHECK(high_W / low_W == Approx(ratio * ratio).epsilon(1e-12));
    CHECK(high_W / low_W == Approx(1.4717).epsilon(1e-3));
  }
  // At full speed no more volume comes: less mass, less power.
  CHECK(fans(40.0, ratio).first == Approx(fans(40.0, 1.0).first).epsilon(1e-12));
  CHECK(fans(40.0, ratio).second == Approx(p.fan_max_W / ratio).epsilon(1e-12));
  // phi = 0.89 asks for more than full speed.
  CHECK(fans(37.0, ratio).first == Approx(p.flow_max_m3_per_s).epsilon(1e-12));
}
