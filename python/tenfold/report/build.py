# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Puts the page together: data, template, style, script and chart library in one file."""

from __future__ import annotations

import json
import os
import re
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .data import report_data

if TYPE_CHECKING:
    from ..result import Result

__all__ = ["build_report", "write_report"]


def _asset(name: str) -> str:
    return (resources.files(__package__) / name).read_text(encoding="utf-8")


def _script_json(data: Any) -> str:
    """JSON that is safe inside a script element."""
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _code_marks(text: str) -> Any:
    """Text between back-quotes as code; everything is escaped."""
    from markupsafe import Markup, escape

    parts = re.split(r"`([^`]+)`", text)
    return Markup("").join(
        Markup("<code>{}</code>").format(part) if i % 2 else escape(part)
        for i, part in enumerate(parts)
    )


def build_report(result: Result) -> str:
    """HTML text of the report of a result.

    The page loads nothing from anywhere: chart library, data and style are inside. It holds no
    time stamp, so that the same result gives the same page.
    """
    from jinja2 import Environment, StrictUndefined
    from markupsafe import Markup

    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["code_marks"] = _code_marks
    data = report_data(result)
    # The chart library carries "</script" nowhere; a test looks.
    return environment.from_string(_asset("template.html.j2")).render(
        **data["page"],
        data_json=Markup(_script_json(data["charts"])),
        style=Markup(_asset("assets/report.css")),
        echarts=Markup(_asset("assets/echarts.min.js")),
        script=Markup(_asset("assets/report.js")),
    )


def write_report(result: Result, path: str | os.PathLike[str]) -> None:
    """Write the report of a result; it appears under its name only when it is complete.

    Raises
    ------
    OSError
        With the cause; nothing is left behind.
    """
    target = Path(path)
    text = build_report(result)
    part = target.with_name(target.name + ".part")
    try:
        part.write_text(text, encoding="utf-8")
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
