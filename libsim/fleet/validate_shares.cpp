// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "validate_shares.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <vector>

#include "problem_limits.hpp"
#include "survival.hpp"
#include "tenfold/time.hpp"

namespace tenfold::fleet {

namespace {

/// Shares are written with six digits; a table of fifty may miss one by rounding.
constexpr double written_digits = 5e-5;

double share_at(const Series<double>& series, Date date) {
  return series.points.front().first <= date ? series.at(date) : 0.0;
}

/// A table of shares sums to one at every date from which it holds.
template <class Table>
void sums_to_one(const Table& table, const Horizon& horizon, const std::string& path,
                 scenario::ReadContext& context) {
  if (table.empty() || !context.has_structure(path) || !context.has_read("horizon")) return;
  std::set<Date> dates{horizon.start};
  for (const auto& item : table) {
    for (const auto& [date, share] : item.share.points) {
      if (horizon.start < date && date < horizon.end) dates.insert(date);
    }
  }
  for (const Date& date : dates) {
    double sum = 0.0;
    for (const auto& item : table) sum += share_at(item.share, date);
    if (!(std::abs(sum - 1.0) > written_digits)) continue;
    context.add_at(path,
                   "the shares sum to " + format_quantity(sum, Dimension::none) + " from " +
                       to_string(date) + " on; a table of shares sums to 1",
                   "divide each by " + format_quantity(sum, Dimension::none));
    return;
  }
}

/// Racks that are stated find a hall that is open at their date.
void finds_a_hall(const Scenario& s, const Purchase& p, const std::string& path,
                  scenario::ReadContext& context) {
  const auto site =
      std::find_if(s.sites.begin(), s.sites.end(), [&](const Site& x) { return x.name == p.site; });
  const auto rack = s.racks.find(p.racks);
  if (site == s.sites.end() || rack == s.racks.end()) return;  // said elsewhere
  if (!context.has_structure(path) || !context.has_structure("sites." + p.site + ".halls") ||
      !context.has_structure("sites." + p.site + ".opens") ||
      !context.has_structure("sites." + p.site + ".closes"))
    return;
  const int at = month_index(p.at);
  if (site->closes && at >= month_index(*site->closes) + (site->closes->day > 1 ? 1 : 0)) {
    context.add_at(path + ".at", "'" + p.site + "' closes on " + to_string(*site->closes) +
                                     ", before these racks come");
    return;
  }
  bool open = false, any = false;
  Date first{9999, 1, 1};
  for (const Hall& hall : site->halls) {
    const bool fits = p.hall.empty() ? takes(hall, p.racks, rack->second) && hall.share > 0.0
                                     : hall.name == p.hall && serves(hall, rack->second);
    if (!fits) continue;
    any = true;
    Date opens = hall.opens.value_or(Date{1, 1, 1});
    if (site->opens && opens < *site->opens) opens = *site->opens;
    open = open || at >= month_index(opens);
    first = std::min(first, opens);
  }
  if (open) return;
  if (any) {
    context.add_at(path + ".at", "no hall of '" + p.site + "' for '" + p.racks +
                                     "' is open yet: the first opens on " + to_string(first));
  } else if (p.hall.empty()) {
    context.add_at(
        path,
        "the halls of '" + p.site + "' that serve '" + p.racks + "' take no new racks (share 0)",
        "name the 'hall' that they stand in");
  }
}

}  // namespace

void validate_shares(const Scenario& s, scenario::ReadContext& context) {
  for (const Demand& d : s.fleet->demand) {
    const std::string path = "fleet.demand." + d.name;
    sums_to_one(d.mix, s.horizon, path + ".mix", context);
    sums_to_one(d.shares, s.horizon, path + ".shares", context);
  }
  std::size_t k = 0;
  for (const Purchase& p : s.fleet->stock)
    finds_a_hall(s, p, "fleet.stock." + std::to_string(k++), context);
  k = 0;
  for (const Purchase& p : s.fleet->purchases)
    finds_a_hall(s, p, "fleet.purchases." + std::to_string(k++), context);
}

}  // namespace tenfold::fleet
