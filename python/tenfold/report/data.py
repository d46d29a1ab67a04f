# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""What the report shows, computed from a result: plain dicts, lists and numbers."""

from __future__ import annotations

import datetime
import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .. import _core

if TYPE_CHECKING:
    from .._totals import Period
    from ..result import Result

__all__ = ["Figure", "report_data", "trajectory"]

#: Disclosed PUE of self-built data centers by fiscal year (ends in March).
DISCLOSED_PUE = {2022: 1.247, 2023: 1.215, 2024: 1.200}
DISCLOSED_SOURCE = "Alibaba Group, Environmental, Social and Governance Reports 2022, 2023 and 2024"
BASE_YEAR = 2022


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


_SCALES: dict[str, Sequence[tuple[float, str]]] = {
    "kWh": ((1e9, "TWh"), (1e6, "GWh"), (1e3, "MWh"), (1.0, "kWh")),
    "kg": ((1e9, "Mt"), (1e6, "kt"), (1e3, "t"), (1.0, "kg")),
    "L": ((1e9, "million m³"), (1e6, "thousand m³"), (1e3, "m³"), (1.0, "L")),
    "USD": ((1e9, "billion USD"), (1e6, "million USD"), (1.0, "USD")),
    "W": ((1e9, "GW"), (1e6, "MW"), (1e3, "kW"), (1.0, "W")),
    "FLOP/s": ((1e21, "ZFLOP/s"), (1e18, "EFLOP/s"), (1e15, "PFLOP/s"), (1.0, "FLOP/s")),
}


def _figure(name: str, period: str, value: float, unit: str) -> Figure:
    """Figure with three significant digits in a readable unit."""
    if unit not in _SCALES:
        digits = {"1": 3, "L/kWh": 2}.get(unit, 3)
        return Figure(name, period, value, unit, 1.0, digits, "" if unit == "1" else unit)
    steps = _SCALES[unit]
    size, shown = next((s for s in steps if abs(value) >= s[0]), steps[-1])
    return Figure(name, period, value, unit, 1.0 / size, _digits(value / size), shown)


def _digits(shown: float) -> int:
    """Decimals for three significant digits, none for numbers from 100 on."""
    if shown == 0 or not math.isfinite(shown):
        return 1
    return max(0, 2 - math.floor(math.log10(abs(shown))))


def _multiple(name: str, period: str, above: float, below: float) -> Figure | None:
    if not below or not math.isfinite(above):
        return None
    value = above / below
    return Figure(name, period, value, "1", 1.0, 1 if value >= 9.95 else 2)


def _clean(values: Iterable[float], digits: int = 6) -> list[float | None]:
    """Numbers for JSON: rounded to significant digits, null for NaN."""
    return [float(f"{v:.{digits}g}") if math.isfinite(v) else None for v in values]


def _date(seconds: int) -> str:
    return datetime.datetime.fromtimestamp(seconds, datetime.UTC).date().isoformat()


def _span(core: _core.Results) -> str:
    return f"{_date(core.start_utc)} to {_date(core.end_utc)}"


def rack_title(name: str) -> str:
    """Title of a rack type in the catalog, or its name in words."""
    try:
        title = json.loads(_core.catalog_entry("racks", name)).get("title", "")
    except Exception:  # an entry of the scenario's own catalog: its name must do
        title = ""
    return str(title) if title else name.replace("_", " ")


# ---------------------------------------------------------------------- trajectory


def trajectory(result: Result, *, top: int = 11) -> dict[str, Any]:
    """Facility energy by calendar year (by month for runs of less than four years), stacked.

    Returns
    -------
    dict
        ``labels``; ``partial`` (labels that are not simulated in full); ``site`` and ``hardware``,
        lists of ``{"name", "values"}`` [kWh]; ``total`` [kWh]. Both stacks add up to the total.
    """
    totals = result.totals
    years = totals.years()
    if len(totals.years(complete=True)) >= 4:
        periods = [(str(y), totals.year == y) for y in years]
        partial = [str(y) for y in years if not totals.is_complete(totals.year == y)]
    else:
        import numpy as np

        count = len(totals.year)
        periods = []
        partial = []
        for i in range(count):
            label = f"{totals.year[i]}-{totals.month[i]:02d}"
            periods.append((label, np.arange(count) == i))
            if totals.hours[i] < totals.full_hours[i] - 1e-6:
                partial.append(label)
    masks = [mask for _, mask in periods]
    total = [totals.total("facility_energy", mask) for mask in masks]
    return {
        "labels": [label for label, _ in periods],
        "partial": partial,
        "site": _by_site(result, masks, top),
        "hardware": _by_hardware(result, masks, total),
        "total": total,
    }


def _by_site(result: Result, masks: list[Period], top: int) -> list[dict[str, Any]]:
    totals = result.totals
    rows = [
        (site["title"] or site["name"], [totals.total("facility_energy", m, [i]) for m in masks])
        for i, site in enumerate(result._core.sites)
        if site["in_totals"]
    ]
    rows.sort(key=lambda row: -sum(row[1]))
    shown = rows if len(rows) <= top + 1 else rows[:top]
    stacks = [{"name": name, "values": values} for name, values in shown]
    rest = rows[len(shown) :]
    if rest:
        values = [sum(column) for column in zip(*(v for _, v in rest), strict=True)]
        stacks.append({"name": f"{len(rest)} other sites", "values": values})
    return stacks


def _by_hardware(result: Result, masks: list[Period], total: list[float]) -> list[dict[str, Any]]:
    import numpy as np

    core, totals = result._core, result.totals
    inside = {site["name"] for site in core.sites if site["in_totals"]}
    energy = np.asarray(core.by_class("it_energy"), dtype=np.float64)
    racks: dict[str, Any] = {}
    kinds: dict[str, str] = {}
    for row, entry in zip(energy, core.classes, strict=True):
        if entry["site"] in inside:
            racks[entry["rack"]] = racks.get(entry["rack"], 0.0) + row
            kinds[entry["rack"]] = entry["kind"]
    order = {"cpu": 0, "storage": 1, "accelerator": 2}
    names = sorted(racks, key=lambda n: (order.get(kinds[n], 3), -float(racks[n].sum())))
    stacks = [
        {"name": rack_title(n), "values": [float(racks[n][m].sum()) for m in masks]}
        for n in names
        if float(racks[n].sum()) > 0.0
    ]
    cooling = [
        totals.total("cooling_energy", m) if totals.has("cooling_energy") else 0.0 for m in masks
    ]
    known = [sum(column) for column in zip(cooling, *(s["values"] for s in stacks), strict=True)]
    stacks.append({"name": "Cooling", "values": cooling})
    other = [max(0.0, t - k) for t, k in zip(total, known, strict=True)]
    stacks.append({"name": "Electrical losses and other", "values": other})
    return stacks


# ---------------------------------------------------------------------- heat map, Sankey


def _heat(result: Result) -> dict[str, Any]:
    import numpy as np

    core, totals = result._core, result.totals
    facility, it = totals.array("facility_energy"), totals.array("it_energy")
    rows = [i for i in range(len(core.sites)) if it[i].sum() > 0.0]
    mean = {i: facility[i].sum() / it[i].sum() for i in rows}
    rows.sort(key=lambda i: -mean[i])  # the best on top of the chart
    with np.errstate(invalid="ignore", divide="ignore"):
        pue = np.where(it > 0.0, facility / it, np.nan)
    years = totals.years()
    cells = [
        [month, position, round(float(pue[i, month]), 4)]
        for position, i in enumerate(rows)
        for month in range(pue.shape[1])
        if math.isfinite(pue[i, month])
    ]
    values = np.array([cell[2] for cell in cells]) if cells else np.array([1.0, 2.0])
    low, high = (float(v) for v in np.quantile(values, [0.02, 0.98]))
    titles = [_site_title(core.sites[i]) for i in rows]
    table = []
    for i in reversed(rows):
        by_year = [
            totals.ratio("facility_energy", "it_energy", totals.year == y, [i]) for y in years
        ]
        table.append(
            [_site_title(core.sites[i]), *(f"{v:.3f}" if math.isfinite(v) else "" for v in by_year)]
        )
    return {
        "months": [f"{y}-{m:02d}" for y, m in zip(totals.year, totals.month, strict=True)],
        "sites": titles,
        "cells": cells,
        "range": [
            math.floor(low * 100) / 100,
            max(math.ceil(high * 100), math.floor(low * 100) + 2) / 100,
        ],
        "years": [str(y) for y in years],
        "table": table,
    }


def _site_title(site: Any) -> str:
    title = site["title"] or site["name"]
    return str(title) if site["in_totals"] else f"{title} (partner)"


def _sankey(flows: Iterable[tuple[str, str, float]]) -> dict[str, Any]:
    """Nodes and links without cycles: a link that would close one ends in a node of its own."""
    usable = [(str(a), str(b), float(v)) for a, b, v in flows if v > 0.0 and a != b]
    largest = max((v for _, _, v in usable), default=0.0)
    usable = [f for f in usable if f[2] > 1e-6 * largest]
    after: dict[str, set[str]] = {}

    def reaches(start: str, goal: str) -> bool:
        seen, stack = {start}, [start]
        while stack:
            node = stack.pop()
            if node == goal:
                return True
            for further in after.get(node, ()):
                if further not in seen:
                    seen.add(further)
                    stack.append(further)
        return False

    links = []
    for a, b, value in sorted(usable, key=lambda f: -f[2]):
        end = f"{b} (in)" if reaches(b, a) else b
        after.setdefault(a, set()).add(end)
        links.append({"source": a, "target": end, "value": float(f"{value:.6g}")})
    names = list(dict.fromkeys(n for link in links for n in (link["source"], link["target"])))
    return {"nodes": [{"name": n} for n in names], "links": links}


# ---------------------------------------------------------------------- the page


def report_data(result: Result) -> dict[str, Any]:
    """Everything of the page: ``page`` for the template, ``charts`` for the script."""
    core = result._core
    path = trajectory(result)
    heat = _heat(result)
    factor, unit = _axis_scale(max(path["total"], default=0.0))
    charts = {
        "trajectory": {
            "labels": [f"{x}*" if x in path["partial"] else x for x in path["labels"]],
            "unit": unit,
            **{
                key: [
                    {"name": s["name"], "values": _clean(v * factor for v in s["values"])}
                    for s in path[key]
                ]
                for key in ("site", "hardware")
            },
        },
        "heat": {key: heat[key] for key in ("months", "sites", "cells", "range")},
        "sankey": _sankey(core.flows),
    }
    if not core.attributes.get("statement"):
        statement = str(result_document(result).get("description") or "")
    else:
        statement = core.attributes["statement"]
    flows = sorted((f for f in core.flows if f[2] > 0), key=lambda f: -f[2])
    page = {
        "title": core.title,
        "statement": statement.strip(),
        "span": _span(core),
        "site_count": sum(1 for s in core.sites if s["in_totals"]),
        "partner_count": sum(1 for s in core.sites if not s["in_totals"]),
        "cards": _cards(result),
        "trajectory_unit": unit,
        "by_month": "-" in (path["labels"] or [""])[0],
        "trajectory_tables": _trajectory_tables(path, factor),
        "partial": path["partial"],
        "summary": _summary(result),
        "heat_years": heat["years"],
        "heat_table": heat["table"],
        "heat_words": _heat_words(result, heat),
        "trajectory_words": _trajectory_words(path, factor, unit),
        "flows": [(a, b, _figure("flow", "", v, "kWh")) for a, b, v in flows],
        "events": [_event(e, core.step_seconds) for e in core.events],
        "disclosed": _disclosed(result),
        "disclosed_source": DISCLOSED_SOURCE,
        "kpis": list(result.kpi.values()),
        "assumptions": [dict(a) for a in core.assumptions],
        "inputs": list(core.inputs),
        "version": core.version,
        "revision": core.revision,
        "sha256": core.scenario_sha256,
        "scenario_yaml": core.scenario_yaml,
    }
    return {"page": page, "charts": charts}


def result_document(result: Result) -> dict[str, Any]:
    """The stored scenario as a dict, empty if it cannot be read."""
    try:
        return result.scenario.document
    except Exception:  # a scenario of an older format: the report does without
        return {}


def _axis_scale(kwh: float) -> tuple[float, str]:
    for size, unit in _SCALES["kWh"]:
        if kwh >= size:
            return 1.0 / size, unit
    return 1.0, "kWh"


@dataclass(frozen=True)
class Card:
    """A headline: a figure, its label and lines below it."""

    label: str
    figure: Figure
    prefix: str = ""
    lines: tuple[tuple[str, Figure | None, str], ...] = ()


def _cards(result: Result) -> list[Card]:
    totals = result.totals
    complete = totals.years(complete=True)
    if not complete:
        span = _span(result._core)
        return [
            Card(label, _figure(name, span, value, unit), lines=((span, None, ""),))
            for label, name, value, unit in _headline(result, None)
        ]
    last = complete[-1]
    base = BASE_YEAR if BASE_YEAR in complete else complete[0]
    now = {
        name: (label, value, unit)
        for label, name, value, unit in _headline(result, totals.year == last)
    }
    then = {name: value for _, name, value, _ in _headline(result, totals.year == base)}
    cards = []
    for name, (label, value, unit) in now.items():
        figure = _figure(name, str(last), value, unit)
        lines: list[tuple[str, Figure | None, str]] = []
        if base != last:
            before = _figure(name, str(base), then[name], unit)
            if unit in _SCALES:
                ratio = _multiple(f"{name}_multiple", f"{last}/{base}", value, then[name])
                if ratio is not None:
                    lines.append(("×", ratio, f"of {base}"))
            lines.append(("", before, f"{before.shown_unit} in {base}".strip()))
        cards.append(Card(f"{label} {last}", figure, lines=tuple(lines)))
    if base != last and totals.has("compute"):
        then_compute, now_compute = (
            totals.total("compute", totals.year == y) for y in (base, last)
        )
        ratio = _multiple("compute_multiple", f"{last}/{base}", now_compute, then_compute)
        if ratio is not None:
            installed = _figure(
                "compute", str(last), totals.total("compute", totals.year == last), "FLOP/s"
            )
            line = ("", installed, f"{installed.shown_unit} installed, dense 16-bit")
            energy = _multiple(
                "facility_energy_multiple", f"{last}/{base}",
                totals.total("facility_energy", totals.year == last),
                totals.total("facility_energy", totals.year == base),
            )  # fmt: skip
            lines = [("beside ×", energy, "of energy"), line] if energy else [line]
            cards.insert(1, Card(f"Compute {last}, multiple of {base}", ratio, "×", tuple(lines)))
    return cards


def _headline(result: Result, months: Period | None) -> list[tuple[str, str, float, str]]:
    totals = result.totals
    rows = [("Facility energy", "facility_energy", totals.total("facility_energy", months), "kWh"),
            ("PUE", "pue", totals.ratio("facility_energy", "it_energy", months), "1")]  # fmt: skip
    if totals.has("water_makeup"):
        rows.append(
            ("WUE (site)", "wue_site", totals.ratio("water_makeup", "it_energy", months), "L/kWh")
        )
    for label, name in (
        ("Carbon, location-based,", "carbon_location"),
        ("Carbon, market-based,", "carbon_market"),
    ):
        if totals.has(name):
            rows.append((label, name, totals.total(name, months), "kg"))
    return rows


_SUMMARY = (
    ("Facility energy", "facility_energy", "kWh"), ("IT energy", "it_energy", "kWh"),
    ("PUE", "pue", "1"), ("WUE", "wue_site", "L/kWh"), ("Water", "water", "L"),
    ("Carbon, location", "carbon_location", "kg"), ("Carbon, market", "carbon_market", "kg"),
    ("Compute", "compute", "FLOP/s"), ("Cost of energy", "cost", "USD"),
)  # fmt: skip


def _summary(result: Result) -> dict[str, Any]:
    """Table by calendar year."""
    totals = result.totals
    rows = []
    for year in totals.years():
        row = result._row(totals.year == year)
        mark = "" if totals.is_complete(totals.year == year) else "*"
        figures = [_figure(c, str(year), row[c], u) for _, c, u in _SUMMARY if c in row]
        rows.append((f"{year}{mark}", figures))
    have = result._row(None)
    return {"head": [label for label, c, _ in _SUMMARY if c in have], "rows": rows}


def _trajectory_tables(path: dict[str, Any], factor: float) -> list[dict[str, Any]]:
    def shown(value: float) -> str:
        return f"{value * factor:,.2f}"

    tables = []
    for key, caption in (("site", "By site"), ("hardware", "By hardware type")):
        rows = [[s["name"], *(shown(v) for v in s["values"])] for s in path[key]]
        rows.append(["Total", *(shown(v) for v in path["total"])])
        tables.append({"caption": caption, "head": path["labels"], "rows": rows})
    return tables


def _trajectory_words(path: dict[str, Any], factor: float, unit: str) -> str:
    whole = [i for i, label in enumerate(path["labels"]) if label not in path["partial"]]
    if not whole:
        whole = list(range(len(path["labels"])))
    first, last = whole[0], whole[-1]
    largest = max(path["site"], key=lambda s: s["values"][last], default={"name": "none"})
    text = (
        f"Stacked bars of facility energy: {path['total'][first] * factor:.3g} {unit} in "
        f"{path['labels'][first]}, {path['total'][last] * factor:.3g} {unit} in "
        f"{path['labels'][last]}."
    )
    if len(path["site"]) > 1:
        text += f" The largest stack in {path['labels'][last]} is {largest['name']}."
    return text


def _heat_words(result: Result, heat: dict[str, Any]) -> str:
    if not heat["cells"]:
        return "No site drew power."
    low, high = (pick(heat["cells"], key=lambda c: c[2]) for pick in (min, max))
    return (
        f"Heat map of monthly PUE: lowest {low[2]:.3f} ({heat['sites'][low[1]]}, "
        f"{heat['months'][low[0]]}), highest {high[2]:.3f} ({heat['sites'][high[1]]}, "
        f"{heat['months'][high[0]]})."
    )


def _event(event: Any, step_seconds: int) -> dict[str, str]:
    hours = event["count"] * step_seconds / 3600.0
    return {
        "site": event["site"],
        "kind": str(event["kind"]).replace("_", " "),
        "explanation": event["explanation"],
        "hours": f"{hours:,.0f}" if hours >= 10 else f"{hours:,.2g}",
        "first": _date(event["first_utc"]) if event["count"] else "",
        "largest": f"{event['largest']:.4g} {event['unit']}".removesuffix(" 1"),
    }


def _disclosed(result: Result) -> list[dict[str, Any]]:
    """Self-built sites' PUE by fiscal year beside the disclosed one (Alibaba's fleets only)."""
    import numpy as np

    core = result._core
    if "alibaba" not in core.title.lower() and "disclosed_pue" not in core.attributes:
        return []
    own = np.array(
        [s["ownership"] == "self_built" and s["in_totals"] for s in core.sites], dtype=np.bool_
    )
    if not own.any():
        return []
    totals = result.totals
    rows = []
    for year in totals.fiscal_years(complete=True):
        if year in DISCLOSED_PUE:
            value = totals.ratio("facility_energy", "it_energy", totals.fiscal_year == year, own)
            rows.append(
                {
                    "year": year,
                    "modelled": Figure("pue_self_built", f"FY{year}", value, "1", 1.0, 3),
                    "disclosed": f"{DISCLOSED_PUE[year]:.3f}",
                    "difference": f"{value - DISCLOSED_PUE[year]:+.3f}".replace("-", "−"),
                }
            )
    return rows
