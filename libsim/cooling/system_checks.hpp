// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Checks of a composed cooling system before it is ordered.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "system_parameters.hpp"
#include "tenfold/error.hpp"

namespace tenfold::cooling {

inline std::string degrees(double kelvin) {
  return format_quantity(kelvin, Dimension::temperature);
}

/// Checks of one system: what those of its loops and of its terminals share.
struct SystemChecker {
  const CoolingSystem& spec;
  std::vector<SystemProblem>& problems;
  std::map<std::string, std::size_t> index;
  std::vector<std::string> names;
  std::vector<bool> heated;

  void add(const std::string& place, std::string message, std::string hint = {}) {
    problems.push_back({place, std::move(message), std::move(hint)});
  }

  std::optional<std::size_t> loop(const std::string& name, const std::string& place) {
    const auto found = index.find(name);
    if (found != index.end()) return found->second;
    const std::string near = nearest_name(name, names);
    std::string all;
    for (const std::string& n : names) all += (all.empty() ? "" : ", ") + n;
    add(place, "there is no loop '" + name + "'" + (all.empty() ? "" : "; it is one of: " + all),
        near.empty() ? "" : "did you mean '" + near + "'?");
    return std::nullopt;
  }

  void effectiveness(const std::string& place, double needed, const std::string& hint) {
    if (needed >= 0.995)
      add(place,
          "the design needs an effectiveness of " + format_quantity(needed, Dimension::none) +
              "; it must stay below 1",
          hint);
  }
};

/// Air side and liquid sides: limits that cross, loops that do not exist, exchangers that cannot
/// be.
void check_terminals(SystemChecker& check);

}  // namespace tenfold::cooling
