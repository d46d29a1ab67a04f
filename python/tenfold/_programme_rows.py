# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Columns and rows of the linear programme: cohorts, demands, limits."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from ._programme_solver import Array, Columns, Matrix
from ._programme_statement import Statement

__all__ = ["Assembly"]


class Assembly(Statement):
    """The rows of a statement, as they are or with one kind of limit relaxed."""

    def _build(self, *, meet: bool, relax: str | None) -> dict[str, Any]:
        m = Matrix()
        n, months = len(self.options), self.months
        racks_scale = 1.0
        x = np.full((n, months), -1, dtype=np.int64)
        owned = np.full((n, months), -1, dtype=np.int64)
        for g in range(n):
            at = np.flatnonzero(self.open[g])
            if at.size == 0:
                continue
            x[g, at] = m.add(at.size)
            owned[g, at[0] :] = m.add(months - at[0])
            survival = self.survival[g]
            fixed = bool(np.all(survival == 1.0))
            for t in range(at[0], months):
                if fixed:  # n[t] = n[t-1] + x[t] - x[t-L]
                    cells = [owned[g, t]]
                    values = [1.0]
                    if t > at[0]:
                        cells.append(owned[g, t - 1])
                        values.append(-1.0)
                    if x[g, t] >= 0:
                        cells.append(x[g, t])
                        values.append(-1.0)
                    left = t - len(survival)
                    if left >= 0 and x[g, left] >= 0:
                        cells.append(x[g, left])
                        values.append(1.0)
                else:
                    born = at[(at <= t) & (at > t - len(survival))]
                    cells = [owned[g, t], *x[g, born]]
                    values = [1.0, *(-survival[t - born])]
                m.row(cells, values, 0.0, 0.0)
        self._x, self._owned, self._matrix = x, owned, m
        on = self._in_service()
        unmet = self._demand_rows(on, meet=meet)
        rows: dict[str, dict[int, int]] = {}
        slack: dict[str, Columns] = {}
        ease = {"grid": relax in ("grid", "all"), "water": relax in ("water", "all")}
        share = m.add(1, cost=1.0) if relax == "all" else None
        self._power_rows(on, rows, slack, ease, share)
        self._chip_rows(rows, slack, relax in ("chips", "all"), share)
        self._access_rows(rows)
        self._capex_rows(on, rows, slack, relax in ("capex", "all"), share, racks_scale)
        return {"on": on, "unmet": unmet, "rows": rows, "slack": slack, "share": share}

    def _in_service(self) -> NDArray[np.int64]:
        """Columns of racks in service: what is owned, or less where a limit may switch off."""
        m = self._matrix
        on = self._owned.copy()
        site_of = [site for site, _ in self.options]
        for row in self.p["power"]:
            bound = np.asarray(row["peak_W"])
            mine = [g for g, site in enumerate(site_of) if site == row["site"]]
            used = sum((self.legacy[g] * self.peak[g] for g in mine), np.zeros(self.months))
            if np.all(np.diff(bound) >= 0.0) and np.all(used <= bound):
                continue
            for g in mine:
                for t in range(self.months):
                    if self._off.get((g, t)) is not None:
                        continue
                    if self._owned[g, t] < 0 and self.legacy[g, t] <= 0.0:
                        continue
                    column = int(m.add(1)[0])  # switched off
                    self._off[g, t] = column
                    if self._owned[g, t] >= 0:
                        m.row([column, self._owned[g, t]], [1.0, -1.0], -np.inf, self.legacy[g, t])
                    else:
                        m.upper[-1][:] = self.legacy[g, t]
        return on

    _off: dict[tuple[int, int], int]

    def _standing(self, on: NDArray[np.int64], t: int, weight: Array) -> tuple[Any, Any, float]:
        """Columns, values and constant of sum weight x racks in service in a month."""
        use = np.flatnonzero((weight != 0.0) & ~self.gone[:, t])
        have = use[on[use, t] >= 0]
        columns = list(on[have, t])
        values = list(weight[have])
        for g in use:
            off = self._off.get((int(g), t))
            if off is not None:
                columns.append(off)
                values.append(-weight[g])
        return columns, values, float((weight[use] * self.legacy[use, t]).sum())

    def _demand_rows(self, on: NDArray[np.int64], *, meet: bool) -> Columns | None:
        m = self._matrix
        wanted = np.array([d["wanted"] for d in self.p["demand"]])
        unmet = None
        if not meet:
            unmet = m.add(wanted.size, cost=1.0).reshape(wanted.shape)
        for k in range(wanted.shape[0]):
            for t in range(self.months):
                columns, values, constant = self._standing(on, t, self.unit[k])
                # Unmet demand counts in shares of the demand, so that all demands weigh alike.
                values = [v / wanted[k, t] for v in values]
                if unmet is not None:
                    columns.append(unmet[k, t])
                    values.append(1.0)
                m.row(columns, values, 1.0 - constant / wanted[k, t], np.inf)
        return unmet

    def _power_rows(
        self,
        on: NDArray[np.int64],
        rows: dict[str, dict[int, int]],
        slack: dict[str, Columns],
        ease: dict[str, bool],
        share: Columns | None,
    ) -> None:
        m = self._matrix
        for limit in self.p["power"]:
            weight = np.array(
                [p if site == limit["site"] else 0.0
                 for (site, _), p in zip(self.options, self.peak, strict=True)]
            )  # fmt: skip
            if not weight.any():
                continue
            more = None
            if ease[limit["kind"]] and share is None:
                more = m.add(1, cost=limit["per_unit"])
                slack[limit["name"]] = more
            mine = rows.setdefault(limit["name"], {})
            for t in range(self.months):
                columns, values, constant = self._standing(on, t, weight)
                if not columns:
                    continue
                bound = float(limit["peak_W"][t])
                # Rows in MW keep the numbers near one.
                values = [v * 1e-6 for v in values]
                if more is not None:
                    columns.append(more[0])
                    values.append(-1e-6)
                if share is not None and ease[limit["kind"]]:
                    columns.append(share[0])
                    values.append(-bound * 1e-6)
                mine[t] = m.row(columns, values, -np.inf, (bound - constant) * 1e-6)

    def _chip_rows(
        self,
        rows: dict[str, dict[int, int]],
        slack: dict[str, Columns],
        ease: bool,
        share: Columns | None,
    ) -> None:
        m = self._matrix
        for limit in self.p["chips"]:
            mine = rows.setdefault(limit["name"], {})
            made = [g for g, v in enumerate(self.vendor) if v == limit["vendor"]]
            extra = []
            for t in range(self.months):
                rate = float(limit["rate"][t])
                use = [g for g in made if self._x[g, t] >= 0 and self.chips[g] > 0.0]
                if not use or not np.isfinite(rate):
                    continue
                columns = [int(self._x[g, t]) for g in use]
                values = [self.chips[g] * 1e-3 for g in use]
                if ease and share is None:
                    column = m.add(1, cost=1.0)
                    extra.append(column[0])
                    columns.append(column[0])
                    values.append(-1e-3)
                if ease and share is not None:
                    columns.append(share[0])
                    values.append(-rate * 1e-3)
                bought = sum(float(self.outright[g, t]) * self.chips[g] for g in made)
                mine[t] = m.row(columns, values, -np.inf, max(rate - bought, 0.0) * 1e-3)
            if extra:
                slack[limit["name"]] = np.array(extra)

    def _access_rows(self, rows: dict[str, dict[int, int]]) -> None:
        m = self._matrix
        for k, (name, _) in enumerate(self.p["access"]):
            mine = rows.setdefault(name, {})
            for t in range(self.months):
                use = np.flatnonzero((self.closed_by[:, t] == k) & (self._x[:, t] >= 0))
                if use.size:
                    mine[t] = m.row(self._x[use, t], self.peak[use] * 1e-6, -np.inf, 0.0)

    def _capex_rows(
        self,
        on: NDArray[np.int64],
        rows: dict[str, dict[int, int]],
        slack: dict[str, Columns],
        ease: bool,
        share: Columns | None,
        scale: float,
    ) -> None:
        m = self._matrix
        # Growth of own rating by site and month, and the spending of a month in million USD.
        growth: dict[str, Columns] = {}
        own = [s for s, price in self.facility.items() if price > 0.0]
        for site in own:
            weight = np.array(
                [p if s == site else 0.0
                 for (s, _), p in zip(self.options, self.peak, strict=True)]
            )  # fmt: skip
            rating = m.add(self.months)
            y = m.add(self.months)
            growth[site] = y
            for t in range(self.months):
                columns, values, constant = self._standing(on, t, weight)
                need = [v * 1e-6 / self.fill[site] for v in values]
                m.row([rating[t], *columns], [1.0, *(-v for v in need)],
                      constant * 1e-6 / self.fill[site], np.inf)  # fmt: skip
                if t == 0:
                    m.row([rating[0], y[0]], [1.0, -1.0], 0.0, 0.0)
                else:
                    m.row([rating[t], rating[t - 1], y[t]], [1.0, -1.0, -1.0], 0.0, 0.0)
        spend = m.add(self.months)
        self._spend = spend
        for t in range(self.months):
            use = np.flatnonzero(self._x[:, t] >= 0)
            columns = [*self._x[use, t], spend[t]]
            values = [*(self.price[use, t] * 1e-6 * scale), -1.0]
            if t > 0:  # what stands in the first month was built before
                for site, y in growth.items():
                    columns.append(y[t])
                    values.append(self.facility[site])
            paid = float((self.outright[:, t] * self.price[:, t]).sum()) * 1e-6
            m.row(columns, values, -paid, -paid)
        fx = self.p["fx"]
        for limit in self.p["capex"]:
            first, last = max(limit["from"], 0), min(limit["to"], self.months)
            if first >= last:
                continue
            total = m.add(last - first)  # spent so far, billion CNY
            more = None
            if ease and share is None:
                more = m.add(1, cost=1.0)
                slack[limit["name"]] = more
            mine = rows.setdefault(limit["name"], {})
            length = limit["to"] - limit["from"]
            for i, t in enumerate(range(first, last)):
                columns, values = [total[i], spend[t]], [1.0, -float(fx[t]) * 1e-3]
                if i > 0:
                    columns.append(total[i - 1])
                    values.append(-1.0)
                m.row(columns, values, 0.0, 0.0)
                if not limit["even"] and t != last - 1:
                    continue
                part = (t - limit["from"] + 1) / length if limit["even"] else 1.0
                columns, values = [total[i]], [1.0]
                if more is not None:
                    columns.append(more[0])
                    values.append(-part)
                bound = limit["total_cny"] * 1e-9 * part
                if ease and share is not None:
                    columns.append(share[0])
                    values.append(-bound)
                mine[t] = m.row(columns, values, -np.inf, bound)

    def _assemble(self, *, meet: bool, relax: str | None) -> dict[str, Any]:
        self._off = {}
        return self._build(meet=meet, relax=relax)
