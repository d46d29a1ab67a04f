// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
// Sources of loops beside the component functions: packaged air-cooled chillers by their table.
#include "catch.hpp"
#include "cooling/system_sources.hpp"

using namespace tenfold;
using namespace tenfold::cooling;

namespace {

struct Taken {
  double taken = 0, free = 0, power = 0, fan = 0, rejected = 0, left = 0;
};

Taken take_one(const SourceParameters& p, double heat_W, double dry_C, double supply_C) {
  Taken t;
  const double dry = dry_C + 273.15, wet = dry, supply = supply_C + 273.15, capacity = 1e6 / 8.0;
  double at = supply + heat_W / capacity, inlet = 0, full = 0, sink = 0, is_wet = 0;
  t.left = heat_W;
  TakeRows r{};
  r.dry_bulb_K = &dry;
  r.wet_bulb_K = &wet;
  r.supply_K = &supply;
  r.capacity_W_per_K = &capacity;
  r.at_K = &at;
  r.remaining_W = &t.left;
  r.inlet_K = &inlet;
  r.taken_W = &t.taken;
  r.free_W = &t.free;
  r.power_W = &t.power;
  r.fan_W = &t.fan;
  r.rejected_W = &t.rejected;
  r.full = &full;
  r.sink_K = &sink;
  r.wet = &is_wet;
  take(p, 0.0, r, 1);
  return t;
}

SourceParameters packaged(double machines, double staging) {
  SourceParameters p;
  p.kind = SourceKind::air_cooled_chiller;
  p.by_table = true;
  p.capacity_W = 1e6;
  p.machines = machines;
  p.staging = staging;
  p.free_approach_K = 6.0;
  p.fan_share = 0.015;
  p.table = packaged_parameters({}, 1e6);
  return p;
}

}  // namespace

TEST_CASE("packaged chillers of a loop: COP of their table at the part load of those that run") {
  // Lei & Masanet at 25 degC: 2.80, 4.07, 4.45, 4.13 at part loads of 0.25 to 1.
  const Taken half = take_one(packaged(1.0, 1.0), 0.5e6, 25.0, 6.7);
  CHECK(half.power == Approx(0.5e6 / 4.07).epsilon(1e-12));
  CHECK(half.left == 0.0);
  CHECK(half.fan == 0.0);  // in the table
  CHECK(half.rejected == Approx(half.taken + half.power).epsilon(1e-12));
  // Of four machines two run full, or three at two thirds where a part load of 0.9 starts one more.
  CHECK(take_one(packaged(4.0, 1.0), 0.5e6, 25.0, 6.7).power == Approx(0.5e6 / 4.13));
  const double two_thirds = 4.07 + (4.45 - 4.07) * (2.0 / 3.0 - 0.5) / 0.25;
  CHECK(take_one(packaged(4.0, 0.9), 0.5e6, 25.0, 6.7).power == Approx(0.5e6 / two_thirds));
  // Beyond their capacity heat is left over.
  CHECK(take_one(packaged(4.0, 0.9), 1.2e6, 25.0, 6.7).left == Approx(0.2e6));
}

TEST_CASE("packaged chillers with a free-cooling coil: fans of the free heat only") {
  SourceParameters p = packaged(1.0, 1.0);
  p.free_cooling = true;
  const Taken cold = take_one(p, 0.5e6, -5.0, 6.7);
  CHECK(cold.free == Approx(0.5e6));
  CHECK(cold.power == 0.0);
  CHECK(cold.fan == Approx(0.015 * 0.5e6));
}
