# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Spending by year, required and reached, limits of money, embodied carbon."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._spending import capex_windows, spending_of, window_lines

if TYPE_CHECKING:
    from ..result import Result

__all__ = ["spending"]


def spending(result: Result) -> dict[str, Any] | None:
    """Spending and embodied carbon by year; None where nothing is bought or rented."""
    totals = result.totals
    if not totals.has("required_capex"):
        return None
    years = totals.years()
    by_year = [spending_of(totals, totals.year == y) for y in years]
    if not any(row["required"] or row["reached"] or row["rent"] for row in by_year):
        return None
    windows = capex_windows(result)
    first = windows[0] if windows else None
    rented = any(row["rent"] for row in by_year)
    columns = ["required_it", "required_facility", "required", "it", "facility", "reached"]
    columns += ["rent"] if rented else []
    rows = []
    for year, row in zip(years, by_year, strict=True):
        mark = "" if totals.is_complete(totals.year == year) else "*"
        money = [f"{row[c] / 1e9:,.2f}" if c in row else "" for c in columns]
        carbon = [
            f"{row[c] / 1e6:,.0f}" if c in row else ""
            for c in ("embodied_bought", "embodied_amortised", "embodied_written_off")
        ]
        cells = [f"{year}{mark}", *money]
        if first is not None:
            amount = first.after.get(str(year))
            cells.append("" if amount is None else f"×{first.multiple(amount):.2f}")
        rows.append([*cells, *carbon])
    groups: list[tuple[str, tuple[str, ...]]] = [
        ("Required, billion USD", ("IT", "Facilities", "Sum")),
        ("Reached, billion USD", ("IT", "Facilities", "Sum")),
    ]
    if rented:
        groups.append(("Leased, billion USD", ("Rent",)))
    if first is not None:
        groups.append((f"Required over {first.name.replace('_', ' ')}", ("After it",)))
    groups.append(("Embodied carbon reached, kt", ("Bought", "Amortised", "Written off")))
    lines = window_lines(windows)
    return {"groups": groups, "rows": rows, "lines": lines, "rented": rented}
