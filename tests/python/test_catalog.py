# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""The catalog and the scenarios as data: counts, sources, shapes, references. Needs no build."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

SCENARIOS = Path(__file__).resolve().parents[2] / "scenarios"
CATALOG = SCENARIOS / "catalog"
BASES = {"measured", "reported", "datasheet", "estimate", "assumption"}
TABLES = ["accelerators", "racks", "power", "cooling", "grid_zones", "regions"]


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def table(name: str) -> dict[str, Any]:
    return read(CATALOG / f"{name}.yaml")[name]


def number(text: Any) -> float:
    return float(str(text).split()[0])


def sites() -> dict[str, dict[str, Any]]:
    return {site["name"]: site for site in read(SCENARIOS / "base" / "alibaba_sites.yaml")["sites"]}


def main_scenario() -> dict[str, Any]:
    return read(SCENARIOS / "alibaba_cloud_2032.yaml")


@pytest.mark.parametrize("name", TABLES)
def test_every_entry_has_title_source_year_and_basis(name: str) -> None:
    for key, entry in table(name).items():
        for field in ("title", "source", "year", "basis"):
            assert entry.get(field), f"{name}.{key} has no {field}"
        assert entry["basis"] in BASES, f"{name}.{key}"
        assert 2005 <= entry["year"] <= 2033, f"{name}.{key}"


@pytest.mark.parametrize("name", ["air_classes", "water_classes"])
def test_envelopes_have_sources(name: str) -> None:
    for key, entry in read(CATALOG / "ashrae_classes.yaml")[name].items():
        assert {"title", "source", "year", "basis", "lowest", "highest"} <= set(entry), key
        assert entry["basis"] in BASES
        assert number(entry["lowest"]) < number(entry["highest"])


def test_planned_regions_have_date_ranges() -> None:
    planned = read(CATALOG / "regions.yaml")["planned"]
    assert {
        "brazil",
        "france",
        "netherlands",
        "mexico",
        "japan",
        "south_korea",
        "malaysia",
        "dubai",
    } == set(planned)
    for entry in planned.values():
        assert datetime.date.fromisoformat(entry["earliest"]) < datetime.date.fromisoformat(
            entry["latest"]
        )
        assert entry["source"]
        assert entry["basis"] in BASES
        assert entry["dates_basis"] in BASES
        assert entry["site"] in sites()


def test_29_regions_and_91_zones_count() -> None:
    regions = table("regions")
    counted = {key: entry for key, entry in regions.items() if entry["counted"]}
    assert len(counted) == 29
    assert sum(entry["zones"] for entry in counted.values()) == 91
    for key, entry in counted.items():
        assert entry["zones_basis"] in {"reported", "assumption"}, key
        assert entry["zones_source"], key
        assert entry["zones_basis"] == "assumption" or entry["zones"] == entry["zones_2021"], key
    for key, entry in regions.items():
        assert entry["counted"] or entry["reason"], key


def test_sites_cover_the_counted_regions() -> None:
    here = sites()
    for key, entry in table("regions").items():
        if entry["counted"]:
            assert here[entry["site"]]["region"] == key
            assert here[entry["site"]]["ownership"] != "partner"
    assert {"brazil", "france", "netherlands"} <= {site["region"] for site in here.values()}


def test_sydney_and_mumbai_close() -> None:
    assert sites()["sydney"]["closes"] == datetime.date(2024, 9, 30)
    assert sites()["mumbai"]["closes"] == datetime.date(2024, 7, 15)
    regions = table("regions")
    assert regions["ap-southeast-2"]["closed"] == "2024-09-30"
    assert regions["ap-south-1"]["closed"] == "2024-07-15"


def test_grid_shapes_have_mean_one() -> None:
    for key, zone in table("grid_zones").items():
        for shape, length in (("month_shape", 12), ("hour_shape", 24)):
            if shape in zone:
                assert len(zone[shape]) == length, key
                assert sum(zone[shape]) / length == pytest.approx(1.0, abs=1e-3), key
        for value in zone["intensity"].values():
            assert 0.0 < number(value) < 1.0, key


def node_power(rack: dict[str, Any], activity: float, inlet: float = 25.0) -> float:
    """AC power of a node by the formulas of it/rack.hpp, at the reference coolant or inlet."""
    chips = (
        number(rack["node_idle"])
        + (number(rack["node_max"]) - number(rack["node_idle"])) * activity
    )
    direct = chips
    if number(rack["node_fan_max"]) > 0.0:
        low, start, full = rack["fan_minimum"], number(rack["fan_start"]), number(rack["fan_full"])
        phi = min(max(low + (1 - low) * (inlet - start) / (full - start), low), 1.0)
        direct += number(rack["node_fan_max"]) * phi**3
    rating = number(rack["psu_rating"])
    load = direct / rating
    return direct + rating * (
        rack["psu_no_load"] + rack["psu_proportional"] * load + rack["psu_square"] * load * load
    )


def test_racks_draw_what_their_notes_state() -> None:
    for key, rack in table("racks").items():
        stated = re.search(r"Full-load AC power ([\d.]+) kW", rack["note"])
        assert stated, key
        full = node_power(rack, 1.0) * rack["nodes"] / 1e3
        assert full == pytest.approx(float(stated.group(1)), rel=0.01), key
        assert 5.0 < full < (300.0 if "(supposed)" in rack["title"] else 140.0), key
        idle = node_power(rack, 0.0) * rack["nodes"] / 1e3
        assert idle < 0.75 * full, key
        assert number(rack["psu_rating"]) > number(rack["node_max"]) + number(
            rack["node_fan_max"]
        ), key
        rise = (full * 1e3 / rack["nodes"]) / (1177 * number(rack["node_air_flow_max"]))
        if not rack.get("liquid_fraction"):
            assert 8.0 < rise < 25.0, f"{key}: air rise {rise:.1f} K"


def test_known_machines() -> None:
    racks = table("racks")
    assert node_power(racks["hgx_h100"], 1.0) == pytest.approx(8400.0, rel=0.01)
    nvl72 = racks["nvl72"]
    assert node_power(nvl72, 1.0) * nvl72["nodes"] == pytest.approx(132e3, rel=0.01)
    liquid = nvl72["liquid_fraction"] * number(nvl72["node_max"]) / node_power(nvl72, 1.0)
    assert liquid == pytest.approx(0.87, abs=0.01)
    assert number(table("accelerators")["t_head_ppu"]["compute_16bit"]) == pytest.approx(
        1945e3 / 16384, abs=0.05
    )


def test_racks_name_their_accelerators() -> None:
    accelerators = table("accelerators")
    for key, rack in table("racks").items():
        if rack["kind"] == "accelerator":
            assert number(accelerators[rack["accelerator"]]["compute_16bit"]) > 0, key
            assert rack["accelerators"] > 0, key
    for key, entry in accelerators.items():
        if "compute_low" in entry:
            low, mid, high = (number(entry[f"compute_{x}"]) for x in ("low", "16bit", "high"))
            assert low < mid < high, key


def test_power_designs_are_trees() -> None:
    for key, design in table("power").items():
        components = {part["name"]: part for part in design["components"]}
        fed = [target for part in components.values() for target in part["feeds"]]
        assert sorted(fed) == sorted(set(fed)), f"{key}: fed twice"
        assert fed.count("it") == 1, key
        assert fed.count("mechanical") == 1, key
        assert set(fed) <= set(components) | {"it", "mechanical"}, key
        assert len(set(components) - set(fed)) == 1, f"{key}: roots"
        feeder = {target: part["name"] for part in components.values() for target in part["feeds"]}
        above = feeder["mechanical"]
        while above:
            assert components[above]["heat"] == "outdoors", f"{key}.{above}"
            above = feeder.get(above, "")
        assert [part.get("meter") for part in components.values()].count("ups") == 1, key
        assert [part.get("meter") for part in components.values()].count("pdu") == 1, key


def test_references_of_the_sites_exist() -> None:
    zones, cooling, power = table("grid_zones"), table("cooling"), table("power")
    for name, site in sites().items():
        assert site["grid"]["zone"] in zones, name
        assert site["power"]["design"] in power, name
        assert re.fullmatch(r"[a-z][a-z0-9_]*", name)
        for hall in site["halls"]:
            assert hall["cooling"]["design"] in cooling, f"{name}.{hall['name']}"


def hall_takes(
    site: dict[str, Any], rack: str, day: datetime.date, tables: dict[str, dict[str, Any]]
) -> bool:
    spec, designs = tables["racks"][rack], tables["cooling"]
    liquid = spec.get("liquid_fraction", 0) > 0

    def cools(design: dict[str, Any]) -> bool:
        tank = "immersion" in str(design.get("liquid", ""))
        return (design["model"].startswith("cold_plate") or "liquid" in design) == liquid and (
            tank == spec.get("immersed", False)
        )

    return any(
        cools(designs[hall["cooling"]["design"]])
        and set(hall.get("takes", [rack])) & {rack, spec["kind"]}
        and hall.get("opens", datetime.date.min) <= day
        and hall.get("share", 1) > 0
        for hall in site["halls"]
    )


def share_on(share: float | dict[str, float], day: datetime.date) -> float:
    """Share of a site on a day: a number, or steps by month."""
    if not isinstance(share, dict):
        return share
    past = [v for d, v in share.items() if datetime.date.fromisoformat(f"{d}-01") <= day]
    return past[-1] if past else 0.0


def test_fleet_refers_to_sites_and_racks() -> None:
    here, tables = sites(), {name: table(name) for name in ("racks", "cooling")}
    fleet = main_scenario()["fleet"]
    for stock in fleet["stock"] + fleet["purchases"]:
        assert stock["site"] in here
        assert stock["racks"] in tables["racks"]
    for stock in fleet["stock"]:
        assert "opens" not in here[stock["site"]]
    for demand in fleet["demand"]:
        for mix in demand["mix"]:
            bought = [date for date, value in mix["share"].items() if value > 0]
            first = datetime.date.fromisoformat(f"{bought[0]}-01")
            takers = set()
            for share in demand["shares"]:
                site = here[share["site"]]
                day = max(first, datetime.date(2021, 4, 1), site.get("opens", datetime.date.min))
                if site.get("closes", datetime.date.max) <= day:
                    continue
                if share_on(share["share"], day) == 0.0:
                    continue
                if hall_takes(site, mix["racks"], day, tables):
                    takers.add(share["site"])
                else:  # only immersion is bound to a campus, and air-cooled CPU racks leave it
                    assert mix["racks"].endswith("_immersed") or share["site"] == "chengdu", (
                        f"{share['site']} cannot take {mix['racks']}"
                    )
            assert takers, mix["racks"]
            if mix["racks"].endswith("_immersed"):
                assert takers == {"chengdu"}


def test_stock_is_the_base_of_demand() -> None:
    racks, accelerators = table("racks"), table("accelerators")
    fleet = main_scenario()["fleet"]
    count = {
        name: sum(s["count"] for s in fleet["stock"] if s["racks"] == name)
        for name in ("cpu_2u", "storage", "hgx_a100")
    }
    demand = {entry["name"]: entry for entry in fleet["demand"]}
    count["cpu_2u"] += sum(s["count"] for s in fleet["stock"] if s["racks"] == "cpu_2u_immersed")
    assert demand["cloud"]["base"] == pytest.approx(
        count["cpu_2u"] * racks["cpu_2u"]["server_equivalents"], rel=1e-4
    )
    assert demand["storage"]["base"] == pytest.approx(count["storage"], rel=1e-4)
    cards = count["hgx_a100"] * racks["hgx_a100"]["accelerators"]
    rate = number(accelerators["a100_80"]["compute_16bit"])
    assert number(demand["ai"]["compute"]) * 1e3 == pytest.approx(cards * rate, rel=1e-3)


def test_something_is_on_sale_in_every_month() -> None:
    for demand in main_scenario()["fleet"]["demand"]:
        for year in range(2021, 2033):
            for month in range(1, 13):
                now, total = f"{year}-{month:02d}", 0.0
                for mix in demand["mix"]:
                    dates = sorted(mix["share"])
                    total += mix["share"][max([d for d in dates if d <= now], default=dates[0])]
                assert total > 0, f"{demand['name']} {now}"


def test_workload_shares_fill_each_kind_at_most_once() -> None:
    for path in ("alibaba_cloud_2032.yaml", "first_site.yaml", "two_climates.yaml"):
        total: dict[str, float] = {}
        for workload in read(SCENARIOS / path)["workloads"]:
            for kind in workload["runs_on"]:
                total[kind] = total.get(kind, 0.0) + workload["share"]
        assert all(value <= 1.0 + 1e-12 for value in total.values()), path


def test_climates_of_all_scenarios_exist() -> None:
    path = CATALOG / "climates.yaml"
    if not path.exists():
        pytest.skip("climates.yaml is not here")
    climates = read(path)["climates"]
    for site in sites().values():
        assert site["weather"]["climate"] in climates


def test_no_private_paths() -> None:
    for path in [*SCENARIOS.rglob("*.yaml"), *SCENARIOS.rglob("*.md")]:
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"(?<![\w.])/(home|root|work|tmp)/", text), path
