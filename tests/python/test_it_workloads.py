# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Workloads that state work: their activity by hour of the week, and what refuses them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

import tenfold as tf

PATH = Path(__file__).resolve().parents[2] / "scenarios" / "inference_site.yaml"


@pytest.fixture(scope="module")
def site() -> tf.Scenario:
    return tf.load(PATH, settings={"horizon.end": "2027-03-01"})


def week(
    scenario: tf.Scenario, name: str, rack: str = "hgx_h100", date: str = "2026-01-01"
) -> dict[str, np.ndarray]:
    return tf.it.workload_week(scenario, name, site="hangzhou", rack=rack, date=date)


def test_node_draws_host_and_boards(site: tf.Scenario) -> None:
    """node_idle + range u = host + n P with the numbers of the catalog (hgx_h100: 8 boards)."""
    chat = week(site, "chat")
    rest = float(tf.it.serve(rate=0.0, model="qwen3_32b", accelerators=1)["power_W"])
    share = (chat["power_W"] - rest) / (700.0 - rest)
    assert chat["activity"] == pytest.approx(share, abs=1e-12)
    node = 1550.0 + (7040.0 - 1550.0) * chat["activity"]
    host = (1550.0 - 8 * rest) + ((7040.0 - 8 * 700.0) - (1550.0 - 8 * rest)) * share
    assert node == pytest.approx(host + 8 * chat["power_W"], abs=1e-9)


def test_power_is_tabulated_over_the_load(site: tf.Scenario) -> None:
    chat = week(site, "chat")
    assert chat["load"].mean() == pytest.approx(0.45, abs=1e-6)
    # Concave: the power at the mean load exceeds the mean power of the hours.
    order = np.argsort(chat["load"])
    at_mean = np.interp(0.45, chat["load"][order], chat["power_W"][order])
    assert at_mean > chat["power_W"].mean() + 1.0


def test_the_peak_follows_the_users(site: tf.Scenario) -> None:
    assert int(np.argmax(week(site, "chat")["load"])) % 24 in (20, 21)
    # 15 h in Berlin in winter is 22 h in Hangzhou.
    assert int(np.argmax(week(site, "agents")["load"])) % 24 in (21, 22)


def test_efficiency_and_rebound_are_dated(site: tf.Scenario) -> None:
    before = week(site, "agents")["load"].mean()
    after = week(site, "agents", date="2027-02-01")["load"].mean()
    assert after / before == pytest.approx(0.5**0.6, rel=1e-9)
    months = tf.simulate(site).ds["it_power"].resample(time="MS").mean().squeeze()
    assert float(months[-1]) < float(months[0])


def test_deferred_work_is_conserved(site: tf.Scenario) -> None:
    night = week(site, "night_batch")["load"]
    assert night.mean() == pytest.approx(0.25, abs=1e-12)
    assert (night.reshape(7, 24)[:, 8:22] == 0).all()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"workloads.agents.accelerators": 1}, "does not fit into 1 accelerators"),
        ({"workloads.agents.accelerators": 64}, "needs 64 accelerators"),
        ({"workloads.chat.load": 0.9}, "peaks at"),
        ({"workloads.chat.timezone": "Asia/Shangai"}, "did you mean 'Asia/Shanghai'"),
        ({"workloads.chat.residency": ["DE"]}, "no machine of the scenario can run it"),
        ({"workloads.training.mfu": 0.8}, "MFU"),
        ({"workloads.night_batch.load": 0.5}, "does not fit into a window"),
        ({"workloads.chat.share": 0.9}, "more than 1"),
        (
            {"workloads.chat.share": 0.05},
            r"\(accelerator\) sum to 0.8, less than 1 \(state .* utilisation: 0, share: 0.2,",
        ),
        ({"workloads.chat.language_model": "qwen3_23b"}, "did you mean"),
    ],
)
def test_refusals(site: tf.Scenario, changes: dict[str, object], words: str) -> None:
    with pytest.raises(tf.ScenarioError, match=words):
        site.replace(changes)


@pytest.mark.parametrize(
    "change", [{"workloads.web.runs_on": ["storage"]}, {"workloads.web.residency": ["DE"]}]
)
def test_activity_that_no_machine_takes_is_refused(change: dict[str, object]) -> None:
    first = tf.load(PATH.parent / "first_site.yaml")
    words = "workloads.web: no machine of the scenario can run it"
    with pytest.raises(tf.ScenarioError, match=words):
        first.replace(change)


def test_stated_activity_stays_as_it_was() -> None:
    first = tf.load(PATH.parent / "first_site.yaml")
    web = tf.it.workload_week(first, "web", site="hangzhou", rack="cpu_2u", date="2024-01-01")
    hours = np.arange(168)
    shape = 1 + 0.4 * np.cos(2 * np.pi * (hours % 24 + 0.5 - 20) / 24)
    expected = 0.4 * shape * np.where(hours >= 120, 0.9, 1.0) / ((5 + 2 * 0.9) / 7)
    assert web["activity"] == pytest.approx(expected, rel=1e-9)
