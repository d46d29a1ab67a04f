# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Run a scenario."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from . import _core

if TYPE_CHECKING:
    from .result import Result
    from .scenario import Scenario

__all__ = ["simulate"]


@contextlib.contextmanager
def _progress(wish: bool | Callable[[float], None]) -> Iterator[Callable[[float], None] | None]:
    """Progress callback of a wish: none, a bar, or the caller's own."""
    if wish is False or wish is None:
        yield None
    elif wish is True:
        from tqdm.auto import tqdm

        layout = "{desc}: {percentage:3.0f}%|{bar}| {elapsed}<{remaining}"
        with tqdm(total=1.0, desc="simulating", bar_format=layout, file=sys.stderr) as bar:

            def show(fraction: float) -> None:
                bar.update(max(0.0, min(1.0, fraction) - bar.n))

            yield show
            show(1.0)
    else:
        yield wish


def simulate(
    scenario: Scenario,
    *,
    threads: int | None = None,
    channels: Sequence[str] = (),
    progress: bool | Callable[[float], None] = False,
) -> Result:
    """Simulate a scenario over its whole horizon.

    The interpreter lock is released meanwhile; Ctrl-C stops the run within a second.

    Parameters
    ----------
    scenario : Scenario
        What to simulate, from `tenfold.load` (a file name is not taken: settings and overrides
        belong to loading).
    threads : int, optional
        Worker threads; default: as many as the machine has. Results do not depend on it.
    channels : sequence of str, optional
        Series by site and step to keep, or ``["all"]``; default: what the scenario's ``output``
        asks for (a dozen if it asks for nothing).
    progress : bool or callable, optional
        True shows a bar; a callable receives the finished fraction (0 to 1).

    Returns
    -------
    Result

    Raises
    ------
    InputError
        If the scenario cannot be compiled or a channel is unknown.
    LedgerError
        If energy, water or carbon does not balance (a defect of a model).
    ConvergenceError
        If a step does not converge; names site, component and hour.
    TypeError
        If `scenario` is no `Scenario`.
    ValueError
        If `threads` is below 1.
    """
    from .result import Result
    from .scenario import as_scenario

    count = (os.cpu_count() or 1) if threads is None else int(threads)
    if count < 1:
        raise ValueError(f"threads is {count}; give 1 or more")
    if isinstance(channels, str):
        channels = [channels]
    core = as_scenario(scenario, "simulate")._core
    with _progress(progress) as show:
        return Result(_core.simulate(core, count, list(channels), show))
