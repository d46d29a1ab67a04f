// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"
#include "tenfold/error.hpp"
#include "tenfold/time.hpp"

using namespace tenfold;

TEST_CASE("days since the epoch against known dates") {
  CHECK(days_since_epoch({1970, 1, 1}) == 0);
  CHECK(days_since_epoch({2000, 3, 1}) == 11017);  // 951868800 s
  CHECK(utc_seconds({2021, 4, 1}) == 1617235200);  // date -u -d 2021-04-01 +%s
  CHECK(utc_seconds({2033, 1, 1}) == 1988150400);
  CHECK(days_since_epoch({1969, 12, 31}) == -1);
}

TEST_CASE("dates and days are inverse over four centuries, leap days included") {
  for (std::int64_t day = -60000; day < 90000; day += 1) {
    const Date date = date_of_days(day);
    REQUIRE(days_since_epoch(date) == day);
    REQUIRE(date.day <= days_in_month(date.year, date.month));
  }
  CHECK(is_leap(2000));
  CHECK_FALSE(is_leap(2100));
  CHECK(is_leap(2024));
  CHECK(days_in_month(2023, 2) == 28);
}

TEST_CASE("dates are read in three forms and refused in others") {
  CHECK(parse_date("2021") == Date{2021, 1, 1});
  CHECK(parse_date("2021-04") == Date{2021, 4, 1});
  CHECK(parse_date("2024-02-29") == Date{2024, 2, 29});
  for (const char* text :
       {"2024-02-30", "2023-02-29", "2021-13", "21-04", "2021/04/01", "", "2021-4x", "soon"}) {
    INFO(text);
    CHECK_THROWS_AS(parse_date(text), UnitError);
  }
  CHECK(to_string(Date{2021, 4, 1}) == "2021-04-01");
  CHECK(to_iso(1617235200 + 5 * 3600) == "2021-04-01T05:00:00Z");
}

TEST_CASE("offsets of time zones follow daylight saving") {
  CHECK(utc_offset_seconds("Asia/Shanghai", utc_seconds({2024, 7, 1})) == 8 * 3600);
  CHECK(utc_offset_seconds("Asia/Kolkata", utc_seconds({2024, 7, 1})) == 19800);
  CHECK(utc_offset_seconds("Europe/Berlin", utc_seconds({2024, 1, 1})) == 3600);
  CHECK(utc_offset_seconds("Europe/Berlin", utc_seconds({2024, 7, 1})) == 7200);
  // 2024-03-31 01:00 UTC is the change.
  CHECK(utc_offset_seconds("Europe/Berlin", utc_seconds({2024, 3, 31}) + 3599) == 3600);
  CHECK(utc_offset_seconds("Europe/Berlin", utc_seconds({2024, 3, 31}) + 3600) == 7200);
  CHECK_THROWS_AS(utc_offset_seconds("Asia/Shangai", 0), UnitError);
  CHECK(is_time_zone("America/Sao_Paulo"));
  CHECK_FALSE(is_time_zone("Mars/Olympus"));
}

TEST_CASE("months count from year zero") {
  CHECK(month_index({2021, 4, 1}) == 2021 * 12 + 3);
  CHECK(date_of_month(month_index({2032, 12, 5})) == Date{2032, 12, 1});
}
