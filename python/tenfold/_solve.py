# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Root and extremum of a function of one variable, few evaluations (Brent, golden section)."""

from __future__ import annotations

from collections.abc import Callable

__all__ = ["brent", "golden"]


def brent(
    function: Callable[[float], float],
    a: float,
    b: float,
    fa: float,
    fb: float,
    *,
    f_tolerance: float,
    x_tolerance: float,
    steps: int = 60,
) -> tuple[float, float]:
    """Root between `a` and `b` by Brent's method.

    Parameters
    ----------
    function : callable
        Continuous function; ``fa`` and ``fb`` are its values at the ends, of opposite sign.
    f_tolerance, x_tolerance : float
        Stop when the value, or half the bracket, is below.

    Returns
    -------
    tuple of float
        Root and the function there. At a jump of the function the value may exceed `f_tolerance`.
    """
    if abs(fa) < abs(fb):
        a, b, fa, fb = b, a, fb, fa
    c, fc = a, fa
    d = e = b - a
    for _ in range(steps):
        if fb == 0.0 or abs(fb) <= f_tolerance:
            break
        if (fb > 0.0) == (fc > 0.0):
            c, fc = a, fa
            d = e = b - a
        if abs(fc) < abs(fb):
            a, b, c, fa, fb, fc = b, c, b, fb, fc, fb
        tolerance = 2.0e-16 * abs(b) + x_tolerance
        middle = 0.5 * (c - b)
        if abs(middle) <= tolerance:
            break
        if abs(e) < tolerance or abs(fa) <= abs(fb):
            d = e = middle
        else:
            s = fb / fa
            if a == c:
                p, q = 2.0 * middle * s, 1.0 - s
            else:
                q, r = fa / fc, fb / fc
                p = s * (2.0 * middle * q * (q - r) - (b - a) * (r - 1.0))
                q = (q - 1.0) * (r - 1.0) * (s - 1.0)
            if p > 0.0:
                q = -q
            p = abs(p)
            if 2.0 * p < min(3.0 * middle * q - abs(tolerance * q), abs(e * q)):
                e, d = d, p / q
            else:
                d = e = middle
        a, fa = b, fb
        b += d if abs(d) > tolerance else (tolerance if middle > 0.0 else -tolerance)
        fb = function(b)
    return b, fb


def golden(
    function: Callable[[float], float], low: float, high: float, *, steps: int = 8
) -> tuple[float, float]:
    """Smallest value between `low` and `high` by golden section; returns place and value."""
    ratio = 0.6180339887498949
    one, two = high - ratio * (high - low), low + ratio * (high - low)
    f_one, f_two = function(one), function(two)
    for _ in range(steps):
        if f_one <= f_two:
            high, two, f_two = two, one, f_one
            one = high - ratio * (high - low)
            f_one = function(one)
        else:
            low, one, f_one = one, two, f_two
            two = low + ratio * (high - low)
            f_two = function(two)
    return (one, f_one) if f_one <= f_two else (two, f_two)
