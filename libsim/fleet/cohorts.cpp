// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "cohorts.hpp"

#include <algorithm>

#include "tenfold/math.hpp"

namespace tenfold::fleet {

Cohorts::Cohorts(const Problem& problem) : problem_(problem) {
  for (const auto* list : {&problem.stock, &problem.outright}) {
    for (const Cohort& c : *list) oldest_ = std::min(oldest_, c.column);
  }
  width_ = problem.months + static_cast<std::size_t>(-oldest_);
  births_.assign(problem.options.size() * width_, 0.0);
  for (const auto* list : {&problem.stock, &problem.outright}) {
    for (const Cohort& c : *list) born(c.option, c.column, c.count);
  }
}

void Cohorts::born(std::size_t option, int column, double count) {
  const Option& o = problem_.options[option];
  if (!running(o, column) || column >= static_cast<int>(problem_.months)) return;
  births_[option * width_ + static_cast<std::size_t>(column - oldest_)] += count;
}

double Cohorts::births(std::size_t option, int column) const {
  return column < oldest_ ? 0.0
                          : births_[option * width_ + static_cast<std::size_t>(column - oldest_)];
}

double Cohorts::standing(std::size_t option, int column) const {
  const Option& o = problem_.options[option];
  if (!running(o, column)) return 0.0;
  double sum = column >= o.opens ? o.fixed : 0.0;
  const int from = std::max(column - static_cast<int>(o.survival.size()) + 1, oldest_);
  for (int m = from; m <= column; ++m)
    sum += births(option, m) * o.survival[static_cast<std::size_t>(column - m)];
  return sum;
}

void Cohorts::close(Plan& plan) const {
  const std::size_t months = problem_.months, n = problem_.options.size();
  for (auto* row : {&plan.owned, &plan.purchased, &plan.retired, &plan.embodied_bought,
                    &plan.embodied_amortised, &plan.embodied_written_off, &plan.embodied_balance})
    row->assign(n * months, 0.0);
  plan.embodied_opening.assign(n, 0.0);
  for (std::size_t i = 0; i < n; ++i) {
    const Option& o = problem_.options[i];
    const auto survives = [&](int age, int column) {
      return age >= 0 && age < static_cast<int>(o.survival.size()) && running(o, column)
                 ? o.survival[static_cast<std::size_t>(age)]
                 : 0.0;
    };
    const auto left = [&](int age) {
      return math::max(1.0 - age / static_cast<double>(o.life_months), 0.0);
    };
    for (std::size_t t = 0; t < months; ++t) {
      const int column = static_cast<int>(t);
      const std::size_t at = i * months + t;
      const double now = standing(i, column), before = standing(i, column - 1);
      const double opened = column == o.opens && column > 0 ? o.fixed : 0.0;
      plan.owned[at] = now;
      plan.purchased[at] = births(i, column) + opened;
      plan.retired[at] = before + plan.purchased[at] - now;
    }
    if (o.embodied_kg <= 0.0) continue;
    for (int m = oldest_; m < static_cast<int>(months); ++m) {
      const double mass = births(i, m) * o.embodied_kg;
      if (mass <= 0.0) continue;
      if (m < 0) plan.embodied_opening[i] += mass * survives(-1 - m, -1) * left(-m);
      if (m >= 0) plan.embodied_bought[i * months + static_cast<std::size_t>(m)] += mass;
      for (int t = std::max(m, 0); t < std::min(m + o.life_months, static_cast<int>(months)); ++t) {
        const int age = t - m;
        const std::size_t at = i * months + static_cast<std::size_t>(t);
        const double alive = survives(age, t);
        if (age > 0)
          plan.embodied_written_off[at] += mass * (survives(age - 1, t - 1) - alive) * left(age);
        plan.embodied_amortised[at] += mass * alive / o.life_months;
        plan.embodied_balance[at] += mass * alive * left(age + 1);
      }
    }
  }
}

}  // namespace tenfold::fleet
