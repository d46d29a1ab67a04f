# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Classes, stubs and pages that are derived from the field tables."""

from __future__ import annotations

import ast
import json
import pickle
import re
from pathlib import Path

import pytest

import tenfold as tf
from tenfold import _core, _generate, specs


def test_derived_files_are_current(root: Path) -> None:
    for name, text in _generate.generate().items():
        path = root / name
        assert path.exists(), f"{name} is missing: run python -m tenfold._generate"
        current = path.read_text(encoding="utf-8") == text
        assert current, f"{name} is stale: run python -m tenfold._generate"


def test_stub_is_python() -> None:
    tree = ast.parse(_generate.generate()["python/tenfold/specs.pyi"])
    classes = {node.name for node in tree.body if isinstance(node, ast.ClassDef)}
    assert classes == {"Spec", *specs.names()}


def test_every_public_name_of_the_core_has_a_stub(root: Path) -> None:
    stub = ast.parse((root / "python/tenfold/_core.pyi").read_text(encoding="utf-8"))
    known = {n.name for n in stub.body if isinstance(n, (ast.ClassDef, ast.FunctionDef))}
    known |= {
        n.target.id
        for n in stub.body
        if isinstance(n, ast.AnnAssign) and isinstance(n.target, ast.Name)
    }
    have = {name for name in dir(_core) if not name.startswith("_")}
    assert have - known == set()
    private = {name for name in known if name.startswith("_")}
    assert known - have - private == set()


def test_every_field_is_documented() -> None:
    for table in json.loads(_core.tables()):
        assert table["doc"], table["name"]
        for field in table["fields"]:
            assert field["doc"].strip(), (table["name"], field["name"])
            assert getattr(getattr(specs, table["name"]), field["name"]).__doc__


def test_schema_is_a_schema() -> None:
    schema = json.loads(_core.schema())
    assert re.search(r"2020-12", schema["$schema"])
    assert "sites" in schema["properties"]


def test_specification_objects() -> None:
    site = specs.Site(name="x", ownership="leased")
    assert site.to_dict() == {"name": "x", "ownership": "leased"}
    assert pickle.loads(pickle.dumps(site)) == site
    assert "ownership='leased'" in repr(site)
    site.title = "X"
    assert site.title == "X"
    with pytest.raises(TypeError, match="did you mean 'ownership'"):
        specs.Site(ownershp="leased")  # type: ignore[call-arg]
    with pytest.raises(ValueError, match="is not one of"):
        specs.Site(ownership="rented")  # type: ignore[arg-type]
    with pytest.raises(AttributeError, match="did you mean 'Site'"):
        _ = specs.Sit
    with pytest.raises(ValueError, match="has no unit"):
        specs.Grid(connection=120.0)  # type: ignore[arg-type]


def test_specification_in_a_scenario(scenario: tf.Scenario) -> None:
    before = scenario.document["sites"][0]["halls"][0]["racks"]
    entry = before[0] if isinstance(before, list) else before
    racks = specs.RackCount(type=entry["type"], count=7)
    name = scenario.document["sites"][0]["halls"][0]["name"]
    path = f"sites.hangzhou.halls.{name}.racks"
    other = scenario.replace({path: [racks.to_dict()]})
    assert float(other.get(f"{path}.0.count") or "nan") == 7.0
