# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""A folder with the EnergyPlus tables of one plant, its climates and its weather."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

import numpy as np

from .energyplus_tables import CaseError, Columns, Part, read_epw, read_table
from .tables import TableError, read_rows

#: Columns that every table needs.
ALWAYS = (
    *("hour_of_year", "settled", "outdoor_drybulb_C", "outdoor_wetbulb_C"),
    *("outdoor_humidity_ratio_kg_kg", "outdoor_pressure_Pa"),
)
TOWER = ("tower_heat_W", "tower_water_kg_s", "tower_fan_W", "tower_evaporation_m3")
CHILLER = (
    *("chiller_evaporator_heat_W", "chiller_power_W", "condenser_entering_C"),
    *("chw_pump_W", "cw_pump_W", *TOWER),
)
HALL = (
    *("it_cpu_W", "it_fan_W", "it_loading", "it_air_m3_s", "it_air_kg_s"),
    *("crah_fan_W", "crah_air_kg_s", "facility_W"),
)
#: Mean difference of dry bulb [K] between a table and a weather file of the same year.
SAME_WEATHER_K = 0.1


class Case:
    """A folder with the tables of one plant."""

    def __init__(self, folder: Path, weather: tuple[Path, ...] = ()) -> None:
        self.folder = folder
        self.name = folder.name
        self._weather = weather
        self._tables: dict[str, Columns] = {}
        self._other_weather: set[str] = set()
        self.parts: dict[str, Part] = {}
        for row in read_rows(folder / "parameters.csv", ("part", "parameter", "value", "unit")):
            part = self.parts.setdefault(row["part"], Part(row["part"], {}))
            if row["parameter"] in part.rows:
                raise CaseError(
                    f"{row.path}, row {row.line}: parameter '{row['parameter']}' of part "
                    f"'{row['part']}' stands twice"
                )
            part.rows[row["parameter"]] = (row["value"], row["unit"])

    @cached_property
    def climates(self) -> dict[str, str]:
        """Weather file by climate, those of climates.csv first, then tables that it forgets."""
        out: dict[str, str] = {}
        path = self.folder / "climates.csv"
        for r in read_rows(path, ("climate", "weather_file")):
            if r["climate"] in out:
                raise CaseError(f"{path}, row {r.line}: climate '{r['climate']}' stands twice")
            out[r["climate"]] = r["weather_file"]
        for table in sorted(self.folder.glob("expected_*.csv*")):
            out.setdefault(table.name.removeprefix("expected_").split(".csv")[0], "")
        return out

    @cached_property
    def annual(self) -> dict[tuple[str, str], str]:
        """Annual results by climate and quantity; empty where the file is missing."""
        path = self.folder / "annual.csv"
        if not path.is_file():
            return {}
        rows = read_rows(path, ("climate", "quantity", "value"))
        return {(r["climate"], r["quantity"]): r["value"] for r in rows}

    @cached_property
    def monthly(self) -> dict[tuple[str, int], dict[str, float]]:
        """Sums and means by climate and month (0 is the year); empty without the file."""
        path = self.folder / "monthly.csv"
        if not path.is_file():
            return {}
        return {
            (r["climate"], int(r.number("month"))): {
                k: r.number(k) for k, v in r.items() if k not in ("climate", "month") and v != ""
            }
            for r in read_rows(path, ("climate", "month"))
        }

    def period(self, climate: str) -> str:
        """What the hours of a table are called."""
        hours = len(self.expected(climate)["hour_of_year"])
        return "four weeks" if hours == 672 else f"{hours} hours"

    def expected(self, climate: str) -> Columns:
        """Hourly table of a climate."""
        if climate not in self._tables:
            for name in (f"expected_{climate}.csv.gz", f"expected_{climate}.csv"):
                if (self.folder / name).is_file():
                    self._tables[climate] = read_table(self.folder / name)
                    break
            else:
                raise CaseError(f"{self.folder}: no expected_{climate}.csv.gz")
        return self._tables[climate]

    def columns(self) -> list[str]:
        """Columns that the comparison of this plant needs."""
        out = list(ALWAYS)
        for part in self.named("chiller"):
            name = part.removeprefix("Chiller").strip().lower()
            prefix = f"{name}_" if name else ""
            out += [prefix + c for c in CHILLER]
            if "IT equipment" not in self.parts:
                out.append(f"{prefix}load_W")
        if not self.named("chiller"):
            out += [f"{name.lower()}_{c}" for name in self.named("tower") for c in TOWER]
            out.append("heat_input_W")
        return out + (list(HALL) if "IT equipment" in self.parts else [])

    def check(self) -> dict[str, str]:
        """Climates whose table cannot be used, and why; they are taken out of `climates`."""
        out = {}
        for climate in self.climates:
            try:
                table = self.expected(climate)
                missing = [c for c in self.columns() if c not in table]
                if missing:
                    raise CaseError("; ".join(missing_column(table, c) for c in missing))
                hours = table["hour_of_year"]
                if (np.diff(hours) <= 0).any() or hours[0] < 1 or hours[-1] > 8760:
                    raise CaseError(f"{table.path}: hour_of_year must rise from 1 to 8760 at most")
            except TableError as error:
                out[climate] = str(error)
        for climate in out:
            del self.climates[climate]
        if not self.climates and not out:
            raise CaseError(f"{self.folder}: no table expected_CLIMATE.csv.gz")
        return out

    def weather_left_out(self) -> list[str]:
        """Weather files that are not those of the tables; they are not used after this."""
        out = []
        for climate in self.climates:
            path = self.weather_path(climate)
            if path is None:
                continue
            table = self.expected(climate)
            try:
                dry = read_epw(path)["outdoor_drybulb_C"]
            except (CaseError, ValueError, IndexError) as error:
                out.append(f"{climate}: {path}: {error}")
                self._other_weather.add(climate)
                continue
            here = table["hour_of_year"].astype(int) - 1
            apart = float(np.mean(np.abs(dry[here] - table["outdoor_drybulb_C"])))
            if apart > SAME_WEATHER_K:
                self._other_weather.add(climate)
                out.append(
                    f"{climate}: {path} is not the weather of the table, its dry bulb is "
                    f"{apart:.2f} K away in the mean of {len(here)} hours"
                )
        return out

    def part(self, start: str) -> Part:
        """The only part whose name starts with `start`."""
        found = [p for name, p in self.parts.items() if name == start or name.startswith(start)]
        if not found:
            raise CaseError(f"{self.folder}: no part '{start}'; there are {list(self.parts)}")
        return found[0]

    def named(self, kind: str) -> dict[str, Part]:
        """Parts "KIND NAME" by NAME."""
        return {
            name[len(kind) + 1 :]: part
            for name, part in self.parts.items()
            if name.startswith(kind + " ")
        }

    def weather_path(self, climate: str) -> Path | None:
        """The weather file of a climate, packed or not, if it lies in one of the folders."""
        stated = self.climates.get(climate, "")
        if not stated or climate in self._other_weather:
            return None
        plain = stated.removesuffix(".gz")
        for folder in self._weather:
            for name in (stated, plain, plain + ".gz"):
                if (folder / name).is_file():
                    return folder / name
        return None


def missing_column(table: Columns, name: str) -> str:
    """What to say of a column that is not there."""
    try:
        table[name]
    except CaseError as error:
        return str(error)
    return ""
