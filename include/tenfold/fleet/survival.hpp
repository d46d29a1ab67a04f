// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// How long racks stay in service, and what they cost as hardware learns.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "tenfold/fields.hpp"

namespace tenfold::fleet {

/// All racks of a cohort leave after the rack's life: S(a) = 1 for a < life, else 0.
struct FixedLife {
  static constexpr std::string_view model_name = "fixed";
  std::vector<std::string> racks;  ///< rack types; empty: all
  static const FieldTable& fields();
};

/// Weibull survival S(a) = exp(-(a / scale)^shape), cut at three scales.
/// Validity: shape 3 to 5 and scale 5 to 7 years for servers (physics reference, fleet growth).
struct WeibullLife {
  static constexpr std::string_view model_name = "weibull";
  std::vector<std::string> racks;
  double shape = 4.0;
  std::optional<Duration> scale;  ///< not stated: mean life = life of the rack
  static const FieldTable& fields();
};

/// As fixed, but all racks of a type leave once running them costs more than new capacity:
/// opex per unit > price of new / life + opex of new, per unit of compute (or server).
struct EconomicLife {
  static constexpr std::string_view model_name = "economic";
  std::vector<std::string> racks;
  PriceUsd electricity = si<PriceUsd>(70.0 / 3.6e9);  ///< all-in tariff
  double load_factor = 0.6;                           ///< mean over peak power
  double overhead = 1.2;                              ///< facility over IT energy
  static const FieldTable& fields();
};

using Survival = std::variant<FixedLife, WeibullLife, EconomicLife>;

/// How hardware learns between and within generations.
struct Learning {
  double flop_per_joule = 0.30;       ///< more FLOP/J per year between generations
  double flop_per_joule_low = 0.26;   ///< low end of the range
  double flop_per_joule_high = 0.40;  ///< high end
  double price = -0.30;               ///< change per year of the price of one type after release
  double chip_power = 0.20;           ///< more power per chip, a generation
  static const FieldTable& fields();
};

}  // namespace tenfold::fleet
