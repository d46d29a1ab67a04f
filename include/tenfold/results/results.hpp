// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// What a simulation leaves: totals by site and month, named channels, ledgers, events, KPIs.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace tenfold {

/// Words of a named quantity in a result (channel or total).
struct QuantityWords {
  std::string name;          ///< "it_power"
  std::string unit;          ///< UDUNITS text as stored: "W", "kWh", "K", "1"
  std::string long_name;     ///< "electric power of IT equipment"
  std::string cell_methods;  ///< "time: mean" or "time: sum"
  std::string equation;      ///< how it is computed, with physics reference
};

/// An hourly (per step) series of every site: values[site * steps + step], f4.
struct Channel {
  QuantityWords words;
  std::vector<float> values;
};

/// A monthly total of every site: values[site * months + month], f8.
struct MonthlyTotal {
  QuantityWords words;
  std::vector<double> values;
};

/// A monthly total by hall and hardware type: values[class * months + month], f8.
struct ClassTotal {
  QuantityWords words;
  std::vector<double> values;
};

/// One machine class: a hardware type in a hall of a site.
struct MachineClassKey {
  std::string site, hall, rack, kind;  ///< kind: accelerator, cpu, storage
};

/// A flow of the energy ledger over the whole horizon (for Sankey and audit).
struct LedgerFlow {
  std::string from, to;
  double energy_kWh = 0.0;
};

/// Something that happened and was counted: a bound reached, a clamp applied, load unserved.
struct Event {
  std::string site, kind, explanation;
  std::int64_t count = 0;      ///< steps, or months: see `by_month`
  std::int64_t first_utc = 0;  ///< UTC seconds of the first
  double largest = 0.0;        ///< largest extent, in `unit`
  std::string unit;
  bool by_month = false;  ///< `count` counts months, not steps
};

/// A key performance indicator with all that an auditor asks for.
struct Kpi {
  std::string name;  ///< "pue"
  double value = 0.0;
  std::string unit;  ///< "1", "L/kWh", "kg/kWh"
  double numerator = 0.0, denominator = 0.0;
  std::string numerator_text, denominator_text;
  std::string boundary, category, period, standard;
  std::string method = "modelled";
};

/// An input of the run with its hash.
struct InputFile {
  std::string name, sha256;
};

/// An assumption or sourced figure that the run used, for the report's table.
struct Assumption {
  std::string path, value, basis, source;
};

/// Site facts that a result carries.
struct SiteInfo {
  std::string name, title, country, zone, ownership, climate, region;
  double latitude_deg = 0.0, longitude_deg = 0.0;
  bool in_totals = true;  ///< false for partner sites
};

/// A limit of the build-out by month. `available` is infinite where it does not hold.
struct LimitTotal {
  std::string name, kind, unit;  ///< "grid.hangzhou", "grid", "W"
  std::vector<double> available, used;
  std::vector<double> binding;  ///< 1: no slack, and it stopped a purchase or switched racks off
};

/// A demand of the fleet by month, in its metric.
struct DemandTotal {
  std::string name, metric;
  std::vector<double> wanted;        ///< as stated
  std::vector<double> required;      ///< what stands with the limits off
  std::vector<double> reached;       ///< what is in service with the limits on
  std::vector<std::string> binding;  ///< "demand" where it is met, or the limit that costs most
};

/// Results of one simulation.
struct Results {
  std::string title, scenario_yaml, scenario_sha256, version, revision, compiler;
  std::int64_t start_utc = 0, end_utc = 0;
  int step_seconds = 3600;
  std::vector<SiteInfo> sites;
  std::vector<std::int64_t> month_start_utc;  ///< months of the horizon (first may be partial)
  std::vector<MachineClassKey> classes;
  std::vector<MonthlyTotal> monthly;
  std::vector<ClassTotal> by_class;
  std::vector<LimitTotal> limits;
  std::vector<DemandTotal> demands;
  std::vector<std::string> binding_limit;  ///< by month: "demand", or the limit that costs most
  std::vector<Channel> channels;
  std::vector<LedgerFlow> flows;
  std::vector<Event> events;
  std::vector<Kpi> kpis;  ///< fleet, whole horizon
  std::vector<InputFile> inputs;
  std::vector<Assumption> assumptions;
  std::map<std::string, std::string> attributes;  ///< further root attributes

  [[nodiscard]] std::size_t steps() const noexcept {
    return static_cast<std::size_t>((end_utc - start_utc) / step_seconds);
  }
  /// Monthly total by name, or null.
  [[nodiscard]] const MonthlyTotal* find_monthly(const std::string& name) const noexcept;
  [[nodiscard]] const Channel* find_channel(const std::string& name) const noexcept;
  /// Sum of a monthly total over sites in the fleet's totals and months [from, to).
  [[nodiscard]] double sum(const std::string& name, std::int64_t from_utc, std::int64_t to_utc,
                           int site = -1) const;
};

}  // namespace tenfold
