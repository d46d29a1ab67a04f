// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "site_ledger.hpp"
#include "site_runner.hpp"
#include "tenfold/error.hpp"
#include "tenfold/math.hpp"

namespace tenfold::engine {

namespace {

struct LedgerRows {
  const double *import, *pv, *discharge, *unserved, *it, *chain, *mechanical, *auxiliary, *charge,
      *exported, *curtailed, *facility, *tower, *dry, *ambient, *unmet, *reused, *surface, *stored,
      *makeup, *evaporated, *drift, *blowdown, *humidifier, *intensity, *location;
  double *energy, *water, *carbon;
};

/// Residuals relative to facility power, make-up and carbon. Facility power is the chain's root;
/// the uses are summed on their own, so that neither side is the remainder of the other.
TENFOLD_CLONES void ledger_residuals(const LedgerRows& rows, std::size_t n) {
  const LedgerRows r = rows;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const double uses = r.it[i] + r.chain[i] + r.mechanical[i] + r.auxiliary[i];
    const double sources = r.import[i] + r.pv[i] + r.discharge[i] + r.unserved[i];
    const double scale = math::max(math::max(r.facility[i], sources), 1.0);
    const double electric =
        math::abs(sources - (uses + r.charge[i] + r.exported[i] + r.curtailed[i])) / scale;
    const double thermal =
        math::abs(r.facility[i] - (r.tower[i] + r.dry[i] + r.ambient[i] + r.unmet[i] + r.reused[i] +
                                   r.surface[i] + r.stored[i])) /
        scale;
    r.energy[i] = math::max(r.energy[i], math::max(electric, thermal));
    r.water[i] =
        math::abs(r.makeup[i] - (r.evaporated[i] + r.drift[i] + r.blowdown[i] + r.humidifier[i])) /
        math::max(r.makeup[i], 1e-6);
    const double by_use = r.intensity[i] * (uses + r.charge[i] + r.exported[i] + r.curtailed[i] -
                                            r.pv[i] - r.discharge[i] - r.unserved[i]);
    r.carbon[i] = math::abs(r.location[i] - by_use) / math::max(r.intensity[i] * scale, 1e-12);
  }
}

TENFOLD_CLONES void carbon_rows(const double* import, const double* intensity, double unmatched,
                                double water_m3_per_J, double price_per_J, double* location,
                                double* market, double* water_L, double* cost, std::size_t n) {
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    location[i] = import[i] * intensity[i];
    market[i] = location[i] * unmatched;
    water_L[i] = import[i] * water_m3_per_J * 1000.0;
    cost[i] = import[i] * price_per_J;
  }
}

/// IT power that supply serves: what is unserved falls on all uses alike.
TENFOLD_CLONES void served_rows(const double* it, const double* facility, const double* unserved,
                                double* served, std::size_t n) {
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i)
    served[i] = it[i] * (1.0 - unserved[i] / math::max(facility[i], 1e-9));
}

TENFOLD_CLONES std::int64_t count_above(const double* row, double threshold, std::size_t n) {
  std::int64_t count = 0;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) count += row[i] > threshold ? 1 : 0;
  return count;
}

TENFOLD_CLONES std::int64_t count_not_closed(const double* row, double tolerance, std::size_t n) {
  std::int64_t count = 0;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) count += row[i] <= tolerance ? 0 : 1;
  return count;
}

/// Largest of a row and a start, in eight lanes.
TENFOLD_CLONES double largest(const double* row, double start, std::size_t n) {
  double lane[8] = {start, start, start, start, start, start, start, start};
  std::size_t i = 0;
  for (; i + 8 <= n; i += 8) {
#pragma GCC unroll 8
    for (std::size_t k = 0; k < 8; ++k) lane[k] = math::max(row[i + k], lane[k]);
  }
  for (; i < n; ++i) lane[0] = math::max(row[i], lane[0]);
  for (std::size_t k = 1; k < 8; ++k) lane[0] = math::max(lane[k], lane[0]);
  return lane[0];
}

TENFOLD_CLONES void to_channel(const double* row, double scale, float* channel, std::size_t n) {
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) channel[i] = static_cast<float>(row[i] * scale);
}

}  // namespace

void ledger_rows(const Rows<SiteRow>& rows, std::size_t n) {
  using R = SiteRow;
  ledger_residuals({rows[R::import],           rows[R::pv],
                    rows[R::discharge],        rows[R::unserved],
                    rows[R::it_power],         rows[R::chain_loss],
                    rows[R::mechanical],       rows[R::auxiliary],
                    rows[R::charge],           rows[R::exported],
                    rows[R::curtailed],        rows[R::facility],
                    rows[R::heat_tower],       rows[R::heat_dry_cooler],
                    rows[R::heat_ambient],     rows[R::unmet],
                    rows[R::heat_reused],      rows[R::heat_surface_water],
                    rows[R::heat_stored],      rows[R::makeup],
                    rows[R::evaporated],       rows[R::drift],
                    rows[R::blowdown],         rows[R::humidifier],
                    rows[R::carbon_intensity], rows[R::carbon_location],
                    rows[R::energy_residual],  rows[R::water_residual],
                    rows[R::carbon_residual]},
                   n);
}

void SiteRunner::count_event(const char* kind, const char* explanation, const char* unit,
                             const double* row, std::int64_t first_utc, std::size_t n,
                             double threshold) {
  if (count_above(row, threshold, n) == 0) return;
  for (std::size_t i = 0; i < n; ++i) {
    const double extent = row[i] - threshold;
    if (!(extent > 0.0)) continue;
    Event& event = output_.events[kind];
    if (event.count == 0) {
      event = {site_.info.name,
               kind,
               explanation,
               0,
               first_utc + static_cast<std::int64_t>(i) * model_.step_s,
               0.0,
               unit};
    }
    ++event.count;
    event.largest = math::max(event.largest, extent);
  }
}

void SiteRunner::ledgers(const Segment& s, std::size_t first, std::size_t n) {
  using R = SiteRow;
  ledger_rows(rows_, n);
  const std::size_t month = static_cast<std::size_t>(&s - model_.segments.data());
  const std::pair<const char*, std::pair<R, double*>> checks[] = {
      {"energy", {R::energy_residual, &output_.largest_energy[month]}},
      {"water", {R::water_residual, &output_.largest_water[month]}},
      {"carbon", {R::carbon_residual, &output_.largest_carbon[month]}}};
  for (const auto& [name, where] : checks) {
    const double* row = rows_[where.first];
    *where.second = largest(row, *where.second, n);
    if (count_not_closed(row, 1e-9, n) == 0) continue;
    for (std::size_t i = 0; i < n; ++i) {
      if (!(row[i] <= 1e-9)) {
        throw LedgerError(
            std::string(name) + " ledger of site '" + site_.info.name + "' does not close at " +
            to_iso(s.start_utc + static_cast<std::int64_t>(first + i) * model_.step_s) +
            ": relative residual " + std::to_string(row[i]) + " (allowed 1e-9)");
      }
    }
  }
}

/// Whether load is shed in a block whose halls carry heat over: then each step must see how the one
/// before it ended after shedding.
bool SiteRunner::must_go_step_by_step(std::size_t n) const {
  const double* unserved = rows_[SiteRow::unserved];
  return n > 1 && std::any_of(unserved, unserved + n, [](double u) { return u > 0.0; }) &&
         std::any_of(halls_.begin(), halls_.end(), [](const HallState& h) {
           return h.modules > 0.0 && h.kernel->carries_heat();
         });
}

void SiteRunner::block(std::size_t segment, std::size_t first, std::size_t n) {
  const Segment& s = model_.segments[segment];
  const double dt = model_.step_s;
  exogenous(s, first, n);
  fill(rows_[SiteRow::pv], 0.0, n);
  if (!site_.pv_W.empty()) add(rows_[SiteRow::pv], site_.pv_W.data() + s.weather_first + first, n);
  fill(rows_[SiteRow::shed], 0.0, n);
  for (HallState& hall : halls_) hall.memory.keep();
  halls(s, first, n, 0.0);
  supply(dt, n);
  if (must_go_step_by_step(n)) {
    for (HallState& hall : halls_) hall.memory.restart();
    stored_J_ = stored_before_;
    for (std::size_t i = 0; i < n; ++i) block(segment, first + i, 1);
    return;
  }
  shed(s, first, n, dt);
  add(rows_[SiteRow::facility], rows_[SiteRow::battery_auxiliary], n);
  add(rows_[SiteRow::auxiliary], rows_[SiteRow::battery_auxiliary], n);
  add(rows_[SiteRow::heat_ambient], rows_[SiteRow::battery_auxiliary], n);
  served_rows(rows_[SiteRow::it_power], rows_[SiteRow::facility], rows_[SiteRow::unserved],
              rows_[SiteRow::it_served], n);
  const Date date{s.year, s.month, 1};
  carbon_rows(rows_[SiteRow::import], rows_[SiteRow::carbon_intensity],
              1.0 - site_.clean_share.at(date), value_of(site_.zone.water),
              value_of(site_.zone.price), rows_[SiteRow::carbon_location],
              rows_[SiteRow::carbon_market], rows_[SiteRow::source_water], rows_[SiteRow::cost], n);
  ledgers(s, first, n);

  const std::int64_t utc = s.start_utc + static_cast<std::int64_t>(first) * model_.step_s;
  count_event("unserved_power",
              "load above what grid, PV and battery can give, after activity was capped", "W",
              rows_[SiteRow::unserved], utc, n);
  count_event("activity_capped", "IT activity was lowered because supply could not serve the load",
              "W", rows_[SiteRow::shed], utc, n);
  count_event("unmet_cooling", "heat above the capacity of the chillers", "W",
              rows_[SiteRow::unmet], utc, n);
  for (std::size_t h = 0; h < halls_.size(); ++h) {
    const HallState& state = halls_[h];
    if (state.modules <= 0.0) continue;
    for (const HallEvent& e : state.events) {
      count_event(e.kind, e.explanation, e.unit, state.rows[e.row], utc, n, e.threshold);
    }
    if (!state.events.empty()) continue;
    const double* temperature = state.rows[HallRow::case_temperature];
    const double limit = state.kernel->case_limit_K();
    const double* full = state.rows[HallRow::full_fan];
    if (state.kernel->liquid()) {
      count_event("case_limit", "cold-plate case temperature above its limit", "K", temperature,
                  utc, n, limit);
      count_event("dry_cooler_at_full_fan",
                  "facility supply above its set point: dry coolers at full fan", "1", full, utc,
                  n);
    } else {
      const double* wet = site_.weather->derived.wet_bulb_K.data() + s.weather_first + first;
      count_event("tower_correlation_bounded",
                  "wet bulb above the fitted range of the tower correlation (26.7 degC); the value "
                  "at the bound is used",
                  "K", wet, utc, n, 26.7 + 273.15);
    }
  }
  const auto quantities = site_quantities();
  const std::size_t step = s.first_step + first;
  for (std::size_t q = 0; q < quantities.size(); ++q) {
    if (!quantities[q].total.empty()) sums_[q].add(rows_[quantities[q].row], step, n);
  }
  for (std::size_t h = 0; h < halls_.size(); ++h) {
    for (std::size_t c = 0; c < halls_[h].power.size(); ++c) {
      if (halls_[h].modules > 0.0) class_sums_[h][c].add(halls_[h].power[c].data(), step, n);
    }
  }
  double& peak = output_.peak_facility_W[segment];
  peak = largest(rows_[SiteRow::facility], peak, n);
  for (const auto& [q, target] : output_.channels) {
    const SiteRow which = quantities[q].row;
    const std::size_t hour = s.weather_first + first;
    const double* row = which == SiteRow::dry_bulb ? site_.weather->derived.dry_bulb_K.data() + hour
                        : which == SiteRow::wet_bulb
                            ? site_.weather->derived.wet_bulb_K.data() + hour
                            : rows_[which];
    to_channel(row, quantities[q].channel_scale, target + step, n);
  }
  last_n_ = n;
}

}  // namespace tenfold::engine
