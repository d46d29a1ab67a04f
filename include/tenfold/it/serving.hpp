// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Serving of a language model under Poisson arrivals by continuous batching.
///
/// **Discipline.** Requests arrive at rate lambda and wait in order. The engine alternates: a
/// decode step gives each of the n active sequences one token; between two decode steps it prefills
/// one waiting request (if any, and n < N), which then joins the batch and leaves after A decode
/// steps. N is the largest batch, A the answer's length; step times t_d(n) and prefill time t_p
/// come from the roofline (roofline.hpp), all at the mean context prompt + A / 2.
///
/// **Solution.** A chain over n. Let D_n be the share of time spent decoding with n active and none
/// waiting, b_n the rate of prefills begun at n. Between two events that change n lie many decode
/// steps, so that a sequence leaves during decode at rate n / (A t_d(n)). Flows up and down across
/// each border are equal, and requests that arrive while a prefill n - 1 -> n runs join from n:
///
///     D_{n+1} (n + 1) / (A t_d(n + 1)) = b_n,   b_n = lambda (D_n + t_p b_{n-1}),   n < N.
///
/// It is the birth-death chain of a processor-sharing queue with state-dependent speed, whose
/// stationary distribution depends on the mean answer only (insensitivity of symmetric queues),
/// with prefills stealing time from decode. At n = N requests wait; a departure then takes 1 / mu =
/// A t_d(N) / N + t_p, and the line has a geometric tail of ratio lambda / mu. Fixed answer lengths
/// halve the mean line against random ones (Lee and Longton 1959, factor (1 + CV^2) / 2). A request
/// waits for its own prefill besides: the M/D/1 queue with service t_p + t_d and vacations t_d (a
/// decode step in progress). Latency follows by Little's law from the mean number in the system.
/// Power is the mean over rest, decode at each n, and prefill (share lambda t_p).
///
/// **Capacity** is mu, with N no larger than A (one prefill a step cannot keep more sequences
/// alive). At lambda >= mu the batch is full, tokens per second stand at mu A and the latency is
/// infinite.
///
/// **Validity.** Stationary arrivals, answers of many tokens (A >= 16). Against discrete-event
/// simulations of the discipline (tests/python/test_it_serving.py), from 5 to 97 % of capacity:
/// power within 1.5 % and tokens within sampling. Batch and latency within 3 and 5 % where prefill
/// takes less than about half of the time; where it takes most of it (prompt 4,096, answer 64)
/// bursts of prefills stall the batch for as long as an answer takes, and the chain, which averages
/// over them, gives both up to 25 % too low above 60 % of capacity.
#pragma once

#include <vector>

#include "tenfold/it/roofline.hpp"

namespace tenfold::it {

/// Means at a rate of arrivals.
struct ServingState {
  double power_W = 0;        ///< board power of one accelerator
  double tokens_per_s = 0;   ///< answer tokens
  double active_batch = 0;   ///< sequences in the batch, mean over all time
  double latency_s = 0;      ///< arrival to last token; infinite at capacity
  double idle_share = 0;     ///< of time, no request present
  double prefill_share = 0;  ///< of time
  bool saturated = false;    ///< rate at or beyond capacity
};

/// A model on a group of accelerators; step times are made once, then any rate is solved.
class Server {
 public:
  /// `context`: tokens before an answer, if more than the prompt that is prefilled (a cached
  /// prefix).
  /// @pre problem_of(model) is empty, prompt >= 1, answer >= 1, max_batch >= 1
  Server(const ActivityParameters& p, const LanguageModel& model, double accelerators,
         double prompt, double answer, int max_batch, const SoftwareParameters& software = {},
         double coolant_K = measured_coolant_K, double context = 0.0);

  /// Requests per second at which the batch is always full.
  [[nodiscard]] double capacity_per_s() const noexcept { return capacity_; }
  /// Sequences of a full batch: max_batch, or the length of an answer where that is less.
  [[nodiscard]] std::size_t largest_batch() const noexcept { return decode_.size(); }
  /// Stationary means. @pre rate_per_s >= 0
  [[nodiscard]] ServingState at(double rate_per_s) const;

 private:
  double answer_, rest_W_, capacity_;
  StepState prefill_;
  std::vector<StepState> decode_;  ///< by n - 1
};

}  // namespace tenfold::it
