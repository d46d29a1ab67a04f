# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Annual PUE that operators report by site, against one design for each operator.

Sites of an operator differ by climate alone. Rows marked DESIGN or SIMULATED are left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from . import runs
from .plotting import pairs_figure
from .scores import Array, Section, leave_one_out, mae, permutation_p, spearman
from .tables import read_rows


@dataclass
class Campus:
    """A place of an operator with the values reported for it."""

    operator: str
    name: str
    climate: str
    values: list[float] = field(default_factory=list)
    rows: list[str] = field(default_factory=list)

    @property
    def reported(self) -> float:
        """Mean of its rows (years, buildings)."""
        return float(np.mean(self.values))


def read_places(path: Path) -> list[tuple[str, re.Pattern[str], str, str]]:
    """Rules from a site's name to a climate; the first that fits holds."""
    return [
        (r["operator"], re.compile(r["pattern"], re.I), r["campus"], r["climate"])
        for r in read_rows(path, ("operator", "pattern", "campus", "climate"))
    ]


def measured(row: dict[str, str]) -> bool:
    """Whether a row may be scored: no design value, no simulation, no survey or statistic."""
    kind = row["kind"].upper()
    words = ("DESIGN VALUE", "SIMULATED", "SURVEY", "NATIONAL")
    return not kind.startswith("DESIGN") and not any(word in kind for word in words)


def read_campuses(
    table: Path, places: list[tuple[str, re.Pattern[str], str, str]]
) -> tuple[list[Campus], list[str]]:
    """Campuses with reported values, and what was left out with the reason."""
    out: dict[tuple[str, str], Campus] = {}
    left: dict[str, int] = {}
    for row in read_rows(table, ("operator", "site", "year", "pue", "kind")):
        if not measured(row):
            left["design, simulated or survey value"] = (
                left.get("design, simulated or survey value", 0) + 1
            )
            continue
        found = [
            (campus, climate)
            for operator, pattern, campus, climate in places
            if operator in ("*", row["operator"]) and pattern.search(row["site"])
        ]
        campus, climate = found[0] if found else ("", "")
        if not climate:
            reason = "no single site or no built-in climate"
            left[reason] = left.get(reason, 0) + 1
            continue
        key = (row["operator"], campus)
        entry = out.setdefault(key, Campus(row["operator"], campus, climate))
        entry.values.append(row.number("pue"))
        entry.rows.append(f"{row['site']} {row['year']}")
    return list(out.values()), [f"{n} rows: {why}" for why, n in left.items()]


def site(name: str, climate: str, design: dict[str, Any]) -> runs.Site:
    """A site of 10 MW at the utilisation that the design states."""
    it_W = 10e6
    return runs.Site(
        name,
        {"climate": climate},
        design["cooling"],
        it_W,
        air_rise_K=float(design.get("air_rise_K", 13.0)),
        power=design["power"],
        lighting=float(design.get("lighting", 0.002)),
        module_W=it_W / float(design.get("loading", 0.7)),
    )


def with_overhead(model: Array, truth: Array, groups: Array) -> Array:
    """The model with one overhead for each operator, taken from its other campuses.

    The constant of an operator knows the mean of its other campuses; so does this: the mean of
    report minus model over the other campuses is added, a share of IT energy that no climate
    changes. What is left to score is what the model says of the differences between climates.
    """
    return model + leave_one_out(truth - model, groups)


def least_error(model: Array, truth: Array, groups: Array, width: float = 0.01) -> float:
    """Error that is left when climate explains all it can.

    Campuses of one operator whose modelled PUE lies within `width` count as one climate: whatever a
    model of climate says of them is one number, and the median of their reports is the best one.
    What remains is the mean absolute distance to it; a campus alone in its climate adds nothing.
    """
    total = 0.0
    for operator in dict.fromkeys(groups):
        of = groups == operator
        order = np.argsort(model[of])
        ours, theirs = model[of][order], truth[of][order]
        start = 0
        for end in range(1, len(ours) + 1):
            if end == len(ours) or ours[end] - ours[start] > width:
                alike = theirs[start:end]
                total += float(np.abs(alike - np.median(alike)).sum())
                start = end
    return total / len(model)


def score(
    section: Section, name: str, model: Array, truth: Array, constant: Array, places: list[str]
) -> None:
    """Error, constant, skill, worst case of one set of campuses."""
    own, other = mae(model, truth), mae(constant, truth)
    error = model - truth
    worst = int(np.argmax(np.abs(error)))
    section.add(f"{name}.error", "mean_absolute_error", own, 0.03)
    section.add(
        f"{name}.skill",
        "error_over_error_of_constant",
        own / other if other > 0 else np.inf,
        1.0,
        note="above 1 the constant is closer",
    )
    section.add(
        f"{name}.worst", "largest_absolute_error", float(np.abs(error[worst])), note=places[worst]
    )
    section.add(f"{name}.bias", "mean_error", float(error.mean()), note="model minus report")


def compare(table: Path, places: Path, designs: Path, out: Path) -> Section:
    """Score all operators with two campuses or more."""
    section = Section("Annual PUE reported by operators")
    campuses, left = read_campuses(table, read_places(places))
    with designs.open(encoding="utf-8") as text:
        known = yaml.safe_load(text)
    section.say(
        "One design for each operator, chosen from what the operator publishes "
        "(tests/validation/operator_pue/designs.yaml), never from its values; its sites differ by "
        "climate alone. Beside it the constant that leaves one out: the mean of the operator's "
        "other campuses. A campus is the mean of its rows (years, buildings)."
    )
    section.say(
        "Two scores. `error`: the design as it is, nothing taken from reports. `one_overhead`: one "
        "number for each operator, the mean of report minus model over its other campuses, is "
        "added, so that model and constant know the same of the campus they are asked for; the "
        "differences between campuses are the model's alone. The second was added after the first "
        "had lost to the constant; no design was changed with it."
    )
    section.say(
        "`least` says how close climate alone can come: campuses of one operator whose modelled "
        "PUE lies within 0.01 are one climate to any such model, and their reports differ."
    )
    section.say("Left out: " + "; ".join(left) + ".")
    sites, owners = [], []
    for i, campus in enumerate(campuses):
        design = known["operators"].get(campus.operator, known["default"])
        sites.append(site(f"s{i}", campus.climate, design))
        owners.append(campus.operator)
    years = runs.yearly(runs.run(sites))
    model = np.array([years[s.name]["pue"] for s in sites])
    truth = np.array([c.reported for c in campuses])
    groups = np.array(owners)
    constant = leave_one_out(truth, groups)
    scored = np.isfinite(constant)
    calibrated = with_overhead(model, truth, groups)
    figures = {}
    for operator in ("all", *dict.fromkeys(owners)):
        of = scored if operator == "all" else scored & (groups == operator)
        if not of.any():
            continue
        name = f"operator_pue.{operator.lower().replace(' ', '_')}"
        names = [f"{c.operator} {c.name}" for c, use in zip(campuses, of, strict=True) if use]
        if operator != "all":
            figures[operator] = (truth[of], model[of])
        section.add(
            f"{name}.constant", "mean_absolute_error_of_constant", mae(constant[of], truth[of])
        )
        section.add(
            f"{name}.least",
            "least_error_of_any_model_of_climate",
            least_error(model[of], truth[of], groups[of]),
            note="campuses within 0.01 modelled PUE as one climate, at the median of their reports",
        )
        score(section, name, model[of], truth[of], constant[of], names)
        score(section, f"{name}.one_overhead", calibrated[of], truth[of], constant[of], names)
        section.add(
            f"{name}.rank",
            "spearman",
            spearman(model[of], truth[of]),
            note=f"p {permutation_p(model[of], truth[of], groups[of]):.4f}, permutations inside "
            "operators",
        )
        section.add(
            f"{name}.rank_chance",
            "permutation_p_value",
            permutation_p(model[of], truth[of], groups[of]),
        )
    for operator in dict.fromkeys(owners):
        design = known["operators"].get(operator, known["default"])
        note = "" if operator in known["operators"] else " (default design: nothing published)"
        section.say(f"**{operator}**{note}: {design['words']} Source: {design['source']}.")
    section.table(
        [
            "operator",
            "campus",
            "climate",
            "rows",
            "reported",
            "modelled",
            "error",
            "with overhead",
            "constant",
        ],
        [
            [
                c.operator,
                c.name,
                c.climate,
                str(len(c.values)),
                f"{t:.3f}",
                f"{m:.3f}",
                f"{m - t:+.3f}",
                f"{o:.3f}" if np.isfinite(o) else "",
                f"{k:.3f}" if np.isfinite(k) else "",
            ]
            for c, t, m, o, k in zip(campuses, truth, model, calibrated, constant, strict=True)
        ],
    )
    if figures:
        path = out / "operator_pue.svg"
        pairs_figure(path, figures, "annual PUE")
        section.figures.append((path, "Reported and modelled annual PUE by campus."))
    return section
