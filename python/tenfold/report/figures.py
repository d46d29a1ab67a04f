# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Numbers of the report: value, unit and how they are shown."""

from __future__ import annotations

import datetime
import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .. import _core

__all__ = [
    "SCALES",
    "Figure",
    "axis_scale",
    "clean",
    "column",
    "date_of",
    "figure",
    "multiple",
    "rack_title",
    "span_of",
]


@dataclass(frozen=True)
class Figure:
    """A number of the page: raw value and how it is shown.

    Attributes
    ----------
    name, period : str
        What it is, and the year or span.
    value, unit
        As in the result file.
    scale : float
        Shown number = value x scale, with `digits` decimals, in `shown_unit`.
    """

    name: str
    period: str
    value: float
    unit: str
    scale: float = 1.0
    digits: int = 2
    shown_unit: str = ""

    @property
    def text(self) -> str:
        """The number as shown, without its unit."""
        if not math.isfinite(self.value):
            return "n/a"
        return f"{self.value * self.scale:,.{self.digits}f}"

    @property
    def raw(self) -> str:
        """The value in full."""
        return repr(float(self.value))


SCALES: dict[str, Sequence[tuple[float, str]]] = {
    "kWh": ((1e9, "TWh"), (1e6, "GWh"), (1e3, "MWh"), (1.0, "kWh")),
    "kg": ((1e9, "Mt"), (1e6, "kt"), (1e3, "t"), (1.0, "kg")),
    "L": ((1e9, "million m³"), (1e6, "thousand m³"), (1e3, "m³"), (1.0, "L")),
    "USD": ((1e9, "billion USD"), (1e6, "million USD"), (1.0, "USD")),
    "W": ((1e9, "GW"), (1e6, "MW"), (1e3, "kW"), (1.0, "W")),
    "FLOP/s": ((1e21, "ZFLOP/s"), (1e18, "EFLOP/s"), (1e15, "PFLOP/s"), (1.0, "FLOP/s")),
}


def figure(name: str, period: str, value: float, unit: str) -> Figure:
    """Figure with three significant digits in a readable unit."""
    if unit not in SCALES:
        digits = {"1": 3, "L/kWh": 2}.get(unit, 3)
        return Figure(name, period, value, unit, 1.0, digits, "" if unit == "1" else unit)
    steps = SCALES[unit]
    size, shown = next((s for s in steps if abs(value) >= s[0]), steps[-1])
    return Figure(name, period, value, unit, 1.0 / size, _digits(value / size), shown)


def column(name: str, periods: Sequence[str], values: Sequence[float], unit: str) -> list[Figure]:
    """Figures of one column: one unit, in which the smallest is 1 or more, and equal decimals."""
    known = [abs(v) for v in values if math.isfinite(v) and v != 0.0]
    pattern = figure(name, "", min(known, default=0.0), unit)
    return [
        Figure(name, period, value, unit, pattern.scale, pattern.digits, pattern.shown_unit)
        for period, value in zip(periods, values, strict=True)
    ]


def _digits(shown: float) -> int:
    """Decimals for three significant digits, none for numbers from 100 on."""
    if shown == 0 or not math.isfinite(shown):
        return 1
    return max(0, 2 - math.floor(math.log10(abs(shown))))


def multiple(name: str, period: str, above: float, below: float) -> Figure | None:
    """Ratio of two values as a figure; None where there is none."""
    if not below or not math.isfinite(above):
        return None
    value = above / below
    return Figure(name, period, value, "1", 1.0, 1 if value >= 9.95 else 2)


def clean(values: Iterable[float], digits: int = 6) -> list[float | None]:
    """Numbers for JSON: rounded to significant digits, null for NaN."""
    return [float(f"{v:.{digits}g}") if math.isfinite(v) else None for v in values]


def date_of(seconds: int) -> str:
    """Date (UTC) of seconds since 1970."""
    return datetime.datetime.fromtimestamp(seconds, datetime.UTC).date().isoformat()


def span_of(core: _core.Results) -> str:
    """First day and the day after the last."""
    return f"{date_of(core.start_utc)} to {date_of(core.end_utc)}"


def rack_title(name: str) -> str:
    """Title of a rack type in the catalog, or its name in words."""
    try:
        title = json.loads(_core.catalog_entry("racks", name)).get("title", "")
    except Exception:  # an entry of the scenario's own catalog: its name must do
        title = ""
    return str(title) if title else name.replace("_", " ")


def axis_scale(kwh: float) -> tuple[float, str]:
    """Factor and unit in which an energy reads well."""
    for size, unit in SCALES["kWh"]:
        if kwh >= size:
            return 1.0 / size, unit
    return 1.0, "kWh"
