// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "site_runner.hpp"

#include <algorithm>
#include <cmath>

#include "../cooling/air_density.hpp"
#include "tenfold/error.hpp"
#include "tenfold/math.hpp"

namespace tenfold::engine {

namespace {

constexpr double ledger_tolerance = 1e-9;
/// Air and water this little above their set point hold it.
constexpr double set_point_slack_K = 0.01;
/// No connection of a data center comes near; sums with it stay exact enough for the ledgers.
constexpr double no_limit_W = 1e15;

TENFOLD_CLONES void add_groups(double* lane, const double* row, std::size_t n) {
  double l[8];
  for (int k = 0; k < 8; ++k) l[k] = lane[k];
  for (std::size_t i = 0; i + 8 <= n; i += 8) {
    for (int k = 0; k < 8; ++k) l[k] += row[i + static_cast<std::size_t>(k)];
  }
  for (int k = 0; k < 8; ++k) lane[k] = l[k];
}

struct HallCheck {
  const double *gap_W, *given_W, *mechanical_W, *mode;
  double *residual, *free, *integrated, *mechanical;
};

/// The kernel's own first law, relative to what it was given, and time by mode. Returns in how many
/// steps the law fails (or is not a number).
TENFOLD_CLONES std::int64_t check_hall(const HallCheck& rows, double share, std::size_t n) {
  const HallCheck r = rows;
  std::int64_t failures = 0;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const double relative = math::abs(r.gap_W[i]) / (r.given_W[i] + r.mechanical_W[i]);
    failures += relative <= ledger_tolerance ? 0 : 1;
    r.residual[i] = math::max(r.residual[i], relative);
    r.free[i] += r.mode[i] < 0.5 ? share : 0.0;
    r.integrated[i] += r.mode[i] > 0.5 && r.mode[i] < 1.5 ? share : 0.0;
    r.mechanical[i] += r.mode[i] > 1.5 ? share : 0.0;
  }
  return failures;
}

/// Hall row -> site row pairs that add up.
constexpr std::pair<HallRow, SiteRow> summed[] = {
    {HallRow::it_power, SiteRow::it_power},
    {HallRow::it_fan, SiteRow::it_fan},
    {HallRow::psu_loss, SiteRow::psu_loss},
    {HallRow::ups_out, SiteRow::ups_out},
    {HallRow::pdu_out, SiteRow::pdu_out},
    {HallRow::chain_loss, SiteRow::chain_loss},
    {HallRow::handler_fan, SiteRow::handler_fan},
    {HallRow::pumps, SiteRow::pumps},
    {HallRow::chiller, SiteRow::chiller},
    {HallRow::tower_fan, SiteRow::tower_fan},
    {HallRow::dry_fan, SiteRow::dry_fan},
    {HallRow::cdu_pump, SiteRow::cdu_pump},
    {HallRow::room_cooling, SiteRow::room_cooling},
    {HallRow::lighting, SiteRow::lighting},
    {HallRow::auxiliary, SiteRow::auxiliary},
    {HallRow::mechanical, SiteRow::mechanical},
    {HallRow::stage_out, SiteRow::facility},
    {HallRow::heat_tower, SiteRow::heat_tower},
    {HallRow::heat_dry_cooler, SiteRow::heat_dry_cooler},
    {HallRow::heat_ambient, SiteRow::heat_ambient},
    {HallRow::unmet, SiteRow::unmet},
    {HallRow::heat_reused, SiteRow::heat_reused},
    {HallRow::heat_surface_water, SiteRow::heat_surface_water},
    {HallRow::heat_stored, SiteRow::heat_stored},
    {HallRow::cooling_short, SiteRow::cooling_short},
    {HallRow::heat_pump, SiteRow::heat_pump},
    {HallRow::basin_heater, SiteRow::basin_heater},
    {HallRow::cold_discharged, SiteRow::cold_discharged},
    {HallRow::cold_level, SiteRow::cold_level},
    {HallRow::humidifier, SiteRow::humidifier},
    {HallRow::latent_heat, SiteRow::latent_heat},
    {HallRow::condensate, SiteRow::condensate},
    {HallRow::evaporated, SiteRow::evaporated},
    {HallRow::drift, SiteRow::drift},
    {HallRow::blowdown, SiteRow::blowdown},
    {HallRow::makeup, SiteRow::makeup}};

/// The mechanical path and what is common, up to the root.
void upstream_chain(HallBlock& b) {
  const Rows<HallRow>& r = *b.rows;
  double* it_in = r[HallRow::stage_out];
  double* out = r[HallRow::heat_in];  // free by now: the kernel's residual is made
  copy(out, r[HallRow::mechanical], b.n);
  add(out, r[HallRow::auxiliary], b.n);
  add(r[HallRow::heat_ambient], r[HallRow::auxiliary], b.n);
  bool joined = false;
  for (std::size_t s = b.chain->mechanical_feeder; s != power::ChainOrder::npos;
       s = b.chain->stages[s].parent) {
    const power::ChainStage& stage = b.chain->stages[s];
    if (stage.carries_it && !joined) {
      add(out, it_in, b.n);
      joined = true;
    }
    power::pass_stage(stage, b.modules, out, r[HallRow::chain_loss], r[HallRow::heat_ambient], b.n);
  }
  copy(it_in, out, b.n);
}

}  // namespace

void LaneSum::add(const double* row, std::size_t first_step, std::size_t n) noexcept {
  std::size_t i = 0;
  for (; i < n && ((first_step + i) & 7u) != 0; ++i) lane[(first_step + i) & 7u] += row[i];
  const std::size_t groups = (n - i) / 8 * 8;
  add_groups(lane.data(), row + i, groups);
  for (i += groups; i < n; ++i) lane[(first_step + i) & 7u] += row[i];
}

double LaneSum::total() const noexcept {
  return ((lane[0] + lane[4]) + (lane[1] + lane[5])) + ((lane[2] + lane[6]) + (lane[3] + lane[7]));
}

SiteRunner::SiteRunner(const ModelData& model, std::size_t site, std::size_t block,
                       SiteOutput& output, bool required)
    : model_(model),
      site_(model.sites[site]),
      required_(required),
      capacity_(block),
      output_(output),
      rows_(block) {
  for (const HallModel& hall : site_.halls) {
    HallState& state = halls_.emplace_back(block);
    state.kernel = hall.kernel->clone();
    state.memory.capacity = block;
    state.events = state.kernel->events();
    state.module_W = hall.module_W;
    state.chain = &hall.chain;
    for (const ClassModel& k : hall.classes) {
      state.power.emplace_back(block + 8, 0.0);
      it::NodeParameters& node = state.nodes.emplace_back(k.node);
      node.air_volume_ratio = cooling::volume_ratio(site_.weather->mean_pressure_Pa);
    }
    class_sums_.emplace_back(hall.classes.size());
  }
  activity_.assign(site_.groups.size(), std::vector<double>(block + 8, 0.0));
  local_hours_.assign(block, 0);
  shed_memory_.activity = activity_;
  output_.cut_work.assign(placed().work.size(), std::vector<double>(model_.segments.size(), 0.0));
  for (auto* row : {&shed_memory_.wanted, &shed_memory_.full, &shed_memory_.over,
                    &shed_memory_.part, &shed_memory_.rest})
    row->assign(block, 0.0);
  const std::size_t months = model.segments.size();
  output_.monthly.assign(site_quantities().size(), std::vector<double>(months, 0.0));
  for (auto* row : {&output_.largest_energy, &output_.largest_water, &output_.largest_carbon,
                    &output_.peak_facility_W, &output_.modules, &output_.rating_W}) {
    row->assign(months, 0.0);
  }
  for (const HallModel& hall : site_.halls) {
    for (std::size_t c = 0; c < hall.classes.size(); ++c)
      output_.class_energy.emplace_back(months, 0.0);
  }
  stored_J_ = site_.battery_initial_J;
}

void SiteRunner::refurbish(const HallModel& hall, HallState& state, std::size_t segment,
                           std::size_t capacity) {
  while (state.build < hall.refurbishments.size() &&
         hall.refurbishments[state.build].from_segment <= segment) {
    const HallBuild& build = hall.refurbishments[state.build++];
    state.kernel = build.kernel->clone();
    state.module_W = build.module_W;
    state.chain = &build.chain;
    // The new kernel may not write rows that the old one filled.
    state.rows = Rows<HallRow>(capacity);
    state.memory = HallMemory{};
    state.rows = Rows<HallRow>(capacity);  // what the kernel before filled and the next does not
    state.memory.capacity = capacity;
    state.events = state.kernel->events();
  }
}

void SiteRunner::begin_segment(std::size_t segment) {
  open_segment_ = segment;
  sums_.assign(site_quantities().size(), {});
  connection_W_ = required_ ? no_limit_W : site_.limited_connection_W[segment];
  const fleet::Plan& plan = required_ ? model_.required : model_.reached;
  double modules = 0.0, rating_W = 0.0;
  for (std::size_t h = 0; h < halls_.size(); ++h) {
    const HallModel& hall = site_.halls[h];
    HallState& state = halls_[h];
    refurbish(hall, state, segment, capacity_);
    class_sums_[h].assign(hall.classes.size(), {});
    if (h == 0) group_racks_.assign(site_.groups.size(), 0.0);
    double peak = 0.0, liquid = 0.0;
    state.now.clear();
    for (std::size_t c = 0; c < hall.classes.size(); ++c) {
      const ClassModel& k = hall.classes[c];
      const double racks = model_.racks(plan, k.index, segment);
      group_racks_[k.group] += racks;
      peak += racks * k.peak_W;
      liquid += racks * k.liquid_peak_W;
      state.now.push_back({&state.nodes[c], racks * k.nodes_per_rack, activity_[k.group].data(),
                           state.power[c].data()});
    }
    state.modules = std::ceil(peak / (state.module_W * hall.fill_limit) - 1e-9);
    modules += state.modules;
    rating_W += state.modules * state.module_W;
    if (state.modules <= 0.0) continue;
    const double rating = state.modules * state.module_W;
    const double share = state.kernel->liquid() && peak > 0.0 ? liquid / peak : 0.0;
    state.kernel->size(math::max(rating * (1.0 - share) * 1.05, 1.0),
                       math::max(rating * share, 1.0), site_.weather->mean_pressure_Pa);
  }
  output_.modules[segment] = modules;
  output_.rating_W[segment] = rating_W;
}

void SiteRunner::end_segment(std::size_t segment) {
  const auto quantities = site_quantities();
  const double dt = model_.step_s;
  for (std::size_t q = 0; q < quantities.size(); ++q) {
    output_.monthly[q][segment] = sums_[q].total() * dt * quantities[q].total_scale;
  }
  std::size_t row = 0;
  for (const auto& hall : class_sums_) {
    for (const LaneSum& sum : hall) output_.class_energy[row++][segment] = sum.total() * dt / 3.6e6;
  }
}

void SiteRunner::run(std::size_t segment, std::size_t first, std::size_t n) {
  if (open_segment_ != segment) begin_segment(segment);
  while (n > 0) {
    const std::size_t now = std::min(n, capacity_);
    block(segment, first, now);
    first += now;
    n -= now;
  }
  if (first == model_.segments[segment].steps) end_segment(segment);
}

void SiteRunner::halls(const Segment& s, std::size_t first, std::size_t n, double redo) {
  const std::size_t at = s.weather_first + first;
  const weather::DerivedWeather& w = site_.weather->derived;
  for (const SiteRow row :
       {SiteRow::hours_free, SiteRow::hours_integrated, SiteRow::hours_mechanical,
        SiteRow::hours_short, SiteRow::hours_above_set_point, SiteRow::hours_throttled,
        SiteRow::hours_off, SiteRow::hours_freeze_protection, SiteRow::hours_outside_recommended,
        SiteRow::hours_outside_allowable, SiteRow::energy_residual})
    fill(rows_[row], 0.0, n);
  double active = 0.0;
  bool summing = false;
  for (const HallState& hall : halls_) active += hall.modules > 0.0 ? 1.0 : 0.0;
  const double share = active > 0.0 ? 1.0 / active : 0.0;
  for (std::size_t h = 0; h < halls_.size(); ++h) {
    HallState& state = halls_[h];
    if (state.modules <= 0.0) continue;
    const HallModel& hall = site_.halls[h];
    HallBlock b{n,
                {w.dry_bulb_K.data() + at, w.wet_bulb_K.data() + at, w.humidity_ratio.data() + at,
                 w.enthalpy_J_per_kg.data() + at, w.pressure_Pa.data() + at},
                &state.now,
                &state.rows,
                state.chain,
                state.modules,
                hall.lighting * state.module_W * state.modules,
                hall.electrical_room_cop,
                redo > 0.5,
                static_cast<double>(model_.step_s),
                rows_[SiteRow::local_hour],
                rows_[SiteRow::day_of_year]};
    state.kernel->run(b, state.memory);
    fill(state.rows[HallRow::auxiliary], hall.auxiliary * state.module_W * state.modules, n);
    const HallCheck check{state.rows[HallRow::kernel_residual], state.rows[HallRow::heat_in],
                          state.rows[HallRow::mechanical],      state.rows[HallRow::mode],
                          rows_[SiteRow::energy_residual],      rows_[SiteRow::hours_free],
                          rows_[SiteRow::hours_integrated],     rows_[SiteRow::hours_mechanical]};
    if (check_hall(check, share, n) > 0) refuse_hall(s, first, n, h);
    if (!state.events.empty()) {
      count_hours(state.rows, share, n);
    } else if (state.kernel->liquid()) {
      const double* full = state.rows[HallRow::full_fan];  // dry coolers that do not reach it
      double* above = rows_[SiteRow::hours_above_set_point];
      for (std::size_t i = 0; i < n; ++i) above[i] += full[i] > 0.5 ? share : 0.0;
    }
    upstream_chain(b);
    for (const auto& [from, to] : summed) (summing ? add : copy)(rows_[to], state.rows[from], n);
    summing = true;
  }
  if (!summing) {
    for (const auto& [from, to] : summed) fill(rows_[to], 0.0, n);
  }
  double* cooling = rows_[SiteRow::cooling];
  const double *mechanical = rows_[SiteRow::mechanical], *lighting = rows_[SiteRow::lighting];
  for (std::size_t i = 0; i < n; ++i) cooling[i] = mechanical[i] - lighting[i];
}

void SiteRunner::count_hours(const Rows<HallRow>& r, double share, std::size_t n) {
  const double *shortage = r[HallRow::cooling_short], *throttle = r[HallRow::throttle],
               *off = r[HallRow::switched_off], *freeze = r[HallRow::freeze_protection],
               *recommended = r[HallRow::outside_recommended],
               *allowable = r[HallRow::outside_allowable];
  const double *air = r[HallRow::supply_rise], *water = r[HallRow::loop_rise];
  double* above = rows_[SiteRow::hours_above_set_point];
  double *short_hours = rows_[SiteRow::hours_short], *throttled = rows_[SiteRow::hours_throttled],
         *off_hours = rows_[SiteRow::hours_off],
         *freeze_hours = rows_[SiteRow::hours_freeze_protection],
         *outside = rows_[SiteRow::hours_outside_recommended],
         *beyond = rows_[SiteRow::hours_outside_allowable];
  for (std::size_t i = 0; i < n; ++i) {
    short_hours[i] += shortage[i] > 0.0 ? share : 0.0;
    above[i] += math::max(air[i], water[i]) > set_point_slack_K ? share : 0.0;
    throttled[i] += throttle[i] > 0.0 ? share : 0.0;
    off_hours[i] += off[i] > 0.0 ? share : 0.0;
    freeze_hours[i] += freeze[i] > 0.0 ? share : 0.0;
    outside[i] += recommended[i] > 0.0 ? share : 0.0;
    beyond[i] += allowable[i] > 0.0 ? share : 0.0;
  }
}

void SiteRunner::refuse_hall(const Segment& s, std::size_t first, std::size_t n,
                             std::size_t h) const {
  const HallState& state = halls_[h];
  const double *gap = state.rows[HallRow::kernel_residual], *given = state.rows[HallRow::heat_in],
               *mechanical = state.rows[HallRow::mechanical], *loop = state.rows[HallRow::heat_gap];
  for (std::size_t i = 0; i < n; ++i) {
    const double scale = given[i] + mechanical[i];
    if (math::abs(gap[i]) / scale <= ledger_tolerance) continue;
    if (!(math::abs(loop[i]) <= ledger_tolerance * scale)) {
      throw ConvergenceError(
          "the heat loop of '" + std::string(state.kernel->name()) + "' in hall '" +
          site_.halls[h].name + "' of site '" + site_.info.name + "' did not converge at " +
          to_iso(s.start_utc + static_cast<std::int64_t>(first + i) * model_.step_s) + ": " +
          std::to_string(loop[i]) + " W are left of " + std::to_string(scale) +
          " W (allowed 1e-9 relative)");
    }
    throw LedgerError("energy ledger of '" + std::string(state.kernel->name()) + "' in hall '" +
                      site_.halls[h].name + "' of site '" + site_.info.name +
                      "' does not close at " +
                      to_iso(s.start_utc + static_cast<std::int64_t>(first + i) * model_.step_s) +
                      ": residual " + std::to_string(gap[i]) + " W of " +
                      std::to_string(given[i] + mechanical[i]) + " W (allowed 1e-9 relative)");
  }
}

void SiteRunner::supply(double dt, std::size_t n) {
  const bool battery = site_.battery.highest_J > 0.0;
  fill(rows_[SiteRow::load], battery ? site_.battery_auxiliary_W : 0.0, n);
  fill(rows_[SiteRow::battery_auxiliary], battery ? site_.battery_auxiliary_W : 0.0, n);
  add(rows_[SiteRow::load], rows_[SiteRow::facility], n);
  supply::battery_wish(site_.battery, dt, rows_[SiteRow::load], rows_[SiteRow::pv], connection_W_,
                       rows_[SiteRow::wish], n);
  stored_before_ = stored_J_;
  supply::battery_scan(site_.battery, rows_[SiteRow::wish], rows_[SiteRow::stored], stored_J_, n);
  const supply::DispatchRows d{
      rows_[SiteRow::load],     rows_[SiteRow::pv],        rows_[SiteRow::stored],
      rows_[SiteRow::charge],   rows_[SiteRow::discharge], rows_[SiteRow::import],
      rows_[SiteRow::exported], rows_[SiteRow::curtailed], rows_[SiteRow::unserved]};
  supply::dispatch(site_.battery, dt, stored_before_, connection_W_, site_.export_allowed, d, n);
}

void SiteRunner::shed(const Segment& s, std::size_t first, std::size_t n, double dt) {
  const double* unserved = rows_[SiteRow::unserved];
  if (std::none_of(unserved, unserved + n, [](double u) { return u > 0.0; })) return;
  ShedMemory& m = shed_memory_;
  std::copy_n(rows_[SiteRow::it_power], n, m.wanted.begin());
  std::copy_n(rows_[SiteRow::facility], n, m.full.begin());
  std::copy_n(unserved, n, m.over.begin());
  for (std::size_t g = 0; g < activity_.size(); ++g)
    std::copy_n(activity_[g].begin(), n, m.activity[g].begin());
  const double *wanted = m.wanted.data(), *full = m.full.data(), *over = m.over.data();
  double *part = m.part.data(), *rest = m.rest.data();
  const auto redo = [&] {
    for (std::size_t g = 0; g < activity_.size(); ++g) {
      for (std::size_t i = 0; i < n; ++i) activity_[g][i] = m.activity[g][i] * part[i];
    }
    halls(s, first, n, 1.0);
  };
  // Power caps before shedding racks: activity falls until the load fits, at most to rest.
  for (std::size_t i = 0; i < n; ++i) part[i] = over[i] > 0.0 ? 0.0 : 1.0;
  redo();
  std::copy_n(rows_[SiteRow::facility], n, rest);
  for (std::size_t i = 0; i < n; ++i) {
    if (over[i] > 0.0)
      part[i] = math::clamp(1.0 - over[i] / math::max(full[i] - rest[i], 1e-9), 0.0, 1.0);
  }
  for (int pass = 0; pass < 3; ++pass) {
    redo();
    const double* now = rows_[SiteRow::facility];
    for (std::size_t i = 0; i < n; ++i) {
      if (over[i] <= 0.0 || part[i] <= 0.0) continue;
      const double target = full[i] - over[i];
      const double slope = (now[i] - rest[i]) / math::max(part[i], 1e-12);
      part[i] = math::clamp(part[i] + (target - now[i]) / math::max(slope, 1e-9), 0.0, 1.0);
    }
  }
  redo();
  fill(rows_[SiteRow::load], 0.0, n);
  add(rows_[SiteRow::load], rows_[SiteRow::battery_auxiliary], n);
  add(rows_[SiteRow::load], rows_[SiteRow::facility], n);
  const supply::DispatchRows d{
      rows_[SiteRow::load],     rows_[SiteRow::pv],        rows_[SiteRow::stored],
      rows_[SiteRow::charge],   rows_[SiteRow::discharge], rows_[SiteRow::import],
      rows_[SiteRow::exported], rows_[SiteRow::curtailed], rows_[SiteRow::unserved]};
  supply::dispatch(site_.battery, dt, stored_before_, connection_W_, site_.export_allowed, d, n);
  for (const SiteRow row : {SiteRow::answer_tokens, SiteRow::serving}) {
    for (std::size_t i = 0; i < n; ++i) rows_[row][i] *= part[i];
  }
  cut_work(s, first, n, part);
  double* shed_W = rows_[SiteRow::shed];
  const double* it = rows_[SiteRow::it_power];
  for (std::size_t i = 0; i < n; ++i) shed_W[i] = math::max(wanted[i] - it[i], 0.0);
}

}  // namespace tenfold::engine
