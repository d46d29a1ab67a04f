# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""What a result keeps of the linear programme: prices of limits by month, least relaxations."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .plan import PlanResult
    from .scenario import Scenario

__all__ = ["PRICE_UNITS", "PlanRecord", "record_plan"]

#: Unit of a limit: what one more of it is called, and how many of the unit that is.
PRICE_UNITS = {"W": ("MW", 1e6), "CNY": ("bn CNY", 1e9), "1": ("1,000 chips", 1e3)}


@dataclass(frozen=True)
class PlanRecord:
    """The programme's answer as a result carries it.

    Attributes
    ----------
    unmet, rule_unmet : float
        Demand left unmet by programme and rule, in months of one whole demand.
    prices : list of dict
        ``month``, ``limit``, ``unit``, ``available``, ``price``; priced months only.
    relaxations : list of str
        The least of each kind of limit that meets the demand, in words.
    unavailable : str
        Why there is no answer; empty where there is one.
    """

    unmet: float = 0.0
    rule_unmet: float = 0.0
    prices: list[dict[str, Any]] = field(default_factory=list)
    relaxations: list[str] = field(default_factory=list)
    unavailable: str = ""

    @classmethod
    def of(cls, found: PlanResult) -> PlanRecord:
        """The record of a solution."""
        table = found.prices()
        # An interior point leaves prices of round-off.
        held = table[(table["price"] * table["available"].abs() > 1e-6) | (
            (table["available"] == 0.0) & (table["price"] > 1e-12))]  # fmt: skip
        columns = ["month", "limit", "unit", "available", "price"]
        return cls(
            unmet=found.unmet,
            rule_unmet=found.rule_unmet,
            prices=[
                dict(zip(columns, row, strict=True)) for row in held[columns].to_numpy().tolist()
            ],
            relaxations=[r.text for r in found.relaxations],
        )

    def to_json(self) -> str:
        """Text for the attribute of a result."""
        return json.dumps(asdict(self), allow_nan=False)

    @classmethod
    def from_json(cls, text: str) -> PlanRecord:
        """Read what `to_json` wrote."""
        return cls(**json.loads(text))


def record_plan(scenario: Scenario) -> PlanRecord:
    """Solve the programme of a scenario; without highspy the record says so.

    Raises
    ------
    TenfoldError
        If the scenario states no demand, or the solver gives up.
    """
    from importlib.util import find_spec

    if find_spec("highspy") is None:
        return PlanRecord(unavailable="highspy is not installed: pip install 'tenfold[plan]'")
    from .plan import plan

    return PlanRecord.of(plan(scenario))
