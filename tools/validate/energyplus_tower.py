# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Three habits of EnergyPlus's variable-speed tower; comparisons follow them, Tenfold does not.

**No balance at the lowest speed.** EnergyPlus (CondenserLoopTowers.cc, read for version 25) finds
the water that leaves at a fan speed from the range R of wet bulb + approach(R) + R = entering
water, between 0.001 K and 22.2 K. Extrapolated to the lowest speed (water over air = 1 / 0.2)
YorkCalc gives approaches of several kelvin at no range at all, so that in cool hours of small range
the left side exceeds the right at 0.001 K already. The solver finds no sign change; EnergyPlus
warns ("the range ... likely exceeds the bounds of the model. The maximum range of the model is used
22.2222") and takes entering water - 22.2 K, far below the wet bulb. It then believes that the
lowest speed overcools and lets the fan cycle there for a few per cent of the hour. `fallback` gives
the fan power that follows, for those hours only.

**Density of the water.** A design flow in m3/s becomes kg/s at 5.05 degC (999.898 kg/m3), but the
water ratio of the correlation is that mass flow over the density at the entering temperature: at
35 degC it stands 0.6 % above the ratio of the flows, and the fan power that holds a set point, its
cube, 1.8 %.

**Upper bound of the wet bulb.** 29.44 degC for YorkCalc, where Tenfold keeps to the published 26.7.
`of_their_inputs` gives the fan power for both.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .energyplus_tables import WATER_DENSITY, Array, Tower

#: Range [K] between which EnergyPlus looks for a balance.
LEAST_RANGE, MOST_RANGE = 0.001, 22.2222
#: Wet bulb [degC] to which EnergyPlus bounds YorkCalc.
WET_BULB = (-34.4, 29.4444)
#: Highest wet bulb [degC] of Tenfold's correlations.
OWN_WET_BULB = 26.7

#: YorkCalc, coefficient of wet bulb^i range^j (water over air)^k at [k][j][i] (EnergyPlus
#: Engineering Reference, table of approach temperature correlation coefficients).
YORK = np.array(
    [
        [
            [-0.359741205, -0.055053608, 0.0023850432],
            [0.173926877, -0.0248473764, 0.00048430224],
            [-0.005589849456, 0.0005770079712, -1.342427256e-05],
        ],
        [
            [2.84765801111111, -0.121765149, 0.0014599242],
            [1.680428651, -0.0166920786, -0.0007190532],
            [-0.025485194448, 4.87491696e-05, 2.719234152e-05],
        ],
        [
            [-0.06537662555556, -0.002278167, 0.0002500254],
            [-0.0910565458, 0.00318176316, 3.8621772e-05],
            [-0.0034285382352, 8.56589904e-06, -1.516821552e-06],
        ],
    ]
)


def york_approach(wet_bulb_C: Array, range_K: Array, ratio: Array | float) -> Array:
    """Approach [K] by YorkCalc, as published: arguments are not bounded."""
    t, r, q = np.broadcast_arrays(
        np.asarray(wet_bulb_C, dtype=float), np.asarray(range_K, dtype=float), ratio
    )
    out = np.zeros(t.shape)
    for k in range(3):
        for j in range(3):
            a = YORK[k, j]
            out += (a[0] + t * (a[1] + t * a[2])) * r**j * np.asarray(q, dtype=float) ** k
    return out


def root(
    function: Callable[[Array], Array], low: Array, high: Array
) -> tuple[Array, NDArray[np.bool_]]:
    """Root by bisection, and whether the ends differ in sign."""
    a, b = np.array(low, dtype=float), np.array(high, dtype=float)
    fa, fb = function(a), function(b)
    there = np.sign(fa) * np.sign(fb) < 0
    for _ in range(60):
        middle = 0.5 * (a + b)
        same = np.sign(function(middle)) == np.sign(fa)
        a, b = np.where(same, middle, a), np.where(same, b, middle)
    return 0.5 * (a + b), there


def calibration(tower: Tower) -> float:
    """Water ratio at design flow with which the correlation makes the design approach."""
    wet, approach, span = (np.array(v) for v in tower.design)
    found, there = root(
        lambda q: york_approach(wet, span, q) - approach, np.array(0.1), np.array(5.0)
    )
    if not there:
        raise ValueError(f"YorkCalc does not make the design approach {tower.design[1]} K")
    return float(found)


def leaving(wet_C: Array, entering_C: Array, ratio: float) -> tuple[Array, NDArray[np.bool_]]:
    """Leaving water at a water over air ratio as EnergyPlus finds it; whether it has a balance."""
    found, there = root(
        lambda r: wet_C + york_approach(wet_C, r, ratio) + r - entering_C,
        np.full_like(entering_C, LEAST_RANGE),
        np.full_like(entering_C, MOST_RANGE),
    )
    return entering_C - np.where(there, found, MOST_RANGE), there


def water_density(t_C: Array) -> Array:
    """Density of water [kg/m3] at 0 to 100 degC (Tilton and Taylor, 1937)."""
    return 1000.0 * (1.0 - (t_C + 288.9414) * (t_C - 3.9863) ** 2 / (508929.2 * (t_C + 68.12963)))


def of_their_inputs(
    tower: Tower, fan_W: Array, wet_bulb_C: Array, span_K: Array, target_C: Array
) -> Array:
    """Fan power [W] with water ratio and wet bulb of EnergyPlus, where the speed holds a set point.

    The water over air ratio that makes an approach is a property of the correlation; ours times
    (ratio at our bound / ratio at theirs) is theirs, and the fan power goes with the cube.
    """
    lowest = tower.fan_W * tower.least_air**3
    modulates = (fan_W > 1.0001 * lowest) & (fan_W < 0.9999 * tower.fan_W)
    more = WATER_DENSITY / water_density(target_C + span_K)
    if tower.kind == "york":
        approach, ends = (
            target_C - wet_bulb_C,
            (np.full_like(fan_W, 0.05), np.full_like(fan_W, 8.0)),
        )
        ratios = []
        for highest in (OWN_WET_BULB, WET_BULB[1]):
            wet = np.clip(wet_bulb_C, WET_BULB[0], highest)

            def left(q: Array, wet: Array = wet) -> Array:
                return york_approach(wet, span_K, q) - approach

            ratios.append(root(left, *ends)[0])
        more = more * np.where(wet_bulb_C > OWN_WET_BULB, ratios[0] / ratios[1], 1.0)
    return np.where(modulates, np.minimum(fan_W * more**3, tower.fan_W), fan_W)


@dataclass(frozen=True)
class Fallback:
    """Hours in which EnergyPlus finds no balance at the lowest speed, and what it makes of them."""

    hours: NDArray[np.bool_]
    fan_W: Array  # zero in all other hours
    air_ratio: Array  # mean of lowest speed and free convection, zero in all other hours
    lowest_C: Array  # water that EnergyPlus believes to leave at the lowest speed


def fallback(
    tower: Tower, wet_bulb_C: Array, heat_W: Array, flow_kg_s: Array, target_C: Array
) -> Fallback:
    """Fan of EnergyPlus from wet bulb, heat, water flow and set point of a tower of one cell."""
    if tower.kind != "york":
        none = np.zeros_like(heat_W)
        return Fallback(none > 0, none, none, none)
    wet = np.clip(wet_bulb_C, *WET_BULB)
    span = heat_W / (flow_kg_s * 4186.0)
    entering = target_C + span
    water = calibration(tower)
    reached = wet + york_approach(wet, span, water) < target_C
    full, steady = leaving(wet, entering, water)
    off = entering - tower.free_convection * (entering - full)
    low, balanced = leaving(wet, entering, water / tower.least_air)
    hours = reached & steady & (off > target_C) & ~balanced
    on = np.where(hours, (off - target_C) / (off - low), 0.0)
    return Fallback(
        hours,
        tower.fan_W * tower.least_air**3 * on,
        np.where(hours, on * tower.least_air + (1.0 - on) * tower.free_convection, 0.0),
        low,
    )
