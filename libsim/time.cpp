// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "tenfold/time.hpp"

#include <date/tz.h>

#include <charconv>
#include <cstdio>

#include "tenfold/error.hpp"

namespace tenfold {

std::int64_t days_since_epoch(Date date) noexcept {
  return date::sys_days{date::year{date.year} / date.month / date.day}.time_since_epoch().count();
}

Date date_of_days(std::int64_t days) noexcept {
  const date::year_month_day ymd{date::sys_days{date::days{days}}};
  return {static_cast<int>(ymd.year()), static_cast<int>(static_cast<unsigned>(ymd.month())),
          static_cast<int>(static_cast<unsigned>(ymd.day()))};
}

bool is_leap(int year) noexcept { return date::year{year}.is_leap(); }

int days_in_month(int year, int month) noexcept {
  const date::year_month_day_last last{date::year{year} / month / date::last};
  return static_cast<int>(static_cast<unsigned>(last.day()));
}

Date parse_date(std::string_view text) {
  int parts[3] = {0, 1, 1};
  int count = 0;
  const char* at = text.data();
  const char* const end = at + text.size();
  while (count < 3) {
    const auto [next, error] = std::from_chars(at, end, parts[count]);
    if (error != std::errc{} || next == at) break;
    ++count;
    at = next;
    if (at == end || *at != '-') break;
    ++at;
  }
  const bool known = count > 0 && at == end && text.back() != '-' && parts[0] >= 1800 &&
                     parts[0] <= 2300 && parts[1] >= 1 && parts[1] <= 12 && parts[2] >= 1 &&
                     parts[2] <= days_in_month(parts[0], parts[1]);
  if (!known)
    throw UnitError("'" + std::string(text) +
                    "' is not a date; expected one such as '2024-03-01', '2024-03' or '2024'");
  return {parts[0], parts[1], parts[2]};
}

std::string to_string(Date date) {
  char out[32];
  std::snprintf(out, sizeof out, "%04d-%02d-%02d", date.year, date.month, date.day);
  return out;
}

std::string to_iso(std::int64_t utc) {
  const std::int64_t day = utc >= 0 ? utc / 86400 : -((-utc + 86399) / 86400);
  const int rest = static_cast<int>(utc - day * 86400);
  char out[32];
  std::snprintf(out, sizeof out, "T%02d:%02d:%02dZ", rest / 3600, rest / 60 % 60, rest % 60);
  return to_string(date_of_days(day)) + out;
}

namespace {
const date::time_zone* find_zone(const std::string& zone) {
  try {
    return date::locate_zone(zone);
  } catch (const std::runtime_error&) {
    return nullptr;
  }
}
}  // namespace

bool is_time_zone(const std::string& zone) { return find_zone(zone) != nullptr; }

std::vector<std::string> time_zone_names() {
  std::vector<std::string> names;
  for (const date::time_zone& zone : date::get_tzdb().zones) names.push_back(zone.name());
  return names;
}

std::int64_t utc_offset_seconds(const std::string& zone, std::int64_t utc) {
  const date::time_zone* found = find_zone(zone);
  if (found == nullptr) {
    const std::string near = nearest_name(zone, time_zone_names());
    throw UnitError("'" + zone + "' is not an IANA time zone" +
                    (near.empty() ? "" : " (did you mean '" + near + "'?)"));
  }
  return found->get_info(date::sys_seconds{std::chrono::seconds{utc}}).offset.count();
}

}  // namespace tenfold
