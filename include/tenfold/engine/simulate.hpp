// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Running a model: whole, or step by step.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "tenfold/engine/model.hpp"
#include "tenfold/results/results.hpp"

namespace tenfold {

/// How a run is done. None of it changes a byte of the results.
struct SimulateOptions {
  std::vector<std::string> channels = {};  ///< names, "all", "none"; empty: the scenario's output
  unsigned threads = 0;                    ///< 0: as many as there are cores
  std::size_t block = 256;                 ///< steps per block
  /// Called in the caller's thread with the share done, about 20 times a second; false stops the
  /// run.
  std::function<bool(double)> progress = {};
};

/// Runs the whole horizon. @throws LedgerError, ConvergenceError, Cancelled
Results simulate(const Model& model, const SimulateOptions& options = {});

/// Names of all channels.
std::vector<std::string> channel_names();
/// Size of the results' channels in memory [bytes].
std::size_t expected_bytes(const Scenario& scenario, const std::vector<std::string>& channels);

/// Advances all sites step by step with the same kernels; results equal simulate() byte by byte.
class Simulator {
 public:
  explicit Simulator(const Model& model, const std::vector<std::string>& channels = {});
  ~Simulator();
  Simulator(Simulator&&) noexcept;
  Simulator& operator=(Simulator&&) noexcept;
  /// Advances `steps` steps (bounded by the horizon); false at its end.
  bool advance(std::size_t steps = 1);
  /// Steps done.
  [[nodiscard]] std::size_t step() const noexcept;
  /// Value of a channel at the last step done of a site.
  [[nodiscard]] double value(const std::string& channel, std::size_t site) const;
  /// Results so far.
  [[nodiscard]] Results results() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tenfold
