// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
// Any bytes as a quantity: what is accepted is finite and, written, gives the same bits again.
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "tenfold/error.hpp"
#include "tenfold/time.hpp"
#include "tenfold/units.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const auto all = tenfold::dimensions();
  const tenfold::Dimension dimension = all[data[0] % all.size()].dimension;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  try {
    const double value = tenfold::parse_quantity(text, dimension);
    if (!std::isfinite(value)) __builtin_trap();
    if (tenfold::parse_quantity(tenfold::format_quantity(value, dimension), dimension) != value)
      __builtin_trap();
  } catch (const tenfold::UnitError&) {
  }
  try {
    static_cast<void>(tenfold::parse_date(text));
  } catch (const tenfold::UnitError&) {
  }
  return 0;
}
