# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Scenario: what a user states. Load, replace, override."""

from __future__ import annotations

import datetime
import html
import json
import math
import os
from collections.abc import Mapping, Sequence
from typing import Any

from . import _core

__all__ = ["Scenario", "load", "parse", "to_text"]


def to_text(value: object) -> str:
    """Scenario text of a Python value.

    Parameters
    ----------
    value : object
        Text (taken as it is: ``"40 degC"``), number, bool, date, ``None``, list or mapping of
        these, numpy scalar, or a quantity with ``magnitude`` and ``units`` (pint; recognised by
        shape, pint itself is not imported).

    Returns
    -------
    str
        Text as it could stand in a scenario file.

    Raises
    ------
    TypeError
        If the value has no scenario text.
    """
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return "null"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        if math.isnan(value):
            return ".nan"
        if math.isinf(value):
            return ".inf" if value > 0 else "-.inf"
        return repr(float(value))  # float(): numpy scalars are floats and print otherwise
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if hasattr(value, "magnitude") and hasattr(value, "units"):
        unit = format(value.units, "~")
        for written, udunits in (
            ("**", "^"),
            ("°C", "degC"),
            ("°F", "degF"),
            (" * ", " "),
            ("µ", "u"),
        ):
            unit = unit.replace(written, udunits)
        unit = unit.replace(" / ", "/")
        return f"{to_text(float(value.magnitude))} {unit}".strip()
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_inner(str(k))}: {_inner(v)}" for k, v in value.items()) + "}"
    if isinstance(value, Sequence):
        return "[" + ", ".join(_inner(item) for item in value) + "]"
    if hasattr(value, "item"):  # numpy scalar
        return to_text(value.item())
    raise TypeError(
        f"a {type(value).__name__} has no scenario text; give a text such as '40 degC', a number, "
        "a date, a list, a mapping or a quantity"
    )


def _inner(value: object) -> str:
    """Scenario text inside a flow list or map: texts are quoted."""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else to_text(value)


class Scenario:
    """A validated scenario. Immutable: `replace` and `override` return new ones.

    Make one with `tenfold.load` or `tenfold.parse`. A scenario pickles as its resolved document,
    so that process pools and task schedulers can carry it.
    """

    __slots__ = ("_core",)

    def __init__(self, core: _core.Scenario) -> None:
        self._core = core

    @property
    def title(self) -> str:
        """Title of the scenario."""
        return self._core.title

    @property
    def site_names(self) -> tuple[str, ...]:
        """Names of the sites, in file order."""
        return tuple(self._core.site_names())

    @property
    def document(self) -> dict[str, Any]:
        """The document as written, after ``extends``, overrides and settings."""
        return dict(json.loads(self._core.document_json()))

    def get(self, path: str) -> str | None:
        """Value at a dotted path as scenario text, or None where nothing is stated.

        Parameters
        ----------
        path : str
            For example ``"sites.hangzhou.grid.connection"``; list elements by ``name``.
        """
        return self._core.get(path)

    def replace(self, changes: Mapping[str, object]) -> Scenario:
        """Return a copy with values replaced, validated anew.

        Parameters
        ----------
        changes : mapping of str to object
            Dotted path to new value. A value is a text (``"40 degC"``), a number (dimensionless
            fields only), a date, a list, a mapping, or a pint-like quantity.

        Raises
        ------
        ScenarioError
            With all issues; values given here show the place ``Python``.
        """
        return Scenario(self._core.replace([(path, to_text(v)) for path, v in changes.items()]))

    def override(self, name: str) -> Scenario:
        """Return a copy with the partial tree ``overrides.<name>`` of the document merged over.

        Raises
        ------
        ScenarioError
            If there is no such override (the nearest name is shown).
        """
        return Scenario(self._core.override(name))

    def to_yaml(self) -> str:
        """Resolved document: every field with value and unit. It loads again as it is."""
        return self._core.to_yaml()

    def expected_bytes(self, channels: Sequence[str] = ()) -> int:
        """Size of the result file to expect [bytes].

        Parameters
        ----------
        channels : sequence of str
            As in `tenfold.simulate`; empty: what the scenario asks for.
        """
        return self._core.expected_bytes(list(channels))

    def __reduce__(self) -> tuple[Any, tuple[str, str]]:
        return _unpickle, (self.to_yaml(), str(getattr(self._core, "base", "")))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Scenario) and self.to_yaml() == other.to_yaml()

    def __hash__(self) -> int:
        return hash(self.to_yaml())

    def __repr__(self) -> str:
        names = self.site_names
        shown = ", ".join(names[:4]) + (", ..." if len(names) > 4 else "")
        return f"<tenfold.Scenario {self.title!r}: {len(names)} site(s): {shown}>"

    def _repr_html_(self) -> str:
        from ._html import tree

        return (
            f"<div><strong>{html.escape(self.title)}</strong>"
            f" <span style='opacity:.7'>Scenario, {len(self.site_names)} site(s)</span>"
            f"{tree(self.document)}</div>"
        )


def as_scenario(value: object, call: str) -> Scenario:
    """The scenario that a call was given.

    Parameters
    ----------
    value : object
        What the caller gave.
    call : str
        Name of the call, for the message.

    Raises
    ------
    TypeError
        If it is no `Scenario`; says how to load one.
    """
    if isinstance(value, Scenario):
        return value
    if isinstance(value, (str, os.PathLike)):
        path = repr(os.fspath(value))
        how = f"load the file first: tf.{call}(tf.load({path}))"
    else:
        how = "make one with tf.load (a file) or tf.scenario.parse (a text)"
    raise TypeError(f"tf.{call} takes a Scenario, not a {type(value).__name__}; {how}")


def _unpickle(text: str, base: str) -> Scenario:
    return parse(text, base=base)


def load(
    path: str | os.PathLike[str],
    *,
    settings: Mapping[str, object] | None = None,
    overrides: Sequence[str] = (),
) -> Scenario:
    """Load and validate a scenario file (YAML or JSON).

    Parameters
    ----------
    path : path
        Scenario file.
    settings : mapping of str to object, optional
        Values to set by dotted path, as in `Scenario.replace`; they are applied before validation.
    overrides : sequence of str, optional
        Names under ``overrides:`` of the file, merged over in this order, before the settings.

    Returns
    -------
    Scenario

    Raises
    ------
    ScenarioError
        With all issues at once: place, message, hint.
    InputError
        If the file is missing or cannot be read.
    """
    pairs = [(key, to_text(value)) for key, value in (settings or {}).items()]
    return Scenario(_core.load(os.fspath(path), pairs, list(overrides)))


def parse(text: str, *, base: str | os.PathLike[str] = "") -> Scenario:
    """Read and validate scenario text.

    Parameters
    ----------
    text : str
        YAML or JSON.
    base : path, optional
        Folder from which relative file names start; empty: the current folder.

    Raises
    ------
    ScenarioError
        With all issues at once.
    """
    return Scenario(_core.parse(text, os.fspath(base)))
