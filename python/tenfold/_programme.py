# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""The build-out as a sparse linear programme for HiGHS."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from ._programme_rows import Assembly
from ._programme_solver import Array, run
from .errors import TenfoldError

__all__ = ["Programme", "Solution"]

#: Weight of the whole cost against one month of unmet demand: chooses the cheapest of equals.
_COST_WEIGHT = 1e-6


@dataclass(frozen=True)
class Solution:
    """What the programme found; `limits` as in `PlanResult`."""

    reached: Array
    purchases: Array
    cost_usd: float
    limits: list[dict[str, Any]]


class Programme(Assembly):
    """One problem, solved as it is, or with one kind of limit relaxed."""

    def solve(self) -> Solution:
        """Least unmet demand; among equals the cheapest."""
        parts = self._assemble(meet=False, relax=None)
        m = self._matrix
        cost = np.concatenate(m.cost)
        reference = max(float((self.price * self.open).mean()) * 1e-3, 1.0) * self.months
        cost[self._spend] += _COST_WEIGHT / max(reference, 1e-9)
        found = run(self._matrix, cost)
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
        found = run(self._matrix, np.concatenate(self._matrix.cost))
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
