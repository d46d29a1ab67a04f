# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Writes docs/validation/accelerators.md: board power, token energies and training runs.

``python tools/accelerator_tables.py [--check]`` in a source tree whose extension is built. The rows
are those of tests/validation/{accelerator_power,token_energy,training_runs}.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np

import tenfold as tf

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "tests" / "validation"
BOARDS = {"H100": "h100_sxm", "B200": "b200"}
# Part of a run's model name -> entry of the catalog table language_models.
MODELS = {
    "Qwen3-14B": "qwen3_14b",
    "Qwen3-32B": "qwen3_32b",
    "Qwen3-8B": "qwen3_8b",
    "Qwen3-235B-A22B": "qwen3_235b_a22b",
    "Qwen3-30B-A3B": "qwen3_30b_a3b",
    "Qwen3-Coder-30B": "qwen3_30b_a3b",
    "Qwen3-Coder-480B": "qwen3_coder_480b_a35b",
    "DeepSeek": "deepseek_v3_1",
    "gemma-3-12b": "gemma_3_12b",
    "gemma-3-27b": "gemma_3_27b",
    "405B": "llama_3_1_405b",
    "70B": "llama_3_1_70b",
    "Llama-3.1-8B": "llama_3_1_8b",
    "Maverick": "llama_4_maverick",
    "Scout": "llama_4_scout",
    "Nano-12B": "nemotron_nano_12b_v2",
    "Nano-9B": "nemotron_nano_9b_v2",
    "oss-120b": "gpt_oss_120b",
    "oss-20b": "gpt_oss_20b",
}
# Mean tokens of a prompt: not in the data, one guess for each task and none by model.
PROMPT = {"lm-arena-chat": 100.0, "gpqa": 250.0, "sourcegraph-fim": 500.0}


def read(name: str) -> list[dict[str, str]]:
    """Rows of a file below tests/validation."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def token_energies(
    software: Any = "serving",
    gpu: str = "",
    models: set[str] | None = None,
    runs: list[dict[str, str]] | None = None,
) -> list[dict[str, Any]]:
    """Modelled energy, rate and power of each published run, beside what was measured."""
    wanted = gpu
    groups: dict[tuple[str, ...], list[dict[str, str]]] = defaultdict(list)
    for row in read("token_energy/llm_inference_energy.csv") if runs is None else runs:
        groups[(row["model"], row["task"], row["gpu"], row["num_gpus"])].append(row)
    out = []
    for (name, task, gpu, boards), rows in groups.items():
        entry = next(entry for part, entry in MODELS.items() if part in name)
        if (wanted and gpu != wanted) or (models is not None and entry not in models):
            continue
        answer = np.array(
            [3600 * float(r["Wh_per_request"]) / float(r["J_per_output_token"]) for r in rows]
        )
        batch = np.array([float(r["max_num_seqs"]) for r in rows])
        same: dict[str, Any] = {
            "accelerator": BOARDS[gpu],
            "model": entry,
            "accelerators": float(boards),
            "software": software,
        }
        if "FP8" in name:
            same["weight_bytes"] = 1.0
        step = tf.it.decode(batch=batch, context=PROMPT[task] + answer / 2, **same)
        fill = tf.it.prefill(prompt=PROMPT[task], **same)
        decode_s = answer * step["step_s"] / batch
        seconds = decode_s + fill["step_s"]
        joule = float(boards) * (
            step["power_W"] * decode_s + float(fill["power_W"]) * float(fill["step_s"])
        )
        for i, row in enumerate(rows):
            out.append(
                {
                    "model": same["model"] + (" FP8" if "FP8" in name else ""),
                    "gpu": gpu,
                    "batch": batch[i],
                    "measured": float(row["J_per_output_token"]),
                    "energy": joule[i] / answer[i],
                    "rate": answer[i] / seconds[i] / float(row["output_tok_per_s"]),
                    "power": joule[i] / seconds[i] / float(row["avg_gpu_power_W"]),
                }
            )
    return out


def errors(rows: list[dict[str, Any]]) -> np.ndarray[Any, Any]:
    """Relative errors of the energy of a token."""
    return np.array([row["energy"] / row["measured"] - 1.0 for row in rows])


def constant_errors(rows: list[dict[str, Any]]) -> np.ndarray[Any, Any]:
    """The same of a constant: the median energy of a token on that accelerator."""
    measured = np.array([row["measured"] for row in rows])
    return np.asarray(np.median(measured) / measured - 1.0)


def score(values: np.ndarray[Any, Any]) -> str:
    size = np.abs(values)
    worst = values[int(np.argmax(size))]
    middle, tail = np.median(size), np.quantile(size, 0.9)
    return f"{100 * middle:.0f} % | {100 * tail:.0f} % | {100 * worst:+.0f} %"


def training_runs() -> list[dict[str, Any]]:
    """Accelerator-hours of published training runs at the papers' MFU; NaN where none is stated."""
    out = []
    for row in read("training_runs/runs.csv"):
        n, tokens = float(row["active_parameters"]), float(row["tokens"])
        peak = tf.it.accelerator(row["accelerator"])["compute_16bit_per_s"]
        hours = float(row["published_hours"])
        implied = 6 * n * tokens / (3600 * hours * peak)
        modelled = {}
        for available in (1.0, 0.9):
            modelled[available] = float("nan")
            if row["mfu"]:
                modelled[available] = tf.it.training(
                    accelerator=row["accelerator"],
                    active_parameters=n,
                    tokens=tokens,
                    accelerators=float(row["accelerators"] or 1),
                    mfu=float(row["mfu"]),
                    availability=available,
                )["accelerator_hours"]
        out.append({**row, "published": hours, "implied": implied, "modelled": modelled})
    return out


def _power_rows() -> list[str]:
    lines = []
    shape = {"model": "decoder_7b6"}
    for board, file in (("h100_sxm", "h100_sxm"), ("h200", "h200")):
        for row in read(f"accelerator_power/{file}.csv"):
            phase = row["phase"]
            if not phase.startswith(("decode", "prefill")):
                continue
            words = phase.split("_")
            if phase.startswith("decode"):
                r = tf.it.decode(
                    accelerator=board, batch=int(words[1][1:]), context=int(words[2][1:]), **shape
                )
            else:
                r = tf.it.prefill(accelerator=board, prompt=int(words[2][1:]), **shape)
            power, rate = float(row["mean_power_W"]), float(row["rate_per_s"])
            lines.append(
                f"| {board} | {phase} | {power:.0f} | {float(r['power_W']):.0f} | "
                f"{100 * (float(r['power_W']) / power - 1):+.1f} % | {rate:.0f} | "
                f"{float(r['tokens_per_s']):.0f} | "
                f"{100 * (float(r['tokens_per_s']) / rate - 1):+.1f} % |"
            )
    for row in read("accelerator_power/h100_sxm_moe.csv"):
        if "decode" in row["phase"]:
            r = tf.it.decode(
                model="moe_30b_a3b_measured",
                batch=float(row["batch"]),
                context=float(row["context"]),
            )
        else:
            r = tf.it.prefill(model="moe_30b_a3b_measured", prompt=float(row["context"]))
        power, rate = float(row["mean_power_W"]), float(row["token_per_s"])
        lines.append(
            f"| h100_sxm | {row['phase']} | {power:.0f} | {float(r['power_W']):.0f} | "
            f"{100 * (float(r['power_W']) / power - 1):+.1f} % | {rate:.0f} | "
            f"{float(r['tokens_per_s']):.0f} | "
            f"{100 * (float(r['tokens_per_s']) / rate - 1):+.1f} % |"
        )
    return lines


def page() -> str:
    """Text of docs/validation/accelerators.md."""
    lines = [
        "# Accelerators: measured and modelled",
        "",
        "Written by `make validate` (`tools/accelerator_tables.py`); the same rows are tests"
        " (`tests/validation/accelerator_power`, `tests/python/test_it_published.py`).",
        "",
        "## Board power and token rates of a decoder on one board",
        "",
        "Own measurement of 2026-11-22. Nothing measured enters but the batch, context and"
        " prompt: rate and power both come from the roofline and the activity model. With the"
        " measured rates as activity, every row below the limit agrees within 8 % and every one"
        " at it within 3 %, bursts included, mixture-of-experts rows within 12 %. Misses:"
        " products of zeros (H100, H200: outside the model, real operands are not zero) and a"
        " prompt of 512 tokens on the H100 (3.3 %). Bursts follow the averaging of the limiter"
        " (`include/tenfold/it/activity.hpp`): one share of 0.72 for both boards; fitted without"
        " a board it misses that board by at most 3.1 % at the limit, fitted without a row that"
        " row by at most 3.3 %.",
        "",
        "| board | phase | W | model | error | token/s | model | error |",
        "|---|---|---|---|---|---|---|---|",
        *_power_rows(),
        "",
        "## Energy of a token, ML.ENERGY leaderboard",
        "",
        "565 runs of vLLM on H100 and B200. One set of serving parameters for each accelerator,"
        " fitted on all runs of it (energy and rate), none by model; prompt lengths are one"
        " guess a task. These are scores on the runs that were fitted; held out (`tools/"
        "fit_serving.py`: the models in two halves, each scored by what the other half fitted):"
        " medians of 14 and 10 % on the H100 (90th percentile 40 and 35 %) and of 20 and 12 % on"
        " the B200 (60 and 33 %). `constant` is the median energy of a token on"
        " that accelerator. 8-bit weights of mixtures of experts are the weak spot: vLLM gains"
        " far less from them than the roofline says.",
        "",
        "| accelerator | model | runs | median | 90th percentile | worst |",
        "|---|---|---|---|---|---|",
    ]
    rows = token_energies()
    for gpu in BOARDS:
        of_board = [row for row in rows if row["gpu"] == gpu]
        bare = [row for row in token_energies("bare") if row["gpu"] == gpu]
        lines.append(f"| {gpu} | **all** | {len(of_board)} | {score(errors(of_board))} |")
        lines.append(f"| {gpu} | all, bare loop | {len(bare)} | {score(errors(bare))} |")
        lines.append(f"| {gpu} | constant | {len(of_board)} | {score(constant_errors(of_board))} |")
        for name in sorted({row["model"] for row in of_board}):
            some = [row for row in of_board if row["model"] == name]
            lines.append(f"| {gpu} | {name} | {len(some)} | {score(errors(some))} |")
        for low, high in ((1, 16), (17, 64), (65, 256), (257, 1024), (1025, 4096)):
            some = [row for row in of_board if low <= row["batch"] <= high]
            if some:
                lines.append(
                    f"| {gpu} | batch {low} to {high} | {len(some)} | {score(errors(some))} |"
                )
        rate = np.array([row["rate"] for row in of_board]) - 1.0
        power = np.array([row["power"] for row in of_board]) - 1.0
        lines.append(f"| {gpu} | rate of tokens | {len(of_board)} | {score(rate)} |")
        lines.append(f"| {gpu} | power | {len(of_board)} | {score(power)} |")
    lines += [
        "",
        "## Training runs",
        "",
        "6ND over peak, MFU and availability. MFU only where the paper states step times or"
        " MFU, never fitted to the hours; `implied` is the MFU of the dense 16-bit peak, over"
        " all hours, that the published hours mean. Only one paper of the five states a step"
        " time: where it has none for a size, the MFU of the 405B run is borrowed, and the error"
        " shows what that is worth; where hours and throughput are one number, nothing is"
        " modelled.",
        "",
        "| run | step time in the paper | MFU | million h, A = 1 | A = 0.9 | published |"
        " error at 0.9 | implied |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for run in training_runs():
        stated = run["mfu"] or "not stated"
        if run["mfu"] and run["step_time"].startswith("none"):
            stated += " (borrowed)"
        at_one, at_nine = run["modelled"][1.0] / 1e6, run["modelled"][0.9] / 1e6
        cells = (
            f"{at_one:.2f} | {at_nine:.2f} | {run['published'] / 1e6:.2f} | "
            f"{100 * (at_nine * 1e6 / run['published'] - 1):+.0f} %"
            if run["mfu"]
            else f"none | none | {run['published'] / 1e6:.2f} | none"
        )
        head = f"| {run['run']} | {run['step_time']} | {stated}"
        lines.append(f"{head} | {cells} | {run['implied']:.2f} |")
    lines += ["", "MFU sources:", ""]
    lines += [f"- {run['run']}: {run['mfu_source']}." for run in training_runs()]
    return "\n".join(lines) + "\n"


def main() -> int:
    path = ROOT / "docs" / "validation" / "accelerators.md"
    text = page()
    if "--check" in sys.argv[1:]:
        return 0 if path.is_file() and path.read_text(encoding="utf-8") == text else 1
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
