# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Designs of Lei and Masanet as Tenfold cooling systems: how each of their inputs enters."""

from __future__ import annotations

from typing import Any

from . import runs

NOTES = [
    "How their inputs enter a Tenfold design (`tools/validate/plants.py`), the same for all cases:",
    "",
    "- UPS efficiency and distribution loss in series, all of the loss heats the hall; lighting as",
    "  a share of IT power. Air flow follows all of this heat at their air temperature difference.",
    "- Upper dry-bulb set point: supply air. Lower: the coldest supply of an air-side economizer.",
    "  Dew points and relative humidities limit the supply air. As in their release outside air",
    "  carries the whole heat or none (not integrated) and nothing evaporates above the upper set",
    "  point. Case 1: air that is too dry is fogged, air that is too humid is locked out unless it",
    "  is colder than the lower set point. Other cases: no humidifier; outside air that is too dry",
    "  or too humid is locked out, so that chillers run in cold, dry weather as well.",
    "- Fan pressure and efficiency outright; fans move the volume that the density of the site's",
    "  air gives.",
    "- Chillers by the COP regressions of their release: water-cooled as EIR curves, air-cooled",
    "  and DX as tables, the COP error as a factor. As theirs, machines run at the part load drawn",
    "  whatever the heat (50 of them), COP does not follow the chilled water, and chillers without",
    "  an economizer take condenser water as cold as it comes (5 degC). Part loads below 0.25, the",
    "  least of the regressions known here, cycle at the COP of 0.25. Their code keeps DX units at",
    "  the COP of 15 degC in colder air but not air-cooled chillers: those go on along the line",
    "  through 25 and 15 degC (`floating_head`), with no least lift. What their regression gives",
    "  below 15 degC could not be read; that it rises there is what the release's code and the",
    "  published bands of cases 7 and 9 say (README of the case).",
    "- Water-side economizer: chilled water as warm as their coil effectiveness allows.",
    "- Pumps at the stated pressure whatever the flow.",
    "- Tower: design approach, range, water over air, fan pressure and efficiency give the design",
    "  fan power, which their release understates about a hundredfold (air from evaporated water).",
    "- Windage is drift. Not used: sensible heat ratio (theirs makes every coil dry the air, and",
    "  humidifiers return the water), pump and efficiency of economizer and fog nozzles.",
    "",
]

#: Cooling paths by words of the published system names, in the order they are tried.
PATHS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("liquid cooling",), ""),
    (("dry cooler",), ""),
    (("airside", "adiabatic", "air-cooled"), "air_adiabatic_air"),
    (("airside", "adiabatic"), "air_adiabatic_water"),
    (("airside", "air-cooled"), "air_air"),
    (("airside",), "air_water"),
    (("waterside",), "water_economizer"),
    (("water-cooled",), "water"),
    (("air-cooled",), "air"),
    (("direct expansion",), "expansion"),
)
CHILLED_C = 6.7
#: Chillers of a hall: so many that a part load holds at any heat.
MACHINES = 50
LEAST_PART_LOAD = 0.25


def path_of(system: str) -> str:
    """Cooling path of a published system name; empty where no design stands for it."""
    text = system.lower()
    for words, path in PATHS:
        if all(w in text for w in words):
            return path
    return ""


def known(system: str) -> bool:
    """Whether a Tenfold design stands for the system."""
    return bool(path_of(system))


def water_is_sound(system: str) -> bool:
    """Whether the published water use counts evaporation by climate (case 1 of the release)."""
    return path_of(system).startswith("air_adiabatic")


class Inputs:
    """Sampled inputs with the units of their table turned into SI."""

    def __init__(self, values: dict[str, float]) -> None:
        self.values = values

    def get(self, name: str, default: float) -> float:
        return self.values.get(name, default)

    def share(self, name: str, default: float) -> float:
        return self.values.get(name, 100.0 * default) / 100.0


def handler(x: Inputs) -> dict[str, Any]:
    """Air handlers: no recirculation or bypass, the flow is that of the racks."""
    return {
        "supply_air": f"{x.get('Dry bulb setpoint (high)', 27.0)} degC",
        "recirculation": 0,
        "bypass": 0,
        "pressure": f"{x.get('Fan pressure (CRAH)', 500.0)} Pa",
        "efficiency": x.share("Fan efficiency (CRAH)", 0.7),
        "exponent": 1,
        "minimum_flow": 0.05,
        "design_rise": f"{x.get('Temperature difference (CRAH air)', 12.0)} K",
        "coil_effectiveness": x.get("Heat exchanger effectiveness (CRAH cooling coils)", 0.8),
    }


#: Water-cooled machines of their release: least squares of its COP regression (physics reference
#: e: 15.6 to 29.4 degC entering condenser water, part load 0.25 to 1) in the form of EIR curves;
#: root mean square 1.5 %, largest error 3.2 %. Chilled water is no input of the regression.
REGRESSION: dict[str, Any] = {
    "curves": "custom",
    "reference_cop": 6.302548,
    "capacity_curve": [1.0, 0.0, 0.0, 0.0, 0.0, 0.0],
    "eir_curve": [0.67977667, 0.0, 0.0, -1.7367508e-5, 3.7106522e-4, 0.0],
    "part_load_curve": [0.16423309, 0.56610165, 0.26966526],
    "chilled_lowest": "4 degC",
    "chilled_highest": "40 degC",
    "condenser_lowest": "15.6 degC",
    "condenser_highest": "35 degC",
    "least_part_load": LEAST_PART_LOAD,
    "unloading_part_load": LEAST_PART_LOAD,
}


def cop_factor(x: Inputs) -> float:
    """COP over that of the regression; their smallest is 0.4."""
    return 1.0 + x.share("COP relative error to regressed value", 0.0)


def at_part_load(x: Inputs) -> dict[str, Any]:
    """Enough machines that each runs at the sampled part load, whatever the heat, as theirs do.

    Below the least part load of the regressions a machine cycles, at the COP of that load.
    """
    part_load = max(x.get("Chiller partial load factor", 0.5), LEAST_PART_LOAD)
    return {
        "cop_factor": cop_factor(x),
        "machines": MACHINES,
        "staging": part_load,
        "sizing": 1.02 / part_load,
    }


def water_chiller(x: Inputs) -> dict[str, Any]:
    """Machines that run at the sampled part load, with condenser water as cold as it comes."""
    return {
        "model": "chiller",
        "condenser": "tower",
        "minimum_condenser": "5 degC",
        **at_part_load(x),
        **REGRESSION,
    }


def air_chiller(x: Inputs) -> dict[str, Any]:
    """Packaged machines of their regression at the sampled part load, no free cooling.

    Their code has no limit on the outdoor temperature that enters the regression.
    """
    return {
        "model": "air_cooled_chiller",
        "curves": "packaged",
        "floating_head": True,
        "minimum_lift": "1 K",
        "free_cooling": False,
        "capacity_slope": 0,
        **at_part_load(x),
    }


def pump(x: Inputs, what: str, pressure: float) -> dict[str, Any]:
    """Pump of a loop at the stated pressure, whatever the flow, and efficiency."""
    return {
        "pressure": f"{x.get(f'Pump pressure ({what})', pressure)} kPa",
        "minimum_head": 1,
        "efficiency": x.share(f"Pump efficiency ({what})", 0.7),
    }


def chilled_loop(x: Inputs, sources: list[dict[str, Any]], *, warm: bool) -> dict[str, Any]:
    """Chilled loop: as warm as the coil allows, or at the rating point."""
    return {
        "name": "chilled",
        "control": "demand" if warm else "fixed",
        "supply": f"{CHILLED_C} degC",
        "rise": f"{x.get('Temperature difference (facility water)', 7.0)} K",
        "pump": pump(x, "chiller pump", 145.0),
        "sources": sources,
    }


def tower_loop(x: Inputs, lowest: str) -> dict[str, Any]:
    """Tower loop with the fan power that pressure, efficiency and water over air give."""
    span = x.get("Temperature difference (cooling tower water)", 5.0)
    ratio = x.get("Liquid-gas ratio (cooling tower)", 1.2)
    pressure = x.get("Fan pressure (cooling tower)", 250.0)
    efficiency = x.share("Fan efficiency (cooling tower)", 0.7)
    fan = pressure / (efficiency * 1.15 * ratio * 4186.0 * span)
    return {
        "name": "tower",
        "control": "fixed",
        "supply": lowest,
        "pump": pump(x, "cooling tower", 200.0),
        "sources": [
            {
                "model": "tower",
                "design_range": f"{span} K",
                "design_approach": f"{x.get('Approach temp (cooling tower)', 4.0)} K",
                "liquid_to_gas": ratio,
                "fan_power": min(fan, 0.2),
                "cycles_of_concentration": x.get("Cycles of concentration", 5.0),
                "drift": x.share(
                    "Windage loss of water as a percentage of cooling tower mass flow rate", 5e-4
                ),
            }
        ],
    }


def outside_air(x: Inputs, *, humidifies: bool) -> dict[str, Any]:
    """Air-side economizer that works alone or not at all, with a trim coil on the chilled loop."""
    return {
        "model": "outside_air",
        "handler": handler(x),
        "loop": "chilled",
        "integrated": False,
        "lowest_supply": f"{x.get('Dry bulb setpoint (low)', 16.0)} degC",
        "highest_dew_point": f"{x.get('Dew point setpoint (high)', 17.0)} degC",
        "lowest_dew_point": f"{x.get('Dew point setpoint (low)', -9.0)} degC",
        "lowest_humidity": x.share("Humidity setpoint (low)", 0.2),
        "highest_humidity": x.share("Humidity setpoint (high)", 0.8),
        "humid_air": "mix" if humidifies else "lock",
        "humidifier": "fog" if humidifies else "none",
    }


def cooling(path: str, x: Inputs) -> dict[str, Any]:
    """Cooling node of a hall."""
    coil = {"model": "air_handlers", "handler": handler(x), "loop": "chilled"}
    towered = [chilled_loop(x, [water_chiller(x)], warm=False), tower_loop(x, "5 degC")]
    by_air = [chilled_loop(x, [air_chiller(x)], warm=False)]
    economizer = {
        "model": "economizer",
        "loop": "tower",
        "approach": f"{x.get('Approach temp (economizer HX)', 2.2)} K",
        "dead_band": "0 K",
    }
    parts: dict[str, tuple[dict[str, Any], list[dict[str, Any]]]] = {
        "air_adiabatic_water": (outside_air(x, humidifies=True), towered),
        "air_adiabatic_air": (outside_air(x, humidifies=True), by_air),
        "air_water": (outside_air(x, humidifies=False), towered),
        "air_air": (outside_air(x, humidifies=False), by_air),
        "water_economizer": (
            coil,
            [
                chilled_loop(x, [economizer, water_chiller(x)], warm=True),
                tower_loop(x, "15.6 degC"),
            ],
        ),
        "water": (coil, towered),
        "air": (coil, by_air),
        "expansion": (
            {
                "model": "direct_expansion",
                "handler": handler(x),
                "unit": {
                    "cop_factor": cop_factor(x),
                    "sizing": 1.5,
                },
            },
            [],
        ),
    }
    air, loops = parts[path]
    # Their IT does not throttle, however warm the supply.
    return {"model": "cooling_system", "air": air, "loops": loops, "inlet_limit": "60 degC"}


def site(name: str, path: str, values: dict[str, float], weather: dict[str, Any]) -> runs.Site:
    """A site of 1 MW of IT with a cooling path."""
    x = Inputs(values)
    ups = 1.0 / x.share("UPS efficiency", 0.92) - 1.0
    distribution = 1.0 / (1.0 - x.share("Power loss in distribution", 0.02)) - 1.0
    lighting = x.share("Lighting power to IT power ratio", 0.01)
    heat = (1.0 + ups) * (1.0 + distribution) + lighting
    return runs.Site(
        name,
        weather,
        cooling(path, x),
        1e6,
        air_rise_K=x.get("Temperature difference (CRAH air)", 12.0) / heat,
        ups_loss=ups,
        distribution_loss=distribution,
        lighting=lighting,
    )
