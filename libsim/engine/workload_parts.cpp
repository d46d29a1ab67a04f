// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "workload_parts.hpp"

#include <algorithm>
#include <limits>

#include "activity_parts.hpp"
#include "tenfold/it/serving.hpp"
#include "tenfold/it/training.hpp"
#include "tenfold/math.hpp"
#include "tenfold/time.hpp"

namespace tenfold::engine {

namespace {

constexpr double two_pi = 2.0 * 3.14159265358979323846;

template <class Spec>
constexpr bool states_work =
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

template <class Spec>
double offered(const Spec& w, double ahead, int hour, Date date) {
  double h = static_cast<double>(hour) + ahead;
  h -= 168.0 * math::floor(h / 168.0);
  double work = 1.0;
  if (!w.efficiency.empty())
    work = math::pow(w.efficiency.points.front().second / w.efficiency.at(date), 1.0 - w.rebound);
  return w.load * work * shape(w, h);
}

const it::Rack& rack_of(const Scenario& s, const MachinePlace& place) {
  return s.racks.at(place.rack);
}

it::ActivityParameters board_of(const Scenario& s, const MachinePlace& place) {
  return activity_parameters(s.accelerators, rack_of(s, place).accelerator);
}

/// Tokens that a mean call of a task has before its answer, and those of them to prefill.
struct Call {
  double context, prefill;
};
Call mean_call(const it::InferenceWorkload& w) {
  const double before = 0.5 * (w.calls_per_task - 1.0) * (w.answer + w.observation);
  // What came before was seen by the call before, except for the last observation and answer.
  const double context = w.prompt + before;
  if (w.calls_per_task <= 1.0) return {context, context};
  const double seen = (w.calls_per_task - 1.0) / w.calls_per_task;
  const double repeated = seen * (context - w.answer - w.observation);
  return {context, math::max(1.0, context - w.cached * math::max(0.0, repeated))};
}

double boards_of(const it::ActivityParameters& p, const it::InferenceWorkload& w,
                 const it::LanguageModel& m) {
  const double least = it::least_accelerators(p, m, mean_call(w).context + w.answer);
  return w.accelerators > 0.0 ? w.accelerators : least;
}

int batch_of(const it::ActivityParameters& p, const it::InferenceWorkload& w,
             const it::LanguageModel& m, double boards) {
  return static_cast<int>(
      math::min(w.max_batch, it::most_sequences(p, m, boards, mean_call(w).context + w.answer)));
}

double coolant_K() { return it::measured_coolant_K; }

double rest_W(const it::ActivityParameters& p) {
  return it::cooled_board_state(p, 0.0, coolant_K(), p.limit_saving).power_W;
}
double activity_of(const it::ActivityParameters& p, double power_W) {
  const double rest = rest_W(p);
  return (power_W - rest) / (p.limit_W - rest);
}

WorkloadWeek week(const Scenario&, const it::SteadyWorkload& w, const MachinePlace&, Date) {
  WorkloadWeek out;
  out.activity.fill(w.utilisation);
  return out;
}

WorkloadWeek week(const Scenario&, const it::DiurnalWorkload& w, const MachinePlace&, Date) {
  WorkloadWeek out;
  for (int h = 0; h < 168; ++h)
    out.activity[static_cast<std::size_t>(h)] = w.utilisation * shape(w, h);
  return out;
}

WorkloadWeek week(const Scenario& s, const it::TrainingWorkload& w, const MachinePlace& place,
                  Date) {
  const it::ActivityParameters p = board_of(s, place);
  const double available =
      it::training_availability({value_of(w.checkpoint_interval), value_of(w.checkpoint),
                                 value_of(w.failure_interval), value_of(w.restart)});
  const double power =
      available * it::training_power(p, w.mfu, coolant_K()) + (1.0 - available) * rest_W(p);
  WorkloadWeek out;
  out.power_W.fill(power);
  out.activity.fill(activity_of(p, power));
  out.rate.fill(available * w.mfu * p.peak_flop_per_s);
  out.load.fill(available);
  return out;
}

WorkloadWeek week(const Scenario& s, const it::InferenceWorkload& w, const MachinePlace& place,
                  Date date) {
  const it::ActivityParameters p = board_of(s, place);
  const it::LanguageModel& m = s.language_models.at(w.language_model);
  const double boards = boards_of(p, w, m);
  const Call call = mean_call(w);
  const it::Server server(p, m, boards, call.prefill, w.answer, batch_of(p, w, m, boards),
                          p.serving, coolant_K(), call.context);
  const double ahead = ahead_h(s, w, place);
  WorkloadWeek out;
  for (int h = 0; h < 168; ++h) {
    const auto i = static_cast<std::size_t>(h);
    out.load[i] = offered(w, ahead, h, date);
    const it::ServingState state = server.at(out.load[i] * server.capacity_per_s());
    out.power_W[i] = state.power_W;
    out.activity[i] = activity_of(p, state.power_W);
    out.rate[i] = state.tokens_per_s / boards;
  }
  return out;
}

WorkloadWeek week(const Scenario& s, const it::MediaWorkload& w, const MachinePlace& place,
                  Date date) {
  const it::ActivityParameters p = board_of(s, place);
  const double dynamic = p.flop_J * w.sustained * p.peak_flop_per_s;
  const double busy = it::cooled_board_state(p, dynamic, coolant_K(), p.limit_saving).power_W;
  const double ahead = ahead_h(s, w, place);
  WorkloadWeek out;
  for (int h = 0; h < 168; ++h) {
    const auto i = static_cast<std::size_t>(h);
    out.load[i] = offered(w, ahead, h, date);
    out.power_W[i] = out.load[i] * busy + (1.0 - out.load[i]) * rest_W(p);
    out.activity[i] = activity_of(p, out.power_W[i]);
    out.rate[i] = out.load[i] * w.sustained * p.peak_flop_per_s / value_of(w.operations);
  }
  return out;
}

double window_h(const it::DeferrableWorkload& w) {
  return w.until > w.from ? w.until - w.from : w.until + 24.0 - w.from;
}

WorkloadWeek week(const Scenario& s, const it::DeferrableWorkload& w, const MachinePlace& place,
                  Date) {
  const it::ActivityParameters p = board_of(s, place);
  const double busy = it::training_power(p, w.mfu, coolant_K());
  const double during = w.load * 24.0 / window_h(w);
  WorkloadWeek out;
  for (int h = 0; h < 168; ++h) {
    const auto i = static_cast<std::size_t>(h);
    const double hour = h % 24;
    // Share of this hour that lies in the window, so that fractions of an hour conserve the work.
    const auto overlap = [&](double from, double until) {
      return math::max(0.0, math::min(hour + 1.0, until) - math::max(hour, from));
    };
    const double inside =
        w.until > w.from ? overlap(w.from, w.until) : overlap(w.from, 24.0) + overlap(0.0, w.until);
    out.load[i] = during * inside;
    out.power_W[i] = out.load[i] * busy + (1.0 - out.load[i]) * rest_W(p);
    out.activity[i] = activity_of(p, out.power_W[i]);
    out.rate[i] = out.load[i] * w.mfu * p.peak_flop_per_s;
  }
  return out;
}

/// Largest offered load over all dates and hours.
template <class Spec>
double most_offered(const Scenario& s, const Spec& w, const MachinePlace& place) {
  double most = 0.0;
  std::vector<Date> dates{s.horizon.start};
  for (const auto& [date, value] : w.efficiency.points) {
    if (s.horizon.start < date && date < s.horizon.end) dates.push_back(date);
  }
  const double ahead = ahead_h(s, w, place);
  for (const Date& date : dates) {
    for (int h = 0; h < 168; ++h) most = math::max(most, offered(w, ahead, h, date));
  }
  return most;
}

std::string number(double value) {
  return format_quantity(math::floor(value * 1000.0 + 0.5) / 1000.0, Dimension::none);
}

}  // namespace

bool runs_on(const it::Workload& workload, const MachinePlace& place) {
  const auto has = [](const std::vector<std::string>& list, const std::string& item) {
    return std::find(list.begin(), list.end(), item) != list.end();
  };
  return std::visit(
      [&](const auto& w) {
        if (!w.residency.empty() && !has(w.residency, place.country)) return false;
        if (w.runs_on.empty())
          return !states_work<std::decay_t<decltype(w)>> || place.kind == "accelerator";
        return has(w.runs_on, place.kind) || has(w.runs_on, place.rack);
      },
      workload);
}

std::string cannot_run(const Scenario& s, const it::Workload& workload, const MachinePlace& place) {
  return std::visit(
      [&](const auto& w) -> std::string {
        using Spec = std::decay_t<decltype(w)>;
        if constexpr (states_work<Spec>) {
          const it::Rack& rack = rack_of(s, place);
          const auto part = s.accelerators.find(rack.accelerator);
          if (part == s.accelerators.end() || rack.accelerators <= 0.0)
            return "its racks have no accelerators";
          if (!has_activity(part->second))
            return "memory bandwidth or 16-bit rate of '" + rack.accelerator + "' is unknown";
          const it::ActivityParameters p = board_of(s, place);
          if constexpr (std::is_same_v<Spec, it::TrainingWorkload> ||
                        std::is_same_v<Spec, it::DeferrableWorkload>) {
            const double most = it::most_mfu(p, coolant_K());
            if (w.mfu > p.training_efficiency)
              return "an MFU of " + number(w.mfu) + " is more than a step reaches on one board, " +
                     number(p.training_efficiency) + " (" + number(most) + " under its limit)";
          }
          if constexpr (std::is_same_v<Spec, it::DeferrableWorkload>) {
            if (w.load * 24.0 > window_h(w) * (1.0 + 1e-9))
              return "a load of " + number(w.load) + " does not fit into a window of " +
                     number(window_h(w)) + " h a day";
          }
          if constexpr (std::is_same_v<Spec, it::InferenceWorkload>) {
            const auto found = s.language_models.find(w.language_model);
            if (found == s.language_models.end()) return {};  // reported where it was read
            const it::LanguageModel& m = found->second;
            if (const std::string problem = it::problem_of(m); !problem.empty())
              return "'" + w.language_model + "': " + problem;
            const double boards = boards_of(p, w, m);
            if (boards > rack.accelerators)
              return "'" + w.language_model + "' needs " + number(boards) +
                     " accelerators, a rack has " + number(rack.accelerators);
            if (batch_of(p, w, m, boards) < 1)
              return "'" + w.language_model + "' does not fit into " + number(boards) +
                     " accelerators of " + format_quantity(p.memory_B, Dimension::data) +
                     "; it needs " +
                     number(it::least_accelerators(p, m, mean_call(w).context + w.answer));
          }
          if constexpr (has_demand<Spec>) {
            const double most = most_offered(s, w, place);
            if (most > 1.0 + 1e-9)
              return "the offered load peaks at " + number(most) +
                     " of the capacity; lower load or peak_to_mean";
          }
        }
        return {};
      },
      workload);
}

WorkloadWeek workload_week(const Scenario& s, const it::Workload& workload,
                           const MachinePlace& place, Date date) {
  return std::visit([&](const auto& w) { return week(s, w, place, date); }, workload);
}

std::vector<Date> dates_of_change(const std::vector<it::Workload>& workloads) {
  std::vector<Date> out;
  for (const it::Workload& workload : workloads) {
    std::visit(
        [&](const auto& w) {
          if constexpr (has_demand<std::decay_t<decltype(w)>>) {
            for (const auto& [date, value] : w.efficiency.points) out.push_back(date);
          }
        },
        workload);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::array<double, 168> utilisation_table(const Scenario& s, const MachinePlace& place, Date date) {
  std::array<double, 168> table{};
  for (const it::Workload& workload : s.workloads) {
    if (!runs_on(workload, place)) continue;
    const double share = std::visit([](const auto& w) { return w.share; }, workload);
    const WorkloadWeek one = workload_week(s, workload, place, date);
    for (std::size_t h = 0; h < 168; ++h) table[h] += share * one.activity[h];
  }
  return table;
}

double share_sum(const std::vector<it::Workload>& workloads, const MachinePlace& place) {
  double sum = 0.0;
  for (const it::Workload& workload : workloads) {
    if (runs_on(workload, place))
      sum += std::visit([](const auto& w) { return w.share; }, workload);
  }
  return sum;
}

}  // namespace tenfold::engine
