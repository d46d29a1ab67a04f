# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Closed forms, bounds and refusals of serve, decode and accelerator_power."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tenfold as tf

DECODER: dict[str, Any] = {
    "parameters": 7.57e9,
    "layers": 36,
    "width": 4096,
    "kv_heads": 8,
    "head_size": 128,
}
EXPERTS: dict[str, Any] = {
    "parameters": 30.2e9,
    "layers": 48,
    "width": 2048,
    "query_heads": 32,
    "kv_heads": 4,
    "head_size": 128,
    "experts": 128,
    "experts_per_token": 8,
    "expert_feed_forward": 768,
}
BOARDS = ("h100_sxm", "h200", "b200", "a100_80", "h20")


@pytest.mark.parametrize("board", BOARDS)
@pytest.mark.parametrize("context", [1, 1024, 16384])
def test_energy_of_a_token_falls_with_the_batch_to_the_floor(board: str, context: int) -> None:
    """From the weights' traffic at batch 1 to arithmetic and cache, which no batch can share."""
    batch = np.arange(1, 2049)
    r = tf.it.decode(accelerator=board, batch=batch, context=context, **DECODER)
    part = tf.it.accelerator(board)
    assert (np.diff(r["joule_per_token"]) < 1e-12).all()
    assert (np.diff(r["tokens_per_s"]) > 0).all()
    cache = 2 * 36 * 8 * 128 * 2 * context
    floor = 2 * 7.57e9 * part["energy_per_flop_J"] + cache * part["energy_per_byte_J"]
    assert (r["joule_per_token"] > floor).all()
    # A step is never shorter than its bytes take at peak bandwidth.
    least = (2 * 7.57e9 + batch * cache) / part["memory_bandwidth_B_per_s"]
    assert (r["step_s"] > least).all()


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(BOARDS),
    st.floats(0, 1),
    st.floats(0, 1),
    st.floats(290, 370),
)
def test_power_lies_between_rest_and_limit(
    board: str, bandwidth: float, rate: float, die: float
) -> None:
    def power(b: float, f: float) -> float:
        return float(tf.it.accelerator_power(board, bytes_per_s=b, flop_per_s=f, temperature=die))

    part = tf.it.accelerator(board)
    traffic = bandwidth * part["memory_bandwidth_B_per_s"]
    operations = rate * part["compute_16bit_per_s"]
    rest = part["idle_W"] * np.exp(part["leakage_per_K"] * (die - 310.15))
    assert power(0.0, 0.0) == pytest.approx(rest, rel=1e-12)
    assert rest - 1e-9 <= power(traffic, operations) <= part["power_limit_W"] + 1e-9
    assert power(traffic, operations) >= power(traffic, 0.0) - 1e-9


@settings(max_examples=40, deadline=None)
@given(
    st.integers(16, 4000),
    st.integers(16, 1000),
    st.integers(1, 96),
    st.floats(0, 1.5),
)
def test_serving_within_bounds(prompt: int, answer: int, batch: int, load: float) -> None:
    same: dict[str, Any] = {"prompt": prompt, "answer": answer, "max_batch": batch, **DECODER}
    capacity = float(tf.it.serve(rate=0.0, **same)["capacity_per_s"])
    rate = load * capacity
    r = {k: float(v) for k, v in tf.it.serve(rate=rate, **same).items()}
    rest = float(tf.it.serve(rate=0.0, **same)["power_W"])
    assert rest <= r["power_W"] <= 700.0 + 1e-9
    assert r["answer_tokens_per_s"] == pytest.approx(min(rate, capacity) * answer, rel=1e-12)
    assert 0.0 <= r["active_batch"] <= r["largest_batch"] + 1e-9
    room = (0.9 * 80e9 - 2 * 7.57e9) / (2 * 36 * 8 * 128 * 2 * (prompt + answer))
    assert r["largest_batch"] == min(batch, answer, int(room))
    if load < 1.0 and rate > 0.0:
        # Little: sequences in the batch stay no longer than the request is there.
        assert r["active_batch"] <= rate * r["latency_s"] * (1 + 1e-12)


def test_one_sequence_at_a_time_is_a_queue_with_one_server() -> None:
    """Largest batch 1: busy for the share rate x (prefill + answer steps), by hand."""
    prompt, answer = 700, 200
    step = tf.it.decode(batch=1, context=prompt + answer / 2, **DECODER)
    fill = tf.it.prefill(prompt=prompt, **DECODER)
    service = float(fill["step_s"]) + answer * float(step["step_s"])
    rate = np.array([0.05, 0.3, 0.7, 0.95]) / service
    r = tf.it.serve(rate=rate, prompt=prompt, answer=answer, max_batch=1, **DECODER)
    assert float(r["capacity_per_s"]) == pytest.approx(1 / service, rel=1e-12)
    filling, decoding = rate * float(fill["step_s"]), rate * answer * float(step["step_s"])
    rest = float(tf.it.serve(rate=0.0, **DECODER)["power_W"])
    by_hand = (
        (1 - filling - decoding) * rest
        + filling * float(fill["power_W"])
        + decoding * float(step["power_W"])
    )
    np.testing.assert_allclose(r["power_W"], by_hand, rtol=1e-9)
    np.testing.assert_allclose(r["idle_share"], 1 - rate * service, rtol=1e-9)


def test_an_empty_server() -> None:
    """At rate 0 and in its limit: rest, and a latency of prefill and answer steps."""
    step = tf.it.decode(batch=1, context=1024 + 128, **DECODER)
    fill = tf.it.prefill(prompt=1024, **DECODER)
    alone = float(fill["step_s"]) + 256 * float(step["step_s"])
    none, few = (tf.it.serve(rate=rate, **DECODER) for rate in (0.0, 1e-9))
    rest = float(tf.it.accelerator_power("h100_sxm", temperature=306.65 + 0.041 * none["power_W"]))
    assert float(none["power_W"]) == pytest.approx(rest, rel=1e-9)
    assert float(few["power_W"]) == pytest.approx(rest, rel=1e-6)
    assert float(none["latency_s"]) == pytest.approx(alone, rel=1e-12)
    assert float(few["latency_s"]) == pytest.approx(alone, rel=1e-6)
    assert float(none["active_batch"]) == float(none["answer_tokens_per_s"]) == 0.0
    assert float(none["idle_share"]) == 1.0


def test_the_signature_that_scripts_use() -> None:
    rate = np.array([[0.0, 1.0, 4.0], [8.0, 16.0, 1e4]])
    r = tf.it.serve(
        accelerator="h100_sxm",
        parameters=7.57e9,
        layers=36,
        width=4096,
        kv_heads=8,
        head_size=128,
        prompt=1024,
        answer=256,
        max_batch=64,
        rate=rate,
    )
    for name in ("power_W", "answer_tokens_per_s", "active_batch", "latency_s"):
        assert r[name].shape == rate.shape, name
    assert np.isinf(r["latency_s"][1, 2])
    assert r["saturated"][1, 2]
    assert np.isfinite(r["latency_s"][0]).all()
    d = tf.it.decode(
        accelerator="h100_sxm",
        **EXPERTS,
        batch=np.array([[1.0], [2.5], [32.0]]),
        context=np.array([1, 1024]),
    )
    for name in ("power_W", "tokens_per_s", "joule_per_token", "distinct_experts"):
        assert d[name].shape == (3, 2), name
    # A mean batch need not be whole: E (1 - (1 - k / E)^batch).
    assert d["distinct_experts"][1, 0] == pytest.approx(128 * (1 - (1 - 8 / 128) ** 2.5), rel=1e-9)
    p = tf.it.accelerator_power("h200", bytes_per_s=[0, 1e12], flop_per_s=[[0], [1e14]])
    assert p.shape == (2, 2)


def test_all_experts_are_a_dense_model_in_traffic() -> None:
    """Every expert chosen: each is touched at any batch, and bytes do not grow with it."""
    every = {**EXPERTS, "experts": 16, "experts_per_token": 16, "parameters": 6e9}
    r = tf.it.decode(batch=[1, 7, 64], context=1, **every)
    assert r["distinct_experts"] == pytest.approx([16, 16, 16], rel=1e-12)
    moved = r["bytes_per_s"] * r["step_s"]
    cache = 2 * 48 * 4 * 128 * 2
    assert moved == pytest.approx(2 * 6e9 + cache * np.array([1, 7, 64]), rel=1e-9)


def test_batch_beyond_memory_is_held_and_stated() -> None:
    long: dict[str, Any] = {"prompt": 60000, "answer": 256, "rate": 0.01, **DECODER}
    r = tf.it.serve(max_batch=512, **long)
    # 0.9 x 80 GB less 15.14 GB of weights, over 2 x 36 x 8 x 128 x 2 B x 60,256 of cache.
    room = (0.9 * 80e9 - 2 * 7.57e9) / (2 * 36 * 8 * 128 * 2 * 60256)
    assert float(r["largest_batch"]) == np.floor(room)
    held = tf.it.serve(max_batch=int(room), **long)
    assert float(r["capacity_per_s"]) == float(held["capacity_per_s"])
    with pytest.raises(tf.InputError, match="do not fit"):
        tf.it.serve(max_batch=1, **{**long, "prompt": 500_000})


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"accelerator": "h100"}, "did you mean"),
        ({"rate": -1.0}, "rate"),
        ({"rate": [1.0, np.nan]}, "rate.*not a number"),
        ({"rate": np.inf}, "rate"),
        ({"max_batch": 0}, "max_batch"),
        ({"max_batch": 12.5}, "not a whole number"),
        ({"prompt": 0.0}, "prompt"),
        ({"prompt": np.nan}, "prompt.*not a number"),
        ({"answer": -3}, "answer"),
        ({"parameters": -1.0}, "parameters"),
        ({"parameters": np.nan}, "parameters"),
        ({"layers": 0}, "layers"),
        ({"accelerators": 0}, "accelerators"),
        ({"coolant": 35.0}, "coolant.*kelvin"),
        ({"coolant": np.nan}, "coolant"),
    ],
)
def test_serve_refuses(change: dict[str, Any], words: str) -> None:
    with pytest.raises(tf.InputError, match=words):
        tf.it.serve(**{"rate": 1.0, **DECODER, **change})


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"accelerator": "h100_sxn"}, "did you mean 'h100_sxm'"),
        ({"batch": 0}, "batch"),
        ({"batch": -2}, "batch"),
        ({"context": 0}, "context"),
        ({"context": [1024, np.nan]}, "context.*not a number"),
        ({"experts_per_token": 200}, "experts"),
        ({"experts": np.nan}, "experts"),
        ({"temperature": 50.0}, "temperature.*kelvin"),
        ({"temperature": np.nan}, "temperature"),
        ({"coolant": -1.0}, "coolant"),
    ],
)
def test_decode_refuses(change: dict[str, Any], words: str) -> None:
    with pytest.raises(tf.InputError, match=words):
        tf.it.decode(**{"batch": 1, **EXPERTS, **change})


@pytest.mark.parametrize(
    "change",
    [
        {"bytes_per_s": -1.0},
        {"bytes_per_s": np.nan},
        {"flop_per_s": [1.0, -1.0]},
        {"flop_per_s": np.nan},
        {"temperature": np.nan},
        {"temperature": 36.0},
    ],
)
def test_accelerator_power_refuses(change: dict[str, Any]) -> None:
    with pytest.raises(tf.InputError, match=next(iter(change))):
        tf.it.accelerator_power("h100_sxm", **change)
