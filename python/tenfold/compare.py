# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Two runs side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .result import Result
from .scenario import Scenario

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Comparison", "compare"]

_TOTALS = (
    "it_energy", "facility_energy", "cooling_energy", "chiller", "chain_loss", "grid_import",
    "pv_energy", "unserved_energy", "water_makeup", "water_source", "carbon_location",
    "carbon_market", "cost", "compute", "hours_free", "hours_integrated", "hours_mechanical",
)  # fmt: skip


@dataclass(frozen=True)
class Comparison:
    """Indicators and totals of two results.

    Attributes
    ----------
    a, b : Result
        The two results; differences are ``b - a``.
    """

    a: Result
    b: Result

    def to_frame(self) -> pd.DataFrame:
        """One row for each indicator and total over the horizon.

        Returns
        -------
        pandas.DataFrame
            Index ``quantity``; columns ``a``, ``b``, ``difference`` (b - a), ``ratio`` (b / a; NaN
            where a is zero) and ``unit``. Quantities that only one of the two has are left out.
        """
        import pandas as pd

        rows: dict[str, tuple[float, float, str]] = {}
        for name, kpi in self.a.kpi.items():
            if name in self.b.kpi:
                rows[name] = (kpi.value, self.b.kpi[name].value, kpi.unit)
        one, two = self.a.totals, self.b.totals
        for name in _TOTALS:
            if one.has(name) and two.has(name):
                unit = self.a._core.monthly_words(name)["unit"]
                rows[name] = (one.total(name), two.total(name), unit)
        frame = pd.DataFrame.from_dict(rows, orient="index", columns=["a", "b", "unit"])
        frame.index.name = "quantity"
        frame.insert(2, "difference", frame["b"] - frame["a"])
        frame.insert(3, "ratio", (frame["b"] / frame["a"]).where(frame["a"] != 0.0))
        return frame

    def changes(self) -> pd.DataFrame:
        """What was stated differently: index ``path``, columns ``a`` and ``b`` (scenario text)."""
        import pandas as pd

        one, two = _leaves(self.a.scenario.document), _leaves(self.b.scenario.document)
        paths = [path for path in {**one, **two} if one.get(path) != two.get(path)]
        frame = pd.DataFrame({"a": [one.get(p) for p in paths], "b": [two.get(p) for p in paths]})
        frame.index = pd.Index(paths, name="path")
        return frame

    def _repr_html_(self) -> str:
        return str(self.to_frame().to_html(float_format=lambda v: f"{v:.6g}"))


def _leaves(node: object, path: str = "") -> dict[str, str]:
    if isinstance(node, dict):
        pairs = [(str(key), value) for key, value in node.items()]
    elif isinstance(node, list):
        pairs = [
            (str(v["name"]) if isinstance(v, dict) and "name" in v else str(i), v)
            for i, v in enumerate(node)
        ]
    else:
        return {path: str(node)}
    found: dict[str, str] = {}
    for key, value in pairs:
        found.update(_leaves(value, f"{path}.{key}" if path else key))
    return found


def compare(a: Result | Scenario, b: Result | Scenario) -> Comparison:
    """Set two runs side by side.

    Parameters
    ----------
    a, b : Result or Scenario
        A scenario is simulated first.

    Returns
    -------
    Comparison
        ``.to_frame()`` has one row for each indicator and total; ``.changes()`` what was stated
        differently.

    Examples
    --------
    >>> warm = base.replace({"sites.hangzhou.halls.ai.cooling.facility_supply": "40 degC"})
    >>> tf.compare(base, warm).to_frame()
    """
    return Comparison(_result(a), _result(b))


def _result(run: Result | Scenario) -> Result:
    if isinstance(run, Result):
        return run
    if isinstance(run, Scenario):
        from .simulate import simulate

        return simulate(run)
    raise TypeError(f"compare takes results or scenarios, not {type(run).__name__}")
