# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Tokens of inference and the energy of each, by year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .figures import Figure, column

if TYPE_CHECKING:
    from ..result import Result

__all__ = ["tokens"]

_JOULE = 3.6e6  # of a kWh
_SIZES = ((1e15, "quadrillion"), (1e12, "trillion"), (1e9, "billion"), (1e6, "million"), (1.0, ""))


def tokens(result: Result) -> dict[str, Any] | None:
    """Answer tokens, requests and joules per token by year; None without inference.

    Energy is that of the boards that serve (``serving_energy``), without hosts, cooling and power.
    """
    totals = result.totals
    if not totals.has("answer_tokens") or totals.total("answer_tokens") <= 0.0:
        return None
    years = totals.years()
    periods = [str(y) for y in years]

    def sums(name: str) -> list[float]:
        return [totals.total(name, totals.year == y) for y in years]

    answers, energy = sums("answer_tokens"), sums("serving_energy")
    joules = [_JOULE * e / t if t else float("nan") for e, t in zip(energy, answers, strict=True)]
    figures = [
        ("Answer tokens", _counts("answer_tokens", periods, answers)),
        ("Boards that serve", column("serving_energy", periods, energy, "kWh")),
        ("Energy of a token, boards", column("joule_per_token", periods, joules, "J")),
    ]
    for label, name in (
        ("Requests served", "requests_served"),
        ("Requests dropped", "requests_dropped"),
    ):
        if totals.has(name) and any(sums("requests_submitted")):
            figures.append((label, _counts(name, periods, sums(name))))
    marks = ["" if totals.is_complete(totals.year == y) else "*" for y in years]
    return {
        "partial": any(marks),
        "head": [(label, cells[0].shown_unit) for label, cells in figures],
        "rows": [
            (f"{period}{mark}", [cells[k] for _, cells in figures])
            for k, (period, mark) in enumerate(zip(periods, marks, strict=True))
        ],
    }


def _counts(name: str, periods: list[str], values: list[float]) -> list[Figure]:
    size, word = next((s for s in _SIZES if max(values) >= s[0]), _SIZES[-1])
    return [
        Figure(name, period, value, "1", 1.0 / size, 2, word)
        for period, value in zip(periods, values, strict=True)
    ]
