// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>

#include "cohorts.hpp"
#include "tenfold/fleet/problem.hpp"
#include "tenfold/math.hpp"

namespace tenfold::fleet {

namespace {

/// Relative room below which a limit counts as used up.
constexpr double used_up = 1e-9;

/// What stopped purchases of one demand in a month, by limit.
struct Stopped {
  std::map<std::size_t, double> by_limit;  ///< position in Plan::limits -> share of demand
  void add(std::size_t limit, double share) { by_limit[limit] += share; }
  [[nodiscard]] double sum() const {
    double shares = 0.0;
    for (const auto& [limit, share] : by_limit) shares += share;
    return shares;
  }
};

class Rule {
 public:
  Rule(const Problem& p, bool limited) : p_(p), limited_(limited), cohorts_(p) {
    for (std::size_t i = 0; i < p.options.size(); ++i) {
      places_[{p.options[i].rack, p.options[i].site}].push_back(i);
      at_site_[p.options[i].site].push_back(i);
    }
    plan_.months = p.months;
    const std::size_t n = p.options.size() * p.months;
    plan_.count.assign(n, 0.0);
    plan_.capex_it_usd.assign(n, 0.0);
    plan_.rating_W.assign(p.halls.size() * p.months, 0.0);
    plan_.capex_facility_usd = plan_.rating_W;
    plan_.wanted.assign(p.demand.size() * p.months, 0.0);
    plan_.reached = plan_.wanted;
    plan_.demand_binding.resize(p.demand.size() * p.months);
    rating_.assign(p.halls.size(), 0.0);
    in_service_.assign(p.options.size(), 0.0);
    bought_.assign(p.options.size(), 0.0);
    if (!limited_) return;
    const auto row = [&](const std::string& name, const char* kind, const char* unit) {
      plan_.limits.push_back({name, kind, unit, std::vector<double>(p.months, unlimited),
                              std::vector<double>(p.months, 0.0),
                              std::vector<double>(p.months, 0.0)});
    };
    for (const PowerLimit& l : p.power)
      row(l.name, l.kind.c_str(), l.kind == "grid" ? "W" : "m3/s");
    for (const ChipRow& l : p.chips) row(l.name, "chips", "1");
    for (const CapexRow& l : p.capex) row(l.name, "capex", "CNY");
    for (const AccessRow& l : p.access) row(l.name, l.kind.c_str(), "1");
    spent_.assign(p.capex.size(), 0.0);
  }

  Plan run() {
    for (std::size_t t = 0; t < p_.months; ++t) month(t);
    cohorts_.close(plan_);
    return std::move(plan_);
  }

 private:
  [[nodiscard]] std::size_t chip_limit(std::size_t k) const { return p_.power.size() + k; }
  [[nodiscard]] std::size_t capex_limit(std::size_t k) const {
    return p_.power.size() + p_.chips.size() + k;
  }
  [[nodiscard]] std::size_t access_limit(std::size_t k) const {
    return p_.power.size() + p_.chips.size() + p_.capex.size() + k;
  }

  /// Switches off what a site's limits no longer carry, and finds the room that is left.
  void begin(std::size_t t) {
    for (std::size_t i = 0; i < p_.options.size(); ++i) {
      in_service_[i] = cohorts_.standing(i, static_cast<int>(t));
      bought_[i] = 0.0;
    }
    room_W_.clear();
    off_.assign(p_.demand.size(), {});
    if (limited_) {
      for (std::size_t k = 0; k < p_.power.size(); ++k) {
        const PowerLimit& l = p_.power[k];
        const auto found = at_site_.find(l.site);
        double used = 0.0;
        if (found != at_site_.end()) {
          for (const std::size_t i : found->second) used += in_service_[i] * p_.options[i].peak_W;
          if (used > l.peak_W[t] * (1.0 + used_up)) {
            const double part = l.peak_W[t] / used;
            for (const std::size_t i : found->second) {
              for (std::size_t d = 0; d < p_.demand.size(); ++d)
                off_[d].add(k, in_service_[i] * (1.0 - part) * p_.demand[d].unit[i]);
              in_service_[i] *= part;
            }
            used = l.peak_W[t];
            plan_.limits[k].binding[t] = 1.0;
          }
        }
        auto& room = room_W_.try_emplace(l.site, unlimited).first->second;
        room = math::min(room, math::max(l.peak_W[t] - used, 0.0));
      }
      // A later limit of the same site may have switched off more.
      for (auto& [site, room] : room_W_) room = site_room(site, t);
      chips_left_.clear();
      for (const ChipRow& c : p_.chips) {
        double left = c.rate[t];
        for (const Cohort& o : p_.outright) {
          if (o.column == static_cast<int>(t) && p_.options[o.option].vendor == c.vendor &&
              p_.options[o.option].counts)
            left -= o.count * p_.options[o.option].chips;
        }
        chips_left_.push_back(math::max(left, 0.0));
      }
    }
  }

  [[nodiscard]] double site_room(const std::string& site, std::size_t t) const {
    double used = 0.0, room = unlimited;
    if (const auto found = at_site_.find(site); found != at_site_.end()) {
      for (const std::size_t i : found->second)
        used += (in_service_[i] + bought_[i]) * p_.options[i].peak_W;
    }
    for (const PowerLimit& l : p_.power) {
      if (l.site == site) room = math::min(room, math::max(l.peak_W[t] - used, 0.0));
    }
    return room;
  }

  [[nodiscard]] bool stated_open(const Option& o, std::size_t t) const {
    const int column = static_cast<int>(t);
    return column >= o.opens && column < o.closes && column < o.retires && o.hall_share > 0.0;
  }
  [[nodiscard]] bool open(const Option& o, std::size_t t) const {
    return stated_open(o, t) && (!limited_ || o.closed_by[t] < 0);
  }

  /// Buys at most `racks` of a type at a site; returns how many found room.
  double buy_at(const std::vector<std::size_t>& places, double racks, std::size_t t) {
    double share = 0.0;
    for (const std::size_t i : places)
      share += open(p_.options[i], t) ? p_.options[i].hall_share : 0.0;
    if (share <= 0.0) return 0.0;
    const Option& sample = p_.options[places.front()];
    const auto room = room_W_.find(sample.site);
    if (room != room_W_.end())
      racks = math::min(racks, room->second / math::max(sample.peak_W, 1e-9));
    for (const std::size_t i : places) {
      if (open(p_.options[i], t)) bought_[i] += racks * p_.options[i].hall_share / share;
    }
    if (room != room_W_.end()) room->second = math::max(room->second - racks * sample.peak_W, 0.0);
    return racks;
  }

  /// Buys racks of a type over the sites by shares; returns how many found room.
  double buy(const DemandRow& d, const std::string& rack, double racks, std::size_t t,
             Stopped& full) {
    std::vector<std::pair<const std::vector<std::size_t>*, double>> sites;
    for (std::size_t s = 0; s < d.sites.size(); ++s) {
      const double share = d.share[s * p_.months + t];
      const auto found = places_.find({rack, d.sites[s]});
      if (share <= 0.0 || found == places_.end()) continue;
      bool any = false;
      for (const std::size_t i : found->second) {
        any = any || open(p_.options[i], t);
        if (limited_ && stated_open(p_.options[i], t) && p_.options[i].closed_by[t] >= 0)
          full.add(access_limit(static_cast<std::size_t>(p_.options[i].closed_by[t])), share);
      }
      if (any) sites.emplace_back(&found->second, share);
    }
    double placed = 0.0;
    // What a full site cannot take goes to the others, until nothing is left or all are full.
    while (placed < racks * (1.0 - 1e-12)) {
      double total = 0.0;
      for (const auto& [places, share] : sites) total += share;
      if (total <= 0.0) break;
      const double rest = racks - placed;
      bool filled = false;
      for (auto& [places, share] : sites) {
        if (share <= 0.0) continue;
        const double wanted = rest * share / total;
        const double now = buy_at(*places, wanted, t);
        placed += now;
        if (now < wanted * (1.0 - 1e-12)) {
          for (std::size_t k = 0; limited_ && k < p_.power.size(); ++k) {
            if (p_.power[k].site == p_.options[places->front()].site && tight(k, t))
              full.add(k, share);
          }
          share = 0.0;
          filled = true;
        }
      }
      if (!filled) break;
    }
    return placed;
  }

  [[nodiscard]] bool tight(std::size_t power, std::size_t t) const {
    return used_W(p_.power[power].site) >= p_.power[power].peak_W[t] * (1.0 - used_up);
  }
  [[nodiscard]] double used_W(const std::string& site) const {
    double used = 0.0;
    if (const auto found = at_site_.find(site); found != at_site_.end()) {
      for (const std::size_t i : found->second)
        used += (in_service_[i] + bought_[i]) * p_.options[i].peak_W;
    }
    return used;
  }

  [[nodiscard]] double served(const DemandRow& d) const {
    double sum = 0.0;
    for (std::size_t i = 0; i < p_.options.size(); ++i)
      sum += (in_service_[i] + bought_[i]) * d.unit[i];
    return sum;
  }

  /// Fills the gap of one demand; what stopped it is added in shares of the demand.
  void fill(const DemandRow& d, std::size_t t, Stopped& stopped) {
    const double wanted = d.wanted[t], gap = wanted - served(d);
    if (gap <= 0.0) return;
    double rest = gap;
    std::vector<double> share(d.racks.size());
    for (std::size_t r = 0; r < d.racks.size(); ++r) share[r] = d.mix[r * p_.months + t];
    Stopped full;
    while (rest > 1e-12 * gap) {
      double total = 0.0;
      for (const double s : share) total += s;
      if (total <= 0.0) break;
      double placed = 0.0;
      bool ended = false;
      for (std::size_t r = 0; r < d.racks.size(); ++r) {
        if (share[r] <= 0.0) continue;
        const Option* sample = nullptr;
        double unit = 0.0;
        for (std::size_t i = 0; i < p_.options.size() && sample == nullptr; ++i) {
          if (p_.options[i].rack == d.racks[r] && d.unit[i] > 0.0) {
            sample = &p_.options[i];
            unit = d.unit[i];
          }
        }
        const double racks = sample == nullptr ? 0.0 : rest * share[r] / total / unit;
        double supplied = racks;
        for (std::size_t c = 0; limited_ && sample != nullptr && c < p_.chips.size(); ++c) {
          if (p_.chips[c].vendor != sample->vendor || sample->chips <= 0.0) continue;
          const double available = chips_left_[c] / sample->chips;
          if (available < supplied * (1.0 - 1e-12)) full.add(chip_limit(c), share[r]);
          supplied = math::min(supplied, available);
        }
        const double found = supplied > 0.0 ? buy(d, d.racks[r], supplied, t, full) : 0.0;
        for (std::size_t c = 0; limited_ && sample != nullptr && c < p_.chips.size(); ++c) {
          if (p_.chips[c].vendor == sample->vendor)
            chips_left_[c] = math::max(chips_left_[c] - found * sample->chips, 0.0);
        }
        placed += found * unit;
        if (found < racks * (1.0 - 1e-12)) {
          share[r] = 0.0;
          ended = true;
        }
      }
      rest -= placed;
      if (!ended) break;
    }
    double total = 0.0;
    for (const auto& [limit, part] : full.by_limit) total += part;
    for (const auto& [limit, part] : full.by_limit) {
      stopped.add(limit, math::max(rest, 0.0) / wanted * part / total);
      // What was met elsewhere still ran into the limit; a gap of round-off did not.
      if (gap > used_up * wanted) plan_.limits[limit].binding[t] = 1.0;
    }
  }

  /// Money of a month at a share f of its purchases, in USD, and its slope.
  [[nodiscard]] std::pair<double, double> cost(double f, std::size_t t) const {
    double sum = 0.0, slope = 0.0;
    std::vector<double> base(p_.halls.size(), 0.0), added(p_.halls.size(), 0.0);
    for (std::size_t i = 0; i < p_.options.size(); ++i) {
      const Option& o = p_.options[i];
      const double racks = bought_[i] * o.price_usd[t];
      sum += f * racks;
      slope += racks;
      base[o.hall_index] += in_service_[i] * o.peak_W;
      added[o.hall_index] += bought_[i] * o.peak_W;
    }
    for (std::size_t h = 0; h < p_.halls.size(); ++h) {
      const HallRow& hall = p_.halls[h];
      const double growth = (base[h] + f * added[h]) / hall.fill_limit - rating_[h];
      if (growth <= 0.0 || t == 0) continue;
      sum += growth * hall.facility_usd_per_W;
      slope += added[h] / hall.fill_limit * hall.facility_usd_per_W;
    }
    return {sum, slope};
  }

  [[nodiscard]] double outright_usd(std::size_t t) const {
    double sum = 0.0;
    for (const Cohort& c : p_.outright) {
      if (c.column == static_cast<int>(t) && p_.options[c.option].counts)
        sum += c.count * p_.options[c.option].price_usd[t];
    }
    return sum;
  }

  [[nodiscard]] double allowance_usd(std::size_t k, std::size_t t) const {
    const CapexRow& c = p_.capex[k];
    const int column = static_cast<int>(t);
    if (column < c.from || column >= c.to) return unlimited;
    const double part = c.even ? (column - c.from + 1.0) / static_cast<double>(c.to - c.from) : 1.0;
    return math::max(c.total_cny * part - spent_[k], 0.0) / p_.fx[t];
  }

  /// Shrinks the purchases of a month to the money.
  void pay(std::size_t t, std::vector<double>& cut) {
    cut.assign(p_.capex.size(), 0.0);
    if (!limited_) return;
    double f = 1.0;
    for (std::size_t k = 0; k < p_.capex.size(); ++k) {
      const double allowed = math::max(allowance_usd(k, t) - outright_usd(t), 0.0);
      double mine = 1.0;
      // Cost is convex and grows with f: Newton from the right meets it after a few pieces.
      for (int pass = 0; pass < 100; ++pass) {
        const auto [money, slope] = cost(mine, t);
        if (money <= allowed * (1.0 + 1e-12) || slope <= 0.0) break;
        mine = math::max(mine - (money - allowed) / slope, 0.0);
        if (mine <= 0.0) break;
      }
      if (mine < 1.0) cut[k] = 1.0 - mine;
      f = math::min(f, mine);
    }
    if (f >= 1.0) return;
    for (double& racks : bought_) racks *= f;
  }

  [[nodiscard]] bool chips_tight(std::size_t c, std::size_t t) const {
    double used = 0.0;
    for (std::size_t i = 0; i < p_.options.size(); ++i) {
      if (p_.options[i].vendor == p_.chips[c].vendor && p_.options[i].counts)
        used += (bought_[i] + cohorts_.births(i, static_cast<int>(t))) * p_.options[i].chips;
    }
    return used >= p_.chips[c].rate[t] * (1.0 - used_up);
  }

  /// A limit that stopped a purchase may have room again, because another one shrank what came
  /// after: only what has no room left binds, and takes the blame.
  void release(std::size_t t, std::vector<Stopped>& stopped) {
    std::vector<double> all;
    for (const Stopped& s : stopped) all.push_back(s.sum());
    const auto drop = [&](std::size_t limit) {
      plan_.limits[limit].binding[t] = 0.0;
      for (Stopped& s : stopped) s.by_limit.erase(limit);
    };
    for (std::size_t k = 0; k < p_.power.size(); ++k) {
      if (!tight(k, t)) drop(k);
    }
    for (std::size_t c = 0; c < p_.chips.size(); ++c) {
      if (!chips_tight(c, t)) drop(chip_limit(c));
    }
    for (std::size_t d = 0; d < stopped.size(); ++d) {
      const double kept = stopped[d].sum();
      const auto left = static_cast<double>(stopped[d].by_limit.size());
      for (auto& [limit, share] : stopped[d].by_limit)
        share = kept > 0.0 ? share * all[d] / kept : all[d] / left;
    }
  }

  void month(std::size_t t) {
    begin(t);
    std::vector<Stopped> stopped(p_.demand.size());
    for (std::size_t d = 0; d < p_.demand.size(); ++d) fill(p_.demand[d], t, stopped[d]);
    std::vector<double> before;
    for (const DemandRow& d : p_.demand) before.push_back(served(d));
    std::vector<double> cut;
    pay(t, cut);
    for (std::size_t k = 0; k < cut.size(); ++k) {
      if (cut[k] <= 0.0) continue;
      plan_.limits[capex_limit(k)].binding[t] = 1.0;
      for (std::size_t d = 0; d < p_.demand.size(); ++d)
        stopped[d].add(capex_limit(k), (before[d] - served(p_.demand[d])) / p_.demand[d].wanted[t]);
    }
    if (limited_) release(t, stopped);
    finish(t, stopped);
  }

  /// Names what costs each demand, and all of them together, most in a month.
  /// @pre racks bought in the month are in service
  void blame(std::size_t t, const std::vector<Stopped>& stopped) {
    const auto worst = [&](const Stopped& s, double unmet) -> std::string {
      if (unmet <= used_up) return "demand";
      std::string name = "nothing_on_sale";
      double most = 0.0;
      for (const auto& [limit, share] : s.by_limit) {
        if (share <= most) continue;
        most = share;
        name = plan_.limits[limit].name;
      }
      return name;
    };
    Stopped all;
    double most = 0.0;
    for (std::size_t d = 0; d < p_.demand.size(); ++d) {
      const double unmet = 1.0 - served(p_.demand[d]) / p_.demand[d].wanted[t];
      // Racks switched off that nothing on sale replaces: that limit costs the demand.
      const Stopped& cause = stopped[d].by_limit.empty() ? off_[d] : stopped[d];
      plan_.demand_binding[d * p_.months + t] = worst(cause, unmet);
      const double scale = cause.sum() > 0.0 ? math::max(unmet, 0.0) / cause.sum() : 0.0;
      for (const auto& [limit, share] : cause.by_limit) all.add(limit, share * scale);
      most = math::max(most, unmet);
    }
    plan_.binding.push_back(worst(all, most));
  }

  void finish(std::size_t t, const std::vector<Stopped>& stopped) {
    const double usd = cost(1.0, t).first + (limited_ ? outright_usd(t) : 0.0);
    std::vector<double> need(p_.halls.size(), 0.0);
    for (std::size_t i = 0; i < p_.options.size(); ++i) {
      const Option& o = p_.options[i];
      const std::size_t at = i * p_.months + t;
      cohorts_.born(i, static_cast<int>(t), bought_[i]);
      in_service_[i] += bought_[i];
      plan_.count[at] = in_service_[i];
      plan_.capex_it_usd[at] = bought_[i] * o.price_usd[t];
      need[o.hall_index] += in_service_[i] * o.peak_W / p_.halls[o.hall_index].fill_limit;
      bought_[i] = 0.0;
    }
    for (const Cohort& c : p_.outright) {
      if (c.column == static_cast<int>(t))
        plan_.capex_it_usd[c.option * p_.months + t] += c.count * p_.options[c.option].price_usd[t];
    }
    for (std::size_t h = 0; h < p_.halls.size(); ++h) {
      const double growth = math::max(need[h] - rating_[h], 0.0);
      rating_[h] += growth;
      plan_.rating_W[h * p_.months + t] = rating_[h];
      // What stands in the first month was built before.
      plan_.capex_facility_usd[h * p_.months + t] =
          t == 0 ? 0.0 : growth * p_.halls[h].facility_usd_per_W;
    }
    for (std::size_t k = 0; k < p_.demand.size(); ++k) {
      plan_.wanted[k * p_.months + t] = p_.demand[k].wanted[t];
      plan_.reached[k * p_.months + t] = served(p_.demand[k]);
    }
    blame(t, stopped);
    if (!limited_) return;
    for (std::size_t k = 0; k < p_.power.size(); ++k) {
      LimitSeries& l = plan_.limits[k];
      l.available[t] = p_.power[k].peak_W[t] * p_.power[k].per_unit;
      l.used[t] = used_W(p_.power[k].site) * p_.power[k].per_unit;
    }
    for (std::size_t c = 0; c < p_.chips.size(); ++c) {
      LimitSeries& l = plan_.limits[chip_limit(c)];
      l.available[t] = p_.chips[c].rate[t];
      for (std::size_t i = 0; i < p_.options.size(); ++i) {
        if (p_.options[i].vendor == p_.chips[c].vendor && p_.options[i].counts)
          l.used[t] += cohorts_.births(i, static_cast<int>(t)) * p_.options[i].chips;
      }
    }
    for (std::size_t k = 0; k < p_.capex.size(); ++k) {
      LimitSeries& l = plan_.limits[capex_limit(k)];
      const int column = static_cast<int>(t);
      if (column < p_.capex[k].from || column >= p_.capex[k].to) continue;
      l.available[t] = allowance_usd(k, t) * p_.fx[t];
      l.used[t] = usd * p_.fx[t];
      spent_[k] += l.used[t];
    }
    for (std::size_t k = 0; k < p_.access.size(); ++k) {
      LimitSeries& l = plan_.limits[access_limit(k)];
      for (const Option& o : p_.options) {
        if (o.closed_by[t] == static_cast<int>(k)) l.available[t] = 0.0;
      }
    }
  }

  const Problem& p_;
  bool limited_;
  Cohorts cohorts_;
  Plan plan_;
  std::map<std::pair<std::string, std::string>, std::vector<std::size_t>> places_;
  std::map<std::string, std::vector<std::size_t>> at_site_;
  std::vector<double> in_service_, bought_, rating_, spent_, chips_left_;
  std::map<std::string, double> room_W_;
  std::vector<Stopped> off_;  ///< what limits switched off, by demand, in its metric
};

}  // namespace

Plan build_out(const Problem& problem, bool limited) { return Rule(problem, limited).run(); }

}  // namespace tenfold::fleet
