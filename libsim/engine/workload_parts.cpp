// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "workload_parts.hpp"

#include <algorithm>

#include "workload_curves.hpp"
#include "workload_demand.hpp"

namespace tenfold::engine {

namespace {

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
  const double available = w.load * availability(w);
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
  const it::Server server = server_of(p, w, m, boards);
  const double ahead = ahead_h(s, w, place);
  WorkloadWeek out;
  for (int h = 0; h < 168; ++h) {
    const auto i = static_cast<std::size_t>(h);
    // In requests, the load follows from the stock: the most it can be.
    out.load[i] = w.requests ? 1.0 : offered(w, ahead, h, date);
    const it::ServingState state = server.at(out.load[i] * server.capacity_per_s());
    out.power_W[i] = state.power_W;
    out.activity[i] = activity_of(p, state.power_W);
    out.rate[i] = state.tokens_per_s / boards * gain_of(w, date);
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
    out.rate[i] =
        out.load[i] * w.sustained * p.peak_flop_per_s / value_of(w.operations) * gain_of(w, date);
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
          return !states_work_of<std::decay_t<decltype(w)>> || place.kind == "accelerator";
        return has(w.runs_on, place.kind) || has(w.runs_on, place.rack);
      },
      workload);
}

std::string cannot_run(const Scenario& s, const it::Workload& workload, const MachinePlace& place) {
  return std::visit(
      [&](const auto& w) -> std::string {
        using Spec = std::decay_t<decltype(w)>;
        if constexpr (states_work_of<Spec>) {
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
            // Requests beyond capacity are dropped and counted.
            const double most = in_requests(workload) ? 0.0 : most_offered(s, w, place);
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

GroupWeek group_week(const Scenario& s, const MachinePlace& place, Date date,
                     const std::vector<std::string>& without) {
  GroupWeek table;
  for (const it::Workload& workload : s.workloads) {
    if (!runs_on(workload, place)) continue;
    const auto& [name, share] = std::visit(
        [](const auto& w) { return std::pair<const std::string&, double>(w.name, w.share); },
        workload);
    if (std::find(without.begin(), without.end(), name) != without.end()) continue;
    const WorkloadWeek one = workload_week(s, workload, place, date);
    const bool serves = std::holds_alternative<it::InferenceWorkload>(workload);
    const double boards = serves ? rack_of(s, place).accelerators * share : 0.0;
    for (std::size_t h = 0; h < 168; ++h) {
      table.activity[h] += share * one.activity[h];
      table.tokens_per_s[h] += boards * one.rate[h];
      table.serving_W[h] += boards * one.power_W[h];
    }
  }
  return table;
}

std::array<double, 168> utilisation_table(const Scenario& s, const MachinePlace& place, Date date) {
  return group_week(s, place, date, {}).activity;
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
