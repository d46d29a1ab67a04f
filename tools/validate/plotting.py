# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Figures of docs/validation.md: small SVG files, the same bytes from the same numbers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import matplotlib as mpl

mpl.use("Agg")
import matplotlib.pyplot as plt
import numpy as np

BLUE, GREY, RED = "#1f6fb2", "#9aa0a6", "#c0392b"
mpl.rcParams.update(
    {
        "svg.hashsalt": "tenfold",
        "svg.fonttype": "none",
        "font.size": 8,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.titlesize": 8,
        "path.simplify": True,
    }
)


def save(figure: Any, path: Path) -> None:
    """Write an SVG without date."""
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.tight_layout()
    figure.savefig(path, metadata={"Date": None, "Creator": "Tenfold"})
    plt.close(figure)
    text = path.read_text(encoding="utf-8")
    path.write_text("\n".join(line.rstrip() for line in text.splitlines()) + "\n", "utf-8")


def bands_figure(path: Path, published: Any, ours: Any) -> None:
    """One panel for each case: published band and modelled band by zone."""
    cases = list(ours)
    columns = min(5, len(cases))
    rows = -(-len(cases) // columns)
    figure, axes = plt.subplots(rows, columns, figsize=(2.1 * columns, 1.9 * rows), squeeze=False)
    for axis in axes.flat[len(cases) :]:
        axis.axis("off")
    for axis, case in zip(axes.flat, cases, strict=False):
        for i, (zone, values) in enumerate(ours[case].items()):
            band = published[case][zone]
            axis.plot([i - 0.15] * 2, [band.low, band.high], color=GREY, lw=4)
            low, middle, high = np.quantile(values, [0.05, 0.5, 0.95])
            axis.plot([i + 0.2] * 2, [low, high], color=BLUE, lw=2)
            axis.plot([i + 0.2], [middle], "o", color=BLUE, ms=3)
        axis.set_xticks(range(len(ours[case])), list(ours[case]), rotation=90)
        axis.set_title(f"case {case}")
    axes[0][0].set_ylabel("annual PUE")
    save(figure, path)


def pairs_figure(path: Path, groups: dict[str, tuple[Any, Any]], label: str) -> None:
    """Modelled over true values, one colour a group, with the line of equality."""
    figure, axis = plt.subplots(figsize=(3.6, 3.4))
    everything = np.concatenate([np.concatenate([t, m]) for t, m in groups.values()])
    ends = [float(everything.min()), float(everything.max())]
    axis.plot(ends, ends, color=GREY, lw=0.8)
    colours = [BLUE, RED, "#2e7d32", "#8e44ad", "#e67e22", "#16a085"]
    for (name, (truth, model)), colour in zip(groups.items(), colours * 9, strict=False):
        axis.plot(truth, model, "o", ms=3, color=colour, label=name, alpha=0.8)
    axis.set_xlabel(f"{label}, reported")
    axis.set_ylabel(f"{label}, modelled")
    axis.legend(frameon=False)
    save(figure, path)


def series_figure(path: Path, x: list[str], panels: dict[str, tuple[Any, Any]]) -> None:
    """Panels of two series over the same labels: measured (grey) and modelled (blue)."""
    figure, axes = plt.subplots(len(panels), 1, figsize=(6.5, 1.5 * len(panels)), sharex=True)
    for axis, (name, (truth, model)) in zip(np.atleast_1d(axes), panels.items(), strict=True):
        axis.plot(truth, color=GREY, lw=2, label="measured")
        axis.plot(model, color=BLUE, lw=1.2, label="modelled")
        axis.set_ylabel(name)
    np.atleast_1d(axes)[0].legend(frameon=False, ncols=2)
    ticks = list(range(0, len(x), 6))
    np.atleast_1d(axes)[-1].set_xticks(ticks, [x[i] for i in ticks])
    save(figure, path)


def hours_figure(path: Path, panels: dict[str, tuple[Any, Any]]) -> None:
    """Scatter of hourly values, modelled over EnergyPlus, one panel a quantity."""
    figure, axes = plt.subplots(1, len(panels), figsize=(2.3 * len(panels), 2.3), squeeze=False)
    for axis, (name, (truth, model)) in zip(axes[0], panels.items(), strict=True):
        keep = slice(None, None, max(1, len(truth) // 250))
        ends = [float(np.min(truth)), float(np.max(truth))]
        axis.plot(ends, ends, color=GREY, lw=0.8)
        axis.plot(truth[keep], model[keep], ".", ms=2, color=BLUE)
        axis.set_title(name)
        axis.set_xlabel("EnergyPlus")
    axes[0][0].set_ylabel("Tenfold")
    save(figure, path)
