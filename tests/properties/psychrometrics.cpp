// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
// What must hold for any moist air in -50..60 degC, 0.5..100 %, 0..4000 m.
#include "tenfold/weather/psychrometrics.hpp"

#include <cmath>
#include <cstdint>
#include <cstring>
#include <vector>

#include "catch.hpp"

using namespace tenfold::weather;

namespace {

struct States {
  std::vector<double> dry_bulb, dew_point, pressure;
};

/// A Weyl sequence fills the domain evenly and is the same everywhere.
States states(std::size_t count) {
  States out;
  const auto part = [](std::size_t i, double step) {
    const double x = 0.5 + static_cast<double>(i) * step;
    return x - std::floor(x);
  };
  for (std::size_t i = 0; i < count; ++i) {
    const double t = zero_celsius_K - 50.0 + 110.0 * part(i, 0.8191725133961645);
    const double p = standard_pressure_Pa(4000.0 * part(i, 0.6710436067037893));
    const double humidity = 0.005 + 0.995 * part(i, 0.5497004779019703);
    out.dry_bulb.push_back(t);
    out.pressure.push_back(p);
    out.dew_point.push_back(dew_point_K(humidity_ratio_of_relative_humidity(t, humidity, p), p));
  }
  return out;
}

struct Derived {
  std::vector<double> wet_bulb, humidity_ratio, enthalpy, density;
  explicit Derived(std::size_t n) : wet_bulb(n), humidity_ratio(n), enthalpy(n), density(n) {}
};

}  // namespace

TEST_CASE("wet bulb solves its equation and lies between dew point and dry bulb") {
  const States s = states(20000);
  const std::size_t n = s.dry_bulb.size();
  Derived d(n);
  derive(s.dry_bulb, s.dew_point, s.pressure, d.wet_bulb, d.humidity_ratio, d.enthalpy, d.density);
  for (std::size_t i = 0; i < n; ++i) {
    REQUIRE(d.wet_bulb[i] <= s.dry_bulb[i]);
    REQUIRE(s.dew_point[i] <= d.wet_bulb[i] + 1e-9);
    const double back = humidity_ratio_of_wet_bulb(s.dry_bulb[i], d.wet_bulb[i], s.pressure[i]);
    // The slope of the equation is about 4e-4 to 2e-3 per kelvin: this is 0.1 mK.
    REQUIRE(std::fabs(back - d.humidity_ratio[i]) < 1e-7 + 1e-5 * d.humidity_ratio[i]);
  }
}

TEST_CASE("dew point and humidity ratio are inverses of each other") {
  const States s = states(20000);
  for (std::size_t i = 0; i < s.dry_bulb.size(); ++i) {
    const double w = humidity_ratio_of_dew_point(s.dew_point[i], s.pressure[i]);
    if (w <= 1e-7) continue;
    REQUIRE(std::fabs(dew_point_K(w, s.pressure[i]) - s.dew_point[i]) < 1e-8);
    const double vapour = vapour_pressure_Pa(w, s.pressure[i]);
    REQUIRE(std::fabs(humidity_ratio_of_vapour_pressure(vapour, s.pressure[i]) / w - 1.0) < 1e-12);
  }
}

TEST_CASE("warmer, moister or higher air never lowers what it must raise") {
  const States s = states(5000);
  for (std::size_t i = 0; i < s.dry_bulb.size(); ++i) {
    const double t = s.dry_bulb[i], p = s.pressure[i];
    const double w = humidity_ratio_of_dew_point(s.dew_point[i], p);
    REQUIRE(wet_bulb_K(t + 0.5, w, p) >= wet_bulb_K(t, w, p) - 1e-9);
    REQUIRE(enthalpy_J_per_kg(t + 0.5, w) > enthalpy_J_per_kg(t, w));
    REQUIRE(enthalpy_J_per_kg(t, w * 1.01) > enthalpy_J_per_kg(t, w) - 1e-9);
    REQUIRE(density_kg_per_m3(t, w, p) > density_kg_per_m3(t, w * 1.01, p));
    REQUIRE(density_kg_per_m3(t, w, p) > density_kg_per_m3(t, w, 0.99 * p));
    REQUIRE(humidity_ratio_of_relative_humidity(t, 0.5, 0.99 * p) >=
            humidity_ratio_of_relative_humidity(t, 0.5, p));
  }
}

TEST_CASE("a row of weather has the same bits wherever its block begins and ends") {
  const States s = states(1037);
  const std::size_t n = s.dry_bulb.size();
  Derived whole(n);
  derive(s.dry_bulb, s.dew_point, s.pressure, whole.wet_bulb, whole.humidity_ratio, whole.enthalpy,
         whole.density);
  for (const std::size_t block : {std::size_t{1}, std::size_t{5}, std::size_t{24}}) {
    for (std::size_t first = 0; first < n; first += block) {
      const std::size_t count = std::min(block, n - first);
      Derived part(count);
      const auto of = [&](const std::vector<double>& v) {
        return std::span(v).subspan(first, count);
      };
      derive(of(s.dry_bulb), of(s.dew_point), of(s.pressure), part.wet_bulb, part.humidity_ratio,
             part.enthalpy, part.density);
      const auto same = [&](const std::vector<double>& a, const std::vector<double>& b) {
        return std::memcmp(a.data(), b.data() + first, count * sizeof(double)) == 0;
      };
      REQUIRE(same(part.wet_bulb, whole.wet_bulb));
      REQUIRE(same(part.humidity_ratio, whole.humidity_ratio));
      REQUIRE(same(part.enthalpy, whole.enthalpy));
      REQUIRE(same(part.density, whole.density));
    }
  }
}
