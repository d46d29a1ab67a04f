# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Air of a site at 1,600 m: volumes, fan power and rise over the racks from closed forms."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import psychrolib
import pytest
from weather_files import COLUMNS, write_epw

import tenfold as tf

psychrolib.SetUnitSystem(psychrolib.SI)

SEA, HIGH = 101325.0, float(psychrolib.GetStandardAtmPressure(1600.0))
RATIO = SEA / HIGH
HOURS = 31 * 24
MODULE_W = 1e6
RACK: dict[str, Any] = {
    "title": "Plain rack",
    "source": "test",
    "year": 2024,
    "basis": "assumption",
    "kind": "cpu",
    "nodes": 20,
    "node_idle": "100 W",
    "node_max": "400 W",
    "leakage_share": 0,
    "node_fan_max": "30 W",
    "node_air_flow_max": "0.05 m3/s",
    "fan_minimum": 0.5,
    "fan_start": "20 degC",
    "fan_full": "40 degC",
    "life": "6 year",
}
SYSTEMS = {
    "chiller": """{model: cooling_system,
      air: {model: air_handlers, loop: chilled, handler: {supply_air: 24 degC, recirculation: 0,
            bypass: 0.2, design_rise: 12 K, pressure: 500 Pa, efficiency: 0.7, exponent: 2.7,
            minimum_flow: 0.05}},
      loops: [{name: chilled, supply: 14 degC, rise: 6 K,
               sources: [{model: chiller, condenser: tower}]},
              {name: tower, supply: 20 degC,
               sources: [{model: tower}]}]}""",
    "dry": """{model: cooling_system,
      air: {model: air_handlers, loop: chilled, handler: {supply_air: 24 degC, recirculation: 0,
            pressure: 500 Pa}},
      loops: [{name: chilled, supply: 19 degC, rise: 4 K, sources: [{model: dry_cooler}]}]}""",
    "economizer": "{model: water_economizer, air: {supply_air: 24 degC, recirculation: 0,"
    " bypass: 0.2, design_rise: 12 K, pressure: 500 Pa, efficiency: 0.7, exponent: 2.7,"
    " minimum_flow: 0.05}}",
}


def simulate(folder: Path, cooling: str, pressure: float) -> Any:
    """A year of 10 degC and a dew point of 2 degC at a pressure."""
    values = {
        "dry_bulb_K": 283.15,
        "dew_point_K": 275.15,
        "pressure_Pa": pressure,
        "wind_speed_m_per_s": 2.0,
    }
    hours = {name: np.full(8760, values.get(name, 0.0)) for name in COLUMNS.values()}
    file = write_epw(
        folder / f"{pressure:.0f}.epw", hours, latitude=30.0, longitude=120.0, time_zone=8.0
    )
    text = f"""tenfold: 1
title: altitude
catalog: {{racks: {{plain: {json.dumps(RACK)}}}}}
horizon: {{start: 2023-01-01, end: 2023-02-01, step: 1 h}}
sites:
  - name: site
    location: {{latitude: 30, longitude: 120, elevation: 10 m, timezone: Asia/Shanghai}}
    weather: {{file: {file}}}
    grid: {{zone: CN-ZJ, connection: 120 MW}}
    power: {{design: ups_2n}}
    halls:
      - name: hall
        module: "{MODULE_W} W"
        fill_limit: 1
        cooling: {cooling}
        racks: {{type: plain, count: 100}}
workloads: [{{name: web, model: steady, utilisation: 0.5, runs_on: [cpu]}}]
"""
    return tf.simulate(tf.parse(text))


def total(result: Any, name: str) -> float:
    return float(result._core.monthly(name).sum())


def hall_air(pressure: float) -> float:
    """Heat capacity of hall air at 24 degC and a dew point of 8 degC [J/(m3 K)]."""
    w = psychrolib.GetHumRatioFromTDewPoint(8.0, pressure)
    density = psychrolib.GetMoistAirDensity(24.0, w, pressure)
    return float(density * (1006.0 + 1860.0 * w) / (1.0 + w))


@pytest.mark.parametrize("cooling", ["chiller", "economizer"])
def test_handlers_and_servers_move_the_same_mass(tmp_path, cooling):
    low, high = (simulate(tmp_path, SYSTEMS[cooling], p) for p in (SEA, HIGH))
    # Without recirculation the inlet is the supply: speed by the pressure alone, fan laws.
    assert total(high, "it_fan_energy") / total(low, "it_fan_energy") == pytest.approx(
        RATIO**2, rel=1e-4
    )
    # Handlers: volume of the same mass at the same pressure rise.
    assert total(high, "crah_fan") / total(low, "crah_fan") == pytest.approx(
        hall_air(SEA) / hall_air(HIGH), rel=5e-3
    )
    assert pytest.approx(1.213, abs=5e-4) == RATIO


def test_handler_power_from_volume_pressure_and_efficiency(tmp_path):
    for pressure in (SEA, HIGH):
        result = simulate(tmp_path, SYSTEMS["chiller"], pressure)
        design_heat = 1.05 * MODULE_W * float(result._core.monthly("modules").max())
        design_m3_s = design_heat / (hall_air(pressure) * 12.0) / (1 - 0.2)
        # Servers at 24 degC: phi = 0.5 + 0.5 (24 - 20) / (40 - 20) = 0.6, faster in thin air.
        flow = 100 * 20 * 0.05 * 0.6 * SEA / pressure
        power = design_m3_s * 500.0 / 0.7 * (flow / 0.8 / design_m3_s) ** 2.7
        assert total(result, "crah_fan") == pytest.approx(power / 1e3 * HOURS, rel=1e-5)
        fans = 100 * 20 * 30.0 * 0.6**3 * (SEA / pressure) ** 2
        assert total(result, "it_fan_energy") == pytest.approx(fans / 1e3 * HOURS, rel=1e-5)


def test_tower_and_dry_cooler_fans(tmp_path):
    """Rated at standard pressure; at full speed the same mass at the same pressure rise."""
    # Without handler fans, whose design power is part of the plant's design heat.
    dry = SYSTEMS["dry"].replace("supply: 19 degC", "supply: 10.01 degC")
    wet = SYSTEMS["chiller"].replace("supply: 20 degC", "supply: 1 degC")
    for system, name in ((dry, "dry_cooler_fan"), (wet, "tower_fan")):
        still = system.replace("pressure: 500 Pa", "pressure: 0 Pa")
        low, high = (simulate(tmp_path, still, p) for p in (SEA, HIGH))
        assert total(high, name) / total(low, name) == pytest.approx(RATIO, rel=1e-6)
