# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Whole plants against EnergyPlus: hourly on settled hours, totals over the period or the year."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

import tenfold as tf

from . import energyplus_plant as plant
from . import runs
from .energyplus_tables import Array, Case, CaseError, Table
from .energyplus_tower import fallback, of_their_inputs, root
from .plotting import hours_figure
from .scores import Section, cv_rmse, nmbe

#: Note on hours in which EnergyPlus finds no balance at the lowest fan speed.
FALLBACK = "{} of {} settled hours as EnergyPlus falls back"
HOURLY_NMBE, HOURLY_CV, TOTAL, PUE = 0.02, 0.05, 0.02, 0.005


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
    air = air_m3_s * ratio * plant.moist_density(weather)
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
        lambda t: enthalpy(t) - wanted, np.full_like(wet_C, -40.0), np.full_like(wet_C, 80.0)
    )
    w_in, w_out = weather["outdoor_humidity_ratio_kg_kg"], humidity(exit_C)
    rate = air_kg_s * (w_out / (1 + w_out) - w_in / (1 + w_in))
    return np.maximum(rate, 0.0) * 3600.0 / 1000.0


def heat_input(case: Case, table: Table, name: str) -> Array | None:
    """Heat that enters the water of a plant [W] by hour; None where IT makes it."""
    prefix = f"{name.lower()}_" if name else ""
    for column in (f"{prefix}load_W", "load_W", "heat_input_W"):
        if column in table:
            return np.abs(table[column])
    return None


def level_of_hour(table: Table, values: Array, levels: Array) -> NDArray[np.int64]:
    """Index into `levels` by hour of the year, from the weekly profile of the table."""
    weekly = {(int(h) - 1) % 168: v for h, v in zip(table["hour_of_year"], values, strict=True)}
    if len(weekly) != 168:
        raise CaseError("the table does not cover every hour of the week")
    return np.searchsorted(levels, [weekly[h % 168] for h in range(8760)])


def model(case: Case, table: Table, weather: Table, name: str = "") -> Modelled:
    """Simulate the plant of a case over a year of `weather`."""
    density = float(np.mean(plant.moist_density(weather)))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "weather.epw"
        plant.write_epw(weather, path)
        source = {"file": str(path)}
        heats = heat_input(case, table, name)
        levels = np.unique(heats) if heats is not None else np.unique(table["it_loading"])
        which = level_of_hour(table, heats if heats is not None else table["it_loading"], levels)
        if heats is not None:
            sites = plant.water_sites(plant.Plant.of(case, name), levels, source, density)
        else:
            sites = plant.datacenter_sites(case, source, table, levels, density)
        result = runs.run(sites, channels=["all"])
    hours = np.arange(8760)

    def pick(name: str) -> Array:
        return plant.series(result, name)[:, :8760][which, hours]

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
        "evaporation_theirs_m3": np.where(
            back.hours,
            saturated_exit_m3(
                heat,
                back.air_ratio * tower.air_flow * plant.moist_density(full),
                full,
                wet_C,
            ),
            in_their_convention(evaporation, fan, tower.fan_W, tower.air_flow, full),
        ),
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


def totals(
    section: Section,
    case: Case,
    climate: str,
    ours: Modelled,
    name: str = "",
    prefix: str = "",
    *,
    limited: bool = True,
) -> tuple[dict[str, float], dict[str, float], str]:
    """Score fan energy and evaporation over the year, or over the table without a weather file."""
    table = case.expected(climate)
    t = truth(table, prefix)
    m = ours.at(table["hour_of_year"])
    period = "four weeks"
    total_m = {k: float(v.sum()) for k, v in m.items()}
    total_t = {k: float(v.sum()) for k, v in t.items()}
    path = case.weather_path(climate)
    if path is not None and case.monthly:
        period = "year"
        whole = model(case, table, plant.weather_table(path), name)
        total_m = {k: float(v.sum()) for k, v in whole.columns.items()}
        total_t = year_truth(case, climate, prefix)
    label = f"energyplus.{case.name}.{climate}" + (f".{prefix[:-1]}" if prefix else "")
    for part, what in (
        ("tower_fan_theirs_W", "tower_fan"),
        ("evaporation_theirs_m3", "evaporation"),
    ):
        section.add(
            f"{label}.{what}.total",
            "absolute_relative_error",
            abs(total_m[part] / total_t[part] - 1.0),
            TOTAL if limited else None,
            note=period,
        )
    section.add(
        f"{label}.tower_fan.own_rule",
        "relative_difference",
        total_m["tower_fan_W"] / total_t["tower_fan_W"] - 1.0,
        note="ours keeps to the correlation where EnergyPlus falls back",
    )
    section.add(
        f"{label}.evaporation.own_convention",
        "relative_difference",
        total_m["evaporation_m3"] / total_t["evaporation_theirs_m3"] - 1.0,
        note="ours counts humidity ratios, EnergyPlus specific humidities",
    )
    return total_m, total_t, period


def hall_astray(case: Case, table: Table) -> NDArray[np.bool_]:
    """Hours in which EnergyPlus does not hold the supply air of its hall."""
    if "crah_supply_C" not in table:
        return np.zeros(len(table["settled"]), dtype=bool)
    held = plant.HallModel.of(case).supply_C
    return np.abs(table["crah_supply_C"] - held) > 0.5


def compare(case: Case, figures: Path) -> Section:
    """All climates of one plant."""
    section = Section(f"EnergyPlus plant `{case.name}`")
    rows = []
    panels: dict[str, tuple[Array, Array]] = {}
    for climate in case.climates:
        table = case.expected(climate)
        ours = model(case, table, table)
        m, t = ours.at(table["hour_of_year"]), truth(table)
        settled = table["settled"] > 0.5
        name = f"energyplus.{case.name}.{climate}"
        astray = hall_astray(case, table)
        if astray.any():
            section.say(
                f"**{climate}**: in {astray.sum()} of {len(astray)} hours EnergyPlus itself leaves "
                "the set point of its supply air by more than 0.5 K (its hall has a second, hot "
                "state, from which it does not come back while the load is high). Tenfold holds "
                "the set point; limits stand, but the difference of such hours is not Tenfold's."
            )
        main = "facility_W" if "facility_W" in t else "plant_W"
        word, theirs = main[:-2], "plant_theirs_W" if main == "plant_W" else main
        section.add(
            f"{name}.{word}.bias", "absolute_nmbe", abs(nmbe(m[theirs][settled], t[main][settled])),
            HOURLY_NMBE,
        )  # fmt: skip
        section.add(
            f"{name}.{word}.scatter", "cv_rmse", cv_rmse(m[theirs][settled], t[main][settled]),
            HOURLY_CV,
        )  # fmt: skip
        if main != "plant_W":
            section.add(
                f"{name}.plant.scatter",
                "cv_rmse",
                cv_rmse(m["plant_theirs_W"][settled], t["plant_W"][settled]),
                HOURLY_CV,
            )
        section.add(
            f"{name}.plant.own_fans",
            "cv_rmse",
            cv_rmse(m["plant_W"][settled], t["plant_W"][settled]),
            note=FALLBACK.format(int((m["falls_back"][settled] > 0.5).sum()), settled.sum()),
        )
        constant = np.full(settled.sum(), t[main][settled].mean())
        section.add(
            f"{name}.{word}.constant",
            "cv_rmse_of_constant",
            cv_rmse(constant, t[main][settled]),
            note="the mean of the table itself",
        )
        for part in ("chiller_power_W", "tower_fan_W", "crah_fan_W"):
            if part in t and t[part][settled].sum() > 0:
                rows.append(
                    [
                        climate,
                        part[:-2],
                        f"{t[part][settled].mean():.0f} W",
                        f"{nmbe(m[part][settled], t[part][settled]):+.4f}",
                        f"{cv_rmse(m[part][settled], t[part][settled]):.4f}",
                    ]
                )
                panels[f"{climate}: {part[:-2]}"] = (t[part][settled], m[part][settled])
        total_m, total_t, period = totals(section, case, climate, ours)
        if "facility_W" in total_t:
            pue = [total["facility_theirs_W"] / total["it_W"] for total in (total_m, total_t)]
            own = total_m["facility_W"] / total_m["it_W"]
            section.add(
                f"{name}.pue", "absolute_error", abs(own - pue[1]), PUE,
                note=f"{period}: {own:.4f}, EnergyPlus {pue[1]:.4f}; with its fans {pue[0]:.4f}",
            )  # fmt: skip
    section.table(["climate", "part", "mean in EnergyPlus", "NMBE", "CV-RMSE"], rows)
    if panels:
        keep = dict(list(panels.items())[:6])
        path = figures / f"energyplus_{case.name}.svg"
        hours_figure(path, keep)
        section.figures.append((path, f"Hours of {case.name}, settled; power in W."))
    return section
