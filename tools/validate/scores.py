# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Measures of agreement, and what a comparison hands to the report."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]
Sense = Literal["most", "least", "shown"]


def nmbe(model: ArrayLike, truth: ArrayLike) -> float:
    """Normalised mean bias error: sum(model - truth) / sum(truth)."""
    m, t = np.asarray(model, float), np.asarray(truth, float)
    return float((m - t).sum() / t.sum())


def cv_rmse(model: ArrayLike, truth: ArrayLike) -> float:
    """Root mean square error over the mean of the truth."""
    m, t = np.asarray(model, float), np.asarray(truth, float)
    return float(np.sqrt(np.mean((m - t) ** 2)) / np.mean(t))


def mae(model: ArrayLike, truth: ArrayLike) -> float:
    """Mean absolute error."""
    return float(np.mean(np.abs(np.asarray(model, float) - np.asarray(truth, float))))


def ranks(values: ArrayLike) -> NDArray[np.float64]:
    """Ranks from 1; equal values share the mean of their ranks."""
    v = np.asarray(values, float)
    order = np.argsort(v, kind="stable")
    out = np.empty(len(v))
    out[order] = np.arange(1, len(v) + 1)
    for value in np.unique(v):
        same = v == value
        out[same] = out[same].mean()
    return out


def pearson(a: ArrayLike, b: ArrayLike) -> float:
    """Linear correlation; NaN where one side is constant."""
    x, y = np.asarray(a, float), np.asarray(b, float)
    x, y = x - x.mean(), y - y.mean()
    scale = np.sqrt((x @ x) * (y @ y))
    return float(x @ y / scale) if scale > 0 else float("nan")


def spearman(a: ArrayLike, b: ArrayLike) -> float:
    """Rank correlation; NaN for fewer than three pairs or a constant side."""
    if len(np.asarray(a)) < 3:
        return float("nan")
    return pearson(ranks(a), ranks(b))


def leave_one_out(truth: ArrayLike, groups: ArrayLike | None = None) -> NDArray[np.float64]:
    """For each value the mean of the others (of its group): what a constant would have said.

    A group of one has no others: NaN.
    """
    t = np.asarray(truth, float)
    g = np.zeros(len(t), int) if groups is None else np.asarray(groups)
    out = np.full(len(t), np.nan)
    for i in range(len(t)):
        others = (g == g[i]) & (np.arange(len(t)) != i)
        if others.any():
            out[i] = t[others].mean()
    return out


def permutation_p(
    a: ArrayLike,
    b: ArrayLike,
    groups: ArrayLike | None = None,
    *,
    times: int = 20000,
    seed: int = 1,
) -> float:
    """Share of permutations of `a` whose rank correlation with `b` is at least as large.

    Values move inside their group only, so that differences between groups prove nothing. The
    arrangement that was found counts as one of the permutations.
    """
    x, y = ranks(a), ranks(b)
    g = np.zeros(len(x), int) if groups is None else np.unique(groups, return_inverse=True)[1]
    found = float(x @ y)
    random = np.random.Generator(np.random.PCG64(seed))
    members = [np.flatnonzero(g == k) for k in np.unique(g)]
    reached = 1
    for _ in range(times):
        mixed = x.copy()
        for of in members:
            mixed[of] = x[random.permutation(of)]
        reached += float(mixed @ y) >= found - 1e-9
    return reached / (times + 1)


def nonnegative_weights(columns: ArrayLike, truth: ArrayLike) -> NDArray[np.float64]:
    """Least-squares weights of at most six columns, none below zero: the best of all subsets."""
    a, b = np.asarray(columns, float), np.asarray(truth, float)
    best, least = np.zeros(a.shape[1]), float(np.sum(b**2))
    for chosen in range(1, 1 << a.shape[1]):
        pick = [k for k in range(a.shape[1]) if chosen >> k & 1]
        weights = np.linalg.lstsq(a[:, pick], b, rcond=None)[0]
        error = float(np.sum((a[:, pick] @ weights - b) ** 2))
        if weights.min() >= 0.0 and error < least:
            best, least = np.zeros(a.shape[1]), error
            best[pick] = weights
    return best


def latin_hypercube(samples: int, inputs: int, seed: int) -> NDArray[np.float64]:
    """Latin hypercube on (0, 1): one sample in each of `samples` strata of every input.

    Where samples are more than twice the inputs, chance correlations between the inputs are taken
    out by reordering each column (Iman and Conover, Communications in Statistics B 11, 1982): they
    widen or narrow the band of a sum. Returns an array of shape (samples, inputs); the same seed
    gives the same sample.
    """
    random = np.random.Generator(np.random.PCG64(seed))
    strata = np.stack([random.permutation(samples) for _ in range(inputs)], axis=1)
    unit = (strata + random.random((samples, inputs))) / samples
    if inputs < 2 or samples <= 2 * inputs:
        return unit
    order = strata
    for _ in range(3):  # reordering leaves some correlation; each pass takes most of it
        centred = order - 0.5 * (samples - 1)
        root = np.linalg.cholesky(np.corrcoef(centred, rowvar=False))
        mixed = np.linalg.solve(root, centred.T).T
        order = np.argsort(np.argsort(mixed, axis=0), axis=0)
    return np.take_along_axis(np.sort(unit, axis=0), order, axis=0)


@dataclass
class Score:
    """One metric of one comparison with its limit.

    `sense`: "most" means the value must not exceed the limit, "least" that it must not be below,
    "shown" that no limit was set.
    """

    case: str
    metric: str
    value: float
    limit: float | None = None
    sense: Sense = "most"
    note: str = ""

    @property
    def ok(self) -> bool:
        """Whether the limit holds; a value that is not a number never does."""
        if self.sense == "shown" or self.limit is None:
            return True
        if not np.isfinite(self.value):
            return False
        return self.value <= self.limit if self.sense == "most" else self.value >= self.limit

    def entry(self) -> dict[str, object]:
        """Entry of build/validation.json."""
        value = self.value if np.isfinite(self.value) else None
        return {self.metric: value, "limit": self.limit, "ok": bool(self.ok)}


@dataclass
class Section:
    """A chapter of docs/validation.md."""

    title: str
    text: list[str] = field(default_factory=list)
    scores: list[Score] = field(default_factory=list)
    figures: list[tuple[Path, str]] = field(default_factory=list)

    def add(
        self,
        case: str,
        metric: str,
        value: float,
        limit: float | None = None,
        sense: Sense = "most",
        note: str = "",
    ) -> Score:
        """Record a score."""
        if limit is None:
            sense = "shown"
        score = Score(case, metric, float(value), limit, sense, note)
        self.scores.append(score)
        return score

    def table(self, head: list[str], rows: list[list[str]]) -> None:
        """Append a table of Markdown."""
        self.text.append("| " + " | ".join(head) + " |")
        self.text.append("|" + "---|" * len(head))
        self.text.extend("| " + " | ".join(row) + " |" for row in rows)
        self.text.append("")

    def say(self, *lines: str) -> None:
        """Append a paragraph."""
        self.text.extend(lines)
        self.text.append("")
