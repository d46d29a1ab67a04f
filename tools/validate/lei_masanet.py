# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Bands of Lei and Masanet (2022): ten designs, eleven climate zones, 5th and 95th percentiles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

import tenfold as tf

from . import plants, runs
from .plotting import bands_figure
from .scores import Section, latin_hypercube, spearman
from .tables import TableError, read_rows

Array = NDArray[np.float64]

#: Built-in climate that stands for a zone of ASHRAE 169. The cities are those of the prototype
#: buildings of ASHRAE 90.1 or neighbours of them in the same zone.
ZONES = {
    "0A": "singapore",
    "0B": "riyadh",
    "1A": "miami",
    "1B": "riyadh",
    "2A": "guangzhou",
    "2B": "phoenix",
    "3A": "atlanta",
    "3B": "queretaro",
    "3C": "san_francisco",
    "4A": "virginia",
    "4B": "albuquerque",
    "4C": "london",
    "5A": "chicago",
    "5B": "golden",
    "5C": "dublin",
    "6A": "minneapolis",
    "6B": "xining",
    "7": "duluth",
    "8": "fairbanks",
}

SEED = 2022


@dataclass
class Band:
    """Published quantiles of one case and zone."""

    low: float
    middle: float
    high: float


def read_ranges(path: Path) -> dict[str, dict[str, tuple[float, float]]]:
    """Ranges by case ("1" to "10") and input variable; what a case has not is left out."""
    rows = read_rows(path, ("Input Variable",), comment="#")
    out: dict[str, dict[str, tuple[float, float]]] = {}
    for row in rows:
        for column, value in row.items():
            if not column or not column.startswith("Case ") or value in (None, "", "n/a"):
                continue
            try:
                ends = [float(v) for v in value.split(",")]
            except ValueError:
                raise TableError(
                    f"{path}, row {row.line}, column '{column}': '{value}' is no range 'low, high'"
                ) from None
            out.setdefault(column[5:], {})[row["Input Variable"]] = (ends[0], ends[-1])
    return out


def read_bands(path: Path, quantity: str) -> dict[str, dict[str, Band]]:
    """Bands by case and zone of "pue" or "wue", from either layout of the published tables."""
    out: dict[str, dict[str, Band]] = {}
    rows = read_rows(path, ("case", "climate_zone"))
    if "quantile" in rows[0]:
        rows = read_rows(path, ("quantile", quantity))
        ends: dict[tuple[str, str], dict[str, float]] = {}
        for r in rows:
            ends.setdefault((r["case"], r["climate_zone"]), {})[r["quantile"]] = r.number(quantity)
        for (case, zone), value in ends.items():
            if not {"5th", "95th"} <= value.keys():
                raise TableError(
                    f"{path}, column 'quantile': case {case}, zone {zone} has no 5th or no 95th"
                )
            low, high = value["5th"], value["95th"]
            out.setdefault(case, {})[zone] = Band(low, 0.5 * (low + high), high)
        return out
    columns = [f"{quantity}_p5", f"{quantity}_p50", f"{quantity}_p95"]
    for r in read_rows(path, columns):
        out.setdefault(r["case"], {})[r["climate_zone"]] = Band(*(r.number(c) for c in columns))
    return out


def read_systems(path: Path) -> dict[str, str]:
    """Cooling system by case."""
    rows = read_rows(path, ("case", "size", "cooling_system"))
    return {r["case"]: f"{r['size']}: {r['cooling_system']}" for r in rows}


def draw(ranges: dict[str, tuple[float, float]], samples: int) -> list[dict[str, float]]:
    """Latin hypercube over the ranges of a case, uniform, the same in every zone."""
    names = sorted(ranges)
    unit = latin_hypercube(samples, len(names), SEED)
    return [
        {
            name: ranges[name][0] + (ranges[name][1] - ranges[name][0]) * float(u)
            for name, u in zip(names, row, strict=True)
        }
        for row in unit
    ]


def simulate_case(
    system: str, ranges: dict[str, tuple[float, float]], climate: str, samples: int
) -> tuple[Array, Array]:
    """Annual PUE and WUE [L/kWh] of all samples in a climate."""
    return _simulate(plants.path_of(system), tuple(sorted(ranges.items())), climate, samples)


@cache
def _simulate(
    path: str, ranges: tuple[tuple[str, tuple[float, float]], ...], climate: str, samples: int
) -> tuple[Array, Array]:
    """The same, kept: two tables of the authors name the same designs."""
    sites = [
        plants.site(f"s{i}", path, x, {"climate": climate})
        for i, x in enumerate(draw(dict(ranges), samples))
    ]
    years = runs.yearly(runs.run(sites))
    return (
        np.array([years[s.name]["pue"] for s in sites]),
        np.array([years[s.name]["wue"] for s in sites]),
    )


def compare(
    bands: Path,
    ranges: Path,
    samples: int,
    out: Path,
    *,
    title: str = "Lei and Masanet (2022)",
    limits: bool = True,
    cases: Sequence[str] | None = None,
) -> Section:
    """Score every case and zone of `bands` that a design and a climate stand for.

    Without `limits` scores are shown only.
    """
    section = Section(f"{title}: annual PUE by design and climate zone")
    stem = bands.stem.split("_5_")[0].replace("_quantiles", "")
    inside_limit, rank_limit, width_limit = (0.9, 0.8, 1.0) if limits else (None, None, None)
    all_ranges, systems = read_ranges(ranges), read_systems(bands)
    pue, wue = read_bands(bands, "pue"), read_bands(bands, "wue")
    missing: list[str] = []
    rows: list[list[str]] = []
    ours: dict[str, dict[str, Array]] = {}
    inside, total = 0, 0
    wue_inside, wue_total = 0, 0
    for case, zones in pue.items():
        if cases is not None and case not in cases:
            continue
        system = systems[case]
        if case not in all_ranges or not plants.known(system):
            missing.append(f"case {case} ({system})")
            continue
        for zone, band in zones.items():
            if zone not in ZONES:
                missing.append(f"zone {zone}")
                continue
            try:
                values, water = simulate_case(system, all_ranges[case], ZONES[zone], samples)
            except tf.TenfoldError as error:
                missing.append(f"case {case} ({str(error).splitlines()[0]})")
                section.add(f"{stem}.pue.case_{case}.{zone}", "failures", 1.0, 0.0)
                break
            ours.setdefault(case, {})[zone] = values
            middle = float(np.median(values))
            inside += band.low <= middle <= band.high
            total += 1
            if plants.water_is_sound(system):
                w = wue[case][zone]
                wue_inside += w.low <= float(np.median(water)) <= w.high
                wue_total += 1
            p5, p95 = np.quantile(values, [0.05, 0.95])
            rows.append(
                [
                    case,
                    zone,
                    f"{band.low:.3f} to {band.high:.3f}",
                    f"{p5:.3f} to {p95:.3f}",
                    f"{middle:.3f}",
                    "yes" if band.low <= middle <= band.high else "**no**",
                    f"{(p95 - p5) / (band.high - band.low):.2f}",
                    f"{wue[case][zone].low:.2f} to {wue[case][zone].high:.2f}",
                    f"{np.median(water):.2f}",
                ]
            )
    if total:
        section.add(f"{stem}.pue", "share_of_medians_inside", inside / total, inside_limit, "least")
    if wue_total:
        section.add(
            f"{stem}.wue",
            "share_of_medians_inside",
            wue_inside / wue_total,
            inside_limit,
            "least",
        )
    for case, by_zone in ours.items():
        zones = list(by_zone)
        theirs = np.array([pue[case][z].middle for z in zones])
        medians = np.array([np.median(by_zone[z]) for z in zones])
        spread = theirs.max() - theirs.min()
        limited = spread > 0.03 and len(zones) > 2
        section.add(
            f"{stem}.pue.case_{case}.rank",
            "spearman",
            spearman(medians, theirs),
            rank_limit if limited else None,
            "least",
            note="" if limited else f"published middles spread by {spread:.3f} only",
        )
        ratios = np.array(
            [
                (np.quantile(by_zone[z], 0.95) - np.quantile(by_zone[z], 0.05))
                / (pue[case][z].high - pue[case][z].low)
                for z in zones
            ]
        )
        section.add(
            f"{stem}.pue.case_{case}.spread",
            "share_of_zones_with_ratio_0.5_to_1.5",
            float(np.mean((ratios >= 0.5) & (ratios <= 1.5))),
            width_limit,
            "least",
            note=f"ratio {ratios.min():.2f} to {ratios.max():.2f}",
        )
        # A constant for the case: the mean of the published middles of the other zones.
        constant = np.array([np.delete(theirs, i).mean() for i in range(len(theirs))])
        section.add(
            f"{stem}.pue.case_{case}.constant",
            "error_over_error_of_constant",
            float(
                np.mean(np.abs((medians - medians.mean()) - (theirs - theirs.mean())))
                / max(np.mean(np.abs(constant - theirs)), 1e-12)
            ),
            None,
            note="differences between zones only; above 1 a constant is closer",
        )
    section.text.extend(plants.NOTES)
    if missing:
        section.say("Not compared: " + ", ".join(sorted(set(missing))) + ".")
    section.table(
        [
            "case",
            "zone",
            "published P5 to P95",
            "modelled P5 to P95",
            "median",
            "inside",
            "width ratio",
            "published WUE",
            "median WUE",
        ],
        rows,
    )
    if ours:
        path = out / f"{stem}.svg"
        bands_figure(path, pue, ours)
        section.figures.append((path, "Published bands (grey) and modelled bands (blue) by zone."))
    return section
