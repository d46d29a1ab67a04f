// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "cooling_system_kernel.hpp"
#include "tenfold/math.hpp"

namespace tenfold::engine {

namespace {
using cooling::LoopRow;
using cooling::SystemRows;
constexpr std::size_t none = cooling::SystemOrder::npos;
/// Rounds of temperatures that racks see against temperatures that loops reach.
constexpr int most_rounds = 12;

TENFOLD_CLONES void less_use(const double* use, const double* throttle, double* out,
                             std::size_t n) {
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) out[i] = use[i] * (1.0 - throttle[i]);
}

/// Activity that racks give up: none at the limit, all of it one band above.
TENFOLD_CLONES void throttle_rows(const double* inlet, const double* coolant, double inlet_limit,
                                  double coolant_limit, double band, double* throttle,
                                  std::size_t n) {
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const double above = math::max(inlet[i] - inlet_limit, coolant[i] - coolant_limit);
    throttle[i] = math::clamp(above / band, 0.0, 1.0);
  }
}
}  // namespace

void CoolingSystemKernel::throttle(HallBlock& b) const {
  Rows<HallRow>& r = *b.rows;
  const double coolant_limit = liquid() ? value_of(spec_.case_limit) - plate_K(b) : 1e9;
  throttle_rows(r[HallRow::inlet], r[HallRow::coolant], value_of(spec_.inlet_limit), coolant_limit,
                value_of(spec_.throttle_band), r[HallRow::throttle], b.n);
}

void CoolingSystemKernel::heat_of_racks(HallBlock& b) const {
  Rows<HallRow>& r = *b.rows;
  for (const HallRow row : {HallRow::air_heat, HallRow::air_flow, HallRow::liquid_heat})
    fill(r[row], 0.0, b.n);
  const it::NodeSums sums{r[HallRow::air_heat], r[HallRow::air_flow], r[HallRow::liquid_heat]};
  for (const ClassNow& c : *b.classes) {
    if (c.nodes <= 0.0) continue;
    less_use(c.utilisation, r[HallRow::throttle], r[HallRow::throttled_use], b.n);
    it::node_heat(*c.node, c.nodes, r[HallRow::throttled_use], r[HallRow::inlet],
                  r[HallRow::coolant], sums, b.n);
  }
}

void CoolingSystemKernel::power_of_racks(HallBlock& b) const {
  Rows<HallRow>& r = *b.rows;
  for (const HallRow row : {HallRow::it_power, HallRow::it_fan, HallRow::psu_loss})
    fill(r[row], 0.0, b.n);
  for (const ClassNow& c : *b.classes) {
    if (c.nodes <= 0.0) {
      fill(c.energy_power_W, 0.0, b.n);
      continue;
    }
    less_use(c.utilisation, r[HallRow::throttle], r[HallRow::throttled_use], b.n);
    it::node_power(*c.node, c.nodes, r[HallRow::throttled_use], r[HallRow::inlet],
                   r[HallRow::coolant],
                   {c.energy_power_W, r[HallRow::class_fan], r[HallRow::class_psu]}, b.n);
    add(r[HallRow::it_power], c.energy_power_W, b.n);
    add(r[HallRow::it_fan], r[HallRow::class_fan], b.n);
    add(r[HallRow::psu_loss], r[HallRow::class_psu], b.n);
  }
}

/// Terminals' heat of the rounds so far, as the loop of the CDUs sees it. `extra_heat` is what it
/// receives beside them.
void CoolingSystemKernel::load_liquid_loop(HallBlock& b, const SystemRows& rows) const {
  Rows<HallRow>& r = *b.rows;
  const std::size_t n = b.n;
  double *terminal = rows.loop(liquid_loop_, LoopRow::terminal),
         *signal = rows.loop(liquid_loop_, LoopRow::signal);
  fill(terminal, 0.0, n);
  add(terminal, r[HallRow::liquid_heat], n);
  add(terminal, r[HallRow::cdu_pump], n);
  add(terminal, r[HallRow::extra_heat], n);
  fill(signal, 0.0, n);
  add(signal, r[HallRow::liquid_heat], n);
  add(signal, r[HallRow::extra_heat], n);
  fill(rows.loop(liquid_loop_, LoopRow::incoming), 0.0, n);
  cooling::loop_estimate(plant_, liquid_loop_, weather(b), rows, n);
}

/// Racks, chain, room and air side at the present supply temperatures of air and loops.
void CoolingSystemKernel::racks(HallBlock& b, const SystemRows& rows) const {
  Rows<HallRow>& r = *b.rows;
  const std::size_t n = b.n;
  fill(r[HallRow::inlet], air_.air.supply_K + 0.4, n);
  fill(r[HallRow::coolant], cdu() ? plant_.loops[liquid_loop_].supply_K + 2.0 : air_.air.supply_K,
       n);
  fill(r[HallRow::throttle], 0.0, n);
  for (const HallRow row : {HallRow::previous_inlet, HallRow::inlet_gap, HallRow::previous_coolant,
                            HallRow::coolant_gap})
    fill(r[row], 0.0, n);
  const auto coolant = [&](bool first) {
    if (liquid_kind_ == LiquidKind::sidecar) {
      cooling::sidecar_pass(sidecar_, r[HallRow::liquid_heat], r[HallRow::inlet],
                            r[HallRow::coolant], r[HallRow::cdu_pump], n);
    }
    if (!cdu()) return;
    cooling::cdu_pump(cdu_, r[HallRow::liquid_heat], r[HallRow::cdu_pump], n);
    load_liquid_loop(b, rows);
    cooling::cdu_pass(cdu_,
                      {r[HallRow::liquid_heat], rows.loop(liquid_loop_, LoopRow::supply),
                       rows.loop(liquid_loop_, LoopRow::capacity), r[HallRow::coolant],
                       r[HallRow::previous_coolant], r[HallRow::coolant_gap], r[HallRow::cdu_pump],
                       r[HallRow::dew_bound]},
                      first, n);
  };
  const int passes = liquid() ? 4 : 3;
  for (int pass = 0; pass < passes; ++pass) {
    heat_of_racks(b);
    coolant(pass == 0);
    it::inlet_temperature(air_.air.supply_K + air_.inlet_approach_K, r[HallRow::supply_rise],
                          air_.air.recirculation, air_.air.air_capacity_J_per_m3K,
                          r[HallRow::air_heat], r[HallRow::air_flow], r[HallRow::inlet],
                          r[HallRow::previous_inlet], r[HallRow::inlet_gap], pass == 0, n);
    throttle(b);
  }
  heat_of_racks(b);
  power_of_racks(b);
  coolant(true);
  it_chain(b);
  room_heat(b);
  add(r[HallRow::room_heat], r[HallRow::room_released], n);
  // A rack with liquid in a hall without a liquid side gives that heat to the room.
  if (!cdu()) add(r[HallRow::room_heat], r[HallRow::liquid_heat], n);
  if (liquid_kind_ == LiquidKind::sidecar) add(r[HallRow::room_heat], r[HallRow::cdu_pump], n);
  if (door()) doors(b, rows);
  cooling::air_side(
      air_, {b.weather.dry_bulb_K,        b.weather.wet_bulb_K,         b.weather.humidity_ratio,
             b.weather.pressure_Pa,       r[HallRow::air_flow],         r[HallRow::room_heat],
             r[HallRow::air_heat],        r[HallRow::supply_rise],      r[HallRow::handler_fan],
             r[HallRow::return_air],      r[HallRow::coil_heat],        r[HallRow::chilled_supply],
             r[HallRow::side_supply],     r[HallRow::outside_heat],     r[HallRow::scavenger_fan],
             r[HallRow::expansion_power], r[HallRow::humidifier_power], r[HallRow::expansion_heat],
             r[HallRow::supply_gain],     r[HallRow::room_left],        r[HallRow::hall_humidity],
             r[HallRow::air_evaporated],  r[HallRow::humidifier],       r[HallRow::air_blowdown],
             r[HallRow::air_makeup]},
      n);
}

/// Rear doors take their part of the racks' air heat before the room sees it.
void CoolingSystemKernel::doors(HallBlock& b, const SystemRows& rows) const {
  Rows<HallRow>& r = *b.rows;
  const std::size_t n = b.n;
  double *heat = r[HallRow::door_heat], *room = r[HallRow::room_heat], *fan = r[HallRow::cdu_pump];
  const double* air = r[HallRow::air_heat];
  for (std::size_t i = 0; i < n; ++i) heat[i] = 0.7 * air[i];
  for (int pass = 0; pass < 4; ++pass) {
    for (const LoopRow row : {LoopRow::terminal, LoopRow::signal}) {
      fill(rows.loop(liquid_loop_, row), 0.0, n);
      add(rows.loop(liquid_loop_, row), heat, n);
    }
    fill(rows.loop(liquid_loop_, LoopRow::incoming), 0.0, n);
    cooling::loop_estimate(plant_, liquid_loop_, weather(b), rows, n);
    cooling::door_pass(
        door_,
        {air, r[HallRow::air_flow], r[HallRow::inlet], rows.loop(liquid_loop_, LoopRow::supply),
         rows.loop(liquid_loop_, LoopRow::capacity), heat, fan},
        n);
  }
  for (std::size_t i = 0; i < n; ++i) room[i] = room[i] + fan[i] - heat[i];
}

/// Heat of the terminals on all loops; set points of loops that follow the coils.
void CoolingSystemKernel::load_loops(HallBlock& b, const SystemRows& rows) const {
  Rows<HallRow>& r = *b.rows;
  const std::size_t n = b.n;
  for (std::size_t k = 0; k < plant_.loops.size(); ++k) {
    double *terminal = rows.loop(k, LoopRow::terminal), *setting = rows.loop(k, LoopRow::setting);
    fill(terminal, 0.0, n);
    add(terminal, rows.loop(k, LoopRow::released), n);
    fill(rows.loop(k, LoopRow::signal), 0.0, n);
    fill(setting, plant_.loops[k].supply_K, n);
    if (k == coil_loop_ && plant_.loops[k].demand) {
      const double lowest = plant_.loops[k].supply_K;
      const double* needed = r[HallRow::chilled_supply];
      // Where the coil is idle the loop rests at its lowest.
      for (std::size_t i = 0; i < n; ++i)
        setting[i] = needed[i] > 1e8 ? lowest : math::max(needed[i], lowest);
    }
    add(setting, rows.loop(k, LoopRow::excess), n);
  }
  for (const std::size_t s : stores_) {
    for (const LoopRow row : {LoopRow::terminal, LoopRow::signal})
      add(rows.loop(plant_.sources[s].loop, row), rows.source(s, cooling::SourceRow::charge), n);
  }
  if (coil_loop_ != none) {
    for (const LoopRow row : {LoopRow::terminal, LoopRow::signal})
      add(rows.loop(coil_loop_, row), r[HallRow::coil_heat], n);
  }
  if (door()) {
    for (const LoopRow row : {LoopRow::terminal, LoopRow::signal})
      add(rows.loop(liquid_loop_, row), r[HallRow::door_heat], n);
  }
  if (cdu()) {
    add(rows.loop(liquid_loop_, LoopRow::terminal), r[HallRow::liquid_heat], n);
    add(rows.loop(liquid_loop_, LoopRow::terminal), r[HallRow::cdu_pump], n);
    add(rows.loop(liquid_loop_, LoopRow::signal), r[HallRow::liquid_heat], n);
  }
}

/// Corrections that the racks must see in another round: air off its set point because the coil's
/// water or the weather is, and heat of others on the loop of the CDUs. A step whose correction
/// has settled keeps it, so that rounds which other steps need leave it as it is.
bool CoolingSystemKernel::correct(HallBlock& b, const SystemRows& rows) const {
  Rows<HallRow>& r = *b.rows;
  const double *needed = r[HallRow::chilled_supply], *gain = r[HallRow::supply_gain],
               *made = r[HallRow::side_supply], *room = r[HallRow::room_excess];
  const double* water = coil_loop_ == none ? needed : rows.loop(coil_loop_, LoopRow::supply);
  double* rise = r[HallRow::supply_rise];
  bool again = false;
  for (std::size_t i = 0; i < b.n; ++i) {
    const double by_water = gain[i] * math::max(water[i] - needed[i], 0.0);
    const double by_air = made[i] - air_.air.supply_K;
    const double now = (by_water > 0.0 ? by_water : by_air) + room[i];
    if (math::abs(now - rise[i]) > 1e-9) {
      rise[i] = now;
      again = true;
    }
  }
  if (!cdu() || !plant_.loops[liquid_loop_].rejects) return again;
  const double *incoming = rows.loop(liquid_loop_, LoopRow::incoming),
               *coil = r[HallRow::coil_heat];
  double* extra = r[HallRow::extra_heat];
  const double shared = coil_loop_ == liquid_loop_ ? 1.0 : 0.0;
  for (std::size_t i = 0; i < b.n; ++i) {
    const double now = incoming[i] + shared * coil[i];
    if (math::abs(now - extra[i]) > 1e-9 * now) {
      extra[i] = now;
      again = true;
    }
  }
  return again;
}

void CoolingSystemKernel::evaluate(HallBlock& b, const SystemRows& rows, double* modes) const {
  Rows<HallRow>& r = *b.rows;
  const std::size_t n = b.n;
  const cooling::PlantWeather w = weather(b);
  fill(r[HallRow::supply_rise], 0.0, n);
  fill(r[HallRow::extra_heat], 0.0, n);
  for (std::size_t k = 0; k < plant_.loops.size(); ++k) {
    fill(rows.loop(k, LoopRow::setting), plant_.loops[k].supply_K, n);
    add(rows.loop(k, LoopRow::setting), rows.loop(k, LoopRow::excess), n);
  }
  for (int round = 0; round < most_rounds; ++round) {
    racks(b, rows);
    load_loops(b, rows);
    cooling::system_prepare(plant_, w, rows, n);
    if (round == 0 && modes != nullptr) cooling::system_modes(plant_, rows, modes, n);
    cooling::system_stage(plant_, w, rows, n);
    cooling::system_solve(plant_, w, rows, n);
    if (!correct(b, rows)) break;
  }
  cooling::system_finish(plant_, w, rows, n);
}

}  // namespace tenfold::engine
