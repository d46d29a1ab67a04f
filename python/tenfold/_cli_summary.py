# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""What ``tenfold run`` prints: required and reached by year, then indicators by year."""

from __future__ import annotations

import math
import sys
from typing import TYPE_CHECKING, Any

from ._fleet_answers import unmet_by_demand
from ._spending import capex_windows, window_lines

if TYPE_CHECKING:
    from rich.table import Table

    from ._totals import Period
    from .result import Result

__all__ = ["print_summary"]

_WIDTH = 110  # of pipes and files
_COMPUTE = ((1e21, "ZFLOP/s"), (1e18, "EFLOP/s"), (1e15, "PFLOP/s"), (1.0, "FLOP/s"))


def _share(value: float) -> str:
    """Percent of a share that is missing: 0 only where nothing is."""
    if math.isnan(value):
        return ""
    if value == 0.0:
        return "0"
    if 0.9995 <= value < 1.0:
        return ">99.9"
    return f"{100.0 * value:.1f}" if value >= 0.0005 else "<0.1"


def _table(title: str, heads: list[str]) -> Table:
    from rich.table import Table

    table = Table(title=title, title_justify="left", title_style="bold", header_style="")
    table.add_column("year")
    for head in heads:
        table.add_column(head, justify="right", overflow="fold")
    return table


def _answers(result: Result, marks: dict[int, str]) -> list[Table]:
    """Energy and compute, required and reached; then what is missing."""
    totals, core = result.totals, result._core
    names = [str(d["name"]) for d in core.demands]
    rows = result.by_year()
    largest = float(rows["required_compute"].max())
    size, unit = next((s for s in _COMPUTE if largest >= 10.0 * s[0]), _COMPUTE[-1])
    works = [c for c in rows.columns if c.startswith("dropped_")]
    both = _table(
        f"{result.title}: required and reached",
        ["energy\nrequired\n[GWh]", "\nreached\n[GWh]", "\n\n[%]",
         f"compute\nrequired\n{unit}", f"\nreached\n{unit}", "\n\n[%]",
         "racks\nrequired", "\nreached"],
    )  # fmt: skip
    if "servers" in rows:
        both.add_column("servers\nrequired\n[1,000]", justify="right")
        both.add_column("\nreached\n[1,000]", justify="right")
    missing = _table(
        "demand that stays unmet, and work dropped [%]",
        [*(f"unmet\n{n}" for n in names),
         *(f"dropped\n{c.removeprefix('dropped_')}" for c in works)],
    )  # fmt: skip
    missing.add_column("binding limit", overflow="fold")
    for year in totals.years():
        row: Any = rows.loc[year]
        months = totals.year == year
        cells = []
        for above, below, scale, digits in (
            ("required_energy", "reached_energy", 1e6, 1),
            ("required_compute", "compute", size, 1),
        ):
            wanted, now = float(row[above]), float(row[below])
            change = 100.0 * (now / wanted - 1.0) if wanted else 0.0
            # Round-off is not a difference.
            shown = f"{change:+.1f}" if abs(change) > 1e-7 else "0"
            cells += [f"{wanted / scale:,.{digits}f}", f"{now / scale:,.{digits}f}", shown]
        cells += [f"{float(row[c]):,.0f}" for c in ("required_racks", "racks")]
        if "servers" in rows:
            cells += [f"{float(row[c]) / 1e3:,.0f}" for c in ("required_servers", "servers")]
        both.add_row(marks[year], *cells)
        unmet = unmet_by_demand(core, totals, months)
        missing.add_row(
            marks[year],
            *(_share(unmet[n]) for n in names),
            *(_share(float(row[c])) for c in works),
            str(row["binding_limit"]),
        )
    return [both, missing]


def _spending(result: Result, marks: dict[int, str]) -> Table:
    """Money and embodied carbon by year."""
    rows = result.spending()
    rented = bool(rows["rent"].any())
    table = _table(
        "spending [billion USD] and embodied carbon [kt]",
        ["required\nIT", "\nfacilities", "reached\nIT", "\nfacilities",
         *(["\nrent"] if rented else []), "embodied\nbought", "\namortised"],
    )  # fmt: skip
    money = ["required_it", "required_facility", "it", "facility", *(["rent"] if rented else [])]
    for year in result.totals.years():
        row: Any = rows.loc[year]
        carbon = ("embodied_bought", "embodied_amortised")
        table.add_row(
            marks[year],
            *(f"{row[c] / 1e9:,.2f}" if c in row else "" for c in money),
            *(f"{row[c] / 1e6:,.0f}" if c in row else "" for c in carbon),
        )
    return table


def _indicators(result: Result, marks: dict[int, str], title: str, energy: bool) -> Table:
    totals = result.totals
    heads = ["IT\n[GWh]", "facility\n[GWh]"] if energy else []
    heads += ["PUE", "WUE\n[L/kWh]", "CO2 location\n[kt]", "CO2 market\n[kt]"]
    table = _table(title, heads)

    def cells(months: Period) -> list[str]:
        names = ("it_energy", "facility_energy") if energy else ()
        row = [f"{totals.total(name, months) / 1e6:,.1f}" for name in names]
        row.append(f"{totals.ratio('facility_energy', 'it_energy', months):.3f}")
        row.append(f"{totals.ratio('water_makeup', 'it_energy', months):.3f}")
        carbon = ("carbon_location", "carbon_market")
        return row + [f"{totals.total(name, months) / 1e6:,.1f}" for name in carbon]

    for year in totals.years():
        table.add_row(marks[year], *cells(totals.year == year))
    return table


def print_summary(result: Result) -> None:
    """Tables by year on standard output; a fleet with a demand starts with its two answers."""
    from rich.console import Console

    totals = result.totals
    years = totals.years()
    marks = {y: f"{y}" if totals.is_complete(totals.year == y) else f"{y}*" for y in years}
    fleet = bool(result._core.demands)
    tables: list[Any] = [*_answers(result, marks), _spending(result, marks)] if fleet else []
    tables.append(_indicators(result, marks, "" if fleet else result.title, not fleet))
    console = Console(width=None if sys.stdout.isatty() else _WIDTH, markup=False)
    for table in tables:
        console.print(table)
    if any(mark.endswith("*") for mark in marks.values()):
        console.print("* not simulated in full")
    unserved = totals.total("unserved_energy")
    if unserved > 0.0:
        share = unserved / totals.total("facility_energy")
        console.print(
            f"unserved: {unserved / 1e6:,.3g} GWh ({100 * share:.3g} % of facility energy) was "
            "demanded beyond what grid and site supply give; PUE and WUE are of what was demanded"
        )
    if fleet:
        for line in window_lines(capex_windows(result)):
            console.print(line)
        console.print(
            "required: demand as stated, limits off; reached: all limits on. Reached energy may "
            "exceed the required one while work is missing: other parts, other sites."
        )
