# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Whole plants against EnergyPlus: hourly on settled hours, totals over the period or the year."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from . import energyplus_astray
from . import energyplus_weather as weather_of
from .energyplus_astray import Astray
from .energyplus_case import Case
from .energyplus_model import Modelled, model, truth, weekly, year_truth
from .energyplus_tables import Array
from .plotting import hours_figure
from .scores import Section, cv_rmse, nmbe

#: Note on hours in which EnergyPlus finds no balance at the lowest fan speed.
FALLBACK = "{} of {} settled hours as EnergyPlus falls back"
HOURLY_NMBE, HOURLY_CV, TOTAL, PUE = 0.02, 0.05, 0.02, 0.005


def ratio(ours: float, theirs: float) -> float:
    """Relative difference; nothing to nothing is none, something to nothing is no number."""
    if theirs == 0.0:
        return 0.0 if ours == 0.0 else float("nan")
    return ours / theirs - 1.0


@dataclass
class Sums:
    """Sums of a period, ours and theirs."""

    ours: dict[str, float]
    theirs: dict[str, float]
    period: str

    def pue(self) -> tuple[float, float, float]:
        """Ours, ours with the tower fans of EnergyPlus, theirs."""
        m, t = self.ours, self.theirs
        it, own = t["it_W"], m["it_W"]
        return m["facility_W"] / own, m["facility_theirs_W"] / own, t["facility_W"] / it


def sums(
    case: Case, climate: str, ours: Modelled, off: Astray, name: str, prefix: str
) -> list[Sums]:
    """The period that limits are asked of, then others: the year where it can be compared.

    Without a weather file, or with a load that is no weekly profile, the hours of the table stand
    for the year; where EnergyPlus is astray, those of the table in which it is not.
    """
    table = case.expected(climate)
    t, m = truth(table, prefix), ours.at(table["hour_of_year"])
    held = off.held

    def over(mask: NDArray[np.bool_], period: str) -> Sums:
        return Sums(
            {k: float(v[mask].sum()) for k, v in m.items()},
            {k: float(v[mask].sum()) for k, v in t.items()},
            period,
        )

    whole = over(np.ones(len(held), dtype=bool), case.period(climate))
    path = case.weather_path(climate)
    if path is not None and (climate, 0) in case.monthly and weekly(case, table, name):
        year = model(case, table, weather_of.weather_table(path), name)
        theirs = year_truth(case, climate, prefix)
        whole = Sums({k: float(v.sum()) for k, v in year.columns.items()}, theirs, "year")
    if not off:
        return [whole]
    some = over(held, f"{held.sum()} hours of the table in which EnergyPlus is not astray")
    return [some, whole]


def totals(
    section: Section,
    case: Case,
    climate: str,
    ours: Modelled,
    off: Astray,
    name: str = "",
    prefix: str = "",
    *,
    limited: bool = True,
) -> list[Sums]:
    """Score fan energy and evaporation over the year, or over the table without a weather file."""
    found = sums(case, climate, ours, off, name, prefix)
    label = f"energyplus.{case.name}.{climate}" + (f".{prefix[:-1]}" if prefix else "")
    for i, s in enumerate(found):
        end = "" if i == 0 else ".with_hours_astray"
        possible = s.theirs["evaporation_theirs_m3"] != 0.0 or i > 0 or off.held.any()
        for part, what in (
            ("tower_fan_theirs_W", "tower_fan"),
            ("evaporation_theirs_m3", "evaporation"),
        ):
            section.add(
                f"{label}.{what}.total{end}",
                "absolute_relative_error",
                abs(ratio(s.ours[part], s.theirs[part])),
                TOTAL if limited and i == 0 and possible else None,
                note=s.period,
            )
    m, t = found[-1].ours, found[-1].theirs
    section.add(
        f"{label}.tower_fan.own_rule",
        "relative_difference",
        ratio(m["tower_fan_W"], t["tower_fan_W"]),
        note="ours keeps to the correlation where EnergyPlus falls back",
    )
    section.add(
        f"{label}.evaporation.own_convention",
        "relative_difference",
        ratio(m["evaporation_m3"], t["evaporation_theirs_m3"]),
        note="ours counts humidity ratios, EnergyPlus specific humidities",
    )
    return found


def say_astray(section: Section, climate: str, off: Astray) -> None:
    """State the hours that are left out of limits."""
    if off:
        section.say(
            f"**{climate}**: EnergyPlus is astray ({off.words()}; see "
            "`tools/validate/energyplus_astray.py`). Limits are asked of the other hours; scores "
            "of all of them stand beside."
        )


def hourly(
    section: Section,
    label: str,
    words: tuple[str, ...],
    ours: Array,
    theirs: Array,
    settled: NDArray[np.bool_],
    held: NDArray[np.bool_],
) -> None:
    """Bias and scatter of a power by hour, in hours that count, and beside it in all settled."""
    scores = {
        "bias": ("absolute_nmbe", lambda m, t: abs(nmbe(m, t)), HOURLY_NMBE),
        "scatter": ("cv_rmse", cv_rmse, HOURLY_CV),
    }
    counts = settled & held
    for word in words:
        metric, score, limit = scores[word]
        some = counts.any() and theirs[counts].sum() > 0
        section.add(
            f"{label}.{word}",
            metric,
            score(ours[counts], theirs[counts]) if some else float("nan"),
            limit if some else None,
            note="" if some else "no hour in which EnergyPlus is settled and not astray",
        )
        if not held.all() and settled.any():
            section.add(
                f"{label}.{word}.with_hours_astray",
                metric,
                score(ours[settled], theirs[settled]),
                note=f"{settled.sum()} settled hours, {counts.sum()} of them not astray",
            )


def pue(section: Section, name: str, total: Sums, *, limited: bool) -> None:
    """PUE with the tower fans of EnergyPlus where they fall back, and beside it our own."""
    own, with_fans, theirs = total.pue()
    end = "" if limited else ".with_hours_astray"
    section.add(
        f"{name}.pue{end}",
        "absolute_error",
        abs(with_fans - theirs),
        PUE if limited else None,
        note=f"{total.period}: {with_fans:.4f}, EnergyPlus {theirs:.4f}",
    )
    section.add(
        f"{name}.pue.own_rule{end}",
        "absolute_error",
        abs(own - theirs),
        note=f"{total.period}: {own:.4f} by our own tower fans",
    )


def compare(case: Case, figures: Path) -> Section:
    """All climates of one plant."""
    section = Section(f"EnergyPlus plant `{case.name}`")
    rows = []
    panels: dict[str, tuple[Array, Array]] = {}
    for climate in case.climates:
        table = case.expected(climate)
        ours = model(case, table, table)
        m, t = ours.at(table["hour_of_year"]), truth(table)
        settled = table["settled"] > 0.5
        name = f"energyplus.{case.name}.{climate}"
        off = energyplus_astray.find(case, climate, table)
        say_astray(section, climate, off)
        held = off.held
        main = "facility_W" if "facility_W" in t else "plant_W"
        theirs = f"{main[:-2]}_theirs_W"
        hourly(
            section, f"{name}.{main[:-2]}", ("bias", "scatter"), m[theirs], t[main], settled, held
        )
        if main != "plant_W":
            hourly(
                section, f"{name}.plant", ("scatter",), m["plant_theirs_W"], t["plant_W"],
                settled, held,
            )  # fmt: skip
        settled &= held
        if not settled.any():
            continue
        section.add(
            f"{name}.plant.own_fans",
            "cv_rmse",
            cv_rmse(m["plant_W"][settled], t["plant_W"][settled]),
            note=FALLBACK.format(int((m["falls_back"][settled] > 0.5).sum()), settled.sum()),
        )
        constant = np.full(settled.sum(), t[main][settled].mean())
        section.add(
            f"{name}.{main[:-2]}.constant",
            "cv_rmse_of_constant",
            cv_rmse(constant, t[main][settled]),
            note="the mean of the table itself",
        )
        for part in ("chiller_power_W", "tower_fan_W", "crah_fan_W"):
            if part in t and t[part][settled].sum() > 0:
                rows.append(
                    [
                        climate,
                        part[:-2],
                        f"{t[part][settled].mean():.0f} W",
                        f"{nmbe(m[part][settled], t[part][settled]):+.4f}",
                        f"{cv_rmse(m[part][settled], t[part][settled]):.4f}",
                    ]
                )
                panels[f"{climate}: {part[:-2]}"] = (t[part][settled], m[part][settled])
        for i, total in enumerate(totals(section, case, climate, ours, off)):
            if "facility_W" in total.theirs:
                pue(section, name, total, limited=i == 0)
    section.table(["climate", "part", "mean in EnergyPlus", "NMBE", "CV-RMSE"], rows)
    if panels:
        keep = dict(list(panels.items())[:6])
        path = figures / f"energyplus_{case.name}.svg"
        hours_figure(path, keep)
        section.figures.append((path, f"Hours of {case.name}, settled; power in W."))
    return section
