# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Every notebook runs from top to bottom and is stored without outputs."""

from __future__ import annotations

import os
import resource
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOKS = sorted((Path(__file__).resolve().parents[2] / "notebooks").glob("*.ipynb"))


def test_there_are_notebooks() -> None:
    assert NOTEBOOKS


@pytest.mark.notebook
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_notebook(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = nbformat.read(path, as_version=4)
    nbformat.validate(book)
    for cell in book.cells:
        if cell.cell_type == "code":
            assert cell.outputs == []
            assert cell.execution_count is None
    monkeypatch.setenv("TENFOLD_ROOT", str(path.parents[1]))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(_search_path()))
    start = _processor_seconds()
    resources = {"metadata": {"path": str(tmp_path)}}
    NotebookClient(book, timeout=120, kernel_name="python3", resources=resources).execute()
    # Two minutes of two cores; processor time, so that a busy machine fails no test.
    assert _processor_seconds() - start < 240.0


def _processor_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _search_path() -> list[str]:
    import tenfold

    stated = os.environ.get("PYTHONPATH", "")
    here = str(Path(tenfold.__file__).parents[1])
    return [here, *(p for p in stated.split(os.pathsep) if p)]
