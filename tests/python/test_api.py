# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""The Python interface: load, replace, simulate, tables, files."""

from __future__ import annotations

import datetime
import pickle
import subprocess
import sys
import warnings
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pandas as pd
import pytest
import xarray as xr

import tenfold as tf
from tenfold._totals import Totals
from tenfold.scenario import to_text

CONNECTION = "sites.hangzhou.grid.connection"


def test_every_public_name_is_there() -> None:
    for name in tf.__all__:
        assert getattr(tf, name) is not None
    assert set(tf.__all__) <= set(dir(tf))
    with pytest.raises(AttributeError, match="no attribute 'simulat'"):
        _ = tf.simulat


def test_functions_that_share_the_name_of_their_module_stay_callable() -> None:
    code = (
        "from tenfold.compare import compare; import tenfold.calibrate, tenfold.simulate\n"
        "import tenfold.decompose, tenfold as tf\n"
        "assert all(map(callable, (tf.compare, tf.calibrate, tf.simulate, tf.decompose)))\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


# ---------------------------------------------------------------------- scenario


def test_replace_leaves_the_original(scenario: tf.Scenario) -> None:
    other = scenario.replace({CONNECTION: "150 MW"})
    assert scenario.get(CONNECTION) != other.get(CONNECTION)
    assert other.get(CONNECTION) is not None
    assert scenario != other


def test_replace_refuses_with_all_issues(scenario: tf.Scenario) -> None:
    with pytest.raises(tf.ScenarioError) as caught:
        scenario.replace({CONNECTION: "120 MWh", "sites.hangzhou.grid.conection": "1 MW"})
    assert isinstance(caught.value, tf.InputError)
    assert isinstance(caught.value, ValueError)
    issues = caught.value.issues
    assert len(issues) == 2
    assert any("energy" in issue["message"] for issue in issues)
    assert any("connection" in issue["hint"] for issue in issues)
    assert all(issue["source"] == "Python" for issue in issues)


class _Quantity:
    """Shaped like a pint quantity."""

    class Unit:
        def __init__(self, text: str) -> None:
            self.text = text

        def __format__(self, spec: str) -> str:
            return self.text

    def __init__(self, magnitude: float, unit: str) -> None:
        self.magnitude = magnitude
        self.units = self.Unit(unit)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("40 degC", "40 degC"),
        (True, "true"),
        (3, "3"),
        (0.1, "0.1"),
        (1e300, "1e+300"),
        (float("nan"), ".nan"),
        (None, "null"),
        (np.float64(0.5), "0.5"),
        (datetime.date(2024, 2, 29), "2024-02-29"),
        (["CN", 2], '["CN", 2]'),
        ({"type": "nvl72", "count": 4}, '{"type": "nvl72", "count": 4}'),
        (_Quantity(40.0, "°C"), "40.0 degC"),
        (_Quantity(0.25, "kg / kWh"), "0.25 kg/kWh"),
        (_Quantity(2.0, "m ** 3"), "2.0 m ^ 3"),
    ],
)
def test_scenario_text_of_python_values(value: object, text: str) -> None:
    assert to_text(value) == text


def test_scenario_text_of_other_objects_is_refused() -> None:
    with pytest.raises(TypeError, match="has no scenario text"):
        to_text(object())


def test_pint_like_quantity_is_accepted(scenario: tf.Scenario) -> None:
    other = scenario.replace({CONNECTION: _Quantity(150.0, "MW")})
    assert other == scenario.replace({CONNECTION: "150 MW"})


def test_scenario_pickles_as_its_resolved_text(scenario: tf.Scenario) -> None:
    again = pickle.loads(pickle.dumps(scenario))
    assert again == scenario
    assert again.title == scenario.title


def test_resolved_text_gives_the_same_results(scenario: tf.Scenario) -> None:
    short = scenario.replace({"horizon.end": "2024-01-08"})
    again = tf.parse(short.to_yaml(), base=Path(short._core.base))
    one, two = tf.simulate(short), tf.simulate(again)
    assert one.kpi.pue.value == two.kpi.pue.value


def test_representations(scenario: tf.Scenario, result: tf.Result) -> None:
    assert scenario.title in repr(scenario)
    assert "<script" not in scenario._repr_html_()
    assert "hangzhou" in scenario._repr_html_()
    assert "pue" in repr(result)
    assert "<table" in result._repr_html_()
    assert "<script" not in result._repr_html_()


# ---------------------------------------------------------------------- result


def test_series(result: tf.Result) -> None:
    ds = result.ds
    assert ds["it_power"].dims == ("time", "site")
    assert ds["it_power"].dtype == np.float32
    assert ds["it_power"].attrs["units"] == "W"
    assert ds.sizes["time"] == (366 + 31) * 24
    assert ds["time"].values[0] == np.datetime64("2024-01-01T00")
    for name in ("ledger_residual_energy", "ledger_residual_water"):
        assert float(abs(ds[name]).max()) <= 1e-9
    with pytest.raises(ValueError, match="read-only"):
        ds["it_power"].values[0, 0] = 1.0
    assert np.shares_memory(ds["it_power"].values, result._core.channel("it_power"))


def test_series_add_up_to_the_totals(result: tf.Result) -> None:
    month = result.ds["it_power"].astype("f8").resample(time="MS").sum() / 1000.0
    np.testing.assert_allclose(month.values, result.monthly["it_energy"].values, rtol=1e-6)


def test_by_year(result: tf.Result) -> None:
    years = result.by_year()
    assert list(years.index) == [2024, 2025]
    assert years.index.name == "year"
    wanted = ["it_energy", "facility_energy", "pue", "wue_site", "carbon_location", "carbon_market"]
    assert set(wanted) <= set(years.columns)
    assert years.loc[2024, "hours"] == 8784
    assert years.loc[2025, "hours"] == 744
    np.testing.assert_allclose(years["pue"], years["facility_energy"] / years["it_energy"])
    assert (years["pue"] > 1.0).all()
    assert set(years.attrs["units"]) == set(years.columns)


def test_by_site_and_fiscal_year(result: tf.Result) -> None:
    sites = result.by_site()
    assert list(sites.index) == ["hangzhou"]
    total = result.by_year()["it_energy"].sum()
    assert sites.loc["hangzhou", "it_energy"] == pytest.approx(total)
    fiscal = result.by_fiscal_year()
    assert list(fiscal.index) == [2024, 2025]
    assert fiscal.loc[2024, "hours"] == (31 + 29 + 31) * 24
    assert fiscal["it_energy"].sum() == pytest.approx(total)
    assert result.by_fiscal_year("self_built").equals(fiscal)
    with pytest.raises(ValueError, match="no site with ownership 'leased'"):
        result.by_fiscal_year("leased")
    with pytest.raises(ValueError, match="outside the horizon"):
        result.by_site(year=2031)


def test_by_class_adds_up(result: tf.Result) -> None:
    classes = result.by_class["it_energy"].sum("machine_class")
    sites = result.monthly["it_energy"].sum("site")
    np.testing.assert_allclose(classes, sites, rtol=1e-9)
    assert set(result.by_class["class_kind"].values) <= {"accelerator", "cpu", "storage"}


def test_indicators(result: tf.Result) -> None:
    pue = result.kpi.pue
    assert float(pue) == pue.value == pytest.approx(pue.numerator / pue.denominator)
    assert pue.method == "modelled"
    assert pue.standard
    assert result.kpi["pue"] is pue
    assert result.kpi.wue.name == "wue_site"
    assert "pue" in result.kpi.to_frame().index
    assert "pue" in dir(result.kpi)
    with pytest.raises(AttributeError, match="this result has: "):
        _ = result.kpi.pu
    with pytest.raises(AttributeError):
        pue.value = 1.0  # type: ignore[misc]


def test_tables(result: tf.Result) -> None:
    frame = result.to_pandas()
    assert frame.index.names == ["time", "site"]
    assert "it_power" in frame.columns
    ledger = result.ledger()
    assert list(ledger.columns) == ["source", "target", "energy_kWh"]
    assert (ledger["energy_kWh"] >= 0.0).all()
    assert list(result.assumptions().columns) == ["path", "value", "basis", "source"]
    assert isinstance(result.events(), pd.DataFrame)
    assert result.sites.loc["hangzhou", "ownership"] == "self_built"


def test_threads_and_pickle_change_nothing(scenario: tf.Scenario) -> None:
    short = scenario.replace({"horizon.end": "2024-02-01"})
    one, two = tf.simulate(short, threads=1), tf.simulate(short, threads=2)
    again = pickle.loads(pickle.dumps(one))
    for name in one._core.channel_names():
        assert one._core.channel(name).tobytes() == two._core.channel(name).tobytes()
        assert one._core.channel(name).tobytes() == again._core.channel(name).tobytes()
    for name in one._core.monthly_names():
        assert one._core.monthly(name).tobytes() == two._core.monthly(name).tobytes()
        assert one._core.monthly(name).tobytes() == again._core.monthly(name).tobytes()
    with pytest.raises(ValueError, match="threads"):
        tf.simulate(short, threads=0)


def test_progress_and_interrupt(scenario: tf.Scenario, capfd: pytest.CaptureFixture[str]) -> None:
    seen: list[float] = []
    tf.simulate(scenario, progress=seen.append)
    assert seen == sorted(seen)
    assert seen[-1] == pytest.approx(1.0)
    tf.simulate(scenario.replace({"horizon.end": "2024-01-08"}), progress=True)
    assert "100%" in capfd.readouterr().err

    def stop(_: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        tf.simulate(scenario, progress=stop)


def test_channels(scenario: tf.Scenario) -> None:
    short = scenario.replace({"horizon.end": "2024-01-08"})
    few = tf.simulate(short, channels=["wet_bulb"]).ds
    assert "wet_bulb" in few
    assert len(tf.simulate(short, channels="all").ds) > len(few)
    with pytest.raises(tf.InputError, match="it_power"):
        tf.simulate(short, channels=["it_powr"])


# ---------------------------------------------------------------------- files


def test_file_gives_the_same_result(result: tf.Result, small_result_path: Path) -> None:
    again = tf.Result.from_file(small_result_path)
    pd.testing.assert_frame_equal(again.by_year(), result.by_year())
    assert again.kpi.pue == result.kpi.pue
    assert again.title == result.title
    xr.testing.assert_allclose(again.ds[["it_power"]], result.ds[["it_power"]], rtol=2e-4)
    assert again.scenario.title == result.title


@pytest.mark.parametrize("engine", ["h5netcdf", "netcdf4"])
def test_xarray_opens_the_file_without_a_warning(
    result: tf.Result, small_result_path: Path, engine: Any
) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with xr.open_dataset(small_result_path, engine=engine) as ds:
            assert ds["it_power"].dims == ("time", "site")
            assert ds.sizes["time"] == result.ds.sizes["time"]
            assert "hangzhou" in ds.attrs["scenario"]
        with xr.open_dataset(small_result_path, engine=engine, group="monthly") as monthly:
            energy = monthly["it_energy"].values
        with xr.open_dataset(small_result_path, engine=engine, group="kpi") as kpi:
            assert float(kpi["pue"]) == result.kpi.pue.value
    np.testing.assert_array_equal(energy, result.monthly["it_energy"].values)


def test_save_leaves_nothing_on_failure(result: tf.Result, tmp_path: Path) -> None:
    with pytest.raises(tf.FileError):
        result.save(tmp_path / "missing" / "x.nc")
    with pytest.raises(OSError, match="missing"):
        result.report(tmp_path / "missing" / "x.html")
    assert list(tmp_path.iterdir()) == []


def test_files_that_are_no_results(tmp_path: Path) -> None:
    with pytest.raises(tf.FileError):
        tf.open_result(tmp_path / "none.nc")
    text = tmp_path / "text.nc"
    text.write_text("not a result")
    with pytest.raises(tf.FileError):
        tf.open_result(text)


# ---------------------------------------------------------------------- comparison, figures


def test_compare(scenario: tf.Scenario) -> None:
    short = scenario.replace({"horizon.end": "2024-08-01", "horizon.start": "2024-07-01"})
    path = "sites.hangzhou.halls.ai.cooling.facility_supply"
    both = tf.compare(short.replace({path: "32 degC"}), short.replace({path: "40 degC"}))
    frame = both.to_frame()
    assert {"pue", "it_energy", "facility_energy"} <= set(frame.index)
    np.testing.assert_allclose(frame["difference"], frame["b"] - frame["a"])
    assert any(path in changed for changed in both.changes().index)
    assert "<table" in both._repr_html_()
    with pytest.raises(TypeError, match="results or scenarios"):
        tf.compare(short, "scenario.yaml")  # type: ignore[arg-type]


def test_figures(result: tf.Result) -> None:
    import matplotlib.pyplot as plt

    for axes in (
        result.plot.trajectory(),
        result.plot.trajectory("hardware"),
        result.plot.pue(),
        result.plot.energy_balance(year=2024),
        result.plot.load(site="hangzhou", start="2024-07-01", end="2024-07-07"),
        result.plot.load(end="2024-01-07"),
    ):
        axes.figure.canvas.draw()
        plt.close("all")


# ---------------------------------------------------------------------- sums over sites and periods


def _core_double() -> Any:
    """Two sites over 15 months, the second a partner; energies are powers of ten."""
    starts = [
        int(np.datetime64(f"{2022 + m // 12}-{1 + m % 12:02d}", "s").astype(int)) for m in range(15)
    ]
    values = {
        "it_energy": np.stack([np.arange(15.0), np.full(15, 1e6)]),
        "facility_energy": np.stack([2.0 * np.arange(15.0), np.full(15, 2e6)]),
        "compute": np.stack([np.full(15, 3.0), np.full(15, 9.0)]),
        "peak_facility": np.stack([np.arange(15.0), np.full(15, 9.0)]),
        "ledger_residual_energy": np.stack([np.full(15, 1e-12), np.full(15, 1e-3)]),
    }
    return SimpleNamespace(
        months=np.array(starts),
        start_utc=starts[0] + 86400,
        end_utc=int(np.datetime64("2023-04-01", "s").astype(int)),
        sites=[{"in_totals": True}, {"in_totals": False}],
        monthly_names=lambda: list(values),
        monthly=values.__getitem__,
    )


def test_totals() -> None:
    totals = Totals(_core_double())
    assert totals.years() == [2022, 2023]
    assert totals.years(complete=True) == []  # the first day is missing, the second year is short
    assert totals.fiscal_years() == [2022, 2023]
    assert totals.fiscal_years(complete=True) == [2023]
    assert totals.hours[0] == 30 * 24
    assert totals.total("it_energy") == sum(range(15))
    assert totals.total("it_energy", totals.year == 2023) == 12 + 13 + 14
    assert totals.total("it_energy", totals.year == 2023, [1]) == 3e6
    assert totals.total("compute") == 3.0
    assert totals.total("peak_facility") == 14.0
    assert totals.total("ledger_residual_energy") == 1e-12
    assert totals.ratio("facility_energy", "it_energy") == 2.0
    assert np.isnan(totals.ratio("facility_energy", "it_energy", totals.year == 1900))
