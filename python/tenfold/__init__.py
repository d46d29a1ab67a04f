# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Tenfold: the energy of data-center fleets, site by site and hour by hour.

>>> import tenfold as tf
>>> base = tf.load("scenarios/first_site.yaml")
>>> warm = base.replace({"sites.hangzhou.halls.ai.cooling.facility_supply": "40 degC"})
>>> r = tf.simulate(base, progress=True)
>>> r.kpi.pue.value, r.by_year(), r.ds["it_power"]
>>> tf.compare(r, warm).to_frame()
>>> r.save("first_site.nc")
... r.report("first_site.html")

Everything is loaded when it is first used, so that ``import tenfold`` stays cheap: arrays, tables
and figures (numpy, xarray, pandas, matplotlib) are imported by the calls that return them.
"""

from __future__ import annotations

import importlib
import logging
import sys
import types
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import cooling, it, power, specs, weather
    from .calibrate import Calibration, calibrate
    from .compare import Comparison, compare
    from .decompose import Decomposition, decompose
    from .errors import (
        CalibrationError,
        Cancelled,
        ConvergenceError,
        FileError,
        InputError,
        LedgerError,
        ScenarioError,
        TargetError,
        TenfoldError,
    )
    from .explain import Explanation, explain
    from .kpi import Kpi, KpiSet
    from .levers import Lever, Levers, levers
    from .result import Result, open_result
    from .scenario import Scenario, load, parse
    from .sensitivity import Range, Sensitivity, sensitivity
    from .simulate import simulate
    from .targets import Gap, targets

    __version__: str

__all__ = [
    "Calibration",
    "CalibrationError",
    "Cancelled",
    "Comparison",
    "ConvergenceError",
    "Decomposition",
    "Explanation",
    "FileError",
    "Gap",
    "InputError",
    "Kpi",
    "KpiSet",
    "LedgerError",
    "Lever",
    "Levers",
    "Range",
    "Result",
    "Scenario",
    "ScenarioError",
    "Sensitivity",
    "TargetError",
    "TenfoldError",
    "__version__",
    "calibrate",
    "compare",
    "cooling",
    "decompose",
    "explain",
    "it",
    "levers",
    "load",
    "open_result",
    "parse",
    "power",
    "sensitivity",
    "simulate",
    "specs",
    "targets",
    "weather",
]

logging.getLogger("tenfold").addHandler(logging.NullHandler())

_SUBMODULES = frozenset({"cooling", "it", "power", "specs", "weather"})
_HOMES = {
    "Calibration": "calibrate",
    "calibrate": "calibrate",
    "Comparison": "compare",
    "compare": "compare",
    "Decomposition": "decompose",
    "decompose": "decompose",
    "Explanation": "explain",
    "explain": "explain",
    "Kpi": "kpi",
    "KpiSet": "kpi",
    "Lever": "levers",
    "Levers": "levers",
    "levers": "levers",
    "Range": "sensitivity",
    "Sensitivity": "sensitivity",
    "sensitivity": "sensitivity",
    "Gap": "targets",
    "targets": "targets",
    "Result": "result",
    "open_result": "result",
    "Scenario": "scenario",
    "load": "scenario",
    "parse": "scenario",
    "simulate": "simulate",
    "CalibrationError": "errors",
    "Cancelled": "errors",
    "ConvergenceError": "errors",
    "FileError": "errors",
    "InputError": "errors",
    "LedgerError": "errors",
    "ScenarioError": "errors",
    "TargetError": "errors",
    "TenfoldError": "errors",
}


def __getattr__(name: str) -> Any:
    """Load a public name from its module on first use (PEP 562)."""
    if name in _SUBMODULES:
        value: Any = importlib.import_module(f".{name}", __name__)
    elif name in _HOMES:
        value = getattr(importlib.import_module(f".{_HOMES[name]}", __name__), name)
    elif name == "__version__":
        from ._core import __version__ as value
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)


class _Package(types.ModuleType):
    """Keeps `tenfold.compare` the function: importing a module of that name does not bind it."""

    def __setattr__(self, name: str, value: Any) -> None:
        if not (name in _HOMES and isinstance(value, types.ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
