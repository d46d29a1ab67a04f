// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "system_air.hpp"
#include "tenfold/weather/psychrometrics.hpp"

namespace tenfold::cooling {

namespace {

/// Fog or steam by the defaults of the humidifier component.
HumidifierParameters humidifier_of(const std::string& kind) {
  Humidifier h;
  h.kind = kind == "steam" ? "steam" : "adiabatic";
  return humidifier_parameters(h);
}

ExpansionParameters expansion_of(const ExpansionUnit& unit, double heat_W) {
  return {heat_W * unit.sizing, unit.cop_factor, value_of(unit.design_dry_bulb),
          unit.capacity_slope, value_of(unit.surface)};
}

constexpr double sealed_dew_K = 281.15;  ///< of a hall without outdoor air [J]

AirSideParameters common(const AirHandler& handler, double design_heat_W, double pressure_Pa) {
  AirSideParameters p;
  p.air = air_parameters(handler, design_heat_W, pressure_Pa);
  p.lowest_supply_K = p.air.supply_K;
  p.sealed_vapour_Pa = weather::saturation_pressure_Pa(sealed_dew_K);
  return p;
}

AirSideParameters make(const AirHandlerSystem& s, double heat, double pressure) {
  AirSideParameters p = common(s.handler, heat, pressure);
  p.kind = AirKind::handlers;
  p.ventilation = s.ventilation;
  p.lowest_vapour_Pa = weather::saturation_pressure_Pa(value_of(s.lowest_dew_point));
  p.humidifier = humidifier_of(s.humidifier);
  p.by_approach = s.inlet_approach.has_value() || s.return_approach.has_value();
  if (s.inlet_approach) p.inlet_approach_K = value_of(*s.inlet_approach);
  if (s.return_approach) p.return_approach_K = value_of(*s.return_approach);
  if (p.by_approach) {
    // Handler flow from Q = m c_p (T_ret - T_sup) at the design rise over the racks.
    const double rise = value_of(s.handler.design_rise) + p.inlet_approach_K + p.return_approach_K;
    p.air.design_flow_m3_per_s = heat / (p.air.air_capacity_J_per_m3K * rise);
    p.air.design_fan_W =
        p.air.design_flow_m3_per_s * value_of(s.handler.pressure) / s.handler.efficiency;
    p.air.recirculation = 0.0;
  }
  return p;
}

AirSideParameters make(const OutsideAirSystem& s, double heat, double pressure) {
  AirSideParameters p = common(s.handler, heat, pressure);
  p.kind = AirKind::outside;
  p.coil = !s.loop.empty();
  if (s.lowest_supply) p.lowest_supply_K = value_of(*s.lowest_supply);
  p.minimum_share = s.minimum_share;
  p.highest_vapour_Pa = weather::saturation_pressure_Pa(value_of(s.highest_dew_point));
  p.lowest_vapour_Pa = weather::saturation_pressure_Pa(value_of(s.lowest_dew_point));
  p.highest_humidity = s.highest_humidity;
  p.lowest_humidity = s.lowest_humidity;
  p.enthalpy_lockout = s.enthalpy_lockout;
  p.integrated = s.integrated;
  p.humidifies = s.humidifier != "none";
  p.humid_air = s.humid_air == "lock" ? HumidAir::lock
                                      : (s.humid_air == "mix" ? HumidAir::mix : HumidAir::admit);
  p.media.effectiveness = s.evaporative;
  p.concentration = s.cycles_of_concentration;
  p.humidifier = humidifier_of(s.humidifier);
  if (s.expansion) p.expansion = expansion_of(*s.expansion, heat + p.air.design_fan_W);
  return p;
}

AirSideParameters make(const IndirectAirSystem& s, double heat, double pressure) {
  AirSideParameters p = common(s.handler, heat, pressure);
  p.kind = AirKind::indirect;
  p.coil = !s.loop.empty();
  p.indirect = {s.dry_effectiveness, s.wet_effectiveness,
                s.scavenger_ratio,   value_of(s.scavenger_pressure) / s.scavenger_efficiency,
                s.handler.exponent,  s.cycles_of_concentration / (s.cycles_of_concentration - 1.0)};
  p.concentration = s.cycles_of_concentration;
  if (s.expansion) p.expansion = expansion_of(*s.expansion, heat + p.air.design_fan_W);
  return p;
}

AirSideParameters make(const DirectExpansionSystem& s, double heat, double pressure) {
  AirSideParameters p = common(s.handler, heat, pressure);
  p.kind = AirKind::expansion;
  p.ventilation = s.ventilation;
  p.lowest_vapour_Pa = weather::saturation_pressure_Pa(value_of(s.lowest_dew_point));
  p.humidifier = humidifier_of(s.humidifier);
  p.coil = false;
  p.expansion = expansion_of(s.unit, heat + p.air.design_fan_W);
  return p;
}

}  // namespace

AirSideParameters air_side_parameters(const AirSystem& spec, double design_heat_W,
                                      double pressure_Pa) {
  return std::visit([&](const auto& s) { return make(s, design_heat_W, pressure_Pa); }, spec);
}

const std::string& coil_loop(const AirSystem& spec) {
  static const std::string nothing;
  if (const auto* s = std::get_if<AirHandlerSystem>(&spec)) return s->loop;
  if (const auto* s = std::get_if<OutsideAirSystem>(&spec)) return s->loop;
  if (const auto* s = std::get_if<IndirectAirSystem>(&spec)) return s->loop;
  return nothing;
}

const AirHandler& handler_of(const AirSystem& spec) {
  return std::visit([](const auto& s) -> const AirHandler& { return s.handler; }, spec);
}

}  // namespace tenfold::cooling
