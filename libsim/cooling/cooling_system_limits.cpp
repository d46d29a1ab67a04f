// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "cooling_system_kernel.hpp"
#include "tenfold/math.hpp"

namespace tenfold::engine {

namespace {
using cooling::LoopRow;
using cooling::SystemRows;
constexpr std::size_t none = cooling::SystemOrder::npos;
constexpr std::size_t most_masses = 16;
constexpr double highest_excess_K = 80.0;
constexpr double settled_K = 1e-6;
constexpr double taken_share = 1e-10;  ///< of the hall's heat: nothing is left
}  // namespace

double CoolingSystemKernel::remaining(const HallBlock& lane, const SystemRows& rows,
                                      const Mass& mass) const {
  const Rows<HallRow>& r = *lane.rows;
  const double left =
      mass.loop == none ? r[HallRow::room_left][0] : rows.loop(mass.loop, LoopRow::remaining)[0];
  return left > taken_share * r[HallRow::it_power][0] ? left : 0.0;
}

void CoolingSystemKernel::set_mass(HallBlock& lane, const SystemRows& rows, const Mass& mass,
                                   double excess_K, double released_W) const {
  Rows<HallRow>& r = *lane.rows;
  if (mass.loop == none) {
    r[HallRow::room_excess][0] = excess_K;
    r[HallRow::room_released][0] = released_W;
  } else {
    rows.loop(mass.loop, LoopRow::excess)[0] = excess_K;
    rows.loop(mass.loop, LoopRow::released)[0] = released_W;
  }
}

/// One step: the temperatures above the set points at which the plant takes all the heat.
///
/// A mass C obeys C dT/dt = S - G (T - T_set) with S the heat left at the set point and G what the
/// plant gains and racks lose per kelvin; exact over the step: the end moves kappa times as far as
/// the mean, kappa = (1 - e) / (1 - (1 - e) / a), e = exp(-a), a = G dt / C. G comes from two
/// evaluations; the mean is the smallest excess with nothing left, by secant from the short side
/// inside a bracket. @param excess_K by mass: at the start, then at the end of the step
void CoolingSystemKernel::settle(HallBlock& lane, const SystemRows& rows, double* excess_K) const {
  const double dt = lane.step_s;
  std::array<double, most_masses> start{}, mean{}, pace{};
  std::copy_n(excess_K, masses_.size(), start.begin());
  pace.fill(1.0);
  const auto put = [&](std::size_t m) {
    set_mass(lane, rows, masses_[m], mean[m],
             masses_[m].J_per_K / dt * pace[m] * (start[m] - mean[m]));
  };
  // All masses back at their set points, if the plant can also take what they give back.
  for (std::size_t m = 0; m < masses_.size(); ++m) put(m);
  evaluate(lane, rows, nullptr);
  for (int sweep = 0; sweep < 4; ++sweep) {
    bool short_of = false;
    for (std::size_t m = 0; m < masses_.size(); ++m) {
      const auto left_at = [&](double excess) {
        mean[m] = excess;
        put(m);
        evaluate(lane, rows, nullptr);
        return remaining(lane, rows, masses_[m]);
      };
      double low = mean[m], left = remaining(lane, rows, masses_[m]);
      if (left <= 0.0) continue;
      short_of = true;
      const double stored = masses_[m].J_per_K / dt;
      pace[m] = 1.0;
      left = left_at(low);
      double trial = math::max(low + 0.25, 0.9 * start[m]), after = left_at(trial),
             high = highest_excess_K;
      double slope = math::max((left - after) / (trial - low), 1e-3 * stored);
      // What temperature itself does, without the mass.
      const double conductance = math::max(slope - stored, 1e-6 * stored);
      const double a = conductance / stored;
      const double part = (1.0 - math::exp(-a)) / a;
      const double kappa = a < 1e-3 ? 2.0 : a * part / (1.0 - part);
      // A mass that starts warmer may cool through zero: its end is taken for its mean then.
      if (start[m] <= low) pace[m] = kappa;
      left = left_at(low);
      if (left <= 0.0) {
        pace[m] = 1.0;
        left = left_at(low);
      }
      slope = math::max(conductance + stored * pace[m], 1e-6);
      bool over = false;
      for (int i = 0; i < 100 && high - low > settled_K; ++i) {
        // After a step beyond the root a trial just below it: then the bracket is narrow.
        const double reach = low + left / slope + 0.1 * settled_K;
        trial = i % 8 == 7 || i > 60 ? 0.5 * (low + high)
                : over               ? high - math::max(0.02 * (high - low), 0.5 * settled_K)
                : reach < high       ? reach
                                     : 0.5 * (low + high);
        after = left_at(trial);
        over = after <= 0.0;
        if (over) {
          high = trial;
        } else {
          slope = math::max((left - after) / (trial - low), 1e-3 * stored);
          low = trial;
          left = after;
        }
      }
      left_at(high);
    }
    if (!short_of) break;
  }
  for (std::size_t m = 0; m < masses_.size(); ++m)
    excess_K[m] = start[m] + pace[m] * (mean[m] - start[m]);
}

/// One step of a block as a block.
HallBlock CoolingSystemKernel::lane_of(const HallBlock& b, std::size_t i, Rows<HallRow>& view,
                                       HallMemory& memory) const {
  HallBlock lane = b;
  lane.n = 1;
  lane.rows = &view;
  lane.weather = {b.weather.dry_bulb_K + i, b.weather.wet_bulb_K + i, b.weather.humidity_ratio + i,
                  b.weather.enthalpy_J_per_kg + i, b.weather.pressure_Pa + i};
  lane.local_hour += i;
  lane.day_of_year += i;
  memory.lane.assign(b.classes->begin(), b.classes->end());
  for (ClassNow& c : memory.lane) {
    c.utilisation += i;
    c.energy_power_W += i;
  }
  lane.classes = &memory.lane;
  return lane;
}

void CoolingSystemKernel::limits_lane(HallBlock& lane, const SystemRows& rows,
                                      double* excess) const {
  Rows<HallRow>& r = *lane.rows;
  double left = 0.0;
  bool warm = false;
  for (std::size_t m = 0; m < masses_.size(); ++m) {
    left += remaining(lane, rows, masses_[m]);
    warm = warm || excess[m] > 0.0;
  }
  r[HallRow::cooling_short][0] = left;
  r[HallRow::heat_stored][0] = 0.0;
  r[HallRow::carries][0] = left <= 0.0 && !warm ? 0.0 : 1.0;
  if (left <= 0.0 && !warm) return;
  std::array<double, most_masses> before{};
  std::copy_n(excess, masses_.size(), before.begin());
  settle(lane, rows, excess);
  for (std::size_t m = 0; m < masses_.size(); ++m)
    r[HallRow::heat_stored][0] += masses_[m].J_per_K * (excess[m] - before[m]) / lane.step_s;
}

void CoolingSystemKernel::limits(HallBlock& b, const SystemRows& rows, HallMemory& memory) const {
  double* excess = memory.state.data() + plant_.sources.size();
  for (std::size_t i = 0; i < b.n; ++i) {
    Rows<HallRow> view = b.rows->from(i);
    HallBlock lane = lane_of(b, i, view, memory);
    limits_lane(lane, rows.from(i), excess);
  }
}

/// What a store offers in a step depends on how the one before ended: step by step.
void CoolingSystemKernel::run_with_stores(HallBlock& b, const SystemRows& rows,
                                          HallMemory& memory) const {
  double *modes = memory.state.data(), *excess = modes + plant_.sources.size(),
         *missing = excess + masses_.size();
  for (std::size_t i = 0; i < b.n; ++i) {
    Rows<HallRow> view = b.rows->from(i);
    HallBlock lane = lane_of(b, i, view, memory);
    const SystemRows at = rows.from(i);
    const double ambient = *lane.weather.dry_bulb_K;
    const auto held = [&](std::size_t k) {
      const double capacity = plant_.sources[stores_[k]].store.capacity_J;
      return capacity - math::min(missing[k], capacity);
    };
    for (std::size_t k = 0; k < stores_.size(); ++k)
      cooling::store_plan(plant_, stores_[k], held(k), *lane.local_hour, ambient, b.step_s, at);
    evaluate(lane, at, b.redo ? nullptr : modes);
    limits_lane(lane, at, excess);
    for (std::size_t k = 0; k < stores_.size(); ++k) {
      const double next = cooling::store_settle(plant_, stores_[k], held(k), ambient, b.step_s, at);
      missing[k] = plant_.sources[stores_[k]].store.capacity_J - next;
    }
  }
}

}  // namespace tenfold::engine
