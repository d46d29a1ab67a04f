# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Published bands, NREL ESIF and operators: the fast part. All of it is `make validate`."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import yaml
from validate import esif, lei_masanet, operators, plants, runs

KEPT = Path(__file__).resolve().parents[2] / "tests" / "validation"

pytestmark = pytest.mark.validation


def test_medians_of_two_designs_lie_inside_the_published_bands():
    """Water-side economizer of a large site, direct expansion of a small one: hot, mild, cold."""
    bands = lei_masanet.read_bands(KEPT / "lei_masanet" / "lei_masanet_2022_5_95.csv", "pue")
    ranges = lei_masanet.read_ranges(KEPT / "lei_masanet" / "lei_masanet_input_ranges.csv")
    systems = lei_masanet.read_systems(KEPT / "lei_masanet" / "lei_masanet_2022_5_95.csv")
    for case in ("2", "10"):
        medians = []
        for zone in ("1A", "4A", "8"):
            pue, _ = lei_masanet.simulate_case(
                systems[case], ranges[case], lei_masanet.ZONES[zone], 8
            )
            band = bands[case][zone]
            assert band.low <= np.median(pue) <= band.high, (case, zone)
            medians.append(np.median(pue))
        assert medians == sorted(medians, reverse=True)  # hotter is dearer


@pytest.mark.parametrize("path", sorted({path for _, path in plants.PATHS if path}))
def test_every_cooling_path_is_a_valid_design(path):
    site = plants.site("a", path, {}, {"climate": "virginia"})
    runs.scenario([site])


def test_thin_air_costs_fan_power():
    high = runs.hall_density({"climate": "albuquerque"})
    assert high / runs.HALL_AIR_DENSITY == pytest.approx(83.6 / 101.3, abs=0.005)
    fan = plants.handler(plants.Inputs({"Fan pressure (CRAH)": 500.0}, high))["pressure"]
    assert float(fan.split()[0]) == pytest.approx(500.0 * 101.3 / 83.6, rel=0.005)


def test_esif_beats_a_constant_by_meter():
    months, truth = esif.read(KEPT / "nrel_esif" / "nrel_esif_pue_monthly_2016_2019.csv")
    plant = yaml.safe_load((KEPT / "nrel_esif" / "plant.yaml").read_text(encoding="utf-8"))
    pick = [1, 6, 13, 25, 28, 34]
    ours = esif.model([months[i] for i in pick], truth["mean_it_kw"][pick], plant)
    for name, limit in (("hvac_kw", 0.2), ("pump_kw", 0.35)):
        error = esif.cv_rmse(ours[name], truth[name][pick])
        assert error < limit, name
    assert np.abs(ours["pue"] - truth["pue"][pick]).max() < 0.012


def test_each_operator_has_one_design_and_its_sources():
    designs = yaml.safe_load((KEPT / "operator_pue" / "designs.yaml").read_text(encoding="utf-8"))
    campuses, _ = operators.read_campuses(
        KEPT / "operator_pue" / "pue_reported.csv",
        operators.read_places(KEPT / "operator_pue" / "sites.csv"),
    )
    names = {c.operator for c in campuses}
    assert names == set(designs["operators"])
    sites = [
        operators.site(f"s{i}", "virginia", designs["operators"][n]) for i, n in enumerate(names)
    ]
    assert all(designs["operators"][n]["source"] for n in names)
    runs.scenario(sites)
