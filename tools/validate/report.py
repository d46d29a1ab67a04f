# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Writes docs/validation.md and build/validation.json."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path

from .scores import Score, Section

HEAD = """# Validation

Written by `make validate`; do not edit. Each number below was computed when the page was
written; run it again after a change of a model. A comparison that misses its limit stays in the
table with `no`; limits are not moved.
`make validate FIGURES=DIR` evaluates the same comparisons on files of the same names and columns in
DIR and writes `build/validation.md` instead. Either way `build/validation.json` holds
`{case: {metric: value, limit: value, ok: bool}}`: one metric for each case, named by its key;
`limit` null means that none was set. Metrics that begin with `share`, and `spearman`, must reach
their limit; all others must not exceed it. Relative numbers are fractions, not per cent.

The climates that the built-in weather synthesises are compared with the hourly files of their
stations in [validation/climates.md](validation/climates.md).
"""


def number(value: float) -> str:
    """Four significant digits."""
    return "not a number" if value != value else f"{value:.4g}"


def score_table(scores: Sequence[Score]) -> list[str]:
    """Table of scores in Markdown."""
    lines = ["| case | metric | value | limit | ok | remark |", "|---|---|---|---|---|---|"]
    for s in scores:
        sign = {"most": "at most ", "least": "at least ", "shown": ""}[s.sense]
        limit = "" if s.limit is None else f"{sign}{number(s.limit)}"
        ok = "" if s.limit is None else ("yes" if s.ok else "**no**")
        value = number(s.value)
        lines.append(f"| {s.case} | {s.metric} | {value} | {limit} | {ok} | {s.note} |")
    return [*lines, ""]


def write_markdown(sections: Sequence[Section], path: Path) -> None:
    """Write the page."""
    scores = [s for section in sections for s in section.scores]
    limited = [s for s in scores if s.limit is not None]
    missed = [s for s in limited if not s.ok]
    lines = [HEAD]
    lines.append(f"{len(limited) - len(missed)} of {len(limited)} limits hold.\n")
    if missed:
        lines += ["## Misses", "", *score_table(missed)]
    for section in sections:
        lines += [f"## {section.title}", ""]
        lines += section.text
        if section.scores:
            lines += score_table(section.scores)
        for figure, words in section.figures:
            relative = os.path.relpath(figure, path.parent)
            lines += [f"![{words}]({relative})", "", f"*{words}*", ""]
    path.parent.mkdir(parents=True, exist_ok=True)
    text = "\n".join(lines)
    while "\n\n\n" in text:
        text = text.replace("\n\n\n", "\n\n")
    path.write_text(text.rstrip() + "\n", encoding="utf-8")


def write_json(sections: Sequence[Section], path: Path) -> None:
    """Write {case: {metric: value, limit: value, ok: bool}}."""
    entries: dict[str, dict[str, object]] = {}
    for section in sections:
        for s in section.scores:
            key = s.case if s.case not in entries else f"{s.case}.{s.metric}"
            entries[key] = s.entry()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(entries, indent=1) + "\n", encoding="utf-8")
