# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Cooling models on arrays. SI units; numbers or arrays, which broadcast.

What is no number, out of range or of a shape that does not broadcast raises `tenfold.InputError`
with argument, element, what was found and what is allowed: nothing is extrapolated without a word.
Numbers give numbers (``numpy.float64``, which is a ``float``), any array gives arrays of the
broadcast shape.

`chiller`, `tower` and `counterflow_effectiveness` return one array. The other functions are the
components of cooling systems: they take arrays by position or name and the fields of their
specification by name (``cdu(8e5, 305.0, supply="35 degC", rating="1 MW")``), and return a dict of
arrays; ``help(tenfold.cooling.cdu)`` lists inputs, fields with their sources, and outputs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, overload

from ._components import component, describe, names
from ._core import models as _models

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray

__all__ = [
    "adiabatic_cooler",
    "air_coil",
    "air_cooled_chiller",
    "air_economizer",
    "air_envelope",
    "cdu",
    "chiller",
    "chiller_plant",
    "cold_plate",
    "containment",
    "cooling_tower",
    "counterflow_effectiveness",
    "describe",
    "direct_expansion",
    "dry_cooler",
    "economizer",
    "evaporative_cooler",
    "exchanger",
    "fan",
    "fluid_cooler",
    "heat_reuse",
    "humidifier",
    "hybrid_cooler",
    "immersion_tank",
    "indirect_evaporative_cooler",
    "names",
    "pump",
    "rear_door",
    "sidecar",
    "surface_water",
    "thermal_mass",
    "thermal_storage",
    "tower",
    "two_phase_tank",
    "water_class",
]

adiabatic_cooler = component("fluid_cooler", "adiabatic_cooler", mode="adiabatic")
air_coil = component("air_coil")
air_cooled_chiller = component("air_cooled_chiller")
air_economizer = component("air_economizer")
air_envelope = component("air_envelope")
cdu = component("cdu")
chiller_plant = component("chiller_plant")
cold_plate = component("cold_plate")
containment = component("containment")
cooling_tower = component("cooling_tower")
direct_expansion = component("direct_expansion")
dry_cooler = component("fluid_cooler", "dry_cooler", mode="dry")
economizer = component("economizer")
evaporative_cooler = component("evaporative_cooler")
exchanger = component("exchanger")
fan = component("fan")
fluid_cooler = component("fluid_cooler")
heat_reuse = component("heat_reuse")
humidifier = component("humidifier")
hybrid_cooler = component("fluid_cooler", "hybrid_cooler", mode="hybrid")
immersion_tank = component("immersion_tank")
indirect_evaporative_cooler = component("indirect_evaporative_cooler")
pump = component("pump")
rear_door = component("rear_door")
sidecar = component("sidecar")
surface_water = component("surface_water")
thermal_mass = component("thermal_mass")
thermal_storage = component("thermal_storage")
two_phase_tank = component("two_phase_tank")
water_class = component("water_class")


@overload
def chiller(
    chilled_supply: ArrayLike,
    condenser_entering: ArrayLike,
    part_load: ArrayLike = 1.0,
    *,
    curves: Literal["trane_cvhf_vsd", "doe2_centrifugal"] = "trane_cvhf_vsd",
    condenser_rise: float = 5.0,
    details: Literal[False] = False,
) -> NDArray[np.float64]: ...
@overload
def chiller(
    chilled_supply: ArrayLike,
    condenser_entering: ArrayLike,
    part_load: ArrayLike = 1.0,
    *,
    curves: Literal["trane_cvhf_vsd", "doe2_centrifugal"] = "trane_cvhf_vsd",
    condenser_rise: float = 5.0,
    details: Literal[True],
) -> dict[str, NDArray[np.float64]]: ...
def chiller(
    chilled_supply: ArrayLike,
    condenser_entering: ArrayLike,
    part_load: ArrayLike = 1.0,
    *,
    curves: Literal["trane_cvhf_vsd", "doe2_centrifugal"] = "trane_cvhf_vsd",
    condenser_rise: float = 5.0,
    details: bool = False,
) -> Any:
    """Coefficient of performance of a water-cooled chiller.

    EIR curves inside the box where they were fitted, continued by the Carnot ratio outside; the
    share of Carnot there is at most 0.65. `chiller_plant` has staging, capacity and custom curves.

    Parameters
    ----------
    chilled_supply : array_like
        Chilled water leaving the evaporator [K].
    condenser_entering : array_like
        Water entering the condenser [K].
    part_load : array_like, optional
        Load over the capacity available at these temperatures, above 0 to 1.04.
    curves : {"trane_cvhf_vsd", "doe2_centrifugal"}, optional
        Curve set: variable speed, or constant speed.
    condenser_rise : float, optional
        Temperature rise of the condenser water [K].
    details : bool, optional
        Return a dict with flags, and no error where the condenser water is colder than the chilled
        water.

    Returns
    -------
    ndarray
        Heat removed over electric power [1]. Outside the fitted box head control keeps the
        compressor's least lift of 12 K; `cop` is that of the held state. With `details` a dict:
        ``cop``, ``outside_fit`` (1 where the curves are continued) and ``head_held`` (1 where head
        control warms the condenser water).

    Raises
    ------
    InputError
        If an argument is outside its range; without `details` also where the condenser water is
        colder than the chilled water.

    Notes
    -----
    EnergyPlus Engineering Reference, electric EIR chiller by condenser entering temperature.
    """
    return _models.cooling.chiller(
        chilled_supply, condenser_entering, part_load, curves, condenser_rise, details
    )


@overload
def tower(
    wet_bulb: ArrayLike,
    range: ArrayLike,
    liquid_to_gas: ArrayLike = 1.0,
    *,
    correlation: Literal["york", "cooltools"] = "york",
    details: Literal[False] = False,
) -> NDArray[np.float64]: ...
@overload
def tower(
    wet_bulb: ArrayLike,
    range: ArrayLike,
    liquid_to_gas: ArrayLike = 1.0,
    *,
    correlation: Literal["york", "cooltools"] = "york",
    details: Literal[True],
) -> dict[str, NDArray[np.float64]]: ...
def tower(
    wet_bulb: ArrayLike,
    range: ArrayLike,
    liquid_to_gas: ArrayLike = 1.0,
    *,
    correlation: Literal["york", "cooltools"] = "york",
    details: bool = False,
) -> Any:
    """Temperature of the water that leaves an open cooling tower, by an approach correlation.

    `cooling_tower` has fans, cells and water as well.

    Parameters
    ----------
    wet_bulb : array_like
        Wet-bulb temperature of the entering air [K], 238.75 (cooltools: 272.15) to 299.85.
    range : array_like
        Water entering minus water leaving [K], 1.1 to 22.2 (cooltools: 11.1).
    liquid_to_gas : array_like, optional
        Ratio of water to air flow relative to design, above 0 to 8 (cooltools: 0.75 to 5).
    correlation : {"york", "cooltools"}, optional
        YorkCalc, or the CoolTools cross-flow correlation.
    details : bool, optional
        Return a dict with a flag, and no error where the water would freeze.

    Returns
    -------
    ndarray
        Temperature of the leaving water [K]; with `details` a dict: ``leaving_K``, ``approach_K``
        and ``freezes`` (1 below 273.15 K).

    Raises
    ------
    InputError
        If an argument is outside its range; without `details` also where the leaving water is
        below 273.15 K. Real towers take fans off before that: see `cooling_tower`.

    Notes
    -----
    EnergyPlus Engineering Reference, variable-speed cooling tower.
    """
    return _models.cooling.tower(wet_bulb, range, liquid_to_gas, correlation, details)


def counterflow_effectiveness(ntu: ArrayLike, capacity_ratio: ArrayLike) -> NDArray[np.float64]:
    """Effectiveness of a counter-flow heat exchanger.

    ``(1 - exp(-NTU (1 - Cr))) / (1 - Cr exp(-NTU (1 - Cr)))``, and ``NTU / (1 + NTU)`` at Cr = 1.

    Parameters
    ----------
    ntu : array_like
        Number of transfer units [1], 0 or more.
    capacity_ratio : array_like
        Smaller over larger heat capacity rate [1], 0 to 1.

    Returns
    -------
    ndarray
        Heat moved over the largest heat that could be moved [1].

    Raises
    ------
    InputError
        If an argument is outside its range.
    """
    return _models.cooling.counterflow_effectiveness(ntu, capacity_ratio)
