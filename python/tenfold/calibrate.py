# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Vary one number of a scenario until a target is met, or say that it cannot be."""

from __future__ import annotations

import itertools
import json
import math
import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from . import _core
from ._ensemble import run_member
from ._number import is_number, number_text, split_number
from ._solve import brent, golden
from ._target import Target, parse_target
from .errors import CalibrationError, InputError, TargetError
from .scenario import Scenario, as_scenario
from .specs import has_unit

__all__ = ["Calibration", "calibrate"]


@dataclass(frozen=True)
class Calibration:
    """Outcome of a calibration.

    Attributes
    ----------
    key : str
        What was varied (dotted path).
    value : float
        Value found, in `unit` (empty: dimensionless).
    unit : str
    target : str
        The target, as read.
    reached : float
        Left side of the target at the value found.
    bounds : tuple of float
        Bounds that were searched, in `unit`.
    unique : bool
        False if the coarse grid shows further solutions; `note` says where.
    note : str
        Remarks: further solutions, refused values, a jump at the solution.
    evaluations : int
        Simulations that were run.
    scenario : Scenario
        The scenario with the value found.
    """

    key: str
    value: float
    unit: str
    target: str
    reached: float
    bounds: tuple[float, float]
    unique: bool
    note: str
    evaluations: int
    scenario: Scenario

    @property
    def text(self) -> str:
        """Value as scenario text."""
        return number_text(self.value, self.unit)


def _field(key: str) -> dict[str, Any] | None:
    """Field table entry of a dotted path, or None if the tables do not lead there."""
    tables = json.loads(_core.tables())
    by_name = {table["name"]: table for table in tables}
    words = key.split(".")
    candidates = [tables[0]]
    for position, word in enumerate(words):
        found = [f for t in candidates for f in t["fields"] if f["name"] == word]
        if found and position == len(words) - 1:
            return dict(found[0])
        if found:
            names = [name for f in found for _, name in f["children"]]
            candidates = [by_name[n] for n in names if n in by_name]
        # Otherwise the word is the name or position of a list element: the tables stay.
    same = [f for t in tables for f in t["fields"] if f["name"] == words[-1]]
    ranges = {(f.get("minimum"), f.get("maximum")) for f in same}
    return dict(same[0]) if len(ranges) == 1 else None


def _bounds(
    scenario: Scenario, key: str, between: tuple[object, object] | None
) -> tuple[float, float, str]:
    """Bounds and unit of the search."""
    stated = scenario.get(key)
    if between is not None:
        (low, one), (high, two) = (split_number(str(b), "a bound") for b in between)
        unit = two or one
        if one and two and one != two:
            raise TargetError(f"the bounds have different units, {one!r} and {two!r}; use one unit")
        if not unit and stated is not None:
            unit = split_number(stated, key)[1]
    else:
        field = _field(key)
        if field is None or field.get("kind") not in (None, "number", "integer"):
            raise TargetError(
                f"no range is known for {key!r}; state one with between (--between a,b)"
            )
        unit = str(field["unit"]) if has_unit(field) else ""
        if field["minimum"] is None or field["maximum"] is None:
            raise TargetError(
                f"{key!r} has no finite range; state bounds with between (--between a,b)"
            )
        low, high = float(field["minimum"]), float(field["maximum"])
    if not (math.isfinite(low) and math.isfinite(high) and low < high):
        raise TargetError(f"the bounds {low:g} and {high:g} are not in order")
    return float(low), float(high), unit


class _Search:
    """Evaluates the target at values of the key, each once, and remembers refusals."""

    def __init__(
        self,
        scenario: Scenario,
        key: str,
        unit: str,
        target: Target,
        threads: int | None,
        progress: Callable[[str], None] | None,
    ) -> None:
        self.scenario, self.key, self.unit, self.target = scenario, key, unit, target
        self.threads, self.progress = threads, progress
        self.values: dict[float, float] = {}
        self.refused: dict[float, str] = {}

    def __call__(self, x: float) -> float:
        """Left side of the target at `x`; raises InputError where the scenario is refused."""
        if x in self.values:
            return self.values[x]
        trial = self.scenario.replace({self.key: number_text(x, self.unit)})
        threads = (os.cpu_count() or 1) if self.threads is None else self.threads
        totals = run_member(trial, self.target.years, threads=threads)
        value = self.target.value(totals)
        if self.progress is not None:
            self.progress(
                f"{self.key} = {number_text(x, self.unit)}: {self.target.left} = {value:.6g}"
            )
        self.values[x] = value
        return value

    def grid(self, low: float, high: float, points: int) -> list[float]:
        """Values of the coarse grid that were accepted and gave a number, in order."""
        kept: list[float] = []
        refusal: InputError | None = None
        for i in range(points):
            x = low + (high - low) * i / (points - 1)
            try:
                value = self(x)
            except InputError as error:
                self.refused[x] = str(error)
                refusal = error
                continue
            if math.isfinite(value):
                kept.append(x)
        if not kept:
            if refusal is not None:
                raise refusal
            raise CalibrationError(
                f"{self.target.left} has no finite value for {self.key} between "
                f"{number_text(low, self.unit)} and {number_text(high, self.unit)}",
                minimum=math.nan, maximum=math.nan, at_minimum="", at_maximum="",
            )  # fmt: skip
        return kept


def _refine(search: _Search, xs: list[float]) -> list[float]:
    """Look closer at the extremum next to the goal; returns all places that gave a number."""
    sign = 1.0 if min(search.values[x] for x in xs) > search.target.goal else -1.0
    best = min(range(len(xs)), key=lambda i: sign * search.values[xs[i]])

    def signed(x: float) -> float:
        try:
            value = sign * search(x)
        except InputError as error:
            search.refused[x] = str(error)
            return math.inf
        return value if math.isfinite(value) else math.inf

    if 0 < best < len(xs) - 1:
        golden(signed, xs[best - 1], xs[best + 1])
    return sorted(x for x, v in search.values.items() if math.isfinite(v))


def _brackets(search: _Search, xs: list[float], allowed: float) -> list[tuple[float, float]]:
    """Places that meet the goal (a = b) and neighbours that enclose it, in order."""
    gaps = {x: search.values[x] - search.target.goal for x in xs}
    touching = [(x, x) for x in xs if abs(gaps[x]) <= allowed]
    crossing = [(a, b) for a, b in itertools.pairwise(xs) if gaps[a] * gaps[b] < 0.0]
    crossing = [p for p in crossing if not any(t[0] in p for t in touching)]
    return sorted(touching + crossing)


def _unreachable(search: _Search) -> CalibrationError:
    """The error with the reachable range."""
    values = search.values
    finite = {x: v for x, v in values.items() if math.isfinite(v)}
    low = min(finite, key=lambda x: finite[x])
    high = max(finite, key=lambda x: finite[x])
    at_low, at_high = number_text(low, search.unit), number_text(high, search.unit)
    remark = ""
    if search.refused:
        x, why = next(iter(search.refused.items()))
        remark = f" Values such as {number_text(x, search.unit)} are refused: {why.splitlines()[0]}"
    target = search.target
    unit = "" if target.unit == "1" else f" {target.unit}"
    return CalibrationError(
        f"{target.left} cannot reach {target.goal_text}: between the bounds the reachable minimum "
        f"is {finite[low]:.6g}{unit} at {search.key} = {at_low} and the reachable maximum is "
        f"{finite[high]:.6g}{unit} at {search.key} = {at_high}.{remark}",
        minimum=finite[low],
        maximum=finite[high],
        at_minimum=at_low,
        at_maximum=at_high,
    )


def calibrate(
    scenario: Scenario,
    vary: str,
    target: str | Target,
    *,
    between: tuple[object, object] | None = None,
    tolerance: float = 1e-6,
    points: int = 7,
    threads: int | None = None,
    progress: Callable[[str], None] | None = None,
) -> Calibration:
    """Find the value of one key that meets a target.

    A coarse grid brackets the solution and checks that it is the only one; Brent's method then
    narrows the bracket. Only numbers of the key's own unit are tried, between stated bounds.

    Parameters
    ----------
    scenario : Scenario
        Where to start.
    vary : str
        Dotted path of a number, for example ``"fleet.demand.compute.growth_factor"``.
    target : str or Target
        ``"energy(2032)/energy(2022)=10"``, ``"pue(2027)=1.18"``; quantities are energy, it_energy,
        cooling_energy, grid_import [kWh], carbon, carbon_market [kg], water [L], cost [USD],
        compute [FLOP/s], pue, wue [L/kWh], cue [kg/kWh]; without a year: the whole horizon. The
        goal is in that unit, or has one that converts into it: ``"energy(2024)=300 GWh"``.
    between : tuple, optional
        Bounds, numbers or texts with a unit; default: the range of the field.
    tolerance : float, optional
        Relative, on the left side of the target.
    points : int, optional
        Points of the coarse grid, at least 3.
    threads : int, optional
        As in `tenfold.simulate`.
    progress : callable, optional
        Receives a line of text after each simulation.

    Returns
    -------
    Calibration
        The value and the scenario with it.

    Raises
    ------
    CalibrationError
        If the target cannot be reached: says the reachable minimum and maximum, and where.
    TargetError
        If target, key or bounds cannot be used.
    InputError
        If the scenario is refused at every point of the grid.
    """
    goal = target if isinstance(target, Target) else parse_target(target)
    if isinstance(scenario, str | os.PathLike):
        as_scenario(scenario, "calibrate")  # says how to load it
    low, high, unit = _bounds(scenario, vary, between)
    search = _Search(scenario, vary, unit, goal, threads, progress)
    xs = search.grid(low, high, max(3, points))
    allowed = tolerance * max(abs(goal.goal), 1e-300)
    brackets = _brackets(search, xs, allowed)
    if not brackets:
        xs = _refine(search, xs)
        brackets = _brackets(search, xs, allowed)
    if not brackets:
        raise _unreachable(search)

    stated = scenario.get(vary)
    near = low
    if stated is not None and is_number(stated) and split_number(stated, vary)[1] == unit:
        near = split_number(stated, vary)[0]
    a, b = min(brackets, key=lambda p: max(p[0] - near, near - p[1], 0.0))
    value = a

    def gap(x: float) -> float:
        return search(x) - goal.goal

    if a != b:
        value, _ = brent(
            gap, a, b, gap(a), gap(b),
            f_tolerance=allowed, x_tolerance=1e-12 * (high - low),
        )  # fmt: skip
    reached = search(value)
    notes: list[str] = []
    if len(brackets) > 1:
        others = ", ".join(
            f"{p:g} to {q:g}" if p != q else f"{p:g}" for p, q in brackets if (p, q) != (a, b)
        )
        notes.append(f"not the only solution: also between {others} {unit}".rstrip())
    if abs(reached - goal.goal) > allowed:
        notes.append(f"the target jumps here: {reached:.8g} is the nearest value reached")
    if search.refused:
        notes.append(f"{len(search.refused)} value(s) of the grid were refused")
    return Calibration(
        key=vary,
        value=value,
        unit=unit,
        target=str(goal),
        reached=reached,
        bounds=(low, high),
        unique=len(brackets) == 1,
        note="; ".join(notes),
        evaluations=len(search.values),
        scenario=scenario.replace({vary: number_text(value, unit)}),
    )
