// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
// Analytic check 5 of the physics reference: mixing of two streams.
#include "tenfold/weather/mixing.hpp"

#include <cmath>
#include <limits>

#include "catch.hpp"
#include "tenfold/error.hpp"
#include "tenfold/weather/psychrometrics.hpp"

using namespace tenfold;
using namespace tenfold::weather;

namespace {
constexpr double kelvin = zero_celsius_K;
constexpr double sea_level_Pa = 101325.0;
AirStream stream(double flow, double celsius, double humidity) {
  return {flow, kelvin + celsius,
          humidity_ratio_of_relative_humidity(kelvin + celsius, humidity, sea_level_Pa)};
}
}  // namespace

TEST_CASE("two equal streams mix to the mean humidity ratio and enthalpy") {
  const AirStream a = stream(3.0, 35.0, 0.4), b = stream(3.0, 18.0, 0.3);
  const MixedAir m = mix(a, b, sea_level_Pa);
  const double w = 0.5 * (a.humidity_ratio + b.humidity_ratio);
  const double h = 0.5 * (enthalpy_J_per_kg(a.dry_bulb_K, a.humidity_ratio) +
                          enthalpy_J_per_kg(b.dry_bulb_K, b.humidity_ratio));
  CHECK(m.humidity_ratio == Approx(w).epsilon(1e-12).margin(0.0));
  CHECK(m.enthalpy_J_per_kg == Approx(h).epsilon(1e-12).margin(0.0));
  CHECK(enthalpy_J_per_kg(m.dry_bulb_K, m.humidity_ratio) == Approx(h).epsilon(1e-12).margin(0.0));
  CHECK(m.dry_air_kg_per_s == 6.0);
  CHECK_FALSE(m.fog());
  // The dry bulb is not the mean: the moist stream has the larger heat capacity.
  CHECK(m.dry_bulb_K > kelvin + 26.5);
}

TEST_CASE("unequal streams weigh by dry air, one stream alone passes through") {
  const AirStream a = stream(1.0, 30.0, 0.5), b = stream(3.0, 10.0, 0.5);
  const MixedAir m = mix(a, b, sea_level_Pa);
  CHECK(m.humidity_ratio ==
        Approx(0.25 * a.humidity_ratio + 0.75 * b.humidity_ratio).epsilon(1e-12));
  const MixedAir alone = mix(a, stream(0.0, -20.0, 0.9), sea_level_Pa);
  CHECK(alone.humidity_ratio == a.humidity_ratio);
  CHECK(alone.dry_bulb_K == Approx(a.dry_bulb_K).epsilon(1e-12));
}

TEST_CASE("a mixture above saturation is fog, with water and enthalpy kept") {
  // Warm moist return air into winter air: the straight line crosses the saturation curve.
  for (const double cold : {-25.0, -5.0, 2.0, 8.0}) {
    const AirStream a = stream(1.0, 30.0, 0.95), b = stream(1.0, cold, 0.95);
    const MixedAir m = mix(a, b, sea_level_Pa);
    INFO("outside " << cold << " C, mixed " << m.dry_bulb_K - kelvin << " C");
    REQUIRE(m.fog());
    const double vapour = m.humidity_ratio - m.fog_kg_per_kg;
    CHECK(relative_humidity(m.dry_bulb_K, vapour, sea_level_Pa) == Approx(1.0).epsilon(1e-9));
    CHECK(enthalpy_J_per_kg(m.dry_bulb_K, vapour) +
              m.fog_kg_per_kg * 4186.0 * (m.dry_bulb_K - kelvin) ==
          Approx(m.enthalpy_J_per_kg).epsilon(1e-9));
    CHECK(m.humidity_ratio == Approx(0.5 * (a.humidity_ratio + b.humidity_ratio)).epsilon(1e-12));
    CHECK(m.dry_bulb_K > kelvin + cold);
    CHECK(m.dry_bulb_K < kelvin + 30.0);
  }
  CHECK_FALSE(mix(stream(1.0, 30.0, 0.3), stream(1.0, 8.0, 0.5), sea_level_Pa).fog());
}

TEST_CASE("flows that are no flows are refused") {
  const AirStream a = stream(1.0, 20.0, 0.5);
  CHECK_THROWS_AS(mix(stream(-1.0, 20.0, 0.5), a, sea_level_Pa), InputError);
  CHECK_THROWS_AS(mix(stream(0.0, 20.0, 0.5), stream(0.0, 20.0, 0.5), sea_level_Pa), InputError);
  CHECK_THROWS_AS(mix(stream(std::numeric_limits<double>::quiet_NaN(), 20.0, 0.5), a, sea_level_Pa),
                  InputError);
}
