# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Sums of monthly totals over sites and periods. Needs numpy only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from . import _core

__all__ = ["MAXIMA", "MEANS", "Period", "Totals"]

#: Monthly quantities that are means over the month; their mean over a period is weighted by hours.
MEANS = frozenset(
    {
        "compute",
        "it_capacity",
        "modules",
        "required_compute",
        "required_it_capacity",
        "required_modules",
        "racks",
        "required_racks",
        "racks_off",
        "embodied_balance",
    }
)
#: Monthly quantities that are largest values.
MAXIMA = frozenset(
    {"peak_facility", "ledger_residual_energy", "ledger_residual_water", "ledger_residual_carbon"}
)
Period = NDArray[np.bool_]


class Totals:
    """Monthly totals of a result, ready to be added up.

    Attributes
    ----------
    year, month : ndarray of int, shape [month]
        Calendar year and month (1 to 12) of each month of the horizon, UTC.
    fiscal_year : ndarray of int, shape [month]
        Fiscal year that ends in March of that year (April 2022 to March 2023 is 2023).
    hours : ndarray of float, shape [month]
        Simulated hours of each month [h].
    in_totals : ndarray of bool, shape [site]
        False for partner sites.
    """

    def __init__(self, core: _core.Results) -> None:
        self._core = core
        #: Names of the monthly totals, in the order of the file.
        self.names: tuple[str, ...] = tuple(core.monthly_names())
        self._names = frozenset(self.names)
        starts = np.asarray(core.months, dtype=np.int64)
        stamps = starts.astype("datetime64[s]").astype("datetime64[M]")
        index = stamps.astype(np.int64)  # months since 1970-01
        self.year: NDArray[np.int64] = 1970 + index // 12
        self.month: NDArray[np.int64] = 1 + index % 12
        self.fiscal_year: NDArray[np.int64] = self.year + (self.month >= 4)
        first = np.maximum(starts, core.start_utc)
        self.hours: NDArray[np.float64] = np.diff(np.append(first, core.end_utc)) / 3600.0
        full = ((stamps + 1).astype("datetime64[s]") - stamps.astype("datetime64[s]")).astype(
            np.int64
        )
        self.full_hours: NDArray[np.float64] = full / 3600.0
        self.in_totals = np.array([bool(site["in_totals"]) for site in core.sites], dtype=np.bool_)

    def has(self, name: str) -> bool:
        """Whether the result holds this monthly total."""
        return name in self._names

    def array(self, name: str) -> NDArray[np.float64]:
        """Monthly values, shape [site, month]."""
        return np.asarray(self._core.monthly(name), dtype=np.float64)

    def total(
        self, name: str, months: Period | None = None, sites: Period | Sequence[int] | None = None
    ) -> float:
        """Value over months and sites.

        Energies, water, carbon, cost and hours are added up; installed quantities are added over
        sites and averaged over time (by hours); largest values keep the largest (peaks are added
        over sites, not coincident).

        Parameters
        ----------
        name : str
            Monthly total.
        months : ndarray of bool, shape [month], optional
            Months to take; default: all.
        sites : ndarray of bool or positions, optional
            Sites to take; default: all that are in the fleet's totals.
        """
        chosen = self.in_totals if sites is None else sites
        values = self.array(name)[chosen]
        hours = self.hours
        if months is not None:
            values, hours = values[:, months], hours[months]
        if values.size == 0:
            return 0.0
        if name.startswith("ledger_residual"):
            return float(values.max())
        by_month = values.sum(axis=0)
        if name in MEANS:
            return float((by_month * hours).sum() / hours.sum())
        if name in MAXIMA:
            return float(by_month.max())
        return float(by_month.sum())

    def ratio(
        self,
        above: str,
        below: str,
        months: Period | None = None,
        sites: Period | Sequence[int] | None = None,
    ) -> float:
        """Ratio of two totals; NaN where the denominator is zero."""
        denominator = self.total(below, months, sites)
        return self.total(above, months, sites) / denominator if denominator else float("nan")

    def years(self, *, complete: bool = False) -> list[int]:
        """Calendar years of the horizon; with `complete`, those simulated to the last hour."""
        years = [int(y) for y in np.unique(self.year)]
        return [y for y in years if self.is_complete(self.year == y)] if complete else years

    def is_complete(self, months: Period) -> bool:
        """Whether these months are the twelve of a year, each simulated in full."""
        return int(months.sum()) == 12 and bool(
            np.isclose(self.hours[months].sum(), self.full_hours[months].sum(), rtol=1e-9)
        )

    def fiscal_years(self, *, complete: bool = False) -> list[int]:
        """Fiscal years (April to March) of the horizon, by the year in which they end."""
        years = [int(y) for y in np.unique(self.fiscal_year)]
        return [y for y in years if self.is_complete(self.fiscal_year == y)] if complete else years
