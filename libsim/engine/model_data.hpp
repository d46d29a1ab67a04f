// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// The compiled model: topology, parameters and boundary conditions as flat SI data.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "../supply/kernel.hpp"
#include "hall_kernel.hpp"
#include "placement.hpp"
#include "tenfold/fleet/problem.hpp"
#include "tenfold/results/results.hpp"
#include "tenfold/weather/weather_year.hpp"

namespace tenfold::engine {

/// Weather of a place, derived once and shared by all that use it (366-day UTC year).
struct SiteWeather {
  double latitude_deg = 0.0, longitude_deg = 0.0;  ///< where the weather was taken
  double mean_pressure_Pa = 101325.0;   ///< of the year: density of the air that fans move
  std::size_t supersaturated_rows = 0;  ///< dew points set to the dry bulb
  weather::DerivedWeather derived;
  std::vector<double> sun_north, sun_up;
  std::string name, source;
};

/// A hardware type in a hall.
struct ClassModel {
  std::string rack, kind;
  it::NodeParameters node;
  double nodes_per_rack = 1;
  double peak_W = 0, liquid_peak_W = 0;  ///< AC power and liquid heat of a rack at full activity
  double compute_per_s = 0;
  std::size_t group = 0;  ///< utilisation group of the site
  std::size_t index = 0;  ///< row in the inventory
};

/// What a refurbishment changes in a hall.
struct HallBuild {
  std::size_t from_segment = 0;
  std::shared_ptr<const HallKernel> kernel;
  double module_W = 0;
  power::ChainOrder chain;
};

struct HallModel {
  std::string name;
  std::shared_ptr<const HallKernel> kernel;
  double module_W = 0, fill_limit = 1, lighting = 0, electrical_room_cop = 1, auxiliary = 0;
  power::ChainOrder chain;
  std::vector<ClassModel> classes;
  std::vector<HallBuild> refurbishments;  ///< by date
};

/// Offset from UTC that holds from an instant on.
struct ZoneOffset {
  std::int64_t from_utc, offset_s;
};

struct SiteModel {
  SiteInfo info;
  std::shared_ptr<const SiteWeather> weather;
  std::vector<HallModel> halls;
  /// Week by local hour (Monday 0 h) of each group of machines: one table, or one for each segment.
  std::vector<std::vector<GroupWeek>> groups;
  /// The same without the workloads that have a part; empty where none has.
  std::vector<std::vector<GroupWeek>> staying;
  std::vector<std::string> group_kind, group_rack;  ///< of the machines of each group
  std::vector<ZoneOffset> offsets;
  double connection_W = 0;
  std::vector<double> limited_connection_W;  ///< by segment; what is reached runs on these
  bool export_allowed = false;
  Series<double> clean_share;
  supply::GridZone zone;
  std::int64_t standard_offset_s = 0;
  std::vector<double> pv_W;  ///< AC power through the weather year
  supply::BatteryParameters battery;
  double battery_initial_J = 0, battery_auxiliary_W = 0;
};

/// A UTC month of the horizon.
struct Segment {
  std::size_t first_step = 0, steps = 0;
  int year = 0, month = 0;
  std::size_t weather_first = 0;  ///< row of the weather year
  std::int64_t start_utc = 0;
};

/// Carbon intensity of a site's grid at an instant [kg/J].
double carbon_intensity(const SiteModel& site, const Segment& segment, std::int64_t utc);

struct ModelData {
  Scenario scenario;
  std::int64_t start_utc = 0, end_utc = 0;
  int step_s = 3600;
  std::vector<Segment> segments;
  std::vector<SiteModel> sites;
  std::vector<MachineClassKey> classes;
  fleet::Problem problem;
  fleet::Plan reached, required;
  std::vector<WorkPart> parts;             ///< workloads that may move, or are stated in requests
  PlacedActivity placed, placed_required;  ///< empty: work stays where it arises
  bool serves = false;                     ///< some workload is inference
  std::vector<Event> events;               ///< of compile: clamped rows, unplaced racks
  std::vector<InputFile> inputs;
  std::vector<Assumption> assumptions;
  /// Racks in service by class and segment.
  [[nodiscard]] double racks(const fleet::Plan& plan, std::size_t index, std::size_t m) const {
    return plan.count[index * segments.size() + m];
  }
  /// Whether the classes of a site hold the same racks in what is required and what is reached.
  [[nodiscard]] bool same_inventory(std::size_t site) const;
  [[nodiscard]] std::size_t steps() const noexcept {
    return static_cast<std::size_t>((end_utc - start_utc) / step_s);
  }
};

}  // namespace tenfold::engine
