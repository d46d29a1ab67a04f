// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "placement.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "placement_movers.hpp"
#include "tenfold/math.hpp"

namespace tenfold::engine {

namespace {

class Placer {
 public:
  Placer(const ModelData& d, bool required)
      : d_(d),
        plan_(required ? d.required : d.reached),
        rule_(d.scenario.placement ? *d.scenario.placement : fleet::Placement{}),
        sites_(d.sites.size()),
        movers_(make_movers(d)),
        index_(sites_, 0.0),
        month_index_(sites_, 0.0),
        hour_(sites_, 0),
        users_hour_(movers_.size(), 0) {
    ranked_ = rule_.policy != "home" && rule_.policy != "balanced";
    by_week_ = !ranked_;
    for (const Mover& m : movers_) by_week_ = by_week_ && m.wait == 0;
    for (const Mover& m : movers_) {
      if (m.part->states_work || held_.contains(m.part->kind)) continue;
      auto& held = held_[m.part->kind];
      for (std::size_t s = 0; s < sites_; ++s) held.push_back(held_activity(d, s, m.part->kind));
      shared_room_[m.part->kind].assign(sites_, 0.0);
    }
  }

  PlacedActivity run() {
    const std::size_t parts = movers_.size();
    if (by_week_) {
      out_.weekly.resize(sites_);
    } else {
      out_.loads.assign(
          sites_, std::vector<std::vector<float>>(parts, std::vector<float>(d_.steps(), 0.0f)));
      for (Mover& m : movers_) set_bar(m);
    }
    out_.work_per_step.assign(parts, std::vector<std::vector<double>>(sites_));
    for (const Mover& m : movers_) out_.asked.push_back(m.asked);
    for (std::size_t seg = 0; seg < d_.segments.size(); ++seg) {
      for (Mover& m : movers_) set_capacities(d_, plan_, seg, m);
      for (std::size_t k = 0; k < parts; ++k) {
        for (std::size_t s = 0; s < sites_; ++s)
          out_.work_per_step[k][s].push_back(movers_[k].capacity[s] * work_of_step(movers_[k]));
      }
      if (by_week_)
        weeks(seg);
      else
        steps(seg);
      for (Mover& m : movers_) {
        for (std::size_t s = 0; s < sites_; ++s) {
          for (const Mover::Waiting& w : m.queue[s])
            m.done.queued[s * d_.segments.size() + seg] += w.work;
        }
      }
    }
    for (Mover& m : movers_) out_.work.push_back(std::move(m.done));
    return std::move(out_);
  }

 private:
  // ------------------------------------------------------------------ steps, weeks

  void steps(std::size_t seg) {
    const Segment& segment = d_.segments[seg];
    if (ranked_) mean_index(seg);
    std::vector<Amounts> month(movers_.size());
    std::vector<std::vector<double>> held(movers_.size());
    for (std::size_t i = 0; i < segment.steps; ++i) {
      if (ranked_) {
        for (std::size_t s = 0; s < sites_; ++s) index_[s] = score(s, seg, i);
      }
      set_hours(segment, i);
      for (std::size_t k = 0; k < movers_.size(); ++k) {
        Mover& m = movers_[k];
        if (m.by_month && i > 0) {
          m.now = month[k];
          m.placed = held[k];
        } else {
          serve(m, seg, segment.first_step + i, m.by_month ? month_index_ : index_);
          if (m.by_month) {
            month[k] = m.now;
            held[k] = m.placed;
          }
        }
        book(m, seg);
        for (std::size_t s = 0; s < sites_; ++s)
          out_.loads[s][k][segment.first_step + i] = static_cast<float>(load(m, s));
      }
    }
  }

  /// Without signals and queues a month repeats by week, but for the dates at which a clock
  /// changes.
  void weeks(std::size_t seg) {
    const Segment& segment = d_.segments[seg];
    const std::size_t slots = 604800 / static_cast<std::size_t>(d_.step_s);
    const std::int64_t end =
        segment.start_utc + static_cast<std::int64_t>(segment.steps) * d_.step_s;
    std::set<std::size_t> starts{0};
    const auto cut = [&](const std::vector<ZoneOffset>& clock) {
      for (const ZoneOffset& o : clock) {
        if (o.from_utc > segment.start_utc && o.from_utc < end)
          starts.insert(static_cast<std::size_t>((o.from_utc - segment.start_utc + d_.step_s - 1) /
                                                 d_.step_s));
      }
    };
    for (const SiteModel& site : d_.sites) cut(site.offsets);
    for (const Mover& m : movers_) cut(m.users);
    starts.insert(segment.steps);
    struct Slot {
      bool made = false;
      std::vector<Amounts> amounts;
    };
    for (auto start = starts.begin(); *start < segment.steps; ++start) {
      std::vector<Slot> week(slots);
      std::vector<char> as_asked(sites_, 1);
      std::vector<std::vector<std::vector<double>>> rows(
          sites_, std::vector<std::vector<double>>(movers_.size(), std::vector<double>(slots)));
      for (std::size_t i = *start; i < *std::next(start); ++i) {
        const std::size_t at = week_slot(segment, i, slots);
        Slot& slot = week[at];
        if (!slot.made) {
          slot.made = true;
          set_hours(segment, i);
          for (std::size_t k = 0; k < movers_.size(); ++k) {
            Mover& m = movers_[k];
            serve(m, seg, segment.first_step + i, index_);
            slot.amounts.push_back(m.now);
            for (std::size_t s = 0; s < sites_; ++s) {
              rows[s][k][at] = load(m, s);
              if (!runs_as_asked(m, s, seg, rows[s][k][at])) as_asked[s] = 0;
            }
          }
        }
        for (std::size_t k = 0; k < movers_.size(); ++k) {
          movers_[k].now = slot.amounts[k];
          book(movers_[k], seg);
        }
      }
      out_.period_step.push_back(segment.first_step + *start);
      for (std::size_t s = 0; s < sites_; ++s) {
        auto& period = out_.weekly[s].emplace_back();
        if (as_asked[s] == 0) period = std::move(rows[s]);
      }
    }
  }

  [[nodiscard]] std::size_t week_slot(const Segment& segment, std::size_t i,
                                      std::size_t slots) const {
    const std::int64_t utc = segment.start_utc + static_cast<std::int64_t>(i) * d_.step_s;
    const auto n = static_cast<std::int64_t>(slots);
    return static_cast<std::size_t>((utc / d_.step_s % n + n) % n);
  }

  /// Hour of the week by a clock.
  static std::size_t hour_of_week(const std::vector<ZoneOffset>& clock, std::int64_t utc) {
    auto now = std::upper_bound(clock.begin(), clock.end(), utc,
                                [](std::int64_t t, const ZoneOffset& o) { return t < o.from_utc; });
    if (now != clock.begin()) --now;
    // 1970-01-01 was a Thursday.
    return static_cast<std::size_t>((((utc + now->offset_s) / 3600 + 72) % 168 + 168) % 168);
  }

  /// Local hour of the week of each site, and of the users of each mover.
  void set_hours(const Segment& segment, std::size_t i) {
    const std::int64_t utc = segment.start_utc + static_cast<std::int64_t>(i) * d_.step_s;
    for (std::size_t s = 0; s < sites_; ++s) hour_[s] = hour_of_week(d_.sites[s].offsets, utc);
    for (std::size_t k = 0; k < movers_.size(); ++k)
      users_hour_[k] = movers_[k].users.empty() ? 0 : hour_of_week(movers_[k].users, utc);
    // Machines that no mover of stated activity has taken yet.
    for (auto& [kind, room] : shared_room_) {
      for (std::size_t s = 0; s < sites_; ++s)
        room[s] = math::max(rule_.activity_limit - held_[kind][s][hour_[s]], 0.0);
    }
  }

  [[nodiscard]] double load(const Mover& m, std::size_t s) const {
    return m.capacity[s] > 0.0 ? m.placed[s] / m.capacity[s] : 0.0;
  }

  [[nodiscard]] bool runs_as_asked(const Mover& m, std::size_t s, std::size_t seg,
                                   double load) const {
    if (!m.requests_per_s.empty()) return false;
    if (m.capacity[s] <= 0.0) return true;  // there is nothing that runs
    const auto& tables = m.asked[s];
    const double asked = tables[tables.size() == 1 ? 0 : seg][hour_[s]];
    // Deferrable work that stays keeps its own hours.
    return math::abs(load - asked) <= 1e-12 && !spread(m);
  }
  [[nodiscard]] bool spread(const Mover& m) const {
    return std::holds_alternative<it::DeferrableWorkload>(d_.scenario.workloads[m.part->workload]);
  }

  void book(Mover& m, std::size_t seg) const {
    const std::size_t months = d_.segments.size();
    for (std::size_t s = 0; s < sites_; ++s) {
      m.done.submitted[s * months + seg] += m.now.submitted[s];
      m.done.served[s * months + seg] += m.now.served[s];
      m.done.dropped[s * months + seg] += m.now.dropped[s];
    }
  }

  // ------------------------------------------------------------------ signals

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

  void mean_index(std::size_t seg) {
    const std::size_t n = d_.segments[seg].steps;
    for (std::size_t s = 0; s < sites_; ++s) {
      double sum = 0.0;
      for (std::size_t i = 0; i < n; ++i) sum += score(s, seg, i);
      month_index_[s] = sum / static_cast<double>(n);
    }
  }

  void set_bar(Mover& m) const {
    if (m.wait == 0 || !ranked_) return;
    std::vector<char> serves(sites_, 0);
    for (const auto& reach : m.reach) {
      for (const std::size_t s : reach) {
        for (const std::string& kind : d_.sites[s].group_kind) serves[s] |= kind == m.part->kind;
      }
    }
    std::vector<double> least(d_.steps(), 0.0);
    for (std::size_t seg = 0; seg < d_.segments.size(); ++seg) {
      const Segment& segment = d_.segments[seg];
      for (std::size_t i = 0; i < segment.steps; ++i) {
        double best = 1e300;
        for (std::size_t s = 0; s < sites_; ++s) {
          if (serves[s] != 0) best = math::min(best, score(s, seg, i));
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

  // ------------------------------------------------------------------ one step of one mover

  /// Work of a step at a rate of 1: activity counts in hours of machines.
  [[nodiscard]] double work_of_step(const Mover& m) const {
    const double seconds = d_.step_s;
    return m.part->states_work ? seconds : seconds / 3600.0;
  }

  void serve(Mover& m, std::size_t seg, std::size_t step, const std::vector<double>& index) {
    const std::size_t users_hour = users_hour_[static_cast<std::size_t>(&m - movers_.data())];
    for (auto* list : {&m.now.submitted, &m.now.served, &m.now.dropped, &m.placed})
      std::fill(list->begin(), list->end(), 0.0);
    for (std::size_t s = 0; s < sites_; ++s) {
      m.room[s] = m.part->states_work ? m.limit * m.capacity[s]
                                      : shared_room_[m.part->kind][s] * m.capacity[s];
    }
    const double unit = work_of_step(m);
    for (std::size_t home = 0; home < sites_; ++home) {
      const std::size_t hour = m.users.empty() ? hour_[home] : users_hour;
      const double fresh = m.arising(home, seg, hour) * unit;
      if (fresh <= 0.0) continue;
      m.now.submitted[home] = fresh;
      m.queue[home].push_back({step + m.wait, fresh});
    }
    order_.resize(sites_);
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    if (ranked_)
      std::stable_sort(order_.begin(), order_.end(),
                       [&](std::size_t a, std::size_t b) { return index[a] < index[b]; });
    // A queue may be as long as the best site's room of three steps; what is more takes it now.
    const double queue_limit = m.bar.empty() ? 0.0 : 3.0 * m.room[order_.front()] * unit;
    if (rule_.policy == "home") {
      // Everyone at home first, then what is left at the nearest sites with room.
      for (std::size_t home = 0; home < sites_; ++home)
        drain(m, home, step, unit, 0.0, index, true);
    }
    for (std::size_t home = 0; home < sites_; ++home) {
      m.backlog += m.now.submitted[home];
      drain(m, home, step, unit, queue_limit, index, false);
    }
    if (!m.part->states_work) {
      for (std::size_t s = 0; s < sites_; ++s) {
        if (m.capacity[s] > 0.0) shared_room_[m.part->kind][s] = m.room[s] / m.capacity[s];
      }
    }
  }

  void drain(Mover& m, std::size_t home, std::size_t step, double unit, double queue_limit,
             const std::vector<double>& index, bool at_home) {
    auto& queue = m.queue[home];
    const auto& reach = m.reach[home];
    while (!queue.empty()) {
      Mover::Waiting& first = queue.front();
      const bool due = first.deadline <= step;
      const double before = first.work;
      const auto take = [&](std::size_t s, double wish) {
        const double now = math::min(math::min(first.work, wish * unit), m.room[s] * unit);
        if (now <= 0.0) return;
        m.room[s] = math::max(m.room[s] - now / unit, 0.0);
        m.placed[s] += now / unit;
        first.work -= now;
        m.now.served[s] += now;
      };
      if (at_home) {
        if (std::find(reach.begin(), reach.end(), home) != reach.end()) take(home, 1e300);
      } else if (rule_.policy == "balanced") {
        double total = 0.0;
        for (const std::size_t s : reach) total += m.room[s];
        const double all = first.work / unit;
        if (total > 0.0) {
          const double part = math::min(all / total, 1.0);
          for (const std::size_t s : reach) take(s, m.room[s] * part);
          for (const std::size_t s : reach) take(s, 1e300);  // round-off of the shares
        }
      } else if (rule_.policy == "home") {
        for (const std::size_t s : reach) take(s, 1e300);
      } else {
        const double bar = m.bar.empty() || due      ? 1e300
                           : m.backlog > queue_limit ? m.high_bar[step]
                                                     : m.bar[step];
        for (const std::size_t s : order_) {
          if (first.work <= 0.0 || index[s] > bar) break;
          if (std::find(reach.begin(), reach.end(), s) != reach.end()) take(s, 1e300);
        }
      }
      m.backlog -= before - first.work;
      if (first.work > 0.0) {
        if (!due || at_home) break;
        m.now.dropped[home] += first.work;
        m.backlog -= first.work;
      }
      queue.pop_front();
    }
  }

  const ModelData& d_;
  const fleet::Plan& plan_;
  const fleet::Placement rule_;
  std::size_t sites_;
  bool ranked_ = false, by_week_ = false;
  std::vector<Mover> movers_;
  std::vector<double> index_, month_index_;
  std::vector<std::size_t> hour_, users_hour_, order_;
  std::map<std::string, std::vector<std::array<double, 168>>> held_;
  std::map<std::string, std::vector<double>> shared_room_;  ///< activity that is free, by site
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
  if (data.parts.empty()) return {};
  return Placer(data, required).run();
}

}  // namespace tenfold::engine
