# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Figures for print. matplotlib is imported by the first figure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from .decompose import Decomposition
    from .levers import Levers
    from .result import Result
    from .sensitivity import Sensitivity

__all__ = ["Plots", "tornado", "waterfall"]

#: Colours of stacked series, shared with the report.
PALETTE = (
    "#2f5d8a", "#5b9bc8", "#3f8f7d", "#8cc3a5", "#b8a13c", "#d98e4a",
    "#b85c5c", "#8d6aa5", "#c79ac0", "#6c7a89", "#4f8fa8", "#a0785a", "#b9c0c7",
    "#1b3550", "#a9cbe2", "#1f5e50", "#ddd09a", "#f0c39a", "#7b2f3c", "#5b3f75",
)  # fmt: skip


def _axes(ax: Axes | None) -> Axes:
    if ax is not None:
        return ax
    import matplotlib.pyplot as plt

    return plt.subplots(figsize=(8.0, 4.2), layout="constrained")[1]


class Plots:
    """Figures of a result. Each returns the axes it drew on; pass ``ax`` to draw on yours."""

    def __init__(self, result: Result) -> None:
        self._result = result

    def trajectory(
        self, by: Literal["site", "hardware"] = "site", *, top: int = 11, ax: Axes | None = None
    ) -> Axes:
        """Facility energy by calendar year, stacked.

        Parameters
        ----------
        by : {"site", "hardware"}, optional
            Stack by site, or by hardware type with cooling and power losses on top.
        top : int, optional
            Largest sites shown by name; the others are one stack.
        """
        import numpy as np

        from .report.charts import trajectory

        axes = _axes(ax)
        series = trajectory(self._result, top=top)
        names, stacks = series["labels"], series[by]
        factor, unit = _energy_scale(max(series["total"], default=0.0))
        bottom = np.zeros(len(names))
        for position, stack in enumerate(stacks):
            values = np.asarray(stack["values"]) * factor
            colour = PALETTE[position % len(PALETTE)]
            axes.bar(names, values, bottom=bottom, label=stack["name"], color=colour, width=0.75)
            bottom += values
        axes.set_ylabel(f"facility energy [{unit}]")
        axes.set_title(self._result.title)
        axes.tick_params(axis="x", rotation=45 if len(names) > 8 else 0)
        if len(stacks) > 1:
            handles, labels = axes.get_legend_handles_labels()
            axes.legend(
                handles[::-1], labels[::-1], fontsize="small", frameon=False,
                loc="upper left", bbox_to_anchor=(1.0, 1.0),
            )  # fmt: skip
        _calm(axes)
        return axes

    def pue(self, *, ax: Axes | None = None) -> Axes:
        """Monthly PUE: the fleet as a line, the sites as a thin band behind it."""
        import numpy as np

        axes = _axes(ax)
        totals = self._result.totals
        months = np.asarray(self._result.monthly["month"])
        above, below = totals.array("facility_energy"), totals.array("it_energy")
        with np.errstate(invalid="ignore", divide="ignore"):
            sites = np.where(below > 0, above / below, np.nan)[totals.in_totals]
            fleet = above[totals.in_totals].sum(axis=0) / below[totals.in_totals].sum(axis=0)
        if len(sites) > 1:
            axes.plot(months, sites.T, color="#b9c0c7", linewidth=0.7)
        axes.plot(months, fleet, color=PALETTE[0], linewidth=2.0, label="fleet")
        axes.set_ylabel("PUE [1], monthly, modelled")
        axes.set_title(self._result.title)
        _calm(axes)
        return axes

    def energy_balance(self, *, year: int | None = None, ax: Axes | None = None) -> Axes:
        """Where facility energy went: IT, cooling parts, electrical losses, the rest.

        Parameters
        ----------
        year : int, optional
            Calendar year; default: the whole horizon.
        """
        axes = _axes(ax)
        totals = self._result.totals
        months = None if year is None else totals.year == year
        parts = (
            ("IT equipment", "it_energy"), ("electrical chain", "chain_loss"),
            ("chillers", "chiller"), ("CRAH fans", "crah_fan"), ("pumps", "pumps"),
            ("CDU pumps", "cdu_pump"), ("tower fans", "tower_fan"),
            ("dry-cooler fans", "dry_cooler_fan"), ("room cooling", "room_cooling"),
            ("lighting", "lighting"), ("auxiliary", "auxiliary"),
        )  # fmt: skip
        rows = [(label, totals.total(name, months)) for label, name in parts if totals.has(name)]
        rows = [row for row in rows if row[1] > 0]
        whole = totals.total("facility_energy", months)
        factor, unit = _energy_scale(whole)
        labels = [label for label, _ in rows][::-1]
        values = [value * factor for _, value in rows][::-1]
        bars = axes.barh(labels, values, color=PALETTE[0])
        axes.bar_label(bars, labels=[f"{v / (whole * factor):.1%}" for v in values], padding=3)
        axes.margins(x=0.12)
        axes.set_xlabel(f"energy [{unit}], share of facility energy beside the bar")
        axes.set_title(self._result.title)
        _calm(axes, grid="x")
        return axes

    def load(
        self,
        *,
        site: str | None = None,
        start: str | None = None,
        end: str | None = None,
        ax: Axes | None = None,
    ) -> Axes:
        """IT and facility power over time.

        Parameters
        ----------
        site : str, optional
            One site; default: the fleet.
        start, end : str, optional
            Part of the horizon, such as ``"2024-07-01"``; default: all of it.
        """
        axes = _axes(ax)
        data = self._result.ds[["it_power", "facility_power"]].sel(time=slice(start, end))
        if site is not None:
            chosen: Any = data.sel(site=site)
        else:
            inside = data["in_totals"].values.astype(bool)
            chosen = data.isel(site=inside).sum("site", dtype="float64")
        for name, label, colour in (
            ("facility_power", "facility", PALETTE[1]),
            ("it_power", "IT", PALETTE[0]),
        ):
            axes.plot(chosen["time"], chosen[name] / 1e6, label=label, color=colour, linewidth=1.0)
        axes.set_ylabel("power [MW], mean of each step")
        axes.set_ylim(bottom=0.0)
        axes.legend(frameon=False)
        axes.set_title(f"{self._result.title}" + (f": {site}" if site else ""))
        _calm(axes)
        return axes


def waterfall(split: Decomposition, *, ax: Axes | None = None) -> Axes:
    """Waterfall of a decomposition: from before to after, one step for each factor."""
    axes = _axes(ax)
    factor, unit = _energy_scale(max(split.before, split.after))
    labels = [split.before_label, *(e.label for e in split.effects), split.after_label]
    axes.bar(0, split.before * factor, color=PALETTE[0], width=0.6)
    level = split.before
    for i, effect in enumerate(split.effects, start=1):
        colour = "#b85c5c" if effect.energy > 0.0 else "#3f8f7d"
        axes.bar(i, effect.energy * factor, bottom=level * factor, color=colour, width=0.6)
        level += effect.energy
        top = max(level, level - effect.energy) * factor
        axes.annotate(
            f"{effect.energy * factor:+.3g}", (i, top), (0, 3), textcoords="offset points",
            ha="center", fontsize="small",
        )  # fmt: skip
    axes.bar(len(labels) - 1, split.after * factor, color=PALETTE[0], width=0.6)
    axes.set_xticks(range(len(labels)), labels, rotation=20, ha="right")
    low, high = axes.get_ylim()
    axes.set_ylim(low, high + 0.08 * (high - low))  # for the number above the tallest step
    axes.set_ylabel(f"facility energy [{unit}]")
    axes.set_title(f"{split.before_label} to {split.after_label}")
    _calm(axes)
    return axes


def tornado(found: Sensitivity, quantity: str, *, ax: Axes | None = None) -> Axes:
    """Tornado: what each range does to a quantity, widest on top."""
    axes = _axes(ax)
    unit = found.units[quantity]
    factor = 1.0
    if unit == "kWh":
        factor, unit = _energy_scale(found.base[quantity])
    base = found.base[quantity] * factor
    bars = sorted(found.bars, key=lambda b: b.swing(quantity))
    bars = [b for b in bars if b.swing(quantity) > 0.0]
    for i, bar in enumerate(bars):
        for end, colour, label in (
            (bar.low[quantity], "#5b9bc8", "low end"), (bar.high[quantity], "#d98e4a", "high end"),
        ):  # fmt: skip
            axes.barh(i, end * factor - base, left=base, color=colour, height=0.6,
                      label=label if i == 0 else None)  # fmt: skip
    axes.axvline(base, color="#1d2733", linewidth=1.0)
    names = [f"{b.range.title}\n{b.range.low} to {b.range.high}" for b in bars]
    axes.set_yticks(range(len(bars)), names, fontsize="small")
    axes.set_xlabel(quantity if unit == "1" else f"{quantity} [{unit}]")
    axes.set_title(found.title)
    if bars:
        axes.legend(frameon=False, fontsize="small")
    _calm(axes, grid="x")
    return axes


def lever_bars(found: Levers, quantity: str, *, ax: Axes | None = None) -> Axes:
    """Relative change of a quantity by lever, in the order of the scenario from the top."""
    axes = _axes(ax)
    changes = found.changes()[quantity] * 100.0
    shown = changes.iloc[::-1]
    colours = ["#5b9bc8" if v < 0.0 else "#d98e4a" for v in shown]
    axes.barh(range(len(shown)), shown.fillna(0.0), color=colours, height=0.6)
    for i, value in enumerate(shown):
        axes.annotate(f"{value:+.1f} %", (max(value, 0.0), i), xytext=(4, 0), va="center",
                      textcoords="offset points", fontsize="small")  # fmt: skip
    axes.axvline(0.0, color="#1d2733", linewidth=1.0)
    axes.set_yticks(range(len(shown)), list(shown.index), fontsize="small")
    axes.margins(x=0.12)
    axes.set_xlabel(f"change of {quantity} [%]")
    axes.set_title(found.title)
    _calm(axes, grid="x")
    return axes


def _energy_scale(kwh: float) -> tuple[float, str]:
    for limit, factor, unit in ((1e9, 1e-9, "TWh"), (1e6, 1e-6, "GWh"), (1e3, 1e-3, "MWh")):
        if abs(kwh) >= limit:
            return factor, unit
    return 1.0, "kWh"


def _calm(axes: Axes, grid: Literal["x", "y"] = "y") -> None:
    axes.spines[["top", "right"]].set_visible(False)
    axes.grid(axis=grid, color="#e3e6e9", linewidth=0.8)
    axes.set_axisbelow(True)
