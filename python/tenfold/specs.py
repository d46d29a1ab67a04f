# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Specifications as Python classes, made from the field tables of the core.

Each specification of a scenario (``Site``, ``Hall``, ``WaterEconomizer``, ...) is a class here,
with a keyword constructor and a documented property for each field. They are read from the core
when one is first asked for; the stub file beside this module lists them for editors and type
checkers.

>>> from tenfold import specs
>>> hall = specs.Hall(name="ai", racks=[specs.RackCount(type="nvl72", count=400)])
>>> scenario.replace({"sites.hangzhou.halls": [hall.to_dict()]})

Values are scenario values: texts with a unit (``"12 MW"``), bare numbers where the field is a ratio
or a count, lists, mappings, or other specifications. Words, ranges of bare numbers and names of
fields are checked here; units and everything else when the scenario is read.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

__all__ = ["Spec", "names"]


class Spec:
    """Base of all specification classes."""

    __slots__ = ("_values",)
    _fields: ClassVar[dict[str, dict[str, Any]]] = {}
    #: Name under ``model:``, empty for specifications that are not one of several models.
    model_name: ClassVar[str] = ""

    def __init__(self, **values: Any) -> None:
        self._values: dict[str, Any] = {}
        for name, value in values.items():
            if name not in self._fields:
                raise TypeError(
                    f"{type(self).__name__} has no field {name!r}{_near(name, self._fields)}"
                )
            setattr(self, name, value)

    def to_dict(self) -> dict[str, Any]:
        """The stated fields as scenario values; fields that are not stated keep their default."""
        head = {"model": self.model_name} if self.model_name else {}
        return {**head, **{name: _plain(value) for name, value in self._values.items()}}

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and self._values == other._values

    __hash__ = None  # type: ignore[assignment]

    def __getstate__(self) -> dict[str, Any]:
        return dict(self._values)

    def __setstate__(self, state: dict[str, Any]) -> None:
        self._values = dict(state)

    def __repr__(self) -> str:
        stated = ", ".join(f"{name}={value!r}" for name, value in self._values.items())
        return f"{type(self).__name__}({stated})"


def _near(name: str, known: Mapping[str, object]) -> str:
    import difflib

    found = difflib.get_close_matches(name, list(known), n=1)
    return f" (did you mean {found[0]!r}?)" if found else f"; it has: {', '.join(known)}"


def _plain(value: Any) -> Any:
    if isinstance(value, Spec):
        return value.to_dict()
    if isinstance(value, Mapping):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_plain(inner) for inner in value]
    if hasattr(value, "magnitude") and hasattr(value, "units"):
        from .scenario import to_text

        return to_text(value)
    return value


def _checked(owner: str, field: dict[str, Any], value: Any) -> Any:
    """Value of a field after the checks that need no units."""
    where = f"{owner}.{field['name']}"
    kind = field["kind"]
    if kind == "choice" and value not in field["choices"]:
        raise ValueError(f"{where}: {value!r} is not one of {', '.join(field['choices'])}")
    if kind == "flag" and not isinstance(value, bool):
        raise TypeError(f"{where}: expected True or False, got {value!r}")
    if kind in ("number", "integer") and isinstance(value, (int, float)):
        if isinstance(value, bool):
            raise TypeError(f"{where}: expected a number, got {value!r}")
        if has_unit(field):
            raise ValueError(
                f"{where}: {value!r} has no unit; give a text such as '{value} {field['unit']}'"
            )
        low, high = field.get("minimum"), field.get("maximum")
        if (
            not value == value
            or (low is not None and value < low)
            or (high is not None and value > high)
        ):
            raise ValueError(f"{where}: {value!r} is outside [{low}, {high}]")
    return value


def has_unit(field: Mapping[str, Any]) -> bool:
    """Whether a number of this field needs a unit."""
    return str(field.get("unit") or "1") != "1"


def describe(field: dict[str, Any]) -> str:
    """Docstring of a field: words, unit, range, default, source."""
    parts = [str(field.get("doc") or field["name"])]
    unit = field.get("unit")
    if field["kind"] in ("number", "numbers", "series", "named_series") and has_unit(field):
        parts.append(f"Unit: {unit} (any unit of {str(field['dimension']).replace('_', ' ')}).")
    low, high = field.get("minimum"), field.get("maximum")
    if low is not None or high is not None:
        shown = ["any" if v is None else f"{v:g}" for v in (low, high)]
        parts.append(f"Range: {shown[0]} to {shown[1]}.")
    if field.get("choices"):
        parts.append(f"One of: {', '.join(field['choices'])}.")
    default = field.get("default")
    if field.get("required"):
        parts.append("Required.")
    elif default not in (None, "", [], {}):
        parts.append(f"Default: {default}.")
    if field.get("source"):
        parts.append(f"Source: {field['source']}.")
    return " ".join(parts)


def _property(owner: str, field: dict[str, Any]) -> property:
    name = field["name"]

    def get(self: Spec) -> Any:
        return self._values.get(name, field.get("default"))

    def put(self: Spec, value: Any) -> None:
        self._values[name] = _checked(owner, field, value)

    def drop(self: Spec) -> None:
        self._values.pop(name, None)

    return property(get, put, drop, describe(field))


def _load() -> dict[str, type[Spec]]:
    from . import _core

    tables = json.loads(_core.tables())
    models = {
        below: model
        for table in tables
        for field in table["fields"]
        for model, below in field["children"]
        if model
    }
    classes: dict[str, type[Spec]] = {}
    for table in tables:
        name = table["name"]
        fields = {field["name"]: field for field in table["fields"]}
        body: dict[str, Any] = {key: _property(name, field) for key, field in fields.items()}
        body.update(
            __doc__=table["doc"],
            __slots__=(),
            __module__=__name__,
            _fields=fields,
            model_name=models.get(name, ""),
        )
        classes[name] = type(name, (Spec,), body)
    return classes


_classes: dict[str, type[Spec]] = {}


def names() -> list[str]:
    """Names of all specification classes, the scenario first."""
    if not _classes:
        _classes.update(_load())
    return list(_classes)


def __getattr__(name: str) -> type[Spec]:
    if name.startswith("_"):
        raise AttributeError(name)
    if name not in names():
        raise AttributeError(f"no specification {name!r}{_near(name, dict.fromkeys(names()))}")
    return _classes[name]


def __dir__() -> list[str]:
    return sorted({"Spec", "names", "describe", *names()})
