// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Demand of workloads and the boards that serve it: shared by tables of a week and by curves.
#pragma once

#include "activity_parts.hpp"
#include "tenfold/it/roofline.hpp"
#include "tenfold/it/serving.hpp"
#include "tenfold/it/training.hpp"
#include "tenfold/math.hpp"
#include "tenfold/time.hpp"
#include "workload_parts.hpp"

namespace tenfold::engine {

constexpr double two_pi = 2.0 * 3.14159265358979323846;

template <class Spec>
constexpr bool states_work_of =
    !std::is_same_v<Spec, it::SteadyWorkload> && !std::is_same_v<Spec, it::DiurnalWorkload>;
template <class Spec>
constexpr bool has_demand =
    std::is_same_v<Spec, it::InferenceWorkload> || std::is_same_v<Spec, it::MediaWorkload>;

/// Daily and weekly shape with mean 1 over the week; `hour` 0 to 168, Monday 0 h.
template <class Spec>
double shape(const Spec& w, double hour) {
  const double mean_factor = (5.0 + 2.0 * w.weekend) / 7.0;
  const double day = (hour >= 120.0 ? w.weekend : 1.0) / mean_factor;
  const double of_day = hour - 24.0 * math::floor(hour / 24.0);
  return (1.0 + (w.peak_to_mean - 1.0) * math::cos(two_pi * (of_day + 0.5 - w.peak_hour) / 24.0)) *
         day;
}

/// Hours that the users' clock is ahead of the site's, at the start of the horizon.
template <class Spec>
double ahead_h(const Scenario& s, const Spec& w, const MachinePlace& place) {
  if (w.timezone.empty() || w.timezone == place.timezone) return 0.0;
  // An unknown zone is reported by the validation.
  if (!is_time_zone(w.timezone) || !is_time_zone(place.timezone)) return 0.0;
  const std::int64_t t = utc_seconds(s.horizon.start);
  return static_cast<double>(utc_offset_seconds(w.timezone, t) -
                             utc_offset_seconds(place.timezone, t)) /
         3600.0;
}

/// E / E_0: work that a machine does for users, against the first date.
template <class Spec>
double gain_of(const Spec& w, Date date) {
  if constexpr (has_demand<Spec>) {
    if (!w.efficiency.empty()) return w.efficiency.at(date) / w.efficiency.points.front().second;
  }
  return 1.0;
}

/// Shape at an hour of the site's week, in the users' time zone.
template <class Spec>
double users_shape(const Spec& w, double ahead, int hour) {
  double h = static_cast<double>(hour) + ahead;
  h -= 168.0 * math::floor(h / 168.0);
  return shape(w, h);
}

inline double load_of(const it::InferenceWorkload& w) { return w.load.value_or(0.5); }
inline double load_of(const it::MediaWorkload& w) { return w.load; }

/// Load against the capacity of the date: requests grow as (E / E_0)^rebound, capacity as E / E_0.
template <class Spec>
double offered(const Spec& w, double ahead, int hour, Date date) {
  double work = 1.0;
  if (!w.efficiency.empty()) work = math::pow(1.0 / gain_of(w, date), 1.0 - w.rebound);
  return load_of(w) * work * users_shape(w, ahead, hour);
}

inline double availability(const it::TrainingWorkload& w) {
  return it::training_availability({value_of(w.checkpoint_interval), value_of(w.checkpoint),
                                    value_of(w.failure_interval), value_of(w.restart)});
}

inline const it::Rack& rack_of(const Scenario& s, const MachinePlace& place) {
  return s.racks.at(place.rack);
}

inline it::ActivityParameters board_of(const Scenario& s, const MachinePlace& place) {
  return activity_parameters(s.accelerators, rack_of(s, place).accelerator);
}

/// Tokens that a mean call of a task has before its answer, and those of them to prefill.
struct Call {
  double context, prefill;
};
inline Call mean_call(const it::InferenceWorkload& w) {
  const double before = 0.5 * (w.calls_per_task - 1.0) * (w.answer + w.observation);
  // What came before was seen by the call before, except for the last observation and answer.
  const double context = w.prompt + before;
  if (w.calls_per_task <= 1.0) return {context, context};
  const double seen = (w.calls_per_task - 1.0) / w.calls_per_task;
  const double repeated = seen * (context - w.answer - w.observation);
  return {context, math::max(1.0, context - w.cached * math::max(0.0, repeated))};
}

inline double boards_of(const it::ActivityParameters& p, const it::InferenceWorkload& w,
                        const it::LanguageModel& m) {
  const double least = it::least_accelerators(p, m, mean_call(w).context + w.answer);
  return w.accelerators > 0.0 ? w.accelerators : least;
}

inline int batch_of(const it::ActivityParameters& p, const it::InferenceWorkload& w,
                    const it::LanguageModel& m, double boards) {
  return static_cast<int>(
      math::min(w.max_batch, it::most_sequences(p, m, boards, mean_call(w).context + w.answer)));
}

inline double coolant_K() { return it::measured_coolant_K; }

inline it::Server server_of(const it::ActivityParameters& p, const it::InferenceWorkload& w,
                            const it::LanguageModel& m, double boards) {
  const Call call = mean_call(w);
  return {p,         m,           boards,      call.prefill, w.answer, batch_of(p, w, m, boards),
          p.serving, coolant_K(), call.context};
}

inline double rest_W(const it::ActivityParameters& p) {
  return it::cooled_board_state(p, 0.0, coolant_K(), p.limit_saving).power_W;
}
inline double activity_of(const it::ActivityParameters& p, double power_W) {
  const double rest = rest_W(p);
  return (power_W - rest) / (p.limit_W - rest);
}

}  // namespace tenfold::engine
