# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Chillers with their towers, and towers alone, against EnergyPlus."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from . import energyplus_astray
from . import energyplus_compare as whole
from . import energyplus_model as modelled
from . import energyplus_plant as plant
from .energyplus_case import Case
from .energyplus_tables import Array, CaseError
from .plotting import hours_figure
from .scores import Section, cv_rmse


def compare_chillers(case: Case, figures: Path) -> Section:
    """Case `eir_chiller`: each chiller with its tower, fed with load and weather."""
    section = Section(f"EnergyPlus chillers `{case.name}`: known load and weather")
    section.say(
        "The whole plant from load and weather; limits on the sum of its electricity. The chiller "
        "alone, fed with the condenser water of EnergyPlus, stands under its components. Half of "
        "the hours are not settled (the load jumps every hour), hence no limit on totals of towers."
    )
    panels: dict[str, tuple[Array, Array]] = {}
    for part in case.named("chiller"):
        name = part.removeprefix("Chiller").strip()
        prefix = f"{name.lower()}_" if name else ""
        for climate in case.climates:
            table = case.expected(climate)
            ours = modelled.model(case, table, table, name)
            m, t = ours.at(table["hour_of_year"]), modelled.truth(table, prefix)
            settled = table["settled"] > 0.5
            label = f"energyplus.{case.name}.{climate}.{name.lower()}"
            off = energyplus_astray.find(case, climate, table, name, prefix)
            whole.say_astray(section, f"{climate}, {name}", off)
            held = off.held
            load = np.abs(table[f"{prefix}load_W"]) > 0
            on = settled & load & held & (t["chiller_power_W"] > 0)
            error = np.zeros(len(on))
            error[on] = np.abs(m["chiller_power_W"][on] / t["chiller_power_W"][on] - 1.0)
            if not on.any():
                raise CaseError(
                    f"{case.folder}, {climate}, chiller {name}: no hour is settled with load"
                )
            section.add(
                f"{label}.chiller.hourly",
                "percentile_99_of_absolute_relative_error",
                float(np.quantile(error[on], 0.99)),
                note=f"{on.sum()} settled hours with load; largest {error[on].max():.4f}",
            )
            section.add(
                f"{label}.chiller.largest",
                "largest_absolute_relative_error",
                float(error[on].max()),
            )
            whole.hourly(
                section, f"{label}.plant", ("bias", "scatter"), m["plant_W"], t["plant_W"],
                settled, held,
            )  # fmt: skip
            whole.totals(section, case, climate, ours, off, name, prefix, limited=False)
            panels[f"{climate}, {name}"] = (t["chiller_power_W"][on], m["chiller_power_W"][on])
    path = figures / f"energyplus_{case.name}.svg"
    hours_figure(path, panels)
    section.figures.append((path, "Chiller electricity by hour, settled hours with load [W]."))
    return section


def compare_towers(case: Case, figures: Path) -> Section:
    """Case `tower`: what Tenfold's plant has of it, constant flow by YorkCalc."""
    section = Section(f"EnergyPlus towers `{case.name}`: known heat")
    panels: dict[str, tuple[Array, Array]] = {}
    left = []
    for name in case.named("tower"):
        tower = plant.Plant.of(case, name).tower
        prefix = f"{name.lower()}_"
        table = case.expected(next(iter(case.climates)))
        flow = table[f"{prefix}tower_water_kg_s"]
        if tower.kind != "york" or np.ptp(flow) > 1e-3 * flow.max():
            left.append(f"{name} ({tower.kind})")
            continue
        for climate in case.climates:
            table = case.expected(climate)
            ours = modelled.model(case, table, table, name)
            m, t = ours.at(table["hour_of_year"]), modelled.truth(table, prefix)
            off = energyplus_astray.find(case, climate, table, name, prefix)
            whole.say_astray(section, f"{climate}, {name}", off)
            settled = (table["settled"] > 0.5) & off.held
            label = f"energyplus.{case.name}.{climate}.{name.lower()}"
            section.add(
                f"{label}.tower_fan.scatter",
                "cv_rmse",
                cv_rmse(m["tower_fan_theirs_W"][settled], t["tower_fan_W"][settled]),
                note="settled hours",
            )
            whole.totals(section, case, climate, ours, off, name, prefix)
            panels[climate] = (t["tower_fan_W"][settled], m["tower_fan_W"][settled])
    if left:
        section.say("Not in a Tenfold plant, hence not compared: " + ", ".join(left) + ".")
    if panels:
        path = figures / f"energyplus_{case.name}.svg"
        hours_figure(path, panels)
        section.figures.append((path, "Tower fan power by hour, settled hours [W]."))
    return section
