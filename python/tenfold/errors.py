# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Errors that users meet. Input errors carry every issue with its place."""

from __future__ import annotations

from ._core import (
    Cancelled,
    ConvergenceError,
    FileError,
    InputError,
    LedgerError,
    ScenarioError,
    TenfoldError,
)

__all__ = [
    "CalibrationError",
    "Cancelled",
    "ConvergenceError",
    "FileError",
    "InputError",
    "LedgerError",
    "ScenarioError",
    "TargetError",
    "TenfoldError",
]


class TargetError(TenfoldError, ValueError):
    """A calibration target could not be read, for example ``energy(2032)/energy(2022)``."""


class CalibrationError(TenfoldError):
    """A calibration target cannot be reached between the bounds.

    Attributes
    ----------
    minimum, maximum : float
        Smallest and largest value of the target's left side that was reached (its unit).
    at_minimum, at_maximum : str
        Value of the varied key where they occur, as scenario text.
    """

    def __init__(
        self,
        message: str,
        *,
        minimum: float,
        maximum: float,
        at_minimum: str,
        at_maximum: str,
    ) -> None:
        super().__init__(message)
        self.minimum = minimum
        self.maximum = maximum
        self.at_minimum = at_minimum
        self.at_maximum = at_maximum
