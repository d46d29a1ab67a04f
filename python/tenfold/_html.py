# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Small HTML pieces for notebooks: pure HTML, no script."""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping, Sequence

__all__ = ["table", "tree"]


def tree(node: object, *, depth: int = 0) -> str:
    """Nested lists of a document, branches below the second level folded."""
    if isinstance(node, Mapping):
        rows = [_branch(str(key), value, depth) for key, value in node.items()]
    elif isinstance(node, Sequence) and not isinstance(node, str):
        rows = [
            _branch(
                str(item["name"]) if isinstance(item, Mapping) and "name" in item else str(i),
                item,
                depth,
            )
            for i, item in enumerate(node)
        ]
    else:
        return f"<code>{html.escape(str(node))}</code>"
    return "<ul style='list-style:none;margin:0;padding-left:1.1em'>" + "".join(rows) + "</ul>"


def _branch(key: str, value: object, depth: int) -> str:
    name = html.escape(key)
    if isinstance(value, (Mapping, Sequence)) and not isinstance(value, str) and value:
        opened = " open" if depth < 1 else ""
        below = tree(value, depth=depth + 1)
        return f"<li><details{opened}><summary>{name}</summary>{below}</details></li>"
    return f"<li>{name}: {tree(value, depth=depth + 1)}</li>"


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Plain table of texts."""
    top = "".join(f"<th style='text-align:left'>{html.escape(h)}</th>" for h in head)
    body = "".join(
        "<tr>"
        + "".join(f"<td style='text-align:left'>{html.escape(str(c))}</td>" for c in row)
        + "</tr>"
        for row in rows
    )
    return f"<table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"
