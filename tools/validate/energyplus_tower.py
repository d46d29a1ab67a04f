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
the fan power that follows, for those hours only. CoolTools does the same with its 11.1 K.

**Density of the water.** A design flow in m3/s becomes kg/s at 5.05 degC (999.898 kg/m3), but the
water ratio of the correlation is that mass flow over the density at the entering temperature: at
35 degC it stands 0.6 % above the ratio of the flows, and the fan power that holds a set point, its
cube, 1.8 %.

**Bounds of wet bulb and range.** 29.44 degC wet bulb for YorkCalc, where Tenfold keeps to the
published 26.7; no bounds on the range, where Tenfold keeps to 1.1 K and more. `of_their_inputs`
gives the fan power for both. In warmer air EnergyPlus asks whether full speed reaches the set point
above the bounded wet bulb, and for the speed that reaches it above that of the air. Where the first
is true and the second has no answer it warns ("air flow rate ratio calculation failed") and runs
the lowest speed at the set point, below what the air allows; `fallback` gives that power. Below a
range of 1.1 K the correlations have no data: Tenfold lets the approach go to zero with the range,
EnergyPlus takes the polynomial, which asks for kelvins without any range. `fallback` has these too.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .energyplus_tables import WATER_DENSITY, Array, Tower

#: Range [K] between which EnergyPlus looks for a balance; the most is that of the correlation.
LEAST_RANGE, MOST_RANGE = 0.001, {"york": 22.2222, "cooltools": 11.1111}
#: Wet bulb [degC] to which EnergyPlus bounds YorkCalc.
WET_BULB = (-34.4, 29.4444)
#: The same of CoolTools.
COOLTOOLS_WET_BULB = (-1.0, 26.6667)
#: Range [K] of Tenfold's correlations.
OWN_RANGE = {"york": (1.1, 22.2), "cooltools": (1.1, 11.1)}
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


#: CoolTools, coefficients of the same reference in its order; a: fan power ratio, w: water ratio.
COOLTOOLS = (
    *(0.52049709836241, -10.617046395344, 10.7292974722538, -2.74988377158227),
    *(4.73629943913743, -8.25759700874711, 1.57640938114136, 6.51119643791324),
    *(1.50433525206692, -3.2888529287801, 0.02577861453538, 0.18246428931525),
    *(-0.08189472914009, -0.21501000399629, 0.01867413096353, 0.053682417759),
    *(-0.00270968955115, 0.00112277498589, -0.00127758497498, 7.60420796601607e-05),
    *(1.43600088336017, -0.5198695909109, 0.11733957691051, 1.50492810819924),
    *(-0.13589890592697, -0.15257758186651, -0.05338438281146, 0.00493294869566),
    *(-0.00796260394174, 0.00022261982862, -0.05439520015681, 0.00474266879162),
    *(-0.01858546718156, 0.00115667701294, 0.00080737066446),
)


def cooltools_approach(
    wet_bulb_C: Array, range_K: Array, water: Array | float, air: float
) -> Array:
    """Approach [K] by CoolTools; arguments are not bounded. `air` is the air flow ratio.

    The code of EnergyPlus puts its cube, the fan power, into the place of the air flow ratio.
    """
    t, r = np.asarray(wet_bulb_C, dtype=float), np.asarray(range_K, dtype=float)
    w, a = np.asarray(water, dtype=float), air**3
    terms = (
        *(1.0, a, a * a, a**3, w, a * w, a * a * w, w * w, a * w * w, w**3),
        *(t, a * t, a * a * t, w * t, a * w * t, w * w * t, t * t, a * t * t, w * t * t, t**3),
        *(r, a * r, a * a * r, w * r, a * w * r, w * w * r, t * r, a * t * r, w * t * r),
        *(t * t * r, r * r, a * r * r, w * r * r, t * r * r, r**3),
    )
    return np.asarray(sum(c * x for c, x in zip(COOLTOOLS, terms, strict=True)), dtype=float)


def approach_of(
    kind: str, wet_bulb_C: Array, range_K: Array, water: Array | float, air: float
) -> Array:
    """Approach [K] at a water ratio and an air ratio."""
    if kind == "york":
        return york_approach(wet_bulb_C, range_K, water / air)
    return cooltools_approach(wet_bulb_C, range_K, water, air)


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
        lambda q: approach_of(tower.kind, wet, span, q, 1.0) - approach,
        np.array(0.1),
        np.array(5.0 if tower.kind == "york" else 2.0),
    )
    if not there:
        raise ValueError(
            f"{tower.kind}: the correlation does not make the design approach {tower.design[1]} K"
        )
    return float(found)


def leaving(
    kind: str, wet_C: Array, entering_C: Array, water: Array | float, air: float
) -> tuple[Array, NDArray[np.bool_]]:
    """Leaving water at a water and an air ratio as EnergyPlus finds it; whether it balances."""
    most = MOST_RANGE[kind]
    found, there = root(
        lambda r: wet_C + approach_of(kind, wet_C, r, water, air) + r - entering_C,
        np.full_like(entering_C, LEAST_RANGE),
        np.full_like(entering_C, most),
    )
    return entering_C - np.where(there, found, most), there


def water_density(t_C: Array) -> Array:
    """Density of water [kg/m3] at 0 to 100 degC (Tilton and Taylor, 1937)."""
    return 1000.0 * (1.0 - (t_C + 288.9414) * (t_C - 3.9863) ** 2 / (508929.2 * (t_C + 68.12963)))


def air_for(
    kind: str, wet_C: Array, span_K: Array, water: Array | float, wanted_K: Array
) -> tuple[Array, NDArray[np.bool_]]:
    """Air ratio between 0.1 and 1.5 that makes an approach, and whether there is one."""
    low, high = np.full_like(wanted_K, 0.1), np.full_like(wanted_K, 1.5)
    return root(lambda a: approach_of(kind, wet_C, span_K, water, a) - wanted_K, low, high)


def of_their_inputs(
    tower: Tower, fan_W: Array, wet_bulb_C: Array, span_K: Array, target_C: Array
) -> Array:
    """Fan power [W] with water ratio, wet bulb and range of EnergyPlus, where a set point is held.

    The air ratio that makes an approach is a property of the correlation; our fan power times the
    cube of (air for their arguments / air for ours, which are held in the published box) is theirs.
    """
    if tower.kind == "single":
        return fan_W
    lowest = tower.fan_W * tower.least_air**3
    modulates = (fan_W > 1.0001 * lowest) & (fan_W < 0.9999 * tower.fan_W)
    water, wanted = calibration(tower), target_C - wet_bulb_C
    coldest, warmest = WET_BULB if tower.kind == "york" else COOLTOOLS_WET_BULB
    ours, known = air_for(
        tower.kind,
        np.clip(wet_bulb_C, coldest, OWN_WET_BULB),
        np.clip(span_K, *OWN_RANGE[tower.kind]),
        water,
        wanted,
    )
    more = WATER_DENSITY / water_density(target_C + span_K)
    wet = np.clip(wet_bulb_C, coldest, warmest)
    theirs, same = air_for(tower.kind, wet, span_K, water * more, wanted)
    power = np.minimum(fan_W * (theirs / ours) ** 3, tower.fan_W)
    return np.where(modulates & known & same, power, fan_W)


@dataclass(frozen=True)
class Fallback:
    """Hours in which EnergyPlus finds no balance or leaves the fit, and what it makes of them."""

    hours: NDArray[np.bool_]
    fan_W: Array  # zero in all other hours
    air_ratio: Array  # mean of lowest speed and free convection, zero in all other hours
    lowest_C: Array  # water that EnergyPlus believes to leave at the lowest speed


def fallback(
    tower: Tower, wet_bulb_C: Array, heat_W: Array, flow_kg_s: Array, target_C: Array
) -> Fallback:
    """Fan of EnergyPlus from wet bulb, heat, water flow and set point of a tower of one cell."""
    if tower.kind == "single":
        none = np.zeros_like(heat_W)
        return Fallback(none > 0, none, none, none)
    box = WET_BULB if tower.kind == "york" else COOLTOOLS_WET_BULB
    wet = np.clip(wet_bulb_C, *box)
    span = heat_W / (flow_kg_s * 4186.0)
    entering = target_C + span
    water = calibration(tower) * flow_kg_s / tower.water_flow
    reached = wet + approach_of(tower.kind, wet, span, water, 1.0) < target_C
    full, steady = leaving(tower.kind, wet, entering, water, 1.0)
    off = entering - tower.free_convection * (entering - full)
    low, balanced = leaving(tower.kind, wet, entering, water, tower.least_air)
    hours = reached & steady & (off > target_C) & ~balanced
    on = np.where(hours, (off - target_C) / (off - low), 0.0)
    more = WATER_DENSITY / water_density(entering)
    # Ranges below the fit: ours goes to no approach without range, theirs goes on.
    narrow = (span < OWN_RANGE[tower.kind][0]) & (heat_W > 0)
    held, _ = air_for(tower.kind, wet, span, water * more, target_C - wet_bulb_C)
    air = np.clip(held, tower.least_air, 1.0)
    cycles = balanced & (low < target_C)
    share = np.where(cycles, (off - target_C) / np.maximum(off - low, 1e-9), 1.0)
    share = np.where(reached, np.where(off > target_C, share, 0.0), 1.0)
    air = np.where(reached, np.where(cycles, tower.least_air, air), 1.0)
    narrow &= ~hours
    # Reached with the bounded wet bulb, not with that of the air: the lowest speed, and believed.
    out = approach_of(tower.kind, wet, span, water, 1.0)
    beyond = reached & (wet_bulb_C > box[1]) & (wet_bulb_C + out >= target_C) & (off > target_C)
    narrow &= ~beyond
    on = np.where(beyond, 1.0, np.where(narrow, share, on))
    turning = np.where(narrow, air, tower.least_air)
    hours = hours | beyond | narrow
    return Fallback(
        hours,
        tower.fan_W * turning**3 * on,
        np.where(hours, on * turning + (1.0 - on) * tower.free_convection, 0.0),
        low,
    )
