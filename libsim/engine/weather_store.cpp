// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include <fstream>
#include <sstream>

#include "compile_parts.hpp"
#include "tenfold/weather/climate_entry.hpp"
#include "tenfold/weather/epw.hpp"
#include "tenfold/weather/sun.hpp"

namespace tenfold::engine {

namespace {

weather::WeatherYear from_climate(const Scenario& scenario, const Site& site) {
  const scenario::Value* entry = scenario.catalog.find("climates", site.weather.climate);
  scenario::ReadContext context(scenario.catalog);
  weather::ClimateEntry climate;
  scenario::read(*entry, weather::ClimateEntry::fields(), &climate,
                 "catalog.climates." + site.weather.climate, context);
  if (!context.issues.empty()) throw ScenarioError(context.issues);
  weather::ClimateNormals normals = weather::normals_of(climate, site.weather.climate);
  if (const scenario::Value* source = entry->find("source")) normals.source = source->text;
  return weather::synthesise(normals);
}

}  // namespace

std::shared_ptr<const SiteWeather> WeatherStore::get(const Scenario& scenario, const Site& site,
                                                     std::vector<InputFile>& inputs,
                                                     std::vector<Event>& events) {
  const std::string key = site.weather.climate + "|" + site.weather.file + "|" +
                          std::to_string(site.location.latitude) + "|" +
                          std::to_string(site.location.longitude);
  if (const auto found = made_.find(key); found != made_.end()) return found->second;
  weather::WeatherYear year;
  if (site.weather.file.empty()) {
    year = from_climate(scenario, site);
  } else {
    const auto path = scenario.base / site.weather.file;
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    inputs.push_back({site.weather.file, sha256(text.str())});
    year = weather::read_epw(path);
    if (year.supersaturated_rows > 0) {
      events.push_back({site.name, "dew_point_set_to_dry_bulb",
                        "rows of the weather file with a dew point at most 0.5 K above dry bulb",
                        static_cast<std::int64_t>(year.supersaturated_rows), 0, 0.5, "K"});
    }
  }
  if (step_s_ != year.step_seconds) year = weather::resample(year, step_s_);
  auto out = std::make_shared<SiteWeather>();
  out->name = year.name;
  out->source = year.source;
  out->derived = weather::derive(year);
  const std::size_t n = out->derived.dry_bulb_K.size();
  std::vector<double> east(n);
  out->sun_north.resize(n);
  out->sun_up.resize(n);
  weather::sun_directions(weather::weather_year_utc_seconds, step_s_, site.location.latitude,
                          site.location.longitude, east, out->sun_north, out->sun_up);
  made_.emplace(key, out);
  return out;
}

}  // namespace tenfold::engine
