# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Key performance indicators with all that an auditor asks for."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Kpi", "KpiSet"]

#: Short names that people type, and the indicator they mean.
_ALIASES = {"wue": "wue_site", "cue": "cue_location", "carbon": "carbon_location"}


@dataclass(frozen=True, slots=True)
class Kpi:
    """One indicator: a ratio of sums over a period, never a mean of ratios.

    Attributes
    ----------
    name : str
        For example ``"pue"``.
    value : float
        In `unit`.
    unit : str
        UDUNITS text, ``"1"`` for a ratio.
    numerator, denominator : float
        The two sums; `numerator_text` and `denominator_text` say what they are and their units.
    boundary, category, period, standard : str
        Measurement boundary, category of the standard, period covered, the standard.
    method : str
        ``"modelled"``.
    """

    name: str
    value: float
    unit: str = "1"
    numerator: float = float("nan")
    denominator: float = float("nan")
    numerator_text: str = ""
    denominator_text: str = ""
    boundary: str = ""
    category: str = ""
    period: str = ""
    standard: str = ""
    method: str = "modelled"

    @classmethod
    def from_dict(cls, entry: Mapping[str, Any]) -> Kpi:
        """Make one from a mapping; keys that are not attributes are left aside."""
        known = {f.name for f in fields(cls)}
        return cls(**{key: value for key, value in entry.items() if key in known})

    def __float__(self) -> float:
        return float(self.value)

    def to_dict(self) -> dict[str, Any]:
        """All attributes as a dict."""
        return asdict(self)

    def __str__(self) -> str:
        unit = "" if self.unit in ("", "1") else f" {self.unit}"
        return f"{self.value:.4g}{unit}"

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><th style='text-align:left'>{html.escape(key.replace('_', ' '))}</th>"
            f"<td style='text-align:left'>{html.escape(str(value))}</td></tr>"
            for key, value in self.to_dict().items()
            if value != ""
        )
        return f"<table>{rows}</table>"


class KpiSet(Mapping[str, Kpi]):
    """The indicators of a result, by attribute or by key: ``r.kpi.pue``, ``r.kpi["pue"]``."""

    def __init__(self, kpis: Mapping[str, Kpi]) -> None:
        self._kpis = dict(kpis)

    def __getitem__(self, name: str) -> Kpi:
        if name not in self._kpis and name in _ALIASES:
            name = _ALIASES[name]
        return self._kpis[name]

    def __getattr__(self, name: str) -> Kpi:
        if name.startswith("_"):
            raise AttributeError(name)
        try:
            return self[name]
        except KeyError:
            have = ", ".join(sorted(self._kpis))
            raise AttributeError(f"no indicator {name!r}; this result has: {have}") from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._kpis)

    def __len__(self) -> int:
        return len(self._kpis)

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *self._kpis})

    def __repr__(self) -> str:
        return "<KpiSet " + ", ".join(f"{name}={kpi}" for name, kpi in self._kpis.items()) + ">"

    def to_frame(self) -> pd.DataFrame:
        """One row for each indicator, one column for each attribute."""
        import pandas as pd

        rows = [kpi.to_dict() for kpi in self._kpis.values()]
        columns = [f.name for f in fields(Kpi)]
        return pd.DataFrame(rows, columns=columns).set_index("name")

    def _repr_html_(self) -> str:
        from ._html import table

        return table(
            ["indicator", "value", "unit", "boundary", "standard", "period", "method"],
            [
                [k.name, f"{k.value:.6g}", k.unit, k.boundary, k.standard, k.period, k.method]
                for k in self._kpis.values()
            ],
        )
