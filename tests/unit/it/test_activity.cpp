// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "catch.hpp"
#include "engine/activity_parts.hpp"
#include "tenfold/it/serving.hpp"
#include "tenfold/it/training.hpp"

using namespace tenfold;
using namespace tenfold::it;

namespace {
ActivityParameters board(const std::string& name) {
  std::map<std::string, Accelerator> parts;
  engine::read_accelerator(scenario::Catalog::built_in(), name, parts);
  return engine::activity_parameters(parts, name);
}
LanguageModel dense() {
  LanguageModel m;
  m.parameters = 7.57e9;
  m.layers = 36;
  m.width = 4096;
  m.kv_heads = 8;
  m.head_size = 128;
  return m;
}
}  // namespace

TEST_CASE("board power is rest plus traffic and arithmetic, up to the limit") {
  const ActivityParameters p = board("h100_sxm");
  CHECK(accelerator_power(p, 0, 0, 0, 310.15) == Approx(p.idle_W));
  CHECK(accelerator_power(p, 1e12, 0, 0, 310.15) == Approx(p.idle_W + p.byte_J * 1e12));
  // Far above the ridge an operation takes the energy of a large product.
  CHECK(accelerator_power(p, 1e6, 4e14, 0, 310.15) ==
        Approx(p.idle_W + p.flop_J * 4e14).epsilon(1e-4));
  CHECK(accelerator_power(p, 3e12, 9e14, 0, 340.0) == p.limit_W);
  // Leakage: 1.5 W/K at 37 degC on the H100 (134.6 against 120.8 W at 46 and 37 degC).
  CHECK(rest_power(p, 311.15) - rest_power(p, 310.15) == Approx(1.5).epsilon(0.05));
}

TEST_CASE("at the limit, power is the limit and work follows from the saving") {
  const ActivityParameters p = board("h100_sxm");
  const double dynamic = 1000.0;
  const BoardState s = board_state(p, dynamic, 330.0, 0.5);
  CHECK(s.power_W == p.limit_W);
  CHECK(s.work < 1.0);
  CHECK(rest_power(p, 330.0) + dynamic * s.work * (1.0 - 0.5 * (1.0 - s.work)) ==
        Approx(p.limit_W).epsilon(1e-12));
  CHECK(board_state(p, dynamic, 330.0, 0.0).work ==
        Approx((p.limit_W - rest_power(p, 330.0)) / dynamic));
  // A large product on the H100: 667 TFLOP/s at the limit, about 0.88 of the energy (measured).
  const double product =
      (p.flop_J + p.byte_J * 3.0 / 8192.0) * p.matrix_efficiency * p.peak_flop_per_s;
  const double work = board_state(p, product, 334.15, p.limit_saving).work;
  CHECK(work * p.matrix_efficiency * p.peak_flop_per_s == Approx(667e12).epsilon(0.03));
  CHECK(1.0 - p.limit_saving * (1.0 - work) == Approx(0.88).epsilon(0.02));
  // A limit below the power at rest runs nothing and hides nothing.
  ActivityParameters low = p;
  low.limit_W = 50.0;
  CHECK(board_state(low, 10.0, 310.15, 0.5).work == 0.0);
  CHECK(board_state(low, 10.0, 310.15, 0.5).power_W == Approx(p.idle_W));
}

TEST_CASE("a part without its own activity scales by limit, rate and bandwidth") {
  const ActivityParameters h200 = board("h200"), b200 = board("b200");
  CHECK(b200.idle_W == Approx(h200.idle_W * 1000.0 / 700.0));
  CHECK(b200.byte_J == Approx(h200.byte_J * std::sqrt(1000.0 / 700.0 / (7.7 / 4.8))));
  CHECK(b200.flop_J == Approx(h200.flop_J * 1000.0 / 700.0 / (2250.0 / 989.5)));
  CHECK_THROWS_AS(board("hanguang_800"), InputError);
  CHECK_THROWS_AS(board("h100_sxn"), InputError);
}

TEST_CASE("bytes and operations of a step by hand") {
  const ActivityParameters p = board("h100_sxm");
  const LanguageModel m = dense();
  const StepCost c = decode_step(p, m, 1.0, 4.0, 1000.0);
  CHECK(m.cache_B(1000.0) == Approx(2.0 * 36 * 8 * 128 * 2 * 1000));
  CHECK(c.bytes == Approx(2.0 * 7.57e9 + 4.0 * m.cache_B(1000.0)));
  CHECK(c.flop == Approx(4.0 * (2.0 * 7.57e9 + 4.0 * 36 * 4096 * 1000.0)));
  LanguageModel moe = m;
  moe.parameters = 30.2e9;
  moe.width = 2048;
  moe.query_heads = 32;
  moe.layers = 48;
  moe.experts = 128;
  moe.experts_per_token = 8;
  moe.expert_feed_forward = 768;
  CHECK(moe.active_parameters() == Approx(30.2e9 - 48.0 * 120 * 3 * 2048 * 768));
  CHECK(moe.distinct_experts(1.0) == Approx(8.0));
  CHECK(moe.distinct_experts(32.0) == Approx(128.0 * (1.0 - std::pow(0.9375, 32.0))));
  CHECK(decode_step(p, moe, 1.0, 32.0, 1.0).bytes ==
        Approx(2.0 * moe.shared_parameters() +
               2.0 * 48 * moe.distinct_experts(32.0) * 3 * 2048 * 768 + 32.0 * moe.cache_B(1.0)));
  moe.parameters = 20e9;
  CHECK(problem_of(moe).find("experts alone") != std::string::npos);
}

TEST_CASE("a server at rest, in between and beyond capacity") {
  const ActivityParameters p = board("h100_sxm");
  const Server server(p, dense(), 1.0, 1024.0, 256.0, 64);
  const double capacity = server.capacity_per_s();
  const ServingState rest = server.at(0.0), half = server.at(0.5 * capacity),
                     near = server.at(0.999999 * capacity), over = server.at(2.0 * capacity);
  CHECK(rest.power_W < 130.0);
  CHECK(rest.idle_share == 1.0);
  CHECK(half.tokens_per_s == Approx(0.5 * capacity * 256.0));
  CHECK(half.power_W > rest.power_W);
  CHECK(std::isfinite(half.latency_s));
  CHECK(over.saturated);
  CHECK(std::isinf(over.latency_s));
  CHECK(over.tokens_per_s == Approx(capacity * 256.0));
  CHECK(over.active_batch == 64.0);
  // Continuous into saturation.
  CHECK(near.power_W == Approx(over.power_W).epsilon(1e-4));
  CHECK(near.active_batch == Approx(64.0).epsilon(1e-3));
  // No more sequences can be alive than an answer has steps.
  CHECK(Server(p, dense(), 1.0, 64.0, 16.0, 64).at(1e9).active_batch == 16.0);
}

TEST_CASE("a server whose step time does not grow with the batch is the queue with closed form") {
  // No prefill to speak of and t_d constant: infinite servers, a Poisson number of mean lambda A t.
  ActivityParameters p = board("h100_sxm");
  p.byte_J = 0.0;
  LanguageModel m = dense();
  m.cache_bytes = 1e-9;
  p.position_s = 0.0;
  p.prefill_efficiency = 1.0;
  p.peak_flop_per_s = p.peak_flop8_per_s = 1e21;
  p.layer_s = 1e-3;
  const double step = decode_step(p, m, 1.0, 1.0, 10.0).time_s;
  CHECK(decode_step(p, m, 1.0, 200.0, 10.0).time_s == Approx(step));
  const double filling = prefill_step(p, m, 1.0, 1.0).time_s;
  const Server server(p, m, 1.0, 1.0, 2000.0, 200);
  const double rate = 0.1;
  const ServingState s = server.at(rate);
  const double offered = rate * 2000.0 * step / (1.0 - rate * filling);
  CHECK(s.active_batch == Approx(offered).epsilon(0.01));
  CHECK(s.idle_share == Approx(std::exp(-offered)).epsilon(0.02));
}

TEST_CASE("availability counts checkpoints, restarts and lost work") {
  CHECK(training_availability({1800, 0, 0, 0}) == 1.0);
  CHECK(training_availability({1800, 36, 0, 0}) == Approx(0.98));
  CHECK(training_availability({3600, 0, 9000, 900}) == Approx(1.0 / 1.3));
  // Young's interval loses least.
  const double best = best_checkpoint_interval(30, 10000);
  const auto at = [](double tau) { return training_availability({tau, 30, 10000, 0}); };
  CHECK(at(best) > at(0.7 * best));
  CHECK(at(best) > at(1.4 * best));
  // 419 unexpected interruptions in 54 days of 16,384 H100 (Llama 3): one in 3.1 h.
  CHECK(training_availability({1800, 30, 54.0 * 86400 / 419, 600}) > 0.8);
}

TEST_CASE("training power stays at the limit of the board and below the node's rating") {
  const ActivityParameters p = board("h100_sxm");
  CHECK(training_power(p, 0.43, measured_coolant_K) == p.limit_W);
  CHECK(training_power(p, 0.2, measured_coolant_K) < 480.0);
  CHECK(most_mfu(p, measured_coolant_K) == Approx(0.42).epsilon(0.05));
}
