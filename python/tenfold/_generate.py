# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Writes what is derived from the field tables: stubs, JSON Schema, reference page.

``python -m tenfold._generate [--root DIR] [--check]`` in a source tree. With ``--check`` nothing is
written, and the exit code is 1 if a committed file differs.
"""

from __future__ import annotations

import argparse
import json
import keyword
import sys
import textwrap
from pathlib import Path
from typing import Any

from . import _core
from ._components import reference
from .specs import describe, has_unit

__all__ = ["generate", "main"]

_HEAD = """\
# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
# Written by `python -m tenfold._generate` from the field tables; do not edit.
import datetime
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Literal

Number = float | str
Date = str | datetime.date
Series = float | str | Mapping[str, float | str]

class Spec:
    model_name: ClassVar[str]
    def to_dict(self) -> dict[str, Any]: ...

def names() -> list[str]: ...
def has_unit(field: Mapping[str, Any]) -> bool: ...
def describe(field: dict[str, Any]) -> str: ...
"""


def _type(field: dict[str, Any], tables: set[str]) -> str:
    """Python type of a field."""
    kind = field["kind"]
    plain = {
        "number": "str" if has_unit(field) else "Number",
        "integer": "int",
        "flag": "bool",
        "text": "str",
        "date": "Date",
        "texts": "Sequence[str]",
        "numbers": "Sequence[Number]",
        "series": "Series",
        "named_series": "Mapping[str, Series]",
    }
    if kind in plain:
        return plain[kind]
    if kind == "choice":
        return "Literal[" + ", ".join(json.dumps(c) for c in field["choices"]) + "]"
    below = [name for _, name in field["children"]]
    inner = " | ".join([*(n for n in dict.fromkeys(below) if n in tables), "Mapping[str, Any]"])
    return f"Sequence[{inner}]" if kind in ("specs", "models") else inner


def _class(table: dict[str, Any], tables: set[str]) -> str:
    lines = [f"class {table['name']}(Spec):"]
    lines += _doc(table["doc"], 4)
    fields = [f for f in table["fields"] if not keyword.iskeyword(f["name"])]
    if fields:
        lines += ["    def __init__(", "        self,", "        *,"]
        lines += [f"        {f['name']}: {_type(f, tables)} = ..." + "," for f in fields]
        lines += ["    ) -> None: ..."]
    for field in fields:
        name, kind = field["name"], _type(field, tables)
        lines += ["    @property", f"    def {name}(self) -> {kind} | None:"]
        lines += _doc(describe(field), 8)
        lines += [f"    @{name}.setter", f"    def {name}(self, value: {kind}) -> None: ..."]
    return "\n".join(lines) + "\n"


def _doc(text: str, indent: int) -> list[str]:
    pad = " " * indent
    clean = " ".join(str(text).split()).replace("\\", "\\\\").replace('"""', "'''")
    lines = textwrap.wrap(clean, width=96 - indent, break_long_words=False) or [""]
    if len(lines) == 1 and len(lines[0]) < 88 - indent and not lines[0].endswith('"'):
        return [f'{pad}"""{lines[0]}"""']
    return [f'{pad}"""{lines[0]}', *(pad + line for line in lines[1:]), f'{pad}"""']


def generate() -> dict[str, str]:
    """Text of every derived file by its path in the source tree."""
    tables = json.loads(_core.tables())
    names = {table["name"] for table in tables}
    stub = "\n".join([_HEAD, *(_class(table, names) for table in tables)])
    schema = json.dumps(json.loads(_core.schema()), indent=2, ensure_ascii=False)
    return {
        "python/tenfold/specs.pyi": stub,
        "scenarios/schema.json": schema + "\n",
        "docs/reference/cooling_components.md": reference(),
        "docs/reference/specifications.md": _core.reference().rstrip("\n") + "\n",
    }


def main(arguments: list[str] | None = None) -> int:
    """Write or check the files; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tenfold._generate", description=__doc__)
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="root of the source tree")
    parser.add_argument("--check", action="store_true", help="compare only")
    options = parser.parse_args(arguments)
    stale = []
    for name, text in generate().items():
        path = options.root / name
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale.append(name)
        if not options.check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    for name in stale:
        print(f"{'differs' if options.check else 'written'}: {name}")
    return 1 if options.check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
