#!/usr/bin/env python3
# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Compare the synthesised years of scenarios/catalog/climates.yaml with weather files.

usage: tools/compare_climates.py FOLDER [--places a,b,...] [--write]

FOLDER holds EPW files (.epw or .epw.gz) by the names in tools/climate_places.yaml. Every climate
that was derived from one file of its own place is compared: mean and 1st, 50th and 99th percentile
of dry and wet bulb, hours below 10 degC wet bulb, and annual PUE of one site for the two cooling
models. The statistics of the files are computed here with PsychroLib, not with Tenfold.

Exits with 1 where PUE differs by more than 0.01. Without --write the tables are printed. With it
they go to docs/validation/climates.md, and the derived statistics of the files (no hourly values)
to tests/validation/weather/climates.csv, which a test reads.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import psychrolib
import yaml

import tenfold as tf

sys.path.insert(0, str(Path(__file__).parent))
from climate_statistics import open_text, read_epw

ROOT = Path(__file__).resolve().parents[1]
TABLE = ROOT / "tests" / "validation" / "weather" / "climates.csv"
PAGE = ROOT / "docs" / "validation" / "climates.md"
#: The two cooling designs of one site, with their default values.
DESIGNS = {
    "water_economizer": ("{model: water_economizer}", "{type: cpu_2u, count: 900}"),
    "cold_plate_dry_cooler": (
        "{model: cold_plate_dry_cooler, facility_supply: 32 degC}",
        "{type: nvl72, count: 100}",
    ),
}
WORKLOADS = """
workloads:
  - {name: training, model: steady, utilisation: 0.85, share: 0.6, runs_on: [accelerator]}
  - {name: chat, model: diurnal, utilisation: 0.5, share: 0.4, runs_on: [accelerator]}
  - {name: web, model: diurnal, utilisation: 0.4, share: 1.0, runs_on: [cpu]}
"""
#: Other files of nearly the same place: another data set or period, or one actual year.
OTHERS = {
    "shanghai": ["CHN_Shanghai-Hongqiao_TMYx.epw.gz"],
    "virginia": ["USA_VA_Dulles_TMY3.epw.gz", "USA_VA_Leesburg_TMYx.epw.gz"],
    "golden": ["USA_CO_Golden-SRRL_AMY2012.epw.gz", "USA_CO_Golden-SRRL_AMY2013.epw.gz"],
}
#: Annual PUE from the file and from the climate must agree within this.
MOST_PUE_DIFFERENCE = 0.01
STATISTICS = (
    "dry_mean",
    "dry_p01",
    "dry_p50",
    "dry_p99",
    "wet_mean",
    "wet_p01",
    "wet_p50",
    "wet_p99",
    "wet_below_10_h",
)


def wet_bulbs(dry: np.ndarray, dew: np.ndarray, pressure_kPa: np.ndarray) -> np.ndarray:
    """Wet bulb [degC] by PsychroLib."""
    psychrolib.SetUnitSystem(psychrolib.SI)
    of = psychrolib.GetTWetBulbFromTDewPoint
    # Its bisection has no room in saturated air.
    return np.array(
        [
            t if d >= t - 1e-6 else of(t, d, p * 1000.0)
            for t, d, p in zip(dry.tolist(), dew.tolist(), pressure_kPa.tolist(), strict=True)
        ]
    )


def statistics(dry: np.ndarray, wet: np.ndarray) -> dict[str, float]:
    """Statistics of hourly dry and wet bulbs [degC]."""
    out: dict[str, float] = {}
    for name, values in (("dry", dry), ("wet", wet)):
        out[f"{name}_mean"] = float(values.mean())
        for part in (1, 50, 99):
            out[f"{name}_p{part:02d}"] = float(np.percentile(values, part))
    out["wet_below_10_h"] = float((wet < 10.0).sum())
    return out


def of_file(path: Path) -> dict[str, float]:
    """Statistics of an EPW file, 29 February left out."""
    w = read_epw(path)
    return statistics(w["dry_bulb"], wet_bulbs(w["dry_bulb"], w["dew_point"], w["pressure"]))


def of_climate(name: str) -> dict[str, float]:
    """Statistics of a synthesised year, 29 February left out."""
    year = tf.weather.climate(name)
    keep = np.ones(8784, bool)
    keep[59 * 24 : 60 * 24] = False
    return statistics(year["dry_bulb_K"][keep] - 273.15, year["wet_bulb_K"][keep] - 273.15)


def rewrite(text: str, dry: np.ndarray | None = None, dew: np.ndarray | None = None) -> str:
    """EPW text of 365 days with other dry bulbs and dew points, dew points at most the dry bulb.

    Tenfold refuses an excess over 0.5 K; the file of Zhangbei has 28 such hours.
    """
    every = [line for line in text.splitlines() if line.strip()]
    lines = every[:8] + [r for r in every[8:] if r.split(",")[1:3] != ["2", "29"]]
    for i in range(8, len(lines)):
        fields = lines[i].split(",")
        if dry is not None and dew is not None:
            fields[6], fields[7] = f"{dry[i - 8]:.2f}", f"{dew[i - 8]:.2f}"
        if float(fields[7]) > float(fields[6]):
            fields[7] = fields[6]
        lines[i] = ",".join(fields)
    return "\n".join(lines) + "\n"


def naive_years(path: Path) -> dict[str, tuple[np.ndarray, np.ndarray]]:
    """Dry bulb and dew point [degC] of two years that know less: a constant, and sine waves.

    The sine waves are the least-squares fit of one annual and one daily wave to the file itself.
    """
    w = read_epw(path)
    hour = np.arange(8760)
    waves = np.column_stack(
        [np.ones(8760)]
        + [f(2 * np.pi * hour / period) for period in (8760, 24) for f in (np.sin, np.cos)]
    )
    out = {}
    for kind, basis in (("constant", waves[:, :1]), ("sine", waves)):
        dry, dew = (
            basis @ np.linalg.lstsq(basis, w[name], rcond=None)[0]
            for name in ("dry_bulb", "dew_point")
        )
        out[kind] = (dry, np.minimum(dry, dew))
    return out


def annual_pue(name: str, path: Path, folder: Path) -> dict[str, dict[str, float]]:
    """PUE of one site by design and by weather: file, climate, constant, sine."""
    text = open_text(path)
    kinds = {"climate": f"climate: {name}"}
    rows = {"file": (None, None), **naive_years(path)}
    for kind, (dry, dew) in rows.items():
        epw = folder / f"{name}-{kind}.epw"
        epw.write_text(rewrite(text, dry, dew), encoding="utf-8")
        kinds[kind] = f"file: {epw.name}"
    place = tf.weather.read_epw(folder / f"{name}-file.epw")
    lines = ["tenfold: 1", "title: climates", "horizon: {start: 2025-01-01, end: 2026-01-01}"]
    lines.append("sites:")
    for design, (cooling, racks) in DESIGNS.items():
        for kind, weather in kinds.items():
            lines += [
                f"  - name: {design}-{kind}",
                f"    location: {{latitude: {place['latitude']}, longitude: {place['longitude']}, "
                f"elevation: {max(place['elevation'], 0.0)} m, timezone: UTC}}",
                f"    weather: {{{weather}}}",
                "    grid: {zone: DE, connection: 120 MW}",
                "    power: {design: ups_2n}",
                f"    halls: [{{name: hall, cooling: {cooling}, racks: [{racks}]}}]",
            ]
    scenario = folder / "compare.yaml"
    scenario.write_text("\n".join(lines) + WORKLOADS, encoding="utf-8")
    pue = tf.simulate(tf.load(scenario)).by_site()["pue"]
    return {d: {k: float(pue[f"{d}-{k}"]) for k in kinds} for d in DESIGNS}


def comparable(folder: Path) -> dict[str, Path]:
    """Climates that come from one weather file of their own place."""
    places = yaml.safe_load((ROOT / "tools" / "climate_places.yaml").read_text(encoding="utf-8"))
    out = {}
    for name, entry in sorted(places["places"].items()):
        path = folder / entry["files"][0]
        if entry["basis"] == "measured" and len(entry["files"]) == 1 and path.exists():
            out[name] = path
    return out


def table(head: list[str], rows: list[list[str]]) -> str:
    lines = ["| " + " | ".join(head) + " |", "|---" + "|---:" * (len(head) - 1) + "|"]
    return "\n".join(lines + ["| " + " | ".join(r) + " |" for r in rows])


def page(rows: list[dict[str, Any]], others: list[list[str]]) -> str:
    """The tables as Markdown."""

    def pair(r: dict[str, Any], s: str, digits: int = 1) -> str:
        found, wanted = r["climate"][s], r["file"][s]
        return f"{wanted:.{digits}f} ({found - wanted:+.{digits}f})"

    def largest(s: str) -> str:
        return f"{max(abs(r['climate'][s] - r['file'][s]) for r in rows):.2f}"

    def mean(s: str) -> str:
        return f"{np.mean([abs(r['climate'][s] - r['file'][s]) for r in rows]):.2f}"

    def bulbs(kind: str) -> str:
        names = [f"{kind}_{p}" for p in ("mean", "p01", "p50", "p99")]
        head = ["climate", "mean", "1 %", "50 %", "99 %"]
        if kind == "wet":
            names.append("wet_below_10_h")
            head.append("hours below 10 °C")
        body = [
            [r["name"], *(pair(r, s, 0 if s.endswith("_h") else 2) for s in names)] for r in rows
        ]
        body.append(["mean absolute difference", *map(mean, names)])
        body.append(["largest difference", *map(largest, names)])
        return table(head, body)

    def pues(design: str) -> str:
        kinds = ("climate", "sine", "constant")
        body = [
            [
                r["name"],
                f"{r['pue'][design]['file']:.4f}",
                *(f"{r['pue'][design][k] - r['pue'][design]['file']:+.4f}" for k in kinds),
            ]
            for r in rows
        ]
        by_design = [r["pue"][design] for r in rows]
        gaps = {k: [abs(p[k] - p["file"]) for p in by_design] for k in kinds}
        body.append(["mean absolute difference", "", *(f"{np.mean(gaps[k]):.4f}" for k in kinds)])
        body.append(["largest difference", "", *(f"{np.max(gaps[k]):.4f}" for k in kinds)])
        return table(["climate", "file", "climate", "sine waves", "constant"], body)

    return f"""# Built-in climates against the weather files they come from

Written by `tools/compare_climates.py`. A built-in climate is twelve monthly values of each
statistic in `scenarios/catalog/climates.yaml`; the year synthesised from them is compared with the
typical year (EPW) that the statistics were taken from. Only climates with a file of their own place
appear: the {len(rows)} below. The others are estimates; `climates.yaml` says for each how it was
made.

Statistics of the files were computed outside Tenfold (wet bulb by PsychroLib). Each cell shows the
value of the file and, in brackets, the synthesised year less the file. Percentiles are of hourly
values. The files are typical years; neither they nor the synthesised years hold extremes, so size
equipment with design conditions. The hottest and coldest percent of dry bulbs are off by up to
{largest("dry_p99")} and {largest("dry_p01")} K: read them as no better than that.

## Dry bulb, °C

{bulbs("dry")}

## Wet bulb, °C

{bulbs("wet")}

## Annual PUE

One site, electrical chain `ups_2n`, the default values of each cooling model, calendar year 2025.
The second column is PUE with the file; the others are differences from it. "Sine waves" and
"constant" are yardsticks that know less: one annual and one daily sine wave fitted to the file, and
its annual mean.

### water_economizer

{pues("water_economizer")}

### cold_plate_dry_cooler, facility water at 32 °C

{pues("cold_plate_dry_cooler")}

## Weather that the climates have not seen

The same PUE with other files of nearly the same place: another data set or period, or one actual
year. What the choice of a file moves is of the size of the synthesis error or above it.

{table(["climate", "other file", *(f"{d}: file, climate less file" for d in DESIGNS)], others)}
"""


def write_table(rows: list[dict[str, Any]]) -> None:
    """Derived statistics of the files, for the tests."""
    lines = ["climate,file," + ",".join(STATISTICS)]
    for r in rows:
        values = ",".join(f"{r['file'][s]:.2f}" for s in STATISTICS)
        lines.append(f"{r['name']},{r['path'].name},{values}")
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--places", default="", help="names, separated by commas")
    parser.add_argument("--write", action="store_true", help="write the page and the table")
    options = parser.parse_args()
    wanted = [p for p in options.places.split(",") if p]
    files = comparable(options.folder)
    if not files:
        raise SystemExit(f"no weather file of tools/climate_places.yaml in {options.folder}")
    rows: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as scratch:
        for name, path in files.items():
            if wanted and name not in wanted:
                continue
            rows.append(
                {
                    "name": name,
                    "path": path,
                    "file": of_file(path),
                    "climate": of_climate(name),
                    "pue": annual_pue(name, path, Path(scratch)),
                }
            )
            print(name, file=sys.stderr, flush=True)
        others = [
            [
                name,
                file.removesuffix(".epw.gz"),
                *(
                    f"{p['file']:.4f}, {p['climate'] - p['file']:+.4f}"
                    for p in annual_pue(name, options.folder / file, Path(scratch)).values()
                ),
            ]
            for name, more in OTHERS.items()
            for file in more
            if (not wanted or name in wanted) and (options.folder / file).exists()
        ]
    text = page(rows, others)
    if options.write:
        PAGE.parent.mkdir(parents=True, exist_ok=True)
        PAGE.write_text(text, encoding="utf-8")
        write_table(rows)
    else:
        print(text)
    misses = [
        f"{r['name']}, {design}: {p['climate'] - p['file']:+.4f}"
        for r in rows
        for design, p in r["pue"].items()
        if abs(p["climate"] - p["file"]) > MOST_PUE_DIFFERENCE
    ]
    if misses:
        raise SystemExit(f"PUE differs by more than {MOST_PUE_DIFFERENCE}:\n" + "\n".join(misses))


if __name__ == "__main__":
    main()
