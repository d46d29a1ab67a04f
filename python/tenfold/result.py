# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Result of a simulation: series, totals, indicators, tables, figures, file and report."""

from __future__ import annotations

import html
import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import _core
from ._result_tables import Tables
from .kpi import Kpi, KpiSet

if TYPE_CHECKING:
    import pandas as pd
    import xarray as xr

    from ._plan_record import PlanRecord
    from ._totals import Totals
    from .levers import Levers
    from .plot import Plots
    from .scenario import Scenario
    from .sensitivity import Sensitivity

__all__ = ["Result", "open_result"]


class Result(Tables):
    """Everything that one simulation left.

    Made by `tenfold.simulate` or `Result.from_file`. Totals of the fleet leave out partner sites
    (``in_totals`` false); they are reported on their own.
    """

    def __init__(self, core: _core.Results) -> None:
        self._core = core

    # ------------------------------------------------------------------ facts

    @property
    def title(self) -> str:
        """Title of the scenario."""
        return self._core.title

    @property
    def version(self) -> str:
        """Version of Tenfold that made the result."""
        return self._core.version

    @property
    def attributes(self) -> dict[str, str]:
        """Further root attributes of the result."""
        return dict(self._core.attributes)

    @property
    def scenario(self) -> Scenario:
        """The resolved scenario that was run. It can be run again."""
        from .scenario import parse

        return parse(self._core.scenario_yaml)

    @property
    def sites(self) -> pd.DataFrame:
        """Facts of the sites, by name: title, country, zone, ownership, climate, place."""
        import pandas as pd

        return pd.DataFrame([dict(site) for site in self._core.sites]).set_index("name")

    @cached_property
    def totals(self) -> Totals:
        """Monthly totals as plain arrays with sums over periods and sites."""
        from ._totals import Totals

        return Totals(self._core)

    @cached_property
    def kpi(self) -> KpiSet:
        """Indicators of the fleet over the whole horizon: ``r.kpi.pue.value``."""
        return KpiSet({str(k["name"]): Kpi.from_dict(k) for k in self._core.kpis})

    # ------------------------------------------------------------------ arrays

    @cached_property
    def ds(self) -> xr.Dataset:
        """Series by time and site, as float32 views without a copy.

        Dimensions are ``time`` (UTC, start of the step; values are means over the step) and
        ``site``. Each variable has ``units``, ``long_name`` and ``cell_methods``.
        ``ledger_residual_energy`` and ``ledger_residual_water`` are always there: what the
        ledgers failed to close by, relative.
        """
        import numpy as np
        import xarray as xr

        core = self._core
        step = np.timedelta64(core.step_seconds, "s")
        start = np.datetime64(core.start_utc, "s")
        count = (core.end_utc - core.start_utc) // core.step_seconds
        time = (start + step * np.arange(count)).astype("datetime64[ns]")
        variables = {
            name: (("time", "site"), core.channel(name).T, _attributes(core.channel_words(name)))
            for name in core.channel_names()
        }
        return xr.Dataset(
            variables,
            coords={
                "time": ("time", time, {"long_name": "start of the step, UTC", "axis": "T"}),
                **self._site_coordinates(),
            },
            attrs=self._file_attributes(),
        )

    @cached_property
    def monthly(self) -> xr.Dataset:
        """Totals by month (UTC) and site, float64; dimensions ``month`` and ``site``."""
        import xarray as xr

        core = self._core
        return xr.Dataset(
            {
                n: (("month", "site"), core.monthly(n).T, _attributes(core.monthly_words(n)))
                for n in core.monthly_names()
            },
            coords={"month": self._months(), **self._site_coordinates()},
            attrs=self._file_attributes(),
        )

    @cached_property
    def by_class(self) -> xr.Dataset:
        """Totals by month and machine class (a hardware type in a hall), float64.

        Dimensions are ``month`` and ``machine_class``; coordinates ``class_site``, ``class_hall``,
        ``class_rack`` and ``class_kind`` say what a class is.
        """
        import xarray as xr

        core = self._core
        classes = core.classes
        names = ["/".join((c["site"], c["hall"], c["rack"])) for c in classes]
        parts: dict[str, Any] = {
            f"class_{part}": ("machine_class", [c[part] for c in classes])
            for part in ("site", "hall", "rack", "kind")
        }
        return xr.Dataset(
            {
                n: (
                    ("month", "machine_class"),
                    core.by_class(n).T,
                    _attributes(core.by_class_words(n)),
                )
                for n in core.by_class_names()
            },
            coords={"month": self._months(), "machine_class": names, **parts},
            attrs=self._file_attributes(),
        )

    def _months(self) -> Any:
        import numpy as np

        starts = np.asarray(self._core.months, dtype=np.int64)
        return ("month", starts.astype("datetime64[s]").astype("datetime64[ns]"))

    def _site_coordinates(self) -> dict[str, Any]:
        sites = self._core.sites
        facts = {
            f"site_{key}": ("site", [site[key] for site in sites])
            for key in ("title", "country", "ownership")
        }
        return {
            "site": [site["name"] for site in sites],
            **facts,
            "in_totals": ("site", [bool(site["in_totals"]) for site in sites]),
        }

    def _file_attributes(self) -> dict[str, str]:
        core = self._core
        return {
            "title": core.title,
            "tenfold_version": core.version,
            "scenario_sha256": core.scenario_sha256,
        }

    # ------------------------------------------------------------------ figures, files

    @cached_property
    def plot(self) -> Plots:
        """Figures for print (matplotlib): ``trajectory``, ``pue``, ``energy_balance``, ``load``."""
        from .plot import Plots

        return Plots(self)

    def save(
        self, path: str | os.PathLike[str], *, compression: int = 4, significant_bits: int = 12
    ) -> None:
        """Write a netCDF-4 file; it appears under its name only when it is complete.

        Parameters
        ----------
        path : path
            File to write.
        compression : int, optional
            zlib level, 0 to 9.
        significant_bits : int, optional
            Mantissa bits kept of the float32 series (12: relative error below 1.3e-4; 23: all).
            Totals are stored in full.

        Raises
        ------
        FileError
            With the cause; nothing is left behind.
        """
        _core.write(self._core, os.fspath(path), compression, significant_bits)

    def report(self, path: str | os.PathLike[str]) -> None:
        """Write the report: one HTML page that works offline.

        Raises
        ------
        OSError
            If the page cannot be written; nothing is left behind.
        """
        from .report import write_report

        write_report(self, path)

    def attach(self, found: Sensitivity | PlanRecord | Levers) -> None:
        """Keep a sensitivity, levers or a plan with the result: file and report then carry it."""
        from .levers import Levers
        from .sensitivity import Sensitivity

        names = {Sensitivity: "sensitivity", Levers: "levers"}
        self._core.set_attribute(names.get(type(found), "plan"), found.to_json())

    @property
    def plan(self) -> PlanRecord | None:
        """Prices of limits by the linear programme, if the result carries them."""
        from ._plan_record import PlanRecord

        text = self._core.attributes.get("plan")
        return PlanRecord.from_json(text) if text else None

    @property
    def levers(self) -> Levers | None:
        """The levers that the result carries, if any."""
        from .levers import Levers

        text = self._core.attributes.get("levers")
        return Levers.from_json(text) if text else None

    @property
    def sensitivity(self) -> Sensitivity | None:
        """The sensitivity that the result carries, if any."""
        from .sensitivity import Sensitivity

        text = self._core.attributes.get("sensitivity")
        return Sensitivity.from_json(text) if text else None

    @classmethod
    def from_file(cls, path: str | os.PathLike[str]) -> Result:
        """Open a result file.

        Raises
        ------
        FileError
            If it is missing, damaged, or not a result file.
        """
        return cls(_core.read(os.fspath(path)))

    # ------------------------------------------------------------------ protocol

    def __reduce__(self) -> tuple[Any, tuple[bytes]]:
        import tempfile

        # The file format is the one serial form; all bits of the series are kept.
        with tempfile.TemporaryDirectory(prefix="tenfold-") as folder:
            path = Path(folder) / "result.nc"
            _core.write(self._core, str(path), 1, 23)
            return _unpickle, (path.read_bytes(),)

    def __repr__(self) -> str:
        totals = self.totals
        energy = totals.total("facility_energy") / 1e6
        span = f"{totals.years()[0]} to {totals.years()[-1]}"
        return (
            f"<tenfold.Result {self.title!r}: {len(self._core.sites)} site(s), {span}, "
            f"{energy:.6g} GWh, {self.kpi!r}>"
        )

    def _repr_html_(self) -> str:
        tables = self.by_year()[["it_energy", "facility_energy", "pue"]].to_html()
        return (
            f"<div><strong>{html.escape(self.title)}</strong> "
            f"<span style='opacity:.7'>Tenfold {html.escape(self.version)}, modelled</span>"
            f"{self.kpi._repr_html_()}{tables}</div>"
        )


def _attributes(words: dict[str, str]) -> dict[str, str]:
    """Attributes of a variable from the words of its quantity."""
    attributes = {"units": words["unit"], "long_name": words["long_name"]}
    for key in ("cell_methods", "equation"):
        if words.get(key):
            attributes[key] = words[key]
    return attributes


def _unpickle(data: bytes) -> Result:
    import tempfile

    with tempfile.TemporaryDirectory(prefix="tenfold-") as folder:
        path = Path(folder) / "result.nc"
        path.write_bytes(data)
        return Result.from_file(path)


def open_result(path: str | os.PathLike[str]) -> Result:
    """Open a result file; the same as `Result.from_file`."""
    return Result.from_file(path)
