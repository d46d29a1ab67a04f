// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "tenfold/cooling/liquid_systems.hpp"

namespace tenfold::cooling {

const FieldTable& ColdPlateSystem::fields() {
  static const TableOf<ColdPlateSystem> table = [] {
    TableOf<ColdPlateSystem> t("ColdPlateSystem", "Cold plates behind coolant distribution units.");
    t.text("loop", &ColdPlateSystem::loop, "Facility water loop.", true)
        .spec("cdu", &ColdPlateSystem::cdu, "Coolant distribution units.")
        .number("room_dew_point", &ColdPlateSystem::room_dew_point,
                {.doc = "Dew point of the room; the coolant stays 2 K above it.",
                 .minimum = 255.15,
                 .maximum = 303.15,
                 .source = "ASHRAE recommended, at most 15 degC"});
    return t;
  }();
  return table;
}

const FieldTable& ImmersionSystem::fields() {
  static const TableOf<ImmersionSystem> table = [] {
    TableOf<ImmersionSystem> t(
        "ImmersionSystem", "Single-phase immersion tanks on a loop, oil pump at constant flow.");
    t.text("loop", &ImmersionSystem::loop, "Facility water loop.", true)
        .number("approach", &ImmersionSystem::approach,
                {.doc = "Oil supply over loop supply at design.", .minimum = 0.5, .maximum = 25})
        .number("rise", &ImmersionSystem::rise,
                {.doc = "Oil return over supply at design.", .minimum = 1, .maximum = 30})
        .spec("pump", &ImmersionSystem::pump, "Oil pumps.");
    return t;
  }();
  return table;
}

const FieldTable& TwoPhaseSystem::fields() {
  static const TableOf<TwoPhaseSystem> table = [] {
    TableOf<TwoPhaseSystem> t("TwoPhaseSystem",
                              "Two-phase tanks: the fluid boils at its saturation temperature; a "
                              "short condenser raises it.");
    t.text("loop", &TwoPhaseSystem::loop, "Facility water loop.", true)
        .number("saturation", &TwoPhaseSystem::saturation,
                {.doc = "Saturation temperature of the fluid.",
                 .minimum = 293.15,
                 .maximum = 353.15,
                 .source = "[M] 49 to 61 degC"})
        .number("approach", &TwoPhaseSystem::approach,
                {.doc = "Saturation over leaving water at design.", .minimum = 0.5, .maximum = 30});
    return t;
  }();
  return table;
}

const FieldTable& RearDoorSystem::fields() {
  static const TableOf<RearDoorSystem> table = [] {
    TableOf<RearDoorSystem> t("RearDoorSystem",
                              "Rear-door exchangers: Q = eps C_min (T_out - T_w,in), cross-flow.");
    t.text("loop", &RearDoorSystem::loop, "Loop of the doors.", true)
        .number("share", &RearDoorSystem::share,
                {.doc = "Share of the racks' design air heat that sizes the doors.",
                 .minimum = 0.05,
                 .maximum = 1.2})
        .number("approach", &RearDoorSystem::approach,
                {.doc = "Air leaving over water entering at design.", .minimum = 1, .maximum = 25})
        .number("air_fall", &RearDoorSystem::air_fall,
                {.doc = "Fall of the air through the door at design.", .minimum = 2, .maximum = 30})
        .number(
            "fan_power", &RearDoorSystem::fan_power,
            {.doc = "Fans over design heat, P ~ phi^3; 0: passive.", .minimum = 0, .maximum = 0.1});
    return t;
  }();
  return table;
}

const FieldTable& SidecarSystem::fields() {
  static const TableOf<SidecarSystem> table = [] {
    TableOf<SidecarSystem> t("SidecarSystem",
                             "Liquid-to-air sidecars: captured heat goes to the room's air.");
    t.number("approach", &SidecarSystem::approach,
             {.doc = "Coolant supply over rack inlet at design heat.", .minimum = 1, .maximum = 40})
        .number(
            "fan_power", &SidecarSystem::fan_power,
            {.doc = "Design fan power over design heat, P ~ phi^3.", .minimum = 0, .maximum = 0.2})
        .number("pump_power", &SidecarSystem::pump_power,
                {.doc = "Pump power over design heat.", .minimum = 0, .maximum = 0.1});
    return t;
  }();
  return table;
}

const std::string& loop_of(const LiquidSystem& liquid) {
  static const std::string nothing;
  if (const auto* s = std::get_if<ColdPlateSystem>(&liquid)) return s->loop;
  if (const auto* s = std::get_if<ImmersionSystem>(&liquid)) return s->loop;
  if (const auto* s = std::get_if<TwoPhaseSystem>(&liquid)) return s->loop;
  if (const auto* s = std::get_if<RearDoorSystem>(&liquid)) return s->loop;
  return nothing;
}

bool captures(const LiquidSystem& liquid) {
  return !std::holds_alternative<RearDoorSystem>(liquid);
}

}  // namespace tenfold::cooling
