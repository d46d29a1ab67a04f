// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Limits of a build-out, each with its dates: money, chips, grid, openings, water, screening.
///
/// Every limit is off for what is `required` and on for what is `reached`.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tenfold/fields.hpp"

namespace tenfold::fleet {

/// Spending on racks and own facilities between two dates.
struct CapexLimit {
  std::string name;                    ///< not stated: the year it starts
  Date from{2025, 1, 1};               ///< first month
  Date to{2026, 1, 1};                 ///< month after the last
  MoneyCny total = si<MoneyCny>(0.0);  ///< of the window, converted at the dated fx
  std::string pace = "even";           ///< even: in proportion to the months gone; free
  static const FieldTable& fields();
};

/// Supply of chips of a vendor.
struct ChipLimit {
  std::string name;        ///< not stated: the vendor
  std::string vendor;      ///< vendor of the racks' accelerators
  Date from{2025, 1, 1};   ///< first month
  std::optional<Date> to;  ///< month after the last; not stated: for ever
  double rate = 0.0;       ///< accelerators a month; 0: none, such as an export rule
  static const FieldTable& fields();
};

/// Growth of a site's grid connection: requested on a date, energised after the queue.
struct Energisation {
  std::string site;
  Date requested{2025, 1, 1};
  Duration lead = si<Duration>(4.0 * seconds_per_year);  ///< request to energisation
  Power connection = si<Power>(0.0);                     ///< added
  static const FieldTable& fields();
};

/// Range of dates in which a site or a hall may open.
struct Opening {
  std::string site, hall;  ///< hall not stated: the whole site
  Date earliest{2026, 1, 1};
  Date latest{2027, 1, 1};
  static const FieldTable& fields();
};

/// Water that a site may take.
struct WaterPermit {
  std::string site;
  AirFlow permit = si<AirFlow>(0.0);                         ///< yearly mean
  WaterIntensity planned = si<WaterIntensity>(1.8 / 3.6e9);  ///< make-up water over IT energy
  double load_factor = 0.6;                                  ///< mean over peak IT power
  static const FieldTable& fields();
};

/// A rule that forbids or delays owned sites in some countries (leased space stays open).
struct Screening {
  std::string name;
  std::vector<std::string> countries;
  Date from{2026, 1, 1};
  std::optional<Date> to;
  std::string rule = "forbid";                            ///< forbid or delay
  Duration delay = si<Duration>(1.5 * seconds_per_year);  ///< of openings, rule delay
  static const FieldTable& fields();
};

/// Cost of own facilities.
struct FacilityPrice {
  std::vector<std::string> countries;            ///< empty: all others
  PricePerPower price = si<PricePerPower>(0.0);  ///< by IT rating, building and plant
  static const FieldTable& fields();
};

/// Limits section of a scenario.
struct Limits {
  bool enabled = true;
  Series<double> fx{{{Date{1970, 1, 1}, 7.0}}};  ///< CNY per USD
  std::vector<CapexLimit> capex;
  std::vector<ChipLimit> chips;
  NamedSeries<Power> grid;  ///< connection by site and date
  std::vector<Energisation> energisation;
  Duration energisation_delay = si<Duration>(0.0);  ///< added to every lead
  std::vector<Opening> openings;
  double opening = 0.5;  ///< place in every range: 0 earliest, 1 latest
  std::vector<WaterPermit> water;
  std::vector<Screening> screening;
  std::vector<FacilityPrice> facilities;
  static const FieldTable& fields();
};

}  // namespace tenfold::fleet
