# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""IT models on arrays: racks, accelerators from their activity, language models, training.

Numbers give numbers (``numpy.float64``, which is a ``float``), any array gives arrays of the
broadcast shape. What is no number, out of range or of a shape that does not broadcast raises
`tenfold.InputError` with argument, element, what was found and what is allowed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._core import models as _models

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import ArrayLike, NDArray

    from .scenario import Scenario

__all__ = [
    "accelerator",
    "accelerator_power",
    "decode",
    "prefill",
    "rack_power",
    "serve",
    "training",
    "training_availability",
    "workload_week",
]


def rack_power(
    rack: str,
    utilisation: ArrayLike,
    inlet: ArrayLike = 298.15,
    coolant: ArrayLike | None = None,
) -> NDArray[np.float64]:
    """Electric power of a rack of the catalog, with leakage, fans and power supplies.

    Parameters
    ----------
    rack : str
        Entry of the catalog table ``racks``, for example ``"nvl72"``.
    utilisation : array_like
        Activity [1], 0 to 1.
    inlet : array_like, optional
        Temperature of the air that enters the rack [K].
    coolant : array_like, optional
        Temperature of the liquid supplied to the cold plates [K]; default: the temperature at which
        the leakage of the rack is stated. Without effect on racks that are cooled by air alone.

    Returns
    -------
    ndarray
        Drawn (not nameplate) power [W], shape of the broadcast arguments.

    Raises
    ------
    InputError
        If there is no such rack, or an argument is outside its range.
    """
    return _models.it.rack_power(rack, utilisation, inlet, coolant)


_MEASURED_COOLANT = 306.65


def accelerator_power(
    name: str,
    *,
    bytes_per_s: ArrayLike = 0.0,
    flop_per_s: ArrayLike = 0.0,
    temperature: ArrayLike = 310.15,
    attention_flop_per_s: ArrayLike = 0.0,
    duty: ArrayLike = 1.0,
) -> NDArray[np.float64]:
    """Board power of an accelerator from its activity, not from "utilisation".

    ``P = min(P_limit, P_0(T) + e_B B + e_F F)``. The energy of an operation falls from that of a
    decode step to that of a large matrix product as the intensity F / B passes the ridge of the
    board's roofline.

    Parameters
    ----------
    name : str
        Entry of the catalog table ``accelerators``. ``"h100_sxm"`` and ``"h200"`` are measured, the
        others scaled from them by limit, bandwidth and rate (estimates).
    bytes_per_s : array_like, optional
        Memory traffic, read and written [B/s], up to the board's bandwidth.
    flop_per_s : array_like, optional
        Dense 16-bit operations, attention included [FLOP/s], up to the board's dense rate.
    temperature : array_like, optional
        Die temperature [K]; power at rest grows with it.
    attention_flop_per_s : array_like, optional
        The part of `flop_per_s` that is attention over a cache [FLOP/s], whose operations take
        more energy; 0: not told apart.
    duty : array_like, optional
        Share of time of bursts (some to tens of milliseconds) in which the stated activity runs, 0
        to 1. They may draw above the limit what the gaps left below it, in part.

    Returns
    -------
    ndarray
        Power of the board with its memory [W], shape of the broadcast arguments; without host,
        baseboard and fans.

    Raises
    ------
    InputError
        If there is no such accelerator, its bandwidth or rate is unknown, or an argument is outside
        its range: the datasheet's peaks bound traffic and operations (`accelerator` has them).

    Examples
    --------
    >>> bool(620 < tf.it.accelerator_power("h100_sxm", bytes_per_s=2.42e12, flop_per_s=98e12) < 680)
    True
    """
    return _models.it.accelerator_power(
        name, bytes_per_s, flop_per_s, attention_flop_per_s, temperature, duty
    )


def accelerator(name: str) -> dict[str, float]:
    """Parameters of the activity model of a catalog accelerator, SI, scaled ones included.

    Parameters
    ----------
    name : str
        Entry of the catalog table ``accelerators``.

    Returns
    -------
    dict of str to float
        Value by name; the name ends in the unit.
    """
    return dict(_models.it.accelerator(name))


def decode(
    *,
    accelerator: str = "h100_sxm",
    model: str = "",
    batch: ArrayLike = 1.0,
    context: ArrayLike | None = None,
    parameters: float | None = None,
    layers: float | None = None,
    width: float | None = None,
    query_heads: float | None = None,
    kv_heads: float | None = None,
    head_size: float | None = None,
    experts: float | None = None,
    experts_per_token: float | None = None,
    expert_feed_forward: float | None = None,
    accelerators: float = 1.0,
    temperature: float | None = None,
    coolant: float = _MEASURED_COOLANT,
    software: str | Mapping[str, float] | None = None,
    prompt: float | None = None,
    answer: float | None = None,
    max_batch: float | None = None,
    **shape: float,
) -> dict[str, NDArray[Any]]:
    """Decode of a language model by the roofline: one token for each sequence of a batch.

    A step streams the shared weights, the distinct experts E (1 - (1 - k / E)^batch) of each layer
    and the key-value cache; its power follows from that traffic and arithmetic.

    Parameters
    ----------
    accelerator : str, optional
        Entry of the catalog table ``accelerators``.
    model : str, optional
        Entry of the catalog table ``language_models``; without it, `parameters`, `layers` and
        `width` must be stated. Stated values replace those of the entry.
    batch : array_like, optional
        Sequences decoded together [1].
    context : array_like, optional
        Mean context of a sequence [token]; default: prompt + answer / 2 where `prompt` is stated,
        else 1024.
    parameters, layers, width, query_heads, kv_heads, head_size : float, optional
        Shape of the decoder; `parameters` counts all experts.
    experts, experts_per_token, expert_feed_forward : float, optional
        Mixture of experts: experts of a layer, experts that a token uses, inner width of one.
    accelerators : float, optional
        Boards that share the model (tensor parallel).
    temperature : float, optional
        Die temperature [K]; default: it follows from `coolant` and the power.
    coolant : float, optional
        Temperature that the die would have at no power [K].
    software : {"bare", "serving"} or mapping, optional
        ``"serving"``: a serving engine with the parameters of the catalog; or ``step_s``,
        ``sequence_s``, ``bandwidth``, ``arithmetic``, ``link_s`` and ``gap_power`` of one;
        default: a bare loop of CUDA graphs, as measured.
    prompt, answer, max_batch : float, optional
        The arguments of `serve`, so that both take the same: `context` lies between `prompt` and
        `prompt` + `answer`, `batch` does not exceed `max_batch`; what does not fit is refused.
    **shape : float, optional
        Further fields of the specification ``LanguageModel``.

    Returns
    -------
    dict of str to ndarray
        Shape of the broadcast `batch` and `context`: ``power_W`` (one board), ``tokens_per_s`` (all
        boards), ``joule_per_token`` (all boards), ``distinct_experts`` (a layer, 0 if dense),
        ``step_s``, ``bytes_per_s`` and ``flop_per_s`` (one board), ``work`` (share of full clock
        that the power limit leaves) and ``fits`` (whether the caches fit into memory).

    Raises
    ------
    InputError
        If a name is unknown, a shape impossible, or the weights do not fit into memory.
    """
    stated = {
        "parameters": parameters,
        "layers": layers,
        "width": width,
        "query_heads": query_heads,
        "kv_heads": kv_heads,
        "head_size": head_size,
        "experts": experts,
        "experts_per_token": experts_per_token,
        "expert_feed_forward": expert_feed_forward,
        **shape,
    }
    return _models.it.decode(
        accelerator,
        model,
        stated,
        accelerators,
        batch,
        context,
        temperature,
        coolant,
        software,
        prompt,
        answer,
        max_batch,
    )


def prefill(
    *,
    accelerator: str = "h100_sxm",
    model: str = "",
    prompt: ArrayLike = 1024.0,
    accelerators: float = 1.0,
    temperature: float | None = None,
    coolant: float = _MEASURED_COOLANT,
    software: str | Mapping[str, float] | None = None,
    **shape: float,
) -> dict[str, NDArray[np.float64]]:
    """Prefill of one prompt by the roofline.

    Parameters
    ----------
    accelerator, model, accelerators, temperature, coolant, software
        As for `decode`.
    prompt : array_like, optional
        Length of the prompt [token].
    **shape : float, optional
        Fields of the specification ``LanguageModel``: ``parameters``, ``layers``, ``width``, ...

    Returns
    -------
    dict of str to ndarray
        Shape of `prompt`: ``power_W`` (one board), ``tokens_per_s`` and ``joule_per_token`` (all
        boards, prompt tokens), ``step_s`` (time of the prompt), ``bytes_per_s`` and ``flop_per_s``
        (one board), ``work``.

    Raises
    ------
    InputError
        As `decode`.
    """
    return _models.it.prefill(
        accelerator, model, shape, accelerators, prompt, temperature, coolant, software
    )


def serve(
    *,
    accelerator: str = "h100_sxm",
    model: str = "",
    rate: ArrayLike = 1.0,
    prompt: float = 1024.0,
    answer: float = 256.0,
    max_batch: int = 64,
    parameters: float | None = None,
    layers: float | None = None,
    width: float | None = None,
    query_heads: float | None = None,
    kv_heads: float | None = None,
    head_size: float | None = None,
    accelerators: float = 1.0,
    coolant: float = _MEASURED_COOLANT,
    software: str | Mapping[str, float] | None = None,
    **shape: float,
) -> dict[str, NDArray[Any]]:
    """Power and tokens of a server under Poisson arrivals, by continuous batching.

    Decode steps of all active sequences alternate with the prefill of one waiting request. Solved
    as a birth-death chain over the batch with state-dependent rates; derivation and validity in
    ``include/tenfold/it/serving.hpp``.

    Parameters
    ----------
    accelerator, model, accelerators, coolant, software
        As for `decode`.
    rate : array_like, optional
        Requests per second [1/s].
    prompt, answer : float, optional
        Length of a prompt and of an answer [token].
    max_batch : int, optional
        Most sequences that are decoded together; fewer where memory ends (nine tenths of it for
        weights and caches) or an answer has fewer tokens: ``largest_batch`` says how many.
    parameters, layers, width, query_heads, kv_heads, head_size : float, optional
        Shape of the decoder, with 16-bit weights unless ``weight_bytes`` says otherwise.
    **shape : float, optional
        Further fields of the specification ``LanguageModel``.

    Returns
    -------
    dict of str to ndarray
        Shape of `rate`: ``power_W`` (one board, mean over time), ``answer_tokens_per_s``,
        ``active_batch`` (sequences in the batch, mean over all time), ``latency_s`` (arrival to
        last token), ``idle_share`` and ``prefill_share`` of time, ``saturated``; the scalars
        ``capacity_per_s``, the rate at which the batch is always full, and ``largest_batch``. At or
        beyond capacity tokens stand still, ``latency_s`` is infinite and ``saturated`` true. At
        rate 0 the board rests and ``latency_s`` is that of a request that meets an empty server.

    Raises
    ------
    InputError
        As `decode`; if a rate is negative or not a number, or `max_batch` is not whole.
    """
    stated = {
        "parameters": parameters,
        "layers": layers,
        "width": width,
        "query_heads": query_heads,
        "kv_heads": kv_heads,
        "head_size": head_size,
        **shape,
    }
    return _models.it.serve(
        accelerator,
        model,
        stated,
        accelerators,
        prompt,
        answer,
        max_batch,
        rate,
        coolant,
        software,
    )


def training(
    *,
    accelerator: str = "h100_sxm",
    active_parameters: float,
    tokens: float,
    accelerators: float,
    mfu: float,
    availability: float = 1.0,
    coolant: float = _MEASURED_COOLANT,
) -> dict[str, float]:
    """Accelerator-hours and board energy of a training run: 6 N D over F_peak MFU A.

    Parameters
    ----------
    accelerator : str, optional
        Entry of the catalog table ``accelerators``.
    active_parameters, tokens : float
        N (the parameters that a token uses) and D.
    accelerators : float
        Boards of the job.
    mfu : float
        Model operations over the dense 16-bit peak during steps; from measured step times.
    availability : float, optional
        Share of time in steps; see `training_availability`.
    coolant : float, optional
        Temperature that a die would have at no power [K].

    Returns
    -------
    dict of str to float
        ``operations`` [FLOP], ``accelerator_hours`` [h], ``duration_s``, ``power_W`` (mean of one
        board over the run), ``energy_J`` (all boards).
    """
    return _models.it.training(
        accelerator, active_parameters, tokens, accelerators, mfu, availability, coolant
    )


def training_availability(
    *,
    checkpoint_interval: float = 1800.0,
    checkpoint: float = 30.0,
    failure_interval: float = 0.0,
    restart: float = 600.0,
) -> float:
    """Share of time that a training job computes: checkpoints and failures taken out.

    Parameters
    ----------
    checkpoint_interval, checkpoint : float, optional
        Time between checkpoints and time that one takes [s].
    failure_interval : float, optional
        Mean time between failures of the whole job [s]; 0: none.
    restart : float, optional
        Time from a failure until the last checkpoint is loaded again [s].

    Returns
    -------
    float
        (1 - checkpoint / interval) / (1 + (restart + interval / 2) / failure_interval).
    """
    return _models.it.training_availability(
        checkpoint_interval, checkpoint, failure_interval, restart
    )


def workload_week(
    scenario: Scenario, workload: str, *, site: str, rack: str, date: str
) -> dict[str, NDArray[np.float64]]:
    """What a board does for one workload of a scenario, by hour of the week.

    Parameters
    ----------
    scenario : Scenario
        A validated scenario.
    workload, site, rack : str
        Names of a workload, a site and a rack type of it.
    date : str
        Date at which algorithmic efficiency is taken, ``"2026-01-01"``.

    Returns
    -------
    dict of str to ndarray
        168 values each, from Monday 0 h in the site's civil time: ``activity`` (share of the
        node's range between rest and maximum), ``power_W`` (mean of a board; 0 for workloads that
        state a utilisation), ``rate_per_s`` (of a board: answer tokens, items or FLOP) and
        ``load`` (offered over capacity).

    Raises
    ------
    InputError
        If a name is unknown, or the workload does not or cannot run on those racks.
    """
    return _models.it.workload_week(scenario._core, workload, site, rack, date)
