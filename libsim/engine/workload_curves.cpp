// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "workload_curves.hpp"

#include "workload_demand.hpp"

namespace tenfold::engine {

namespace {

WorkCurve curve(const Scenario&, const it::SteadyWorkload&, const MachinePlace&) { return {}; }
WorkCurve curve(const Scenario&, const it::DiurnalWorkload&, const MachinePlace&) { return {}; }

/// Work at an MFU: training and batch.
WorkCurve at_mfu(const Scenario& s, const MachinePlace& place, double mfu) {
  const it::ActivityParameters p = board_of(s, place);
  WorkCurve c;
  c.boards = rack_of(s, place).accelerators;
  c.work_per_s = c.boards * mfu * p.peak_flop_per_s;
  c.busy_activity = activity_of(p, it::training_power(p, mfu, coolant_K()));
  return c;
}

WorkCurve curve(const Scenario& s, const it::TrainingWorkload& w, const MachinePlace& place) {
  return at_mfu(s, place, w.mfu);
}

WorkCurve curve(const Scenario& s, const it::DeferrableWorkload& w, const MachinePlace& place) {
  return at_mfu(s, place, w.mfu);
}

WorkCurve curve(const Scenario& s, const it::MediaWorkload& w, const MachinePlace& place) {
  const it::ActivityParameters p = board_of(s, place);
  WorkCurve c;
  c.boards = rack_of(s, place).accelerators;
  c.work_per_s = c.boards * w.sustained * p.peak_flop_per_s / value_of(w.operations);
  const double dynamic = p.flop_J * w.sustained * p.peak_flop_per_s;
  c.busy_activity =
      activity_of(p, it::cooled_board_state(p, dynamic, coolant_K(), p.limit_saving).power_W);
  return c;
}

WorkCurve curve(const Scenario& s, const it::InferenceWorkload& w, const MachinePlace& place) {
  const it::ActivityParameters p = board_of(s, place);
  const it::LanguageModel& m = s.language_models.at(w.language_model);
  const double boards = boards_of(p, w, m);
  const it::Server server = server_of(p, w, m, boards);
  WorkCurve c;
  c.boards = rack_of(s, place).accelerators;
  c.work_per_s = c.boards / boards * server.capacity_per_s() / w.calls_per_task;
  c.tokens_per_work = w.calls_per_task * w.answer;
  c.limit_W = p.limit_W;
  c.serving = std::make_shared<const it::ServingTable>(server);
  return c;
}

}  // namespace

bool states_work(const it::Workload& workload) {
  return std::visit([](const auto& w) { return states_work_of<std::decay_t<decltype(w)>>; },
                    workload);
}

bool in_requests(const it::Workload& workload) {
  const auto* w = std::get_if<it::InferenceWorkload>(&workload);
  return w != nullptr && w->requests.has_value();
}

WorkCurve work_curve(const Scenario& s, const it::Workload& workload, const MachinePlace& place) {
  return std::visit([&](const auto& w) { return curve(s, w, place); }, workload);
}

double efficiency_gain(const it::Workload& workload, Date date) {
  return std::visit([&](const auto& w) { return gain_of(w, date); }, workload);
}

double most_load(const it::Workload& workload) {
  const auto* w = std::get_if<it::TrainingWorkload>(&workload);
  return w != nullptr ? availability(*w) : 1.0;
}

std::array<double, 168> asked_load(const Scenario& s, const it::Workload& workload,
                                   const MachinePlace& place, Date date) {
  std::array<double, 168> out{};
  if (const auto* batch = std::get_if<it::DeferrableWorkload>(&workload)) {
    out.fill(batch->load);
    return out;
  }
  const WorkloadWeek week = workload_week(s, workload, place, date);
  return states_work(workload) ? week.load : week.activity;
}

std::array<double, 168> request_shape(const it::Workload& workload) {
  const auto& w = std::get<it::InferenceWorkload>(workload);
  std::array<double, 168> out{};
  for (int h = 0; h < 168; ++h) out[static_cast<std::size_t>(h)] = shape(w, h);
  return out;
}

double requests_per_s(const Scenario& s, const it::Workload& workload, Date date) {
  const auto& w = std::get<it::InferenceWorkload>(workload);
  double rate = value_of(*w.requests) * math::pow(gain_of(w, date), w.rebound);
  if (w.growth.empty()) return rate;
  for (int m = month_index(s.horizon.start); m < month_index(date); ++m)
    rate *= math::pow(1.0 + w.growth.at(date_of_month(m)), 1.0 / 12.0);
  return rate;
}

}  // namespace tenfold::engine
