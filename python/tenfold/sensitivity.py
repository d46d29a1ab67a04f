# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""What an uncertain value does to the results: one at a time, and gradients."""

from __future__ import annotations

import datetime
import json
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from ._ensemble import run_members
from ._number import number_text, split_number
from ._target import Quantity, parse_quantity, years_of
from .errors import InputError, TargetError
from .scenario import Scenario, as_scenario, parse

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from ._totals import Totals

__all__ = ["Bar", "Gradient", "Range", "Sensitivity", "ranges_of", "sensitivity"]

_REGIMES = ("hours_free", "hours_integrated", "hours_mechanical")


@dataclass(frozen=True)
class Range:
    """An uncertain value of a scenario.

    Attributes
    ----------
    key : str
        Dotted path of a number, of the scenario or of its catalog.
    low, high : str
        Ends, as scenario text.
    name : str
        Title for tables; default: the key.
    basis, source : str
        What the range rests on, and where it comes from.
    """

    key: str
    low: str
    high: str
    name: str = ""
    basis: str = "assumption"
    source: str = ""

    @property
    def title(self) -> str:
        """Name, or the key."""
        return self.name or self.key


@dataclass(frozen=True)
class Bar:
    """What one range does: values of each quantity at its ends.

    Attributes
    ----------
    range : Range
    base : str
        Value in the scenario.
    low, high : dict of str to float
        Quantities at the two ends; NaN where the end was refused.
    refused : str
        Why an end was refused, or empty.
    """

    range: Range
    base: str
    low: dict[str, float]
    high: dict[str, float]
    refused: str = ""

    def swing(self, quantity: str) -> float:
        """Distance between the two ends; 0 where an end was refused."""
        distance = abs(self.high[quantity] - self.low[quantity])
        return distance if math.isfinite(distance) else 0.0


@dataclass(frozen=True)
class Gradient:
    """Derivatives of the quantities to one number, by central differences at two steps.

    Attributes
    ----------
    key, unit : str
        What was varied, and the unit of its number (empty: dimensionless).
    value, step : float
        Where, and the larger step; the smaller one is half of it.
    derivative : dict of str to float
        At the smaller step [quantity's unit per unit].
    elasticity : dict of str to float
        Relative change of the quantity over that of the value.
    disagreement : dict of str to float
        Difference of the derivatives at the two steps, over the derivative.
    switched_hours : float
        Site-hours in which halls changed their cooling mode between the two sides of the larger
        step; net by site and month, hence a lower bound. A derivative across a switch is that of
        a kink.
    """

    key: str
    unit: str
    value: float
    step: float
    derivative: dict[str, float]
    elasticity: dict[str, float]
    disagreement: dict[str, float]
    switched_hours: float


@dataclass(frozen=True)
class Sensitivity:
    """Outcome of `sensitivity`.

    Attributes
    ----------
    title : str
        Of the scenario.
    units : dict of str to str
        Quantity to unit; the first is the one that bars are sorted by.
    base : dict of str to float
        Quantities of the scenario as it is.
    bars : tuple of Bar
        One for each range, largest swing first.
    gradients : tuple of Gradient
    members : int
        Runs that this took.
    """

    title: str
    units: dict[str, str]
    base: dict[str, float]
    bars: tuple[Bar, ...]
    gradients: tuple[Gradient, ...] = field(default=())
    members: int = 0

    def to_frame(self, quantity: str | None = None) -> pd.DataFrame:
        """Tornado of a quantity (default: the first): one row for each range, widest first."""
        import pandas as pd

        of = self._quantity(quantity)
        rows = [
            {
                "name": b.range.title,
                "key": b.range.key,
                "low": b.range.low,
                "base": b.base,
                "high": b.range.high,
                "at_low": b.low[of],
                "at_high": b.high[of],
                "swing": b.swing(of),
                "basis": b.range.basis,
                "source": b.range.source,
            }
            for b in sorted(self.bars, key=lambda b: -b.swing(of))
        ]
        frame = pd.DataFrame(rows)
        frame.attrs["quantity"], frame.attrs["units"] = of, self.units[of]
        return frame

    def gradient_frame(self) -> pd.DataFrame:
        """One row for each key and quantity."""
        import pandas as pd

        rows = [
            {
                "key": g.key,
                "quantity": q,
                "at": f"{g.value:g} {g.unit}".strip(),
                "derivative": g.derivative[q],
                "elasticity": g.elasticity[q],
                "disagreement": g.disagreement[q],
                "switched_hours": g.switched_hours,
            }
            for g in self.gradients
            for q in self.units
        ]
        return pd.DataFrame(rows)

    def plot(self, quantity: str | None = None, *, ax: Axes | None = None) -> Axes:
        """Tornado (matplotlib)."""
        from .plot import tornado

        return tornado(self, self._quantity(quantity), ax=ax)

    def _quantity(self, quantity: str | None) -> str:
        of = next(iter(self.units)) if quantity is None else quantity
        if of not in self.units:
            raise ValueError(f"no quantity {of!r}; there are: {', '.join(self.units)}")
        return of

    def to_json(self) -> str:
        """JSON text; NaN as null. `from_json` reads it."""
        return json.dumps(_plain(asdict(self)), allow_nan=False, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Sensitivity:
        """Read what `to_json` wrote."""
        data = json.loads(text)
        bars = tuple(
            Bar(
                Range(**b["range"]),
                b["base"],
                _numbers(b["low"]),
                _numbers(b["high"]),
                b["refused"],
            )
            for b in data["bars"]
        )
        gradients = tuple(
            Gradient(
                g["key"],
                g["unit"],
                g["value"],
                g["step"],
                _numbers(g["derivative"]),
                _numbers(g["elasticity"]),
                _numbers(g["disagreement"]),
                g["switched_hours"],
            )
            for g in data["gradients"]
        )
        return cls(
            data["title"], data["units"], _numbers(data["base"]), bars, gradients, data["members"]
        )

    def _repr_html_(self) -> str:
        return str(self.to_frame().to_html(float_format=lambda v: f"{v:.6g}", index=False))


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(v) for key, v in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(v) for v in value]
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value


def _numbers(values: Mapping[str, float | None]) -> dict[str, float]:
    return {k: math.nan if v is None else v for k, v in values.items()}


# ---------------------------------------------------------------------- ranges, quantities


def ranges_of(scenario: Scenario) -> list[Range]:
    """Ranges that the scenario states (``ranges:``) and those of the accelerators that it uses.

    An accelerator whose rate was derived or is disputed carries ``compute_low`` and
    ``compute_high`` in its catalog entry.
    """
    return _ranges(resolved(scenario).document)


def resolved(scenario: Scenario) -> Scenario:
    """The scenario with its catalog entries written out, so that each has a path."""
    return parse(scenario.to_yaml(), base=str(getattr(scenario._core, "base", "")))


def _ranges(document: Mapping[str, Any]) -> list[Range]:
    found = [
        Range(r["key"], str(r["low"]), str(r["high"]), r["name"], r["basis"], r.get("source", ""))
        for r in document.get("ranges", [])
    ]
    stated = {r.key for r in found}
    accelerators = document.get("catalog", {}).get("accelerators", {})
    for name, entry in accelerators.items():
        key = f"catalog.accelerators.{name}.compute_16bit"
        low, high = (str(entry.get(word, 0)) for word in ("compute_low", "compute_high"))
        if key not in stated and all(split_number(end, key)[0] > 0.0 for end in (low, high)):
            title = f"{entry.get('title', name)}, FLOP/s"
            source = f"{entry.get('source', '')} (low and high of the catalog)".strip()
            found.append(Range(key, low, high, title, str(entry.get("basis", "")), source))
    return found


def _whole_years(document: Mapping[str, Any]) -> list[int]:
    start, end = (
        datetime.date.fromisoformat(str(document["horizon"][word])) for word in ("start", "end")
    )
    first = start.year + (start > datetime.date(start.year, 1, 1))
    return list(range(first, end.year))


def last_whole_year(scenario: Scenario) -> int | None:
    """Last calendar year that the horizon covers whole; None where there is none."""
    years = _whole_years(resolved(scenario).document)
    return years[-1] if years else None


def _default_quantities(document: Mapping[str, Any]) -> list[str]:
    years = _whole_years(document)
    if not years:
        return ["energy", "pue", "water", "carbon_location"]
    last = years[-1]
    found = [f"{w}({last})" for w in ("energy", "pue", "water", "carbon_location", "carbon_market")]
    if len(years) > 1:
        base = 2022 if 2022 in years else years[0]
        found.insert(1, f"energy({last})/energy({base})")
    return found


# ---------------------------------------------------------------------- members


class _Members:
    """Collects the runs that are needed, each once, and hands out their values."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.scenarios: list[Scenario] = [scenario]
        self.positions: dict[tuple[str, str], int] = {}

    def add(self, key: str, text: str) -> int:
        """Position of the run with this value; raises InputError where it is refused."""
        known = self.positions.get((key, text))
        if known is None:
            self.scenarios.append(self.scenario.replace({key: text}))
            known = self.positions[key, text] = len(self.scenarios) - 1
        return known


def _steps(value: float, unit: str, key: str, step: float, spans: Mapping[str, Range]) -> float:
    """Larger step of the central difference."""
    size = step * abs(value)
    if size == 0.0 and key in spans:
        low, high = (split_number(t, key)[0] for t in (spans[key].low, spans[key].high))
        size = step * abs(high - low)
    if size == 0.0:
        raise TargetError(f"{key} is 0 {unit}".rstrip() + "; a relative step needs a range for it")
    return size


def _switched(one: Totals, two: Totals, years: frozenset[int] | None) -> float:
    months = np.ones(len(one.year), dtype=np.bool_)
    if years is not None:
        months = np.isin(one.year, sorted(years))
    changed = 0.0
    for name in _REGIMES:
        if one.has(name) and two.has(name):
            gap = (two.array(name) - one.array(name))[one.in_totals][:, months]
            changed += float(np.abs(gap).sum())
    return 0.5 * changed


def sensitivity(
    scenario: Scenario,
    of: str | Sequence[str] | None = None,
    *,
    ranges: Iterable[Range] | None = None,
    gradients: Iterable[str] = (),
    step: float = 0.01,
    threads: int | None = None,
    progress: Callable[[float], None] | None = None,
) -> Sensitivity:
    """Vary values one at a time, and take gradients, as members of one ensemble.

    All members are runs of the whole fleet from its first month; only the calendar years that the
    quantities name are simulated hour by hour, which gives the same bytes for them.

    Parameters
    ----------
    scenario : Scenario
    of : str or sequence of str, optional
        Quantities as in targets: ``"energy(2032)"``, ``"energy(2032)/energy(2022)"``, ``"pue"``.
        Default: energy, its ratio to 2022, PUE, water and carbon of the last whole year. The
        first one sorts the bars.
    ranges : iterable of Range, optional
        Default: `ranges_of` the scenario.
    gradients : iterable of str, optional
        Dotted paths of numbers to differentiate to.
    step : float, optional
        Larger relative step of the central differences; the smaller one is half of it.
    threads : int, optional
        Members that run at a time; default: as many as the machine has cores.
    progress : callable, optional
        Receives the finished fraction.

    Returns
    -------
    Sensitivity

    Raises
    ------
    TargetError
        If a quantity, key or step cannot be used.
    InputError
        If a key is unknown. An end of a range that the scenario refuses is reported, not raised.
    """
    whole = resolved(as_scenario(scenario, "sensitivity"))
    document = whole.document
    texts = [of] if isinstance(of, str) else list(of or _default_quantities(document))
    quantities: dict[str, Quantity] = {q.left: q for q in map(parse_quantity, texts)}
    years = years_of(list(quantities.values()))
    if not 0.0 < step <= 0.5:
        raise TargetError(f"the step is {step:g}; give a relative step above 0, up to 0.5")
    spans = _ranges(document) if ranges is None else list(ranges)
    members = _Members(whole)

    ends: list[tuple[Range, str, list[int | None], str]] = []
    for span in spans:
        base = _value(document, whole, span.key)
        places: list[int | None] = []
        why = ""
        for text in (span.low, span.high):
            try:
                places.append(members.add(span.key, text))
            except InputError as error:
                places.append(None)
                why = why or str(error).splitlines()[0]
        ends.append((span, base, places, why))

    by_key = {s.key: s for s in spans}
    slopes: list[tuple[str, str, float, float, list[int]]] = []
    for key in gradients:
        value, unit = split_number(_value(document, whole, key), key)
        size = _steps(value, unit, key, step, by_key)
        around = (value + size, value - size, value + 0.5 * size, value - 0.5 * size)
        slopes.append(
            (key, unit, value, size, [members.add(key, number_text(x, unit)) for x in around])
        )

    totals = run_members(members.scenarios, years, threads=threads, progress=progress)

    def values(place: int | None) -> dict[str, float]:
        if place is None:
            return dict.fromkeys(quantities, math.nan)
        return {name: q.value(totals[place]) for name, q in quantities.items()}

    base_values = values(0)
    first = next(iter(quantities))
    bars = [Bar(s, base, values(p[0]), values(p[1]), why) for s, base, p, why in ends]
    found = []
    for key, unit, value, size, places_of in slopes:
        up, down, half_up, half_down = (values(p) for p in places_of)
        wide = {q: (up[q] - down[q]) / (2.0 * size) for q in quantities}
        near = {q: (half_up[q] - half_down[q]) / size for q in quantities}
        found.append(
            Gradient(
                key,
                unit,
                value,
                size,
                near,
                {q: near[q] * value / base_values[q] if base_values[q] else math.nan for q in near},
                {
                    q: abs(wide[q] - near[q]) / abs(near[q]) if near[q] else abs(wide[q])
                    for q in near
                },
                _switched(totals[places_of[1]], totals[places_of[0]], years),
            )
        )
    return Sensitivity(
        scenario.title,
        {name: q.unit for name, q in quantities.items()},
        base_values,
        tuple(sorted(bars, key=lambda b: -b.swing(first))),
        tuple(found),
        len(members.scenarios),
    )


def _value(document: Mapping[str, Any], scenario: Scenario, key: str) -> str:
    """Text of a value; resolved documents hold the catalog, and lists by name."""
    node: Any = document
    for word in key.split("."):
        if isinstance(node, Mapping):
            node = node.get(word)
        elif isinstance(node, list):
            named = [e for e in node if isinstance(e, Mapping) and e.get("name") == word]
            node = named[0] if named else (node[int(word)] if word.isdigit() else None)
        else:
            node = None
        if node is None:
            break
    if isinstance(node, int | float) and not isinstance(node, bool):
        return repr(node)
    if isinstance(node, str):
        return node
    if node is not None:
        raise TargetError(f"{key!r} is not a number; name one of its fields")
    # An unknown key has no value; setting it says what is wrong, and names the nearest.
    scenario.replace({key: "0"})
    raise TargetError(f"{key!r} is not stated in the scenario; set it first (--set {key}=...)")
