// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
// Any bytes as a scenario: a document is read and validated, or refused with issues. Nothing else.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "tenfold/error.hpp"
#include "tenfold/scenario/scenario.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  try {
    tenfold::scenario::Value document = tenfold::scenario::parse_document(text, "fuzz.yaml");
    static_cast<void>(tenfold::scenario::to_json(document));
    static_cast<void>(tenfold::resolve(std::move(document), ".").to_yaml());
  } catch (const tenfold::InputError& error) {
    if (error.issues().empty()) __builtin_trap();  // a refusal says why
  }
  return 0;
}
