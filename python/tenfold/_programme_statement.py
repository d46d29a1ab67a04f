# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""What the linear programme knows of a problem: options, what stands, what is on sale."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from ._programme_solver import Array

__all__ = ["Statement"]


class Statement:
    """One problem by site and rack type: halls of a site are one option each."""

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
