# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Where a number comes from: run its cell again and show equation, parts and sources."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from ._ensemble import run_member
from ._totals import Totals
from .errors import TargetError

if TYPE_CHECKING:
    from .result import Result

__all__ = ["Explanation", "Node", "explain"]

#: Totals that are sums of others: the parts must add up to the whole.
_SUMS: dict[str, tuple[str, ...]] = {
    "facility_energy": (
        "it_energy", "chain_loss", "crah_fan", "pumps", "chiller", "tower_fan", "dry_cooler_fan",
        "cdu_pump", "room_cooling", "lighting", "auxiliary",
    ),
    "water_makeup": ("water_evaporated", "water_drift", "water_blowdown"),
}  # fmt: skip
#: Totals that are another one times a factor of the grid zone.
_FACTORS: dict[str, tuple[str, str]] = {
    "carbon_location": ("grid_import", "mean direct grid intensity"),
    "carbon_market": ("grid_import", "mean intensity after matching"),
    "water_source": ("grid_import", "water of generation"),
    "cost": ("grid_import", "mean price"),
}
#: Indicators: (numerator, denominator, unit, title).
_RATIOS: dict[str, tuple[str, str, str, str]] = {
    "pue": ("facility_energy", "it_energy", "1", "PUE"),
    "pue_category_1": ("facility_energy", "ups_energy", "1", "PUE, category 1"),
    "pue_category_2": ("facility_energy", "pdu_energy", "1", "PUE, category 2"),
    "wue": ("water_makeup", "it_energy", "L/kWh", "WUE, site"),
    "cue": ("carbon_location", "it_energy_served", "kg/kWh", "CUE, location-based"),
}
_ALIASES = {"energy": "facility_energy", "water": "water_makeup", "carbon": "carbon_location",
            "wue_site": "wue", "cue_location": "cue"}  # fmt: skip


@dataclass(frozen=True)
class Node:
    """A number of the tree.

    Attributes
    ----------
    label : str
    value : float or None
        None for nodes that only name a source.
    unit, equation, source : str
        Empty where there is none.
    children : list of Node
    """

    label: str
    value: float | None
    unit: str = ""
    equation: str = ""
    source: str = ""
    children: list[Node] = field(default_factory=list)

    def lines(self, depth: int = 0) -> list[str]:
        """The tree as indented text."""
        value = "" if self.value is None else f" = {self.value:.9g}"
        unit = "" if self.unit in ("", "1") else f" {self.unit}"
        text = f"{'  ' * depth}{self.label}{value}{unit}"
        if self.equation:
            text += f"   [{self.equation}]"
        if self.source:
            text += f"   <- {self.source}"
        return [text, *(line for c in self.children for line in c.lines(depth + 1))]

    def to_dict(self) -> dict[str, Any]:
        """Plain dict for JSON."""
        return {
            "label": self.label,
            "value": self.value,
            "unit": self.unit,
            "equation": self.equation,
            "source": self.source,
            "children": [c.to_dict() for c in self.children],
        }


@dataclass(frozen=True)
class Explanation:
    """Outcome of `explain`.

    Attributes
    ----------
    site, month : str
    tree : Node
    identical : bool
        Whether the second run gave the bytes that the file holds, for every total of the cell.
    differing : tuple of str
        Totals that differ (another version or compiler made the file).
    months_run : int
        Months that were simulated again.
    """

    site: str
    month: str
    tree: Node
    identical: bool
    differing: tuple[str, ...]
    months_run: int

    def __str__(self) -> str:
        check = (
            "run again: the same bytes as the file"
            if self.identical
            else f"run again: {len(self.differing)} totals differ from the file, such as "
            + ", ".join(self.differing[:3])
        )
        return "\n".join([f"{self.site}, {self.month}", *self.tree.lines(), check])


class _Cell:
    """Totals of one site and month."""

    def __init__(self, totals: Totals, site: int, month: int) -> None:
        self.totals, self.site, self.month = totals, site, month

    def has(self, name: str) -> bool:
        return self.totals.has(name)

    def value(self, name: str) -> float:
        return float(self.totals.array(name)[self.site, self.month])


def _differing(stored: Totals, again: Totals, site: int, month: int) -> tuple[str, ...]:
    return tuple(
        name
        for name in stored._core.monthly_names()
        if again.has(name)
        and stored.array(name)[site, month].tobytes() != again.array(name)[site, month].tobytes()
    )


def explain(result: Result, what: str, *, site: str, month: str) -> Explanation:
    """Explain a number of one site and month by running its cell again.

    The stored scenario is simulated anew for that calendar year (the fleet is booked over the whole
    horizon); if that does not give the bytes of the file, for the whole horizon.

    Parameters
    ----------
    result : Result
        Usually opened from a file.
    what : str
        An indicator (``"pue"``, ``"wue"``, ``"cue"``) or a monthly total (``"chiller"``).
    site : str
        Name of the site.
    month : str
        ``"2032-07"``.

    Returns
    -------
    Explanation
        ``str()`` gives the tree.

    Raises
    ------
    TargetError
        If quantity, site or month are not in the result.
    """
    stored = result.totals
    name = _ALIASES.get(what, what)
    names = [s["name"] for s in result._core.sites]
    if site not in names:
        raise TargetError(f"no site {site!r} in the result; there are: {', '.join(names)}")
    if name not in _RATIOS and not stored.has(name):
        known = ", ".join([*_RATIOS, *stored._core.monthly_names()])
        raise TargetError(f"no quantity {what!r}; known: {known}")
    labels = [f"{y}-{m:02d}" for y, m in zip(stored.year, stored.month, strict=True)]
    if month not in labels:
        raise TargetError(f"no month {month!r} in the result; it has {labels[0]} to {labels[-1]}")
    row, column = names.index(site), labels.index(month)

    scenario = result.scenario
    year = int(month[:4])
    again = run_member(scenario, frozenset({year}))
    months_run = int((stored.year == year).sum()) + int(bool((stored.year < year).any()))
    differing = _differing(stored, again, row, column)
    if differing:
        again = run_member(scenario, None)
        months_run = len(labels)
        differing = _differing(stored, again, row, column)
    cell = _Cell(again, row, column)
    tree = _tree(result, cell, name, site)
    return Explanation(site, month, tree, not differing, differing, months_run)


def _tree(result: Result, cell: _Cell, name: str, site: str) -> Node:
    sources = {a["path"]: a for a in map(dict, result._core.assumptions)}
    facts = next(dict(s) for s in result._core.sites if s["name"] == site)
    if name in _RATIOS:
        above, below, unit, title = _RATIOS[name]
        one, two = cell.value(above), cell.value(below)
        value = one / two if two else float("nan")
        children = [_total(result, cell, n, sources, facts) for n in (above, below)]
        children.append(_place(sources, facts))
        return Node(title, value, unit, f"{above} / {below}", "", children)
    node = _total(result, cell, name, sources, facts)
    return Node(
        node.label, node.value, node.unit, node.equation, node.source,
        [*node.children, _place(sources, facts)],
    )  # fmt: skip


def _total(
    result: Result, cell: _Cell, name: str, sources: dict[str, Any], facts: dict[str, Any]
) -> Node:
    words = result._core.monthly_words(name)
    value = cell.value(name)
    children: list[Node] = []
    if name in _SUMS:
        children = [
            _total(result, cell, part, sources, facts)
            for part in _SUMS[name]
            if cell.has(part) and cell.value(part) != 0.0
        ]
        rest = value - sum(c.value or 0.0 for c in children)
        children.append(Node("left over (rounding)", rest, words["unit"]))
    elif name == "it_energy":
        children = _classes(result, cell, sources, facts["name"])
    elif name in _FACTORS and cell.has(_FACTORS[name][0]):
        other, label = _FACTORS[name]
        base = cell.value(other)
        zone = sources.get(f"grid_zones.{facts['zone']}", {})
        unit = f"{words['unit']}/kWh"
        children = [
            Node(other, base, "kWh", result._core.monthly_words(other)["equation"]),
            Node(label, value / base if base else float("nan"), unit, "", _source(zone)),
        ]
    return Node(name, value, words["unit"], words["equation"], "", children)


def _classes(result: Result, cell: _Cell, sources: dict[str, Any], site: str) -> list[Node]:
    core = cell.totals._core
    energy = np.asarray(core.by_class("it_energy"))[:, cell.month]
    count = np.asarray(core.by_class("count"))[:, cell.month]
    rows = []
    for i, entry in enumerate(core.classes):
        if entry["site"] != site or count[i] == 0.0:
            continue
        rack = sources.get(f"racks.{entry['rack']}", {})
        label = f"hall {entry['hall']}: {count[i]:,.6g} racks of {entry['rack']}"
        rows.append(Node(label, float(energy[i]), "kWh", "racks x nodes x P(u, T)", _source(rack)))
    return rows


def _place(sources: dict[str, Any], facts: dict[str, Any]) -> Node:
    found = []
    climate = sources.get(f"climates.{facts['climate']}")
    if climate is not None:
        found.append(Node(f"weather: {climate['value']}", None, "", "", _source(climate)))
    zone = sources.get(f"grid_zones.{facts['zone']}")
    if zone is not None:
        found.append(Node(f"grid: {zone['value']}", None, "", "", _source(zone)))
    return Node("place", None, "", "", "", found)


def _source(entry: dict[str, Any]) -> str:
    if not entry:
        return ""
    return f"{entry['basis']}: {entry['source']}"
