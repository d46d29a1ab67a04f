# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""EnergyPlus cases of other climates and parameters than the kept ones."""

from __future__ import annotations

import gzip
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from validate import (
    energyplus,
    energyplus_assumptions,
    energyplus_astray,
    energyplus_component,
    energyplus_hall,
    energyplus_model,
    energyplus_run,
    energyplus_tables,
)
from validate.energyplus_case import Case
from validate.energyplus_plant import Plant
from validate.scores import Section

VALIDATION = Path(__file__).resolve().parents[2] / "tests" / "validation"
KEPT, CHANGED = VALIDATION / "energyplus", VALIDATION / "energyplus_changed"


def copy_case(folder: Path, name: str, climate: str = "golden") -> Path:
    """A kept case with one climate, its table unpacked."""
    case = folder / name
    case.mkdir(parents=True)
    shutil.copy(KEPT / name / "parameters.csv", case)
    (case / "climates.csv").write_text(f"climate,weather_file\n{climate},nowhere.epw.gz\n")
    text = gzip.decompress((KEPT / name / f"expected_{climate}.csv.gz").read_bytes())
    (case / f"expected_{climate}.csv").write_bytes(text)
    return case


def replace_in(path: Path, old: str, new: str) -> None:
    """Replace the first occurrence, which must be there."""
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def add_to_column(path: Path, column: str, hours: slice, difference: float) -> None:
    """Add a number to rows of a column of a plain table."""
    lines = path.read_text().splitlines()
    at = lines[0].split(",").index(column)
    for i in range(1, len(lines))[hours]:
        cells = lines[i].split(",")
        cells[at] = repr(float(cells[at]) + difference)
        lines[i] = ",".join(cells)
    path.write_text("\n".join(lines) + "\n")


def scores_of(folder: Path, figures: Path):
    sections = energyplus.compare(folder, figures)
    scores = {s.case: s for section in sections for s in section.scores}
    return scores, "\n".join(line for section in sections for line in section.text)


# --- parameters


def test_curves_are_held_at_the_edge_of_their_box():
    """EnergyPlus at 7 degC takes the curves at 10: capacity 0.9352 + 0.02 x 10 - 0.008 y."""
    at_7 = replace(Plant.of(Case(KEPT / "wse")).chiller, setpoint=7.0).at_set_point()
    a = at_7.capacity_curve
    for x, y in ((7.0, 18.0), (10.0, 29.4)):
        found = a[0] + a[1] * x + a[2] * x * x + a[3] * y + a[4] * y * y + a[5] * x * y
        assert found == pytest.approx(0.9352 + 0.02 * 10.0 - 0.008 * y)
    e = at_7.eir_curve
    assert e[3] == pytest.approx(0.0448914 - 0.000308673 * 10.0)
    assert at_7.chilled_box == (7.0, 10.0)
    inside = Plant.of(Case(KEPT / "wse")).chiller
    assert inside.at_set_point() is inside


@pytest.mark.parametrize("text", ["wet bulb + 4 K, not below 13", "15, 16", "warm", "wet bulb"])
def test_a_set_point_without_its_numbers_is_named(text):
    with pytest.raises(energyplus_tables.CaseError, match=text[:8]):
        energyplus_tables.Setpoint.parse(text)


def test_set_points_are_read_in_any_order_of_words():
    rule = energyplus_tables.Setpoint.parse("not above 30, not below -2, wet bulb + 3 K")
    assert (rule.offset, rule.lowest, rule.highest) == (3.0, -2.0, 30.0)
    with pytest.raises(energyplus_tables.CaseError, match="lowest is above"):
        energyplus_tables.Setpoint.parse("wet bulb + 4 K, not below 32, not above 13")


def test_units_of_parameters_are_read(tmp_path):
    case = copy_case(tmp_path, "wse")
    replace_in(
        case / "parameters.csv", "reference capacity,1250000,W", "reference capacity,1250,kW"
    )
    assert Plant.of(Case(case)).chiller.capacity_W == pytest.approx(1.25e6)


def test_effectiveness_of_the_coil_at_its_design_point():
    """16 K of 21 K at the design flows, whatever the density."""
    hall = energyplus_hall.HallModel.of(Case(KEPT / "datacenter"))
    for density in (0.9, 1.2):
        at_design = energyplus_hall.coil_effectiveness(hall, density, 85.0 * density)
        assert at_design == pytest.approx(16.0 / 21.0)
    # Less air on the same surface comes closer to the water.
    assert energyplus_hall.coil_effectiveness(hall, 1.2, 60.0) > 0.9


def test_densities_are_those_of_hours_at_the_set_point(tmp_path):
    """In most hours a hot hall, its air a tenth thinner: the density stays that of the others."""
    case = copy_case(tmp_path, "datacenter")
    path = case / "expected_golden.csv"
    hall = energyplus_hall.HallModel.of(Case(case))
    before = energyplus_hall.hall_density(Case(case), Case(case).expected("golden"), hall)
    add_to_column(path, "crah_supply_C", slice(0, 500), 20.0)
    add_to_column(path, "crah_air_kg_s", slice(0, 500), -6.0)
    after = energyplus_hall.hall_density(Case(case), Case(case).expected("golden"), hall)
    assert after == pytest.approx(before, rel=1e-6)


def test_a_plant_that_differs_and_rows_that_nobody_reads_are_said(tmp_path):
    case = copy_case(tmp_path, "wse")
    path = case / "parameters.csv"
    replace_in(path, '"1, MaximalCell, 0.33 / 2.5"', '"4, MinimalCell, 0.33 / 2.5"')
    replace_in(path, "compressor heat to condenser,1,", "compressor heat to condenser,0.85,")
    replace_in(path, "design water flow, all cells", "design water flow of all cells")
    path.write_text(path.read_text() + "tower Tower,drfit,0.1,%\nheat exchangr WSE,UA,1,W/K\n")
    section = Section("head")
    energyplus_assumptions.state(section, Case(case))
    said = "\n".join(section.text)
    assert "4, MinimalCell" in said
    assert "in Tenfold all cells are in service" in said
    assert "0.85; in Tenfold all compressor heat reaches the condenser" in said
    assert "'drfit' of part 'tower Tower'; did you mean 'drift...'?" in said
    assert "part 'heat exchangr WSE'; did you mean 'heat exchanger'?" in said
    counts = {s.case: s.value for s in section.scores}
    assert counts["energyplus.wse.parameters.not_modelled"] == 2
    assert counts["energyplus.wse.parameters.not_read"] == 2


def test_kept_cases_differ_in_nothing_that_is_compared_in_plants():
    for name in ("wse", "datacenter", "eir_chiller"):
        case = Case(KEPT / name)
        assert energyplus_assumptions.differences(case) == []
        assert energyplus_assumptions.unread(case) == []


def test_a_parameter_stated_twice_is_refused(tmp_path):
    case = copy_case(tmp_path, "wse")
    path = case / "parameters.csv"
    path.write_text(path.read_text() + "tower Tower,drift,0.1,%\n")
    with pytest.raises(energyplus_tables.CaseError, match=r"row \d+: parameter 'drift'.*twice"):
        Case(case)


# --- climates, tables, weather


def test_one_broken_climate_does_not_stop_the_others(tmp_path, capsys):
    case = copy_case(tmp_path, "tower")
    table = (case / "expected_golden.csv").read_text()
    # A table that climates.csv forgets, one that it names in vain, one without a column.
    (case / "expected_davos.csv").write_text(table)
    (case / "expected_oslo.csv").write_text(table.replace("york_tower_fan_W", "york_fan_W", 1))
    (case / "climates.csv").write_text("climate,weather_file\ngolden,\nlima,x.epw\n")
    scores, said = scores_of(tmp_path, tmp_path / "figures")
    for climate in ("golden", "davos"):
        assert scores[f"energyplus.tower.{climate}.york.tower_component.fan"].ok
    for climate in ("lima", "oslo"):
        assert not scores[f"energyplus.tower.{climate}.readable"].ok
    assert "no expected_lima.csv.gz" in said
    assert "expected_oslo.csv: no column 'york_tower_fan_W'" in said
    assert "lima" in capsys.readouterr().err


def test_a_climate_stated_twice_is_refused(tmp_path):
    case = copy_case(tmp_path, "tower")
    (case / "climates.csv").write_text("climate,weather_file\ngolden,a\ngolden,b\n")
    scores, said = scores_of(tmp_path, tmp_path / "figures")
    assert not scores["energyplus.tower.readable"].ok
    assert "row 3: climate 'golden' stands twice" in said


def test_hours_out_of_order_are_named(tmp_path):
    case = copy_case(tmp_path, "tower")
    add_to_column(case / "expected_golden.csv", "hour_of_year", slice(10, 11), -5.0)
    found = Case(case).check()
    assert "hour_of_year must rise" in found["golden"]


def test_weather_of_another_place_is_not_taken_for_the_year(tmp_path):
    case = Case(KEPT / "tower", (tmp_path,))
    lines = ["x"] * 8
    days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    for month, n in enumerate(days, 1):
        for day in range(1, n + 1):
            lines += [f"2020,{month},{day},{h},0,?,12.0,5,50,101325" for h in range(1, 25)]
    (tmp_path / "USA_CO_Golden-NREL.724666_TMY3.epw").write_text("\n".join(lines) + "\n")
    assert case.weather_path("golden") is not None  # though climates.csv names it packed
    said = case.weather_left_out()
    assert len(said) == 1
    assert "is not the weather of the table" in said[0]
    assert case.weather_path("golden") is None


def test_a_load_without_a_week_stands_for_its_own_hours():
    hours = np.concatenate([np.arange(100.0, 268.0), np.arange(5000.0, 5168.0)])
    profile = {"hour_of_year": hours}
    week = 10.0 + (hours - 1) % 168
    values, known = energyplus_model.profile(profile, week)
    assert known
    assert np.array_equal(values, 10.0 + np.arange(8760) % 168)
    values, known = energyplus_model.profile(profile, week + 1e-3 * hours)
    assert not known
    assert values[hours.astype(int) - 1] == pytest.approx(week + 1e-3 * hours)


def test_a_new_run_without_its_input_is_a_failure_not_a_traceback(tmp_path, monkeypatch):
    copy_case(tmp_path, "tower")
    monkeypatch.setattr(energyplus_run, "binary", lambda: "/bin/false")
    sections = energyplus.compare(tmp_path, tmp_path / "figures", rerun="all", build=tmp_path / "b")
    scores = {s.case: s for section in sections for s in section.scores}
    assert not scores["energyplus.rerun.tower.golden.readable"].ok
    assert scores["energyplus.tower.golden.york.tower_component.fan"].ok


# --- hours that do not count


def test_a_chiller_counts_on_one_side_of_its_threshold():
    """Half an hour at a part load of 0.05, half at 0.15: the mean of 0.10 would not cycle."""
    chiller = Plant.of(Case(KEPT / "wse")).chiller
    part = np.array([[0.05, 0.15], [0.05, 0.07], [0.3, 0.5], [0.0, 0.3], [0.3, 0.3], [0.03, 0.03]])
    running = part > 0
    table = {
        "hour_of_year": np.array([1.0, 2.0, 3.0, 4.0, 5.0, 6.0]),
        "chiller_evaporator_heat_W": chiller.capacity_W * part.mean(axis=1),
        "chiller_capft": running.mean(axis=1),
        "chiller_cycling_ratio": np.minimum(part / 0.1, 1.0).mean(axis=1),
        "chiller_plr": np.where(running, np.maximum(part, 0.1), 0.0).mean(axis=1),
    }
    counts = energyplus_component.one_regime(table, "", chiller)
    # The last: a tenth of the load of the hour before, one minute of which is 15 % of its heat.
    assert counts.tolist() == [False, True, True, False, True, False]


def test_no_settled_hour_of_the_kept_tables_is_astray():
    for name, parts in (("wse", [""]), ("datacenter", [""]), ("eir_chiller", ["A", "B"])):
        case = Case(KEPT / name)
        for climate in case.climates:
            table = case.expected(climate)
            for part in parts:
                prefix = f"{part.lower()}_" if part else ""
                off = energyplus_astray.find(case, climate, table, part, prefix)
                assert not (~off.held & (table["settled"] > 0.5)).any()
                assert off.year == ()


def test_hours_in_which_energyplus_leaves_its_set_point_stand_beside(tmp_path):
    case = copy_case(tmp_path, "wse")
    path = case / "expected_golden.csv"
    add_to_column(path, "chw_supply_C", slice(0, 48), 3.0)
    add_to_column(path, "chiller_power_W", slice(0, 48), 5e5)
    scores, said = scores_of(tmp_path, tmp_path / "figures")
    name = "energyplus.wse.golden"
    assert scores[f"{name}.plant.scatter"].ok
    assert scores[f"{name}.tower_fan.total"].ok
    beside = scores[f"{name}.plant.scatter.with_hours_astray"]
    assert beside.limit is None
    assert beside.value > 1.0
    assert "48 of 672 hours: chilled water leaves its set point" in said
    assert "624 hours of the table" in scores[f"{name}.tower_fan.total"].note


# --- EnergyPlus with other parameters (tests/validation/energyplus_changed/README.md)


@pytest.mark.parametrize("name", sorted(p.name for p in CHANGED.glob("*") if p.is_dir()))
def test_another_plant_keeps_the_limits(name, tmp_path):
    (tmp_path / "cases").mkdir()
    shutil.copytree(CHANGED / name, tmp_path / "cases" / name)
    scores, _ = scores_of(tmp_path / "cases", tmp_path / "figures")
    limits = {case: s for case, s in scores.items() if s.limit is not None}
    assert len(limits) >= 5
    assert {case: s.value for case, s in limits.items() if not s.ok} == {}
