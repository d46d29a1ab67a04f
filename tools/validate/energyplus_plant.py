# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""EnergyPlus plants `wse` and `datacenter` as Tenfold scenarios: mapping of parameters.csv, runs.

A plant of EnergyPlus states flows and capacities; a Tenfold design states ratios to its design
heat. Each ratio below is solved for the stated flow or capacity, so that both have the same
machines.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from . import runs
from .energyplus_case import Case
from .energyplus_tables import (
    WATER_DENSITY,
    WATER_J_PER_KGK,
    WATER_KG_PER_M3,
    Array,
    CaseError,
    Chiller,
    Part,
    Pump,
    Setpoint,
    Tower,
)

#: Heat of a tower loop over that of the chilled loop in Tenfold's sizing.
TOWER_SHARE = 1.2
#: Air heat that sizes a hall over the IT rating of its module.
AIR_MARGIN = 1.05


@dataclass(frozen=True)
class Plant:
    """A tower loop, and on it a chilled loop with a chiller and, perhaps, an economizer."""

    tower: Tower
    tower_pump: Pump
    tower_head: float
    tower_rule: Setpoint
    chiller: Chiller | None = None
    chilled_pump: Pump | None = None
    chilled_head: float = 0.0
    exchanger_UA: float = 0.0
    exchanger_flow: float = 0.0  # kg/s, condenser side
    least_difference: float = 0.0

    @classmethod
    def of(cls, case: Case, name: str = "") -> Plant:
        """Read parameters.csv; part names end in `name` where there are several plants."""

        def only(kind: str, start: str = "") -> Part | None:
            for other, part in case.named(kind).items():
                if other.upper().startswith(start) and other.endswith(name):
                    return part
            return None

        tower, chiller, exchanger = only("tower"), only("chiller"), only("heat exchanger")
        control = case.part(f"control {name}" if chiller and name else "control")
        condenser = only("pump", "CW") if chiller else only("pump")
        if tower is None or condenser is None:
            raise CaseError(f"{case.folder}: no tower or no pump '{name}'")
        rule = Setpoint.parse(control.holding("leaving", but="chilled"))
        out = cls(Tower.of(tower), Pump.of(condenser), condenser.number("design head"), rule)
        if chiller is None:
            return out
        chilled = only("pump", "CHW")
        if chilled is None:
            raise CaseError(f"{case.folder}: no chilled pump '{name}'")
        out = replace(
            out,
            chiller=Chiller.of(chiller, control.number("chilled water")).at_set_point(),
            chilled_pump=Pump.of(chilled),
            chilled_head=chilled.number("design head"),
        )
        if exchanger is None:
            return out
        return replace(
            out,
            exchanger_UA=exchanger.number("UA"),
            exchanger_flow=exchanger.number("condenser-side design flow") * WATER_DENSITY,
            least_difference=exchanger.number("minimum temperature difference"),
        )

    def effectiveness(self) -> float:
        """Of the exchanger on the chilled stream, at its design flows, which never change."""
        assert self.chiller is not None
        own, other = self.chiller.chilled_flow, self.exchanger_flow
        least, most = min(own, other) * WATER_J_PER_KGK, max(own, other) * WATER_J_PER_KGK
        ntu, ratio = self.exchanger_UA / least, least / most
        if abs(1.0 - ratio) < 1e-9:
            return ntu / (1.0 + ntu)
        e = math.exp(-ntu * (1.0 - ratio))
        return (1.0 - e) / (1.0 - ratio * e) * least / (own * WATER_J_PER_KGK)

    def design_heat(self) -> float:
        """Heat [W] of a module whose tower has a sizing of one, whatever the load."""
        share = AIR_MARGIN * (1.0 if self.chiller is None else TOWER_SHARE)
        return self.tower.design_heat() / share

    def loops(self, design_heat_W: float, air_density: float, thin: float) -> list[dict[str, Any]]:
        """Loops of the Tenfold design; `design_heat_W` enters the first of them."""
        if self.chiller is None:
            return [self.tower_loop(design_heat_W, air_density, thin)]
        return [
            self.chilled_loop(self.chiller, design_heat_W),
            self.tower_loop(TOWER_SHARE * design_heat_W, air_density, thin),
        ]

    def chilled_loop(self, c: Chiller, design_heat_W: float) -> dict[str, Any]:
        """Chilled loop sized for its flow, the chiller for its capacity."""
        assert self.chilled_pump is not None
        rise = design_heat_W / (c.chilled_flow * WATER_J_PER_KGK)
        corner = biquadratic(c.capacity_curve, c.chilled_box[1], c.condenser_box[1])
        volume = c.chilled_flow / WATER_KG_PER_M3
        economizer = {
            "model": "economizer",
            "loop": "tower",
            "law": "constant_conductance",
            "dead_band": "0 K",
            "least_difference": f"{self.least_difference} K",
            "integrated": True,
        }
        if self.exchanger_UA > 0:
            economizer["approach"] = f"{rise * (1.0 / self.effectiveness() - 1.0)!r} K"
        chiller = {
            "model": "chiller",
            "condenser": "tower",
            "curves": "custom",
            "machines": 1,
            "staging": 1,
            "sizing": c.capacity_W * corner / design_heat_W,
            "minimum_condenser": f"{c.condenser_box[0]} degC",
            "reference_cop": c.cop,
            "capacity_curve": list(c.capacity_curve),
            "eir_curve": list(c.eir_curve),
            "part_load_curve": list(c.part_load_curve),
            "chilled_lowest": f"{c.chilled_box[0]} degC",
            "chilled_highest": f"{c.chilled_box[1]} degC",
            "condenser_lowest": f"{c.condenser_box[0]} degC",
            "condenser_highest": f"{c.condenser_box[1]} degC",
            "least_part_load": c.least_part_load,
            "unloading_part_load": c.unloading,
            "most_part_load": c.most_part_load,
        }
        return {
            "name": "chilled",
            "supply": f"{c.setpoint} degC",
            "rise": f"{rise!r} K",
            "circulation_time": "10 s",
            "pump": {
                "control": "constant",
                "pressure": f"{self.chilled_head} Pa",
                "efficiency": volume * self.chilled_head / self.chilled_pump.power_W,
            },
            "sources": [economizer, chiller] if self.exchanger_UA > 0 else [chiller],
        }

    def tower_loop(self, design_heat_W: float, air_density: float, thin: float) -> dict[str, Any]:
        """Tower loop sized for its water, air and fan.

        Tenfold states fan power at standard pressure; `thin` is that over the site's.
        """
        t, rule = self.tower, self.tower_rule
        heat = t.design_heat()
        volume = t.water_flow / WATER_KG_PER_M3
        evaporation: dict[str, Any] = {}
        if t.loss_factor > 0:
            evaporation = {"evaporation": "loss_factor", "loss_factor": t.loss_factor}
        return {
            "name": "tower",
            # A constant set point too: `fixed` lets an economizer ask for other water.
            "control": "wet_bulb",
            "supply": f"{rule.lowest} degC",
            "wet_bulb_approach": f"{4.0 if rule.offset is None else rule.offset} K",
            "highest": f"{rule.highest} degC",
            "circulation_time": "10 s",
            "pump": {
                "control": "constant",
                "pressure": f"{self.tower_head} Pa",
                "efficiency": volume * self.tower_head / self.tower_pump.power_W,
            },
            "sources": [
                {
                    "model": "tower",
                    "correlation": t.kind,
                    **evaporation,
                    "cells": 1,
                    "sizing": heat / design_heat_W,
                    "design_range": f"{t.design[2]} K",
                    "design_approach": f"{t.design[1]} K",
                    "design_wet_bulb": f"{t.design[0]} degC",
                    "fan_power": t.fan_W / heat / thin,
                    "minimum_fan": t.least_air,
                    "free_convection": t.free_convection,
                    "fan_exponent": 3,
                    "liquid_to_gas": t.water_flow / (t.air_flow * air_density),
                    "cycles_of_concentration": t.cycles,
                    "drift": t.drift,
                }
            ],
        }


def biquadratic(a: tuple[float, ...], x: float, y: float) -> float:
    """a0 + a1 x + a2 x2 + a3 y + a4 y2 + a5 x y."""
    return a[0] + a[1] * x + a[2] * x * x + a[3] * y + a[4] * y * y + a[5] * x * y


def water_sites(
    plant: Plant, heats_W: Array, weather: dict[str, Any], air_density: float
) -> list[runs.Site]:
    """A site for each heat into the first loop, all with the plant: no fans, no losses."""
    module = max(float(np.max(heats_W)), plant.design_heat())
    thin = runs.STANDARD_PRESSURE / runs.site_pressure(weather)
    first = "chilled" if plant.chiller is not None else "tower"
    cooling = {
        "model": "cooling_system",
        "air": {
            "model": "air_handlers",
            "loop": first,
            "handler": {
                "supply_air": "40 degC",
                "pressure": "0 Pa",
                "recirculation": 0,
                "bypass": 0,
            },
        },
        "loops": plant.loops(AIR_MARGIN * module, air_density, thin),
        "inlet_limit": "60 degC",
    }
    return [
        runs.Site(f"s{i}", weather, cooling, max(float(q), 1.0), air_rise_K=12.0, module_W=module)
        for i, q in enumerate(heats_W)
    ]
