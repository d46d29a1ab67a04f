// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "tenfold/weather/epw.hpp"

#include <fstream>
#include <functional>
#include <numeric>
#include <sstream>

#include "catch.hpp"
#include "epw_text.hpp"
#include "tenfold/error.hpp"

using namespace tenfold;
using namespace tenfold::weather;
using Catch::Matchers::ContainsSubstring;
using tenfold::tests::EpwText;

namespace {

WeatherYear read(const EpwText& epw) {
  std::istringstream in(epw.text());
  return read_epw(in, "test.epw");
}

/// The issues of a refused text.
std::vector<Issue> refused(const std::string& text) {
  std::istringstream in(text);
  try {
    (void)read_epw(in, "test.epw");
  } catch (const InputError& error) {
    return error.issues();
  }
  FAIL("the file was accepted");
  return {};
}

/// One issue only, at a line and column of the file, with words in its text.
void refused_once(const EpwText& epw, int line, int column, const std::string& words) {
  const std::vector<Issue> issues = refused(epw.text());
  REQUIRE(issues.size() == 1);
  CHECK_THAT(issues[0].text(), ContainsSubstring(words));
  CHECK(issues[0].source == "test.epw");
  CHECK(issues[0].line == line);
  CHECK(issues[0].column == column);
}

/// Line of the file that holds a row.
int line_of(std::size_t row) { return static_cast<int>(row) + 9; }

/// Dry bulb [K] of local hour k of the made-up file.
double local(double hour) { return 293.15 + hour / 1000.0; }

}  // namespace

TEST_CASE("EPW: a whole offset shifts local hours to UTC") {
  const WeatherYear year = read(EpwText());
  REQUIRE(year.dry_bulb_K.size() == 8784);
  CHECK(year.latitude_deg == 30.27);
  CHECK(year.longitude_deg == 120.15);
  CHECK(year.elevation_m == 15.0);
  CHECK(year.step_seconds == 3600);
  // Hour 1 of a day is the mean from 0:00 to 1:00 local time. At UTC 0:00 it is 8:00 in China.
  CHECK(year.dry_bulb_K[0] == Approx(local(8)).epsilon(1e-14));
  CHECK(year.dry_bulb_K[100] == Approx(local(108)).epsilon(1e-14));
  // The year wraps: the last eight UTC hours are the first local hours of the year.
  CHECK(year.dry_bulb_K[8783] == Approx(local(7)).epsilon(1e-14));
  CHECK(year.dry_bulb_K[8775] == Approx(local(8759)).epsilon(1e-14));
  CHECK(year.dew_point_K[17] == 283.15);
  CHECK(year.pressure_Pa[17] == 100000.0);
  CHECK(year.wind_speed_m_per_s[17] == 3.0);
  CHECK(year.supersaturated_rows == 0);
}

TEST_CASE("EPW: an offset of five and a half hours splits hours by their overlap") {
  EpwText epw;
  epw.time_zone = "5.5";
  epw.longitude = "72.9";
  const WeatherYear year = read(epw);
  // UTC hour 0 is 5:30 to 6:30 local: half of local hour 5, half of local hour 6.
  CHECK(year.dry_bulb_K[0] == Approx(0.5 * (local(5) + local(6))).epsilon(1e-14));
  // Irradiance of one day is kept: the sum over UTC hours equals the sum over local hours.
  const double days = 366.0;
  const double sum = std::accumulate(year.global_horizontal_W_per_m2.begin(),
                                     year.global_horizontal_W_per_m2.end(), 0.0);
  CHECK(sum == Approx(days * 7800.0).epsilon(1e-12));

  epw.time_zone = "5.75";
  epw.longitude = "85.3";
  CHECK(read(epw).dry_bulb_K[0] == Approx(0.25 * local(5) + 0.75 * local(6)).epsilon(1e-14));
  epw.time_zone = "-3.5";
  epw.longitude = "-52.7";
  // UTC hour 4 is 0:30 to 1:30 local; UTC hour 3 takes half of the last local hour of the year.
  CHECK(read(epw).dry_bulb_K[4] == Approx(0.5 * (local(0) + local(1))).epsilon(1e-14));
  CHECK(read(epw).dry_bulb_K[3] == Approx(0.5 * (local(8759) + local(0))).epsilon(1e-14));
}

TEST_CASE("EPW: 29 February repeats 28 February unless the file has it") {
  const std::size_t last = 58 * 24, leap = 59 * 24, march = 60 * 24;
  const WeatherYear year = read(EpwText());
  for (std::size_t h = 0; h < 24; ++h)
    CHECK(year.dry_bulb_K[leap + h] == year.dry_bulb_K[last + h]);
  CHECK(year.dry_bulb_K[march] == Approx(local(59 * 24 + 8)).epsilon(1e-14));

  const WeatherYear own = read(EpwText(true));
  CHECK(own.dry_bulb_K.size() == 8784);
  CHECK(own.dry_bulb_K[leap] == Approx(local(59 * 24 + 8)).epsilon(1e-14));
  CHECK(own.dry_bulb_K[march] == Approx(local(60 * 24 + 8)).epsilon(1e-14));
}

TEST_CASE("EPW: line ends, blanks and a byte order mark do not matter") {
  const WeatherYear plain = read(EpwText());
  for (const std::string& text :
       {EpwText().text("\r\n"), "\xEF\xBB\xBF" + EpwText().text(), EpwText().text() + "\n\n"}) {
    std::istringstream in(text);
    CHECK(read_epw(in, "test.epw").dry_bulb_K == plain.dry_bulb_K);
  }
}

TEST_CASE("EPW: a dew point above the dry bulb is set and counted, or refused with its row") {
  EpwText epw;
  epw.set(100, 7, "20.5");  // dry bulb 20.1
  epw.set(200, 7, "20.7");  // dry bulb 20.2
  const WeatherYear year = read(epw);
  CHECK(year.supersaturated_rows == 2);
  CHECK(year.dew_point_K[92] == year.dry_bulb_K[92]);
  CHECK(year.dew_point_K[192] == year.dry_bulb_K[192]);
  epw.set(300, 7, "20.9");  // dry bulb 20.3
  refused_once(epw, line_of(300), 29, "dew point 20.9 degC is above dry bulb 20.300 degC");
}

TEST_CASE("EPW: a missing, repeated or extra hour is named") {
  EpwText epw;
  SECTION("one missing") {
    epw.rows.erase(epw.rows.begin() + 1000);
    refused_once(epw, line_of(1000), 6, "02-11 hour 17 is missing; found 02-11 hour 18");
  }
  SECTION("one repeated") {
    epw.rows.insert(epw.rows.begin() + 1000, epw.rows[999]);
    refused_once(epw, line_of(1000), 6, "02-11 hour 16 is repeated or out of order");
  }
  SECTION("a day without its end") {
    epw.rows.pop_back();
    refused_once(epw, line_of(8758), 1, "the file ends before 12-31 hour 24");
  }
  SECTION("hour 0") {
    epw.set(24, 3, "0");
    CHECK_THAT(refused(epw.text())[0].text(), ContainsSubstring("hours run from 1 to 24"));
  }
  SECTION("half of 29 February") {
    EpwText leap(true);
    leap.rows.erase(leap.rows.begin() + 59 * 24, leap.rows.begin() + 59 * 24 + 12);
    CHECK_THAT(refused(leap.text())[0].text(), ContainsSubstring("02-29 hour 1 is missing"));
  }
}

TEST_CASE("EPW: missing codes, wrong units and text are refused with their place") {
  EpwText epw;
  SECTION("no humidity at all is one issue") {
    for (std::size_t i = 0; i < epw.rows.size(); ++i) epw.set(i, 7, "99.9");
    refused_once(epw, line_of(0), 27, "dew point is missing in every row: wet bulb, towers");
  }
  SECTION("code of a missing dry bulb") {
    epw.set(5, 6, "99.9");
    refused_once(epw, line_of(5), 20, "dry bulb is missing (99.9)");
  }
  SECTION("code of a missing irradiance") {
    epw.set(5, 13, "9999");
    CHECK_THAT(refused(epw.text())[0].text(),
               ContainsSubstring("global horizontal irradiance is missing"));
  }
  SECTION("kelvin") {
    for (std::size_t i = 0; i < epw.rows.size(); ++i) epw.set(i, 6, "293.15");
    const std::vector<Issue> issues = refused(epw.text());
    CHECK(issues.size() == 21);
    CHECK_THAT(issues[0].text(), ContainsSubstring("this looks like kelvin; EPW has degC"));
    CHECK_THAT(issues[20].text(), ContainsSubstring("8760 issues in all; the first 20 are listed"));
  }
  SECTION("hectopascal") {
    epw.set(5, 9, "1000");
    refused_once(epw, line_of(5), 37, "pressure 1000 Pa is outside 30000..120000 Pa");
  }
  SECTION("words and other numbers") {
    for (const char* value : {"warm", "", "nan", "inf", "1e300", "0x20", "20,5"}) {
      EpwText bad;
      bad.set(5, 6, value);
      INFO(value);
      const std::vector<Issue> issues = refused(bad.text());
      CHECK(issues.size() == 1);
      CHECK(issues[0].line == line_of(5));
    }
  }
  SECTION("all issues at once") {
    epw.set(5, 6, "warm");
    epw.set(8000, 21, "-3");
    const std::vector<Issue> issues = refused(epw.text());
    REQUIRE(issues.size() == 2);
    CHECK(issues[1].line == line_of(8000));
    CHECK_THAT(issues[1].text(), ContainsSubstring("wind speed -3 m/s is outside 0..120 m/s"));
  }
}

TEST_CASE("EPW: a damaged header is refused") {
  const auto first = [](EpwText epw) { return refused(epw.text())[0].text(); };
  EpwText epw;
  SECTION("latitude") {
    epw.latitude = "130.27";
    CHECK_THAT(first(epw), ContainsSubstring("latitude '130.27' is not a number in -90..90"));
  }
  SECTION("longitude with the sign of another hemisphere") {
    epw.longitude = "-120.15";
    CHECK_THAT(first(epw), ContainsSubstring("h apart (east is positive in both)"));
  }
  SECTION("an offset that no integer holds") {
    epw.time_zone = "999999999";
    CHECK_THAT(first(epw), ContainsSubstring("time zone '999999999' is not a number in -12..14"));
  }
  SECTION("two periods") {
    epw.header[7] = "DATA PERIODS,2,1,Data,Sunday,1/ 1,12/31";
    CHECK_THAT(first(epw), ContainsSubstring("exactly 1 is read"));
  }
  SECTION("half-hours") {
    epw.header[7] = "DATA PERIODS,1,2,Data,Sunday,1/ 1,12/31";
    CHECK_THAT(first(epw), ContainsSubstring("records per hour"));
  }
  SECTION("a line of the header is missing") {
    epw.header.erase(epw.header.begin() + 4);
    CHECK_THAT(first(epw), ContainsSubstring("HOLIDAYS/DAYLIGHT SAVING"));
  }
}

TEST_CASE("EPW: empty, binary and cut files are refused") {
  CHECK_THAT(refused("")[0].text(), ContainsSubstring("LOCATION"));
  CHECK_FALSE(refused(std::string(4096, '\0')).empty());
  std::string noise;
  for (int i = 0; i < 100000; ++i) noise += static_cast<char>((i * 7919 + (i >> 3)) & 0xff);
  CHECK_FALSE(refused(noise).empty());
  CHECK_FALSE(refused(EpwText().text().substr(0, 500)).empty());
  // Cut within a row.
  CHECK_FALSE(refused(EpwText().text().substr(0, 100000)).empty());
  CHECK_THROWS_AS(read_epw(std::filesystem::path("no/such/file.epw")), InputError);
  CHECK_THROWS_AS(read_epw(std::filesystem::path(TENFOLD_SOURCE_DIR)), InputError);
}

TEST_CASE("EPW: a file on disk reads as its text does") {
  const std::filesystem::path path =
      std::filesystem::path(TENFOLD_BINARY_DIR) / "unit_weather_test.epw";
  std::ofstream(path, std::ios::binary) << EpwText().text();
  const WeatherYear year = read_epw(path);
  std::filesystem::remove(path);
  CHECK(year.name == "unit_weather_test.epw");
  CHECK(year.dry_bulb_K == read(EpwText()).dry_bulb_K);
}
