# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Prints the Python requirements that pyproject.toml states, one a line.

usage: requirements.py [build] [EXTRA...]

Always the run-time dependencies; with ``build`` those of the build backend; and the extras named.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path


def main(groups: list[str]) -> None:
    with (Path(__file__).resolve().parent.parent / "pyproject.toml").open("rb") as file:
        table = tomllib.load(file)
    project = table["project"]
    lines = list(project["dependencies"])
    for group in groups:
        if group == "build":
            lines += table["build-system"]["requires"]
        else:
            lines += project["optional-dependencies"][group]
    print("\n".join(sorted(set(lines))))


if __name__ == "__main__":
    main(sys.argv[1:])
