# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""EnergyPlus plants `wse` and `datacenter` as Tenfold scenarios: mapping of parameters.csv, runs.

A plant of EnergyPlus states flows and capacities; a Tenfold design states ratios to its design
heat. Each ratio below is solved for the stated flow or capacity, so that both have the same
machines.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

import tenfold as tf

from . import runs
from .energyplus_tables import (
    Array,
    Case,
    CaseError,
    Chiller,
    Part,
    Pump,
    Setpoint,
    Table,
    Tower,
    numbers,
    read_epw,
)

#: Water of Tenfold's plant: J/(kg K), kg/m3.
WATER_J_PER_KGK, WATER_KG_PER_M3 = 4186.0, 998.0
#: Heat capacity of hall air of a hot aisle [J/(kg K)].
AIR_J_PER_KGK = 1010.0
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
    dead_band: float = 0.0

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
        rule = Setpoint.parse(
            next(v for n, (v, _) in control.rows.items() if "leaving" in n and "chilled" not in n)
        )
        out = cls(Tower.of(tower), Pump.of(condenser), condenser.number("design head"), rule)
        if chiller is None:
            return out
        chilled = only("pump", "CHW")
        if chilled is None:
            raise CaseError(f"{case.folder}: no chilled pump '{name}'")
        out = replace(
            out,
            chiller=Chiller.of(chiller, control.number("chilled water")),
            chilled_pump=Pump.of(chilled),
            chilled_head=chilled.number("design head"),
        )
        if exchanger is None:
            return out
        return replace(
            out,
            exchanger_UA=exchanger.number("UA"),
            exchanger_flow=exchanger.number("condenser-side design flow") * 999.898,
            dead_band=exchanger.number("minimum temperature difference"),
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
            "dead_band": f"{self.dead_band} K",
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
        heat = t.water_flow * WATER_J_PER_KGK * t.design[2]
        volume = t.water_flow / WATER_KG_PER_M3
        control: dict[str, Any] = {"control": "fixed", "supply": f"{rule.lowest} degC"}
        if rule.offset is not None:
            control = {
                "control": "wet_bulb",
                "supply": f"{rule.lowest} degC",
                "wet_bulb_approach": f"{rule.offset} K",
                "highest": f"{rule.highest} degC",
            }
        return {
            "name": "tower",
            **control,
            "circulation_time": "10 s",
            "pump": {
                "control": "constant",
                "pressure": f"{self.tower_head} Pa",
                "efficiency": volume * self.tower_head / self.tower_pump.power_W,
            },
            "sources": [
                {
                    "model": "tower",
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


def moist_density(table: Table) -> Array:
    """Density of outdoor air [kg of moist air/m3]."""
    w, t = table["outdoor_humidity_ratio_kg_kg"], table["outdoor_drybulb_C"]
    return table["outdoor_pressure_Pa"] * (1 + w) / (287.042 * (t + 273.15) * (1 + 1.607858 * w))


def weather_table(path: Path) -> Table:
    """Outdoor columns of a whole year from an EPW, humidity from relative humidity."""
    raw = read_epw(path)
    kelvin = raw["outdoor_drybulb_C"] + 273.15
    pressure = raw["outdoor_pressure_Pa"]
    return {
        "hour_of_year": np.arange(1.0, 8761.0),
        "outdoor_drybulb_C": raw["outdoor_drybulb_C"],
        "outdoor_pressure_Pa": pressure,
        "outdoor_humidity_ratio_kg_kg": np.asarray(
            tf.weather.humidity_ratio(kelvin, raw["relative_humidity"], pressure)
        ),
        "outdoor_wetbulb_C": np.asarray(
            tf.weather.wet_bulb(kelvin, raw["relative_humidity"], pressure)
        )
        - 273.15,
    }


def write_epw(table: Table, path: Path) -> None:
    """Weather file of Tenfold from outdoor columns; hours outside the table repeat one before."""
    hours = table["hour_of_year"].astype(int) - 1
    index = np.clip(np.searchsorted(hours, np.arange(8760), side="right") - 1, 0, len(hours) - 1)
    dry, pressure = table["outdoor_drybulb_C"][index], table["outdoor_pressure_Pa"][index]
    ratio = table["outdoor_humidity_ratio_kg_kg"][index]
    vapour = ratio * pressure / (0.621945 + ratio)
    humidity = np.clip(vapour / np.asarray(tf.weather.saturation_pressure(dry + 273.15)), 1e-4, 1)
    dew = np.minimum(np.asarray(tf.weather.dew_point(dry + 273.15, humidity)) - 273.15, dry)
    head = [
        "LOCATION,Table,,XXX,Table,999999,0.0,0.0,0.0,0.0",
        "DESIGN CONDITIONS,0",
        "TYPICAL/EXTREME PERIODS,0",
        "GROUND TEMPERATURES,0",
        "HOLIDAYS/DAYLIGHT SAVING,No,0,0,0",
        "COMMENTS 1,",
        "COMMENTS 2,",
        "DATA PERIODS,1,1,Data,Monday, 1/ 1,12/31",
    ]
    days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    stamps = [(m, d, h) for m in range(12) for d in range(days[m]) for h in range(24)]
    with path.open("w", encoding="ascii") as text:
        text.write("\n".join(head) + "\n")
        for i, (m, d, h) in enumerate(stamps):
            text.write(
                f"2023,{m + 1},{d + 1},{h + 1},0,?,{dry[i]:.5f},{dew[i]:.5f},"
                f"{100 * humidity[i]:.4f},{pressure[i]:.2f},0,0,300,0,0,0,0,0,0,0,0,2,5,5,20,"
                "10000,9,999999999,10,0.1,0,88,0.2,0,0\n"
            )


CHANNELS = (
    "it_power",
    "facility_power",
    "chiller_power",
    "tower_fan_power",
    "pump_power",
    "crah_fan_power",
)


def series(result: Any, name: str) -> Array:
    """Channel as (site, hour)."""
    return np.asarray(result._core.channel(name), dtype=float)


@dataclass
class HallModel:
    """IT and air handlers of case `datacenter`."""

    design_W: float
    cpu: tuple[float, float, float]  # W, constant, slope
    fan_W: float
    flow: tuple[float, float, float]  # m3/s, constant, slope
    ups: tuple[float, ...]
    inlet_approach: float
    return_approach: float
    supply_C: float
    fan_pressure: float
    fan_efficiency: float
    fan_flow: float

    @classmethod
    def of(cls, case: Case) -> HallModel:
        """Read parameters.csv."""
        it, hall = case.part("IT equipment"), case.part("hall and CRAH")
        cpu_name = next(n for n in it.rows if n.startswith("CPU power"))
        flow_name = next(n for n in it.rows if n.startswith("air flow ="))
        fan_name = next(n for n in it.rows if n.startswith("fan power"))
        cpu, flow = numbers(cpu_name), numbers(flow_name)
        scale = 1e6 if "MW" in cpu_name else 1e3 if "kW" in cpu_name else 1.0
        fan_scale = 1e6 if "MW" in fan_name else 1e3 if "kW" in fan_name else 1.0
        approach = it.list("supply approach")
        fan = hall.list("fan")
        ups = numbers(it.text("UPS efficiency"))
        return cls(
            it.number("design power"),
            (cpu[0] * scale, cpu[1], cpu[2]),
            numbers(fan_name)[0] * fan_scale,
            (flow[0], flow[1], flow[2]),
            tuple(ups[:4]),
            approach[0],
            approach[1],
            hall.number("supply air setpoint"),
            fan[0],
            fan[1],
            fan[2],
        )

    def powers(self, u: Array) -> tuple[Array, Array, Array, Array]:
        """CPU W, fan W, air flow m3/s and UPS efficiency at a CPU loading."""
        cpu = self.cpu[0] * (self.cpu[1] + self.cpu[2] * u)
        phi = self.flow[1] + self.flow[2] * u
        fan = self.fan_W * phi**3
        p = (cpu + fan) / self.design_W
        efficiency = self.ups[0] * (self.ups[1] + self.ups[2] * p + self.ups[3] * p * p)
        return cpu, fan, self.flow[0] * phi, efficiency


def hall_density(case: Case, table: Table, hall: HallModel) -> float:
    """Design mass flow of the CRAH fan over its volume flow: air at the site's elevation.

    EnergyPlus takes the standard pressure of the elevation; the table says it by the cubic law.
    """
    power = hall.fan_flow * hall.fan_pressure / hall.fan_efficiency
    on = table["crah_fan_W"] > 0
    flow = table["crah_air_kg_s"][on] / np.cbrt(table["crah_fan_W"][on] / power)
    return float(np.median(flow)) / hall.fan_flow


def water_sites(
    plant: Plant, heats_W: Array, weather: dict[str, Any], air_density: float
) -> list[runs.Site]:
    """A site for each heat into the first loop, all with the plant: no fans, no losses."""
    module = float(np.max(heats_W))
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


def datacenter_sites(
    case: Case,
    weather: dict[str, Any],
    table: Table,
    loadings: Array,
    air_density: float,
) -> list[runs.Site]:
    """Case `datacenter`: a site for each CPU loading, all with the plant of the case."""
    plant, hall = Plant.of(case), HallModel.of(case)
    density = hall_density(case, table, hall)
    pressure = runs.site_pressure(weather)
    capacity = runs.hall_air_capacity(hall.supply_C, pressure)
    scale = density * AIR_J_PER_KGK / capacity  # volume of Tenfold's air with the same capacity
    it_density = float(np.median(table["it_air_kg_s"] / table["it_air_m3_s"]))
    design_flow = hall.fan_flow * scale
    module = hall.design_W
    # Handlers sized by heat over rise plus approaches: solve the rise for the stated flow.
    spread = AIR_MARGIN * module / (capacity * design_flow)
    fan_W = hall.fan_flow * hall.fan_pressure / hall.fan_efficiency
    cooling = {
        "model": "cooling_system",
        "air": {
            "model": "air_handlers",
            "loop": "chilled",
            "inlet_approach": f"{hall.inlet_approach} K",
            "return_approach": f"{hall.return_approach} K",
            "handler": {
                "supply_air": f"{hall.supply_C} degC",
                "design_rise": f"{spread - hall.inlet_approach - hall.return_approach!r} K",
                "pressure": f"{hall.fan_pressure} Pa",
                "efficiency": hall.fan_pressure * design_flow / fan_W,
                "exponent": 3,
                "minimum_flow": 0.05,
                "coil_effectiveness": 0.9,
            },
        },
        "loops": plant.loops(
            AIR_MARGIN * module + fan_W, air_density, runs.STANDARD_PRESSURE / pressure
        ),
        "inlet_limit": "60 degC",
    }
    out = []
    for i, u in enumerate(loadings):
        cpu, fan, flow, efficiency = (float(v) for v in hall.powers(np.asarray(u)))
        out.append(
            runs.Site(
                f"s{i}",
                weather,
                cooling,
                cpu + fan,
                server_fan_W=fan,
                air_flow_m3_s=flow * it_density * AIR_J_PER_KGK / capacity,
                ups_loss=1.0 - efficiency,  # the convention of EnergyPlus: of the output
                module_W=module,
            )
        )
    return out
