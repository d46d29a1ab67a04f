# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Explain: the cell is run again bit for bit; the tree adds up and names sources."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import tenfold as tf
from tenfold.explain import Node


def _find(node: Node, label: str) -> Node:
    found = [node] if node.label == label else []
    for child in node.children:
        found += [hit for hit in [_walk(child, label)] if hit is not None]
    assert found, label
    return found[0]


def _walk(node: Node, label: str) -> Node | None:
    if node.label == label:
        return node
    return next((hit for c in node.children if (hit := _walk(c, label)) is not None), None)


def test_tree_of_a_month(small_result_path: Path) -> None:
    stored = tf.open_result(small_result_path)
    found = tf.explain(stored, "pue", site="hangzhou", month="2024-07")
    assert found.identical
    assert found.differing == ()
    assert found.months_run == 12
    month = stored.monthly.sel(site="hangzhou").isel(month=6)
    assert found.tree.value == float(month["facility_energy"] / month["it_energy"])
    energy = _find(found.tree, "facility_energy")
    assert energy.value == float(month["facility_energy"])
    parts = [c for c in energy.children if not c.label.startswith("left over")]
    assert sum(c.value or 0.0 for c in parts) == pytest.approx(energy.value, rel=1e-12)
    assert abs(energy.children[-1].value or 0.0) <= 1e-9 * energy.value
    racks = _find(found.tree, "it_energy").children
    assert sum(c.value or 0.0 for c in racks) == pytest.approx(float(month["it_energy"]), rel=1e-12)
    text = str(found)
    for part in ("400 racks of nvl72", "estimate:", "weather: ", "grid: ", "chiller = "):
        assert part in text
    assert "the same bytes as the file" in text


def test_a_cell_of_the_second_year_runs_in(small_result_path: Path) -> None:
    stored = tf.open_result(small_result_path)
    found = tf.explain(stored, "carbon", site="hangzhou", month="2025-01")
    assert found.identical
    assert found.months_run == 2
    factor = _find(found.tree, "mean direct grid intensity")
    imported = _find(found.tree, "grid_import")
    assert factor.value is not None
    assert imported.value is not None
    assert factor.value * imported.value == pytest.approx(found.tree.value, rel=1e-12)


def test_refusals(small_result_path: Path) -> None:
    stored = tf.open_result(small_result_path)
    for arguments, message in (
        (("peu", "hangzhou", "2024-07"), "no quantity 'peu'"),
        (("pue", "hangzou", "2024-07"), "there are: hangzhou"),
        (("pue", "hangzhou", "2031-07"), "it has 2024-01 to 2025-01"),
    ):
        what, site, month = arguments
        with pytest.raises(tf.TargetError, match=message):
            tf.explain(stored, what, site=site, month=month)


def test_command(tenfold: Callable[..., Any], small_result_path: Path) -> None:
    cell = ("--site", "hangzhou", "--month", "2024-02")
    done = tenfold("explain", small_result_path, "wue", *cell)
    assert done.returncode == 0, done.stderr
    assert "water_evaporated" in done.stdout
    done = tenfold("explain", small_result_path, "pue", *cell, "--json")
    found = json.loads(done.stdout)
    assert found["identical"] is True
    assert found["tree"]["label"] == "PUE"
    done = tenfold("explain", small_result_path, "pue", "--site", "x", "--month", "2024-02")
    assert done.returncode == 2
