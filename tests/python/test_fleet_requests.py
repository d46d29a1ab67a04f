# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Inference by requests: power, tokens, capacity, growth, and what a connection cuts."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from fleet_documents import BATCH, TWO, check_ledgers, document, total

import tenfold as tf

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
