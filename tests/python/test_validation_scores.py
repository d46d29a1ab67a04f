# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""The measures and readers of tools/validate."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from validate import energyplus_case, lei_masanet, operators, report, scores
from validate import energyplus_tables as tables

KEPT = Path(__file__).resolve().parents[2] / "tests" / "validation"


def test_bias_and_scatter_by_hand():
    truth, model = [2.0, 4.0, 6.0], [3.0, 4.0, 8.0]
    assert scores.nmbe(model, truth) == pytest.approx(3 / 12)
    assert scores.cv_rmse(model, truth) == pytest.approx(np.sqrt(5 / 3) / 4)
    assert scores.mae(model, truth) == pytest.approx(1.0)


def test_spearman_with_ties_by_hand():
    # Ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4: covariance 4.5, variances 4.5 and 5.
    assert scores.ranks([1, 5, 5, 9]).tolist() == [1, 2.5, 2.5, 4]
    assert scores.spearman([1, 5, 5, 9], [1, 2, 3, 4]) == pytest.approx(4.5 / np.sqrt(4.5 * 5))
    assert scores.spearman([1, 2, 3], [9, 4, 1]) == pytest.approx(-1)
    assert np.isnan(scores.spearman([1, 1, 1], [1, 2, 3]))


def test_constant_leaves_its_own_value_out():
    out = scores.leave_one_out([1.0, 2.0, 6.0, 5.0], ["a", "a", "a", "b"])
    assert out[:3].tolist() == [4.0, 3.5, 1.5]
    assert np.isnan(out[3])


def test_permutation_p_by_counting():
    # Of the 6 orders of three values one reaches the perfect correlation, of the 4 inside two
    # pairs also one.
    assert scores.permutation_p([1, 2, 3], [4, 5, 6]) == pytest.approx(1 / 6, abs=0.01)
    grouped = scores.permutation_p([1, 2, 8, 9], [4, 5, 6, 7], ["a", "a", "b", "b"])
    assert grouped == pytest.approx(1 / 4, abs=0.01)
    assert scores.permutation_p([3, 2, 1], [4, 5, 6]) == pytest.approx(1.0)


def test_one_overhead_leaves_its_own_report_out():
    model = np.array([1.0, 1.1, 1.3])
    truth = np.array([1.2, 1.3, 1.6])
    out = operators.with_overhead(model, truth, np.array(["a", "a", "a"]))
    # Report minus model: 0.2, 0.2, 0.3.
    assert out == pytest.approx([1.25, 1.35, 1.5])


def test_least_error_of_climate_is_what_alike_campuses_differ_by() -> None:
    # a: 1.100, 1.104, 1.108 are one climate with reports 1.1, 1.2, 1.4 (median 1.2: 0.1 + 0 + 0.2);
    # 1.200 stands alone. b: a pair 0.02 apart is two climates. Six campuses.
    model = np.array([1.100, 1.200, 1.104, 1.108, 1.300, 1.320])
    truth = np.array([1.10, 1.90, 1.20, 1.40, 1.10, 1.50])
    groups = np.array(["a", "a", "a", "a", "b", "b"])
    assert operators.least_error(model, truth, groups) == pytest.approx(0.3 / 6)
    # Of two operators in one climate neither knows the other's reports.
    apart = operators.least_error(np.full(2, 1.1), np.array([1.0, 1.5]), np.array(["a", "b"]))
    assert apart == 0.0


def test_weights_are_not_negative():
    columns = np.array([[1.0, 1.0, 0.0], [1.0, 2.0, 1.0], [1.0, 3.0, 5.0], [1.0, 4.0, 2.0]])
    assert scores.nonnegative_weights(columns, columns @ [2.0, 0.5, 0.0]) == pytest.approx(
        [2.0, 0.5, 0.0]
    )
    # Falling values: the slope would be below zero, the mean of 4, 3, 2, 1 is left.
    assert scores.nonnegative_weights(columns[:, :2], [4.0, 3.0, 2.0, 1.0]) == pytest.approx(
        [2.5, 0]
    )


def test_latin_hypercube_has_one_sample_in_each_stratum():
    sample = scores.latin_hypercube(40, 3, seed=7)
    for column in sample.T:
        assert sorted(np.floor(column * 40)) == list(range(40))
    assert np.array_equal(sample, scores.latin_hypercube(40, 3, seed=7))


def test_latin_hypercube_has_inputs_without_chance_correlation():
    # Independent columns of 60 samples correlate by 1 / sqrt(60) = 0.13, the largest of 45 pairs
    # by 0.3; the variance of their sum is then off by tens of per cent.
    for seed in range(5):
        sample = scores.latin_hypercube(60, 10, seed)
        correlation = np.corrcoef(sample, rowvar=False) - np.eye(10)
        assert np.abs(correlation).max() < 0.05
        assert sample.sum(axis=1).var() == pytest.approx(10 / 12, rel=0.05)


@pytest.mark.parametrize(
    ("sense", "value", "ok"),
    [("most", 0.9, True), ("most", 1.1, False), ("least", 0.9, False), ("least", 1.0, True)],
)
def test_limits_hold_in_their_direction(sense, value, ok):
    assert scores.Score("case", "metric", value, 1.0, sense).ok is ok
    assert not scores.Score("case", "metric", float("nan"), 1.0, sense).ok


def test_json_has_the_documented_shape(tmp_path):
    section = scores.Section("x")
    section.add("a", "nmbe", 0.01, 0.02)
    section.add("b", "spearman", float("nan"), 0.8, "least")
    section.add("c", "mean_error", 1.5)
    report.write_json([section], tmp_path / "validation.json")
    assert json.loads((tmp_path / "validation.json").read_text()) == {
        "a": {"nmbe": 0.01, "limit": 0.02, "ok": True},
        "b": {"spearman": None, "limit": 0.8, "ok": False},
        "c": {"mean_error": 1.5, "limit": None, "ok": True},
    }


def test_a_miss_is_listed_first(tmp_path):
    section = scores.Section("Something")
    section.add("bad", "nmbe", 0.5, 0.02)
    section.add("good", "nmbe", 0.01, 0.02)
    report.write_markdown([section], tmp_path / "page.md")
    text = (tmp_path / "page.md").read_text()
    misses = text[text.index("## Misses") : text.index("## Something")]
    assert "bad" in misses
    assert "good" not in misses
    assert "1 of 2 limits hold" in text


@pytest.mark.validation
def test_numbers_of_a_text():
    assert tables.numbers("0.94 x (0.90 + 0.20 p - 0.10 p2), p = x / 1 MW") == [
        0.94, 0.9, 0.2, -0.1, 1.0,
    ]  # fmt: skip
    assert tables.numbers("power = 0.94 MW x (0.30 + 0.70 u)") == [0.94, 0.3, 0.7]
    assert tables.numbers("0.385, -0.0436514, 4.37152e-05") == [0.385, -0.0436514, 4.37152e-05]


@pytest.mark.validation
def test_set_points_of_towers():
    wet = np.array([-5.0, 10.0, 31.0])
    assert tables.Setpoint.parse("24").at(wet).tolist() == [24, 24, 24]
    rule = tables.Setpoint.parse("wet bulb + 4 K, not below 13, not above 32")
    assert rule.at(wet).tolist() == [13, 14, 32]


@pytest.mark.validation
@pytest.mark.parametrize("name", ["eir_chiller", "tower", "wse", "datacenter"])
def test_kept_cases_are_whole(name):
    case = energyplus_case.Case(KEPT / "energyplus" / name)
    assert set(case.climates) == {"singapore", "shanghai", "golden"}
    for climate in case.climates:
        table = case.expected(climate)
        assert len(table["settled"]) == 672
        assert case.monthly[climate, 0]


@pytest.mark.validation
def test_a_missing_parameter_names_part_and_parameter():
    case = energyplus_case.Case(KEPT / "energyplus" / "wse")
    with pytest.raises(tables.CaseError, match=r"chiller Chiller.*colour"):
        case.part("chiller Chiller").number("colour")


@pytest.mark.validation
def test_ranges_and_bands_of_lei_and_masanet():
    ranges = lei_masanet.read_ranges(KEPT / "lei_masanet" / "lei_masanet_input_ranges.csv")
    # The table of the published input table: UPS 90 to 99 % in case 2; case 10 has no tower.
    assert ranges["2"]["UPS efficiency"] == (90, 99)
    assert "Cycles of concentration" not in ranges["10"]
    bands = lei_masanet.read_bands(KEPT / "lei_masanet" / "lei_masanet_2022_5_95.csv", "pue")
    assert bands["1"]["1A"].low == 1.1688
    assert sum(len(z) for z in bands.values()) == 110
    later = lei_masanet.read_bands(KEPT / "lei_2025" / "lei_2025_quantiles.csv", "pue")
    assert later["0"]["0A"].middle == 1.3929


@pytest.mark.validation
def test_design_and_simulated_rows_are_not_scored():
    places = operators.read_places(KEPT / "operator_pue" / "sites.csv")
    campuses, left = operators.read_campuses(KEPT / "operator_pue" / "pue_reported.csv", places)
    rows = " ".join(r for c in campuses for r in c.rows)
    assert "australiaeast" not in rows  # a design value of Microsoft
    assert {c.operator for c in campuses} == {"AWS", "Google", "Microsoft"}
    assert sum(int(line.split()[0]) for line in left) + sum(len(c.values) for c in campuses) == 148
