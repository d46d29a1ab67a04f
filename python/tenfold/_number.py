# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Numbers with a unit, as scenario text."""

from __future__ import annotations

import re

from .errors import TargetError

__all__ = ["is_number", "number_text", "split_number"]

_NUMBER = re.compile(r"\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)\s*(.*?)\s*")


def is_number(text: str) -> bool:
    """Whether this is a number with an optional unit."""
    return _NUMBER.fullmatch(text) is not None


def number_text(value: float, unit: str) -> str:
    """Scenario text of a number."""
    return f"{float(value)!r} {unit}".strip()


def split_number(text: str, what: str) -> tuple[float, str]:
    """Number and unit of a text; `what` names it in the error.

    Raises
    ------
    TargetError
        If the text is not a number with an optional unit.
    """
    found = _NUMBER.fullmatch(text)
    if found is None:
        raise TargetError(f"{what} is {text!r}, which is not a number with an optional unit")
    return float(found.group(1)), found.group(2)
