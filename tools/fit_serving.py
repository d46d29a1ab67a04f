# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Fits what a serving engine adds to the measured loop (catalog fields ``serving_*``).

    python tools/fit_serving.py [H100 | B200]

Runs of the ML.ENERGY leaderboard (tests/validation/token_energy), one set of six numbers for an
accelerator and never one by model. Loss: mean over runs of |ln| of the modelled over the measured
energy of a token plus the same of the rate of tokens. Minimum by Nelder and Mead (1965) from one
start for all.

Printed: the catalog's scores; then, with the models in two halves (sorted by name, every other
one), each half scored by what the other half fitted; then the fit on all runs. The scores of
docs/validation/accelerators.md are those of the catalog.
"""

from __future__ import annotations

import sys
from typing import Any

import numpy as np
from accelerator_tables import BOARDS, errors, score, token_energies

NAMES = ("step_s", "sequence_s", "bandwidth", "arithmetic", "link_s", "gap_power")
# The same for all, far from both catalog sets, so that no half knows what the other gave.
START = (1e-3, 40e-6, 0.85, 0.85, 12e-6, 0.5)


def software(logs: Any) -> dict[str, float]:
    """Parameters from their logarithms, held where they have a meaning."""
    values = dict(zip(NAMES, np.exp(np.asarray(logs)).tolist(), strict=True))
    for name, most in (("bandwidth", 1.1), ("arithmetic", 1.5), ("gap_power", 1.0)):
        values[name] = min(values[name], most)
    return values


def loss(logs: Any, gpu: str, models: set[str]) -> float:
    rows = token_energies(software(logs), gpu=gpu, models=models)
    energy = np.abs(np.log([row["energy"] / row["measured"] for row in rows]))
    rate = np.abs(np.log([row["rate"] for row in rows]))
    return float(np.mean(energy) + np.mean(rate))


def least(function: Any, start: Any, evaluations: int = 250) -> Any:
    """Nelder and Mead with the coefficients of their paper."""
    points = [np.asarray(start)]
    for k in range(len(start)):
        point = np.array(start)
        point[k] += 0.3
        points.append(point)
    values = [function(p) for p in points]
    used = len(values)
    while used < evaluations:
        order = np.argsort(values)
        points, values = [points[i] for i in order], [values[i] for i in order]
        if values[-1] - values[0] < 1e-5:
            break
        centre = np.mean(points[:-1], axis=0)
        reflected = 2 * centre - points[-1]
        value = function(reflected)
        used += 1
        if value < values[0]:
            further = 3 * centre - 2 * points[-1]
            more = function(further)
            used += 1
            points[-1], values[-1] = (further, more) if more < value else (reflected, value)
        elif value < values[-2]:
            points[-1], values[-1] = reflected, value
        else:
            inner = 0.5 * (centre + points[-1])
            value = function(inner)
            used += 1
            if value < values[-1]:
                points[-1], values[-1] = inner, value
            else:
                points = [points[0]] + [0.5 * (points[0] + p) for p in points[1:]]
                values = [values[0]] + [function(p) for p in points[1:]]
                used += len(points) - 1
    return points[int(np.argmin(values))]


def show(title: str, logs: Any, gpu: str, models: set[str]) -> None:
    rows = token_energies(software(logs), gpu=gpu, models=models)
    rate = np.array([row["rate"] for row in rows]) - 1.0
    print(f"{gpu} {title}: energy of a token {score(errors(rows))}; rate {score(rate)}", flush=True)


def fit(gpu: str, models: set[str]) -> Any:
    return least(lambda logs: loss(logs, gpu, models), np.log(START))


def fit_and_show(gpu: str) -> None:
    rows = [row for row in token_energies() if row["gpu"] == gpu]
    models = sorted({row["model"].removesuffix(" FP8") for row in rows})
    print(f"{gpu}: {len(rows)} runs of {len(models)} models; median | 90th percentile | worst")
    print(f"{gpu} catalog: energy of a token {score(errors(rows))}", flush=True)
    halves = set(models[::2]), set(models[1::2])
    for fitted, held in (halves, halves[::-1]):
        best = fit(gpu, fitted)
        show(f"fitted on {len(fitted)} models, on them", best, gpu, fitted)
        show(f"the same on the other {len(held)}", best, gpu, held)
    best = fit(gpu, set(models))
    show("fitted on all", best, gpu, set(models))
    words = ", ".join(f"{k} {v:.4g}" for k, v in software(best).items())
    print(f"{gpu} fitted on all: {words}", flush=True)


def main(boards: list[str]) -> int:
    for gpu in boards or list(BOARDS):
        fit_and_show(gpu)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
