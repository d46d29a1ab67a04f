# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Section of a fleet: what changes the answer."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from .figures import clean

if TYPE_CHECKING:
    from ..result import Result

__all__ = ["levers"]

#: Word of a quantity to its name, scale and unit in the report.
_SHOWN = {
    "energy": ("Energy", 1e-9, "TWh"),
    "required_energy": ("Required energy", 1e-9, "TWh"),
    "compute": ("Compute", 1e-18, "EFLOP/s"),
    "pue": ("PUE", 1.0, ""),
    "it_capacity": ("IT capacity", 1e-6, "MW"),
    "racks": ("Racks", 1.0, ""),
    "water": ("Water", 1e-9, "million m3"),
    "carbon_location": ("Carbon, location", 1e-9, "Mt"),
    "carbon_market": ("Carbon, market", 1e-9, "Mt"),
    "cost": ("Electricity cost", 1e-9, "billion USD"),
}


def levers(result: Result) -> dict[str, Any] | None:
    """Chart and table of the levers that the result carries; None without them."""
    found = result.levers
    if found is None or not found.rows:
        return None
    changes = found.changes()
    quantities = []
    for name, unit in found.units.items():
        word, _, year = name.partition("(")
        title, scale, shown = _SHOWN.get(word, (name, 1.0, "" if unit == "1" else unit))
        quantities.append(
            {
                "name": f"{title}, {year.rstrip(')')}" if word in _SHOWN and year else title,
                "unit": shown,
                "base": found.base[name] * scale,
                "values": clean(r.values[name] * scale for r in found.rows),
                "changes": clean(100.0 * changes[name]),
            }
        )
    rows = [
        [
            row.title,
            *(_change(row.values[name], found.base[name]) for name in found.units),
            row.note,
        ]
        for row in found.rows
    ]
    first = next(iter(found.units))
    widest = max(found.rows, key=lambda r: abs(r.values[first] - found.base[first]))
    return {
        "names": [r.title for r in found.rows],
        "quantities": quantities,
        "head": [*(q["name"] for q in quantities), "What it is"],
        "rows": rows,
        "words": (
            f"Change of {first} by lever. The widest is {widest.title}, "
            f"{_change(widest.values[first], found.base[first])}."
        ),
    }


def _change(value: float, base: float) -> str:
    if not base or not math.isfinite(value):
        return ""
    share = 100.0 * (value / base - 1.0)
    return f"{share:+.1f} %" if abs(share) >= 0.05 else "0"
