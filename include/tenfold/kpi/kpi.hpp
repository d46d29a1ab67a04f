// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Key performance indicators: ratios of sums over a period, with numerator, denominator and
/// boundary.
#pragma once

#include <cstdint>

#include "tenfold/results/results.hpp"

namespace tenfold {

/// The indicators of a period, fleet or site.
struct Kpis {
  Kpi pue;             ///< E_DC / E_IT, category 3 meter (ISO/IEC 30134-2)
  Kpi pue_category_1;  ///< E_DC / energy at UPS outputs
  Kpi pue_category_2;  ///< E_DC / energy at PDU outputs
  Kpi wue;             ///< site water / E_IT, L/kWh (ISO/IEC 30134-9)
  Kpi wue_source;      ///< site water + water of generation over E_IT that was served
  Kpi cue_location;    ///< location-based carbon / E_IT served, kg/kWh (ISO/IEC 30134-8)
  Kpi cue_market;      ///< market-based carbon / E_IT served
  Kpi it_energy, facility_energy, carbon_location, carbon_market, water;
  Kpi ref;  ///< on-site renewable energy used over E_DC served
  Kpi erf;  ///< heat reused over E_DC (ISO/IEC 30134-6)
  Kpi ere;  ///< (E_DC - heat reused) / E_IT
  Kpi tue;  ///< E_DC over energy of IT without fans and power supply losses
  /// E_IT served over E_IT demanded; below 1 the boundary of indicators over E_IT says so.
  Kpi served_share;
};

/// Indicators of the whole horizon, all sites in the totals.
Kpis kpis(const Results& results);
/// Indicators of months that start in [from_utc, to_utc); `site` -1 for the fleet.
Kpis kpis(const Results& results, std::int64_t from_utc, std::int64_t to_utc, int site = -1);

}  // namespace tenfold
