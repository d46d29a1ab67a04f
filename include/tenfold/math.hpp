// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Elementary functions that give the same bits on every CPU and vectorise in plain loops.
///
/// Only + - * / sqrt, compares and bit casts: no table, no branch, no fused multiply-add (the
/// project compiles with -ffp-contract=off). exp after Cephes (Moshier), log after fdlibm (Sun
/// 1993), sine and cosine after Cephes. Errors against correctly rounded values: exp below 1.5 ulp,
/// log below 1 ulp, pow below 1e-14 relative for moderate exponents, sin and cos below 2 ulp of 1
/// for |x| < 1e6.
#pragma once

#include <cstdint>

#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__) && defined(__linux__) && \
    !defined(__SANITIZE_THREAD__) && !defined(TENFOLD_NO_CLONES)
/// Compiles a free function for SSE2, AVX2 and AVX-512 and chooses at load time; same bits each.
#define TENFOLD_CLONES __attribute__((target_clones("default", "arch=x86-64-v3", "arch=x86-64-v4")))
#else
#define TENFOLD_CLONES
#endif

#define TENFOLD_INLINE [[gnu::always_inline]] inline

namespace tenfold::math {

TENFOLD_INLINE double min(double a, double b) { return a < b ? a : b; }
TENFOLD_INLINE double max(double a, double b) { return a > b ? a : b; }
/// x bounded to [lo, hi].
TENFOLD_INLINE double clamp(double x, double lo, double hi) { return min(max(x, lo), hi); }
TENFOLD_INLINE double sqrt(double x) { return __builtin_sqrt(x); }
TENFOLD_INLINE double abs(double x) { return __builtin_fabs(x); }
/// Nearest integer as a double, for |x| < 2^51 (round to even).
TENFOLD_INLINE double round(double x) { return (x + 6755399441055744.0) - 6755399441055744.0; }
/// Largest integer not above x, for |x| < 2^51.
TENFOLD_INLINE double floor(double x) {
  const double r = round(x);
  return r > x ? r - 1.0 : r;
}
/// Smallest integer not below x, for |x| < 2^51.
TENFOLD_INLINE double ceil(double x) { return -floor(-x); }

/// e^x; the argument is bounded to [-708, 709].
TENFOLD_INLINE double exp(double x) {
  x = clamp(x, -708.0, 709.0);
  const double shifted = x * 1.4426950408889634073599 + 6755399441055744.0;
  const double k = shifted - 6755399441055744.0;
  const double r = (x - k * 6.93145751953125e-1) - k * 1.42860682030941723212e-6;
  const double rr = r * r;
  const double p = r * ((1.26177193074810590878e-4 * rr + 3.02994407707441961300e-2) * rr +
                        9.99999999999999999910e-1);
  const double q = ((3.00198505138664455042e-6 * rr + 2.52448340349684104192e-3) * rr +
                    2.27265548208155028766e-1) *
                       rr +
                   2.0;
  const double fraction = 1.0 + 2.0 * (p / (q - p));
  // The low bits of `shifted` hold k: its exponent field is made by a shift.
  const std::uint64_t bits = (__builtin_bit_cast(std::uint64_t, shifted) + 1023u) << 52;
  return fraction * __builtin_bit_cast(double, bits);
}

/// Natural logarithm of a normal positive number; NaN for all others.
TENFOLD_INLINE double log(double x) {
  const std::uint64_t bits = __builtin_bit_cast(std::uint64_t, x);
  // Splits x = 2^k m with m in [sqrt(1/2), sqrt(2)).
  const std::uint64_t offset = bits - 0x3fe6a09e667f3bcdull;
  const std::uint64_t exponent_bits = offset & 0xfff0000000000000ull;
  const double m = __builtin_bit_cast(double, bits - exponent_bits);
  // Signed exponent to double without an integer conversion (AVX2 has none for 64 bits).
  const std::uint64_t biased = (offset >> 52) ^ 0x800u;
  const double k =
      __builtin_bit_cast(double, biased | 0x4330000000000000ull) - (4503599627370496.0 + 2048.0);
  const double f = m - 1.0;
  const double s = f / (2.0 + f);
  const double z = s * s;
  const double r =
      z * (6.666666666666735130e-01 +
           z * (3.999999999940941908e-01 +
                z * (2.857142874366239149e-01 +
                     z * (2.222219843214978396e-01 +
                          z * (1.818357216161805012e-01 +
                               z * (1.531383769920937332e-01 + z * 1.479819860511658591e-01))))));
  const double half = 0.5 * f * f;
  const double result = k * 6.93147180369123816490e-01 -
                        ((half - (s * (half + r) + k * 1.90821492927058770002e-10)) - f);
  return x >= 2.2250738585072014e-308 ? result : __builtin_nan("");
}

/// x^y for x > 0.
TENFOLD_INLINE double pow(double x, double y) { return exp(y * log(x)); }

namespace detail {
TENFOLD_INLINE double sine_polynomial(double r, double rr) {
  return r + r * rr *
                 (((((1.58962301576546568060e-10 * rr - 2.50507477628578072866e-8) * rr +
                     2.75573136213857245213e-6) *
                        rr -
                    1.98412698295895385996e-4) *
                       rr +
                   8.33333333332211858878e-3) *
                      rr -
                  1.66666666666666307295e-1);
}
TENFOLD_INLINE double cosine_polynomial(double rr) {
  return 1.0 - 0.5 * rr +
         rr * rr *
             (((((-1.13585365213876817300e-11 * rr + 2.08757008419747316778e-9) * rr -
                 2.75573141792967388112e-7) *
                    rr +
                2.48015872888517045348e-5) *
                   rr -
               1.38888888888730564116e-3) *
                  rr +
              4.16666666666665929218e-2);
}
/// sin(x + quarter pi/2), by reduction to [-pi/4, pi/4].
TENFOLD_INLINE double sine_of_quadrant(double x, double quarters) {
  const double k = round(x * 0.63661977236758134308);
  const double r = ((x - k * 1.57079625129699707031) - k * 7.54978941586159635335e-8) -
                   k * 5.39030285815811905290e-15;
  const double rr = r * r;
  const double turn = k + quarters;
  const double quadrant = turn - 4.0 * floor(turn * 0.25);
  const bool odd = quadrant == 1.0 || quadrant == 3.0;
  const double value = odd ? cosine_polynomial(rr) : sine_polynomial(r, rr);
  return quadrant >= 2.0 ? -value : value;
}
}  // namespace detail

/// Sine of x [rad], |x| < 1e6.
TENFOLD_INLINE double sin(double x) { return detail::sine_of_quadrant(x, 0.0); }
/// Cosine of x [rad], |x| < 1e6.
TENFOLD_INLINE double cos(double x) { return detail::sine_of_quadrant(x, 1.0); }

}  // namespace tenfold::math
