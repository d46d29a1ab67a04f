# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Accelerators: board power, energy of a token, hours of training runs, against what was measured.

The tables of every row are in docs/validation/accelerators.md, which this writes too.
"""

from __future__ import annotations

from pathlib import Path

import accelerator_tables as tables
import numpy as np

import tenfold as tf

from .scores import Section
from .tables import Row, read_rows

#: A board, its entry of the catalog, and the file of its phases below a folder of measurements.
BOARDS = {
    "h100_sxm": ("h100_sxm.csv", "h100_sxm/phases.csv"),
    "h200": ("h200.csv", "h200_sxm/phases.csv"),
}
MIXTURE = ("h100_sxm_moe.csv", "h100_sxm_moe/phases.csv")
DECODER, EXPERTS = "decoder_7b6", "moe_30b_a3b_measured"
FULL_CLOCK_MHZ, AT_LIMIT = 1900.0, 0.97


def first(folder: Path, names: tuple[str, ...]) -> Path | None:
    """First of these files that a folder has."""
    return next((folder / n for n in names if (folder / n).is_file()), None)


def _phase(row: Row) -> tuple[str, float, float] | None:
    """Kind, batch and tokens of a phase of a language model; None: another kind of row."""
    words = row["phase"].removeprefix("moe_").split("_")
    numbers = {w[0]: float(w[1:]) for w in words[1:] if w[1:].isdigit()}
    if words[0] == "decode" and {"b", "c"} <= set(numbers):
        return "decode", numbers["b"], numbers["c"]
    if words[0] == "prefill" and "s" in numbers:
        return "prefill", 1.0, numbers["s"]
    return None


def _modelled(accelerator: str, model: str, row: Row) -> tuple[float, float] | None:
    found = _phase(row)
    if found is None:
        return None
    kind, batch, tokens = found
    if kind == "decode":
        r = tf.it.decode(accelerator=accelerator, model=model, batch=batch, context=tokens)
    else:
        r = tf.it.prefill(accelerator=accelerator, model=model, prompt=tokens)
    return float(r["power_W"]), float(r["tokens_per_s"])


def board_power(folder: Path) -> Section:
    """Power and token rate of one board from batch, context and prompt alone."""
    section = Section("Accelerators: power and token rate of one board")
    section.say(
        "Own measurement of 2026-11-22; nothing measured enters but batch, context and prompt, "
        "which asks more than power from measured activity. Rows at the limit are those below "
        "1,900 MHz or above 97 % of it. Every phase (copies, products, bursts, training) from its "
        "measured activity is a test: "
        "tests/validation/accelerator_power. Its misses: products of zeros on both boards, and a "
        "prompt of 512 tokens on the H100 (3.3 %)."
    )
    for board, names in BOARDS.items():
        path = first(folder, names)
        if path is None:
            section.say(f"Not compared, no file: {names[0]}.")
            continue
        limit_W = tf.it.accelerator(board)["power_limit_W"]
        _rows(section, f"accelerator.{board}", board, DECODER, path, limit_W)
    path = first(folder, MIXTURE)
    if path is None:
        section.say(f"Not compared, no file: {MIXTURE[0]}.")
    else:
        _rows(section, "accelerator.h100_sxm_moe", "h100_sxm", EXPERTS, path, None)
    return section


def _rows(
    section: Section, case: str, board: str, model: str, path: Path, limit_W: float | None
) -> None:
    """Largest errors of a file: below the limit, at the limit, of rates. No limit: one group."""
    power: dict[str, list[tuple[float, str]]] = {}
    rates: list[tuple[float, str]] = []
    for row in read_rows(path, ("phase", "mean_power_W", "sm_MHz")):
        modelled = _modelled(board, model, row)
        if modelled is None:
            continue
        measured = row.number("mean_power_W")
        group = "mixture"
        if limit_W is not None:
            held = row.number("sm_MHz") < FULL_CLOCK_MHZ or measured > AT_LIMIT * limit_W
            group = "at_limit" if held else "below_limit"
        power.setdefault(group, []).append((modelled[0] / measured - 1.0, row["phase"]))
        rate = row.number("rate_per_s" if "rate_per_s" in row else "token_per_s")
        rates.append((modelled[1] / rate - 1.0, row["phase"]))
    limits = {"at_limit": 0.03, "below_limit": 0.08, "mixture": 0.12}
    for group, errors in power.items():
        worst = max(errors, key=lambda e: abs(e[0]))
        over = [p for e, p in errors if abs(e) > limits[group]]
        note = f"{len(errors)} rows, worst {worst[1]}"
        if over:
            note += "; beyond: " + ", ".join(over)
        section.add(
            f"{case}.{group}", "largest_error_of_power", abs(worst[0]), limits[group], note=note
        )
    if rates:
        worst = max(rates, key=lambda e: abs(e[0]))
        section.add(
            f"{case}.rate", "largest_error_of_token_rate", abs(worst[0]), note=f"worst {worst[1]}"
        )


def token_energy(path: Path) -> Section:
    """Energy of a token by the roofline, one set of serving parameters for each accelerator."""
    section = Section("Energy of a token, ML.ENERGY leaderboard")
    runs = read_rows(
        path,
        ("model", "task", "gpu", "num_gpus", "max_num_seqs", "output_tok_per_s",
         "Wh_per_request", "J_per_output_token", "avg_gpu_power_W"),
    )  # fmt: skip
    known, unknown = [], set()
    for row in runs:
        model = any(part in row["model"] for part in tables.MODELS)
        fits = model and row["gpu"] in tables.BOARDS and row["task"] in tables.PROMPT
        if fits:
            known.append(row)
        else:
            unknown.add(f"{row['model']} on {row['gpu']} ({row['task']})")
    section.say(
        "Runs of vLLM. One set of serving parameters for each accelerator, fitted on the runs that "
        "are kept (tools/fit_serving.py scores halves held out), none by model; the constant is "
        "the median energy of a token on that accelerator. Rows by model and batch: "
        "[accelerators](validation/accelerators.md)."
    )
    if unknown:
        section.say("Not compared, no entry in the catalog: " + "; ".join(sorted(unknown)) + ".")
    rows = tables.token_energies(runs=[dict(row) for row in known])
    for gpu in dict.fromkeys(row["gpu"] for row in rows):
        some = [row for row in rows if row["gpu"] == gpu]
        errors = np.abs(tables.errors(some))
        constant = np.abs(tables.constant_errors(some))
        name = f"token_energy.{gpu.lower()}"
        worst = some[int(np.argmax(errors))]
        section.add(
            f"{name}.median",
            "median_error",
            float(np.median(errors)),
            0.20,
            note=f"{len(some)} runs",
        )
        section.add(
            f"{name}.worst", "largest_error", float(errors.max()),
            note=f"{worst['model']}, batch {worst['batch']:.0f}",
        )  # fmt: skip
        section.add(
            f"{name}.skill",
            "median_error_over_that_of_constant",
            float(np.median(errors) / np.median(constant)) if np.median(constant) > 0 else np.inf,
            1.0,
        )
    return section


def training() -> Section:
    """Accelerator-hours of published training runs; errors as they are, no limit."""
    section = Section("Hours of published training runs")
    section.say(
        "6ND over peak, MFU and an availability of 0.9. MFU only where a paper states step times; "
        "only one of the five does, and where it states none for a size the MFU of its 405B run is "
        "borrowed. Where hours and throughput are one number nothing is modelled."
    )
    for run in tables.training_runs():
        if not run["mfu"]:
            continue
        borrowed = run["step_time"].startswith("none")
        section.add(
            f"training.{run['run'].lower().replace(' ', '_').replace('.', '_')}",
            "error_of_hours",
            abs(run["modelled"][0.9] / run["published"] - 1.0),
            note="MFU borrowed" if borrowed else "MFU of the paper's step time",
        )
    return section
