// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Parts of compile(): parameters from specifications, calendars.
#pragma once

#include "model_data.hpp"

namespace tenfold::engine {

it::NodeParameters node_parameters(const it::Rack& rack);
/// AC power of a node at full activity, 27 C inlet and reference coolant.
double node_peak_W(const it::NodeParameters& p);
/// Liquid heat of a node at full activity and reference coolant.
double node_liquid_W(const it::NodeParameters& p);
/// Dense 16-bit rate of a rack.
double rack_compute(const Scenario& scenario, const it::Rack& rack);
/// Offsets of a zone through the horizon, by bisection of the instants at which it changes.
std::vector<ZoneOffset> zone_offsets(const std::string& zone, std::int64_t start, std::int64_t end);
/// UTC months of the horizon, cut at its ends.
std::vector<Segment> make_segments(std::int64_t start, std::int64_t end, int step_s);
/// Weather of a site, derived; shared between sites of the same place and source.
class WeatherStore {
 public:
  explicit WeatherStore(int step_s) : step_s_(step_s) {}
  /// @throws InputError as read_epw does
  std::shared_ptr<const SiteWeather> get(const Scenario& scenario, const Site& site,
                                         std::vector<InputFile>& inputs,
                                         std::vector<Event>& events);

 private:
  int step_s_;
  std::map<std::string, std::shared_ptr<const SiteWeather>> made_;
};
/// Counts what the plan itself decides, as events: demand that limits leave, racks that they switch
/// off, connections below the peak of the racks, sites that open after the horizon, work that no
/// machine may run.
void add_plan_facts(const Scenario& scenario, ModelData& data);
/// SHA-256 of a text, in hexadecimal.
std::string sha256(std::string_view text);

}  // namespace tenfold::engine
