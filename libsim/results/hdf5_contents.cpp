// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "hdf5_contents.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <ctime>
#include <set>

#include "hdf5_layout.hpp"

namespace tenfold::results {
namespace {

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

template <class Item, std::size_t N>
void put_texts(Group& group, const std::string& dimension, const std::vector<Item>& items,
               const std::array<TextColumn<Item>, N>& columns) {
  for (const TextColumn<Item>& column : columns) {
    group.text_variable(column.name, {dimension})
        .text("long_name", column.long_name)
        .write_texts(texts_of(items, column.member));
  }
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
  put_text(id, "source", "Tenfold " + r.version);
  put_text(id, "tenfold_format", std::to_string(kFormatMajor) + "." + std::to_string(kFormatMinor));
  for (const auto& text : kRootTexts) put_text(id, text.name, r.*text.member);
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
  std::vector<std::int64_t> columns(edges.begin(), edges.end() - 1);  // first ends, then second
  columns.insert(columns.end(), edges.begin() + 1, edges.end());
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
  put_texts(root, "site", r.sites, kSiteTexts);
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

void put_words(Variable& variable, const QuantityWords& words, const std::string& coordinates) {
  variable.text("units", words.unit)
      .text("long_name", words.long_name)
      .text("cell_methods", words.cell_methods)
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
    put_words(variable, channel.words, kSiteCoordinates);
    if (options.significant_bits < 23) {
      put_number<std::int32_t>(variable.id(), kRoundingAttribute, options.significant_bits);
    }
    variable.write_columns(channel.values.data(), round_bits, options.significant_bits);
  }
}

void put_monthly(Group& root, const Results& r) {
  if (r.monthly.empty() || r.month_start_utc.empty() || r.sites.empty()) return;
  Group group = root.child("monthly");
  group.dimension("nv", 2);
  put_months(group, r);
  put_site_names(group, r);
  for (const MonthlyTotal& total : r.monthly) {
    Variable variable = group.variable<double>(total.words.name, {"month", "site"});
    put_words(variable, total.words, "");
    variable.write_columns(total.values.data());
  }
}

void put_by_class(Group& root, const Results& r) {
  if (r.classes.empty()) return;
  Group group = root.child("by_class");
  group.dimension("nv", 2);
  put_months(group, r);
  group.dimension("machine_class", r.classes.size());
  put_texts(group, "machine_class", r.classes, kClassTexts);
  if (r.month_start_utc.empty()) return;
  for (const ClassTotal& total : r.by_class) {
    Variable variable = group.variable<double>(total.words.name, {"month", "machine_class"});
    put_words(variable, total.words, kClassCoordinates);
    variable.write_columns(total.values.data());
  }
}

template <class Item, std::size_t N>
void put_series(Group& group, const std::string& dimension, const std::vector<Item>& items,
                std::size_t months, const std::array<SeriesColumn<Item>, N>& columns) {
  for (const SeriesColumn<Item>& column : columns) {
    std::vector<double> values;
    values.reserve(items.size() * months);
    for (const Item& item : items)
      values.insert(values.end(), (item.*column.member).begin(), (item.*column.member).end());
    group.variable<double>(column.name, {"month", dimension})
        .text("long_name", column.long_name)
        .write_columns(values.data());
  }
}

void put_build_out(Group& root, const Results& r) {
  if (r.demands.empty() || r.month_start_utc.empty()) return;
  Group group = root.child("build_out");
  group.dimension("nv", 2);
  put_months(group, r);
  group.dimension("demand", r.demands.size());
  put_texts(group, "demand", r.demands, kDemandTexts);
  put_series(group, "demand", r.demands, r.month_start_utc.size(), kDemandSeries);
  group.text_variable("binding_limit", {"month"})
      .text("long_name", "limit that costs most demand in the month; demand: none")
      .write_texts(r.binding_limit);
  std::vector<std::string> by_demand;
  for (std::size_t m = 0; m < r.month_start_utc.size(); ++m) {
    for (const DemandTotal& d : r.demands) by_demand.push_back(d.binding[m]);
  }
  group.text_variable("demand_binding", {"month", "demand"})
      .text("long_name", "limit that costs the demand most in the month; demand: it is met")
      .write_texts(by_demand);
  if (r.limits.empty()) return;
  group.dimension("limit", r.limits.size());
  put_texts(group, "limit", r.limits, kLimitTexts);
  put_series(group, "limit", r.limits, r.month_start_utc.size(), kLimitSeries);
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
  put_texts(group, dim, r.events, kEventTexts);
  group.variable<std::int64_t>("count", {dim})
      .text("units", "1")
      .text("long_name", "number of steps, or of months: see by_month")
      .write(numbers_of<std::int64_t>(r.events, &Event::count).data());
  group.variable<std::int8_t>("by_month", {dim})
      .text("units", "1")
      .text("long_name", "1 where months are counted, 0 where steps are")
      .write(numbers_of<std::int8_t>(r.events, &Event::by_month).data());
  group.variable<std::int64_t>("first_time", {dim})
      .text("units", kTimeUnits)
      .text("calendar", "standard")
      .text("long_name", "start of the first step or month")
      .write(numbers_of<std::int64_t>(r.events, &Event::first_utc).data());
  group.variable<double>("largest", {dim})
      .text("long_name", "largest extent, in the unit of its row")
      .write(numbers_of<double>(r.events, &Event::largest).data());
}

void put_kpis(Group& root, const Results& r) {
  if (r.kpis.empty()) return;
  Group group = root.child("kpi");
  std::set<std::string> taken;
  for (const Kpi& kpi : r.kpis) {
    std::string name = kpi.name;
    for (int i = 2; !taken.insert(name).second; ++i) name = kpi.name + "_" + std::to_string(i);
    Variable variable = group.variable<double>(name, {});
    if (name != kpi.name) variable.text("kpi_name", kpi.name);
    put_number(variable.id(), "numerator", kpi.numerator);
    put_number(variable.id(), "denominator", kpi.denominator);
    for (const auto& text : kKpiTexts) variable.text(text.name, kpi.*text.member);
    variable.write(&kpi.value);
  }
}

void put_provenance(Group& root, const Results& r) {
  if (r.inputs.empty() && r.assumptions.empty()) return;
  Group group = root.child("provenance");
  if (!r.inputs.empty()) {
    group.dimension("input", r.inputs.size());
    put_texts(group, "input", r.inputs, kInputTexts);
  }
  if (!r.assumptions.empty()) {
    group.dimension("assumption", r.assumptions.size());
    put_texts(group, "assumption", r.assumptions, kAssumptionTexts);
  }
}

}  // namespace

void put_contents(Group& root, const Results& results, const WriteOptions& options) {
  put_root_attributes(root, results);
  if (results.steps() > 0 || !results.month_start_utc.empty()) root.dimension("nv", 2);
  put_months(root, results);
  put_sites(root, results);
  put_channels(root, results, options);
  put_monthly(root, results);
  put_by_class(root, results);
  put_build_out(root, results);
  put_ledger(root, results);
  put_events(root, results);
  put_kpis(root, results);
  put_provenance(root, results);
  put_text(root.id(), "status", "complete");
}

}  // namespace tenfold::results
