// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "tenfold/it/training.hpp"

#include "tenfold/math.hpp"

namespace tenfold::it {

double training_availability(const TrainingInterruptions& i) {
  const double saving =
      i.checkpoint_interval_s > 0.0 ? i.checkpoint_s / i.checkpoint_interval_s : 0.0;
  const double lost = i.failure_interval_s > 0.0
                          ? (i.restart_s + 0.5 * i.checkpoint_interval_s) / i.failure_interval_s
                          : 0.0;
  return math::max(0.0, 1.0 - saving) / (1.0 + lost);
}

double best_checkpoint_interval(double checkpoint_s, double failure_interval_s) {
  return math::sqrt(2.0 * checkpoint_s * failure_interval_s);
}

double training_power(const ActivityParameters& p, double mfu, double coolant_K) {
  // MFU is what was reached: at the limit each of its operations already took the saving.
  return cooled_board_state(p, p.training_flop_J * mfu * p.peak_flop_per_s, coolant_K,
                            p.limit_saving)
      .power_W;
}

double most_mfu(const ActivityParameters& p, double coolant_K) {
  const double full = p.training_efficiency;
  return full * cooled_board_state(p, p.training_flop_J * full * p.peak_flop_per_s, coolant_K,
                                   p.limit_saving)
                    .work;
}

TrainingNeed training_need(const ActivityParameters& p, const TrainingRun& run, double coolant_K) {
  TrainingNeed need;
  need.operations = 6.0 * run.active_parameters * run.tokens;
  need.accelerator_s = need.operations / (p.peak_flop_per_s * run.mfu * run.availability);
  need.duration_s = need.accelerator_s / run.accelerators;
  const double rest = cooled_board_state(p, 0.0, coolant_K, p.limit_saving).power_W;
  need.board_power_W =
      run.availability * training_power(p, run.mfu, coolant_K) + (1.0 - run.availability) * rest;
  need.energy_J = need.board_power_W * need.accelerator_s;
  return need;
}

}  // namespace tenfold::it
