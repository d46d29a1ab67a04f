# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Moist air and weather years. Functions take numbers or arrays and broadcast.

Temperatures are in kelvin, pressures in pascal, relative humidity is a fraction (0 to 1), humidity
ratio is kg of water for each kg of dry air, enthalpy is J for each kg of dry air.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from ._core import models as _models

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray

__all__ = [
    "climate",
    "dew_point",
    "enthalpy",
    "humidity_ratio",
    "read_epw",
    "saturation_pressure",
    "wet_bulb",
]


def wet_bulb(
    dry_bulb: ArrayLike, relative_humidity: ArrayLike, pressure: ArrayLike = 101325.0
) -> NDArray[np.float64]:
    """Thermodynamic wet-bulb temperature.

    Parameters
    ----------
    dry_bulb : array_like
        Dry-bulb temperature [K].
    relative_humidity : array_like
        Fraction, 0 to 1.
    pressure : array_like, optional
        Station pressure [Pa].

    Returns
    -------
    ndarray
        Wet-bulb temperature [K], shape of the broadcast arguments.

    Notes
    -----
    ASHRAE Handbook of Fundamentals (2017), chapter 1; agrees with PsychroLib's published values.
    """
    return _models.wet_bulb(dry_bulb, relative_humidity, pressure)


def humidity_ratio(
    dry_bulb: ArrayLike, relative_humidity: ArrayLike, pressure: ArrayLike = 101325.0
) -> NDArray[np.float64]:
    """Humidity ratio of moist air [kg/kg].

    Parameters
    ----------
    dry_bulb : array_like
        Dry-bulb temperature [K].
    relative_humidity : array_like
        Fraction, 0 to 1.
    pressure : array_like, optional
        Station pressure [Pa].
    """
    return _models.humidity_ratio(dry_bulb, relative_humidity, pressure)


def enthalpy(dry_bulb: ArrayLike, humidity_ratio: ArrayLike) -> NDArray[np.float64]:
    """Specific enthalpy of moist air [J/kg of dry air], zero at 0 degC and no moisture.

    Parameters
    ----------
    dry_bulb : array_like
        Dry-bulb temperature [K].
    humidity_ratio : array_like
        [kg/kg].
    """
    return _models.enthalpy(dry_bulb, humidity_ratio)


def dew_point(dry_bulb: ArrayLike, relative_humidity: ArrayLike) -> NDArray[np.float64]:
    """Dew-point temperature [K].

    Parameters
    ----------
    dry_bulb : array_like
        Dry-bulb temperature [K].
    relative_humidity : array_like
        Fraction, 0 to 1.
    """
    return _models.dew_point(dry_bulb, relative_humidity)


def saturation_pressure(dry_bulb: ArrayLike) -> NDArray[np.float64]:
    """Saturation pressure of water vapour over ice below and over water above 0.01 degC [Pa].

    Parameters
    ----------
    dry_bulb : array_like
        Temperature [K].
    """
    return _models.saturation_pressure(dry_bulb)


def read_epw(path: str | os.PathLike[str]) -> dict[str, Any]:
    """Read an EPW weather file into UTC arrays.

    Parameters
    ----------
    path : path
        EPW file: local standard time, hour-ending rows, turned into UTC hours by overlap-weighted
        means (also at offsets such as +5:30).

    Returns
    -------
    dict
        Place (``latitude``, ``longitude``, ``elevation``) and arrays by hour in SI units.

    Raises
    ------
    InputError
        With line and reason: a missing hour, a dew point above dry bulb, a value out of range.
    """
    return _models.read_epw(os.fspath(path))


def climate(name: str) -> dict[str, Any]:
    """Year of a built-in climate, synthesised from monthly statistics; the same on every machine.

    Parameters
    ----------
    name : str
        Entry of the catalog table ``climates``.

    Returns
    -------
    dict
        As `read_epw`.
    """
    return _models.climate(name)
