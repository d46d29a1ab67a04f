# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""The report: numbers equal the file, it works offline, charts respond."""

from __future__ import annotations

import html.parser
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import xarray as xr

import tenfold as tf
from tenfold.report import build_report
from tenfold.report.charts import sankey
from tenfold.report.data import report_data
from tenfold.report.headline import _question, _restated

CHROMIUM = Path("/usr/bin/chromium")


class _Numbers(html.parser.HTMLParser):
    """Collects every element with data-name: attributes and text."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[dict[str, str], str]] = []
        self._open: dict[str, str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        words = {key: value or "" for key, value in attrs}
        self._open = words if "data-name" in words else None

    def handle_data(self, data: str) -> None:
        if self._open is not None:
            self.found.append((self._open, data.strip()))
            self._open = None


@pytest.fixture(scope="module")
def grown(scenario: tf.Scenario, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Page and file of a run over years: purchases, targets, a sensitivity."""
    run = tf.simulate(
        scenario.replace(
            {
                "horizon.start": "2022-01-01",
                "horizon.end": "2025-01-01",
                "fleet": {
                    "purchases": [
                        {"site": "hangzhou", "racks": "nvl72", "at": "2023-07-01", "count": 90},
                        {"site": "hangzhou", "racks": "cpu_2024", "at": "2024-03-01", "count": 200},
                    ]
                },
                "targets": {"pue": {"2024": 1.05}, "energy": {"2024": "9 TWh"}},
            }
        )
    )
    key = "workloads.training.utilisation"
    ranges = [tf.Range(key, "0.6", "0.95", "training load", "assumption", "a source & more")]
    found = tf.sensitivity(run.scenario, "energy(2024)", ranges=ranges, gradients=[key], threads=2)
    run.attach(found)
    folder = tmp_path_factory.mktemp("grown")
    page, file = folder / "grown.html", folder / "grown.nc"
    run.save(file)
    # From the file, so that it must carry everything.
    tf.open_result(file).report(page)
    return page, file


def _in_file(monthly: xr.Dataset, name: str, years: list[int]) -> float:
    """A quantity of whole years, computed from the file alone."""
    part = monthly.isel(month=np.isin(monthly["month"].dt.year.values, years))
    if name == "pue":
        return float(part["facility_energy"].sum() / part["it_energy"].sum())
    if name in ("shortfall_share", "excess_share"):
        reached = _in_file(monthly, "facility_energy", years)
        gap = 1.0 - reached / _in_file(monthly, "required_energy", years)
        return gap if name == "shortfall_share" else -gap
    if name in ("compute_shortfall_share", "compute_excess_share"):
        gap = 1.0 - _in_file(monthly, "compute", years) / _in_file(
            monthly, "required_compute", years
        )
        return gap if name == "compute_shortfall_share" else -gap
    if name == "wue_site":
        return float(part["water_makeup"].sum() / part["it_energy"].sum())
    inside = part.isel(site=part["in_totals"].values.astype(bool)) if "in_totals" in part else part
    if name in ("compute", "required_compute", "it_capacity"):
        days = part["month"].dt.days_in_month
        return float((inside[name].sum("site") * days).sum() / days.sum())
    if name == "peak_facility":
        return float(inside[name].sum("site").max())
    return float(part[{"water": "water_makeup"}.get(name, name)].sum())


def _check(page: Path, file: Path) -> set[str]:
    """Compares every number of a page with the file; returns the names that were seen."""
    parser = _Numbers()
    parser.feed(page.read_text(encoding="utf-8"))
    with xr.open_dataset(file, group="monthly", engine="h5netcdf") as opened:
        monthly = opened.load()
    with xr.open_dataset(file, group="kpi", engine="h5netcdf") as opened:
        kpi = opened.load()
    if "month" not in monthly.coords:
        with xr.open_dataset(file, engine="h5netcdf") as opened:
            monthly = monthly.assign_coords(month=opened["month"].load())
    checked = set()
    for words, text in parser.found:
        name = words["data-name"]
        value = float(words["data-value"])
        if name.startswith("kpi."):
            stored = float(kpi[name.removeprefix("kpi.")])
        else:
            years = [int(y) for y in words["data-period"].removeprefix("FY").split("/")]
            if name.endswith("_multiple"):
                plain = name.removesuffix("_multiple")
                one, two = (_in_file(monthly, plain, [y]) for y in years)
                stored = one / two
            else:
                stored = _in_file(monthly, name, years)
        # The raw value is the file's; the text is the raw value as shown (ties round with it).
        assert value == pytest.approx(stored, rel=1e-9), name
        shown = f"{value * float(words['data-scale']):,.{words['data-digits']}f}"
        assert text == shown, name
        checked.add(name)
    return checked


def test_numbers_equal_the_file(small_report_path: Path, small_result_path: Path) -> None:
    checked = _check(small_report_path, small_result_path)
    assert {
        "facility_energy", "pue", "wue_site", "carbon_location", "carbon_market", "kpi.pue",
        "kpi.facility_energy",
    } <= checked  # fmt: skip


def test_numbers_of_a_growing_fleet_equal_the_file(grown: tuple[Path, Path]) -> None:
    checked = _check(*grown)
    assert {"facility_energy_multiple", "compute_multiple", "it_capacity_multiple"} <= checked
    assert {"peak_facility_multiple", "water_makeup_multiple", "compute", "cost"} <= checked


def test_the_same_result_gives_the_same_page(result: tf.Result, small_report_path: Path) -> None:
    assert build_report(result) == small_report_path.read_text(encoding="utf-8")


def test_page_is_self_contained(small_report_path: Path) -> None:
    text = small_report_path.read_text(encoding="utf-8")
    assert not re.search(r"<(?:script|img|link|iframe)[^>]+(?:src|href)=[\"'](?!data:)", text)
    assert "@import" not in text
    assert text.count("</script>") == 3
    assert len(text) < 2_000_000


def test_texts_are_escaped(scenario: tf.Scenario) -> None:
    short = scenario.replace({"horizon.end": "2024-01-08"})
    evil = "</script><script>alert(1)</script><b>x</b>"
    page = build_report(tf.simulate(short.replace({"title": f'"{evil}"'})))
    assert "<b>x</b>" not in page
    assert "alert(1)</script>" not in page


def test_stacks_add_up(result: tf.Result) -> None:
    from tenfold.report.charts import trajectory

    path = trajectory(result)
    for key in ("site", "hardware"):
        total = np.sum([s["values"] for s in path[key]], axis=0)
        np.testing.assert_allclose(total, path["total"], rtol=1e-9)


def test_sankey_has_no_cycle() -> None:
    flows = [
        ("grid", "bus", 10.0),
        ("bus", "battery", 3.0),
        ("battery", "bus", 2.0),
        ("a", "b", 0.0),
    ]
    chart = sankey(flows)
    assert {(k["source"], k["target"]) for k in chart["links"]} == {
        ("grid", "bus"),
        ("bus", "battery"),
        ("battery", "bus (in)"),
    }


def test_a_short_run_has_a_page(scenario: tf.Scenario) -> None:
    run = tf.simulate(scenario.replace({"horizon.end": "2024-01-03"}))
    data = report_data(run)
    assert data["page"]["by_month"]
    assert "2024-01-01 to 2024-01-03" in build_report(run)


def test_sections_appear_with_their_data(grown: tuple[Path, Path], small_report_path: Path) -> None:
    page = grown[0].read_text(encoding="utf-8")
    for name in ("growth", "waterfall", "tornado", "targets", "buildout", "footprint"):
        assert f'id="h-{name}"' in page, name
    small = small_report_path.read_text(encoding="utf-8")
    for name in ("growth", "waterfall", "tornado", "targets", "required", "limits"):
        assert f'id="h-{name}"' not in small, name
    assert "a source &amp; more" in page
    assert ">missed<" in page
    assert ">met<" in page


def test_the_tenfold_question() -> None:
    hours = np.array([8760.0] * 11)
    years = np.arange(2022, 2033)

    class Fake:
        year = years

        def has(self, _: str) -> bool:
            return True

        def total(self, _: str, months: Any) -> float:
            return float((1.25 ** (years - 2022) * hours)[months].sum())

    lines = _question(Fake(), 2022, 2032)  # type: ignore[arg-type]
    # 10^(1/10) - 1 = 25.9 %, 10^(1/11) - 1 = 23.3 %; 1.25^10 = 9.31, 1.25^11 = 11.6.
    assert "25.9 % a year; this run grows by 25.0 % a year, to 9.31 times" in lines[0]
    assert "does not pass ten times up to 2032" in lines[1]
    assert "23.3 % a year from 2022" in lines[2]
    assert "extrapolated" in lines[2]
    table = _restated(Fake(), 2022, 2032)  # type: ignore[arg-type]
    assert table is not None
    assert "extrapolated" in table["head"][4]
    # 1.25^11 = 11.6; from 9.31 times, ten times is 7.4 % more.
    for row in table["rows"]:
        assert row[2] == "23.3 %"
        assert row[4] == "+25.0 %"
        assert row[5].endswith("11.6 times")
        assert row[6] == "+7.4 %"


def test_waterfall_adds_up(grown: tuple[Path, Path]) -> None:
    from tenfold.report.plan import waterfall

    found = waterfall(tf.open_result(grown[1]))
    assert found is not None
    first, *effects, last = (bar["value"] for bar in found["bars"])
    assert first + sum(effects) == pytest.approx(last, rel=1e-5)


# ---------------------------------------------------------------------- in a browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if not CHROMIUM.exists():
        pytest.fail("the report tests need Chromium: apt-get install chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield opened
        opened.close()


class _Watched:
    """A page that remembers console errors and network requests."""

    def __init__(self, browser: Any, path: Path, **options: Any) -> None:
        self.problems: list[str] = []
        self.requests: list[str] = []
        self.page = browser.new_page(viewport={"width": 1280, "height": 900}, **options)
        self.page.on("pageerror", lambda error: self.problems.append(str(error)))
        self.page.on(
            "console",
            lambda m: self.problems.append(m.text) if m.type in ("error", "warning") else None,
        )
        self.page.on("request", lambda r: self.requests.append(r.url))
        self.page.goto(path.as_uri())

    def chart(self, name: str) -> str:
        return str(self.page.inner_html(f"#c-{name} svg"))


@pytest.mark.browser
def test_renders_and_responds(browser: Any, small_report_path: Path) -> None:
    seen = _Watched(browser, small_report_path)
    for name in ("trajectory", "heat", "sankey", "footprint"):
        assert len(seen.chart(name)) > 500, name
        box = seen.page.locator(f"#c-{name} svg").bounding_box()
        assert box is not None
        assert box["width"] > 600

    before = seen.chart("trajectory")
    seen.page.click("[data-stack=hardware]")
    by_hardware = seen.chart("trajectory")
    assert by_hardware != before
    assert seen.page.get_attribute("[data-stack=hardware]", "aria-pressed") == "true"
    assert "Cooling" in by_hardware

    legend = seen.page.locator("#c-trajectory svg text", has_text=re.compile("^Cooling$"))
    legend.first.click()
    seen.page.wait_for_timeout(100)
    assert seen.chart("trajectory") != by_hardware

    seen.page.hover("#c-heat svg")
    seen.page.wait_for_timeout(300)
    assert "PUE" in seen.page.inner_text("#c-heat")

    seen.page.click("#theme")
    assert seen.page.evaluate("document.documentElement.dataset.theme") == "dark"
    seen.page.locator("summary").first.click()
    assert seen.page.locator("details[open] table").count() >= 1
    assert seen.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert seen.problems == []
    assert seen.requests == [small_report_path.as_uri()]


@pytest.mark.browser
def test_sections_of_a_fleet_respond(browser: Any, grown: tuple[Path, Path]) -> None:
    seen = _Watched(browser, grown[0])
    for name in ("trajectory", "waterfall", "tornado", "footprint", "heat", "sankey"):
        assert len(seen.chart(name)) > 500, name
        words = seen.page.get_attribute(f"#c-{name}", "aria-label")
        assert words is not None
        assert len(words) > 40
    assert seen.page.is_visible("#part-peak")
    seen.page.click("[data-part=racks]")
    assert not seen.page.is_visible("#part-peak")
    # 400 and 900 racks stand; 90 and 200 are bought.
    assert "1,590" in seen.page.inner_text("#part-racks")
    seen.page.set_viewport_size({"width": 390, "height": 844})
    seen.page.wait_for_timeout(300)
    assert seen.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert seen.problems == []
    assert seen.requests == [grown[0].as_uri()]


@pytest.mark.browser
def test_prints_light_from_a_dark_page(
    browser: Any, small_report_path: Path, tmp_path: Path
) -> None:
    seen = _Watched(browser, small_report_path, color_scheme="dark")
    dark = seen.page.evaluate("getComputedStyle(document.body).backgroundColor")
    seen.page.emulate_media(media="print", color_scheme="dark")
    printed = seen.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert printed == "rgb(255, 255, 255)"
    assert dark != printed
    seen.page.pdf(path=tmp_path / "report.pdf", format="A4")
    assert (tmp_path / "report.pdf").stat().st_size > 20_000
    assert seen.problems == []


@pytest.mark.browser
def test_every_chart_has_words_and_a_table(browser: Any, small_report_path: Path) -> None:
    seen = _Watched(browser, small_report_path)
    for name in ("trajectory", "heat", "sankey", "footprint"):
        words = seen.page.get_attribute(f"#c-{name}", "aria-label")
        assert words is not None
        assert len(words) > 40
        assert "NaN" not in words
        section = seen.page.locator(f"section:has(#c-{name})")
        assert section.locator("details table").count() >= 1
    assert "NaN" not in seen.page.inner_text("main")
    assert seen.page.get_attribute("html", "lang") == "en"
