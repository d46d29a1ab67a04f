# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Calibrates the main scenario again and writes the two values back, with the date.

    python tools/recalibrate.py            # after any change of the physics
    python tools/recalibrate.py --check    # only says how far off the values are

`fleet.scale` is set so that calendar 2022 takes 3.5 TWh (scenarios/SOURCES.md derives it), and
`growth_factor` of demand `ai` so that what is required in 2032 is ten times that. Both are those of
`tenfold calibrate` with the limits off: the limits are no part of what is stated.
"""

from __future__ import annotations

import argparse
import datetime
import re
import sys
from pathlib import Path

import tenfold as tf

ROOT = Path(__file__).resolve().parent.parent
SCENARIO = ROOT / "scenarios" / "alibaba_cloud_2032.yaml"
BASE_KWH = 3.5e9
ANALYST_KWH = 2.5e6 * 0.5 * 8760  # 2.5 GW of capacity at a load factor of one half
KEY = "fleet.demand.ai.growth_factor"


def required(scenario: tf.Scenario) -> dict[int, float]:
    """Required energy by year [kWh]."""
    off = scenario.replace({"limits.enabled": "false"})
    table = tf.simulate(off, channels=["none"]).by_year()
    return {int(y): float(v) for y, v in table["required_energy"].items()}


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing")
    options = parser.parse_args(arguments)
    scenario = tf.load(SCENARIO)
    scale = float(scenario.get("fleet.scale") or 1.0)
    energy = required(scenario)
    print(f"2022: {energy[2022] / 1e9:.4f} TWh, 2032/2022: {energy[2032] / energy[2022]:.4f}")
    if options.check:
        return 0
    for _ in range(3):  # energy is close to proportional to the scale
        scale *= BASE_KWH / energy[2022]
        scenario = scenario.replace({"fleet.scale": f"{scale!r}"})
        energy = required(scenario)
        if abs(energy[2022] / BASE_KWH - 1.0) < 1e-5:
            break
    off = scenario.replace({"limits.enabled": "false"})
    found = tf.calibrate(
        off, KEY, "energy(2032)/energy(2022)=10", between=(0.8, 1.4), tolerance=1e-5, points=3
    )
    scenario = scenario.replace({"fleet.scale": f"{scale:.5g}", KEY: f"{found.value:.6g}"})
    energy = required(scenario)
    analyst = scale * ANALYST_KWH / BASE_KWH
    today = datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    text = SCENARIO.read_text(encoding="utf-8")
    changes = (
        (r"^  scale: [0-9.]+.*$", f"  scale: {scale:.5g}  # calibrated {today}"),
        (r"^      growth_factor: [0-9.]+.*$",
         f"      growth_factor: {found.value:.6g}  # calibrated {today}"),
        (r"^    fleet: \{scale: [0-9.]+\}", f"    fleet: {{scale: {analyst:.5g}}}"),
    )  # fmt: skip
    for pattern, new in changes:
        text, count = re.subn(pattern, new, text, flags=re.MULTILINE)
        if count != 1:
            raise SystemExit(f"{SCENARIO}: {count} lines match {pattern!r}; expected one")
    SCENARIO.write_text(text, encoding="utf-8")
    print(f"scale {scale:.5g}, growth_factor {found.value:.6g}: 2022 {energy[2022] / 1e9:.4f} TWh, "
          f"2032/2022 {energy[2032] / energy[2022]:.4f}")  # fmt: skip
    return 0


if __name__ == "__main__":
    sys.exit(main())
