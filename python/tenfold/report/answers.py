# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Required and reached side by side: energy, compute, servers, racks; work that is dropped."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from .._fleet_answers import dropped, installed, unmet_by_demand, workloads
from .figures import SCALES, clean

if TYPE_CHECKING:
    from .._totals import Period
    from ..result import Result

__all__ = ["difference", "limit_words", "missing", "percent", "required", "work"]

_METRICS = {
    "compute": ("compute", "FLOP/s"),
    "servers": ("servers", ""),
    "racks": ("racks", ""),
}
_COUNTS = ((1e6, "million"), (1e3, "thousand"), (1.0, ""))


def limit_words(name: str) -> str:
    """Name of a limit for readers: ``grid.hangzhou`` is ``grid: hangzhou``."""
    return name.replace("_", " ").replace(".", ": ")


def percent(share: float) -> str:
    """A share that is missing, in percent; 0 only where nothing is."""
    if math.isnan(share):
        return ""
    if share == 0.0:
        return "0"
    if 0.9995 <= share < 1.0:
        return "> 99.9 %"
    return f"{100.0 * share:.1f} %" if share >= 0.0005 else "< 0.1 %"


def difference(reached: float, required: float) -> str:
    """Signed difference of reached from required in percent; round-off is none."""
    if not required or abs(reached / required - 1.0) < 1e-9:
        return "0"
    return f"{100.0 * (reached / required - 1.0):+.1f} %".replace("-", "\N{MINUS SIGN}")


def missing(result: Result, months: Period | None) -> list[tuple[str, str, float]]:
    """What is not served in some months, the largest first: ``(kind, name, share)``.

    `kind` is ``demand`` (unmet share of what is stated) or ``work`` (dropped share of what is
    submitted).
    """
    core, totals = result._core, result.totals
    found = [("demand", n, s) for n, s in unmet_by_demand(core, totals, months).items()]
    found += [("work", n, dropped(totals, stems, months)) for n, stems in workloads(totals)]
    return sorted((f for f in found if f[2] > 0.0), key=lambda f: -f[2])


def required(result: Result) -> dict[str, Any] | None:
    """Required beside reached by year, with what binds; None without limits off."""
    core, totals = result._core, result.totals
    if not totals.has("required_energy"):
        return None
    years = totals.years()
    masks = [totals.year == y for y in years]
    energy = [
        [totals.total(name, m) for m in masks] for name in ("required_energy", "facility_energy")
    ]
    parts = [_part("energy", "Energy", energy, SCALES["kWh"], 2)]
    unmet: list[list[str]] = []
    for demand in core.demands:
        title, unit = _METRICS.get(demand["metric"], (demand["metric"], ""))
        pair = [
            [installed(demand, key, totals, m) for m in masks] for key in ("required", "reached")
        ]
        name = str(demand["name"])
        steps = SCALES[unit] if unit else _COUNTS
        parts.append(_part(name, f"{name}: {title}", pair, steps, 1))
        unmet.append([percent(unmet_by_demand(core, totals, m)[name]) for m in masks])
    racks = [[totals.total(name, m) for m in masks] for name in ("required_racks", "racks")]
    parts.append(_part("all_racks", "All racks", racks, ((1.0, ""),), 0))
    third = [[difference(r, w) for w, r in zip(*energy, strict=True)], *unmet]
    third.append([difference(r, w) for w, r in zip(*racks, strict=True)])
    rows = []
    for k, (year, mask) in enumerate(zip(years, masks, strict=True)):
        cells: list[str] = []
        for part, last in zip(parts, third, strict=True):
            cells += [part["shown"][0][k], part["shown"][1][k], last[k]]
        mark = "" if totals.is_complete(mask) else "*"
        rows.append([f"{year}{mark}", _binding_words(result, mask), *cells])
    thirds = ["Difference", *("Unmet" for _ in unmet), "Difference"]
    return {
        "labels": [f"{y}" for y in years],
        "parts": [
            {k: p[k] for k in ("key", "title", "unit", "required", "reached")} for p in parts
        ],
        "groups": [
            (p["title"] + (f", {p['unit']}" if p["unit"] else ""), ("Required", "Reached", third))
            for p, third in zip(parts, thirds, strict=True)
        ],
        "rows": rows,
    }


def _part(key: str, title: str, pair: list[list[float]], steps: Any, digits: int) -> dict[str, Any]:
    """Both answers in one unit, in which the largest value reads well."""
    largest = max(max(values, default=0.0) for values in pair)
    size, unit = next((s for s in steps if largest >= 10.0 * s[0]), steps[-1])
    return {
        "key": key,
        "title": title,
        "unit": unit,
        "required": clean(v / size for v in pair[0]),
        "reached": clean(v / size for v in pair[1]),
        "shown": [[f"{v / size:,.{digits}f}" for v in values] for values in pair],
    }


def _binding_words(result: Result, months: Period) -> str:
    """Limits of a year with their months: those that cost demand, else those that bind."""
    core = result._core
    binding = list(core.binding_limit)
    if not binding:
        return ""
    chosen = [name for name, inside in zip(binding, months, strict=True) if inside]
    counts: dict[str, int] = {}
    for name in chosen:
        if name != "demand":
            counts[name] = counts.get(name, 0) + 1
    tail = ""
    if not counts:
        for limit in core.limits:
            binds = int((np.asarray(limit["binding"])[months] > 0.5).sum())
            if binds:
                counts[limit["name"]] = binds
        if not counts:
            return "none: demand is met"
        tail = "; demand is met elsewhere or by other parts"
    order = sorted(counts, key=lambda n: -counts[n])
    words = ", ".join(f"{limit_words(n)} ({counts[n]} of {len(chosen)} months)" for n in order[:3])
    if len(order) > 3:
        words += f" and {len(order) - 3} more"
    return words + tail


def work(result: Result) -> dict[str, Any] | None:
    """Dropped share of placed work by year; None where no work is placed."""
    totals = result.totals
    placed = workloads(totals)
    if not placed:
        return None
    years = totals.years()
    masks = [totals.year == y for y in years]
    rows = [[name, *(percent(dropped(totals, stems, m)) for m in masks)] for name, stems in placed]
    amounts = []
    for _, stems in placed:
        for stem in stems:
            words = dict(result._core.monthly_words(f"{stem}_submitted"))
            unit = str(words.get("long_name", "")).rsplit(", ", 1)[-1]
            title = stem.removeprefix("work_").replace("_", " ")
            for what in ("submitted", "served", "dropped"):
                values = [totals.total(f"{stem}_{what}", m) for m in masks]
                amounts.append(
                    [f"{title}, {what}", unit, *(f"{v:.4g}" if v else "0" for v in values)]
                )
    whole = [dropped(totals, stems, None) for _, stems in placed]
    return {
        "labels": [
            f"{y}" + ("" if totals.is_complete(m) else "*")
            for y, m in zip(years, masks, strict=True)
        ],
        "rows": rows,
        "amounts": amounts,
        "any": any(share > 0.0 for share in whole),
    }
