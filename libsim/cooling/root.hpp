// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Root of a monotone function in a bracket, branch-free: usable inside vectorised loops.
#pragma once

#include "tenfold/math.hpp"

namespace tenfold::cooling {

/// Argument in [a, b] where `f` is zero, by the Illinois form of regula falsi.
///
/// A fixed number of passes, so that a step's result depends on that step alone. Without a change
/// of sign the end with the smaller |f| comes back: callers select those cases before.
template <int Passes, class Function>
TENFOLD_INLINE double bracketed_root(Function f, double a, double b) {
  double fa = f(a), fb = f(b);
#pragma GCC unroll 1
  for (int pass = 0; pass < Passes; ++pass) {
    const double run = fb - fa;
    const bool flat = run == 0.0;
    const double guess = flat ? b : (a * fb - b * fa) / (flat ? 1.0 : run);
    const double c = math::clamp(guess, math::min(a, b), math::max(a, b));
    const double fc = f(c);
    const bool crossed = fc * fb < 0.0;
    a = crossed ? b : a;
    fa = crossed ? fb : 0.5 * fa;
    b = c;
    fb = fc;
  }
  return b;
}

}  // namespace tenfold::cooling
