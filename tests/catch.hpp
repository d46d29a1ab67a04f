// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Catch2, version 2 or 3. Tests use what both have: TEST_CASE, SECTION, GENERATE, CHECK, REQUIRE,
/// REQUIRE_THAT with Catch::Matchers::WithinRel, WithinAbs and ContainsSubstring, Approx
/// (unqualified), BENCHMARK.
#pragma once

#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>  // IWYU pragma: export
using Catch::Approx;             // version 2 has it in the global namespace
#define TENFOLD_CATCH2 3
#else
#ifndef CATCH_CONFIG_ENABLE_BENCHMARKING
#define CATCH_CONFIG_ENABLE_BENCHMARKING
#endif
#include <catch2/catch.hpp>  // IWYU pragma: export
#define TENFOLD_CATCH2 2

namespace Catch::Matchers {
/// Catch2 3 has text matchers as classes of these names.
inline auto ContainsSubstring(const std::string& text,
                              CaseSensitive::Choice sensitive = CaseSensitive::Yes) {
  return Contains(text, sensitive);
}
}  // namespace Catch::Matchers
#endif
