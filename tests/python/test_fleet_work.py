# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Placement of every kind of workload: ledgers over random fleets, rules, requests and tokens."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import tenfold as tf
from tenfold.scenario import parse

ROOT = Path(__file__).resolve().parents[2]
PLACES: dict[str, dict[str, Any]] = {
    "hangzhou": {
        "location": {"latitude": 30.27, "longitude": 120.16, "timezone": "Asia/Shanghai"},
        "grid": {"zone": "CN-ZJ"},
    },
    "shanghai": {
        "location": {"latitude": 31.23, "longitude": 121.47, "timezone": "Asia/Shanghai"},
        "grid": {"zone": "CN-SH"},
    },
    "frankfurt": {
        "location": {"latitude": 50.1, "longitude": 8.7, "timezone": "Europe/Berlin"},
        "grid": {"zone": "DE"},
    },
    "mumbai": {
        "location": {"latitude": 19.08, "longitude": 72.88, "timezone": "Asia/Kolkata"},
        "grid": {"zone": "IN-WE"},
    },
}
KINDS: dict[str, dict[str, Any]] = {
    "steady": {"model": "steady", "utilisation": 0.5, "runs_on": ["cpu"]},
    "diurnal": {"model": "diurnal", "utilisation": 0.4, "runs_on": ["cpu"]},
    "training": {"model": "training", "load": 0.7},
    "inference": {
        "model": "inference",
        "language_model": "qwen3_32b",
        "load": 0.5,
        "timezone": "Asia/Shanghai",
    },
    "media": {"model": "media", "operations": "2e15 FLOP", "load": 0.4},
    "deferrable": {"model": "deferrable", "load": 0.3},
}


def idle(workloads: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What the shares of workloads leave over on each kind of machines, as workloads that idle."""
    rest = []
    for kind in ("cpu", "accelerator"):
        total = sum(
            load.get("share", 1.0)
            for load in workloads
            if kind in load.get("runs_on", [kind])
            and (kind == "accelerator" or load["model"] in ("steady", "diurnal"))
        )
        if 0.0 < total < 1.0 - 1e-9:
            rest.append(
                {
                    "name": f"idle_{kind}",
                    "model": "steady",
                    "utilisation": 0,
                    "share": 1.0 - total,
                    "runs_on": [kind],
                }
            )
    return rest


def document(
    sites: dict[str, dict[str, float]],
    workloads: list[dict[str, Any]],
    placement: dict[str, Any] | None = None,
    start: str = "2024-03-20",
    end: str = "2024-05-05",
    **more: Any,
) -> tf.Scenario:
    """Sites by name with racks by type."""
    doc: dict[str, Any] = {
        "tenfold": 1,
        "horizon": {"start": start, "end": end, "step": "1 h"},
        "sites": [
            {
                "name": name,
                **PLACES[name],
                "weather": {"climate": name},
                "power": {"design": "ups_2n"},
                "halls": [
                    {
                        "name": "h",
                        "cooling": {"design": "hyperscale_wse"},
                        "module": "5 MW",
                        "racks": [{"type": t, "count": c} for t, c in racks.items()],
                    }
                ],
            }
            for name, racks in sites.items()
        ],
        "workloads": [*workloads, *idle(workloads)],
        **more,
    }
    if placement is not None:
        doc["placement"] = placement
    return parse(yaml.safe_dump(doc))


def check_ledgers(result: tf.Result) -> list[str]:
    """Opening queue + submitted = served + dropped + queued, by part, month and in total."""
    months = result.monthly
    parts = [
        str(n)[: -len("_submitted")]
        for n in months.data_vars
        if str(n).startswith("work_") and str(n).endswith("_submitted")
    ]
    for part in parts:
        submitted, served, dropped, queued = (
            months[f"{part}_{what}"].sum("site").to_numpy()
            for what in ("submitted", "served", "dropped", "queued")
        )
        assert (submitted >= 0).all()
        assert (served >= 0).all()
        assert (dropped >= 0).all()
        before = np.concatenate([[0.0], queued[:-1]])
        scale = np.maximum(submitted + before, 1e-30)
        assert np.abs(before + submitted - served - dropped - queued).max() <= 1e-12 * scale.max()
        assert (np.abs(before + submitted - served - dropped - queued) <= 1e-12 * scale).all()
        total = submitted.sum()
        assert abs(total - served.sum() - dropped.sum() - queued[-1]) <= 1e-12 * max(total, 1e-30)
    return parts


def total(result: tf.Result, name: str) -> float:
    return float(result.monthly[name].sum())


@st.composite
def fleets(draw: st.DrawFn) -> tf.Scenario:
    names = draw(st.lists(st.sampled_from(list(PLACES)), min_size=1, max_size=4, unique=True))
    sites: dict[str, dict[str, float]] = {}
    for name in names:
        sites[name] = {"cpu_2u": draw(st.floats(0.5, 300))}
        for rack in draw(st.lists(st.sampled_from(["hgx_h100", "hgx_h800"]), max_size=2)):
            sites[name][rack] = draw(st.floats(0.5, 40))
    if len(sites[names[0]]) == 1:
        sites[names[0]]["hgx_h100"] = 10.0
    workloads, placed = [], []
    policy = draw(st.sampled_from(["home", "cost", "carbon", "water", "pue", "balanced"]))
    for kind in draw(st.lists(st.sampled_from(list(KINDS)), min_size=1, max_size=6, unique=True)):
        load: dict[str, Any] = {"name": kind, **KINDS[kind]}
        load["share"] = 0.45 if load.get("runs_on") == ["cpu"] else 0.24
        rule: dict[str, Any] = {"workload": kind}
        if kind == "training":
            load["preemptible"] = draw(st.booleans())
        if kind == "inference" and draw(st.booleans()):
            load.pop("load")
            load["requests"] = f"{draw(st.floats(0.01, 300)):.3f} request/s"
        if kind not in ("inference", "training") or load.get("preemptible"):
            rule["wait"] = f"{draw(st.sampled_from([0, 1, 5, 30]))} h"
        if draw(st.booleans()):
            rule["latency"] = "10 ms"
        if draw(st.booleans()) and any(n in names[:1] for n in ("hangzhou", "shanghai")):
            load["residency"] = ["CN"]
        workloads.append(load)
        if draw(st.booleans()) or kind == "deferrable":
            placed.append(rule)
    return document(
        sites,
        workloads,
        {
            "policy": policy,
            "activity_limit": draw(st.floats(0.3, 1.0)),
            "workloads": placed,
        },
    )


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(fleets())
def test_ledgers_close_over_random_fleets(scenario: tf.Scenario) -> None:
    result = tf.simulate(scenario, channels=["none"])
    check_ledgers(result)


TWO = {"hangzhou": {"hgx_h100": 20.0}, "frankfurt": {"hgx_h100": 20.0}}
BATCH = {"name": "batch", "model": "deferrable", "share": 1.0, "load": 0.3}


def test_deferrable_work_waits_for_cleaner_hours_and_the_queue_is_reported() -> None:
    def run(wait: str) -> tf.Result:
        rule = {"workload": "batch", "wait": wait}
        return tf.simulate(
            document(TWO, [BATCH], {"policy": "carbon", "workloads": [rule]}),
            channels=["none"],
        )

    now, later = run("0 h"), run("20 h")
    assert check_ledgers(later) == ["work_batch_accelerator"]
    assert later.kpi.carbon_location.value < now.kpi.carbon_location.value
    assert float(now.monthly["work_batch_accelerator_queued"].sum()) == 0.0
    assert float(later.monthly["work_batch_accelerator_queued"][-1].sum()) > 0.0
    assert total(later, "work_batch_accelerator_dropped") == 0.0
    # 20 racks x 32 boards at MFU 0.35 of 989.4 TFLOP/s for 30 % of 46 days, at two sites.
    asked = 2 * 20 * 32 * 0.35 * 989.4e12 * 0.3 * 46 * 86400
    assert total(now, "work_batch_accelerator_submitted") == pytest.approx(asked, rel=1e-6)


def test_what_stays_past_its_deadline_is_dropped() -> None:
    """Machines for half of the work: the rest waits for its deadline, then is dropped."""
    scenario = document(
        {"hangzhou": {"cpu_2u": 10.0}},
        [{"name": "batch", "model": "steady", "utilisation": 0.8, "share": 1.0}],
        {
            "policy": "home",
            "activity_limit": 0.4,
            "workloads": [{"workload": "batch", "wait": "3 h"}],
        },
    )
    result = tf.simulate(scenario, channels=["none"])
    check_ledgers(result)
    hours = 46 * 24
    units = total(result, "work_batch_cpu_submitted") / (0.8 * hours)
    assert total(result, "work_batch_cpu_served") == pytest.approx(0.4 * hours * units, rel=1e-9)
    queued = float(result.monthly["work_batch_cpu_queued"][-1].sum())
    # What arose in the last three hours, and the part of the hour before that was not due yet.
    assert 0.8 * 3 * units * (1 - 1e-12) <= queued <= 0.8 * 4 * units


def test_training_that_is_not_preemptible_holds_still_through_a_month() -> None:
    def spread(preemptible: bool) -> float:
        training = {
            "name": "training",
            "model": "training",
            "load": 0.4,
            "share": 1.0,
            "failure_interval": "0 s",
            "preemptible": preemptible,
        }
        scenario = document(
            {"hangzhou": {"hgx_h100": 20.0}, "shanghai": {"hgx_h100": 20.0}},
            [training],
            {"policy": "pue", "workloads": [{"workload": "training"}]},
            start="2024-04-01",
            end="2024-05-01",
        )
        result = tf.simulate(scenario, channels=["it_power"])
        check_ledgers(result)
        power = result.ds["it_power"].sel(site="hangzhou").to_numpy()
        return float(power.std() / power.mean())

    # Fans and leakage follow the weather; work does not.
    assert spread(False) < 0.01
    assert spread(True) > 0.1


def test_latency_and_residency_hold_requests() -> None:
    chat = {"name": "chat", **KINDS["inference"], "share": 1.0, "load": 0.6, "peak_to_mean": 1.3}
    sites = {
        "hangzhou": {"hgx_h100": 20.0},
        **{k: {"hgx_h100": 60.0} for k in ("shanghai", "frankfurt")},
    }

    def served(**more: Any) -> dict[str, float]:
        rule = {"workload": "chat", **more}
        residency = rule.pop("residency", None)
        load = {**chat, **({"residency": residency} if residency else {})}
        result = tf.simulate(
            document(
                sites, [load], {"policy": "carbon", "activity_limit": 0.95, "workloads": [rule]}
            ),
            channels=["none"],
        )
        check_ledgers(result)
        name = "work_chat_accelerator_served"
        moved = result.monthly[name] - result.monthly["work_chat_accelerator_submitted"]
        return {s: float(moved.sel(site=s).sum()) for s in sites}

    assert served()["frankfurt"] > 1.0
    near = served(latency="10 ms")
    assert abs(near["frankfurt"]) < 1e-6 * abs(near["shanghai"])
    home = served(residency=["CN"])
    assert home["frankfurt"] == 0.0
    assert abs(home["shanghai"]) > 1.0


def test_work_of_machines_that_a_limit_forbids_moves_or_is_dropped() -> None:
    """Two equal sites, one without connection: the other takes what its machines hold."""
    chat = {"name": "chat", **KINDS["inference"], "share": 1.0, "load": 0.3, "peak_to_mean": 1.0}
    chat["weekend"] = 1.0

    def run(limit: float) -> tf.Result:
        scenario = document(
            {"hangzhou": {"hgx_h100": 20.0}, "shanghai": {"hgx_h100": 20.0}},
            [chat],
            {"activity_limit": limit, "workloads": [{"workload": "chat"}]},
            fleet={},
            limits={"grid": {"hangzhou": "0 MW"}},
        )
        result = tf.simulate(scenario, channels=["none"])
        check_ledgers(result)
        return result

    for limit, share in ((0.9, 1.0), (0.45, 0.75)):
        result = run(limit)
        asked = total(result, "requests_submitted")
        served = result.monthly["requests_served"].sum("month")
        assert float(served.sel(site="hangzhou")) == 0.0
        assert float(served.sel(site="shanghai")) == pytest.approx(share * asked, rel=1e-9)
        assert total(result, "requests_dropped") == pytest.approx(
            (1 - share) * asked, abs=1e-9 * asked
        )


def test_main_scenario_without_hangzhou_moves_work_and_the_sum_closes() -> None:
    shut = tf.load(
        ROOT / "scenarios" / "alibaba_cloud_2032.yaml", settings={"limits.grid.hangzhou": "0 MW"}
    )
    result = tf.simulate(shut, channels=["none"])
    assert check_ledgers(result) == [
        "work_inference_accelerator",
        "work_training_accelerator",
        "work_cloud_cpu",
        "work_storage_storage",
    ]
    months = result.monthly
    for part in ("inference_accelerator", "training_accelerator", "cloud_cpu", "storage_storage"):
        submitted, served, dropped = (
            months[f"work_{part}_{what}"].sum("month")
            for what in ("submitted", "served", "dropped")
        )
        assert float(submitted.sel(site="hangzhou")) > 0.05 * float(submitted.sum())
        assert float(served.sel(site="hangzhou")) == 0.0
        # It is served elsewhere, or dropped where it arose.
        elsewhere = float((served - submitted + dropped).drop_sel(site="hangzhou").sum())
        lost = float(dropped.sel(site="hangzhou"))
        assert elsewhere + lost == pytest.approx(float(submitted.sel(site="hangzhou")), rel=1e-9)
        assert elsewhere > 0.9 * float(submitted.sel(site="hangzhou"))


@pytest.mark.parametrize(
    ("load", "rule", "words"),
    [
        (KINDS["inference"], {"wait": "2 h"}, "users wait for its answers"),
        (KINDS["training"], {"wait": "2 h"}, "not preemptible"),
        ({**KINDS["inference"], "requests": "3 request/s"}, {}, "the load follows from 'requests'"),
        ({**KINDS["inference"], "growth": {"2024": 0.3}}, {}, "growth of 'requests'"),
    ],
)
def test_refusals(load: dict[str, Any], rule: dict[str, Any], words: str) -> None:
    with pytest.raises(tf.ScenarioError, match=words):
        document(TWO, [{"name": "w", **load}], {"workloads": [{"workload": "w", **rule}]})


# ------------------------------------------------------------------ requests, tokens

CHAT: dict[str, Any] = {
    "name": "chat",
    "model": "inference",
    "language_model": "qwen3_32b",
    "share": 0.5,
    "prompt": 800,
    "answer": 300,
    "max_batch": 128,
    "peak_to_mean": 1.5,
    "peak_hour": 20,
    "weekend": 0.8,
    "timezone": "Asia/Shanghai",
}
SERVER = {
    "model": "qwen3_32b",
    "prompt": 800,
    "answer": 300,
    "max_batch": 128,
    "software": "serving",
}
BOARDS = 20 * 32 * 0.5  # of a site that serve
WEEK = {"start": "2024-04-01", "end": "2024-04-15"}  # two whole weeks from a Monday, UTC


def shape(steps: int = 336, first: int = 0) -> np.ndarray[Any, Any]:
    """Shape of the users' week at hours UTC from an hour on, by the formula of the reference."""
    hours = (np.arange(steps) + first + 8) % 168
    daily = 1 + 0.5 * np.cos(2 * np.pi * (hours % 24 + 0.5 - 20) / 24)
    return np.asarray(daily * np.where(hours >= 120, 0.8, 1.0) / ((5 + 2 * 0.8) / 7))


def test_power_and_tokens_follow_from_requests() -> None:
    requests = 150.0
    scenario = document(TWO, [{**CHAT, "requests": f"{requests} request/s"}], **WEEK)
    result = tf.simulate(scenario, channels=["answer_token_rate", "serving_power"])
    check_ledgers(result)
    assert total(result, "requests_submitted") == pytest.approx(requests * 14 * 86400, rel=1e-9)
    assert total(result, "requests_dropped") == 0.0
    rate = requests * shape()
    # Two sites of equal machines share it; all boards of a pool run at one load.
    exact = tf.it.serve(rate=rate / (2 * BOARDS), **SERVER)
    assert not exact["saturated"].any()
    for site in TWO:
        rows = result.ds.sel(site=site)
        np.testing.assert_allclose(rows["answer_token_rate"], 300 * rate / 2, rtol=1e-6)
        np.testing.assert_allclose(rows["serving_power"], BOARDS * exact["power_W"], rtol=2e-4)
    year = result.by_year().iloc[0]
    joule = 2 * BOARDS * exact["power_W"].sum() / (300 * rate.sum())
    assert year["joule_per_token"] == pytest.approx(joule, rel=1e-4)
    assert year["requests_submitted"] == year["requests_served"]


def test_requests_beyond_capacity_are_counted() -> None:
    requests = 1200.0
    scenario = document(TWO, [{**CHAT, "requests": f"{requests} request/s"}], **WEEK)
    result = tf.simulate(scenario, channels=["answer_token_rate", "serving_power"])
    check_ledgers(result)
    full = tf.it.serve(rate=1e6, **SERVER)
    capacity = 2 * BOARDS * float(full["capacity_per_s"])
    rate = requests * shape()
    assert (rate > capacity).any()
    served = np.minimum(rate, capacity)
    assert total(result, "requests_dropped") == pytest.approx(
        3600 * (rate - served).sum(), rel=1e-6
    )
    tokens = result.ds["answer_token_rate"].sum("site")
    np.testing.assert_allclose(tokens, 300 * served, rtol=1e-5)
    peak = float(result.ds["serving_power"].sum("site").max())
    assert peak == pytest.approx(2 * BOARDS * float(full["power_W"]), rel=1e-5)


def test_what_a_connection_cuts_is_dropped() -> None:
    scenario = document(TWO, [{**CHAT, "requests": "150 request/s"}], **WEEK)
    free = tf.simulate(scenario, channels=["facility_power"])
    site = next(iter(TWO))
    peak = float(free.ds["facility_power"].sel(site=site).max())
    limit = {f"sites.{site}.grid": f"{{zone: CN-ZJ, connection: '{0.97 * peak} W'}}"}
    cut = tf.simulate(scenario.replace(limit), channels=["none"])
    check_ledgers(cut)
    assert "activity_capped" in set(cut.events()["kind"])
    # What is served is what makes tokens, 300 an answer.
    assert total(free, "answer_tokens") == pytest.approx(
        300 * total(free, "requests_served"), rel=1e-9
    )
    assert total(cut, "answer_tokens") == pytest.approx(
        300 * total(cut, "requests_served"), rel=1e-9
    )
    dropped = cut.monthly["requests_dropped"].sum("month")
    assert float(dropped.sel(site=site)) > 0.0
    assert float(dropped.sum()) == float(dropped.sel(site=site))


def test_activity_that_a_connection_cuts_is_dropped() -> None:
    batch = {"name": "batch", "model": "steady", "utilisation": 0.6, "runs_on": ["cpu"]}
    scenario = document(
        {"hangzhou": {"cpu_2u": 300}},
        [batch],
        {"policy": "home", "workloads": [{"workload": "batch"}]},
        **WEEK,
    )
    free = tf.simulate(scenario, channels=["it_power"])
    rest = tf.simulate(
        scenario.replace({"workloads.batch.utilisation": 0.0}), channels=["it_power"]
    )
    for part in (0.7, 0.9):
        half = tf.simulate(
            scenario.replace({"workloads.batch.utilisation": 0.6 * part}),
            channels=["facility_power"],
        )
        # The power that this share of the work takes in its hottest hour, as the connection.
        most = float(half.ds["facility_power"].max())
        grid = {"sites.hangzhou.grid": f"{{zone: CN-ZJ, connection: '{most} W'}}"}
        cut = tf.simulate(scenario.replace(grid), channels=["it_power"])
        check_ledgers(cut)
        served = total(cut, "work_batch_cpu_served") / total(free, "work_batch_cpu_served")
        # In other hours more fits; nowhere less.
        assert part <= served < 1.0
        assert float(cut.ds["it_power"].max()) < float(free.ds["it_power"].min())
        assert float(cut.ds["it_power"].min()) > float(rest.ds["it_power"].max())


def test_growth_efficiency_and_rebound() -> None:
    load = {
        **CHAT,
        "requests": "30 request/s",
        "growth": {"2024": 0.5},
        "efficiency": {"2024-01": 1, "2024-03": 2.5},
        "rebound": 0.4,
        "calls_per_task": 3,
    }
    result = tf.simulate(
        document(TWO, [load], start="2024-02-01", end="2024-04-01"), channels=["none"]
    )
    months = result.monthly["requests_submitted"].sum("site").to_numpy()
    hours = np.array([29 * 24, 31 * 24]) * 3600.0
    # Months are no whole weeks: 2024-02-01 is a Thursday, 2024-03-01 a Friday.
    means = [shape(29 * 24, 72).mean(), shape(31 * 24, 96).mean()]
    rate = months / hours / means
    assert rate[0] == pytest.approx(30.0, rel=1e-9)
    assert rate[1] == pytest.approx(30.0 * 1.5 ** (1 / 12) * 2.5**0.4, rel=1e-9)
    tokens = result.monthly["answer_tokens"].sum("site").to_numpy()
    served = result.monthly["requests_served"].sum("site").to_numpy()
    np.testing.assert_allclose(tokens, 3 * 300 * served, rtol=1e-9)
    # Twice and a half the work of a board: fewer joules a token, though more requests came.
    energy = result.monthly["serving_energy"].sum("site").to_numpy()
    assert energy[1] / tokens[1] < energy[0] / tokens[0]


def test_stated_loads_show_their_tokens() -> None:
    """Share-of-capacity statements keep working and now show what they serve."""
    result = tf.simulate(
        document(TWO, [{**CHAT, "load": 0.4}], **WEEK), channels=["answer_token_rate"]
    )
    server = tf.it.serve(rate=0.0, **SERVER)
    capacity = 2 * BOARDS * float(server["capacity_per_s"]) * 300
    tokens = result.ds["answer_token_rate"].sum("site").to_numpy()
    # The shape follows the users' clock at both sites.
    np.testing.assert_allclose(np.sort(tokens), np.sort(0.4 * capacity * shape()), rtol=1e-5)
    assert "requests_submitted" not in result.monthly
    assert result.by_year()["joule_per_token"].iloc[0] > 0.05


def test_heads_without_inference_have_no_tokens() -> None:
    result = tf.simulate(document(TWO, [BATCH]), channels=["none"])
    assert "answer_tokens" not in result.monthly
    assert "joule_per_token" not in result.by_year()
