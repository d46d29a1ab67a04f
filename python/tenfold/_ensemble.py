# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Members of an ensemble: many runs of which only totals of some years are wanted."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from typing import TYPE_CHECKING

from . import _core
from ._totals import Totals
from .errors import Cancelled, TargetError

if TYPE_CHECKING:
    from .scenario import Scenario

__all__ = ["run_member", "run_members"]


def _horizon_years(scenario: Scenario) -> tuple[int, int]:
    """First and last calendar year that the horizon touches."""
    start, end = (str(scenario.get(f"horizon.{word}")) for word in ("start", "end"))
    border = end in (end[:4], f"{end[:4]}-01", f"{end[:4]}-01-01")
    return int(start[:4]), int(end[:4]) - border


def run_member(
    scenario: Scenario,
    years: frozenset[int] | None,
    *,
    threads: int = 1,
    going: Callable[[], bool] = lambda: True,
) -> Totals:
    """Totals of one run of which only `years` are wanted (None: all); others hold nothing.

    Raises
    ------
    Cancelled
        If `going` says no.
    TargetError
        If the horizon does not have one of the years.
    """
    if years is not None:
        first, last = _horizon_years(scenario)
        for year in sorted(years):
            if not first <= year <= last:
                raise TargetError(f"the horizon has the years {first} to {last}, not {year}")

    def look(_: float) -> None:
        if not going():
            raise Cancelled("the run was stopped")

    wanted = [] if years is None else sorted(years)
    return Totals(_core.simulate(scenario._core, threads, ["none"], look, years=wanted))


def run_members(
    scenarios: Sequence[Scenario],
    years: frozenset[int] | None,
    *,
    threads: int | None = None,
    progress: Callable[[float], None] | None = None,
) -> list[Totals]:
    """Totals of all runs, in order; each run has one thread, so that `threads` runs go at a time.

    Raises
    ------
    InputError, LedgerError, ConvergenceError
        Of the first run that fails; the others are stopped.
    """
    stop = threading.Event()
    count = max(1, (os.cpu_count() or 1) if threads is None else threads)
    with ThreadPoolExecutor(max_workers=count) as pool:
        jobs = [
            pool.submit(run_member, s, years, going=lambda: not stop.is_set()) for s in scenarios
        ]
        try:
            for done, job in enumerate(as_completed(jobs), start=1):
                job.result()
                if progress is not None:
                    progress(done / len(jobs))
        except BaseException:
            stop.set()
            for job in jobs:
                job.cancel()
            raise
    return [job.result() for job in jobs]
