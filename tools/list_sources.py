# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Writes the source lists of libsim/CMakeLists.txt and python/bindings/CMakeLists.txt anew.

Adding one file by hand is one line; this saves work after many files were moved.
"""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def rewrite(cmake_file: Path, target: str, sources: list[str]) -> None:
    text = cmake_file.read_text()
    lines = "".join(f"    {source}\n" for source in sources)
    pattern = rf"(# begin {target}\n[^\n]*\n)(.*?)(  *\)\n# end {target})"
    new, count = re.subn(pattern, lambda m: m[1] + lines + m[3], text, flags=re.DOTALL)
    if count != 1:
        raise SystemExit(f"{cmake_file.name}: no list of {target} between '# begin' and '# end'")
    cmake_file.write_text(new)


def main() -> None:
    libsim = ROOT / "libsim"
    found = sorted(str(path.relative_to(libsim)) for path in libsim.rglob("*.cpp"))
    hdf5 = [path for path in found if re.match(r"results/hdf5[^/]*\.cpp$", path)]
    rewrite(libsim / "CMakeLists.txt", "tenfold_sim", [p for p in found if p not in hdf5])
    rewrite(libsim / "CMakeLists.txt", "tenfold_hdf5", hdf5)
    bindings = ROOT / "python" / "bindings"
    found = sorted(str(path.relative_to(bindings)) for path in bindings.rglob("*.cpp"))
    rewrite(bindings / "CMakeLists.txt", "tenfold_python", found)


if __name__ == "__main__":
    main()
