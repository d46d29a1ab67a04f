// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "tenfold/it/serving.hpp"

#include <limits>

#include "tenfold/math.hpp"

namespace tenfold::it {

Server::Server(const ActivityParameters& p, const LanguageModel& model, double accelerators,
               double prompt, double answer, int max_batch, const SoftwareParameters& software,
               double coolant_K, double context)
    : answer_(answer) {
  const double unknown = std::numeric_limits<double>::quiet_NaN();
  rest_W_ = cooled_board_state(p, 0.0, coolant_K, p.limit_saving).power_W;
  prefill_ =
      step_state(p, prefill_step(p, model, accelerators, prompt, software), unknown, coolant_K);
  // One prefill a step, each sequence alive for `answer` steps: more cannot be active.
  const auto most = static_cast<std::size_t>(
      math::max(1.0, math::min(static_cast<double>(max_batch), math::floor(answer))));
  for (std::size_t n = 1; n <= most; ++n) {
    decode_.push_back(step_state(p,
                                 decode_step(p, model, accelerators, static_cast<double>(n),
                                             math::max(prompt, context) + 0.5 * answer, software),
                                 unknown, coolant_K));
  }
  const double full = static_cast<double>(most);
  capacity_ = 1.0 / (answer * decode_.back().time_s / full + prefill_.time_s);
}

ServingState Server::at(double rate) const {
  const std::size_t most = decode_.size();
  const double full = static_cast<double>(most), t_p = prefill_.time_s;
  ServingState s;
  if (rate <= 0.0) {
    s.power_W = rest_W_;
    s.idle_share = 1.0;
    // The limit of a request that meets an empty server.
    s.latency_s = prefill_.time_s + answer_ * decode_.front().time_s;
    return s;
  }
  if (rate >= capacity_) {
    s.saturated = true;
    s.prefill_share = capacity_ * t_p;
    s.power_W =
        s.prefill_share * prefill_.power_W + (1.0 - s.prefill_share) * decode_.back().power_W;
    s.tokens_per_s = capacity_ * answer_;
    s.active_batch = full;
    s.latency_s = std::numeric_limits<double>::infinity();
    return s;
  }
  double time = 0, active = 0, decode_W = 0, decode_time = 0, step_time = 0, idle = 1.0;
  double share = 1.0, births = 0.0;  // D_n and b_{n-1}, unnormalised
  const auto scale = [&](double by) {
    for (double* v : {&time, &active, &decode_W, &decode_time, &step_time, &idle, &share, &births})
      *v *= by;
  };
  double waiting = 0.0;
  for (std::size_t n = 0; n <= most; ++n) {
    if (n > 0) share = births * answer_ * decode_[n - 1].time_s / static_cast<double>(n);
    const double next = rate * (share + t_p * births);
    double spent = share;
    if (n > 0) {
      double decoding = share;
      if (n < most) {
        spent += t_p * next;
      } else {
        const double ratio = rate / capacity_;
        const double line = next / capacity_ / (1.0 - ratio);
        decoding += line * (1.0 - capacity_ * t_p);
        spent += line;
        // Half of the mean line of random answers.
        waiting = 0.5 * line / (1.0 - ratio);
      }
      decode_W += decoding * decode_[n - 1].power_W;
      decode_time += decoding;
      step_time += decoding * decode_[n - 1].time_s;
    } else {
      spent += t_p * next;
    }
    time += spent;
    active += static_cast<double>(n) * spent;
    births = next;
    if (share > 1e100) scale(1e-100);
  }
  idle /= time;
  const double decoding = decode_time / time;
  // Shares of rest, decode and prefill; the last is exact by conservation of work.
  s.prefill_share = rate * t_p;
  s.idle_share = idle;
  const double rescale = (1.0 - s.prefill_share - idle) / decoding;
  s.power_W = idle * rest_W_ + rescale * decode_W / time + s.prefill_share * prefill_.power_W;
  s.tokens_per_s = rate * answer_;
  s.active_batch = active / time;
  const double step = step_time / decode_time, cycle = t_p + step;
  const double queue = rate * cycle < 1.0 ? 0.5 * rate * cycle * cycle / (1.0 - rate * cycle)
                                          : std::numeric_limits<double>::infinity();
  s.latency_s = (s.active_batch + waiting / time) / rate + t_p + queue + (1.0 - idle) * 0.5 * step;
  return s;
}

}  // namespace tenfold::it
