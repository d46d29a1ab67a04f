# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""NREL ESIF: monthly pump, HVAC and cooling power of a warm-water site, and its PUE."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray

from . import runs
from .plotting import series_figure
from .scores import Section, cv_rmse, leave_one_out, mae, nmbe, spearman
from .tables import TableError, read_rows

Array = NDArray[np.float64]
CV, PUE = 0.20, 0.01


def read(path: Path) -> tuple[list[str], dict[str, Array]]:
    """Months and columns."""
    names = ("mean_it_kw", "pue", "pump_kw", "hvac_kw", "cooling_kw")
    rows = read_rows(path, ("month", *names))
    for r in rows:
        if re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", r["month"]) is None:
            raise TableError(
                f"{path}, row {r.line}, column 'month': '{r['month']}' is no month such as 2018-07"
            )
    return [r["month"] for r in rows], {n: np.array([r.number(n) for r in rows]) for n in names}


def watts(text: str) -> float:
    """A power such as "2.5 MW"."""
    value, unit = str(text).split()
    return float(value) * {"W": 1.0, "kW": 1e3, "MW": 1e6}[unit]


def model(months: list[str], it_kW: Array, plant: dict[str, Any]) -> dict[str, Array]:
    """Monthly mean power by meter [kW]: a site for each month, read in its calendar month."""
    sites = [
        runs.Site(
            f"s{i}",
            {"climate": "golden"},
            plant["cooling"],
            1e3 * float(it),
            air_rise_K=float(str(plant["air_rise"]).split()[0]),
            liquid_fraction=float(plant["liquid_fraction"]),
            module_W=watts(plant["module"]),
            ups_loss=0.0,
        )
        for i, it in enumerate(it_kW)
    ]
    result = runs.run(sites)
    core = result._core
    calendar = np.array([int(m[5:7]) - 1 for m in months])
    hours = np.array([744, 672, 744, 720, 744, 720, 744, 744, 720, 744, 720, 744])[calendar]
    index = np.arange(len(months))

    def kW(name: str) -> Array:  # noqa: N802
        return np.asarray(core.monthly(name))[index, calendar] / hours

    filters, rooms = plant["filter_pump"] / 1e3, plant["hvac_constant"] / 1e3
    lights = plant["lights_and_plugs"] / 1e3
    out = {
        "pump_kw": kW("pumps") + kW("cdu_pump"),
        "hvac_kw": kW("crah_fan") + rooms,
        "cooling_kw": kW("tower_fan") + kW("dry_cooler_fan") + kW("basin_heater") + filters,
    }
    out["tower_heat_kw"] = kW("heat_tower")
    out["pue"] = 1.0 + (sum(out[n] for n in ("pump_kw", "hvac_kw", "cooling_kw")) + lights) / it_kW
    return out


def compare(table: Path, plant_file: Path, figures: Path) -> Section:
    """Score every month of the table."""
    section = Section("NREL ESIF: monthly power of a warm-water site")
    months, truth = read(table)
    with plant_file.open(encoding="utf-8") as text:
        plant = yaml.safe_load(text)
    section.say(
        f"{plant['words']} Source: {plant['source']}. Weather is the built-in typical year of "
        "Golden, not that of the months. Input of a month is its mean IT power alone."
    )
    ours = model(months, truth["mean_it_kw"], plant)
    for name, words in (("pump_kw", "pump"), ("hvac_kw", "hvac"), ("cooling_kw", "cooling")):
        constant = leave_one_out(truth[name])
        score = cv_rmse(ours[name], truth[name])
        section.add(
            f"nrel_esif.{words}.scatter", "cv_rmse", score, CV,
            note=f"bias {nmbe(ours[name], truth[name]):+.3f}, "
            f"rank correlation {spearman(ours[name], truth[name]):.2f}",
        )  # fmt: skip
        other = cv_rmse(constant, truth[name])
        section.add(f"nrel_esif.{words}.constant", "cv_rmse_of_constant", other)
        section.add(
            f"nrel_esif.{words}.skill",
            "error_over_error_of_constant",
            score / other,
            1.0,
            note="above 1 the constant is closer",
        )
    inputs = np.stack([truth["mean_it_kw"], ours["tower_heat_kw"]], axis=1)
    weights = np.linalg.lstsq(inputs, truth["pump_kw"], rcond=None)[0]
    section.add(
        "nrel_esif.pump.best_line",
        "cv_rmse",
        cv_rmse(inputs @ weights, truth["pump_kw"]),
        note="least squares of the measured pumps on IT power and modelled tower heat; rank "
        "correlation "
        f"{spearman(inputs @ weights, truth['pump_kw']):.2f}",
    )
    section.say(
        "Why the pumps miss: from May and June to July and August 2019 they double while IT power "
        "falls; September 2018 takes 19.7 kW at 1,290 kW of IT power, October 15.3 kW at 1,590; "
        "January 2019 more than twice December of that year. No law of heat and weather gives "
        "that, and nothing is published on why. The largest PUE errors (January 2019, July 2018) "
        "are these pumps and, in January 2019, the fan walls."
    )
    error = np.abs(ours["pue"] - truth["pue"])
    section.add("nrel_esif.pue.largest", "largest_absolute_error", float(error.max()), PUE)
    section.add("nrel_esif.pue.mean", "mean_absolute_error", mae(ours["pue"], truth["pue"]))
    other = np.abs(leave_one_out(truth["pue"]) - truth["pue"])
    section.add("nrel_esif.pue.constant", "mean_absolute_error_of_constant", float(other.mean()))
    path = figures / "nrel_esif.svg"
    series_figure(
        path,
        months,
        {
            "pumps, kW": (truth["pump_kw"], ours["pump_kw"]),
            "HVAC, kW": (truth["hvac_kw"], ours["hvac_kw"]),
            "cooling, kW": (truth["cooling_kw"], ours["cooling_kw"]),
            "PUE": (truth["pue"], ours["pue"]),
        },
    )
    section.figures.append((path, "Monthly mean power by meter, and PUE."))
    return section
