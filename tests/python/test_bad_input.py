# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Bad input: all issues at once, at the name that is wrong, one issue for many machines."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import FIRST_SITE, ROOT
from weather_files import hours_of_climate, write_epw

import tenfold as tf

Issue = dict[str, Any]
Settings = dict[str, object]

TOWER_HALL = """{
  model: cooling_system,
  air: {model: air_handlers, loop: chilled,
        handler: {supply_air: 25 degC, coil_effectiveness: 1.2}},
  loops: [
    {name: chilled, supply: 30 degC, rise: 8 K,
     sources: [{model: chiller, condenser: tower}]},
    {name: tower, supply: 18 degC, sources: [{model: tower, cycles_of_concentration: 0.5}]}]}"""
MAIN = ROOT / "scenarios" / "alibaba_cloud_2032.yaml"


def issues(settings: dict[str, object], path: Path = FIRST_SITE) -> list[Issue]:
    with pytest.raises(tf.ScenarioError) as caught:
        tf.load(path, settings=settings)
    return list(caught.value.issues)


def texts(found: list[Issue]) -> str:
    return "\n".join("{path}: {message} {hint}".format(**i) for i in found)


def test_all_issues_come_at_once(tmp_path: Path) -> None:
    """Ranges, set points that cross, residency, dates and a weather file, in one answer."""
    dry = write_epw(
        tmp_path / "dry.epw",
        hours_of_climate("hangzhou", 8),
        latitude=30.27,
        longitude=120.15,
        time_zone=8.0,
    )
    rows = dry.read_text().splitlines()
    for i in range(8, len(rows)):  # dew point and relative humidity missing, as EPW writes it
        fields = rows[i].split(",")
        fields[7], fields[8] = "99.9", "999"
        rows[i] = ",".join(fields)
    dry.write_text("\n".join(rows) + "\n")
    found = issues(
        {
            "sites.hangzhou.halls.cloud.cooling": TOWER_HALL,
            "sites.hangzhou.weather": f"{{file: {dry}}}",
            "sites.hangzhou.closes": "2020-01-01",
            "workloads.chat.residency": "[FR]",
        }
    )
    said = texts(found)
    for words in (
        "cycles_of_concentration: '0.5' is below the minimum",
        "coil_effectiveness: '1.2' is above the maximum 0.99",
        "set points cross: at design the coil needs water of less than 25 degC",
        "the residency rule leaves the work nowhere to go",
        "closes on 2020-01-01, before the horizon starts",
        "humidity",
    ):
        assert words in said, said
    # Nothing is said of what could not be read, and nothing else is wrong here.
    places = {i["path"] for i in found if i["path"]}
    assert places == {
        "sites.hangzhou.halls.cloud.cooling.loops.tower.sources.0.cycles_of_concentration",
        "sites.hangzhou.halls.cloud.cooling.air.handler.coil_effectiveness",
        "sites.hangzhou.halls.cloud.cooling.air.handler.supply_air",
        "sites.hangzhou.closes",
        "workloads.chat.residency",
        "workloads.chat",
    }, said


@pytest.mark.parametrize(
    ("settings", "paths"),
    [
        # A misspelt key is one issue: what it was meant to be is not compared with anything.
        ({"sites.hangzhou.halls.cloud.cooling.ar": "{supply_air: 25 degC}"}, 1),
        ({"horizon.step": "7 parsec"}, 1),
        ({"sites.hangzhou.weather.climate": "nowhere"}, 1),
        ({"sites.hangzhou.power.design": "nothing"}, 1),
        ({"sites.hangzhou.halls.ai.racks": "[{type: nvl72, count: many}]"}, 1),
        ({"sites.hangzhou.halls.ai.racks": "[{type: nvl, count: 3}]"}, 1),
        ({"sites.hangzhou.grid.zone": "XX"}, 1),
        ({"workloads.chat.share": "half"}, 1),
        ({"workloads.chat.model": "diurnall"}, 1),
        ({"sites.hangzhou.halls.ai.cooling.model": "cold_plate"}, 1),
    ],
)
def test_what_could_not_be_read_is_said_once(settings: dict[str, object], paths: int) -> None:
    found = issues(settings)
    assert len(found) == paths, texts(found)


def test_unreadable_values_of_every_key_are_refused_without_follow_up_errors() -> None:
    """Each scalar of two scenarios in turn is made unreadable: one issue, and never a crash."""
    for path in (FIRST_SITE, ROOT / "scenarios" / "two_climates.yaml"):
        scenario = tf.load(path)
        keys: list[str] = []

        def walk(node: object, at: str, keys: list[str] = keys) -> None:
            if isinstance(node, dict):
                for key, value in node.items():
                    walk(value, f"{at}.{key}" if at else str(key))
            elif isinstance(node, list):
                for i, value in enumerate(node):
                    name = value.get("name") if isinstance(value, dict) else None
                    walk(value, f"{at}.{name or i}")
            else:
                keys.append(at)

        document = {k: v for k, v in scenario.document.items() if k not in ("overrides", "catalog")}
        walk(document, "")
        assert len(keys) > 40
        for key in keys:
            if key.split(".")[-1] in ("title", "name", "description", "note"):
                continue
            with pytest.raises(tf.InputError) as caught:
                tf.load(path, settings={key: "{what: ever}"})
            said = list(caught.value.issues)
            assert len(said) == 1, (key, texts(said))


@pytest.mark.parametrize(
    ("settings", "path", "words"),
    [
        ({"sites.hangzhou.opens": "2020-01-01"}, "sites.hangzhou.opens", "before the horizon"),
        ({"sites.hangzhou.closes": "2020-01-01"}, "sites.hangzhou.closes", "before the horizon"),
        ({"sites.hangzhou.opens": "2031-01-01"}, "sites.hangzhou.opens", "its racks never stand"),
        (
            {"sites.hangzhou.opens": "2024-09-01", "sites.hangzhou.closes": "2024-06-01"},
            "sites.hangzhou.closes",
            "closes before it opens",
        ),
        (
            {"sites.hangzhou.halls.ai.opens": "2031-01-01"},
            "sites.hangzhou.halls.ai.opens",
            "its racks never stand",
        ),
        (
            {"sites.hangzhou.halls.ai.opens": "2024-09-01", "sites.hangzhou.closes": "2024-06-01"},
            "sites.hangzhou.halls.ai.opens",
            "not before its site closes",
        ),
    ],
)
def test_sites_and_halls_stand_within_the_horizon(
    settings: dict[str, object], path: str, words: str
) -> None:
    found = issues(settings)
    assert [i["path"] for i in found] == [path], texts(found)
    assert words in found[0]["message"]
    assert found[0]["source"] == "--set"


def test_the_caret_stands_below_the_name_that_is_wrong() -> None:
    found = issues({"limits.grid.hangzou": "1 MW"}, MAIN)
    assert [(i["path"], i["column"]) for i in found] == [("limits.grid.hangzou", 13)]
    assert "did you mean 'hangzhou'?" in found[0]["hint"]
    found = issues({"limits.grid.hangzhou": "5 parsec"}, MAIN)
    assert [i["path"] for i in found] == ["limits.grid.hangzhou"]
    assert found[0]["column"] == len("limits.grid.hangzhou=") + 1
    found = issues({"sites.paris.opening": "2027-01-01"}, MAIN)
    assert [i["column"] for i in found] == [len("sites.paris.") + 1]
    assert found[0]["hint"] == "did you mean 'opens'?"


def test_entries_are_reached_by_what_they_are_about() -> None:
    scenario = tf.load(MAIN, settings={"limits.openings.paris.earliest": "2027-02-01"})
    assert scenario.get("limits.openings.paris.earliest") == "2027-02-01"
    shares = scenario.document["fleet"]["demand"][0]["shares"]
    name = scenario.document["fleet"]["demand"][0]["name"]
    site = shares[0]["site"]
    assert scenario.get(f"fleet.demand.{name}.shares.{site}.site") == site


def test_one_issue_for_all_machines_of_which_the_same_is_wrong() -> None:
    found = issues({"workloads.cloud.runs_on": "[accelerator]"}, MAIN)
    said = texts(found)
    assert len(found) <= 6, said
    assert "sites" in said
    assert "e+" not in said
    # Numbers have few digits: no run of eight.
    assert not re.search(r"\d\.\d{8}", said), said


def test_simulate_says_how_to_load_a_file() -> None:
    with pytest.raises(TypeError, match=r"tf\.simulate\(tf\.load\('nope\.yaml'\)\)"):
        tf.simulate("nope.yaml")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="a Scenario"):
        tf.simulate({"sites": []})  # type: ignore[arg-type]


def weather_alone(supply: float, source: str = "tower", climate: str = "singapore") -> Settings:
    """Air cooled by one loop, whose only source meets the weather."""
    loop = f"{{name: water, supply: {supply} degC, rise: 8 K, sources: [{{model: {source}}}]}}"
    air = "{model: air_handlers, loop: water, handler: {supply_air: 25 degC}}"
    return {
        "sites.hangzhou.weather.climate": climate,
        "sites.hangzhou.halls.cloud.cooling": (
            f"{{model: cooling_system, air: {air}, loops: [{loop}]}}"
        ),
        "horizon.end": "2024-02-01",
    }


@pytest.mark.parametrize(
    ("source", "bulb"),
    [("tower", "wet_bulb_K"), ("dry_cooler, design_approach: 12 K", "dry_bulb_K")],
)
def test_a_loop_colder_than_the_weather_ever_allows_is_refused(source: str, bulb: str) -> None:
    """Nothing cools below the wet bulb (towers) or the dry bulb (dry coolers)."""
    coldest = float(tf.weather.climate("bangkok")[bulb].min()) - 273.15
    found = issues(weather_alone(coldest - 0.1, source, "bangkok"))
    assert [i["path"] for i in found] == [
        "sites.hangzhou.halls.cloud.cooling.loops.water.supply"
    ], texts(found)
    assert f"gets to {round(coldest, 1):g} degC" in found[0]["message"]
    assert "'bangkok'" in found[0]["message"]
    # A cold hour is enough: what is not reached in others is counted by a run.
    tf.load(FIRST_SITE, settings=weather_alone(coldest + 0.1, source, "bangkok"))


def test_condenser_loops_may_ask_for_all_that_towers_give() -> None:
    """A chiller's tower at full effort all year is dear, not impossible."""
    plant = "chiller, condenser: tower}]}, {name: tower, supply: 7 degC, sources: [{model: tower"
    tf.load(FIRST_SITE, settings=weather_alone(20, plant))


def test_hours_above_set_point_are_counted() -> None:
    """22 degC of water from a tower in Singapore: an approach above the wet bulb, all month."""
    result = tf.simulate(tf.load(FIRST_SITE, settings=weather_alone(22.0)))
    events = result.events().set_index("kind")
    assert events.loc["loop_above_set_point", "count"] == 31 * 24
    assert 3.0 < events.loc["loop_above_set_point", "largest"] < 12.0
    full = events.loc["dry_cooler_at_full_fan", "count"]  # the other hall of the site
    above = float(result.monthly["hours_above_set_point"].sum())
    assert above == pytest.approx(0.5 * (31 * 24 + full), abs=1e-9)
    assert float(result.monthly["hours_short"].sum()) == 0.0
    held = tf.simulate(tf.load(FIRST_SITE, settings={"horizon.end": "2024-02-01"}))
    assert float(held.monthly["hours_above_set_point"].sum()) == 0.0


def test_a_connection_too_small_is_said_and_counted(tenfold: Callable[..., Any]) -> None:
    """15 MW at rest on 1 MW: carbon is that of what was served, and indicators say so."""
    settings = {
        "horizon.end": "2024-01-08",
        "sites.hangzhou.grid.connection": "1 MW",
        "sites.hangzhou.supply": "[]",
    }
    result = tf.simulate(tf.load(FIRST_SITE, settings=settings))
    months = result.monthly
    total = {k: float(months[k].sum()) for k in months.data_vars}
    assert total["grid_import"] == pytest.approx(168_000.0)
    # Every hour imports 1 MW; the same share of IT and of the rest is served.
    share = total["grid_import"] / total["facility_energy"]
    assert result.kpi.served_share.value == pytest.approx(share, rel=0.01)
    grid = total["carbon_location"] / total["grid_import"]
    assert result.kpi.cue_location.value == pytest.approx(grid * result.kpi.pue.value, rel=0.01)
    assert "% of the IT energy was demanded and not served" in result.kpi.pue.boundary
    assert set(result.events()["kind"]) >= {"connection_below_peak", "unserved_power"}
    words = [f"--set={key}={value}" for key, value in settings.items()]
    said = tenfold("check", FIRST_SITE, *words)
    assert said.returncode == 0
    assert "note: hangzhou: connection_below_peak: " in said.stdout
    assert "connection_below_peak" not in tenfold("check", FIRST_SITE).stdout


def test_enough_supply_leaves_indicators_as_they_are(result: tf.Result) -> None:
    assert result.kpi.served_share.value == 1.0
    assert result.kpi.cue_location.denominator == result.kpi.it_energy.value
    assert "not served" not in result.kpi.pue.boundary


def test_work_that_no_machine_may_run_is_counted_with_its_months() -> None:
    """Residency in France, whose site opens in March: two months without a machine."""
    one = tf.load(FIRST_SITE).document
    site = one["sites"][0]
    second = {**site, "name": "paris", "grid": {"zone": "FR", "connection": "120 MW"}}
    second["opens"] = "2024-03-01"
    scenario = tf.load(
        FIRST_SITE,
        settings={
            "sites": [site, second],
            "workloads.chat.residency": ["FR"],
            "horizon.end": "2024-05-01",
        },
    )
    events = tf.simulate(scenario).events().set_index("kind")
    assert events.loc["no_machine_for_chat", "count"] == 2  # months
    assert "last in 2024-02" in events.loc["no_machine_for_chat", "explanation"]
    assert not [k for k in events.index if k.startswith("no_machine_for_") and "chat" not in k]


def test_sites_of_a_fleet_that_open_after_the_horizon_are_counted() -> None:
    scenario = tf.load(
        MAIN, settings={"horizon.end": "2026-01-01", "sites.paris.opens": "2029-01-01"}
    )
    from tenfold import _core

    facts = [f for f in _core.compile_check(scenario._core) if f["kind"] == "opens_after_horizon"]
    assert "paris" in {f["site"] for f in facts}
