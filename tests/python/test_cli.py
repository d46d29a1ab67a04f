# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""The command: outputs, exit codes, refusals, nothing left behind."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Command = Callable[..., "subprocess.CompletedProcess[str]"]
SHORT = ("--set", "horizon.start=2024-01-01", "--set", "horizon.end=2024-02-01")


def _left(folder: Path) -> list[str]:
    """Result files, pages and unfinished files below a folder."""
    kinds = (".nc", ".html", ".part")
    return [str(p) for p in folder.rglob("*") if p.suffix in kinds]


def _refused(done: subprocess.CompletedProcess[str], folder: Path, code: int = 1) -> str:
    """Checks a refusal; returns what was said."""
    assert done.returncode == code, (done.returncode, done.stdout, done.stderr)
    assert done.stderr.strip()
    assert "Traceback" not in done.stderr
    assert "terminate called" not in done.stderr
    assert _left(folder) == []
    return done.stderr


# ---------------------------------------------------------------------- what works


def test_run(tenfold: Command, first_site: Path, tmp_path: Path) -> None:
    done = tenfold("run", first_site, *SHORT, "--out", tmp_path / "out", "--threads", 1)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "out/first_site.nc").exists()
    assert (tmp_path / "out/first_site.html").exists()
    assert "PUE" in done.stdout
    assert "2024*" in done.stdout
    for unit in ("[GWh]", "[L/kWh]", "[kt]"):
        assert unit in done.stdout
    assert "first_site.nc" in done.stdout
    assert "100 %" in done.stderr
    again = tenfold("report", tmp_path / "out/first_site.nc", "--out", tmp_path / "again.html")
    assert again.returncode == 0, again.stderr
    one = (tmp_path / "out/first_site.html").read_text(encoding="utf-8")
    assert (tmp_path / "again.html").read_text(encoding="utf-8") == one


def test_run_json(tenfold: Command, first_site: Path, tmp_path: Path) -> None:
    done = tenfold("run", first_site, *SHORT, "--out", tmp_path, "--json", "--no-report")
    assert done.returncode == 0, done.stderr
    document = json.loads(done.stdout)
    assert document["kpis"]["pue"]["value"] > 1.0
    assert document["by_year"]["2024"]["it_energy"] > 0.0
    assert document["files"]["report"] is None
    assert sorted(p.name for p in tmp_path.iterdir()) == ["first_site.nc"]


def test_channels(tenfold: Command, first_site: Path, tmp_path: Path) -> None:
    import xarray as xr

    done = tenfold(
        "run",
        first_site,
        *SHORT,
        "--out",
        tmp_path,
        "--channels",
        "wet_bulb,it_power",
        "--no-report",
    )
    assert done.returncode == 0, done.stderr
    with xr.open_dataset(tmp_path / "first_site.nc", engine="h5netcdf") as ds:
        assert "wet_bulb" in ds
        assert "chain_loss" not in ds
    done = tenfold("run", first_site, *SHORT, "--out", tmp_path / "x", "--channels", "wet_bulp")
    assert "wet_bulb" in _refused(done, tmp_path / "x")


def test_check(tenfold: Command, first_site: Path) -> None:
    done = tenfold("check", first_site)
    assert done.returncode == 0, done.stderr
    assert ": ok" in done.stdout
    assert "B" in done.stdout


def test_compare_says_what_one_side_lacks(tenfold: Command, first_site: Path) -> None:
    other = first_site.parent / "two_climates.yaml"
    done = tenfold("compare", first_site, other, "--threads", 1)
    assert done.returncode == 0, done.stderr
    assert "(absent)" in done.stdout
    assert "nan" not in done.stdout.split()


def test_words_of_the_command(tenfold: Command) -> None:
    assert json.loads(tenfold("schema").stdout)["type"] == "object"
    assert tenfold("reference").stdout.startswith("#")
    assert "water_economizer" in tenfold("models").stdout
    racks = tenfold("catalog", "racks").stdout.split()
    assert racks
    assert isinstance(json.loads(tenfold("catalog", "racks", racks[0]).stdout), dict)
    assert tenfold("--version").stdout.startswith("tenfold ")


def test_calibrate(tenfold: Command, first_site: Path, tmp_path: Path) -> None:
    common = (
        "calibrate", first_site, *SHORT, "--vary", "sites.hangzhou.halls.ai.racks.0.count",
    )  # fmt: skip
    base = json.loads(
        tenfold("run", first_site, *SHORT, "--out", tmp_path / "b", "--json", "--no-report").stdout
    )["by_year"]["2024"]["it_energy"]
    out = tmp_path / "found.yaml"
    done = tenfold(
        *common, "--target", f"it_energy={0.95 * base}", "--between", "100,400", "--write", out
    )
    assert done.returncode == 0, done.stderr
    assert tenfold("check", out).returncode == 0
    done = tenfold(*common, "--target", f"it_energy={50 * base}", "--between", "100,400")
    assert done.returncode == 3
    assert "reachable maximum" in done.stderr
    assert "Traceback" not in done.stderr


# ---------------------------------------------------------------------- usage


@pytest.mark.parametrize(
    "words",
    [
        ("run",),
        ("frobnicate",),
        ("run", "x.yaml", "--frobnicate"),
        ("run", "x.yaml", "--threads", "0"),
        ("run", "x.yaml", "--set", "no_equals"),
        ("calibrate", "x.yaml", "--vary", "a", "--target", "energi=1"),
        ("calibrate", "x.yaml", "--vary", "a", "--target", "pue=1.2", "--between", "1"),
        ("catalog", "frobs"),
    ],
    ids=" ".join,
)
def test_usage(tenfold: Command, tmp_path: Path, words: tuple[str, ...]) -> None:
    done = tenfold(*words, cwd=tmp_path)
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr


# ---------------------------------------------------------------------- bad input

NESTED = "a: " + "[" * 5000 + "]" * 5000
ALIASES = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "\n".join(
    f"{chr(98 + i)}: &{chr(98 + i)} [{','.join(['*' + chr(97 + i)] * 9)}]" for i in range(12)
)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b"\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00", ""),
        (bytes(range(256)) * 8, ""),
        (NESTED.encode(), ""),
        (ALIASES.encode(), ""),
        (b"tenfold: 1\ntitle: a\ntitle: b\n", "title"),
        (b"tenfold: 1\ntitel: a\n", "title"),
        (b"- a\n- b\n", ""),
        (b"tenfold: 1\nsites: [", ""),
        (b"tenfold: 99\ntitle: a\nsites: []\n", "tenfold"),
    ],
    ids=[
        "empty",
        "elf",
        "binary",
        "nesting",
        "aliases",
        "duplicate",
        "typo",
        "list",
        "open",
        "version",
    ],
)
def test_bad_files(tenfold: Command, tmp_path: Path, content: bytes, said: str) -> None:
    file = tmp_path / "bad.yaml"
    file.write_bytes(content)
    start = time.monotonic()
    text = _refused(tenfold("run", file, "--out", tmp_path / "out"), tmp_path)
    assert time.monotonic() - start < 20.0
    assert "bad.yaml" in text
    assert said in text


def test_missing_file(tenfold: Command, tmp_path: Path) -> None:
    for command in ("run", "check"):
        assert "none.yaml" in _refused(tenfold(command, "none.yaml", cwd=tmp_path), tmp_path)
    assert "none.nc" in _refused(tenfold("report", "none.nc", cwd=tmp_path), tmp_path)
    _refused(tenfold("run", tmp_path, cwd=tmp_path), tmp_path)


AI = "sites.hangzhou.halls.ai"


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("sites.hangzhou.grid.connection=120 MWh", "energy"),
        ("sites.hangzhou.grid.connection=120", "unit"),
        ("sites.hangzhou.grid.connection=.nan", "connection"),
        ("sites.hangzhou.grid.connection=1e300 MW", "connection"),
        ("sites.hangzhou.grid.connection=-5 MW", "connection"),
        ("sites.hangzhou.grid.conection=5 MW", "did you mean 'connection'"),
        ("sites.hangzou.grid.connection=5 MW", "hangzhou"),
        (f"{AI}.cooling.model=cold_plate_dry_coler", "cold_plate_dry_cooler"),
        (f"{AI}.cooling.facility_supply=32 K", "facility_supply"),
        (f"{AI}.racks=[]", "rack"),
        ("sites.hangzhou.halls=[]", ""),
        ("sites=[]", "sites"),
        ("horizon.end=2020-01-01", "end"),
        ("horizon.step=7 min", "step"),
        ("horizon.start=2024-02-30", "start"),
        ("sites.hangzhou.weather.climate=hangzou", "hangzhou"),
        ("sites.hangzhou.power.design=ups_2m", "ups"),
        ("sites.hangzhou.location.timezone=Asia/Shangai", "Asia/Shanghai"),
        ("output.channels=[it_powr]", "it_power"),
    ],
)
def test_bad_values(
    tenfold: Command, first_site: Path, tmp_path: Path, setting: str, said: str
) -> None:
    done = tenfold("run", first_site, *SHORT[2:], "--set", setting, "--out", tmp_path / "out")
    text = _refused(done, tmp_path)
    assert said in text
    checked = tenfold("check", first_site, *SHORT[2:], "--set", setting)
    assert checked.returncode == 1
    assert checked.stderr == text


def test_place_caret_and_all_issues_at_once(
    tenfold: Command, first_site: Path, tmp_path: Path
) -> None:
    lines = first_site.read_text(encoding="utf-8").splitlines()
    wrong = [line.replace("timezone:", "timezon:").replace("horizon:", "horizn:") for line in lines]
    assert wrong != lines
    file = tmp_path / "wrong.yaml"
    file.write_text("\n".join(wrong) + "\n", encoding="utf-8")
    text = _refused(tenfold("check", file), tmp_path)
    for key in ("timezon", "horizn"):
        row = next(i for i, line in enumerate(wrong, 1) if f"{key}:" in line)
        assert f"wrong.yaml:{row}:" in text
    assert "^" in text
    assert "did you mean 'timezone'" in text


def _epw(*, missing: int | None = None, dew_point: float = 5.0) -> str:
    """A year of constant weather, hour-ending rows of local standard time."""
    import datetime

    head = [
        "LOCATION,Hangzhou,ZJ,CHN,TEST,584570,30.23,120.17,8.0,43.0",
        "DESIGN CONDITIONS,0",
        "TYPICAL/EXTREME PERIODS,0",
        "GROUND TEMPERATURES,0",
        "HOLIDAYS/DAYLIGHT SAVINGS,No,0,0,0",
        "COMMENTS 1,made for a test",
        "COMMENTS 2,",
        "DATA PERIODS,1,1,Data,Sunday, 1/ 1,12/31",
    ]
    rows = []
    day = datetime.date(2023, 1, 1)
    for _ in range(365):
        rows += [
            f"{day.year},{day.month},{day.day},{hour},0,?9?9,10.0,{dew_point},60,101325,0,0,"
            "320,0,0,0,0,0,0,0,180,2.0,5,5,20,77777,9,999999999,100,0.1,0,88,0.2,0,1"
            for hour in range(1, 25)
        ]
        day += datetime.timedelta(days=1)
    if missing is not None:
        del rows[missing]
    return "\n".join(head + rows) + "\n"


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        (_epw(), 0, ""),
        (_epw(missing=1000), 1, "hour"),
        (_epw(dew_point=15.0), 1, "dew point"),
        ("not a weather file\n", 1, ""),
    ],
    ids=["whole", "missing hour", "dew point", "no epw"],
)
def test_weather_files(
    tenfold: Command, first_site: Path, tmp_path: Path, text: str, code: int, said: str
) -> None:
    file = tmp_path / "weather.epw"
    file.write_text(text, encoding="utf-8")
    weather = f'sites.hangzhou.weather={{"file": "{file}"}}'
    done = tenfold(
        "run", first_site, *SHORT, "--set", weather, "--out", tmp_path / "out", "--no-report"
    )
    if code == 0:
        assert done.returncode == 0, done.stderr
        assert (tmp_path / "out/first_site.nc").exists()
    else:
        assert said in _refused(done, tmp_path)
        assert "weather.epw" in done.stderr


# ---------------------------------------------------------------------- disk, signals, pipes


def _small_files() -> None:
    """Every write beyond 16 kB fails, as on a full disk."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (16_000, 16_000))


@pytest.mark.parametrize("words", [("--no-report",), ()], ids=["result", "report"])
def test_full_disk(
    tenfold: Command, first_site: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    done = tenfold("run", first_site, *SHORT, "--out", tmp_path, *words, before=_small_files)
    _refused(done, tmp_path)


def test_out_is_a_file(tenfold: Command, first_site: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("in the way")
    done = tenfold("run", first_site, *SHORT, "--out", tmp_path / "out")
    assert "out" in _refused(done, tmp_path)


def test_an_earlier_result_survives_a_failure(
    tenfold: Command, first_site: Path, tmp_path: Path
) -> None:
    words = ("run", first_site, *SHORT, "--out", tmp_path, "--no-report")
    assert tenfold(*words).returncode == 0
    before = (tmp_path / "first_site.nc").read_bytes()
    assert tenfold(*words, before=_small_files).returncode == 1
    assert (tmp_path / "first_site.nc").read_bytes() == before
    assert _left(tmp_path) == [str(tmp_path / "first_site.nc")]


def test_interrupt(first_site: Path, tmp_path: Path) -> None:
    # Forty years of minutes without series: long enough on any machine, small in memory.
    settings = ("horizon.end=2064-01-01", "horizon.step=1 min", "output.channels=[none]")
    words = ["run", str(first_site), "--out", str(tmp_path)]
    for setting in settings:
        words += ["--set", setting]
    process: subprocess.Popen[Any] = subprocess.Popen(
        [sys.executable, "-m", "tenfold", *words],
        stderr=subprocess.PIPE,
        text=True,
        # Tests that run in the background inherit an ignored SIGINT.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert process.stderr is not None
    assert "simulating" in process.stderr.readline()  # the engine runs, however slow the start was
    process.send_signal(signal.SIGINT)
    start = time.monotonic()
    _, said = process.communicate(timeout=30)
    assert process.returncode == 130, said
    assert time.monotonic() - start < 2.0
    assert "Traceback" not in said
    assert _left(tmp_path) == []


def test_closed_pipe() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-m", "tenfold", "reference"],
        stdout=writer,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
        timeout=60,
    )
    os.close(writer)
    assert "Traceback" not in done.stderr
