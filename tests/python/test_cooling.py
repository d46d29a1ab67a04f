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
        # Arrays end in their unit; ratios and flags have none.
        suffix = port["unit"].replace("/", "_per_")
        assert port["unit"] in ("1", "kg/kg") or port["name"].endswith(f"_{suffix}")
    for field in entry["fields"]:
        assert field["doc"].endswith("."), field["name"]
    parameters = inspect.signature(function).parameters
    assert [p for p in parameters if p != "fields"] == [p["name"] for p in entry["inputs"]]


def test_tower_of_both_correlations() -> None:
    wet = np.array([25.6, 20.0, 10.0]) + 273.15
    assert cooling.tower(wet, 5.6) - wet == pytest.approx([3.856, 5.087, 7.813], abs=6e-4)
    assert cooling.tower(298.75, 5.6, correlation="cooltools") - 298.75 == pytest.approx(
        3.905, abs=6e-4
    )
    # The published argument 0.5 is fan power: the cube root of it is the air flow.
    assert cooling.tower(
        298.75, 5.6, 2.0 ** (1 / 3), correlation="cooltools"
    ) - 298.75 == pytest.approx(5.313, abs=6e-4)
    with pytest.raises(tf.InputError, match="CoolTools"):
        cooling.tower(300.5, 5.6, correlation="cooltools")
    with pytest.raises(tf.InputError, match="did you mean 'cooltools'"):
        cooling.tower(298.0, 5.6, correlation="cooltols")  # type: ignore[arg-type]
    with pytest.raises(tf.InputError, match="range"):
        cooling.tower(298.0, [5.0, np.nan])


def test_chiller_inside_and_outside_its_box() -> None:
    cop = cooling.chiller(279.82, 302.55, [1.0, 0.5])
    assert cop == pytest.approx([6.521, 7.537], abs=6e-4)
    condenser = np.linspace(290.0, 318.0, 57)
    warm = cooling.chiller(298.15, condenser, 0.75, curves="doe2_centrifugal", details=True)
    assert np.all(np.diff(warm["cop"]) <= 1e-12)
    assert np.all(warm["cop"] < 20.0)
    # The least lift is 12 K: rise 5 K, approaches 2 K each.
    assert list(warm["head_held"]) == list((condenser < 298.15 + 12.0 - 5.0 - 2.0 - 2.0) * 1.0)
    assert np.all(warm["outside_fit"] == 1.0)
    only = cooling.chiller(298.15, condenser[condenser >= 298.15], 0.75, curves="doe2_centrifugal")
    assert np.array_equal(only, warm["cop"][condenser >= 298.15])
    inside = cooling.chiller(279.82, 302.55, details=True)
    assert (inside["outside_fit"], inside["head_held"]) == (0.0, 0.0)


def test_chiller_plant_with_curves_of_the_caller() -> None:
    fields = {
        "curves": "custom",
        "reference_cop": 5.5,
        "capacity": [0.257896, 0.0389016, -2.1708e-4, 0.0468684, -9.4284e-4, -3.4344e-4],
        "eir": [0.933884, -0.058212, 4.50036e-3, 2.43e-3, 4.86e-4, -1.215e-3],
        "part_load": [0.222903, 0.313387, 0.46371],
    }
    mine = cooling.chiller_plant(2e6, 279.82, 302.55, **fields)
    named = cooling.chiller_plant(2e6, 279.82, 302.55, curves="doe2_centrifugal")
    # The named set allows a part load of 1.04; at this load that does not matter.
    assert mine["power_W"] == pytest.approx(named["power_W"], rel=1e-12)
    assert mine["condenser_W"] == mine["evaporator_W"] + mine["power_W"]
    with pytest.raises(tf.InputError, match="3 numbers; custom curves take 6"):
        cooling.chiller_plant(2e6, 279.82, 302.55, **(fields | {"eir": [1.0, 0.0, 0.0]}))


def test_coolers_dry_and_wet() -> None:
    air = {"dry_bulb_K": 311.15, "humidity_ratio": 0.0083, "pressure_Pa": 101325.0}
    air["wet_bulb_K"] = float(weather.wet_bulb(311.15, 0.2, 101325.0))
    dry = cooling.dry_cooler(2931e3, 532.9e3, 313.75, **air)
    wet = cooling.adiabatic_cooler(2931e3, 532.9e3, 313.75, **air)
    some = cooling.hybrid_cooler(2931e3, 532.9e3, 313.75, **air)
    assert dry["limited"] == 1.0
    assert dry["makeup_kg_per_s"] == 0.0
    assert wet["limited"] == 0.0
    assert wet["leaving_K"] == pytest.approx(313.75)
    assert 0.0 < some["makeup_kg_per_s"] < wet["makeup_kg_per_s"]


def test_direct_expansion_of_the_reference() -> None:
    cop = cooling.direct_expansion(5e4, np.array([263.15, 293.15, 308.15]))["cop"]
    assert cop == pytest.approx([2.8, 2.40, 1.44])


def test_economizer_share() -> None:
    r = cooling.economizer(300.0, 290.0, np.array([280.0, 293.8, 300.0]), approach="2.2 K")
    assert r["share"] == pytest.approx([1.0, 0.4, 0.0])
    assert cooling.economizer(300.0, 290.0, 293.8, integrated=False)["share"] == 0.0


def test_storage_is_stepped_by_the_caller() -> None:
    cold = np.array([0.0])
    for _ in range(3):
        step = cooling.thermal_storage(cold, 2e6, duration_s=3600.0)
        cold = step["next_J"]
    assert cold == pytest.approx(3 * 2e6 * 3600.0, rel=1e-3)


def test_envelopes_of_the_catalog() -> None:
    dry = np.array([288.15, 300.15, 306.15])
    assert list(cooling.air_envelope(dry, 280.0, design="recommended")["outside"]) == [1, 0, 1]
    assert list(cooling.air_envelope(dry, 280.0, design="a1")["outside"]) == [0, 0, 1]
    assert cooling.water_class(305.0, design="w27")["too_hot"] == 1.0
    assert cooling.water_class(305.0, design="w32")["too_hot"] == 0.0
    with pytest.raises(tf.InputError, match="recommended"):
        cooling.air_envelope(dry, 280.0, design="a9")


def test_a_cdu_over_its_rating_stays_at_design_flow() -> None:
    """Above the rating flow and pump power end; the coolant comes back warmer, by heat / flow."""
    heat = np.array([0.5, 1.0, 1.2, 5.0]) * 1e6
    r = cooling.cdu(heat, 300.0)
    assert list(r["flow_bound"]) == [0.0, 0.0, 1.0, 1.0]
    # 1 MW over the design range of 10 K.
    assert r["coolant_W_per_K"] == pytest.approx([5e4, 1e5, 1e5, 1e5])
    assert np.ptp(r["pump_W"][1:]) == 0.0
    spread = r["coolant_return_K"] - r["coolant_supply_K"]
    assert spread[3] == pytest.approx((5e6 + r["pump_W"][3]) / 1e5, rel=1e-12)
    # At full flows and equal capacity rates an exchanger's approach grows with its heat: 3 K a MW.
    assert r["limited"][3] == 1.0
    assert r["coolant_supply_K"][3] == pytest.approx(300.0 + 3.0 * (5e6 + r["pump_W"][3]) / 1e6)
    side = cooling.sidecar(np.array([0.9, 1.0, 1.5]) * 70e3, 295.0)
    assert list(side["flow_bound"]) == [0.0, 0.0, 1.0]
    assert side["pump_W"][2] == side["pump_W"][1]


def test_heat_that_would_boil_the_coolant_is_refused() -> None:
    with pytest.raises(tf.InputError) as caught:
        cooling.cdu([1e6, 5e8], 300.0)
    text = str(caught.value)
    assert "cdu.coolant_return_K: element 1 would be 6800.13" in text
    assert "at heat_W 500000000 W; allowed: 373.15 K or below" in text
    with pytest.raises(tf.InputError, match=r"sidecar.coolant_return_K: would be .* 373.15 K"):
        cooling.sidecar(350e3, 295.0)
    with pytest.raises(tf.InputError, match=r"fluid_cooler.entering_K: would be"):
        cooling.dry_cooler(60e6, 5.3e5, 305.0, 295.0)
    with pytest.raises(tf.InputError, match=r"cooling_tower.entering_K: would be"):
        cooling.cooling_tower(20e6, 43.0, 300.0, 293.0, 57e3, 0.0125)
    with pytest.raises(tf.InputError, match=r"immersion_tank.oil_next_K: would be"):
        cooling.immersion_tank(2e6, 318.0, 300.0, 1e4)


def test_set_points_that_cross_are_refused() -> None:
    with pytest.raises(tf.InputError) as caught:
        cooling.economizer([300.0, 289.0], [290.0, 295.0], 285.0)
    assert (
        "economizer: element 1 supply_K is 295 K, above return_K, 289 K: set points cross; "
        "allowed: return_K or below" in str(caught.value)
    )
    assert cooling.economizer(290.0, 290.0, 280.0)["pre_cooled_K"] == 290.0
    with pytest.raises(tf.InputError, match="wet_bulb_K is 301 K, above dry_bulb_K, 300 K"):
        cooling.evaporative_cooler(300.0, 301.0, 0.01)
    air = {"dry_bulb_K": 280.0, "wet_bulb_K": 288.15}
    assert cooling.dry_cooler(1e6, 5.3e5, 305.0, **air)["limited"] == 0.0
    with pytest.raises(tf.InputError, match=r"wet_bulb_K is 288.15 K, above dry_bulb_K, 280 K"):
        cooling.adiabatic_cooler(1e6, 5.3e5, 305.0, **air)


def test_a_chiller_without_lift_does_not_hide_it() -> None:
    with pytest.raises(tf.InputError) as caught:
        cooling.chiller([280.0, 300.0], [300.0, 279.0])
    assert (
        "chiller.condenser_entering: element 1 is 279 K, colder than chilled_supply, 300 K"
        in str(caught.value)
    )
    r = cooling.chiller([280.0, 300.0, 290.0], [300.0, 279.0, 285.0], details=True)
    assert list(r["head_held"]) == [0.0, 1.0, 1.0]
    # The held state: condenser water that gives a lift of 12 K: rise 5, approaches 2.
    assert r["cop"][1] == cooling.chiller(300.0, 303.0)
    assert r["cop"][0] == cooling.chiller(280.0, 300.0)
    plant = cooling.chiller_plant(1e6, [280.0, 300.0], [300.0, 279.0])
    assert list(plant["head_held"]) == [0.0, 1.0]


def test_water_of_a_tower_below_freezing_is_refused_or_flagged() -> None:
    with pytest.raises(tf.InputError, match=r"tower: element 1 leaves water at 270\.4.* K"):
        cooling.tower([290.0, 250.0], 5.0)
    r = cooling.tower([290.0, 250.0], 5.0, details=True)
    assert list(r["freezes"]) == [0.0, 1.0]
    assert r["leaving_K"][0] == cooling.tower(290.0, 5.0)
    assert r["leaving_K"][1] < 273.15
    assert r["approach_K"] == pytest.approx(r["leaving_K"] - [290.0, 250.0])
