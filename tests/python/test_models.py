# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""One rule for all single models: what they return, and the words of what they refuse."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

import tenfold as tf
from tenfold import cooling, it, power, weather

#: Look-ups and functions on scenarios: no models on arrays.
NO_MODELS = {"describe", "names", "climate", "read_epw", "accelerator", "workload_week", "MixedAir"}
#: Inputs of components where the value by unit does not do.
PORTS = {
    "supply_K": 290.0,
    "wet_bulb_K": 293.0,
    "network_K": 330.0,
    "outside_dew_K": 283.0,
    "dew_point_K": 283.0,
    "water_in_K": 293.0,
    "cooler_water_K": 292.0,
    "power_W": 800.0,
    "flow_m3_per_s": 2e-5,
    "design_m3_per_s": 3e-5,
    "smoke": 0.0,
    "source_K": 295.0,
    "duration_s": 3600.0,
}
UNITS = {
    "K": 300.0,
    "W": 1e4,
    "W/K": 2e4,
    "kg/s": 10.0,
    "kg/kg": 0.008,
    "Pa": 1e5,
    "J/kg": 5e4,
    "J": 1e9,
    "J/K": 1e7,
    "s": 3600.0,
    "1": 0.5,
}
SHAPE = {"parameters": 7.57e9, "layers": 36, "width": 4096, "kv_heads": 8, "head_size": 128}
AIR = {"dry_bulb": 300.0, "relative_humidity": 0.5}
MOIST = {"dry_bulb": 300.0, "humidity_ratio": 0.01}
#: Model: its array arguments, and the others.
MODELS: dict[str, tuple[Callable[..., Any], dict[str, float], dict[str, Any]]] = {
    "cooling.chiller": (
        cooling.chiller,
        {"chilled_supply": 280.0, "condenser_entering": 302.0, "part_load": 0.7},
        {},
    ),
    "cooling.chiller details": (
        cooling.chiller,
        {"chilled_supply": 280.0, "condenser_entering": 302.0, "part_load": 0.7},
        {"details": True},
    ),
    "cooling.tower": (
        cooling.tower,
        {"wet_bulb": 293.0, "range": 5.0, "liquid_to_gas": 1.0},
        {},
    ),
    "cooling.tower details": (
        cooling.tower,
        {"wet_bulb": 293.0, "range": 5.0, "liquid_to_gas": 1.0},
        {"details": True, "correlation": "cooltools"},
    ),
    "cooling.counterflow_effectiveness": (
        cooling.counterflow_effectiveness,
        {"ntu": 2.0, "capacity_ratio": 0.8},
        {},
    ),
    "it.rack_power": (
        lambda **k: it.rack_power("nvl72", **k),
        {"utilisation": 0.5, "inlet": 298.0, "coolant": 308.0},
        {},
    ),
    "it.accelerator_power": (
        lambda **k: it.accelerator_power("h100_sxm", **k),
        {
            "bytes_per_s": 1e12,
            "flop_per_s": 1e14,
            "attention_flop_per_s": 1e13,
            "temperature": 320.0,
            "duty": 0.9,
        },
        {},
    ),
    "it.decode": (it.decode, {"batch": 8.0, "context": 512.0}, SHAPE),
    "it.prefill": (it.prefill, {"prompt": 512.0}, SHAPE),
    "it.serve": (it.serve, {"rate": 1.0}, SHAPE),
    "it.training": (
        it.training,
        {},
        {"active_parameters": 7e9, "tokens": 1e12, "accelerators": 512, "mfu": 0.4},
    ),
    "it.training_availability": (it.training_availability, {}, {"failure_interval": 1e5}),
    "power.component_loss": (
        power.component_loss,
        {"load": 0.5, "no_load": 0.01, "proportional": 0.01, "square": 0.01},
        {},
    ),
    "weather.wet_bulb": (weather.wet_bulb, {**AIR, "pressure": 1e5}, {}),
    "weather.humidity_ratio": (weather.humidity_ratio, {**AIR, "pressure": 1e5}, {}),
    "weather.enthalpy": (weather.enthalpy, MOIST, {}),
    "weather.dew_point": (weather.dew_point, AIR, {}),
    "weather.saturation_pressure": (weather.saturation_pressure, {"dry_bulb": 300.0}, {}),
    "weather.relative_humidity": (weather.relative_humidity, {**MOIST, "pressure": 1e5}, {}),
    "weather.density": (weather.density, {**MOIST, "pressure": 1e5}, {}),
    "weather.standard_pressure": (weather.standard_pressure, {"elevation": 500.0}, {}),
    "weather.mix": (
        lambda **k: weather.mix(**k)._asdict(),
        {
            "flow_a": 1.0,
            "dry_bulb_a": 300.0,
            "humidity_ratio_a": 0.01,
            "flow_b": 2.0,
            "dry_bulb_b": 280.0,
            "humidity_ratio_b": 0.005,
            "pressure": 1e5,
        },
        {},
    ),
}
#: Functions of `tenfold.cooling` under another name than their component.
ALIASES = {"adiabatic_cooler", "dry_cooler", "hybrid_cooler"}
for _name in [*cooling.names(), *sorted(ALIASES)]:
    _entry = cooling.describe("fluid_cooler" if _name in ALIASES else _name)
    MODELS[f"cooling.{_name}"] = (
        getattr(cooling, _name),
        {p["name"]: PORTS.get(p["name"], UNITS.get(p["unit"], 1.0)) for p in _entry["inputs"]},
        {},
    )
WITH_ARRAYS = sorted(name for name, (_, arrays, _) in MODELS.items() if arrays)
#: Values that do not depend on the arrays.
ALWAYS_NUMBERS = {("it.serve", "capacity_per_s"), ("it.serve", "largest_batch")}
FLAGS = {("it.serve", "saturated"), ("it.decode", "fits")}


def _values(result: Any) -> dict[str, Any]:
    return result if isinstance(result, dict) else {"": result}


def test_every_public_model_is_in_the_table() -> None:
    public = {
        f"{module.__name__.rpartition('.')[2]}.{name}"
        for module in (cooling, it, power, weather)
        for name in module.__all__
        if name not in NO_MODELS
    }
    assert public == {name.partition(" ")[0] for name in MODELS}


@pytest.mark.parametrize("name", sorted(MODELS))
def test_numbers_give_numbers(name: str) -> None:
    function, arrays, others = MODELS[name]
    for kind in (float, np.float64, np.asarray):
        for key, value in _values(
            function(**{k: kind(v) for k, v in arrays.items()}, **others)
        ).items():
            assert type(value) is (np.bool_ if (name, key) in FLAGS else np.float64), key
            assert isinstance(value, float) or (name, key) in FLAGS


@pytest.mark.parametrize("name", WITH_ARRAYS)
def test_an_array_gives_arrays_of_the_broadcast_shape(name: str) -> None:
    function, arrays, others = MODELS[name]
    one = _values(function(**arrays, **others))
    for argument in arrays:
        for shape in ((3,), (1,), (2, 1, 3), (0,)):
            given = {k: np.full(shape, v) if k == argument else v for k, v in arrays.items()}
            for key, value in _values(function(**given, **others)).items():
                if (name, key) in ALWAYS_NUMBERS:
                    assert value == one[key]
                    continue
                assert isinstance(value, np.ndarray), (argument, key)
                assert value.shape == shape, (argument, key)
                assert np.array_equal(value, np.full(shape, one[key]), equal_nan=True), key
    if len(arrays) > 1:
        first, second = list(arrays)[:2]
        given = {**arrays, first: [[arrays[first]]] * 2, second: [arrays[second]] * 3}
        for key, value in _values(function(**given, **others)).items():
            assert value.shape == (2, 3), key


@pytest.mark.parametrize("name", WITH_ARRAYS)
def test_refusals_name_argument_element_and_what_was_found(name: str) -> None:
    function, arrays, others = MODELS[name]
    for argument, value in arrays.items():
        for bad, words in (
            ("warm", f"{argument}: is 'warm' (str); allowed: a number or an array of numbers"),
            (["1", "2"], f"{argument}: is ['1', '2'] (list)"),
            (None, f"{argument}: is None"),
            ([value, None], f"{argument}: element 1 is None"),
            (value + 1j, f"{argument}: is "),
            ([[value], [value, value]], f"{argument}: is [["),
            ([value, np.nan], f"{argument}: element 1 is nan, not a number; allowed: "),
            ([[value, value], [value, -1e30]], f"{argument}: element (1, 1) is -1e+30"),
            (np.ma.masked_array([value, value], [False, True]), f"{argument}: has masked"),
        ):
            if bad is None and (name, argument) in {
                ("it.rack_power", "coolant"),
                ("it.decode", "context"),
            }:
                continue  # stands for the default
            with pytest.raises(tf.InputError) as refused:
                function(**{**arrays, argument: bad}, **others)
            assert words in str(refused.value), argument
            assert refused.value.issues  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", [n for n in WITH_ARRAYS if len(MODELS[n][1]) > 1])
def test_shapes_that_do_not_broadcast_are_named(name: str) -> None:
    function, arrays, others = MODELS[name]
    first, second = list(arrays)[:2]
    given = {**arrays, first: [arrays[first]] * 3, second: [arrays[second]] * 2}
    with pytest.raises(tf.InputError) as refused:
        function(**given, **others)
    text = str(refused.value)
    assert "shapes do not broadcast" in text
    assert f"{first} (3,)" in text
    assert f"{second} (2,)" in text


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (
            lambda: cooling.chiller(280.0, 302.0, [0.5, 0.5, 2.0]),
            "chiller.part_load: element 2 is 2; allowed: above 0 to 1.04",
        ),
        (
            lambda: cooling.tower([293.0, 303.0], 5.0),
            "tower.wet_bulb: element 1 is 303 K; allowed: 238.75 to 299.85 K",
        ),
        (
            lambda: cooling.chiller(280.0, 302.0, condenser_rise="much"),  # type: ignore[call-overload]
            "chiller.condenser_rise: is 'much'",
        ),
        (lambda: it.serve(rate=[1.0, -2.0], **SHAPE), "serve.rate: element 1 is -2 request/s"),
        (lambda: it.serve(rate=1.0, prompt=[1, 2], **SHAPE), "serve.prompt: is an array of shape"),
        (
            lambda: it.serve(rate=1.0, max_batch=2.5, **SHAPE),
            "serve.max_batch: is 2.5, not a whole",
        ),
        (lambda: it.serve(rate=1.0, **{**SHAPE, "width": "big"}), "width: is 'big' (str)"),
        (lambda: it.decode(software="quick", **SHAPE), "software: is 'quick'; allowed: 'bare'"),
        (lambda: it.decode(software={"steps": 1.0}, **SHAPE), "software: there is no 'steps'"),
        (lambda: it.training_availability(checkpoint=4000.0), "checkpoint: is 4000 s; allowed"),
    ],
)
def test_words(call: Callable[[], Any], words: str) -> None:
    with pytest.raises(tf.InputError) as refused:
        call()
    assert words in str(refused.value)


def test_all_that_is_wrong_is_said_at_once() -> None:
    with pytest.raises(tf.InputError) as refused:
        cooling.chiller("cold", 25.0, [0.5, 2.0, 3.0])
    text = str(refused.value)
    assert "chilled_supply: is 'cold'" in text
    assert "condenser_entering: is 25 K" in text
    assert "part_load: element 1 is 2; allowed: above 0 to 1.04" in text
    assert "(and 1 more)" in text
    assert len(refused.value.issues) == 3  # type: ignore[attr-defined]


def test_pandas_and_integers_are_numbers() -> None:
    import pandas as pd

    index = pd.date_range("2026-01-01", periods=3, freq="h")
    warm = pd.Series([295.0, 300.0, 305.0], index=index)
    assert weather.saturation_pressure(warm).shape == (3,)
    assert weather.saturation_pressure(300) == weather.saturation_pressure(300.0)
    assert weather.saturation_pressure(pd.Series([300, 301], dtype="Int64")).shape == (2,)
