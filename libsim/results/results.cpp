// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "tenfold/results/results.hpp"

#include <algorithm>
#include <cstddef>

#include "tenfold/error.hpp"

namespace tenfold {
namespace {

template <class T>
const T* find_by_name(const std::vector<T>& items, const std::string& name) noexcept {
  const auto found = std::find_if(items.begin(), items.end(),
                                  [&](const T& item) { return item.words.name == name; });
  return found == items.end() ? nullptr : &*found;
}

}  // namespace

const MonthlyTotal* Results::find_monthly(const std::string& name) const noexcept {
  return find_by_name(monthly, name);
}

const Channel* Results::find_channel(const std::string& name) const noexcept {
  return find_by_name(channels, name);
}

double Results::sum(const std::string& name, std::int64_t from_utc, std::int64_t to_utc,
                    int site) const {
  const MonthlyTotal* total = find_monthly(name);
  if (total == nullptr) throw Error("results have no monthly total named '" + name + "'");
  const std::size_t months = month_start_utc.size();
  if (total->values.size() != sites.size() * months) {
    throw Error("monthly total '" + name + "' has " + std::to_string(total->values.size()) +
                " values; " + std::to_string(sites.size()) + " sites and " +
                std::to_string(months) + " months need " + std::to_string(sites.size() * months));
  }
  if (site < -1 || site >= static_cast<int>(sites.size())) {
    throw Error("site index " + std::to_string(site) + " is outside the " +
                std::to_string(sites.size()) + " sites of the results");
  }
  double result = 0.0;
  for (std::size_t s = 0; s < sites.size(); ++s) {
    const bool wanted = site < 0 ? sites[s].in_totals : static_cast<std::size_t>(site) == s;
    if (!wanted) continue;
    for (std::size_t m = 0; m < months; ++m) {
      if (month_start_utc[m] >= from_utc && month_start_utc[m] < to_utc) {
        result += total->values[s * months + m];
      }
    }
  }
  return result;
}

}  // namespace tenfold
