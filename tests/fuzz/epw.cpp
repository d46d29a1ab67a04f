// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
// Any bytes as a weather file: a year, or a refusal with issues.
#include <cstddef>
#include <cstdint>
#include <sstream>
#include <string>

#include "tenfold/error.hpp"
#include "tenfold/weather/epw.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::istringstream text(std::string(reinterpret_cast<const char*>(data), size));
  try {
    static_cast<void>(tenfold::weather::read_epw(text, "fuzz.epw"));
  } catch (const tenfold::InputError& error) {
    if (error.issues().empty()) __builtin_trap();
  }
  return 0;
}
