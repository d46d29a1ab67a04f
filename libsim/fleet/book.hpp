// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Cohort book-keeping by month: births, survivors, retirements, purchases that follow demand.
#pragma once

#include <string>
#include <vector>

#include "tenfold/fleet/fleet.hpp"

namespace tenfold::fleet {

/// A place that racks of a type can stand in.
struct Slot {
  std::string site, hall, rack;
  double peak_W = 0;    ///< AC power of a rack at full activity
  double capacity = 0;  ///< compute [FLOP/s] of a rack
  double servers = 0;   ///< servers of 2021 of a rack
  double hall_share = 1;
  int life_months = 60;
  int opens_month = 0;         ///< month index from which it takes racks
  int closes_month = 1 << 30;  ///< month index from which its racks are gone
  double fixed = 0;            ///< racks that stand for the whole horizon
};

/// A site's bound on IT peak power.
struct SiteBound {
  std::string site;
  double peak_W = 0;
};

/// Racks by slot and month of the horizon.
struct Inventory {
  int first_month = 0;  ///< month index of column 0
  std::size_t months = 0;
  std::vector<double> count, purchased, retired;  ///< [slot * months + month]
  /// Demand and what stands, by demand and month, in the demand's metric.
  std::vector<double> demanded, reached;  ///< [demand * months + month]
  std::vector<std::string> demand_names;
  [[nodiscard]] double at(std::size_t slot, std::size_t month) const {
    return count[slot * months + month];
  }
};

/// Demand at a month: base grown month by month at (1 + factor g)^(1/12).
double demand_at(const Demand& demand, double base, int month);

/// Books the fleet. Conservation: count(t+1) = count(t) + purchased - retired (a test).
Inventory book(const Fleet* fleet, const std::vector<Slot>& slots,
               const std::vector<SiteBound>& bounds, int first_month, std::size_t months);

}  // namespace tenfold::fleet
