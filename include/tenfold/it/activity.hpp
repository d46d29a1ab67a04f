// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Activity model of an accelerator: board power from memory traffic and arithmetic.
///
///     P = min(P_limit, P_0(T) + e_B B + e_F F),   P_0(T) = P_idle exp(k (T - 37 degC))
///
/// with B memory traffic [B/s] and F arithmetic [FLOP/s] that the work would reach at full clock.
/// "Utilisation" is no input: decode at batch 1 keeps a board 100 % busy and draws 60 % of its
/// limit. Measured on one H100 SXM and one H200 SXM (board energy counter, 2026-11-22; catalog
/// entries h100_sxm and h200); every other part is scaled, see scaled_activity().
///
/// **e_F depends on the kind of product.** Large matrix products take e_large; products of few rows
/// (weights in decode), attention over a cache and attention over a prompt have their own. Where
/// only totals are known, e_F(I) = e_large + (e_decode - e_large) / (1 + (I / I_ridge)^2) with the
/// intensity I = F / B and the ridge I_ridge = F_peak / B_peak of the board.
///
/// **At the limit** the clock falls: work runs at the share s of its full-clock rate and each
/// operation takes g(s) = 1 - k (1 - s) of its energy, so that P_limit = P_0 + D s g(s) with D the
/// dynamic power at full clock. On the H100 a large product falls to s = 0.78 with g = 0.89: a
/// capped board trades work for power nearly one for one. Decode waits for memory, whose rate does
/// not follow the clock: there g(s) = s (k = 1) reproduces the rates of capped rows within 5 %.
///
/// **Bursts.** Work that runs for the share x of time, in bursts of some to tens of milliseconds,
/// may draw more than the limit while it lasts: the limiter averages, and gives back the share eta
/// (burst_allowance) of what the gaps left below the limit. D is the dynamic power of the burst:
///
///     P = P_0 + min(x D, (P_limit - P_0) (1 - (1 - eta) (1 - x)))
///
/// One eta for both boards, 0.72, fitted on 18 rows of bursts of a large product (period 40 ms);
/// fitted without the H100 0.73, without the H200 0.70, without any one row 0.69 to 0.74. At x = 1
/// it is the law above. Gaps of microseconds inside a step are part of the step's own time.
///
/// **Energy of operands.** Measured with random operands. Products of zeros draw 250 W less and are
/// outside the model.
#pragma once

#include "tenfold/it/accelerator.hpp"

namespace tenfold::it {

/// Die temperature at which the power at rest is stated [K].
inline constexpr double activity_reference_K = 310.15;

/// Sustained rates of software against the bare loop of CUDA graphs that was measured. A serving
/// engine adds time to each step, during which the board does not rest: it draws the share
/// gap_power of its limit above rest.
struct SoftwareParameters {
  double step_s = 0;      ///< host time of a step
  double sequence_s = 0;  ///< the same for each sequence of the batch
  double bandwidth = 1;   ///< times stream and expert efficiency
  double arithmetic = 1;  ///< times matrix and prefill efficiency
  double link_s = 10e-6;  ///< latency of a joint sum over accelerators
  double gap_power = 0;   ///< of the limit, in the time that step_s, sequence_s and link_s add
};

/// Parameters of the activity model and of the roofline of one board, SI.
struct ActivityParameters {
  double limit_W = 0, idle_off_W = 0, idle_W = 0, leakage_per_K = 0;
  double byte_J = 0, expert_byte_J = 0;
  double flop_J = 0, rows_flop_J = 0, attention_flop_J = 0, prompt_flop_J = 0, decode_flop_J = 0,
         training_flop_J = 0;
  double limit_saving = 0, limit_saving_decode = 0, burst_allowance = 1;
  double peak_B_per_s = 0, peak_flop_per_s = 0, peak_flop8_per_s = 0;
  double stream_efficiency = 1, expert_efficiency = 1, expert_matrix_efficiency = 1,
         matrix_efficiency = 1, prefill_efficiency = 1, training_efficiency = 1;
  double layer_s = 0, expert_layer_s = 0, position_s = 0;
  double thermal_K_per_W = 0;
  double memory_B = 0, link_B_per_s = 0;
  SoftwareParameters serving;  ///< of a serving engine on this board
};

/// Parameters of a part whose activity is stated. @throws InputError naming what is missing
ActivityParameters stated_activity(const Accelerator& part, const std::string& name);

/// Parameters of `part` where it does not state them, from those of `reference`, whose board
/// differs by l = limit ratio, f = 16-bit rate ratio and b = bandwidth ratio:
///   powers at rest  x l          (10 % and 18 % of the limit on both boards measured)
///   energy per byte x sqrt(l/b)  (between constant energy and constant share of the limit; it
///                                 gives 104 pJ/B for the H200 from the H100, measured 102)
///   energy per FLOP x l / f      (full arithmetic takes the same share of the limit)
///   efficiencies, latencies, leakage, limit_saving: unchanged; thermal resistance x 1 / l.
/// A rule of thumb: two boards of one generation are no basis for more. Basis: estimate.
ActivityParameters scaled_activity(const Accelerator& part, const ActivityParameters& reference);

/// Power at rest with a process at a die temperature [W].
double rest_power(const ActivityParameters& p, double die_K);

/// Energy of an operation where only totals are known [J/FLOP]; see the head of this file.
double energy_per_flop(const ActivityParameters& p, double bytes_per_s, double flop_per_s);

/// What a board does with an activity.
struct BoardState {
  double power_W = 0;
  double work = 1;  ///< s: share of the full-clock rate that the limit leaves
  double die_K = activity_reference_K;
};

/// Board power at a dynamic power D at full clock and a die temperature. If the limit lies below
/// the power at rest, nothing runs (work 0) and the board draws its power at rest.
BoardState board_state(const ActivityParameters& p, double dynamic_W, double die_K,
                       double limit_saving);

/// The same with the die at coolant_K + R P, the fixed point.
BoardState cooled_board_state(const ActivityParameters& p, double dynamic_W, double coolant_K,
                              double limit_saving);

/// Board power of bursts that run for a share of time. @param dynamic_W while they last, full clock
/// @param busy share of time, 0 to 1
double burst_power(const ActivityParameters& p, double dynamic_W, double busy, double die_K);

/// Board power at totals of activity; `attention_flop_per_s` is told apart where known. `busy`: the
/// activity is that of bursts which last for this share of time.
double accelerator_power(const ActivityParameters& p, double bytes_per_s, double flop_per_s,
                         double attention_flop_per_s, double die_K, double busy = 1.0);

}  // namespace tenfold::it
