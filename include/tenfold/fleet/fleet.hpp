// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// The fleet over years: stock and purchases of racks, demand paths, shares of sites.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tenfold/fields.hpp"
#include "tenfold/fleet/survival.hpp"

namespace tenfold::fleet {

/// Racks that stand or are bought outright.
struct Purchase {
  std::string site, hall, racks;
  Date at{2021, 4, 1};
  double count = 0.0;
  /// Stock: bought evenly over this time before `at`, so that it does not retire at once.
  Duration spread = si<Duration>(0.0);
  static const FieldTable& fields();
};

/// Share of purchases of a rack type while it is bought.
struct Mix {
  std::string racks;
  Series<double> share;  ///< of the new capacity, normalised over the types on sale
  static const FieldTable& fields();
};

/// Share of a site in new capacity, normalised over the sites that are open.
struct SiteShare {
  std::string site;
  Series<double> share;
  static const FieldTable& fields();
};

/// Demand for capacity of one kind: D(t) = base exp(integral of ln(1 + growth_factor g(t)) dt).
/// Each month purchases fill the gap between demand and what survives, split by mix and shares.
struct Demand {
  std::string name;
  std::string metric = "compute";      ///< compute (FLOP/s), servers (of 2021) or racks
  std::optional<ComputeRate> compute;  ///< base at `at`, metric compute
  double base = 0.0;                   ///< base at `at`, metric servers or racks
  Date at{2021, 4, 1};
  Series<double> growth;       ///< per year, from each date on
  double growth_factor = 1.0;  ///< scales growth; what `tenfold calibrate` varies
  std::vector<Mix> mix;
  std::vector<SiteShare> shares;
  static const FieldTable& fields();
};

/// A PUE that an operator disclosed. The model is compared with it and never fed.
struct Disclosed {
  std::string ownership = "self_built";  ///< sites that it speaks of
  int fiscal_year = 2022;                ///< April of the year before to March
  double pue = 1.0;
  std::string source;
  static const FieldTable& fields();
};

/// Fleet section of a scenario.
struct Fleet {
  std::vector<Purchase> stock;
  std::vector<Purchase> purchases;
  std::vector<Demand> demand;
  double scale = 1.0;              ///< multiplies the stock and the base of every demand
  double fill_limit = 0.85;        ///< peak draw over module rating
  double connection_share = 0.72;  ///< IT peak over grid connection, bound for purchases
  std::vector<Survival> survival;  ///< the first that names a rack type holds; none: fixed
  std::optional<Learning> learning;
  MassPerPower embodied_facility = si<MassPerPower>(0.0);  ///< building and plant, by IT rating
  Duration facility_life = si<Duration>(20.0 * seconds_per_year);  ///< over which it is amortised
  std::vector<Disclosed> disclosed;
  static const FieldTable& fields();
};

}  // namespace tenfold::fleet
