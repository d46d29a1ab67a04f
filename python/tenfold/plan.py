# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Build-out as a linear programme over all months, sites and rack types.

It shares one statement of the problem with the monthly rule of the core (``fleet/problem.hpp``):
the same cohorts, demands and limits. Shares of sites and of types bind the rule only, so that the
rule is never better than the programme. The dual of a limit is what one more unit of it is worth.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from . import _core
from ._programme import Programme, Solution
from .errors import TenfoldError

if TYPE_CHECKING:
    import pandas as pd

    from .scenario import Scenario

__all__ = ["PlanResult", "Relaxation", "plan"]

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Relaxation:
    """The least of one kind of limit that would have to be added to meet the demand.

    Attributes
    ----------
    kind : {"capex", "grid", "water", "chips", "all"}
        What is relaxed; the other limits hold. ``all``: every kind, in proportion to itself.
    amount : float
        CNY, W of connection, m3/s or accelerators; for ``all`` the share that every limit grows
        by. NaN where no amount of this kind alone suffices.
    text : str
        The same in words.
    by_limit : dict
        Amount by limit.
    """

    kind: str
    amount: float
    text: str
    by_limit: dict[str, float]


@dataclass(frozen=True)
class PlanResult:
    """Solution of the programme, beside that of the rule.

    Attributes
    ----------
    unmet : float
        Objective: demand left unmet, in months of one whole demand, summed over demands.
    rule_unmet : float
        The same of the monthly rule. Never less.
    months : list of str
        Months, ``"2025-02"``.
    wanted, reached, rule_reached : ndarray, shape [demand, month]
        Demand as stated, what the programme and what the rule put in service (in the metric).
    purchases : ndarray, shape [option, month]
        Racks bought, by `options` (site, rack type).
    relaxations : list of Relaxation
        Empty where the demand is met.
    """

    unmet: float
    rule_unmet: float
    months: list[str]
    demands: list[str]
    wanted: Array
    reached: Array
    rule_reached: Array
    options: list[tuple[str, str]]
    purchases: Array
    cost_usd: float
    limits: list[dict[str, Any]] = field(repr=False)
    relaxations: list[Relaxation] = field(default_factory=list)

    def prices(self) -> pd.DataFrame:
        """Limits by month with their price.

        Returns
        -------
        pandas.DataFrame
            Columns ``month``, ``limit``, ``kind``, ``unit``, ``available``, ``used``, ``slack``,
            ``price``: months of one whole demand that one more unit of the limit would serve.
        """
        import pandas as pd

        rows = []
        for limit in self.limits:
            for t in range(len(self.months)):
                if np.isfinite(limit["available"][t]):
                    available, used = float(limit["available"][t]), float(limit["used"][t])
                    rows.append(
                        (self.months[t], limit["name"], limit["kind"], limit["unit"], available,
                         used, available - used, float(limit["price"][t]))
                    )  # fmt: skip
        columns = ["month", "limit", "kind", "unit", "available", "used", "slack", "price"]
        return pd.DataFrame(rows, columns=columns)

    def by_year(self) -> pd.DataFrame:
        """By calendar year: share of each demand reached by rule and programme, and what binds.

        Returns
        -------
        pandas.DataFrame
            Index ``year``; for each demand ``<name>_rule`` and ``<name>_programme`` (mean share of
            the demand that is served), ``binding`` (the limit with the highest priced total) and
            ``value`` (its price times what is available: months of demand).
        """
        import pandas as pd

        years = np.array([int(m[:4]) for m in self.months])
        rows = {}
        for year in np.unique(years):
            at = years == year
            row: dict[str, Any] = {}
            for k, name in enumerate(self.demands):
                wanted = self.wanted[k, at]
                row[f"{name}_rule"] = float(
                    (np.minimum(self.rule_reached[k, at], wanted) / wanted).mean()
                )
                row[f"{name}_programme"] = float(
                    (np.minimum(self.reached[k, at], wanted) / wanted).mean()
                )
            best, value = "demand", 0.0
            for limit in self.limits:
                available = limit["available"][at]
                price = np.where(np.isfinite(available), limit["price"][at], 0.0)
                worth = float((price * np.where(np.isfinite(available), available, 0.0)).sum())
                # An interior point leaves prices of round-off where nothing is unmet.
                if worth > max(value, 1e-6):
                    best, value = limit["name"], worth
            rows[int(year)] = {**row, "binding": best, "value": value}
        frame = pd.DataFrame.from_dict(rows, orient="index")
        frame.index.name = "year"
        return frame


def _unmet(wanted: Array, reached: Array) -> float:
    return float((np.maximum(wanted - reached, 0.0) / wanted).sum())


def _month_names(problem: dict[str, Any]) -> list[str]:
    first = int(problem["first_month"])
    return [f"{(first + t) // 12:04d}-{(first + t) % 12 + 1:02d}" for t in range(problem["months"])]


_UNITS = {"capex": ("CNY", 1e9, "RMB {:.4g} bn"), "grid": ("W", 1e9, "{:.4g} GW of connection"),
          "water": ("m3/s", 1.0, "{:.4g} m3/s of water"),
          "chips": ("1", 1.0, "{:,.0f} accelerators")}  # fmt: skip


def _relaxation(programme: Programme, kind: str) -> Relaxation:
    found = programme.relax(kind)
    if found is None:
        words = "no amount of any limit" if kind == "all" else f"no amount of {kind} alone"
        return Relaxation(kind, float("nan"), f"{words} meets the demand", {})
    amount, by_limit = found
    if kind == "all":
        return Relaxation(kind, amount, f"every limit {100 * amount:.3g} % larger", by_limit)
    _, scale, words = _UNITS[kind]
    return Relaxation(kind, amount, words.format(amount / scale) + " more", by_limit)


def plan(scenario: Scenario, *, relaxations: bool = True) -> PlanResult:
    """Best build-out under the limits of a scenario.

    Parameters
    ----------
    scenario : Scenario
        With a fleet and its demand.
    relaxations : bool, optional
        Where the demand cannot be met, also find the least of each kind of limit that would have
        to be added.

    Returns
    -------
    PlanResult

    Raises
    ------
    TenfoldError
        If highspy is not installed, or the solver gives up.
    """
    from .scenario import as_scenario

    core = as_scenario(scenario, "plan")._core
    problem = _core.fleet_problem(core)
    rule = _core.fleet_plan(core, True)
    if not problem["demand"]:
        raise TenfoldError("the scenario states no demand: there is nothing to plan")
    programme = Programme(problem)
    solution: Solution = programme.solve()
    wanted = np.array([d["wanted"] for d in problem["demand"]])
    rule_reached = np.asarray(rule["reached"], dtype=np.float64)
    unmet = _unmet(wanted, solution.reached)
    found: list[Relaxation] = []
    if relaxations and unmet > 1e-6:
        kinds = [k for k in ("capex", "grid", "water", "chips") if programme.has(k)]
        found = [_relaxation(programme, kind) for kind in [*kinds, "all"]]
    return PlanResult(
        unmet=unmet,
        rule_unmet=_unmet(wanted, rule_reached),
        months=_month_names(problem),
        demands=[str(d["name"]) for d in problem["demand"]],
        wanted=wanted,
        reached=solution.reached,
        rule_reached=rule_reached,
        options=programme.options,
        purchases=solution.purchases,
        cost_usd=solution.cost_usd,
        limits=solution.limits,
        relaxations=found,
    )
