# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Reads comma-separated tables; what is wrong is named with file, row and column."""

from __future__ import annotations

import csv
import difflib
import gzip
import math
from collections.abc import Iterable
from pathlib import Path


class TableError(ValueError):
    """A table that a comparison cannot read."""


def read_text(path: Path) -> str:
    """Text of a file, unpacked where its name ends in .gz."""
    try:
        raw = path.read_bytes()
        raw = gzip.decompress(raw) if path.suffix == ".gz" else raw
    except (OSError, EOFError) as error:
        raise TableError(f"{path}: {error}") from None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


class Row(dict[str, str]):
    """A row of a table that knows where it stands; the heading is row 1."""

    def __init__(self, path: Path, number: int, values: dict[str, str]) -> None:
        super().__init__(values)
        self.path, self.line = path, number

    def number(self, column: str) -> float:
        """Value of a column as a finite number."""
        text = self[column]
        try:
            value = float(text)
        except ValueError:
            value = math.nan
        if not math.isfinite(value):
            found = "nothing" if text.strip() == "" else f"'{text}'"
            raise TableError(
                f"{self.path}, row {self.line}, column '{column}': {found} is not a finite number"
            )
        return value


def read_rows(path: Path, columns: Iterable[str] = (), *, comment: str = "") -> list[Row]:
    """Rows of a table that has at least `columns`; lines that begin with `comment` are left out.

    Raises
    ------
    TableError
        All that is wrong with the shape of the table, at once.
    """
    rows = [
        (i, r)
        for i, r in enumerate(csv.reader(read_text(path).splitlines()), 1)
        if r and not (comment and r[0].startswith(comment))
    ]
    if not rows:
        raise TableError(f"{path}: the table is empty")
    head = [name.strip() for name in rows[0][1]]
    wrong = [f"column '{n}' stands twice" for n in sorted({n for n in head if head.count(n) > 1})]
    for name in columns:
        if name not in head:
            near = difflib.get_close_matches(name, head, 1)
            wrong.append(
                f"no column '{name}'" + (f"; did you mean '{near[0]}'?" if near else f" of {head}")
            )
    wrong += [
        f"row {i}: {len(r)} values, {len(head)} columns" for i, r in rows[1:] if len(r) != len(head)
    ][:5]
    if len(rows) == 1:
        wrong.append("no row below the heading")
    if wrong:
        raise TableError(f"{path}: " + "; ".join(wrong))
    return [Row(path, i, dict(zip(head, r, strict=True))) for i, r in rows[1:]]
