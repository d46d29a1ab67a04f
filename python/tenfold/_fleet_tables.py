# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Tables of the fleet of a result: limits, demands, spending."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from . import _core
from ._fleet_answers import binding_limit, unmet_array
from ._spending import SPENDING, capex_windows, spending_of

if TYPE_CHECKING:
    import pandas as pd

    from ._totals import Period, Totals

__all__ = ["FleetTables"]


class FleetTables:
    """The tables of `Result` that a fleet with a demand fills."""

    _core: _core.Results
    if TYPE_CHECKING:

        @property
        def totals(self) -> Totals: ...
        def _months(self) -> Any: ...
        def _frame(self, rows: Mapping[Any, Mapping[str, float]], index: str) -> pd.DataFrame: ...

    def binding_limit(self, months: Period | None = None) -> str:
        """Limit that matters most in these months.

        A limit binds in a month where it has no slack and stopped a purchase or switched racks
        off (`limits`). This is the binding limit that costs demand in most of the months; where
        all demand is met, elsewhere or by other parts, the one that binds in most; ``demand``
        where none binds.
        """
        return binding_limit(self._core, months)

    def limits(self) -> pd.DataFrame:
        """Limits of the build-out by month, one row for each limit and month in which it holds.

        Returns
        -------
        pandas.DataFrame
            Columns ``month``, ``limit``, ``kind``, ``unit``, ``available``, ``used``, ``slack``
            (in that unit) and ``binding`` (no slack, and it stopped a purchase or switched racks
            off).
        """
        import numpy as np
        import pandas as pd

        months = self._months()[1]
        parts = []
        for limit in self._core.limits:
            holds = np.isfinite(limit["available"])
            parts.append(
                pd.DataFrame(
                    {
                        "month": months[holds],
                        "limit": limit["name"],
                        "kind": limit["kind"],
                        "unit": limit["unit"],
                        "available": limit["available"][holds],
                        "used": limit["used"][holds],
                        "slack": (limit["available"] - limit["used"])[holds],
                        "binding": limit["binding"][holds] > 0.0,
                    }
                )
            )
        columns = ["month", "limit", "kind", "unit", "available", "used", "slack", "binding"]
        return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=columns)

    def demands(self) -> pd.DataFrame:
        """Demand by month: as stated, required (limits off), reached, and what binds.

        Returns
        -------
        pandas.DataFrame
            Columns ``month``, ``demand``, ``metric``, ``wanted``, ``required``, ``reached``,
            ``unmet`` (in the metric: FLOP/s, servers of 2021 or racks; below 1e-9 of what is
            wanted it is round-off, and zero) and ``binding_limit``: the binding limit that costs
            this demand most, ``demand`` where nothing is unmet.
        """
        import pandas as pd

        months = self._months()[1]
        parts = [
            pd.DataFrame(
                {
                    "month": months,
                    "demand": d["name"],
                    "metric": d["metric"],
                    "wanted": d["wanted"],
                    "required": d["required"],
                    "reached": d["reached"],
                    "unmet": unmet_array(d),
                    "binding_limit": [
                        name if missing > 0.0 else "demand"
                        for name, missing in zip(d["binding"], unmet_array(d), strict=True)
                    ],
                }
            )
            for d in self._core.demands
        ]
        columns = ["month", "demand", "metric", "wanted", "required", "reached", "unmet"]
        columns.append("binding_limit")
        return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=columns)

    def spending(self) -> pd.DataFrame:
        """Spending and embodied carbon by calendar year, required and reached.

        Returns
        -------
        pandas.DataFrame
            Index ``year``. ``required_it``, ``required_facility``, ``required``: racks, own
            buildings with their plant, and both, with the limits off; ``it``, ``facility``,
            ``reached``: the same with the limits on; ``rent`` of leased space [USD]; embodied
            carbon ``embodied_bought``, ``_amortised`` and ``_written_off`` [kg].
        """
        totals = self.totals
        rows = {y: spending_of(totals, totals.year == y) for y in totals.years()}
        frame = self._frame(rows, "year")
        frame.attrs["units"] = {c: u for c, _, u in SPENDING if c in frame.columns}
        return frame

    def capex_limits(self) -> pd.DataFrame:
        """Limits of money beside what is spent in their window and required after it.

        Returns
        -------
        pandas.DataFrame
            Index ``limit``. ``first`` and ``last`` month, ``total`` of the limit, ``required``
            and ``reached`` spending in the window [CNY at the rate of each month],
            ``required_multiple`` and ``reached_multiple`` of the total, and
            ``after_multiple``: required spending of as many months after the window, as a
            multiple of the total (NaN where the horizon ends before).
        """
        import pandas as pd

        rows = {
            w.name: {
                "first": w.first,
                "last": w.last,
                "total": w.total,
                "required": w.required,
                "reached": w.reached,
                "required_multiple": w.multiple(w.required),
                "reached_multiple": w.multiple(w.reached),
                "after_multiple": w.multiple(w.after.get("months", float("nan"))),
            }
            for w in capex_windows(self)  # type: ignore[arg-type]
        }
        frame = pd.DataFrame.from_dict(rows, orient="index")
        frame.index.name = "limit"
        return frame
