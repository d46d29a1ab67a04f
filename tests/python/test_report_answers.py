# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""The report of a fleet with limits: required and reached, the gap and its sign, what binds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from test_fleet_answers import run

import tenfold as tf


def _number(page: str, name: str, period: str) -> float:
    tag = re.search(rf'<[^>]*data-name="{name}"[^>]*data-period="{period}"[^>]*>', page)
    tag = tag or re.search(rf'<[^>]*data-period="{period}"[^>]*data-name="{name}"[^>]*>', page)
    assert tag is not None, name
    value = re.search(r'data-value="([^"]+)"', tag.group(0))
    assert value is not None
    return float(value.group(1))


def test_what_is_short_is_said_and_what_binds_is_named(tmp_path: Path) -> None:
    result = run(limits__grid="{hangzhou: 2 MW, frankfurt: 1 MW}", horizon__end="2026-01-01")
    path = tmp_path / "short.html"
    result.report(path)
    page = path.read_text(encoding="utf-8")
    row = result.by_year().loc[2025]
    assert row["reached_energy"] < 0.9 * row["required_energy"]
    assert _number(page, "required_energy", "2025") == pytest.approx(row["required_energy"])
    gap = 1.0 - row["reached_energy"] / row["required_energy"]
    assert _number(page, "shortfall_share", "2025") == pytest.approx(gap)
    assert "short of what is required" in page
    assert str(row["binding_limit"]).replace(".", ": ", 1) in page
    assert "grid" in str(row["binding_limit"])


def test_without_a_limit_nothing_is_short(tmp_path: Path) -> None:
    result = run(horizon__end="2026-01-01")
    path = tmp_path / "free.html"
    result.report(path)
    page = path.read_text(encoding="utf-8")
    assert "more than required" not in page
    assert _number(page, "shortfall_share", "2025") == 0.0


def test_tokens_and_joules_per_token_are_on_the_page(tmp_path: Path) -> None:
    scenario = tf.load("scenarios/inference_site.yaml").replace({"horizon.end": "2026-03-01"})
    result = tf.simulate(scenario, channels=["answer_token_rate", "serving_power"])
    path = tmp_path / "tokens.html"
    result.report(path)
    page = path.read_text(encoding="utf-8")
    # From the series by hour, not from the totals that the page takes.
    answers = float(result.ds["answer_token_rate"].astype("float64").sum()) * 3600.0
    joules = float(result.ds["serving_power"].astype("float64").sum()) * 3600.0
    assert _number(page, "answer_tokens", "2026") == pytest.approx(answers, rel=1e-5)
    assert _number(page, "joule_per_token", "2026") == pytest.approx(joules / answers, rel=1e-5)
    assert "2026*" in page

    run(horizon__end="2025-03-01").report(path)
    assert "joules per token" not in path.read_text(encoding="utf-8")
