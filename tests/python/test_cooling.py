# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Single cooling models on arrays: values, broadcasting, words of errors."""

from __future__ import annotations

import inspect

import numpy as np
import pytest

import tenfold as tf
from tenfold import cooling, weather

LITRE_PER_MINUTE = 1e-3 / 60.0


def test_cold_plate_of_the_reference() -> None:
    r = cooling.cold_plate(1000.0, 1.5 * LITRE_PER_MINUTE, 318.15)
    assert r["case_K"] == pytest.approx(273.15 + 66.7, abs=0.05)
    assert r["outlet_K"] == pytest.approx(273.15 + 55.1, abs=0.05)


def test_evaporative_cooler_of_the_reference() -> None:
    dry = 308.15
    ratio = weather.humidity_ratio(dry, 0.2, 101325.0)
    wet = weather.wet_bulb(dry, 0.2, 101325.0)
    r = cooling.evaporative_cooler(dry, wet, ratio, effectiveness=0.85)
    assert r["leaving_K"] == pytest.approx(273.15 + 21.29, abs=0.01)
    assert r["evaporated_kg_per_s"] == pytest.approx(5.5e-3, abs=5e-5)
    assert r["makeup_kg_per_s"] == pytest.approx(r["evaporated_kg_per_s"] * 4 / 3)


def test_arrays_broadcast_and_scalars_are_the_same() -> None:
    heat = np.linspace(1e5, 1e6, 7)[:, None]
    supply = np.array([290.0, 300.0, 310.0])
    table = cooling.cdu(heat, supply)
    assert table["coolant_supply_K"].shape == (7, 3)
    for i in range(7):
        for k in range(3):
            one = cooling.cdu(float(heat[i, 0]), float(supply[k]))
            assert isinstance(one["pump_W"], float)
            for name, value in one.items():
                assert value == table[name][i, k]


def test_fields_of_the_specification_by_name() -> None:
    warm = cooling.cdu(5e5, 300.0, supply="45 degC", exchanger={"design_approach": "5 K"})
    assert warm["coolant_supply_K"] == pytest.approx(318.15)
    with pytest.raises(tf.InputError, match="did you mean 'supply'"):
        cooling.cdu(5e5, 300.0, suply="45 degC")
    with pytest.raises(tf.InputError, match="temperature"):
        cooling.cdu(5e5, 300.0, supply="45 kW")
    with pytest.raises(tf.InputError, match="minimum_flow"):
        cooling.cdu(5e5, 300.0, minimum_flow=1.5)


def test_errors_name_all_inputs_with_the_place() -> None:
    with pytest.raises(tf.InputError) as caught:
        cooling.cdu([1e5, np.nan], [300.0, 25.0])
    text = str(caught.value)
    assert "cdu.heat_W: element 1 is nan" in text
    assert "cdu.facility_supply_K: element 1 is 25 K; allowed: 273.15 to 343.15 K" in text
    assert "kelvin" in text
    with pytest.raises(tf.InputError, match="is nan"):
        cooling.cdu(np.nan, 300.0)
    with pytest.raises(TypeError, match="arguments: "):
        cooling.cdu(1e5)


@pytest.mark.parametrize("name", cooling.names())
def test_every_component_is_public_and_documented(name: str) -> None:
    function = getattr(cooling, name)
    assert name in cooling.__all__
    entry = cooling.describe(name)
    assert function.__name__ == name
    documentation = inspect.getdoc(function) or ""
    for port in entry["inputs"] + entry["outputs"]:
        assert port["name"] in documentation
        assert f"[{port['unit']}]" in documentation
        assert port["name"].endswith(tuple("KWas0123456789")) or port["unit"] in (
            "1",
            "kg/s",
            "kg/kg",
        )
    for field in entry["fields"]:
        assert field["doc"].endswith("."), field["name"]
    parameters = inspect.signature(function).parameters
    assert [p for p in parameters if p != "fields"] == [p["name"] for p in entry["inputs"]]
