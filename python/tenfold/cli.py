# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""The command ``tenfold``.

Exit codes: 0 done, 1 input refused (also a missing file or a full disk), 2 usage, 3 target not
reachable, 130 interrupted. Results go to standard output, everything else to standard error.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ._cli_analysis import COMMANDS
from ._cli_base import (
    DONE,
    FileArgument,
    OverrideOption,
    SetOption,
    ThreadsOption,
    channel_names,
    guarded,
    load_scenario,
    progress_bar,
    say,
    settings_of,
    size_text,
)
from ._cli_plan import plan

if TYPE_CHECKING:
    from .result import Result

__all__ = ["app", "main"]

app = typer.Typer(
    name="tenfold",
    help="Simulate the energy of data-center fleets, site by site and hour by hour.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


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


def _extent(event: dict[str, Any]) -> str:
    """When an event first happens, and how large it is at most."""
    import datetime

    text = ""
    if event["first_utc"]:
        first = datetime.datetime.fromtimestamp(event["first_utc"], datetime.UTC)
        text = f" (first {first:%Y-%m-%d}"
        if event["unit"] == "W":
            text += f", at most {event['largest'] / 1e6:,.3g} MW"
        text += ")"
    return text


def _json(result: Result, nc: Path, page: Path | None) -> str:
    """Machine-readable indicators."""
    import math

    def plain(value: Any) -> Any:
        if isinstance(value, float):
            return value if math.isfinite(value) else None
        return value

    document = {
        "title": result.title,
        "version": result.version,
        "scenario_sha256": result._core.scenario_sha256,
        "kpis": {
            name: {key: plain(value) for key, value in kpi.to_dict().items()}
            for name, kpi in result.kpi.items()
        },
        "by_year": {
            str(year): {k: plain(v) for k, v in row.items()}
            for year, row in result.by_year().to_dict(orient="index").items()
        },
        "files": {"result": str(nc), "report": None if page is None else str(page)},
    }
    return json.dumps(document, indent=2, allow_nan=False)


@app.command()
def run(
    file: FileArgument,
    settings: SetOption = None,
    override: OverrideOption = None,
    out: Annotated[Path, typer.Option(metavar="DIR", help="Folder of the results.")] = Path(
        "results"
    ),
    threads: ThreadsOption = None,
    channels: Annotated[
        str | None, typer.Option(metavar="A,B|all", help="Hourly series to keep, or 'all'.")
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the indicators as JSON, nothing else, on stdout.")
    ] = False,
    no_report: Annotated[bool, typer.Option("--no-report", help="Write no HTML report.")] = False,
    tornado: Annotated[
        bool,
        typer.Option(
            "--sensitivity", help="Also vary uncertain values; the result and report carry it."
        ),
    ] = False,
    with_levers: Annotated[
        bool,
        typer.Option(
            "--levers", help="Also run the scenario's levers; the result and report carry them."
        ),
    ] = False,
    with_plan: Annotated[
        bool,
        typer.Option(
            "--plan", help="Also price the limits (linear programme); the report carries it."
        ),
    ] = False,
) -> None:
    """Simulate a scenario; write DIR/<name>.nc and DIR/<name>.html."""
    with guarded():
        scenario = load_scenario(file, settings, override)
        out.mkdir(parents=True, exist_ok=True)
        nc = out / f"{file.stem}.nc"
        page = None if no_report else out / f"{file.stem}.html"
        from .simulate import simulate

        with progress_bar("simulating", quiet=as_json) as progress:
            result = simulate(
                scenario,
                threads=threads,
                channels=channel_names(channels),
                progress=progress if progress is not None else False,
            )
        if tornado:
            from .sensitivity import sensitivity

            with progress_bar("varying values", quiet=as_json) as progress:
                result.attach(sensitivity(scenario, threads=threads, progress=progress))
        if with_levers:
            from .levers import levers, levers_of

            stated = levers_of(scenario, settings=settings_of(settings), overrides=override or [])
            with progress_bar("running levers", quiet=as_json) as progress:
                found = levers(scenario, levers=stated, threads=threads, progress=progress)
                result.attach(found)
        if with_plan:
            from ._plan_record import record_plan

            record = record_plan(scenario)
            result.attach(record)
            if record.unavailable:
                print(f"limits are not priced: {record.unavailable}", file=sys.stderr)
        _write_outputs(result, nc, page)
        if as_json:
            print(_json(result, nc, page))
            return
        from ._cli_summary import print_summary

        print_summary(result)
        print(f"result: {nc} ({size_text(nc.stat().st_size)})")
        if page is not None:
            print(f"report: {page} ({size_text(page.stat().st_size)})")


@app.command()
def check(
    file: FileArgument,
    settings: SetOption = None,
    override: OverrideOption = None,
    channels: Annotated[
        str | None, typer.Option(metavar="A,B|all", help="Hourly series that would be kept.")
    ] = None,
) -> None:
    """Check a scenario without running it; list all issues, or say ok and the size to expect."""
    with guarded():
        from . import _core

        scenario = load_scenario(file, settings, override)
        facts = _core.compile_check(scenario._core)
        size = scenario.expected_bytes(channel_names(channels))
        print(f"{file}: ok")
        print(f"  {scenario.title}; {len(scenario.site_names)} site(s)")
        print(f"  result file: at most about {size_text(size)}")
        for fact in facts:
            where = f"{fact['site']}: " if fact["site"] else ""
            print(f"  note: {where}{fact['kind']}: {fact['explanation']}{_extent(fact)}")


@app.command()
def schema() -> None:
    """Print the JSON Schema of scenario files."""
    with guarded():
        from . import _core

        print(_core.schema())


@app.command()
def reference() -> None:
    """Print the reference of all keys of a scenario (Markdown)."""
    with guarded():
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
    with guarded():
        from .result import Result

        page = file.with_suffix(".html") if out is None else out
        Result.from_file(file).report(page)
        print(f"report: {page} ({size_text(page.stat().st_size)})")


@app.command()
def calibrate(
    file: FileArgument,
    vary: Annotated[str, typer.Option(metavar="KEY", help="Dotted path of the number to vary.")],
    target: Annotated[
        str,
        typer.Option(
            metavar="TEXT", help="Such as 'energy(2032)/energy(2022)=10' or 'energy(2024)=300 GWh'."
        ),
    ],
    between: Annotated[
        str | None, typer.Option(metavar="A,B", help="Bounds; default: the range of the key.")
    ] = None,
    settings: SetOption = None,
    override: OverrideOption = None,
    threads: ThreadsOption = None,
    write: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write the resolved scenario that was found."),
    ] = None,
) -> None:
    """Find the value of a key that meets a target; exit 3 when none does."""
    with guarded():
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
        scenario = load_scenario(file, settings, override)
        found = find(scenario, vary, goal, between=bounds, threads=threads, progress=say)
        if write is not None:
            part = write.with_name(write.name + ".part")
            try:
                part.write_text(found.scenario.to_yaml(), encoding="utf-8")
                part.replace(write)
            except BaseException:
                part.unlink(missing_ok=True)
                raise
        print(f"{found.key} = {found.text}")
        unit = "" if goal.unit == "1" else f" {goal.unit}"
        print(f"  {goal.left} = {found.reached:.8g}{unit} (target {goal.goal_text})")
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
    with guarded():
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
    with guarded():
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


for _command in (*COMMANDS, plan):
    app.command()(_command)


def main() -> None:
    """Entry of the command."""
    app(prog_name="tenfold")
