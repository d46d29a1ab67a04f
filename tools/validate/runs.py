# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Runs of Tenfold: one scenario of many sites, each a plant with a constant IT load of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import numpy as np
import yaml

import tenfold as tf

#: Pressure [Pa] at which racks and fans are rated.
STANDARD_PRESSURE = 101325.0


@cache
def _pressure(climate: str, file: str) -> float:
    year = tf.weather.read_epw(file) if file else tf.weather.climate(climate)
    return float(np.mean(np.asarray(year["pressure_Pa"])))


def site_pressure(weather: dict[str, Any]) -> float:
    """Mean pressure [Pa] of the weather of a site."""
    return _pressure(weather.get("climate", ""), weather.get("file", ""))


def hall_air_capacity(supply_C: float, pressure_Pa: float) -> float:
    """Heat capacity [J/(m3 K)] of hall air: moist air with a dew point of 8 degC."""
    kelvin = supply_C + 273.15
    vapour = float(tf.weather.saturation_pressure(281.15))
    w = 0.621945 * vapour / (pressure_Pa - vapour)
    density = float(tf.weather.density(kelvin, w, pressure_Pa))
    return density * (1006.0 + 1860.0 * w) / (1.0 + w)


@dataclass
class Site:
    """A site with one hall of constant load.

    The rack states its electric power, fan power and air flow outright, so that the load is what
    the comparison asks for.
    """

    name: str
    weather: dict[str, Any]
    cooling: dict[str, Any]
    it_W: float
    air_rise_K: float | None = None
    air_flow_m3_s: float | None = None
    server_fan_W: float = 0.0
    liquid_fraction: float = 0.0
    ups_loss: float = 0.0  # over its output
    distribution_loss: float = 0.0  # over its output
    lighting: float = 0.0  # over IT power
    electrical_heat: str = "white_space"
    power: dict[str, Any] | None = None
    location: dict[str, Any] = field(default_factory=lambda: {"latitude": 0, "longitude": 0})
    module_W: float | None = None

    def air_capacity(self) -> float:
        """Heat capacity of the hall's air [J/(m3 K)]; 24 degC unless stated in place."""
        air = self.cooling.get("air", {})
        supply = str(air.get("handler", air).get("supply_air", "24 degC"))
        return hall_air_capacity(float(supply.split()[0]), site_pressure(self.weather))

    def rack(self) -> dict[str, Any]:
        """Rack type that draws exactly the load."""
        flow = self.air_flow_m3_s
        if flow is None:
            rise = self.air_rise_K if self.air_rise_K is not None else 12.0
            flow = self.it_W * (1.0 - self.liquid_fraction) / (self.air_capacity() * rise)
        node = self.it_W - self.server_fan_W
        # Fans at full speed take power in proportion to density; the site's is what is stated.
        fan = self.server_fan_W * STANDARD_PRESSURE / site_pressure(self.weather)
        return {
            "title": "Constant load",
            "source": "comparison",
            "year": 2024,
            "basis": "assumption",
            "kind": "cpu",
            "nodes": 1,
            "node_idle": f"{node!r} W",
            "node_max": f"{node!r} W",
            "leakage_share": 0,
            "leakage_rate": 0,
            "node_fan_max": f"{fan!r} W",
            "node_air_flow_max": f"{flow!r} m3/s",
            "fan_minimum": 1,
            "psu_rating": f"{2 * self.it_W!r} W",
            "psu_no_load": 0,
            "psu_proportional": 0,
            "psu_square": 0,
            "liquid_fraction": self.liquid_fraction,
            "life": "20 year",
        }

    def chain(self) -> dict[str, Any]:
        """Chain with constant efficiencies in series: UPS, then distribution."""
        if self.power is not None:
            return self.power
        heat = {"heat": self.electrical_heat}
        return {
            "auxiliary": 0,
            "electrical_room_cop": 50,
            "components": [
                {
                    "name": "entrance",
                    "feeds": ["ups", "mechanical"],
                    "sizing": 10,
                    "heat": "outdoors",
                },
                {
                    "name": "ups",
                    "feeds": ["distribution"],
                    "proportional": self.ups_loss,
                    "sizing": 10,
                    "meter": "ups",
                    **heat,
                },
                {
                    "name": "distribution",
                    "feeds": ["it"],
                    "proportional": self.distribution_loss,
                    "sizing": 10,
                    "meter": "pdu",
                    **heat,
                },
            ],
        }

    def document(self) -> dict[str, Any]:
        """Node of the scenario."""
        module = self.module_W if self.module_W is not None else self.it_W
        return {
            "name": self.name,
            "location": self.location,
            "weather": self.weather,
            "grid": {"zone": "US-MIDA-PJM", "connection": "100 GW"},
            "power": self.chain(),
            "halls": [
                {
                    "name": "hall",
                    "cooling": self.cooling,
                    "module": f"{module!r} W",
                    "fill_limit": 1,
                    "lighting": self.lighting * self.it_W / module,
                    "racks": [{"type": f"rack_{self.name}", "count": 1}],
                }
            ],
        }


def scenario(sites: Sequence[Site], start: str = "2023-01-01", end: str = "2024-01-01") -> Any:
    """Scenario of the sites over a year of 8760 hours."""
    document = {
        "tenfold": 1,
        "title": "Comparison",
        "horizon": {"start": start, "end": end, "step": "1 h"},
        "catalog": {"racks": {f"rack_{s.name}": s.rack() for s in sites}},
        "sites": [s.document() for s in sites],
        "workloads": [{"name": "load", "model": "steady", "utilisation": 1.0, "share": 1.0}],
        "output": {"channels": ["none"]},
    }
    return tf.parse(yaml.safe_dump(document, sort_keys=False))


def run(sites: Sequence[Site], channels: Sequence[str] = (), **horizon: str) -> Any:
    """Simulate and return the result."""
    return tf.simulate(scenario(sites, **horizon), channels=list(channels) or ["none"])


def yearly(result: Any) -> dict[str, dict[str, float]]:
    """PUE and WUE [L/kWh] by site over the whole horizon, ratios of sums."""
    names = [s["name"] for s in result._core.sites]
    total = {n: result._core.monthly(n).sum(axis=1) for n in result._core.monthly_names()}
    return {
        name: {
            "pue": float(total["facility_energy"][i] / total["it_energy"][i]),
            "wue": float(total["water_makeup"][i] / total["it_energy"][i]),
            "it_kWh": float(total["it_energy"][i]),
        }
        for i, name in enumerate(names)
    }
