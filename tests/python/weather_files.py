# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Weather files made up for tests: no weather file of the world is kept in this project."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

import tenfold as tf

Array = NDArray[np.float64]
DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
COLUMNS = {
    6: "dry_bulb_K",
    7: "dew_point_K",
    9: "pressure_Pa",
    13: "global_horizontal_W_per_m2",
    14: "direct_normal_W_per_m2",
    15: "diffuse_horizontal_W_per_m2",
    21: "wind_speed_m_per_s",
}


def hours_of_climate(name: str, offset_h: int) -> dict[str, Array]:
    """8760 hours of local standard time of a built-in climate, by EPW quantity."""
    year = tf.weather.climate(name)
    keep = np.ones(8784, bool)
    keep[59 * 24 : 60 * 24] = False
    return {key: np.roll(year[key][keep], offset_h) for key in COLUMNS.values()}


def write_epw(
    path: Path,
    hours: dict[str, Array],
    *,
    latitude: float,
    longitude: float,
    time_zone: float,
    elevation: float = 10.0,
) -> Path:
    """Write 8760 hours as an EPW file."""
    place = f"{latitude},{longitude},{time_zone},{elevation}"
    lines = [
        f"LOCATION,Made up,-,XXX,test,000001,{place}",
        "DESIGN CONDITIONS,0",
        "TYPICAL/EXTREME PERIODS,0",
        "GROUND TEMPERATURES,0",
        "HOLIDAYS/DAYLIGHT SAVINGS,No,0,0,0",
        "COMMENTS 1,made up for a test",
        "COMMENTS 2,",
        "DATA PERIODS,1,1,Data,Sunday,1/ 1,12/31",
    ]
    i = 0
    for month, days in enumerate(DAYS, 1):
        for day in range(1, days + 1):
            for hour in range(1, 25):
                fields = ["0"] * 35
                fields[:6] = ["2001", str(month), str(day), str(hour), "60", "?9?9"]
                for column, key in COLUMNS.items():
                    shift = 273.15 if key.endswith("_K") else 0.0
                    fields[column] = f"{hours[key][i] - shift:.6f}"
                lines.append(",".join(fields))
                i += 1
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
