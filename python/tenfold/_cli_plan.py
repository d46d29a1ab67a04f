# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Command that plans the build-out: tenfold plan."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from ._cli_analysis import JsonOption, print_json, print_table
from ._cli_base import FileArgument, OverrideOption, SetOption, guarded, load_scenario

__all__ = ["plan"]


def plan(
    file: FileArgument,
    settings: SetOption = None,
    override: OverrideOption = None,
    no_relaxations: Annotated[
        bool, typer.Option("--no-relaxations", help="Do not look for the least relaxations.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Best build-out under the limits (linear programme): what binds, and what it is worth."""
    with guarded():
        from .plan import plan as solve

        scenario = load_scenario(file, settings, override)
        found = solve(scenario, relaxations=not no_relaxations)
        table = found.by_year()
        if as_json:
            print_json(
                {
                    "unmet": found.unmet,
                    "rule_unmet": found.rule_unmet,
                    "cost_usd": found.cost_usd,
                    "by_year": table.to_dict(orient="index"),
                    "relaxations": [
                        {"kind": r.kind, "amount": r.amount, "text": r.text,
                         "by_limit": r.by_limit}
                        for r in found.relaxations
                    ],
                    "prices": found.prices().query("price > 0").to_dict(orient="records"),
                }
            )  # fmt: skip
            return
        _show(scenario.title, found, table)


def _show(title: str, found: Any, table: Any) -> None:
    from rich.table import Table

    shown = Table(title=f"{title}: share of demand served", title_justify="left", header_style="")
    shown.add_column("year")
    for name in found.demands:
        shown.add_column(f"{name}: rule", justify="right")
        shown.add_column("programme", justify="right")
    shown.add_column("binding limit (programme)")
    for year, row in table.iterrows():
        cells = [
            f"{row[f'{name}_{which}']:.3f}"
            for name in found.demands
            for which in ("rule", "programme")
        ]
        shown.add_row(str(year), *cells, str(row["binding"]))
    print_table(shown)
    print(
        f"unmet, in months of one whole demand: rule {found.rule_unmet:.4g}, "
        f"programme {found.unmet:.4g}"
    )
    prices = found.prices()
    dear = prices[prices["price"] > 1e-12]
    if len(dear):
        print("dearest limits (share of a month's demand that one more unit would serve):")
        worth = (dear["price"] * dear["available"].abs()).groupby(dear["limit"]).sum()
        for name in worth.sort_values(ascending=False).index[:8]:
            rows = dear[dear["limit"] == name]
            best = rows.loc[rows["price"].idxmax()]
            unit = {"W": ("MW", 1e6), "CNY": ("bn CNY", 1e9), "1": ("1,000 chips", 1e3)}
            words, scale = unit.get(str(best["unit"]), (str(best["unit"]), 1.0))
            print(
                f"  {name}: binds {rows['month'].iloc[0]} to {rows['month'].iloc[-1]}, at most "
                f"{best['price'] * scale:.3g} per {words} in {best['month']}"
            )
    if found.relaxations:
        print("least relaxations that meet the whole demand:")
        for r in found.relaxations:
            print(f"  {r.text}")
    elif found.unmet <= 1e-6:
        print("the whole demand can be met within the limits")
