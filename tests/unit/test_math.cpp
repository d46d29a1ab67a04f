// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <cstdint>
#include <limits>

#include "catch.hpp"
#include "tenfold/math.hpp"

using namespace tenfold;

namespace {
/// Units in the last place between a value and the long double reference.
double ulps(double value, long double reference) {
  const double nearest = static_cast<double>(reference);
  const double one = std::nextafter(std::abs(nearest), std::numeric_limits<double>::infinity()) -
                     std::abs(nearest);
  return static_cast<double>(std::abs(static_cast<long double>(value) - reference)) / one;
}
}  // namespace

TEST_CASE("exp and log stay within their stated error of the long double library") {
  double worst_exp = 0.0, worst_log = 0.0, worst_pow = 0.0;
  std::uint64_t state = 88172645463325252u;
  for (int i = 0; i < 200000; ++i) {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    const double u = static_cast<double>(state >> 11) * 0x1p-53;
    const double x = -700.0 + 1400.0 * u;
    worst_exp = std::max(worst_exp, ulps(math::exp(x), std::exp(static_cast<long double>(x))));
    const double y = std::exp(-600.0 + 1200.0 * u);
    worst_log = std::max(worst_log, ulps(math::log(y), std::log(static_cast<long double>(y))));
    const double base = 0.01 + 3.0 * u;
    const long double p = std::pow(static_cast<long double>(base), 2.7L);
    worst_pow = std::max(
        worst_pow,
        std::abs(static_cast<double>((static_cast<long double>(math::pow(base, 2.7)) - p) / p)));
  }
  CHECK(worst_exp < 1.6);
  CHECK(worst_log < 1.0);
  CHECK(worst_pow < 1e-14);
}

TEST_CASE("special values: exp is bounded, log of what is not positive is not a number") {
  CHECK(math::exp(0.0) == 1.0);
  CHECK(std::isfinite(math::exp(1e6)));
  CHECK(math::exp(-1e6) > 0.0);
  CHECK(math::log(1.0) == 0.0);
  CHECK(std::isnan(math::log(0.0)));
  CHECK(std::isnan(math::log(-1.0)));
  CHECK(std::isnan(math::log(std::numeric_limits<double>::quiet_NaN())));
}

TEST_CASE("sine and cosine against the library") {
  double worst = 0.0;
  for (int i = -200000; i <= 200000; ++i) {
    const double x = 4.9 * i;
    worst = std::max(worst, std::abs(math::sin(x) - std::sin(x)));
    worst = std::max(worst, std::abs(math::cos(x) - std::cos(x)));
  }
  CHECK(worst < 4.5e-16);
}

TEST_CASE("rounding functions agree with the library") {
  for (const double x : {-2.5, -1.5, -0.5, 0.0, 0.49999, 0.5, 1.5, 2.0, 1e9 + 0.25, -1e9 - 0.75}) {
    INFO(x);
    CHECK(math::round(x) == std::nearbyint(x));
    CHECK(math::floor(x) == std::floor(x));
    CHECK(math::ceil(x) == std::ceil(x));
  }
}
