// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
// Own measurement of 2026-11-22 on one H100 SXM and one H200 SXM (board energy counter, driver
// 580.159.04, PyTorch 2.11): rows in the CSV files beside this one. Each row's power from its
// measured activity and die temperature, and the rates that the roofline gives without them.
// tools/accelerator_tables.py writes the same comparison to docs/validation/accelerators.md.
#include <cmath>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "catch.hpp"
#include "engine/activity_parts.hpp"
#include "tenfold/it/roofline.hpp"

using namespace tenfold;
using namespace tenfold::it;

namespace {

using Row = std::map<std::string, std::string>;

std::vector<Row> rows_of(const std::string& name) {
  std::ifstream file(std::string(TENFOLD_SOURCE_DIR) + "/tests/validation/accelerator_power/" +
                     name);
  std::vector<Row> out;
  std::vector<std::string> head;
  for (std::string line; std::getline(file, line);) {
    std::vector<std::string> cells;
    std::stringstream stream(line);
    for (std::string cell; std::getline(stream, cell, ',');) {
      // A quoted cell may hold a comma.
      if (!cell.empty() && cell.front() == '"') {
        std::string more;
        while (cell.back() != '"' && std::getline(stream, more, ',')) cell += "," + more;
      }
      cells.push_back(cell);
    }
    if (head.empty()) {
      head = cells;
      continue;
    }
    Row& row = out.emplace_back();
    for (std::size_t i = 0; i < std::min(head.size(), cells.size()); ++i) row[head[i]] = cells[i];
  }
  return out;
}

double number(const Row& row, const std::string& key) { return std::stod(row.at(key)); }

ActivityParameters board(const std::string& name) {
  std::map<std::string, Accelerator> parts;
  engine::read_accelerator(scenario::Catalog::built_in(), name, parts);
  return engine::activity_parameters(parts, name);
}

LanguageModel decoder(const std::string& name) {
  return engine::read_language_model(scenario::Catalog::built_in(), name);
}

/// Value after a letter in a phase name: decode_b16_c1024, 'c' -> 1024.
double after(const std::string& phase, const std::string& mark) {
  return std::stod(phase.substr(phase.find("_" + mark) + 1 + mark.size()));
}

/// Dynamic power of a row at full clock; negative: a row that the model does not speak of.
double dynamic_W(const ActivityParameters& p, const LanguageModel& m, const std::string& phase,
                 double rate, double& saving) {
  saving = p.limit_saving;
  // A product of 8192^3 moves three matrices of 2 B: 3 / 8192 B a FLOP.
  const double product_J = p.flop_J + p.byte_J * 3.0 / 8192.0;
  const double product_W = product_J * p.matrix_efficiency * p.peak_flop_per_s;
  if (phase.rfind("idle_", 0) == 0) return 0.0;
  if (phase == "copy_device") return p.byte_J * rate * 1e9;
  if (phase.rfind("duty_", 0) == 0) return product_W;  // while a burst lasts
  // Energy of an operation in inverse proportion to the peak of its precision (data sheets: FP8 2x,
  // TF32 1/2, FP64 67 of 989).
  if (phase == "gemm_bf16_random" || phase == "gemm_fp8_random") return product_W;
  if (phase == "gemm_tf32_random") return rate * 1e12 * product_J * 2.0 / 0.89;
  if (phase == "gemm_fp64_random") return rate * 1e12 * product_J * 989.0 / 67.0 / 0.89;
  if (phase.rfind("decode_", 0) == 0) {
    const double batch = after(phase, "b");
    const StepCost c = decode_step(p, m, 1.0, batch, after(phase, "c"));
    saving = c.limit_saving;
    return c.dynamic_J * rate / batch;
  }
  if (phase.rfind("prefill_", 0) == 0) {
    const StepCost c = prefill_step(p, m, 1.0, after(phase, "s"));
    return c.dynamic_J / c.time_s;
  }
  if (phase.rfind("train_", 0) == 0)
    return p.training_flop_J * p.training_efficiency * p.peak_flop_per_s;
  return -1.0;
}

}  // namespace

TEST_CASE("board power of every measured phase from its activity, H100 and H200") {
  const LanguageModel m = decoder("decoder_7b6");
  for (const std::string name : {"h100_sxm", "h200"}) {
    const ActivityParameters p = board(name);
    std::set<std::string> missed;
    std::size_t uncapped = 0, capped = 0;
    for (const Row& row : rows_of(name + ".csv")) {
      const std::string& phase = row.at("phase");
      if (phase == "idle_no_context") {
        CHECK(p.idle_off_W == Approx(number(row, "mean_power_W")).epsilon(0.01));
        continue;
      }
      const double measured = number(row, "mean_power_W"), clock = number(row, "sm_MHz");
      const double rate = row.at("rate_per_s").empty() ? 0.0 : number(row, "rate_per_s");
      double saving = 0;
      const double dynamic = dynamic_W(p, m, phase, rate, saving);
      if (dynamic < 0.0) {
        missed.insert(phase);
        continue;
      }
      const double die = number(row, "temp_C") + 273.15;
      double power = board_state(p, dynamic, die, saving).power_W;
      if (phase.rfind("duty_", 0) == 0) {
        const std::string& note = row.at("note");  // "measured duty 0.0997, 88 cycles"
        const double busy = std::stod(note.substr(note.find("duty ") + 5));
        CHECK(busy == Approx(std::stod(phase.substr(5))).margin(0.006));
        power = burst_power(p, dynamic, busy, die);
      }
      const bool at_limit = clock < 1900.0 || measured > 0.97 * p.limit_W;
      (at_limit ? capped : uncapped) += 1;
      if (std::abs(power / measured - 1.0) > (at_limit ? 0.03 : 0.08)) missed.insert(phase);
    }
    CAPTURE(name);
    CHECK(uncapped >= 15);
    CHECK(capped >= 16);
    // Products of zeros are outside the model. The shortest prompt stays 3.3 % below the limit, at
    // which the model puts it.
    const std::set<std::string> expected =
        name == "h100_sxm" ? std::set<std::string>{"gemm_bf16_zeros", "prefill_b1_s512"}
                           : std::set<std::string>{"gemm_bf16_zeros"};
    CHECK(missed == expected);
  }
}

TEST_CASE("mixture-of-experts rows of the H100 within 12 %, distinct experts within 1.7 %") {
  const ActivityParameters p = board("h100_sxm");
  const LanguageModel m = decoder("moe_30b_a3b_measured");
  std::size_t seen = 0;
  for (const Row& row : rows_of("h100_sxm_moe.csv")) {
    const double rate = number(row, "token_per_s"), die = number(row, "temp_C") + 273.15;
    const double context = number(row, "context");
    StepCost c;
    double steps = rate / context;
    if (row.at("phase").rfind("moe_prefill", 0) == 0) {
      c = prefill_step(p, m, 1.0, context);
    } else {
      const double batch = number(row, "batch");
      c = decode_step(p, m, 1.0, batch, context);
      steps = rate / batch;
      CHECK(m.distinct_experts(batch) ==
            Approx(number(row, "distinct_experts_per_layer")).epsilon(0.017));
      CAPTURE(row.at("phase"), steps * c.time_s);
      CHECK(1.0 / c.time_s == Approx(steps).epsilon(0.09));
    }
    const double power = board_state(p, c.dynamic_J * steps, die, c.limit_saving).power_W;
    CAPTURE(row.at("phase"), power);
    CHECK(power == Approx(number(row, "mean_power_W")).epsilon(0.12));
    ++seen;
  }
  CHECK(seen == 13);
}

TEST_CASE("decode and prefill rates by the roofline, no activity given") {
  const LanguageModel m = decoder("decoder_7b6");
  for (const std::string name : {"h100_sxm", "h200"}) {
    const ActivityParameters p = board(name);
    std::size_t seen = 0;
    for (const Row& row : rows_of(name + ".csv")) {
      const std::string& phase = row.at("phase");
      const bool decode = phase.rfind("decode_", 0) == 0;
      if (!decode && phase.rfind("prefill_", 0) != 0) continue;
      const double tokens = after(phase, decode ? "b" : "s");
      const StepCost c = decode ? decode_step(p, m, 1.0, tokens, after(phase, "c"))
                                : prefill_step(p, m, 1.0, tokens);
      const StepState s = step_state(p, c, std::nan(""), measured_coolant_K);
      CAPTURE(name, phase, tokens / s.time_s, s.power_W);
      CHECK(tokens / s.time_s == Approx(number(row, "rate_per_s")).epsilon(0.06));
      CHECK(s.power_W / (tokens / s.time_s) == Approx(number(row, "joule_per_unit")).epsilon(0.09));
      ++seen;
    }
    CHECK(seen == 14);
  }
}

TEST_CASE("the scaling rules, from the H100 to the H200 that was measured") {
  std::map<std::string, Accelerator> parts;
  engine::read_accelerator(scenario::Catalog::built_in(), "h200", parts);
  Accelerator facts = parts.at("h200");
  Accelerator plain;
  plain.vendor = facts.vendor;
  plain.power_limit = facts.power_limit;
  plain.compute_16bit = facts.compute_16bit;
  plain.memory_bandwidth = facts.memory_bandwidth;
  const ActivityParameters scaled = scaled_activity(plain, board("h100_sxm")),
                           measured = board("h200");
  CHECK(scaled.byte_J == Approx(measured.byte_J).epsilon(0.03));
  CHECK(scaled.idle_W == Approx(measured.idle_W).epsilon(0.03));
  CHECK(scaled.flop_J == Approx(measured.flop_J).epsilon(0.01));
}
