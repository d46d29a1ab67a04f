# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""What the commands share: exit codes, errors as text, options, progress."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from .scenario import Scenario

DONE, REFUSED, USAGE, UNREACHABLE, INTERRUPTED = 0, 1, 2, 3, 130

FileArgument = Annotated[Path, typer.Argument(metavar="FILE", help="Scenario file, YAML or JSON.")]
SetOption = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="KEY=VALUE", help="Set a value by dotted path; repeatable."),
]
OverrideOption = Annotated[
    list[str] | None,
    typer.Option("--override", metavar="NAME", help="Apply an override of the file; repeatable."),
]
ThreadsOption = Annotated[
    int | None,
    typer.Option(min=1, metavar="N", help="Worker threads; default: all of the machine."),
]


def say(text: str) -> None:
    """A line on standard error."""
    print(text, file=sys.stderr, flush=True)


def stop(code: int, text: str = "") -> NoReturn:
    if text:
        say(text)
    raise typer.Exit(code)


@contextlib.contextmanager
def guarded() -> Iterator[None]:
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
        stop(USAGE, f"tenfold: {error}")
    except InputError as error:
        stop(REFUSED, str(error))
    except CalibrationError as error:
        stop(UNREACHABLE, f"tenfold: {error}")
    except (KeyboardInterrupt, Cancelled):
        stop(INTERRUPTED, "tenfold: interrupted; no file was left")
    except BrokenPipeError:
        # Whoever read our output has gone: end quietly, and do not fail again at the last flush.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        stop(DONE)
    except FileError as error:
        stop(REFUSED, f"tenfold: {error}")
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        stop(REFUSED, f"tenfold: {place}{error.strerror or error}")
    except MemoryError:
        stop(
            REFUSED,
            "tenfold: out of memory; ask for fewer channels (--channels) or a shorter horizon",
        )
    except (LedgerError, ConvergenceError) as error:
        stop(REFUSED, f"tenfold: {error}")


def settings_of(pairs: list[str] | None) -> dict[str, str]:
    settings: dict[str, str] = {}
    for pair in pairs or []:
        key, equals, value = pair.partition("=")
        if not equals or not key.strip():
            raise typer.BadParameter(f"{pair!r} is not KEY=VALUE", param_hint="--set")
        settings[key.strip()] = value.strip()
    return settings


def load_scenario(file: Path, pairs: list[str] | None, overrides: list[str] | None) -> Scenario:
    from .scenario import load

    return load(file, settings=settings_of(pairs), overrides=overrides or [])


def channel_names(text: str | None) -> list[str]:
    return [name.strip() for name in (text or "").split(",") if name.strip()]


def size_text(count: float) -> str:
    for unit in ("B", "kB", "MB", "GB"):
        if count < 1000 or unit == "GB":
            return f"{count:.0f} {unit}" if unit == "B" else f"{count:.3g} {unit}"
        count /= 1000
    raise AssertionError


@contextlib.contextmanager
def progress_bar(title: str, *, quiet: bool) -> Iterator[Callable[[float], None] | None]:
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
                say(f"{title}: {10 * tenth} %")

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
