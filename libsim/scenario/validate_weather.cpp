// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "validate_weather.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "../cooling/reach.hpp"
#include "tenfold/weather/climate_entry.hpp"
#include "tenfold/weather/epw.hpp"

namespace tenfold::scenario {

namespace {

/// Weather of one source; made as far as it is needed.
struct Place {
  std::optional<weather::ClimateNormals> normals;
  std::optional<weather::WeatherYear> year;
  std::optional<weather::DerivedWeather> derived;

  /// A temperature that some hour is not above: what is warmer can be made.
  [[nodiscard]] double some_hour_K() const {
    if (normals) return *std::min_element(normals->dry_bulb_K.begin(), normals->dry_bulb_K.end());
    return *std::min_element(year->dry_bulb_K.begin(), year->dry_bulb_K.end());
  }
  const weather::DerivedWeather& hours() {
    if (!derived) derived = weather::derive(year ? *year : weather::synthesise(*normals));
    return *derived;
  }
};

std::string degrees(double kelvin) {
  return format_quantity(273.15 + std::round((kelvin - 273.15) * 10.0) / 10.0,
                         Dimension::temperature);
}

class Checks {
 public:
  Checks(const Scenario& s, const std::filesystem::path& base, ReadContext& c)
      : s_(s), base_(base), c_(c) {}

  void run() {
    for (const Site& site : s_.sites) {
      Place* place = place_of(site);
      if (place == nullptr) continue;
      for (const Hall& hall : site.halls) {
        const std::string path = "sites." + site.name + ".halls." + hall.name;
        reach(site, hall.cooling, path + ".cooling", *place);
        std::size_t k = 0;
        for (const Refurbishment& r : hall.refurbishments)
          reach(site, r.cooling, path + ".refurbishments." + std::to_string(k++) + ".cooling",
                *place);
      }
    }
  }

 private:
  /// Null where the weather is not known.
  Place* place_of(const Site& site) {
    const std::string path = "sites." + site.name + ".weather";
    if (!c_.has_structure(path)) return nullptr;
    const WeatherSource& source = site.weather;
    if (source.climate.empty() == source.file.empty()) {
      c_.add_at(path,
                "state exactly one of 'climate' (a built-in climate) and 'file' (an EPW file)");
      return nullptr;
    }
    const std::string key = source.climate + "|" + source.file;
    auto found = places_.find(key);
    if (found == places_.end())
      found = places_
                  .emplace(key, source.file.empty() ? of_climate(source.climate)
                                                    : of_file(source.file, path + ".file"))
                  .first;
    return found->second ? &*found->second : nullptr;
  }

  std::optional<Place> of_climate(const std::string& name) {
    const Value* entry = s_.catalog.find("climates", name);
    if (entry == nullptr) return std::nullopt;
    weather::ClimateEntry climate;
    const std::size_t before = c_.issues.size();
    read(*entry, weather::ClimateEntry::fields(), &climate, "catalog.climates." + name, c_);
    if (c_.issues.size() != before) return std::nullopt;
    Place place;
    try {
      place.normals = weather::normals_of(climate, name);
    } catch (const InputError& error) {
      c_.issues.insert(c_.issues.end(), error.issues().begin(), error.issues().end());
      return std::nullopt;
    }
    return place;
  }

  std::optional<Place> of_file(const std::string& name, const std::string& path) {
    std::error_code code;
    const auto file = base_ / name;
    if (!std::filesystem::is_regular_file(file, code)) {
      c_.add_at(path, "there is no weather file '" + file.string() + "'");
      return std::nullopt;
    }
    try {
      Place place;
      place.year = weather::read_epw(file);
      return place;
    } catch (const InputError& error) {
      c_.issues.insert(c_.issues.end(), error.issues().begin(), error.issues().end());
      return std::nullopt;
    }
  }

  void reach(const Site& site, const cooling::Cooling& cooling, const std::string& path,
             Place& place) {
    if (!c_.has_structure(path)) return;
    for (const cooling::WeatherSetPoint& point : cooling::weather_set_points(cooling)) {
      if (!(point.wanted_K < place.some_hour_K())) continue;
      const weather::DerivedWeather& hours = place.hours();
      const double coldest = cooling::coldest_K(point.bound, hours.dry_bulb_K, hours.wet_bulb_K);
      if (!(point.wanted_K < coldest)) continue;
      const std::string& name =
          site.weather.climate.empty() ? site.weather.file : site.weather.climate;
      c_.add_at(
          path + "." + point.place,
          point.subject + " " + degrees(point.wanted_K) +
              ", colder than its source can make in any hour of the year: in the weather of '" +
              name + "' " + point.bound.what + " gets to " + degrees(coldest) +
              " at best, without load",
          "raise the set point, or add a machine that cools below the weather");
    }
  }

  const Scenario& s_;
  const std::filesystem::path& base_;
  ReadContext& c_;
  std::map<std::string, std::optional<Place>> places_;
};

}  // namespace

void validate_weather(const Scenario& scenario, const std::filesystem::path& base,
                      ReadContext& context) {
  Checks(scenario, base, context).run();
}

}  // namespace tenfold::scenario
