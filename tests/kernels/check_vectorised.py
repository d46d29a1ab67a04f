#!/usr/bin/env python3
# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Fails when a loop of the kernels is no longer vectorised.

loops.txt names functions, as source:function. Each loop of theirs behind `#pragma GCC ivdep` must
be vectorised, and each of them must hold one, so that a pragma cannot be lost unseen. g++ says
which loops it vectorised for AVX2 (-fopt-info-vec); the flags are those of the build. With a third
argument all sources that have TENFOLD_CLONES are looked at and the names found are printed.
"""

from __future__ import annotations

import concurrent.futures
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys

VECTORISED = re.compile(r"^(.*?):(\d+):\d+: optimized: loop vectorized using 32 byte vectors")
DROPPED_WITH_VALUE = {"-o", "-MF", "-MT", "-MQ"}
DROPPED = {"-c", "-MD", "-MMD", "-DTENFOLD_CLONES"}


def report(entry: dict[str, str]) -> set[int]:
    """Lines of the source's own loops that g++ vectorises."""
    command: list[str] = []
    words = iter(shlex.split(entry["command"]))
    for word in words:
        if word in DROPPED_WITH_VALUE:
            next(words)
        elif word not in DROPPED:
            command.append(word)
    source = command.pop()
    command += ["-DTENFOLD_NO_CLONES", "-march=x86-64-v3", "-w", "-fopt-info-vec-optimized"]
    command += ["-c", source, "-o", os.devnull]
    # A compiler cache would want a real output.
    if pathlib.Path(command[0]).name == "ccache":
        command.pop(0)
    done = subprocess.run(
        command, cwd=entry["directory"], capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        sys.exit(f"{source}: {done.stderr}")
    lines: set[int] = set()
    for text in done.stderr.splitlines():
        found = VECTORISED.match(text)
        if found and pathlib.Path(found[1]).name == pathlib.Path(source).name:
            lines.add(int(found[2]))
    return lines


def watched(source: pathlib.Path) -> dict[int, str]:
    """Line of each loop behind a pragma, with the function it stands in."""
    out: dict[int, str] = {}
    function = "?"
    lines = source.read_text(encoding="utf-8").splitlines()
    for at, line in enumerate(lines):
        if line[:1] not in ("", " ", "}", "#", "/", ")") and "(" in line:
            name = re.search(r"([A-Za-z_]\w*)\(", line)
            function = name[1] if name else function
        if line.strip() == "#pragma GCC ivdep":
            out[at + 2] = function
    return out


def main() -> int:
    """Compiles the kernels anew and compares."""
    build, root = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    entries = {
        pathlib.Path(e["file"]).resolve(): e
        for e in json.loads((build / "compile_commands.json").read_text(encoding="utf-8"))
    }
    listed = {
        line.strip()
        for line in pathlib.Path(__file__).with_name("loops.txt").read_text().splitlines()
        if line.strip() and not line.startswith("#")
    }
    everything = len(sys.argv) > 3
    stems = {name.split(":")[0] for name in listed}
    sources = sorted(
        s
        for s in (root / "libsim").rglob("*.cpp")
        if (everything or s.stem in stems)
        and "TENFOLD_CLONES" in s.read_text(encoding="utf-8")
        and s.resolve() in entries
    )
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        reports = dict(
            zip(sources, pool.map(lambda s: report(entries[s.resolve()]), sources), strict=True)
        )
    failures: list[str] = []
    functions: set[str] = set()
    count = 0
    for source in sources:
        for line, function in watched(source).items():
            if not everything and f"{source.stem}:{function}" not in listed:
                continue
            count += 1
            if line in reports[source]:
                functions.add(f"{source.stem}:{function}")
            else:
                failures.append(f"{source.relative_to(root)}:{line}: loop of {function}")
    failures.extend(
        f"{name}: no loop behind '#pragma GCC ivdep' is vectorised"
        for name in sorted(listed - functions)
    )
    print(f"{count - len(failures)} loops of {len(functions)} functions are vectorised")
    if everything:
        print(*sorted(functions), sep="\n")
    if failures:
        print("not vectorised:", *failures, sep="\n  ")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
