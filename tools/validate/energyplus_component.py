# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Single components against EnergyPlus, fed with what EnergyPlus fed its own."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

import tenfold as tf

from . import energyplus_astray as astray
from . import energyplus_compare as whole
from . import energyplus_model as modelled
from . import energyplus_plant as plant
from . import energyplus_weather as weather_of
from .energyplus_case import Case
from .energyplus_tables import Array, Chiller, Table, Tower
from .energyplus_tower import fallback, of_their_inputs
from .scores import Section, cv_rmse, nmbe

CHILLER_HOURLY = 0.005
#: Imbalance of a settled hour, of towers in the tables, of chillers here.
SETTLED = 0.005
#: Cycling ratio of a mean over the mean of cycling ratios.
ONE_REGIME = 0.001
#: Heat of the minute before over that of the hour.
CARRIED = 0.05


def chiller_fields(c: Chiller) -> dict[str, Any]:
    """Specification of `tenfold.cooling.chiller_plant`: one machine with the curves of the case."""
    return {
        "rating": f"{c.capacity_W!r} W",
        "machines": 1,
        "curves": "custom",
        "reference_cop": c.cop,
        "capacity": list(c.capacity_curve),
        "eir": list(c.eir_curve),
        "part_load": list(c.part_load_curve),
        "chilled_low": f"{c.chilled_box[0]} degC",
        "chilled_high": f"{c.chilled_box[1]} degC",
        "condenser_low": f"{c.condenser_box[0]} degC",
        "condenser_high": f"{c.condenser_box[1]} degC",
        "least_part_load": c.least_part_load,
        "unloading_part_load": c.unloading,
        "most_part_load": c.most_part_load,
        "staging": 1,
        # EnergyPlus holds the curves at the lower edge of the box; head control does the same.
        "minimum_condenser": f"{c.condenser_box[0]} degC",
    }


def settled_load(t: Table, prefix: str) -> NDArray[np.bool_]:
    """Hours in which the evaporator took the heat of the hour, load and pump, within 0.5 %.

    `settled` asks the same of towers. Without a column of the load every hour counts.
    """
    heat = t[f"{prefix}chiller_evaporator_heat_W"]
    if f"{prefix}load_W" not in t or f"{prefix}chw_pump_W" not in t:
        return np.ones(heat.shape, dtype=bool)
    asked = np.abs(t[f"{prefix}load_W"]) + t[f"{prefix}chw_pump_W"]
    free = t.get("wse_heat_W", np.zeros_like(heat))
    return np.abs(heat + free - asked) <= SETTLED * asked


def one_regime(t: Table, prefix: str, c: Chiller) -> NDArray[np.bool_]:
    """Hours that a chiller spends on one side of its cycling threshold, on, and at its own load.

    Power has a kink where the part load crosses the least part load: the power of the mean heat is
    not the mean of the powers. The table shows such hours: the mean cycling ratio stands below
    that of the mean heat, min(1, part load / least part load). Where the machine stood for some
    minutes the mean part load stands below the least that it reports while it runs. EnergyPlus
    carries loads over into the first minute (READMEs, "Half-loop averaging"): where that of the
    hour before is so much larger that it makes up 5 % of the hour's heat, at other water, the
    hour's means do not belong together.
    """
    names = [f"{prefix}chiller_{x}" for x in ("cycling_ratio", "capft", "plr")]
    heat = t[f"{prefix}chiller_evaporator_heat_W"]
    if any(n not in t for n in names):
        return np.ones(heat.shape, dtype=bool)
    cycling, factor, part = (t[n] for n in names)
    available = np.maximum(c.capacity_W * factor, 1.0)
    of_mean = np.minimum(heat / available / c.least_part_load, 1.0)
    stood = part < 0.999 * min(max(c.unloading, c.least_part_load), 1.0)
    before = np.concatenate([heat[:1], heat[:-1]])
    follows = np.diff(t["hour_of_year"], prepend=t["hour_of_year"][0] - 2.0) == 1.0
    carried = follows & (np.abs(before - heat) / 60.0 > CARRIED * heat)
    return (np.abs(cycling - of_mean) <= ONE_REGIME) & ~stood & ~carried


def chiller(section: Section, case: Case, name: str, c: Chiller, prefix: str) -> list[list[str]]:
    """Electricity of one chiller from evaporator heat, set point and entering condenser water."""
    stem = name.removeprefix("Chiller").strip()
    rows = []
    for climate in case.climates:
        t = case.expected(climate)
        heat, power = t[f"{prefix}chiller_evaporator_heat_W"], t[f"{prefix}chiller_power_W"]
        out = tf.cooling.chiller_plant(
            heat,
            c.setpoint + 273.15,
            np.minimum(t[f"{prefix}condenser_entering_C"], c.condenser_box[1]) + 273.15,
            **chiller_fields(c),
        )
        balanced = (t["settled"] > 0.5) & (power > 0) & settled_load(t, prefix)
        steady = (
            balanced & one_regime(t, prefix, c) & astray.find(case, climate, t, stem, prefix).held
        )
        label = f"energyplus.{case.name}.{climate}" + (f".{prefix[:-1]}" if prefix else "")
        if not steady.any():
            section.add(
                f"{label}.chiller_component.hourly",
                "largest_absolute_relative_error",
                float("nan"),
                note="no hour with a running chiller that is settled and not astray",
            )
            continue
        error = np.abs(out["power_W"] - power) / np.maximum(power, 1e-9)
        section.add(
            f"{label}.chiller_component.all_settled",
            "largest_absolute_relative_error",
            float(error[balanced].max()),
            note=f"{balanced.sum()} hours, {balanced.sum() - steady.sum()} of them across the "
            "cycling threshold, partly off, at the load before or astray",
        )
        error = error[steady]
        section.add(
            f"{label}.chiller_component.hourly",
            "largest_absolute_relative_error",
            float(error.max()),
            CHILLER_HOURLY,
            note=f"{steady.sum()} hours; 99 % of them within {np.quantile(error, 0.99):.5f}",
        )
        rows.append(
            [
                climate,
                name,
                f"{nmbe(out['power_W'][steady], power[steady]):+.5f}",
                f"{cv_rmse(out['power_W'][steady], power[steady]):.5f}",
                f"{np.quantile(error, 0.99):.5f}",
                f"{error.max():.5f}",
            ]
        )
    return rows


def tower_fields(t: Tower, air_density: float) -> dict[str, Any]:
    """Specification of `tenfold.cooling.cooling_tower`: one cell."""
    heat = t.water_flow * plant.WATER_J_PER_KGK * t.design[2]
    return {
        "rating": f"{heat!r} W",
        "correlation": t.kind,
        "design_wet_bulb": f"{t.design[0]} degC",
        "design_approach": f"{t.design[1]} K",
        "design_range": f"{t.design[2]} K",
        "cells": 1,
        "fan_power": t.fan_W / heat,
        "minimum_fan": t.least_air,
        "free_convection": t.free_convection,
        "liquid_to_gas": t.water_flow / (t.air_flow * air_density),
        "cycles_of_concentration": t.cycles,
        "drift": t.drift,
    }


def run_tower(t: Tower, heat: Array, flow: Array, target_C: Array, weather: Table) -> Table:
    """Fan power [W] and evaporation [m3 in the hour] of a tower by hour."""
    dry, ratio = weather["outdoor_drybulb_C"] + 273.15, weather["outdoor_humidity_ratio_kg_kg"]
    out = tf.cooling.cooling_tower(
        heat,
        flow,
        target_C + 273.15,
        weather["outdoor_wetbulb_C"] + 273.15,
        np.asarray(tf.weather.enthalpy(dry, ratio)),
        ratio,
        weather["outdoor_pressure_Pa"],
        **tower_fields(t, float(np.mean(weather_of.moist_density(weather)))),
    )
    evaporation = out["evaporated_kg_per_s"] * 3600.0 / plant.WATER_KG_PER_M3
    back = fallback(t, weather["outdoor_wetbulb_C"], heat, flow, target_C)
    theirs = of_their_inputs(
        t,
        out["fan_W"],
        weather["outdoor_wetbulb_C"],
        heat / (flow * plant.WATER_J_PER_KGK),
        target_C,
    )
    return {
        "tower_fan_W": out["fan_W"],
        "tower_fan_theirs_W": np.where(back.hours, back.fan_W, theirs),
        "evaporation_m3": evaporation,
        "evaporation_theirs_m3": modelled.counted_evaporation(
            t, back, heat, weather["outdoor_wetbulb_C"], out["fan_W"], evaporation, weather
        ),
        "leaving_C": out["leaving_K"] - 273.15,
    }


def tower(section: Section, case: Case, name: str, t: Tower, prefix: str) -> list[list[str]]:
    """Fan energy and evaporation of one tower from heat, flow, set point and weather."""
    rows = []
    rule = plant.Plant.of(case, name).tower_rule
    for climate in case.climates:
        table = case.expected(climate)
        heat, flow = np.abs(table[f"{prefix}tower_heat_W"]), table[f"{prefix}tower_water_kg_s"]
        ours = run_tower(t, heat, flow, rule.at(table["outdoor_wetbulb_C"]), table)
        truth = modelled.truth(table, prefix)
        total_t = {k: float(v.sum()) for k, v in truth.items()}
        total_m = {k: float(v.sum()) for k, v in ours.items()}
        period = case.period(climate)
        path = case.weather_path(climate)
        load, known = modelled.profile(table, np.abs(table["heat_input_W"]))
        water, same = modelled.profile(table, flow)
        if path is not None and (climate, 0) in case.monthly and known and same:
            period = "year"
            weather = weather_of.weather_table(path)
            year = run_tower(t, load, water, rule.at(weather["outdoor_wetbulb_C"]), weather)
            total_m = {k: float(v.sum()) for k, v in year.items()}
            total_t = modelled.year_truth(case, climate, prefix)
        label = f"energyplus.{case.name}.{climate}.{name.lower()}.tower_component"
        section.add(
            f"{label}.fan",
            "absolute_relative_error",
            abs(whole.ratio(total_m["tower_fan_theirs_W"], total_t["tower_fan_W"])),
            whole.TOTAL,
            note=f"{period}; ours by its own rules "
            f"{whole.ratio(total_m['tower_fan_W'], total_t['tower_fan_W']):+.4f}",
        )
        saturated = "SaturatedExit" in t.evaporation
        section.add(
            f"{label}.evaporation",
            "absolute_relative_error",
            abs(whole.ratio(total_m["evaporation_theirs_m3"], total_t["evaporation_theirs_m3"])),
            whole.TOTAL if saturated else None,
            note=period if saturated else "EnergyPlus takes a loss factor here, not the exit state",
        )
        settled = table["settled"] > 0.5
        rows.append(
            [
                climate,
                name,
                f"{nmbe(ours['tower_fan_W'][settled], truth['tower_fan_W'][settled]):+.4f}",
                f"{cv_rmse(ours['tower_fan_W'][settled], truth['tower_fan_W'][settled]):.4f}",
                f"{whole.ratio(total_m['evaporation_m3'], total_t['evaporation_theirs_m3']):+.4f}",
            ]
        )
    return rows


def compare(case: Case) -> Section | None:
    """All chillers and variable-speed towers of a case; None where it has neither."""
    section = Section(f"EnergyPlus components of `{case.name}`")
    if not hasattr(tf.cooling, "chiller_plant"):
        return None
    rows: list[list[str]] = []
    for part in case.named("chiller"):
        name = part.removeprefix("Chiller").strip()
        found = plant.Plant.of(case, name).chiller
        assert found is not None
        rows += chiller(section, case, part, found, f"{name.lower()}_" if name else "")
    if rows:
        section.table(["climate", "chiller", "NMBE", "CV-RMSE", "99 % of hours", "largest"], rows)
    if case.named("chiller"):
        return section
    rows, left = [], []
    for name in case.named("tower"):
        t = plant.Plant.of(case, name).tower
        if t.kind == "single":
            left.append(name)
            continue
        rows += tower(section, case, name, t, f"{name.lower()}_")
    if left:
        section.say(
            "Not compared: " + ", ".join(left) + " (single-speed tower by effectiveness-NTU, which "
            "Tenfold does not have)."
        )
    section.table(
        ["climate", "tower", "fan NMBE", "fan CV-RMSE", "evaporation, own convention"], rows
    )
    return section
