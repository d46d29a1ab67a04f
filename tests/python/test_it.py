# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Accelerators, decode and training from Python: shapes, published values, refusals."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest

import tenfold as tf

ROWS = Path(__file__).parents[1] / "validation" / "accelerator_power"
DECODER = {"parameters": 7.57e9, "layers": 36, "width": 4096, "kv_heads": 8, "head_size": 128}
EXPERTS = {
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


def test_power_of_activity_broadcasts() -> None:
    power = tf.it.accelerator_power(
        "h100_sxm", bytes_per_s=np.array([0.0, 1e12, 2e12])[:, None], temperature=[310.15, 330.0]
    )
    assert power.shape == (3, 2)
    assert (np.diff(power, axis=0) > 0).all()
    assert (np.diff(power, axis=1) > 0).all()


def test_attention_told_apart_takes_more() -> None:
    whole = tf.it.accelerator_power("h100_sxm", bytes_per_s=2.5e12, flop_per_s=3e13)
    apart = tf.it.accelerator_power(
        "h100_sxm", bytes_per_s=2.5e12, flop_per_s=3e13, attention_flop_per_s=6e12
    )
    assert apart > whole


@pytest.mark.parametrize(("board", "file"), [("h100_sxm", "h100_sxm"), ("h200", "h200")])
def test_decode_rows_without_any_measured_activity(board: str, file: str) -> None:
    """Token rate within 6 %, board power within 8 %, energy of a token within 9 % (own rows)."""
    rows = list(csv.DictReader((ROWS / f"{file}.csv").open()))
    rows = [row for row in rows if row["phase"].startswith("decode")]
    batch = np.array([float(row["phase"].split("_")[1][1:]) for row in rows])
    context = np.array([float(row["phase"].split("_")[2][1:]) for row in rows])
    r = tf.it.decode(accelerator=board, batch=batch, context=context, **DECODER)
    for key, column, bound in (
        ("tokens_per_s", "rate_per_s", 0.06),
        ("power_W", "mean_power_W", 0.08),
        ("joule_per_token", "joule_per_unit", 0.09),
    ):
        measured = np.array([float(row[column]) for row in rows])
        assert np.abs(r[key] / measured - 1).max() < bound, key


def test_check_values_of_the_dense_decoder() -> None:
    """143 token/s, 437 W, 3.0 J at batch 1; 6,241, 641 W, 0.103 J at 64; 0.058 J at 256."""
    r = tf.it.decode(batch=[1, 64, 256], context=1024, **DECODER)
    assert r["tokens_per_s"] == pytest.approx([143.4, 6241, 11912], rel=0.06)
    assert r["power_W"] == pytest.approx([437, 641, 685], rel=0.07)
    assert r["joule_per_token"] == pytest.approx([3.05, 0.103, 0.0575], rel=0.09)
    assert (r["distinct_experts"] == 0).all()
    fill = tf.it.prefill(prompt=2048, **DECODER)
    assert float(fill["tokens_per_s"]) == pytest.approx(37675, rel=0.03)
    assert float(fill["power_W"]) == 700.0


def test_the_advantage_in_active_parameters_is_gone_at_batch_32() -> None:
    r = tf.it.decode(batch=[1, 32, 128], context=1024, **EXPERTS)
    assert r["distinct_experts"] == pytest.approx([8.0, 112.8, 127.9], rel=0.01)
    dense = tf.it.decode(batch=[1, 32, 128], context=1024, **DECODER)
    assert r["joule_per_token"][0] < dense["joule_per_token"][0]
    # Measured at batch 128: 0.160 J a token against 0.074 of the dense decoder.
    assert r["joule_per_token"][2] == pytest.approx(0.160, rel=0.05)
    assert r["joule_per_token"][2] > 2 * dense["joule_per_token"][2]


def test_catalog_names_give_the_same_as_the_shape() -> None:
    named = tf.it.decode(model="decoder_7b6", batch=8)
    assert named["power_W"] == tf.it.decode(batch=8, **DECODER)["power_W"]
    eight_bit = tf.it.decode(model="qwen3_8b", batch=1, weight_bytes=1.0)
    assert eight_bit["tokens_per_s"] > tf.it.decode(model="qwen3_8b", batch=1)["tokens_per_s"]


def test_a_larger_model_needs_more_boards() -> None:
    with pytest.raises(tf.InputError, match="do not fit"):
        tf.it.decode(model="qwen3_max", batch=1)
    r = tf.it.decode(accelerator="h200", model="qwen3_max", accelerators=16, batch=64)
    assert float(r["joule_per_token"]) == pytest.approx(
        16 * float(r["power_W"]) / float(r["tokens_per_s"])
    )


def test_refusals_name_what_is_meant() -> None:
    with pytest.raises(tf.InputError, match="did you mean 'h100_sxm'"):
        tf.it.accelerator_power("h100_sxn")
    with pytest.raises(tf.InputError, match="memory_bandwidth"):
        tf.it.accelerator_power("hanguang_800")
    with pytest.raises(tf.InputError, match="kelvin"):
        tf.it.accelerator_power("h100_sxm", temperature=50.0)
    with pytest.raises(tf.InputError, match="did you mean 'kv_heads'"):
        tf.it.decode(batch=1, **DECODER, kv_head=8)
    with pytest.raises(tf.InputError, match="experts alone"):
        tf.it.decode(batch=1, **{**EXPERTS, "parameters": 7e9})
    with pytest.raises(tf.InputError, match="bytes_per_s"):
        tf.it.accelerator_power("h100_sxm", bytes_per_s=-1.0)
    with pytest.raises(tf.InputError, match="batch"):
        tf.it.decode(batch=[1, np.nan], **DECODER)


def test_training_is_six_n_d() -> None:
    r = tf.it.training(active_parameters=405e9, tokens=15.6e12, accelerators=16384, mfu=0.4)
    assert r["operations"] == pytest.approx(3.79e25, rel=0.001)
    assert r["accelerator_hours"] == pytest.approx(26.6e6, rel=0.005)
    assert r["energy_J"] == pytest.approx(r["power_W"] * r["accelerator_hours"] * 3600)
    slow = tf.it.training(
        active_parameters=405e9, tokens=15.6e12, accelerators=16384, mfu=0.4, availability=0.9
    )
    assert slow["accelerator_hours"] == pytest.approx(r["accelerator_hours"] / 0.9)
    assert slow["power_W"] < r["power_W"]


#: Qwen3-30B-A3B (arXiv 2505.09388, model card): 30.5e9 parameters, 3.3e9 of them active.
QWEN3_30B = {
    "parameters": 30.5e9,
    "layers": 48,
    "width": 2048,
    "kv_heads": 4,
    "head_size": 128,
    "experts": 128,
    "experts_per_token": 8,
    "expert_feed_forward": 768,
}


def test_activity_above_the_datasheet_peaks_is_refused() -> None:
    """H100 SXM: 3.35 TB/s and 989.4 TFLOP/s dense (NVIDIA datasheet)."""
    with pytest.raises(tf.InputError) as caught:
        tf.it.accelerator_power("h100_sxm", flop_per_s=[1e14, 5e15])
    assert "flop_per_s: element 1 is 5e+15 FLOP/s; allowed: 0 to 9.894e+14 FLOP/s" in str(
        caught.value
    )
    assert "dense 16-bit rate of 'h100_sxm'" in str(caught.value)
    with pytest.raises(tf.InputError, match=r"1e\+13 B/s; allowed: 0 to 3.35e\+12 B/s.*bandwidth"):
        tf.it.accelerator_power("h100_sxm", bytes_per_s=1e13)
    with pytest.raises(tf.InputError, match=r"attention_flop_per_s: .*allowed: 0 to flop_per_s"):
        tf.it.accelerator_power("h100_sxm", flop_per_s=1e13, attention_flop_per_s=2e13)
    part = tf.it.accelerator("h100_sxm")
    full = tf.it.accelerator_power(
        "h100_sxm",
        bytes_per_s=part["memory_bandwidth_B_per_s"],
        flop_per_s=part["compute_16bit_per_s"],
    )
    assert full == part["power_limit_W"]


def test_decode_of_a_mixture_of_experts_as_it_is_called() -> None:
    """The call of the issue; a step streams what E (1 - (1 - k/E)^b) experts and the rest take."""
    batch = np.array([1.0, 8.0, 32.0, 128.0])
    r = tf.it.decode(accelerator="h100_sxm", **QWEN3_30B, batch=batch, context=1024)
    assert {"power_W", "tokens_per_s", "joule_per_token", "distinct_experts"} <= set(r)
    distinct = 128 * (1 - (1 - 8 / 128) ** batch)
    assert r["distinct_experts"] == pytest.approx(distinct, rel=1e-12)
    expert = 3 * 2048 * 768
    shared = 30.5e9 - 48 * 128 * expert
    cache = 48 * 2 * 4 * 128 * 2 * 1024 * batch
    weights = 2 * (shared + 48 * distinct * expert)
    # Embedding rows that a step does not read and small activations: within 3 %.
    assert r["bytes_per_s"] * r["step_s"] == pytest.approx(weights + cache, rel=0.03)
    assert (np.diff(r["joule_per_token"]) < 0).all()


def test_decode_takes_the_arguments_of_serve() -> None:
    same = {"accelerator": "h100_sxm", "prompt": 1024, "answer": 256, "max_batch": 64, **QWEN3_30B}
    whole = tf.it.decode(**same, batch=[1, 64], context=1024)
    alone = tf.it.decode(accelerator="h100_sxm", **QWEN3_30B, batch=[1, 64], context=1024)
    for key, value in alone.items():
        assert np.array_equal(whole[key], value), key
    # Without a context: its mean over the answer, prompt + answer / 2.
    mean = tf.it.decode(**same, batch=8)
    assert mean["power_W"] == tf.it.decode(**QWEN3_30B, batch=8, context=1152)["power_W"]
    with pytest.raises(tf.InputError, match=r"context: is 1281 tokens; allowed: 1024 to 1280"):
        tf.it.decode(**same, context=1281)
    with pytest.raises(tf.InputError, match=r"batch: element 1 is 65, above max_batch, 64"):
        tf.it.decode(**same, batch=[1, 65])
    with pytest.raises(tf.InputError, match="an answer without a prompt"):
        tf.it.decode(**QWEN3_30B, answer=256)
    assert tf.it.serve(**same, rate=1.0)["power_W"] > 0.0


def test_decode_says_why_a_shape_is_impossible() -> None:
    with pytest.raises(tf.InputError, match=r"experts alone .* more parameters than the model"):
        tf.it.decode(**{**QWEN3_30B, "parameters": 7.57e9})
    with pytest.raises(tf.InputError, match="experts_per_token: is stated, but not experts"):
        tf.it.decode(**{**QWEN3_30B, "experts": None})
    with pytest.raises(tf.InputError, match=r"experts_per_token must be .* at most experts"):
        tf.it.decode(**{**QWEN3_30B, "experts_per_token": 200})
