# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Weather of EnergyPlus tables: files of stations, and Tenfold's file from outdoor columns."""

from __future__ import annotations

from pathlib import Path

import numpy as np

import tenfold as tf

from .energyplus_tables import Array, Table, read_epw


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


def epw_head(*, records: int, latitude: float, elevation_m: float) -> str:
    """First eight lines of a weather file of a table: no country, `records` an hour."""
    return "\n".join(
        (
            f"LOCATION,Table,,-,Table,999999,{latitude:.1f},0.0,0.0,{elevation_m:.1f}",
            "DESIGN CONDITIONS,0",
            "TYPICAL/EXTREME PERIODS,0",
            "GROUND TEMPERATURES,0",
            "HOLIDAYS/DAYLIGHT SAVINGS,No,0,0,0",
            "COMMENTS 1,",
            "COMMENTS 2,",
            f"DATA PERIODS,1,{records},Data,Monday,1/1,12/31",
            "",
        )
    )


def write_epw(table: Table, path: Path) -> None:
    """Weather file of Tenfold from outdoor columns; hours outside the table repeat one before."""
    hours = table["hour_of_year"].astype(int) - 1
    index = np.clip(np.searchsorted(hours, np.arange(8760), side="right") - 1, 0, len(hours) - 1)
    dry, pressure = table["outdoor_drybulb_C"][index], table["outdoor_pressure_Pa"][index]
    ratio = table["outdoor_humidity_ratio_kg_kg"][index]
    vapour = ratio * pressure / (0.621945 + ratio)
    humidity = np.clip(vapour / np.asarray(tf.weather.saturation_pressure(dry + 273.15)), 1e-4, 1)
    dew = np.minimum(np.asarray(tf.weather.dew_point(dry + 273.15, humidity)) - 273.15, dry)
    days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    stamps = [(m, d, h) for m in range(12) for d in range(days[m]) for h in range(24)]
    with path.open("w", encoding="ascii") as text:
        text.write(epw_head(records=1, latitude=0.0, elevation_m=0.0))
        for i, (m, d, h) in enumerate(stamps):
            text.write(
                f"2023,{m + 1},{d + 1},{h + 1},0,?,{dry[i]:.5f},{dew[i]:.5f},"
                f"{100 * humidity[i]:.4f},{pressure[i]:.2f},0,0,300,0,0,0,0,0,0,0,0,2,5,5,20,"
                "10000,9,999999999,10,0.1,0,88,0.2,0,0\n"
            )
