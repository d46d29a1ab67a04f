# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Prices of limits in result, report and command, and what they say without a solver."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

import tenfold as tf
from tenfold._plan_record import PlanRecord, record_plan

Command = Callable[..., "subprocess.CompletedProcess[str]"]
# 100 racks of 290,000 USD at 7 CNY are 203 million: half of that serves half of the demand.
HALF_THE_MONEY = """tenfold: 1
title: Half the money
horizon: {start: 2025-01-01, end: 2026-02-01, step: 1 h}
sites:
  - name: hangzhou
    location: {latitude: 30, longitude: 120}
    weather: {climate: hangzhou}
    grid: {zone: CN-ZJ, connection: 100 MW}
    power: {design: ups_2n}
    halls: [{name: h, cooling: {design: hyperscale_wse}, module: 5 MW}]
workloads: [{name: web, model: steady, utilisation: 0.5}]
fleet:
  demand:
    - {name: cloud, metric: servers, at: 2025-01, base: 4000, growth: 0,
       mix: [{racks: cpu_2024, share: 1}], shares: [{site: hangzhou, share: 1}]}
limits: {fx: 7, capex: [{name: w, from: 2025-01, to: 2026-02, total: 101.5e6 CNY, pace: free}]}
"""


@pytest.fixture
def scenario(tmp_path: Path) -> Path:
    path = tmp_path / "half.yaml"
    path.write_text(HALF_THE_MONEY, encoding="utf-8")
    return path


def test_the_command_prints_the_least_relaxation(scenario: Path, tenfold: Command) -> None:
    done = tenfold("plan", str(scenario))
    assert done.returncode == 0, done.stderr
    assert "RMB 0.1015 bn more" in done.stdout
    assert "capex.w: binds" in done.stdout


def test_result_and_report_carry_the_prices(
    scenario: Path, tmp_path: Path, tenfold: Command
) -> None:
    done = tenfold("run", str(scenario), "--plan", "--out", str(tmp_path))
    assert done.returncode == 0, done.stderr
    found = tf.open_result(tmp_path / "half.nc").plan
    assert found is not None
    # One yuan serves 1 / 203 million of a month, for as long as it stands: 13 months.
    worth = sum(row["price"] * row["available"] for row in found.prices)
    assert worth == pytest.approx(13 * 0.5, rel=1e-6)
    assert found.unmet == pytest.approx(13 * 0.5, rel=1e-6)
    assert found.relaxations[0] == "RMB 0.1015 bn more"
    page = (tmp_path / "half.html").read_text(encoding="utf-8")
    assert "What one more unit of a limit is worth" in page
    assert "RMB 0.1015 bn more" in page
    assert "capex: w" in page


def test_without_the_solver_the_report_says_so(
    scenario: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import importlib.util

    find = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda n, *a: None if n == "highspy" else find(n, *a)
    )
    loaded = tf.load(scenario)
    record = record_plan(loaded)
    assert "highspy is not installed" in record.unavailable
    result = tf.simulate(loaded, channels=["none"])
    result.report(tmp_path / "without.html")
    page = (tmp_path / "without.html").read_text(encoding="utf-8")
    assert "<code>tenfold run FILE --plan</code>" in page
    result.attach(record)
    result.report(tmp_path / "missing.html")
    assert "Not computed: highspy is not installed" in (
        (tmp_path / "missing.html").read_text(encoding="utf-8")
    )


def test_a_record_is_the_same_after_json() -> None:
    record = PlanRecord(unmet=1.5, prices=[{"month": "2025-01", "limit": "a", "price": 1e-9}])
    assert PlanRecord.from_json(record.to_json()) == record
