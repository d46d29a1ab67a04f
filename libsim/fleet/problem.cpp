// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "tenfold/fleet/problem.hpp"

#include <algorithm>
#include <cmath>

#include "../engine/compile_parts.hpp"
#include "problem_limits.hpp"
#include "survival.hpp"
#include "tenfold/math.hpp"
#include "tenfold/time.hpp"

namespace tenfold::fleet {

double demand_at(const Demand& demand, double base, int month) {
  const int from = month_index(demand.at);
  const int low = std::min(from, month), high = std::max(from, month);
  double log_growth = 0.0;
  for (int m = low; m < high; ++m) {
    log_growth += math::log(1.0 + demand.growth_factor * demand.growth.at(date_of_month(m))) / 12.0;
  }
  return base * math::exp(month >= from ? log_growth : -log_growth);
}

namespace {

using tenfold::engine::node_parameters;
using tenfold::engine::node_peak_W;

/// Value of a series from its first date on, else `before`.
double from_date(const Series<double>& series, Date date, double before) {
  return series.points.front().first <= date ? series.at(date) : before;
}

class Statement {
 public:
  Statement(const Scenario& scenario, int first_month, std::size_t months) : s_(scenario) {
    p_.first_month = first_month;
    p_.months = months;
  }

  Problem make() {
    for (const Site& site : s_.sites) {
      for (const Hall& hall : site.halls) add_hall(site, hall);
    }
    for (std::size_t t = 0; t < p_.months; ++t)
      p_.fx.push_back(s_.limits ? s_.limits->fx.at(date(t)) : 7.0);
    if (s_.fleet) {
      for (const Demand& d : s_.fleet->demand) add_demand(*s_.fleet, d);
      set_survival(*s_.fleet, p_);
      for (const Purchase& c : s_.fleet->stock) add_cohorts(c, s_.fleet->scale, p_.stock);
      for (const Purchase& c : s_.fleet->purchases) add_cohorts(c, 1.0, p_.outright);
      if (!s_.limits || s_.limits->enabled) add_limits(s_, p_);
    } else {
      for (Option& o : p_.options) o.survival.assign(static_cast<std::size_t>(o.life_months), 1.0);
    }
    return std::move(p_);
  }

 private:
  [[nodiscard]] Date date(std::size_t column) const {
    return date_of_month(p_.first_month + static_cast<int>(column));
  }
  [[nodiscard]] int column(Date d) const { return month_index(d) - p_.first_month; }

  /// Rack types that a hall holds or may come to hold.
  [[nodiscard]] std::vector<std::string> types(const Site& site, const Hall& hall) const {
    std::vector<std::string> out;
    const auto add = [&](const std::string& type) {
      if (std::find(out.begin(), out.end(), type) == out.end()) out.push_back(type);
    };
    for (const RackCount& r : hall.racks) add(r.type);
    if (!s_.fleet) return out;
    const auto bought = [&](const Purchase& p) {
      if (p.site == site.name && (p.hall.empty() || p.hall == hall.name) &&
          (p.hall.empty() ? takes(hall, p.racks, s_.racks.at(p.racks))
                          : serves(hall, s_.racks.at(p.racks))))
        add(p.racks);
    };
    for (const auto& p : s_.fleet->stock) bought(p);
    for (const auto& p : s_.fleet->purchases) bought(p);
    for (const auto& d : s_.fleet->demand) {
      const bool shared = std::any_of(d.shares.begin(), d.shares.end(),
                                      [&](const auto& s) { return s.site == site.name; });
      for (const auto& m : d.mix) {
        if (shared && takes(hall, m.racks, s_.racks.at(m.racks))) add(m.racks);
      }
    }
    return out;
  }

  void add_hall(const Site& site, const Hall& spec) {
    const std::string& country = s_.zones.at(site.grid.zone).country;
    HallRow row{site.name, spec.name, spec.fill_limit, value_of(spec.module), 0.0};
    if (s_.limits && site.ownership == "self_built") {
      const FacilityPrice* price = nullptr;
      for (const FacilityPrice& f : s_.limits->facilities) {
        const bool named =
            std::find(f.countries.begin(), f.countries.end(), country) != f.countries.end();
        if (named || (f.countries.empty() && price == nullptr)) price = &f;
        if (named) break;
      }
      if (price != nullptr) row.facility_usd_per_W = value_of(price->price);
    }
    p_.halls.push_back(row);
    for (const std::string& type : types(site, spec)) {
      const it::Rack& rack = s_.racks.at(type);
      Option o;
      o.site = site.name;
      o.hall = spec.name;
      o.rack = type;
      o.vendor = rack.vendor;
      o.counts = site.ownership != "partner";
      o.peak_W = node_peak_W(node_parameters(rack)) * rack.nodes;
      o.capacity = engine::rack_compute(s_, rack);
      o.servers = rack.server_equivalents;
      o.chips = rack.accelerators;
      o.embodied_kg = value_of(rack.embodied);
      o.hall_share = takes(spec, type, rack) ? spec.share : 0.0;
      o.life_months =
          std::max(1, static_cast<int>(std::lround(value_of(rack.life) / seconds_per_month)));
      if (site.opens) o.opens = column(*site.opens);
      if (spec.opens) o.opens = std::max(o.opens, column(*spec.opens));
      if (!site.opens && !spec.opens) o.opens = -(1 << 20);
      if (site.closes) o.closes = column(*site.closes) + (site.closes->day > 1 ? 1 : 0);
      for (const RackCount& r : spec.racks) o.fixed += r.type == type ? r.count : 0.0;
      o.hall_index = p_.halls.size() - 1;
      o.closed_by.assign(p_.months, -1);
      o.price_usd.assign(p_.months, value_of(rack.price));
      const auto chip = s_.accelerators.find(rack.accelerator);
      if (s_.fleet && s_.fleet->learning && chip != s_.accelerators.end()) {
        const int released = column(chip->second.released);
        for (std::size_t t = 0; t < p_.months; ++t) {
          const double years = std::max(static_cast<int>(t) - released, 0) / 12.0;
          o.price_usd[t] *= math::exp(years * math::log(1.0 + s_.fleet->learning->price));
        }
      }
      p_.options.push_back(std::move(o));
    }
  }

  void add_demand(const Fleet& fleet, const Demand& d) {
    DemandRow row{d.name, d.metric, {}, {}, {}, {}, {}, {}};
    const double base = fleet.scale * (d.compute ? value_of(*d.compute) : d.base);
    for (std::size_t t = 0; t < p_.months; ++t)
      row.wanted.push_back(demand_at(d, base, p_.first_month + static_cast<int>(t)));
    for (const Mix& m : d.mix) {
      row.racks.push_back(m.racks);
      for (std::size_t t = 0; t < p_.months; ++t)
        row.mix.push_back(from_date(m.share, date(t), 0.0));
    }
    for (const SiteShare& share : d.shares) {
      row.sites.push_back(share.site);
      for (std::size_t t = 0; t < p_.months; ++t)
        row.share.push_back(from_date(share.share, date(t), 0.0));
    }
    for (const Option& o : p_.options) {
      const bool sold = std::find(row.racks.begin(), row.racks.end(), o.rack) != row.racks.end();
      const double unit = d.metric == "compute"   ? o.capacity
                          : d.metric == "servers" ? o.servers
                                                  : (sold ? 1.0 : 0.0);
      row.unit.push_back(o.counts ? unit : 0.0);
    }
    p_.demand.push_back(std::move(row));
  }

  void add_cohorts(const Purchase& c, double scale, std::vector<Cohort>& into) {
    const int at = column(c.at);
    const int spread =
        std::max(1, static_cast<int>(std::lround(value_of(c.spread) / seconds_per_month)));
    double total = 0.0;
    const auto fits = [&](const Option& o) {
      return o.site == c.site && o.rack == c.racks && (c.hall.empty() || o.hall == c.hall) &&
             at >= o.opens && at < o.closes && (o.hall_share > 0.0 || !c.hall.empty());
    };
    // A hall that takes no purchases may still hold what is named for it.
    const auto weight = [&](const Option& o) { return c.hall.empty() ? o.hall_share : 1.0; };
    for (const Option& o : p_.options) total += fits(o) ? weight(o) : 0.0;
    for (std::size_t i = 0; i < p_.options.size(); ++i) {
      const Option& o = p_.options[i];
      if (!fits(o)) continue;
      // What stands at the date survived from more that was bought.
      double survivors = 0.0;
      for (int k = 0; k < spread; ++k)
        survivors += static_cast<std::size_t>(k) < o.survival.size()
                         ? o.survival[static_cast<std::size_t>(k)]
                         : 0.0;
      for (int k = 0; k < spread; ++k) {
        into.push_back({i, at - k, scale * c.count * weight(o) / total / survivors});
      }
    }
  }

  const Scenario& s_;
  Problem p_;
};

}  // namespace

bool serves(const Hall& hall, const it::Rack& rack) {
  return cooling::takes_liquid(hall.cooling) == (rack.liquid_fraction > 0.0) &&
         cooling::immerses(hall.cooling) == rack.immersed;
}

bool takes(const Hall& hall, const std::string& type, const it::Rack& rack) {
  return serves(hall, rack) &&
         (hall.takes.empty() ||
          std::any_of(hall.takes.begin(), hall.takes.end(),
                      [&](const std::string& t) { return t == type || t == rack.kind; }));
}

Problem state_problem(const Scenario& scenario, int first_month, std::size_t months) {
  return Statement(scenario, first_month, months).make();
}

Problem state_problem(const Scenario& scenario) {
  const Date start = scenario.horizon.start;
  const auto segments =
      engine::make_segments(utc_seconds(start), utc_seconds(scenario.horizon.end),
                            static_cast<int>(std::lround(value_of(scenario.horizon.step))));
  return state_problem(scenario, month_index({start.year, start.month, 1}), segments.size());
}

}  // namespace tenfold::fleet
