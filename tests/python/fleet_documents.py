# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Scenarios of a few sites with racks and workloads, and the ledger of their work."""

from __future__ import annotations

from typing import Any

import numpy as np
import yaml

import tenfold as tf
from tenfold.scenario import parse

PLACES: dict[str, dict[str, Any]] = {
    "hangzhou": {
        "location": {"latitude": 30.27, "longitude": 120.16, "timezone": "Asia/Shanghai"},
        "grid": {"zone": "CN-ZJ"},
    },
    "shanghai": {
        "location": {"latitude": 31.23, "longitude": 121.47, "timezone": "Asia/Shanghai"},
        "grid": {"zone": "CN-SH"},
    },
    "frankfurt": {
        "location": {"latitude": 50.1, "longitude": 8.7, "timezone": "Europe/Berlin"},
        "grid": {"zone": "DE"},
    },
    "mumbai": {
        "location": {"latitude": 19.08, "longitude": 72.88, "timezone": "Asia/Kolkata"},
        "grid": {"zone": "IN-WE"},
    },
}
TWO = {"hangzhou": {"hgx_h100": 20.0}, "frankfurt": {"hgx_h100": 20.0}}
BATCH = {"name": "batch", "model": "deferrable", "share": 1.0, "load": 0.3}


def idle(workloads: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What the shares of workloads leave over on each kind of machines, as workloads that idle."""
    rest = []
    for kind in ("cpu", "accelerator"):
        total = sum(
            load.get("share", 1.0)
            for load in workloads
            if kind in load.get("runs_on", [kind])
            and (kind == "accelerator" or load["model"] in ("steady", "diurnal"))
        )
        if 0.0 < total < 1.0 - 1e-9:
            rest.append(
                {
                    "name": f"idle_{kind}",
                    "model": "steady",
                    "utilisation": 0,
                    "share": 1.0 - total,
                    "runs_on": [kind],
                }
            )
    return rest


def document(
    sites: dict[str, dict[str, float]],
    workloads: list[dict[str, Any]],
    placement: dict[str, Any] | None = None,
    start: str = "2024-03-20",
    end: str = "2024-05-05",
    **more: Any,
) -> tf.Scenario:
    """Sites by name with racks by type."""
    doc: dict[str, Any] = {
        "tenfold": 1,
        "horizon": {"start": start, "end": end, "step": "1 h"},
        "sites": [
            {
                "name": name,
                **PLACES[name],
                "weather": {"climate": name},
                "power": {"design": "ups_2n"},
                "halls": [
                    {
                        "name": "h",
                        "cooling": {"design": "hyperscale_wse"},
                        "module": "5 MW",
                        "racks": [{"type": t, "count": c} for t, c in racks.items()],
                    }
                ],
            }
            for name, racks in sites.items()
        ],
        "workloads": [*workloads, *idle(workloads)],
        **more,
    }
    if placement is not None:
        doc["placement"] = placement
    return parse(yaml.safe_dump(doc))


def check_ledgers(result: tf.Result) -> list[str]:
    """Opening queue + submitted = served + dropped + queued, by part, month and in total."""
    months = result.monthly
    parts = [
        str(n)[: -len("_submitted")]
        for n in months.data_vars
        if str(n).startswith("work_") and str(n).endswith("_submitted")
    ]
    for part in parts:
        submitted, served, dropped, queued = (
            months[f"{part}_{what}"].sum("site").to_numpy()
            for what in ("submitted", "served", "dropped", "queued")
        )
        assert (submitted >= 0).all()
        assert (served >= 0).all()
        assert (dropped >= 0).all()
        before = np.concatenate([[0.0], queued[:-1]])
        scale = np.maximum(submitted + before, 1e-30)
        assert np.abs(before + submitted - served - dropped - queued).max() <= 1e-12 * scale.max()
        assert (np.abs(before + submitted - served - dropped - queued) <= 1e-12 * scale).all()
        total = submitted.sum()
        assert abs(total - served.sum() - dropped.sum() - queued[-1]) <= 1e-12 * max(total, 1e-30)
    return parts


def total(result: tf.Result, name: str) -> float:
    return float(result.monthly[name].sum())
