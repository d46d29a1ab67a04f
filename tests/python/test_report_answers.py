# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""The report of a fleet with limits: required and reached, the gap and its sign, what binds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from test_fleet_answers import run

import tenfold as tf


def _number(page: str, name: str, period: str) -> float:
    tag = re.search(rf'<[^>]*data-name="{name}"[^>]*data-period="{period}"[^>]*>', page)
    tag = tag or re.search(rf'<[^>]*data-period="{period}"[^>]*data-name="{name}"[^>]*>', page)
    assert tag is not None, name
    value = re.search(r'data-value="([^"]+)"', tag.group(0))
    assert value is not None
    return float(value.group(1))


def test_what_is_short_is_said_and_what_binds_is_named(tmp_path: Path) -> None:
    result = run(limits__grid="{hangzhou: 2 MW, frankfurt: 1 MW}", horizon__end="2026-01-01")
    path = tmp_path / "short.html"
    result.report(path)
    page = path.read_text(encoding="utf-8")
    row = result.by_year().loc[2025]
    assert row["reached_energy"] < 0.9 * row["required_energy"]
    assert _number(page, "required_energy", "2025") == pytest.approx(row["required_energy"])
    gap = 1.0 - row["reached_energy"] / row["required_energy"]
    assert _number(page, "shortfall_share", "2025") == pytest.approx(gap)
    assert "short of what is required" in page
    assert str(row["binding_limit"]).replace(".", ": ", 1) in page
    assert "grid" in str(row["binding_limit"])


def test_without_a_limit_nothing_is_short(tmp_path: Path) -> None:
    result = run(horizon__end="2026-01-01")
    path = tmp_path / "free.html"
    result.report(path)
    page = path.read_text(encoding="utf-8")
    assert "more than required" not in page
    assert _number(page, "shortfall_share", "2025") == 0.0


def test_more_energy_for_less_demand_is_said_so(tmp_path: Path) -> None:
    # All servers move to a place with a worse PUE, and a tenth of the accelerators is missing.
    result = run(
        limits__grid__hangzhou="0 MW",
        limits__chips="[{vendor: nvidia, from: 2025-11, rate: 0}]",
        horizon__end="2026-01-01",
    )
    row = result.by_year().loc[2025]
    assert row["reached_energy"] > row["required_energy"]
    assert row["compute"] < row["required_compute"]
    path = tmp_path / "more.html"
    result.report(path)
    page = path.read_text(encoding="utf-8")
    assert "% more than required, for less demand" in page
    assert "older parts" not in page
    excess = row["reached_energy"] / row["required_energy"] - 1.0
    assert _number(page, "excess_share", "2025") == pytest.approx(excess)
    compute = 1.0 - row["compute"] / row["required_compute"]
    assert _number(page, "compute_shortfall_share", "2025") == pytest.approx(compute)
    assert _number(page, "unmet_share.ai", "2025") == pytest.approx(row["unmet_compute"])
    assert "of demand ai unmet" in page
    # Both answers stand side by side in the table, with the unmet share of the demand.
    table = page[page.index('id="h-required"') : page.index('id="h-spending"')]
    assert f'<td class="r">{100.0 * row["unmet_compute"]:.1f} %</td>' in table


def test_dropped_work_and_months_are_on_the_page(tmp_path: Path) -> None:
    result = run(
        limits__chips="[{vendor: nvidia, from: 2025-07, rate: 0}]",
        workloads="[{name: web, model: steady, utilisation: 0.9, runs_on: [cpu, accelerator]}]",
        placement="{policy: home, workloads: [{workload: web}]}",
    )
    path = tmp_path / "dropped.html"
    result.report(path)
    page = path.read_text(encoding="utf-8")
    work = page[page.index('id="h-work"') :]
    work = work[: work.index("</section>")]
    assert f"{100.0 * result.by_year().loc[2026, 'dropped_web']:.1f} %</td>" in work
    events = page[page.index('id="h-events"') :]
    at = events.index("Demand not reached ai")
    row = events[at : events.index("</tr>", at)]
    short = result.demands().query("demand == 'ai' and unmet > 1e-6 * wanted")
    assert f">{len(short)} months</td>" in row
    assert " h)" not in row


def test_a_gap_that_was_closed_later_is_in_the_headline(tmp_path: Path) -> None:
    result = run(
        limits__chips="[{vendor: nvidia, from: 2025-07, to: 2026-01, rate: 0}]",
        horizon__end="2027-01-01",
    )
    years = result.by_year()
    assert years.loc[2026, "unmet_compute"] == 0.0
    path = tmp_path / "closed.html"
    result.report(path)
    page = path.read_text(encoding="utf-8")
    cards = page[page.index('class="cards"') : page.index("</section>")]
    assert "all demand is met, no work is dropped" in cards
    assert "most in 2025" in cards
    share = _number(cards, "unmet_share.ai", "2025")
    assert share == pytest.approx(years.loc[2025, "unmet_compute"])


def test_without_placement_the_page_says_that_nothing_is_placed(tmp_path: Path) -> None:
    path = tmp_path / "free.html"
    run(horizon__end="2025-04-01").report(path)
    page = path.read_text(encoding="utf-8")
    assert 'id="h-work"' not in page
    assert "this run places no work" in page


def test_spending_and_the_limit_of_money_are_on_the_page(tmp_path: Path) -> None:
    result = run(
        limits__capex="[{name: first_half, from: 2025-01, to: 2025-10, total: 400e6 CNY}]",
    )
    path = tmp_path / "money.html"
    result.report(path)
    page = path.read_text(encoding="utf-8")
    section = page[page.index('id="h-spending"') :]
    section = section[: section.index("</section>")]
    window = result.capex_limits().loc["first_half"]
    assert "Limit first half: CNY 0.4 bn from 2025-01 to 2025-09" in section
    assert f"({100.0 * window['reached_multiple']:.0f} %)" in section
    assert f"{window['after_multiple']:.2f} times that amount in the 9 months" in section
    spent = result.spending().loc[2025]
    for column in ("required_it", "required_facility", "it", "facility", "rent"):
        assert f">{spent[column] / 1e9:,.2f}</td>" in section, column
    assert f">{spent['embodied_bought'] / 1e6:,.0f}</td>" in section


def test_what_is_not_computed_says_how_to_get_it_and_what_it_costs(tmp_path: Path) -> None:
    result = run(
        limits__chips="[{vendor: nvidia, from: 2025-07, rate: 0}]",
        ranges="[{name: web, key: workloads.web.utilisation, low: '0.4', high: '0.6'}]",
    )
    path = tmp_path / "bare.html"
    result.report(path)
    page = path.read_text(encoding="utf-8")
    assert "<code>tenfold run FILE --plan</code>" in page
    assert "over 18 months" in page
    assert "<code>tenfold run FILE --sensitivity</code>" in page
    # One stated range: both ends.
    assert "varies 1 values one at a time, 2 runs" in page


def test_tokens_and_joules_per_token_are_on_the_page(tmp_path: Path) -> None:
    scenario = tf.load("scenarios/inference_site.yaml").replace({"horizon.end": "2026-03-01"})
    result = tf.simulate(scenario, channels=["answer_token_rate", "serving_power"])
    path = tmp_path / "tokens.html"
    result.report(path)
    page = path.read_text(encoding="utf-8")
    # From the series by hour, not from the totals that the page takes.
    answers = float(result.ds["answer_token_rate"].astype("float64").sum()) * 3600.0
    joules = float(result.ds["serving_power"].astype("float64").sum()) * 3600.0
    assert _number(page, "answer_tokens", "2026") == pytest.approx(answers, rel=1e-5)
    assert _number(page, "joule_per_token", "2026") == pytest.approx(joules / answers, rel=1e-5)
    assert "2026*" in page

    run(horizon__end="2025-03-01").report(path)
    assert "joules per token" not in path.read_text(encoding="utf-8")


CALIBRATED = """[
 {name: a, key: fleet.demand.ai.growth_factor, basis: calibrated,
  target: required_compute(2025)=%s, source: a goal},
 {name: b, key: fleet.demand, basis: estimate, source: 'a & b'},
 {name: c, key: limits.chips.ban, basis: reported, source: an order}]"""


def _listed(page: str, path: str) -> str:
    """Row of a stated input."""
    at = page.index(f'<td class="path">{path}</td>')
    return page[at : page.index("</tr>", at)]


def test_stated_inputs_are_listed_with_their_sources(tmp_path: Path) -> None:
    years = run(horizon__end="2026-01-01").by_year()
    required = float(years.loc[2025, "required_compute"])
    page = {}
    for name, goal in (("met", required), ("missed", 3.0 * required)):
        result = run(
            sources=CALIBRATED % f"{goal!r}",
            limits__chips="[{name: ban, vendor: nvidia, from: 2025-07, rate: 0}]",
            horizon__end="2026-01-01",
        )
        path = tmp_path / f"{name}.html"
        result.report(path)
        page[name] = path.read_text(encoding="utf-8")
    # The longest key that covers an input names its source; without one the page says so.
    assert "<td>1</td>" in _listed(page["met"], "fleet.demand.ai.growth")
    assert "a &amp; b" in _listed(page["met"], "fleet.demand.ai.growth")
    assert "a &amp; b" in _listed(page["met"], "fleet.demand.cloud.shares.frankfurt")
    row = _listed(page["met"], "limits.chips.ban")
    assert "vendor: nvidia, from: 2025-07, rate: 0" in row
    assert "an order" in row
    assert ">reported<" in row
    assert "not stated" in _listed(page["met"], "limits.fx")
    for path in ("limits.facilities.others", "workloads.web.utilisation", "sites.hangzhou"):
        _listed(page["met"], path)
    assert "life: 6 year" in _listed(page["met"], "catalog.racks.cpu_2024")
    # A calibrated input is none of the findings; where other inputs moved it, the page says that.
    assert ">calibrated<" in _listed(page["met"], "fleet.demand.ai.growth_factor")
    assert "an input, not a finding" in _listed(page["met"], "fleet.demand.ai.growth_factor")
    assert "because other inputs changed" in _listed(
        page["missed"], "fleet.demand.ai.growth_factor"
    )
    assert "an input, not a finding" not in page["missed"]


def test_sources_of_the_main_scenario_speak_of_what_is_there() -> None:
    folder = Path(__file__).resolve().parents[2] / "scenarios"
    for path in sorted(folder.glob("*.yaml")):
        scenario = tf.load(path)
        for source in scenario.document.get("sources", []):
            assert scenario.get(source["key"]) is not None, f"{path.name}: {source['key']}"
    main = tf.load(folder / "alibaba_cloud_2032.yaml")
    bases = {s["key"]: s["basis"] for s in main.document["sources"]}
    assert bases["fleet.scale"] == bases["fleet.demand.ai.growth_factor"] == "calibrated"
    cut = tf.load(folder / "chip_cutoff_2027.yaml").document["sources"]
    assert any("what if" in s["source"] for s in cut if s["key"] == "limits.chips")


def test_a_source_of_an_unknown_section_is_refused() -> None:
    with pytest.raises(tf.ScenarioError, match="did you mean 'limits'"):
        run(sources="[{name: a, key: limit.fx, source: x}]")
