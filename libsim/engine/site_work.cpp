// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
// What a site is given in a block: calendar, carbon intensity, and the work of its machines.
#include <algorithm>

#include "site_runner.hpp"

namespace tenfold::engine {

namespace {

/// Hour of a cycle of hours, advanced by steps of at most an hour.
struct Clock {
  std::size_t hour, hours;
  std::int64_t second;
  Clock(std::int64_t t, std::size_t cycle) : hours(cycle) {
    const std::int64_t length = static_cast<std::int64_t>(cycle) * 3600;
    const std::int64_t inside = (t % length + length) % length;
    hour = static_cast<std::size_t>(inside / 3600);
    second = inside % 3600;
  }
  void advance(int step_s) {
    second += step_s;
    if (second < 3600) return;
    second -= 3600;
    hour = hour + 1 == hours ? 0 : hour + 1;
  }
};

/// Adds what a group's racks do in a part at a load.
struct GroupNow {
  double activity, tokens_per_s, serving_W;  ///< of a rack
  void add(const WorkPart& part, const WorkCurve& curve, double gain, double load) {
    if (!part.states_work) {
      activity += load;
      return;
    }
    if (curve.work_per_s <= 0.0) return;
    activity += part.share * curve.activity(load);
    if (!curve.serving) return;
    tokens_per_s += part.share * curve.work_per_s * gain * load * curve.tokens_per_work;
    serving_W += part.share * curve.boards * curve.serving->power_W(load);
  }
};

}  // namespace

void SiteRunner::exogenous(const Segment& s, std::size_t first, std::size_t n) {
  auto offset =
      std::upper_bound(site_.offsets.begin(), site_.offsets.end(),
                       s.start_utc + static_cast<std::int64_t>(first) * model_.step_s,
                       [](std::int64_t t, const ZoneOffset& o) { return t < o.from_utc; });
  if (offset != site_.offsets.begin()) --offset;
  const auto& zone = site_.zone;
  const Date last = zone.intensity.points.back().first;
  double annual = value_of(zone.intensity.at({s.year, 7, 1}));
  for (int y = last.year; y < s.year; ++y) annual *= 1.0 + zone.annual_change;
  const double monthly = annual * zone.month_shape[static_cast<std::size_t>(s.month - 1)];
  double *intensity = rows_[SiteRow::carbon_intensity], *hour = rows_[SiteRow::local_hour],
         *date = rows_[SiteRow::day_of_year];
  const std::int64_t new_year = utc_seconds({s.year, 1, 1});
  std::int64_t t = s.start_utc + static_cast<std::int64_t>(first) * model_.step_s;
  // 1970-01-01 was a Thursday.
  const auto local = [&] { return Clock(t + offset->offset_s + 72 * 3600, 168); };
  Clock week = local(), day(t + site_.standard_offset_s, 24);
  for (std::size_t i = 0; i < n; ++i) {
    if (offset + 1 != site_.offsets.end() && (offset + 1)->from_utc <= t) {
      while (offset + 1 != site_.offsets.end() && (offset + 1)->from_utc <= t) ++offset;
      week = local();
    }
    local_hours_[i] = week.hour;
    intensity[i] = monthly * zone.hour_shape[day.hour];
    hour[i] = static_cast<double>(week.hour % 24) + static_cast<double>(week.second) / 3600.0;
    date[i] = static_cast<double>(t - new_year) / 86400.0;
    week.advance(model_.step_s);
    day.advance(model_.step_s);
    t += model_.step_s;
  }
  work(s, first, n);
}

void SiteRunner::work(const Segment& s, std::size_t first, std::size_t n) {
  double *tokens = rows_[SiteRow::answer_tokens], *serving = rows_[SiteRow::serving];
  fill(tokens, 0.0, n);
  fill(serving, 0.0, n);
  for (std::size_t g = 0; g < activity_.size(); ++g) {
    const auto& tables = site_.groups[g];
    const GroupWeek& week = tables[tables.size() == 1 ? 0 : open_segment_];
    for (std::size_t i = 0; i < n; ++i) activity_[g][i] = week.activity[local_hours_[i]];
    if (!model_.serves) continue;
    for (std::size_t i = 0; i < n; ++i) {
      tokens[i] += group_racks_[g] * week.tokens_per_s[local_hours_[i]];
      serving[i] += group_racks_[g] * week.serving_W[local_hours_[i]];
    }
  }
  if (placed().empty()) return;
  for (std::size_t i = 0; i < n; ++i) placed_work(s.first_step + first + i, i);
}

bool SiteRunner::find_period(std::size_t step) {
  const PlacedActivity& work = placed();
  if (work.period_step.empty()) return true;
  const auto& starts = work.period_step;
  if (period_ >= starts.size() || starts[period_] > step) period_ = 0;
  while (period_ + 1 < starts.size() && starts[period_ + 1] <= step) ++period_;
  const std::int64_t slots = 604800 / model_.step_s;
  const std::int64_t utc = model_.start_utc + static_cast<std::int64_t>(step) * model_.step_s;
  slot_ = static_cast<std::size_t>((utc / model_.step_s % slots + slots) % slots);
  return !work.weekly[static_cast<std::size_t>(&site_ - model_.sites.data())][period_].empty();
}

double SiteRunner::placed_load(std::size_t part, std::size_t step, std::size_t i) const {
  const PlacedActivity& work = placed();
  const auto site = static_cast<std::size_t>(&site_ - model_.sites.data());
  if (work.period_step.empty()) return static_cast<double>(work.loads[site][part][step]);
  const auto& period = work.weekly[site][period_];
  if (period.empty()) {
    const auto& asked = work.asked[part][site];
    return asked[asked.size() == 1 ? 0 : open_segment_][local_hours_[i]];
  }
  return period[part][slot_];
}

void SiteRunner::placed_work(std::size_t step, std::size_t i) {
  if (!find_period(step)) return;
  const auto site = static_cast<std::size_t>(&site_ - model_.sites.data());
  double tokens = 0.0, serving = 0.0;
  for (std::size_t g = 0; g < activity_.size(); ++g) {
    const auto& tables = site_.staying[g];
    const GroupWeek& week = tables[tables.size() == 1 ? 0 : open_segment_];
    const std::size_t hour = local_hours_[i];
    GroupNow now{week.activity[hour], week.tokens_per_s[hour], week.serving_W[hour]};
    for (std::size_t k = 0; k < model_.parts.size(); ++k) {
      const WorkPart& part = model_.parts[k];
      if (part.kind != site_.group_kind[g]) continue;
      now.add(part, part.curves[site][g], part.gain[open_segment_], placed_load(k, step, i));
    }
    activity_[g][i] = now.activity;
    tokens += group_racks_[g] * now.tokens_per_s;
    serving += group_racks_[g] * now.serving_W;
  }
  rows_[SiteRow::answer_tokens][i] = tokens;
  rows_[SiteRow::serving][i] = serving;
}

void SiteRunner::cut_work(const Segment& s, std::size_t first, std::size_t n, const double* part) {
  const PlacedActivity& work = placed();
  const auto site = static_cast<std::size_t>(&site_ - model_.sites.data());
  const auto month = static_cast<std::size_t>(&s - model_.segments.data());
  for (std::size_t i = 0; i < n; ++i) {
    if (part[i] >= 1.0) continue;
    const std::size_t step = s.first_step + first + i;
    find_period(step);
    for (std::size_t k = 0; k < output_.cut_work.size(); ++k)
      output_.cut_work[k][month] +=
          (1.0 - part[i]) * placed_load(k, step, i) * work.work_per_step[k][site][month];
  }
}

}  // namespace tenfold::engine
