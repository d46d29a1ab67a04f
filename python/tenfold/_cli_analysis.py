# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Commands that ask questions: compare, decompose, explain, levers, sensitivity, targets."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ._cli_base import (
    FileArgument,
    OverrideOption,
    SetOption,
    ThreadsOption,
    guarded,
    load_scenario,
    progress_bar,
    settings_of,
)

if TYPE_CHECKING:
    from rich.table import Table

    from .levers import Levers
    from .result import Result
    from .sensitivity import Range

__all__ = ["COMMANDS"]

JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON, nothing else, on stdout.")]
_Run = "Result file (.nc) or scenario file; a scenario is simulated."


def open_run(
    path: Path,
    *,
    settings: list[str] | None = None,
    override: list[str] | None = None,
    threads: int | None = None,
    quiet: bool = False,
) -> Result:
    """Result of a file: opened, or simulated without series."""
    from .result import Result
    from .simulate import simulate

    if path.suffix == ".nc":
        if settings or override:
            raise typer.BadParameter(
                f"{path} is a result; --set and --override change scenarios only"
            )
        return Result.from_file(path)
    scenario = load_scenario(path, settings, override)
    with progress_bar(f"simulating {path.stem}", quiet=quiet) as progress:
        shown = progress if progress is not None else False
        return simulate(scenario, threads=threads, channels=["none"], progress=shown)


def print_json(document: Any) -> None:
    """JSON without NaN or infinity: null stands for them."""

    def plain(value: Any) -> Any:
        if isinstance(value, dict):
            return {str(key): plain(v) for key, v in value.items()}
        if isinstance(value, list | tuple):
            return [plain(v) for v in value]
        if isinstance(value, float) and not math.isfinite(value):
            return None
        return value

    print(json.dumps(plain(document), indent=2, allow_nan=False, ensure_ascii=False))


def print_table(table: Table) -> None:
    """Table on standard output, 110 columns where it is not a terminal."""
    import sys

    from rich.console import Console

    Console(width=None if sys.stdout.isatty() else 110, markup=False).print(table)


def new_table(title: str, first: str, *columns: str) -> Table:
    """Table with a left column and right-aligned numbers."""
    from rich.table import Table

    table = Table(title=title, title_justify="left", title_style="bold", header_style="")
    table.add_column(first)
    for name in columns:
        table.add_column(name, justify="right", overflow="fold")
    return table


def compare(
    a: Annotated[Path, typer.Argument(metavar="A", help=_Run)],
    b: Annotated[Path, typer.Argument(metavar="B", help=_Run)],
    threads: ThreadsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Set two runs side by side: indicators, totals, and what was stated differently."""
    with guarded():
        from .compare import compare as side_by_side

        runs = [open_run(p, threads=threads, quiet=as_json) for p in (a, b)]
        found = side_by_side(*runs)
        frame = found.to_frame()
        changes = found.changes()
        if as_json:
            print_json(
                {
                    "a": runs[0].title,
                    "b": runs[1].title,
                    "quantities": frame.to_dict(orient="index"),
                    "changes": changes.to_dict(orient="index"),
                }
            )
            return
        table = new_table(f"a: {runs[0].title}\nb: {runs[1].title}", "quantity", "a", "b", "b / a")
        table.add_column("unit")
        for name, row in frame.iterrows():
            ratio = f"{row['ratio']:.4g}" if math.isfinite(row["ratio"]) else ""
            table.add_row(str(name), f"{row['a']:.6g}", f"{row['b']:.6g}", ratio, str(row["unit"]))
        print_table(table)
        print(f"stated differently: {len(changes)} value(s)")
        for path, row in changes.head(20).iterrows():
            sides = ("(absent)" if row[side] != row[side] else row[side] for side in ("a", "b"))
            print(f"  {path}: {' -> '.join(str(side) for side in sides)}")
        if len(changes) > 20:
            print(f"  and {len(changes) - 20} more (--json lists all)")


def decompose(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help=f"One or two. {_Run}")],
    years: Annotated[
        str | None,
        typer.Option(
            metavar="A,B", help="With one file: from year A to year B; default: whole years."
        ),
    ] = None,
    year: Annotated[
        int | None,
        typer.Option(metavar="Y", help="With two files: the year; default: the whole horizon."),
    ] = None,
    settings: SetOption = None,
    override: OverrideOption = None,
    threads: ThreadsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Split a change of energy by factor: compute demand, hardware efficiency, utilisation, PUE."""
    with guarded():
        from .decompose import decompose as split
        from .errors import TargetError

        if len(files) > 2:
            raise TargetError(f"give one file with --years, or two files, not {len(files)}")
        pair = None
        if years is not None:
            try:
                one, two = (int(word) for word in years.split(","))
            except ValueError:
                raise TargetError(f"--years is {years!r}; write two years: 2022,2032") from None
            pair = (one, two)
        runs = [
            open_run(p, settings=settings, override=override, threads=threads, quiet=as_json)
            for p in files
        ]
        try:
            found = split(*runs, years=pair, year=year)
        except ValueError as error:
            raise TargetError(str(error)) from None
        if as_json:
            print_json(found.to_dict())
            return
        table = new_table(
            f"Facility energy, {found.before_label} to {found.after_label} [GWh]",
            "factor", "effect", "of the change", "what it is",
        )  # fmt: skip
        table.columns[3].justify = "left"
        table.add_row(found.before_label, f"{found.before / 1e6:,.1f}", "", "")
        for e in found.effects:
            share = f"{e.energy / found.change:.1%}" if found.change else ""
            table.add_row(f"  {e.label}", f"{e.energy / 1e6:+,.1f}", share, e.meaning)
        table.add_row(found.after_label, f"{found.after / 1e6:,.1f}", "", "")
        print_table(table)
        if found.note:
            print(found.note)


def _range(text: str) -> Range:
    from .errors import TargetError
    from .sensitivity import Range

    key, equals, ends = text.partition("=")
    low, comma, high = ends.partition(",")
    if not (equals and comma and key.strip() and low.strip() and high.strip()):
        raise TargetError(
            f"--vary is {text!r}; write KEY=LOW,HIGH, such as 'horizon.step=1 min,1 h'"
        )
    return Range(key.strip(), low.strip(), high.strip(), source="command line")


def sensitivity(
    file: FileArgument,
    of: Annotated[
        list[str] | None,
        typer.Option(
            metavar="TEXT",
            help="Quantity such as 'energy(2032)' or 'pue(2032)'; repeatable; the first one sorts.",
        ),
    ] = None,
    vary: Annotated[
        list[str] | None,
        typer.Option(
            metavar="KEY=LOW,HIGH",
            help="Range; repeatable; default: those of the scenario and its accelerators.",
        ),
    ] = None,
    gradient: Annotated[
        list[str] | None,
        typer.Option(metavar="KEY", help="Number to differentiate to; repeatable."),
    ] = None,
    step: Annotated[
        float, typer.Option(metavar="X", help="Relative step of the central differences.")
    ] = 0.01,
    settings: SetOption = None,
    override: OverrideOption = None,
    threads: ThreadsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Vary uncertain values one at a time (tornado), and take gradients."""
    with guarded():
        from .sensitivity import sensitivity as study

        scenario = load_scenario(file, settings, override)
        with progress_bar("running members", quiet=as_json) as progress:
            found = study(
                scenario,
                of,
                ranges=[_range(text) for text in vary] if vary else ([] if gradient else None),
                gradients=gradient or (),
                step=step,
                threads=threads,
                progress=progress,
            )
        if as_json:
            print(found.to_json())
            return
        print(f"{found.title}: {found.members} members")
        for name, unit in found.units.items():
            shown = "" if unit == "1" else f" {unit}"
            print(f"  {name} = {found.base[name]:.6g}{shown}")
        if found.bars:
            first = next(iter(found.units))
            table = new_table(f"What the ranges do to {first}", "range", "low", "high", "at low",
                              "at high")  # fmt: skip
            base = found.base[first]
            for b in found.bars:
                ends = [f"{v[first] / base - 1.0:+.2%}" if base else "" for v in (b.low, b.high)]
                table.add_row(b.range.title, b.range.low, b.range.high, *ends)
            print_table(table)
            for b in found.bars:
                if b.refused:
                    print(f"refused: {b.refused}")
        if found.gradients:
            table = new_table("Gradients", "key", "at", "quantity", "elasticity", "disagreement",
                              "switched h")  # fmt: skip
            for g in found.gradients:
                for name in found.units:
                    table.add_row(
                        g.key, f"{g.value:g} {g.unit}".strip(), name, f"{g.elasticity[name]:.4g}",
                        f"{g.disagreement[name]:.1e}", f"{g.switched_hours:,.0f}",
                    )  # fmt: skip
            print_table(table)
            print("disagreement: between the two step sizes; switched h: site-hours in which halls")
            print("changed their cooling mode between the two sides of the larger step")


def levers(
    file: FileArgument,
    of: Annotated[
        list[str] | None,
        typer.Option(metavar="TEXT", help="Quantity such as 'energy(2032)'; repeatable."),
    ] = None,
    settings: SetOption = None,
    override: OverrideOption = None,
    threads: ThreadsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Run the levers that a scenario lists beside it: what changes the answer, and by how much."""
    with guarded():
        from .levers import levers as study
        from .levers import levers_of

        scenario = load_scenario(file, settings, override)
        stated = levers_of(scenario, settings=settings_of(settings), overrides=override or [])
        with progress_bar("running levers", quiet=as_json) as progress:
            found = study(scenario, of, levers=stated, threads=threads, progress=progress)
        if as_json:
            print(found.to_json())
            return
        print(found.title)
        for name, unit in found.units.items():
            shown = "" if unit == "1" else f" {unit}"
            print(f"  {name} = {found.base[name]:.6g}{shown}")
        _print_changes(found)


#: Heads of the lever table that would be wider than their numbers.
_HEADS = {
    "required_energy": "needed", "it_capacity": "MW", "carbon_location": "CO2", "racks": "racks",
    "carbon_market": "matched",
}  # fmt: skip


def _print_changes(found: Levers) -> None:
    """Changes in per cent, one line a lever. Plain text: nothing folds, pipes keep it."""
    short = [name.partition("(")[0] for name in found.units]
    unique = len(set(short)) == len(short)
    heads = [_HEADS.get(s, s) for s in short] if unique else list(found.units)
    widths = [max(8, len(head) + 2) for head in heads]
    changes = found.changes()
    lines = [("Change in %", heads)]
    for title, row in changes.iterrows():
        lines.append((str(title), ["" if math.isnan(v) else f"{100.0 * v:+.1f}" for v in row]))
    left = max(len(title) for title, _ in lines)
    print()
    for title, cells in lines:
        print(title.ljust(left) + "".join(c.rjust(w) for c, w in zip(cells, widths, strict=True)))
    if "carbon_market" in short:
        print("CO2 by the grids' location; matched: by the market, after contracts")


def targets(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=_Run)],
    settings: SetOption = None,
    override: OverrideOption = None,
    threads: ThreadsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Set the targets of a scenario beside what the run reaches, by year."""
    with guarded():
        from dataclasses import asdict

        from .targets import targets as gaps_of

        run = open_run(file, settings=settings, override=override, threads=threads, quiet=as_json)
        found = gaps_of(run)
        if as_json:
            print_json([asdict(gap) for gap in found])
            return
        table = new_table(run.title, "target", "year", "stated", "run", "gap", "")
        for g in found:
            mark = "met" if g.met else "missed"
            unit = "" if g.unit == "1" else f" {g.unit}"
            table.add_row(
                g.title, str(g.year), f"{g.target:.6g}{unit}", f"{g.value:.6g}", f"{g.gap:+.4g}",
                mark if g.complete else f"{mark} (year not simulated in full)",
            )  # fmt: skip
        print_table(table)


def explain(
    file: Annotated[Path, typer.Argument(metavar="FILE.nc", help="Result file.")],
    what: Annotated[str, typer.Argument(metavar="WHAT", help="pue, wue, cue, or a monthly total.")],
    site: Annotated[str, typer.Option(metavar="NAME", help="Site.")],
    month: Annotated[str, typer.Option(metavar="YYYY-MM", help="Month.")],
    as_json: JsonOption = False,
) -> None:
    """Run the cell of a number again and print where it comes from, down to the sources."""
    with guarded():
        from .explain import explain as why
        from .result import Result

        found = why(Result.from_file(file), what, site=site, month=month)
        if as_json:
            print_json(
                {
                    "site": found.site,
                    "month": found.month,
                    "identical": found.identical,
                    "differing": list(found.differing),
                    "tree": found.tree.to_dict(),
                }
            )
            return
        print(found)


COMMANDS = (compare, decompose, explain, levers, sensitivity, targets)
