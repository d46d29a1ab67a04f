// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstddef>
#include <fstream>

#include "measure.hpp"
#include "tenfold/math.hpp"
#include "tenfold/version.hpp"

namespace tenfold::bench {

namespace {

constexpr std::size_t lanes = 96;  // twelve registers of eight: enough to hide latency

TENFOLD_CLONES void multiply_add(double* a, double factor, double term, int rounds) {
  double x[lanes];
  for (std::size_t k = 0; k < lanes; ++k) x[k] = a[k];
  for (int r = 0; r < rounds; ++r) {
#pragma GCC unroll 96
    for (std::size_t k = 0; k < lanes; ++k) x[k] = x[k] * factor + term;
  }
  for (std::size_t k = 0; k < lanes; ++k) a[k] = x[k];
}

TENFOLD_CLONES void divide(double* a, double term, int rounds) {
  double x[lanes];
  for (std::size_t k = 0; k < lanes; ++k) x[k] = a[k];
  for (int r = 0; r < rounds; ++r) {
#pragma GCC unroll 96
    for (std::size_t k = 0; k < lanes; ++k) x[k] = term / x[k];
  }
  for (std::size_t k = 0; k < lanes; ++k) a[k] = x[k];
}

}  // namespace

Peaks measure_peaks() {
  double x[lanes];
  std::fill(std::begin(x), std::end(x), 1.5);
  constexpr int rounds = 400'000;
  const double work = static_cast<double>(lanes) * rounds;
  const double ma = shortest(7, [&] { multiply_add(x, 0.999, 0.001, rounds); });
  std::fill(std::begin(x), std::end(x), 1.5);
  const double d = shortest(7, [&] { divide(x, 1.25, rounds / 8); });
  return {2.0 * work / ma, work / 8.0 / d};
}

Machine machine() {
  Machine m;
  m.compiler = std::string(compiler());
  std::ifstream info("/proc/cpuinfo");
  for (std::string line; m.cpu.empty() && std::getline(info, line);) {
    if (line.rfind("model name", 0) == 0) m.cpu = line.substr(line.find(':') + 2);
  }
#if defined(__x86_64__) && defined(__GNUC__)
  // What target_clones asks; masks in GLIBC_TUNABLES do not reach it.
  m.instruction_set = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq")
                          ? "AVX-512"
                      : __builtin_cpu_supports("avx2") ? "AVX2"
                                                       : "SSE2";
#else
  m.instruction_set = "baseline";
#endif
  return m;
}

}  // namespace tenfold::bench
