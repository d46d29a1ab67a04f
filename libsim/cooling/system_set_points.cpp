// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "system_set_points.hpp"

#include <algorithm>

#include "system_air.hpp"
#include "tenfold/error.hpp"

namespace tenfold::cooling {

std::vector<std::size_t> condenser_loops(const CoolingSystem& spec) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < spec.loops.size(); ++i) {
    const Loop& loop = spec.loops[i];
    if (loop.sources.empty()) continue;
    const LoopSource& last = loop.sources.back();
    if (!std::holds_alternative<TowerSource>(last) &&
        !std::holds_alternative<DryCoolerSource>(last) &&
        !std::holds_alternative<AdiabaticCoolerSource>(last))
      continue;
    const bool takes = std::any_of(spec.loops.begin(), spec.loops.end(), [&](const Loop& other) {
      return std::any_of(other.sources.begin(), other.sources.end(), [&](const LoopSource& s) {
        const auto* chiller = std::get_if<ChillerSource>(&s);
        return chiller != nullptr && chiller->condenser == loop.name;
      });
    });
    if (takes) found.push_back(i);
  }
  return found;
}

CoolingSystem with_set_points(const CoolingSystem& spec, Temperature supply_air,
                              Temperature condenser) {
  CoolingSystem out = spec;
  out.set_points.reset();
  const double shift = value_of(supply_air) - value_of(handler_of(spec.air).supply_air);
  std::visit([&](auto& air) { air.handler.supply_air = supply_air; }, out.air);
  const std::string& coil = coil_loop(spec.air);
  for (Loop& loop : out.loops) {
    if (!coil.empty() && loop.name == coil && loop.control == "fixed")
      loop.supply = si<Temperature>(value_of(loop.supply) + shift);
  }
  for (const std::size_t i : condenser_loops(spec)) out.loops[i].supply = condenser;
  return out;
}

void check_set_points(const CoolingSystem& spec, std::vector<SystemProblem>& problems) {
  const SetPoints& grid = *spec.set_points;
  std::vector<std::string> stated;  // what is wrong with or without the grid
  for (const SystemProblem& p : problems) stated.push_back(p.place);
  for (const Loop& loop : spec.loops) {
    for (const LoopSource& s : loop.sources) {
      if (std::holds_alternative<StorageSource>(s))
        problems.push_back({"set_points",
                            "loop '" + loop.name +
                                "' has a store, whose state follows what was chosen before; set "
                                "points cannot be chosen step by step",
                            "leave out set_points or the store"});
    }
  }
  if (condenser_loops(spec).empty() && grid.condenser_highest > grid.condenser_lowest)
    problems.push_back({"set_points.condenser_highest",
                        "no loop takes condenser heat and rejects it by towers or dry coolers: "
                        "condenser water cannot be chosen",
                        "state condenser_lowest and condenser_highest alike"});
  for (const auto& [place, supply, condenser] :
       {std::tuple{"set_points.supply_lowest", grid.supply_lowest, grid.condenser_lowest},
        std::tuple{"set_points.supply_highest", grid.supply_highest, grid.condenser_highest}}) {
    std::vector<SystemProblem> found;
    static_cast<void>(order_system(with_set_points(spec, supply, condenser), found));
    for (const SystemProblem& p : found) {
      if (std::find(stated.begin(), stated.end(), p.place) != stated.end()) continue;
      problems.push_back({place, "at this end of the grid: " + p.place + ": " + p.message, p.hint});
    }
  }
}

}  // namespace tenfold::cooling
