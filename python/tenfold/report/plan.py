# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Sections of a fleet: limits, build-out, waterfall, tornado, targets."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from .._plan_record import PRICE_UNITS
from .answers import limit_words
from .charts import site_title
from .figures import axis_scale, clean
from .headline import base_and_last

if TYPE_CHECKING:
    from ..result import Result

__all__ = ["buildout", "limits", "no_tornado", "prices", "targets_of", "tornado", "waterfall"]


# ---------------------------------------------------------------------- limits


def limits(result: Result) -> dict[str, Any] | None:
    """Which limit binds in which month; None where no limit ever does."""
    core = result._core
    stated = [dict(entry) for entry in getattr(core, "limits", []) or []]
    held = [e for e in stated if any(np.asarray(e["binding"]) > 0.5)]
    if not held:
        return None
    totals = result.totals
    held.sort(key=lambda e: -float(np.sum(e["binding"])))
    shown = held[:20][::-1]
    months = [f"{y}-{m:02d}" for y, m in zip(totals.year, totals.month, strict=True)]
    cells = []
    for row, entry in enumerate(shown):
        available, used = (np.asarray(entry[k], dtype=np.float64) for k in ("available", "used"))
        for month, binds in enumerate(np.asarray(entry["binding"])):
            share = used[month] / available[month] if available[month] > 0.0 else math.nan
            if math.isfinite(share) or binds > 0.5:
                full = share if math.isfinite(share) else 1.0
                cells.append([month, row, 1 if binds > 0.5 else 0, round(min(full, 9.99), 3)])
    first = {}
    for entry in held:
        where = int(np.argmax(np.asarray(entry["binding"]) > 0.5))
        first[entry["name"]] = months[where]
    table = [
        [
            limit_words(e["name"]),
            str(int(np.sum(np.asarray(e["binding"]) > 0.5))),
            first[e["name"]],
            str(e["unit"]),
        ]
        for e in held
    ]
    return {
        "months": months,
        "names": [limit_words(e["name"]) for e in shown],
        "cells": cells,
        "table": table,
        "never": [limit_words(e["name"]) for e in stated if e not in held],
    }


def prices(result: Result) -> dict[str, Any] | None:
    """Prices of limits as the linear programme found them; None without limits or a fleet."""
    if not getattr(result._core, "limits", []):
        return None
    found = result.plan
    if found is None or found.unavailable:
        return {"missing": _not_priced(result, found.unavailable if found else "")}
    by_limit: dict[str, list[dict[str, Any]]] = {}
    by_month: dict[str, list[dict[str, Any]]] = {}
    for row in found.prices:
        by_limit.setdefault(row["limit"], []).append(row)
        by_month.setdefault(row["month"], []).append(row)

    def words(row: dict[str, Any]) -> str:
        unit, scale = PRICE_UNITS.get(row["unit"], (row["unit"], 1.0))
        return f"{100.0 * row['price'] * scale:.3g} % per {unit}"

    def worth(row: dict[str, Any]) -> float:
        return float(row["price"] * abs(row["available"]))

    order = sorted(by_limit.items(), key=lambda item: -sum(map(worth, item[1])))
    table = []
    for name, rows in order:
        dear = max(rows, key=lambda r: r["price"])
        span = f"{rows[0]['month']} to {rows[-1]['month']}"
        table.append([limit_words(name), str(len(rows)), span, words(dear), dear["month"]])
    months = []
    for month in sorted(by_month):
        rows = sorted(by_month[month], key=worth, reverse=True)
        months.append([month, "; ".join(f"{limit_words(r['limit'])}, {words(r)}" for r in rows)])
    return {
        "missing": "",
        "table": table,
        "months": months,
        "relaxations": found.relaxations,
        "unmet": f"{found.unmet:.3g}" if found.unmet > 1e-6 else "",
        "rule_unmet": f"{found.rule_unmet:.3g}",
    }


def _not_priced(result: Result, why: str) -> str:
    """Why there are no prices, how to get them, and what that costs."""
    if why:
        return f"Not computed: {why}."
    months = len(result.totals.year)
    limits_held = len(result._core.limits)
    return (
        "Not computed: run with `tenfold run FILE --plan`. It solves a linear programme over "
        f"{months} months, {limits_held} limits and all sites and rack types; the 37 sites and "
        "141 months of alibaba_cloud_2032 take some 20 s of one core beside the run itself."
    )


# ---------------------------------------------------------------------- build-out


def buildout(result: Result) -> dict[str, Any] | None:
    """Megawatts, racks and modules by site and year; None for runs within one year."""
    core, totals = result._core, result.totals
    years = totals.years()
    if len(years) < 2:
        return None
    racks = np.zeros((len(core.sites), len(totals.year)))
    position = {site["name"]: i for i, site in enumerate(core.sites)}
    for row, entry in zip(np.asarray(core.by_class("count")), core.classes, strict=True):
        racks[position[entry["site"]]] += row
    parts = []
    for key, label, unit, digits, values, pick in (
        ("peak", "Peak of the facility", "MW", 1, totals.array("peak_facility") / 1e6, "peak"),
        ("it", "IT capacity, year end", "MW", 1, totals.array("it_capacity") / 1e6, "end"),
        ("racks", "Racks, year end", "", 0, racks, "end"),
        ("modules", "Energised modules, year end", "", 0, totals.array("modules"), "end"),
    ):
        rows = []
        for i, site in enumerate(core.sites):
            by_year = [_of_year(values[i], totals.year == y, pick) for y in years]
            if any(by_year):
                rows.append((site_title(site), bool(site["in_totals"]), by_year))
        rows.sort(key=lambda r: (not r[1], -r[2][-1], -max(r[2])))
        whole = [sum(r[2][k] for r in rows if r[1]) for k in range(len(years))]
        table = [[name, *(f"{v:,.{digits}f}" if v else "" for v in by)] for name, _, by in rows]
        table.insert(0, ["Total", *(f"{v:,.{digits}f}" for v in whole)])
        parts.append({"key": key, "label": label, "unit": unit, "rows": table})
    return {"years": [str(y) for y in years], "parts": parts}


def _of_year(values: Any, months: Any, pick: str) -> float:
    chosen = values[months]
    return float(chosen.max() if pick == "peak" else chosen[-1])


# ---------------------------------------------------------------------- waterfall, tornado


def waterfall(result: Result) -> dict[str, Any] | None:
    """Decomposition between base and last year; None where there is no change to split."""
    from ..decompose import decompose

    years = base_and_last(result.totals)
    if years is None or years[0] == years[1] or "it_capacity" not in result._core.by_class_names():
        return None
    split = decompose(result, years=years)
    if abs(split.change) < 1e-3 * max(split.before, 1e-300):
        return None
    factor, unit = axis_scale(max(split.before, split.after))
    effects = [e for e in split.effects if abs(e.energy) > 1e-9 * abs(split.change)]
    bars = [{"name": split.before_label, "value": split.before * factor, "whole": True}]
    bars += [{"name": e.label, "value": e.energy * factor, "whole": False} for e in effects]
    bars.append({"name": split.after_label, "value": split.after * factor, "whole": True})
    rows = [
        [
            e.label,
            f"{e.energy * factor:+,.3f}",
            f"{100.0 * e.energy / split.change:+.1f} %",
            e.meaning,
        ]
        for e in effects
    ]
    largest = max(effects, key=lambda e: abs(e.energy))
    return {
        "unit": unit,
        "before": split.before_label,
        "after": split.after_label,
        "bars": [{**b, "value": float(f"{b['value']:.6g}")} for b in bars],
        "rows": rows,
        "words": (
            f"Waterfall of facility energy from {split.before * factor:.3g} {unit} in "
            f"{split.before_label} to {split.after * factor:.3g} {unit} in {split.after_label}; "
            f"the largest effect is {largest.label.lower()}, {largest.energy * factor:+.3g} {unit}."
        ),
    }


def tornado(result: Result) -> dict[str, Any] | None:
    """Tornado of the sensitivity that the result carries; None without one."""
    found = result.sensitivity
    if found is None:
        return None
    quantities = []
    for name, unit in found.units.items():
        base = found.base[name]
        bars = sorted(found.bars, key=lambda b: -b.swing(name))
        quantities.append(
            {
                "name": name,
                "unit": "" if unit == "1" else unit,
                "base": base,
                "bars": [
                    {
                        "name": b.range.title,
                        "low": b.range.low,
                        "high": b.range.high,
                        "at": clean([b.low[name], b.high[name]]),
                    }
                    for b in bars
                    if b.swing(name) > 0.0
                ],
            }
        )
    first = next(iter(found.units))
    rows = [
        [
            b.range.title,
            f"{b.range.low} to {b.range.high}",
            b.base,
            *(_relative(end[first], found.base[first]) for end in (b.low, b.high)),
            b.range.basis,
            b.range.source,
        ]
        for b in found.bars
    ]
    slopes = [
        [
            g.key,
            f"{g.value:g} {g.unit}".strip(),
            f"{g.elasticity[first]:+.3f}",
            f"{g.disagreement[first]:.1e}",
            f"{g.switched_hours:,.0f}",
        ]
        for g in found.gradients
    ]
    words = "No range changes it."
    if rows:
        words = f"The widest bar is {rows[0][0]}, {rows[0][3]} to {rows[0][4]}."
    return {
        "quantities": [q for q in quantities if q["bars"]],
        "first": first,
        "members": found.members,
        "rows": rows,
        "gradients": slopes,
        "words": f"Tornado of {first} by range, one at a time. {words}",
    }


def no_tornado(result: Result) -> str:
    """How to get a tornado, and how many runs that takes."""
    from ..errors import TenfoldError
    from ..sensitivity import ranges_of

    how = "Not computed: run with `tenfold run FILE --sensitivity`"
    try:
        count = len(ranges_of(result.scenario))
    except TenfoldError:  # a scenario of another version
        return f"{how}."
    if not count:
        return (
            "Not computed: the scenario states no `ranges` and uses no accelerator with a range. "
            "State some, then run with `tenfold run FILE --sensitivity`."
        )
    return (
        f"{how}. It varies {count} values one at a time, {2 * count} runs of the whole scenario "
        "beside this one, shared over all cores."
    )


def _relative(value: float, base: float) -> str:
    return f"{100.0 * (value / base - 1.0):+.1f} %" if base and math.isfinite(value) else "refused"


# ---------------------------------------------------------------------- targets


def targets_of(result: Result) -> list[list[str]]:
    """Targets of the stored scenario beside the run; empty where it states none."""
    from ..errors import TargetError, TenfoldError
    from ..targets import targets

    try:
        found = targets(result)
    except (TargetError, TenfoldError):  # none stated, or a scenario of another version
        return []

    def shown(value: float, unit: str) -> str:
        if unit == "1":
            return f"{value:.3f}"
        if unit == "L/kWh":
            return f"{value:.2f} L/kWh"
        size, name = {"kWh": (1e9, "TWh"), "kg": (1e9, "Mt")}[unit]
        return f"{value / size:,.3g} {name}"

    return [
        [
            g.title,
            str(g.year) + ("" if g.complete else "*"),
            shown(g.target, g.unit),
            shown(g.value, g.unit),
            ("+" if g.gap > 0 else "") + shown(g.gap, g.unit),
            "met" if g.met else "missed",
        ]
        for g in found
    ]
