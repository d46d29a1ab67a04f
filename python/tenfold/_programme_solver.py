# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""A sparse linear programme as it is stated, and HiGHS that solves it."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .errors import TenfoldError

__all__ = ["Array", "Columns", "Matrix", "run"]

Array = NDArray[np.float64]
Columns = NDArray[np.signedinteger[Any]]


class Matrix:
    """Columns and rows as they are stated."""

    def __init__(self) -> None:
        self.cost: list[Array] = []
        self.lower: list[Array] = []
        self.upper: list[Array] = []
        self.columns = 0
        self.row_lower: list[float] = []
        self.row_upper: list[float] = []
        self.entries: list[tuple[Array, Array, Array]] = []

    def add(self, count: int, upper: Array | float = np.inf, cost: Array | float = 0.0) -> Columns:
        """New non-negative columns; returns their numbers."""
        first = self.columns
        self.columns += count
        self.cost.append(np.broadcast_to(np.asarray(cost, float), (count,)).copy())
        self.lower.append(np.zeros(count))
        self.upper.append(np.broadcast_to(np.asarray(upper, float), (count,)).copy())
        return np.arange(first, first + count)

    def row(self, columns: Any, values: Any, lower: float, upper: float) -> int:
        """New row; returns its number."""
        number = len(self.row_lower)
        columns = np.atleast_1d(np.asarray(columns, dtype=np.int64))
        values = np.broadcast_to(np.asarray(values, dtype=float), columns.shape)
        self.entries.append((np.full(columns.shape, number), columns, values))
        self.row_lower.append(lower)
        self.row_upper.append(upper)
        return number


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Keeps the solver's greeting, written below Python, off standard output."""
    sys.stdout.flush()
    saved, null = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    try:
        yield
    finally:
        os.dup2(saved, 1)
        os.close(saved)
        os.close(null)


INTERIOR_COLUMNS = 20_000
"""Above this size interior point with crossover is faster than the simplex method."""
INTERIOR_ITERATIONS = 300
"""Round-off in a programme can stall the interior point; the simplex method takes over."""


def _highs() -> Any:
    try:
        import highspy
    except ImportError:
        raise TenfoldError(
            "the linear programme needs highspy: pip install 'tenfold[plan]'"
        ) from None
    return highspy


def run(m: Matrix, cost: Array) -> tuple[Array, Array] | None:
    """Values of the columns and duals of the rows; None where no point meets the rows."""
    highspy = _highs()
    row = np.concatenate([e[0] for e in m.entries])
    column = np.concatenate([e[1] for e in m.entries])
    value = np.concatenate([e[2] for e in m.entries])
    order = np.lexsort((row, column))
    row, column, value = row[order], column[order], value[order]
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = m.columns, len(m.row_lower)
    lp.col_cost_ = cost
    lp.col_lower_ = np.concatenate(m.lower)
    lp.col_upper_ = np.concatenate(m.upper)
    lp.row_lower_ = np.array(m.row_lower)
    lp.row_upper_ = np.array(m.row_upper)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    lp.a_matrix_.start_ = np.searchsorted(column, np.arange(m.columns + 1)).astype(np.int32)
    lp.a_matrix_.index_ = row.astype(np.int32)
    lp.a_matrix_.value_ = value
    with _quiet():
        solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    interior = m.columns > INTERIOR_COLUMNS
    if interior:
        solver.setOptionValue("solver", "ipm")
        solver.setOptionValue("ipm_iteration_limit", INTERIOR_ITERATIONS)
    solver.passModel(lp)
    solver.run()
    status = solver.getModelStatus()
    settled = (highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kInfeasible)
    if interior and status not in settled:
        solver.clearSolver()
        solver.setOptionValue("solver", "simplex")
        solver.run()
        status = solver.getModelStatus()
    if status == highspy.HighsModelStatus.kInfeasible:
        return None
    if status != highspy.HighsModelStatus.kOptimal:
        raise TenfoldError(f"the linear programme was not solved: {status}")
    found = solver.getSolution()
    return np.array(found.col_value), np.array(found.row_dual)
