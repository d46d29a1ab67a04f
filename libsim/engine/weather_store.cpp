// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <fstream>
#include <numbers>
#include <numeric>
#include <sstream>

#include "compile_parts.hpp"
#include "tenfold/weather/climate_entry.hpp"
#include "tenfold/weather/epw.hpp"
#include "tenfold/weather/sun.hpp"

namespace tenfold::engine {

namespace {

constexpr double most_distance_km = 300.0;

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

/// Great-circle distance [km].
double distance_km(double latitude_a, double longitude_a, double latitude_b, double longitude_b) {
  constexpr double radians = std::numbers::pi / 180.0;
  const double up = std::sin(0.5 * radians * (latitude_b - latitude_a));
  const double across = std::sin(0.5 * radians * (longitude_b - longitude_a));
  const double h =
      up * up + std::cos(radians * latitude_a) * std::cos(radians * latitude_b) * across * across;
  return 2.0 * 6371.0 * std::asin(std::sqrt(std::fmin(h, 1.0)));
}

/// What a reader of the results must know about a site's weather.
void report(const Site& site, const SiteWeather& weather, std::vector<Event>& events) {
  if (weather.supersaturated_rows > 0) {
    events.push_back({site.name, "dew_point_set_to_dry_bulb",
                      "rows of the weather file with a dew point at most 0.5 K above dry bulb",
                      static_cast<std::int64_t>(weather.supersaturated_rows), 0, 0.5, "K"});
  }
  const double apart = distance_km(site.location.latitude, site.location.longitude,
                                   weather.latitude_deg, weather.longitude_deg);
  if (apart > most_distance_km) {
    events.push_back(
        {site.name, "weather_of_another_place",
         "the weather was taken more than 300 km from the site (a what-if, or latitude "
         "or longitude is wrong); its hours and sun are those of its own place",
         1, 0, apart, "km"});
  }
}

}  // namespace

std::shared_ptr<const SiteWeather> WeatherStore::get(const Scenario& scenario, const Site& site,
                                                     std::vector<InputFile>& inputs,
                                                     std::vector<Event>& events) {
  const std::string key = site.weather.climate + "|" + site.weather.file;
  if (const auto found = made_.find(key); found != made_.end()) {
    report(site, *found->second, events);
    return found->second;
  }
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
  }
  if (step_s_ != year.step_seconds) year = weather::resample(year, step_s_);
  auto out = std::make_shared<SiteWeather>();
  out->name = year.name;
  out->source = year.source;
  out->latitude_deg = year.latitude_deg;
  out->longitude_deg = year.longitude_deg;
  out->supersaturated_rows = year.supersaturated_rows;
  out->derived = weather::derive(year);
  const std::size_t n = out->derived.dry_bulb_K.size();
  const std::vector<double>& pressure = out->derived.pressure_Pa;
  out->mean_pressure_Pa =
      std::accumulate(pressure.begin(), pressure.end(), 0.0) / static_cast<double>(n);
  std::vector<double> east(n);
  out->sun_north.resize(n);
  out->sun_up.resize(n);
  // The sun of the weather's own place: irradiance of elsewhere would meet it below the horizon.
  weather::sun_directions(weather::weather_year_utc_seconds, step_s_, year.latitude_deg,
                          year.longitude_deg, east, out->sun_north, out->sun_up);
  report(site, *out, events);
  made_.emplace(key, out);
  return out;
}

}  // namespace tenfold::engine
