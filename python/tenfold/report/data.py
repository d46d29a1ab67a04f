# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""What the report shows, computed from a result: plain dicts, lists and numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._stated import stated_inputs
from . import answers, plan
from .charts import (
    heat,
    heat_words,
    sankey,
    site_title,
    trajectory,
    trajectory_tables,
    trajectory_words,
)
from .figures import SCALES, Figure, axis_scale, clean, column, date_of, figure, span_of
from .headline import cards, growth
from .levers import levers
from .spending import spending
from .tokens import tokens

if TYPE_CHECKING:
    from ..kpi import Kpi
    from ..result import Result

__all__ = ["report_data", "trajectory"]


def report_data(result: Result) -> dict[str, Any]:
    """Everything of the page: ``page`` for the template, ``charts`` for the script."""
    core = result._core
    path = trajectory(result)
    by_site = heat(result)
    factor, unit = axis_scale(max(path["total"], default=0.0))
    sections = {
        "growth": growth(result),
        "required": answers.required(result),
        "work": answers.work(result),
        "spending": spending(result),
        "limits": plan.limits(result),
        "prices": plan.prices(result),
        "buildout": plan.buildout(result),
        "waterfall": plan.waterfall(result),
        "levers": levers(result),
        "tornado": plan.tornado(result),
        "footprint": _footprint(result),
        "tokens": tokens(result),
    }
    charts = {
        "trajectory": {
            "labels": [f"{x}*" if x in path["partial"] else x for x in path["labels"]],
            "unit": unit,
            **{
                key: [
                    {"name": s["name"], "values": clean(v * factor for v in s["values"])}
                    for s in path[key]
                ]
                for key in ("site", "hardware")
            },
        },
        "heat": {key: by_site[key] for key in ("months", "sites", "cells", "range", "beyond")},
        "sankey": sankey(core.flows),
    }
    for name, keys in (
        ("required", ("labels", "parts")),
        ("limits", ("months", "names", "cells")),
        ("waterfall", ("unit", "bars")),
        ("levers", ("names", "quantities")),
        ("tornado", ("quantities",)),
        ("footprint", ("labels", "parts")),
    ):
        section = sections[name]
        if section is not None:
            charts[name] = {key: section[key] for key in keys}
    statement = core.attributes.get("statement") or result_document(result).get("description") or ""
    flows = sorted((f for f in core.flows if f[2] > 0), key=lambda f: -f[2])
    page = {
        **sections,
        "title": core.title,
        "statement": str(statement).strip(),
        "span": span_of(core),
        "site_count": sum(1 for s in core.sites if s["in_totals"]),
        "partner_count": sum(1 for s in core.sites if not s["in_totals"]),
        "cards": cards(result),
        "targets": plan.targets_of(result),
        "no_tornado": "" if sections["tornado"] else plan.no_tornado(result),
        "trajectory_unit": unit,
        "by_month": "-" in (path["labels"] or [""])[0],
        "trajectory_tables": trajectory_tables(path, factor),
        "partial": path["partial"],
        "summary": _summary(result),
        "heat_years": by_site["years"],
        "heat_table": by_site["table"],
        "heat_words": heat_words(result, by_site),
        "heat_beyond": by_site["beyond"],
        "heat_high": f"{by_site['range'][1]:.2f}",
        "trajectory_words": trajectory_words(path, factor, unit),
        "flows": [(a, b, figure("flow", "", v, "kWh")) for a, b, v in flows],
        "events": _events(result),
        "disclosed": _disclosed(result),
        "kpis": [_kpi(k) for k in result.kpi.values()],
        "assumptions": [dict(a) for a in core.assumptions],
        "stated": stated_inputs(result),
        "inputs": list(core.inputs),
        "version": core.version,
        "revision": core.revision,
        "sha256": core.scenario_sha256,
        "scenario_yaml": core.scenario_yaml,
    }
    return {"page": page, "charts": charts}


def result_document(result: Result) -> dict[str, Any]:
    """The stored scenario as a dict, empty if it cannot be read."""
    try:
        return result.scenario.document
    except Exception:  # a scenario of an older format: the report does without
        return {}


# ---------------------------------------------------------------------- tables

_SUMMARY = (
    ("Required energy", "required_energy", "kWh"), ("Facility energy", "facility_energy", "kWh"),
    ("IT energy", "it_energy", "kWh"), ("PUE", "pue", "1"), ("WUE", "wue_site", "L/kWh"),
    ("Water", "water", "L"), ("Carbon, location", "carbon_location", "kg"),
    ("Carbon, market", "carbon_market", "kg"), ("Compute", "compute", "FLOP/s"),
    ("Cost of energy", "cost", "USD"),
)  # fmt: skip


def _summary(result: Result) -> dict[str, Any]:
    """Table by calendar year: one unit for each column."""
    totals = result.totals
    years = totals.years()
    rows = [result._row(totals.year == y) for y in years]
    for year, row in zip(years, rows, strict=True):
        if totals.has("required_energy"):
            row["required_energy"] = totals.total("required_energy", totals.year == year)
    shown = [(label, name, unit) for label, name, unit in _SUMMARY if name in rows[0]]
    columns = [
        column(name, [str(y) for y in years], [row[name] for row in rows], unit)
        for _, name, unit in shown
    ]
    marks = [f"{y}" if totals.is_complete(totals.year == y) else f"{y}*" for y in years]
    return {
        "head": [
            (label, figures[0].shown_unit)
            for (label, _, _), figures in zip(shown, columns, strict=True)
        ],
        "rows": list(zip(marks, [list(r) for r in zip(*columns, strict=True)], strict=True)),
    }


def _footprint(result: Result) -> dict[str, Any] | None:
    """Water, carbon and cost by year; None for runs within one year."""
    totals = result.totals
    years = totals.years()
    if len(years) < 2:
        return None
    parts: list[dict[str, Any]] = []
    for title, series in (
        ("Carbon", (("location-based", "carbon_location"), ("market-based", "carbon_market"))),
        ("Water", (("on site", "water_makeup"), ("in generation", "water_source"))),
        ("Cost of energy", (("imports at zone prices", "cost"),)),
    ):
        known = [(label, name) for label, name in series if totals.has(name)]
        if not known:
            continue
        values = [[totals.total(name, totals.year == y) for y in years] for _, name in known]
        unit = {"Carbon": "kg", "Water": "L"}.get(title, "USD")
        largest = max(max(row) for row in values)
        size, shown = next((s for s in SCALES[unit] if largest >= s[0]), SCALES[unit][-1])
        parts.append(
            {
                "title": title,
                "unit": shown,
                "series": [
                    {"name": label, "values": clean(v / size for v in row)}
                    for (label, _), row in zip(known, values, strict=True)
                ],
            }
        )
    marks = ["" if totals.is_complete(totals.year == y) else "*" for y in years]
    words = "; ".join(
        f"{p['title'].lower()} {p['series'][0]['values'][-1]:g} {p['unit']}" for p in parts
    )
    return {
        "labels": [f"{y}{mark}" for y, mark in zip(years, marks, strict=True)],
        "parts": parts,
        "rows": [
            [
                f"{p['title']}, {s['name']}, {p['unit']}",
                *(f"{v:,.3g}" if abs(v) < 100 else f"{v:,.0f}" for v in s["values"]),
            ]
            for p in parts
            for s in p["series"]
        ],
        "words": f"Bars of carbon, water and cost by year. In {years[-1]}: {words}.",
    }


_KPI_WORDS = {
    "pue": "PUE",
    "pue_category_1": "PUE, category 1",
    "pue_category_2": "PUE, category 2",
    "wue_site": "WUE, site",
    "wue_source": "WUE, source",
    "cue_location": "CUE, location-based",
    "cue_market": "CUE, market-based",
    "ref": "REF",
    "tue": "TUE",
    "it_energy": "IT energy",
    "carbon_location": "Carbon, location-based",
    "carbon_market": "Carbon, market-based",
}


def _kpi(kpi: Kpi) -> dict[str, Any]:
    """Row of the table of indicators; amounts in a readable unit."""
    shown = (
        figure(kpi.name, kpi.period, kpi.value, kpi.unit)
        if kpi.unit in SCALES
        else Figure(
            kpi.name, kpi.period, kpi.value, kpi.unit, 1.0, 4, "" if kpi.unit == "1" else kpi.unit
        )
    )
    words = kpi.numerator_text
    if kpi.denominator_text not in ("", "1"):
        words += f" / {kpi.denominator_text}"
    return {
        "title": _KPI_WORDS.get(kpi.name, kpi.name.replace("_", " ").capitalize()),
        "name": kpi.name,
        "figure": Figure(
            f"kpi.{kpi.name}", shown.period, shown.value, shown.unit, shown.scale, shown.digits,
            shown.shown_unit,
        ),
        "words": words,
        "boundary": kpi.boundary,
        "category": kpi.category,
        "standard": kpi.standard,
        "method": kpi.method,
    }  # fmt: skip


def _events(result: Result) -> list[dict[str, Any]]:
    """Events by kind, each with its sites: longest first."""
    core = result._core
    titles = {s["name"]: site_title(s) for s in core.sites}
    kinds: dict[tuple[str, str, str, str], list[Any]] = {}
    for event in core.events:
        counted = str(event.get("counted", "steps"))
        key = (event["kind"], event["explanation"], event["unit"], counted)
        kinds.setdefault(key, []).append(event)
    rows = []
    for (kind, explanation, unit, counted), events in kinds.items():
        events.sort(key=lambda e: -e["count"])
        monthly = counted == "months"
        sizes = [e["count"] * (1.0 if monthly else core.step_seconds / 3600.0) for e in events]
        starts = [e["first_utc"] for e in events if e["count"]]
        rows.append(
            {
                "kind": str(kind).replace("_", " ").capitalize(),
                "explanation": explanation,
                "time": _time(sum(sizes), monthly),
                "total": sum(sizes) * (730.5 if monthly else 1.0),
                "first": date_of(min(starts)) if starts else "",
                "largest": f"{max(e['largest'] for e in events):.4g} {unit}".removesuffix(" 1"),
                "sites": [
                    (titles.get(e["site"], e["site"] or "fleet"), _time(size, monthly))
                    for e, size in zip(events, sizes, strict=True)
                ],
            }
        )
    return sorted(rows, key=lambda row: -row["total"])


def _time(size: float, monthly: bool) -> str:
    """Hours, or months for what is counted by month."""
    if monthly:
        return f"{size:,.0f} month{'' if size == 1.0 else 's'}"
    return (f"{size:,.0f}" if size >= 10 else f"{size:,.2g}") + " h"


def _disclosed(result: Result) -> dict[str, Any] | None:
    """Modelled PUE by fiscal year beside what the scenario states as disclosed."""
    table = result.disclosed_pue()
    table = table[table["modelled"].notna() & (table["ownership"] == "self_built")]
    if table.empty:
        return None
    rows = [
        {
            "year": int(row["fiscal_year"]),
            "modelled": Figure(
                "pue_self_built", f"FY{row['fiscal_year']}", row["modelled"], "1", 1.0, 3
            ),
            "disclosed": f"{row['disclosed']:.3f}",
            "difference": f"{row['difference']:+.3f}".replace("-", "\N{MINUS SIGN}"),
            "source": row["source"],
        }
        for row in table.to_dict(orient="records")
    ]
    constant = table["constant"].abs()
    return {
        "rows": rows,
        "error": f"{table['difference'].abs().mean():.3f}",
        "constant": f"{constant.mean():.3f}" if constant.notna().all() else "",
    }
