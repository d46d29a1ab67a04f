# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Serving under Poisson arrivals against a discrete-event simulation of the same discipline."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import tenfold as tf

DECODER = {"parameters": 7.57e9, "layers": 36, "width": 4096, "kv_heads": 8, "head_size": 128}


def simulate(
    rate: float, prompt: int, answer: int, max_batch: int, requests: int = 3000, seed: int = 1
) -> dict[str, float]:
    """Requests one by one: decode steps of all active, one prefill between two of them."""
    arrivals = np.cumsum(np.random.default_rng(seed).exponential(1.0 / rate, requests))
    arrivals *= requests / rate / arrivals[-1]  # the offered rate is met exactly
    sizes = np.arange(1, max_batch + 1)
    steps = tf.it.decode(batch=sizes, context=prompt + answer / 2, **DECODER)
    fill = tf.it.prefill(prompt=prompt, **DECODER)
    step_s, step_W = steps["step_s"], steps["power_W"]
    fill_s, fill_W = float(fill["step_s"]), float(fill["power_W"])
    rest_W = float(tf.it.serve(rate=0.0, **DECODER)["power_W"])
    warm, end = arrivals[requests // 10], arrivals[-1]
    now = energy = batch_time = measured = tokens = 0.0
    coming = 0
    waiting: list[float] = []
    active: list[list[float]] = []
    latencies: list[float] = []

    def spend(seconds: float, watt: float, batch: int) -> None:
        nonlocal now, energy, batch_time, measured
        if now >= warm:
            energy += seconds * watt
            batch_time += seconds * batch
            measured += seconds
        now += seconds

    while now < end:
        while coming < requests and arrivals[coming] <= now:
            waiting.append(float(arrivals[coming]))
            coming += 1
        if waiting and len(active) < max_batch:
            spend(fill_s, fill_W, len(active))
            active.append([answer, waiting.pop(0)])
        elif not active:
            spend(arrivals[coming] - now, rest_W, 0)
            continue
        n = len(active)
        spend(step_s[n - 1], step_W[n - 1], n)
        tokens += n if now > warm else 0
        for sequence in active:
            sequence[0] -= 1
        if now > warm:
            latencies += [now - born for left, born in active if left <= 0]
        active = [sequence for sequence in active if sequence[0] > 0]
    return {
        "power_W": energy / measured,
        "answer_tokens_per_s": tokens / measured,
        "active_batch": batch_time / measured,
        "latency_s": float(np.mean(latencies)),
    }


@pytest.mark.parametrize(
    ("prompt", "answer", "max_batch"), [(1024, 256, 64), (128, 512, 32), (2000, 300, 16)]
)
@pytest.mark.parametrize("load", [0.1, 0.4, 0.7, 0.9])
def test_chain_against_simulation(prompt: int, answer: int, max_batch: int, load: float) -> None:
    model: dict[str, Any] = {"prompt": prompt, "answer": answer, "max_batch": max_batch, **DECODER}
    capacity = float(tf.it.serve(rate=0.0, **model)["capacity_per_s"])
    chain = tf.it.serve(rate=load * capacity, **model)
    events = simulate(load * capacity, prompt, answer, max_batch)
    assert float(chain["power_W"]) == pytest.approx(events["power_W"], rel=0.015)
    assert float(chain["answer_tokens_per_s"]) == pytest.approx(
        events["answer_tokens_per_s"], rel=0.02
    )
    assert float(chain["active_batch"]) == pytest.approx(events["active_batch"], rel=0.05)
    assert float(chain["latency_s"]) == pytest.approx(events["latency_s"], rel=0.05)


def test_power_holds_where_prefill_dominates() -> None:
    model: dict[str, Any] = {"prompt": 4096, "answer": 64, "max_batch": 64, **DECODER}
    rate = 0.85 * float(tf.it.serve(rate=0.0, **model)["capacity_per_s"])
    chain, events = tf.it.serve(rate=rate, **model), simulate(rate, 4096, 64, 64)
    assert float(chain["power_W"]) == pytest.approx(events["power_W"], rel=0.015)
    # The stated limit of the chain: batch and latency up to a quarter low.
    assert 0.75 < float(chain["latency_s"]) / events["latency_s"] < 1.02


def test_beyond_capacity_tokens_stand_still() -> None:
    model: dict[str, Any] = {"prompt": 1024, "answer": 256, "max_batch": 64, **DECODER}
    capacity = float(tf.it.serve(rate=0.0, **model)["capacity_per_s"])
    r = tf.it.serve(rate=capacity * np.array([0.0, 0.5, 0.99, 1.0, 3.0]), **model)
    assert r["saturated"].tolist() == [False, False, False, True, True]
    assert np.isinf(r["latency_s"][3:]).all()
    assert np.isfinite(r["latency_s"][1:3]).all()
    assert r["answer_tokens_per_s"][3] == r["answer_tokens_per_s"][4]
    assert (np.diff(r["power_W"]) >= 0).all()
    events = simulate(2.0 * capacity, 1024, 256, 64)
    assert float(r["answer_tokens_per_s"][4]) == pytest.approx(
        events["answer_tokens_per_s"], rel=0.01
    )
    assert float(r["power_W"][4]) == pytest.approx(events["power_W"], rel=0.01)


def test_shapes_follow_the_rate() -> None:
    r = tf.it.serve(rate=np.ones((2, 3)), **DECODER)
    assert r["power_W"].shape == (2, 3)
    assert tf.it.serve(rate=1.0, **DECODER)["power_W"].shape == ()
