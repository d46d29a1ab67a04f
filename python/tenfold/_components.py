# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Single component models as functions on arrays, made from the list of the core."""

from __future__ import annotations

import inspect
import json
import textwrap
from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

from ._core import models as _models

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray

    Outputs: TypeAlias = dict[str, NDArray[np.float64]]

__all__ = ["component", "describe", "names", "reference"]


@cache
def _table() -> dict[str, dict[str, Any]]:
    return {entry["name"]: entry for entry in _models.cooling.components()}


def names() -> list[str]:
    """Names of all components."""
    return list(_table())


def describe(name: str) -> dict[str, Any]:
    """Inputs, outputs and fields of a component: name, unit, words, range, default, source."""
    return dict(_table()[name])


def _plain(value: Any) -> Any:
    """A specification value as JSON can carry it."""
    if hasattr(value, "to_dict"):
        return _plain(value.to_dict())
    if isinstance(value, Mapping):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value.item() if hasattr(value, "item") else value


def evaluate(name: str, inputs: list[ArrayLike], fields: Mapping[str, Any]) -> Outputs:
    """Evaluate: numbers give numbers, arrays give arrays of the broadcast shape."""
    return _models.cooling.evaluate(name, inputs, json.dumps(_plain(dict(fields))))


def _words(text: str, indent: int) -> str:
    pad = " " * indent
    return textwrap.fill(text, 92, initial_indent=pad, subsequent_indent=pad)


def _doc(entry: dict[str, Any]) -> str:
    lines = [entry["doc"], "", "Parameters", "----------"]
    for port in entry["inputs"]:
        optional = "" if port["default"] is None else ", optional"
        lines.append(f"{port['name']} : array_like{optional}")
        words = f"{port['doc']} [{port['unit']}], {port['low']:g} to {port['high']:g}."
        if port["default"] is not None:
            words += f" Default: {port['default']:g}."
        lines.append(_words(words, 4))
    lines.append("**fields")
    lines.append(_words(f"Fields of the specification {entry['spec']}, as in a scenario:", 4))
    for field in entry["fields"]:
        words = f"{field['name']}: {field['doc']}"
        if field["choices"]:
            words += f" One of: {', '.join(field['choices'])}."
        if field["default"] != "":
            words += f" Default: {field['default']}."
        if field["spec"]:
            words += f" A mapping of the fields of {field['spec']}."
        if field["source"]:
            words += f" Source: {field['source']}."
        lines.append(textwrap.fill(words, 92, initial_indent="    - ", subsequent_indent="      "))
    if entry["designs"]:
        words = f"design: entry of the catalog to start from: {', '.join(entry['designs'])}."
        lines.append(textwrap.fill(words, 92, initial_indent="    - ", subsequent_indent="      "))
    lines += ["", "Returns", "-------", "dict of ndarray"]
    words = "Arrays of the broadcast shape (numbers where all inputs are numbers), by name:"
    lines.append(_words(words, 4))
    lines += [_words(f"- {p['name']} [{p['unit']}]: {p['doc']}", 4) for p in entry["outputs"]]
    lines += ["", "Raises", "------", "InputError"]
    words = "If an input is no number or out of its range, or a field is refused"
    lines.append(_words(words + (f"; {entry['refused']}." if entry["refused"] else "."), 4))
    return "\n".join(lines)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def reference() -> str:
    """Reference page of all components: equation, arrays, fields with ranges and sources."""
    lines = [
        "# Cooling components",
        "",
        "Written by `python -m tenfold._generate` from the list of components; do not edit.",
        "Each is a function of `tenfold.cooling` on arrays and a block kernel in `libsim/cooling`;",
        "equations, validity and signs in full stand in the headers `include/tenfold/cooling`.",
        "`[J]` is judgement, `[M]` general knowledge without an opened document. What is outside",
        "a fitted range is flagged in an output, never clipped in silence. Kernels with an inner",
        "root search (tower, fluid cooler, CDU, sidecar), with tables (cold plate, air-cooled",
        "machines) or with saturated exit air by Newton steps (humidifier, indirect cooler) run as",
        "scalar loops;",
        "g++ 12 vectorises the others.",
    ]
    for name, entry in _table().items():
        lines += ["", f"## {name}", "", f"{entry['doc']} Specification: `{entry['spec']}`.", ""]
        lines += ["| input | unit | range | default | |", "|---|---|---|---|---|"]
        for p in entry["inputs"]:
            usual = "" if p["default"] is None else f"{p['default']:g}"
            span = f"{p['low']:g} to {p['high']:g}"
            lines.append(f"| `{p['name']}` | {p['unit']} | {span} | {usual} | {_cell(p['doc'])} |")
        if entry["refused"]:
            lines += ["", f"Refused: {_cell(entry['refused'])}."]
        lines += ["", "| output | unit | |", "|---|---|---|"]
        for p in entry["outputs"]:
            lines.append(f"| `{p['name']}` | {p['unit']} | {_cell(p['doc'])} |")
        lines += ["", "| field | default | source | |", "|---|---|---|---|"]
        for field in entry["fields"]:
            words = field["doc"]
            if field["choices"]:
                words += f" One of: {', '.join(field['choices'])}."
            if field["spec"]:
                words += f" A `{field['spec']}`."
            cells = [field["default"], field["source"], words]
            lines.append(f"| `{field['name']}` | " + " | ".join(_cell(c) for c in cells) + " |")
        if entry["designs"]:
            lines += ["", f"Catalog entries (`design=`): {', '.join(entry['designs'])}."]
    return "\n".join(lines) + "\n"


def component(name: str, alias: str = "", **preset: Any) -> Callable[..., Outputs]:
    """The function of a component: inputs by position or name, fields of its specification by name.

    Parameters
    ----------
    name : str
        One of `names`.
    alias : str, optional
        Name of the function where it is not that of the component.
    **preset
        Fields that the function sets unless the caller states them.
    """
    entry = _table()[name]
    ports = entry["inputs"]
    known = {port["name"] for port in ports} | {field["name"] for field in entry["fields"]}
    signature = inspect.Signature(
        [
            inspect.Parameter(
                port["name"],
                inspect.Parameter.POSITIONAL_OR_KEYWORD,
                default=inspect.Parameter.empty if port["default"] is None else port["default"],
            )
            for port in ports
        ]
        + [inspect.Parameter("fields", inspect.Parameter.VAR_KEYWORD)]
    )

    def function(*args: Any, **kwargs: Any) -> Outputs:
        bound = signature.bind(*args, **kwargs)
        bound.apply_defaults()
        values = bound.arguments
        return evaluate(name, [values[port["name"]] for port in ports], preset | values["fields"])

    def checked(*args: Any, **kwargs: Any) -> Outputs:
        try:
            return function(*args, **kwargs)
        except TypeError as error:
            raise TypeError(f"{name}(): {error}; arguments: {', '.join(sorted(known))}") from None

    checked.__name__ = checked.__qualname__ = alias or name
    words = ", ".join(f"``{key}={value!r}``" for key, value in preset.items())
    checked.__doc__ = _doc(entry) + (f"\n\nNotes\n-----\nPreset: {words}." if preset else "")
    checked.__module__ = "tenfold.cooling"
    checked.__signature__ = signature  # type: ignore[attr-defined]
    return checked
