// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Civil dates and the simulation clock (UTC seconds, fixed step).
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tenfold {

/// A civil date in UTC.
struct Date {
  int year = 1970;
  int month = 1;  ///< 1 to 12
  int day = 1;    ///< 1 to 31
  auto operator<=>(const Date&) const = default;
};

/// Days since 1970-01-01 (proleptic Gregorian).
std::int64_t days_since_epoch(Date date) noexcept;
/// Inverse of days_since_epoch().
Date date_of_days(std::int64_t days) noexcept;
/// UTC seconds since 1970-01-01T00:00:00Z at the start of a date.
inline std::int64_t utc_seconds(Date date) noexcept { return days_since_epoch(date) * 86400; }
/// Whether a year has 366 days.
bool is_leap(int year) noexcept;
/// Days in a month.
int days_in_month(int year, int month) noexcept;
/// Months since January of year 0: year * 12 + month - 1.
inline int month_index(Date date) noexcept { return date.year * 12 + date.month - 1; }
/// First day of the month with that index.
inline Date date_of_month(int index) noexcept { return {index / 12, index % 12 + 1, 1}; }
/// Parses "2021-04", "2021-04-01" or "2021" (1 January). @throws UnitError
Date parse_date(std::string_view text);
/// ISO 8601 text "2021-04-01".
std::string to_string(Date date);
/// ISO 8601 text "2021-04-01T05:00:00Z".
std::string to_iso(std::int64_t utc_seconds);

/// Offset from UTC [s] of an IANA zone at an instant (daylight saving included).
/// @throws UnitError for an unknown zone (names the nearest)
std::int64_t utc_offset_seconds(const std::string& zone, std::int64_t utc_seconds);
/// Names of all IANA zones of this machine.
std::vector<std::string> time_zone_names();
/// Whether an IANA zone of that name is known.
bool is_time_zone(const std::string& zone);

}  // namespace tenfold
