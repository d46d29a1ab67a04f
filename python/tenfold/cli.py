# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""The command ``tenfold``.

Exit codes: 0 done, 1 input refused (also a missing file or a full disk), 2 usage, 3 target not
reachable, 130 interrupted. Results go to standard output, everything else to standard error.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

if TYPE_CHECKING:
    from .result import Result
    from .scenario import Scenario

__all__ = ["app", "main"]

DONE, REFUSED, USAGE, UNREACHABLE, INTERRUPTED = 0, 1, 2, 3, 130

app = typer.Typer(
    name="tenfold",
    help="Simulate the energy of data-center fleets, site by site and hour by hour.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

_File = Annotated[Path, typer.Argument(metavar="FILE", help="Scenario file, YAML or JSON.")]
_Set = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="KEY=VALUE", help="Set a value by dotted path; repeatable."),
]
_Override = Annotated[
    list[str] | None,
    typer.Option("--override", metavar="NAME", help="Apply an override of the file; repeatable."),
]
_Threads = Annotated[
    int | None,
    typer.Option(min=1, metavar="N", help="Worker threads; default: all of the machine."),
]


def _say(text: str) -> None:
    """A line on standard error."""
    print(text, file=sys.stderr, flush=True)


def _stop(code: int, text: str = "") -> NoReturn:
    if text:
        _say(text)
    raise typer.Exit(code)


@contextlib.contextmanager
def _guarded() -> Iterator[None]:
    """Turns every error that a user can cause into its text and exit code."""
    from .errors import (
        CalibrationError,
        Cancelled,
        ConvergenceError,
        FileError,
        InputError,
        LedgerError,
        TargetError,
    )

    try:
        yield
    except TargetError as error:
        _stop(USAGE, f"tenfold: {error}")
    except InputError as error:
        _stop(REFUSED, str(error))
    except CalibrationError as error:
        _stop(UNREACHABLE, f"tenfold: {error}")
    except (KeyboardInterrupt, Cancelled):
        _stop(INTERRUPTED, "tenfold: interrupted; no file was left")
    except BrokenPipeError:
        # Whoever read our output has gone: end quietly, and do not fail again at the last flush.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        _stop(DONE)
    except FileError as error:
        _stop(REFUSED, f"tenfold: {error}")
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        _stop(REFUSED, f"tenfold: {place}{error.strerror or error}")
    except MemoryError:
        _stop(
            REFUSED,
            "tenfold: out of memory; ask for fewer channels (--channels) or a shorter horizon",
        )
    except (LedgerError, ConvergenceError) as error:
        _stop(REFUSED, f"tenfold: {error}")


def _settings(pairs: list[str] | None) -> dict[str, str]:
    settings: dict[str, str] = {}
    for pair in pairs or []:
        key, equals, value = pair.partition("=")
        if not equals or not key.strip():
            raise typer.BadParameter(f"{pair!r} is not KEY=VALUE", param_hint="--set")
        settings[key.strip()] = value.strip()
    return settings


def _load(file: Path, pairs: list[str] | None, overrides: list[str] | None) -> Scenario:
    from .scenario import load

    return load(file, settings=_settings(pairs), overrides=overrides or [])


def _channels(text: str | None) -> list[str]:
    return [name.strip() for name in (text or "").split(",") if name.strip()]


def _bytes(count: float) -> str:
    for unit in ("B", "kB", "MB", "GB"):
        if count < 1000 or unit == "GB":
            return f"{count:.0f} {unit}" if unit == "B" else f"{count:.3g} {unit}"
        count /= 1000
    raise AssertionError


@contextlib.contextmanager
def _bar(title: str, *, quiet: bool) -> Iterator[Callable[[float], None] | None]:
    """Progress bar on standard error; plain lines where it is not a terminal."""
    if quiet:
        yield None
        return
    if not sys.stderr.isatty():
        last = [0]

        def line(fraction: float) -> None:
            tenth = int(fraction * 10 + 1e-9)
            if tenth > last[0]:
                last[0] = tenth
                _say(f"{title}: {10 * tenth} %")

        yield line
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        Progress,
        TaskProgressColumn,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task(title, total=1.0)
        yield lambda fraction: progress.update(task, completed=fraction)


def _write_outputs(result: Result, nc: Path, page: Path | None) -> None:
    """Writes report and result file; on any error neither of them is left behind."""
    from .report import build_report

    part = None
    try:
        if page is not None:
            part = page.with_name(page.name + ".part")
            part.write_text(build_report(result), encoding="utf-8")
        result.save(nc)
        if page is not None and part is not None:
            part.replace(page)
    except BaseException:
        for left in (part, nc.with_name(nc.name + ".part")):
            if left is not None:
                left.unlink(missing_ok=True)
        raise


def _summary(result: Result) -> None:
    """Table by year on standard output."""
    from rich.console import Console
    from rich.table import Table

    totals = result.totals
    table = Table(title=result.title, title_justify="left", title_style="bold", header_style="")
    table.add_column("year")
    heads = (
        "IT [GWh]",
        "facility [GWh]",
        "PUE",
        "WUE [L/kWh]",
        "CO2 location [kt]",
        "CO2 market [kt]",
    )
    for head in heads:
        table.add_column(head, justify="right")

    def cells(months: Any) -> list[str]:
        values = [
            totals.total("it_energy", months) / 1e6,
            totals.total("facility_energy", months) / 1e6,
        ]
        row = [f"{v:,.1f}" for v in values]
        row.append(f"{totals.ratio('facility_energy', 'it_energy', months):.3f}")
        row.append(f"{totals.ratio('water_makeup', 'it_energy', months):.3f}")
        carbon = ("carbon_location", "carbon_market")
        values = [totals.total(name, months) / 1e6 for name in carbon]
        return [*row, *(f"{v:,.1f}" for v in values)]

    partial = False
    for year in totals.years():
        months = totals.year == year
        whole = totals.is_complete(months)
        partial = partial or not whole
        table.add_row(f"{year}" if whole else f"{year}*", *cells(months))
    console = Console(width=None if sys.stdout.isatty() else 110)
    console.print(table)
    if partial:
        console.print("* not simulated in full")


def _json(result: Result, nc: Path, page: Path | None) -> str:
    """Machine-readable indicators."""
    import math

    def plain(value: Any) -> Any:
        if isinstance(value, float):
            return value if math.isfinite(value) else None
        return value

    totals = result.totals
    document = {
        "title": result.title,
        "version": result.version,
        "scenario_sha256": result._core.scenario_sha256,
        "kpis": {
            name: {key: plain(value) for key, value in kpi.to_dict().items()}
            for name, kpi in result.kpi.items()
        },
        "by_year": {
            str(year): {k: plain(v) for k, v in result._row(totals.year == year).items()}
            for year in totals.years()
        },
        "files": {"result": str(nc), "report": None if page is None else str(page)},
    }
    return json.dumps(document, indent=2, allow_nan=False)


@app.command()
def run(
    file: _File,
    settings: _Set = None,
    override: _Override = None,
    out: Annotated[Path, typer.Option(metavar="DIR", help="Folder of the results.")] = Path(
        "results"
    ),
    threads: _Threads = None,
    channels: Annotated[
        str | None, typer.Option(metavar="A,B|all", help="Hourly series to keep, or 'all'.")
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the indicators as JSON, nothing else, on stdout.")
    ] = False,
    no_report: Annotated[bool, typer.Option("--no-report", help="Write no HTML report.")] = False,
) -> None:
    """Simulate a scenario; write DIR/<name>.nc and DIR/<name>.html."""
    with _guarded():
        scenario = _load(file, settings, override)
        out.mkdir(parents=True, exist_ok=True)
        nc = out / f"{file.stem}.nc"
        page = None if no_report else out / f"{file.stem}.html"
        from .simulate import simulate

        with _bar("simulating", quiet=as_json) as progress:
            result = simulate(
                scenario,
                threads=threads,
                channels=_channels(channels),
                progress=progress if progress is not None else False,
            )
        _write_outputs(result, nc, page)
        if as_json:
            print(_json(result, nc, page))
            return
        _summary(result)
        print(f"result: {nc} ({_bytes(nc.stat().st_size)})")
        if page is not None:
            print(f"report: {page} ({_bytes(page.stat().st_size)})")


@app.command()
def check(
    file: _File,
    settings: _Set = None,
    override: _Override = None,
    channels: Annotated[
        str | None, typer.Option(metavar="A,B|all", help="Hourly series that would be kept.")
    ] = None,
) -> None:
    """Check a scenario without running it; list all issues, or say ok and the size to expect."""
    with _guarded():
        from . import _core

        scenario = _load(file, settings, override)
        _core.compile_check(scenario._core)
        size = scenario.expected_bytes(_channels(channels))
        print(f"{file}: ok")
        print(f"  {scenario.title}; {len(scenario.site_names)} site(s)")
        print(f"  result file: about {_bytes(size)}")


@app.command()
def schema() -> None:
    """Print the JSON Schema of scenario files."""
    with _guarded():
        from . import _core

        print(_core.schema())


@app.command()
def reference() -> None:
    """Print the reference of all keys of a scenario (Markdown)."""
    with _guarded():
        from . import _core

        print(_core.reference())


@app.command()
def report(
    file: Annotated[Path, typer.Argument(metavar="FILE.nc", help="Result file.")],
    out: Annotated[
        Path | None,
        typer.Option(metavar="FILE.html", help="Page to write; default: beside the file."),
    ] = None,
) -> None:
    """Write the HTML report of a result file."""
    with _guarded():
        from .result import Result

        page = file.with_suffix(".html") if out is None else out
        Result.from_file(file).report(page)
        print(f"report: {page} ({_bytes(page.stat().st_size)})")


@app.command()
def calibrate(
    file: _File,
    vary: Annotated[str, typer.Option(metavar="KEY", help="Dotted path of the number to vary.")],
    target: Annotated[
        str, typer.Option(metavar="TEXT", help="Such as 'energy(2032)/energy(2022)=10'.")
    ],
    between: Annotated[
        str | None, typer.Option(metavar="A,B", help="Bounds; default: the range of the key.")
    ] = None,
    settings: _Set = None,
    override: _Override = None,
    threads: _Threads = None,
    write: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write the resolved scenario that was found."),
    ] = None,
) -> None:
    """Find the value of a key that meets a target; exit 3 when none does."""
    with _guarded():
        from ._target import parse_target
        from .calibrate import calibrate as find
        from .errors import TargetError

        goal = parse_target(target)
        bounds: tuple[object, object] | None = None
        if between is not None:
            low, comma, high = between.partition(",")
            if not comma:
                raise TargetError(f"--between is {between!r}; write two bounds: --between 0.5,2")
            bounds = (low.strip(), high.strip())
        scenario = _load(file, settings, override)
        found = find(scenario, vary, goal, between=bounds, threads=threads, progress=_say)
        if write is not None:
            part = write.with_name(write.name + ".part")
            try:
                part.write_text(found.scenario.to_yaml(), encoding="utf-8")
                part.replace(write)
            except BaseException:
                part.unlink(missing_ok=True)
                raise
        print(f"{found.key} = {found.text}")
        print(f"  {goal.left} = {found.reached:.8g} (target {goal.goal:g})")
        if found.note:
            print(f"  note: {found.note}")
        if write is not None:
            print(f"scenario: {write}")
        else:
            print(
                f"to run it: tenfold run {file} --set {found.key}={found.text!r}".replace("''", "")
            )


@app.command()
def models() -> None:
    """List the models that `model:` names, with their fields."""
    with _guarded():
        from . import _core

        seen: set[str] = set()
        for table in json.loads(_core.tables()):
            for field in table["fields"]:
                for name, _ in field["children"]:
                    if name and name not in seen:
                        seen.add(name)
                        print(f"{name:28} {table['name']}.{field['name']}")


@app.command()
def catalog(
    table: Annotated[
        str, typer.Argument(metavar="TABLE", help="racks, cooling, power, climates, ...")
    ],
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="Print this entry with its sources.")
    ] = None,
) -> None:
    """List the entries of a catalog table, or print one."""
    with _guarded():
        from . import _core

        if name is not None:
            print(
                json.dumps(
                    json.loads(_core.catalog_entry(table, name)), indent=2, ensure_ascii=False
                )
            )
            return
        tables = _core.catalog_tables()
        if table not in tables:
            raise typer.BadParameter(f"no table {table!r}; known: {', '.join(sorted(tables))}")
        for entry in _core.catalog_names(table):
            print(entry)


def _version(wanted: bool) -> None:
    if wanted:
        from ._core import __version__

        print(f"tenfold {__version__}")
        raise typer.Exit(DONE)


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Simulate the energy of data-center fleets, site by site and hour by hour."""


def main() -> None:
    """Entry of the command."""
    app(prog_name="tenfold")
