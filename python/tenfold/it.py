# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""IT models on arrays: power of racks from activity and temperatures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._core import models as _models

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray

__all__ = ["rack_power"]


def rack_power(
    rack: str,
    utilisation: ArrayLike,
    inlet: ArrayLike = 298.15,
    coolant: ArrayLike | None = None,
) -> NDArray[np.float64]:
    """Electric power of a rack of the catalog, with leakage, fans and power supplies.

    Parameters
    ----------
    rack : str
        Entry of the catalog table ``racks``, for example ``"nvl72"``.
    utilisation : array_like
        Activity [1], 0 to 1.
    inlet : array_like, optional
        Temperature of the air that enters the rack [K].
    coolant : array_like, optional
        Temperature of the liquid supplied to the cold plates [K]; default: the temperature at which
        the leakage of the rack is stated. Without effect on racks that are cooled by air alone.

    Returns
    -------
    ndarray
        Drawn (not nameplate) power [W], shape of the broadcast arguments.

    Raises
    ------
    InputError
        If there is no such rack, or an argument is outside its range.
    """
    return _models.it.rack_power(rack, utilisation, inlet, coolant)
