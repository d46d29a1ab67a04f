// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "problem_limits.hpp"

#include <algorithm>
#include <cmath>

#include "survival.hpp"
#include "tenfold/math.hpp"
#include "tenfold/time.hpp"

namespace tenfold::fleet {

namespace {

std::string month_text(Date d) { return to_string(d).substr(0, 7); }

int months_of(Duration d) { return static_cast<int>(value_of(d) / seconds_per_month + 0.5); }

class Rows {
 public:
  Rows(const Scenario& s, const Limits& l, Problem& p) : s_(s), l_(l), p_(p) {}

  void add() {
    for (const Site& site : s_.sites) grid(site);
    for (const WaterPermit& w : l_.water) water(w);
    for (const ChipLimit& c : l_.chips) chips(c);
    for (const CapexLimit& c : l_.capex) {
      p_.capex.push_back({"capex." + (c.name.empty() ? month_text(c.from) : c.name), column(c.from),
                          column(c.to), value_of(c.total), c.pace == "even"});
    }
    for (const Opening& o : l_.openings) opening(o);
    for (const Screening& r : l_.screening) screening(r);
  }

 private:
  [[nodiscard]] int column(Date d) const { return month_index(d) - p_.first_month; }
  [[nodiscard]] int horizon() const { return static_cast<int>(p_.months); }

  void grid(const Site& site) {
    PowerLimit row{"grid." + site.name, "grid", site.name, {}, 1.0 / s_.fleet->connection_share};
    for (int t = 0; t < horizon(); ++t)
      row.peak_W.push_back(connection_W(s_, site, p_.first_month + t) * s_.fleet->connection_share);
    p_.power.push_back(std::move(row));
  }

  void water(const WaterPermit& w) {
    const double per_W = value_of(w.planned) * w.load_factor;
    p_.power.push_back({"water." + w.site, "water", w.site,
                        std::vector<double>(p_.months, value_of(w.permit) / per_W), per_W});
  }

  void chips(const ChipLimit& c) {
    const std::string name = "chips." + (c.name.empty() ? c.vendor : c.name);
    auto row = std::find_if(p_.chips.begin(), p_.chips.end(), [&](const ChipRow& r) {
      return r.name == name && r.vendor == c.vendor;
    });
    if (row == p_.chips.end())
      row = p_.chips.insert(row, {name, c.vendor, std::vector<double>(p_.months, unlimited)});
    const int end = c.to ? column(*c.to) : horizon();
    for (int t = std::max(column(c.from), 0); t < std::min(end, horizon()); ++t) {
      double& rate = row->rate[static_cast<std::size_t>(t)];
      rate = std::min(rate, c.rate);
    }
  }

  /// Closes an option between two columns, unless another row did.
  void close(Option& o, int from, int to, int row) {
    for (int t = std::max(from, 0); t < std::min(to, horizon()); ++t) {
      int& by = o.closed_by[static_cast<std::size_t>(t)];
      if (by < 0) by = row;
    }
  }

  void opening(const Opening& o) {
    const int early = column(o.earliest), late = column(o.latest);
    const int at = early + static_cast<int>(l_.opening * (late - early) + 0.5);
    p_.access.push_back({"opening." + o.site + (o.hall.empty() ? "" : "." + o.hall), "opening"});
    for (Option& option : p_.options) {
      if (option.site == o.site && (o.hall.empty() || option.hall == o.hall))
        close(option, option.opens, at, static_cast<int>(p_.access.size()) - 1);
    }
  }

  void screening(const Screening& r) {
    std::string name = r.name;
    for (const std::string& c : r.countries)
      name += (r.name.empty() ? (name.empty() ? "" : "_") + c : "");
    p_.access.push_back({"screening." + name, "screening"});
    const int row = static_cast<int>(p_.access.size()) - 1;
    const int from = column(r.from), to = r.to ? column(*r.to) : horizon();
    for (Option& o : p_.options) {
      const Site& site = *std::find_if(s_.sites.begin(), s_.sites.end(),
                                       [&](const Site& x) { return x.name == o.site; });
      const std::string& country = s_.zones.at(site.grid.zone).country;
      if (site.ownership != "self_built" ||
          std::find(r.countries.begin(), r.countries.end(), country) == r.countries.end())
        continue;
      if (r.rule == "forbid") {
        close(o, from, to, row);
      } else if (o.opens >= from && o.opens < to) {
        close(o, o.opens, o.opens + months_of(r.delay), row);
      }
    }
  }

  const Scenario& s_;
  const Limits& l_;
  Problem& p_;
};

}  // namespace

double connection_W(const Scenario& scenario, const Site& site, int month) {
  double connection = value_of(site.grid.connection);
  if (!scenario.limits || !scenario.limits->enabled) return connection;
  const Limits& l = *scenario.limits;
  const Date date = date_of_month(month);
  const Series<Power>* stated = l.grid.find(site.name);
  if (stated != nullptr && stated->points.front().first <= date)
    connection = math::min(connection, value_of(stated->at(date)));
  for (const Energisation& e : l.energisation) {
    if (e.site != site.name) continue;
    const int at = month_index(e.requested) + months_of(e.lead) + months_of(l.energisation_delay);
    if (month < at) connection -= value_of(e.connection);
  }
  return math::max(connection, 0.0);
}

void add_limits(const Scenario& scenario, Problem& problem) {
  static const Limits none{};
  Rows(scenario, scenario.limits ? *scenario.limits : none, problem).add();
}

}  // namespace tenfold::fleet
