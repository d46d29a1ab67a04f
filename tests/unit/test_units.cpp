// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"
#include "tenfold/error.hpp"
#include "tenfold/number_in.hpp"
#include "tenfold/units.hpp"

using namespace tenfold;
using Catch::Matchers::ContainsSubstring;

namespace {
std::string refusal(const char* text, Dimension dimension) {
  try {
    static_cast<void>(parse_quantity(text, dimension));
  } catch (const UnitError& error) {
    return error.what();
  }
  return "accepted";
}
}  // namespace

TEST_CASE("quantities in the units that people type") {
  using D = Dimension;
  const struct {
    const char* text;
    Dimension dimension;
    double stored;
  } cases[] = {
      {"12 kW", D::power, 12e3},
      {"120 MWh", D::energy, 120e6 * 3600},
      {"1 TWh", D::energy, 3.6e15},
      {"0.25 kg/kWh", D::carbon_intensity, 0.25 / 3.6e6},
      {"1.8 L/kWh", D::water_intensity, 1.8e-3 / 3.6e6},
      {"27 degC", D::temperature, 300.15},
      {"80.6 degF", D::temperature, 300.15},
      {"300.15 K", D::temperature, 300.15},
      {"5 K", D::temperature_difference, 5},
      {"3 kt", D::mass, 3e6},
      {"380e9 CNY", D::money_cny, 380e9},
      {"60 USD/MWh", D::price_usd, 60 / 3.6e9},
      {"150 USD/kW/month", D::price_usd, 0.15 / (31556925.9747 / 12)},
      {"10e6 USD/MW", D::price_per_power, 10},
      {"600 kg/kW", D::mass_per_power, 0.6},
      {"118.7 TFLOP/s", D::compute_rate, 118.7e12},
      {"1 h", D::duration, 3600},
      {"150 kPa", D::pressure, 150e3},
      {"0.0217 K/W", D::thermal_resistance, 0.0217},
      {"2 m3/s", D::air_flow, 2},
      {"0.85", D::none, 0.85},
  };
  for (const auto& c : cases) {
    INFO(c.text);
    CHECK_THAT(parse_quantity(c.text, c.dimension), Catch::Matchers::WithinRel(c.stored, 1e-14));
  }
}

TEST_CASE("a year is that of the unit database") {
  CHECK_THAT(parse_quantity("1 year", Dimension::duration),
             Catch::Matchers::WithinRel(seconds_per_year, 1e-12));
  CHECK(format_quantity(4.0 * seconds_per_year, Dimension::duration) == "4 year");
}

TEST_CASE("a wrong unit is refused with what to type") {
  using D = Dimension;
  CHECK_THAT(refusal("120 MWh", D::power), ContainsSubstring("is an energy"));
  CHECK_THAT(refusal("120 MWh", D::power), ContainsSubstring("expected a power such as '120 MW'"));
  CHECK_THAT(refusal("120", D::power), ContainsSubstring("has no unit"));
  CHECK_THAT(refusal("0.9 W", D::none), ContainsSubstring("plain number"));
  CHECK_THAT(refusal("90 %", D::none), ContainsSubstring("write the ratio"));
  CHECK_THAT(refusal("12 MQ", D::power), ContainsSubstring("unknown unit 'MQ'"));
  CHECK_THAT(refusal("12 Kw", D::power), ContainsSubstring("did you mean 'kW'"));
  CHECK_THAT(refusal("nan MW", D::power), ContainsSubstring("not a finite number"));
  CHECK_THAT(refusal("inf MW", D::power), ContainsSubstring("not a finite number"));
  CHECK_THAT(refusal("1e999 MW", D::power), ContainsSubstring("too large"));
  CHECK_THAT(refusal("many MW", D::power), ContainsSubstring("not a number"));
  CHECK_THAT(refusal("", D::power), ContainsSubstring("not a number"));
}

TEST_CASE("temperatures and temperature differences are different things") {
  CHECK_THAT(refusal("5 degC", Dimension::temperature_difference),
             ContainsSubstring("takes K only"));
  CHECK(value_of(celsius(0)) == 273.15);
  CHECK(value_of(kelvin(5)) == 5.0);
}

TEST_CASE("currencies do not convert into each other") {
  CHECK_THAT(refusal("5 CNY", Dimension::money_usd), ContainsSubstring("expected"));
  CHECK_THAT(refusal("5 USD", Dimension::money_cny), ContainsSubstring("expected"));
}

TEST_CASE("what is written is read again, bit by bit") {
  for (const DimensionInfo& d : dimensions()) {
    for (const double value : {1.0, 0.1, 1.0 / 3.0, 12345.678, 3.6e6, 273.15, 1e-9, 6.02e23}) {
      const std::string text = format_quantity(value, d.dimension);
      INFO(text);
      CHECK(parse_quantity(text, d.dimension) == value);
    }
  }
}

TEST_CASE("a number is read in the unit of the caller") {
  CHECK(parse_number_in("300 GWh", "kWh") == Approx(3e8).epsilon(1e-12));
  CHECK(parse_number_in(" +12.5 ", "kWh") == 12.5);
  CHECK(parse_number_in("1 m3/MWh", "(L)/(kWh)") == Approx(1.0).epsilon(1e-12));
  const auto why = [](const char* text, const char* unit) {
    try {
      static_cast<void>(parse_number_in(text, unit));
    } catch (const UnitError& e) {
      return std::string(e.what());
    }
    return std::string("accepted");
  };
  CHECK_THAT(why("3 kg", "kWh"), ContainsSubstring("a mass; expected a number in kWh"));
  CHECK_THAT(why("3 kWh", "1"), ContainsSubstring("plain number"));
  CHECK_THAT(why("1e999 kWh", "kWh"), ContainsSubstring("too large"));
  CHECK_THAT(why("nan", "kWh"), ContainsSubstring("not a finite"));
}
