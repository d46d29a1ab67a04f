# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Charts of every report: trajectory, PUE by site and month, energy flows."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from .figures import rack_title

if TYPE_CHECKING:
    from .._totals import Period
    from ..result import Result

__all__ = [
    "heat",
    "heat_words",
    "sankey",
    "site_title",
    "trajectory",
    "trajectory_tables",
    "trajectory_words",
]

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
        (site_title(site), [totals.total("facility_energy", m, [i]) for m in masks])
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


def heat(result: Result) -> dict[str, Any]:
    """PUE by site and month: ``cells`` of month, row and value, and a table by year."""
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
    low, high = _weighted_range(pue, facility)
    titles = [site_title(core.sites[i]) for i in rows]
    table = []
    for i in reversed(rows):
        by_year = [
            totals.ratio("facility_energy", "it_energy", totals.year == y, [i]) for y in years
        ]
        table.append(
            [site_title(core.sites[i]), *(f"{v:.3f}" if math.isfinite(v) else "" for v in by_year)]
        )
    return {
        "months": [f"{y}-{m:02d}" for y, m in zip(totals.year, totals.month, strict=True)],
        "sites": titles,
        "cells": cells,
        "range": [
            math.floor(low * 100) / 100,
            max(math.ceil(high * 100), math.floor(low * 100) + 2) / 100,
        ],
        "beyond": bool((pue[np.isfinite(pue)] > math.ceil(high * 100) / 100).any()),
        "years": [str(y) for y in years],
        "table": table,
    }


def _weighted_range(values: Any, weights: Any) -> tuple[float, float]:
    """Values between which 98 % of the weight lies.

    By energy: the first months of a site that has just opened would otherwise set the colours.
    """
    import numpy as np

    known = np.isfinite(values) & (weights > 0.0)
    if not known.any():
        return 1.0, 2.0
    order = np.argsort(values[known])
    share = np.cumsum(weights[known][order]) / weights[known].sum()
    ordered = values[known][order]
    low, high = (float(ordered[np.searchsorted(share, q)]) for q in (0.01, 0.99))
    return low, high


def site_title(site: Any) -> str:
    """Title of a site; a partner's says that it is one."""
    title = str(site["title"] or str(site["name"]).replace("_", " ").capitalize())
    return title if site["in_totals"] or "(partner)" in title else f"{title} (partner)"


def sankey(flows: Iterable[tuple[str, str, float]]) -> dict[str, Any]:
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


def trajectory_tables(path: dict[str, Any], factor: float) -> list[dict[str, Any]]:
    """The trajectory as tables, by site and by hardware type."""

    def shown(value: float) -> str:
        return f"{value * factor:,.2f}"

    tables = []
    for key, caption in (("site", "By site"), ("hardware", "By hardware type")):
        rows = [[s["name"], *(shown(v) for v in s["values"])] for s in path[key]]
        rows.append(["Total", *(shown(v) for v in path["total"])])
        tables.append({"caption": caption, "head": path["labels"], "rows": rows})
    return tables


def trajectory_words(path: dict[str, Any], factor: float, unit: str) -> str:
    """The trajectory in words, for those who cannot see the chart."""
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


def heat_words(result: Result, heat: dict[str, Any]) -> str:
    """The heat map in words."""
    if not heat["cells"]:
        return "No site drew power."
    low, high = (pick(heat["cells"], key=lambda c: c[2]) for pick in (min, max))
    return (
        f"Heat map of monthly PUE: lowest {low[2]:.3f} ({heat['sites'][low[1]]}, "
        f"{heat['months'][low[0]]}), highest {high[2]:.3f} ({heat['sites'][high[1]]}, "
        f"{heat['months'][high[0]]})."
    )
