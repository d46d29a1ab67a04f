# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Compare Tenfold with published values and other codes.

usage: python tools/validate [--figures DIR] [--only NAME,...] [--samples N] [--rerun CASE,...]

Without --figures it uses the tables kept under tests/validation and writes docs/validation.md, its
figures and build/validation.json. With --figures it evaluates the same comparisons on files of the
same names and columns in DIR (and on DIR/energyplus/CASE/) and writes build/validation.md instead.
"""

from __future__ import annotations

import argparse
import difflib
import os
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))

import accelerator_tables  # noqa: E402

import tenfold as tf  # noqa: E402
from validate import (  # noqa: E402
    accelerators,
    energyplus,
    esif,
    fleets,
    lei_masanet,
    operators,
    report,
)
from validate.scores import Section  # noqa: E402

KEPT = ROOT / "tests" / "validation"
#: Tables of a folder that comparisons read.
TABLES = (
    "lei_masanet_2022_5_95.csv",
    "lei_masanet_input_ranges.csv",
    "lei_2025_quantiles.csv",
    "nrel_esif_pue_monthly_2016_2019.csv",
    "pue_reported.csv",
    "llm_inference_energy.csv",
)


def find(name: str, *folders: Path) -> Path | None:
    """First folder that has the file."""
    for folder in folders:
        if (folder / name).is_file():
            return folder / name
    return None


def jobs(arguments: argparse.Namespace, figures: Path) -> dict[str, Callable[[], list[Section]]]:
    """Comparisons by name; one whose files are missing says so."""
    if arguments.figures is None:
        sources = {
            "lei_masanet_2022_5_95.csv": [KEPT / "lei_masanet"],
            "lei_masanet_input_ranges.csv": [KEPT / "lei_masanet"],
            "lei_2025_quantiles.csv": [KEPT / "lei_2025"],
            "nrel_esif_pue_monthly_2016_2019.csv": [KEPT / "nrel_esif"],
            "pue_reported.csv": [KEPT / "operator_pue"],
            "llm_inference_energy.csv": [KEPT / "token_energy"],
        }
        plants_folder = KEPT / "energyplus"
        boards_folder = KEPT / "accelerator_power"
    else:
        folder = Path(arguments.figures)
        places = [folder, folder / "figures", folder / "facility", folder.parent / "facility"]
        sources = dict.fromkeys(TABLES, places)
        boards_folder = next(
            (
                p
                for p in (folder / "accelerator_power", folder.parent / "accelerator_power")
                if p.is_dir()
            ),
            folder / "accelerator_power",
        )
        plants_folder = next(
            (
                p
                for p in (
                    folder / "energyplus",
                    folder / "reference" / "energyplus",
                    folder.parent / "reference" / "energyplus",
                )
                if p.is_dir()
            ),
            folder / "energyplus",
        )

    def need(title: str, *names: str) -> tuple[list[Path], list[Section]]:
        found = [find(name, *sources[name]) for name in names]
        missing = [n for n, f in zip(names, found, strict=True) if f is None]
        section = Section(title)
        if missing:
            section.say("Not compared, no file: " + ", ".join(missing) + ".")
        return [f for f in found if f is not None], [section] if missing else []

    def bands(name: str, title: str, *, limits: bool) -> list[Section]:
        ranges = find("lei_masanet_input_ranges.csv", *sources["lei_masanet_input_ranges.csv"])
        if ranges is None:
            ranges = KEPT / "lei_masanet" / "lei_masanet_input_ranges.csv"
        files, missing = need(title, name)
        return missing or [
            lei_masanet.compare(
                files[0], ranges, arguments.samples, figures, title=title, limits=limits
            )
        ]

    def nrel() -> list[Section]:
        name = "nrel_esif_pue_monthly_2016_2019.csv"
        files, missing = need("NREL ESIF", name)
        return missing or [esif.compare(files[0], KEPT / "nrel_esif" / "plant.yaml", figures)]

    def reported() -> list[Section]:
        files, missing = need("Annual PUE reported by operators", "pue_reported.csv")
        own = KEPT / "operator_pue"
        return missing or [
            operators.compare(files[0], own / "sites.csv", own / "designs.yaml", figures)
        ]

    def boards() -> list[Section]:
        files, missing = need(
            "Energy of a token, ML.ENERGY leaderboard", "llm_inference_energy.csv"
        )
        if arguments.figures is None:
            figures.mkdir(parents=True, exist_ok=True)
            page = accelerator_tables.page()
            (figures / "accelerators.md").write_text(page, encoding="utf-8")
        return [
            accelerators.board_power(boards_folder),
            *(missing or [accelerators.token_energy(files[0])]),
            *([accelerators.training()] if arguments.figures is None else []),
        ]

    def fleet() -> list[Section]:
        return [fleets.compare(ROOT / "scenarios")] if arguments.figures is None else []

    def other_code() -> list[Section]:
        return energyplus.compare(
            plants_folder,
            figures,
            rerun=arguments.rerun,
            weather=energyplus.weather_folders(arguments.weather, arguments.figures),
            build=ROOT / "build" / "energyplus",
        )

    return {
        "energyplus": other_code,
        "lei_masanet": lambda: [
            *bands("lei_masanet_2022_5_95.csv", "Lei and Masanet (2022)", limits=True),
            *bands("lei_2025_quantiles.csv", "Lei and others (2025)", limits=False),
        ],
        "esif": nrel,
        "operators": reported,
        "accelerators": boards,
        "fleets": fleet,
    }


def unread(folder: Path) -> list[Section]:
    """Tables of a folder that no comparison reads, with the nearest name that one does."""
    section = Section("Tables that no comparison reads")
    for path in sorted(folder.glob("*.csv*")):
        if path.name in TABLES:
            continue
        near = difflib.get_close_matches(path.name, TABLES, 1)
        words = f"{path.name}" + (f"; did you mean '{near[0]}'?" if near else "")
        section.say(f"- {words}")
        if near:
            print(f"not read: {words}", file=sys.stderr)
    return [section] if section.text else []


def evaluate(name: str, arguments: argparse.Namespace, figures: Path) -> list[Section]:
    """One comparison; what stops it becomes a failed score, so that the others go on."""
    started = time.monotonic()
    try:
        sections = jobs(arguments, figures)[name]()
    except (
        tf.TenfoldError,
        ValueError,
        KeyError,
        IndexError,
        OSError,
        AssertionError,
    ) as error:
        failed = Section(f"Comparison `{name}` failed")
        words = f"{type(error).__name__}: {(str(error) or 'no message').splitlines()[0]}"
        failed.say(words)
        print(f"{name}: {words}", file=sys.stderr, flush=True)
        failed.add(f"{name}.comparison", "failures", 1.0, 0.0)
        sections = [failed]
    print(f"{name}: {time.monotonic() - started:.1f} s", file=sys.stderr, flush=True)
    return sections


def main() -> int:
    """Run the comparisons; 0 even when limits are missed, for the page to say so."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--figures", help="folder with other tables of the same names")
    parser.add_argument("--only", default="", help="comparisons, separated by commas")
    parser.add_argument("--samples", type=int, default=60, help="draws of each Lei-Masanet case")
    parser.add_argument("--rerun", default="", help="EnergyPlus cases to run again, or 'all'")
    parser.add_argument("--weather", help="folder with the weather files of climates.csv")
    parser.add_argument("--json", default=str(ROOT / "build" / "validation.json"))
    arguments = parser.parse_args()
    kept = arguments.figures is None
    page = ROOT / ("docs/validation.md" if kept else "build/validation.md")
    wanted = [w for w in arguments.only.split(",") if w]
    # The page is written whole; its figures stay as it states them when a part is looked at.
    figures = ROOT / ("docs/validation" if kept and not wanted else "build/validation")
    if not kept and not Path(arguments.figures).is_dir():
        parser.error(f"--figures: there is no folder '{arguments.figures}'")
    todo = jobs(arguments, figures)
    unknown = [w for w in wanted if w not in todo]
    if unknown:
        parser.error(f"--only: {', '.join(unknown)}; there are {', '.join(todo)}")
    names = [name for name in todo if not wanted or name in wanted]
    with ProcessPoolExecutor(max_workers=min(len(names), os.cpu_count() or 1)) as pool:
        done = pool.map(evaluate, names, [arguments] * len(names), [figures] * len(names))
        sections = [section for found in done for section in found]
    if not kept:
        sections += unread(Path(arguments.figures))
    if not wanted or not kept:
        report.write_markdown(sections, page)
        print(f"wrote {page.relative_to(ROOT)}", file=sys.stderr)
    report.write_json(sections, Path(arguments.json))
    missed = [s for section in sections for s in section.scores if not s.ok]
    for score in missed:
        print(f"misses: {score.case} {score.metric} {score.value:.4g}, limit {score.limit:.4g}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
