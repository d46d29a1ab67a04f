// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Private: names in the result file, shared by writer and reader.
#pragma once

#include <array>
#include <set>
#include <string>

#include "tenfold/results/hdf5.hpp"

namespace tenfold::results {

/// Readers refuse another major version; a minor version only adds.
inline constexpr int kFormatMajor = 1, kFormatMinor = 0;
inline constexpr const char* kTimeUnits = "seconds since 1970-01-01T00:00:00Z";
inline constexpr const char* kRoundingAttribute = "_QuantizeBitRoundNumberOfSignificantBits";
inline constexpr const char* kSiteCoordinates =
    "site_title site_country site_zone site_ownership site_climate site_region site_latitude "
    "site_longitude site_in_totals";
inline constexpr const char* kClassCoordinates = "class_site class_hall class_rack class_kind";

/// A variable of texts made from, and read into, a member of each item.
template <class Item>
struct TextColumn {
  const char* name;
  const char* long_name;
  std::string Item::* member;
};

inline constexpr std::array<TextColumn<SiteInfo>, 6> kSiteTexts{{
    {"site_title", "title of the site", &SiteInfo::title},
    {"site_country", "ISO 3166 country code", &SiteInfo::country},
    {"site_zone", "grid zone", &SiteInfo::zone},
    {"site_ownership", "ownership", &SiteInfo::ownership},
    {"site_climate", "climate", &SiteInfo::climate},
    {"site_region", "region", &SiteInfo::region},
}};
inline constexpr std::array<TextColumn<MachineClassKey>, 4> kClassTexts{{
    {"class_site", "site of the machine class", &MachineClassKey::site},
    {"class_hall", "hall of the machine class", &MachineClassKey::hall},
    {"class_rack", "rack type", &MachineClassKey::rack},
    {"class_kind", "accelerator, cpu or storage", &MachineClassKey::kind},
}};
inline constexpr std::array<TextColumn<Event>, 4> kEventTexts{{
    {"site", "site of the event", &Event::site},
    {"kind", "kind of event", &Event::kind},
    {"explanation", "what happened", &Event::explanation},
    {"unit", "unit of the largest extent", &Event::unit},
}};
inline constexpr std::array<TextColumn<InputFile>, 2> kInputTexts{{
    {"input_name", "input of the run", &InputFile::name},
    {"input_sha256", "SHA-256 of the input", &InputFile::sha256},
}};
inline constexpr std::array<TextColumn<Assumption>, 4> kAssumptionTexts{{
    {"assumption_path", "field of the scenario", &Assumption::path},
    {"assumption_value", "value used", &Assumption::value},
    {"assumption_basis", "measured, reported, datasheet, estimate or assumption",
     &Assumption::basis},
    {"assumption_source", "where the value comes from", &Assumption::source},
}};
inline constexpr std::array<TextColumn<LimitTotal>, 3> kLimitTexts{{
    {"limit_name", "limit of the build-out", &LimitTotal::name},
    {"limit_kind", "capex, chips, grid, water, opening or screening", &LimitTotal::kind},
    {"limit_unit", "unit of available and used", &LimitTotal::unit},
}};
inline constexpr std::array<TextColumn<DemandTotal>, 2> kDemandTexts{{
    {"demand_name", "demand of the fleet", &DemandTotal::name},
    {"demand_metric", "compute (FLOP/s), servers of 2021, or racks", &DemandTotal::metric},
}};
/// Tables of limits and of demands by month.
template <class Item>
struct SeriesColumn {
  const char* name;
  const char* long_name;
  std::vector<double> Item::* member;
};
inline constexpr std::array<SeriesColumn<LimitTotal>, 3> kLimitSeries{{
    {"limit_available", "what the limit leaves in the month; infinite where it does not hold",
     &LimitTotal::available},
    {"limit_used", "what is used of it", &LimitTotal::used},
    {"limit_binding", "1 where it has no slack and stopped a purchase or switched racks off",
     &LimitTotal::binding},
}};
inline constexpr std::array<SeriesColumn<DemandTotal>, 3> kDemandSeries{{
    {"demand_wanted", "demand as stated", &DemandTotal::wanted},
    {"demand_required", "what stands with the limits off", &DemandTotal::required},
    {"demand_reached", "what is in service with the limits on", &DemandTotal::reached},
}};
/// Text attributes of a KPI.
inline constexpr std::array<TextColumn<Kpi>, 8> kKpiTexts{{
    {"units", "", &Kpi::unit},
    {"numerator_text", "", &Kpi::numerator_text},
    {"denominator_text", "", &Kpi::denominator_text},
    {"boundary", "", &Kpi::boundary},
    {"category", "", &Kpi::category},
    {"period", "", &Kpi::period},
    {"standard", "", &Kpi::standard},
    {"method", "", &Kpi::method},
}};
/// Text attributes of the root group.
inline constexpr std::array<TextColumn<Results>, 6> kRootTexts{{
    {"title", "", &Results::title},
    {"tenfold_version", "", &Results::version},
    {"git_revision", "", &Results::revision},
    {"compiler", "", &Results::compiler},
    {"scenario_sha256", "", &Results::scenario_sha256},
    {"scenario", "", &Results::scenario_yaml},
}};

/// Variables and groups of the root that are not channels.
inline const std::set<std::string>& root_names() {
  static const std::set<std::string> names{
      "time",         "time_bnds",   "month",         "month_bnds",     "nv",
      "site",         "site_title",  "site_country",  "site_zone",      "site_ownership",
      "site_climate", "site_region", "site_latitude", "site_longitude", "site_in_totals",
      "monthly",      "by_class",    "build_out",     "ledger",         "events",
      "kpi",          "provenance"};
  return names;
}

/// Variables of groups monthly and by_class that are not totals.
inline const std::set<std::string>& group_names() {
  static const std::set<std::string> names{"nv",         "month",         "month_bnds",
                                           "site",       "machine_class", "class_site",
                                           "class_hall", "class_rack",    "class_kind"};
  return names;
}

/// Attributes of the root that the format itself uses.
inline const std::set<std::string>& root_attributes() {
  static const std::set<std::string> names{
      "_NCProperties",    "Conventions",   "source",      "tenfold_format",  "title",
      "status",           "git_revision",  "compiler",    "tenfold_version", "scenario",
      "scenario_sha256",  "horizon_start", "horizon_end", "step_seconds",    "time_coverage_start",
      "time_coverage_end"};
  return names;
}

}  // namespace tenfold::results
