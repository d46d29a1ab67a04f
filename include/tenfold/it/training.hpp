// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Training of a language model: 6 N D, MFU, checkpoints, failures; accelerator-hours and energy.
///
///     C = 6 N D                      operations that the model needs (N active parameters, D
///     tokens) t = C / (n F_peak MFU A)       duration on n accelerators A = (1 - delta / tau) / (1
///     + (R + tau / 2) / M)
///
/// MFU is an input: model operations over peak during steps, from measured step times and never
/// fitted to accelerator-hours. Availability A counts checkpoints (delta every tau), and failures
/// with mean time M between them over all n machines: each costs the restart R and half an interval
/// of lost work. Checkpoints and restarts draw power at rest, steps the power of the activity
/// model.
#pragma once

#include "tenfold/it/activity.hpp"

namespace tenfold::it {

/// Checkpoints and failures of a job.
struct TrainingInterruptions {
  double checkpoint_interval_s = 1800;  ///< tau
  double checkpoint_s = 30;             ///< delta
  double failure_interval_s = 0;        ///< M of the whole job; 0: no failures
  double restart_s = 600;               ///< R
};

/// Availability A; 1 without checkpoints and failures.
double training_availability(const TrainingInterruptions& i);

/// Interval that loses least time: sqrt(2 delta M) (Young 1974).
double best_checkpoint_interval(double checkpoint_s, double failure_interval_s);

/// Board power during steps at an MFU: min(limit, P_0(T) + e_train MFU F_peak), die at the
/// coolant's temperature and R P. e_train is the energy of a step per operation that 6ND counts.
double training_power(const ActivityParameters& p, double mfu, double coolant_K);

/// Largest MFU that the power limit leaves on one board.
double most_mfu(const ActivityParameters& p, double coolant_K);

/// A training run.
struct TrainingRun {
  double active_parameters = 0, tokens = 0;
  double accelerators = 0;
  double mfu = 0;           ///< of the dense 16-bit peak
  double availability = 1;  ///< A
};

/// What a run takes.
struct TrainingNeed {
  double operations = 0;     ///< C [FLOP]
  double accelerator_s = 0;  ///< n t
  double duration_s = 0;     ///< t
  double board_power_W = 0;  ///< mean over the run, of one accelerator
  double energy_J = 0;       ///< of the boards alone
};

TrainingNeed training_need(const ActivityParameters& p, const TrainingRun& run, double coolant_K);

}  // namespace tenfold::it
