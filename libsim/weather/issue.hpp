// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Issues of weather inputs.
#pragma once

#include <string>
#include <utility>

#include "tenfold/error.hpp"

namespace tenfold::weather {

inline Issue issue(std::string path, std::string message, std::string hint = {}) {
  Issue out;
  out.path = std::move(path);
  out.message = std::move(message);
  out.hint = std::move(hint);
  return out;
}

}  // namespace tenfold::weather
