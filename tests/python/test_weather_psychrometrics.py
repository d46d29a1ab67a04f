# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Moist air against PsychroLib and CoolProp over the whole domain, and what must always hold."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import psychrolib
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

import tenfold as tf

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))
import compare_psychrometrics as reference

ZERO = 273.15
WET_BULB_K = 0.01
HUMIDITY_RATIO = 1e-3

celsius = st.floats(-50, 60)
humidity = st.floats(0.0, 1.0)
elevation = st.floats(0, 4000)


@pytest.fixture(scope="module")
def found() -> Mapping[str, NDArray[np.float64]]:
    return reference.compare(reference.draw(4000, seed=7))


# ------------------------------------------------------------------ PsychroLib


@settings(max_examples=300, deadline=None)
@given(t=celsius, r=humidity, z=elevation)
def test_one_state_agrees_with_psychrolib(t: float, r: float, z: float) -> None:
    p = psychrolib.GetStandardAtmPressure(z)
    assert float(tf.weather.standard_pressure(z)) == pytest.approx(p, rel=1e-12)
    w = float(tf.weather.humidity_ratio(t + ZERO, r, p))
    assert w == pytest.approx(psychrolib.GetHumRatioFromRelHum(t, r, p), rel=HUMIDITY_RATIO)
    h = float(tf.weather.enthalpy(t + ZERO, w))
    assert h == pytest.approx(psychrolib.GetMoistAirEnthalpy(t, w), rel=1e-9, abs=1e-6)
    density = float(tf.weather.density(t + ZERO, w, p))
    assert density == pytest.approx(psychrolib.GetMoistAirDensity(t, w, p), rel=1e-5)
    b = float(tf.weather.wet_bulb(t + ZERO, r, p)) - ZERO
    # PsychroLib's dew point, the floor of its search, stops at -100 degC and at its least ratio.
    if w > 1.5e-7 and not reference.has_two_roots(t, w, p):
        assert b == pytest.approx(psychrolib.GetTWetBulbFromHumRatio(t, w, p), abs=WET_BULB_K)


def test_the_domain_agrees_with_psychrolib(found: Mapping[str, NDArray[np.float64]]) -> None:
    assert np.abs(found["psychrolib_humidity_ratio"]).max() < HUMIDITY_RATIO
    assert np.abs(found["psychrolib_dew_point"]).max() < WET_BULB_K
    assert np.nanmax(np.abs(found["psychrolib_wet_bulb"])) < WET_BULB_K


# -------------------------------------------------------------------- CoolProp


def test_the_domain_agrees_with_coolprop(found: Mapping[str, NDArray[np.float64]]) -> None:
    """Ideal gas with IAPWS saturation: the limits of the issue; ice and liquid."""
    assert np.abs(found["saturation_pressure"]).max() < HUMIDITY_RATIO
    assert np.abs(found["ideal_humidity_ratio"]).max() < HUMIDITY_RATIO
    assert np.nanmax(np.abs(found["saturation_wet_bulb"])) < WET_BULB_K


def test_real_air_differs_by_the_enhancement_factor(
    found: Mapping[str, NDArray[np.float64]],
) -> None:
    """What an ideal gas leaves out is stated, and no more than that is left out."""
    factor, ratio = found["enhancement"], found["real_humidity_ratio"]
    assert factor.min() > 1.002
    assert factor.max() < 1.007
    assert np.abs(ratio).max() < 0.008
    # Where vapour is scarce the ratio is off by exactly that factor.
    rest = (1 + ratio) * factor - 1
    assert np.abs(np.median(rest)) < 5e-4
    assert np.abs(found["real_dew_point"]).max() < 0.03
    real = np.abs(found["real_wet_bulb"])
    assert np.nanmax(real) < 0.04
    assert np.nanmedian(real) < 0.005


def test_few_states_have_two_roots_and_ours_is_the_liquid_one(
    found: Mapping[str, NDArray[np.float64]],
) -> None:
    states = reference.draw(4000, seed=7)
    two = found["two_roots"] == 1
    assert 0 < two.sum() < 0.01 * len(two)
    for t, r, p in zip(*(a[two].tolist() for a in states), strict=True):
        w = float(tf.weather.humidity_ratio(t + ZERO, r, p))
        b = float(tf.weather.wet_bulb(t + ZERO, r, p)) - ZERO
        liquid = psychrolib.GetHumRatioFromTWetBulb(t, 0.0, p)
        if abs(w - liquid) > 2e-6:
            assert (b >= 0) == (w > liquid)
        # Liquid or ice: the equation holds for what is returned.
        assert psychrolib.GetHumRatioFromTWetBulb(t, b, p) == pytest.approx(w, abs=2e-7)


def test_a_poor_formula_would_fail() -> None:
    """Stull (2011), fitted at sea level: the same limits must reject it."""
    states = reference.draw(500, seed=3)
    t, r = states.dry_bulb, 100 * states.relative_humidity
    stull = (
        t * np.arctan(0.151977 * np.sqrt(r + 8.313659))
        + np.arctan(t + r)
        - np.arctan(r - 1.676331)
        + 0.00391838 * r**1.5 * np.arctan(0.023101 * r)
        - 4.686035
    )
    ours = tf.weather.wet_bulb(t + ZERO, states.relative_humidity, states.pressure) - ZERO
    assert np.median(np.abs(stull - ours)) > 10 * WET_BULB_K


# ---------------------------------------------------------------- always holds


@settings(max_examples=300, deadline=None)
@given(t=celsius, r=humidity, z=elevation)
def test_dew_point_wet_bulb_dry_bulb_are_ordered(t: float, r: float, z: float) -> None:
    p = tf.weather.standard_pressure(z)
    dew = float(tf.weather.dew_point(t + ZERO, r))
    wet = float(tf.weather.wet_bulb(t + ZERO, r, p))
    assert dew <= wet + 1e-6
    assert wet <= t + ZERO


@settings(max_examples=200, deadline=None)
@given(t=celsius, z=elevation)
def test_saturated_air_has_one_temperature(t: float, z: float) -> None:
    p = tf.weather.standard_pressure(z)
    assert float(tf.weather.wet_bulb(t + ZERO, 1.0, p)) == pytest.approx(t + ZERO, abs=2e-4)
    assert float(tf.weather.dew_point(t + ZERO, 1.0)) == pytest.approx(t + ZERO, abs=1e-6)


@settings(max_examples=200, deadline=None)
@given(t=celsius, r=st.floats(0.0, 0.98), more=st.floats(1e-3, 0.02), z=elevation)
def test_more_humidity_never_lowers_the_wet_bulb(t: float, r: float, more: float, z: float) -> None:
    p = tf.weather.standard_pressure(z)
    low, high = tf.weather.wet_bulb(t + ZERO, np.array([r, r + more]), p)
    assert low <= high + 1e-9


@settings(max_examples=200, deadline=None)
@given(t=celsius, r=st.floats(0.01, 1.0), z=elevation)
def test_relative_humidity_comes_back(t: float, r: float, z: float) -> None:
    p = tf.weather.standard_pressure(z)
    w = tf.weather.humidity_ratio(t + ZERO, r, p)
    assume(float(w) > 2e-7)
    assert float(tf.weather.relative_humidity(t + ZERO, w, p)) == pytest.approx(r, rel=1e-9)


@settings(max_examples=200, deadline=None)
@given(a=st.tuples(celsius, humidity), b=st.tuples(celsius, humidity), flow=st.floats(0.01, 100))
def test_mixing_keeps_water_and_enthalpy(
    a: tuple[float, float], b: tuple[float, float], flow: float
) -> None:
    dry = np.array([a[0], b[0]]) + ZERO
    ratio = tf.weather.humidity_ratio(dry, np.array([a[1], b[1]]))
    mixed = tf.weather.mix(1.0, dry[0], ratio[0], flow, dry[1], ratio[1])
    share = flow / (1 + flow)
    h = tf.weather.enthalpy(dry, ratio)
    scale = max(abs(h[0]), abs(h[1]), 1.0)
    assert float(mixed.humidity_ratio) == pytest.approx(
        ratio[0] * (1 - share) + ratio[1] * share, rel=1e-12
    )
    assert float(mixed.enthalpy) == pytest.approx(
        h[0] * (1 - share) + h[1] * share, abs=1e-11 * scale
    )
    vapour = float(mixed.humidity_ratio - mixed.fog)
    humid = float(tf.weather.relative_humidity(mixed.dry_bulb, vapour))
    assert humid <= 1 + 1e-9
    assert (float(mixed.fog) > 0) == (humid > 1 - 1e-9) or float(mixed.fog) < 1e-12


def test_functions_broadcast_and_refuse() -> None:
    t = np.array([[280.0], [300.0]])
    r = np.array([0.2, 0.5, 0.9])
    assert tf.weather.wet_bulb(t, r).shape == (2, 3)
    assert tf.weather.mix(1.0, t, 0.005, 2.0, 290.0, r * 0.01).dry_bulb.shape == (2, 3)
    for bad in (25.0, np.nan, 1e300):
        with pytest.raises(tf.InputError, match="kelvin"):
            tf.weather.wet_bulb(bad, 0.5)
    with pytest.raises(tf.InputError, match="relative_humidity"):
        tf.weather.wet_bulb(300.0, 50.0)
    with pytest.raises(tf.InputError, match="pressure"):
        tf.weather.wet_bulb(300.0, 0.5, 1013.0)
    with pytest.raises(tf.InputError, match="flow_a"):
        tf.weather.mix(-1.0, 300.0, 0.01, 1.0, 290.0, 0.01)
