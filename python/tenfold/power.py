# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Electrical components on arrays: losses of transformers, UPS, PDU and whole chains.

The functions come from the core, SI units throughout, numbers or arrays that broadcast; ``dir()``
lists them, and each carries its own documentation.
"""

from __future__ import annotations

from typing import Any

from ._core import models as _models

_FAMILY = "power"


def _names() -> dict[str, Any]:
    """Public functions of this family in the core."""
    family = getattr(_models, _FAMILY, None)
    if family is None:
        return {}
    return {name: getattr(family, name) for name in dir(family) if not name.startswith("_")}


def __getattr__(name: str) -> Any:
    found = {} if name.startswith("_") else _names()
    if name not in found:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return found[name]


def __dir__() -> list[str]:
    return sorted(_names())
