# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Inputs that a scenario states itself, with what they rest on (its section ``sources``)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ._totals import Totals
    from .result import Result
    from .scenario import Scenario

__all__ = ["Calibration", "calibrations", "stated_inputs"]

#: Sections that decide the answer, in the order of the table; catalog entries have their own.
_SECTIONS = ("fleet", "limits", "workloads", "placement")
_DATE = re.compile(r"\d{4}-\d{2}(-\d{2})?")
#: Fields that name an item of a list without names.
_LABELS = ("workload", "site", "hall", "racks", "vendor", "fiscal_year", "countries", "at")
_SITE = ("ownership", "region", "opens", "closes", "rent", "boundary")


@dataclass(frozen=True)
class Calibration:
    """An input that is set so that a run meets a target.

    Attributes
    ----------
    key, value : str
        Where it stands, and what is used.
    quantity, unit : str
        What it is set to meet, such as ``required_energy(2032)/required_energy(2022)``.
    goal, found : float
        What the quantity was to be, and what it is in this run.
    """

    key: str
    value: str
    quantity: str
    unit: str
    goal: float
    found: float

    @property
    def met(self) -> bool:
        """Whether the run meets the goal to half a percent: then it is an input, not a finding."""
        return abs(self.found - self.goal) <= 0.005 * abs(self.goal)

    @property
    def words(self) -> str:
        """What that means for who reads the result."""
        goal = f"{self.goal:.4g} {self.unit}".removesuffix(" 1")
        if self.met:
            return (
                f"{self.key} ({self.value}) is set so that {self.quantity} is {goal}: that is an "
                "input, not a finding"
            )
        return (
            f"{self.key} ({self.value}) was set so that {self.quantity} is {goal}; in this run it "
            f"is {self.found:.4g}, because other inputs changed"
        )


def _scalar(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.6g}"
    text = str(value)
    return text[:7] if re.fullmatch(r"\d{4}-\d{2}-01", text) else text


def _text(value: Any) -> str:
    """A value on one line; series as ``date: value``."""
    if isinstance(value, Mapping):
        if list(value) == ["1970-01-01"]:  # how one value for all time is written out
            return _text(value["1970-01-01"])
        return ", ".join(
            f"{_scalar(k)}: {_text(v)}" for k, v in value.items() if v not in ("", None, [], {})
        )
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(_text(v) for v in value)
    return _scalar(value)


def _series(value: Any) -> bool:
    return isinstance(value, Mapping) and all(_DATE.fullmatch(str(k)) for k in value)


def _label(item: Mapping[str, Any]) -> str:
    return ".".join(_text(item[k]) for k in _LABELS if item.get(k) not in (None, "", []))


def _walk(path: str, shown: str, value: Any) -> Iterator[tuple[str, str, str]]:
    """Rows of ``(path for sources, path as shown, value)``."""
    if value in ("", None, [], {}):
        return
    if isinstance(value, Mapping) and not _series(value):
        named = {k: v for k, v in value.items() if k not in ("name", "title", "description")}
        for key, inner in named.items():
            yield from _walk(f"{path}.{key}", f"{shown}.{key}", inner)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        if shown.endswith(".stock"):
            yield from _stock(path, shown, value)
            return
        for position, item in enumerate(value):
            if not isinstance(item, Mapping):
                yield path, shown, _text(value)
                return
            name = item.get("name")
            if name and any(isinstance(v, (Mapping, list)) for v in item.values()):
                yield from _walk(f"{path}.{name}", f"{shown}.{name}", item)
                continue
            label = str(name) if name else _label(item)
            told = {"name"} if name else set(_LABELS)
            rest = {k: v for k, v in item.items() if k not in told}
            at = str(name) if name else str(position)
            words = _text(rest["share"]) if set(rest) == {"share"} else _text(rest)
            label = label or ("others" if shown.endswith(".facilities") else at)
            yield f"{path}.{at}", f"{shown}.{label}", words
    else:
        yield path, shown, _text(value)


def _stock(path: str, shown: str, rows: Sequence[Any]) -> Iterator[tuple[str, str, str]]:
    """What stands at the start, added up by rack type and date."""
    found: dict[tuple[str, str], list[Any]] = {}
    for row in rows:
        found.setdefault((str(row["racks"]), _scalar(row["at"])), []).append(row)
    for (racks, at), part in found.items():
        sites = len({row["site"] for row in part})
        count = sum(float(row["count"]) for row in part)
        words = f"{count:,.0f} racks at {sites} sites, {at}, before the scale"
        yield path, f"{shown}.{racks}", words


def _sites(sites: Sequence[Any]) -> Iterator[tuple[str, str, str]]:
    """One row for each site: ownership, dates, connection; one for each hall: dates and fill."""
    for site in sites:
        path = f"sites.{site['name']}"
        facts = {k: site[k] for k in _SITE if k in site}
        if str(facts.get("rent", "0")).split(" ")[0] == "0":
            facts.pop("rent", None)
        grid = site.get("grid", {})
        facts |= {k: grid[k] for k in ("connection", "clean_share") if k in grid}
        yield path, path, _text(facts)
        for hall in site.get("halls", []):
            keep = ("module", "fill_limit", "opens", "share", "takes")
            words = _text({k: hall[k] for k in keep if k in hall})
            if words:
                yield f"{path}.halls.{hall['name']}", f"{path}.halls.{hall['name']}", words


def _racks(entries: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Service life, price and embodied carbon of the rack types that the fleet uses."""
    for name, entry in entries.items():
        words = _text({k: entry[k] for k in ("life", "price", "embodied") if k in entry})
        if words:
            yield f"catalog.racks.{name}", f"catalog.racks.{name}", words


def _best(path: str, sources: Sequence[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    """The source with the longest key that covers a path."""
    fits = [s for s in sources if path == s["key"] or path.startswith(f"{s['key']}.")]
    return max(fits, key=lambda s: len(s["key"]), default=None)


def _scenario(result: Result) -> Scenario | None:
    from .errors import TenfoldError

    try:
        return result.scenario
    except TenfoldError:  # a scenario of another version
        return None


def calibrations(result: Result) -> list[Calibration]:
    """Calibrated inputs of the scenario beside what the run has; those it can evaluate."""
    from ._target import parse_target
    from .errors import TargetError

    found = []
    scenario = _scenario(result)
    if scenario is None:
        return []
    totals: Totals = result.totals
    for source in scenario.document.get("sources", []):
        if source.get("basis") != "calibrated" or not source.get("target"):
            continue
        value = scenario.get(source["key"])
        try:
            target = parse_target(source["target"])
            reached = target.value(totals)
        except (TargetError, KeyError):  # a year or a total that this run does not have
            continue
        if value is not None:
            found.append(
                Calibration(source["key"], value, target.left, target.unit, target.goal, reached)
            )
    return found


def stated_inputs(result: Result) -> list[dict[str, str]]:
    """Inputs of fleet, limits, workloads, placement and sites: path, value, basis, source."""
    scenario = _scenario(result)
    document = scenario.document if scenario is not None else {}
    sources = document.get("sources", [])
    rows: list[tuple[str, str, str]] = []
    for section in _SECTIONS:
        rows += _walk(section, section, document.get(section))
    rows += _sites(document.get("sites", []))
    rows += _racks(document.get("catalog", {}).get("racks", {}))
    rows = [row for row in rows if not (row[0].endswith(".base") and row[2] == "0")]
    met = {c.key: c.words for c in calibrations(result)}
    found = []
    for path, shown, value in rows:
        source = _best(path, sources) or {}
        words = str(source.get("source", ""))
        if source.get("key") in met:
            words = f"{words} {met[source['key']]}.".strip()
        found.append(
            {"path": shown, "value": value, "basis": str(source.get("basis", "")), "source": words}
        )
    entries = document.get("catalog", {}).get("racks", {})
    for row in found:
        entry = entries.get(row["path"].removeprefix("catalog.racks."))
        if entry is not None and not row["source"]:
            row["basis"] = str(entry.get("basis", ""))
            row["source"] = str(entry.get("source", ""))
    # Calibrated inputs first; the rest in the order of the sections.
    return sorted(found, key=lambda row: row["basis"] != "calibrated")
