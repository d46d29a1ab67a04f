# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Levers: each is the whole run of the changed scenario; files, overrides, values, bad ones."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

import tenfold as tf
from tenfold.levers import levers_of

WEEK = {"horizon.start": "2024-01-01", "horizon.end": "2024-01-08"}
WARM = "sites.hangzhou.halls.ai.cooling.facility_supply"
#: A file of its own, as a lever names it; the reference has overrides, the lever's file others.
CHILD = """
tenfold: 1
extends: first.yaml
title: Without solar
sites:
  - {name: hangzhou, supply: {$replace: true, items: []}}
"""


@pytest.fixture(scope="module")
def week(scenario: tf.Scenario) -> tf.Scenario:
    return scenario.replace(WEEK)


def whole(scenario: tf.Scenario, name: str) -> float:
    return tf.simulate(scenario, channels=["none"]).totals.total(name)


def test_a_lever_is_the_run_of_the_changed_scenario(week: tf.Scenario) -> None:
    stated = week.replace(
        {
            "levers": [
                {"name": "warm", "title": "Warmer water", "set": [f"{WARM}=40 degC"], "note": "n"},
                {"name": "none", "set": ["horizon.end=2024-01-08"]},
            ]
        }
    )
    found = tf.levers(stated, ["energy", "pue", "water"], threads=2)
    assert [row.title for row in found.rows] == ["Warmer water", "none"]
    warm = week.replace({WARM: "40 degC"})
    assert found.base["energy"] == whole(week, "facility_energy")
    assert found.rows[0].values["energy"] == whole(warm, "facility_energy")
    assert found.rows[0].values["energy"] != found.base["energy"]
    changes = found.changes()
    expected = whole(warm, "facility_energy") / whole(week, "facility_energy") - 1.0
    assert changes.loc["Warmer water", "energy"] == pytest.approx(expected, rel=1e-12)
    assert (changes.loc["none"] == 0.0).all()
    again = tf.Levers.from_json(found.to_json())
    assert again.to_json() == found.to_json()
    assert len(found.plot("pue").patches) == 2
    with pytest.raises(ValueError, match="there are: energy, pue, water"):
        found.plot("racks")


def test_files_of_levers_get_what_the_scenario_got(first_site: Path, tmp_path: Path) -> None:
    levers = "levers:\n  - {name: dark, title: Dark, scenario: child.yaml}\n"
    text = first_site.read_text(encoding="utf-8") + levers
    (tmp_path / "first.yaml").write_text(text, encoding="utf-8")
    child = CHILD.replace("{$replace: true, items: []}", "[]")
    (tmp_path / "child.yaml").write_text(child, encoding="utf-8")
    base = tf.load(tmp_path / "first.yaml", settings=WEEK)
    (lever,) = levers_of(base, settings=WEEK)
    assert lever.scenario.get("horizon.end") == "2024-01-08"
    assert lever.scenario.title == "Without solar"
    # Not stated again, the file keeps its own horizon: both sides would differ by more.
    (other,) = levers_of(base)
    assert other.scenario.get("horizon.end") != "2024-01-08"


def test_bad_levers_are_named_all_at_once(week: tf.Scenario) -> None:
    with pytest.raises(tf.ScenarioError) as refused:
        week.replace({"levers": [{"name": "empty"}, {"name": "typo", "set": ["horizon.end"]}]})
    assert "levers.empty" in str(refused.value)
    assert "levers.typo.set" in str(refused.value)
    assert "KEY=VALUE" in str(refused.value)
    stated = week.replace(
        {
            "levers": [
                {"name": "file", "scenario": "nowhere.yaml"},
                {"name": "override", "override": "nothing"},
                {"name": "key", "set": ["sites.hangzou.name=x"]},
            ]
        }
    )
    with pytest.raises(tf.TargetError) as error:
        tf.levers(stated, "energy")
    text = str(error.value)
    for name in ("levers.file: ", "levers.override: ", "levers.key: ", "nowhere.yaml", "hangzhou"):
        assert name in text
    with pytest.raises(tf.TargetError, match="states no levers"):
        tf.levers(week)


def test_result_and_report_carry_levers(week: tf.Scenario, tmp_path: Path) -> None:
    stated = week.replace({"levers": [{"name": "warm", "set": [f"{WARM}=40 degC"]}]})
    result = tf.simulate(stated, channels=["none"])
    assert result.levers is None
    result.attach(tf.levers(stated, ["energy", "water"], threads=2))
    result.save(tmp_path / "r.nc")
    kept = tf.open_result(tmp_path / "r.nc")
    assert kept.levers is not None
    assert kept.levers.rows[0].name == "warm"
    kept.report(tmp_path / "r.html")
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert "What changes the answer" in page
    change = 100.0 * kept.levers.changes()["energy"].iloc[0]
    assert f"{change:+.1f} %" in page or abs(change) < 0.05
    tf.simulate(week, channels=["none"]).report(tmp_path / "none.html")
    assert "What changes the answer" not in (tmp_path / "none.html").read_text(encoding="utf-8")


def test_levers_of_the_main_scenario_load(root: Path) -> None:
    plan = tf.load(root / "scenarios" / "alibaba_cloud_2032.yaml")
    found = levers_of(plan)
    names = [lever.name for lever in found]
    assert len(set(names)) == len(names) >= 10
    for lever in found:
        assert lever.scenario != plan, lever.name
        assert lever.title
    rates = {lever.name: lever.scenario for lever in found}
    # The two ends of the learning range are those of the catalog.
    for name, end in (("chips_learn_faster", "high"), ("chips_learn_slower", "low")):
        for part in ("t_head_ppu_2", "t_head_ppu_3", "t_head_ppu_4"):
            entry = json.loads(tf._core.catalog_entry("accelerators", part))
            stated = rates[name].get(f"catalog.accelerators.{part}.compute_16bit")
            assert stated == entry[f"compute_{end}"]


def test_command(
    tenfold: Callable[..., subprocess.CompletedProcess[str]], first_site: Path, tmp_path: Path
) -> None:
    levers = f"levers:\n  - {{name: warm, title: Warmer water, set: ['{WARM}=40 degC']}}\n"
    path = tmp_path / "s.yaml"
    path.write_text(first_site.read_text(encoding="utf-8") + levers, encoding="utf-8")
    week = [f"--set={key}={value}" for key, value in WEEK.items()]
    done = tenfold("levers", path, "--of", "energy", *week)
    assert done.returncode == 0, done.stderr
    assert "Warmer water" in done.stdout
    data = json.loads(tenfold("levers", path, "--of", "energy", "--json", *week).stdout)
    change = data["rows"][0]["values"]["energy"] / data["base"]["energy"] - 1.0
    assert np.isfinite(change)
    assert f"{100 * change:+.1f}" in done.stdout
    none = tenfold("levers", first_site)
    assert none.returncode == 2
    assert "states no levers" in none.stderr
