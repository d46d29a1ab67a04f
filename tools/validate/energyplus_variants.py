# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Plants of EnergyPlus with one parameter changed: variants.csv beside the tables of a case.

They show that a difference has the cause that is claimed for it. A row states the part and the
parameter of parameters.csv that was changed, its value, and totals of EnergyPlus over the hours of
the table and over the year. Tenfold is compared as it is, without any rule of EnergyPlus.
"""

from __future__ import annotations

from copy import deepcopy

from . import energyplus_compare as whole
from . import energyplus_model as modelled
from . import energyplus_weather as weather_of
from .energyplus_case import Case
from .energyplus_tables import CaseError
from .scores import Section
from .tables import read_rows


def compare(case: Case) -> Section | None:
    """Fan energy of every variant; None where the case has no variants.csv."""
    path = case.folder / "variants.csv"
    if not path.is_file():
        return None
    section = Section(f"EnergyPlus variants of `{case.name}`")
    columns = ("climate", "part", "parameter", "value", "period")
    for row in read_rows(path, (*columns, "tower_fan_kWh", "facility_kWh", "it_kWh")):
        other = Case(case.folder)
        other.parts = deepcopy(case.parts)
        if row["part"] not in other.parts or row["parameter"] not in other.parts[row["part"]].rows:
            raise CaseError(f"{path}: no parameter '{row['parameter']}' of part '{row['part']}'")
        other.parts[row["part"]].rows[row["parameter"]] = (row["value"], "")
        climate = row["climate"]
        table = case.expected(climate)
        weather = case.weather_path(climate)
        if row["period"] == "year":
            if weather is None:
                continue
            ours = modelled.model(other, table, weather_of.weather_table(weather)).columns
        else:
            ours = modelled.model(other, table, table).at(table["hour_of_year"])
        label = f"energyplus.{case.name}.{climate}.variant_{row['value']}"
        theirs = 1000.0 * row.number("tower_fan_kWh")
        section.add(
            f"{label}.{row['period'].replace(' ', '_')}.tower_fan",
            "absolute_relative_error",
            abs(float(ours["tower_fan_W"].sum()) / theirs - 1.0),
            whole.TOTAL,
            note=f"{row['parameter']} {row['value']}; EnergyPlus {theirs / 1e6:.1f} MWh",
        )
        pue = float(ours["facility_W"].sum() / ours["it_W"].sum())
        section.add(
            f"{label}.{row['period'].replace(' ', '_')}.pue",
            "absolute_error",
            abs(pue - row.number("facility_kWh") / row.number("it_kWh")),
            whole.PUE,
        )
    return section
