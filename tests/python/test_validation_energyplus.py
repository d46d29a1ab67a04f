# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""EnergyPlus plants against Tenfold; the whole comparison is `make validate`."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from validate import energyplus_model as compare
from validate import energyplus_run
from validate.energyplus_case import Case
from validate.energyplus_hall import HallModel, hall_density
from validate.energyplus_plant import Plant
from validate.scores import cv_rmse, nmbe

KEPT = Path(__file__).resolve().parents[2] / "tests" / "validation" / "energyplus"

pytestmark = pytest.mark.validation


def hours(name: str, climate: str, part: str = "", prefix: str = ""):
    case = Case(KEPT / name)
    table = case.expected(climate)
    ours = compare.model(case, table, table, part).at(table["hour_of_year"])
    return case, table, ours, compare.truth(table, prefix), table["settled"] > 0.5


@pytest.mark.parametrize("climate", ["singapore", "shanghai", "golden"])
def test_plant_with_economizer(climate):
    _, _, ours, theirs, settled = hours("wse", climate)
    m, t = ours["plant_W"][settled], theirs["plant_W"][settled]
    assert abs(nmbe(m, t)) < 0.02
    assert cv_rmse(m, t) < 0.05
    # Its parts: chiller by hour, towers and water by total.
    assert abs(nmbe(ours["chiller_power_W"], theirs["chiller_power_W"])) < 0.005
    assert abs(nmbe(ours["tower_fan_W"], theirs["tower_fan_W"])) < 0.02
    assert abs(nmbe(ours["evaporation_theirs_m3"], theirs["evaporation_theirs_m3"])) < 0.02
    # A constant, even the mean of the table itself, is further away.
    assert cv_rmse(m, t) < 0.5 * cv_rmse(np.full_like(t, t.mean()), t)


@pytest.mark.parametrize("climate", ["singapore", "golden"])
def test_data_center(climate):
    _, _, ours, theirs, settled = hours("datacenter", climate)
    m, t = ours["facility_W"][settled], theirs["facility_W"][settled]
    assert abs(nmbe(m, t)) < 0.02
    assert cv_rmse(m, t) < 0.05
    pue = ours["facility_W"].sum() / ours["it_W"].sum()
    assert pue == pytest.approx(theirs["facility_W"].sum() / theirs["it_W"].sum(), abs=0.005)
    assert abs(nmbe(ours["crah_fan_W"][settled], theirs["crah_fan_W"][settled])) < 0.02


@pytest.mark.parametrize("climate", ["singapore", "golden"])
def test_tower_alone(climate):
    _, _, ours, theirs, _ = hours("tower", climate, "York", "york_")
    assert abs(nmbe(ours["tower_fan_W"], theirs["tower_fan_W"])) < 0.02
    assert abs(nmbe(ours["evaporation_theirs_m3"], theirs["evaporation_theirs_m3"])) < 0.02


def test_parameters_give_the_inputs_of_the_table():
    """IT power, server fans and UPS loss follow from parameters.csv alone."""
    case = Case(KEPT / "datacenter")
    table, hall = case.expected("golden"), HallModel.of(case)
    cpu, fan, flow, efficiency = hall.powers(table["it_loading"])
    assert np.allclose(cpu, table["it_cpu_W"], rtol=1e-6)
    assert np.allclose(fan, table["it_fan_W"], rtol=1e-6)
    assert np.allclose((cpu + fan) * (1 - efficiency), table["ups_loss_W"], rtol=1e-6)
    assert np.allclose(flow, table["it_air_m3_s"], rtol=1e-6)
    # The annual table says 96.508 kg/s for 100 m3/s.
    assert hall_density(case, table, hall) == pytest.approx(0.96508, abs=1e-4)


def test_exchanger_of_the_case_is_as_effective_as_its_conductance_says():
    case = Case(KEPT / "wse")
    table = case.expected("golden")
    full = table["wse_cw_flow_kg_s"] > 0.99 * table["wse_cw_flow_kg_s"].max()
    assert Plant.of(case).effectiveness() == pytest.approx(
        np.median(table["wse_effectiveness"][full]), abs=2e-3
    )


def test_input_of_a_new_run_of_energyplus():
    case = Case(KEPT / "wse")
    table = case.expected("golden")
    assert energyplus_run.weeks(table) == [
        (1, 15, 1, 21), (4, 16, 4, 22), (7, 16, 7, 22), (10, 15, 10, 21),
    ]  # fmt: skip
    text = energyplus_run.model_text(case, table)
    assert text.count("RunPeriod,") == 4
    found = energyplus_run.columns(case)["chiller_power_W"]
    assert found == ("Chiller Electricity Rate", "Chiller")
