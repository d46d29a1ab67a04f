// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "compile_parts.hpp"

#include <algorithm>

#include "tenfold/math.hpp"

namespace tenfold::engine {

it::NodeParameters node_parameters(const it::Rack& rack) {
  it::NodeParameters p;
  p.idle_W = value_of(rack.node_idle);
  p.range_W = value_of(rack.node_max) - p.idle_W;
  p.leakage_share = rack.leakage_share;
  p.leakage_per_K = rack.leakage_rate;
  p.leakage_reference_K = value_of(rack.leakage_reference);
  p.fan_max_W = value_of(rack.node_fan_max);
  p.flow_max_m3_per_s = value_of(rack.node_air_flow_max);
  p.fan_minimum = rack.fan_minimum;
  p.fan_start_K = value_of(rack.fan_start);
  p.fan_full_K = value_of(rack.fan_full);
  p.liquid_fraction = rack.liquid_fraction;
  p.psu_rating_W = value_of(rack.psu_rating);
  p.psu_no_load = rack.psu_no_load;
  p.psu_proportional = rack.psu_proportional;
  p.psu_square = rack.psu_square;
  p.plate_K_per_W = value_of(rack.cold_plate);
  p.chip_W = value_of(rack.chip_power);
  return p;
}

double node_peak_W(const it::NodeParameters& p) {
  const double full = 1.0, inlet = 300.15, coolant = p.leakage_reference_K;
  double ac = 0, fan = 0, psu = 0;
  it::node_power(p, 1.0, &full, &inlet, &coolant, {&ac, &fan, &psu}, 1);
  return ac;
}

double node_liquid_W(const it::NodeParameters& p) {
  const double full = 1.0, inlet = 300.15, coolant = p.leakage_reference_K;
  double air = 0, flow = 0, liquid = 0;
  it::node_heat(p, 1.0, &full, &inlet, &coolant, {&air, &flow, &liquid}, 1);
  return liquid;
}

double rack_compute(const Scenario& scenario, const it::Rack& rack) {
  const auto found = scenario.accelerators.find(rack.accelerator);
  return found == scenario.accelerators.end()
             ? 0.0
             : rack.accelerators * value_of(found->second.compute_16bit);
}

std::vector<ZoneOffset> zone_offsets(const std::string& zone, std::int64_t start,
                                     std::int64_t end) {
  std::vector<ZoneOffset> out{{start, utc_offset_seconds(zone, start)}};
  constexpr std::int64_t stride = 7 * 86400;
  for (std::int64_t t = start; t < end; t += stride) {
    const std::int64_t next = std::min(t + stride, end);
    const std::int64_t after = utc_offset_seconds(zone, next);
    if (after == out.back().offset_s) continue;
    std::int64_t low = t, high = next;
    while (high - low > 60) {
      const std::int64_t middle = low + (high - low) / 120 * 60;
      if (middle == low) break;
      (utc_offset_seconds(zone, middle) == out.back().offset_s ? low : high) = middle;
    }
    out.push_back({high, after});
  }
  return out;
}

std::vector<Segment> make_segments(std::int64_t start, std::int64_t end, int step_s) {
  std::vector<Segment> out;
  std::int64_t t = start;
  while (t < end) {
    const Date date = date_of_days((t >= 0 ? t : t - 86399) / 86400);
    const int index = month_index({date.year, date.month, 1});
    const std::int64_t next = std::min(utc_seconds(date_of_month(index + 1)), end);
    Segment s;
    s.first_step = static_cast<std::size_t>((t - start) / step_s);
    s.steps = static_cast<std::size_t>((next - t) / step_s);
    s.year = date.year;
    s.month = date.month;
    s.start_utc = t;
    // The weather year has 366 days: a day after February keeps its place in every year.
    const std::int64_t day =
        days_since_epoch({2020, date.month, date.day}) - days_since_epoch({2020, 1, 1});
    s.weather_first = static_cast<std::size_t>((day * 86400 + (t - utc_seconds(date))) / step_s);
    out.push_back(s);
    t = next;
  }
  return out;
}

}  // namespace tenfold::engine
