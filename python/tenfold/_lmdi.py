# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Logarithmic mean Divisia index: a change of a sum of products, split exactly by factor."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

__all__ = ["lmdi", "logarithmic_mean"]


def logarithmic_mean(a: float, b: float) -> float:
    r"""Logarithmic mean :math:`(a - b) / \ln(a / b)`; `a` where both are equal, 0 where one is 0.

    Notes
    -----
    Near `a` = `b` the quotient loses digits; there the series
    :math:`m (1 - x^2 / 12)`, :math:`x = (a - b) / m`, :math:`m = (a + b) / 2` is used
    (relative error below 1e-15 for :math:`|x| < 10^{-4}`).
    """
    if a < 0.0 or b < 0.0:
        raise ValueError(f"the logarithmic mean needs numbers from 0 on, not {a:g} and {b:g}")
    if a == 0.0 or b == 0.0:
        return 0.0
    middle = 0.5 * (a + b)
    x = (a - b) / middle
    if abs(x) < 1e-4:
        return middle * (1.0 - x * x / 12.0)
    return (a - b) / math.log(a / b)


def lmdi(
    before: Sequence[Mapping[str, float]], after: Sequence[Mapping[str, float]]
) -> dict[str, float]:
    r"""Effect of each factor on the change of :math:`\sum_i \prod_k x_{ki}` (LMDI-I, additive).

    .. math:: \Delta_k = \sum_i L(V_i^1, V_i^0) \ln(x_{ki}^1 / x_{ki}^0)

    with the logarithmic mean `L` and the product :math:`V_i` of part `i`.

    Parameters
    ----------
    before, after : sequence of mapping
        Factors of each part, the same parts and factors in both, in the same order. The first
        factor may be zero on one side (a part that appears or goes): the whole of that part is
        then its effect, which is the limit of the formula. Other factors of such a part are
        not looked at.

    Returns
    -------
    dict
        Effect by factor; they add up to the change of the sum.

    References
    ----------
    B. W. Ang, Energy Policy 32 (2004) 1131 and 33 (2005) 867; zero values: B. W. Ang and N. Liu,
    Energy Policy 35 (2007) 238.
    """
    if len(before) != len(after):
        raise ValueError(f"{len(before)} parts before, {len(after)} after; they must be the same")
    effects: dict[str, float] = {}
    for one, two in zip(before, after, strict=True):
        if list(one) != list(two):
            raise ValueError(f"factors {list(one)} before, {list(two)} after; give the same")
        for name in one:
            effects.setdefault(name, 0.0)
        first = next(iter(one))
        if one[first] == 0.0 or two[first] == 0.0:
            effects[first] += (math.prod(two.values()) if two[first] else 0.0) - (
                math.prod(one.values()) if one[first] else 0.0
            )
            continue
        v0, v1 = math.prod(one.values()), math.prod(two.values())
        if v0 <= 0.0 or v1 <= 0.0:
            zero = next(n for n in one if one[n] <= 0.0 or two[n] <= 0.0)
            raise ValueError(f"factor {zero!r} is zero or negative where {first!r} is not")
        weight = logarithmic_mean(v1, v0)
        for name in one:
            effects[name] += weight * math.log(two[name] / one[name])
    return effects
