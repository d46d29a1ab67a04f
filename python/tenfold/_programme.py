# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""The build-out as a sparse linear programme for HiGHS."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .errors import TenfoldError

__all__ = ["Programme", "Solution"]

Array = NDArray[np.float64]
Columns = NDArray[np.signedinteger[Any]]
#: Weight of the whole cost against one month of unmet demand: chooses the cheapest of equals.
_COST_WEIGHT = 1e-6


@dataclass(frozen=True)
class Solution:
    """What the programme found; `limits` as in `PlanResult`."""

    reached: Array
    purchases: Array
    cost_usd: float
    limits: list[dict[str, Any]]


class _Matrix:
    """Columns and rows as they are stated."""

    def __init__(self) -> None:
        self.cost: list[Array] = []
        self.lower: list[Array] = []
        self.upper: list[Array] = []
        self.columns = 0
        self.row_lower: list[float] = []
        self.row_upper: list[float] = []
        self.entries: list[tuple[Array, Array, Array]] = []

    def add(self, count: int, upper: Array | float = np.inf, cost: Array | float = 0.0) -> Columns:
        """New non-negative columns; returns their numbers."""
        first = self.columns
        self.columns += count
        self.cost.append(np.broadcast_to(np.asarray(cost, float), (count,)).copy())
        self.lower.append(np.zeros(count))
        self.upper.append(np.broadcast_to(np.asarray(upper, float), (count,)).copy())
        return np.arange(first, first + count)

    def row(self, columns: Any, values: Any, lower: float, upper: float) -> int:
        """New row; returns its number."""
        number = len(self.row_lower)
        columns = np.atleast_1d(np.asarray(columns, dtype=np.int64))
        values = np.broadcast_to(np.asarray(values, dtype=float), columns.shape)
        self.entries.append((np.full(columns.shape, number), columns, values))
        self.row_lower.append(lower)
        self.row_upper.append(upper)
        return number


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Keeps the solver's greeting, written below Python, off standard output."""
    sys.stdout.flush()
    saved, null = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    try:
        yield
    finally:
        os.dup2(saved, 1)
        os.close(saved)
        os.close(null)


def _highs() -> Any:
    try:
        import highspy
    except ImportError:
        raise TenfoldError(
            "the linear programme needs highspy: pip install 'tenfold[plan]'"
        ) from None
    return highspy


class Programme:
    """Statement of one problem; solved as it is, or with one kind of limit relaxed."""

    def __init__(self, problem: dict[str, Any]) -> None:
        self.p = problem
        self.months = int(problem["months"])
        options = problem["options"]
        self._count = len(options["site"])
        self._legacy_option = self._legacy()
        # Halls of a site differ in their design, not in what limits see: one option each.
        self.options: list[tuple[str, str]] = list(
            dict.fromkeys(
                (options["site"][i], options["rack"][i])
                for i in range(self._count)
                if options["counts"][i]
            )
        )
        place = {key: g for g, key in enumerate(self.options)}
        self.group = np.array(
            [place.get((options["site"][i], options["rack"][i]), -1) for i in range(self._count)]
        )
        n, t = len(self.options), self.months
        self.legacy = np.zeros((n, t))
        self.unit = np.zeros((len(problem["demand"]), n))
        self.peak, self.chips = np.zeros(n), np.zeros(n)
        self.price = np.zeros((n, t))
        self.vendor = [""] * n
        self.survival: list[Array] = [np.zeros(0)] * n
        self.gone = np.zeros((n, t), dtype=bool)
        self.open = np.zeros((n, t), dtype=bool)  # stated open and on sale
        self.closed_by = np.full((n, t), -1)
        columns = np.arange(t)
        for i in range(self._count):
            g = self.group[i]
            if g < 0:
                continue
            self.legacy[g] += self._legacy_option[i]
            self.peak[g], self.chips[g] = options["peak_W"][i], options["chips"][i]
            self.price[g] = options["price_usd"][i]
            self.vendor[g] = options["vendor"][i]
            self.survival[g] = np.asarray(options["survival"][i])
            for k, demand in enumerate(problem["demand"]):
                self.unit[k, g] = demand["unit"][i]
            end = min(options["closes"][i], options["retires"][i])
            self.gone[g] = columns >= end
            stated = (columns >= options["opens"][i]) & (columns < end)
            stated &= options["hall_share"][i] > 0.0
            by = np.asarray(options["closed_by"][i])
            fresh = stated & (by < 0)
            # One open hall opens the option.
            self.closed_by[g] = np.where(
                fresh | (self.open[g] & (self.closed_by[g] < 0)),
                -1,
                np.where(stated, by, self.closed_by[g]),
            )
            self.open[g] |= stated
        self.open &= self._on_sale()
        self.fill, self.facility = self._facilities()
        self.outright = self._outright()

    # ------------------------------------------------------------------ statement

    def _legacy(self) -> Array:
        """Racks by option and month from stock, outright purchases and halls."""
        options = self.p["options"]
        out = np.zeros((self._count, self.months))
        columns = np.arange(self.months)
        for i in range(self._count):
            out[i] += np.where(columns >= options["opens"][i], options["fixed"][i], 0.0)
        for key in ("stock", "outright"):
            for i, born, count in self.p[key]:
                if born >= min(options["closes"][i], options["retires"][i]):
                    continue
                survival = np.asarray(options["survival"][i])
                age = columns - born
                alive = (age >= 0) & (age < len(survival))
                out[i, alive] += count * survival[age[alive]]
        for i in range(self._count):
            out[i, columns >= min(options["closes"][i], options["retires"][i])] = 0.0
        return out

    def _on_sale(self) -> NDArray[np.bool_]:
        out = np.zeros((len(self.options), self.months), dtype=bool)
        for demand in self.p["demand"]:
            mix = np.asarray(demand["mix"])
            for r, rack in enumerate(demand["racks"]):
                for g, (site, kind) in enumerate(self.options):
                    if kind == rack and site in demand["sites"]:
                        out[g] |= mix[r] > 0.0
        return out

    def _facilities(self) -> tuple[dict[str, float], dict[str, float]]:
        """Best fill limit and least price of own rating, by site."""
        fill: dict[str, float] = {}
        price: dict[str, float] = {}
        halls = self.p["halls"]
        for h, site in enumerate(halls["site"]):
            fill[site] = max(fill.get(site, 0.0), halls["fill_limit"][h])
            price[site] = min(price.get(site, np.inf), halls["facility_usd_per_W"][h])
        return fill, price

    def _outright(self) -> Array:
        out = np.zeros((len(self.options), self.months))
        for i, born, count in self.p["outright"]:
            if self.group[i] >= 0 and 0 <= born < self.months:
                out[self.group[i], born] += count
        return out

    def has(self, kind: str) -> bool:
        """Whether the problem has limits of a kind."""
        if kind in ("grid", "water"):
            return any(row["kind"] == kind for row in self.p["power"])
        return bool(self.p[kind])

    # ------------------------------------------------------------------ assembly

    def _build(self, *, meet: bool, relax: str | None) -> dict[str, Any]:
        m = _Matrix()
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

    # ------------------------------------------------------------------ solving

    def _run(self, cost: Array) -> tuple[Array, Array] | None:
        highspy = _highs()
        m = self._matrix
        row = np.concatenate([e[0] for e in m.entries])
        column = np.concatenate([e[1] for e in m.entries])
        value = np.concatenate([e[2] for e in m.entries])
        order = np.lexsort((row, column))
        row, column, value = row[order], column[order], value[order]
        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = m.columns, len(m.row_lower)
        lp.col_cost_ = cost
        lp.col_lower_ = np.concatenate(m.lower)
        lp.col_upper_ = np.concatenate(m.upper)
        lp.row_lower_ = np.array(m.row_lower)
        lp.row_upper_ = np.array(m.row_upper)
        lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        lp.a_matrix_.start_ = np.searchsorted(column, np.arange(m.columns + 1)).astype(np.int32)
        lp.a_matrix_.index_ = row.astype(np.int32)
        lp.a_matrix_.value_ = value
        with _quiet():
            solver = highspy.Highs()
        solver.setOptionValue("output_flag", False)
        solver.setOptionValue("threads", 1)
        if m.columns > 20_000:  # many months and sites: interior point with crossover is faster
            solver.setOptionValue("solver", "ipm")
        solver.passModel(lp)
        solver.run()
        status = solver.getModelStatus()
        if status == highspy.HighsModelStatus.kInfeasible:
            return None
        if status != highspy.HighsModelStatus.kOptimal:
            raise TenfoldError(f"the linear programme was not solved: {status}")
        found = solver.getSolution()
        return np.array(found.col_value), np.array(found.row_dual)

    def _assemble(self, *, meet: bool, relax: str | None) -> dict[str, Any]:
        self._off = {}
        return self._build(meet=meet, relax=relax)

    def solve(self) -> Solution:
        """Least unmet demand; among equals the cheapest."""
        parts = self._assemble(meet=False, relax=None)
        m = self._matrix
        cost = np.concatenate(m.cost)
        reference = max(float((self.price * self.open).mean()) * 1e-3, 1.0) * self.months
        cost[self._spend] += _COST_WEIGHT / max(reference, 1e-9)
        found = self._run(cost)
        if found is None:
            raise TenfoldError("the limits contradict what already stands")
        value, dual = found
        reached = np.zeros((len(self.p["demand"]), self.months))
        for k in range(reached.shape[0]):
            for t in range(self.months):
                columns, values, constant = self._standing(parts["on"], t, self.unit[k])
                reached[k, t] = (
                    float(np.dot(value[columns], values)) + constant if columns else (constant)
                )
        purchases = np.where(self._x >= 0, value[np.maximum(self._x, 0)], 0.0)
        spend = value[self._spend]
        return Solution(
            reached=reached,
            purchases=purchases,
            cost_usd=float(spend.sum()) * 1e6,
            limits=self._priced(parts, value, dual, purchases, spend),
        )

    def _priced(
        self, parts: dict[str, Any], value: Array, dual: Array, purchases: Array, spend: Array
    ) -> list[dict[str, Any]]:
        """Limits with what they leave, what is used, and the price of one more unit."""
        out = []
        rows = parts["rows"]

        def limit(name: str, kind: str, unit: str) -> dict[str, Any]:
            row = {"name": name, "kind": kind, "unit": unit,
                   "available": np.full(self.months, np.inf), "used": np.zeros(self.months),
                   "price": np.zeros(self.months)}  # fmt: skip
            out.append(row)
            return row

        for power in self.p["power"]:
            if power["name"] not in rows:
                continue
            row = limit(power["name"], power["kind"], "W" if power["kind"] == "grid" else "m3/s")
            weight = np.array(
                [p if s == power["site"] else 0.0
                 for (s, _), p in zip(self.options, self.peak, strict=True)]
            )  # fmt: skip
            for t in range(self.months):
                columns, values, constant = self._standing(parts["on"], t, weight)
                used = float(np.dot(value[columns], values)) + constant if columns else constant
                row["available"][t] = power["peak_W"][t] * power["per_unit"]
                row["used"][t] = used * power["per_unit"]
                if t in rows[power["name"]]:
                    price = -dual[rows[power["name"]][t]]
                    row["price"][t] = price * 1e-6 / power["per_unit"]
        for chips in self.p["chips"]:
            row = limit(chips["name"], "chips", "1")
            made = np.array([v == chips["vendor"] for v in self.vendor])
            bought = ((purchases + self.outright) * self.chips[:, None])[made].sum(axis=0)
            for t, number in rows.get(chips["name"], {}).items():
                row["available"][t] = chips["rate"][t]
                row["used"][t] = bought[t]
                row["price"][t] = -dual[number] * 1e-3
        for capex in self.p["capex"]:
            row = limit(capex["name"], "capex", "CNY")
            first = max(capex["from"], 0)
            length = capex["to"] - capex["from"]
            so_far = np.cumsum((spend * np.asarray(self.p["fx"]))[first:]) * 1e6
            for t, number in rows.get(capex["name"], {}).items():
                part = (t - capex["from"] + 1) / length if capex["even"] else 1.0
                row["available"][t] = capex["total_cny"] * part
                row["used"][t] = so_far[t - first]
                row["price"][t] = -dual[number] * 1e-9
        for name, kind in self.p["access"]:
            row = limit(name, kind, "W")
            for t, number in rows.get(name, {}).items():
                row["available"][t] = 0.0
                row["price"][t] = -dual[number] * 1e-6
        return out

    def relax(self, kind: str) -> tuple[float, dict[str, float]] | None:
        """Least growth of one kind of limit that meets the demand; None where none does."""
        parts = self._assemble(meet=True, relax=kind)
        found = self._run(np.concatenate(self._matrix.cost))
        if found is None:
            return None
        value, _ = found
        if kind == "all":
            share = float(value[parts["share"][0]])
            return share, {}
        unit = {"capex": 1e9}.get(kind, 1.0)
        by_limit = {}
        for name, columns in parts["slack"].items():
            per = next((r["per_unit"] for r in self.p["power"] if r["name"] == name), unit)
            amount = float(value[columns].sum()) * per
            if amount > 1e-9:
                by_limit[name] = amount
        return sum(by_limit.values()), by_limit
