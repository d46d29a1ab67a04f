# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""The rules of EnergyPlus's towers that comparisons follow, against EnergyPlus's own tables."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from validate import energyplus_component, energyplus_tower
from validate.energyplus_case import Case
from validate.energyplus_plant import Plant

KEPT = Path(__file__).resolve().parents[2] / "tests" / "validation" / "energyplus"


def test_york_goldens():
    """Physics reference, e."""
    approach = energyplus_tower.york_approach(
        np.array([25.6, 20.0, 10.0, 25.6, 25.6]),
        np.array([5.6, 5.6, 5.6, 11.1, 5.6]),
        np.array([1.0, 1.0, 1.0, 1.0, 2.0]),
    )
    assert approach == pytest.approx([3.856, 5.087, 7.813, 6.506, 8.710], abs=6e-4)


def test_calibrated_water_ratio_is_that_of_energyplus():
    """README of the case: flow / design flow x 1.00904."""
    tower = Plant.of(Case(KEPT / "datacenter")).tower
    assert energyplus_tower.calibration(tower) == pytest.approx(1.00904, abs=2e-5)


def test_calibrated_water_ratio_of_cooltools_is_that_of_energyplus():
    """README of the case: flow / design flow x 0.99902."""
    tower = Plant.of(Case(KEPT / "tower"), "Cool").tower
    assert energyplus_tower.calibration(tower) == pytest.approx(0.99902, abs=2e-5)


def test_energyplus_believes_in_cold_water_of_cooltools_too():
    """Xining, chilled water at 7 degC: fans cycle where the balance asks for nearly full speed."""
    case = Case(KEPT.parent / "energyplus_changed" / "cold_water")
    table, plant = case.expected("xining"), Plant.of(case)
    wet = table["outdoor_wetbulb_C"]
    found = energyplus_tower.fallback(
        plant.tower, wet, table["tower_heat_W"], table["tower_water_kg_s"], plant.tower_rule.at(wet)
    )
    whole = found.hours & (table["settled"] > 0.5)
    assert whole.sum() >= 10
    theirs = table["tower_fan_W"][whole]
    assert np.median(np.abs(found.fan_W[whole] - theirs) / theirs) < 0.05


@pytest.mark.parametrize("climate", ["shanghai", "golden"])
def test_energyplus_believes_in_water_22_kelvin_below_the_entering(climate):
    """The cycling ratio of the table gives the low-speed outlet back: entering - 22.2222 K."""
    case = Case(KEPT / "datacenter")
    table, plant = case.expected(climate), Plant.of(case)
    wet = table["outdoor_wetbulb_C"]
    target = plant.tower_rule.at(wet)
    found = energyplus_tower.fallback(
        plant.tower, wet, table["tower_heat_W"], table["tower_water_kg_s"], target
    )
    cycling = table["tower_fan_plr"]
    whole = found.hours & (cycling > 0) & (cycling < 0.2) & (table["settled"] > 0.5)
    whole &= np.abs(np.diff(table["tower_inlet_C"], prepend=0.0)) < 0.3
    assert whole.sum() >= 10
    entering = table["tower_inlet_C"][whole]
    full, _ = energyplus_tower.leaving(
        "york", wet[whole], entering, energyplus_tower.calibration(plant.tower), 1.0
    )
    off = entering - plant.tower.free_convection * (entering - full)
    implied = off - (off - table["tower_outlet_C"][whole]) / cycling[whole]
    assert np.median(entering - implied) == pytest.approx(22.2222, abs=0.1)
    assert (implied < wet[whole] - 8.0).all()
    # And its fan power follows; in a few hours the fan modulates for some minutes.
    theirs = table["tower_fan_W"][whole]
    assert np.mean(np.abs(found.fan_W[whole] - theirs) < 0.1 * theirs) > 0.9


def test_water_density():
    """CRC Handbook: 999.70, 995.65, 992.21 kg/m3 at 10, 30, 40 degC; the formula to 0.05."""
    density = energyplus_tower.water_density(np.array([10.0, 30.0, 40.0]))
    assert density == pytest.approx([999.70, 995.65, 992.21], abs=0.05)


def test_evaporation_by_the_equation_of_energyplus():
    """From the table's own heat and air: what is taken in hours of a fallback."""
    from validate import energyplus_model, energyplus_weather

    case = Case(KEPT / "tower")
    table, tower = case.expected("golden"), Plant.of(case, "York").tower
    air = table["york_tower_air_flow_ratio"] * tower.air_flow
    ours = energyplus_model.saturated_exit_m3(
        table["york_tower_heat_W"],
        air * energyplus_weather.moist_density(table),
        table,
        table["outdoor_wetbulb_C"],
    )
    assert ours.sum() == pytest.approx(table["york_tower_evaporation_m3"].sum(), rel=0.01)


def test_a_chiller_hour_counts_where_its_heat_is_the_load():
    case = Case(KEPT / "eir_chiller")
    table = case.expected("shanghai")
    counts = energyplus_component.settled_load(table, "a_")
    # First minute of hour 7009: the load falls from 165 to 76 kW, past the cycling threshold.
    assert not counts[table["hour_of_year"] == 7009][0]
    assert (counts & (table["settled"] > 0.5)).sum() > 0.98 * (table["settled"] > 0.5).sum()
