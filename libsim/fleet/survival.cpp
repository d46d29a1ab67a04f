// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "survival.hpp"

#include <algorithm>
#include <cmath>

#include "tenfold/fleet/problem.hpp"
#include "tenfold/math.hpp"

namespace tenfold::fleet {

std::vector<double> weibull_survival(double shape, double scale_months) {
  const int last = std::max(1, static_cast<int>(3.0 * scale_months + 0.5));
  std::vector<double> s(static_cast<std::size_t>(last), 1.0);
  for (int age = 1; age < last; ++age)
    s[static_cast<std::size_t>(age)] = math::exp(-math::exp(shape * math::log(age / scale_months)));
  return s;
}

namespace {

const Survival* survival_for(const Fleet& fleet, const std::string& rack) {
  for (const Survival& s : fleet.survival) {
    const auto& racks =
        std::visit([](const auto& m) -> const std::vector<std::string>& { return m.racks; }, s);
    if (racks.empty() || std::find(racks.begin(), racks.end(), rack) != racks.end()) return &s;
  }
  return nullptr;
}

double work_of(const Option& o) { return o.capacity > 0.0 ? o.capacity : o.servers; }

/// Electricity of a month per unit of work [USD].
double running_cost(const EconomicLife& law, const Option& o) {
  return value_of(law.electricity) * o.peak_W * law.load_factor * law.overhead * seconds_per_month /
         work_of(o);
}

}  // namespace

void set_survival(const Fleet& fleet, Problem& problem) {
  for (Option& o : problem.options) {
    o.survival.assign(static_cast<std::size_t>(o.life_months), 1.0);
    const Survival* law = survival_for(fleet, o.rack);
    if (law == nullptr) continue;
    if (const auto* weibull = std::get_if<WeibullLife>(law)) {
      // Mean of a Weibull law is scale x Gamma(1 + 1 / shape).
      const double scale = weibull->scale ? value_of(*weibull->scale) / seconds_per_month
                                          : o.life_months / std::tgamma(1.0 + 1.0 / weibull->shape);
      o.survival = weibull_survival(weibull->shape, scale);
    } else if (const auto* economic = std::get_if<EconomicLife>(law)) {
      if (work_of(o) <= 0.0) continue;
      for (std::size_t t = 0; t < problem.months; ++t) {
        double best = unlimited;
        for (const DemandRow& d : problem.demand) {
          for (std::size_t r = 0; r < d.racks.size(); ++r) {
            if (d.mix[r * problem.months + t] <= 0.0) continue;
            for (const Option& fresh : problem.options) {
              // Like is compared with like: FLOP/s with FLOP/s, servers with servers.
              if (fresh.rack != d.racks[r] || fresh.price_usd[t] <= 0.0 || work_of(fresh) <= 0.0 ||
                  (fresh.capacity > 0.0) != (o.capacity > 0.0))
                continue;
              best = std::min(best, fresh.price_usd[t] / fresh.life_months / work_of(fresh) +
                                        running_cost(*economic, fresh));
              break;
            }
          }
        }
        if (running_cost(*economic, o) > best) {
          o.retires = static_cast<int>(t);
          break;
        }
      }
    }
  }
}

}  // namespace tenfold::fleet
