# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Own campuses hold what is published of them, PUE of the fleet apart (scenarios/SOURCES.md)."""

from __future__ import annotations

import datetime
from pathlib import Path

import numpy as np
import pytest
import xarray as xr
import yaml

import tenfold as tf
from tenfold.scenario import parse

ONE_HALL = """
tenfold: 1
title: one hall, one year
horizon: {{start: 2021-01-01, end: 2022-01-01, step: 1 h}}
sites:
  - name: campus
    location: {{latitude: {latitude}, longitude: {longitude}, elevation: {elevation} m}}
    weather: {{climate: {climate}}}
    grid: {{zone: CN-HE, connection: 100 MW}}
    power: {{design: {power}}}
    halls:
      - {{name: hall, cooling: {{design: {cooling}}}, module: 10 MW, racks: [{{type: {rack}, count: {count}}}]}}
workloads:
  - {{name: cloud, model: diurnal, utilisation: 0.40, peak_to_mean: 1.35, peak_hour: 20, weekend: 0.92, runs_on: [cpu]}}
"""  # noqa: E501
PLACES = {
    "zhangbei": {"latitude": 41.15, "longitude": 114.7, "elevation": 1400},
    "ulanqab": {"latitude": 41.0, "longitude": 113.12, "elevation": 1420},
    "hangzhou": {"latitude": 30.27, "longitude": 120.15, "elevation": 15},
    "chengdu": {"latitude": 30.57, "longitude": 104.07, "elevation": 500},
}
PEAK_RACK_MW = 8.84e-3


def year(climate: str, cooling: str, power: str, fill: float, rack: str = "cpu_2u") -> xr.Dataset:
    text = ONE_HALL.format(
        climate=climate,
        cooling=cooling,
        power=power,
        rack=rack,
        count=round(10.0 * fill / PEAK_RACK_MW),
        **PLACES[climate],
    )
    return tf.simulate(parse(text), channels=["all"]).ds.isel(site=0)


def days_without_chillers(series: xr.Dataset) -> int:
    running = series.chiller_power.values[: 365 * 24].reshape(365, 24) > 1.0
    return 365 - int(running.any(axis=1).sum())


@pytest.mark.parametrize(
    ("climate", "published"),
    [
        ("zhangbei", 300),  # some 300 days a year (visit of 2021)
        ("ulanqab", 304),  # ten months (press, 2020)
    ],
)
def test_days_without_chillers_of_the_north(climate: str, published: int) -> None:
    series = year(climate, "outside_air_north", "colo_2n", 0.66)
    assert days_without_chillers(series) == pytest.approx(published, abs=15)


@pytest.mark.parametrize(
    ("climate", "cooling", "power", "fill", "rack", "published"),
    [
        # Qiandao Lake, 2015: 'minimum 1.17'; Chengdu, 2022: 'as low as 1.15'.
        ("hangzhou", "lake_water", "colo_2n", 0.66, "cpu_2u", 1.17),
        ("chengdu", "immersion_single_phase_dry", "ups_2n", 0.5, "cpu_2u_immersed", 1.15),
    ],
)
def test_lowest_pue_of_a_campus(
    climate: str, cooling: str, power: str, fill: float, rack: str, published: float
) -> None:
    series = year(climate, cooling, power, fill, rack)
    lowest = float(np.min(series.facility_power.values / series.it_power.values))
    assert lowest == pytest.approx(published, abs=0.01)


def test_campuses_open_when_it_is_published() -> None:
    base = yaml.safe_load(Path("scenarios/base/alibaba_sites.yaml").read_text(encoding="utf-8"))
    sites = {site["name"]: site for site in base["sites"]}
    main = yaml.safe_load(Path("scenarios/alibaba_cloud_2032.yaml").read_text(encoding="utf-8"))
    stock = main["fleet"]["stock"]
    assert sites["chengdu"]["opens"] == datetime.date(2023, 3, 1)
    assert not [entry for entry in stock if entry["site"] == "chengdu"]
    # Campuses of 2020 hold no more than a year of purchases in April 2021, all in their new halls.
    for campus in ("nantong", "ulanqab", "heyuan"):
        entries = [entry for entry in stock if entry["site"] == campus]
        assert {entry["spread"] for entry in entries} == {"1 year"}
        assert {entry["hall"] for entry in entries} == {"cloud"}
    # A hall of 2015 buys nothing new.
    halls = {hall["name"]: hall for hall in sites["hangzhou"]["halls"]}
    assert halls["qiandao_lake"]["share"] == 0
