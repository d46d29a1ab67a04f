// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <cctype>
#include <cstdio>
#include <ctime>
#include <set>
#include <string_view>
#include <system_error>

#include "hdf5_layout.hpp"
#include "hdf5_netcdf.hpp"
#include "tenfold/error.hpp"
#include "tenfold/results/hdf5.hpp"

namespace tenfold::results {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const fs::path& path, const std::string& cause) {
  throw FileError("cannot write result file '" + path.string() + "': " + cause);
}

/// Rounds to `bits` explicit bits of the mantissa, half to even; infinities and NaN stay.
void round_bits(float* values, std::size_t count, int bits) {
  const auto drop = static_cast<unsigned>(23 - bits);
  const std::uint32_t half = (std::uint32_t{1} << drop) >> 1U;
  const std::uint32_t mask = ~((std::uint32_t{1} << drop) - 1U);
  constexpr std::uint32_t kExponent = 0x7f800000U;
  if (drop == 0) return;
  for (std::size_t i = 0; i < count; ++i) {
    const auto word = std::bit_cast<std::uint32_t>(values[i]);
    std::uint32_t rounded = (word + half - 1U + ((word >> drop) & 1U)) & mask;
    if ((rounded & kExponent) == kExponent) rounded = word & mask;  // not up to infinity
    values[i] = (word & kExponent) == kExponent ? values[i] : std::bit_cast<float>(rounded);
  }
}

bool is_netcdf_name(const std::string& name) {
  const auto letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  };
  return !name.empty() && letter(name[0]) && std::all_of(name.begin(), name.end(), [&](char c) {
    return letter(c) || (c >= '0' && c <= '9');
  });
}

template <class Quantity>
void check_quantities(const std::vector<Quantity>& quantities, std::set<std::string> taken,
                      std::size_t expected, const std::string& kind, const fs::path& path) {
  for (const Quantity& quantity : quantities) {
    const std::string& name = quantity.words.name;
    const std::string who = kind + " '" + name + "'";
    if (!is_netcdf_name(name)) refuse(path, who + ": name needs letters, digits and underscores");
    if (!taken.insert(name).second) refuse(path, who + ": name is used twice");
    if (quantity.values.size() != expected) {
      refuse(path, who + " has " + std::to_string(quantity.values.size()) + " values, needs " +
                       std::to_string(expected));
    }
  }
}

void check_before_writing(const Results& r, const fs::path& path, const WriteOptions& options) {
  if (options.compression < 0 || options.compression > 9) refuse(path, "compression is 0 to 9");
  if (options.significant_bits < 1 || options.significant_bits > 23) {
    refuse(path, "significant bits are 1 to 23");
  }
  if (r.step_seconds <= 0 || r.end_utc < r.start_utc) refuse(path, "horizon or step is not valid");
  std::set<std::string> names;
  for (const SiteInfo& site : r.sites) {
    if (!names.insert(site.name).second) refuse(path, "site '" + site.name + "' appears twice");
  }
  for (std::size_t m = 1; m < r.month_start_utc.size(); ++m) {
    if (r.month_start_utc[m] <= r.month_start_utc[m - 1]) refuse(path, "months are not in order");
  }
  const std::size_t sites = r.sites.size(), months = r.month_start_utc.size();
  check_quantities(r.channels, root_variables(), sites * r.steps(), "channel", path);
  check_quantities(r.monthly, group_variables(), sites * months, "monthly total", path);
  check_quantities(r.by_class, group_variables(), r.classes.size() * months, "class total", path);
  for (const Kpi& kpi : r.kpis) {
    if (!is_netcdf_name(kpi.name)) refuse(path, "KPI '" + kpi.name + "': name is not valid");
  }
  for (const auto& [name, value] : r.attributes) {
    if (!is_netcdf_name(name) || root_attributes().contains(name)) {
      refuse(path, "attribute '" + name + "': name is not valid or is used by the file itself");
    }
  }
}

std::string iso_time(std::int64_t utc) {
  const auto seconds = static_cast<std::time_t>(utc);
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
  return text;
}

template <class Item, class Get>
std::vector<std::string> texts_of(const std::vector<Item>& items, Get get) {
  std::vector<std::string> texts;
  texts.reserve(items.size());
  for (const Item& item : items) texts.push_back(item.*get);
  return texts;
}

template <class T, class Item, class Get>
std::vector<T> numbers_of(const std::vector<Item>& items, Get get) {
  std::vector<T> numbers;
  numbers.reserve(items.size());
  for (const Item& item : items) numbers.push_back(static_cast<T>(item.*get));
  return numbers;
}

void put_root_attributes(const Group& root, const Results& r) {
  const hid_t id = root.id();
  unsigned major = 0, minor = 0, release = 0;
  H5get_libversion(&major, &minor, &release);
  const std::string hdf5 =
      std::to_string(major) + "." + std::to_string(minor) + "." + std::to_string(release);
  put_text(id, "_NCProperties", "version=2,tenfold=" + r.version + ",hdf5=" + hdf5);
  put_text(id, "Conventions", "CF-1.11");
  put_text(id, "title", r.title);
  put_text(id, "source", "Tenfold " + r.version);
  put_text(id, "tenfold_format", std::to_string(kFormatMajor) + "." + std::to_string(kFormatMinor));
  put_text(id, "tenfold_version", r.version);
  put_text(id, "git_revision", r.revision);
  put_text(id, "compiler", r.compiler);
  put_text(id, "scenario_sha256", r.scenario_sha256);
  put_text(id, "scenario", r.scenario_yaml);
  put_text(id, "time_coverage_start", iso_time(r.start_utc));
  put_text(id, "time_coverage_end", iso_time(r.end_utc));
  put_number<std::int64_t>(id, "horizon_start", r.start_utc);
  put_number<std::int64_t>(id, "horizon_end", r.end_utc);
  put_number<std::int32_t>(id, "step_seconds", r.step_seconds);
  for (const auto& [name, value] : r.attributes) put_text(id, name, value, true);
}

/// A time axis of interval starts with the intervals as bounds. The group has dimension nv.
void put_time_axis(Group& group, const std::string& name, const std::string& long_name,
                   const std::vector<std::int64_t>& edges) {
  const std::size_t count = edges.size() - 1;
  group.coordinate<std::int64_t>(name, count)
      .text("standard_name", "time")
      .text("long_name", long_name)
      .text("units", kTimeUnits)
      .text("calendar", "standard")
      .text("axis", "T")
      .text("bounds", name + "_bnds")
      .write(edges.data());
  std::vector<std::int64_t> bounds;
  bounds.reserve(2 * count);
  for (std::size_t i = 0; i < count; ++i) bounds.insert(bounds.end(), {edges[i], edges[i + 1]});
  std::vector<std::int64_t> columns(2 * count);  // [nv][time] for the writer of columns
  for (std::size_t i = 0; i < count; ++i) {
    columns[i] = edges[i];
    columns[count + i] = edges[i + 1];
  }
  group.variable<std::int64_t>(name + "_bnds", {name, "nv"}).write_columns(columns.data());
}

void put_months(Group& group, const Results& r) {
  if (r.month_start_utc.empty()) return;
  std::vector<std::int64_t> edges = r.month_start_utc;
  edges.push_back(std::max(r.end_utc, edges.back()));
  put_time_axis(group, "month", "start of the month, or of the part of it in the horizon", edges);
}

void put_site_names(Group& group, const Results& r) {
  if (r.sites.empty()) return;
  group.text_coordinate("site", r.sites.size())
      .text("long_name", "name of the site")
      .write_texts(texts_of(r.sites, &SiteInfo::name));
}

void put_sites(Group& root, const Results& r) {
  if (r.sites.empty()) return;
  put_site_names(root, r);
  for (const SiteText& text : kSiteTexts) {
    root.text_variable(text.name, {"site"})
        .text("long_name", text.long_name)
        .write_texts(texts_of(r.sites, text.member));
  }
  root.variable<double>("site_latitude", {"site"})
      .text("standard_name", "latitude")
      .text("units", "degrees_north")
      .write(numbers_of<double>(r.sites, &SiteInfo::latitude_deg).data());
  root.variable<double>("site_longitude", {"site"})
      .text("standard_name", "longitude")
      .text("units", "degrees_east")
      .write(numbers_of<double>(r.sites, &SiteInfo::longitude_deg).data());
  Variable in_totals = root.variable<std::int8_t>("site_in_totals", {"site"});
  in_totals.text("long_name", "whether the site counts in totals of the fleet");
  put_numbers<std::int8_t>(in_totals.id(), "flag_values", {0, 1});
  in_totals.text("flag_meanings", "not_in_fleet_totals in_fleet_totals")
      .write(numbers_of<std::int8_t>(r.sites, &SiteInfo::in_totals).data());
}

void put_words(Variable& variable, const QuantityWords& words, const std::string& cell_methods,
               const std::string& coordinates) {
  variable.text("units", words.unit)
      .text("long_name", words.long_name)
      .text("cell_methods", cell_methods)
      .text("comment", words.equation)
      .text("coordinates", coordinates);
}

void put_channels(Group& root, const Results& r, const WriteOptions& options) {
  const std::size_t steps = r.steps();
  if (r.channels.empty() || steps == 0 || r.sites.empty()) return;
  std::vector<std::int64_t> edges(steps + 1);
  for (std::size_t i = 0; i <= steps; ++i) {
    edges[i] = r.start_utc + static_cast<std::int64_t>(i) * r.step_seconds;
  }
  put_time_axis(root, "time", "start of the step", edges);
  for (const Channel& channel : r.channels) {
    Variable variable = root.variable<float>(channel.words.name, {"time", "site"});
    put_words(variable, channel.words, channel.words.cell_methods, kSiteCoordinates);
    if (options.significant_bits < 23) {
      put_number<std::int32_t>(variable.id(), kRoundingAttribute, options.significant_bits);
    }
    variable.write_columns(channel.values.data(), round_bits, options.significant_bits);
  }
}

/// CF names the dimension that was summed; totals say "time: sum" of the run's clock.
std::string on_months(std::string cell_methods) {
  if (cell_methods.starts_with("time:")) cell_methods.replace(0, 5, "month:");
  return cell_methods;
}

void put_monthly(Group& root, const Results& r) {
  if (r.monthly.empty() || r.month_start_utc.empty() || r.sites.empty()) return;
  Group group = root.child("monthly");
  group.dimension("nv", 2);
  put_months(group, r);
  put_site_names(group, r);
  for (const MonthlyTotal& total : r.monthly) {
    Variable variable = group.variable<double>(total.words.name, {"month", "site"});
    put_words(variable, total.words, on_months(total.words.cell_methods), "");
    variable.write_columns(total.values.data());
  }
}

void put_by_class(Group& root, const Results& r) {
  if (r.classes.empty()) return;
  Group group = root.child("by_class");
  group.dimension("nv", 2);
  put_months(group, r);
  group.dimension("machine_class", r.classes.size());
  for (const ClassText& text : kClassTexts) {
    group.text_variable(text.name, {"machine_class"})
        .text("long_name", text.long_name)
        .write_texts(texts_of(r.classes, text.member));
  }
  if (r.month_start_utc.empty()) return;
  for (const ClassTotal& total : r.by_class) {
    Variable variable = group.variable<double>(total.words.name, {"month", "machine_class"});
    put_words(variable, total.words, on_months(total.words.cell_methods), kClassCoordinates);
    variable.write_columns(total.values.data());
  }
}

void put_ledger(Group& root, const Results& r) {
  if (r.flows.empty()) return;
  Group group = root.child("ledger");
  group.dimension("flow", r.flows.size());
  group.text_variable("source", {"flow"}).write_texts(texts_of(r.flows, &LedgerFlow::from));
  group.text_variable("target", {"flow"}).write_texts(texts_of(r.flows, &LedgerFlow::to));
  group.variable<double>("energy_kWh", {"flow"})
      .text("units", "kWh")
      .text("long_name", "energy from source to target over the horizon")
      .write(numbers_of<double>(r.flows, &LedgerFlow::energy_kWh).data());
}

void put_events(Group& root, const Results& r) {
  if (r.events.empty()) return;
  Group group = root.child("events");
  const std::string dim = "event";
  group.dimension(dim, r.events.size());
  group.text_variable("site", {dim}).write_texts(texts_of(r.events, &Event::site));
  group.text_variable("kind", {dim}).write_texts(texts_of(r.events, &Event::kind));
  group.text_variable("explanation", {dim}).write_texts(texts_of(r.events, &Event::explanation));
  group.variable<std::int64_t>("count", {dim})
      .text("units", "1")
      .text("long_name", "number of steps")
      .write(numbers_of<std::int64_t>(r.events, &Event::count).data());
  group.variable<std::int64_t>("first_time", {dim})
      .text("units", kTimeUnits)
      .text("calendar", "standard")
      .text("long_name", "start of the first step")
      .write(numbers_of<std::int64_t>(r.events, &Event::first_utc).data());
  group.variable<double>("largest", {dim})
      .text("long_name", "largest extent, in the unit of its row")
      .write(numbers_of<double>(r.events, &Event::largest).data());
  group.text_variable("unit", {dim}).write_texts(texts_of(r.events, &Event::unit));
}

void put_kpis(Group& root, const Results& r) {
  if (r.kpis.empty()) return;
  const Group outer = root.child("kpi");
  Group group = outer.id() >= 0 ? Group(outer.id(), ".", root) : root.child("kpi");
}

}  // namespace
}  // namespace tenfold::results
