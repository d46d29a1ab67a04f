# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""What a comparison assumes of an EnergyPlus plant, and parameters that it does not read.

A plant that differs is still compared, with the difference stated: it is not Tenfold's to hide.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable

from .energyplus_case import Case
from .energyplus_tables import CaseError, Part, numbers
from .scores import Section


def number_is(wanted: float) -> Callable[[str], bool]:
    """Whether the first number of a value is `wanted`."""

    def holds(value: str) -> bool:
        found = numbers(value)
        return bool(found) and abs(found[0] - wanted) < 1e-9

    return holds


def says(*words: str) -> Callable[[str], bool]:
    """Whether a value has all the words."""
    return lambda value: all(w in value for w in words)


def one_cell_or_all(value: str) -> bool:
    """One cell, or all of them in service: the same tower at constant flow."""
    return number_is(1)(value) or "MaximalCell" in value


#: Kind of part, start of the parameter, what holds, and what Tenfold's plant does.
ASSUMED: tuple[tuple[str, str, Callable[[str], bool], str], ...] = (
    ("pump", "kind", says("constant speed"), "pumps turn at constant speed"),
    ("pump", "fraction of motor loss", number_is(1), "all power of a pump heats its loop"),
    ("chiller", "compressor heat", number_is(1), "all compressor heat reaches the condenser"),
    ("chiller", "flow mode", says("ConstantFlow"), "chilled water flows at design"),
    ("heat exchanger", "model", says("CounterFlow", "CoolingSetpointModulated"),
     "a counter-flow exchanger that modulates to the set point"),
    ("tower", "fan power ratio", says("cube"), "fan power goes with the cube of the air flow"),
    ("tower", "cells", one_cell_or_all, "all cells are in service"),
    ("tower", "basin heater", number_is(0), "basins are not heated while water runs"),
    ("IT equipment", "air flow method", says("FlowControlWithApproachTemperatures"),
     "air flow follows the IT equipment, with approaches"),
    ("hall and CRAH", "fan", says("^3", "blow-through"),
     "blow-through fans, power by the cube of the flow"),
)  # fmt: skip

#: Starts of parameters that are read, checked above, or say what other rows say already.
KNOWN: dict[str, tuple[str, ...]] = {
    "chiller": (
        *("origin of curves", "reference", "chilled water flow", "condenser water flow", "CapFT"),
        *("EIRFT", "EIRFPLR", "x = leaving", "y = entering", "p clamped to", "minimum"),
        *("compressor heat", "flow mode"),
    ),
    "tower": (
        *("model", "design", "fan power", "minimum air flow ratio", "free-convection", "cells"),
        *("evaporation", "drift", "blowdown concentration ratio", "basin heater", "UA fan on"),
        "capacity control",
    ),
    "heat exchanger": (
        *("model", "UA", "condenser-side design flow", "chilled-side flow", "setpoint"),
        "minimum temperature difference",
    ),
    "pump": ("kind", "design", "motor efficiency", "fraction of motor loss", "power fraction"),
    "IT equipment": (
        *("design power", "fan fraction", "CPU power", "air flow", "fan power", "supply approach"),
        *("UPS efficiency", "UPS loss"),
    ),
    "hall and CRAH": ("envelope", "supply air setpoint", "thermostat", "fan", "coil"),
    "control": (
        *("chilled water setpoint", "tower leaving setpoint", "condenser water setpoint"),
        *("leaving water setpoint", "sequence", "heat input", "pump"),
    ),
    "load": ("constant heat", "profile"),
    "chilled loop": ("demand side",),
}


def kind_of(part: str) -> str:
    """Kind of a part of parameters.csv; empty where it is none."""
    return next((kind for kind in KNOWN if part == kind or part.startswith(f"{kind} ")), "")


def differences(case: Case) -> list[str]:
    """What of the plant Tenfold does otherwise."""
    out = []
    for name, part in case.parts.items():
        for kind, start, holds, ours in ASSUMED:
            if kind_of(name) == kind and part.has(start) and not holds(part.text(start)):
                out.append(
                    f"part '{name}', '{part.name_of(start)}': {part.text(start)}; in Tenfold {ours}"
                )
    return out + flows(case) + part_loads(case)


def flows(case: Case) -> list[str]:
    """Flows that Tenfold's plant has one of and the case states apart."""
    out: list[str] = []

    def same(a: Part, one: str, b: Part, other: str, ours: str) -> None:
        if not (a.has(one) and b.has(other)):
            return
        x, y = a.number(one), b.number(other)
        if abs(x - y) > 1e-3 * max(abs(x), abs(y)):
            out.append(f"part '{a.name}' {x:g} m3/s, part '{b.name}' {y:g} m3/s; in Tenfold {ours}")

    chillers, pumps = case.named("chiller"), case.named("pump")
    for name, chiller in chillers.items():
        end = name.removeprefix("Chiller").strip()
        for other, pump in pumps.items():
            if other.startswith("CHW") and other.endswith(end):
                same(chiller, "chilled water flow", pump, "design flow", "that of the chiller")
        for exchanger in case.named("heat exchanger").values():
            same(chiller, "chilled water flow", exchanger, "chilled-side flow", "the chiller's")
    for name, tower in case.named("tower").items():
        end = name.removeprefix("Tower").strip()
        for other, pump in pumps.items():
            if not other.startswith("CHW") and other.endswith(end):
                same(tower, "design water flow", pump, "design flow", "that of the tower")
    return out


def part_loads(case: Case) -> list[str]:
    """Part-load curves whose box ends before the machine does; set points that differ."""
    out = []
    for name, part in case.named("chiller").items():
        if not (part.has("p clamped to") and part.has("minimum unloading")):
            continue
        low, high = part.some("p clamped to", 2)[:2]
        least = part.number("minimum unloading")
        most = part.some("minimum / maximum part-load", 2)[1]
        if low > least + 1e-9 or high < most - 1e-9:
            out.append(
                f"part 'chiller {name}', 'p clamped to': {low:g} to {high:g} although the machine "
                f"runs from {least:g} to {most:g}; in Tenfold the curve goes on"
            )
    for part in case.named("heat exchanger").values():
        control = next((p for n, p in case.parts.items() if n.startswith("control")), None)
        if control is None or not (part.has("setpoint") and control.has("chilled water")):
            continue
        own, loop = part.number("setpoint"), control.number("chilled water")
        if abs(own - loop) > 1e-6:
            out.append(
                f"part '{part.name}': set point {own:g} degC, chilled water {loop:g} degC; in "
                "Tenfold the exchanger holds that of the loop"
            )
    return out


def unread(case: Case) -> list[str]:
    """Parts and parameters that no comparison reads, with the nearest known name."""
    out = []
    for name, part in case.parts.items():
        kind = kind_of(name)
        if not kind:
            near = difflib.get_close_matches(name, list(KNOWN), 1, 0.5)
            out.append(f"part '{name}'" + (f"; did you mean '{near[0]}'?" if near else ""))
            continue
        for parameter in part.rows:
            if any(parameter.startswith(start) for start in KNOWN[kind]):
                continue
            near = difflib.get_close_matches(parameter, KNOWN[kind], 1)
            out.append(
                f"parameter '{parameter}' of part '{name}'"
                + (f"; did you mean '{near[0]}...'?" if near else "")
            )
    return out


def state(section: Section, case: Case) -> None:
    """Add to a section what differs, what is not read and weather of other years, counted."""
    try:
        other, left = differences(case), unread(case)
    except CaseError as error:
        raise CaseError(f"{case.folder}/parameters.csv: {error}") from None
    for count, words, what in (
        (other, "Compared although the plants differ", "not_modelled"),
        (left, "Not read in parameters.csv", "not_read"),
        (case.weather_left_out(), "Year not compared", "weather_left_out"),
    ):
        if count:
            section.say(f"**`{case.name}`. {words}**: " + "; ".join(count) + ".")
            section.add(f"energyplus.{case.name}.parameters.{what}", "count", float(len(count)))
