# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""First lines of the report: cards, multiples of the base year, the tenfold question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .figures import SCALES, Figure, figure, multiple, span_of

if TYPE_CHECKING:
    from .._totals import Period, Totals
    from ..result import Result

__all__ = ["Card", "base_and_last", "cards", "growth"]

BASE_YEAR = 2022
#: Alibaba Cloud, 2025-09-24: the energy scale of its global data centers of 2032 will be ten times
#: that of 2022. A weaker source of May 2026 has it restated for 2033.
TENFOLD, DUE, RESTATED = 10.0, 2032, 2033


@dataclass(frozen=True)
class Card:
    """A headline: a figure, its label and lines below it."""

    label: str
    figure: Figure
    prefix: str = ""
    lines: tuple[tuple[str, Figure | None, str], ...] = ()


def base_and_last(totals: Totals) -> tuple[int, int] | None:
    """Base year (2022, or the first complete one) and the last complete year; None without one."""
    complete = totals.years(complete=True)
    if not complete:
        return None
    return (BASE_YEAR if BASE_YEAR in complete else complete[0]), complete[-1]


def cards(result: Result) -> list[Card]:
    """Headline figures of the last complete year, beside the base year."""
    totals = result.totals
    years = base_and_last(totals)
    if years is None:
        span = span_of(result._core)
        return [
            Card(label, figure(name, span, value, unit), lines=((span, None, ""),))
            for label, name, value, unit in _headline(result, None)
        ]
    base, last = years
    then = {name: value for _, name, value, _ in _headline(result, totals.year == base)}
    found = []
    for label, name, value, unit in _headline(result, totals.year == last):
        lines: list[tuple[str, Figure | None, str]] = []
        if base != last:
            before = figure(name, str(base), then[name], unit)
            if unit in SCALES:
                ratio = multiple(f"{name}_multiple", f"{last}/{base}", value, then[name])
                if ratio is not None:
                    lines.append(("×", ratio, f"of {base}"))
            lines.append(("", before, f"{before.shown_unit} in {base}".strip()))
        found.append(Card(f"{label} {last}", figure(name, str(last), value, unit), "", (*lines,)))
    if totals.has("required_energy"):
        found[0:1] = _answers(totals, found[0], base, last)
    if base != last and totals.has("compute"):
        card = _compute(totals, base, last)
        if card is not None:
            found.insert(2 if totals.has("required_energy") else 1, card)
    return found


def _answers(totals: Totals, reached: Card, base: int, last: int) -> list[Card]:
    """What the demand needs, and what the limits leave of it."""
    months = totals.year == last
    required = totals.total("required_energy", months)
    value = totals.total("facility_energy", months)
    wanted = figure("required_energy", str(last), required, "kWh")
    lines: list[tuple[str, Figure | None, str]] = []
    if base != last:
        before = totals.total("required_energy", totals.year == base)
        ratio = multiple("required_energy_multiple", f"{last}/{base}", required, before)
        if ratio is not None:
            lines.append(("×", ratio, f"of {base}"))
    lines.append(("demand as stated, limits off", None, ""))
    gap = 1.0 - value / required if required else 0.0
    if gap >= 0.0:
        share = Figure("shortfall_share", str(last), gap, "1", 100.0, 1)
        short = ("", share, "% short of what is required")
    else:
        # The same work on older parts, because newer ones could not be had.
        share = Figure("excess_share", str(last), -gap, "1", 100.0, 1)
        short = ("", share, "% more than required: older parts do the work")
    return [
        Card(f"Required energy {last}", wanted, "", (*lines,)),
        Card(f"Reached energy {last}", reached.figure, "", (*reached.lines[:1], short)),
    ]


def _compute(totals: Totals, base: int, last: int) -> Card | None:
    then, now = (totals.total("compute", totals.year == y) for y in (base, last))
    ratio = multiple("compute_multiple", f"{last}/{base}", now, then)
    if ratio is None:
        return None
    installed = figure("compute", str(last), now, "FLOP/s")
    lines: list[tuple[str, Figure | None, str]] = []
    energy = multiple(
        "facility_energy_multiple", f"{last}/{base}",
        totals.total("facility_energy", totals.year == last),
        totals.total("facility_energy", totals.year == base),
    )  # fmt: skip
    if energy is not None:
        lines.append(("beside ×", energy, "of energy"))
    lines.append(("", installed, f"{installed.shown_unit} installed, dense 16-bit"))
    return Card(f"Compute {last}, multiple of {base}", ratio, "×", (*lines,))


def _headline(result: Result, months: Period | None) -> list[tuple[str, str, float, str]]:
    totals = result.totals
    rows = [
        ("Facility energy", "facility_energy", totals.total("facility_energy", months), "kWh"),
        ("PUE", "pue", totals.ratio("facility_energy", "it_energy", months), "1"),
    ]
    if totals.has("water_makeup"):
        wue = totals.ratio("water_makeup", "it_energy", months)
        rows.append(("WUE (site)", "wue_site", wue, "L/kWh"))
    for label, name in (
        ("Carbon, location-based,", "carbon_location"),
        ("Carbon, market-based,", "carbon_market"),
    ):
        if totals.has(name):
            rows.append((label, name, totals.total(name, months), "kg"))
    return rows


# ---------------------------------------------------------------------- multiples by year


def growth(result: Result) -> dict[str, Any] | None:
    """Multiples of the base year, and the tenfold question where the run can answer it.

    None where the run has less than three complete years.
    """
    totals = result.totals
    complete = totals.years(complete=True)
    if len(complete) < 3:
        return None
    base = BASE_YEAR if BASE_YEAR in complete else complete[0]
    columns = [
        (label, name)
        for label, name in (
            ("Required energy", "required_energy"),
            ("Energy", "facility_energy"),
            ("IT energy", "it_energy"),
            ("Compute", "compute"),
            ("IT capacity", "it_capacity"),
            ("Peak", "peak_facility"),
            ("Water", "water_makeup"),
            ("Carbon, location", "carbon_location"),
        )
        if totals.has(name)
    ]
    rows = []
    for year in (y for y in complete if y > base):
        cells = [
            multiple(
                f"{name}_multiple", f"{year}/{base}",
                totals.total(name, totals.year == year), totals.total(name, totals.year == base),
            )
            for _, name in columns
        ]  # fmt: skip
        rows.append((str(year), cells))
    return {
        "base": base,
        "head": [label for label, _ in columns],
        "rows": rows,
        "lines": _question(totals, base, complete[-1]),
    }


def _question(totals: Totals, base: int, last: int) -> list[str]:
    """Answers to the tenfold question in words; the multiples are in the table below them."""
    if base != BASE_YEAR or last < DUE:
        return []

    def ratio(year: int) -> float:
        return totals.total("facility_energy", totals.year == year) / totals.total(
            "facility_energy", totals.year == base
        )

    def rate(times: float, years: int) -> str:
        return f"{100.0 * (times ** (1.0 / years) - 1.0):.1f} %"

    lines = [
        f"Ten times in the ten years to {DUE} is {rate(TENFOLD, DUE - base)} a year; this run "
        f"grows by {rate(ratio(DUE), DUE - base)} a year, to {ratio(DUE):.2f} times."
    ]
    passed = [y for y in range(base, last + 1) if ratio(y) >= TENFOLD]
    lines.append(
        f"It passes ten times in {passed[0]}."
        if passed
        else f"It does not pass ten times up to {last}."
    )
    restated = (
        f"A weaker source of May 2026 has the goal restated for {RESTATED}: "
        f"{rate(TENFOLD, RESTATED - base)} a year from {base}"
    )
    if last >= RESTATED:
        lines.append(f"{restated}; this run has {ratio(RESTATED):.2f} times by then.")
    else:
        step = ratio(last) / ratio(last - 1)
        rise = f"{100.0 * (step - 1.0):+.1f} %"
        lines.append(
            f"{restated}. The run ends with {last}; one more year like its last ({rise}) would "
            f"make {ratio(last) * step:.1f} times in {RESTATED}."
        )
    return lines
