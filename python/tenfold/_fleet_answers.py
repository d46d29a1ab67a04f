# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""What a fleet does not reach: unmet demand by metric, dropped work by workload, what binds."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from . import _core
    from ._totals import Period, Totals

__all__ = [
    "ROUND_OFF",
    "answers_row",
    "binding_limit",
    "dropped",
    "installed",
    "unmet_array",
    "unmet_by_demand",
    "workloads",
]

#: Share of a demand below which what is missing is round-off: the monthly rule's own threshold.
ROUND_OFF = 1e-9
_WORK = re.compile(r"work_(.+)_(accelerator|cpu|storage)_submitted")


def unmet_array(demand: Any) -> Any:
    """Unmet demand by month in its metric; round-off is zero."""
    wanted = np.asarray(demand["wanted"], dtype=np.float64)
    missing = wanted - np.asarray(demand["reached"], dtype=np.float64)
    return np.where(missing > ROUND_OFF * wanted, missing, 0.0)


def unmet_by_demand(core: _core.Results, totals: Totals, months: Period | None) -> dict[str, float]:
    """Share of each demand that stays unmet over some months, by name of the demand."""
    return {d["name"]: _share([d], totals, months) for d in core.demands}


def installed(demand: Any, key: str, totals: Totals, months: Period | None) -> float:
    """Mean over months of a series of a demand (``wanted``, ``required``, ``reached``)."""
    hours, at = _hours(totals, months)
    return float((np.asarray(demand[key], dtype=np.float64)[at] * hours).sum() / hours.sum())


def _hours(totals: Totals, months: Period | None) -> tuple[Any, Any]:
    at = np.ones(len(totals.hours), dtype=np.bool_) if months is None else months
    return totals.hours[at], at


def _share(demands: list[Any], totals: Totals, months: Period | None) -> float:
    hours, at = _hours(totals, months)
    wanted = sum(float((np.asarray(d["wanted"])[at] * hours).sum()) for d in demands)
    missing = sum(float((unmet_array(d)[at] * hours).sum()) for d in demands)
    return missing / wanted if wanted > 0.0 else 0.0


def workloads(totals: Totals) -> list[tuple[str, list[str]]]:
    """Placed workloads, each with the stems of its monthly totals (one for each machine kind)."""
    found: dict[str, list[str]] = {}
    for name in totals.names:
        match = _WORK.fullmatch(name)
        if match is not None:
            found.setdefault(match.group(1), []).append(name.removesuffix("_submitted"))
    return list(found.items())


def dropped(totals: Totals, stems: list[str], months: Period | None) -> float:
    """Share of submitted work that was dropped; NaN where none was submitted."""
    submitted = sum(totals.total(f"{s}_submitted", months) for s in stems)
    lost = sum(totals.total(f"{s}_dropped", months) for s in stems)
    if submitted <= 0.0:
        return float("nan")
    share = lost / submitted
    return share if share > 1e-12 else 0.0


def answers_row(core: _core.Results, totals: Totals, months: Period | None) -> dict[str, float]:
    """Columns of the table by year: servers in both answers, unmet shares, dropped shares."""
    row: dict[str, float] = {}
    metrics: dict[str, list[Any]] = {}
    for demand in core.demands:
        metrics.setdefault(demand["metric"], []).append(demand)
    for metric, demands in metrics.items():
        if metric == "servers":
            row["servers"] = sum(installed(d, "reached", totals, months) for d in demands)
            row["required_servers"] = sum(installed(d, "required", totals, months) for d in demands)
        row[f"unmet_{metric}"] = _share(demands, totals, months)
    for name, stems in workloads(totals):
        row[f"dropped_{name}"] = dropped(totals, stems, months)
    return row


def binding_limit(core: _core.Results, months: Period | None) -> str:
    """Limit that costs demand in most months; else the one that binds in most; else ``demand``.

    A limit binds in a month where it has no slack and stopped a purchase or switched racks off.
    """
    names = core.binding_limit
    count = len(names)
    at = np.ones(count, dtype=np.bool_) if months is None else months
    costs = Counter(n for n, inside in zip(names, at, strict=True) if inside and n != "demand")
    if not costs:
        costs = Counter()
        for limit in core.limits:
            binds = int((np.asarray(limit["binding"])[at] > 0.5).sum())
            if binds:
                costs[limit["name"]] = binds
    found = costs.most_common(1)
    return str(found[0][0]) if found else "demand"
