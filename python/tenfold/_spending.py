# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Spending of a fleet: required and reached by year, beside what limits of money allow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from ._totals import Period, Totals
    from .result import Result

__all__ = ["SPENDING", "CapexWindow", "capex_windows", "spending_of", "window_lines"]

#: Columns of spending by year: name, monthly total, unit.
SPENDING: tuple[tuple[str, str, str], ...] = (
    ("required_it", "", "USD"),
    ("required_facility", "required_capex_facility", "USD"),
    ("required", "required_capex", "USD"),
    ("it", "capex_it", "USD"),
    ("facility", "capex_facility", "USD"),
    ("reached", "", "USD"),
    ("rent", "rent", "USD"),
    ("embodied_bought", "embodied_bought", "kg"),
    ("embodied_amortised", "embodied_amortised", "kg"),
    ("embodied_written_off", "embodied_written_off", "kg"),
)


def spending_of(totals: Totals, months: Period | None) -> dict[str, float]:
    """Spending [USD] and embodied carbon [kg] over some months."""
    row = {
        column: totals.total(name, months)
        for column, name, _ in SPENDING
        if name and totals.has(name)
    }
    row["reached"] = row["it"] + row["facility"]
    if "required_facility" in row:
        row["required_it"] = row["required"] - row["required_facility"]
    return {column: row[column] for column, _, _ in SPENDING if column in row}


@dataclass(frozen=True)
class CapexWindow:
    """A limit of money and what is spent in it and after it.

    Attributes
    ----------
    name, first, last : str
        Name of the limit, its first and last month (``"2025-02"``).
    months : int
        Months of the window.
    total : float
        Money of the limit [CNY].
    required, reached : float
        Spending in the window [CNY], at the exchange rate of each month.
    after : dict of str to float
        Required spending after the window [CNY]: ``months`` (as many months as the window has,
        missing where the horizon ends before), each calendar year (its months after the window),
        and ``all``.
    """

    name: str
    first: str
    last: str
    months: int
    total: float
    required: float
    reached: float
    after: dict[str, float]

    def multiple(self, amount: float) -> float:
        """An amount [CNY] as a multiple of the limit's."""
        return amount / self.total if self.total > 0.0 else float("nan")


def capex_windows(result: Result) -> list[CapexWindow]:
    """Limits of money of the scenario, each with what is spent in its window and after it.

    Empty where the scenario states none, its limits are off, or its text cannot be read again.
    """
    from . import _core
    from .errors import TenfoldError

    if not any(limit["kind"] == "capex" for limit in result._core.limits):
        return []
    try:
        problem: dict[str, Any] = _core.fleet_problem(result.scenario._core)
    except TenfoldError:  # a scenario of another version
        return []
    totals = result.totals
    rate = np.asarray(problem["fx"], dtype=np.float64)
    inside = totals.in_totals
    spent = (totals.array("capex_it") + totals.array("capex_facility"))[inside].sum(axis=0) * rate
    wanted = totals.array("required_capex")[inside].sum(axis=0) * rate
    names = [f"{y}-{m:02d}" for y, m in zip(totals.year, totals.month, strict=True)]
    found = []
    for row in problem["capex"]:
        begin, end = max(int(row["from"]), 0), min(int(row["to"]), len(names))
        if end <= begin:
            continue
        length = int(row["to"]) - int(row["from"])
        after: dict[str, float] = {}
        if end + length <= len(names):
            after["months"] = float(wanted[end : end + length].sum())
        for year in totals.years():
            months = np.flatnonzero((totals.year == year) & (np.arange(len(names)) >= end))
            if len(months) > 0:
                after[str(year)] = float(wanted[months].sum())
        if end < len(names):
            after["all"] = float(wanted[end:].sum())
        found.append(
            CapexWindow(
                name=str(row["name"]).removeprefix("capex."),
                first=names[begin],
                last=names[end - 1],
                months=length,
                total=float(row["total_cny"]),
                required=float(wanted[begin:end].sum()),
                reached=float(spent[begin:end].sum()),
                after=after,
            )
        )
    return found


def window_lines(windows: list[CapexWindow]) -> list[str]:
    """Limits of money in words: what is spent in them, and multiples of them after."""
    lines = []
    for w in windows:
        lines.append(
            f"Limit {w.name.replace('_', ' ')}: CNY {w.total / 1e9:,.4g} bn from {w.first} to "
            f"{w.last}. Reached spends CNY {w.reached / 1e9:,.1f} bn of it "
            f"({100.0 * w.multiple(w.reached):.0f} %); required are "
            f"CNY {w.required / 1e9:,.1f} bn ({100.0 * w.multiple(w.required):.0f} %)."
        )
        after = []
        if "months" in w.after:
            times = w.multiple(w.after["months"])
            after.append(f"{times:.2f} times that amount in the {w.months} months that follow")
        if "all" in w.after:
            after.append(f"{w.multiple(w.after['all']):.2f} times to the end of the horizon")
        if after:
            lines.append(f"After it, required are {', and '.join(after)}.")
    return lines
