// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "system_air.hpp"
#include "system_checks.hpp"

namespace tenfold::cooling {

namespace {

constexpr std::size_t most_loops = 12;

struct TerminalChecker {
  SystemChecker& check;
  const CoolingSystem& spec;

  void add(const std::string& place, std::string message, std::string hint = {}) {
    check.add(place, std::move(message), std::move(hint));
  }

  void air_limits() {
    if (const auto* o = std::get_if<OutsideAirSystem>(&spec.air)) {
      if (o->lowest_supply && value_of(*o->lowest_supply) > value_of(o->handler.supply_air))
        add("air.lowest_supply",
            "set points cross: the lowest supply " + degrees(value_of(*o->lowest_supply)) +
                " is above supply_air " + degrees(value_of(o->handler.supply_air)));
      if (o->lowest_dew_point >= o->highest_dew_point)
        add("air.lowest_dew_point",
            "set points cross: the lowest dew point " + degrees(value_of(o->lowest_dew_point)) +
                " is not below the highest " + degrees(value_of(o->highest_dew_point)));
      if (!o->loop.empty() && o->expansion) add("air", "state one trim: 'loop' or 'expansion'");
      if (o->lowest_humidity >= o->highest_humidity)
        add("air.lowest_humidity", "set points cross: the lowest humidity " +
                                       format_quantity(o->lowest_humidity, Dimension::none) +
                                       " is not below the highest " +
                                       format_quantity(o->highest_humidity, Dimension::none));
      if (o->loop.empty() && !o->expansion && (!o->integrated || o->humid_air != "admit"))
        add(o->integrated ? "air.humid_air" : "air.integrated",
            "outside air can be locked out only where a trim cools instead; there is none",
            "state 'loop' or 'expansion'");
    }
    if (const auto* i = std::get_if<IndirectAirSystem>(&spec.air)) {
      if (!i->loop.empty() && i->expansion) add("air", "state one trim: 'loop' or 'expansion'");
    }
  }

  void terminals() {
    const AirHandler& h = handler_of(spec.air);
    if (h.recirculation + h.bypass >= 0.95)
      add("air.handler", "recirculation and bypass together leave no air for the racks");
    air_limits();
    if (spec.inlet_limit <= h.supply_air)
      add("inlet_limit", "set points cross: racks throttle above " +
                             degrees(value_of(spec.inlet_limit)) + ", and supply_air is " +
                             degrees(value_of(h.supply_air)));
    if (spec.loops.size() > most_loops)
      add("loops", "a system takes at most " + std::to_string(most_loops) + " loops");
    if (const std::string& name = coil_loop(spec.air);
        !name.empty() || std::holds_alternative<AirHandlerSystem>(spec.air)) {
      // No coil makes air colder than its water, whatever its effectiveness: that is left where it,
      // or the rise, could not be read.
      const double colder = value_of(h.design_rise) * (1.0 / h.coil_effectiveness - 1.0);
      const double needed = value_of(h.supply_air) - (std::isnan(colder) ? 0.0 : colder);
      if (const auto at = check.loop(name, "air.loop")) {
        check.heated[*at] = true;
        const Loop& l = spec.loops[*at];
        if (value_of(l.supply) > needed + 1e-9)
          add("air.handler.supply_air",
              std::string("set points cross: at design the coil needs water of ") +
                  (std::isnan(colder) ? "less than " : "") + degrees(needed) + " to make air of " +
                  degrees(value_of(h.supply_air)) + ", but loop '" + l.name + "' supplies " +
                  degrees(value_of(l.supply)) + (l.control == "demand" ? " at least" : ""),
              "lower the loop's supply, raise supply_air or the coil effectiveness");
      }
    }
    std::size_t i = 0, doors = 0, others = 0;
    for (const LiquidSystem& q : spec.liquid) {
      const std::string place = "liquid." + std::to_string(i++);
      if (++(std::holds_alternative<RearDoorSystem>(q) ? doors : others) > 1)
        add(place,
            "a hall takes one side for captured heat (cold_plate, immersion, liquid_to_air) and "
            "one of rear doors; state others as halls of their own");
      const std::string& name = loop_of(q);
      if (std::holds_alternative<SidecarSystem>(q)) continue;
      const auto at = check.loop(name, place + ".loop");
      if (!at) continue;
      check.heated[*at] = true;
      const Loop& l = spec.loops[*at];
      const double rise = value_of(l.rise);
      const auto pair = [&](double approach, double own) {
        check.effectiveness(place, std::max(own, rise) / (approach + own),
                            "the loop's rise must be below approach + rise of the coolant");
      };
      if (const auto* plate = std::get_if<ColdPlateSystem>(&q))
        pair(value_of(plate->cdu.approach), value_of(plate->cdu.rise));
      if (const auto* tank = std::get_if<ImmersionSystem>(&q))
        pair(value_of(tank->approach), value_of(tank->rise));
      if (const auto* boil = std::get_if<TwoPhaseSystem>(&q)) {
        const double leaving = value_of(l.supply) + rise + value_of(boil->approach);
        if (leaving > value_of(boil->saturation) + 1e-9)
          add(place + ".saturation", "set points cross: the fluid boils at " +
                                         degrees(value_of(boil->saturation)) +
                                         ", but supply, rise and approach of loop '" + l.name +
                                         "' need " + degrees(leaving));
      }
      if (const auto* rear = std::get_if<RearDoorSystem>(&q)) {
        const double fall = value_of(rear->air_fall), approach = value_of(rear->approach);
        check.effectiveness(place, std::max(fall, rise) / (fall + approach) * 1.02,
                            "raise the approach or lower the loop's rise");
      }
    }
  }
};

}  // namespace

void check_terminals(SystemChecker& check) { TerminalChecker{check, check.spec}.terminals(); }

}  // namespace tenfold::cooling
