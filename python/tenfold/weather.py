# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Moist air and weather years. Functions take numbers or arrays and broadcast.

Temperatures are in kelvin, pressures in pascal, relative humidity is a fraction (0 to 1), humidity
ratio is kg of water for each kg of dry air, enthalpy is J for each kg of dry air. Numbers give
numbers (``numpy.float64``, which is a ``float``), any array gives arrays of the broadcast shape.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, NamedTuple

from ._core import models as _models

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray

__all__ = [
    "MixedAir",
    "climate",
    "density",
    "dew_point",
    "enthalpy",
    "humidity_ratio",
    "mix",
    "read_epw",
    "relative_humidity",
    "saturation_pressure",
    "standard_pressure",
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
    ASHRAE Handbook of Fundamentals (2017), chapter 1, equation 33, and 35 (ice) below 0 degC. Near
    freezing both hold for some states: the liquid root is returned where it is at or above 0 degC,
    else the ice root. Against PsychroLib and CoolProp: docs/validation/psychrometrics.md.
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


def relative_humidity(
    dry_bulb: ArrayLike, humidity_ratio: ArrayLike, pressure: ArrayLike = 101325.0
) -> NDArray[np.float64]:
    """Relative humidity of moist air, as a fraction; above 1 for supersaturated input.

    Parameters
    ----------
    dry_bulb : array_like
        Dry-bulb temperature [K].
    humidity_ratio : array_like
        [kg/kg].
    pressure : array_like, optional
        Station pressure [Pa].
    """
    return _models.relative_humidity(dry_bulb, humidity_ratio, pressure)


def density(
    dry_bulb: ArrayLike, humidity_ratio: ArrayLike, pressure: ArrayLike = 101325.0
) -> NDArray[np.float64]:
    """Density of moist air [kg of moist air per m3].

    Parameters
    ----------
    dry_bulb : array_like
        Dry-bulb temperature [K].
    humidity_ratio : array_like
        [kg/kg].
    pressure : array_like, optional
        Station pressure [Pa].
    """
    return _models.density(dry_bulb, humidity_ratio, pressure)


def standard_pressure(elevation: ArrayLike) -> NDArray[np.float64]:
    """Pressure of the standard atmosphere [Pa].

    Parameters
    ----------
    elevation : array_like
        Height above sea level [m], -5000 to 11000.
    """
    return _models.standard_pressure(elevation)


class MixedAir(NamedTuple):
    """What leaves a mixing box; arrays of one shape, or numbers."""

    dry_bulb: NDArray[np.float64]  #: [K]
    humidity_ratio: NDArray[np.float64]  #: all water, vapour and fog [kg/kg of dry air]
    enthalpy: NDArray[np.float64]  #: of air, vapour and fog [J/kg of dry air]
    fog: NDArray[np.float64]  #: liquid water in the air [kg/kg of dry air]; 0 without fog


def mix(
    flow_a: ArrayLike,
    dry_bulb_a: ArrayLike,
    humidity_ratio_a: ArrayLike,
    flow_b: ArrayLike,
    dry_bulb_b: ArrayLike,
    humidity_ratio_b: ArrayLike,
    pressure: ArrayLike = 101325.0,
) -> MixedAir:
    """Adiabatic mixing of two streams of moist air, such as outside air and return air.

    Parameters
    ----------
    flow_a, flow_b : array_like
        Dry air [kg/s]; only their ratio matters.
    dry_bulb_a, dry_bulb_b : array_like
        Dry-bulb temperatures [K].
    humidity_ratio_a, humidity_ratio_b : array_like
        [kg/kg].
    pressure : array_like, optional
        Station pressure [Pa].

    Returns
    -------
    MixedAir
        Where the mixture lies above saturation, `fog` is positive and the air is saturated.
    """
    return MixedAir(
        *_models.mix(
            flow_a,
            dry_bulb_a,
            humidity_ratio_a,
            flow_b,
            dry_bulb_b,
            humidity_ratio_b,
            pressure,
        )
    )


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
