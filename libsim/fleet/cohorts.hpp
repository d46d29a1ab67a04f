// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Births of racks by option and month, their survivors, and their embodied carbon.
#pragma once

#include "tenfold/fleet/problem.hpp"

namespace tenfold::fleet {

/// Books births; columns may be negative (before the horizon) down to the oldest cohort.
class Cohorts {
 public:
  explicit Cohorts(const Problem& problem);
  /// @param column month of birth; births at or after the option's closing are refused
  void born(std::size_t option, int column, double count);
  [[nodiscard]] double births(std::size_t option, int column) const;
  /// Racks that are owned in a month (-1: the month before the horizon).
  [[nodiscard]] double standing(std::size_t option, int column) const;
  /// Writes owned, purchased, retired and the embodied flows of every option.
  /// Straight line over the life; what leaves earlier is written off.
  void close(Plan& plan) const;

 private:
  [[nodiscard]] bool running(const Option& o, int column) const {
    return column < o.closes && column < o.retires;
  }
  const Problem& problem_;
  int oldest_ = 0;
  std::size_t width_ = 0;
  std::vector<double> births_;
};

}  // namespace tenfold::fleet
