# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""IT equipment and air handlers of EnergyPlus case `datacenter` as Tenfold sites."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from . import runs
from .energyplus_case import Case
from .energyplus_plant import AIR_MARGIN, Plant
from .energyplus_tables import (
    WATER_DENSITY,
    WATER_J_PER_KGK,
    Array,
    CaseError,
    Table,
    numbers,
)

#: Heat capacity of hall air of a hot aisle [J/(kg K)].
AIR_J_PER_KGK = 1010.0
#: Departure from the set point of supply air in which EnergyPlus holds it [K].
SUPPLY_K = 0.5


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
    #: Coil at design: water in, air in, air out [degC], air [m3/s], water [kg/s].
    coil: tuple[float, float, float, float, float]

    @classmethod
    def of(cls, case: Case) -> HallModel:
        """Read parameters.csv."""
        it, hall = case.part("IT equipment"), case.part("hall and CRAH")
        cpu_name, flow_name = it.name_of("CPU power"), it.name_of("air flow =")
        fan_name = it.name_of("fan power")
        cpu, flow = numbers(cpu_name), numbers(flow_name)
        scale = 1e6 if "MW" in cpu_name else 1e3 if "kW" in cpu_name else 1.0
        fan_scale = 1e6 if "MW" in fan_name else 1e3 if "kW" in fan_name else 1.0
        approach = it.some("supply approach", 2)
        fan = hall.some("fan", 3)
        ups = it.some("UPS efficiency", 4)
        coil = hall.some("coil", 4)
        for name, found in ((cpu_name, cpu), (flow_name, flow)):
            if len(found) < 3:
                raise CaseError(f"part '{it.name}', parameter '{name}': three numbers are needed")
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
            (*coil[:4], hall.number("coil design water flow") * WATER_DENSITY),
        )

    def powers(self, u: Array) -> tuple[Array, Array, Array, Array]:
        """CPU W, fan W, air flow m3/s and UPS efficiency at a CPU loading."""
        cpu = self.cpu[0] * (self.cpu[1] + self.cpu[2] * u)
        phi = self.flow[1] + self.flow[2] * u
        fan = self.fan_W * phi**3
        p = (cpu + fan) / self.design_W
        efficiency = self.ups[0] * (self.ups[1] + self.ups[2] * p + self.ups[3] * p * p)
        return cpu, fan, self.flow[0] * phi, efficiency


def coil_effectiveness(hall: HallModel, density: float, air_kg_s: float) -> float:
    """Of the coil on its air at full water flow: UA of its design point, counter-flow."""
    water_in, air_in, air_out, volume, water = hall.coil
    rated, flow = volume * density * AIR_J_PER_KGK, water * WATER_J_PER_KGK
    heat = rated * (air_in - air_out)
    conductance = min(rated, flow) * counterflow_ntu(
        heat / (min(rated, flow) * (air_in - water_in)), rated, flow
    )
    own = air_kg_s * AIR_J_PER_KGK
    least, most = min(own, flow), max(own, flow)
    ntu, ratio = conductance / least, least / most
    e = math.exp(-ntu * (1.0 - ratio))
    found = ntu / (1.0 + ntu) if ratio > 1.0 - 1e-9 else (1.0 - e) / (1.0 - ratio * e)
    return found * least / own


def counterflow_ntu(effectiveness: float, one: float, other: float) -> float:
    """Transfer units of a counter-flow exchanger with an effectiveness on the smaller stream."""
    if not 0.0 < effectiveness < 1.0:
        raise CaseError(f"the coil's design point needs an effectiveness of {effectiveness:.3f}")
    ratio = min(one, other) / max(one, other)
    if ratio > 1.0 - 1e-9:
        return effectiveness / (1.0 - effectiveness)
    return math.log((1.0 - effectiveness * ratio) / (1.0 - effectiveness)) / (1.0 - ratio)


def held(table: Table, hall: HallModel) -> NDArray[np.bool_]:
    """Hours in which EnergyPlus holds its supply air; all where it never does, or says nothing.

    Densities are taken there: in its hot state the air of the hall is up to a tenth thinner.
    """
    if "crah_supply_C" not in table:
        return np.ones(len(table["crah_fan_W"]), dtype=bool)
    out = np.abs(table["crah_supply_C"] - hall.supply_C) <= SUPPLY_K
    return out if out.any() else np.ones_like(out)


def hall_density(case: Case, table: Table, hall: HallModel) -> float:
    """Design mass flow of the CRAH fan over its volume flow: air at the site's elevation.

    EnergyPlus takes the standard pressure of the elevation; the table says it by the cubic law.
    """
    power = hall.fan_flow * hall.fan_pressure / hall.fan_efficiency
    on = (table["crah_fan_W"] > 0) & held(table, hall)
    flow = table["crah_air_kg_s"][on] / np.cbrt(table["crah_fan_W"][on] / power)
    return float(np.median(flow)) / hall.fan_flow


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
    on = held(table, hall)
    it_density = float(np.median(table["it_air_kg_s"][on] / table["it_air_m3_s"][on]))
    design_flow = hall.fan_flow * scale
    module = hall.design_W
    # Handlers sized by heat over rise plus approaches: solve the rise for the stated flow.
    spread = AIR_MARGIN * module / (capacity * design_flow)
    fan_W = hall.fan_flow * hall.fan_pressure / hall.fan_efficiency
    air = float(np.max(hall.powers(loadings)[2])) * it_density
    coil = coil_effectiveness(hall, density, air)
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
                "coil_effectiveness": min(coil, 0.99),
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
