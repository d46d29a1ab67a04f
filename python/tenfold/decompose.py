# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Why energy changed, by factor: demand, hardware, utilisation, PUE, siting; sums exactly."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from ._lmdi import lmdi, logarithmic_mean
from .result import Result
from .scenario import Scenario

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from ._totals import Period, Totals

__all__ = ["Decomposition", "Effect", "decompose"]

#: Factors in the order of the waterfall: name, label, what it says.
FACTORS = (
    ("demand", "Compute demand", "installed compute, servers (CPU), racks (storage)"),
    ("hardware", "Hardware efficiency", "full-load watts for each unit of that capacity"),
    ("utilisation", "Utilisation", "mean over full-load power of the machines"),
    ("pue", "PUE of the sites", "facility over IT energy, each site against itself"),
    ("siting", "Siting", "IT energy moving between sites of different PUE"),
    ("time", "Hours", "hours of the period (leap years, partial years)"),
)
_KINDS = {"accelerator": "accelerators", "cpu": "CPU servers", "storage": "storage"}


@dataclass(frozen=True)
class Effect:
    """Contribution of one factor to the change.

    Attributes
    ----------
    name, label, meaning : str
    energy : float
        Contribution [kWh]; negative: it saved.
    by_kind : dict of str to float
        The same by kind of machine [kWh]; empty for PUE and siting, which are the sites'.
    """

    name: str
    label: str
    meaning: str
    energy: float
    by_kind: dict[str, float]


@dataclass(frozen=True)
class Decomposition:
    """Change of facility energy, split by factor.

    Attributes
    ----------
    before_label, after_label : str
    before, after : float
        Facility energy [kWh].
    effects : tuple of Effect
        They add up to `change`; `residual` is what rounding leaves.
    note : str
        Remarks, such as a year that was not simulated in full.
    """

    before_label: str
    after_label: str
    before: float
    after: float
    effects: tuple[Effect, ...]
    note: str = ""

    @property
    def change(self) -> float:
        """After minus before."""
        return self.after - self.before

    @property
    def residual(self) -> float:
        """Change that the effects leave unexplained: rounding only."""
        return self.change - sum(e.energy for e in self.effects)

    def to_frame(self) -> pd.DataFrame:
        """One row for each factor: ``energy``, ``share`` of the change, and by kind."""
        import pandas as pd

        rows = {}
        for e in self.effects:
            share = e.energy / self.change if self.change else float("nan")
            rows[e.name] = {"energy": e.energy, "share": share, **e.by_kind}
        frame = pd.DataFrame.from_dict(rows, orient="index")
        frame.index.name = "factor"
        return frame

    def to_dict(self) -> dict[str, Any]:
        """Plain dict for JSON."""
        return {
            "before": {"label": self.before_label, "energy": self.before},
            "after": {"label": self.after_label, "energy": self.after},
            "effects": [
                {
                    "name": e.name,
                    "label": e.label,
                    "meaning": e.meaning,
                    "energy": e.energy,
                    "by_kind": e.by_kind,
                }
                for e in self.effects
            ],
            "residual": self.residual,
            "note": self.note,
        }

    def plot(self, *, ax: Axes | None = None) -> Axes:
        """Waterfall (matplotlib)."""
        from .plot import waterfall

        return waterfall(self, ax=ax)

    def _repr_html_(self) -> str:
        return str(self.to_frame().to_html(float_format=lambda v: f"{v:.6g}"))


@dataclass(frozen=True)
class _State:
    """What a period looks like: parts by kind, and the sites' IT energy and PUE."""

    label: str
    facility_kWh: float
    parts: dict[str, dict[str, float]]
    sites: dict[str, tuple[float, float]]
    complete: bool


def _mean(values: Any, hours: Any) -> float:
    return float((values * hours).sum() / hours.sum())


def _state(result: Result, months: Period | None, label: str, metrics: dict[str, str]) -> _State:
    core, totals = result._core, result.totals
    chosen = np.ones(len(totals.year), dtype=np.bool_) if months is None else months
    hours = totals.hours[chosen]
    inside = {site["name"] for site in core.sites if site["in_totals"]}
    names = ("it_energy", "it_capacity", *{*metrics.values()})
    table = {name: np.asarray(core.by_class(name), dtype=np.float64)[:, chosen] for name in names}
    sums: dict[str, dict[str, float]] = {}
    for row, entry in enumerate(core.classes):
        if entry["site"] not in inside:
            continue
        held = sums.setdefault(entry["kind"], {"energy": 0.0, "power": 0.0, "capacity": 0.0})
        held["energy"] += float(table["it_energy"][row].sum())
        held["power"] += _mean(table["it_capacity"][row], hours)
        held["capacity"] += _mean(table[metrics[entry["kind"]]][row], hours)
    facility = totals.total("facility_energy", chosen)
    it = sum(s["energy"] for s in sums.values())
    parts = {}
    for kind, s in sums.items():
        runs = s["energy"] > 0.0 and s["capacity"] > 0.0
        parts[kind] = {
            "demand": s["capacity"] if runs else 0.0,
            "hardware": s["power"] / s["capacity"] if runs else 0.0,
            "utilisation": s["energy"] * 1e3 / (s["power"] * hours.sum()) if runs else 0.0,
            "time": float(hours.sum()) / 1e3,
            "pue": facility / it if it else 0.0,
        }
    sites = {}
    for i, site in enumerate(core.sites):
        used = totals.total("it_energy", chosen, [i])
        if site["in_totals"] and used > 0.0:
            sites[site["name"]] = (used, totals.total("facility_energy", chosen, [i]) / used)
    return _State(label, facility, parts, sites, months is None or totals.is_complete(months))


def _metrics(results: tuple[Result, ...]) -> dict[str, str]:
    """Measure of capacity by kind: what every result has for all machines that run."""
    wanted = {"accelerator": "compute", "cpu": "servers"}
    found = {}
    for kind in {c["kind"] for r in results for c in r._core.classes}:
        name = wanted.get(kind, "count")
        for result in results:
            core = result._core
            if name not in core.by_class_names():
                name = "count"
                break
            values = np.asarray(core.by_class(name))
            energy = np.asarray(core.by_class("it_energy"))
            rows = [i for i, c in enumerate(core.classes) if c["kind"] == kind]
            if (energy[rows].sum(axis=1) > 0.0)[values[rows].sum(axis=1) <= 0.0].any():
                name = "count"  # a type whose work is not stated: racks must do
                break
        found[kind] = name
    return found


def _split_pue(weight: float, before: _State, after: _State) -> float:
    """Part of the PUE effect that is the sites against themselves; the rest is siting.

    The whole effect is weight x ln(p1 / p0) = weight / L(p1, p0) x (p1 - p0), and the difference
    p1 - p0 splits exactly into mean shares times changes and changes of shares times means.
    """

    def share(state: _State) -> dict[str, float]:
        whole = sum(e for e, _ in state.sites.values())
        return {name: e / whole for name, (e, _) in state.sites.items()}

    one, two = share(before), share(after)
    within = 0.0
    for name in one.keys() | two.keys():
        w0, w1 = one.get(name, 0.0), two.get(name, 0.0)
        # A site that opens or closes has one PUE only: it moves energy, it does not improve.
        if w0 and w1:
            within += 0.5 * (w0 + w1) * (after.sites[name][1] - before.sites[name][1])
    p0, p1 = (sum(w[n] * s.sites[n][1] for n in w) for w, s in ((one, before), (two, after)))
    return weight / logarithmic_mean(p1, p0) * within


def decompose(
    before: Result | Scenario,
    after: Result | Scenario | None = None,
    *,
    years: tuple[int, int] | None = None,
    year: int | None = None,
) -> Decomposition:
    r"""Split a change of the fleet's facility energy by factor.

    For each kind of machine k (accelerators, CPU servers, storage)

    .. math:: E = \sum_k C_k \cdot \frac{P_k}{C_k} \cdot \frac{E_k}{P_k h} \cdot h \cdot PUE

    with installed capacity C, full-load power P, IT energy, hours h and the fleet's PUE; the effect
    of each factor is its logarithmic mean Divisia index, so that the effects add up to the change
    exactly. The PUE effect is split further by IT-energy shares w of the sites: sites against
    themselves (mean w times change of PUE) and siting (change of w times PUE above the fleet's).

    Parameters
    ----------
    before, after : Result or Scenario
        One result and two years, or two results (a scenario is simulated first).
    years : (int, int), optional
        With one result: from which to which calendar year; default: the first and the last that
        were simulated in full.
    year : int, optional
        With two results: the year to compare; default: the whole horizon.

    Returns
    -------
    Decomposition

    Raises
    ------
    ValueError
        If a year is outside the horizon, or the result has no such totals by machine class.
    """
    from .compare import _result

    first = _result(before)
    if after is not None:
        if years is not None:
            raise ValueError("give years with one result, or year with two")
        second = _result(after)
        metrics = _metrics((first, second))
        titles = [r.title for r in (first, second)]
        if titles[0] == titles[1]:
            titles = [f"{titles[0]} ({side})" for side in ("before", "after")]
        suffix = "" if year is None else f", {year}"
        pair = [
            _state(r, None if year is None else _months(r.totals, year), t + suffix, metrics)
            for r, t in zip((first, second), titles, strict=True)
        ]
    else:
        if year is not None:
            raise ValueError("year compares two results; with one result give years=(2022, 2032)")
        whole = first.totals.years(complete=True)
        if years is None:
            if len(whole) < 2:
                raise ValueError(
                    "the run has fewer than two complete calendar years; state years, or give two "
                    "results"
                )
            years = (whole[0], whole[-1])
        metrics = _metrics((first,))
        pair = [_state(first, _months(first.totals, y), str(y), metrics) for y in years]
    return _decomposition(pair[0], pair[1])


def _months(totals: Totals, year: int) -> Period:
    months: Period = totals.year == year
    if not months.any():
        have = totals.years()
        raise ValueError(f"year {year} is outside the horizon: {have[0]} to {have[-1]}")
    return months


def _decomposition(one: _State, two: _State) -> Decomposition:
    empty = dict.fromkeys(("demand", "hardware", "utilisation", "time", "pue"), 0.0)
    effects: dict[str, float] = {}
    by_kind: dict[str, dict[str, float]] = {}
    weight = 0.0
    for kind in sorted(one.parts.keys() | two.parts.keys()):
        before, after = one.parts.get(kind, empty), two.parts.get(kind, empty)
        if before["demand"] == 0.0 and after["demand"] == 0.0:
            continue
        weight += logarithmic_mean(math.prod(before.values()), math.prod(after.values()))
        for name, value in lmdi([before], [after]).items():
            effects[name] = effects.get(name, 0.0) + value
            by_kind.setdefault(name, {})[_KINDS.get(kind, kind)] = value
    if weight:
        whole = effects["pue"]
        effects["pue"] = _split_pue(weight, one, two)
        effects["siting"] = whole - effects["pue"]
    partial = [s.label for s in (one, two) if not s.complete]
    note = f"not simulated in full: {', '.join(partial)}" if partial else ""
    return Decomposition(
        one.label,
        two.label,
        one.facility_kWh,
        two.facility_kWh,
        tuple(
            Effect(
                name,
                label,
                meaning,
                effects.get(name, 0.0),
                {} if name in ("pue", "siting") else by_kind.get(name, {}),
            )
            for name, label, meaning in FACTORS
        ),
        note,
    )
