// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// The one statement of the build-out that the monthly rule and the linear programme share.
///
/// Options are (site, hall, rack type). x[o,t] >= 0 racks of option o are bought in month t and
/// survive by S_o(age):
///     n[o,t] = legacy[o,t] + sum_{s <= t} (outright[o,s] + x[o,s]) S_o(t - s)
/// Demand k:  sum_o unit[k,o] n[o,t] + u[k,t] >= wanted[k,t],  u >= 0 unmet.
/// Limits, each for a month or a window of months:
///     power    sum_{o at site} peak_W[o] n[o,t]              <= peak_W[site limit, t]
///     chips    sum_{o of vendor} chips[o] (outright+x)[o,t]  <= chips[vendor limit, t]
///     capex    sum_{t in window} (price[o,t] x[o,t] + facility[h,t] y[h,t]) <= total
///     access   x[o,t] = 0 where the option is closed
/// with y[h,t] >= 0 growth of the rating of hall h: rating[h] + sum_{s<=t} y[h,s] >= need / fill.
#pragma once

#include <cstddef>
#include <limits>
#include <string>
#include <vector>

namespace tenfold {
struct Scenario;
}

namespace tenfold::fleet {

inline constexpr double unlimited = std::numeric_limits<double>::infinity();

/// A place that racks of a type can stand in.
struct Option {
  std::string site, hall, rack, vendor;
  bool counts = true;             ///< serves demand (false: partner sites)
  double peak_W = 0;              ///< AC power of a rack at full activity
  double capacity = 0;            ///< compute of a rack [FLOP/s]
  double servers = 0;             ///< servers of 2021
  double chips = 0;               ///< accelerators in a rack
  double embodied_kg = 0;         ///< of a rack
  double hall_share = 1;          ///< weight among halls of the site; 0: no new racks
  int life_months = 60;           ///< amortisation time
  std::vector<double> survival;   ///< S by age in months, [0] = 1
  int opens = 0;                  ///< first column that takes racks, as stated
  int closes = 1 << 30;           ///< column from which racks are gone
  int retires = 1 << 30;          ///< column from which the type is not worth running
  double fixed = 0;               ///< racks that stand for the whole horizon
  std::size_t hall_index = 0;     ///< in Problem::halls
  std::vector<double> price_usd;  ///< of a rack, by month
  std::vector<int> closed_by;     ///< by month: row in Problem::access, -1: open
};

/// A hall: its rating grows with what it must carry.
struct HallRow {
  std::string site, hall;
  double fill_limit = 1;
  double module_W = 1;
  double facility_usd_per_W = 0;  ///< own sites; leased and partner: 0
};

/// Racks that stood before the horizon, and racks that are bought outright.
struct Cohort {
  std::size_t option = 0;
  int column = 0;  ///< month of birth, negative before the horizon
  double count = 0;
};

struct DemandRow {
  std::string name, metric;
  std::vector<double> wanted;      ///< by month
  std::vector<double> unit;        ///< by option: what a rack gives
  std::vector<std::string> racks;  ///< types on sale
  std::vector<double> mix;         ///< [type * months + month]
  std::vector<std::string> sites;
  std::vector<double> share;  ///< [site * months + month]
};

/// Bound on the peak IT power of a site.
struct PowerLimit {
  std::string name, kind, site;  ///< kind: grid or water
  std::vector<double> peak_W;    ///< by month
  double per_unit = 1;           ///< the limit's own unit (W of connection, m3/s) over IT peak W
};

struct ChipRow {
  std::string name, vendor;
  std::vector<double> rate;  ///< by month, infinite: no limit
};

struct CapexRow {
  std::string name;
  int from = 0, to = 0;  ///< columns
  double total_cny = 0;
  bool even = true;
};

/// Why an option takes nothing in a month: an opening not yet reached, a screening rule.
struct AccessRow {
  std::string name, kind;
};

struct Problem {
  int first_month = 0;  ///< month index of column 0
  std::size_t months = 0;
  std::vector<Option> options;
  std::vector<HallRow> halls;
  std::vector<Cohort> stock, outright;
  std::vector<DemandRow> demand;
  std::vector<double> fx;  ///< CNY per USD by month
  std::vector<PowerLimit> power;
  std::vector<ChipRow> chips;
  std::vector<CapexRow> capex;
  std::vector<AccessRow> access;
};

/// A limit through time.
struct LimitSeries {
  std::string name;                     ///< "capex.2025-02", "chips.nvidia", "grid.hangzhou"
  std::string kind;                     ///< capex, chips, grid, water, opening, screening
  std::string unit;                     ///< CNY, 1, W, m3/s, W
  std::vector<double> available, used;  ///< by month; available infinite where it does not hold
  std::vector<double> binding;  ///< 1: no slack, and it stopped a purchase or switched racks off
};

/// What a build-out does.
struct Plan {
  std::size_t months = 0;
  std::vector<double> owned;  ///< [option * months + month] racks
  std::vector<double> count;  ///< of which in service
  std::vector<double> purchased, retired;
  std::vector<double> rating_W;                          ///< [hall * months + month], energised
  std::vector<double> wanted, reached;                   ///< [demand * months + month]
  std::vector<double> capex_it_usd, capex_facility_usd;  ///< [option|hall * months + month]
  std::vector<double> embodied_bought, embodied_amortised, embodied_written_off;  ///< by option
  std::vector<double> embodied_opening, embodied_balance;                         ///< by option
  std::vector<LimitSeries> limits;
  std::vector<std::string> binding;  ///< by month: "demand", or the limit that costs most demand
  std::vector<std::string> demand_binding;  ///< [demand * months + month] the same of one demand
};

/// States the problem of a scenario.
/// @pre the scenario is valid
Problem state_problem(const Scenario& scenario, int first_month, std::size_t months);
/// Months of the horizon of a scenario.
Problem state_problem(const Scenario& scenario);

/// The myopic monthly rule: every month purchases fill the gap between demand and what stands,
/// split by mix and shares; what a full site or a vendor without chips cannot take goes to the
/// others; then all purchases of the month shrink in proportion to the money.
/// @param limited false: as if no limit held
Plan build_out(const Problem& problem, bool limited);

/// Survival by age in months of a Weibull law, cut at three scales.
std::vector<double> weibull_survival(double shape, double scale_months);

}  // namespace tenfold::fleet
