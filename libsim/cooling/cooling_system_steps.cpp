// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "../weather/saturation.hpp"
#include "cooling_system_kernel.hpp"
#include "tenfold/math.hpp"

namespace tenfold::engine {

namespace {
using cooling::LoopRow;
using cooling::SystemRows;
constexpr std::size_t none = cooling::SystemOrder::npos;
/// Rounds of temperatures that racks see against temperatures that loops reach.
constexpr int most_rounds = 12;
/// Passes of rack temperatures against the heat of the racks.
constexpr int most_passes = 12;
constexpr double settled_K = 1e-9;
constexpr double idle_K = 1e8;  ///< needed water above: the coil is idle

TENFOLD_CLONES void less_use(const double* use, const double* throttle, double* out,
                             std::size_t n) {
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) out[i] = use[i] * (1.0 - throttle[i]);
}

struct ThrottleLimits {
  double inlet_K, case_K, band_K, margin_K;
};
/// Activity that racks give up: none at the limit, all of it one band above. Share of racks that
/// are off: none at limit + margin, all one band above.
TENFOLD_CLONES void throttle_rows(const double* inlet, const double* hottest,
                                  const ThrottleLimits& limits, double* throttle, double* off,
                                  std::size_t n) {
  const ThrottleLimits l = limits;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const double above = math::max(inlet[i] - l.inlet_K, hottest[i] - l.case_K);
    throttle[i] = math::clamp(above / l.band_K, 0.0, 1.0);
    off[i] = math::clamp((above - l.margin_K) / l.band_K, 0.0, 1.0);
  }
}

TENFOLD_CLONES void keep(const double* off, double* row, std::size_t n) {
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) row[i] *= 1.0 - off[i];
}

/// Largest of a row and a magnitude.
TENFOLD_CLONES void raise_to(const double* gap, double* row, std::size_t n) {
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) row[i] = math::max(row[i], math::abs(gap[i]));
}
}  // namespace

void CoolingSystemKernel::throttle(HallBlock& b) const {
  const Rows<HallRow>& r = *b.rows;
  case_temperature(b);
  const double case_limit = liquid() ? value_of(spec_.case_limit) : 1e9;
  const double margin = spec_.shutdown_margin ? value_of(*spec_.shutdown_margin) : 1e9;
  throttle_rows(r[HallRow::inlet], r[HallRow::case_temperature],
                {value_of(spec_.inlet_limit), case_limit, value_of(spec_.throttle_band), margin},
                r[HallRow::throttle], r[HallRow::switched_off], b.n);
}

void CoolingSystemKernel::heat_of_racks(HallBlock& b) const {
  const Rows<HallRow>& r = *b.rows;
  for (const HallRow row : {HallRow::air_heat, HallRow::air_flow, HallRow::liquid_heat})
    fill(r[row], 0.0, b.n);
  const it::NodeSums sums{r[HallRow::air_heat], r[HallRow::air_flow], r[HallRow::liquid_heat]};
  for (const ClassNow& c : *b.classes) {
    if (c.nodes <= 0.0) continue;
    less_use(c.utilisation, r[HallRow::throttle], r[HallRow::throttled_use], b.n);
    it::node_heat(*c.node, c.nodes, r[HallRow::throttled_use], r[HallRow::inlet],
                  r[HallRow::coolant], sums, b.n);
  }
  if (!spec_.shutdown_margin) return;
  for (const HallRow row : {HallRow::air_heat, HallRow::air_flow, HallRow::liquid_heat})
    keep(r[HallRow::switched_off], r[row], b.n);
}

void CoolingSystemKernel::power_of_racks(HallBlock& b) const {
  const Rows<HallRow>& r = *b.rows;
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
    if (spec_.shutdown_margin) {
      for (double* row : {c.energy_power_W, r[HallRow::class_fan], r[HallRow::class_psu]})
        keep(r[HallRow::switched_off], row, b.n);
    }
    add(r[HallRow::it_power], c.energy_power_W, b.n);
    add(r[HallRow::it_fan], r[HallRow::class_fan], b.n);
    add(r[HallRow::psu_loss], r[HallRow::class_psu], b.n);
  }
}

/// Terminals' heat of the rounds so far, as the loop of the CDUs sees it. `extra_heat` is what it
/// receives beside them.
void CoolingSystemKernel::load_liquid_loop(HallBlock& b, const SystemRows& rows) const {
  const Rows<HallRow>& r = *b.rows;
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

/// First temperatures of a round.
void CoolingSystemKernel::start_racks(HallBlock& b) const {
  const Rows<HallRow>& r = *b.rows;
  fill(r[HallRow::inlet], air_.air.supply_K + 0.4, b.n);
  fill(r[HallRow::coolant], cdu() ? plant_.loops[liquid_loop_].supply_K + 2.0 : air_.air.supply_K,
       b.n);
  for (const HallRow row : {HallRow::throttle, HallRow::switched_off, HallRow::previous_inlet,
                            HallRow::inlet_gap, HallRow::previous_coolant, HallRow::coolant_gap})
    fill(r[row], 0.0, b.n);
}

/// Coolant of the racks for their present heat. @return largest distance from its equation [K]
double CoolingSystemKernel::coolant_pass(HallBlock& b, const SystemRows& rows, bool first) const {
  const Rows<HallRow>& r = *b.rows;
  if (liquid_kind_ == LiquidKind::sidecar)
    return cooling::sidecar_pass(sidecar_, r[HallRow::liquid_heat], r[HallRow::inlet],
                                 r[HallRow::coolant], r[HallRow::coolant_gap], r[HallRow::cdu_pump],
                                 b.n);
  if (!cdu()) return 0.0;
  cooling::cdu_flow(cdu_, plates_, hottest_plate(b), r[HallRow::liquid_heat], r[HallRow::coolant],
                    r[HallRow::coolant_flow], b.n);
  cooling::cdu_pump(cdu_, r[HallRow::coolant_flow], r[HallRow::cdu_pump], b.n);
  load_liquid_loop(b, rows);
  return cooling::cdu_pass(
      cdu_,
      {r[HallRow::liquid_heat], r[HallRow::coolant_flow], rows.loop(liquid_loop_, LoopRow::supply),
       rows.loop(liquid_loop_, LoopRow::capacity), r[HallRow::coolant],
       r[HallRow::previous_coolant], r[HallRow::coolant_gap], r[HallRow::cdu_pump],
       r[HallRow::dew_bound]},
      first, b.n);
}

/// Racks, chain, room and air side at the present supply temperatures of air and loops.
void CoolingSystemKernel::racks(HallBlock& b, const SystemRows& rows) const {
  const Rows<HallRow>& r = *b.rows;
  const std::size_t n = b.n;
  start_racks(b);
  for (int pass = 0; pass < most_passes; ++pass) {
    heat_of_racks(b);
    const double coolant = coolant_pass(b, rows, pass == 0);
    const double inlet =
        cooling::rack_inlet(air_,
                            {r[HallRow::supply_rise], r[HallRow::air_heat], r[HallRow::air_flow],
                             r[HallRow::inlet], r[HallRow::previous_inlet], r[HallRow::inlet_gap]},
                            pass == 0, n);
    throttle(b);
    if (math::max(coolant, inlet) < settled_K) break;
  }
  heat_of_racks(b);
  power_of_racks(b);
  static_cast<void>(coolant_pass(b, rows, true));
  fill(r[HallRow::unsettled], 0.0, n);
  for (const HallRow row : {HallRow::inlet_gap, HallRow::coolant_gap})
    raise_to(r[row], r[HallRow::unsettled], n);
  it_chain(b);
  room_heat(b);
  add(r[HallRow::room_heat], r[HallRow::room_released], n);
  // A rack with liquid in a hall without a liquid side gives that heat to the room.
  if (!cdu()) add(r[HallRow::room_heat], r[HallRow::liquid_heat], n);
  if (liquid_kind_ == LiquidKind::sidecar) add(r[HallRow::room_heat], r[HallRow::cdu_pump], n);
  if (doors_stand()) doors(b, rows);
  cooling::air_side(
      air_, {b.weather.dry_bulb_K,       b.weather.wet_bulb_K,        b.weather.humidity_ratio,
             b.weather.pressure_Pa,      r[HallRow::air_flow],        r[HallRow::room_heat],
             r[HallRow::air_heat],       r[HallRow::supply_rise],     r[HallRow::coil_water],
             r[HallRow::handler_fan],    r[HallRow::return_air],      r[HallRow::coil_heat],
             r[HallRow::chilled_supply], r[HallRow::side_supply],     r[HallRow::outside_heat],
             r[HallRow::scavenger_fan],  r[HallRow::expansion_power], r[HallRow::humidifier_power],
             r[HallRow::expansion_heat], r[HallRow::supply_gain],     r[HallRow::room_left],
             r[HallRow::hall_humidity],  r[HallRow::entering_ratio],  r[HallRow::latent_heat],
             r[HallRow::condensate],     r[HallRow::air_short],       r[HallRow::freeze_stat],
             r[HallRow::air_evaporated], r[HallRow::humidifier],      r[HallRow::air_blowdown],
             r[HallRow::air_makeup]},
      n);
}

/// Rear doors take their part of the racks' air heat before the room sees it.
void CoolingSystemKernel::doors(HallBlock& b, const SystemRows& rows) const {
  const Rows<HallRow>& r = *b.rows;
  const std::size_t n = b.n;
  double *heat = r[HallRow::door_heat], *room = r[HallRow::room_heat], *fan = r[HallRow::door_fan];
  const double* air = r[HallRow::air_heat];
  for (std::size_t i = 0; i < n; ++i) heat[i] = 0.7 * air[i];
  for (int pass = 0; pass < 4; ++pass) {
    for (const LoopRow row : {LoopRow::terminal, LoopRow::signal}) {
      fill(rows.loop(door_loop_, row), 0.0, n);
      add(rows.loop(door_loop_, row), heat, n);
      add(rows.loop(door_loop_, row), r[HallRow::door_extra], n);
    }
    fill(rows.loop(door_loop_, LoopRow::incoming), 0.0, n);
    cooling::loop_estimate(plant_, door_loop_, weather(b), rows, n);
    cooling::door_pass(
        door_,
        {air, r[HallRow::air_flow], r[HallRow::inlet], rows.loop(door_loop_, LoopRow::supply),
         rows.loop(door_loop_, LoopRow::capacity), heat, fan},
        n);
  }
  for (std::size_t i = 0; i < n; ++i) room[i] = room[i] + fan[i] - heat[i];
}

/// Heat of the terminals on all loops; set points of loops that follow the coils.
void CoolingSystemKernel::load_loops(HallBlock& b, const SystemRows& rows) const {
  const Rows<HallRow>& r = *b.rows;
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
        setting[i] = needed[i] > idle_K ? lowest : math::max(needed[i], lowest);
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
  if (doors_stand()) {
    for (const LoopRow row : {LoopRow::terminal, LoopRow::signal})
      add(rows.loop(door_loop_, row), r[HallRow::door_heat], n);
  }
  if (cdu()) {
    add(rows.loop(liquid_loop_, LoopRow::terminal), r[HallRow::liquid_heat], n);
    add(rows.loop(liquid_loop_, LoopRow::terminal), r[HallRow::cdu_pump], n);
    add(rows.loop(liquid_loop_, LoopRow::signal), r[HallRow::liquid_heat], n);
  }
}

/// What a loop of terminals receives beside them: from other loops, and from the hall's other
/// terminals. @param again set where it moved
void CoolingSystemKernel::extra_heat(HallBlock& b, const SystemRows& rows, std::size_t loop,
                                     double* extra, bool& again) const {
  const Rows<HallRow>& r = *b.rows;
  const double* incoming = rows.loop(loop, LoopRow::incoming);
  const double *coil = r[HallRow::coil_heat], *door = r[HallRow::door_heat],
               *plate = r[HallRow::liquid_heat], *pump = r[HallRow::cdu_pump],
               *capacity = rows.loop(loop, LoopRow::capacity);
  double* unsettled = r[HallRow::unsettled];
  const bool is_door = extra == r[HallRow::door_extra];
  const double coils = coil_loop_ == loop ? 1.0 : 0.0;
  const double doors = !is_door && door_loop_ == loop ? 1.0 : 0.0;
  const double plates = is_door && liquid_loop_ == loop ? 1.0 : 0.0;
  for (std::size_t i = 0; i < b.n; ++i) {
    const double now =
        incoming[i] + coils * coil[i] + doors * door[i] + plates * (plate[i] + pump[i]);
    const double gap = math::abs(now - extra[i]);
    unsettled[i] = math::max(unsettled[i], gap / capacity[i]);
    if (gap > 1e-9 * now) {
      extra[i] = now;
      again = true;
    }
  }
}

/// Corrections that the racks must see in another round: air off its set point because the coil's
/// water or the weather is, coil water where air is moist, and heat of others on the loops of
/// terminals. A step whose correction has settled keeps it, so that rounds which other steps need
/// leave it as it is. What is left after the last round is reported.
bool CoolingSystemKernel::correct(HallBlock& b, const SystemRows& rows) const {
  const Rows<HallRow>& r = *b.rows;
  const double *needed = r[HallRow::chilled_supply], *gain = r[HallRow::supply_gain],
               *made = r[HallRow::side_supply], *room = r[HallRow::room_excess],
               *entering = r[HallRow::entering_ratio], *pressure = b.weather.pressure_Pa;
  const double* water = coil_loop_ == none ? needed : rows.loop(coil_loop_, LoopRow::supply);
  double *rise = r[HallRow::supply_rise], *unsettled = r[HallRow::unsettled],
         *taken = r[HallRow::coil_water];
  bool again = false;
  for (std::size_t i = 0; i < b.n; ++i) {
    const double by_water = gain[i] * math::max(water[i] - needed[i], 0.0);
    const double by_air = made[i] - air_.air.supply_K;
    const double now = (by_water > 0.0 ? by_water : by_air) + room[i];
    const double gap = math::abs(now - rise[i]);
    unsettled[i] = math::max(unsettled[i], gap);
    if (gap > settled_K) {
      rise[i] = now;
      again = true;
    }
    if (coil_loop_ == none || needed[i] > idle_K) continue;
    const double used = air_.demand ? math::max(needed[i], taken[i]) : taken[i];
    const double apart = math::abs(water[i] - used);
    if (apart <= settled_K) continue;
    // A coil that is dry with either water does not see the difference.
    const double colder_C = math::min(water[i], used) - 273.15;
    if (entering[i] <= weather::saturated_humidity_ratio(colder_C, pressure[i])) continue;
    unsettled[i] = math::max(unsettled[i], apart);
    taken[i] = water[i];
    again = true;
  }
  if (cdu() && plant_.loops[liquid_loop_].rejects)
    extra_heat(b, rows, liquid_loop_, r[HallRow::extra_heat], again);
  if (doors_stand() && plant_.loops[door_loop_].rejects)
    extra_heat(b, rows, door_loop_, r[HallRow::door_extra], again);
  return again;
}

void CoolingSystemKernel::evaluate(HallBlock& b, const SystemRows& rows, double* modes) const {
  const Rows<HallRow>& r = *b.rows;
  const std::size_t n = b.n;
  const cooling::PlantWeather w = weather(b);
  fill(r[HallRow::supply_rise], 0.0, n);
  fill(r[HallRow::extra_heat], 0.0, n);
  fill(r[HallRow::door_extra], 0.0, n);
  for (std::size_t k = 0; k < plant_.loops.size(); ++k) {
    fill(rows.loop(k, LoopRow::setting), plant_.loops[k].supply_K, n);
    add(rows.loop(k, LoopRow::setting), rows.loop(k, LoopRow::excess), n);
  }
  fill(r[HallRow::coil_water], 0.0, n);
  if (coil_loop_ != none) add(r[HallRow::coil_water], rows.loop(coil_loop_, LoopRow::setting), n);
  for (int round = 0; round < most_rounds; ++round) {
    racks(b, rows);
    load_loops(b, rows);
    cooling::system_prepare(plant_, w, rows, n);
    if (round == 0 && modes != nullptr) cooling::system_modes(plant_, rows, modes, n);
    cooling::system_flows(plant_, w, rows, n);
    cooling::system_stage(plant_, w, rows, n);
    cooling::system_solve(plant_, w, rows, n);
    if (!correct(b, rows)) break;
  }
  cooling::system_finish(plant_, w, rows, n);
}

}  // namespace tenfold::engine
