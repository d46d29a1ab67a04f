# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Tables from elsewhere: what is wrong is named with file, row and column, and the rest goes on."""

from __future__ import annotations

import gzip
import shutil
from pathlib import Path

import pytest
from validate import (
    energyplus,
    energyplus_case,
    energyplus_tables,
    esif,
    lei_masanet,
    operators,
    tables,
)

KEPT = Path(__file__).resolve().parents[2] / "tests" / "validation"


def copy_case(folder: Path, name: str = "tower") -> Path:
    """A case with other climates' names, its tables unpacked, without the optional files."""
    source, case = KEPT / "energyplus" / name, folder / name
    case.mkdir(parents=True)
    shutil.copy(source / "parameters.csv", case)
    lines = (source / "climates.csv").read_text().splitlines()
    (case / "climates.csv").write_text(f"{lines[0]}\nla paz,nowhere.epw.gz\n")
    text = gzip.decompress((source / "expected_golden.csv.gz").read_bytes())
    (case / "expected_la paz.csv").write_bytes(text)
    return case


def change(path: Path, row: int, column: str, value: str) -> None:
    """Write a value into row (heading is 1) and column of a plain table."""
    lines = path.read_text().splitlines()
    cells = lines[row - 1].split(",")
    cells[lines[0].split(",").index(column)] = value
    lines[row - 1] = ",".join(cells)
    path.write_text("\n".join(lines) + "\n")


def test_a_case_never_seen_is_compared(tmp_path):
    copy_case(tmp_path)
    sections = energyplus.compare(tmp_path, tmp_path / "figures")
    scores = {s.case: s for section in sections for s in section.scores}
    assert scores["energyplus.tower.la paz.york.tower_component.fan"].ok
    assert not any("readable" in name for name in scores)


@pytest.mark.parametrize("value", ["n/a", "", "nan", "inf"])
def test_a_broken_cell_is_named_and_the_other_cases_go_on(tmp_path, value, capsys):
    case = copy_case(tmp_path)
    change(case / "expected_la paz.csv", 17, "york_tower_fan_W", value)
    copy_case(tmp_path / "other")
    shutil.move(tmp_path / "other" / "tower", tmp_path / "zz_whole")
    (tmp_path / "other").rmdir()
    sections = energyplus.compare(tmp_path, tmp_path / "figures")
    scores = {s.case: s for section in sections for s in section.scores}
    assert not scores["energyplus.tower.la paz.readable"].ok
    assert scores["energyplus.zz_whole.la paz.york.tower_component.fan"].ok
    said = capsys.readouterr().err
    assert "row 17, column 'york_tower_fan_W'" in said
    assert "expected_la paz.csv" in said


def test_a_missing_column_and_a_missing_table_are_named(tmp_path):
    case = copy_case(tmp_path)
    path = case / "expected_la paz.csv"
    path.write_text(path.read_text().replace("york_tower_fan_W", "york_tower_fans_W", 1))
    table = energyplus_case.Case(case).expected("la paz")
    with pytest.raises(energyplus_tables.CaseError, match="no column 'york_tower_fan_W'; did"):
        table["york_tower_fan_W"]
    path.unlink()
    with pytest.raises(energyplus_tables.CaseError, match="no expected_la paz"):
        energyplus_case.Case(case).expected("la paz")


def test_a_parameter_without_its_numbers_is_named(tmp_path):
    case = copy_case(tmp_path)
    path = case / "parameters.csv"
    path.write_text(path.read_text().replace("25.6 / 3.9 / 5.6", "25.6 / 3.9", 1))
    with pytest.raises(energyplus_tables.CaseError, match=r"York.*design wet bulb.*2 numbers"):
        energyplus_tables.Tower.of(energyplus_case.Case(case).part("tower York"))


def test_shape_of_a_table_is_checked_all_at_once(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text("a,b,b\n1,2\n3,4,5\n6\n")
    with pytest.raises(tables.TableError) as raised:
        tables.read_rows(path, ("a", "bee"))
    said = str(raised.value)
    for part in (
        "column 'b' stands twice",
        "no column 'bee'",
        "row 2: 2 values",
        "row 4: 1 values",
    ):
        assert part in said
    path.write_text("")
    with pytest.raises(tables.TableError, match="empty"):
        tables.read_rows(path)
    (tmp_path / "t.csv.gz").write_bytes(b"no gzip")
    with pytest.raises(tables.TableError, match="gz"):
        tables.read_rows(tmp_path / "t.csv.gz")


@pytest.mark.parametrize(
    ("name", "column", "read"),
    [
        ("nrel_esif/nrel_esif_pue_monthly_2016_2019.csv", "pump_kw", esif.read),
        (
            "lei_2025/lei_2025_quantiles.csv",
            "pue_p50",
            lambda path: lei_masanet.read_bands(path, "pue"),
        ),
        (
            "operator_pue/pue_reported.csv",
            "pue",
            lambda path: operators.read_campuses(
                path, operators.read_places(KEPT / "operator_pue" / "sites.csv")
            ),
        ),
    ],
)
def test_published_tables_name_a_broken_cell(tmp_path, name, column, read):
    path = tmp_path / Path(name).name
    shutil.copy(KEPT / name, path)
    change(path, 2, column, "1.0x")
    with pytest.raises(tables.TableError, match=f"{path.name}, row 2, column '{column}'"):
        read(path)
