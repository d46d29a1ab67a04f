#!/usr/bin/env python3
# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Derive scenarios/catalog/climates.yaml from weather files: monthly statistics, no hourly values.

usage: tools/climate_statistics.py FOLDER > scenarios/catalog/climates.yaml

FOLDER holds EPW files (.epw or .epw.gz) and, under openmeteo/, hourly JSON files. The places, their
files, and what replaces single statistics where no file exists, stand in tools/climate_places.yaml.
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
import yaml

MONTHS = np.repeat(np.arange(12), [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
UNITS = {
    "dry_bulb": ("degC", 2),
    "daily_range": ("K", 2),
    "daily_range_deviation": ("K", 2),
    "daily_mean_deviation": ("K", 2),
    "daily_mean_skewness": (None, 2),
    "daily_mean_lag_correlation": (None, 2),
    "dew_point_depression": ("K", 2),
    "dew_point_depression_deviation": ("K", 2),
    "dew_point_depression_correlation": (None, 2),
    "dew_point_daily_slope": (None, 3),
    "pressure": ("kPa", 2),
    "global_horizontal": ("W/m2", 1),
    "diffuse_share": (None, 3),
    "wind_speed": ("m/s", 2),
}


def open_text(path: Path) -> str:
    raw = path.read_bytes()
    return (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("latin-1")


def read_epw(path: Path) -> dict[str, Any]:
    """Place and hourly columns of an EPW file, 29 February left out."""
    lines = open_text(path).splitlines()
    head = lines[0].split(",")
    rows = [line.split(",") for line in lines[8:] if line.strip()]
    rows = [r for r in rows if not (int(r[1]) == 2 and int(r[2]) == 29)]
    if len(rows) != 8760:
        raise SystemExit(f"{path}: {len(rows)} hours")

    def column(i: int) -> np.ndarray:
        return np.array([float(r[i]) for r in rows])

    return {
        "place": {
            "latitude": float(head[6]),
            "longitude": float(head[7]),
            "elevation": float(head[9]),
            "utc_offset": float(head[8]),
        },
        "dry_bulb": column(6),
        "dew_point": np.minimum(column(7), column(6)),
        "pressure": column(9) / 1000.0,
        "global_horizontal": column(13),
        "diffuse": column(15),
        "wind_speed": column(21),
    }


def dew_point_of(dry_bulb: np.ndarray, humidity: np.ndarray) -> np.ndarray:
    """Magnus form over water (Alduchov and Eskridge 1996)."""
    g = np.log(np.maximum(humidity, 0.01)) + 17.625 * dry_bulb / (243.04 + dry_bulb)
    return 243.04 * g / (17.625 - g)


def sun_sine(latitude: float, longitude: float, offset: float) -> np.ndarray:
    """Sine of the sun's height at the middle of each hour (Cooper 1969, Spencer 1971)."""
    day = np.repeat(np.arange(365), 24)
    hour = np.tile(np.arange(24) + 0.5, 365)
    b = 2 * np.pi * day / 365
    equation = 229.18 * (
        7.5e-5
        + 1.868e-3 * np.cos(b)
        - 0.032077 * np.sin(b)
        - 0.014615 * np.cos(2 * b)
        - 0.04089 * np.sin(2 * b)
    )
    declination = np.radians(23.45) * np.sin(2 * np.pi * (284 + day + 1) / 365)
    angle = np.radians(15 * (hour - 12 + longitude / 15 - offset + equation / 60))
    phi = np.radians(latitude)
    return np.sin(phi) * np.sin(declination) + np.cos(phi) * np.cos(declination) * np.cos(angle)


def read_openmeteo(path: Path, longitude_offset: float) -> dict[str, Any]:
    """Temperature and humidity as given; irradiance from cloud cover (Kasten and Czeplak 1980)."""
    data = json.loads(open_text(path))
    hourly = data["hourly"]
    keep = [i for i, t in enumerate(hourly["time"]) if t[5:10] != "02-29"][:8760]

    def column(name: str) -> np.ndarray:
        values = np.array(
            [np.nan if hourly[name][i] is None else float(hourly[name][i]) for i in keep]
        )
        index = np.arange(len(values))
        good = np.isfinite(values)
        return np.interp(index, index[good], values[good])

    dry_bulb = column("temperature_2m")
    place = {
        "latitude": round(data["latitude"], 2),
        "longitude": round(data["longitude"], 2),
        "elevation": data["elevation"],
        "utc_offset": longitude_offset,
    }
    okta = column("cloudcover") / 12.5
    sine = sun_sine(place["latitude"], place["longitude"], longitude_offset)
    clear = np.maximum(910 * sine - 30, 0)
    total = clear * (1 - 0.75 * (okta / 8) ** 3.4)
    return {
        "place": place,
        "dry_bulb": dry_bulb,
        "dew_point": dew_point_of(dry_bulb, column("relative_humidity_2m") / 100),
        "pressure": np.full(8760, 101.325 * (1 - 2.25577e-5 * place["elevation"]) ** 5.2559),
        "global_horizontal": total,
        "diffuse": total * np.minimum(0.3 + 0.7 * (okta / 8) ** 2, 1.0),
        "wind_speed": column("windspeed_10m") / 3.6,
    }


def skewness(x: np.ndarray) -> float:
    d = x - x.mean()
    s = np.sqrt((d * d).mean())
    return float((d**3).mean() / s**3) if s > 0 else 0.0


def correlation(x: np.ndarray, y: np.ndarray) -> float:
    if x.std() == 0 or y.std() == 0:
        return 0.0
    return float(np.corrcoef(x, y)[0, 1])


def statistics(w: dict[str, Any]) -> dict[str, list[float]]:
    dry = w["dry_bulb"].reshape(365, 24)
    dew = w["dew_point"].reshape(365, 24)
    daily, depression = dry.mean(1), (dry - dew).mean(1)
    out: dict[str, list[float]] = {key: [] for key in UNITS}
    for m in range(12):
        of = m == MONTHS
        d, p = daily[of], depression[of]
        inside_dry = (dry[of] - d[:, None]).ravel()
        inside_dew = (dew[of] - dew[of].mean(1)[:, None]).ravel()
        light = w["global_horizontal"].reshape(365, 24)[of]
        out["dry_bulb"].append(d.mean())
        out["daily_range"].append((dry[of].max(1) - dry[of].min(1)).mean())
        out["daily_range_deviation"].append((dry[of].max(1) - dry[of].min(1)).std())
        out["daily_mean_deviation"].append(d.std())
        out["daily_mean_skewness"].append(np.clip(skewness(d), -3, 3))
        out["daily_mean_lag_correlation"].append(np.clip(correlation(d[:-1], d[1:]), -0.9, 0.99))
        out["dew_point_depression"].append(p.mean())
        out["dew_point_depression_deviation"].append(p.std())
        out["dew_point_depression_correlation"].append(correlation(d, p))
        out["dew_point_daily_slope"].append(
            (inside_dry * inside_dew).mean() / max((inside_dry**2).mean(), 1e-9)
        )
        out["pressure"].append(w["pressure"].reshape(365, 24)[of].mean())
        out["global_horizontal"].append(light.mean())
        out["diffuse_share"].append(
            w["diffuse"].reshape(365, 24)[of].sum() / max(light.sum(), 1e-9)
        )
        out["wind_speed"].append(w["wind_speed"].reshape(365, 24)[of].mean())
    return {key: [float(v) for v in values] for key, values in out.items()}


def mean_of(many: list[dict[str, list[float]]]) -> dict[str, list[float]]:
    return {key: [float(v) for v in np.mean([one[key] for one in many], axis=0)] for key in UNITS}


def replace(stats: dict[str, list[float]], entry: dict[str, Any]) -> None:
    """Typed monthly values; a humidity replaces the depression, which scales its spread."""
    typed = dict(entry.get("replace", {}))
    humidity = typed.pop("relative_humidity", None)
    for key, values in typed.items():
        if key not in UNITS:
            raise SystemExit(f"replace: no statistic {key!r}")
        stats[key] = [float(v) for v in (values if isinstance(values, list) else [values] * 12)]
    if humidity is not None:
        mean = np.array(stats["dry_bulb"])
        depression = mean - dew_point_of(mean, np.array(humidity) / 100)
        spread = np.array(stats["dew_point_depression_deviation"])
        scale = depression / np.maximum(np.array(stats["dew_point_depression"]), 0.1)
        stats["dew_point_depression"] = depression.tolist()
        stats["dew_point_depression_deviation"] = (spread * np.clip(scale, 0.3, 2.0)).tolist()


def write_entry(
    name: str, entry: dict[str, Any], place: dict[str, float], stats: dict[str, list[float]]
) -> str:
    lines = [f"  {name}:"]
    for key in ("title", "source", "year", "basis", "note"):
        if key in entry:
            text = str(entry[key])
            plain = key in ("year", "basis")
            shown = text if plain else json.dumps(text, ensure_ascii=False)
            lines.append(f"    {key}: {shown}")
    lines.append(
        f"    location: {{latitude: {place['latitude']:g}, longitude: {place['longitude']:g}, "
        f"elevation: {place['elevation']:g} m, utc_offset: {place['utc_offset']:g} h}}"
    )
    for key, (unit, digits) in UNITS.items():
        values = "[" + ", ".join(f"{round(v, digits) + 0.0:g}" for v in stats[key]) + "]"
        lines.append(
            f"    {key}: " + (values if unit is None else f"{{unit: {unit}, values: {values}}}")
        )
    return "\n".join(lines)


def main(folder: Path) -> None:
    places = yaml.safe_load(
        (Path(__file__).parent / "climate_places.yaml").read_text(encoding="utf-8")
    )
    print(places["header"].rstrip())
    print("climates:")
    for name, entry in sorted(places["places"].items()):
        years = []
        for file in entry["files"]:
            path = folder / file
            years.append(
                read_openmeteo(path, entry["utc_offset"]) if ".json" in file else read_epw(path)
            )
        stats = mean_of([statistics(w) for w in years])
        replace(stats, entry)
        place = years[0]["place"] | entry.get("place", {})
        print(write_entry(name, entry, place, stats))


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] in ("-h", "--help"):
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]))
