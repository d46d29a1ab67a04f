# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Weather drives the result: another climate, another hour of day, shorter steps, damaged files."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import psychrolib
import pytest
from weather_files import Array, hours_of_climate, write_epw

import tenfold as tf

Command = Callable[..., "subprocess.CompletedProcess[str]"]
MAIN = Path(__file__).resolve().parents[2] / "scenarios" / "alibaba_cloud_2032.yaml"
HANGZHOU = {"latitude": 30.27, "longitude": 120.15, "time_zone": 8.0}

ONE_SITE = """tenfold: 1
title: one site
horizon: {{start: {start}, end: {end}, step: {step}}}
sites:
  - name: here
    location: {{latitude: 30.27, longitude: 120.15, elevation: 15 m, timezone: Asia/Shanghai}}
    weather: {{{weather}}}
    grid: {{zone: CN-ZJ, connection: 120 MW}}
    power: {{design: ups_2n}}
    halls:
      - {{name: cloud, cooling: {{model: water_economizer}}, racks: [{{type: cpu_2u, count: 900}}]}}
    supply:
      - {{model: pv, capacity: 10 MW}}
workloads:
  - {{name: web, {load}, utilisation: 0.4, runs_on: [cpu]}}
"""
DIURNAL = "model: diurnal, peak_hour: 15, peak_to_mean: 1.6"
STEADY = "model: steady"


def one_site(
    folder: Path,
    weather: str,
    *,
    start: str = "2023-01-01",
    end: str = "2024-01-01",
    step: str = "1 h",
    load: str = DIURNAL,
) -> Path:
    path = folder / "one_site.yaml"
    path.write_text(
        ONE_SITE.format(weather=weather, start=start, end=end, step=step, load=load),
        encoding="utf-8",
    )
    return path


@pytest.fixture(scope="module")
def hangzhou() -> dict[str, Array]:
    return hours_of_climate("hangzhou", 8)


# ------------------------------------------------------------- another climate


def test_lulea_weather_lowers_pue_and_chiller_energy_of_singapore() -> None:
    """The main scenario to mid 2022; only the climate of one site changes."""
    base = tf.load(MAIN, settings={"horizon.end": "2022-07-01"})
    warm = tf.simulate(base)
    cold = tf.simulate(base.replace({"sites.singapore.weather.climate": "lulea"}))
    sites = warm.by_site(), cold.by_site()
    before, after = (s.loc["singapore"] for s in sites)
    assert after["it_energy"] == pytest.approx(before["it_energy"], rel=0.02)
    assert after["pue"] < before["pue"] - 0.05
    assert after["water"] < 0.9 * before["water"]
    chiller = [float(r.monthly["chiller"].sel(site="singapore").sum()) for r in (warm, cold)]
    assert chiller[0] > 0
    assert chiller[1] < 0.1 * chiller[0]
    # Nothing else moved.
    others = [s.drop(index="singapore") for s in sites]
    pd.testing.assert_frame_equal(*others)
    kinds = cold.events()
    moved = kinds[kinds["kind"] == "weather_of_another_place"]
    assert list(moved["site"]) == ["singapore"]
    assert float(moved["largest"].iloc[0]) == pytest.approx(9_650, rel=0.05)
    assert not (warm.events()["kind"] == "weather_of_another_place").any()


def test_the_command_changes_the_climate_too(tenfold: Command, tmp_path: Path) -> None:
    done = tenfold(
        "run",
        MAIN,
        "--set",
        "horizon.end=2021-06-01",
        "--set",
        "sites.singapore.weather.climate=lulea",
        "--no-report",
        "--out",
        tmp_path,
    )
    assert done.returncode == 0, done.stderr
    saved = tf.open_result(next(tmp_path.glob("*.nc")))
    assert "lulea" in str(saved.scenario.get("sites.singapore.weather.climate"))


# ----------------------------------------------------------- another hour of day


def _energy(folder: Path, hours: dict[str, Array], load: str) -> float:
    write_epw(folder / "here.epw", hours, **HANGZHOU)
    result = tf.simulate(tf.load(one_site(folder, "file: here.epw", load=load)))
    return float(result.by_site()["facility_energy"].iloc[0])


def test_shifting_a_file_by_twelve_hours_changes_a_diurnal_site(
    tmp_path: Path, hangzhou: dict[str, Array]
) -> None:
    shifted = {key: np.roll(values, 12) for key, values in hangzhou.items()}
    change = {
        load: _energy(tmp_path, shifted, load) / _energy(tmp_path, hangzhou, load) - 1
        for load in (DIURNAL, STEADY)
    }
    # Warm hours no longer meet the peak of the load.
    assert change[DIURNAL] < -1e-4
    # A load that is the same all day sees the same hours in another order.
    assert abs(change[STEADY]) < 0.2 * abs(change[DIURNAL])


def test_a_file_made_from_a_climate_gives_the_result_of_the_climate(
    tmp_path: Path, hangzhou: dict[str, Array]
) -> None:
    from_file = _energy(tmp_path, hangzhou, DIURNAL)
    result = tf.simulate(tf.load(one_site(tmp_path, "climate: hangzhou")))
    assert from_file == pytest.approx(float(result.by_site()["facility_energy"].iloc[0]), rel=1e-6)


def test_time_zones_of_half_an_hour(tmp_path: Path, hangzhou: dict[str, Array]) -> None:
    path = write_epw(tmp_path / "here.epw", hangzhou, latitude=19.1, longitude=72.9, time_zone=5.5)
    year = tf.weather.read_epw(path)
    local = hangzhou["dry_bulb_K"]
    assert year["dry_bulb_K"][0] == pytest.approx((local[5] + local[6]) / 2, abs=2e-6)
    assert year["global_horizontal_W_per_m2"].shape == (8784,)


# ------------------------------------------------------------------- 29 February


def test_29_february_repeats_the_day_before(tmp_path: Path) -> None:
    path = one_site(tmp_path, "climate: hangzhou", start="2024-02-27", end="2024-03-02")
    series = tf.simulate(tf.load(path), channels=["dry_bulb"]).ds["dry_bulb"].isel(site=0)
    days = {day: series.sel(time=day).to_numpy() for day in ("2024-02-28", "2024-02-29")}
    assert days["2024-02-29"].shape == (24,)
    np.testing.assert_array_equal(days["2024-02-28"], days["2024-02-29"])
    # March is the same in a year without that day.
    other = one_site(tmp_path, "climate: hangzhou", start="2023-02-27", end="2023-03-02")
    plain = tf.simulate(tf.load(other), channels=["dry_bulb"]).ds["dry_bulb"].isel(site=0)
    np.testing.assert_array_equal(
        series.sel(time="2024-03-01").to_numpy(), plain.sel(time="2023-03-01").to_numpy()
    )


# ------------------------------------------------------------------ shorter steps


@pytest.mark.parametrize("weather", ["climate: hangzhou", "file: here.epw"])
@pytest.mark.parametrize("step", ["15 min", "5 min"])
def test_shorter_steps_interpolate_and_then_derive(
    tmp_path: Path, hangzhou: dict[str, Array], weather: str, step: str
) -> None:
    write_epw(tmp_path / "here.epw", hangzhou, **HANGZHOU)
    when = {"start": "2023-06-10", "end": "2023-06-13"}
    channels = ["dry_bulb", "wet_bulb"]
    fine = tf.simulate(tf.load(one_site(tmp_path, weather, step=step, **when)), channels=channels)
    parts = {"15 min": 4, "5 min": 12}[step]
    ds = fine.ds.isel(site=0)
    dry, wet = (ds[name].to_numpy().astype(float) for name in channels)
    assert dry.shape == (72 * parts,)
    # Expected values: linear between hour centres by numpy, wet bulb by PsychroLib.
    first = (31 + 28 + 31 + 30 + 31 + 9) * 24
    rows = np.arange(first - 1, first + 73)
    centres = (rows - first + 0.5) * 3600.0
    middles = (np.arange(72 * parts) + 0.5) * 3600.0 / parts
    utc = {key: np.roll(values, -8) for key, values in hangzhou.items()}
    want_dry, want_dew, pressure = (
        np.interp(middles, centres, utc[key][rows])
        for key in ("dry_bulb_K", "dew_point_K", "pressure_Pa")
    )
    np.testing.assert_allclose(dry, want_dry, atol=1e-4)
    psychrolib.SetUnitSystem(psychrolib.SI)
    want_wet = [
        psychrolib.GetTWetBulbFromTDewPoint(t - 273.15, min(d, t) - 273.15, p) + 273.15
        for t, d, p in zip(want_dry, want_dew, pressure, strict=True)
    ]
    np.testing.assert_allclose(wet, want_wet, atol=3e-3)


@pytest.mark.parametrize("weather", ["climate: hangzhou", "file: here.epw"])
def test_shorter_steps_keep_energy_and_sun(
    tmp_path: Path, hangzhou: dict[str, Array], weather: str
) -> None:
    write_epw(tmp_path / "here.epw", hangzhou, **HANGZHOU)
    when = {"start": "2023-06-01", "end": "2023-07-01"}
    rows = {
        step: tf.simulate(tf.load(one_site(tmp_path, weather, step=step, **when))).by_site().iloc[0]
        for step in ("1 h", "15 min")
    }
    assert rows["15 min"]["pue"] == pytest.approx(rows["1 h"]["pue"], abs=2e-3)
    assert rows["15 min"]["it_energy"] == pytest.approx(rows["1 h"]["it_energy"], rel=5e-3)
    assert rows["15 min"]["pv_energy"] == pytest.approx(rows["1 h"]["pv_energy"], rel=0.02)
    assert rows["1 h"]["pv_energy"] > 0


# ------------------------------------------------------------------ damaged files


def _damaged(path: Path, row: int, field: int, value: str | None) -> None:
    """Changes one field of a data row, or removes the row."""
    lines = path.read_text(encoding="utf-8").splitlines()
    if value is None:
        del lines[8 + row]
    else:
        fields = lines[8 + row].split(",")
        fields[field] = value
        lines[8 + row] = ",".join(fields)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        (0, None, "here.epw:1009:6: 02-11 hour 17 is missing; found 02-11 hour 18"),
        (7, "60", "is above dry bulb"),
        (6, "293.15", "this looks like kelvin; EPW has degC"),
        (9, "1013", "pressure 1013 Pa is outside"),
        (6, "warm", "dry bulb 'warm' is not a number"),
        (6, "nan", "dry bulb 'nan' is not a number"),
        (6, "1e300", "is outside"),
        (21, "999", "wind speed is missing"),
    ],
)
def test_a_damaged_file_is_refused_with_its_place(
    tenfold: Command,
    tmp_path: Path,
    hangzhou: dict[str, Array],
    field: int,
    value: str | None,
    words: str,
) -> None:
    epw = write_epw(tmp_path / "here.epw", hangzhou, **HANGZHOU)
    _damaged(epw, 1000, field, value)
    done = tenfold("run", one_site(tmp_path, "file: here.epw"), "--out", tmp_path / "out")
    assert done.returncode == 1
    assert words in done.stderr
    assert "here.epw:1009:" in done.stderr
    assert "Traceback" not in done.stderr
    assert not list(tmp_path.rglob("*.nc*"))


@pytest.mark.parametrize("content", [b"", bytes(range(256)) * 64, b"LOCATION,a,b\n"])
def test_a_file_that_is_no_weather_is_refused(
    tenfold: Command, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "here.epw").write_bytes(content)
    done = tenfold("check", one_site(tmp_path, "file: here.epw"))
    ran = tenfold("run", one_site(tmp_path, "file: here.epw"), "--out", tmp_path / "out")
    assert ran.returncode == 1
    assert "here.epw:1" in ran.stderr
    assert done.returncode == 1
    assert not list(tmp_path.rglob("*.nc*"))


def test_small_excesses_of_the_dew_point_are_counted(
    tmp_path: Path, hangzhou: dict[str, Array]
) -> None:
    hours = dict(hangzhou)
    hours["dew_point_K"] = hours["dew_point_K"].copy()
    hours["dew_point_K"][100:107] = hours["dry_bulb_K"][100:107] + 0.4
    write_epw(tmp_path / "here.epw", hours, **HANGZHOU)
    path = one_site(tmp_path, "file: here.epw", end="2023-01-08")
    events = tf.simulate(tf.load(path)).events()
    row = events[events["kind"] == "dew_point_set_to_dry_bulb"]
    assert list(row["count"]) == [7]


def test_a_file_of_another_latitude_is_reported(tmp_path: Path, hangzhou: dict[str, Array]) -> None:
    """A wrong sign of latitude is no reason to stop, but nothing to be silent about."""
    wrong = HANGZHOU | {"latitude": -30.27}
    write_epw(tmp_path / "here.epw", hangzhou, **wrong)
    path = one_site(tmp_path, "file: here.epw", end="2023-01-08")
    events = tf.simulate(tf.load(path)).events()
    row = events[events["kind"] == "weather_of_another_place"]
    assert float(row["largest"].iloc[0]) == pytest.approx(2 * 30.27 / 180 * np.pi * 6371, rel=1e-3)


# --------------------------------------------------------------- built-in climates


def test_every_site_and_the_named_places_have_a_climate() -> None:
    import yaml

    sites = yaml.safe_load((MAIN.parent / "base" / "alibaba_sites.yaml").read_text("utf-8"))
    wanted = {site["weather"]["climate"] for site in sites["sites"]}
    assert len(wanted) >= 33
    for name in sorted(wanted | {"lulea", "phoenix", "riyadh", "cape_town"}):
        year = tf.weather.climate(name)
        assert year["dry_bulb_K"].shape == (8784,)
        assert np.all(year["dew_point_K"] <= year["dry_bulb_K"])
        assert np.all(year["wet_bulb_K"] <= year["dry_bulb_K"])
