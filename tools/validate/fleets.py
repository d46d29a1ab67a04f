# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Fleets against what was disclosed and estimated: own sites, United States, world.

None is fitted to these numbers; scenarios/SOURCES.md has every input and the order of looks.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

import tenfold as tf

from .scores import Section

LBNL = {2018: 76.0, 2023: 176.0}  # TWh, LBNL-2001637
LBNL_2028 = (325.0, 580.0)
IEA = {2030: 945.0, 2035: 1200.0}  # TWh, base case of Energy and AI (2025)
IEA_2035 = (700.0, 1720.0)


def compare(scenarios: Path) -> Section:
    """One section for the three."""
    section = Section("Fleets: what was disclosed and estimated")
    section.say(
        "Nothing is fitted to these numbers, but several inputs were chosen while it was known "
        "what they do: scenarios/SOURCES.md says which, and in which order they were looked at."
    )
    _own_sites(section, scenarios)
    _energies(section, scenarios)
    return section


def _own_sites(section: Section, scenarios: Path) -> None:
    scenario = tf.load(scenarios / "alibaba_cloud_2032.yaml")
    run = tf.simulate(scenario.replace({"horizon.end": "2025-04-01"}), channels=["none"])
    table = run.disclosed_pue()
    known = table[table["fiscal_year"] <= 2024]
    for row in table.itertuples():
        reported = row.fiscal_year <= 2024
        section.add(
            f"own_sites.fiscal_{row.fiscal_year}",
            "absolute_error_of_pue",
            abs(row.difference),
            0.02 if reported else None,
            note=f"disclosed {row.disclosed:.3f}, modelled {row.modelled:.3f}, constant "
            f"{row.constant:+.3f}" + ("" if reported else "; a prediction"),
        )
    section.add(
        "own_sites.skill",
        "error_over_error_of_constant",
        float(known["difference"].abs().mean() / known["constant"].abs().mean()),
        1.0,
        note="above 1 the constant is closer",
    )


def _energies(section: Section, scenarios: Path) -> None:
    def by_year(name: str) -> dict[int, float]:
        run = tf.simulate(tf.load(scenarios / name), channels=["none"])
        return {int(y): float(v) / 1e9 for y, v in run.by_year()["facility_energy"].items()}

    states, world = by_year("us_2028.yaml"), by_year("world_2035.yaml")
    for who, name, energy, estimates in (
        ("LBNL", "us_2028", states, LBNL),
        ("IEA", "world_2035", world, IEA),
    ):
        for year, found in estimates.items():
            section.add(
                f"{name}.{year}",
                "relative_error_of_energy",
                abs(energy[year] / found - 1.0),
                note=f"{who} {found:.0f} TWh, modelled {energy[year]:.1f}",
            )
    _range(section, "us_2028.2028", states[2028], LBNL_2028, "LBNL")
    _range(section, "world_2035.2035.range", world[2035], IEA_2035, "IEA")


def _range(section: Section, case: str, value: float, ends: tuple[float, float], who: str) -> None:
    outside = max(ends[0] / value - 1.0, value / ends[1] - 1.0, 0.0)
    section.add(
        case,
        "relative_distance_to_range",
        float(np.round(outside, 6)),
        0.0,
        note=f"{who} {ends[0]:.0f} to {ends[1]:.0f} TWh, modelled {value:.0f}",
    )
