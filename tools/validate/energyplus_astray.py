# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Hours in which EnergyPlus leaves its own set points, or physics: what its tables show of it.

Like hours that are not settled, such hours say nothing of the model they are compared with: limits
are asked of the other hours, and the scores of all settled hours stand beside them without a limit.
Nothing here looks at a result of Tenfold. No settled hour of the kept tables is astray.

- **Supply air.** The recirculating hall of case `datacenter` has a second, hot state in humid air.
  The same input and weather give both: run over the year, EnergyPlus holds 22 degC in Golden in all
  672 hours of the tables; run over the four weeks alone, so that the hall's humidity (that of the
  first outdoor hour, which nothing removes) is that of 16 July, it stands at 25.4 to 29.3 degC in
  all 168 hours of that week.
- **Chilled water.** A chiller short of capacity: EnergyPlus takes its capacity and power at the set
  point although the water leaves warmer; Tenfold takes them at the water that leaves.
- **Tower water.** Water that leaves colder than the wet bulb. Where the loop's water is already
  colder than the air, no range balances the correlation (`energyplus_tower.py`), EnergyPlus takes
  water 22.2 K below the entering, and the loop stays there: 18 degC under a wet bulb of 30.8 degC.
- **False load.** Hot gas by-pass is added to the condenser heat (condenser - evaporator - power =
  false load, by the tables): heat that nothing brought. Asked of plants with an economizer only,
  where warmer tower water changes what the chiller is left with.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from . import energyplus_hall as hall
from . import energyplus_plant as plant
from .energyplus_case import Case
from .energyplus_tables import Table

Mask = NDArray[np.bool_]

#: Departure from a set point: of supply air, of chilled water, of tower water from the wet bulb.
AIR_K, CHILLED_K, WET_BULB_K = hall.SUPPLY_K, 0.01, 0.1
#: Departure of a mean of the year.
YEAR_K = 0.02
#: False load over the heat of the tower.
FALSE_LOAD = 0.01


@dataclass(frozen=True)
class Astray:
    """Hours of a table by reason, and reasons for which the year cannot be compared."""

    hours: dict[str, Mask]
    year: tuple[str, ...]
    count: int

    @property
    def held(self) -> Mask:
        """Hours that count."""
        out = np.ones(self.count, dtype=bool)
        for mask in self.hours.values():
            out &= ~mask
        return out

    def __bool__(self) -> bool:
        return not self.held.all() or bool(self.year)

    def words(self) -> str:
        """What to say of a climate."""
        found = [
            f"{m.sum()} of {len(m)} hours: {name}" for name, m in self.hours.items() if m.any()
        ]
        found += [f"mean of the year: {name}" for name in self.year]
        return "; ".join(found)


def find(case: Case, climate: str, table: Table, name: str = "", prefix: str = "") -> Astray:
    """Hours of a table in which EnergyPlus is astray."""
    parts = plant.Plant.of(case, name)
    hours: dict[str, Mask] = {}
    points: list[tuple[str, str, float, float]] = []
    if "crah_supply_C" in table:
        points.append(
            (
                "supply air leaves its set point",
                "crah_supply_C",
                hall.HallModel.of(case).supply_C,
                AIR_K,
            )
        )
    if parts.chiller is not None and f"{prefix}chw_supply_C" in table:
        points.append(
            (
                "chilled water leaves its set point",
                f"{prefix}chw_supply_C",
                parts.chiller.setpoint,
                CHILLED_K,
            )
        )
    year = []
    whole = case.monthly.get((climate, 0), {})
    for words, column, point, least in points:
        hours[words] = np.abs(table[column] - point) > least
        if abs(whole.get(f"{column}_mean", point) - point) > YEAR_K:
            year.append(words)
    outlet = f"{prefix}tower_outlet_C"
    if outlet in table:
        hours["tower water colder than the wet bulb"] = (
            table[outlet] < table["outdoor_wetbulb_C"] - WET_BULB_K
        )
    false = f"{prefix}chiller_false_load_W"
    if parts.exchanger_UA > 0 and false in table:
        share = FALSE_LOAD * np.abs(table[f"{prefix}tower_heat_W"])
        hours["false load heats the tower water"] = table[false] > share
        part = f"{prefix}chiller_false_load_kWh"
        if whole.get(part, 0.0) > FALSE_LOAD * whole.get(f"{prefix}tower_heat_kWh", np.inf):
            year.append("false load heats the tower water")
    return Astray(hours, tuple(year), len(table["settled"]))
