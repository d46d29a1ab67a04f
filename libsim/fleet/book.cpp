// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "book.hpp"

#include <algorithm>
#include <map>
#include <numeric>

#include "tenfold/math.hpp"
#include "tenfold/time.hpp"

namespace tenfold::fleet {

namespace {

double metric_of(const Demand& demand, const Slot& slot) {
  if (demand.metric == "compute") return slot.capacity;
  if (demand.metric == "servers") return slot.servers;
  return 1.0;
}

bool in_mix(const Demand& demand, const Slot& slot) {
  return std::any_of(demand.mix.begin(), demand.mix.end(),
                     [&](const Mix& m) { return m.racks == slot.rack; });
}

double share_of_site(const Demand& demand, const std::string& site, Date date) {
  for (const SiteShare& s : demand.shares) {
    if (s.site == site) return s.share.points.front().first <= date ? s.share.at(date) : 0.0;
  }
  return 0.0;
}

/// Books births of all time; columns before the horizon hold what stood before.
class Book {
 public:
  Book(const std::vector<Slot>& slots, const std::vector<SiteBound>& bounds, int first,
       std::size_t months)
      : slots_(slots), first_(first), origin_(first - 480), columns_(months + 480) {
    births_.assign(slots.size() * columns_, 0.0);
    for (const SiteBound& b : bounds) bound_[b.site] = b.peak_W;
  }

  void born(std::size_t slot, int month, double count) {
    if (month < slots_[slot].closes_month)
      births_[slot * columns_ + static_cast<std::size_t>(std::max(month - origin_, 0))] += count;
  }
  [[nodiscard]] double births(std::size_t slot, int month) const {
    return births_[slot * columns_ + static_cast<std::size_t>(month - origin_)];
  }
  /// Racks in service in a month.
  [[nodiscard]] double standing(std::size_t slot, int month) const {
    const Slot& s = slots_[slot];
    if (month >= s.closes_month) return 0.0;
    double sum = month >= s.opens_month ? s.fixed : 0.0;
    const int oldest = std::max(month - s.life_months + 1, origin_);
    for (int m = oldest; m <= month; ++m) sum += births(slot, m);
    return sum;
  }
  [[nodiscard]] double headroom_W(const std::string& site, int month) const {
    const auto bound = bound_.find(site);
    if (bound == bound_.end()) return 1e300;
    double used = 0.0;
    for (std::size_t i = 0; i < slots_.size(); ++i) {
      if (slots_[i].site == site) used += standing(i, month) * slots_[i].peak_W;
    }
    return math::max(bound->second - used, 0.0);
  }

 private:
  const std::vector<Slot>& slots_;
  int first_, origin_;
  std::size_t columns_;
  std::vector<double> births_;
  std::map<std::string, double> bound_;
};

/// Slots of a rack type at a site that take racks in a month, with their normalised shares.
std::vector<std::pair<std::size_t, double>> open_slots(const std::vector<Slot>& slots,
                                                       const std::string& site,
                                                       const std::string& hall,
                                                       const std::string& rack, int month) {
  std::vector<std::pair<std::size_t, double>> out;
  double total = 0.0;
  for (std::size_t i = 0; i < slots.size(); ++i) {
    const Slot& s = slots[i];
    if (s.site != site || s.rack != rack || (!hall.empty() && s.hall != hall)) continue;
    if (month < s.opens_month || month >= s.closes_month || s.hall_share <= 0.0) continue;
    out.emplace_back(i, s.hall_share);
    total += s.hall_share;
  }
  for (auto& [slot, share] : out) share /= total;
  return out;
}

/// Buys racks of a type worth `capacity`; returns the capacity that found no place.
double buy(Book& book, const std::vector<Slot>& slots, const Demand& demand,
           const std::string& rack, double capacity, int month) {
  const Date date = date_of_month(month);
  std::map<std::string, double> shares;
  for (const Slot& s : slots) {
    if (s.rack == rack && !open_slots(slots, s.site, "", rack, month).empty())
      shares[s.site] = share_of_site(demand, s.site, date);
  }
  // What a full site cannot take goes to the others, until nothing is left or all are full.
  for (int round = 0; round < 16 && capacity > 0.0; ++round) {
    const double total = std::accumulate(shares.begin(), shares.end(), 0.0,
                                         [](double a, const auto& b) { return a + b.second; });
    if (total <= 0.0) break;
    double placed = 0.0;
    for (auto& [site, share] : shares) {
      if (share <= 0.0) continue;
      const auto targets = open_slots(slots, site, "", rack, month);
      const Slot& sample = slots[targets.front().first];
      const double unit = metric_of(demand, sample);
      const double wanted = capacity * share / total / unit;
      const double room = book.headroom_W(site, month) / math::max(sample.peak_W, 1e-9);
      const double racks = math::min(wanted, room);
      for (const auto& [slot, part] : targets) book.born(slot, month, racks * part);
      placed += racks * unit;
      if (racks < wanted) share = 0.0;
    }
    capacity = math::max(capacity - placed, 0.0);
    if (placed <= 0.0 || capacity < 1e-9 * placed) break;
  }
  return capacity;
}

}  // namespace

double demand_at(const Demand& demand, double base, int month) {
  const int from = month_index(demand.at);
  double value = base;
  const int low = std::min(from, month), high = std::max(from, month);
  double log_growth = 0.0;
  for (int m = low; m < high; ++m) {
    log_growth += math::log(1.0 + demand.growth_factor * demand.growth.at(date_of_month(m))) / 12.0;
  }
  value *= math::exp(month >= from ? log_growth : -log_growth);
  return value;
}

Inventory book(const Fleet* fleet, const std::vector<Slot>& slots,
               const std::vector<SiteBound>& bounds, int first_month, std::size_t months) {
  Inventory inventory;
  inventory.first_month = first_month;
  inventory.months = months;
  Book cohorts(slots, bounds, first_month, months);
  if (fleet != nullptr) {
    const auto add = [&](const Purchase& p) {
      const int at = month_index(p.at);
      const int spread = std::max(1, static_cast<int>(value_of(p.spread) / 2629746.0 + 0.5));
      for (const auto& [slot, part] : open_slots(slots, p.site, p.hall, p.racks, at)) {
        for (int m = at - spread + 1; m <= at; ++m) cohorts.born(slot, m, p.count * part / spread);
      }
    };
    for (const Purchase& p : fleet->stock) add(p);
    for (const Purchase& p : fleet->purchases) add(p);
    inventory.demanded.assign(fleet->demand.size() * months, 0.0);
    inventory.reached.assign(fleet->demand.size() * months, 0.0);
    for (const Demand& d : fleet->demand) inventory.demand_names.push_back(d.name);
    for (std::size_t column = 0; column < months; ++column) {
      const int month = first_month + static_cast<int>(column);
      for (std::size_t k = 0; k < fleet->demand.size(); ++k) {
        const Demand& d = fleet->demand[k];
        const double wanted = demand_at(d, d.compute ? value_of(*d.compute) : d.base, month);
        const auto standing = [&] {
          double sum = 0.0;
          for (std::size_t i = 0; i < slots.size(); ++i) {
            if (d.metric != "racks" || in_mix(d, slots[i]))
              sum += cohorts.standing(i, month) * metric_of(d, slots[i]);
          }
          return sum;
        };
        const double gap = wanted - standing();
        if (gap > 0.0) {
          const Date date = date_of_month(month);
          double total = 0.0;
          const auto share = [&](const Mix& m) {
            return m.share.points.front().first <= date ? m.share.at(date) : 0.0;
          };
          for (const Mix& m : d.mix) total += share(m);
          for (const Mix& m : d.mix) {
            if (total > 0.0 && share(m) > 0.0)
              buy(cohorts, slots, d, m.racks, gap * share(m) / total, month);
          }
        }
        inventory.demanded[k * months + column] = wanted;
        inventory.reached[k * months + column] = standing();
      }
    }
  }
  inventory.count.assign(slots.size() * months, 0.0);
  inventory.purchased = inventory.retired = inventory.count;
  for (std::size_t i = 0; i < slots.size(); ++i) {
    for (std::size_t c = 0; c < months; ++c) {
      const int month = first_month + static_cast<int>(c);
      const double now = cohorts.standing(i, month), before = cohorts.standing(i, month - 1);
      const double in = month < slots[i].closes_month ? cohorts.births(i, month) : 0.0;
      const double opened = month == slots[i].opens_month && c > 0 ? slots[i].fixed : 0.0;
      inventory.count[i * months + c] = now;
      inventory.purchased[i * months + c] = in + opened;
      inventory.retired[i * months + c] = before + in + opened - now;
    }
  }
  return inventory;
}

}  // namespace tenfold::fleet
