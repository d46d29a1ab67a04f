// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Roofline of a language model on accelerators: time, traffic, arithmetic and power of a step.
///
/// A step is a sequence of stages; each takes max(bytes / (eta_B B_peak), flops / (eta_F F_peak)):
///
///     decode  = overhead + projections(shared weights) + experts + attention(cache)
///     prefill = overhead + projections + experts + attention over the prompt
///
/// overhead = layers x latency: launches and dependencies that no roofline explains. It is what
/// makes the sustained share of the bandwidth depend on the batch: on the H100 a 7.57e9-parameter
/// decoder streams at 0.65 of peak at batch 1 and 0.8 at large batch, a mixture of experts at 0.24
/// at batch 1 (launch-bound) and 0.6 from batch 16 up. Attention of a few sequences cannot fill the
/// board: it takes no less than layers x context x position latency (11 ns measured).
/// Expert products do not overlap the streaming of the experts (few rows each), so that the two
/// times of that stage add.
///
/// On d accelerators (tensor parallel) bytes and operations are shared evenly and each layer joins
/// its partial sums twice: 2 (link latency + 2 (d - 1) / d x batch x width x 2 B / link bandwidth).
///
/// Validity: steady state, all sequences at the stated mean context, 16-bit arithmetic unless the
/// weights have one byte or less (then the 8-bit peak, and energy per operation falls as the peak
/// rises). Host, baseboard, network adapters and fans are not in here: the rack adds them.
#pragma once

#include "tenfold/it/activity.hpp"
#include "tenfold/it/models.hpp"

namespace tenfold::it {

/// Time and energy above rest of a step at full clock, on each of the accelerators.
struct StepCost {
  double time_s = 0;
  double dynamic_J = 0;
  double bytes = 0;
  double flop = 0;
  double limit_saving = 0;  ///< k of the activity model
};

/// One step of decode: each of `batch` sequences at a mean `context` makes one token.
StepCost decode_step(const ActivityParameters& p, const LanguageModel& model, double accelerators,
                     double batch, double context, const SoftwareParameters& software = {});

/// Prefill of one prompt.
StepCost prefill_step(const ActivityParameters& p, const LanguageModel& model, double accelerators,
                      double prompt, const SoftwareParameters& software = {});

/// What a step does under the power limit.
struct StepState {
  double time_s = 0;   ///< stretched if the limit binds
  double power_W = 0;  ///< of one accelerator
  double work = 1;     ///< share of full clock
};

/// Applies the activity model; `die_K` NaN: the die follows from `coolant_K` and the power.
StepState step_state(const ActivityParameters& p, const StepCost& cost, double die_K,
                     double coolant_K);

/// Coolant temperature at which the boards were measured (die minus R P) [K].
inline constexpr double measured_coolant_K = 306.65;

/// Least accelerators whose memory holds the weights and the cache of one sequence.
double least_accelerators(const ActivityParameters& p, const LanguageModel& model, double context);

/// Sequences whose cache fits beside the weights (nine tenths of memory usable); 0: none, infinite
/// where the memory is unknown.
double most_sequences(const ActivityParameters& p, const LanguageModel& model, double accelerators,
                      double context);

}  // namespace tenfold::it
