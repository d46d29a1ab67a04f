// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
// Prints a hash of every byte of several small runs. tests/CMakeLists.txt links it with the kernels
// compiled for one instruction set each; compare.sh wants the same hash from all.
#include <cstdio>
#include <exception>

#include "engine/compile_parts.hpp"
#include "small_site.hpp"

namespace {

using namespace tenfold;

template <class Columns>
void append(std::string& bytes, const Columns& columns) {
  for (const auto& column : columns) {
    bytes.append(reinterpret_cast<const char*>(column.values.data()),
                 column.values.size() * sizeof(column.values[0]));
  }
}

}  // namespace

int main() {
#ifdef TENFOLD_NEEDS_AVX2
  if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("fma")) {
    std::puts("not supported");
    return 0;
  }
#endif
  try {
    std::string bytes;
    // As written, with shed load, and in minutes: every stage of a step is passed.
    const Settings variants[] = {{},
                                 {{"sites.hangzhou.grid.connection", "9 MW"}},
                                 {{"horizon.start", "2024-07-13"},
                                  {"horizon.end", "2024-08-03"},
                                  {"horizon.step", "15 min"}}};
    for (const Settings& settings : variants) {
      SimulateOptions options;
      options.channels = {"all"};
      options.threads = 1;
      const Results r = simulate(compile(tests::small_site(settings)), options);
      append(bytes, r.channels);
      append(bytes, r.monthly);
      append(bytes, r.by_class);
    }
    std::printf("%s %zu bytes\n", engine::sha256(bytes).c_str(), bytes.size());
  } catch (const std::exception& e) {
    std::fprintf(stderr, "%s\n", e.what());
    return 1;
  }
  return 0;
}
