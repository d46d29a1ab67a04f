# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Tables of a result: by year, fiscal year and site, ledger, events."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from . import _core
from ._fleet_answers import answers_row
from ._fleet_tables import FleetTables

if TYPE_CHECKING:
    import pandas as pd
    import xarray as xr

    from ._totals import Period, Totals
    from .scenario import Scenario

__all__ = ["Tables"]

#: Columns of the tables by year and by site: name, monthly total, unit.
_SUMS: tuple[tuple[str, str, str], ...] = (
    ("it_energy", "it_energy", "kWh"),
    ("facility_energy", "facility_energy", "kWh"),
    ("required_energy", "required_energy", "kWh"),
    ("reached_energy", "facility_energy", "kWh"),
    ("cooling_energy", "cooling_energy", "kWh"),
    ("grid_import", "grid_import", "kWh"),
    ("pv_energy", "pv_energy", "kWh"),
    ("unserved_energy", "unserved_energy", "kWh"),
    ("carbon_location", "carbon_location", "kg"),
    ("carbon_market", "carbon_market", "kg"),
    ("water", "water_makeup", "L"),
    ("water_source", "water_source", "L"),
    ("cost", "cost", "USD"),
    ("compute", "compute", "FLOP/s"),
    ("it_capacity", "it_capacity", "W"),
    ("peak_facility", "peak_facility", "W"),
    ("required_compute", "required_compute", "FLOP/s"),
    ("required_it_capacity", "required_it_capacity", "W"),
    ("modules", "modules", "1"),
    ("required_modules", "required_modules", "1"),
    ("racks", "racks", "1"),
    ("required_racks", "required_racks", "1"),
    ("racks_off", "racks_off", "1"),
    ("capex_it", "capex_it", "USD"),
    ("capex_facility", "capex_facility", "USD"),
    ("required_capex", "required_capex", "USD"),
    ("required_capex_facility", "required_capex_facility", "USD"),
    ("rent", "rent", "USD"),
    ("embodied_bought", "embodied_bought", "kg"),
    ("embodied_amortised", "embodied_amortised", "kg"),
    ("embodied_written_off", "embodied_written_off", "kg"),
    ("carbon_scope_2", "carbon_scope_2", "kg"),
    ("carbon_scope_3", "carbon_scope_3", "kg"),
    ("answer_tokens", "answer_tokens", "1"),
    ("serving_energy", "serving_energy", "kWh"),
    ("requests_submitted", "requests_submitted", "1"),
    ("requests_served", "requests_served", "1"),
    ("requests_dropped", "requests_dropped", "1"),
)


class Tables(FleetTables):
    """The tables of `Result`."""

    _core: _core.Results
    if TYPE_CHECKING:

        @property
        def totals(self) -> Totals: ...
        @property
        def scenario(self) -> Scenario: ...
        @property
        def ds(self) -> xr.Dataset: ...
        def _months(self) -> Any: ...

    def _row(self, months: Period | None, sites: Any = None) -> dict[str, float]:
        """Columns of one row; those of the whole fleet are left out where `sites` are chosen."""
        totals = self.totals
        hours = totals.hours if months is None else totals.hours[months]
        row: dict[str, float] = {"hours": float(hours.sum())}
        for column, name, _ in _SUMS:
            if totals.has(name):
                row[column] = totals.total(name, months, sites)
            if column == "facility_energy":
                row["pue"] = totals.ratio("facility_energy", "it_energy", months, sites)
                if totals.has("water_makeup"):
                    row["wue_site"] = totals.ratio("water_makeup", "it_energy", months, sites)
            if column == "serving_energy" and totals.has(name):
                kilowatt_hours = totals.ratio("serving_energy", "answer_tokens", months, sites)
                row["joule_per_token"] = 3.6e6 * kilowatt_hours
        if sites is None:
            row.update(answers_row(self._core, totals, months))
        return row

    @staticmethod
    def _units() -> dict[str, str]:
        ratios = {"pue": "1", "wue_site": "L/kWh", "joule_per_token": "J"}
        return {"hours": "h", **ratios, **{c: u for c, _, u in _SUMS}}

    @classmethod
    def _unit(cls, column: str) -> str:
        """Unit of a column; shares and servers have none."""
        return cls._units().get(column, "1")

    def _frame(self, rows: Mapping[Any, Mapping[str, float]], index: str) -> pd.DataFrame:
        import pandas as pd

        frame = pd.DataFrame.from_dict({k: dict(v) for k, v in rows.items()}, orient="index")
        frame.index.name = index
        frame.attrs["units"] = {c: self._unit(c) for c in frame.columns}
        return frame

    def by_year(self) -> pd.DataFrame:
        """Totals of the fleet by calendar year (UTC); partner sites are left out.

        Returns
        -------
        pandas.DataFrame
            Index ``year``. Columns ``hours`` simulated, ``it_energy``, ``facility_energy`` [kWh],
            ``pue``, ``wue_site`` [L/kWh], ``carbon_location``, ``carbon_market`` [kg], ``water``
            [L], ``cost`` [USD], ``compute`` [FLOP/s, mean installed] and more; ``attrs["units"]``
            has every unit. A first or last year may be partial: see ``hours``. With a fleet,
            ``required_energy`` is that of the demand as stated with the limits off,
            ``reached_energy`` that with the limits on; so are ``required_compute`` and
            ``compute``, ``required_servers`` and ``servers``, ``required_racks`` and ``racks``.
            ``unmet_compute``, ``unmet_servers``, ``unmet_racks``: share of the demands in that
            metric that stays unmet; ``dropped_<workload>``: share of submitted work that is
            dropped, of placed workloads. ``binding_limit``: see there. With inference,
            ``answer_tokens``,
            ``serving_energy`` [kWh, boards that serve], and ``joule_per_token`` (the one over the
            other, without host, cooling and losses); with loads in requests also
            ``requests_submitted``, ``_served`` and ``_dropped``.
        """
        totals = self.totals
        rows = {y: self._row(totals.year == y) for y in totals.years()}
        frame = self._frame(rows, "year")
        if self._core.binding_limit:
            frame["binding_limit"] = [self.binding_limit(totals.year == y) for y in rows]
        return frame

    def disclosed_pue(self) -> pd.DataFrame:
        """Modelled PUE beside what the operator disclosed, by fiscal year.

        Returns
        -------
        pandas.DataFrame
            Columns ``ownership``, ``fiscal_year``, ``disclosed``, ``modelled``, ``difference``,
            ``constant`` (difference of the mean of the other disclosed years: what a model without
            physics would reach) and ``source``. Empty where the scenario states none.
        """
        import json

        import numpy as np
        import pandas as pd

        columns = ["ownership", "fiscal_year", "disclosed", "modelled", "difference"]
        columns += ["constant", "source"]
        # The resolved scenario is the one place where they stand in a result file.
        text = self.scenario.get("fleet.disclosed")
        stated = json.loads(text) if text else []
        rows = []
        totals = self.totals
        owner = np.array([s["ownership"] for s in self._core.sites])
        for item in stated:
            ownership = item.get("ownership", "self_built")
            year, value = int(item["fiscal_year"]), float(item["pue"])
            months = totals.fiscal_year == year
            modelled = (
                totals.ratio("facility_energy", "it_energy", months, owner == ownership)
                if totals.is_complete(months)
                else float("nan")
            )
            others = [
                float(o["pue"])
                for o in stated
                if o is not item and o.get("ownership", "self_built") == ownership
            ]
            constant = float(np.mean(others)) - value if others else float("nan")
            row = (ownership, year, value, modelled, modelled - value, constant)
            rows.append((*row, item.get("source", "")))
        return pd.DataFrame(rows, columns=columns)

    def by_fiscal_year(self, ownership: str | None = None) -> pd.DataFrame:
        """Totals by fiscal year, April to March, named by the year in which it ends.

        Parameters
        ----------
        ownership : {"self_built", "leased", "partner"}, optional
            Take sites of this ownership only. Default: all sites in the fleet's totals.

        Returns
        -------
        pandas.DataFrame
            Index ``fiscal_year``, columns as in `by_year`.

        Raises
        ------
        ValueError
            If no site has this ownership.
        """
        import numpy as np

        sites = None
        if ownership is not None:
            sites = np.array(
                [s["ownership"] == ownership for s in self._core.sites], dtype=np.bool_
            )
            if not sites.any():
                have = ", ".join(sorted({s["ownership"] for s in self._core.sites}))
                raise ValueError(f"no site with ownership {ownership!r}; this result has: {have}")
        totals = self.totals
        rows = {y: self._row(totals.fiscal_year == y, sites) for y in totals.fiscal_years()}
        return self._frame(rows, "fiscal_year")

    def by_site(self, *, year: int | None = None, partners: bool = False) -> pd.DataFrame:
        """Totals by site over the horizon, or over one calendar year.

        Parameters
        ----------
        year : int, optional
            Calendar year; default: the whole horizon.
        partners : bool, optional
            Also list partner sites, which never enter the fleet's totals.

        Returns
        -------
        pandas.DataFrame
            Index ``site``, columns as in `by_year`.

        Raises
        ------
        ValueError
            If the horizon does not have that year.
        """
        totals = self.totals
        months = None if year is None else totals.year == year
        if months is not None and not months.any():
            raise ValueError(f"year {year} is outside the horizon: {totals.years()}")
        rows = {
            site["name"]: self._row(months, [position])
            for position, site in enumerate(self._core.sites)
            if partners or site["in_totals"]
        }
        return self._frame(rows, "site")

    def to_pandas(self) -> pd.DataFrame:
        """Series as a table: index ``time`` and ``site``, one column for each channel."""
        names = list(self.ds.data_vars)
        extra = [name for name in self.ds.coords if name not in self.ds.dims]
        frame: pd.DataFrame = self.ds.drop_vars(extra)[names].to_dataframe(
            dim_order=["time", "site"]
        )
        return frame

    def ledger(self) -> pd.DataFrame:
        """Flows of the energy ledger over the horizon: ``source``, ``target``, ``energy_kWh``."""
        import pandas as pd

        return pd.DataFrame(list(self._core.flows), columns=["source", "target", "energy_kWh"])

    def events(self) -> pd.DataFrame:
        """What happened and was counted: bounds reached, clamps applied, load not served.

        Returns
        -------
        pandas.DataFrame
            Columns ``site`` (empty: the fleet), ``kind``, ``explanation``, ``count``, ``counted``
            (what `count` counts: ``steps`` or ``months``), ``first_utc``, ``largest``, ``unit``.
        """
        import pandas as pd

        columns = ["site", "kind", "explanation", "count", "counted", "first_utc", "largest"]
        columns.append("unit")
        frame = pd.DataFrame([dict(event) for event in self._core.events], columns=columns)
        frame["first_utc"] = pd.to_datetime(frame["first_utc"], unit="s", utc=True)
        return frame

    def stated_inputs(self) -> pd.DataFrame:
        """Inputs that the scenario states itself: ``path``, ``value``, ``basis``, ``source``.

        Basis and source are those of its section ``sources``; both are empty where it has none.
        The source of a calibrated input also says what it was set to meet, and what this run has.
        """
        import pandas as pd

        from ._stated import stated_inputs

        columns = ["path", "value", "basis", "source"]
        return pd.DataFrame(stated_inputs(self), columns=columns)  # type: ignore[arg-type]

    def assumptions(self) -> pd.DataFrame:
        """Sourced figures of catalog entries: ``path``, ``value``, ``basis``, ``source``."""
        import pandas as pd

        columns = ["path", "value", "basis", "source"]
        return pd.DataFrame([dict(a) for a in self._core.assumptions], columns=columns)
