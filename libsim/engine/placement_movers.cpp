// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "placement_movers.hpp"

#include <algorithm>
#include <cmath>

#include "compile_parts.hpp"
#include "tenfold/math.hpp"

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

template <class List, class Item>
bool has(const List& list, const Item& item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

const std::string& name_of(const it::Workload& workload) {
  return std::visit([](const auto& w) -> const std::string& { return w.name; }, workload);
}

const fleet::PlacedWorkload* rule_of(const Scenario& s, const std::string& name) {
  if (!s.placement) return nullptr;
  for (const fleet::PlacedWorkload& w : s.placement->workloads) {
    if (w.workload == name) return &w;
  }
  return nullptr;
}

MachinePlace place_of(const ModelData& d, std::size_t site, std::size_t group) {
  const SiteModel& s = d.sites[site];
  return {s.group_kind[group], s.group_rack[group], s.info.country,
          d.scenario.sites[site].location.timezone};
}

std::string unit_of(const WorkPart& part, const it::Workload& workload) {
  if (!part.states_work)
    return part.kind == "accelerator" ? "FLOP/s h" : part.kind == "cpu" ? "server h" : "rack h";
  if (std::holds_alternative<it::InferenceWorkload>(workload)) return "request";
  return std::holds_alternative<it::MediaWorkload>(workload) ? "item" : "FLOP";
}

/// Work at full activity of a rack of a class, where activity is stated.
double activity_unit(const ModelData& d, const ClassModel& c) {
  if (c.kind == "accelerator") return c.compute_per_s;
  return c.kind == "cpu" ? d.scenario.racks.at(c.rack).server_equivalents : 1.0;
}

double capacity_of(const ModelData& d, const fleet::Plan& plan, std::size_t segment,
                   const WorkPart& part, std::size_t site) {
  double sum = 0.0;
  for (const HallModel& hall : d.sites[site].halls) {
    for (const ClassModel& c : hall.classes) {
      if (c.kind != part.kind) continue;
      const double racks = d.racks(plan, c.index, segment);
      sum += part.states_work
                 ? racks * part.share * part.gain[segment] * part.curves[site][c.group].work_per_s
                 : racks * activity_unit(d, c);
    }
  }
  return sum;
}

bool runs_at(const ModelData& d, const WorkPart& part, std::size_t site) {
  for (std::size_t g = 0; g < d.sites[site].groups.size(); ++g) {
    const MachinePlace place = place_of(d, site, g);
    if (place.kind == part.kind && runs_on(d.scenario.workloads[part.workload], place)) return true;
  }
  return false;
}

/// Load asked for at a home, of the first group of its machines that runs the part: it is a share
/// of capacity and the same for all of them, but for powers of types that do not run it.
std::vector<std::array<double, 168>> asked_at(const ModelData& d, const WorkPart& part,
                                              std::size_t site) {
  const it::Workload& workload = d.scenario.workloads[part.workload];
  for (std::size_t g = 0; g < d.sites[site].groups.size(); ++g) {
    const MachinePlace place = place_of(d, site, g);
    if (place.kind != part.kind || !runs_on(workload, place)) continue;
    if (in_requests(workload)) return {request_shape(workload)};
    std::vector<std::array<double, 168>> out;
    std::ptrdiff_t passed = -1;
    const std::vector<Date> changes = dates_of_change({workload});
    for (const Segment& segment : d.segments) {
      const Date month{segment.year, segment.month, 1};
      const auto now = std::upper_bound(changes.begin(), changes.end(), month) - changes.begin();
      out.push_back(now == passed ? out.back() : asked_load(d.scenario, workload, place, month));
      passed = now;
    }
    if (changes.empty()) out.resize(1);
    if (!part.states_work) {
      for (double& a : out.front()) a *= part.share;
    }
    return out;
  }
  return {{}};
}

Mover make(const ModelData& d, const WorkPart& part) {
  const Scenario& s = d.scenario;
  const it::Workload& workload = s.workloads[part.workload];
  const fleet::PlacedWorkload* rule = rule_of(s, part.name);
  const std::size_t sites = d.sites.size(), cells = sites * d.segments.size();
  Mover m;
  m.part = &part;
  m.limit = most_load(workload);
  // Answers that users wait for keep headroom; batch and training do not need it.
  const bool users_wait = std::holds_alternative<it::InferenceWorkload>(workload) ||
                          std::holds_alternative<it::MediaWorkload>(workload);
  if (rule != nullptr && users_wait) m.limit = s.placement->activity_limit;
  const auto* training = std::get_if<it::TrainingWorkload>(&workload);
  m.by_month = training != nullptr && !training->preemptible;
  m.wait = rule == nullptr ? 0 : static_cast<std::size_t>(value_of(rule->wait) / d.step_s + 0.5);
  m.queue.resize(sites);
  const double latency = rule != nullptr && rule->latency ? value_of(*rule->latency) : 1e9;
  const auto& residency = std::visit(
      [](const auto& w) -> const std::vector<std::string>& { return w.residency; }, workload);
  for (std::size_t a = 0; a < sites; ++a) {
    m.asked.push_back(asked_at(d, part, a));
    auto& reach = m.reach.emplace_back();
    std::vector<double> trip(sites);
    for (std::size_t b = 0; b < sites; ++b) {
      const SiteInfo &from = d.sites[a].info, &to = d.sites[b].info;
      trip[b] = a == b ? 0.0 : round_trip_s(from, to);
      if (a != b && (rule == nullptr || from.in_totals != to.in_totals || trip[b] > latency))
        continue;
      if (residency.empty() || has(residency, to.country)) reach.push_back(b);
    }
    std::stable_sort(reach.begin(), reach.end(),
                     [&](std::size_t x, std::size_t y) { return trip[x] < trip[y]; });
  }
  // Requests arise where machines may stand that serve them; at partners only if there are no
  // others.
  for (const bool partners : {false, true}) {
    m.is_home.assign(sites, 0);
    for (std::size_t a = 0; a < sites; ++a)
      m.is_home[a] = runs_at(d, part, a) && (partners || d.sites[a].info.in_totals) ? 1 : 0;
    if (has(m.is_home, 1)) break;
  }
  if (in_requests(workload)) {
    const auto& zone = std::get<it::InferenceWorkload>(workload).timezone;
    if (!zone.empty()) m.users = zone_offsets(zone, d.start_utc, d.end_utc);
    for (const Segment& segment : d.segments)
      m.requests_per_s.push_back(requests_per_s(s, workload, {segment.year, segment.month, 1}));
  }
  const std::vector<double> zero(cells, 0.0);
  m.done = {part.name, part.kind, unit_of(part, workload), false, zero, zero, zero, zero};
  m.done.requests = m.done.unit == "request";
  for (auto* list : {&m.now.submitted, &m.now.served, &m.now.dropped, &m.wanted, &m.capacity,
                     &m.home_share, &m.placed, &m.room})
    list->assign(sites, 0.0);
  return m;
}

}  // namespace

std::vector<std::string> moving_workloads(const Scenario& s) {
  std::vector<std::string> out;
  if (s.placement) {
    for (const fleet::PlacedWorkload& w : s.placement->workloads) out.push_back(w.workload);
  }
  for (const it::Workload& w : s.workloads) {
    if (in_requests(w) && !has(out, name_of(w))) out.push_back(name_of(w));
  }
  return out;
}

std::vector<WorkPart> work_parts(const ModelData& d) {
  std::vector<WorkPart> out;
  for (const std::string& name : moving_workloads(d.scenario)) {
    for (std::size_t k = 0; k < d.scenario.workloads.size(); ++k) {
      const it::Workload& workload = d.scenario.workloads[k];
      if (name_of(workload) != name) continue;
      for (const std::string kind : {"accelerator", "cpu", "storage"}) {
        WorkPart part;
        part.workload = k;
        part.name = name;
        part.kind = kind;
        part.share = std::visit([](const auto& w) { return w.share; }, workload);
        part.states_work = states_work(workload);
        bool runs = false;
        for (std::size_t s = 0; s < d.sites.size(); ++s) {
          auto& curves = part.curves.emplace_back(d.sites[s].groups.size());
          for (std::size_t g = 0; g < curves.size(); ++g) {
            const MachinePlace place = place_of(d, s, g);
            if (place.kind != kind || !runs_on(workload, place)) continue;
            runs = true;
            if (part.states_work) curves[g] = work_curve(d.scenario, workload, place);
          }
        }
        if (!runs) continue;
        for (const Segment& segment : d.segments)
          part.gain.push_back(efficiency_gain(workload, {segment.year, segment.month, 1}));
        out.push_back(std::move(part));
      }
    }
  }
  return out;
}

std::vector<Mover> make_movers(const ModelData& d) {
  std::vector<Mover> out;
  for (const WorkPart& part : d.parts) out.push_back(make(d, part));
  return out;
}

void set_capacities(const ModelData& d, const fleet::Plan& plan, std::size_t segment, Mover& m) {
  double total = 0.0, homes = 0.0;
  for (std::size_t s = 0; s < d.sites.size(); ++s) {
    m.capacity[s] = capacity_of(d, plan, segment, *m.part, s);
    m.wanted[s] = capacity_of(d, d.required, segment, *m.part, s);
    m.room[s] = m.limit * m.capacity[s];
    if (!m.is_home[s]) continue;
    total += m.wanted[s];
    homes += 1.0;
  }
  if (m.requests_per_s.empty()) return;
  for (std::size_t s = 0; s < d.sites.size(); ++s)
    m.home_share[s] = !m.is_home[s] ? 0.0 : total > 0.0 ? m.wanted[s] / total : 1.0 / homes;
}

std::array<double, 168> held_activity(const ModelData& d, std::size_t site,
                                      const std::string& kind) {
  std::array<double, 168> most{};
  const std::vector<std::string> moving = moving_workloads(d.scenario);
  for (std::size_t g = 0; g < d.sites[site].groups.size(); ++g) {
    const MachinePlace place = place_of(d, site, g);
    if (place.kind != kind) continue;
    std::array<double, 168> held{};
    for (const it::Workload& workload : d.scenario.workloads) {
      if (!runs_on(workload, place)) continue;
      const double share = std::visit([](const auto& w) { return w.share; }, workload);
      if (states_work(workload)) {
        for (double& h : held) h += share;
      } else if (!has(moving, name_of(workload))) {
        const auto week = workload_week(d.scenario, workload, place, d.scenario.horizon.start);
        for (std::size_t h = 0; h < 168; ++h) held[h] += share * week.activity[h];
      }
    }
    for (std::size_t h = 0; h < 168; ++h) most[h] = math::max(most[h], held[h]);
  }
  return most;
}

}  // namespace tenfold::engine
