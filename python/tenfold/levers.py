# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""What changes the answer: levers run beside a scenario, on the same weather and demand."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ._ensemble import run_members
from ._target import Quantity, parse_quantity, years_of
from .errors import TargetError, TenfoldError
from .scenario import Scenario, load
from .sensitivity import last_whole_year, resolved

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

__all__ = ["Lever", "LeverRow", "Levers", "levers", "levers_of"]

#: Words of the table, each for the last whole year. The first is the one that charts show.
WORDS = (
    "energy", "required_energy", "compute", "pue", "it_capacity", "racks", "water",
    "carbon_location", "carbon_market", "cost",
)  # fmt: skip


@dataclass(frozen=True)
class Lever:
    """A scenario that is set beside another.

    Attributes
    ----------
    name, title : str
    scenario : Scenario
        What runs.
    note : str
        What the lever stands for, and where its numbers come from.
    """

    name: str
    title: str
    scenario: Scenario
    note: str = ""


@dataclass(frozen=True)
class LeverRow:
    """What one lever does.

    Attributes
    ----------
    name, title, note : str
    values : dict of str to float
        Quantities with the lever, in the units of `Levers.units`.
    """

    name: str
    title: str
    note: str
    values: dict[str, float]


@dataclass(frozen=True)
class Levers:
    """Outcome of `levers`.

    Attributes
    ----------
    title : str
        Of the scenario without a lever.
    units : dict of str to str
        Quantity to unit.
    base : dict of str to float
        Quantities of the scenario as it is.
    rows : tuple of LeverRow
        In the order of the scenario.
    """

    title: str
    units: dict[str, str]
    base: dict[str, float]
    rows: tuple[LeverRow, ...] = field(default=())

    def to_frame(self) -> pd.DataFrame:
        """Values: one row for the scenario as it is and for each lever; units in ``attrs``."""
        import pandas as pd

        table = {self.title: self.base, **{r.title: r.values for r in self.rows}}
        frame = pd.DataFrame.from_dict(table, orient="index", columns=list(self.units))
        frame.index.name = "lever"
        frame.attrs["units"] = dict(self.units)
        return frame

    def changes(self) -> pd.DataFrame:
        """Relative change of each quantity by each lever: with over without, less one."""
        frame = self.to_frame()
        base = frame.iloc[0]
        return (frame.iloc[1:] / base.where(base != 0.0) - 1.0).astype(float)

    def plot(self, quantity: str | None = None, *, ax: Axes | None = None) -> Axes:
        """Relative change of a quantity (default: the first) by lever (matplotlib)."""
        from .plot import lever_bars

        of = next(iter(self.units)) if quantity is None else quantity
        if of not in self.units:
            raise ValueError(f"no quantity {of!r}; there are: {', '.join(self.units)}")
        return lever_bars(self, of, ax=ax)

    def to_json(self) -> str:
        """JSON text; NaN as null. `from_json` reads it."""
        document = asdict(self)
        for values in (document["base"], *(row["values"] for row in document["rows"])):
            for key, value in values.items():
                values[key] = value if math.isfinite(value) else None
        return json.dumps(document, allow_nan=False, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Levers:
        """Read what `to_json` wrote."""

        def numbers(values: Mapping[str, float | None]) -> dict[str, float]:
            return {k: math.nan if v is None else v for k, v in values.items()}

        data = json.loads(text)
        rows = tuple(
            LeverRow(r["name"], r["title"], r["note"], numbers(r["values"])) for r in data["rows"]
        )
        return cls(data["title"], data["units"], numbers(data["base"]), rows)

    def _repr_html_(self) -> str:
        return str(self.to_frame().to_html(float_format=lambda v: f"{v:.6g}"))


def levers_of(
    scenario: Scenario,
    *,
    settings: Mapping[str, object] | None = None,
    overrides: Sequence[str] = (),
) -> list[Lever]:
    """Levers that a scenario states under ``levers:``.

    Parameters
    ----------
    scenario : Scenario
        With its settings and overrides already applied.
    settings, overrides : optional
        What was applied to `scenario` when it was loaded; levers that are files of their own get
        the same, so that both sides differ by the lever alone.

    Raises
    ------
    TargetError
        With all levers that cannot be read, each with its name.
    """
    found: list[Lever] = []
    wrong: list[str] = []
    for entry in scenario.document.get("levers", []):
        try:
            found.append(_lever(entry, scenario, settings, overrides))
        except (TenfoldError, OSError) as error:
            wrong.append(f"levers.{entry['name']}: {error}")
    if wrong:
        raise TargetError("\n".join(wrong))
    return found


def _lever(
    entry: Mapping[str, Any],
    scenario: Scenario,
    settings: Mapping[str, object] | None,
    overrides: Sequence[str],
) -> Lever:
    changed = scenario
    if entry.get("scenario"):
        folder = Path(str(getattr(scenario._core, "base", "")))
        changed = load(folder / entry["scenario"], settings=settings, overrides=overrides)
    if entry.get("override"):
        changed = changed.override(entry["override"])
    pairs = [str(text).partition("=") for text in entry.get("set", [])]
    if pairs:
        # Catalog entries have a path once they are written out.
        changed = resolved(changed).replace({key.strip(): value.strip() for key, _, value in pairs})
    title = str(entry.get("title") or entry["name"])
    return Lever(str(entry["name"]), title, changed, str(entry.get("note", "")).strip())


def levers(
    scenario: Scenario,
    of: str | Sequence[str] | None = None,
    *,
    levers: Sequence[Lever] | None = None,
    threads: int | None = None,
    progress: Callable[[float], None] | None = None,
) -> Levers:
    """Run each lever beside the scenario, one at a time.

    All runs are of the whole fleet from its first month; only the calendar years that the
    quantities name are simulated hour by hour, which gives the same bytes for them. Levers are not
    added up: two together may do more or less than their sum.

    Parameters
    ----------
    scenario : Scenario
    of : str or sequence of str, optional
        Quantities as in targets: ``"energy(2032)"``. Default: energy required and reached, compute,
        PUE, capacity, racks, water, carbon by both methods and cost of the last whole year.
    levers : sequence of Lever, optional
        Default: `levers_of` the scenario.
    threads : int, optional
        Runs at a time; default: as many as the machine has cores.
    progress : callable, optional
        Receives the finished fraction.

    Returns
    -------
    Levers

    Raises
    ------
    TargetError
        If there is no lever, or a quantity or lever cannot be read.
    """
    stated = levers_of(scenario) if levers is None else list(levers)
    if not stated:
        raise TargetError(
            "the scenario states no levers; list them under 'levers:', each with 'scenario', "
            "'override' or 'set'"
        )
    texts = [of] if isinstance(of, str) else list(of or _default_quantities(scenario))
    quantities: dict[str, Quantity] = {q.left: q for q in map(parse_quantity, texts)}
    years = years_of(list(quantities.values()))
    totals = run_members(
        [scenario, *(lever.scenario for lever in stated)], years, threads=threads, progress=progress
    )
    values = [{name: q.value(t) for name, q in quantities.items()} for t in totals]
    return Levers(
        scenario.title,
        {name: q.unit for name, q in quantities.items()},
        values[0],
        tuple(
            LeverRow(lever.name, lever.title, lever.note, found)
            for lever, found in zip(stated, values[1:], strict=True)
        ),
    )


def _default_quantities(scenario: Scenario) -> list[str]:
    year = last_whole_year(scenario)
    fleet = scenario.document.get("fleet") is not None
    words = [w for w in WORDS if fleet or w not in ("required_energy", "racks")]
    return [w if year is None else f"{w}({year})" for w in words]
