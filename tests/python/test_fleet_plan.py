# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""The monthly rule against the linear programme, and conservation over random fleets."""

from __future__ import annotations

import itertools
import json
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import tenfold as tf
from tenfold import _core, _programme_solver
from tenfold.plan import plan
from tenfold.scenario import parse

SITES = ("hangzhou", "frankfurt", "singapore")
ZONES = {"hangzhou": "CN-ZJ", "frankfurt": "DE", "singapore": "SG"}
MONTHS = 18


def fleet(
    *,
    growth: float,
    connections: list[float],
    chips: float | None,
    money: float | None,
    even: bool,
    opens: list[int],
    weibull: bool,
    stock: float,
    screening: bool,
) -> tf.Scenario:
    sites = "\n".join(
        f"  - name: {name}\n"
        f"    location: {{latitude: 30, longitude: 100}}\n"
        f"    weather: {{climate: {name}}}\n"
        f"    grid: {{zone: {ZONES[name]}, connection: {megawatt} MW}}\n"
        f"    power: {{design: ups_2n}}\n"
        + (f"    opens: 2025-{1 + month:02d}-01\n" if month else "")
        + "    halls: [{name: h, cooling: {design: hyperscale_wse}, module: 5 MW}]"
        for name, megawatt, month in zip(SITES, connections, opens, strict=True)
    )
    shares = ", ".join(
        f"{{site: {name}, share: {(i + 1) / 6:.6f}}}" for i, name in enumerate(SITES)
    )
    limits = ["  fx: 7.2", "  facilities: [{price: 4e6 USD/MW}]"]
    if chips is not None:
        limits.append(f"  chips: [{{vendor: nvidia, from: 2025-04, rate: {chips}}}]")
    if money is not None:
        pace = "even" if even else "free"
        limits.append(
            f"  capex: [{{name: w, from: 2025-01, to: 2026-01, total: {money} CNY, pace: {pace}}}]"
        )
    if screening:
        limits.append("  screening: [{name: eu, countries: [DE], from: 2025-06, rule: forbid}]")
    survival = "  survival: [{model: weibull, shape: 4, scale: 3 year}]\n" if weibull else ""
    text = (
        "tenfold: 1\nhorizon: {start: 2025-01-01, end: 2026-07-01, step: 1 h}\n"
        f"sites:\n{sites}\n"
        "workloads: [{name: web, model: steady, utilisation: 0.5}]\n"
        f"fleet:\n{survival}"
        f"  stock: [{{site: hangzhou, racks: cpu_2024, at: 2025-01, count: {stock}, "
        "spread: 4 year}]\n"
        "  demand:\n"
        "    - {name: cloud, metric: servers, at: 2025-01, base: 8000, "
        f"growth: {growth}, mix: [{{racks: cpu_2024, share: 1}}], shares: [{shares}]}}\n"
        "    - {name: ai, metric: compute, at: 2025-01, compute: 60 PFLOP/s, "
        f"growth: {growth}, mix: [{{racks: hgx_h20, share: 0.75}}, "
        "{racks: ppu_gen1, share: 0.25}], "
        f"shares: [{shares}]}}\n"
        "limits:\n" + "\n".join(limits) + "\n"
    )
    return parse(text)


FLEETS = st.fixed_dictionaries(
    {
        "growth": st.sampled_from([0.0, 0.5, 2.0]),
        "connections": st.lists(st.sampled_from([0.5, 3.0, 20.0]), min_size=3, max_size=3),
        "chips": st.sampled_from([None, 0.0, 16.0, 64.0]),
        "money": st.sampled_from([None, 2e8, 8e8]),
        "even": st.booleans(),
        "opens": st.lists(st.sampled_from([0, 3, 8]), min_size=3, max_size=3),
        "weibull": st.booleans(),
        "stock": st.sampled_from([50.0, 100.0]),
        "screening": st.booleans(),
    }
)


def no_stock_before_opening(facts: dict[str, Any]) -> dict[str, Any]:
    return {**facts, "opens": [0, *facts["opens"][1:]]}  # racks stand in Hangzhou


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(FLEETS)
def test_random_fleets_conserve_and_the_rule_keeps_every_limit(facts: dict[str, Any]) -> None:
    scenario = fleet(**no_stock_before_opening(facts))
    problem = _core.fleet_problem(scenario._core)
    for limited in (True, False):
        p = _core.fleet_plan(scenario._core, limited)
        owned, bought, retired = p["owned"], p["purchased"], p["retired"]
        np.testing.assert_allclose(
            owned[:, 1:], owned[:, :-1] + bought[:, 1:] - retired[:, 1:], atol=1e-9
        )
        assert (retired >= -1e-9).all()
        assert (p["count"] <= owned + 1e-9).all()
        carbon = p["embodied_bought"] - p["embodied_amortised"] - p["embodied_written_off"]
        np.testing.assert_allclose(
            p["embodied_opening"][:, None] + np.cumsum(carbon, axis=1),
            p["embodied_balance"], atol=1e-3,
        )  # fmt: skip
    limited = _core.fleet_plan(scenario._core, True)
    unmet_share = np.max(1.0 - limited["reached"] / limited["wanted"], axis=0)
    for limit in limited["limits"]:
        holds = np.isfinite(limit["available"])
        slack = limit["available"][holds] - limit["used"][holds]
        # Of the largest value: what is left of a window is rounded with the window.
        scale = np.full(slack.shape, np.abs(limit["available"][holds]).max(initial=1.0))
        assert (slack >= -1e-9 * scale).all(), limit["name"]
        # A limit that stopped a purchase has no room left (openings and screening have none).
        tight = limit["binding"][holds] > 0
        assert (slack[tight] <= 1e-6 * scale[tight]).all(), limit["name"]
    # Unmet demand always has a limit to blame.
    for t in range(MONTHS):
        if unmet_share[t] > 1e-6:
            assert limited["binding"][t] != "demand"
        if limited["binding"][t] not in ("demand", "nothing_on_sale"):
            row = next(x for x in limited["limits"] if x["name"] == limited["binding"][t])
            assert row["binding"][t] == 1.0
    assert problem["months"] == MONTHS


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(FLEETS)
def test_the_rule_is_never_better_than_the_programme(facts: dict[str, Any]) -> None:
    scenario = fleet(**no_stock_before_opening(facts))
    found = plan(scenario, relaxations=False)
    assert found.unmet <= found.rule_unmet + 1e-6
    for limit in found.limits:
        holds = np.isfinite(limit["available"])
        price = limit["price"][holds]
        scale = np.maximum(np.abs(limit["available"][holds]), 1.0)
        slack = (limit["available"] - limit["used"])[holds] / scale
        assert (price >= -1e-9).all()
        assert (slack >= -1e-6).all(), limit["name"]
        # Complementarity: what has a price has no slack.
        worth = price * scale
        assert (slack[worth > 1e-4] <= 1e-5).all(), limit["name"]


def one_site(capex: float | None = None, connection: float = 100.0) -> tf.Scenario:
    money = (
        f"limits: {{fx: 7, capex: [{{name: w, from: 2025-01, to: 2025-07, total: {capex} CNY, "
        "pace: free}]}\n"
        if capex is not None
        else ""
    )
    return parse(
        "tenfold: 1\nhorizon: {start: 2025-01-01, end: 2025-07-01, step: 1 h}\n"
        "sites:\n  - name: hangzhou\n    location: {latitude: 30, longitude: 120}\n"
        "    weather: {climate: hangzhou}\n"
        f"    grid: {{zone: CN-ZJ, connection: {connection} MW}}\n"
        "    power: {design: ups_2n}\n"
        "    halls: [{name: h, cooling: {design: hyperscale_wse}, module: 5 MW}]\n"
        "workloads: [{name: web, model: steady, utilisation: 0.5}]\n"
        "fleet:\n  demand:\n"
        "    - {name: cloud, metric: servers, at: 2025-01, base: 4000, growth: 0, "
        "mix: [{racks: cpu_2024, share: 1}], shares: [{site: hangzhou, share: 1}]}\n" + money
    )


def test_the_price_of_money_is_the_demand_that_it_buys() -> None:
    # 100 racks of 290,000 USD at 7 CNY: 203 million; half of it serves half of the demand.
    found = plan(one_site(101.5e6))
    assert found.unmet == pytest.approx(6 * 0.5, rel=1e-6)
    assert found.rule_unmet == pytest.approx(found.unmet, rel=1e-6)
    price = found.prices().query("price > 0")
    # One CNY buys 1 / 203e6 of the demand for six months.
    assert price["price"].sum() == pytest.approx(6 / 203e6, rel=1e-4)
    (money,) = [r for r in found.relaxations if r.kind == "capex"]
    assert money.amount == pytest.approx(101.5e6, rel=1e-6)
    assert money.text == "RMB 0.1015 bn more"


def test_a_stalled_interior_point_hands_over_to_the_simplex_method(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(_programme_solver, "INTERIOR_COLUMNS", 0)
    monkeypatch.setattr(_programme_solver, "INTERIOR_ITERATIONS", 0)
    found = plan(one_site(101.5e6))  # the money of the closed form above
    assert found.unmet == pytest.approx(6 * 0.5, rel=1e-6)
    assert found.prices()["price"].sum() == pytest.approx(6 / 203e6, rel=1e-4)


def test_the_least_connection_that_meets_the_demand() -> None:
    racks_W = 100 * _core.fleet_problem(one_site()._core)["options"]["peak_W"][0]
    found = plan(one_site(connection=0.5))
    (grid,) = [r for r in found.relaxations if r.kind == "grid"]
    assert grid.amount == pytest.approx(racks_W / 0.72 - 0.5e6, rel=1e-6)
    assert grid.by_limit == {"grid.hangzhou": pytest.approx(grid.amount)}
    assert not any(r.kind == "capex" for r in found.relaxations)


def test_a_demand_that_can_be_met_has_no_price_and_needs_no_relaxation() -> None:
    found = plan(one_site())
    assert found.unmet == pytest.approx(0.0, abs=1e-9)
    assert found.relaxations == []
    assert found.prices()["price"].abs().max() < 1e-9
    assert found.by_year()["cloud_programme"].iloc[0] == pytest.approx(1.0)
    assert set(found.by_year()["binding"]) == {"demand"}


def test_weibull_and_economic_retirement() -> None:
    base = one_site()
    weibull = base.replace({"fleet.survival": "[{model: weibull, shape: 4, scale: 6 year}]"})
    survival = _core.fleet_problem(weibull._core)["options"]["survival"][0]
    assert survival[72] == pytest.approx(np.exp(-1.0), rel=1e-4)
    # Old servers at a price of electricity at which new ones pay: they leave; at none they stay.
    settings = {
        "fleet.stock": "[{site: hangzhou, racks: cpu_2u, at: 2025-01, count: 100, spread: 3 year}]",
        "fleet.survival": "[{model: economic, electricity: 10 USD/kWh}]",
    }
    dear = _core.fleet_plan(base.replace(settings)._core, True)
    cheap = _core.fleet_plan(
        base.replace({**settings, "fleet.survival": "[{model: economic}]"})._core, True
    )
    names = _core.fleet_problem(base.replace(settings)._core)["options"]["rack"]
    old = names.index("cpu_2u")
    assert dear["owned"][old].max() == 0.0
    assert cheap["owned"][old, 0] == pytest.approx(100.0)


@pytest.mark.parametrize(
    ("parts", "racks"),
    [
        (
            [f"t_head_ppu{suffix}" for suffix in ("", "_2", "_3", "_4")],
            [f"ppu_gen{i}" for i in (1, 2, 3, 4)],
        ),
        (
            ["gb200", *(f"nvidia_{year}" for year in (2027, 2029, 2031, 2033))],
            ["nvl72", *(f"nvl72_{year}" for year in (2027, 2029, 2031, 2033))],
        ),
    ],
)
def test_learning_of_the_supposed_generations_is_that_of_the_catalog(
    parts: list[str], racks: list[str]
) -> None:
    law = json.loads(_core.catalog_entry("learning", "accelerators_2025"))

    def number(entry: dict[str, Any], key: str) -> float:
        return float(str(entry[key]).split()[0])

    accelerators = [json.loads(_core.catalog_entry("accelerators", part)) for part in parts]
    holders = [json.loads(_core.catalog_entry("racks", rack)) for rack in racks]
    years = 2
    pairs = zip(itertools.pairwise(accelerators), itertools.pairwise(holders), strict=True)
    for (a, b), (ra, rb) in pairs:
        power = number(b, "power_limit") / number(a, "power_limit")
        assert power == pytest.approx(1.0 + float(law["chip_power"]))
        assert number(rb, "chip_power") == pytest.approx(number(b, "power_limit"), rel=1e-3)
        work = number(b, "compute_16bit") / number(a, "compute_16bit") / power
        assert work == pytest.approx((1.0 + float(law["flop_per_joule"])) ** years, rel=0.01)
        price = (number(rb, "price") / float(rb["accelerators"]) / number(b, "compute_16bit")) / (
            number(ra, "price") / float(ra["accelerators"]) / number(a, "compute_16bit")
        )
        assert price == pytest.approx(0.7**years, rel=0.02)  # Epoch: 30 % a year per FLOP/s


def test_refurbishment_to_another_model_leaves_nothing_of_the_old_one() -> None:
    # Outside air humidifies in winter; the towers that follow must not inherit its water.
    before = one_site().replace(
        {
            "sites.hangzhou.halls.h.cooling": "{design: outside_air_north, "
            "air: {lowest_dew_point: 8 degC}}"
        }
    )
    new = before.replace(
        {
            "sites.hangzhou.halls.h.refurbishments": "[{at: 2025-02, cooling: {design: "
            "hyperscale_wse}}]"
        }
    )
    towers = one_site().replace({"sites.hangzhou.halls.h.cooling": "{design: hyperscale_wse}"})
    humid, water, plain = (
        tf.simulate(s, channels=["none"]).monthly.sel(site="hangzhou")
        for s in (before, new, towers)
    )
    assert (humid["water_humidifier"][:2] > 0.0).all()
    assert (water["water_humidifier"][1:] == 0.0).all()
    np.testing.assert_allclose(water["water_makeup"][2:], plain["water_makeup"][2:], rtol=1e-6)


def test_a_hall_takes_what_it_is_stated_to_take() -> None:
    halls = "{name: h, cooling: {design: hyperscale_wse}}, {name: b, cooling: {design: colo_wse}%s}"
    base = one_site()

    def racks(takes: str) -> dict[str, float]:
        scenario = base.replace({"sites.hangzhou.halls": f"[{halls % takes}]"})
        problem = _core.fleet_problem(scenario._core)
        rule = _core.fleet_plan(scenario._core, True)
        return dict(zip(problem["options"]["hall"], rule["count"][:, -1], strict=True))

    assert racks("") == pytest.approx({"h": 50.0, "b": 50.0})
    assert racks(", takes: [cpu]") == pytest.approx({"h": 50.0, "b": 50.0})
    assert racks(", takes: [storage]") == pytest.approx({"h": 100.0})
    with pytest.raises(tf.InputError, match="no machine is of kind or type 'cpus'"):
        racks(", takes: [cpus]")
    with pytest.raises(tf.InputError, match="its cooling serves air-cooled racks only"):
        racks(", takes: [nvl72]")


def test_refurbishment_changes_the_cooling_from_its_month_on() -> None:
    base = one_site()
    new = base.replace(
        {
            "sites.hangzhou.halls.h.refurbishments": "[{at: 2025-04, cooling: {design: "
            "hyperscale_wse_warm}}]"
        }
    )
    warm = base.replace({"sites.hangzhou.halls.h.cooling": "{design: hyperscale_wse_warm}"})
    energy = {
        name: tf.simulate(s, channels=["none"]).monthly["facility_energy"].sel(site="hangzhou")
        for name, s in (("base", base), ("new", new), ("warm", warm))
    }
    np.testing.assert_array_equal(energy["new"][:3], energy["base"][:3])
    np.testing.assert_allclose(energy["new"][3:], energy["warm"][3:], rtol=1e-6)
    assert (energy["new"][3:] < energy["base"][3:]).all()
    with pytest.raises(tf.InputError, match="keeps the kind of cooling"):
        base.replace(
            {
                "sites.hangzhou.halls.h.refurbishments": "[{at: 2025-04, cooling: {design: "
                "cold_plate_dry_cooler_w32}}]"
            }
        )
