# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Two answers of a fleet: required (limits off) and reached (limits on), and what binds."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest
import xarray as xr

import tenfold as tf
from tenfold.scenario import parse

SCENARIOS = Path(__file__).resolve().parents[2] / "scenarios"

TWO_SITES = """
tenfold: 1
title: two sites
horizon: {start: 2025-01-01, end: 2026-07-01, step: 1 h}
sites:
  - name: hangzhou
    location: {latitude: 30.27, longitude: 120.16, timezone: Asia/Shanghai}
    weather: {climate: hangzhou}
    grid: {zone: CN-ZJ, connection: 100 MW}
    power: {design: ups_2n}
    halls: [{name: cloud, cooling: {design: hyperscale_wse}, module: 5 MW}]
  - name: frankfurt
    ownership: leased
    boundary: scope_3
    rent: 120 USD/kW/month
    location: {latitude: 50.1, longitude: 8.7, timezone: Europe/Berlin}
    weather: {climate: frankfurt}
    grid: {zone: DE, connection: 100 MW}
    power: {design: colo_2n}
    halls: [{name: cloud, cooling: {design: colo_wse}, module: 5 MW}]
workloads: [{name: web, model: steady, utilisation: 0.5, runs_on: [cpu, accelerator]}]
fleet:
  stock:
    - {site: hangzhou, racks: cpu_2024, at: 2025-01, count: 300, spread: 5 year}
    - {site: frankfurt, racks: cpu_2024, at: 2025-01, count: 100, spread: 5 year}
  demand:
    - name: cloud
      metric: servers
      at: 2025-01
      base: 16000
      growth: 1.0
      mix: [{racks: cpu_2024, share: 1}]
      shares: [{site: hangzhou, share: 0.75}, {site: frankfurt, share: 0.25}]
    - name: ai
      metric: compute
      at: 2025-01
      compute: 100 PFLOP/s
      growth: 1.0
      mix: [{racks: hgx_h20, share: 1}]
      shares: [{site: hangzhou, share: 0.75}, {site: frankfurt, share: 0.25}]
limits:
  fx: 7.2
  facilities: [{price: 4e6 USD/MW}]
"""


def run(**settings: str) -> tf.Result:
    scenario = parse(TWO_SITES).replace(
        {key.replace("__", "."): value for key, value in settings.items()}
    )
    return tf.simulate(scenario, channels=["none"])


def test_without_a_binding_limit_both_answers_are_the_same() -> None:
    table = run().by_year()
    np.testing.assert_array_equal(table["required_energy"], table["reached_energy"])
    np.testing.assert_array_equal(table["facility_energy"], table["reached_energy"])
    assert list(table["binding_limit"]) == ["demand", "demand"]
    assert (table["required_energy"] > 0).all()


def test_a_connection_of_zero_moves_the_work_and_switches_racks_off() -> None:
    free, shut = run(), run(limits__grid__hangzhou="0 MW")
    sites = shut.by_site()
    assert sites.loc["hangzhou", "facility_energy"] == 0.0
    assert sites.loc["hangzhou", "racks_off"] == pytest.approx(
        free.by_site().loc["hangzhou", "racks"], rel=0.5
    )
    assert sites.loc["frankfurt", "racks"] > 2.0 * free.by_site().loc["frankfurt", "racks"]
    served = shut.demands()
    np.testing.assert_allclose(served["reached"], served["wanted"], rtol=1e-9)
    np.testing.assert_allclose(
        shut.by_year()["required_energy"], free.by_year()["required_energy"], rtol=1e-12
    )
    events = shut.events().set_index("kind")
    assert events.loc["racks_switched_off", "counted"] == "months"
    assert events.loc["racks_switched_off", "count"] == 18
    # It binds, although its work found room elsewhere: one meaning in all tables.
    assert list(shut.by_year()["binding_limit"]) == ["grid.hangzhou", "grid.hangzhou"]
    binds = shut.limits().query("limit == 'grid.hangzhou'")["binding"]
    assert binds.all()
    assert (served["binding_limit"] == "demand").all()
    assert (served["unmet"] == 0.0).all()
    assert (shut.by_year()[["unmet_compute", "unmet_servers"]] == 0.0).all(axis=None)


def test_what_finds_no_place_is_unmet_and_the_sum_closes() -> None:
    shut = run(limits__grid__hangzhou="0 MW", limits__grid__frankfurt="{2025-06: 5 MW}")
    table = shut.demands()
    assert (table["unmet"] >= 0).all()
    np.testing.assert_allclose(
        table["reached"] + table["unmet"], np.maximum(table["wanted"], table["reached"]), rtol=1e-12
    )
    late = table[table["month"] >= "2025-06"]
    assert late["unmet"].max() > 0
    assert set(late["binding_limit"][late["unmet"] > 0.0]) <= {"grid.hangzhou", "grid.frankfurt"}
    assert set(late["binding_limit"][late["unmet"] == 0.0]) <= {"demand"}
    limits = shut.limits()
    at = limits[(limits["limit"] == "grid.frankfurt") & (limits["month"] >= "2025-06")]
    assert at["slack"].abs().max() < 1.0  # W
    assert shut.by_year()["reached_energy"].iloc[1] < shut.by_year()["required_energy"].iloc[1]


def test_an_export_rule_stops_a_vendor() -> None:
    banned = run(limits__chips="[{vendor: nvidia, from: 2025-07, rate: 0}]")
    table = banned.demands().set_index("month")
    ai = table[table["demand"] == "ai"]
    assert ai["unmet"]["2025-06-01"] == 0.0
    assert ai["binding_limit"]["2025-06-01"] == "demand"
    assert ai["unmet"]["2025-12-01"] > 0.1 * ai["wanted"]["2025-12-01"]
    assert ai["binding_limit"]["2025-12-01"] == "chips.nvidia"
    cloud = table[table["demand"] == "cloud"]
    np.testing.assert_allclose(cloud["reached"], cloud["wanted"], rtol=1e-9)
    # Servers need no chips of that vendor: the limit does not bind them, and they are met.
    assert set(cloud["binding_limit"]) == {"demand"}
    assert (cloud["unmet"] == 0.0).all()


def test_each_demand_names_the_limit_that_costs_it() -> None:
    result = run(
        limits__chips="[{vendor: nvidia, from: 2025-03, rate: 0}]",
        limits__capex="[{name: x, from: 2025-07, to: 2026-07, total: 10e6 CNY}]",
    )
    table = result.demands().set_index("month")
    cloud, ai = (table[table["demand"] == name] for name in ("cloud", "ai"))
    assert cloud["unmet"]["2025-06-01"] == 0.0
    assert cloud["binding_limit"]["2025-06-01"] == "demand"
    assert cloud["unmet"]["2025-12-01"] > 0.0
    assert cloud["binding_limit"]["2025-12-01"] == "capex.x"
    assert set(ai["binding_limit"][ai["unmet"] > 0.0]) == {"chips.nvidia"}


def test_unmet_shares_by_year_are_those_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "r.nc"
    run(limits__chips="[{vendor: nvidia, from: 2025-07, rate: 0}]").save(path)
    with xr.open_dataset(path, group="build_out", engine="h5netcdf") as opened:
        stored = opened.load()
    row = tf.open_result(path).by_year().loc[2025]
    at = stored["demand_name"].to_numpy() == "ai"
    wanted, reached = (
        stored[name].to_numpy()[:12, at].ravel() for name in ("demand_wanted", "demand_reached")
    )
    days = np.array([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
    missing = ((wanted - reached).clip(min=0.0) * days).sum() / (wanted * days).sum()
    assert missing > 0.05
    assert row["unmet_compute"] == pytest.approx(missing, rel=1e-9)
    assert row["unmet_servers"] == 0.0
    assert row["servers"] == pytest.approx(row["required_servers"], rel=1e-9)


def test_dropped_work_by_year_is_in_the_table() -> None:
    placed = {
        "workloads": "[{name: web, model: steady, utilisation: 0.9, runs_on: [cpu, accelerator]}]",
        "placement": "{policy: home, workloads: [{workload: web}]}",
    }
    result = run(limits__chips="[{vendor: nvidia, from: 2025-07, rate: 0}]", **placed)
    months = result.monthly.sel(month=slice("2026-01-01", None))
    lost, all_work = (
        sum(float(months[f"work_web_{kind}_{what}"].sum()) for kind in ("cpu", "accelerator"))
        for what in ("dropped", "submitted")
    )
    assert lost > 0.0
    assert result.by_year().loc[2026, "dropped_web"] == pytest.approx(lost / all_work, rel=1e-9)
    assert "dropped_web" not in run().by_year()


def test_money_binds_and_is_never_overspent() -> None:
    poor = run(limits__capex="[{name: x, from: 2025-01, to: 2026-01, total: 400e6 CNY}]")
    frame = poor.limits()
    money = frame[frame["limit"] == "capex.x"]
    assert money["used"].sum() <= 400e6 * (1 + 1e-9)
    assert money["binding"].any()
    tight = money[money["binding"]]
    np.testing.assert_allclose(tight["used"], tight["available"], rtol=1e-9)
    assert poor.by_year()["binding_limit"].iloc[0] == "capex.x"
    # The window ends with 2025: in six months of 2026 there is no limit, and no whole year after.
    window = poor.capex_limits().loc["x"]
    assert (window["first"], window["last"]) == ("2025-01", "2025-12")
    assert window["reached"] == pytest.approx(money["used"].sum(), rel=1e-9)
    assert window["reached_multiple"] == pytest.approx(money["used"].sum() / 400e6, rel=1e-9)
    wanted = poor.by_year().loc[2025, "required_capex"] * 7.2
    assert window["required"] == pytest.approx(wanted, rel=1e-9)
    assert window["required_multiple"] > 1.0
    assert np.isnan(window["after_multiple"])
    spent = poor.spending()
    np.testing.assert_allclose(spent["required_it"] + spent["required_facility"], spent["required"])
    usd = poor.by_year().loc[2025, ["capex_it", "capex_facility"]].sum()
    assert usd * 7.2 == pytest.approx(money["used"].sum(), rel=1e-9)


def test_spending_after_a_window_is_a_multiple_of_the_limit() -> None:
    result = run(
        limits__capex="[{name: x, from: 2025-01, to: 2025-10, total: 400e6 CNY}]",
        limits__fx="{2025-01: 7.2, 2026-01: 8.0}",
    )
    months = result.monthly["required_capex"].sum("site")
    after = months.sel(month=slice("2025-10-01", "2026-06-01"))
    assert after.sizes["month"] == 9
    cny = float(after.sel(month="2025").sum()) * 7.2 + float(after.sel(month="2026").sum()) * 8.0
    assert result.capex_limits().loc["x", "after_multiple"] == pytest.approx(cny / 400e6, rel=1e-9)
    assert run().capex_limits().empty


def test_the_file_holds_both_answers(tmp_path: object) -> None:
    path = str(tmp_path) + "/r.nc"
    first = run(limits__chips="[{vendor: nvidia, from: 2025-07, rate: 0}]")
    first.save(path)
    again = tf.Result.from_file(path)
    assert again.demands().equals(first.demands())
    assert again.limits().equals(first.limits())
    assert again.events().equals(first.events())
    assert "months" in set(again.events()["counted"])
    assert set(again.demands()["binding_limit"]) == {"demand", "chips.nvidia"}
    assert again.by_year()["binding_limit"].equals(first.by_year()["binding_limit"])


def test_rent_and_boundary_of_leased_space() -> None:
    sites = run().by_site()
    assert sites.loc["hangzhou", "rent"] == 0.0
    assert sites.loc["frankfurt", "carbon_scope_2"] == 0.0
    assert sites.loc["frankfurt", "carbon_scope_3"] == sites.loc["frankfurt", "carbon_location"]
    # Energised modules of 5 MW at 120 USD per kW and month.
    months = run().monthly
    modules = months["modules"].sel(site="frankfurt").sum().item()
    assert sites.loc["frankfurt", "rent"] == pytest.approx(modules * 5000 * 120)


@pytest.mark.parametrize(
    ("settings", "place", "words"),
    [
        ({"limits.grid.hangzou": "1 MW"}, "limits.grid.hangzou", "did you mean 'hangzhou'"),
        ({"limits.grid.hangzhou": "1 MWh"}, "limits.grid.hangzhou", "expected a power"),
        (
            {"limits.chips": "[{vendor: nvidea, from: 2025-07, rate: 0}]"},
            "limits.chips.0.vendor",
            "did you mean 'nvidia'",
        ),
        (
            {"limits.capex": "[{from: 2026-01, to: 2025-01, total: 1e9 CNY}]"},
            "limits.capex.0.to",
            "ends before it starts",
        ),
        (
            {"limits.capex": "[{from: 2025-01, to: 2026-01, total: 1e9 USD}]"},
            "limits.capex.0.total",
            "expected an amount of renminbi",
        ),
        (
            {"limits.openings": "[{site: frankfurt, earliest: 2025-06, latest: 2025-09}]"},
            "limits.openings.0.earliest",
            "racks stand at 'frankfurt'",
        ),
        ({"sites.frankfurt.opens": "2020-01-01"}, "sites.frankfurt.opens", "before the horizon"),
        ({"sites.frankfurt.closes": "2024-12-01"}, "sites.frankfurt.closes", "before the horizon"),
        (
            {"sites.frankfurt.opens": "2025-09-01", "sites.frankfurt.closes": "2025-06-01"},
            "sites.frankfurt.closes",
            "closes before it opens",
        ),
        (
            {
                "fleet.demand.cloud.shares": "[{site: hangzhou, share: 3}, "
                "{site: frankfurt, share: 1}]"
            },
            "fleet.demand.cloud.shares",
            "the shares sum to 4 from 2025-01-01 on",
        ),
        (
            {
                "fleet.demand.cloud.shares": "[{site: hangzhou, "
                "share: {2025-01: 0.5, 2026-03: 0.6}},"
                " {site: frankfurt, share: 0.5}]"
            },
            "fleet.demand.cloud.shares",
            "the shares sum to 1.1 from 2026-03-01 on",
        ),
        (
            {"fleet.demand.ai.mix": "[{racks: hgx_h20, share: {2025-06: 1}}]"},
            "fleet.demand.ai.mix",
            "the shares sum to 0 from 2025-01-01 on",
        ),
        (
            {"sites.frankfurt.halls.cloud.opens": "2025-06-01"},
            "fleet.stock.1.at",
            "the first opens on 2025-06-01",
        ),
        (
            {"sites.frankfurt.halls.cloud.share": "0"},
            "fleet.stock.1",
            "take no new racks",
        ),
        (
            {"catalog.racks.hgx_h20.vendor": "''"},
            "fleet.demand.ai.mix",
            "no vendor supplies the accelerators of 'hgx_h20'",
        ),
        (
            {"sites.hangzhou.rent": "10 USD/kW/month"},
            "sites.hangzhou.rent",
            "pays no rent",
        ),
        ({"workloads.web.residency": "[XX]"}, "workloads.web.residency", "nowhere to go"),
        ({"workloads.web.runs_on": "[gpu]"}, "workloads.web.runs_on", "no machine is"),
        (
            {
                "fleet.purchases": "[{site: hangzhou, racks: hgx_h20, at: 2025-08, count: 9}]",
                "limits.chips": "[{vendor: nvidia, from: 2025-07, rate: 0}]",
            },
            "limits.chips.0.rate",
            "bought outright",
        ),
    ],
)
def test_bad_input_names_its_place(settings: dict[str, str], place: str, words: str) -> None:
    with pytest.raises(tf.InputError) as error:
        parse(TWO_SITES).replace(settings)
    text = str(error.value)
    assert place in text
    assert words in text


def test_main_scenario_is_calibrated_and_compared_with_what_was_disclosed() -> None:
    scenario = tf.load("scenarios/alibaba_cloud_2032.yaml").replace({"horizon.end": "2025-04-01"})
    result = tf.simulate(scenario, channels=["none"])
    assert result.by_year().loc[2022, "required_energy"] == pytest.approx(3.5e9, rel=0.01)
    fiscal = result.by_fiscal_year()["facility_energy"]
    assert fiscal[2023] == pytest.approx(3.69e9, rel=0.02)  # SOURCES.md, 0.9 of the group
    assert fiscal[2024] == pytest.approx(4.67e9, rel=0.02)
    table = result.disclosed_pue().set_index("fiscal_year")
    # Regression: the record states what the model gives, and whether the aim is met (it is not).
    stated = own_sites_stated()
    assert sorted(stated) == [2022, 2023, 2024, 2025]
    for year, difference in stated.items():
        assert table.loc[year, "difference"] == pytest.approx(difference, abs=1.5e-3)
    known = table.loc[2022:2024]
    errors, constant = known["difference"].abs(), known["constant"].abs()
    text = (SCENARIOS / "SOURCES.md").read_text(encoding="utf-8")
    assert ("The aim of 0.02 a year is missed" in text) == bool(errors.max() > 0.02)
    assert ("the constant is better" in text) == bool(errors.mean() >= constant.mean())


def own_sites_stated() -> dict[int, float]:
    """Modelled minus disclosed PUE by fiscal year, as scenarios/SOURCES.md states it."""
    rows = re.findall(
        r"^\| (20\d\d) \| 1\.\d+ \| 1\.\d+ \| ([-+]0\.\d+) \|",
        (SCENARIOS / "SOURCES.md").read_text(encoding="utf-8"),
        flags=re.MULTILINE,
    )
    return {int(year): float(difference) for year, difference in rows}


def test_partner_site_stays_outside_and_has_the_exact_numbers() -> None:
    scenario = tf.load("scenarios/alibaba_cloud_2032.yaml").replace(
        {"horizon.start": "2021-04-01", "horizon.end": "2025-11-01"}
    )
    from tenfold import _core

    problem = _core.fleet_problem(scenario._core)
    plan = _core.fleet_plan(scenario._core, True)
    at = [i for i, site in enumerate(problem["options"]["site"]) if site == "xining"]
    racks = sum(plan["count"][i, -1] for i in at)
    entry = __import__("json").loads(_core.catalog_entry("racks", "ppu_gen1"))
    assert racks * float(entry["accelerators"]) == 16384
    assert racks * float(entry["nodes"]) == 1024
    assert not any(problem["options"]["counts"][i] for i in at)
    for demand in problem["demand"]:
        assert all(demand["unit"][i] == 0.0 for i in at)
