# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Targets, the search, and the answer when a target cannot be reached."""

from __future__ import annotations

import math
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

import tenfold as tf
from tenfold import _solve
from tenfold._target import parse_target

COUNT = "sites.hangzhou.halls.ai.racks.0.count"


@pytest.mark.parametrize(
    ("text", "left", "goal", "unit"),
    [
        ("energy(2032)/energy(2022)=10", "energy(2032)/energy(2022)", 10.0, "1"),
        (" pue( 2027 ) = 1.18 ", "pue(2027)", 1.18, "1"),
        ("water=1e9", "water", 1e9, "L"),
        ("it_energy()=5", "it_energy", 5.0, "kWh"),
        ("carbon(2030)/it_energy(2030)=0.3", "carbon(2030)/it_energy(2030)", 0.3, "(kg)/(kWh)"),
        ("energy(2024)=300 GWh", "energy(2024)", 300e6, "kWh"),
        ("energy(2024)=3.6e15 J", "energy(2024)", 1e9, "kWh"),
        ("water=2 m3", "water", 2000.0, "L"),
        ("carbon=5 kt", "carbon", 5e6, "kg"),
        ("compute(2030)=2 EFLOP/s", "compute(2030)", 2e18, "FLOP/s"),
        ("peak=12 MW", "peak", 12e6, "W"),
        ("cue=300 g/kWh", "cue", 0.3, "kg/kWh"),
        ("carbon(2030)/energy(2030)=80 kg/MWh", "carbon(2030)/energy(2030)", 0.08, "(kg)/(kWh)"),
    ],
)
def test_targets(text: str, left: str, goal: float, unit: str) -> None:
    target = parse_target(text)
    assert (target.left, target.unit) == (left, unit)
    assert target.goal == pytest.approx(goal, rel=1e-12)


@pytest.mark.parametrize(
    "text", ["", "energy", "energy(2032)=", "energi=1", "energy(20)=1", "pue=nan", "energy=1e999"]
)
def test_targets_that_cannot_be_read(text: str) -> None:
    with pytest.raises(tf.TargetError):
        parse_target(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "energy(2024)=300 GW",
            "goal of energy(2024): '300 GW' is a power; expected a number in kWh",
        ),
        ("energy(2024)=300 GWH", "did you mean 'GWh'"),
        ("energy(2024)=many GWh", "'many GWh' is not a number; expected a number in kWh"),
        ("pue(2024)=1.2 kWh", "'1.2 kWh' has a unit; expected a plain number"),
        ("energy(2032)/energy(2022)=10 kWh", "expected a plain number"),
        ("cost=5 CNY", "'5 CNY' is an amount of renminbi; expected a number in USD"),
    ],
)
def test_goals_of_a_wrong_unit(text: str, words: str) -> None:
    with pytest.raises(tf.TargetError) as refused:
        parse_target(text)
    assert words in str(refused.value)


def test_a_goal_is_said_with_its_unit() -> None:
    assert str(parse_target("energy(2024)=300 GWh")) == "energy(2024)=3e+08 kWh"
    assert str(parse_target("pue(2024)=1.2")) == "pue(2024)=1.2"


def test_brent() -> None:
    calls = 0

    def cubic(x: float) -> float:
        nonlocal calls
        calls += 1
        return x**3 - 2.0

    root, value = _solve.brent(
        cubic, 0.0, 4.0, cubic(0.0), cubic(4.0), f_tolerance=1e-12, x_tolerance=0.0
    )
    assert root == pytest.approx(2.0 ** (1.0 / 3.0), rel=1e-12)
    assert abs(value) <= 1e-12
    assert calls < 20


def test_golden() -> None:
    place, value = _solve.golden(lambda x: (x - 0.3) ** 2, 0.0, 1.0, steps=30)
    assert place == pytest.approx(0.3, abs=1e-5)
    assert value == pytest.approx(0.0, abs=1e-9)


class _Toy:
    """A scenario of one number whose PUE is any function of it."""

    def __init__(self, function: Callable[[float], float], x: float = 1.0) -> None:
        self.function, self.x = function, x

    def get(self, _: str) -> str:
        return repr(self.x)

    def replace(self, changes: dict[str, str]) -> _Toy:
        return _Toy(self.function, float(next(iter(changes.values()))))


@pytest.fixture
def toy(monkeypatch: pytest.MonkeyPatch) -> type[_Toy]:
    import importlib

    module = importlib.import_module("tenfold.calibrate")

    def run_member(scenario: Any, *_: Any, **__: Any) -> Any:
        value = scenario.function(scenario.x)
        return SimpleNamespace(ratio=lambda *a: value, total=lambda *a: value)

    monkeypatch.setattr(module, "run_member", run_member)
    return _Toy


def test_finds_a_value(toy: Any) -> None:
    found = tf.calibrate(toy(lambda x: x * x), "x", "pue=2", between=(0.0, 3.0))
    assert found.value == pytest.approx(math.sqrt(2.0), rel=1e-6)
    assert found.unique
    assert found.note == ""
    assert found.scenario.x == found.value


def test_says_what_can_be_reached(toy: Any) -> None:
    with pytest.raises(tf.CalibrationError, match="reachable maximum is 9") as caught:
        tf.calibrate(toy(lambda x: x * x), "x", "pue=10", between=(0.0, 3.0))
    assert caught.value.maximum == 9.0
    assert caught.value.at_maximum == "3.0"
    assert caught.value.minimum == 0.0


def test_looks_between_the_points_of_the_grid(toy: Any) -> None:
    hump = toy(lambda x: 5.0 - 10.0 * (x - 1.7) ** 2)
    with pytest.raises(tf.CalibrationError) as caught:
        tf.calibrate(hump, "x", "pue=5.1", between=(0.0, 3.0))
    assert caught.value.maximum == pytest.approx(5.0, abs=0.01)
    found = tf.calibrate(hump, "x", "pue=4.99", between=(0.0, 3.0))
    assert found.reached == pytest.approx(4.99, rel=1e-6)
    assert not found.unique


def test_names_other_solutions_and_takes_the_nearest(toy: Any) -> None:
    found = tf.calibrate(toy(lambda x: x * x, 1.0), "x", "pue=2", between=(-3.1, 3.0))
    assert found.value > 0.0
    assert not found.unique
    assert "not the only solution" in found.note


def test_a_jump_is_said(toy: Any) -> None:
    found = tf.calibrate(toy(lambda x: 1.0 if x < 1.3 else 3.0), "x", "pue=2", between=(0.0, 3.0))
    assert "jumps" in found.note


def test_bounds(toy: Any) -> None:
    for between in [(3.0, 0.0), ("a", 1.0), ("1 MW", "2 kW")]:
        with pytest.raises(tf.TargetError):
            tf.calibrate(toy(lambda x: x), "x", "pue=2", between=between)


@pytest.mark.slow
def test_on_a_site(scenario: tf.Scenario) -> None:
    short = scenario.replace({"horizon.end": "2024-02-01"})
    base = tf.simulate(short).totals.total("it_energy")
    count = float(short.get(COUNT) or "nan")
    found = tf.calibrate(short, COUNT, f"it_energy={1.1 * base!r}", between=(count, 1.5 * count))
    assert found.reached == pytest.approx(1.1 * base, rel=1e-6)
    assert count < found.value < 1.5 * count
    with pytest.raises(tf.CalibrationError) as caught:
        tf.calibrate(short, COUNT, f"it_energy={9.0 * base!r}", between=(count, 1.2 * count))
    assert caught.value.maximum < 9.0 * base
    with pytest.raises(tf.TargetError, match="the horizon has the years 2024 to 2024"):
        tf.calibrate(short, COUNT, "pue(2031)=1.2", between=(count, 1.2 * count))
