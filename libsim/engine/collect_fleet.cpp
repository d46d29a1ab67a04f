// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "collect.hpp"
#include "tenfold/math.hpp"

namespace tenfold::engine {

bool reached_is_required(const ModelData& model, std::size_t site, const SiteOutput& reached) {
  if (!model.placed.empty()) {
    // Room elsewhere may send other work here.
    for (std::size_t s = 0; s < model.sites.size(); ++s) {
      if (!model.same_inventory(s)) return false;
    }
  }
  const SiteModel& s = model.sites[site];
  if (reached.events.contains("unserved_power") || reached.events.contains("activity_capped"))
    return false;
  // A battery that shaves to a connection below its threshold acts on the limit.
  if (s.battery.peak_shaving &&
      std::any_of(s.limited_connection_W.begin(), s.limited_connection_W.end(),
                  [&](double c) { return c < s.battery.threshold_W; }))
    return false;
  return model.same_inventory(site);
}

namespace {

class Table {
 public:
  Table(Results& r, std::size_t sites, std::size_t months, const char* name, const char* unit,
        const char* long_name, const char* methods, const char* equation)
      : results_(r),
        total_{{name, unit, long_name, methods, equation},
               std::vector<double>(sites * months, 0.0)},
        months_(months) {}
  ~Table() { results_.monthly.push_back(std::move(total_)); }
  Table(const Table&) = delete;
  Table& operator=(const Table&) = delete;
  double& at(std::size_t site, std::size_t month) { return total_.values[site * months_ + month]; }

 private:
  Results& results_;
  MonthlyTotal total_;
  std::size_t months_;
};

std::size_t quantity(std::string_view total) {
  const auto all = site_quantities();
  return static_cast<std::size_t>(
      std::find_if(all.begin(), all.end(), [&](const auto& q) { return q.total == total; }) -
      all.begin());
}

/// Energy and racks of what is required beside those of what is reached.
void answers(const ModelData& model, const std::deque<SiteOutput>& outputs,
             const std::deque<SiteOutput>& required, Results& r) {
  const std::size_t sites = outputs.size(), months = model.segments.size();
  const auto table = [&](const char* name, const char* unit, const char* words,
                         const char* methods) {
    return Table(r, sites, months, name, unit, words, methods, "");
  };
  Table facility =
      table("required_energy", "kWh", "facility energy with the limits off", "time: sum");
  Table it = table("required_it_energy", "kWh", "IT energy with the limits off", "time: sum");
  Table compute = table("required_compute", "s-1", "installed compute with the limits off, FLOP/s",
                        "time: mean");
  Table capacity = table("required_it_capacity", "W",
                         "IT power at full activity with the limits off", "time: mean");
  Table modules =
      table("required_modules", "1", "energised modules with the limits off", "time: mean");
  Table racks = table("racks", "1", "racks in service", "time: mean");
  Table racks_required = table("required_racks", "1", "racks with the limits off", "time: mean");
  Table off = table("racks_off", "1", "racks that a limit switches off", "time: mean");
  const std::size_t energy = quantity("facility_energy"), it_energy = quantity("it_energy");
  for (std::size_t s = 0; s < sites; ++s) {
    const SiteOutput& out = required[s].monthly.empty() ? outputs[s] : required[s];
    for (std::size_t m = 0; m < months; ++m) {
      facility.at(s, m) = out.monthly[energy][m];
      it.at(s, m) = out.monthly[it_energy][m];
      modules.at(s, m) = out.modules[m];
      for (const HallModel& hall : model.sites[s].halls) {
        for (const ClassModel& c : hall.classes) {
          const double wanted = model.racks(model.required, c.index, m);
          const double now = model.racks(model.reached, c.index, m);
          compute.at(s, m) += wanted * c.compute_per_s;
          capacity.at(s, m) += wanted * c.peak_W;
          racks.at(s, m) += now;
          racks_required.at(s, m) += wanted;
          off.at(s, m) += model.reached.owned[c.index * months + m] - now;
        }
      }
    }
  }
}

/// Money and embodied carbon by site.
void flows_of_goods(const ModelData& model, const std::deque<SiteOutput>& outputs, Results& r) {
  const std::size_t sites = outputs.size(), months = model.segments.size();
  const auto table = [&](const char* name, const char* unit, const char* words, const char* methods,
                         const char* equation) {
    return Table(r, sites, months, name, unit, words, methods, equation);
  };
  Table racks = table("capex_it", "USD", "price of racks bought", "time: sum", "racks x price");
  Table halls = table("capex_facility", "USD", "building and plant of own sites", "time: sum",
                      "growth of the rating x price");
  Table all = table("required_capex", "USD", "racks and own facilities with the limits off",
                    "time: sum", "");
  Table own =
      table("required_capex_facility", "USD", "building and plant of own sites with the limits off",
            "time: sum", "growth of the rating x price");
  Table rent = table("rent", "USD", "rent of leased space", "time: sum",
                     "energised modules x rating x rent");
  Table bought = table("embodied_bought", "kg", "embodied carbon of racks and plant bought, CO2e",
                       "time: sum", "racks x embodied + growth of the rating x embodied");
  Table amortised = table("embodied_amortised", "kg", "embodied carbon amortised, CO2e",
                          "time: sum", "straight line over the service life");
  Table lost =
      table("embodied_written_off", "kg",
            "embodied carbon of what leaves before the end of its life, CO2e", "time: sum", "");
  Table balance = table("embodied_balance", "kg", "embodied carbon not yet amortised, CO2e",
                        "time: mean", "at the end of the month");
  Table scope_2 =
      table("carbon_scope_2", "kg", "location-based carbon of sites in scope 2", "time: sum", "");
  Table scope_3 = table("carbon_scope_3", "kg", "location-based carbon of leased sites in scope 3",
                        "time: sum", "");
  const std::size_t carbon = quantity("carbon_location");
  const auto& fleet = model.scenario.fleet;
  const double plant_kg = fleet ? value_of(fleet->embodied_facility) : 0.0;
  const double plant_months =
      fleet ? math::max(value_of(fleet->facility_life) / seconds_per_month, 1.0) : 1.0;
  std::size_t hall_index = 0;
  for (std::size_t s = 0; s < sites; ++s) {
    const Site& spec = model.scenario.sites[s];
    for (std::size_t m = 0; m < months; ++m) {
      (spec.boundary == "scope_3" ? scope_3 : scope_2).at(s, m) = outputs[s].monthly[carbon][m];
      if (spec.ownership == "leased")
        rent.at(s, m) = outputs[s].rating_W[m] * value_of(spec.rent) * seconds_per_month;
    }
    for (const HallModel& hall : model.sites[s].halls) {
      double left = 0.0, share = 0.0;
      for (std::size_t m = 0; m < months; ++m) {
        const std::size_t at = hall_index * months + m;
        halls.at(s, m) += model.reached.capex_facility_usd[at];
        all.at(s, m) += model.required.capex_facility_usd[at];
        own.at(s, m) += model.required.capex_facility_usd[at];
        const double before = m == 0 ? 0.0 : model.reached.rating_W[at - 1];
        const double grown = (model.reached.rating_W[at] - before) * plant_kg;
        // What stands in the first month was built before: it is amortised, not bought.
        if (m > 0) bought.at(s, m) += grown;
        left += grown;
        share += grown / plant_months;
        const double now = math::min(share, left);
        amortised.at(s, m) += now;
        left -= now;
        balance.at(s, m) += left;
      }
      ++hall_index;
      for (const ClassModel& c : hall.classes) {
        for (std::size_t m = 0; m < months; ++m) {
          const std::size_t at = c.index * months + m;
          racks.at(s, m) += model.reached.capex_it_usd[at];
          all.at(s, m) += model.required.capex_it_usd[at];
          bought.at(s, m) += model.reached.embodied_bought[at];
          amortised.at(s, m) += model.reached.embodied_amortised[at];
          lost.at(s, m) += model.reached.embodied_written_off[at];
          balance.at(s, m) += model.reached.embodied_balance[at];
        }
      }
    }
  }
}

/// What became of work that may move: submitted = served + dropped + what still waits.
/// Placed work that a connection cut is moved from served to dropped, where it ran.
void placed_work(const ModelData& model, const std::deque<SiteOutput>& outputs, Results& r) {
  const std::vector<double> zero(model.sites.size() * model.segments.size(), 0.0);
  std::vector<double> submitted = zero, served = zero, dropped = zero;
  bool any = false;
  const std::size_t months = model.segments.size();
  for (std::size_t k = 0; k < model.placed.work.size(); ++k) {
    PlacedWork w = model.placed.work[k];
    for (std::size_t site = 0; site < outputs.size(); ++site) {
      for (std::size_t m = 0; m < months; ++m) {
        const double cut = outputs[site].cut_work[k][m];
        w.served[site * months + m] -= cut;
        w.dropped[site * months + m] += cut;
      }
    }
    std::string name = "work_";
    for (const char c : w.workload) {
      const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      name += plain ? c : '_';
    }
    name += '_' + w.kind;
    const bool hours = w.unit.ends_with(" h");
    const auto add = [&](const char* what, const char* words, const char* methods,
                         const std::vector<double>& values) {
      r.monthly.push_back(
          {{name + what, hours ? "h" : "1", "work of '" + w.workload + "' " + words + ", " + w.unit,
            methods, "submitted = served + dropped + waiting"},
           values});
    };
    add("_submitted", "by where it arises", "time: sum", w.submitted);
    add("_served", "by where it runs", "time: sum", w.served);
    add("_dropped", "that found no room in time, by where it arises, or that a connection cut",
        "time: sum", w.dropped);
    add("_queued", "waiting at the end of the month", "time: point", w.queued);
    if (!w.requests) continue;
    for (std::size_t i = 0; i < w.submitted.size(); ++i) {
      submitted[i] += w.submitted[i];
      served[i] += w.served[i];
      dropped[i] += w.dropped[i];
    }
    any = true;
  }
  if (!any) return;
  const auto add = [&](const char* name, const char* words, std::vector<double> values) {
    r.monthly.push_back(
        {{name, "1", words, "time: sum", "sum over inference workloads"}, std::move(values)});
  };
  add("requests_submitted", "requests of users, by where they arise", std::move(submitted));
  add("requests_served", "requests of users served, by where they run", std::move(served));
  add("requests_dropped", "requests of users beyond what machines serve", std::move(dropped));
}

}  // namespace

void fleet_results(const ModelData& model, const std::deque<SiteOutput>& outputs,
                   const std::deque<SiteOutput>& required, Results& r) {
  if (model.scenario.fleet) answers(model, outputs, required, r);
  flows_of_goods(model, outputs, r);
  placed_work(model, outputs, r);
  const std::size_t months = model.segments.size();
  r.limits.clear();
  r.demands.clear();
  if (model.problem.demand.empty()) return;
  r.binding_limit = model.reached.binding;
  for (const fleet::LimitSeries& l : model.reached.limits)
    r.limits.push_back({l.name, l.kind, l.unit, l.available, l.used, l.binding});
  for (std::size_t k = 0; k < model.problem.demand.size(); ++k) {
    const auto part = [&](const auto& all) {
      const auto first = all.begin() + static_cast<std::ptrdiff_t>(k * months);
      return std::decay_t<decltype(all)>(first, first + static_cast<std::ptrdiff_t>(months));
    };
    const fleet::DemandRow& d = model.problem.demand[k];
    r.demands.push_back({d.name, d.metric, part(model.reached.wanted), part(model.required.reached),
                         part(model.reached.reached), part(model.reached.demand_binding)});
  }
  // Water that the simulation takes beyond a permit that planning kept.
  if (!model.scenario.limits || !model.scenario.limits->enabled) return;
  const MonthlyTotal* water = r.find_monthly("water_makeup");
  for (const fleet::WaterPermit& w : model.scenario.limits->water) {
    for (std::size_t s = 0; water != nullptr && s < r.sites.size(); ++s) {
      if (r.sites[s].name != w.site) continue;
      Event e{w.site,
              "water_permit_exceeded",
              "months in which simulated make-up water exceeds the permit's yearly mean",
              0,
              0,
              0.0,
              "m3/s",
              true};
      for (std::size_t m = 0; m < months; ++m) {
        const double seconds = static_cast<double>(model.segments[m].steps) * model.step_s;
        const double excess = water->values[s * months + m] * 1e-3 / seconds - value_of(w.permit);
        if (excess <= 0.0) continue;
        if (e.count++ == 0) e.first_utc = model.segments[m].start_utc;
        e.largest = math::max(e.largest, excess);
      }
      if (e.count > 0) r.events.push_back(e);
    }
  }
}

}  // namespace tenfold::engine
