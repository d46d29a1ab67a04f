// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// What the benchmark measures with: CPU time, arithmetic peaks, a sampling profile.
#pragma once

#include <ctime>
#include <functional>
#include <limits>
#include <string>
#include <vector>

namespace tenfold::bench {

/// CPU time of the process [s]; other processes of the machine do not count.
inline double cpu_seconds() {
  std::timespec t{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + 1e-9 * static_cast<double>(t.tv_nsec);
}

/// Shortest CPU time of `runs` calls [s].
inline double shortest(int runs, const std::function<void()>& call) {
  double best = std::numeric_limits<double>::infinity();
  for (int k = 0; k < runs; ++k) {
    const double start = cpu_seconds();
    call();
    const double spent = cpu_seconds() - start;
    best = spent < best ? spent : best;
  }
  return best;
}

/// Arithmetic peaks of one core for the instruction set in use.
struct Peaks {
  double multiply_add_per_s;  ///< multiplications and additions, each counted once
  double divisions_per_s;
};
Peaks measure_peaks();

/// CPU, instruction set that the kernels' clones choose, compiler.
struct Machine {
  std::string cpu, instruction_set, compiler;
};
Machine machine();

/// CPU time by function.
struct Sampled {
  std::string function;  ///< without clone suffix, namespace and arguments
  double share;          ///< of all samples
};
struct Profile {
  std::size_t samples = 0;
  std::vector<Sampled> functions;  ///< largest first
};
/// Calls `work` until `seconds` of CPU time are spent; the program counter is read at each tick of
/// the profiling timer, so that the work itself carries no timers.
Profile sample(double seconds, const std::function<void()>& work);

}  // namespace tenfold::bench
