# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
# Written by `python -m tenfold._generate` from the field tables; do not edit.
import datetime
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Literal

Number = float | str
Date = str | datetime.date
Series = float | str | Mapping[str, float | str]

class Spec:
    model_name: ClassVar[str]
    def to_dict(self) -> dict[str, Any]: ...

def names() -> list[str]: ...
def has_unit(field: Mapping[str, Any]) -> bool: ...
def describe(field: dict[str, Any]) -> str: ...

class Scenario(Spec):
    """What a user states: horizon, sites, workloads, fleet."""
    def __init__(
        self,
        *,
        tenfold: int = ...,
        title: str = ...,
        description: str = ...,
        horizon: Horizon | Mapping[str, Any] = ...,
        sites: Sequence[Site | Mapping[str, Any]] = ...,
        workloads: Sequence[SteadyWorkload | DiurnalWorkload | TrainingWorkload | InferenceWorkload | MediaWorkload | DeferrableWorkload | Mapping[str, Any]] = ...,
        fleet: Fleet | Mapping[str, Any] = ...,
        targets: Targets | Mapping[str, Any] = ...,
        ranges: Sequence[Range | Mapping[str, Any]] = ...,
        levers: Sequence[Lever | Mapping[str, Any]] = ...,
        sources: Sequence[InputSource | Mapping[str, Any]] = ...,
        limits: Limits | Mapping[str, Any] = ...,
        placement: Placement | Mapping[str, Any] = ...,
        output: Output | Mapping[str, Any] = ...,
    ) -> None: ...
    @property
    def tenfold(self) -> int | None:
        """Version of the format. Range: 1 to 1. Required."""
    @tenfold.setter
    def tenfold(self, value: int) -> None: ...
    @property
    def title(self) -> str | None:
        """Title. Default: untitled."""
    @title.setter
    def title(self, value: str) -> None: ...
    @property
    def description(self) -> str | None:
        """What the scenario asks; the first lines of its report."""
    @description.setter
    def description(self, value: str) -> None: ...
    @property
    def horizon(self) -> Horizon | Mapping[str, Any] | None:
        """Time covered. Required."""
    @horizon.setter
    def horizon(self, value: Horizon | Mapping[str, Any]) -> None: ...
    @property
    def sites(self) -> Sequence[Site | Mapping[str, Any]] | None:
        """Sites. Required."""
    @sites.setter
    def sites(self, value: Sequence[Site | Mapping[str, Any]]) -> None: ...
    @property
    def workloads(self) -> Sequence[SteadyWorkload | DiurnalWorkload | TrainingWorkload | InferenceWorkload | MediaWorkload | DeferrableWorkload | Mapping[str, Any]] | None:
        """Workloads."""
    @workloads.setter
    def workloads(self, value: Sequence[SteadyWorkload | DiurnalWorkload | TrainingWorkload | InferenceWorkload | MediaWorkload | DeferrableWorkload | Mapping[str, Any]]) -> None: ...
    @property
    def fleet(self) -> Fleet | Mapping[str, Any] | None:
        """Cohorts, demand and purchases."""
    @fleet.setter
    def fleet(self, value: Fleet | Mapping[str, Any]) -> None: ...
    @property
    def targets(self) -> Targets | Mapping[str, Any] | None:
        """Targets by year; they change no run."""
    @targets.setter
    def targets(self, value: Targets | Mapping[str, Any]) -> None: ...
    @property
    def ranges(self) -> Sequence[Range | Mapping[str, Any]] | None:
        """Ranges of uncertain values, for sensitivity."""
    @ranges.setter
    def ranges(self, value: Sequence[Range | Mapping[str, Any]]) -> None: ...
    @property
    def levers(self) -> Sequence[Lever | Mapping[str, Any]] | None:
        """Changes to set beside the scenario; they change no run."""
    @levers.setter
    def levers(self, value: Sequence[Lever | Mapping[str, Any]]) -> None: ...
    @property
    def sources(self) -> Sequence[InputSource | Mapping[str, Any]] | None:
        """Where inputs of the scenario come from."""
    @sources.setter
    def sources(self, value: Sequence[InputSource | Mapping[str, Any]]) -> None: ...
    @property
    def limits(self) -> Limits | Mapping[str, Any] | None:
        """What bounds the build-out."""
    @limits.setter
    def limits(self, value: Limits | Mapping[str, Any]) -> None: ...
    @property
    def placement(self) -> Placement | Mapping[str, Any] | None:
        """Placement of work over sites."""
    @placement.setter
    def placement(self, value: Placement | Mapping[str, Any]) -> None: ...
    @property
    def output(self) -> Output | Mapping[str, Any] | None:
        """What the result file holds."""
    @output.setter
    def output(self, value: Output | Mapping[str, Any]) -> None: ...

class Horizon(Spec):
    """Time covered, UTC, and the step."""
    def __init__(
        self,
        *,
        start: Date = ...,
        end: Date = ...,
        step: str = ...,
    ) -> None: ...
    @property
    def start(self) -> Date | None:
        """First day. Required."""
    @start.setter
    def start(self, value: Date) -> None: ...
    @property
    def end(self) -> Date | None:
        """Day after the last. Required."""
    @end.setter
    def end(self, value: Date) -> None: ...
    @property
    def step(self) -> str | None:
        """Step: a divisor of an hour, at least a minute. Unit: s (any unit of duration). Range: 60
        to 3600. Default: 1 h.
        """
    @step.setter
    def step(self, value: str) -> None: ...

class Site(Spec):
    """A site with its halls, electrical design and supply."""
    def __init__(
        self,
        *,
        name: str = ...,
        title: str = ...,
        region: str = ...,
        ownership: Literal["self_built", "leased", "partner"] = ...,
        location: Location | Mapping[str, Any] = ...,
        weather: WeatherSource | Mapping[str, Any] = ...,
        grid: Grid | Mapping[str, Any] = ...,
        power: PowerChain | Mapping[str, Any] = ...,
        halls: Sequence[Hall | Mapping[str, Any]] = ...,
        supply: Sequence[Pv | Battery | Mapping[str, Any]] = ...,
        opens: Date = ...,
        closes: Date = ...,
        rent: str = ...,
        boundary: Literal["scope_2", "scope_3"] = ...,
        note: str = ...,
    ) -> None: ...
    @property
    def name(self) -> str | None:
        """Name of the site. Required."""
    @name.setter
    def name(self, value: str) -> None: ...
    @property
    def title(self) -> str | None:
        """Title in reports."""
    @title.setter
    def title(self, value: str) -> None: ...
    @property
    def region(self) -> str | None:
        """Cloud region that it serves."""
    @region.setter
    def region(self, value: str) -> None: ...
    @property
    def ownership(self) -> Literal["self_built", "leased", "partner"] | None:
        """Partner sites are reported but never in the totals. One of: self_built, leased, partner.
        Default: self_built.
        """
    @ownership.setter
    def ownership(self, value: Literal["self_built", "leased", "partner"]) -> None: ...
    @property
    def location(self) -> Location | Mapping[str, Any] | None:
        """Where it stands. Required."""
    @location.setter
    def location(self, value: Location | Mapping[str, Any]) -> None: ...
    @property
    def weather(self) -> WeatherSource | Mapping[str, Any] | None:
        """Its weather. Required."""
    @weather.setter
    def weather(self, value: WeatherSource | Mapping[str, Any]) -> None: ...
    @property
    def grid(self) -> Grid | Mapping[str, Any] | None:
        """Its grid connection. Required."""
    @grid.setter
    def grid(self, value: Grid | Mapping[str, Any]) -> None: ...
    @property
    def power(self) -> PowerChain | Mapping[str, Any] | None:
        """Its electrical design. Required."""
    @power.setter
    def power(self, value: PowerChain | Mapping[str, Any]) -> None: ...
    @property
    def halls(self) -> Sequence[Hall | Mapping[str, Any]] | None:
        """Its halls. Required."""
    @halls.setter
    def halls(self, value: Sequence[Hall | Mapping[str, Any]]) -> None: ...
    @property
    def supply(self) -> Sequence[Pv | Battery | Mapping[str, Any]] | None:
        """PV and batteries at the site."""
    @supply.setter
    def supply(self, value: Sequence[Pv | Battery | Mapping[str, Any]]) -> None: ...
    @property
    def opens(self) -> Date | None:
        """Date from which it takes racks."""
    @opens.setter
    def opens(self, value: Date) -> None: ...
    @property
    def closes(self) -> Date | None:
        """Date on which its racks leave service."""
    @closes.setter
    def closes(self, value: Date) -> None: ...
    @property
    def rent(self) -> str | None:
        """Rent of leased space by energised IT rating and time, such as 150 USD/kW/month. Unit:
        USD/J (any unit of energy price). Range: 0 to any. Default: 0 USD/MWh.
        """
    @rent.setter
    def rent(self, value: str) -> None: ...
    @property
    def boundary(self) -> Literal["scope_2", "scope_3"] | None:
        """Scope in which its electricity is reported: scope_2 (operational control) or scope_3
        (leased assets upstream). One of: scope_2, scope_3. Default: scope_2.
        """
    @boundary.setter
    def boundary(self, value: Literal["scope_2", "scope_3"]) -> None: ...
    @property
    def note(self) -> str | None:
        """Remark, e.g. the source of a date range."""
    @note.setter
    def note(self, value: str) -> None: ...

class Location(Spec):
    """Where a site stands."""
    def __init__(
        self,
        *,
        latitude: Number = ...,
        longitude: Number = ...,
        elevation: str = ...,
        timezone: str = ...,
    ) -> None: ...
    @property
    def latitude(self) -> Number | None:
        """Degrees north. Range: -90 to 90. Required."""
    @latitude.setter
    def latitude(self, value: Number) -> None: ...
    @property
    def longitude(self) -> Number | None:
        """Degrees east. Range: -180 to 180. Required."""
    @longitude.setter
    def longitude(self, value: Number) -> None: ...
    @property
    def elevation(self) -> str | None:
        """Height above sea level. Unit: m (any unit of length). Range: -430 to 6000. Default: 0 m.
        """
    @elevation.setter
    def elevation(self, value: str) -> None: ...
    @property
    def timezone(self) -> str | None:
        """IANA time zone. Default: UTC."""
    @timezone.setter
    def timezone(self, value: str) -> None: ...

class WeatherSource(Spec):
    """Weather of a site: exactly one of climate and file."""
    def __init__(
        self,
        *,
        climate: str = ...,
        file: str = ...,
    ) -> None: ...
    @property
    def climate(self) -> str | None:
        """Built-in climate."""
    @climate.setter
    def climate(self, value: str) -> None: ...
    @property
    def file(self) -> str | None:
        """EPW file, relative to the scenario."""
    @file.setter
    def file(self, value: str) -> None: ...

class Grid(Spec):
    """Grid connection of a site."""
    def __init__(
        self,
        *,
        zone: str = ...,
        connection: str = ...,
        export_allowed: bool = ...,
        clean_share: Series = ...,
    ) -> None: ...
    @property
    def zone(self) -> str | None:
        """Grid zone. Required."""
    @zone.setter
    def zone(self, value: str) -> None: ...
    @property
    def connection(self) -> str | None:
        """Import limit. Unit: W (any unit of power). Range: 0 to any. Default: 1 GW."""
    @connection.setter
    def connection(self, value: str) -> None: ...
    @property
    def export_allowed(self) -> bool | None:
        """Surplus is exported, else curtailed. Default: false."""
    @export_allowed.setter
    def export_allowed(self, value: bool) -> None: ...
    @property
    def clean_share(self) -> Series | None:
        """Share of imports matched by certificates, by date (annual matching). Range: 0 to 1.
        """
    @clean_share.setter
    def clean_share(self, value: Series) -> None: ...

class PowerChain(Spec):
    """The electrical graph of one module, from the utility to 'it' and 'mechanical'."""
    def __init__(
        self,
        *,
        components: Sequence[ChainComponent | Mapping[str, Any]] = ...,
        electrical_room_cop: Number = ...,
        auxiliary: Number = ...,
    ) -> None: ...
    @property
    def components(self) -> Sequence[ChainComponent | Mapping[str, Any]] | None:
        """Components; one root, no cycle, one feeder each."""
    @components.setter
    def components(self, value: Sequence[ChainComponent | Mapping[str, Any]]) -> None: ...
    @property
    def electrical_room_cop(self) -> Number | None:
        """Heat of electrical rooms over the power of their own cooling. Range: 1 to 50. Default:
        4. Source: [J].
        """
    @electrical_room_cop.setter
    def electrical_room_cop(self, value: Number) -> None: ...
    @property
    def auxiliary(self) -> Number | None:
        """Offices, security and block heaters over module IT rating. Range: 0 to 0.1. Default:
        0.002. Source: [J] physics reference: 0.1 to 0.5 % of IT.
        """
    @auxiliary.setter
    def auxiliary(self, value: Number) -> None: ...

class ChainComponent(Spec):
    """A component of the electrical chain: loss = n P_r (a + b L + c L^2), L = P_out / (n P_r).
    """
    def __init__(
        self,
        *,
        name: str = ...,
        feeds: Sequence[str] = ...,
        no_load: Number = ...,
        proportional: Number = ...,
        square: Number = ...,
        redundancy: Literal["n", "n_plus_1", "two_n"] = ...,
        units: int = ...,
        rating: str = ...,
        sizing: Number = ...,
        heat: Literal["white_space", "electrical_room", "outdoors"] = ...,
        meter: Literal["none", "ups", "pdu"] = ...,
    ) -> None: ...
    @property
    def name(self) -> str | None:
        """Name of the component. Required."""
    @name.setter
    def name(self, value: str) -> None: ...
    @property
    def feeds(self) -> Sequence[str] | None:
        """What it feeds: components, 'it' or 'mechanical'."""
    @feeds.setter
    def feeds(self, value: Sequence[str]) -> None: ...
    @property
    def no_load(self) -> Number | None:
        """No-load loss a over rating. Range: 0 to 0.2. Default: 0."""
    @no_load.setter
    def no_load(self, value: Number) -> None: ...
    @property
    def proportional(self) -> Number | None:
        """Proportional loss b. Range: 0 to 0.3. Default: 0."""
    @proportional.setter
    def proportional(self, value: Number) -> None: ...
    @property
    def square(self) -> Number | None:
        """Square loss c. Range: 0 to 0.3. Default: 0."""
    @square.setter
    def square(self, value: Number) -> None: ...
    @property
    def redundancy(self) -> Literal["n", "n_plus_1", "two_n"] | None:
        """Installed units: k, k + 1 or 2 k. One of: n, n_plus_1, two_n. Default: n."""
    @redundancy.setter
    def redundancy(self, value: Literal["n", "n_plus_1", "two_n"]) -> None: ...
    @property
    def units(self) -> int | None:
        """Units k that can carry the load together. Range: 1 to 1000. Default: 1."""
    @units.setter
    def units(self, value: int) -> None: ...
    @property
    def rating(self) -> str | None:
        """Rating of the k units per module; when not stated, sizing times the module's IT rating.
        Unit: W (any unit of power). Range: 0 to any.
        """
    @rating.setter
    def rating(self, value: str) -> None: ...
    @property
    def sizing(self) -> Number | None:
        """Rating over module IT rating when no rating is stated. Range: 0.1 to 10. Default: 1.25.
        """
    @sizing.setter
    def sizing(self, value: Number) -> None: ...
    @property
    def heat(self) -> Literal["white_space", "electrical_room", "outdoors"] | None:
        """Where its loss becomes heat. One of: white_space, electrical_room, outdoors. Default:
        electrical_room.
        """
    @heat.setter
    def heat(self, value: Literal["white_space", "electrical_room", "outdoors"]) -> None: ...
    @property
    def meter(self) -> Literal["none", "ups", "pdu"] | None:
        """Whether its output is the PUE meter of category 1 (ups) or 2 (pdu). One of: none, ups,
        pdu. Default: none.
        """
    @meter.setter
    def meter(self, value: Literal["none", "ups", "pdu"]) -> None: ...

class Hall(Spec):
    """A hall: modules with one cooling design. Modules = ceil(peak draw / (module x fill_limit)).
    """
    def __init__(
        self,
        *,
        name: str = ...,
        cooling: WaterEconomizer | ColdPlateDryCooler | CoolingSystem | Mapping[str, Any] = ...,
        racks: Sequence[RackCount | Mapping[str, Any]] = ...,
        module: str = ...,
        fill_limit: Number = ...,
        lighting: Number = ...,
        opens: Date = ...,
        share: Number = ...,
        takes: Sequence[str] = ...,
        power: PowerChain | Mapping[str, Any] = ...,
        refurbishments: Sequence[Refurbishment | Mapping[str, Any]] = ...,
    ) -> None: ...
    @property
    def name(self) -> str | None:
        """Name of the hall. Required."""
    @name.setter
    def name(self, value: str) -> None: ...
    @property
    def cooling(self) -> WaterEconomizer | ColdPlateDryCooler | CoolingSystem | Mapping[str, Any] | None:
        """Cooling model or design. Required."""
    @cooling.setter
    def cooling(self, value: WaterEconomizer | ColdPlateDryCooler | CoolingSystem | Mapping[str, Any]) -> None: ...
    @property
    def racks(self) -> Sequence[RackCount | Mapping[str, Any]] | None:
        """Racks that stand for the whole horizon."""
    @racks.setter
    def racks(self, value: Sequence[RackCount | Mapping[str, Any]]) -> None: ...
    @property
    def module(self) -> str | None:
        """IT rating of a module. Unit: W (any unit of power). Range: 1000 to 1e+10. Default: 10
        MW.
        """
    @module.setter
    def module(self, value: str) -> None: ...
    @property
    def fill_limit(self) -> Number | None:
        """Peak draw over rating at which one more module starts. Range: 0.1 to 1. Default: 0.85.
        """
    @fill_limit.setter
    def fill_limit(self, value: Number) -> None: ...
    @property
    def lighting(self) -> Number | None:
        """Lighting over module rating. Range: 0 to 0.1. Default: 0.002."""
    @lighting.setter
    def lighting(self, value: Number) -> None: ...
    @property
    def opens(self) -> Date | None:
        """Date from which it takes racks."""
    @opens.setter
    def opens(self, value: Date) -> None: ...
    @property
    def share(self) -> Number | None:
        """Weight among the halls of the site that take the same racks; 0: no new ones. Range: 0 to
        any. Default: 1.
        """
    @share.setter
    def share(self, value: Number) -> None: ...
    @property
    def takes(self) -> Sequence[str] | None:
        """New racks that it takes: accelerator, cpu, storage or rack types; not stated: all that
        its cooling serves. What stock and purchases name for it may differ.
        """
    @takes.setter
    def takes(self, value: Sequence[str]) -> None: ...
    @property
    def power(self) -> PowerChain | Mapping[str, Any] | None:
        """Its electrical design; not stated: the site's."""
    @power.setter
    def power(self, value: PowerChain | Mapping[str, Any]) -> None: ...
    @property
    def refurbishments(self) -> Sequence[Refurbishment | Mapping[str, Any]] | None:
        """Changes of its cooling design."""
    @refurbishments.setter
    def refurbishments(self, value: Sequence[Refurbishment | Mapping[str, Any]]) -> None: ...

class WaterEconomizer(Spec):
    """Air-cooled hall on chilled water with a water-side economizer, chillers and towers."""
    def __init__(
        self,
        *,
        air: AirHandler | Mapping[str, Any] = ...,
        water_rise: str = ...,
        exchanger_approach: str = ...,
        dead_band: str = ...,
        integrated: bool = ...,
        chilled_pump: Pump | Mapping[str, Any] = ...,
        tower_pump: Pump | Mapping[str, Any] = ...,
        chiller: Chiller | Mapping[str, Any] = ...,
        tower: Tower | Mapping[str, Any] = ...,
        set_points: SetPoints | Mapping[str, Any] = ...,
    ) -> None: ...
    @property
    def air(self) -> AirHandler | Mapping[str, Any] | None:
        """Hall air handlers."""
    @air.setter
    def air(self, value: AirHandler | Mapping[str, Any]) -> None: ...
    @property
    def water_rise(self) -> str | None:
        """Chilled water return over supply. Unit: K (any unit of temperature difference). Range: 2
        to 20. Default: 8 K.
        """
    @water_rise.setter
    def water_rise(self, value: str) -> None: ...
    @property
    def exchanger_approach(self) -> str | None:
        """Economizer exchanger approach. Unit: K (any unit of temperature difference). Range: 0.3
        to 10. Default: 2.2 K. Source: Lei & Masanet ranges, 1.7 to 2.8 K.
        """
    @exchanger_approach.setter
    def exchanger_approach(self, value: str) -> None: ...
    @property
    def dead_band(self) -> str | None:
        """Dead band of the mode switches. Unit: K (any unit of temperature difference). Range: 0
        to 5. Default: 1 K.
        """
    @dead_band.setter
    def dead_band(self, value: str) -> None: ...
    @property
    def integrated(self) -> bool | None:
        """Economizer pre-cools in series with the chillers. Default: true."""
    @integrated.setter
    def integrated(self, value: bool) -> None: ...
    @property
    def chilled_pump(self) -> Pump | Mapping[str, Any] | None:
        """Chilled water pumps."""
    @chilled_pump.setter
    def chilled_pump(self, value: Pump | Mapping[str, Any]) -> None: ...
    @property
    def tower_pump(self) -> Pump | Mapping[str, Any] | None:
        """Tower water pumps."""
    @tower_pump.setter
    def tower_pump(self, value: Pump | Mapping[str, Any]) -> None: ...
    @property
    def chiller(self) -> Chiller | Mapping[str, Any] | None:
        """Chillers."""
    @chiller.setter
    def chiller(self, value: Chiller | Mapping[str, Any]) -> None: ...
    @property
    def tower(self) -> Tower | Mapping[str, Any] | None:
        """Cooling towers."""
    @tower.setter
    def tower(self, value: Tower | Mapping[str, Any]) -> None: ...
    @property
    def set_points(self) -> SetPoints | Mapping[str, Any] | None:
        """Set points chosen hour by hour; not stated: fixed."""
    @set_points.setter
    def set_points(self, value: SetPoints | Mapping[str, Any]) -> None: ...

class AirHandler(Spec):
    """Hall air handlers and containment: m_crah (1 - b) = m_IT (1 - r), fans P ~ phi^n."""
    def __init__(
        self,
        *,
        supply_air: str = ...,
        recirculation: Number = ...,
        bypass: Number = ...,
        pressure: str = ...,
        efficiency: Number = ...,
        exponent: Number = ...,
        minimum_flow: Number = ...,
        design_rise: str = ...,
        coil_effectiveness: Number = ...,
    ) -> None: ...
    @property
    def supply_air(self) -> str | None:
        """Supply air set point. Unit: K (any unit of temperature). Range: 283.15 to 318.15.
        Default: 25 degC. Source: ASHRAE recommended 18 to 27 degC.
        """
    @supply_air.setter
    def supply_air(self, value: str) -> None: ...
    @property
    def recirculation(self) -> Number | None:
        """Share of IT intake that is hot-aisle air. Range: 0 to 0.6. Default: 0.03."""
    @recirculation.setter
    def recirculation(self, value: Number) -> None: ...
    @property
    def bypass(self) -> Number | None:
        """Share of handler flow that returns unused. Range: 0 to 0.8. Default: 0.1."""
    @bypass.setter
    def bypass(self, value: Number) -> None: ...
    @property
    def pressure(self) -> str | None:
        """Fan pressure at design flow. Unit: Pa (any unit of pressure). Range: 0 to 3000. Default:
        500 Pa. Source: Lei & Masanet ranges, 300 to 1000 Pa.
        """
    @pressure.setter
    def pressure(self, value: str) -> None: ...
    @property
    def efficiency(self) -> Number | None:
        """Fan, motor and drive efficiency. Range: 0.05 to 1. Default: 0.75."""
    @efficiency.setter
    def efficiency(self, value: Number) -> None: ...
    @property
    def exponent(self) -> Number | None:
        """Exponent of fan power over flow. Range: 1 to 3. Default: 2.7."""
    @exponent.setter
    def exponent(self, value: Number) -> None: ...
    @property
    def minimum_flow(self) -> Number | None:
        """Lowest flow over design. Range: 0.05 to 1. Default: 0.3."""
    @minimum_flow.setter
    def minimum_flow(self, value: Number) -> None: ...
    @property
    def design_rise(self) -> str | None:
        """Air temperature rise that sizes the fans. Unit: K (any unit of temperature difference).
        Range: 2 to 40. Default: 12 K.
        """
    @design_rise.setter
    def design_rise(self, value: str) -> None: ...
    @property
    def coil_effectiveness(self) -> Number | None:
        """Effectiveness of the coil on the air stream. Range: 0.1 to 0.99. Default: 0.8."""
    @coil_effectiveness.setter
    def coil_effectiveness(self, value: Number) -> None: ...

class Pump(Spec):
    """Variable-speed pump: dp = dp_min + (dp_design - dp_min) (m / m_design)^1.85, P = V dp / eta.
    """
    def __init__(
        self,
        *,
        pressure: str = ...,
        minimum_head: Number = ...,
        efficiency: Number = ...,
    ) -> None: ...
    @property
    def pressure(self) -> str | None:
        """Pressure at design flow. Unit: Pa (any unit of pressure). Range: 0 to 2e+06. Default:
        150 kPa.
        """
    @pressure.setter
    def pressure(self, value: str) -> None: ...
    @property
    def minimum_head(self) -> Number | None:
        """Pressure at no flow over design pressure. Range: 0 to 1. Default: 0.3."""
    @minimum_head.setter
    def minimum_head(self, value: Number) -> None: ...
    @property
    def efficiency(self) -> Number | None:
        """Hydraulic, motor and drive efficiency. Range: 0.05 to 1. Default: 0.65."""
    @efficiency.setter
    def efficiency(self, value: Number) -> None: ...

class Chiller(Spec):
    """Water-cooled chillers: EIR curves inside their box, Carnot-ratio continuation outside.
    """
    def __init__(
        self,
        *,
        curves: Literal["doe2_centrifugal", "trane_cvhf_vsd", "custom"] = ...,
        cop_factor: Number = ...,
        machines: int = ...,
        sizing: Number = ...,
        staging: Number = ...,
        minimum_condenser: str = ...,
        evaporator_approach: str = ...,
        condenser_approach: str = ...,
        minimum_lift: str = ...,
        reference_cop: Number = ...,
        capacity_curve: Sequence[Number] = ...,
        eir_curve: Sequence[Number] = ...,
        part_load_curve: Sequence[Number] = ...,
        chilled_lowest: str = ...,
        chilled_highest: str = ...,
        condenser_lowest: str = ...,
        condenser_highest: str = ...,
        least_part_load: Number = ...,
        unloading_part_load: Number = ...,
        most_part_load: Number = ...,
    ) -> None: ...
    @property
    def curves(self) -> Literal["doe2_centrifugal", "trane_cvhf_vsd", "custom"] | None:
        """Curve set; custom takes the curves below. One of: doe2_centrifugal, trane_cvhf_vsd,
        custom. Default: trane_cvhf_vsd.
        """
    @curves.setter
    def curves(self, value: Literal["doe2_centrifugal", "trane_cvhf_vsd", "custom"]) -> None: ...
    @property
    def cop_factor(self) -> Number | None:
        """COP of the machine over that of the curves. Range: 0.3 to 1.5. Default: 1."""
    @cop_factor.setter
    def cop_factor(self, value: Number) -> None: ...
    @property
    def machines(self) -> int | None:
        """Machines per module. Range: 1 to 50. Default: 3."""
    @machines.setter
    def machines(self, value: int) -> None: ...
    @property
    def sizing(self) -> Number | None:
        """Capacity over design heat. Range: 0.05 to 5. Default: 1.15."""
    @sizing.setter
    def sizing(self, value: Number) -> None: ...
    @property
    def staging(self) -> Number | None:
        """Part load at which one more machine starts. Range: 0.2 to 1. Default: 0.9."""
    @staging.setter
    def staging(self, value: Number) -> None: ...
    @property
    def minimum_condenser(self) -> str | None:
        """Lowest condenser water temperature; head control holds it. Unit: K (any unit of
        temperature). Range: 277.15 to 303.15. Default: 15.6 degC.
        """
    @minimum_condenser.setter
    def minimum_condenser(self, value: str) -> None: ...
    @property
    def evaporator_approach(self) -> str | None:
        """Water over refrigerant in the evaporator. Unit: K (any unit of temperature difference).
        Range: 0 to 10. Default: 2 K.
        """
    @evaporator_approach.setter
    def evaporator_approach(self, value: str) -> None: ...
    @property
    def condenser_approach(self) -> str | None:
        """Refrigerant over leaving condenser water. Unit: K (any unit of temperature difference).
        Range: 0 to 10. Default: 2 K.
        """
    @condenser_approach.setter
    def condenser_approach(self, value: str) -> None: ...
    @property
    def minimum_lift(self) -> str | None:
        """Lowest refrigerant lift. Unit: K (any unit of temperature difference). Range: 1 to 40.
        Default: 12 K. Source: [J].
        """
    @minimum_lift.setter
    def minimum_lift(self, value: str) -> None: ...
    @property
    def reference_cop(self) -> Number | None:
        """COP of a custom machine at its reference point. Range: 0 to 30. Default: 0."""
    @reference_cop.setter
    def reference_cop(self, value: Number) -> None: ...
    @property
    def capacity_curve(self) -> Sequence[Number] | None:
        """Six coefficients: available over reference capacity by leaving chilled and entering
        condenser water [degC].
        """
    @capacity_curve.setter
    def capacity_curve(self, value: Sequence[Number]) -> None: ...
    @property
    def eir_curve(self) -> Sequence[Number] | None:
        """Six coefficients: power over capacity, relative to the reference."""
    @eir_curve.setter
    def eir_curve(self, value: Sequence[Number]) -> None: ...
    @property
    def part_load_curve(self) -> Sequence[Number] | None:
        """Three coefficients: power by part load."""
    @part_load_curve.setter
    def part_load_curve(self, value: Sequence[Number]) -> None: ...
    @property
    def chilled_lowest(self) -> str | None:
        """Lower edge of the fitted box, chilled water. Unit: K (any unit of temperature). Default:
        5 degC.
        """
    @chilled_lowest.setter
    def chilled_lowest(self, value: str) -> None: ...
    @property
    def chilled_highest(self) -> str | None:
        """Upper edge of the fitted box, chilled water. Unit: K (any unit of temperature). Default:
        10 degC.
        """
    @chilled_highest.setter
    def chilled_highest(self, value: str) -> None: ...
    @property
    def condenser_lowest(self) -> str | None:
        """Lower edge of the fitted box, condenser water. Unit: K (any unit of temperature).
        Default: 24 degC.
        """
    @condenser_lowest.setter
    def condenser_lowest(self, value: str) -> None: ...
    @property
    def condenser_highest(self) -> str | None:
        """Upper edge of the fitted box, condenser water. Unit: K (any unit of temperature).
        Default: 35 degC.
        """
    @condenser_highest.setter
    def condenser_highest(self, value: str) -> None: ...
    @property
    def least_part_load(self) -> Number | None:
        """Part load below which a custom machine cycles. Range: 0.01 to 1. Default: 0.1."""
    @least_part_load.setter
    def least_part_load(self, value: Number) -> None: ...
    @property
    def unloading_part_load(self) -> Number | None:
        """Part load below which a custom machine's power falls no further but by cycling. Range:
        0.01 to 1. Default: 0.1.
        """
    @unloading_part_load.setter
    def unloading_part_load(self, value: Number) -> None: ...
    @property
    def most_part_load(self) -> Number | None:
        """Largest part load of a custom machine. Range: 0.5 to 1.5. Default: 1.04."""
    @most_part_load.setter
    def most_part_load(self, value: Number) -> None: ...

class Tower(Spec):
    """Open cooling tower by the YorkCalc correlation; fans P = P_design FR^3; saturated exit air.
    """
    def __init__(
        self,
        *,
        design_range: str = ...,
        fan_power: Number = ...,
        minimum_fan: Number = ...,
        liquid_to_gas: Number = ...,
        cells: int = ...,
        sizing: Number = ...,
        cycles_of_concentration: Number = ...,
        drift: Number = ...,
    ) -> None: ...
    @property
    def design_range(self) -> str | None:
        """Water range at design. Unit: K (any unit of temperature difference). Range: 1.1 to 22.2.
        Default: 5.6 K.
        """
    @design_range.setter
    def design_range(self, value: str) -> None: ...
    @property
    def fan_power(self) -> Number | None:
        """Design fan power over design heat, at standard pressure; p0 / p times at the site.
        Range: 0 to 0.2. Default: 0.012. Source: [J] 0.5 to 2 %.
        """
    @fan_power.setter
    def fan_power(self, value: Number) -> None: ...
    @property
    def minimum_fan(self) -> Number | None:
        """Fan ratio below which fans cycle. Range: 0.02 to 1. Default: 0.1."""
    @minimum_fan.setter
    def minimum_fan(self, value: Number) -> None: ...
    @property
    def liquid_to_gas(self) -> Number | None:
        """Water over air mass flow at design. Range: 0.2 to 4. Default: 1.2."""
    @liquid_to_gas.setter
    def liquid_to_gas(self, value: Number) -> None: ...
    @property
    def cells(self) -> int | None:
        """Cells per module. Range: 1 to 100. Default: 4."""
    @cells.setter
    def cells(self, value: int) -> None: ...
    @property
    def sizing(self) -> Number | None:
        """Capacity over design heat. Range: 0.5 to 5. Default: 1.15."""
    @sizing.setter
    def sizing(self, value: Number) -> None: ...
    @property
    def cycles_of_concentration(self) -> Number | None:
        """Concentration of basin over make-up water. Range: 1 to 50. Default: 5. Source: Lei &
        Masanet ranges, 3 to 15.
        """
    @cycles_of_concentration.setter
    def cycles_of_concentration(self, value: Number) -> None: ...
    @property
    def drift(self) -> Number | None:
        """Drift over circulating flow. Range: 0 to 0.01. Default: 5e-05."""
    @drift.setter
    def drift(self, value: Number) -> None: ...

class SetPoints(Spec):
    """Set points chosen at every step for the least power of IT, chain and cooling; an upper bound
    for what a controller saves.
    """
    def __init__(
        self,
        *,
        supply_lowest: str = ...,
        supply_highest: str = ...,
        supply_step: str = ...,
        condenser_lowest: str = ...,
        condenser_highest: str = ...,
        condenser_step: str = ...,
    ) -> None: ...
    @property
    def supply_lowest(self) -> str | None:
        """Lowest supply air. Unit: K (any unit of temperature). Range: 283.15 to 313.15. Default:
        20 degC.
        """
    @supply_lowest.setter
    def supply_lowest(self, value: str) -> None: ...
    @property
    def supply_highest(self) -> str | None:
        """Highest supply air. Unit: K (any unit of temperature). Range: 283.15 to 313.15. Default:
        27 degC. Source: ASHRAE TC 9.9, recommended up to 27 degC.
        """
    @supply_highest.setter
    def supply_highest(self, value: str) -> None: ...
    @property
    def supply_step(self) -> str | None:
        """Step of the grid of supply air. Unit: K (any unit of temperature difference). Range:
        0.25 to 30. Default: 1 K.
        """
    @supply_step.setter
    def supply_step(self, value: str) -> None: ...
    @property
    def condenser_lowest(self) -> str | None:
        """Lowest condenser water that the towers hold. Unit: K (any unit of temperature). Range:
        278.15 to 313.15. Default: 15.6 degC.
        """
    @condenser_lowest.setter
    def condenser_lowest(self, value: str) -> None: ...
    @property
    def condenser_highest(self) -> str | None:
        """Highest condenser water that the towers hold. Unit: K (any unit of temperature). Range:
        278.15 to 313.15. Default: 27.6 degC.
        """
    @condenser_highest.setter
    def condenser_highest(self, value: str) -> None: ...
    @property
    def condenser_step(self) -> str | None:
        """Step of the grid of condenser water. Unit: K (any unit of temperature difference).
        Range: 0.25 to 30. Default: 3 K.
        """
    @condenser_step.setter
    def condenser_step(self, value: str) -> None: ...

class ColdPlateDryCooler(Spec):
    """Cold-plate hall: CDUs, warm facility water, dry coolers; residual air on a small chiller.
    """
    def __init__(
        self,
        *,
        facility_supply: str = ...,
        facility_rise: str = ...,
        case_limit: str = ...,
        cdu: Cdu | Mapping[str, Any] = ...,
        facility_pump: Pump | Mapping[str, Any] = ...,
        dry_cooler: DryCooler | Mapping[str, Any] = ...,
        air: AirHandler | Mapping[str, Any] = ...,
        air_chiller: AirCooledChiller | Mapping[str, Any] = ...,
        air_water_rise: str = ...,
    ) -> None: ...
    @property
    def facility_supply(self) -> str | None:
        """Facility water supply set point. Unit: K (any unit of temperature). Range: 283.15 to
        333.15. Default: 32 degC. Source: ASHRAE W classes.
        """
    @facility_supply.setter
    def facility_supply(self, value: str) -> None: ...
    @property
    def facility_rise(self) -> str | None:
        """Facility water return over supply at design. Unit: K (any unit of temperature
        difference). Range: 2 to 25. Default: 8 K.
        """
    @facility_rise.setter
    def facility_rise(self, value: str) -> None: ...
    @property
    def case_limit(self) -> str | None:
        """Case temperature above which hours are reported. Unit: K (any unit of temperature).
        Range: 303.15 to 383.15. Default: 80 degC. Source: [J] 80 degC.
        """
    @case_limit.setter
    def case_limit(self, value: str) -> None: ...
    @property
    def cdu(self) -> Cdu | Mapping[str, Any] | None:
        """Coolant distribution units."""
    @cdu.setter
    def cdu(self, value: Cdu | Mapping[str, Any]) -> None: ...
    @property
    def facility_pump(self) -> Pump | Mapping[str, Any] | None:
        """Facility water pumps."""
    @facility_pump.setter
    def facility_pump(self, value: Pump | Mapping[str, Any]) -> None: ...
    @property
    def dry_cooler(self) -> DryCooler | Mapping[str, Any] | None:
        """Dry coolers."""
    @dry_cooler.setter
    def dry_cooler(self, value: DryCooler | Mapping[str, Any]) -> None: ...
    @property
    def air(self) -> AirHandler | Mapping[str, Any] | None:
        """Air handlers for residual heat."""
    @air.setter
    def air(self, value: AirHandler | Mapping[str, Any]) -> None: ...
    @property
    def air_chiller(self) -> AirCooledChiller | Mapping[str, Any] | None:
        """Chiller for residual air heat."""
    @air_chiller.setter
    def air_chiller(self, value: AirCooledChiller | Mapping[str, Any]) -> None: ...
    @property
    def air_water_rise(self) -> str | None:
        """Chilled water return over supply of the residual air loop. Unit: K (any unit of
        temperature difference). Range: 2 to 20. Default: 6 K.
        """
    @air_water_rise.setter
    def air_water_rise(self, value: str) -> None: ...

class Cdu(Spec):
    """Coolant distribution unit: counter-flow plate exchanger, 1/UA = 1/hA_1 + 1/hA_2, hA ~ m^0.8.
    """
    def __init__(
        self,
        *,
        approach: str = ...,
        rise: str = ...,
        minimum_flow: Number = ...,
        pump: Pump | Mapping[str, Any] = ...,
    ) -> None: ...
    @property
    def approach(self) -> str | None:
        """Coolant supply over facility supply at design. Unit: K (any unit of temperature
        difference). Range: 0.5 to 20. Default: 3 K. Source: OCP Deschutes record, 3 K.
        """
    @approach.setter
    def approach(self, value: str) -> None: ...
    @property
    def rise(self) -> str | None:
        """Coolant return over supply at design. Unit: K (any unit of temperature difference).
        Range: 1 to 30. Default: 10 K.
        """
    @rise.setter
    def rise(self, value: str) -> None: ...
    @property
    def minimum_flow(self) -> Number | None:
        """Lowest coolant flow over design. Range: 0.1 to 1. Default: 0.5."""
    @minimum_flow.setter
    def minimum_flow(self, value: Number) -> None: ...
    @property
    def pump(self) -> Pump | Mapping[str, Any] | None:
        """Coolant pumps."""
    @pump.setter
    def pump(self, value: Pump | Mapping[str, Any]) -> None: ...

class DryCooler(Spec):
    """Dry cooler, cross-flow with both streams unmixed, UA ~ phi^0.55, fans P = P_design phi^3.
    """
    def __init__(
        self,
        *,
        design_approach: str = ...,
        design_air_rise: str = ...,
        fan_power: Number = ...,
        minimum_fan: Number = ...,
        sizing: Number = ...,
    ) -> None: ...
    @property
    def design_approach(self) -> str | None:
        """Facility supply over dry bulb at design heat and full fan; in hotter weather the supply
        rises. Unit: K (any unit of temperature difference). Range: 0.5 to 40. Default: 6 K.
        Source: [J] 4 to 10 K.
        """
    @design_approach.setter
    def design_approach(self, value: str) -> None: ...
    @property
    def design_air_rise(self) -> str | None:
        """Air temperature rise at design. Unit: K (any unit of temperature difference). Range: 1
        to 30. Default: 8 K.
        """
    @design_air_rise.setter
    def design_air_rise(self, value: str) -> None: ...
    @property
    def fan_power(self) -> Number | None:
        """Design fan power over design heat, at standard pressure; p0 / p times at the site.
        Range: 0 to 0.2. Default: 0.03. Source: BAC TDFS1238N: 4 % at 11 K.
        """
    @fan_power.setter
    def fan_power(self, value: Number) -> None: ...
    @property
    def minimum_fan(self) -> Number | None:
        """Fan ratio below which fans cycle. Range: 0.02 to 1. Default: 0.05."""
    @minimum_fan.setter
    def minimum_fan(self, value: Number) -> None: ...
    @property
    def sizing(self) -> Number | None:
        """Capacity over design heat. Range: 0.2 to 5. Default: 1.1."""
    @sizing.setter
    def sizing(self, value: Number) -> None: ...

class AirCooledChiller(Spec):
    """Air-cooled chiller with free-cooling coil: COP = eta_C T_e / (T_c - T_e)."""
    def __init__(
        self,
        *,
        carnot_effectiveness: Number = ...,
        evaporator_approach: str = ...,
        condenser_approach: str = ...,
        minimum_lift: str = ...,
        free_cooling_approach: str = ...,
        fan_power: Number = ...,
    ) -> None: ...
    @property
    def carnot_effectiveness(self) -> Number | None:
        """COP over the Carnot limit. Range: 0.1 to 0.65. Default: 0.42. Source: physics reference
        e, 0.35 to 0.50.
        """
    @carnot_effectiveness.setter
    def carnot_effectiveness(self, value: Number) -> None: ...
    @property
    def evaporator_approach(self) -> str | None:
        """Water over refrigerant. Unit: K (any unit of temperature difference). Range: 0 to 15.
        Default: 2 K.
        """
    @evaporator_approach.setter
    def evaporator_approach(self, value: str) -> None: ...
    @property
    def condenser_approach(self) -> str | None:
        """Refrigerant over outdoor air. Unit: K (any unit of temperature difference). Range: 0 to
        30. Default: 12 K.
        """
    @condenser_approach.setter
    def condenser_approach(self, value: str) -> None: ...
    @property
    def minimum_lift(self) -> str | None:
        """Lowest refrigerant lift. Unit: K (any unit of temperature difference). Range: 1 to 40.
        Default: 15 K.
        """
    @minimum_lift.setter
    def minimum_lift(self, value: str) -> None: ...
    @property
    def free_cooling_approach(self) -> str | None:
        """Free-cooling water over outdoor air. Unit: K (any unit of temperature difference).
        Range: 1 to 30. Default: 6 K.
        """
    @free_cooling_approach.setter
    def free_cooling_approach(self, value: str) -> None: ...
    @property
    def fan_power(self) -> Number | None:
        """Fan power over rejected heat, at standard pressure. Range: 0 to 0.1. Default: 0.015.
        """
    @fan_power.setter
    def fan_power(self, value: Number) -> None: ...

class CoolingSystem(Spec):
    """Cooling composed of an air side, a liquid side and water loops."""
    def __init__(
        self,
        *,
        air: AirHandlerSystem | OutsideAirSystem | IndirectAirSystem | DirectExpansionSystem | Mapping[str, Any] = ...,
        liquid: Sequence[ColdPlateSystem | ImmersionSystem | TwoPhaseSystem | RearDoorSystem | SidecarSystem | Mapping[str, Any]] = ...,
        loops: Sequence[Loop | Mapping[str, Any]] = ...,
        case_limit: str = ...,
        inlet_limit: str = ...,
        throttle_band: str = ...,
        shutdown_margin: str = ...,
        largest_air_flow: Number = ...,
        room_time: str = ...,
        envelope: Literal["A1", "A2", "A3", "A4"] = ...,
        set_points: SetPoints | Mapping[str, Any] = ...,
    ) -> None: ...
    @property
    def air(self) -> AirHandlerSystem | OutsideAirSystem | IndirectAirSystem | DirectExpansionSystem | Mapping[str, Any] | None:
        """How room heat leaves."""
    @air.setter
    def air(self, value: AirHandlerSystem | OutsideAirSystem | IndirectAirSystem | DirectExpansionSystem | Mapping[str, Any]) -> None: ...
    @property
    def liquid(self) -> Sequence[ColdPlateSystem | ImmersionSystem | TwoPhaseSystem | RearDoorSystem | SidecarSystem | Mapping[str, Any]] | None:
        """How liquid takes rack heat: at most one that takes captured heat, and rear doors.
        """
    @liquid.setter
    def liquid(self, value: Sequence[ColdPlateSystem | ImmersionSystem | TwoPhaseSystem | RearDoorSystem | SidecarSystem | Mapping[str, Any]]) -> None: ...
    @property
    def loops(self) -> Sequence[Loop | Mapping[str, Any]] | None:
        """Water loops."""
    @loops.setter
    def loops(self, value: Sequence[Loop | Mapping[str, Any]]) -> None: ...
    @property
    def case_limit(self) -> str | None:
        """Case temperature above which hours are reported and racks throttle. Unit: K (any unit of
        temperature). Range: 303.15 to 383.15. Default: 80 degC. Source: [J] 80 degC.
        """
    @case_limit.setter
    def case_limit(self, value: str) -> None: ...
    @property
    def inlet_limit(self) -> str | None:
        """Inlet air temperature above which racks throttle. Unit: K (any unit of temperature).
        Range: 293.15 to 333.15. Default: 35 degC. Source: ASHRAE class A2, 35 degC.
        """
    @inlet_limit.setter
    def inlet_limit(self, value: str) -> None: ...
    @property
    def throttle_band(self) -> str | None:
        """Kelvin above a limit at which activity has fallen to none. Unit: K (any unit of
        temperature difference). Range: 0.5 to 30. Default: 5 K. Source: [J].
        """
    @throttle_band.setter
    def throttle_band(self, value: str) -> None: ...
    @property
    def shutdown_margin(self) -> str | None:
        """Kelvin above a limit at which racks begin to switch off; all are off one throttle_band
        further. None: racks idle, however hot. Unit: K (any unit of temperature difference).
        Range: 0 to 30.
        """
    @shutdown_margin.setter
    def shutdown_margin(self, value: str) -> None: ...
    @property
    def largest_air_flow(self) -> Number | None:
        """Largest flow of the air handlers over design; beyond it racks draw hot-aisle air. Range:
        0.5 to 3. Default: 1.2. Source: [J] spare units run.
        """
    @largest_air_flow.setter
    def largest_air_flow(self, value: Number) -> None: ...
    @property
    def room_time(self) -> str | None:
        """Heat capacity of air, racks and slab over that of the design air flow. Unit: s (any unit
        of duration). Range: 10 to 86400. Default: 5 min. Source: [J] air alone 40 s, with racks
        300 s.
        """
    @room_time.setter
    def room_time(self, value: str) -> None: ...
    @property
    def envelope(self) -> Literal["A1", "A2", "A3", "A4"] | None:
        """ASHRAE allowable class of the racks; hours outside it and outside the recommended
        envelope are reported. One of: A1, A2, A3, A4. Default: A2.
        """
    @envelope.setter
    def envelope(self, value: Literal["A1", "A2", "A3", "A4"]) -> None: ...
    @property
    def set_points(self) -> SetPoints | Mapping[str, Any] | None:
        """Supply air and condenser water chosen at every step; not stated: fixed."""
    @set_points.setter
    def set_points(self, value: SetPoints | Mapping[str, Any]) -> None: ...

class AirHandlerSystem(Spec):
    """Air handlers (CRAH or fan wall) with a coil on a loop."""
    def __init__(
        self,
        *,
        loop: str = ...,
        handler: AirHandler | Mapping[str, Any] = ...,
        inlet_approach: str = ...,
        return_approach: str = ...,
        ventilation: Number = ...,
        lowest_dew_point: str = ...,
        humidifier: Literal["fog", "steam"] = ...,
    ) -> None: ...
    @property
    def loop(self) -> str | None:
        """Loop of the coil. Required."""
    @loop.setter
    def loop(self, value: str) -> None: ...
    @property
    def handler(self) -> AirHandler | Mapping[str, Any] | None:
        """Fans, coil and containment."""
    @handler.setter
    def handler(self, value: AirHandler | Mapping[str, Any]) -> None: ...
    @property
    def inlet_approach(self) -> str | None:
        """IT inlet over supply air, instead of recirculation. Unit: K (any unit of temperature
        difference). Range: 0 to 15.
        """
    @inlet_approach.setter
    def inlet_approach(self, value: str) -> None: ...
    @property
    def return_approach(self) -> str | None:
        """Return air over IT outlet (negative: bypass), instead of bypass. Unit: K (any unit of
        temperature difference). Range: -15 to 5.
        """
    @return_approach.setter
    def return_approach(self, value: str) -> None: ...
    @property
    def ventilation(self) -> Number | None:
        """Outdoor air that keeps the hall under pressure, over the handlers' flow; the damper
        closes where it would overcool. Range: 0 to 0.5. Default: 0. Source: [J] 0.01 to 0.03
        where people or batteries ask for it.
        """
    @ventilation.setter
    def ventilation(self, value: Number) -> None: ...
    @property
    def lowest_dew_point(self) -> str | None:
        """Dew point of the hall that the humidifier holds. Unit: K (any unit of temperature).
        Range: 253.15 to 293.15. Default: -9 degC. Source: ASHRAE recommended envelope, -9 degC.
        """
    @lowest_dew_point.setter
    def lowest_dew_point(self, value: str) -> None: ...
    @property
    def humidifier(self) -> Literal["fog", "steam"] | None:
        """How water becomes vapour. One of: fog, steam. Default: fog."""
    @humidifier.setter
    def humidifier(self, value: Literal["fog", "steam"]) -> None: ...

class OutsideAirSystem(Spec):
    """Direct air-side economizer with mixing, evaporative media, humidity limits and trim.
    """
    def __init__(
        self,
        *,
        handler: AirHandler | Mapping[str, Any] = ...,
        loop: str = ...,
        expansion: ExpansionUnit | Mapping[str, Any] = ...,
        lowest_supply: str = ...,
        minimum_share: Number = ...,
        highest_dew_point: str = ...,
        lowest_dew_point: str = ...,
        lowest_humidity: Number = ...,
        highest_humidity: Number = ...,
        humid_air: Literal["admit", "lock", "mix"] = ...,
        enthalpy_lockout: bool = ...,
        integrated: bool = ...,
        evaporative: Number = ...,
        cycles_of_concentration: Number = ...,
        humidifier: Literal["fog", "steam", "none"] = ...,
    ) -> None: ...
    @property
    def handler(self) -> AirHandler | Mapping[str, Any] | None:
        """Fans (pressure with filters and ducts), coil and containment."""
    @handler.setter
    def handler(self, value: AirHandler | Mapping[str, Any]) -> None: ...
    @property
    def loop(self) -> str | None:
        """Loop of the trim coil."""
    @loop.setter
    def loop(self, value: str) -> None: ...
    @property
    def expansion(self) -> ExpansionUnit | Mapping[str, Any] | None:
        """Direct-expansion trim."""
    @expansion.setter
    def expansion(self, value: ExpansionUnit | Mapping[str, Any]) -> None: ...
    @property
    def lowest_supply(self) -> str | None:
        """The supply floats with the weather between this and the set point. Unit: K (any unit of
        temperature). Range: 268.15 to 318.15.
        """
    @lowest_supply.setter
    def lowest_supply(self, value: str) -> None: ...
    @property
    def minimum_share(self) -> Number | None:
        """Outside air at all times. Range: 0 to 1. Default: 0."""
    @minimum_share.setter
    def minimum_share(self, value: Number) -> None: ...
    @property
    def highest_dew_point(self) -> str | None:
        """Outside air above this dew point is locked out where there is a trim; media wet no
        further. Unit: K (any unit of temperature). Range: 273.15 to 308.15. Default: 17 degC.
        Source: Lei & Masanet ranges, 15 to 27 degC.
        """
    @highest_dew_point.setter
    def highest_dew_point(self, value: str) -> None: ...
    @property
    def lowest_dew_point(self) -> str | None:
        """Hall air is humidified to this dew point. Unit: K (any unit of temperature). Range:
        243.15 to 288.15. Default: -9 degC. Source: Lei & Masanet ranges, -12 to -9 degC.
        """
    @lowest_dew_point.setter
    def lowest_dew_point(self, value: str) -> None: ...
    @property
    def lowest_humidity(self) -> Number | None:
        """Hall air is humidified to this relative humidity of the supply; 0: none. Range: 0 to
        0.6. Default: 0. Source: Lei & Masanet ranges, 0.08 to 0.30.
        """
    @lowest_humidity.setter
    def lowest_humidity(self, value: Number) -> None: ...
    @property
    def highest_humidity(self) -> Number | None:
        """Relative humidity to which media wet the air, and limit of humid_air. Range: 0.2 to 1.
        Default: 0.8. Source: Lei & Masanet ranges, 0.60 to 0.95.
        """
    @highest_humidity.setter
    def highest_humidity(self, value: Number) -> None: ...
    @property
    def humid_air(self) -> Literal["admit", "lock", "mix"] | None:
        """Outside air that would be above highest_humidity at the supply temperature: used; locked
        out; mixed warmer where it is colder than lowest_supply, else locked out. One of: admit,
        lock, mix. Default: admit.
        """
    @humid_air.setter
    def humid_air(self, value: Literal["admit", "lock", "mix"]) -> None: ...
    @property
    def enthalpy_lockout(self) -> bool | None:
        """Outside air that must still be cooled is refused above the return enthalpy. Default:
        true.
        """
    @enthalpy_lockout.setter
    def enthalpy_lockout(self, value: bool) -> None: ...
    @property
    def integrated(self) -> bool | None:
        """Outside air is also used where the trim must cool it further. Default: true."""
    @integrated.setter
    def integrated(self, value: bool) -> None: ...
    @property
    def evaporative(self) -> Number | None:
        """Effectiveness of evaporative media; 0: none. Range: 0 to 0.99. Default: 0."""
    @evaporative.setter
    def evaporative(self, value: Number) -> None: ...
    @property
    def cycles_of_concentration(self) -> Number | None:
        """Concentration of bled over make-up water. Range: 1 to 50. Default: 4."""
    @cycles_of_concentration.setter
    def cycles_of_concentration(self, value: Number) -> None: ...
    @property
    def humidifier(self) -> Literal["fog", "steam", "none"] | None:
        """Fog keeps the enthalpy of air; steam takes 0.75 kWh/kg; without one, outside air that is
        too dry is locked out where there is a trim. One of: fog, steam, none. Default: fog.
        """
    @humidifier.setter
    def humidifier(self, value: Literal["fog", "steam", "none"]) -> None: ...

class ExpansionUnit(Spec):
    """Direct-expansion units: COP by dry bulb."""
    def __init__(
        self,
        *,
        cop_factor: Number = ...,
        sizing: Number = ...,
        design_dry_bulb: str = ...,
        capacity_slope: Number = ...,
        surface: str = ...,
    ) -> None: ...
    @property
    def cop_factor(self) -> Number | None:
        """COP over the regression of Lei & Masanet. Range: 0.3 to 2.5. Default: 1. Source: their
        error band: -45 to +20 %.
        """
    @cop_factor.setter
    def cop_factor(self, value: Number) -> None: ...
    @property
    def sizing(self) -> Number | None:
        """Capacity at the design dry bulb over design heat. Range: 0.05 to 5. Default: 1.15.
        """
    @sizing.setter
    def sizing(self, value: Number) -> None: ...
    @property
    def design_dry_bulb(self) -> str | None:
        """Dry bulb of the rated capacity. Unit: K (any unit of temperature). Range: 283.15 to
        333.15. Default: 35 degC.
        """
    @design_dry_bulb.setter
    def design_dry_bulb(self, value: str) -> None: ...
    @property
    def capacity_slope(self) -> Number | None:
        """Loss of capacity per kelvin of dry bulb [1/K]. Range: 0 to 0.03. Default: 0.01. Source:
        [J] 0.7 to 1 % per K.
        """
    @capacity_slope.setter
    def capacity_slope(self, value: Number) -> None: ...
    @property
    def surface(self) -> str | None:
        """Surface of the evaporator; moister air loses water on it. Unit: K (any unit of
        temperature). Range: 268.15 to 298.15. Default: 8 degC. Source: [J] 5 to 12 degC.
        """
    @surface.setter
    def surface(self, value: str) -> None: ...

class IndirectAirSystem(Spec):
    """Air-to-air exchanger, dry or wetted, with trim."""
    def __init__(
        self,
        *,
        handler: AirHandler | Mapping[str, Any] = ...,
        loop: str = ...,
        expansion: ExpansionUnit | Mapping[str, Any] = ...,
        dry_effectiveness: Number = ...,
        wet_effectiveness: Number = ...,
        scavenger_ratio: Number = ...,
        scavenger_pressure: str = ...,
        scavenger_efficiency: Number = ...,
        cycles_of_concentration: Number = ...,
    ) -> None: ...
    @property
    def handler(self) -> AirHandler | Mapping[str, Any] | None:
        """Fans, trim coil and containment."""
    @handler.setter
    def handler(self, value: AirHandler | Mapping[str, Any]) -> None: ...
    @property
    def loop(self) -> str | None:
        """Loop of the trim coil."""
    @loop.setter
    def loop(self, value: str) -> None: ...
    @property
    def expansion(self) -> ExpansionUnit | Mapping[str, Any] | None:
        """Direct-expansion trim."""
    @expansion.setter
    def expansion(self, value: ExpansionUnit | Mapping[str, Any]) -> None: ...
    @property
    def dry_effectiveness(self) -> Number | None:
        """Effectiveness towards the dry bulb. Range: 0 to 0.95. Default: 0.6. Source: [M] 0.45 to
        0.70.
        """
    @dry_effectiveness.setter
    def dry_effectiveness(self, value: Number) -> None: ...
    @property
    def wet_effectiveness(self) -> Number | None:
        """Effectiveness towards the wet bulb when wetted; 0: never wetted. Range: 0 to 0.95.
        Default: 0.7. Source: [M] 0.55 to 0.85.
        """
    @wet_effectiveness.setter
    def wet_effectiveness(self, value: Number) -> None: ...
    @property
    def scavenger_ratio(self) -> Number | None:
        """Scavenger over hall air flow at design. Range: 0.2 to 3. Default: 1."""
    @scavenger_ratio.setter
    def scavenger_ratio(self, value: Number) -> None: ...
    @property
    def scavenger_pressure(self) -> str | None:
        """Fan pressure of the scavenger air at design. Unit: Pa (any unit of pressure). Range: 0
        to 3000. Default: 350 Pa.
        """
    @scavenger_pressure.setter
    def scavenger_pressure(self, value: str) -> None: ...
    @property
    def scavenger_efficiency(self) -> Number | None:
        """Scavenger fan, motor and drive. Range: 0.05 to 1. Default: 0.65."""
    @scavenger_efficiency.setter
    def scavenger_efficiency(self, value: Number) -> None: ...
    @property
    def cycles_of_concentration(self) -> Number | None:
        """Concentration of bled over make-up water. Range: 1 to 50. Default: 4."""
    @cycles_of_concentration.setter
    def cycles_of_concentration(self, value: Number) -> None: ...

class DirectExpansionSystem(Spec):
    """Direct expansion alone."""
    def __init__(
        self,
        *,
        handler: AirHandler | Mapping[str, Any] = ...,
        unit: ExpansionUnit | Mapping[str, Any] = ...,
        ventilation: Number = ...,
        lowest_dew_point: str = ...,
        humidifier: Literal["fog", "steam"] = ...,
    ) -> None: ...
    @property
    def handler(self) -> AirHandler | Mapping[str, Any] | None:
        """Fans and containment."""
    @handler.setter
    def handler(self, value: AirHandler | Mapping[str, Any]) -> None: ...
    @property
    def unit(self) -> ExpansionUnit | Mapping[str, Any] | None:
        """Direct-expansion units."""
    @unit.setter
    def unit(self, value: ExpansionUnit | Mapping[str, Any]) -> None: ...
    @property
    def ventilation(self) -> Number | None:
        """Outdoor air that keeps the hall under pressure, over the handlers' flow; the damper
        closes where it would overcool. Range: 0 to 0.5. Default: 0. Source: [J] 0.01 to 0.03
        where people or batteries ask for it.
        """
    @ventilation.setter
    def ventilation(self, value: Number) -> None: ...
    @property
    def lowest_dew_point(self) -> str | None:
        """Dew point of the hall that the humidifier holds. Unit: K (any unit of temperature).
        Range: 253.15 to 293.15. Default: -9 degC. Source: ASHRAE recommended envelope, -9 degC.
        """
    @lowest_dew_point.setter
    def lowest_dew_point(self, value: str) -> None: ...
    @property
    def humidifier(self) -> Literal["fog", "steam"] | None:
        """How water becomes vapour. One of: fog, steam. Default: fog."""
    @humidifier.setter
    def humidifier(self, value: Literal["fog", "steam"]) -> None: ...

class ColdPlateSystem(Spec):
    """Cold plates behind coolant distribution units."""
    def __init__(
        self,
        *,
        loop: str = ...,
        cdu: Cdu | Mapping[str, Any] = ...,
        room_dew_point: str = ...,
    ) -> None: ...
    @property
    def loop(self) -> str | None:
        """Facility water loop. Required."""
    @loop.setter
    def loop(self, value: str) -> None: ...
    @property
    def cdu(self) -> Cdu | Mapping[str, Any] | None:
        """Coolant distribution units."""
    @cdu.setter
    def cdu(self, value: Cdu | Mapping[str, Any]) -> None: ...
    @property
    def room_dew_point(self) -> str | None:
        """Dew point of the room; the coolant stays 2 K above it. Unit: K (any unit of
        temperature). Range: 255.15 to 303.15. Default: 15 degC. Source: ASHRAE recommended, at
        most 15 degC.
        """
    @room_dew_point.setter
    def room_dew_point(self, value: str) -> None: ...

class ImmersionSystem(Spec):
    """Single-phase immersion tanks on a loop, oil pump at constant flow."""
    def __init__(
        self,
        *,
        loop: str = ...,
        approach: str = ...,
        rise: str = ...,
        pump: Pump | Mapping[str, Any] = ...,
    ) -> None: ...
    @property
    def loop(self) -> str | None:
        """Facility water loop. Required."""
    @loop.setter
    def loop(self, value: str) -> None: ...
    @property
    def approach(self) -> str | None:
        """Oil supply over loop supply at design. Unit: K (any unit of temperature difference).
        Range: 0.5 to 25. Default: 5 K.
        """
    @approach.setter
    def approach(self, value: str) -> None: ...
    @property
    def rise(self) -> str | None:
        """Oil return over supply at design. Unit: K (any unit of temperature difference). Range: 1
        to 30. Default: 8 K.
        """
    @rise.setter
    def rise(self, value: str) -> None: ...
    @property
    def pump(self) -> Pump | Mapping[str, Any] | None:
        """Oil pumps."""
    @pump.setter
    def pump(self, value: Pump | Mapping[str, Any]) -> None: ...

class TwoPhaseSystem(Spec):
    """Two-phase tanks: the fluid boils at its saturation temperature; a short condenser raises it.
    """
    def __init__(
        self,
        *,
        loop: str = ...,
        saturation: str = ...,
        approach: str = ...,
    ) -> None: ...
    @property
    def loop(self) -> str | None:
        """Facility water loop. Required."""
    @loop.setter
    def loop(self, value: str) -> None: ...
    @property
    def saturation(self) -> str | None:
        """Saturation temperature of the fluid. Unit: K (any unit of temperature). Range: 293.15 to
        353.15. Default: 50 degC. Source: [M] 49 to 61 degC.
        """
    @saturation.setter
    def saturation(self, value: str) -> None: ...
    @property
    def approach(self) -> str | None:
        """Saturation over leaving water at design. Unit: K (any unit of temperature difference).
        Range: 0.5 to 30. Default: 4 K.
        """
    @approach.setter
    def approach(self, value: str) -> None: ...

class RearDoorSystem(Spec):
    """Rear-door exchangers: Q = eps C_min (T_out - T_w,in), cross-flow."""
    def __init__(
        self,
        *,
        loop: str = ...,
        share: Number = ...,
        approach: str = ...,
        air_fall: str = ...,
        fan_power: Number = ...,
    ) -> None: ...
    @property
    def loop(self) -> str | None:
        """Loop of the doors. Required."""
    @loop.setter
    def loop(self, value: str) -> None: ...
    @property
    def share(self) -> Number | None:
        """Share of the racks' design air heat that sizes the doors. Range: 0.05 to 1.2. Default:
        1.
        """
    @share.setter
    def share(self, value: Number) -> None: ...
    @property
    def approach(self) -> str | None:
        """Air leaving over water entering at design. Unit: K (any unit of temperature difference).
        Range: 1 to 25. Default: 7 K.
        """
    @approach.setter
    def approach(self, value: str) -> None: ...
    @property
    def air_fall(self) -> str | None:
        """Fall of the air through the door at design. Unit: K (any unit of temperature
        difference). Range: 2 to 30. Default: 12 K.
        """
    @air_fall.setter
    def air_fall(self, value: str) -> None: ...
    @property
    def fan_power(self) -> Number | None:
        """Fans over design heat, P ~ phi^3; 0: passive. Range: 0 to 0.1. Default: 0."""
    @fan_power.setter
    def fan_power(self, value: Number) -> None: ...

class SidecarSystem(Spec):
    """Liquid-to-air sidecars: captured heat goes to the room's air."""
    def __init__(
        self,
        *,
        approach: str = ...,
        fan_power: Number = ...,
        pump_power: Number = ...,
    ) -> None: ...
    @property
    def approach(self) -> str | None:
        """Coolant supply over rack inlet at design heat. Unit: K (any unit of temperature
        difference). Range: 1 to 40. Default: 13 K.
        """
    @approach.setter
    def approach(self, value: str) -> None: ...
    @property
    def fan_power(self) -> Number | None:
        """Design fan power over design heat, P ~ phi^3. Range: 0 to 0.2. Default: 0.03."""
    @fan_power.setter
    def fan_power(self, value: Number) -> None: ...
    @property
    def pump_power(self) -> Number | None:
        """Pump power over design heat. Range: 0 to 0.1. Default: 0.01."""
    @pump_power.setter
    def pump_power(self, value: Number) -> None: ...

class Loop(Spec):
    """A water loop with its sources in merit order."""
    def __init__(
        self,
        *,
        name: str = ...,
        supply: str = ...,
        control: Literal["fixed", "demand", "wet_bulb"] = ...,
        wet_bulb_approach: str = ...,
        highest: str = ...,
        rise: str = ...,
        pump: LoopPump | Mapping[str, Any] = ...,
        water_class: Literal["none", "W17", "W27", "W32", "W40", "W45", "W+"] = ...,
        circulation_time: str = ...,
        glycol: Number = ...,
        freeze_flow: Number = ...,
        sources: Sequence[ChillerSource | AirCooledChillerSource | EconomizerSource | LoopExchanger | TowerSource | DryCoolerSource | AdiabaticCoolerSource | SurfaceWaterSource | StorageSource | HeatReuseSource | Mapping[str, Any]] = ...,
    ) -> None: ...
    @property
    def name(self) -> str | None:
        """Name, by which terminals and sources refer to it. Required."""
    @name.setter
    def name(self, value: str) -> None: ...
    @property
    def supply(self) -> str | None:
        """Supply set point; the lowest supply under control demand; condenser loops: the lowest
        water that the machines take. Unit: K (any unit of temperature). Range: 273.15 to
        343.15. Default: 20 degC.
        """
    @supply.setter
    def supply(self, value: str) -> None: ...
    @property
    def control(self) -> Literal["fixed", "demand", "wet_bulb"] | None:
        """Fixed set point; as warm as the neediest air coil allows; or, for a loop that rejects,
        wet bulb plus an approach between supply and highest. One of: fixed, demand, wet_bulb.
        Default: fixed.
        """
    @control.setter
    def control(self, value: Literal["fixed", "demand", "wet_bulb"]) -> None: ...
    @property
    def wet_bulb_approach(self) -> str | None:
        """Set point over wet bulb under control wet_bulb. Unit: K (any unit of temperature
        difference). Range: 0.5 to 20. Default: 4 K.
        """
    @wet_bulb_approach.setter
    def wet_bulb_approach(self, value: str) -> None: ...
    @property
    def highest(self) -> str | None:
        """Highest set point under control wet_bulb. Unit: K (any unit of temperature). Range:
        273.15 to 343.15. Default: 32 degC.
        """
    @highest.setter
    def highest(self, value: str) -> None: ...
    @property
    def rise(self) -> str | None:
        """Return over supply at design. Unit: K (any unit of temperature difference). Range: 1 to
        30. Default: 8 K.
        """
    @rise.setter
    def rise(self, value: str) -> None: ...
    @property
    def pump(self) -> LoopPump | Mapping[str, Any] | None:
        """Pump."""
    @pump.setter
    def pump(self, value: LoopPump | Mapping[str, Any]) -> None: ...
    @property
    def water_class(self) -> Literal["none", "W17", "W27", "W32", "W40", "W45", "W+"] | None:
        """ASHRAE class; hours with warmer supply are reported. One of: none, W17, W27, W32, W40,
        W45, W+. Default: none.
        """
    @water_class.setter
    def water_class(self, value: Literal["none", "W17", "W27", "W32", "W40", "W45", "W+"]) -> None: ...
    @property
    def circulation_time(self) -> str | None:
        """Water in the loop over its design flow: its thermal mass. Unit: s (any unit of
        duration). Range: 10 to 36000. Default: 250 s. Source: [J] 6 L/kW at 10 K.
        """
    @circulation_time.setter
    def circulation_time(self, value: str) -> None: ...
    @property
    def glycol(self) -> Number | None:
        """Propylene glycol in the loop, share of mass. Range: 0 to 0.6. Default: 0. Source:
        freezing point, density and heat capacity: Melinder 2010.
        """
    @glycol.setter
    def glycol(self, value: Number) -> None: ...
    @property
    def freeze_flow(self) -> Number | None:
        """Lowest flow over design while the dry bulb is below the freezing point of the fluid + 2
        K; loops with coils outdoors. Range: 0 to 1. Default: 0.3. Source: [J].
        """
    @freeze_flow.setter
    def freeze_flow(self, value: Number) -> None: ...
    @property
    def sources(self) -> Sequence[ChillerSource | AirCooledChillerSource | EconomizerSource | LoopExchanger | TowerSource | DryCoolerSource | AdiabaticCoolerSource | SurfaceWaterSource | StorageSource | HeatReuseSource | Mapping[str, Any]] | None:
        """Sources in merit order."""
    @sources.setter
    def sources(self, value: Sequence[ChillerSource | AirCooledChillerSource | EconomizerSource | LoopExchanger | TowerSource | DryCoolerSource | AdiabaticCoolerSource | SurfaceWaterSource | StorageSource | HeatReuseSource | Mapping[str, Any]]) -> None: ...

class LoopPump(Spec):
    """Pump of a loop: dp = dp_min + (dp_design - dp_min) (m / m_design)^n, P = V dp / eta; all of
    it is heat in the loop.
    """
    def __init__(
        self,
        *,
        pressure: str = ...,
        minimum_head: Number = ...,
        efficiency: Number = ...,
        control: Literal["variable", "staged", "constant"] = ...,
        minimum_flow: Number = ...,
        exponent: Number = ...,
    ) -> None: ...
    @property
    def pressure(self) -> str | None:
        """Pressure at design flow. Unit: Pa (any unit of pressure). Range: 0 to 2e+06. Default:
        150 kPa.
        """
    @pressure.setter
    def pressure(self, value: str) -> None: ...
    @property
    def minimum_head(self) -> Number | None:
        """Pressure at no flow over design pressure. Range: 0 to 1. Default: 0.3."""
    @minimum_head.setter
    def minimum_head(self, value: Number) -> None: ...
    @property
    def efficiency(self) -> Number | None:
        """Hydraulic, motor and drive efficiency. Range: 0.05 to 1. Default: 0.65."""
    @efficiency.setter
    def efficiency(self, value: Number) -> None: ...
    @property
    def control(self) -> Literal["variable", "staged", "constant"] | None:
        """Flow follows the heat that reaches the loop; a pump for each tower cell in service, at
        design flow and head (loops that end in towers); or design flow at all times. One of:
        variable, staged, constant. Default: variable.
        """
    @control.setter
    def control(self, value: Literal["variable", "staged", "constant"]) -> None: ...
    @property
    def minimum_flow(self) -> Number | None:
        """Lowest flow over design. Range: 0.02 to 1. Default: 0.2."""
    @minimum_flow.setter
    def minimum_flow(self, value: Number) -> None: ...
    @property
    def exponent(self) -> Number | None:
        """Exponent of the system curve. Range: 1 to 2.5. Default: 1.85. Source: OCP fit 1.85.
        """
    @exponent.setter
    def exponent(self, value: Number) -> None: ...

class ChillerSource(Spec):
    """Water-cooled chillers with the condenser on another loop."""
    def __init__(
        self,
        *,
        condenser: str = ...,
        curves: Literal["doe2_centrifugal", "trane_cvhf_vsd", "custom"] = ...,
        cop_factor: Number = ...,
        machines: int = ...,
        sizing: Number = ...,
        staging: Number = ...,
        minimum_condenser: str = ...,
        evaporator_approach: str = ...,
        condenser_approach: str = ...,
        minimum_lift: str = ...,
        reference_cop: Number = ...,
        capacity_curve: Sequence[Number] = ...,
        eir_curve: Sequence[Number] = ...,
        part_load_curve: Sequence[Number] = ...,
        chilled_lowest: str = ...,
        chilled_highest: str = ...,
        condenser_lowest: str = ...,
        condenser_highest: str = ...,
        least_part_load: Number = ...,
        unloading_part_load: Number = ...,
        most_part_load: Number = ...,
    ) -> None: ...
    @property
    def condenser(self) -> str | None:
        """Loop that takes the condenser heat. Required."""
    @condenser.setter
    def condenser(self, value: str) -> None: ...
    @property
    def curves(self) -> Literal["doe2_centrifugal", "trane_cvhf_vsd", "custom"] | None:
        """Curve set; custom takes the curves below. One of: doe2_centrifugal, trane_cvhf_vsd,
        custom. Default: trane_cvhf_vsd.
        """
    @curves.setter
    def curves(self, value: Literal["doe2_centrifugal", "trane_cvhf_vsd", "custom"]) -> None: ...
    @property
    def cop_factor(self) -> Number | None:
        """COP of the machine over that of the curves. Range: 0.3 to 1.5. Default: 1."""
    @cop_factor.setter
    def cop_factor(self, value: Number) -> None: ...
    @property
    def machines(self) -> int | None:
        """Machines per module. Range: 1 to 50. Default: 3."""
    @machines.setter
    def machines(self, value: int) -> None: ...
    @property
    def sizing(self) -> Number | None:
        """Capacity over design heat. Range: 0.05 to 5. Default: 1.15."""
    @sizing.setter
    def sizing(self, value: Number) -> None: ...
    @property
    def staging(self) -> Number | None:
        """Part load at which one more machine starts. Range: 0.2 to 1. Default: 0.9."""
    @staging.setter
    def staging(self, value: Number) -> None: ...
    @property
    def minimum_condenser(self) -> str | None:
        """Lowest condenser water temperature; head control holds it. Unit: K (any unit of
        temperature). Range: 277.15 to 303.15. Default: 15.6 degC.
        """
    @minimum_condenser.setter
    def minimum_condenser(self, value: str) -> None: ...
    @property
    def evaporator_approach(self) -> str | None:
        """Water over refrigerant in the evaporator. Unit: K (any unit of temperature difference).
        Range: 0 to 10. Default: 2 K.
        """
    @evaporator_approach.setter
    def evaporator_approach(self, value: str) -> None: ...
    @property
    def condenser_approach(self) -> str | None:
        """Refrigerant over leaving condenser water. Unit: K (any unit of temperature difference).
        Range: 0 to 10. Default: 2 K.
        """
    @condenser_approach.setter
    def condenser_approach(self, value: str) -> None: ...
    @property
    def minimum_lift(self) -> str | None:
        """Lowest refrigerant lift. Unit: K (any unit of temperature difference). Range: 1 to 40.
        Default: 12 K. Source: [J].
        """
    @minimum_lift.setter
    def minimum_lift(self, value: str) -> None: ...
    @property
    def reference_cop(self) -> Number | None:
        """COP of a custom machine at its reference point. Range: 0 to 30. Default: 0."""
    @reference_cop.setter
    def reference_cop(self, value: Number) -> None: ...
    @property
    def capacity_curve(self) -> Sequence[Number] | None:
        """Six coefficients: available over reference capacity by leaving chilled and entering
        condenser water [degC].
        """
    @capacity_curve.setter
    def capacity_curve(self, value: Sequence[Number]) -> None: ...
    @property
    def eir_curve(self) -> Sequence[Number] | None:
        """Six coefficients: power over capacity, relative to the reference."""
    @eir_curve.setter
    def eir_curve(self, value: Sequence[Number]) -> None: ...
    @property
    def part_load_curve(self) -> Sequence[Number] | None:
        """Three coefficients: power by part load."""
    @part_load_curve.setter
    def part_load_curve(self, value: Sequence[Number]) -> None: ...
    @property
    def chilled_lowest(self) -> str | None:
        """Lower edge of the fitted box, chilled water. Unit: K (any unit of temperature). Default:
        5 degC.
        """
    @chilled_lowest.setter
    def chilled_lowest(self, value: str) -> None: ...
    @property
    def chilled_highest(self) -> str | None:
        """Upper edge of the fitted box, chilled water. Unit: K (any unit of temperature). Default:
        10 degC.
        """
    @chilled_highest.setter
    def chilled_highest(self, value: str) -> None: ...
    @property
    def condenser_lowest(self) -> str | None:
        """Lower edge of the fitted box, condenser water. Unit: K (any unit of temperature).
        Default: 24 degC.
        """
    @condenser_lowest.setter
    def condenser_lowest(self, value: str) -> None: ...
    @property
    def condenser_highest(self) -> str | None:
        """Upper edge of the fitted box, condenser water. Unit: K (any unit of temperature).
        Default: 35 degC.
        """
    @condenser_highest.setter
    def condenser_highest(self, value: str) -> None: ...
    @property
    def least_part_load(self) -> Number | None:
        """Part load below which a custom machine cycles. Range: 0.01 to 1. Default: 0.1."""
    @least_part_load.setter
    def least_part_load(self, value: Number) -> None: ...
    @property
    def unloading_part_load(self) -> Number | None:
        """Part load below which a custom machine's power falls no further but by cycling. Range:
        0.01 to 1. Default: 0.1.
        """
    @unloading_part_load.setter
    def unloading_part_load(self, value: Number) -> None: ...
    @property
    def most_part_load(self) -> Number | None:
        """Largest part load of a custom machine. Range: 0.5 to 1.5. Default: 1.04."""
    @most_part_load.setter
    def most_part_load(self, value: Number) -> None: ...

class AirCooledChillerSource(Spec):
    """Air-cooled chillers: COP = eta_C T_e / (T_c - T_e) or by table, capacity linear in the dry
    bulb.
    """
    def __init__(
        self,
        *,
        carnot_effectiveness: Number = ...,
        evaporator_approach: str = ...,
        condenser_approach: str = ...,
        minimum_lift: str = ...,
        free_cooling_approach: str = ...,
        fan_power: Number = ...,
        curves: Literal["carnot", "packaged"] = ...,
        cop_factor: Number = ...,
        reference_supply: str = ...,
        floating_head: bool = ...,
        machines: int = ...,
        staging: Number = ...,
        free_cooling: bool = ...,
        sizing: Number = ...,
        design_dry_bulb: str = ...,
        capacity_slope: Number = ...,
    ) -> None: ...
    @property
    def carnot_effectiveness(self) -> Number | None:
        """COP over the Carnot limit. Range: 0.1 to 0.65. Default: 0.42. Source: physics reference
        e, 0.35 to 0.50.
        """
    @carnot_effectiveness.setter
    def carnot_effectiveness(self, value: Number) -> None: ...
    @property
    def evaporator_approach(self) -> str | None:
        """Water over refrigerant. Unit: K (any unit of temperature difference). Range: 0 to 15.
        Default: 2 K.
        """
    @evaporator_approach.setter
    def evaporator_approach(self, value: str) -> None: ...
    @property
    def condenser_approach(self) -> str | None:
        """Refrigerant over outdoor air. Unit: K (any unit of temperature difference). Range: 0 to
        30. Default: 12 K.
        """
    @condenser_approach.setter
    def condenser_approach(self, value: str) -> None: ...
    @property
    def minimum_lift(self) -> str | None:
        """Lowest refrigerant lift. Unit: K (any unit of temperature difference). Range: 1 to 40.
        Default: 15 K.
        """
    @minimum_lift.setter
    def minimum_lift(self, value: str) -> None: ...
    @property
    def free_cooling_approach(self) -> str | None:
        """Free-cooling water over outdoor air. Unit: K (any unit of temperature difference).
        Range: 1 to 30. Default: 6 K.
        """
    @free_cooling_approach.setter
    def free_cooling_approach(self, value: str) -> None: ...
    @property
    def fan_power(self) -> Number | None:
        """Fan power over rejected heat, at standard pressure. Range: 0 to 0.1. Default: 0.015.
        """
    @fan_power.setter
    def fan_power(self, value: Number) -> None: ...
    @property
    def curves(self) -> Literal["carnot", "packaged"] | None:
        """COP by a share of Carnot, or by the table of packaged machines. One of: carnot,
        packaged. Default: carnot.
        """
    @curves.setter
    def curves(self, value: Literal["carnot", "packaged"]) -> None: ...
    @property
    def cop_factor(self) -> Number | None:
        """COP of packaged machines over that of the table. Range: 0.3 to 1.5. Default: 1. Source:
        Lei & Masanet: colocation -40 to +25 %.
        """
    @cop_factor.setter
    def cop_factor(self, value: Number) -> None: ...
    @property
    def reference_supply(self) -> str | None:
        """Chilled water that the table is taken to stand for. Unit: K (any unit of temperature).
        Range: 273.15 to 293.15. Default: 6.7 degC. Source: [J].
        """
    @reference_supply.setter
    def reference_supply(self, value: str) -> None: ...
    @property
    def floating_head(self) -> bool | None:
        """Condensing pressure of packaged machines follows air colder than 15 degC; else that of
        15 degC is held. Default: false.
        """
    @floating_head.setter
    def floating_head(self, value: bool) -> None: ...
    @property
    def machines(self) -> int | None:
        """Packaged machines per module. Range: 1 to 50. Default: 4."""
    @machines.setter
    def machines(self, value: int) -> None: ...
    @property
    def staging(self) -> Number | None:
        """Part load at which one more packaged machine starts. Range: 0.2 to 1. Default: 0.9.
        """
    @staging.setter
    def staging(self, value: Number) -> None: ...
    @property
    def free_cooling(self) -> bool | None:
        """Has a free-cooling coil in series. Default: true."""
    @free_cooling.setter
    def free_cooling(self, value: bool) -> None: ...
    @property
    def sizing(self) -> Number | None:
        """Capacity at the design dry bulb over design heat. Range: 0.05 to 5. Default: 1.15.
        """
    @sizing.setter
    def sizing(self, value: Number) -> None: ...
    @property
    def design_dry_bulb(self) -> str | None:
        """Dry bulb of the rated capacity. Unit: K (any unit of temperature). Range: 283.15 to
        333.15. Default: 40 degC.
        """
    @design_dry_bulb.setter
    def design_dry_bulb(self, value: str) -> None: ...
    @property
    def capacity_slope(self) -> Number | None:
        """Loss of capacity per kelvin of dry bulb [1/K]. Range: 0 to 0.03. Default: 0.008. Source:
        [J] 0.7 to 1 % per K.
        """
    @capacity_slope.setter
    def capacity_slope(self, value: Number) -> None: ...

class EconomizerSource(Spec):
    """Water-side economizer with modes free, integrated, mechanical."""
    def __init__(
        self,
        *,
        loop: str = ...,
        approach: str = ...,
        law: Literal["constant_approach", "constant_conductance"] = ...,
        integrated: bool = ...,
        dead_band: str = ...,
        least_difference: str = ...,
    ) -> None: ...
    @property
    def loop(self) -> str | None:
        """Name of the other loop. Required."""
    @loop.setter
    def loop(self, value: str) -> None: ...
    @property
    def approach(self) -> str | None:
        """Leaving water over the entering water of the other loop. Unit: K (any unit of
        temperature difference). Range: 0.1 to 15. Default: 2.2 K. Source: Lei & Masanet ranges,
        1.7 to 2.8 K.
        """
    @approach.setter
    def approach(self, value: str) -> None: ...
    @property
    def law(self) -> Literal["constant_approach", "constant_conductance"] | None:
        """Whether the approach or the conductance stays as at design. One of: constant_approach,
        constant_conductance. Default: constant_approach.
        """
    @law.setter
    def law(self, value: Literal["constant_approach", "constant_conductance"]) -> None: ...
    @property
    def integrated(self) -> bool | None:
        """Pre-cools in series with the sources after it; otherwise all or nothing. Default: true.
        """
    @integrated.setter
    def integrated(self, value: bool) -> None: ...
    @property
    def dead_band(self) -> str | None:
        """Dead band of the mode switches. Unit: K (any unit of temperature difference). Range: 0
        to 5. Default: 1 K.
        """
    @dead_band.setter
    def dead_band(self, value: str) -> None: ...
    @property
    def least_difference(self) -> str | None:
        """Return over the other loop's water below which the exchanger stands still. Unit: K (any
        unit of temperature difference). Range: 0 to 20. Default: 0 K. Source: EnergyPlus
        HeatExchanger:FluidToFluid; 0: none.
        """
    @least_difference.setter
    def least_difference(self, value: str) -> None: ...

class LoopExchanger(Spec):
    """Exchanger to another loop."""
    def __init__(
        self,
        *,
        loop: str = ...,
        approach: str = ...,
        law: Literal["constant_approach", "constant_conductance"] = ...,
    ) -> None: ...
    @property
    def loop(self) -> str | None:
        """Name of the other loop. Required."""
    @loop.setter
    def loop(self, value: str) -> None: ...
    @property
    def approach(self) -> str | None:
        """Leaving water over the entering water of the other loop. Unit: K (any unit of
        temperature difference). Range: 0.1 to 15. Default: 2.2 K. Source: Lei & Masanet ranges,
        1.7 to 2.8 K.
        """
    @approach.setter
    def approach(self, value: str) -> None: ...
    @property
    def law(self) -> Literal["constant_approach", "constant_conductance"] | None:
        """Whether the approach or the conductance stays as at design. One of: constant_approach,
        constant_conductance. Default: constant_approach.
        """
    @law.setter
    def law(self, value: Literal["constant_approach", "constant_conductance"]) -> None: ...

class TowerSource(Spec):
    """Open cooling towers: YorkCalc or CoolTools, fans P = P_design FR^n, saturated exit air or
    loss factor.
    """
    def __init__(
        self,
        *,
        design_range: str = ...,
        fan_power: Number = ...,
        minimum_fan: Number = ...,
        liquid_to_gas: Number = ...,
        cells: int = ...,
        sizing: Number = ...,
        cycles_of_concentration: Number = ...,
        drift: Number = ...,
        correlation: Literal["york", "cooltools"] = ...,
        fan_control: Literal["variable_speed", "two_speed", "single_speed"] = ...,
        low_speed: Number = ...,
        evaporation: Literal["saturated_exit", "loss_factor"] = ...,
        loss_factor: Number = ...,
        recovery: Number = ...,
        basin_heater: Number = ...,
        basin_set_point: str = ...,
        basin_time: str = ...,
        design_approach: str = ...,
        design_wet_bulb: str = ...,
        free_convection: Number = ...,
        fan_exponent: Number = ...,
    ) -> None: ...
    @property
    def design_range(self) -> str | None:
        """Water range at design. Unit: K (any unit of temperature difference). Range: 1.1 to 22.2.
        Default: 5.6 K.
        """
    @design_range.setter
    def design_range(self, value: str) -> None: ...
    @property
    def fan_power(self) -> Number | None:
        """Design fan power over design heat, at standard pressure; p0 / p times at the site.
        Range: 0 to 0.2. Default: 0.012. Source: [J] 0.5 to 2 %.
        """
    @fan_power.setter
    def fan_power(self, value: Number) -> None: ...
    @property
    def minimum_fan(self) -> Number | None:
        """Fan ratio below which fans cycle. Range: 0.02 to 1. Default: 0.1."""
    @minimum_fan.setter
    def minimum_fan(self, value: Number) -> None: ...
    @property
    def liquid_to_gas(self) -> Number | None:
        """Water over air mass flow at design. Range: 0.2 to 4. Default: 1.2."""
    @liquid_to_gas.setter
    def liquid_to_gas(self, value: Number) -> None: ...
    @property
    def cells(self) -> int | None:
        """Cells per module. Range: 1 to 100. Default: 4."""
    @cells.setter
    def cells(self, value: int) -> None: ...
    @property
    def sizing(self) -> Number | None:
        """Capacity over design heat. Range: 0.5 to 5. Default: 1.15."""
    @sizing.setter
    def sizing(self, value: Number) -> None: ...
    @property
    def cycles_of_concentration(self) -> Number | None:
        """Concentration of basin over make-up water. Range: 1 to 50. Default: 5. Source: Lei &
        Masanet ranges, 3 to 15.
        """
    @cycles_of_concentration.setter
    def cycles_of_concentration(self, value: Number) -> None: ...
    @property
    def drift(self) -> Number | None:
        """Drift over circulating flow. Range: 0 to 0.01. Default: 5e-05."""
    @drift.setter
    def drift(self, value: Number) -> None: ...
    @property
    def correlation(self) -> Literal["york", "cooltools"] | None:
        """Approach correlation: YorkCalc (wet bulb -34.4 to 26.7 degC, range 1.1 to 22.2 K, water
        over air up to 8) or CoolTools (-1 to 26.7 degC, 1.1 to 11.1 K, water 0.75 to 1.25, air
        0.2 to 1 of design). One of: york, cooltools. Default: york.
        """
    @correlation.setter
    def correlation(self, value: Literal["york", "cooltools"]) -> None: ...
    @property
    def fan_control(self) -> Literal["variable_speed", "two_speed", "single_speed"] | None:
        """Fans modulate, cycle between two speeds, or cycle on and off. One of: variable_speed,
        two_speed, single_speed. Default: variable_speed.
        """
    @fan_control.setter
    def fan_control(self, value: Literal["variable_speed", "two_speed", "single_speed"]) -> None: ...
    @property
    def low_speed(self) -> Number | None:
        """Lower speed of two-speed fans over full speed. Range: 0.2 to 0.95. Default: 0.5. Source:
        EnergyPlus CoolingTower:TwoSpeed, air flow 0.5.
        """
    @low_speed.setter
    def low_speed(self, value: Number) -> None: ...
    @property
    def evaporation(self) -> Literal["saturated_exit", "loss_factor"] | None:
        """Evaporation from saturated exit air, or a share of the flow per kelvin of range. One of:
        saturated_exit, loss_factor. Default: saturated_exit.
        """
    @evaporation.setter
    def evaporation(self, value: Literal["saturated_exit", "loss_factor"]) -> None: ...
    @property
    def loss_factor(self) -> Number | None:
        """Evaporated share of the circulating flow per kelvin of range [1/K]. Range: 0.0005 to
        0.005. Default: 0.002. Source: EnergyPlus LossFactor default, 0.2 % per K; 0.15 to 0.27.
        """
    @loss_factor.setter
    def loss_factor(self, value: Number) -> None: ...
    @property
    def recovery(self) -> Number | None:
        """Make-up over raw water of softeners or reverse osmosis; the reject, make-up (1 /
        recovery - 1), counts as blowdown. Range: 0.3 to 1. Default: 1. Source: physics
        reference e.
        """
    @recovery.setter
    def recovery(self, value: Number) -> None: ...
    @property
    def basin_heater(self) -> Number | None:
        """Heat of the basin heater of a cell without water per kelvin below basin_set_point, over
        the cell's design heat [1/K]; 0: none. Range: 0 to 0.01. Default: 0. Source: EnergyPlus
        basin heater law; none by default.
        """
    @basin_heater.setter
    def basin_heater(self, value: Number) -> None: ...
    @property
    def basin_set_point(self) -> str | None:
        """Dry bulb below which basins of standing cells are heated. Unit: K (any unit of
        temperature). Range: 273.15 to 288.15. Default: 2 degC. Source: EnergyPlus default, 2
        degC.
        """
    @basin_set_point.setter
    def basin_set_point(self, value: str) -> None: ...
    @property
    def basin_time(self) -> str | None:
        """Water of basins and loop over design flow: how fast solids thicken; 0: always at
        cycles_of_concentration. Unit: s (any unit of duration). Range: 0 to 7200. Default: 5
        min. Source: [J] some minutes of flow.
        """
    @basin_time.setter
    def basin_time(self, value: str) -> None: ...
    @property
    def design_approach(self) -> str | None:
        """Approach at the design wet bulb and range; shifts the correlation. Unit: K (any unit of
        temperature difference). Range: 1 to 15.
        """
    @design_approach.setter
    def design_approach(self, value: str) -> None: ...
    @property
    def design_wet_bulb(self) -> str | None:
        """Wet bulb of the design approach. Unit: K (any unit of temperature). Range: 273.15 to
        299.85. Default: 25.6 degC.
        """
    @design_wet_bulb.setter
    def design_wet_bulb(self, value: str) -> None: ...
    @property
    def free_convection(self) -> Number | None:
        """Heat with fans off over heat at full speed, same entering water. Range: 0.01 to 0.5.
        Default: 0.125. Source: EnergyPlus default 0.125.
        """
    @free_convection.setter
    def free_convection(self, value: Number) -> None: ...
    @property
    def fan_exponent(self) -> Number | None:
        """Exponent of fan power over fan ratio. Range: 1 to 3.5. Default: 3."""
    @fan_exponent.setter
    def fan_exponent(self, value: Number) -> None: ...

class DryCoolerSource(Spec):
    """Dry coolers, cross-flow with both streams unmixed."""
    def __init__(
        self,
        *,
        design_approach: str = ...,
        design_air_rise: str = ...,
        fan_power: Number = ...,
        minimum_fan: Number = ...,
        sizing: Number = ...,
    ) -> None: ...
    @property
    def design_approach(self) -> str | None:
        """Facility supply over dry bulb at design heat and full fan; in hotter weather the supply
        rises. Unit: K (any unit of temperature difference). Range: 0.5 to 40. Default: 6 K.
        Source: [J] 4 to 10 K.
        """
    @design_approach.setter
    def design_approach(self, value: str) -> None: ...
    @property
    def design_air_rise(self) -> str | None:
        """Air temperature rise at design. Unit: K (any unit of temperature difference). Range: 1
        to 30. Default: 8 K.
        """
    @design_air_rise.setter
    def design_air_rise(self, value: str) -> None: ...
    @property
    def fan_power(self) -> Number | None:
        """Design fan power over design heat, at standard pressure; p0 / p times at the site.
        Range: 0 to 0.2. Default: 0.03. Source: BAC TDFS1238N: 4 % at 11 K.
        """
    @fan_power.setter
    def fan_power(self, value: Number) -> None: ...
    @property
    def minimum_fan(self) -> Number | None:
        """Fan ratio below which fans cycle. Range: 0.02 to 1. Default: 0.05."""
    @minimum_fan.setter
    def minimum_fan(self, value: Number) -> None: ...
    @property
    def sizing(self) -> Number | None:
        """Capacity over design heat. Range: 0.2 to 5. Default: 1.1."""
    @sizing.setter
    def sizing(self, value: Number) -> None: ...

class AdiabaticCoolerSource(Spec):
    """Dry coolers whose air is cooled by wetted pads in heat."""
    def __init__(
        self,
        *,
        design_approach: str = ...,
        design_air_rise: str = ...,
        fan_power: Number = ...,
        minimum_fan: Number = ...,
        sizing: Number = ...,
        mode: Literal["adiabatic", "hybrid"] = ...,
        pad_effectiveness: Number = ...,
        pad_above: str = ...,
        cycles_of_concentration: Number = ...,
    ) -> None: ...
    @property
    def design_approach(self) -> str | None:
        """Facility supply over dry bulb at design heat and full fan; in hotter weather the supply
        rises. Unit: K (any unit of temperature difference). Range: 0.5 to 40. Default: 6 K.
        Source: [J] 4 to 10 K.
        """
    @design_approach.setter
    def design_approach(self, value: str) -> None: ...
    @property
    def design_air_rise(self) -> str | None:
        """Air temperature rise at design. Unit: K (any unit of temperature difference). Range: 1
        to 30. Default: 8 K.
        """
    @design_air_rise.setter
    def design_air_rise(self, value: str) -> None: ...
    @property
    def fan_power(self) -> Number | None:
        """Design fan power over design heat, at standard pressure; p0 / p times at the site.
        Range: 0 to 0.2. Default: 0.03. Source: BAC TDFS1238N: 4 % at 11 K.
        """
    @fan_power.setter
    def fan_power(self, value: Number) -> None: ...
    @property
    def minimum_fan(self) -> Number | None:
        """Fan ratio below which fans cycle. Range: 0.02 to 1. Default: 0.05."""
    @minimum_fan.setter
    def minimum_fan(self, value: Number) -> None: ...
    @property
    def sizing(self) -> Number | None:
        """Capacity over design heat. Range: 0.2 to 5. Default: 1.1."""
    @sizing.setter
    def sizing(self, value: Number) -> None: ...
    @property
    def mode(self) -> Literal["adiabatic", "hybrid"] | None:
        """All pads at once, or only the sections that are needed. One of: adiabatic, hybrid.
        Default: adiabatic.
        """
    @mode.setter
    def mode(self, value: Literal["adiabatic", "hybrid"]) -> None: ...
    @property
    def pad_effectiveness(self) -> Number | None:
        """Effectiveness of the pads. Range: 0.1 to 0.99. Default: 0.85."""
    @pad_effectiveness.setter
    def pad_effectiveness(self, value: Number) -> None: ...
    @property
    def pad_above(self) -> str | None:
        """Pads stay dry below this dry bulb. Unit: K (any unit of temperature). Range: 268.15 to
        318.15. Default: 20 degC. Source: [J] 18 to 25 degC.
        """
    @pad_above.setter
    def pad_above(self, value: str) -> None: ...
    @property
    def cycles_of_concentration(self) -> Number | None:
        """Concentration of bled over make-up water. Range: 1 to 50. Default: 4."""
    @cycles_of_concentration.setter
    def cycles_of_concentration(self, value: Number) -> None: ...

class SurfaceWaterSource(Spec):
    """Once-through lake, river or sea water behind an exchanger."""
    def __init__(
        self,
        *,
        temperature: str = ...,
        swing: str = ...,
        depth: str = ...,
        damping_depth: str = ...,
        warmest_day: Number = ...,
        discharge_limit: str = ...,
        largest_flow: Number = ...,
        approach: str = ...,
        rise: str = ...,
        sizing: Number = ...,
        pump: Pump | Mapping[str, Any] = ...,
        minimum_flow: Number = ...,
    ) -> None: ...
    @property
    def temperature(self) -> str | None:
        """Water at the intake, mean of the year. Unit: K (any unit of temperature). Range: 272.15
        to 308.15. Default: 17 degC. Source: Qiandao Lake, 17 degC from 35 m.
        """
    @temperature.setter
    def temperature(self, value: str) -> None: ...
    @property
    def swing(self) -> str | None:
        """Half of the difference of the warmest and the coldest surface water. Unit: K (any unit
        of temperature difference). Range: 0 to 20. Default: 0 K.
        """
    @swing.setter
    def swing(self, value: str) -> None: ...
    @property
    def depth(self) -> str | None:
        """Depth of the intake. Unit: m (any unit of length). Range: 0 to 1000. Default: 0 m.
        """
    @depth.setter
    def depth(self, value: str) -> None: ...
    @property
    def damping_depth(self) -> str | None:
        """Depth at which the swing has fallen to 1/e. Unit: m (any unit of length). Range: 0.5 to
        500. Default: 10 m. Source: [J] sqrt(2 K / omega), K = 1e-5 m2/s below a thermocline.
        """
    @damping_depth.setter
    def damping_depth(self, value: str) -> None: ...
    @property
    def warmest_day(self) -> Number | None:
        """Day of the year on which the surface is warmest. Range: 1 to 366. Default: 220. Source:
        [J] early August in the north; 35 in the south.
        """
    @warmest_day.setter
    def warmest_day(self, value: Number) -> None: ...
    @property
    def discharge_limit(self) -> str | None:
        """Warmest water that may go back; hours above it are counted. Unit: K (any unit of
        temperature). Range: 278.15 to 318.15. Source: by permit.
        """
    @discharge_limit.setter
    def discharge_limit(self, value: str) -> None: ...
    @property
    def largest_flow(self) -> Number | None:
        """Flow permit over design flow; hours that ask for more are counted. Range: 0.1 to 5.
        Default: 1. Source: by permit.
        """
    @largest_flow.setter
    def largest_flow(self, value: Number) -> None: ...
    @property
    def approach(self) -> str | None:
        """Loop supply over intake at design heat. Unit: K (any unit of temperature difference).
        Range: 0.3 to 15. Default: 2 K.
        """
    @approach.setter
    def approach(self, value: str) -> None: ...
    @property
    def rise(self) -> str | None:
        """Discharge over intake at design. Unit: K (any unit of temperature difference). Range: 1
        to 20. Default: 5 K.
        """
    @rise.setter
    def rise(self, value: str) -> None: ...
    @property
    def sizing(self) -> Number | None:
        """Capacity over design heat. Range: 0.1 to 5. Default: 1.1."""
    @sizing.setter
    def sizing(self, value: Number) -> None: ...
    @property
    def pump(self) -> Pump | Mapping[str, Any] | None:
        """Intake pumps."""
    @pump.setter
    def pump(self, value: Pump | Mapping[str, Any]) -> None: ...
    @property
    def minimum_flow(self) -> Number | None:
        """Lowest intake flow over design. Range: 0.02 to 1. Default: 0.2."""
    @minimum_flow.setter
    def minimum_flow(self, value: Number) -> None: ...

class StorageSource(Spec):
    """Two-zone stratified tank of chilled water: dE/dt = charge - discharge - G (T_amb - T_mean),
    exact over the step.
    """
    def __init__(
        self,
        *,
        capacity: str = ...,
        usable: Number = ...,
        rate: Number = ...,
        charge_from: str = ...,
        charge_until: str = ...,
        discharge_from: str = ...,
        discharge_until: str = ...,
        reserve: Number = ...,
        daily_loss: Number = ...,
    ) -> None: ...
    @property
    def capacity(self) -> str | None:
        """Usable cold over the design heat of the loop. Unit: s (any unit of duration). Range: 60
        to 1e+06. Default: 4 h.
        """
    @capacity.setter
    def capacity(self, value: str) -> None: ...
    @property
    def usable(self) -> Number | None:
        """Usable share of the water; the rest is the thermocline. Range: 0.1 to 1. Default: 0.9.
        Source: physics reference e, 0.85 to 0.95.
        """
    @usable.setter
    def usable(self, value: Number) -> None: ...
    @property
    def rate(self) -> Number | None:
        """Fastest charge and discharge over the design heat, by the diffusers. Range: 0.01 to 10.
        Default: 1.
        """
    @rate.setter
    def rate(self, value: Number) -> None: ...
    @property
    def charge_from(self) -> str | None:
        """Local time from which the tank is charged. Unit: s (any unit of duration). Range: 0 to
        86400. Default: 22 h.
        """
    @charge_from.setter
    def charge_from(self, value: str) -> None: ...
    @property
    def charge_until(self) -> str | None:
        """Local time until which the tank is charged; equal to charge_from: never. Unit: s (any
        unit of duration). Range: 0 to 86400. Default: 6 h.
        """
    @charge_until.setter
    def charge_until(self, value: str) -> None: ...
    @property
    def discharge_from(self) -> str | None:
        """Local time from which the tank takes the loop's heat. Unit: s (any unit of duration).
        Range: 0 to 86400. Default: 12 h.
        """
    @discharge_from.setter
    def discharge_from(self, value: str) -> None: ...
    @property
    def discharge_until(self) -> str | None:
        """Local time until which it does; equal to discharge_from: on shortage only. Unit: s (any
        unit of duration). Range: 0 to 86400. Default: 18 h.
        """
    @discharge_until.setter
    def discharge_until(self, value: str) -> None: ...
    @property
    def reserve(self) -> Number | None:
        """Share of the usable cold that is kept for a shortage. Range: 0 to 1. Default: 0.
        """
    @reserve.setter
    def reserve(self, value: Number) -> None: ...
    @property
    def daily_loss(self) -> Number | None:
        """Cold that a full tank loses in a day in surroundings as warm as its hot zone, over its
        content. Range: 1e-06 to 1. Default: 0.02. Source: [J] 1 to 3 % of large insulated
        tanks.
        """
    @daily_loss.setter
    def daily_loss(self, value: Number) -> None: ...

class HeatReuseSource(Spec):
    """Heat handed to a network, directly or by a heat pump."""
    def __init__(
        self,
        *,
        network: str = ...,
        approach: str = ...,
        heat_pump: bool = ...,
        carnot_share: Number = ...,
        highest_cop: Number = ...,
        winter_demand: Number = ...,
        base_demand: Number = ...,
        heating_limit: str = ...,
        design_cold: str = ...,
    ) -> None: ...
    @property
    def network(self) -> str | None:
        """Temperature at which the network takes heat. Unit: K (any unit of temperature). Range:
        288.15 to 393.15. Default: 70 degC.
        """
    @network.setter
    def network(self, value: str) -> None: ...
    @property
    def approach(self) -> str | None:
        """Exchanger approach on each side. Unit: K (any unit of temperature difference). Range:
        0.5 to 15. Default: 3 K.
        """
    @approach.setter
    def approach(self, value: str) -> None: ...
    @property
    def heat_pump(self) -> bool | None:
        """Lifts heat that is too cold. Default: true."""
    @heat_pump.setter
    def heat_pump(self, value: bool) -> None: ...
    @property
    def carnot_share(self) -> Number | None:
        """COP over the Carnot limit. Range: 0.2 to 0.7. Default: 0.5. Source: physics reference j,
        0.5.
        """
    @carnot_share.setter
    def carnot_share(self, value: Number) -> None: ...
    @property
    def highest_cop(self) -> Number | None:
        """Highest COP. Range: 1.5 to 20. Default: 8."""
    @highest_cop.setter
    def highest_cop(self, value: Number) -> None: ...
    @property
    def winter_demand(self) -> Number | None:
        """Network heat at design_cold over the loop's design heat. Range: 0 to 5. Default: 0.5.
        """
    @winter_demand.setter
    def winter_demand(self, value: Number) -> None: ...
    @property
    def base_demand(self) -> Number | None:
        """Network heat above the heating limit over the loop's design heat. Range: 0 to 5.
        Default: 0.05.
        """
    @base_demand.setter
    def base_demand(self, value: Number) -> None: ...
    @property
    def heating_limit(self) -> str | None:
        """Dry bulb above which only the base is asked for. Unit: K (any unit of temperature).
        Range: 263.15 to 303.15. Default: 15 degC.
        """
    @heating_limit.setter
    def heating_limit(self, value: str) -> None: ...
    @property
    def design_cold(self) -> str | None:
        """Dry bulb of the winter demand. Unit: K (any unit of temperature). Range: 223.15 to
        293.15. Default: -10 degC.
        """
    @design_cold.setter
    def design_cold(self, value: str) -> None: ...

class RackCount(Spec):
    """Racks of one type in a hall."""
    def __init__(
        self,
        *,
        type: str = ...,
        count: Number = ...,
    ) -> None: ...
    @property
    def type(self) -> str | None:
        """Rack type. Required."""
    @type.setter
    def type(self, value: str) -> None: ...
    @property
    def count(self) -> Number | None:
        """Racks. Range: 0 to 1e+09. Required."""
    @count.setter
    def count(self, value: Number) -> None: ...

class Refurbishment(Spec):
    """Another cooling design of a hall from a month on; air stays air, liquid stays liquid.
    """
    def __init__(
        self,
        *,
        at: Date = ...,
        cooling: WaterEconomizer | ColdPlateDryCooler | CoolingSystem | Mapping[str, Any] = ...,
        module: str = ...,
    ) -> None: ...
    @property
    def at(self) -> Date | None:
        """First month of the new design. Required."""
    @at.setter
    def at(self, value: Date) -> None: ...
    @property
    def cooling(self) -> WaterEconomizer | ColdPlateDryCooler | CoolingSystem | Mapping[str, Any] | None:
        """Cooling model or design. Required."""
    @cooling.setter
    def cooling(self, value: WaterEconomizer | ColdPlateDryCooler | CoolingSystem | Mapping[str, Any]) -> None: ...
    @property
    def module(self) -> str | None:
        """IT rating of a module; not stated: as before. Unit: W (any unit of power). Range: 1000
        to 1e+10.
        """
    @module.setter
    def module(self, value: str) -> None: ...

class Pv(Spec):
    """Photovoltaic plant on a fixed plane: isotropic sky, Faiman cell temperature, PVWatts losses
    and inverter.
    """
    def __init__(
        self,
        *,
        name: str = ...,
        capacity: str = ...,
        tilt: Number = ...,
        dc_ac_ratio: Number = ...,
        temperature_coefficient: Number = ...,
        losses: Number = ...,
        albedo: Number = ...,
    ) -> None: ...
    @property
    def name(self) -> str | None:
        """Name of the plant."""
    @name.setter
    def name(self, value: str) -> None: ...
    @property
    def capacity(self) -> str | None:
        """DC power at 1000 W/m2 and 25 degC. Unit: W (any unit of power). Range: 0 to any.
        Required.
        """
    @capacity.setter
    def capacity(self, value: str) -> None: ...
    @property
    def tilt(self) -> Number | None:
        """Tilt from horizontal in degrees, facing the equator. Range: 0 to 90. Default: 25.
        """
    @tilt.setter
    def tilt(self, value: Number) -> None: ...
    @property
    def dc_ac_ratio(self) -> Number | None:
        """DC capacity over inverter rating. Range: 0.5 to 3. Default: 1.2."""
    @dc_ac_ratio.setter
    def dc_ac_ratio(self, value: Number) -> None: ...
    @property
    def temperature_coefficient(self) -> Number | None:
        """Power change per kelvin of cell temperature. Range: -0.01 to 0. Default: -0.0035.
        Source: pvlib pvwatts_dc.
        """
    @temperature_coefficient.setter
    def temperature_coefficient(self, value: Number) -> None: ...
    @property
    def losses(self) -> Number | None:
        """System losses. Range: 0 to 0.9. Default: 0.1408. Source: PVWatts product, 14.08 %.
        """
    @losses.setter
    def losses(self, value: Number) -> None: ...
    @property
    def albedo(self) -> Number | None:
        """Ground reflectance. Range: 0 to 1. Default: 0.2."""
    @albedo.setter
    def albedo(self, value: Number) -> None: ...

class Battery(Spec):
    """Battery: E+ = clamp(E + eta_c P_c dt - P_d dt / eta_d)."""
    def __init__(
        self,
        *,
        name: str = ...,
        power: str = ...,
        energy: str = ...,
        charge_efficiency: Number = ...,
        discharge_efficiency: Number = ...,
        minimum_charge: Number = ...,
        initial_charge: Number = ...,
        auxiliary: Number = ...,
        policy: Literal["self_consumption", "peak_shaving"] = ...,
        threshold: str = ...,
    ) -> None: ...
    @property
    def name(self) -> str | None:
        """Name of the battery."""
    @name.setter
    def name(self, value: str) -> None: ...
    @property
    def power(self) -> str | None:
        """Charge and discharge limit at the bus. Unit: W (any unit of power). Range: 0 to any.
        Required.
        """
    @power.setter
    def power(self, value: str) -> None: ...
    @property
    def energy(self) -> str | None:
        """Energy capacity. Unit: J (any unit of energy). Range: 0 to any. Required."""
    @energy.setter
    def energy(self, value: str) -> None: ...
    @property
    def charge_efficiency(self) -> Number | None:
        """Charging efficiency. Range: 0.3 to 1. Default: 0.93."""
    @charge_efficiency.setter
    def charge_efficiency(self, value: Number) -> None: ...
    @property
    def discharge_efficiency(self) -> Number | None:
        """Discharging efficiency. Range: 0.3 to 1. Default: 0.93."""
    @discharge_efficiency.setter
    def discharge_efficiency(self, value: Number) -> None: ...
    @property
    def minimum_charge(self) -> Number | None:
        """Lowest stored energy over capacity. Range: 0 to 0.95. Default: 0.05."""
    @minimum_charge.setter
    def minimum_charge(self, value: Number) -> None: ...
    @property
    def initial_charge(self) -> Number | None:
        """Stored energy at the start over capacity. Range: 0 to 1. Default: 0.5."""
    @initial_charge.setter
    def initial_charge(self, value: Number) -> None: ...
    @property
    def auxiliary(self) -> Number | None:
        """Constant auxiliary load over power. Range: 0 to 0.1. Default: 0.005. Source: physics
        reference g, 0.5 to 2 %.
        """
    @auxiliary.setter
    def auxiliary(self, value: Number) -> None: ...
    @property
    def policy(self) -> Literal["self_consumption", "peak_shaving"] | None:
        """What it is for. One of: self_consumption, peak_shaving. Default: self_consumption.
        """
    @policy.setter
    def policy(self, value: Literal["self_consumption", "peak_shaving"]) -> None: ...
    @property
    def threshold(self) -> str | None:
        """Peak shaving: import that it keeps the site below. Unit: W (any unit of power). Range: 0
        to any.
        """
    @threshold.setter
    def threshold(self, value: str) -> None: ...

class SteadyWorkload(Spec):
    """Constant utilisation: training, batch."""
    def __init__(
        self,
        *,
        name: str = ...,
        share: Number = ...,
        utilisation: Number = ...,
        runs_on: Sequence[str] = ...,
        residency: Sequence[str] = ...,
    ) -> None: ...
    @property
    def name(self) -> str | None:
        """Name of the workload. Required."""
    @name.setter
    def name(self, value: str) -> None: ...
    @property
    def share(self) -> Number | None:
        """Share of the machines that it runs on; the shares on one machine sum to 1 (a rest that
        idles: steady, utilisation 0). Range: 0 to 1. Default: 1.
        """
    @share.setter
    def share(self, value: Number) -> None: ...
    @property
    def utilisation(self) -> Number | None:
        """Mean activity of those machines. Range: 0 to 1. Default: 0.5."""
    @utilisation.setter
    def utilisation(self, value: Number) -> None: ...
    @property
    def runs_on(self) -> Sequence[str] | None:
        """Kinds (accelerator, cpu, storage) or rack types; empty: all machines that can."""
    @runs_on.setter
    def runs_on(self, value: Sequence[str]) -> None: ...
    @property
    def residency(self) -> Sequence[str] | None:
        """Country codes of the sites where it may run; empty: all."""
    @residency.setter
    def residency(self, value: Sequence[str]) -> None: ...

class DiurnalWorkload(Spec):
    """Daily and weekly shape in the site's time zone: u(t) = mean (1 + (peak_to_mean - 1) cos(2 pi
    (h - peak_hour) / 24)) w / w_mean.
    """
    def __init__(
        self,
        *,
        name: str = ...,
        share: Number = ...,
        utilisation: Number = ...,
        runs_on: Sequence[str] = ...,
        residency: Sequence[str] = ...,
        peak_to_mean: Number = ...,
        peak_hour: Number = ...,
        weekend: Number = ...,
    ) -> None: ...
    @property
    def name(self) -> str | None:
        """Name of the workload. Required."""
    @name.setter
    def name(self, value: str) -> None: ...
    @property
    def share(self) -> Number | None:
        """Share of the machines that it runs on; the shares on one machine sum to 1 (a rest that
        idles: steady, utilisation 0). Range: 0 to 1. Default: 1.
        """
    @share.setter
    def share(self, value: Number) -> None: ...
    @property
    def utilisation(self) -> Number | None:
        """Mean activity of those machines. Range: 0 to 1. Default: 0.4."""
    @utilisation.setter
    def utilisation(self, value: Number) -> None: ...
    @property
    def runs_on(self) -> Sequence[str] | None:
        """Kinds (accelerator, cpu, storage) or rack types; empty: all machines that can."""
    @runs_on.setter
    def runs_on(self, value: Sequence[str]) -> None: ...
    @property
    def residency(self) -> Sequence[str] | None:
        """Country codes of the sites where it may run; empty: all."""
    @residency.setter
    def residency(self, value: Sequence[str]) -> None: ...
    @property
    def peak_to_mean(self) -> Number | None:
        """Daily peak over mean. Range: 1 to 2. Default: 1.4. Source: physics reference, workload
        (1.3 to 1.8).
        """
    @peak_to_mean.setter
    def peak_to_mean(self, value: Number) -> None: ...
    @property
    def peak_hour(self) -> Number | None:
        """Hour of the daily peak, civil time of the site. Range: 0 to 24. Default: 20."""
    @peak_hour.setter
    def peak_hour(self, value: Number) -> None: ...
    @property
    def weekend(self) -> Number | None:
        """Weekend over weekday activity. Range: 0 to 2. Default: 0.9."""
    @weekend.setter
    def weekend(self, value: Number) -> None: ...

class TrainingWorkload(Spec):
    """Training on accelerators: board power of a step at the MFU for the share A of time, rest
    else; A = (1 - checkpoint / interval) / (1 + (restart + interval / 2) / failures).
    """
    def __init__(
        self,
        *,
        name: str = ...,
        share: Number = ...,
        load: Number = ...,
        preemptible: bool = ...,
        mfu: Number = ...,
        checkpoint_interval: str = ...,
        checkpoint: str = ...,
        failure_interval: str = ...,
        restart: str = ...,
        runs_on: Sequence[str] = ...,
        residency: Sequence[str] = ...,
    ) -> None: ...
    @property
    def name(self) -> str | None:
        """Name of the workload. Required."""
    @name.setter
    def name(self, value: str) -> None: ...
    @property
    def share(self) -> Number | None:
        """Share of the machines that it runs on; the shares on one machine sum to 1 (a rest that
        idles: steady, utilisation 0). Range: 0 to 1. Default: 1.
        """
    @share.setter
    def share(self, value: Number) -> None: ...
    @property
    def load(self) -> Number | None:
        """Share of the machines' time for which jobs stand ready; less leaves room for jobs from
        elsewhere or for those that waited. Range: 0 to 1. Default: 1.
        """
    @load.setter
    def load(self, value: Number) -> None: ...
    @property
    def preemptible(self) -> bool | None:
        """Whether placement may pause and move it at any step; else it moves at month borders and
        never waits. Default: false.
        """
    @preemptible.setter
    def preemptible(self, value: bool) -> None: ...
    @property
    def mfu(self) -> Number | None:
        """Model operations (6ND) over the dense 16-bit peak during steps. Range: 0 to 1. Default:
        0.4. Source: 0.38 to 0.43 on 16,384 H100 (Llama 3, 2024).
        """
    @mfu.setter
    def mfu(self, value: Number) -> None: ...
    @property
    def checkpoint_interval(self) -> str | None:
        """Time between checkpoints. Unit: s (any unit of duration). Range: 1 to any. Default: 30
        min.
        """
    @checkpoint_interval.setter
    def checkpoint_interval(self, value: str) -> None: ...
    @property
    def checkpoint(self) -> str | None:
        """Time that a checkpoint stops the job. Unit: s (any unit of duration). Range: 0 to any.
        Default: 30 s. Source: [J].
        """
    @checkpoint.setter
    def checkpoint(self, value: str) -> None: ...
    @property
    def failure_interval(self) -> str | None:
        """Mean time between failures of the whole job; 0 s: none. Unit: s (any unit of duration).
        Range: 0 to any. Default: 3.1 h. Source: 419 unexpected interruptions in 54 days of
        16,384 H100 (Llama 3, 2024).
        """
    @failure_interval.setter
    def failure_interval(self, value: str) -> None: ...
    @property
    def restart(self) -> str | None:
        """Time from a failure until the last checkpoint is loaded. Unit: s (any unit of duration).
        Range: 0 to any. Default: 10 min. Source: [J].
        """
    @restart.setter
    def restart(self, value: str) -> None: ...
    @property
    def runs_on(self) -> Sequence[str] | None:
        """Kinds (accelerator, cpu, storage) or rack types; empty: all machines that can."""
    @runs_on.setter
    def runs_on(self, value: Sequence[str]) -> None: ...
    @property
    def residency(self) -> Sequence[str] | None:
        """Country codes of the sites where it may run; empty: all."""
    @residency.setter
    def residency(self, value: Sequence[str]) -> None: ...

class InferenceWorkload(Spec):
    """Inference of a language model by continuous batching under Poisson arrivals: board power of
    each hour from its offered load, requests over capacity.
    """
    def __init__(
        self,
        *,
        name: str = ...,
        share: Number = ...,
        language_model: str = ...,
        accelerators: Number = ...,
        prompt: Number = ...,
        answer: Number = ...,
        max_batch: Number = ...,
        calls_per_task: Number = ...,
        observation: Number = ...,
        cached: Number = ...,
        requests: str = ...,
        growth: Series = ...,
        load: Number = ...,
        peak_to_mean: Number = ...,
        peak_hour: Number = ...,
        weekend: Number = ...,
        timezone: str = ...,
        efficiency: Series = ...,
        rebound: Number = ...,
        runs_on: Sequence[str] = ...,
        residency: Sequence[str] = ...,
    ) -> None: ...
    @property
    def name(self) -> str | None:
        """Name of the workload. Required."""
    @name.setter
    def name(self, value: str) -> None: ...
    @property
    def share(self) -> Number | None:
        """Share of the machines that it runs on; the shares on one machine sum to 1 (a rest that
        idles: steady, utilisation 0). Range: 0 to 1. Default: 1.
        """
    @share.setter
    def share(self, value: Number) -> None: ...
    @property
    def language_model(self) -> str | None:
        """Its model. Required."""
    @language_model.setter
    def language_model(self, value: str) -> None: ...
    @property
    def accelerators(self) -> Number | None:
        """Accelerators that share the model; 0: the fewest that hold it. Range: 0 to 1024.
        Default: 0.
        """
    @accelerators.setter
    def accelerators(self, value: Number) -> None: ...
    @property
    def prompt(self) -> Number | None:
        """Tokens of a first prompt. Range: 1 to 1e+07. Default: 1024."""
    @prompt.setter
    def prompt(self, value: Number) -> None: ...
    @property
    def answer(self) -> Number | None:
        """Tokens of an answer. Range: 1 to 1e+07. Default: 256."""
    @answer.setter
    def answer(self, value: Number) -> None: ...
    @property
    def max_batch(self) -> Number | None:
        """Most sequences decoded together; fewer where memory ends. Range: 1 to 4096. Default: 64.
        """
    @max_batch.setter
    def max_batch(self, value: Number) -> None: ...
    @property
    def calls_per_task(self) -> Number | None:
        """Calls of an agent for a task. Range: 1 to 10000. Default: 1."""
    @calls_per_task.setter
    def calls_per_task(self, value: Number) -> None: ...
    @property
    def observation(self) -> Number | None:
        """Tokens that a call adds besides its answer (tool results). Range: 0 to 1e+06. Default:
        0.
        """
    @observation.setter
    def observation(self, value: Number) -> None: ...
    @property
    def cached(self) -> Number | None:
        """Share of what came before in a task that needs no prefill. Range: 0 to 1. Default: 0.
        """
    @cached.setter
    def cached(self, value: Number) -> None: ...
    @property
    def requests(self) -> str | None:
        """Requests of users, mean of a week at the start of the horizon, over all sites; stated,
        the load follows from the machines and 'load' must not be. Unit: request/s (any unit of
        rate of requests). Range: 0 to any.
        """
    @requests.setter
    def requests(self, value: str) -> None: ...
    @property
    def growth(self) -> Series | None:
        """Growth of requests a year by date, compounded by month. Range: -0.99 to 100."""
    @growth.setter
    def growth(self, value: Series) -> None: ...
    @property
    def load(self) -> Number | None:
        """Mean demand over the capacity of the machines, 0.5 where nothing is stated; the peak
        must stay below 1. Range: 0 to 1.
        """
    @load.setter
    def load(self, value: Number) -> None: ...
    @property
    def peak_to_mean(self) -> Number | None:
        """Daily peak over mean. Range: 1 to 2. Default: 1.4. Source: physics reference, workload
        (1.3 to 1.8).
        """
    @peak_to_mean.setter
    def peak_to_mean(self, value: Number) -> None: ...
    @property
    def peak_hour(self) -> Number | None:
        """Hour of the daily peak, civil time of the users. Range: 0 to 24. Default: 20."""
    @peak_hour.setter
    def peak_hour(self, value: Number) -> None: ...
    @property
    def weekend(self) -> Number | None:
        """Weekend over weekday activity. Range: 0 to 2. Default: 0.9."""
    @weekend.setter
    def weekend(self, value: Number) -> None: ...
    @property
    def timezone(self) -> str | None:
        """IANA time zone of the users; empty: the site's."""
    @timezone.setter
    def timezone(self, value: str) -> None: ...
    @property
    def efficiency(self) -> Series | None:
        """Algorithmic efficiency by date: work per request falls as its inverse, relative to the
        first value. Range: 1e-06 to 1e+06.
        """
    @efficiency.setter
    def efficiency(self, value: Series) -> None: ...
    @property
    def rebound(self) -> Number | None:
        """Elasticity of requests to efficiency: 0 none, 1 the work stays, above 1 it grows. Range:
        0 to 3. Default: 0.
        """
    @rebound.setter
    def rebound(self, value: Number) -> None: ...
    @property
    def runs_on(self) -> Sequence[str] | None:
        """Kinds (accelerator, cpu, storage) or rack types; empty: all machines that can."""
    @runs_on.setter
    def runs_on(self, value: Sequence[str]) -> None: ...
    @property
    def residency(self) -> Sequence[str] | None:
        """Country codes of the sites where it may run; empty: all."""
    @residency.setter
    def residency(self, value: Sequence[str]) -> None: ...

class MediaWorkload(Spec):
    """Images, speech and video as operations: a board computes for the share load of time at a
    sustained share of its peak.
    """
    def __init__(
        self,
        *,
        name: str = ...,
        share: Number = ...,
        operations: str = ...,
        sustained: Number = ...,
        load: Number = ...,
        peak_to_mean: Number = ...,
        peak_hour: Number = ...,
        weekend: Number = ...,
        timezone: str = ...,
        efficiency: Series = ...,
        rebound: Number = ...,
        runs_on: Sequence[str] = ...,
        residency: Sequence[str] = ...,
    ) -> None: ...
    @property
    def name(self) -> str | None:
        """Name of the workload. Required."""
    @name.setter
    def name(self, value: str) -> None: ...
    @property
    def share(self) -> Number | None:
        """Share of the machines that it runs on; the shares on one machine sum to 1 (a rest that
        idles: steady, utilisation 0). Range: 0 to 1. Default: 1.
        """
    @share.setter
    def share(self, value: Number) -> None: ...
    @property
    def operations(self) -> str | None:
        """Operations of an item. Unit: FLOP (any unit of amount of computation). Range: 1 to any.
        Default: 1e+14 FLOP. Source: [J].
        """
    @operations.setter
    def operations(self, value: str) -> None: ...
    @property
    def sustained(self) -> Number | None:
        """Sustained share of the dense 16-bit peak. Range: 0 to 1. Default: 0.4. Source: [J].
        """
    @sustained.setter
    def sustained(self, value: Number) -> None: ...
    @property
    def load(self) -> Number | None:
        """Mean demand over the capacity of the machines, 0.5 where nothing is stated; the peak
        must stay below 1. Range: 0 to 1. Default: 0.5.
        """
    @load.setter
    def load(self, value: Number) -> None: ...
    @property
    def peak_to_mean(self) -> Number | None:
        """Daily peak over mean. Range: 1 to 2. Default: 1.4. Source: physics reference, workload
        (1.3 to 1.8).
        """
    @peak_to_mean.setter
    def peak_to_mean(self, value: Number) -> None: ...
    @property
    def peak_hour(self) -> Number | None:
        """Hour of the daily peak, civil time of the users. Range: 0 to 24. Default: 20."""
    @peak_hour.setter
    def peak_hour(self, value: Number) -> None: ...
    @property
    def weekend(self) -> Number | None:
        """Weekend over weekday activity. Range: 0 to 2. Default: 0.9."""
    @weekend.setter
    def weekend(self, value: Number) -> None: ...
    @property
    def timezone(self) -> str | None:
        """IANA time zone of the users; empty: the site's."""
    @timezone.setter
    def timezone(self, value: str) -> None: ...
    @property
    def efficiency(self) -> Series | None:
        """Algorithmic efficiency by date: work per request falls as its inverse, relative to the
        first value. Range: 1e-06 to 1e+06.
        """
    @efficiency.setter
    def efficiency(self, value: Series) -> None: ...
    @property
    def rebound(self) -> Number | None:
        """Elasticity of requests to efficiency: 0 none, 1 the work stays, above 1 it grows. Range:
        0 to 3. Default: 0.
        """
    @rebound.setter
    def rebound(self, value: Number) -> None: ...
    @property
    def runs_on(self) -> Sequence[str] | None:
        """Kinds (accelerator, cpu, storage) or rack types; empty: all machines that can."""
    @runs_on.setter
    def runs_on(self, value: Sequence[str]) -> None: ...
    @property
    def residency(self) -> Sequence[str] | None:
        """Country codes of the sites where it may run; empty: all."""
    @residency.setter
    def residency(self, value: Sequence[str]) -> None: ...

class DeferrableWorkload(Spec):
    """Batch that may wait: the work of a day runs between two local hours of the site."""
    def __init__(
        self,
        *,
        name: str = ...,
        share: Number = ...,
        load: Number = ...,
        mfu: Number = ...,
        until: Number = ...,
        runs_on: Sequence[str] = ...,
        residency: Sequence[str] = ...,
    ) -> None: ...
    @property
    def name(self) -> str | None:
        """Name of the workload. Required."""
    @name.setter
    def name(self, value: str) -> None: ...
    @property
    def share(self) -> Number | None:
        """Share of the machines that it runs on; the shares on one machine sum to 1 (a rest that
        idles: steady, utilisation 0). Range: 0 to 1. Default: 1.
        """
    @share.setter
    def share(self, value: Number) -> None: ...
    @property
    def load(self) -> Number | None:
        """Mean share of time that the machines compute for it. Range: 0 to 1. Default: 0.3.
        """
    @load.setter
    def load(self, value: Number) -> None: ...
    @property
    def mfu(self) -> Number | None:
        """Operations over the dense 16-bit peak while they do. Range: 0 to 1. Default: 0.35.
        """
    @mfu.setter
    def mfu(self, value: Number) -> None: ...
    @property
    def until(self) -> Number | None:
        """Local hour at which it ends; earlier than 'from': the next day. Range: 0 to 24. Default:
        8.
        """
    @until.setter
    def until(self, value: Number) -> None: ...
    @property
    def runs_on(self) -> Sequence[str] | None:
        """Kinds (accelerator, cpu, storage) or rack types; empty: all machines that can."""
    @runs_on.setter
    def runs_on(self, value: Sequence[str]) -> None: ...
    @property
    def residency(self) -> Sequence[str] | None:
        """Country codes of the sites where it may run; empty: all."""
    @residency.setter
    def residency(self, value: Sequence[str]) -> None: ...

class Fleet(Spec):
    """Cohorts of racks bought and retired by month, demand paths, shares of sites."""
    def __init__(
        self,
        *,
        stock: Sequence[Purchase | Mapping[str, Any]] = ...,
        purchases: Sequence[Purchase | Mapping[str, Any]] = ...,
        demand: Sequence[Demand | Mapping[str, Any]] = ...,
        scale: Number = ...,
        fill_limit: Number = ...,
        connection_share: Number = ...,
        survival: Sequence[FixedLife | WeibullLife | EconomicLife | Mapping[str, Any]] = ...,
        learning: Learning | Mapping[str, Any] = ...,
        embodied_facility: str = ...,
        facility_life: str = ...,
        disclosed: Sequence[Disclosed | Mapping[str, Any]] = ...,
    ) -> None: ...
    @property
    def stock(self) -> Sequence[Purchase | Mapping[str, Any]] | None:
        """Racks that stand at a date."""
    @stock.setter
    def stock(self, value: Sequence[Purchase | Mapping[str, Any]]) -> None: ...
    @property
    def purchases(self) -> Sequence[Purchase | Mapping[str, Any]] | None:
        """Racks bought outright."""
    @purchases.setter
    def purchases(self, value: Sequence[Purchase | Mapping[str, Any]]) -> None: ...
    @property
    def demand(self) -> Sequence[Demand | Mapping[str, Any]] | None:
        """Demand paths that purchases follow."""
    @demand.setter
    def demand(self, value: Sequence[Demand | Mapping[str, Any]]) -> None: ...
    @property
    def scale(self) -> Number | None:
        """Multiplies the stock and the base of every demand; what calibrate varies to meet the
        energy of a year. Range: 0.01 to 100. Default: 1.
        """
    @scale.setter
    def scale(self, value: Number) -> None: ...
    @property
    def fill_limit(self) -> Number | None:
        """Peak draw over module rating at which one more module starts. Range: 0.1 to 1. Default:
        0.85. Source: [J].
        """
    @fill_limit.setter
    def fill_limit(self, value: Number) -> None: ...
    @property
    def connection_share(self) -> Number | None:
        """Peak IT power over grid connection; purchases beyond it stay unplaced. Range: 0.1 to 1.
        Default: 0.72. Source: [J] PUE 1.25 at the design hour and 10 % reserve.
        """
    @connection_share.setter
    def connection_share(self, value: Number) -> None: ...
    @property
    def survival(self) -> Sequence[FixedLife | WeibullLife | EconomicLife | Mapping[str, Any]] | None:
        """How long racks stay; the first entry that names a type holds, else fixed life."""
    @survival.setter
    def survival(self, value: Sequence[FixedLife | WeibullLife | EconomicLife | Mapping[str, Any]]) -> None: ...
    @property
    def learning(self) -> Learning | Mapping[str, Any] | None:
        """How hardware learns."""
    @learning.setter
    def learning(self, value: Learning | Mapping[str, Any]) -> None: ...
    @property
    def embodied_facility(self) -> str | None:
        """Embodied carbon of building and plant by IT rating. Unit: kg/W (any unit of mass per
        power). Range: 0 to any. Default: 0 kg/kW. Source: [J] 300 to 1000 kg/kW.
        """
    @embodied_facility.setter
    def embodied_facility(self, value: str) -> None: ...
    @property
    def facility_life(self) -> str | None:
        """Time over which that is amortised. Unit: s (any unit of duration). Range: 3.15569e+07 to
        any. Default: 20 year.
        """
    @facility_life.setter
    def facility_life(self, value: str) -> None: ...
    @property
    def disclosed(self) -> Sequence[Disclosed | Mapping[str, Any]] | None:
        """Disclosed PUE to compare with."""
    @disclosed.setter
    def disclosed(self, value: Sequence[Disclosed | Mapping[str, Any]]) -> None: ...

class Purchase(Spec):
    """Racks that stand or are bought outright at a site."""
    def __init__(
        self,
        *,
        site: str = ...,
        hall: str = ...,
        racks: str = ...,
        at: Date = ...,
        count: Number = ...,
        spread: str = ...,
    ) -> None: ...
    @property
    def site(self) -> str | None:
        """Site. Required."""
    @site.setter
    def site(self, value: str) -> None: ...
    @property
    def hall(self) -> str | None:
        """Hall; not stated: by the hall shares of the site."""
    @hall.setter
    def hall(self, value: str) -> None: ...
    @property
    def racks(self) -> str | None:
        """Rack type. Required."""
    @racks.setter
    def racks(self, value: str) -> None: ...
    @property
    def at(self) -> Date | None:
        """Month in which they enter service. Required."""
    @at.setter
    def at(self, value: Date) -> None: ...
    @property
    def count(self) -> Number | None:
        """Racks; a real number, so that calibration is smooth. Range: 0 to any. Required."""
    @count.setter
    def count(self, value: Number) -> None: ...
    @property
    def spread(self) -> str | None:
        """Bought evenly over this time up to 'at', so that they do not retire at once. Unit: s
        (any unit of duration). Range: 0 to any. Default: 0 s.
        """
    @spread.setter
    def spread(self, value: str) -> None: ...

class Demand(Spec):
    """Demand for capacity: D(t) = base exp(integral of ln(1 + growth_factor g) dt); purchases fill
    the gap monthly.
    """
    def __init__(
        self,
        *,
        name: str = ...,
        metric: Literal["compute", "servers", "racks"] = ...,
        compute: str = ...,
        base: Number = ...,
        at: Date = ...,
        growth: Series = ...,
        growth_factor: Number = ...,
        mix: Sequence[Mix | Mapping[str, Any]] = ...,
        shares: Sequence[SiteShare | Mapping[str, Any]] = ...,
    ) -> None: ...
    @property
    def name(self) -> str | None:
        """Name of the demand. Required."""
    @name.setter
    def name(self, value: str) -> None: ...
    @property
    def metric(self) -> Literal["compute", "servers", "racks"] | None:
        """What is demanded: dense 16-bit FLOP/s, servers of 2021, or racks. One of: compute,
        servers, racks. Default: compute.
        """
    @metric.setter
    def metric(self, value: Literal["compute", "servers", "racks"]) -> None: ...
    @property
    def compute(self) -> str | None:
        """Installed compute demanded at 'at' (metric compute). Unit: FLOP/s (any unit of rate of
        computation). Range: 0 to any.
        """
    @compute.setter
    def compute(self, value: str) -> None: ...
    @property
    def base(self) -> Number | None:
        """Servers or racks demanded at 'at'. Range: 0 to any. Default: 0."""
    @base.setter
    def base(self, value: Number) -> None: ...
    @property
    def at(self) -> Date | None:
        """Date of the base value. Default: 2021-04-01."""
    @at.setter
    def at(self, value: Date) -> None: ...
    @property
    def growth(self) -> Series | None:
        """Growth per year from each date on. Range: -0.9 to 10. Required."""
    @growth.setter
    def growth(self, value: Series) -> None: ...
    @property
    def growth_factor(self) -> Number | None:
        """Scales growth; what calibrate varies. Range: 0 to 5. Default: 1."""
    @growth_factor.setter
    def growth_factor(self, value: Number) -> None: ...
    @property
    def mix(self) -> Sequence[Mix | Mapping[str, Any]] | None:
        """Rack types that are bought. Required."""
    @mix.setter
    def mix(self, value: Sequence[Mix | Mapping[str, Any]]) -> None: ...
    @property
    def shares(self) -> Sequence[SiteShare | Mapping[str, Any]] | None:
        """Sites that receive them. Required."""
    @shares.setter
    def shares(self, value: Sequence[SiteShare | Mapping[str, Any]]) -> None: ...

class Mix(Spec):
    """Share of a rack type in the new capacity of a demand."""
    def __init__(
        self,
        *,
        racks: str = ...,
        share: Series = ...,
    ) -> None: ...
    @property
    def racks(self) -> str | None:
        """Rack type. Required."""
    @racks.setter
    def racks(self, value: str) -> None: ...
    @property
    def share(self) -> Series | None:
        """Share of new capacity by date; the table sums to 1 at every date. What a vendor cannot
        supply goes to the others. Range: 0 to any. Required.
        """
    @share.setter
    def share(self, value: Series) -> None: ...

class SiteShare(Spec):
    """Share of a site in the new capacity of a demand."""
    def __init__(
        self,
        *,
        site: str = ...,
        share: Series = ...,
    ) -> None: ...
    @property
    def site(self) -> str | None:
        """Site. Required."""
    @site.setter
    def site(self, value: str) -> None: ...
    @property
    def share(self) -> Series | None:
        """Share by date; the table sums to 1 at every date. What a closed or full site cannot take
        goes to the others. Range: 0 to any. Required.
        """
    @share.setter
    def share(self, value: Series) -> None: ...

class FixedLife(Spec):
    """Racks leave service after the life of their type."""
    def __init__(
        self,
        *,
        racks: Sequence[str] = ...,
    ) -> None: ...
    @property
    def racks(self) -> Sequence[str] | None:
        """Rack types; empty: all."""
    @racks.setter
    def racks(self, value: Sequence[str]) -> None: ...

class WeibullLife(Spec):
    """Survival S(a) = exp(-(a / scale)^shape), cut at three scales."""
    def __init__(
        self,
        *,
        racks: Sequence[str] = ...,
        shape: Number = ...,
        scale: str = ...,
    ) -> None: ...
    @property
    def racks(self) -> Sequence[str] | None:
        """Rack types; empty: all."""
    @racks.setter
    def racks(self, value: Sequence[str]) -> None: ...
    @property
    def shape(self) -> Number | None:
        """Shape of the distribution. Range: 1 to 12. Default: 4. Source: physics reference, fleet
        growth (3 to 5).
        """
    @shape.setter
    def shape(self, value: Number) -> None: ...
    @property
    def scale(self) -> str | None:
        """Scale; not stated: such that the mean life is that of the rack type. Unit: s (any unit
        of duration). Range: 2.62974e+06 to 9.46708e+08. Source: physics reference, fleet growth
        (5 to 7 years).
        """
    @scale.setter
    def scale(self, value: str) -> None: ...

class EconomicLife(Spec):
    """As fixed, but a type leaves once electricity per unit of work exceeds price / life +
    electricity of the best type on sale that month.
    """
    def __init__(
        self,
        *,
        racks: Sequence[str] = ...,
        electricity: str = ...,
        load_factor: Number = ...,
        overhead: Number = ...,
    ) -> None: ...
    @property
    def racks(self) -> Sequence[str] | None:
        """Rack types; empty: all."""
    @racks.setter
    def racks(self, value: Sequence[str]) -> None: ...
    @property
    def electricity(self) -> str | None:
        """All-in price of electricity. Unit: USD/J (any unit of energy price). Range: 0 to any.
        Default: 1.9444444444444445e-08 USD/J. Source: [J].
        """
    @electricity.setter
    def electricity(self, value: str) -> None: ...
    @property
    def load_factor(self) -> Number | None:
        """Mean over peak power of a rack. Range: 0 to 1. Default: 0.6."""
    @load_factor.setter
    def load_factor(self, value: Number) -> None: ...
    @property
    def overhead(self) -> Number | None:
        """Facility over IT energy. Range: 1 to 5. Default: 1.2."""
    @overhead.setter
    def overhead(self, value: Number) -> None: ...

class Learning(Spec):
    """How accelerators learn: FLOP/J and chip power between generations, price of one type after
    its release.
    """
    def __init__(
        self,
        *,
        flop_per_joule: Number = ...,
        flop_per_joule_low: Number = ...,
        flop_per_joule_high: Number = ...,
        price: Number = ...,
        chip_power: Number = ...,
    ) -> None: ...
    @property
    def flop_per_joule(self) -> Number | None:
        """Growth of FLOP/J per year between generations. Range: 0 to 2. Default: 0.3."""
    @flop_per_joule.setter
    def flop_per_joule(self, value: Number) -> None: ...
    @property
    def flop_per_joule_low(self) -> Number | None:
        """Low end of its range. Range: 0 to 2. Default: 0.26."""
    @flop_per_joule_low.setter
    def flop_per_joule_low(self, value: Number) -> None: ...
    @property
    def flop_per_joule_high(self) -> Number | None:
        """High end of its range. Range: 0 to 2. Default: 0.4."""
    @flop_per_joule_high.setter
    def flop_per_joule_high(self, value: Number) -> None: ...
    @property
    def price(self) -> Number | None:
        """Change per year of the price of one accelerator type after its release. Range: -0.9 to
        1. Default: -0.3.
        """
    @price.setter
    def price(self, value: Number) -> None: ...
    @property
    def chip_power(self) -> Number | None:
        """Growth of chip power from one generation to the next. Range: -0.5 to 2. Default: 0.2.
        """
    @chip_power.setter
    def chip_power(self, value: Number) -> None: ...

class Disclosed(Spec):
    """A PUE that an operator disclosed: compared with the model, never fed."""
    def __init__(
        self,
        *,
        ownership: Literal["self_built", "leased"] = ...,
        fiscal_year: int = ...,
        pue: Number = ...,
        source: str = ...,
    ) -> None: ...
    @property
    def ownership(self) -> Literal["self_built", "leased"] | None:
        """Sites that it speaks of. One of: self_built, leased. Default: self_built."""
    @ownership.setter
    def ownership(self, value: Literal["self_built", "leased"]) -> None: ...
    @property
    def fiscal_year(self) -> int | None:
        """Fiscal year, April to March, by the year in which it ends. Range: 1990 to 2100.
        Required.
        """
    @fiscal_year.setter
    def fiscal_year(self, value: int) -> None: ...
    @property
    def pue(self) -> Number | None:
        """Disclosed value. Range: 1 to 5. Required."""
    @pue.setter
    def pue(self, value: Number) -> None: ...
    @property
    def source(self) -> str | None:
        """Where it was disclosed."""
    @source.setter
    def source(self, value: str) -> None: ...

class Targets(Spec):
    """Targets of the fleet by calendar year. They change nothing in a run; the gap by year is
    stated.
    """
    def __init__(
        self,
        *,
        pue: Series = ...,
        wue: Series = ...,
        clean_share: Series = ...,
        energy: Series = ...,
        carbon_location: Series = ...,
        carbon_market: Series = ...,
    ) -> None: ...
    @property
    def pue(self) -> Series | None:
        """PUE of the year, at most. Range: 1 to 5."""
    @pue.setter
    def pue(self, value: Series) -> None: ...
    @property
    def wue(self) -> Series | None:
        """Site water over IT energy of the year, at most. Unit: m3/J (any unit of water
        intensity). Range: 0 to any.
        """
    @wue.setter
    def wue(self, value: Series) -> None: ...
    @property
    def clean_share(self) -> Series | None:
        """Share of facility energy from own generation and matched imports, at least. Range: 0 to
        1.
        """
    @clean_share.setter
    def clean_share(self, value: Series) -> None: ...
    @property
    def energy(self) -> Series | None:
        """Facility energy of the year, at most. Unit: J (any unit of energy). Range: 0 to any.
        """
    @energy.setter
    def energy(self, value: Series) -> None: ...
    @property
    def carbon_location(self) -> Series | None:
        """Location-based carbon of the year, at most. Unit: kg (any unit of mass). Range: 0 to
        any.
        """
    @carbon_location.setter
    def carbon_location(self, value: Series) -> None: ...
    @property
    def carbon_market(self) -> Series | None:
        """Market-based carbon of the year, at most. Unit: kg (any unit of mass). Range: 0 to any.
        """
    @carbon_market.setter
    def carbon_market(self, value: Series) -> None: ...

class Range(Spec):
    """Range of an uncertain value, varied by 'tenfold sensitivity'."""
    def __init__(
        self,
        *,
        name: str = ...,
        key: str = ...,
        low: str = ...,
        high: str = ...,
        basis: Literal["measured", "reported", "datasheet", "estimate", "assumption"] = ...,
        source: str = ...,
    ) -> None: ...
    @property
    def name(self) -> str | None:
        """Name of the range. Required."""
    @name.setter
    def name(self, value: str) -> None: ...
    @property
    def key(self) -> str | None:
        """Dotted path of a number of the scenario or of its catalog. Required."""
    @key.setter
    def key(self, value: str) -> None: ...
    @property
    def low(self) -> str | None:
        """Low end, with the unit of the key. Required."""
    @low.setter
    def low(self, value: str) -> None: ...
    @property
    def high(self) -> str | None:
        """High end, with the unit of the key. Required."""
    @high.setter
    def high(self, value: str) -> None: ...
    @property
    def basis(self) -> Literal["measured", "reported", "datasheet", "estimate", "assumption"] | None:
        """What the range rests on. One of: measured, reported, datasheet, estimate, assumption.
        Default: assumption.
        """
    @basis.setter
    def basis(self, value: Literal["measured", "reported", "datasheet", "estimate", "assumption"]) -> None: ...
    @property
    def source(self) -> str | None:
        """Where it comes from."""
    @source.setter
    def source(self, value: str) -> None: ...

class Lever(Spec):
    """A change of the scenario that 'tenfold levers' runs and sets beside it. File, override and
    values apply in this order; at least one is stated.
    """
    def __init__(
        self,
        *,
        name: str = ...,
        title: str = ...,
        scenario: str = ...,
        override: str = ...,
        set: Sequence[str] = ...,
        note: str = ...,
    ) -> None: ...
    @property
    def name(self) -> str | None:
        """Name of the lever. Required."""
    @name.setter
    def name(self, value: str) -> None: ...
    @property
    def title(self) -> str | None:
        """Words for tables; not stated: the name."""
    @title.setter
    def title(self, value: str) -> None: ...
    @property
    def scenario(self) -> str | None:
        """Scenario file that takes the place of this one, from the folder of this one."""
    @scenario.setter
    def scenario(self, value: str) -> None: ...
    @property
    def override(self) -> str | None:
        """Name under 'overrides:'."""
    @override.setter
    def override(self, value: str) -> None: ...
    @property
    def set(self) -> Sequence[str] | None:
        """Values, KEY=VALUE each."""
    @set.setter
    def set(self, value: Sequence[str]) -> None: ...
    @property
    def note(self) -> str | None:
        """What it stands for, and where its numbers come from."""
    @note.setter
    def note(self, value: str) -> None: ...

class InputSource(Spec):
    """Where an input of the scenario comes from. It changes nothing in a run; the report lists
    stated inputs with it.
    """
    def __init__(
        self,
        *,
        name: str = ...,
        key: str = ...,
        basis: Literal["measured", "reported", "datasheet", "estimate", "assumption", "calibrated"] = ...,
        source: str = ...,
        target: str = ...,
    ) -> None: ...
    @property
    def name(self) -> str | None:
        """Name of the entry. Required."""
    @name.setter
    def name(self, value: str) -> None: ...
    @property
    def key(self) -> str | None:
        """Dotted path of what it speaks of: a value, a list or a section. Required."""
    @key.setter
    def key(self, value: str) -> None: ...
    @property
    def basis(self) -> Literal["measured", "reported", "datasheet", "estimate", "assumption", "calibrated"] | None:
        """What the input rests on; calibrated: set so that a run meets the target. One of:
        measured, reported, datasheet, estimate, assumption, calibrated. Default: assumption.
        """
    @basis.setter
    def basis(self, value: Literal["measured", "reported", "datasheet", "estimate", "assumption", "calibrated"]) -> None: ...
    @property
    def source(self) -> str | None:
        """Where it comes from, in words."""
    @source.setter
    def source(self, value: str) -> None: ...
    @property
    def target(self) -> str | None:
        """What a calibrated input is set to meet, as 'tenfold calibrate' reads it."""
    @target.setter
    def target(self, value: str) -> None: ...

class Limits(Spec):
    """What bounds the build-out. All limits are off in what is required and on in what is reached;
    where one binds, demand stays unmet and is reported.
    """
    def __init__(
        self,
        *,
        enabled: bool = ...,
        fx: Series = ...,
        capex: Sequence[CapexLimit | Mapping[str, Any]] = ...,
        chips: Sequence[ChipLimit | Mapping[str, Any]] = ...,
        grid: Mapping[str, Series] = ...,
        energisation: Sequence[Energisation | Mapping[str, Any]] = ...,
        energisation_delay: str = ...,
        openings: Sequence[Opening | Mapping[str, Any]] = ...,
        opening: Number = ...,
        water: Sequence[WaterPermit | Mapping[str, Any]] = ...,
        screening: Sequence[Screening | Mapping[str, Any]] = ...,
        facilities: Sequence[FacilityPrice | Mapping[str, Any]] = ...,
    ) -> None: ...
    @property
    def enabled(self) -> bool | None:
        """False: reached is computed without limits as well. Default: true."""
    @enabled.setter
    def enabled(self, value: bool) -> None: ...
    @property
    def fx(self) -> Series | None:
        """CNY per USD by date. Range: 0.01 to 1000."""
    @fx.setter
    def fx(self, value: Series) -> None: ...
    @property
    def capex(self) -> Sequence[CapexLimit | Mapping[str, Any]] | None:
        """Money."""
    @capex.setter
    def capex(self, value: Sequence[CapexLimit | Mapping[str, Any]]) -> None: ...
    @property
    def chips(self) -> Sequence[ChipLimit | Mapping[str, Any]] | None:
        """Chips by vendor."""
    @chips.setter
    def chips(self, value: Sequence[ChipLimit | Mapping[str, Any]]) -> None: ...
    @property
    def grid(self) -> Mapping[str, Series] | None:
        """Connection by site, below the site's own; 0 MW switches off what stands there. Unit: W
        (any unit of power). Range: 0 to any.
        """
    @grid.setter
    def grid(self, value: Mapping[str, Series]) -> None: ...
    @property
    def energisation(self) -> Sequence[Energisation | Mapping[str, Any]] | None:
        """Requested growth of connections."""
    @energisation.setter
    def energisation(self, value: Sequence[Energisation | Mapping[str, Any]]) -> None: ...
    @property
    def energisation_delay(self) -> str | None:
        """Added to every lead of energisation. Unit: s (any unit of duration). Range: 0 to
        6.31139e+08. Default: 0 s.
        """
    @energisation_delay.setter
    def energisation_delay(self, value: str) -> None: ...
    @property
    def openings(self) -> Sequence[Opening | Mapping[str, Any]] | None:
        """Ranges of opening dates."""
    @openings.setter
    def openings(self, value: Sequence[Opening | Mapping[str, Any]]) -> None: ...
    @property
    def opening(self) -> Number | None:
        """Place in every range of opening dates: 0 earliest, 1 latest. Range: 0 to 1. Default:
        0.5.
        """
    @opening.setter
    def opening(self, value: Number) -> None: ...
    @property
    def water(self) -> Sequence[WaterPermit | Mapping[str, Any]] | None:
        """Water permits."""
    @water.setter
    def water(self, value: Sequence[WaterPermit | Mapping[str, Any]]) -> None: ...
    @property
    def screening(self) -> Sequence[Screening | Mapping[str, Any]] | None:
        """Investment screening."""
    @screening.setter
    def screening(self, value: Sequence[Screening | Mapping[str, Any]]) -> None: ...
    @property
    def facilities(self) -> Sequence[FacilityPrice | Mapping[str, Any]] | None:
        """Cost of own facilities."""
    @facilities.setter
    def facilities(self, value: Sequence[FacilityPrice | Mapping[str, Any]]) -> None: ...

class CapexLimit(Spec):
    """Money for racks and own facilities between two dates. Prices in USD are converted at the fx
    of their month.
    """
    def __init__(
        self,
        *,
        name: str = ...,
        to: Date = ...,
        total: str = ...,
        pace: Literal["even", "free"] = ...,
    ) -> None: ...
    @property
    def name(self) -> str | None:
        """Name; not stated: the month it starts."""
    @name.setter
    def name(self, value: str) -> None: ...
    @property
    def to(self) -> Date | None:
        """Month after the last. Required."""
    @to.setter
    def to(self, value: Date) -> None: ...
    @property
    def total(self) -> str | None:
        """Money of the whole window. Unit: CNY (any unit of amount of renminbi). Range: 0 to any.
        Required.
        """
    @total.setter
    def total(self, value: str) -> None: ...
    @property
    def pace(self) -> Literal["even", "free"] | None:
        """even: spent in proportion to the months gone, what is left carries over; free: as needed
        until it is gone. One of: even, free. Default: even.
        """
    @pace.setter
    def pace(self, value: Literal["even", "free"]) -> None: ...

class ChipLimit(Spec):
    """Supply of accelerators of a vendor; rate 0 is a ban, such as an export rule. Where several
    hold, the least counts.
    """
    def __init__(
        self,
        *,
        name: str = ...,
        vendor: str = ...,
        to: Date = ...,
        rate: Number = ...,
    ) -> None: ...
    @property
    def name(self) -> str | None:
        """Name; not stated: the vendor."""
    @name.setter
    def name(self, value: str) -> None: ...
    @property
    def vendor(self) -> str | None:
        """Vendor of the accelerators. Required."""
    @vendor.setter
    def vendor(self, value: str) -> None: ...
    @property
    def to(self) -> Date | None:
        """Month after the last; not stated: for ever."""
    @to.setter
    def to(self, value: Date) -> None: ...
    @property
    def rate(self) -> Number | None:
        """Accelerators a month. Range: 0 to any. Required."""
    @rate.setter
    def rate(self, value: Number) -> None: ...

class Energisation(Spec):
    """Growth of a site's connection: requested, then energised after the queue. Before, the
    connection is smaller by this power.
    """
    def __init__(
        self,
        *,
        site: str = ...,
        requested: Date = ...,
        lead: str = ...,
        connection: str = ...,
    ) -> None: ...
    @property
    def site(self) -> str | None:
        """Site. Required."""
    @site.setter
    def site(self, value: str) -> None: ...
    @property
    def requested(self) -> Date | None:
        """Date of the request. Required."""
    @requested.setter
    def requested(self, value: Date) -> None: ...
    @property
    def lead(self) -> str | None:
        """Time from request to energisation. Unit: s (any unit of duration). Range: 0 to
        6.31139e+08. Default: 4 year. Source: [J] 3 to 7 years for large loads.
        """
    @lead.setter
    def lead(self, value: str) -> None: ...
    @property
    def connection(self) -> str | None:
        """Power that comes with it. Unit: W (any unit of power). Range: 0 to any. Required.
        """
    @connection.setter
    def connection(self, value: str) -> None: ...

class Opening(Spec):
    """Range of dates in which a site or a hall opens."""
    def __init__(
        self,
        *,
        site: str = ...,
        hall: str = ...,
        earliest: Date = ...,
        latest: Date = ...,
    ) -> None: ...
    @property
    def site(self) -> str | None:
        """Site. Required."""
    @site.setter
    def site(self, value: str) -> None: ...
    @property
    def hall(self) -> str | None:
        """Hall; not stated: the whole site."""
    @hall.setter
    def hall(self, value: str) -> None: ...
    @property
    def earliest(self) -> Date | None:
        """Earliest date. Required."""
    @earliest.setter
    def earliest(self, value: Date) -> None: ...
    @property
    def latest(self) -> Date | None:
        """Latest date. Required."""
    @latest.setter
    def latest(self, value: Date) -> None: ...

class WaterPermit(Spec):
    """Water that a site may take. Planned with a stated water use; the simulated one is compared
    with it and an excess is an event.
    """
    def __init__(
        self,
        *,
        site: str = ...,
        permit: str = ...,
        planned: str = ...,
        load_factor: Number = ...,
    ) -> None: ...
    @property
    def site(self) -> str | None:
        """Site. Required."""
    @site.setter
    def site(self, value: str) -> None: ...
    @property
    def permit(self) -> str | None:
        """Yearly mean, such as '2e6 m3/year'. Unit: m3/s (any unit of volume flow). Range: 0 to
        any. Required.
        """
    @permit.setter
    def permit(self, value: str) -> None: ...
    @property
    def planned(self) -> str | None:
        """Make-up water over IT energy that planning assumes. Unit: m3/J (any unit of water
        intensity). Range: 0 to any. Default: 1.7999999999999998 L/kWh.
        """
    @planned.setter
    def planned(self, value: str) -> None: ...
    @property
    def load_factor(self) -> Number | None:
        """Mean over peak IT power. Range: 0.01 to 1. Default: 0.6. Source: [J]."""
    @load_factor.setter
    def load_factor(self, value: Number) -> None: ...

class Screening(Spec):
    """Investment screening: owned sites of some countries take no new racks, or open later. Leased
    space stays open.
    """
    def __init__(
        self,
        *,
        name: str = ...,
        countries: Sequence[str] = ...,
        to: Date = ...,
        rule: Literal["forbid", "delay"] = ...,
        delay: str = ...,
    ) -> None: ...
    @property
    def name(self) -> str | None:
        """Name; not stated: the countries."""
    @name.setter
    def name(self, value: str) -> None: ...
    @property
    def countries(self) -> Sequence[str] | None:
        """Country codes."""
    @countries.setter
    def countries(self, value: Sequence[str]) -> None: ...
    @property
    def to(self) -> Date | None:
        """Month after the last; not stated: for ever."""
    @to.setter
    def to(self, value: Date) -> None: ...
    @property
    def rule(self) -> Literal["forbid", "delay"] | None:
        """forbid: no purchases; delay: sites and halls that open in the window open later. One of:
        forbid, delay. Default: forbid.
        """
    @rule.setter
    def rule(self, value: Literal["forbid", "delay"]) -> None: ...
    @property
    def delay(self) -> str | None:
        """Delay of openings, rule delay. Unit: s (any unit of duration). Range: 0 to 6.31139e+08.
        Default: 1.5 year.
        """
    @delay.setter
    def delay(self, value: str) -> None: ...

class FacilityPrice(Spec):
    """Cost of building and plant of own sites; the first entry that names the country holds, else
    the one without countries.
    """
    def __init__(
        self,
        *,
        countries: Sequence[str] = ...,
        price: str = ...,
    ) -> None: ...
    @property
    def countries(self) -> Sequence[str] | None:
        """Country codes; empty: all others."""
    @countries.setter
    def countries(self, value: Sequence[str]) -> None: ...
    @property
    def price(self) -> str | None:
        """By IT rating, building and plant. Unit: USD/W (any unit of price per power). Range: 0 to
        any. Required.
        """
    @price.setter
    def price(self, value: str) -> None: ...

class Placement(Spec):
    """Work goes to allowed sites with room, in order of the policy, from exogenous signals only.
    Submitted = served + dropped + queued.
    """
    def __init__(
        self,
        *,
        policy: Literal["home", "cost", "carbon", "water", "pue", "balanced"] = ...,
        activity_limit: Number = ...,
        workloads: Sequence[PlacedWorkload | Mapping[str, Any]] = ...,
    ) -> None: ...
    @property
    def policy(self) -> Literal["home", "cost", "carbon", "water", "pue", "balanced"] | None:
        """Where work goes first: home (where it arises), or the least cost, carbon, water,
        overhead, or equal activity everywhere. One of: home, cost, carbon, water, pue,
        balanced. Default: home.
        """
    @policy.setter
    def policy(self, value: Literal["home", "cost", "carbon", "water", "pue", "balanced"]) -> None: ...
    @property
    def activity_limit(self) -> Number | None:
        """Highest activity of the machines of a site. Range: 0.01 to 1. Default: 0.9. Source: [J].
        """
    @activity_limit.setter
    def activity_limit(self, value: Number) -> None: ...
    @property
    def workloads(self) -> Sequence[PlacedWorkload | Mapping[str, Any]] | None:
        """Workloads that may move."""
    @workloads.setter
    def workloads(self, value: Sequence[PlacedWorkload | Mapping[str, Any]]) -> None: ...

class PlacedWorkload(Spec):
    """How a workload may move between sites."""
    def __init__(
        self,
        *,
        workload: str = ...,
        latency: str = ...,
        wait: str = ...,
    ) -> None: ...
    @property
    def workload(self) -> str | None:
        """Name of the workload. Required."""
    @workload.setter
    def workload(self, value: str) -> None: ...
    @property
    def latency(self) -> str | None:
        """Longest round trip between where the work arises and where it runs; not stated:
        anywhere. Unit: s (any unit of duration). Range: 0 to any.
        """
    @latency.setter
    def latency(self, value: str) -> None: ...
    @property
    def wait(self) -> str | None:
        """Longest delay of work that can wait. Unit: s (any unit of duration). Range: 0 to 604800.
        Default: 0 s.
        """
    @wait.setter
    def wait(self, value: str) -> None: ...

class Output(Spec):
    """What the result file holds beyond the monthly totals."""
    def __init__(
        self,
        *,
        channels: Sequence[str] = ...,
    ) -> None: ...
    @property
    def channels(self) -> Sequence[str] | None:
        """Channels by name, or 'all', or 'none'; empty: the default dozen."""
    @channels.setter
    def channels(self, value: Sequence[str]) -> None: ...

class Rack(Spec):
    """A rack type with drawn, not nameplate, power. P_ac = P_dc + P_r (a + b L + c L^2); P_dc =
    (idle + (max - idle) u) (1 + s (exp(k (T - T_ref)) - 1)) + F phi^3.
    """
    def __init__(
        self,
        *,
        kind: Literal["accelerator", "cpu", "storage"] = ...,
        vendor: str = ...,
        nodes: Number = ...,
        node_idle: str = ...,
        node_max: str = ...,
        leakage_share: Number = ...,
        leakage_rate: Number = ...,
        leakage_reference: str = ...,
        node_fan_max: str = ...,
        node_air_flow_max: str = ...,
        fan_minimum: Number = ...,
        fan_start: str = ...,
        fan_full: str = ...,
        liquid_fraction: Number = ...,
        immersed: bool = ...,
        cold_plate: str = ...,
        chip_power: str = ...,
        psu_rating: str = ...,
        psu_no_load: Number = ...,
        psu_proportional: Number = ...,
        psu_square: Number = ...,
        life: str = ...,
        accelerator: str = ...,
        accelerators: Number = ...,
        server_equivalents: Number = ...,
        embodied: str = ...,
        price: str = ...,
    ) -> None: ...
    @property
    def kind(self) -> Literal["accelerator", "cpu", "storage"] | None:
        """What the rack does. One of: accelerator, cpu, storage. Default: cpu."""
    @kind.setter
    def kind(self, value: Literal["accelerator", "cpu", "storage"]) -> None: ...
    @property
    def vendor(self) -> str | None:
        """Who supplies it."""
    @vendor.setter
    def vendor(self, value: str) -> None: ...
    @property
    def nodes(self) -> Number | None:
        """Nodes in a rack. Range: 0 to any. Default: 20."""
    @nodes.setter
    def nodes(self, value: Number) -> None: ...
    @property
    def node_idle(self) -> str | None:
        """DC power of a node at rest, fans excluded. Unit: W (any unit of power). Range: 0 to any.
        Default: 80 W.
        """
    @node_idle.setter
    def node_idle(self, value: str) -> None: ...
    @property
    def node_max(self) -> str | None:
        """DC power of a node at full activity, fans excluded. Unit: W (any unit of power). Range:
        0 to any. Default: 400 W.
        """
    @node_max.setter
    def node_max(self, value: str) -> None: ...
    @property
    def leakage_share(self) -> Number | None:
        """Leakage share s of chip power at the reference temperature. Range: 0 to 0.5. Default:
        0.12. Source: physics reference, IT (0.10 to 0.25).
        """
    @leakage_share.setter
    def leakage_share(self, value: Number) -> None: ...
    @property
    def leakage_rate(self) -> Number | None:
        """Leakage growth k per kelvin. Range: 0 to 0.05. Default: 0.012. Source: physics
        reference, IT (0.010 to 0.020).
        """
    @leakage_rate.setter
    def leakage_rate(self, value: Number) -> None: ...
    @property
    def leakage_reference(self) -> str | None:
        """Inlet air or coolant temperature at which powers are stated. Unit: K (any unit of
        temperature). Range: 263.15 to 343.15. Default: 25 degC.
        """
    @leakage_reference.setter
    def leakage_reference(self, value: str) -> None: ...
    @property
    def node_fan_max(self) -> str | None:
        """Fan power of a node at full speed and standard pressure. Unit: W (any unit of power).
        Range: 0 to any. Default: 36 W.
        """
    @node_fan_max.setter
    def node_fan_max(self, value: str) -> None: ...
    @property
    def node_air_flow_max(self) -> str | None:
        """Air flow of a node at full fan speed. In thin air fans turn faster to move the same
        mass. Unit: m3/s (any unit of volume flow). Range: 0 to any. Default: 0.04 m3/s.
        """
    @node_air_flow_max.setter
    def node_air_flow_max(self, value: str) -> None: ...
    @property
    def fan_minimum(self) -> Number | None:
        """Lowest fan ratio. Range: 0.05 to 1. Default: 0.8."""
    @fan_minimum.setter
    def fan_minimum(self, value: Number) -> None: ...
    @property
    def fan_start(self) -> str | None:
        """Inlet temperature at which fans start to ramp. Unit: K (any unit of temperature). Range:
        273.15 to 323.15. Default: 23 degC. Source: vendors ramp near 23 degC, physics
        reference, IT.
        """
    @fan_start.setter
    def fan_start(self, value: str) -> None: ...
    @property
    def fan_full(self) -> str | None:
        """Inlet temperature of full fan speed. Unit: K (any unit of temperature). Range: 273.15 to
        333.15. Default: 40 degC.
        """
    @fan_full.setter
    def fan_full(self, value: str) -> None: ...
    @property
    def liquid_fraction(self) -> Number | None:
        """Share of chip heat that liquid takes; a property of the rack. Range: 0 to 1. Default: 0.
        """
    @liquid_fraction.setter
    def liquid_fraction(self, value: Number) -> None: ...
    @property
    def immersed(self) -> bool | None:
        """Built for a tank: demand buys it for immersion halls only, and no other liquid-cooled
        rack for these. Default: false.
        """
    @immersed.setter
    def immersed(self, value: bool) -> None: ...
    @property
    def cold_plate(self) -> str | None:
        """Case temperature over coolant inlet per heat of a chip. Unit: K/W (any unit of thermal
        resistance). Range: 0 to any. Default: 0.0217 K/W. Source: OCP OAM 1 kW, PG25, 1.5
        L/min.
        """
    @cold_plate.setter
    def cold_plate(self, value: str) -> None: ...
    @property
    def chip_power(self) -> str | None:
        """Heat of one chip under a cold plate. Unit: W (any unit of power). Range: 0 to any.
        Default: 700 W.
        """
    @chip_power.setter
    def chip_power(self, value: str) -> None: ...
    @property
    def psu_rating(self) -> str | None:
        """Power supply rating of a node, all units together. Unit: W (any unit of power). Range: 0
        to any. Default: 800 W.
        """
    @psu_rating.setter
    def psu_rating(self, value: str) -> None: ...
    @property
    def psu_no_load(self) -> Number | None:
        """No-load loss over rating. Range: 0 to 0.2. Default: 0.005."""
    @psu_no_load.setter
    def psu_no_load(self, value: Number) -> None: ...
    @property
    def psu_proportional(self) -> Number | None:
        """Proportional loss over rating. Range: 0 to 0.2. Default: 0.015."""
    @psu_proportional.setter
    def psu_proportional(self, value: Number) -> None: ...
    @property
    def psu_square(self) -> Number | None:
        """Square loss over rating. Range: 0 to 0.2. Default: 0.02."""
    @psu_square.setter
    def psu_square(self, value: Number) -> None: ...
    @property
    def life(self) -> str | None:
        """Service life, rounded to whole months. Unit: s (any unit of duration). Range:
        2.62974e+06 to 9.46708e+08. Default: 5 year.
        """
    @life.setter
    def life(self, value: str) -> None: ...
    @property
    def accelerator(self) -> str | None:
        """Its accelerator."""
    @accelerator.setter
    def accelerator(self, value: str) -> None: ...
    @property
    def accelerators(self) -> Number | None:
        """Accelerators in a rack. Range: 0 to any. Default: 0."""
    @accelerators.setter
    def accelerators(self, value: Number) -> None: ...
    @property
    def server_equivalents(self) -> Number | None:
        """CPU work of a rack in servers of 2021. Range: 0 to any. Default: 0."""
    @server_equivalents.setter
    def server_equivalents(self, value: Number) -> None: ...
    @property
    def embodied(self) -> str | None:
        """Cradle-to-gate carbon of a rack (CO2e). Unit: kg (any unit of mass). Range: 0 to any.
        Default: 0 kg.
        """
    @embodied.setter
    def embodied(self, value: str) -> None: ...
    @property
    def price(self) -> str | None:
        """Purchase price of a rack. Unit: USD (any unit of amount of US dollars). Range: 0 to any.
        Default: 0 USD.
        """
    @price.setter
    def price(self, value: str) -> None: ...

class Accelerator(Spec):
    """An accelerator model; dense rates, never sparse ones. Board power = min(limit, P_0(T) + e_B
    B + e_F F). What is not stated follows from the entry of scaled_from: powers as the limit,
    energies per operation as limit over rate, energies per byte as the square root of limit
    over bandwidth, efficiencies and latencies unchanged.
    """
    def __init__(
        self,
        *,
        vendor: str = ...,
        released: Date = ...,
        power_limit: str = ...,
        compute_16bit: str = ...,
        compute_8bit: str = ...,
        compute_low: str = ...,
        compute_high: str = ...,
        memory: str = ...,
        memory_bandwidth: str = ...,
        link_bandwidth: str = ...,
        scaled_from: str = ...,
        idle_off: str = ...,
        idle: str = ...,
        leakage_rate: Number = ...,
        energy_per_byte: str = ...,
        energy_per_expert_byte: str = ...,
        energy_per_flop: str = ...,
        energy_per_flop_rows: str = ...,
        energy_per_flop_attention: str = ...,
        energy_per_flop_prompt: str = ...,
        energy_per_flop_decode: str = ...,
        energy_per_flop_training: str = ...,
        limit_saving: Number = ...,
        burst_allowance: Number = ...,
        limit_saving_decode: Number = ...,
        stream_efficiency: Number = ...,
        expert_efficiency: Number = ...,
        expert_matrix_efficiency: Number = ...,
        matrix_efficiency: Number = ...,
        prefill_efficiency: Number = ...,
        training_efficiency: Number = ...,
        layer_latency: str = ...,
        expert_layer_latency: str = ...,
        position_latency: str = ...,
        thermal_resistance: str = ...,
        serving_step: str = ...,
        serving_sequence: str = ...,
        serving_bandwidth: Number = ...,
        serving_arithmetic: Number = ...,
        serving_link: str = ...,
        serving_gap_power: Number = ...,
    ) -> None: ...
    @property
    def vendor(self) -> str | None:
        """Who makes it. Required."""
    @vendor.setter
    def vendor(self, value: str) -> None: ...
    @property
    def released(self) -> Date | None:
        """Date of release. Default: 2020-01-01."""
    @released.setter
    def released(self, value: Date) -> None: ...
    @property
    def power_limit(self) -> str | None:
        """Board power limit. Unit: W (any unit of power). Range: 0 to any. Default: 400 W.
        """
    @power_limit.setter
    def power_limit(self, value: str) -> None: ...
    @property
    def compute_16bit(self) -> str | None:
        """Dense 16-bit rate. Unit: FLOP/s (any unit of rate of computation). Range: 0 to any.
        Default: 0 FLOP/s.
        """
    @compute_16bit.setter
    def compute_16bit(self, value: str) -> None: ...
    @property
    def compute_8bit(self) -> str | None:
        """Dense 8-bit rate; 0 FLOP/s: none. Unit: FLOP/s (any unit of rate of computation). Range:
        0 to any. Default: 0 FLOP/s.
        """
    @compute_8bit.setter
    def compute_8bit(self, value: str) -> None: ...
    @property
    def compute_low(self) -> str | None:
        """Low end of a derived or disputed rate; 0 FLOP/s: none. Unit: FLOP/s (any unit of rate of
        computation). Range: 0 to any. Default: 0 FLOP/s.
        """
    @compute_low.setter
    def compute_low(self, value: str) -> None: ...
    @property
    def compute_high(self) -> str | None:
        """High end of a derived or disputed rate; 0 FLOP/s: none. Unit: FLOP/s (any unit of rate
        of computation). Range: 0 to any. Default: 0 FLOP/s.
        """
    @compute_high.setter
    def compute_high(self, value: str) -> None: ...
    @property
    def memory(self) -> str | None:
        """Device memory; 0 B: unknown. Unit: B (any unit of amount of data). Range: 0 to any.
        Default: 0 B.
        """
    @memory.setter
    def memory(self, value: str) -> None: ...
    @property
    def memory_bandwidth(self) -> str | None:
        """Peak bandwidth of device memory; 0 B/s: unknown. Unit: B/s (any unit of data rate).
        Range: 0 to any. Default: 0 B/s.
        """
    @memory_bandwidth.setter
    def memory_bandwidth(self, value: str) -> None: ...
    @property
    def link_bandwidth(self) -> str | None:
        """To its neighbours, one direction; 0 B/s: unknown. Unit: B/s (any unit of data rate).
        Range: 0 to any. Default: 0 B/s.
        """
    @link_bandwidth.setter
    def link_bandwidth(self, value: str) -> None: ...
    @property
    def scaled_from(self) -> str | None:
        """Entry that parameters not stated here are scaled from."""
    @scaled_from.setter
    def scaled_from(self, value: str) -> None: ...
    @property
    def idle_off(self) -> str | None:
        """Power without a process: driver loaded, memory clock low. Unit: W (any unit of power).
        Range: 0 to any.
        """
    @idle_off.setter
    def idle_off(self, value: str) -> None: ...
    @property
    def idle(self) -> str | None:
        """Power at rest with a process, die at 37 degC. Unit: W (any unit of power). Range: 0 to
        any.
        """
    @idle.setter
    def idle(self, value: str) -> None: ...
    @property
    def leakage_rate(self) -> Number | None:
        """Growth k of the power at rest per kelvin: exp(k (T - 37 degC)). Range: 0 to 0.05.
        """
    @leakage_rate.setter
    def leakage_rate(self, value: Number) -> None: ...
    @property
    def energy_per_byte(self) -> str | None:
        """Energy of streamed memory traffic, weights and cache. Unit: J/B (any unit of energy per
        byte). Range: 0 to any.
        """
    @energy_per_byte.setter
    def energy_per_byte(self, value: str) -> None: ...
    @property
    def energy_per_expert_byte(self) -> str | None:
        """The same of experts, with their grouped products of few rows. Unit: J/B (any unit of
        energy per byte). Range: 0 to any.
        """
    @energy_per_expert_byte.setter
    def energy_per_expert_byte(self, value: str) -> None: ...
    @property
    def energy_per_flop(self) -> str | None:
        """Energy of 16-bit operations in large products at full clock. Unit: J/FLOP (any unit of
        energy per operation). Range: 0 to any.
        """
    @energy_per_flop.setter
    def energy_per_flop(self, value: str) -> None: ...
    @property
    def energy_per_flop_rows(self) -> str | None:
        """The same in products of few rows, as weights are used in decode. Unit: J/FLOP (any unit
        of energy per operation). Range: 0 to any.
        """
    @energy_per_flop_rows.setter
    def energy_per_flop_rows(self, value: str) -> None: ...
    @property
    def energy_per_flop_attention(self) -> str | None:
        """The same in the attention of a decode step. Unit: J/FLOP (any unit of energy per
        operation). Range: 0 to any.
        """
    @energy_per_flop_attention.setter
    def energy_per_flop_attention(self, value: str) -> None: ...
    @property
    def energy_per_flop_prompt(self) -> str | None:
        """The same in the attention of a prompt. Unit: J/FLOP (any unit of energy per operation).
        Range: 0 to any.
        """
    @energy_per_flop_prompt.setter
    def energy_per_flop_prompt(self, value: str) -> None: ...
    @property
    def energy_per_flop_decode(self) -> str | None:
        """The same of a decode step as a whole, attention not told apart. Unit: J/FLOP (any unit
        of energy per operation). Range: 0 to any.
        """
    @energy_per_flop_decode.setter
    def energy_per_flop_decode(self, value: str) -> None: ...
    @property
    def energy_per_flop_training(self) -> str | None:
        """The same of a training step as a whole, per operation that 6ND counts. Unit: J/FLOP (any
        unit of energy per operation). Range: 0 to any.
        """
    @energy_per_flop_training.setter
    def energy_per_flop_training(self, value: str) -> None: ...
    @property
    def limit_saving(self) -> Number | None:
        """k: at the limit work runs at the share s of full clock and each operation takes 1 - k (1
        - s) of its energy. Range: 0 to 1.
        """
    @limit_saving.setter
    def limit_saving(self, value: Number) -> None: ...
    @property
    def burst_allowance(self) -> Number | None:
        """Share of what gaps between bursts leave below the limit that the bursts may draw above
        it. Range: 0 to 1.
        """
    @burst_allowance.setter
    def burst_allowance(self, value: Number) -> None: ...
    @property
    def limit_saving_decode(self) -> Number | None:
        """The same k of a decode step, which waits for memory while the clock falls. Range: 0 to
        1.
        """
    @limit_saving_decode.setter
    def limit_saving_decode(self, value: Number) -> None: ...
    @property
    def stream_efficiency(self) -> Number | None:
        """Sustained over peak bandwidth of large streams. Range: 0.05 to 1."""
    @stream_efficiency.setter
    def stream_efficiency(self, value: Number) -> None: ...
    @property
    def expert_efficiency(self) -> Number | None:
        """The same where experts are streamed. Range: 0.05 to 1."""
    @expert_efficiency.setter
    def expert_efficiency(self, value: Number) -> None: ...
    @property
    def expert_matrix_efficiency(self) -> Number | None:
        """Grouped products of experts over peak. Range: 0.02 to 1."""
    @expert_matrix_efficiency.setter
    def expert_matrix_efficiency(self, value: Number) -> None: ...
    @property
    def matrix_efficiency(self) -> Number | None:
        """Large products over peak at full clock. Range: 0.05 to 1."""
    @matrix_efficiency.setter
    def matrix_efficiency(self, value: Number) -> None: ...
    @property
    def prefill_efficiency(self) -> Number | None:
        """Prefill over peak at full clock. Range: 0.05 to 1."""
    @prefill_efficiency.setter
    def prefill_efficiency(self, value: Number) -> None: ...
    @property
    def training_efficiency(self) -> Number | None:
        """Training step on one board over peak at full clock. Range: 0.05 to 1."""
    @training_efficiency.setter
    def training_efficiency(self, value: Number) -> None: ...
    @property
    def layer_latency(self) -> str | None:
        """Time of a dense layer that no roofline explains: launches, dependencies. Unit: s (any
        unit of duration). Range: 0 to any.
        """
    @layer_latency.setter
    def layer_latency(self, value: str) -> None: ...
    @property
    def expert_layer_latency(self) -> str | None:
        """The same of a layer with experts. Unit: s (any unit of duration). Range: 0 to any.
        """
    @expert_layer_latency.setter
    def expert_layer_latency(self, value: str) -> None: ...
    @property
    def position_latency(self) -> str | None:
        """Time of decode attention for one context position of a layer, where too few sequences
        fill the board. Unit: s (any unit of duration). Range: 0 to any.
        """
    @position_latency.setter
    def position_latency(self, value: str) -> None: ...
    @property
    def thermal_resistance(self) -> str | None:
        """Die temperature over coolant per power of the board. Unit: K/W (any unit of thermal
        resistance). Range: 0 to any.
        """
    @thermal_resistance.setter
    def thermal_resistance(self, value: str) -> None: ...
    @property
    def serving_step(self) -> str | None:
        """Host time that a serving engine adds to a step. Unit: s (any unit of duration). Range: 0
        to any.
        """
    @serving_step.setter
    def serving_step(self, value: str) -> None: ...
    @property
    def serving_sequence(self) -> str | None:
        """The same for each sequence of the batch. Unit: s (any unit of duration). Range: 0 to
        any.
        """
    @serving_sequence.setter
    def serving_sequence(self, value: str) -> None: ...
    @property
    def serving_bandwidth(self) -> Number | None:
        """Its bandwidth over that of the bare loop. Range: 0.05 to 2."""
    @serving_bandwidth.setter
    def serving_bandwidth(self, value: Number) -> None: ...
    @property
    def serving_arithmetic(self) -> Number | None:
        """Its arithmetic over that of the bare loop. Range: 0.05 to 2."""
    @serving_arithmetic.setter
    def serving_arithmetic(self, value: Number) -> None: ...
    @property
    def serving_link(self) -> str | None:
        """Its latency of a joint sum over accelerators. Unit: s (any unit of duration). Range: 0
        to any.
        """
    @serving_link.setter
    def serving_link(self, value: str) -> None: ...
    @property
    def serving_gap_power(self) -> Number | None:
        """Power above rest over the limit in the time that it adds. Range: 0 to 1."""
    @serving_gap_power.setter
    def serving_gap_power(self, value: Number) -> None: ...

class LanguageModel(Spec):
    """Shape of a decoder-only transformer, dense or mixture of experts. A token takes 2 N
    operations and a decode step streams shared weights, distinct experts E (1 - (1 - k /
    E)^batch) and the key-value cache.
    """
    def __init__(
        self,
        *,
        parameters: Number = ...,
        lookup_parameters: Number = ...,
        layers: Number = ...,
        width: Number = ...,
        query_heads: Number = ...,
        kv_heads: Number = ...,
        head_size: Number = ...,
        cache_width: Number = ...,
        attention_layers: Number = ...,
        state_numbers: Number = ...,
        window: Number = ...,
        windowed_layers: Number = ...,
        experts: Number = ...,
        experts_per_token: Number = ...,
        expert_feed_forward: Number = ...,
        expert_layers: Number = ...,
        weight_bytes: Number = ...,
        expert_bytes: Number = ...,
        cache_bytes: Number = ...,
    ) -> None: ...
    @property
    def parameters(self) -> Number | None:
        """Parameters, embeddings included. Range: 100000 to 1e+15. Required."""
    @parameters.setter
    def parameters(self, value: Number) -> None: ...
    @property
    def lookup_parameters(self) -> Number | None:
        """Input embedding that decode looks up and does not stream (untied). Range: 0 to 1e+15.
        Default: 0.
        """
    @lookup_parameters.setter
    def lookup_parameters(self, value: Number) -> None: ...
    @property
    def layers(self) -> Number | None:
        """Layers. Range: 1 to 10000. Required."""
    @layers.setter
    def layers(self, value: Number) -> None: ...
    @property
    def width(self) -> Number | None:
        """Width of the residual stream. Range: 1 to 1e+06. Required."""
    @width.setter
    def width(self, value: Number) -> None: ...
    @property
    def query_heads(self) -> Number | None:
        """Query heads; 0: width over head_size. Range: 0 to 100000. Default: 0."""
    @query_heads.setter
    def query_heads(self, value: Number) -> None: ...
    @property
    def kv_heads(self) -> Number | None:
        """Key-value heads. Range: 1 to 100000. Default: 1."""
    @kv_heads.setter
    def kv_heads(self, value: Number) -> None: ...
    @property
    def head_size(self) -> Number | None:
        """Size of a head. Range: 1 to 10000. Default: 128."""
    @head_size.setter
    def head_size(self, value: Number) -> None: ...
    @property
    def cache_width(self) -> Number | None:
        """Cached numbers of a token and layer; 0: 2 kv_heads head_size. Range: 0 to 1e+07.
        Default: 0.
        """
    @cache_width.setter
    def cache_width(self, value: Number) -> None: ...
    @property
    def attention_layers(self) -> Number | None:
        """Layers with attention; 0: all. Range: 0 to 10000. Default: 0."""
    @attention_layers.setter
    def attention_layers(self, value: Number) -> None: ...
    @property
    def state_numbers(self) -> Number | None:
        """Numbers of a sequence's recurrent state, which does not grow. Range: 0 to 1e+15.
        Default: 0.
        """
    @state_numbers.setter
    def state_numbers(self, value: Number) -> None: ...
    @property
    def window(self) -> Number | None:
        """Sliding window in tokens; 0: none. Range: 0 to 1e+09. Default: 0."""
    @window.setter
    def window(self, value: Number) -> None: ...
    @property
    def windowed_layers(self) -> Number | None:
        """Attention layers with that window. Range: 0 to 10000. Default: 0."""
    @windowed_layers.setter
    def windowed_layers(self, value: Number) -> None: ...
    @property
    def experts(self) -> Number | None:
        """Experts of a layer; 0: dense. Range: 0 to 1e+06. Default: 0."""
    @experts.setter
    def experts(self, value: Number) -> None: ...
    @property
    def experts_per_token(self) -> Number | None:
        """Experts that a token uses. Range: 0 to 1e+06. Default: 0."""
    @experts_per_token.setter
    def experts_per_token(self, value: Number) -> None: ...
    @property
    def expert_feed_forward(self) -> Number | None:
        """Inner width of an expert. Range: 0 to 1e+06. Default: 0."""
    @expert_feed_forward.setter
    def expert_feed_forward(self, value: Number) -> None: ...
    @property
    def expert_layers(self) -> Number | None:
        """Layers with experts; 0: all. Range: 0 to 10000. Default: 0."""
    @expert_layers.setter
    def expert_layers(self, value: Number) -> None: ...
    @property
    def weight_bytes(self) -> Number | None:
        """Bytes of a shared parameter. Range: 0.1 to 8. Default: 2."""
    @weight_bytes.setter
    def weight_bytes(self, value: Number) -> None: ...
    @property
    def expert_bytes(self) -> Number | None:
        """Bytes of an expert's parameter; 0: weight_bytes. Range: 0 to 8. Default: 0."""
    @expert_bytes.setter
    def expert_bytes(self, value: Number) -> None: ...
    @property
    def cache_bytes(self) -> Number | None:
        """Bytes of a cached number. Range: 0.1 to 8. Default: 2."""
    @cache_bytes.setter
    def cache_bytes(self, value: Number) -> None: ...

class GridZone(Spec):
    """Grid zone: direct carbon intensity c(t) = annual x month factor x hour factor."""
    def __init__(
        self,
        *,
        country: str = ...,
        intensity: Series = ...,
        annual_change: Number = ...,
        month_shape: Sequence[Number] = ...,
        hour_shape: Sequence[Number] = ...,
        water: str = ...,
        price: str = ...,
    ) -> None: ...
    @property
    def country(self) -> str | None:
        """ISO 3166 country code. Required."""
    @country.setter
    def country(self, value: str) -> None: ...
    @property
    def intensity(self) -> Series | None:
        """Annual mean of direct emissions per energy consumed, by year. Unit: kg/J (any unit of
        carbon intensity). Range: 0 to 2e-06. Required.
        """
    @intensity.setter
    def intensity(self, value: Series) -> None: ...
    @property
    def annual_change(self) -> Number | None:
        """Relative change per year after the last stated year. Range: -0.5 to 0.5. Default: 0.
        """
    @annual_change.setter
    def annual_change(self, value: Number) -> None: ...
    @property
    def month_shape(self) -> Sequence[Number] | None:
        """Factor by month, mean 1. Range: 0 to 10."""
    @month_shape.setter
    def month_shape(self, value: Sequence[Number]) -> None: ...
    @property
    def hour_shape(self) -> Sequence[Number] | None:
        """Factor by hour of local standard time, mean 1. Range: 0 to 10."""
    @hour_shape.setter
    def hour_shape(self, value: Sequence[Number]) -> None: ...
    @property
    def water(self) -> str | None:
        """Water consumed in generation. Unit: m3/J (any unit of water intensity). Range: 0 to any.
        Default: 0 L/kWh.
        """
    @water.setter
    def water(self, value: str) -> None: ...
    @property
    def price(self) -> str | None:
        """Mean energy price. Unit: USD/J (any unit of energy price). Range: -1e-06 to any.
        Default: 0 USD/MWh.
        """
    @price.setter
    def price(self, value: str) -> None: ...

class ClimateEntry(Spec):
    """Monthly statistics from which a weather year is synthesised deterministically."""
    def __init__(
        self,
        *,
        location: ClimatePlace | Mapping[str, Any] = ...,
        dry_bulb: Sequence[Number] = ...,
        daily_range: Sequence[Number] = ...,
        daily_range_deviation: Sequence[Number] = ...,
        daily_mean_deviation: Sequence[Number] = ...,
        daily_mean_skewness: Sequence[Number] = ...,
        daily_mean_lag_correlation: Sequence[Number] = ...,
        dew_point_depression: Sequence[Number] = ...,
        dew_point_depression_deviation: Sequence[Number] = ...,
        dew_point_depression_correlation: Sequence[Number] = ...,
        dew_point_daily_slope: Sequence[Number] = ...,
        pressure: Sequence[Number] = ...,
        global_horizontal: Sequence[Number] = ...,
        diffuse_share: Sequence[Number] = ...,
        wind_speed: Sequence[Number] = ...,
    ) -> None: ...
    @property
    def location(self) -> ClimatePlace | Mapping[str, Any] | None:
        """Place. Required."""
    @location.setter
    def location(self, value: ClimatePlace | Mapping[str, Any]) -> None: ...
    @property
    def dry_bulb(self) -> Sequence[Number] | None:
        """Mean dry bulb. Unit: K (any unit of temperature). Range: 203.15 to 333.15. Required.
        """
    @dry_bulb.setter
    def dry_bulb(self, value: Sequence[Number]) -> None: ...
    @property
    def daily_range(self) -> Sequence[Number] | None:
        """Mean daily range. Unit: K (any unit of temperature difference). Range: 0 to 40.
        Required.
        """
    @daily_range.setter
    def daily_range(self, value: Sequence[Number]) -> None: ...
    @property
    def daily_range_deviation(self) -> Sequence[Number] | None:
        """Standard deviation of the daily range over the days of the month; where it is not
        stated, a third of the range. Unit: K (any unit of temperature difference). Range: 0 to
        20.
        """
    @daily_range_deviation.setter
    def daily_range_deviation(self, value: Sequence[Number]) -> None: ...
    @property
    def daily_mean_deviation(self) -> Sequence[Number] | None:
        """Standard deviation of daily means. Unit: K (any unit of temperature difference). Range:
        0 to 20. Required.
        """
    @daily_mean_deviation.setter
    def daily_mean_deviation(self, value: Sequence[Number]) -> None: ...
    @property
    def daily_mean_skewness(self) -> Sequence[Number] | None:
        """Skewness of daily means. Range: -3 to 3."""
    @daily_mean_skewness.setter
    def daily_mean_skewness(self, value: Sequence[Number]) -> None: ...
    @property
    def daily_mean_lag_correlation(self) -> Sequence[Number] | None:
        """Lag-1 correlation of daily means. Range: -0.9 to 0.99. Required."""
    @daily_mean_lag_correlation.setter
    def daily_mean_lag_correlation(self, value: Sequence[Number]) -> None: ...
    @property
    def dew_point_depression(self) -> Sequence[Number] | None:
        """Mean dry bulb less dew point. Unit: K (any unit of temperature difference). Range: 0 to
        60. Required.
        """
    @dew_point_depression.setter
    def dew_point_depression(self, value: Sequence[Number]) -> None: ...
    @property
    def dew_point_depression_deviation(self) -> Sequence[Number] | None:
        """Standard deviation of its daily means. Unit: K (any unit of temperature difference).
        Range: 0 to 30. Required.
        """
    @dew_point_depression_deviation.setter
    def dew_point_depression_deviation(self, value: Sequence[Number]) -> None: ...
    @property
    def dew_point_depression_correlation(self) -> Sequence[Number] | None:
        """Correlation of its daily means with those of dry bulb. Range: -1 to 1."""
    @dew_point_depression_correlation.setter
    def dew_point_depression_correlation(self, value: Sequence[Number]) -> None: ...
    @property
    def dew_point_daily_slope(self) -> Sequence[Number] | None:
        """Dew point over dry bulb within a day. Range: -2 to 2."""
    @dew_point_daily_slope.setter
    def dew_point_daily_slope(self, value: Sequence[Number]) -> None: ...
    @property
    def pressure(self) -> Sequence[Number] | None:
        """Station pressure. Unit: Pa (any unit of pressure). Range: 40000 to 110000. Required.
        """
    @pressure.setter
    def pressure(self, value: Sequence[Number]) -> None: ...
    @property
    def global_horizontal(self) -> Sequence[Number] | None:
        """Global horizontal irradiance, mean over all hours. Unit: W/m2 (any unit of irradiance).
        Range: 0 to 600. Required.
        """
    @global_horizontal.setter
    def global_horizontal(self, value: Sequence[Number]) -> None: ...
    @property
    def diffuse_share(self) -> Sequence[Number] | None:
        """Diffuse over global. Range: 0 to 1."""
    @diffuse_share.setter
    def diffuse_share(self, value: Sequence[Number]) -> None: ...
    @property
    def wind_speed(self) -> Sequence[Number] | None:
        """Mean wind speed. Unit: m/s (any unit of speed). Range: 0 to 40. Required."""
    @wind_speed.setter
    def wind_speed(self, value: Sequence[Number]) -> None: ...

class ClimatePlace(Spec):
    """Where the statistics of a climate were taken."""
    def __init__(
        self,
        *,
        latitude: Number = ...,
        longitude: Number = ...,
        elevation: str = ...,
        utc_offset: str = ...,
    ) -> None: ...
    @property
    def latitude(self) -> Number | None:
        """Degrees north. Range: -90 to 90. Required."""
    @latitude.setter
    def latitude(self, value: Number) -> None: ...
    @property
    def longitude(self) -> Number | None:
        """Degrees east. Range: -180 to 180. Required."""
    @longitude.setter
    def longitude(self, value: Number) -> None: ...
    @property
    def elevation(self) -> str | None:
        """Height above sea level. Unit: m (any unit of length). Range: -430 to 6000. Default: 0 m.
        """
    @elevation.setter
    def elevation(self, value: str) -> None: ...
    @property
    def utc_offset(self) -> str | None:
        """Local standard time minus UTC. Unit: s (any unit of duration). Range: -43200 to 50400.
        Default: 0 s.
        """
    @utc_offset.setter
    def utc_offset(self, value: str) -> None: ...
