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
from tenfold.report.data import _sankey, report_data

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
def numbers(small_report_path: Path) -> list[tuple[dict[str, str], str]]:
    parser = _Numbers()
    parser.feed(small_report_path.read_text(encoding="utf-8"))
    return parser.found


def _in_file(monthly: xr.Dataset, name: str, years: list[int]) -> float:
    """A quantity of whole years, computed from the file alone."""
    part = monthly.isel(month=np.isin(monthly["month"].dt.year.values, years))
    if name == "pue":
        return float(part["facility_energy"].sum() / part["it_energy"].sum())
    if name == "wue_site":
        return float(part["water_makeup"].sum() / part["it_energy"].sum())
    if name == "compute":
        days = part["month"].dt.days_in_month
        return float((part["compute"].sum("site") * days).sum() / days.sum())
    return float(part[{"water": "water_makeup"}.get(name, name)].sum())


def test_numbers_equal_the_file(
    numbers: list[tuple[dict[str, str], str]], small_result_path: Path
) -> None:
    with xr.open_dataset(small_result_path, group="monthly", engine="h5netcdf") as opened:
        monthly = opened.load()
    with xr.open_dataset(small_result_path, group="kpi", engine="h5netcdf") as opened:
        kpi = opened.load()
    if "month" not in monthly.coords:
        with xr.open_dataset(small_result_path, engine="h5netcdf") as opened:
            monthly = monthly.assign_coords(month=opened["month"].load())
    checked = set()
    for words, text in numbers:
        name = words["data-name"]
        value = float(words["data-value"])
        if name.startswith("kpi."):
            stored = float(kpi[name.removeprefix("kpi.")])
            shown = f"{stored:.5g}"
        else:
            years = [int(y) for y in words["data-period"].removeprefix("FY").split("/")]
            if name.endswith("_multiple"):
                plain = name.removesuffix("_multiple")
                one, two = (_in_file(monthly, plain, [y]) for y in years)
                stored = one / two
            else:
                stored = _in_file(monthly, name, years)
            shown = f"{stored * float(words['data-scale']):,.{words['data-digits']}f}"
        assert value == pytest.approx(stored, rel=1e-9), name
        assert text == shown, name
        checked.add(name)
    headline = {"facility_energy", "pue", "wue_site", "carbon_location", "carbon_market"}
    assert headline <= checked
    assert "kpi.pue" in checked


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
    from tenfold.report.data import trajectory

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
    chart = _sankey(flows)
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
    for name in ("trajectory", "heat", "sankey"):
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
    for name in ("trajectory", "heat", "sankey"):
        words = seen.page.get_attribute(f"#c-{name}", "aria-label")
        assert words is not None
        assert len(words) > 40
        assert "NaN" not in words
        section = seen.page.locator(f"section:has(#c-{name})")
        assert section.locator("details table").count() >= 1
    assert "NaN" not in seen.page.inner_text("main")
    assert seen.page.get_attribute("html", "lang") == "en"
