# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Comparisons of accelerators answer to what they are given; fleets are in `make validate` only."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from validate import accelerators
from validate.tables import TableError

KEPT = Path(__file__).resolve().parents[2] / "tests" / "validation"


def rewrite(source: Path, target: Path, column: str, factor: float) -> None:
    """The same table with one column multiplied."""
    with source.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        if row[column]:
            row[column] = str(factor * float(row[column]))
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def scores(section: accelerators.Section) -> dict[str, float]:
    return {s.case: s.value for s in section.scores}


def test_board_power_is_compared_with_the_rows_that_are_given(tmp_path: Path) -> None:
    kept = scores(accelerators.board_power(KEPT / "accelerator_power"))
    assert kept["accelerator.h200.at_limit"] < 0.03
    assert kept["accelerator.h200.below_limit"] < 0.08
    # The layout of the measurements, one board only, every power 10 % lower.
    source = KEPT / "accelerator_power" / "h200.csv"
    rewrite(source, tmp_path / "h200_sxm" / "phases.csv", "mean_power_W", 0.9)
    section = accelerators.board_power(tmp_path)
    other = scores(section)
    assert other["accelerator.h200.at_limit"] > 0.10
    assert other["accelerator.h200.rate"] == kept["accelerator.h200.rate"]
    assert not any("h100" in case for case in other)
    assert "Not compared, no file: h100_sxm.csv." in "\n".join(section.text)


def test_token_energies_of_a_subset_and_of_unknown_models(tmp_path: Path) -> None:
    source = KEPT / "token_energy" / "llm_inference_energy.csv"
    lines = source.read_text(encoding="utf-8").splitlines()
    rows = [line for line in lines[1:] if ",H100," in line][:40]
    strange = rows[0].replace(rows[0].split(",")[0], "Nobody__Model-1B")
    table = tmp_path / "llm.csv"
    table.write_text("\n".join([lines[0], *rows, strange]) + "\n", encoding="utf-8")
    section = accelerators.token_energy(table)
    found = scores(section)
    assert set(found) == {f"token_energy.h100.{word}" for word in ("median", "worst", "skill")}
    assert found["token_energy.h100.median"] > 0.0
    assert "Nobody__Model-1B on H100" in "\n".join(section.text)
    rewrite(table, tmp_path / "double.csv", "J_per_output_token", 2.0)
    doubled = scores(accelerators.token_energy(tmp_path / "double.csv"))
    assert doubled["token_energy.h100.median"] != found["token_energy.h100.median"]
    table.write_text("model,gpu\nx,H100\n", encoding="utf-8")
    with pytest.raises(TableError, match="J_per_output_token"):
        accelerators.token_energy(table)


def test_training_runs_are_scored_without_a_limit() -> None:
    found = accelerators.training().scores
    assert len(found) == 3
    assert all(s.limit is None for s in found)
    # Llama 3 405B: 30.84 million H100-hours published, MFU of its own step time.
    (own,) = [s for s in found if "405b" in s.case]
    assert own.value < 0.1
    assert own.note == "MFU of the paper's step time"
