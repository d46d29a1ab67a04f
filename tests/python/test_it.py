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
