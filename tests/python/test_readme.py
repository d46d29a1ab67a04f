# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""The README says what is true: its Python runs, its C++ is what the package test builds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest


def _blocks(root: Path, language: str) -> list[str]:
    text = (root / "README.md").read_text(encoding="utf-8")
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


def test_python(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (code,) = _blocks(root, "python")
    (tmp_path / "scenarios").symlink_to(root / "scenarios")
    monkeypatch.chdir(tmp_path)
    # A month is enough to see that every line runs.
    code = code.replace(
        'first_site.yaml")', 'first_site.yaml", settings={"horizon.end": "2024-02-01"})'
    )
    assert "horizon.end" in code
    exec(compile(code, "README.md", "exec"), {})
    assert (tmp_path / "first_site.nc").stat().st_size > 0
    assert (tmp_path / "first_site.html").stat().st_size > 0


def test_cpp(root: Path) -> None:
    (code,) = _blocks(root, "cpp")
    program = (root / "tests" / "package" / "readme.cpp").read_text(encoding="utf-8")
    assert program.split("\n\n", 1)[1].strip() == code.strip()


def test_links(root: Path) -> None:
    text = (root / "README.md").read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#]+)\)", text):
        assert target.startswith("http") or (root / target).exists(), target
