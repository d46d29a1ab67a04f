// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "reach.hpp"

#include <algorithm>
#include <limits>
#include <optional>

#include "system_air.hpp"
#include "system_parameters.hpp"

namespace tenfold::cooling {

namespace {

/// What of the weather a source gives its heat to; none: it does not meet the weather alone.
std::optional<WeatherBound> bound_of(const LoopSource& source) {
  if (std::holds_alternative<TowerSource>(source)) return WeatherBound{1.0, "a tower"};
  if (std::holds_alternative<DryCoolerSource>(source)) return WeatherBound{0.0, "a dry cooler"};
  if (const auto* pads = std::get_if<AdiabaticCoolerSource>(&source))
    return WeatherBound{pads->pad_effectiveness, "a cooler with pads"};
  return std::nullopt;
}

struct Finder {
  const CoolingSystem& spec;
  std::vector<WeatherSetPoint>& found;

  [[nodiscard]] const Loop* loop(const std::string& name) const {
    const auto at = std::find_if(spec.loops.begin(), spec.loops.end(),
                                 [&](const Loop& l) { return l.name == name; });
    return at == spec.loops.end() ? nullptr : &*at;
  }

  /// @param wanted_K what the loop must make; @param depth guards against loops in a circle
  void water(const Loop& l, double wanted_K, std::size_t depth) {
    if (depth > spec.loops.size()) return;
    std::optional<WeatherBound> best;
    for (const LoopSource& source : l.sources) {
      if (const auto bound = bound_of(source)) {
        if (!best || bound->wetted > best->wetted) best = bound;
        continue;
      }
      if (std::holds_alternative<HeatReuseSource>(source)) continue;
      const LoopExchanger* other = std::get_if<LoopExchanger>(&source);
      if (const auto* economizer = std::get_if<EconomizerSource>(&source)) other = economizer;
      if (other == nullptr || &source != &l.sources.back()) return;  // machines, lakes, stores
      // An approach that varies vanishes with the load.
      const double approach = other->law == "constant_approach" ? value_of(other->approach) : 0.0;
      if (const Loop* behind = loop(other->loop); behind != nullptr && !best)
        water(*behind, wanted_K - approach, depth + 1);
      return;
    }
    if (!best) return;
    found.push_back({"loops." + l.name + ".supply", "loop '" + l.name + "' is to make water of",
                     wanted_K, *best});
  }

  void terminal(const std::string& name) {
    const Loop* l = loop(name);
    if (l == nullptr || l->control == "demand") return;
    const double supply = value_of(l->supply);
    water(*l, l->control == "wet_bulb" ? std::max(supply, value_of(l->highest)) : supply, 0);
  }

  void air(const std::string& field, const AirHandler& handler, WeatherBound bound) {
    found.push_back({"air." + field, "the handlers are to make air of",
                     value_of(handler.supply_air), std::move(bound)});
  }

  void all() {
    terminal(coil_loop(spec.air));
    for (const LiquidSystem& q : spec.liquid) {
      if (!std::holds_alternative<SidecarSystem>(q)) terminal(loop_of(q));
    }
    if (const auto* o = std::get_if<OutsideAirSystem>(&spec.air);
        o != nullptr && o->loop.empty() && !o->expansion)
      air("handler.supply_air", o->handler,
          {o->evaporative, o->evaporative > 0.0 ? "outside air through media" : "outside air"});
    if (const auto* i = std::get_if<IndirectAirSystem>(&spec.air);
        i != nullptr && i->loop.empty() && !i->expansion)
      air("handler.supply_air", i->handler,
          {i->wet_effectiveness > 0.0 ? 1.0 : 0.0, "an air-to-air exchanger"});
  }
};

}  // namespace

std::vector<WeatherSetPoint> weather_set_points(const Cooling& cooling) {
  std::vector<WeatherSetPoint> found;
  if (const auto* plates = std::get_if<ColdPlateDryCooler>(&cooling))
    found.push_back({"facility_supply",
                     "the facility loop is to make water of",
                     value_of(plates->facility_supply),
                     {0.0, "a dry cooler"}});
  if (const auto* system = std::get_if<CoolingSystem>(&cooling)) Finder{*system, found}.all();
  return found;
}

double coldest_K(const WeatherBound& bound, std::span<const double> dry_bulb_K,
                 std::span<const double> wet_bulb_K) {
  double coldest = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < dry_bulb_K.size(); ++i)
    coldest = std::min(coldest, dry_bulb_K[i] - bound.wetted * (dry_bulb_K[i] - wet_bulb_K[i]));
  return coldest;
}

}  // namespace tenfold::cooling
