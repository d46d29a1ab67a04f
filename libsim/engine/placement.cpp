// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "placement.hpp"

#include <algorithm>
#include <cmath>
#include <deque>
#include <numeric>

#include "compile_parts.hpp"
#include "tenfold/math.hpp"
#include "workload_parts.hpp"

namespace tenfold::engine {

namespace {

constexpr double radians = 3.14159265358979323846 / 180.0;

/// Round trip between two places [s]: fibre at 200 km/ms, half as long again as the great circle,
/// and 2 ms at the ends.
double round_trip_s(const SiteInfo& a, const SiteInfo& b) {
  const double half_lat = std::sin(0.5 * (b.latitude_deg - a.latitude_deg) * radians);
  const double half_lon = std::sin(0.5 * (b.longitude_deg - a.longitude_deg) * radians);
  const double h = half_lat * half_lat + std::cos(a.latitude_deg * radians) *
                                             std::cos(b.latitude_deg * radians) * half_lon *
                                             half_lon;
  const double km = 2.0 * 6371.0 * std::asin(std::sqrt(math::min(h, 1.0)));
  return 2.0 * 1.5 * km / 2e5 + 2e-3;
}

/// A workload that moves.
struct Mover {
  std::string name, kind;
  std::vector<std::string> residency;
  double latency_s = 1e9;
  std::size_t wait = 0;                         ///< steps
  std::vector<std::array<double, 168>> arises;  ///< by site, activity by local hour
  std::vector<std::vector<std::size_t>> reach;  ///< by home: sites that may serve
  struct Waiting {
    std::size_t deadline;
    double work;
  };
  std::vector<std::deque<Waiting>> queue;  ///< by home
  /// Work that is not due takes sites up to this index only: the median, over the steps that it
  /// may wait, of the least index of any site.
  /// high_bar: the largest, for what a queue of bounded length has no place for.
  std::vector<double> bar, high_bar;
  double backlog = 0.0;
  PlacedWork done;
};

template <class List>
bool has(const List& list, const std::string& item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

class Placer {
 public:
  Placer(const ModelData& d, bool required)
      : d_(d), plan_(required ? d.required : d.reached), rule_(*d.scenario.placement) {}

  PlacedActivity run() {
    out_.activity.resize(d_.sites.size());
    for (const fleet::PlacedWorkload& w : rule_.workloads) add(w);
    std::vector<std::string> kinds;
    for (const Mover& m : movers_) {
      if (!has(kinds, m.kind)) kinds.push_back(m.kind);
    }
    for (const std::string& kind : kinds) place(kind);
    for (Mover& m : movers_) out_.work.push_back(std::move(m.done));
    return std::move(out_);
  }

 private:
  void add(const fleet::PlacedWorkload& moving) {
    for (const it::Workload& workload : d_.scenario.workloads) {
      std::visit(
          [&](const auto& w) {
            if (w.name != moving.workload) return;
            for (const std::string kind : {"accelerator", "cpu", "storage"}) {
              if (!w.runs_on.empty() && !has(w.runs_on, kind)) continue;
              movers_.push_back(make(moving, workload, kind, w.residency));
            }
          },
          workload);
    }
  }

  Mover make(const fleet::PlacedWorkload& moving, const it::Workload& workload,
             const std::string& kind, const std::vector<std::string>& residency) const {
    const std::size_t sites = d_.sites.size(), cells = sites * d_.segments.size();
    Mover m;
    m.name = moving.workload;
    m.kind = kind;
    m.residency = residency;
    if (moving.latency) m.latency_s = value_of(*moving.latency);
    m.wait = static_cast<std::size_t>(value_of(moving.wait) / d_.step_s + 0.5);
    m.queue.resize(sites);
    for (std::size_t s = 0; s < sites; ++s) {
      // The table of this workload alone: what of the site's activity may move.
      m.arises.push_back(arises_at(workload, kind, s));
      auto& reach = m.reach.emplace_back();
      for (std::size_t t = 0; t < sites; ++t) {
        const SiteInfo &a = d_.sites[s].info, &b = d_.sites[t].info;
        if (a.in_totals == b.in_totals && (residency.empty() || has(residency, b.country)) &&
            (s == t || round_trip_s(a, b) <= m.latency_s))
          reach.push_back(t);
      }
    }
    m.done = {m.name,
              kind == "accelerator" ? "FLOP/s h"
              : kind == "cpu"       ? "server h"
                                    : "rack h",
              std::vector<double>(cells, 0.0),
              {},
              {},
              {}};
    m.done.served = m.done.dropped = m.done.queued = m.done.submitted;
    return m;
  }

  [[nodiscard]] std::array<double, 168> arises_at(const it::Workload& workload,
                                                  const std::string& kind, std::size_t s) const {
    std::array<double, 168> table{};
    const MachinePlace place{kind, "", d_.sites[s].info.country,
                             d_.scenario.sites[s].location.timezone};
    if (!runs_on(workload, place)) return table;
    const double share = std::visit([](const auto& w) { return w.share; }, workload);
    table = workload_week(d_.scenario, workload, place, d_.scenario.horizon.start).activity;
    for (double& a : table) a *= share;
    return table;
  }

  [[nodiscard]] double unit(const ClassModel& c) const {
    if (c.kind == "accelerator") return c.compute_per_s;
    return c.kind == "cpu" ? d_.scenario.racks.at(c.rack).server_equivalents : 1.0;
  }

  /// Work that a site's machines of a kind do at full activity.
  [[nodiscard]] double capacity(std::size_t site, const std::string& kind, std::size_t m) const {
    double sum = 0.0;
    for (const HallModel& hall : d_.sites[site].halls) {
      for (const ClassModel& c : hall.classes) {
        if (c.kind == kind) sum += d_.racks(plan_, c.index, m) * unit(c);
      }
    }
    return sum;
  }

  /// Order of sites in a step; an index for choosing, never a result.
  [[nodiscard]] double score(std::size_t s, std::size_t segment, std::size_t inside) const {
    const SiteModel& site = d_.sites[s];
    const Segment& seg = d_.segments[segment];
    const std::size_t row = seg.weather_first + inside;
    const double wet = site.weather->derived.wet_bulb_K[row] - 273.15;
    const double dry = site.weather->derived.dry_bulb_K[row] - 273.15;
    const double overhead = 1.10 + 0.01 * math::max(wet - 12.0, 0.0);
    if (rule_.policy == "pue") return overhead;
    if (rule_.policy == "cost") return value_of(site.zone.price) * overhead;
    if (rule_.policy == "water")
      return value_of(site.zone.water) * 3.6e9 * overhead + 1.2 + 0.03 * math::max(dry - 10.0, 0.0);
    const std::int64_t t = seg.start_utc + static_cast<std::int64_t>(inside) * d_.step_s;
    return carbon_intensity(site, seg, t) * overhead;
  }

  void place(const std::string& kind) {
    const std::size_t sites = d_.sites.size();
    const std::size_t steps = d_.steps();
    // What the movers leave of a site's activity of this kind, by hour of the week.
    std::vector<std::array<double, 168>> moves(sites);
    std::vector<char> active(sites, 0);
    for (std::size_t s = 0; s < sites; ++s) {
      moves[s] = {};
      for (const Mover& m : movers_) {
        for (std::size_t h = 0; m.kind == kind && h < 168; ++h) moves[s][h] += m.arises[s][h];
      }
      auto& rows = out_.activity[s];
      rows.resize(d_.sites[s].groups.size());
      for (std::size_t g = 0; g < rows.size(); ++g) {
        if (d_.sites[s].group_kind[g] != kind) continue;
        rows[g].assign(steps, 0.0f);
        active[s] = 1;
      }
    }
    const auto stays = [&](std::size_t s, std::size_t g, std::size_t seg, std::size_t h) {
      const auto& tables = d_.sites[s].groups[g];
      return math::max(tables[std::min(seg, tables.size() - 1)][h] - moves[s][h], 0.0);
    };
    for (Mover& m : movers_) {
      if (m.kind == kind) set_bar(m, active);
    }
    std::vector<double> cap(sites), room(sites), placed(sites), index(sites);
    std::vector<std::size_t> hour(sites), offset(sites, 0), order(sites);
    for (std::size_t seg = 0; seg < d_.segments.size(); ++seg) {
      const Segment& segment = d_.segments[seg];
      for (std::size_t s = 0; s < sites; ++s)
        cap[s] = active[s] == 0 ? 0.0 : capacity(s, kind, seg);
      for (std::size_t i = 0; i < segment.steps; ++i) {
        const std::size_t step = segment.first_step + i;
        const std::int64_t utc = segment.start_utc + static_cast<std::int64_t>(i) * d_.step_s;
        for (std::size_t s = 0; s < sites; ++s) {
          const auto& offsets = d_.sites[s].offsets;
          while (offset[s] + 1 < offsets.size() && offsets[offset[s] + 1].from_utc <= utc)
            ++offset[s];
          const std::int64_t local = utc + offsets[offset[s]].offset_s;
          hour[s] = static_cast<std::size_t>(((local / 3600 + 72) % 168 + 168) % 168);
          double busy = 0.0;
          for (std::size_t g = 0; g < d_.sites[s].groups.size(); ++g) {
            if (d_.sites[s].group_kind[g] == kind)
              busy = math::max(busy, stays(s, g, seg, hour[s]));
          }
          room[s] = math::max(rule_.activity_limit - busy, 0.0) * cap[s];
          placed[s] = 0.0;
          if (ranked()) index[s] = score(s, seg, i);
        }
        std::iota(order.begin(), order.end(), std::size_t{0});
        if (ranked())
          std::stable_sort(order.begin(), order.end(),
                           [&](std::size_t a, std::size_t b) { return index[a] < index[b]; });
        for (Mover& m : movers_) {
          if (m.kind == kind) serve(m, seg, step, cap, hour, order, index, room, placed);
        }
        for (std::size_t s = 0; s < sites; ++s) {
          const double more = cap[s] > 0.0 ? placed[s] / cap[s] : 0.0;
          for (std::size_t g = 0; g < d_.sites[s].groups.size(); ++g) {
            if (d_.sites[s].group_kind[g] == kind)
              out_.activity[s][g][step] = static_cast<float>(stays(s, g, seg, hour[s]) + more);
          }
        }
      }
      for (Mover& m : movers_) {
        if (m.kind != kind) continue;
        for (std::size_t s = 0; s < sites; ++s) {
          for (const Mover::Waiting& w : m.queue[s])
            m.done.queued[s * d_.segments.size() + seg] += w.work;
        }
      }
    }
  }

  [[nodiscard]] bool ranked() const { return rule_.policy != "home" && rule_.policy != "balanced"; }

  void set_bar(Mover& m, const std::vector<char>& active) {
    if (m.wait == 0 || !ranked()) return;
    std::vector<double> least(d_.steps(), 0.0);
    for (std::size_t seg = 0; seg < d_.segments.size(); ++seg) {
      const Segment& segment = d_.segments[seg];
      for (std::size_t i = 0; i < segment.steps; ++i) {
        double best = 1e300;
        for (std::size_t s = 0; s < d_.sites.size(); ++s) {
          if (active[s] != 0 && (m.residency.empty() || has(m.residency, d_.sites[s].info.country)))
            best = math::min(best, score(s, seg, i));
        }
        least[segment.first_step + i] = best;
      }
    }
    m.bar.resize(least.size());
    m.high_bar.resize(least.size());
    std::vector<double> window;
    for (std::size_t t = 0; t < least.size(); ++t) {
      const std::size_t end = std::min(t + m.wait + 1, least.size());
      window.assign(least.begin() + static_cast<std::ptrdiff_t>(t),
                    least.begin() + static_cast<std::ptrdiff_t>(end));
      const auto middle = window.begin() + static_cast<std::ptrdiff_t>(window.size() / 2);
      std::nth_element(window.begin(), middle, window.end());
      m.bar[t] = *middle * (1.0 + 1e-9);
      m.high_bar[t] = *std::max_element(window.begin(), window.end()) * (1.0 + 1e-9);
    }
  }

  void serve(Mover& m, std::size_t seg, std::size_t step, const std::vector<double>& cap,
             const std::vector<std::size_t>& hour, const std::vector<std::size_t>& order,
             const std::vector<double>& index, std::vector<double>& room,
             std::vector<double>& placed) {
    const std::size_t months = d_.segments.size();
    const double hours = d_.step_s / 3600.0;
    // A queue may be as long as the cleanest site's room of three steps; what is more takes it now.
    const double queue_limit = m.bar.empty() ? 0.0 : 3.0 * room[order.front()] * hours;
    for (std::size_t home = 0; home < cap.size(); ++home) {
      const std::size_t at = home * months + seg;
      const double fresh = m.arises[home][hour[home]] * cap[home];
      m.done.submitted[at] += fresh * hours;
      auto& queue = m.queue[home];
      if (fresh > 0.0) queue.push_back({step + m.wait, fresh * hours});
      m.backlog += fresh * hours;
      while (!queue.empty()) {
        Mover::Waiting& first = queue.front();
        const bool due = first.deadline <= step;
        double rest = first.work / hours;
        const double bar = m.bar.empty() || m.backlog > queue_limit ? high(m, step) : m.bar[step];
        const auto take = [&](std::size_t s, double wish) {
          const double now = math::min(math::min(rest, wish), room[s]);
          if (now <= 0.0) return;
          room[s] -= now;
          placed[s] += now;
          rest -= now;
          m.done.served[s * months + seg] += now * hours;
        };
        const auto& reach = m.reach[home];
        if (rule_.policy == "balanced") {
          double total = 0.0;
          for (const std::size_t s : reach) total += room[s];
          const double all = rest;
          for (const std::size_t s : reach) {
            if (total > 0.0) take(s, all * room[s] / total);
          }
        } else {
          if (rule_.policy == "home" && has_site(reach, home)) take(home, rest);
          for (const std::size_t s : order) {
            if (rest <= 0.0) break;
            if (!due && !m.bar.empty() && index[s] > bar) break;
            if (has_site(reach, s)) take(s, rest);
          }
        }
        if (rest <= 1e-12 * first.work / hours) rest = 0.0;
        m.backlog -= first.work - rest * hours;
        if (rest > 0.0 && !due) {
          first.work = rest * hours;
          break;
        }
        m.done.dropped[at] += rest * hours;
        m.backlog -= rest * hours;
        queue.pop_front();
      }
    }
  }

  static double high(const Mover& m, std::size_t step) {
    return m.high_bar.empty() ? 1e300 : m.high_bar[step];
  }
  static bool has_site(const std::vector<std::size_t>& reach, std::size_t site) {
    return std::binary_search(reach.begin(), reach.end(), site);
  }

  const ModelData& d_;
  const fleet::Plan& plan_;
  const fleet::Placement& rule_;
  std::vector<Mover> movers_;
  PlacedActivity out_;
};

}  // namespace

double carbon_intensity(const SiteModel& site, const Segment& s, std::int64_t utc) {
  const auto& zone = site.zone;
  const Date last = zone.intensity.points.back().first;
  double annual = value_of(zone.intensity.at({s.year, 7, 1}));
  for (int y = last.year; y < s.year; ++y) annual *= 1.0 + zone.annual_change;
  const auto hour =
      static_cast<std::size_t>((((utc + site.standard_offset_s) / 3600) % 24 + 24) % 24);
  return annual * zone.month_shape[static_cast<std::size_t>(s.month - 1)] * zone.hour_shape[hour];
}

PlacedActivity place_work(const ModelData& data, bool required) {
  if (!data.scenario.placement || data.scenario.placement->workloads.empty()) return {};
  return Placer(data, required).run();
}

}  // namespace tenfold::engine
