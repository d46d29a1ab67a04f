# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Targets by year beside what the run reaches."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from .errors import TargetError
from .result import Result
from .scenario import Scenario

if TYPE_CHECKING:
    import pandas as pd

    from ._totals import Period, Totals

__all__ = ["Gap", "targets"]

#: Target: title, unit of the result, unit of the result over SI, whether less is better.
_KINDS: dict[str, tuple[str, str, float, bool]] = {
    "pue": ("PUE", "1", 1.0, True),
    "wue": ("WUE (site)", "L/kWh", 1e3 * 3.6e6, True),
    "clean_share": ("Clean share", "1", 1.0, False),
    "energy": ("Facility energy", "kWh", 1.0 / 3.6e6, True),
    "carbon_location": ("Carbon, location-based", "kg", 1.0, True),
    "carbon_market": ("Carbon, market-based", "kg", 1.0, True),
}


@dataclass(frozen=True)
class Gap:
    """A target of a year and what the run has.

    Attributes
    ----------
    name, title, unit : str
    year : int
    target, value : float
        In `unit`.
    gap : float
        How far the run is on the wrong side, in `unit`; negative: met with room to spare.
    met : bool
    complete : bool
        Whether the year was simulated in full.
    """

    name: str
    title: str
    unit: str
    year: int
    target: float
    value: float
    gap: float
    met: bool
    complete: bool


def clean_share(totals: Totals, months: Period) -> float:
    """Share of the fleet's electricity from own generation and matched imports.

    Imports of a site and month count as matched to the share by which the market-based carbon is
    below the location-based one; a month whose imports carry no carbon counts as clean.
    """
    chosen = totals.in_totals
    imported = totals.array("grid_import")[chosen][:, months]
    location = totals.array("carbon_location")[chosen][:, months]
    market = totals.array("carbon_market")[chosen][:, months]
    with np.errstate(invalid="ignore", divide="ignore"):
        matched = np.where(location > 0.0, 1.0 - market / location, 1.0)
    own = 0.0
    if totals.has("pv_energy"):
        own = totals.total("pv_energy", months)
        for name in ("grid_export", "pv_curtailed"):
            own -= totals.total(name, months) if totals.has(name) else 0.0
    used = float(imported.sum()) + own
    return (float((imported * matched).sum()) + own) / used if used else math.nan


def _value(totals: Totals, name: str, months: Period) -> float:
    if name == "pue":
        return totals.ratio("facility_energy", "it_energy", months)
    if name == "wue":
        return totals.ratio("water_makeup", "it_energy", months)
    if name == "clean_share":
        return clean_share(totals, months)
    return totals.total("facility_energy" if name == "energy" else name, months)


def targets(
    run: Result | Scenario, stated: Mapping[str, Mapping[int, float]] | None = None
) -> list[Gap]:
    """Targets beside what the run reaches, by year.

    Parameters
    ----------
    run : Result or Scenario
        A scenario is simulated first.
    stated : mapping, optional
        Targets by name and year, in the units of the result (kWh, kg, L/kWh):
        ``{"pue": {2027: 1.18}}``. Default: the ``targets:`` section of the scenario.

    Returns
    -------
    list of Gap
        By target and year.

    Raises
    ------
    TargetError
        If there are no targets, a name is unknown, or a year is outside the horizon.
    """
    from .compare import _result

    result = _result(run)
    if stated is None:
        stored: dict[str, dict[int, float]] = result.scenario._core.targets()
        stated = {n: {y: v * _KINDS[n][2] for y, v in by.items()} for n, by in stored.items()}
        if not stated:
            raise TargetError(
                "the scenario states no targets; add a section such as "
                "'targets: {pue: {2027: 1.18}}'"
            )
    return gaps(result.totals, stated)


def gaps(totals: Totals, stated: Mapping[str, Mapping[int, float]]) -> list[Gap]:
    """Gaps of stated targets (units of the result)."""
    found = []
    years = totals.years()
    for name, by_year in stated.items():
        if name not in _KINDS:
            raise TargetError(f"unknown target {name!r}; known: {', '.join(_KINDS)}")
        title, unit, _, less = _KINDS[name]
        for year, goal in sorted(by_year.items()):
            months = totals.year == year
            if not months.any():
                raise TargetError(
                    f"target {name} of {year}: the horizon has the years {years[0]} to {years[-1]}"
                )
            value = _value(totals, name, months)
            gap = value - goal if less else goal - value
            complete = totals.is_complete(months)
            found.append(Gap(name, title, unit, year, goal, value, gap, gap <= 0.0, complete))
    return found


def to_frame(found: list[Gap]) -> pd.DataFrame:
    """One row for each target and year."""
    import pandas as pd

    rows: list[dict[str, Any]] = [
        {k: getattr(g, k) for k in ("name", "year", "target", "value", "gap", "met", "unit")}
        for g in found
    ]
    return pd.DataFrame(rows).set_index(["name", "year"])
