# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""EnergyPlus plants run by Tenfold: hourly series in the columns and conventions of the tables."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

import tenfold as tf

from . import energyplus_hall as hall
from . import energyplus_plant as plant
from . import energyplus_weather as weather_of
from . import runs
from .energyplus_case import Case
from .energyplus_tables import Array, CaseError, Table, Tower
from .energyplus_tower import Fallback, fallback, of_their_inputs, root


@dataclass
class Modelled:
    """Hourly series of a plant in the columns of the table [W, m3 in the hour]."""

    columns: Table
    weather: Table

    def at(self, hours: Array) -> Table:
        """Rows at hours of the year, from 1."""
        index = hours.astype(int) - 1
        return {name: values[index] for name, values in self.columns.items()}


def in_their_convention(
    evaporation_m3: Array, fan_W: Array, tower_fan_W: float, air_m3_s: float, weather: Table
) -> Array:
    """Evaporation as EnergyPlus counts it, from ours.

    Ours is m (W_out - W_in); theirs m (W_out/(1+W_out) - W_in/(1+W_in)), which is ours over
    (1+W_out)(1+W_in). The air flow follows from the fan power by the cubic law.
    """
    w_in = weather["outdoor_humidity_ratio_kg_kg"]
    ratio = np.cbrt(np.clip(fan_W / tower_fan_W, 1e-3, 1.0))
    air = air_m3_s * ratio * weather_of.moist_density(weather)
    w_out = w_in + evaporation_m3 * 1000.0 / 3600.0 / air
    return evaporation_m3 / ((1 + w_in) * (1 + w_out))


def saturated_exit_m3(heat_W: Array, air_kg_s: Array, weather: Table, wet_C: Array) -> Array:
    """Evaporation of an hour by EnergyPlus's equation: saturated exit air, specific humidities."""
    pressure = weather["outdoor_pressure_Pa"]

    def humidity(t_C: Array) -> Array:
        return np.asarray(tf.weather.humidity_ratio(t_C + 273.15, np.ones_like(t_C), pressure))

    def enthalpy(t_C: Array) -> Array:
        return np.asarray(tf.weather.enthalpy(t_C + 273.15, humidity(t_C)))

    air = np.maximum(air_kg_s, 1e-3)
    wanted = enthalpy(wet_C) + heat_W / air
    exit_C, _ = root(
        # 65 degC: at 80 degC the air of a high site would be more vapour than air.
        lambda t: enthalpy(t) - wanted,
        np.full_like(wet_C, -40.0),
        np.full_like(wet_C, 65.0),
    )
    w_in, w_out = weather["outdoor_humidity_ratio_kg_kg"], humidity(exit_C)
    rate = air_kg_s * (w_out / (1 + w_out) - w_in / (1 + w_in))
    return np.maximum(rate, 0.0) * 3600.0 / 1000.0


def counted_evaporation(
    tower: Tower,
    back: Fallback,
    heat_W: Array,
    wet_C: Array,
    fan_W: Array,
    evaporation_m3: Array,
    weather: Table,
) -> Array:
    """Ours as EnergyPlus counts it, and what follows from its own air where it falls back."""
    if tower.loss_factor > 0:
        return evaporation_m3  # a share of the flow by kelvin in both
    air = back.air_ratio * tower.air_flow * weather_of.moist_density(weather)
    return np.where(
        back.hours,
        saturated_exit_m3(heat_W, air, weather, wet_C),
        in_their_convention(evaporation_m3, fan_W, tower.fan_W, tower.air_flow, weather),
    )


def heat_input(case: Case, table: Table, name: str) -> Array | None:
    """Heat that enters the water of a plant [W] by hour; None where IT makes it."""
    prefix = f"{name.lower()}_" if name else ""
    for column in (f"{prefix}load_W", "load_W", "heat_input_W"):
        if column in table:
            return np.abs(table[column])
    return None


def profile(table: Table, values: Array) -> tuple[Array, bool]:
    """Values by hour of the year, and whether they are a weekly profile.

    Where every hour of the week has one value, the year follows. Elsewhere hours outside the table
    keep the value of the hour before, and nothing can be said of the year.
    """
    hours = table["hour_of_year"].astype(int) - 1
    first = np.full(168, np.nan)
    for h, v in zip(hours % 168, values, strict=True):
        if np.isnan(first[h]):
            first[h] = v
    # Seven digits are printed; values that differ by less are one level.
    weekly = np.isfinite(first).all() and np.allclose(values, first[hours % 168], rtol=1e-6)
    if weekly:
        return first[np.arange(8760) % 168], True
    place = np.searchsorted(hours, np.arange(8760), side="right") - 1
    return values[np.clip(place, 0, len(hours) - 1)], False


#: What a comparison takes from a run.
CHANNELS = (
    *("it_power", "facility_power", "chiller_power", "tower_fan_power", "pump_power"),
    *("crah_fan_power", "evaporation_rate", "wet_bulb", "heat_tower"),
)
#: Sites of one run: more levels of load take several runs, so that the year fits into memory.
SITES = 168


def simulate(case: Case, sites: list[runs.Site]) -> Any:
    """Run; what Tenfold refuses is said once, not for every level of load."""
    try:
        return runs.run(sites, channels=CHANNELS)
    except tf.TenfoldError as error:
        lines = [x for x in str(error).splitlines() if x.startswith("Python:")]
        said = {x.split(": ", 1)[1].partition(".")[2].partition(".")[2]: x for x in lines}
        first = list(said) or str(error).splitlines()[:1]
        raise CaseError(
            f"{case.folder}/parameters.csv: Tenfold refuses this plant: " + "; ".join(first)
        ) from None


def run_levels(
    case: Case, table: Table, weather: Table, name: str, at: Array, *, water: bool
) -> dict[str, Array]:
    """Channels by hour of the year with the load `at` [W of heat, or CPU loading]."""
    density = float(np.mean(weather_of.moist_density(weather)))
    levels, which = np.unique(at, return_inverse=True)
    out = {channel: np.zeros(8760) for channel in CHANNELS}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "weather.epw"
        weather_of.write_epw(weather, path)
        source = {"file": str(path)}
        if water:
            sites = plant.water_sites(plant.Plant.of(case, name), levels, source, density)
        else:
            sites = hall.datacenter_sites(case, source, table, levels, density)
        for start in range(0, len(sites), SITES):
            result = simulate(case, sites[start : start + SITES])
            here = (which >= start) & (which < start + SITES)
            for channel, values in out.items():
                found = np.asarray(result._core.channel(channel), dtype=float)[:, :8760]
                values[here] = found[which[here] - start, np.flatnonzero(here)]
    return out


def weekly(case: Case, table: Table, name: str = "") -> bool:
    """Whether the load of the table is a weekly profile, so that the year is known."""
    heats = heat_input(case, table, name)
    return profile(table, heats if heats is not None else table["it_loading"])[1]


def model(case: Case, table: Table, weather: Table, name: str = "") -> Modelled:
    """Simulate the plant of a case over a year of `weather`."""
    heats = heat_input(case, table, name)
    at, _ = profile(table, heats if heats is not None else table["it_loading"])
    found = run_levels(case, table, weather, name, at, water=heats is not None)

    def pick(name: str) -> Array:
        return found[name]

    parts = plant.Plant.of(case, name)
    tower = parts.tower
    full = {
        name: np.zeros(8760) for name in ("outdoor_humidity_ratio_kg_kg", "outdoor_drybulb_C")
    } | {"outdoor_pressure_Pa": np.full(8760, 101325.0)}
    index = weather["hour_of_year"].astype(int) - 1
    for name in full:
        full[name][index] = weather[name]
    evaporation = pick("evaporation_rate") / 1000.0
    wet_C = pick("wet_bulb") - 273.15
    fan = pick("tower_fan_power")
    heat, flow, target = pick("heat_tower"), tower.water_flow, parts.tower_rule.at(wet_C)
    back = fallback(tower, wet_C, heat, np.full(8760, flow), target)
    theirs = of_their_inputs(tower, fan, wet_C, heat / (flow * plant.WATER_J_PER_KGK), target)
    counted = counted_evaporation(tower, back, heat, wet_C, fan, evaporation, full)
    out = {
        "chiller_power_W": pick("chiller_power"),
        "tower_fan_W": fan,
        "tower_fan_theirs_W": np.where(back.hours, back.fan_W, theirs),
        "falls_back": back.hours.astype(float),
        "pump_W": pick("pump_power"),
        "crah_fan_W": pick("crah_fan_power"),
        "it_W": pick("it_power"),
        "facility_W": pick("facility_power"),
        "evaporation_m3": evaporation,
        "evaporation_theirs_m3": counted,
    }
    out["plant_W"] = out["chiller_power_W"] + out["tower_fan_W"] + out["pump_W"]
    difference = out["tower_fan_theirs_W"] - fan
    out["plant_theirs_W"] = out["plant_W"] + difference
    out["facility_theirs_W"] = out["facility_W"] + difference
    return Modelled(out, full)


def truth(table: Table, prefix: str = "") -> Table:
    """The same columns from a table of EnergyPlus, or from sums of the year [Wh]."""

    def has(name: str) -> bool:
        return prefix + name in table

    out = {
        "tower_fan_W": table[f"{prefix}tower_fan_W"],
        "evaporation_theirs_m3": table[f"{prefix}tower_evaporation_m3"],
    }
    if has("chiller_power_W"):
        out["chiller_power_W"] = table[f"{prefix}chiller_power_W"]
        out["pump_W"] = table[f"{prefix}chw_pump_W"] + table[f"{prefix}cw_pump_W"]
        out["plant_W"] = out["chiller_power_W"] + out["tower_fan_W"] + out["pump_W"]
    if has("facility_W"):
        out["facility_W"] = table["facility_W"]
        out["crah_fan_W"] = table["crah_fan_W"]
        out["it_W"] = table["it_cpu_W"] + table["it_fan_W"]
    for column in ("tower_fan", "plant", "facility"):
        if f"{column}_W" in out:
            out[f"{column}_theirs_W"] = out[f"{column}_W"]
    return out


def year_truth(case: Case, climate: str, prefix: str = "") -> dict[str, float]:
    """Totals of the year [Wh, m3] from monthly.csv, month 0."""
    m = case.monthly[climate, 0]
    whole = {k[: -len("_kWh")] + "_W": np.array(1000.0 * v) for k, v in m.items() if "_kWh" in k}
    whole |= {k: np.array(v) for k, v in m.items() if k.endswith("_m3")}
    return {k: float(v) for k, v in truth(whole, prefix).items()}
