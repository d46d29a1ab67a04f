# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Reads an EnergyPlus case: parameters.csv, climates.csv, annual.csv, expected_CLIMATE.csv.gz.

All numbers of a plant come from parameters.csv, so that another plant in the same layout is
evaluated as it is.
"""

from __future__ import annotations

import csv
import difflib
import re
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from .tables import TableError, read_rows, read_text

Array = NDArray[np.float64]
Table = dict[str, Array]

#: Flow in m3/s becomes kg/s with water at 5.05 degC, as EnergyPlus does (READMEs, "Flow units").
WATER_DENSITY = 999.898
#: Water of Tenfold's plant: J/(kg K), kg/m3.
WATER_J_PER_KGK, WATER_KG_PER_M3 = 4186.0, 998.0
#: Units other than SI that a number may be stated in.
SCALE = {"kW": 1e3, "MW": 1e6, "kPa": 1e3, "L/s": 1e-3, "kW/K": 1e3, "MW/K": 1e6}
_NUMBER = re.compile(r"(?<![A-Za-z0-9._])([+-]?\s*\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)")


class CaseError(TableError):
    """A case whose files do not say what a comparison needs."""


def numbers(text: str) -> list[float]:
    """All numbers of a text; digits inside words (p2, m3) are none."""
    return [float(found.replace(" ", "")) for found in _NUMBER.findall(text)]


class Columns(dict[str, Array]):
    """Columns of a table that name the file where one is missing."""

    def __init__(self, path: Path, columns: Table) -> None:
        super().__init__(columns)
        self.path = path

    def __missing__(self, name: str) -> Array:
        near = difflib.get_close_matches(name, list(self), 1)
        raise CaseError(
            f"{self.path}: no column '{name}'" + (f"; did you mean '{near[0]}'?" if near else "")
        )


def read_table(path: Path) -> Columns:
    """Columns of a CSV file (gzip or plain) as float arrays."""
    rows = list(csv.reader(read_text(path).splitlines()))
    try:
        values = np.array(rows[1:], dtype=float)
        if values.ndim == 2 and values.shape[1] == len(rows[0]) and np.isfinite(values).all():
            return Columns(path, {name: values[:, i].copy() for i, name in enumerate(rows[0])})
    except (ValueError, IndexError):
        pass
    # Something is wrong: the careful reader says where.
    careful = read_rows(path)
    return Columns(path, {n: np.array([row.number(n) for row in careful]) for n in careful[0]})


@dataclass(frozen=True)
class Setpoint:
    """Leaving water temperature of a tower: constant, or wet bulb plus an offset in limits."""

    offset: float | None
    lowest: float
    highest: float

    def at(self, wet_bulb_C: Array) -> Array:
        """Set point [degC] by hour."""
        if self.offset is None:
            return np.full_like(wet_bulb_C, self.lowest)
        return np.clip(wet_bulb_C + self.offset, self.lowest, self.highest)

    @classmethod
    def parse(cls, text: str) -> Setpoint:
        """Read "24" or "wet bulb + 4 K, not below 13, not above 32"."""
        if "wet bulb" not in text:
            found = numbers(text)
            if len(found) != 1:
                raise CaseError(f"set point '{text}': one temperature is needed, or 'wet bulb + K'")
            return cls(None, found[0], found[0])

        def after(words: str) -> float:
            _, there, rest = text.partition(words)
            found = numbers(rest)
            if not there or not found:
                raise CaseError(f"set point '{text}': no number after '{words}'")
            return found[0]

        out = cls(after("wet bulb"), after("not below"), after("not above"))
        if out.lowest > out.highest:
            raise CaseError(f"set point '{text}': its lowest is above its highest")
        return out


class Part:
    """The rows of parameters.csv that belong to one part."""

    def __init__(self, name: str, rows: dict[str, tuple[str, str]]) -> None:
        self.name = name
        self.rows = rows

    def text(self, start: str) -> str:
        """Value of the parameter named `start`, or whose name starts so."""
        if start in self.rows:
            return self.rows[start][0]
        for name, (value, _) in self.rows.items():
            if name.startswith(start):
                return value
        have = list(self.rows)
        raise CaseError(f"part '{self.name}' has no parameter '{start}...'; it has {have}")

    def holding(self, word: str, *, but: str = "") -> str:
        """Value of the first parameter whose name has `word` and not `but`."""
        for name, (value, _) in self.rows.items():
            if word in name and not (but and but in name):
                return value
        raise CaseError(
            f"part '{self.name}' has no parameter with '{word}'; it has {list(self.rows)}"
        )

    def name_of(self, start: str) -> str:
        """Full name of the parameter named `start`, or that starts so."""
        self.text(start)
        if start in self.rows:
            return start
        return next(name for name in self.rows if name.startswith(start))

    def has(self, start: str) -> bool:
        """Whether there is such a parameter."""
        return any(name.startswith(start) for name in self.rows)

    def list(self, start: str) -> list[float]:
        """Numbers of its value."""
        found = numbers(self.text(start))
        if not found:
            raise CaseError(
                f"part '{self.name}', parameter '{start}...': no number in '{self.text(start)}'"
            )
        return found

    def number(self, start: str) -> float:
        """First number of its value in SI units."""
        unit = self.rows[self.name_of(start)][1].strip()
        return self.list(start)[0] * SCALE.get(unit, 1.0)

    def some(self, start: str, count: int) -> list[float]:
        """At least `count` numbers of its value."""
        found = self.list(start)
        if len(found) < count:
            raise CaseError(
                f"part '{self.name}', parameter '{start}...': {len(found)} numbers in "
                f"'{self.text(start)}', {count} are needed"
            )
        return found


@dataclass(frozen=True)
class Chiller:
    """An EIR chiller; temperatures in degC, flows in kg/s."""

    capacity_W: float
    cop: float
    chilled_flow: float
    condenser_flow: float
    capacity_curve: tuple[float, ...]
    eir_curve: tuple[float, ...]
    part_load_curve: tuple[float, ...]
    chilled_box: tuple[float, float]
    condenser_box: tuple[float, float]
    part_load_box: tuple[float, float]
    least_part_load: float
    most_part_load: float
    unloading: float
    setpoint: float

    @classmethod
    def of(cls, part: Part, setpoint: float) -> Chiller:
        """Read a part "chiller NAME"."""
        least, most = part.some("minimum / maximum part-load ratio", 2)[:2]
        chilled, condenser = part.some("x = leaving", 2), part.some("y = entering", 2)
        load = part.some("p clamped to", 2)
        return cls(
            part.number("reference capacity"),
            part.number("reference COP"),
            part.number("chilled water flow") * WATER_DENSITY,
            part.number("condenser water flow") * WATER_DENSITY,
            tuple(part.some("CapFT", 6)),
            tuple(part.some("EIRFT a", 6)),
            tuple(part.some("EIRFPLR", 3)),
            (chilled[0], chilled[1]),
            (condenser[0], condenser[1]),
            (load[0], load[1]),
            least,
            most,
            part.number("minimum unloading ratio"),
            setpoint,
        )

    def at_set_point(self) -> Chiller:
        """The same machine where its set point lies outside the fitted box of its curves.

        EnergyPlus silently holds the curves at the edge of the box (READMEs, "Chiller"). The set
        point is constant, so that the held curves are functions of the condenser water alone.
        """
        x = min(max(self.setpoint, self.chilled_box[0]), self.chilled_box[1])
        if x == self.setpoint:
            return self

        def held(a: tuple[float, ...]) -> tuple[float, ...]:
            return (a[0] + a[1] * x + a[2] * x * x, 0.0, 0.0, a[3] + a[5] * x, a[4], 0.0)

        return replace(
            self,
            capacity_curve=held(self.capacity_curve),
            eir_curve=held(self.eir_curve),
            chilled_box=(min(self.setpoint, x), max(self.setpoint, x)),
        )


@dataclass(frozen=True)
class Tower:
    """A tower; flows of all cells."""

    kind: str  # york, cooltools, single
    water_flow: float  # kg/s
    air_flow: float  # m3/s
    fan_W: float
    least_air: float
    free_convection: float
    design: tuple[float, float, float]  # wet bulb degC, approach K, range K
    evaporation: str
    drift: float  # share of the design water flow
    cycles: float
    ua: float = 0.0
    free_ua: float = 0.0
    free_air: float = 0.0
    loss_factor: float = 0.0  # evaporated share of the flow per kelvin; 0: saturated exit air

    def design_heat(self) -> float:
        """Heat [W] at design flow and range."""
        return self.water_flow * WATER_J_PER_KGK * self.design[2]

    @classmethod
    def of(cls, part: Part) -> Tower:
        """Read a part "tower NAME"."""
        model = part.text("model")
        if "SingleSpeed" in model:
            words = part.text("evaporation / drift / concentration")
            drift, cycles = numbers(words)
            return cls(
                "single",
                part.number("design water flow") * WATER_DENSITY,
                part.number("design air flow"),
                part.number("fan power"),
                0.0,
                0.0,
                (25.6, 3.9, 5.6),
                words,
                drift / 100.0,
                cycles,
                part.number("UA fan on"),
                part.number("free-convection UA"),
                part.number("free-convection air flow"),
            )
        design = part.some("design wet bulb", 3)
        evaporation = part.text("evaporation")
        loss = part.number("evaporation") if "LossFactor" in evaporation else 0.0
        return cls(
            "cooltools" if "CoolTools" in model else "york",
            part.number("design water flow") * WATER_DENSITY,
            part.number("design air flow"),
            part.number("design fan power"),
            part.number("minimum air flow ratio"),
            part.number("free-convection"),
            (design[0], design[1], design[2]),
            evaporation,
            part.number("drift") / 100.0,
            part.number("blowdown concentration ratio"),
            loss_factor=loss,
        )


@dataclass(frozen=True)
class Pump:
    """A constant-speed pump; all its power heats the water."""

    power_W: float
    flow: float  # kg/s

    @classmethod
    def of(cls, part: Part) -> Pump:
        """Read a part "pump NAME"."""
        return cls(part.number("design electric power"), part.number("design flow") * WATER_DENSITY)


def read_epw(path: Path) -> Table:
    """Hourly weather of an EPW file (8760 rows) as EnergyPlus takes it: dry bulb, RH, pressure."""
    rows = [line.split(",") for line in read_text(path).splitlines()[8:] if line.strip()]
    rows = [r for r in rows if not (int(r[1]) == 2 and int(r[2]) == 29)]
    if len(rows) != 8760:
        raise CaseError(f"{path}: {len(rows)} hours")

    def column(i: int) -> Array:
        return np.array([float(r[i]) for r in rows])

    return {
        "outdoor_drybulb_C": column(6),
        "relative_humidity": np.clip(column(8) / 100.0, 0.0, 1.0),
        "outdoor_pressure_Pa": column(9),
    }
