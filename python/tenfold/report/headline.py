# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""First lines of the report: cards, multiples of the base year, the tenfold question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .._stated import calibrations
from .answers import missing
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
        found[0:1] = _answers(result, found[0], base, last)
    elif base != last and totals.has("compute"):
        card = _compute(totals, base, last)
        if card is not None:
            found.insert(1, card)
    return found


def _answers(result: Result, reached: Card, base: int, last: int) -> list[Card]:
    """What the demand needs, what the limits leave of it, and what is not served."""
    totals = result.totals
    months = totals.year == last
    lost = missing(result, months)
    energy = totals.total("required_energy", months), totals.total("facility_energy", months)
    lines: list[tuple[str, Figure | None, str]] = []
    if base != last:
        lines += _multiple_of(totals, "required_energy", base, last)
    lines.append(("demand as stated, limits off", None, ""))
    if any(c.met and f"required_energy({last})" in c.quantity for c in calibrations(result)):
        lines.append(("set by calibration: an input, not a finding", None, ""))
    short = [_gap("", *energy, bool(lost), last)]
    if energy[1] > energy[0] * (1.0 + 1e-9):
        short.append((_why_more(totals, months), None, ""))
    found = [
        Card(f"Required energy {last}", figure("required_energy", str(last), energy[0], "kWh"), "",
             (*lines,)),
        Card(f"Reached energy {last}", reached.figure, "", (*reached.lines[:1], *short)),
    ]  # fmt: skip
    compute = totals.total("required_compute", months), totals.total("compute", months)
    if compute[0] > 0.0:
        for label, name, value, rest in (
            ("Required", "required_compute", compute[0], "installed, dense 16-bit"),
            ("Reached", "compute", compute[1], ""),
        ):
            below = _multiple_of(totals, name, base, last) if base != last else []
            below += [(rest, None, "")] if rest else [_gap("compute_", *compute, True, last)]
            amount = figure(name, str(last), value, "FLOP/s")
            found.append(Card(f"{label} compute {last}", amount, "", (*below,)))
    return [*found, *_not_served(result, lost, last)]


def _multiple_of(
    totals: Totals, name: str, base: int, last: int
) -> list[tuple[str, Figure | None, str]]:
    above, below = (totals.total(name, totals.year == y) for y in (last, base))
    ratio = multiple(f"{name}_multiple", f"{last}/{base}", above, below)
    return [] if ratio is None else [("×", ratio, f"of {base}")]


def _gap(
    prefix: str, required: float, reached: float, lost: bool, last: int
) -> tuple[str, Figure | None, str]:
    """Line that says how far what is reached lies from what is required, right in sign."""
    gap = 1.0 - reached / required if required else 0.0
    if gap < -1e-9:
        share = Figure(f"{prefix}excess_share", str(last), -gap, "1", 100.0, 1)
        words = "% more than required"
        if not prefix:
            words += ", for less demand" if lost else ", for the same demand"
        return "", share, words
    share = Figure(f"{prefix}shortfall_share", str(last), gap, "1", 100.0, 1)
    if gap > 1e-9 and not lost:
        return "", share, "% less than required, for the same demand"
    return "", share, "% short of what is required"


def _why_more(totals: Totals, months: Period) -> str:
    """Which factor of the energy exceeds the required one: IT energy or PUE."""
    wanted = totals.total("required_it_energy", months)
    it = totals.total("it_energy", months) / wanted - 1.0
    pue = totals.ratio("facility_energy", "it_energy", months)
    pue = pue / totals.ratio("required_energy", "required_it_energy", months) - 1.0
    words = f"IT energy {100.0 * it:+.1f} %, PUE {100.0 * pue:+.1f} %"
    return words.replace("-", "\N{MINUS SIGN}")


def _not_served(result: Result, lost: list[tuple[str, str, float]], last: int) -> list[Card]:
    """Card of the largest share that is unmet or dropped in the last year, and the worst year."""
    if not result._core.demands:
        return []
    worst = _worst_years(result, last)
    if not lost:
        none = Figure("unmet_share", str(last), 0.0, "1", 100.0, 1, "%")
        lines = [("all demand is met, no work is dropped", None, ""), *worst]
        return [Card(f"Not served {last}", none, "", (*lines,))]
    rest = [("", _lost_share(e, last), f"% {_lost_words(e)}") for e in lost[1:5]]
    lines = [(_lost_words(lost[0]), None, ""), *rest, *worst]
    return [Card(f"Not served {last}", _lost_share(lost[0], last), "", (*lines,))]


def _lost_share(entry: tuple[str, str, float], year: int) -> Figure:
    kind, name, value = entry
    stem = "unmet_share" if kind == "demand" else "dropped_share"
    return Figure(f"{stem}.{name}", str(year), value, "1", 100.0, 1, "%")


def _lost_words(entry: tuple[str, str, float]) -> str:
    kind, name, _ = entry
    return f"of demand {name} unmet" if kind == "demand" else f"of {name} work dropped"


def _worst_years(result: Result, last: int) -> list[tuple[str, Figure | None, str]]:
    """Lines of the largest unmet demand and the most dropped work of earlier years."""
    totals = result.totals
    lines: list[tuple[str, Figure | None, str]] = []
    found = [
        (year, entry)
        for year in totals.years(complete=True)
        for entry in missing(result, totals.year == year)
    ]
    for kind in ("demand", "work"):
        year, entry = max(
            (f for f in found if f[1][0] == kind), key=lambda f: f[1][2], default=(last, None)
        )
        if entry is not None and year < last:
            lines.append((f"most in {year}: ", _lost_share(entry, year), f"% {_lost_words(entry)}"))
    return lines


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
        "lines": [*_question(totals, base, complete[-1]), *_calibrated(result)],
        "restated": _restated(totals, base, complete[-1]),
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
    lines.append(
        f"A weaker source of May 2026 has the goal restated for {RESTATED}: "
        f"{rate(TENFOLD, RESTATED - base)} a year from {base}"
        + (
            f". The run ends with {last}; what lies after is extrapolated."
            if last < RESTATED
            else "."
        )
    )
    return lines


def _calibrated(result: Result) -> list[str]:
    """What of the answer was put in: calibrated inputs beside what the run has."""
    lines = [f"Calibrated: {c.words}." for c in calibrations(result)]
    return [*lines, "What is reached is not calibrated."] if lines else []


def _restated(totals: Totals, base: int, last: int) -> dict[str, Any] | None:
    """Tenfold by the later year: growth that it means, and one more year at the last growth.

    None unless base year and horizon fit the question. A row for required and for reached energy.
    """
    if base != BASE_YEAR or last < DUE:
        return None
    rate = 100.0 * (TENFOLD ** (1.0 / (RESTATED - base)) - 1.0)
    years = RESTATED - last
    head = [f"Ten times {base}", "That is, a year"]
    if years > 0:
        head += [f"In {last}", f"Growth in {last}", f"{RESTATED}, extrapolated"]
        head.append("Needed after it, a year")
    else:
        head.append(f"In {RESTATED}")
    rows = []
    for title, name in (
        ("Required energy", "required_energy"),
        ("Reached energy", "facility_energy"),
    ):
        if not totals.has(name):
            continue
        first, before, now = (totals.total(name, totals.year == y) for y in (base, last - 1, last))
        goal = TENFOLD * first
        cells = [f"{goal / 1e9:,.2f} TWh", f"{rate:.1f} %"]
        if years > 0:
            then = now * (now / before) ** years
            needed = 100.0 * ((goal / now) ** (1.0 / years) - 1.0)
            cells += [f"{now / 1e9:,.2f} TWh", f"{100.0 * (now / before - 1.0):+.1f} %"]
            cells += [
                f"{then / 1e9:,.2f} TWh, {then / first:.1f} times",
                f"{round(needed, 1) + 0.0:+.1f} %",
            ]
        else:
            then = totals.total(name, totals.year == RESTATED)
            cells.append(f"{then / 1e9:,.2f} TWh, {then / first:.2f} times")
        rows.append([title, *(cell.replace("-", "\N{MINUS SIGN}") for cell in cells)])
    return {"year": str(RESTATED), "head": head, "rows": rows}
