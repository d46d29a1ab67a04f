# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Published bands, NREL ESIF and operators: the fast part. All of it is `make validate`."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import yaml
from validate import esif, lei_masanet, operators, plants, runs, tables

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


def test_comparisons_know_the_air_of_the_site():
    """The rise over the racks and the server fans are what a comparison states, at any altitude."""
    assert runs.site_pressure({"climate": "albuquerque"}) == pytest.approx(83.6e3, rel=0.005)
    cooling = plants.cooling("water", plants.Inputs({}))
    for climate in ("virginia", "albuquerque"):
        site = runs.Site("a", {"climate": climate}, cooling, 1e6, air_rise_K=12.0, server_fan_W=5e4)
        total = runs.run([site])._core.monthly
        hours = 8760.0
        assert total("it_energy").sum() == pytest.approx(1e3 * hours, rel=1e-9)
        assert total("it_fan_energy").sum() == pytest.approx(50.0 * hours, rel=1e-9)
        # P = V dp / eta with V = Q / (rho c_p dT).
        capacity = runs.hall_air_capacity(27.0, runs.site_pressure({"climate": climate}))
        volume = 1e6 / (capacity * 12.0)
        power = volume * 500.0 / 0.7
        assert total("crah_fan").sum() == pytest.approx(power / 1e3 * hours, rel=1e-6)


def test_esif_beats_a_constant_by_meter():
    months, truth = esif.read(KEPT / "nrel_esif" / "nrel_esif_pue_monthly_2016_2019.csv")
    plant = yaml.safe_load((KEPT / "nrel_esif" / "plant.yaml").read_text(encoding="utf-8"))
    pick = [1, 6, 13, 25, 28, 34]
    ours = esif.model([months[i] for i in pick], truth["mean_it_kw"][pick], plant)
    for name, limit in (("hvac_kw", 0.2), ("pump_kw", 0.35)):
        error = esif.cv_rmse(ours[name], truth[name][pick])
        assert error < limit, name
    assert np.abs(ours["pue"] - truth["pue"][pick]).max() < 0.01
    # Meters and the filter pump, once each, are the overhead of the PUE.
    meters = sum(ours[name] for name in ("pump_kw", "hvac_kw", "cooling_kw"))
    overhead = (ours["pue"] - 1.0) * truth["mean_it_kw"][pick]
    assert overhead - meters == pytest.approx(plant["lights_and_plugs"] / 1e3 + 2.67, rel=1e-9)


def test_esif_columns_and_filter_pump_sum_to_the_overhead():
    path = KEPT / "nrel_esif" / "nrel_esif_pue_monthly_2016_2019.csv"
    for row in tables.read_rows(path, ("month",)):
        parts = ("cooling_kw", "hvac_kw", "pump_kw", "plug_and_light_kw")
        metered = sum(row.number(name) for name in parts)
        assert row.number("mean_overhead_kw") - metered == pytest.approx(2.67, abs=0.1)


def test_esif_free_months_are_exact_for_a_law_of_that_form():
    months = ["2017-01", "2018-01", "2017-07", "2018-07"]
    it = np.array([800.0, 1000.0, 900.0, 1200.0])
    power = it**1.5 * np.array([2.0, 2.0, 3.0, 3.0])
    assert esif.free_months(months, it, power, 1.5) == pytest.approx(power)


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


def test_chiller_regression_is_that_of_the_release():
    """COP by entering condenser water and part load of the release, beside the EIR curves."""
    published = {
        15.6: (6.25, 7.81, 8.40, 8.38),
        21.1: (5.75, 7.15, 7.64, 7.50),
        26.7: (5.23, 6.48, 6.85, 6.58),
        29.4: (4.97, 6.14, 6.44, 6.11),
    }
    r = plants.REGRESSION
    errors = []
    for water, cops in published.items():
        a = r["eir_curve"]
        lift = a[0] + a[3] * water + a[4] * water**2
        for part, cop in zip((0.25, 0.5, 0.75, 1.0), cops, strict=True):
            b = r["part_load_curve"]
            power = lift * (b[0] + b[1] * part + b[2] * part**2) / r["reference_cop"]
            errors.append(part / power / cop - 1)
    # What the note in plants.py says of the fit.
    assert np.sqrt(np.mean(np.square(errors))) == pytest.approx(0.015, abs=0.001)
    assert np.abs(errors).max() == pytest.approx(0.032, abs=0.001)
