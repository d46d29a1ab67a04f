# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Quantities and targets as text: ``pue(2032)``, ``energy(2032)/energy(2022)=10``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from . import _core
from .errors import InputError, TargetError

if TYPE_CHECKING:
    from ._totals import Totals

__all__ = ["Quantity", "Target", "Term", "parse_quantity", "parse_target", "years_of"]

#: Word of a target: (total above, total below or none, unit).
_WORDS: dict[str, tuple[str, str | None, str]] = {
    "energy": ("facility_energy", None, "kWh"),
    "facility_energy": ("facility_energy", None, "kWh"),
    "required_energy": ("required_energy", None, "kWh"),
    "reached_energy": ("facility_energy", None, "kWh"),
    "required_compute": ("required_compute", None, "FLOP/s"),
    "it_energy": ("it_energy", None, "kWh"),
    "cooling_energy": ("cooling_energy", None, "kWh"),
    "chain_loss": ("chain_loss", None, "kWh"),
    "chiller": ("chiller", None, "kWh"),
    "grid_import": ("grid_import", None, "kWh"),
    "unserved_energy": ("unserved_energy", None, "kWh"),
    "carbon": ("carbon_location", None, "kg"),
    "carbon_location": ("carbon_location", None, "kg"),
    "carbon_market": ("carbon_market", None, "kg"),
    "water": ("water_makeup", None, "L"),
    "cost": ("cost", None, "USD"),
    "compute": ("compute", None, "FLOP/s"),
    "it_capacity": ("it_capacity", None, "W"),
    "racks": ("racks", None, "1"),
    "peak": ("peak_facility", None, "W"),
    "pue": ("facility_energy", "it_energy", "1"),
    "wue": ("water_makeup", "it_energy", "L/kWh"),
    "cue": ("carbon_location", "it_energy_served", "kg/kWh"),
}
_TERM = re.compile(r"\s*([a-z_]+)\s*(?:\(\s*(\d{4})?\s*\))?\s*")
_HOW = "write it like 'energy(2032)/energy(2022)=10', 'pue(2027)=1.18' or 'energy(2024)=300 GWh'"


@dataclass(frozen=True)
class Term:
    """A quantity of a calendar year, or of the whole horizon where `year` is None."""

    word: str
    year: int | None

    @property
    def unit(self) -> str:
        """Unit of the value."""
        return _WORDS[self.word][2]

    def value(self, totals: Totals) -> float:
        """Value in a result.

        Raises
        ------
        TargetError
            If the horizon does not have that year.
        """
        above, below, _ = _WORDS[self.word]
        months = None
        if self.year is not None:
            months = totals.year == self.year
            if not months.any():
                years = totals.years()
                raise TargetError(
                    f"{self}: the horizon has the years {years[0]} to {years[-1]}, not {self.year}"
                )
        if below is None:
            return totals.total(above, months)
        return totals.ratio(above, below, months)

    def __str__(self) -> str:
        return self.word if self.year is None else f"{self.word}({self.year})"


@dataclass(frozen=True)
class Quantity:
    """``numerator [/ denominator]``."""

    numerator: Term
    denominator: Term | None

    @property
    def left(self) -> str:
        """The quantity as text."""
        return str(self.numerator) + (f"/{self.denominator}" if self.denominator else "")

    @property
    def unit(self) -> str:
        """Unit, ``"1"`` for a ratio of equal units."""
        if self.denominator is None:
            return self.numerator.unit
        one, two = self.numerator.unit, self.denominator.unit
        return "1" if one == two else f"({one})/({two})"

    @property
    def years(self) -> frozenset[int] | None:
        """Calendar years that it needs; None: the whole horizon."""
        terms = [t for t in (self.numerator, self.denominator) if t is not None]
        years = [t.year for t in terms if t.year is not None]
        return frozenset(years) if len(years) == len(terms) else None

    def value(self, totals: Totals) -> float:
        """Value in a result; NaN where the denominator is zero."""
        above = self.numerator.value(totals)
        if self.denominator is None:
            return above
        below = self.denominator.value(totals)
        return above / below if below else float("nan")

    def __str__(self) -> str:
        return self.left


@dataclass(frozen=True)
class Target(Quantity):
    """``numerator [/ denominator] = goal``; the goal is in `unit`."""

    goal: float

    @property
    def goal_text(self) -> str:
        """The goal with its unit."""
        return f"{self.goal:g}" + ("" if self.unit == "1" else f" {self.unit}")

    def __str__(self) -> str:
        return f"{self.left}={self.goal_text}"


def years_of(quantities: list[Quantity]) -> frozenset[int] | None:
    """Calendar years that all these need together; None: the whole horizon."""
    years: set[int] = set()
    for quantity in quantities:
        if quantity.years is None:
            return None
        years |= quantity.years
    return frozenset(years)


def _term(text: str) -> Term:
    found = _TERM.fullmatch(text)
    if found is None:
        raise TargetError(f"cannot read {text.strip()!r} in the target; {_HOW}")
    word, year = found.groups()
    if word not in _WORDS:
        raise TargetError(f"unknown quantity {word!r}; known: {', '.join(_WORDS)}; {_HOW}")
    return Term(word, int(year) if year else None)


def parse_quantity(text: str) -> Quantity:
    """Read a quantity: ``pue(2032)`` or ``energy(2032)/energy(2022)``.

    Raises
    ------
    TargetError
        With what is allowed.
    """
    above, slash, below = text.partition("/")
    return Quantity(_term(above), _term(below) if slash else None)


def parse_target(text: str) -> Target:
    """Read a target; the goal has a unit of its quantity, or is in its own (kWh, kg, L, ...).

    Raises
    ------
    TargetError
        With what is allowed.
    """
    left, equals, right = text.partition("=")
    if not equals:
        raise TargetError(f"the target {text!r} has no '='; {_HOW}")
    quantity = parse_quantity(left)
    try:
        goal = _core.parse_number_in(right, quantity.unit)
    except InputError as error:
        raise TargetError(f"goal of {quantity.left}: {error}; {_HOW}") from None
    return Target(quantity.numerator, quantity.denominator, goal)
