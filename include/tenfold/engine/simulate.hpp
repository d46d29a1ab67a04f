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

/// How a run is done. None of it but `years` changes a byte of what is reached.
struct SimulateOptions {
  std::vector<std::string> channels = {};  ///< names, "all", "none"; empty: the scenario's output
  unsigned threads = 0;                    ///< 0: as many as there are cores
  std::size_t block = 256;                 ///< steps per block
  /// Run what is required (limits off) beside what is reached, where they differ.
  bool required = true;
  /// Called in the caller's thread with the share done, about 20 times a second; false stops the
  /// run.
  std::function<bool(double)> progress = {};
  /// Calendar years (UTC) to simulate, each with the month before it, in which states settle;
  /// empty: the whole horizon. For members of an ensemble that are asked for some years only: the
  /// fleet is booked over the whole horizon, totals of the other months are zero and their series
  /// NaN.
  std::vector<int> years = {};
};

/// Runs the horizon. @throws LedgerError, ConvergenceError, Cancelled, InputError (years)
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
