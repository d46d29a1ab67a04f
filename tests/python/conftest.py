# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""What the Python tests share: one short run of the first scenario, and the command."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

os.environ.setdefault("MPLBACKEND", "Agg")

import tenfold as tf

ROOT = Path(__file__).resolve().parents[2]
FIRST_SITE = ROOT / "scenarios" / "first_site.yaml"
#: A horizon of a little over a year: one complete calendar year and a partial one.
SHORT = {"horizon.start": "2024-01-01", "horizon.end": "2025-02-01"}

Command = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def first_site() -> Path:
    return FIRST_SITE


@pytest.fixture(scope="session")
def scenario() -> tf.Scenario:
    return tf.load(FIRST_SITE, settings=SHORT)


@pytest.fixture(scope="session")
def result(scenario: tf.Scenario) -> tf.Result:
    return tf.simulate(scenario)


@pytest.fixture(scope="session")
def small_result_path(result: tf.Result, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Result file of a short run of the first scenario."""
    path = tmp_path_factory.mktemp("result") / "first_site.nc"
    result.save(path)
    return path


@pytest.fixture(scope="session")
def small_report_path(result: tf.Result, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Report of the same run."""
    path = tmp_path_factory.mktemp("report") / "first_site.html"
    result.report(path)
    return path


@pytest.fixture
def tenfold() -> Command:
    """Runs the command; returns exit code, standard output, standard error."""

    def call(
        *arguments: object, cwd: Path | None = None, before: Callable[[], None] | None = None
    ) -> subprocess.CompletedProcess[str]:
        words: Sequence[str] = [sys.executable, "-m", "tenfold", *(str(a) for a in arguments)]
        return subprocess.run(
            words,
            capture_output=True,
            text=True,
            cwd=cwd,
            timeout=300,
            check=False,
            preexec_fn=before,
        )

    return call
