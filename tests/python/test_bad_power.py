# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Electrical chains that cannot be: refused by name before the first step, no result file."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Command


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("sites.hangzhou.power.components.ups.rating=1 MW", ["'ups' carries", "rating of 1 MW"]),
        ("sites.hangzhou.power.components.ups.feeds=[pdu, mv_transformer]", ["cycle"]),
        ("sites.hangzhou.power.components.ups.feeds=[pdu, nobody]", ["nobody"]),
        ("sites.hangzhou.power.components.upps.rating=1 MW", ["did you mean 'ups'"]),
        ("sites.hangzhou.power.components.ups.no_load=0.9", ["above the maximum"]),
        ("sites.hangzhou.power.components.switchgear.heat=white_space", ["mechanical"]),
    ],
    ids=["undersized", "cycle", "unknown", "name", "loss", "heat"],
)
def test_refused(
    tenfold: Command, first_site: Path, tmp_path: Path, setting: str, said: list[str]
) -> None:
    done = tenfold("run", first_site, "--set", setting, "--out", tmp_path / "out")
    assert done.returncode == 1, done.stderr
    for words in said:
        assert words in done.stderr
    assert "sites.hangzhou.power" in done.stderr
    assert not list(tmp_path.rglob("*.nc*"))


def test_check_compiles(tenfold: Command, first_site: Path) -> None:
    """What only compiling finds out, `check` finds too."""
    setting = "sites.hangzhou.power.components.ups.rating=1 MW"
    done = tenfold("check", first_site, "--set", setting)
    assert done.returncode == 1
    assert "'ups' carries" in done.stderr
