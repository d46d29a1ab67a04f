#!/usr/bin/env python3
# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Compare moist air with PsychroLib and CoolProp; writes docs/validation/psychrometrics.md.

usage: tools/compare_psychrometrics.py [--states N]

States lie in -50..60 degC, relative humidity 0.5..100 %, 0..4000 m (standard atmosphere), drawn
with a fixed seed. tests/python/test_weather_psychrometrics.py checks the limits that the page
states.
"""

from __future__ import annotations

import argparse
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

import numpy as np
import psychrolib
from CoolProp import CoolProp
from numpy.typing import NDArray

import tenfold as tf

Array = NDArray[np.float64]
ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "validation" / "psychrometrics.md"
ZERO = 273.15
CLIMATES = (
    "singapore",
    "hangzhou",
    "beijing",
    "zhangbei",
    "xining",
    "frankfurt",
    "lulea",
    "golden",
)
psychrolib.SetUnitSystem(psychrolib.SI)


class States(NamedTuple):
    """Dry bulb [degC], relative humidity, pressure [Pa]."""

    dry_bulb: Array
    relative_humidity: Array
    pressure: Array


def draw(count: int, seed: int = 20240901) -> States:
    random = np.random.default_rng(seed)
    elevation = random.uniform(0, 4000, count)
    return States(
        random.uniform(-50, 60, count),
        random.uniform(0.005, 1.0, count),
        np.array([psychrolib.GetStandardAtmPressure(z) for z in elevation]),
    )


def has_two_roots(
    dry_bulb: float, humidity_ratio: float, pressure: float, margin: float = 2e-3
) -> bool:
    """Whether the liquid and the ice form of the wet-bulb equation both hold (PsychroLib).

    The bounds are widened by what a margin of wet bulb [K] is worth: PsychroLib stops at 1 mK, and
    the bounds of real air lie up to 50 mK beside.
    """
    if dry_bulb <= 0:
        return False
    liquid = psychrolib.GetHumRatioFromTWetBulb(dry_bulb, 0.0, pressure)
    ice = psychrolib.GetHumRatioFromTWetBulb(dry_bulb, -1e-9, pressure)
    width = margin * 8e-4
    return bool(liquid - width <= humidity_ratio < ice + width)


def wet_bulb_of_saturation(dry_bulb: float, humidity_ratio: float, pressure: float) -> float:
    """HoF 2017 ch. 1 eq. 33 and 35 [degC] with CoolProp's saturation pressure, by bisection.

    The liquid root where it is at or above 0 degC, else the ice root.
    """

    def humidity(wet: float, liquid: bool) -> float:
        vapour = CoolProp.HAProps_Aux("p_ws", wet + ZERO, pressure, 0.0)[0]
        saturated = 0.621945 * vapour / (pressure - vapour)
        a, b, c = (2501.0, 2.326, 4.186) if liquid else (2830.0, 0.24, 2.1)
        top = (a - b * wet) * saturated - 1.006 * (dry_bulb - wet)
        return top / (a + 1.86 * dry_bulb - c * wet)

    liquid = dry_bulb >= 0 and humidity_ratio >= humidity(0.0, True)
    low, high = (0.0, dry_bulb) if liquid else (dry_bulb - 60.0, min(dry_bulb, 0.005))
    for _ in range(40):
        middle = 0.5 * (low + high)
        if humidity(middle, liquid) < humidity_ratio:
            low = middle
        else:
            high = middle
    return 0.5 * (low + high)


def compare(states: States) -> dict[str, Array]:
    """Our values less the references', by row. NaN where the row has two wet-bulb roots."""
    kelvin = states.dry_bulb + ZERO
    wet = tf.weather.wet_bulb(kelvin, states.relative_humidity, states.pressure) - ZERO
    dew = tf.weather.dew_point(kelvin, states.relative_humidity) - ZERO
    ratio = tf.weather.humidity_ratio(kelvin, states.relative_humidity, states.pressure)
    vapour = tf.weather.saturation_pressure(kelvin)
    names = (
        "psychrolib_humidity_ratio",
        "psychrolib_dew_point",
        "psychrolib_wet_bulb",
        "saturation_pressure",
        "saturation_wet_bulb",
        "real_humidity_ratio",
        "ideal_humidity_ratio",
        "real_dew_point",
        "real_wet_bulb",
        "enhancement",
        "two_roots",
    )
    out = {name: np.full(len(kelvin), np.nan) for name in names}
    rows = zip(*(a.tolist() for a in (*states, kelvin, wet, dew, ratio, vapour)), strict=True)
    for i, (t, r, p, k, b, d, w, ps) in enumerate(rows):
        theirs = psychrolib.GetHumRatioFromRelHum(t, r, p)
        out["psychrolib_humidity_ratio"][i] = w / theirs - 1
        out["psychrolib_dew_point"][i] = d - psychrolib.GetTDewPointFromRelHum(t, r)
        own = CoolProp.HAProps_Aux("p_ws", k, p, 0.0)[0]
        out["saturation_pressure"][i] = ps / own - 1
        state = ("T", k, "R", r, "P", p)
        fraction = CoolProp.HAPropsSI("psi_w", *state)
        factor = CoolProp.HAPropsSI("psi_w", "T", k, "R", 1.0, "P", p) * p / own
        out["enhancement"][i] = factor
        out["real_humidity_ratio"][i] = w / CoolProp.HAPropsSI("W", *state) - 1
        ideal = fraction / factor
        out["ideal_humidity_ratio"][i] = w / (0.621945 * ideal / (1 - ideal)) - 1
        out["real_dew_point"][i] = d + ZERO - CoolProp.HAPropsSI("D", *state)
        out["two_roots"][i] = float(has_two_roots(t, w, p))
        if out["two_roots"][i]:
            continue
        out["psychrolib_wet_bulb"][i] = b - psychrolib.GetTWetBulbFromHumRatio(t, w, p)
        out["saturation_wet_bulb"][i] = b - wet_bulb_of_saturation(t, w, p)
        if not has_two_roots(t, w, p, 5e-2):
            out["real_wet_bulb"][i] = b + ZERO - CoolProp.HAPropsSI("B", *state)
    return out


def doubtful_hours(name: str) -> tuple[int, int, float]:
    """Hours of a built-in climate with two roots; those with another root here; largest gap [K]."""
    year = tf.weather.climate(name)
    columns = ("dry_bulb_K", "dew_point_K", "wet_bulb_K", "pressure_Pa")
    rows = zip(*(year[key].tolist() for key in columns), strict=True)
    two, other, most = 0, 0, 0.0
    for dry, dew, wet, pressure in rows:
        if not -1 < wet - ZERO < 3:
            continue
        ratio = psychrolib.GetHumRatioFromTDewPoint(dew - ZERO, pressure)
        if not has_two_roots(dry - ZERO, ratio, pressure):
            continue
        theirs = psychrolib.GetTWetBulbFromHumRatio(dry - ZERO, ratio, pressure)
        gap = abs(wet - ZERO - theirs)
        two += 1
        other += gap > 0.01
        most = max(most, gap)
    return two, other, most


def page(states: States, found: dict[str, Array]) -> str:
    def row(words: str, name: str, scale: float, unit: str) -> str:
        gaps = np.abs(found[name])
        median, most = np.nanmedian(gaps) * scale, np.nanmax(gaps) * scale
        return f"| {words} | {median:.2g} | {most:.2g} | {unit} |"

    doubtful = found["two_roots"] == 1
    examples = []
    for i in np.flatnonzero(doubtful)[:12]:
        t, r, p = (float(a[i]) for a in states)
        k = t + ZERO
        w = float(tf.weather.humidity_ratio(k, r, p))
        ours = float(tf.weather.wet_bulb(k, r, p)) - ZERO
        first = psychrolib.GetTWetBulbFromHumRatio(t, w, p)
        second = CoolProp.HAPropsSI("B", "T", k, "R", r, "P", p) - ZERO
        examples.append(
            f"| {t:.2f} | {100 * r:.1f} | {p / 1e3:.2f} | {ours:.3f} | {first:.3f} | {second:.3f} |"
        )
    f = found["enhancement"]
    dry = "Humidity ratio"
    lines = [
        row(f"{dry}, PsychroLib", "psychrolib_humidity_ratio", 100, "%"),
        row("Dew point, PsychroLib", "psychrolib_dew_point", 1, "K"),
        row("Wet bulb, PsychroLib", "psychrolib_wet_bulb", 1, "K"),
        row("Saturation pressure, CoolProp", "saturation_pressure", 100, "%"),
        row(f"{dry}, CoolProp without its enhancement factor", "ideal_humidity_ratio", 100, "%"),
        row("Wet bulb, HoF with CoolProp's saturation pressure", "saturation_wet_bulb", 1, "K"),
        row(f"{dry}, CoolProp (real gas)", "real_humidity_ratio", 100, "%"),
        row("Dew point, CoolProp (real gas)", "real_dew_point", 1, "K"),
        row("Wet bulb, CoolProp (real gas)", "real_wet_bulb", 1, "K"),
    ]
    table, list_of = "\n".join(lines), "\n".join(examples)
    years = "\n".join(
        f"| {name} | {two} | {other} | {most:.2f} |"
        for name in CLIMATES
        for two, other, most in [doubtful_hours(name)]
    )
    return f"""# Moist air against PsychroLib and CoolProp

Written by `tools/compare_psychrometrics.py` with PsychroLib {version("psychrolib")} and CoolProp
{version("CoolProp")}: {len(f)} states in -50 to 60 °C, 0.5 to 100 % relative humidity, 0 to
4,000 m, ice below 0 °C. Required: wet bulb within 0.01 K, humidity ratio within 0.1 %. Absolute
differences:

| what, against what | median | largest | |
|---|---:|---:|---|
{table}

Tenfold uses the ideal-gas formulas of ASHRAE HoF 2017, chapter 1, as PsychroLib does, and meets
both limits against it. CoolProp models real moist air (ASHRAE RP-1485): vapour at saturation
exceeds the ideal-gas value by its enhancement factor, here {f.min():.4f} to {f.max():.4f},
so that humidity ratios at equal relative humidity differ by as much; no ideal-gas model can be
within 0.1 % of it. Without that factor what is left is the difference of Hyland and Wexler (1983)
from IAPWS-95 and the IAPWS ice equation of 2011. The wet bulb differs less, because the factor
stands on both sides of its equation; in hot dry air the rounded enthalpies of HoF equations 30, 33
and 35 exceed 0.01 K.

## Near freezing

The wet-bulb equation changes its constants at 0 °C, so that for some states a liquid and an ice
root both hold, up to about 0.8 K apart in dry air. Tenfold takes the liquid root where it is at or
above 0 °C, else the ice root: one value, which grows with humidity. PsychroLib and CoolProp return
the one that their iteration meets. {int(doubtful.sum())} of the {len(f)} states above have two
roots and are left out of the rows of the wet bulb. The first of them:

| dry bulb, °C | humidity, % | pressure, kPa | Tenfold, °C | PsychroLib, °C | CoolProp, °C |
|---:|---:|---:|---:|---:|---:|
{list_of}

Hours of a year of 8,784 with two roots, in some of the built-in climates, and how many of them
PsychroLib answers with the ice root:

| climate | hours with two roots | other root in PsychroLib | largest difference, K |
|---|---:|---:|---:|
{years}
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--states", type=int, default=20000)
    options = parser.parse_args()
    states = draw(options.states)
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(page(states, compare(states)), encoding="utf-8")


if __name__ == "__main__":
    main()
