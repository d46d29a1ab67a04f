// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Scenario: what a user states. Load, validate, replace.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "tenfold/cooling/registry.hpp"
#include "tenfold/error.hpp"
#include "tenfold/fields.hpp"
#include "tenfold/fleet/fleet.hpp"
#include "tenfold/fleet/limits.hpp"
#include "tenfold/fleet/placement.hpp"
#include "tenfold/it/models.hpp"
#include "tenfold/it/rack.hpp"
#include "tenfold/it/workload.hpp"
#include "tenfold/power/chain.hpp"
#include "tenfold/scenario/document.hpp"
#include "tenfold/scenario/questions.hpp"
#include "tenfold/scenario/read.hpp"
#include "tenfold/supply/supply.hpp"

namespace tenfold {

/// Time covered and step.
struct Horizon {
  Date start{2024, 1, 1};
  Date end{2025, 1, 1};                  ///< exclusive
  Duration step = si<Duration>(3600.0);  ///< a divisor of an hour, at least a minute
  static const FieldTable& fields();
};

/// Where a site stands.
struct Location {
  double latitude = 0.0;   ///< degrees north
  double longitude = 0.0;  ///< degrees east
  Length elevation = si<Length>(0.0);
  std::string timezone = "UTC";  ///< IANA zone
  static const FieldTable& fields();
};

/// Weather of a site: a built-in climate or an EPW file (exactly one).
struct WeatherSource {
  std::string climate;
  std::string file;
  static const FieldTable& fields();
};

/// Racks of one type in a hall.
struct RackCount {
  std::string type;
  double count = 0.0;
  static const FieldTable& fields();
};

/// Refurbishment of a hall: another cooling design of the same kind (air or liquid) from a month
/// on.
struct Refurbishment {
  Date at{2025, 1, 1};
  cooling::Cooling cooling;
  std::optional<Power> module;  ///< not stated: as before
  static const FieldTable& fields();
};

/// A hall: modules with one cooling design.
struct Hall {
  std::string name;
  cooling::Cooling cooling;
  std::vector<RackCount> racks;    ///< standing for the whole horizon
  Power module = si<Power>(10e6);  ///< IT rating of a module
  double fill_limit = 0.85;        ///< peak draw over rating; more starts a module
  double lighting = 0.002;         ///< over module rating
  std::optional<Date> opens;
  double share = 1.0;              ///< weight among the halls of the site that take a type
  std::vector<std::string> takes;  ///< kinds or rack types of new racks; empty: all it can cool
  std::optional<power::PowerChain> power;  ///< not stated: that of the site
  std::vector<Refurbishment> refurbishments;
  static const FieldTable& fields();
};

/// A site.
struct Site {
  std::string name, title, region;
  std::string ownership = "self_built";  ///< self_built, leased or partner
  Location location;
  WeatherSource weather;
  supply::Grid grid;
  power::PowerChain power;
  std::vector<Hall> halls;
  std::vector<supply::Supply> supply;
  std::optional<Date> opens, closes;
  PriceUsd rent = si<PriceUsd>(0.0);  ///< leased: by energised IT rating and time
  std::string boundary = "scope_2";   ///< where its electricity stands: scope_2 or scope_3
  std::string note;
  static const FieldTable& fields();
};

/// What the result file holds.
struct Output {
  std::vector<std::string> channels;  ///< names, or "all"; empty: the default dozen
  static const FieldTable& fields();
};

/// A resolved scenario, with the document it came from.
struct Scenario {
  int tenfold = 1;  ///< format version
  std::string title = "untitled";
  std::string description;
  Horizon horizon;
  std::vector<Site> sites;
  std::vector<it::Workload> workloads;
  std::optional<fleet::Fleet> fleet;
  std::optional<Targets> targets;
  std::vector<Range> ranges;
  std::vector<Lever> levers;
  std::vector<InputSource> sources;
  std::optional<fleet::Limits> limits;
  std::optional<fleet::Placement> placement;
  Output output;
  static const FieldTable& fields();

  scenario::Value document;    ///< as written, after extends
  std::filesystem::path base;  ///< folder that relative file names start from
  std::map<std::string, scenario::Origin> origins;
  std::map<std::string, it::Rack> racks;  ///< catalog entries in use
  std::map<std::string, it::Accelerator> accelerators;
  std::map<std::string, it::LanguageModel> language_models;
  std::map<std::string, supply::GridZone> zones;
  scenario::Catalog catalog;

  /// The resolved copy: every field with value and unit.
  [[nodiscard]] std::string to_yaml() const;
};

/// Replaced values: dotted path and YAML text.
using Settings = std::vector<std::pair<std::string, std::string>>;

/// Loads and validates a file. @throws ScenarioError with all issues
Scenario load(const std::filesystem::path& path, const Settings& settings = {},
              const std::vector<std::string>& overrides = {});
/// Reads and validates a document that is in memory.
Scenario resolve(scenario::Value document, const std::filesystem::path& base);
/// A copy with values replaced; errors show `source` as their place. @throws ScenarioError
Scenario replace(const Scenario& scenario, const Settings& settings,
                 const std::string& source = "Python");

}  // namespace tenfold
