// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Workloads: utilisation over time of the machines that they run on.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "tenfold/fields.hpp"

namespace tenfold::it {

/// Constant utilisation (training, batch).
struct SteadyWorkload {
  static constexpr std::string_view model_name = "steady";
  std::string name;
  double share = 1.0;                  ///< share of the machines of each kind that it runs on
  double utilisation = 0.5;            ///< activity u of those machines
  std::vector<std::string> runs_on;    ///< kinds or rack types; empty: all
  std::vector<std::string> residency;  ///< country codes of allowed sites; empty: all
  static const FieldTable& fields();
};

/// Daily and weekly shape in the site's time zone:
/// u(t) = u_mean (1 + A cos(2 pi (h - h_peak) / 24)) w / w_mean, A = peak_to_mean - 1.
struct DiurnalWorkload {
  static constexpr std::string_view model_name = "diurnal";
  std::string name;
  double share = 1.0;
  double utilisation = 0.4;  ///< mean over the week
  double peak_to_mean = 1.4;
  double peak_hour = 20.0;  ///< local civil time, daylight saving included
  double weekend = 0.9;     ///< weekend over weekday
  std::vector<std::string> runs_on;
  std::vector<std::string> residency;
  static const FieldTable& fields();
};

/// Registry of workload models.
using Workload = std::variant<SteadyWorkload, DiurnalWorkload>;

}  // namespace tenfold::it
