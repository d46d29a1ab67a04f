// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "../weather/saturation.hpp"
#include "cooling_system_kernel.hpp"
#include "tenfold/math.hpp"

namespace tenfold::engine {

namespace {
using cooling::LoopRow;
using cooling::SourceKind;
using cooling::SourceRow;
using cooling::SystemRows;

/// Pumps keep cases this far below their limit.
constexpr double case_band_K = 0.5;

/// Limits of rack inlet air: dry bulb, dew point, relative humidity.
struct Envelope {
  double lowest_C, highest_C, lowest_dew_C, highest_dew_C, lowest_share, highest_share;
};
/// ASHRAE TC 9.9 thermal guidelines, 5th edition; the allowable lower dew point is -12 C, the
/// recommended one -9 C.
constexpr Envelope recommended{18.0, 27.0, -9.0, 15.0, 0.0, 0.70};
Envelope allowable(const std::string& name) {
  if (name == "A1") return {15.0, 32.0, -12.0, 17.0, 0.08, 0.80};
  if (name == "A3") return {5.0, 40.0, -12.0, 24.0, 0.08, 0.85};
  if (name == "A4") return {5.0, 45.0, -12.0, 24.0, 0.08, 0.90};
  return {10.0, 35.0, -12.0, 21.0, 0.08, 0.80};
}

/// 1 where rack inlet air is outside of an envelope.
TENFOLD_CLONES void outside(const Envelope& e, const double* inlet, const double* humidity,
                            const double* pressure, double* flag, std::size_t n) {
  const Envelope limits = e;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const double t = inlet[i] - 273.15, p = pressure[i], w = humidity[i];
    const double vapour = w * p / (0.621945 + w);
    const double share = vapour / math::exp(weather::log_saturation_pressure(t));
    const double slack = 1e-9;
    const double out = math::max(
        math::max(
            math::max(limits.lowest_C - t, t - limits.highest_C),
            math::max(weather::saturated_humidity_ratio(limits.lowest_dew_C, p) - w - slack,
                      w - slack - weather::saturated_humidity_ratio(limits.highest_dew_C, p))),
        math::max(limits.lowest_share - share, share - limits.highest_share));
    flag[i] = out > 0.0 ? 1.0 : 0.0;
  }
}
/// How far the water of a loop of terminals is above its set point, where it carries heat. Under
/// `demand` the set point is what the neediest coil asks for: only short capacity lifts it.
TENFOLD_CLONES void above_set_point(const cooling::LoopParameters& loop, const double* wet_bulb,
                                    const double* terminal, const double* supply,
                                    const double* excess, double* rise, std::size_t n) {
  const cooling::LoopParameters l = loop;
  const double reset = l.reset ? 1.0 : 0.0, demand = l.demand ? 1.0 : 0.0;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const double wished = math::clamp(wet_bulb[i] + l.reset_approach_K, l.supply_K,
                                      math::max(l.highest_K, l.supply_K));
    const double setting = reset > 0.5 ? wished : l.supply_K;
    const double above = demand > 0.5 ? excess[i] : supply[i] - setting;
    rise[i] = math::max(rise[i], terminal[i] > 0.0 ? above : 0.0);
  }
}

/// Whether a source is the last of its loop: if it gives all it can, the loop is above its set
/// point.
bool last_of_loop(const cooling::SystemParameters& p, std::size_t s) {
  const cooling::LoopParameters& l = p.loops[p.sources[s].loop];
  return s + 1 == l.first_source + l.sources;
}
}  // namespace

/// The hall's rows from those of loops and sources, and its first law.
void CoolingSystemKernel::report(HallBlock& b, const SystemRows& rows) const {
  const Rows<HallRow>& r = *b.rows;
  const std::size_t n = b.n;
  for (const HallRow row : {HallRow::pumps,
                            HallRow::chiller,
                            HallRow::tower_fan,
                            HallRow::dry_fan,
                            HallRow::heat_tower,
                            HallRow::heat_dry_cooler,
                            HallRow::heat_ambient,
                            HallRow::unmet,
                            HallRow::economizer_heat,
                            HallRow::air_compressor,
                            HallRow::evaporated,
                            HallRow::drift,
                            HallRow::blowdown,
                            HallRow::makeup,
                            HallRow::full_fan,
                            HallRow::correlation_excess,
                            HallRow::correlation_ratio,
                            HallRow::discharge_excess,
                            HallRow::intake_excess,
                            HallRow::cold_discharged,
                            HallRow::cold_level,
                            HallRow::basin_heater,
                            HallRow::class_excess,
                            HallRow::loop_rise,
                            HallRow::heat_reused,
                            HallRow::heat_surface_water,
                            HallRow::heat_pump})
    fill(r[row], 0.0, n);
  if (liquid_kind_ == LiquidKind::none) fill(r[HallRow::cdu_pump], 0.0, n);
  fill(r[HallRow::freeze_protection], 0.0, n);
  if (!cdu()) fill(r[HallRow::dew_bound], 0.0, n);
  fill(r[HallRow::free_share], -1.0, n);
  for (std::size_t k = 0; k < plant_.loops.size(); ++k) {
    add(r[HallRow::pumps], rows.loop(k, LoopRow::pump), n);
    if (!plant_.loops[k].rejects) add(r[HallRow::unmet], rows.loop(k, LoopRow::remaining), n);
    const double* supply = rows.loop(k, LoopRow::supply);
    double* excess = r[HallRow::class_excess];
    const double limit = plant_.loops[k].class_K;
    for (std::size_t i = 0; i < n; ++i) excess[i] = math::max(excess[i], supply[i] - limit);
    double* freezes = r[HallRow::freeze_protection];
    const double* outdoors = b.weather.dry_bulb_K;
    for (std::size_t i = 0; i < n; ++i)
      freezes[i] = math::max(freezes[i], plant_.loops[k].freeze_K - outdoors[i]);
  }
  for (const std::size_t k : {coil_loop_, liquid_loop_, door_loop_}) {
    if (k != cooling::SystemOrder::npos)
      above_set_point(plant_.loops[k], b.weather.wet_bulb_K, rows.loop(k, LoopRow::terminal),
                      rows.loop(k, LoopRow::supply), rows.loop(k, LoopRow::excess),
                      r[HallRow::loop_rise], n);
  }
  for (std::size_t s = 0; s < plant_.sources.size(); ++s) source(b, rows, s);
  air_side(b);
  // What rounding leaves of sums and differences is not unmet heat; the ledger asks for 1e-9.
  double* unmet = r[HallRow::unmet];
  const double* it = r[HallRow::it_power];
  for (std::size_t i = 0; i < n; ++i) unmet[i] = unmet[i] > 1e-10 * it[i] ? unmet[i] : 0.0;
  totals(b);
  case_temperature(b);
  envelope(b);
}

/// Electricity, heat and water of the air side.
void CoolingSystemKernel::air_side(HallBlock& b) const {
  const Rows<HallRow>& r = *b.rows;
  const std::size_t n = b.n;
  add(r[HallRow::chiller], r[HallRow::expansion_power], n);
  add(r[HallRow::air_compressor], r[HallRow::expansion_power], n);
  add(r[HallRow::pumps], r[HallRow::humidifier_power], n);
  add(r[HallRow::unmet], r[HallRow::room_left], n);
  add(r[HallRow::economizer_heat], r[HallRow::outside_heat], n);
  for (const HallRow row : {HallRow::outside_heat, HallRow::expansion_heat,
                            HallRow::expansion_power, HallRow::scavenger_fan})
    add(r[HallRow::heat_ambient], r[row], n);
  add(r[HallRow::evaporated], r[HallRow::air_evaporated], n);
  add(r[HallRow::blowdown], r[HallRow::air_blowdown], n);
  add(r[HallRow::makeup], r[HallRow::air_makeup], n);
  if (doors_stand()) add(r[HallRow::handler_fan], r[HallRow::door_fan], n);
  // Heat of these fans leaves with the scavenger air, not through the room.
  add(r[HallRow::handler_fan], r[HallRow::scavenger_fan], n);
}

void CoolingSystemKernel::source(HallBlock& b, const SystemRows& rows, std::size_t s) const {
  const Rows<HallRow>& r = *b.rows;
  const std::size_t n = b.n;
  const auto row = [&](SourceRow which) { return rows.source(s, which); };
  switch (plant_.sources[s].kind) {
    case SourceKind::chiller:
      add(r[HallRow::air_compressor], row(SourceRow::power), n);
      return add(r[HallRow::chiller], row(SourceRow::power), n);
    case SourceKind::air_cooled_chiller:
      add(r[HallRow::chiller], row(SourceRow::power), n);
      add(r[HallRow::air_compressor], row(SourceRow::power), n);
      add(r[HallRow::economizer_heat], row(SourceRow::free), n);
      add(r[HallRow::chiller], row(SourceRow::fan), n);
      add(r[HallRow::heat_ambient], row(SourceRow::rejected), n);
      return add(r[HallRow::heat_ambient], row(SourceRow::fan), n);
    case SourceKind::economizer: {
      const double* mode = row(SourceRow::mode);
      double* most = r[HallRow::free_share];
      for (std::size_t i = 0; i < n; ++i) most[i] = math::max(most[i], mode[i]);
      return add(r[HallRow::economizer_heat], row(SourceRow::taken), n);
    }
    case SourceKind::exchanger:
      return add(r[HallRow::economizer_heat], row(SourceRow::taken), n);
    case SourceKind::dry_cooler:
      add(r[HallRow::dry_fan], row(SourceRow::fan), n);
      add(r[HallRow::heat_dry_cooler], row(SourceRow::rejected), n);
      if (last_of_loop(plant_, s)) add(r[HallRow::full_fan], row(SourceRow::full), n);
      if (plant_.sources[s].pads.sections > 0.0) {
        add(r[HallRow::evaporated], row(SourceRow::evaporated), n);
        add(r[HallRow::blowdown], row(SourceRow::blowdown), n);
        add(r[HallRow::makeup], row(SourceRow::makeup), n);
      }
      return add(r[HallRow::heat_ambient], row(SourceRow::fan), n);
    case SourceKind::surface_water:
      add(r[HallRow::pumps], row(SourceRow::fan), n);
      if (last_of_loop(plant_, s)) add(r[HallRow::full_fan], row(SourceRow::full), n);
      add(r[HallRow::discharge_excess], row(SourceRow::bounded), n);
      add(r[HallRow::intake_excess], row(SourceRow::bounded_ratio), n);
      add(r[HallRow::heat_surface_water], row(SourceRow::rejected), n);
      return add(r[HallRow::heat_surface_water], row(SourceRow::fan), n);
    case SourceKind::heat_reuse:
      add(r[HallRow::heat_pump], row(SourceRow::power), n);
      return add(r[HallRow::heat_reused], row(SourceRow::rejected), n);
    case SourceKind::thermal_storage: {
      add(r[HallRow::cold_discharged], row(SourceRow::taken), n);
      add(r[HallRow::cold_level], row(SourceRow::level), n);
      add(r[HallRow::heat_stored], row(SourceRow::stored), n);
      const double* gain = row(SourceRow::gain);  // comes from outdoors
      double* ambient = r[HallRow::heat_ambient];
      for (std::size_t i = 0; i < n; ++i) ambient[i] -= gain[i];
      return;
    }
    case SourceKind::tower:
      add(r[HallRow::tower_fan], row(SourceRow::fan), n);
      add(r[HallRow::heat_tower], row(SourceRow::rejected), n);
      add(r[HallRow::heat_ambient], row(SourceRow::fan), n);
      add(r[HallRow::evaporated], row(SourceRow::evaporated), n);
      add(r[HallRow::drift], row(SourceRow::drift), n);
      add(r[HallRow::blowdown], row(SourceRow::blowdown), n);
      add(r[HallRow::makeup], row(SourceRow::makeup), n);
      add(r[HallRow::basin_heater], row(SourceRow::heater), n);
      add(r[HallRow::heat_ambient], row(SourceRow::heater), n);
      add(r[HallRow::correlation_ratio], row(SourceRow::bounded_ratio), n);
      return add(r[HallRow::correlation_excess], row(SourceRow::bounded), n);
  }
}

void CoolingSystemKernel::totals(HallBlock& b) {
  const Rows<HallRow>& r = *b.rows;
  const std::size_t n = b.n;
  double *mechanical = r[HallRow::mechanical], *heat_in = r[HallRow::heat_in],
         *residual = r[HallRow::kernel_residual], *ambient = r[HallRow::heat_ambient];
  fill(mechanical, 0.0, n);
  for (const HallRow row :
       {HallRow::handler_fan, HallRow::pumps, HallRow::cdu_pump, HallRow::chiller,
        HallRow::tower_fan, HallRow::dry_fan, HallRow::heat_pump, HallRow::basin_heater,
        HallRow::room_cooling, HallRow::lighting})
    add(mechanical, r[row], n);
  fill(heat_in, 0.0, n);
  for (const HallRow row : {HallRow::it_power, HallRow::chain_loss}) add(heat_in, r[row], n);
  for (const HallRow row :
       {HallRow::electrical_room_heat, HallRow::room_cooling, HallRow::outdoor_loss})
    add(ambient, r[row], n);
  double* destination = r[HallRow::stage_loss];  // free here: the chain has run
  fill(destination, 0.0, n);
  for (const HallRow row :
       {HallRow::heat_tower, HallRow::heat_dry_cooler, HallRow::heat_ambient, HallRow::unmet,
        HallRow::heat_reused, HallRow::heat_surface_water, HallRow::heat_stored})
    add(destination, r[row], n);
  const double *economizer = r[HallRow::economizer_heat], *compressor = r[HallRow::air_compressor],
               *full = r[HallRow::full_fan], *decided = r[HallRow::free_share];
  double* mode = r[HallRow::mode];
  for (std::size_t i = 0; i < n; ++i) {
    residual[i] = heat_in[i] + mechanical[i] - destination[i];
    const bool compressors = compressor[i] > 1e-6 * heat_in[i];
    const double running = !compressors ? 0.0 : (economizer[i] > 1e-6 * heat_in[i] ? 1.0 : 2.0);
    mode[i] = decided[i] >= 0.0 ? decided[i] : (full[i] > 0.5 ? 2.0 : running);
  }
}

void CoolingSystemKernel::envelope(HallBlock& b) const {
  const Rows<HallRow>& r = *b.rows;
  outside(recommended, r[HallRow::inlet], r[HallRow::hall_humidity], b.weather.pressure_Pa,
          r[HallRow::outside_recommended], b.n);
  outside(allowable(spec_.envelope), r[HallRow::inlet], r[HallRow::hall_humidity],
          b.weather.pressure_Pa, r[HallRow::outside_allowable], b.n);
}

/// Case over coolant of the hottest of the hall's liquid-cooled classes at full chip power.
cooling::HottestPlate CoolingSystemKernel::hottest_plate(const HallBlock& b) const {
  cooling::HottestPlate plate{0.0, value_of(spec_.case_limit) - case_band_K};
  for (const ClassNow& c : *b.classes) {
    if (c.nodes > 0.0 && c.node->liquid_fraction > 0.0)
      plate.rise_K = math::max(plate.rise_K, c.node->plate_K_per_W * c.node->chip_W);
  }
  return plate;
}

void CoolingSystemKernel::case_temperature(HallBlock& b) const {
  const Rows<HallRow>& r = *b.rows;
  double* hottest = r[HallRow::case_temperature];
  fill(hottest, 0.0, b.n);
  if (cdu()) {
    cooling::plate_case(plates_, hottest_plate(b), r[HallRow::coolant], r[HallRow::coolant_flow],
                        hottest, b.n);
  } else if (liquid()) {
    fill(hottest, hottest_plate(b).rise_K, b.n);
    add(hottest, r[HallRow::coolant], b.n);
  }
}

}  // namespace tenfold::engine
