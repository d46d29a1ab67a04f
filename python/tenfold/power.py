# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Electrical models on arrays: losses of transformers, UPS, PDU and the like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._core import models as _models

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray

__all__ = ["component_loss"]


def component_loss(
    load: ArrayLike, no_load: ArrayLike, proportional: ArrayLike, square: ArrayLike
) -> NDArray[np.float64]:
    """Loss of a component of the electrical chain, over its rating: ``a + b L + c L^2``.

    Parameters
    ----------
    load : array_like
        L, output over rating [1], 0 to 2.
    no_load, proportional, square : array_like
        a, b and c [1]: excitation and control; bridges and conversion; resistance.

    Returns
    -------
    ndarray
        Loss over rating [1]. The efficiency is ``L / (L + loss)``.

    Raises
    ------
    InputError
        If the load is outside its range.

    Notes
    -----
    Values of real components with their sources: catalog table ``power``.
    """
    return _models.power.component_loss(load, no_load, proportional, square)
