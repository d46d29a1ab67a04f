#!/usr/bin/env python3
# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Yardsticks for tenfold_bench: comparable physics in NumPy, in numba, and wet bulbs by PsychroLib.

yardsticks.py BENCH_JSON prints CPU time per site-step and the ratio to tenfold, and adds
"yardsticks" to the file. What is not installed is skipped. The model below is a site of the same
shape as tests/benchmarks/reference_site.yaml with less physics: one machine class a hall, fixed
passes instead of closed loops, no mode dead bands, no saturated-exit water, no ledgers, totals of
seven quantities instead of some forty. It is a lower bound of what such a composition costs.
"""

from __future__ import annotations

import json
import pathlib
import sys
import time
from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
STEPS = 8784
YORK = np.array(
    [-0.359741205, -0.055053608, 0.0023850432, 0.173926877, -0.0248473764, 0.00048430224,
     -0.005589849456, 0.0005770079712, -1.342427256e-05, 2.84765801111111, -0.121765149,
     0.0014599242, 1.680428651, -0.0166920786, -0.0007190532, -0.025485194448, 4.87491696e-05,
     2.719234152e-05, -0.06537662555556, -0.002278167, 0.0002500254, -0.0910565458,
     0.00318176316, 3.8621772e-05, -0.0034285382352, 8.56589904e-06, -1.516821552e-06]
)  # fmt: skip
CAPACITY = np.array([0.257896, 0.0389016, -2.1708e-4, 0.0468684, -9.4284e-4, -3.4344e-4])
EIR = np.array([0.933884, -0.058212, 4.50036e-3, 2.43e-3, 4.86e-4, -1.215e-3])


def site(dry: Array, wet: Array, pv: Array, activity: Array) -> Array:
    """Totals of a year for arrays of dry and wet bulb [C], PV [W] and activity."""
    # Air hall: leakage, fans, supplies, recirculation; three passes.
    inlet = 25.4 + 0.0 * dry
    it = dry
    for _ in range(3):
        psi = 1.0 + 0.12 * (np.exp(0.012 * (inlet - 25.0)) - 1.0)
        phi = np.minimum(np.maximum(0.8 + 0.2 * (inlet - 23.0) / 17.0, 0.8), 1.0)
        chips = 24000.0 * (80.0 + 320.0 * activity) * psi
        fans = 24000.0 * 36.0 * phi**3
        load = (chips + fans) / (24000.0 * 1100.0)
        it = chips + fans + 24000.0 * 1100.0 * (0.0095 + load * (0.0125 + load * 0.0203))
        inlet = 25.0 + 0.031 * it / (1180.0 * 24000.0 * 0.022 * phi)
    out = it
    for stage in range(8):
        share = out / (12e6 + 1e5 * stage)
        out = out + (12e6 + 1e5 * stage) * (0.0005 + share * (0.002 + share * 0.006))
    heat = it * 1.04
    fan = 3e5 * (heat / 1e7) ** 2.7
    water = 1e6
    supply = 18.0
    back = supply + heat / water
    # Tower range, economizer share and chiller: five passes.
    spread = heat / 1.4e6
    chiller = 0.0 * dry
    ratio = 0.0 * dry
    for _ in range(5):
        r = np.minimum(np.maximum(spread, 1.1), 22.2)
        t = np.minimum(np.maximum(wet, -34.4), 26.7)
        c = YORK
        c0 = (
            c[0]
            + t * (c[1] + t * c[2])
            + r * (c[3] + t * (c[4] + t * c[5]) + r * (c[6] + t * (c[7] + t * c[8])))
        )
        c1 = (
            c[9]
            + t * (c[10] + t * c[11])
            + r * (c[12] + t * (c[13] + t * c[14]) + r * (c[15] + t * (c[16] + t * c[17])))
        )
        c2 = (
            c[18]
            + t * (c[19] + t * c[20])
            + r * (c[21] + t * (c[22] + t * c[23]) + r * (c[24] + t * (c[25] + t * c[26])))
        )
        d = supply - 2.0 - wet - c0
        wanted = 2.0 * d / np.maximum(c1 + np.sqrt(np.maximum(c1 * c1 + 4.0 * c2 * d, 0.0)), 1e-6)
        ratio = np.minimum(np.maximum(1.0 / np.maximum(wanted, 0.125), 0.0), 1.0)
        level = 1.0 / np.maximum(ratio, 1e-3)
        leaving = wet + c0 + level * (c1 + level * c2)
        middle = np.minimum(np.maximum(leaving + 2.0, supply), back)
        left = water * (middle - supply)
        y = np.minimum(np.maximum(leaving, 24.0), 35.0)
        a = CAPACITY
        able = 1.2e7 * (a[0] + 10.0 * (a[1] + 10.0 * a[2]) + y * (a[3] + y * a[4] + a[5] * 10.0))
        e = EIR
        factor = e[0] + 10.0 * (e[1] + 10.0 * e[2]) + y * (e[3] + y * e[4] + e[5] * 10.0)
        part = np.maximum(left / able, 0.1)
        power = able / 5.5 * factor * (0.222903 + part * (0.313387 + part * 0.46371))
        lift = np.maximum(leaving + 7.0 - 16.0, 12.0)
        chiller = power * np.minimum(left / able * 10.0, 1.0) * lift / (y + 7.0 - 8.0)
        spread = (heat + chiller) / 1.4e6
    tower = 1.2e5 * ratio**3
    makeup = (heat + chiller) / 2.45e6 * 1.25
    # Liquid hall: CDU and dry cooler by eight secant passes on the fan ratio.
    liquid = 9e6 * (0.3 + 0.7 * activity)
    wish = liquid / np.maximum(40.0 - dry, 1.0)
    log_fan = np.log(np.minimum(wish / 1.4e6, 1.0))
    for _ in range(8):
        air = 1.4e6 * np.exp(log_fan)
        least = np.minimum(air, 1.1e6)
        rate = least / np.maximum(air, 1.1e6)
        ntu = 2.3e6 * np.exp(0.55 * log_fan) / least
        root = ntu**0.22
        taken = least * (1.0 - np.exp((np.exp(-rate * ntu / root) - 1.0) * root / rate))
        log_fan = np.minimum(log_fan + np.log(wish / taken) / 0.8, 0.0)
    dry_fan = 3e5 * np.exp(3.0 * log_fan)
    pumps = 1e5 * (0.3 + 0.7 * (liquid / 9e6) ** 1.85) + 8e4 * (0.3 + 0.7 * (heat / 1e7) ** 1.85)
    facility = out + fan + chiller + tower + liquid * 1.06 + dry_fan + pumps
    # Battery: the clamp scan.
    change = np.minimum(np.maximum(pv - facility, -1e7), 1e7) * 3600.0
    stored = 0.0
    moved = 0.0
    for k in range(change.size):
        after = min(max(stored + change[k], 0.0), 1.44e11)
        moved += abs(after - stored)
        stored = after
    return np.array([it.sum(), facility.sum(), chiller.sum(), tower.sum(), dry_fan.sum(),
                     makeup.sum(), moved])  # fmt: skip


def shortest(work: Callable[[], Any], runs: int = 7) -> float:
    """Shortest CPU time of some calls [s]."""
    best = float("inf")
    for _ in range(runs):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def main() -> int:
    """Measures what is installed."""
    path = pathlib.Path(sys.argv[1])
    bench = json.loads(path.read_text(encoding="utf-8"))
    tenfold = bench["totals_only"]["ns_per_site_step"]
    hours = np.arange(STEPS, dtype=float)
    dry = 17.0 - 12.0 * np.cos(hours / 8784.0 * 6.2832) - 4.0 * np.cos(hours / 24.0 * 6.2832)
    wet = dry - 3.0
    pv = np.maximum(2e7 * -np.cos(hours / 24.0 * 6.2832), 0.0)
    activity = 0.5 + 0.15 * np.sin(hours / 24.0 * 6.2832)
    found: dict[str, float] = {}
    found["numpy"] = shortest(lambda: site(dry, wet, pv, activity)) / STEPS * 1e9
    try:
        import numba
    except ImportError:
        print("  numba is not installed: its loop is skipped")
    else:
        compiled = numba.njit(fastmath=False)(site)
        compiled(dry, wet, pv, activity)
        found["numba"] = shortest(lambda: compiled(dry, wet, pv, activity)) / STEPS * 1e9
    try:
        import psychrolib
    except ImportError:
        print("  psychrolib is not installed: its wet bulbs are skipped")
    else:
        psychrolib.SetUnitSystem(psychrolib.SI)
        some = [(float(t), float(t) - 5.0) for t in dry[::17]]
        found["psychrolib wet bulb alone"] = (
            shortest(
                lambda: [psychrolib.GetTWetBulbFromTDewPoint(t, d, 101325.0) for t, d in some], 2
            )
            / len(some)
            * 1e9
        )
    print("yardsticks, ns per site-step (less physics than tenfold's, see yardsticks.py)")
    for name, ns in found.items():
        print(f"  {name:<44} {ns:8.1f}   tenfold is {ns / tenfold:.1f} times as fast")
    bench["yardsticks"] = {
        name: {"ns_per_site_step": ns, "over_tenfold": ns / tenfold} for name, ns in found.items()
    }
    path.write_text(json.dumps(bench, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
