// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "tenfold/units.hpp"

#include <udunits2.h>

#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <memory>
#include <mutex>
#include <vector>

#include "tenfold/error.hpp"
#include "tenfold/number_in.hpp"

namespace tenfold {

namespace {

constexpr std::array table{
    DimensionInfo{Dimension::none, "ratio", "a plain number", "1", "0.85"},
    DimensionInfo{Dimension::power, "power", "a power", "W", "120 MW"},
    DimensionInfo{Dimension::energy, "energy", "an energy", "J", "40 MWh"},
    DimensionInfo{Dimension::duration, "duration", "a duration", "s", "1 h"},
    DimensionInfo{Dimension::length, "length", "a length", "m", "10 m"},
    DimensionInfo{Dimension::mass, "mass", "a mass", "kg", "1300 kg"},
    DimensionInfo{Dimension::pressure, "pressure", "a pressure", "Pa", "150 kPa"},
    DimensionInfo{Dimension::temperature, "temperature", "a temperature", "K", "27 degC"},
    DimensionInfo{Dimension::temperature_difference, "temperature difference",
                  "a temperature difference", "K", "5 K"},
    DimensionInfo{Dimension::thermal_resistance, "thermal resistance", "a thermal resistance",
                  "K/W", "0.02 K/W"},
    DimensionInfo{Dimension::carbon_intensity, "carbon intensity", "a carbon intensity", "kg/J",
                  "0.25 kg/kWh"},
    DimensionInfo{Dimension::water_intensity, "water intensity", "a water intensity", "m3/J",
                  "1.8 L/kWh"},
    DimensionInfo{Dimension::air_flow, "volume flow", "a volume flow", "m3/s", "0.04 m3/s"},
    DimensionInfo{Dimension::speed, "speed", "a speed", "m/s", "4 m/s"},
    DimensionInfo{Dimension::irradiance, "irradiance", "an irradiance", "W/m2", "180 W/m2"},
    DimensionInfo{Dimension::compute, "amount of computation", "an amount of computation", "FLOP",
                  "1e25 FLOP"},
    DimensionInfo{Dimension::compute_rate, "rate of computation", "a rate of computation", "FLOP/s",
                  "989 TFLOP/s"},
    DimensionInfo{Dimension::money_usd, "amount of US dollars", "an amount of US dollars", "USD",
                  "1000 USD"},
    DimensionInfo{Dimension::money_cny, "amount of renminbi", "an amount of renminbi", "CNY",
                  "380e9 CNY"},
    DimensionInfo{Dimension::price_usd, "energy price", "an energy price", "USD/J", "60 USD/MWh"},
    DimensionInfo{Dimension::price_per_power, "price per power", "a price per power", "USD/W",
                  "10e6 USD/MW"},
    DimensionInfo{Dimension::mass_per_power, "mass per power", "a mass per power", "kg/W",
                  "600 kg/kW"},
    DimensionInfo{Dimension::data, "amount of data", "an amount of data", "B", "80 GB"},
    DimensionInfo{Dimension::data_rate, "data rate", "a data rate", "B/s", "3.35 TB/s"},
    DimensionInfo{Dimension::energy_per_data, "energy per byte", "an energy per byte", "J/B",
                  "125 pJ/B"},
    DimensionInfo{Dimension::energy_per_compute, "energy per operation", "an energy per operation",
                  "J/FLOP", "0.84 pJ/FLOP"},
    DimensionInfo{Dimension::request_rate, "rate of requests", "a rate of requests", "request/s",
                  "20 request/s"},
};

struct FreeUnit {
  void operator()(ut_unit* unit) const noexcept { ut_free(unit); }
};
using Unit = std::unique_ptr<ut_unit, FreeUnit>;

/// UDUNITS-2 is not thread-safe: one system, one lock.
class UnitSystem {
 public:
  static UnitSystem& instance() {
    static UnitSystem system;
    return system;
  }
  std::mutex lock;

  [[nodiscard]] Unit parse(const std::string& text) const {
    return Unit(ut_parse(system_.get(), text.c_str(), UT_UTF8));
  }
  [[nodiscard]] const ut_unit* of(Dimension d) const {
    return units_[static_cast<std::size_t>(d)].get();
  }

 private:
  struct FreeSystem {
    void operator()(ut_system* system) const noexcept { ut_free_system(system); }
  };
  UnitSystem() {
    ut_set_error_message_handler(ut_ignore);
    system_.reset(ut_read_xml(nullptr));
    if (!system_)
      throw Error("the UDUNITS-2 database cannot be read; is libudunits2-data installed?");
    define("Wh", "3600 J");
    define_base("USD");
    define_base("CNY");
    define_base("FLOP");
    define_base("token");
    define_base("B");
    define_base("request");
    // kt is a knot in UDUNITS-2; a sustainability team writes kilotonnes.
    ut_unmap_symbol_to_unit(system_.get(), "kt", UT_UTF8);
    ut_unmap_symbol_to_unit(system_.get(), "kt", UT_ASCII);
    define("kt", "1e6 kg");
    for (const DimensionInfo& info : table) units_.push_back(parse(std::string(info.unit)));
    for (const Unit& unit : units_) {
      if (!unit) throw Error("the UDUNITS-2 database lacks a unit that Tenfold needs");
    }
  }
  void define(const char* symbol, const char* meaning) const {
    const Unit unit = parse(meaning);
    ut_map_symbol_to_unit(symbol, UT_UTF8, unit.get());
    ut_map_symbol_to_unit(symbol, UT_ASCII, unit.get());
  }
  void define_base(const char* symbol) const {
    const Unit unit(ut_new_base_unit(system_.get()));
    ut_map_symbol_to_unit(symbol, UT_UTF8, unit.get());
    ut_map_symbol_to_unit(symbol, UT_ASCII, unit.get());
  }
  std::unique_ptr<ut_system, FreeSystem> system_;
  std::vector<Unit> units_;
};

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

std::string expected(Dimension dimension) {
  const DimensionInfo& i = info(dimension);
  return "expected " + std::string(i.article) + " such as '" + std::string(i.example) + "'";
}

/// The first dimension that a unit fits, for the message.
std::string dimension_of(const UnitSystem& system, const ut_unit* unit) {
  for (const DimensionInfo& i : table) {
    if (i.dimension != Dimension::none && ut_are_convertible(unit, system.of(i.dimension)))
      return std::string(i.article);
  }
  return "something else";
}

double convert(const ut_unit* from, const ut_unit* to, double value) {
  const std::unique_ptr<cv_converter, void (*)(cv_converter*)> converter(
      ut_get_converter(const_cast<ut_unit*>(from), const_cast<ut_unit*>(to)), cv_free);
  return cv_convert_double(converter.get(), value);
}

const std::vector<std::string>& usual_units() {
  static const std::vector<std::string> units{
      "W",       "kW",      "MW",      "GW",  "Wh",   "kWh",     "MWh",     "GWh",     "TWh",
      "J",       "K",       "degC",    "Pa",  "kPa",  "m",       "km",      "kg",      "t",
      "kt",      "s",       "min",     "h",   "day",  "month",   "year",    "L/kWh",   "kg/kWh",
      "g/kWh",   "m3/s",    "K/W",     "USD", "CNY",  "USD/MWh", "USD/kWh", "FLOP",    "FLOP/s",
      "TFLOP/s", "PFLOP/s", "EFLOP/s", "GB",  "GB/s", "TB/s",    "pJ/B",    "pJ/FLOP", "request/s"};
  return units;
}

}  // namespace

const DimensionInfo& info(Dimension dimension) noexcept {
  return table[static_cast<std::size_t>(dimension)];
}
std::span<const DimensionInfo> dimensions() noexcept { return table; }

namespace {
/// Number and unit of a text.
struct Split {
  double number;
  std::string written, unit;  ///< the number as it was written
};
Split split(const std::string& text, const std::string& wanted) {
  const std::string shown = "'" + text + "'";
  Split s{};
  const char* const end = text.data() + text.size();
  const char* begin = text.data();
  if (begin != end && *begin == '+') ++begin;
  const auto [rest, error] = std::from_chars(begin, end, s.number);
  if (error == std::errc::result_out_of_range)
    throw UnitError(shown + " is too large or too small a number");
  if (error != std::errc{}) throw UnitError(shown + " is not a number; " + wanted);
  if (!std::isfinite(s.number)) throw UnitError(shown + " is not a finite number");
  s.written = {begin, rest};
  s.unit = trim(std::string_view(rest, static_cast<std::size_t>(end - rest)));
  return s;
}

Unit known_unit(const UnitSystem& system, const std::string& unit_text, const std::string& shown,
                const std::string& wanted) {
  Unit unit = system.parse(unit_text);
  if (!unit) {
    const std::string near = nearest_name(unit_text, usual_units());
    throw UnitError("unknown unit '" + unit_text + "' in " + shown +
                    (near.empty() ? "; " + wanted : " (did you mean '" + near + "'?)"));
  }
  return unit;
}
}  // namespace

double parse_number_in(std::string_view raw, std::string_view unit_wanted) {
  const std::string text(trim(raw)), to(unit_wanted), shown = "'" + text + "'";
  const bool plain = to == "1";
  const std::string wanted =
      plain ? "expected a plain number" : "expected a number in " + to + " or in a unit like it";
  const auto [number, written, unit_text] = split(text, wanted);
  if (unit_text.empty()) return number;
  if (plain) throw UnitError(shown + " has a unit; " + wanted);
  UnitSystem& system = UnitSystem::instance();
  const std::scoped_lock guard(system.lock);
  const Unit unit = known_unit(system, unit_text, shown, wanted);
  const Unit target = system.parse(to);
  if (!target) throw UnitError("unknown unit '" + to + "'");
  if (!ut_are_convertible(unit.get(), target.get()))
    throw UnitError(shown + " is " + dimension_of(system, unit.get()) + "; " + wanted);
  const double value = convert(unit.get(), target.get(), number);
  if (!std::isfinite(value)) throw UnitError(shown + " is too large a number");
  return value;
}

double parse_quantity(std::string_view raw, Dimension dimension) {
  const std::string text(trim(raw));
  const std::string shown = "'" + text + "'";
  const auto [number, written, unit_text] = split(text, expected(dimension));
  if (dimension == Dimension::none) {
    if (unit_text.empty()) return number;
    if (unit_text == "%")
      throw UnitError(shown + " is a percentage; write the ratio, for instance 0.10 for 10 %");
    throw UnitError(shown + " has a unit, but this is a plain number");
  }
  if (unit_text.empty()) throw UnitError(shown + " has no unit; " + expected(dimension));
  UnitSystem& system = UnitSystem::instance();
  const std::scoped_lock guard(system.lock);
  const Unit unit = known_unit(system, unit_text, shown, expected(dimension));
  const ut_unit* target = system.of(dimension);
  if (!ut_are_convertible(unit.get(), target))
    throw UnitError(shown + " is " + dimension_of(system, unit.get()) + "; " + expected(dimension));
  // A difference in degC would be read with its offset.
  if (dimension == Dimension::temperature_difference && ut_compare(unit.get(), target) != 0) {
    throw UnitError(shown + ": a temperature difference takes K only; write '" + written + " K'");
  }
  const double value = convert(unit.get(), target, number);
  if (!std::isfinite(value)) throw UnitError(shown + " is too large a number");
  return value;
}

namespace {
std::string shortest(double value) {
  char out[40];
  const auto [end, error] = std::to_chars(out, out + sizeof out, value);
  return {out, end};
}

const std::vector<std::pair<std::string, double>>& nice_units(Dimension dimension) {
  using List =
      std::vector<std::pair<std::string, double>>;  // unit, least magnitude in the stored unit
  static const List power{{"GW", 1e9}, {"MW", 1e6}, {"kW", 1e3}, {"W", 0}},
      energy{{"GWh", 3.6e12}, {"MWh", 3.6e9}, {"kWh", 3.6e6}, {"J", 0}},
      duration{{"year", seconds_per_year}, {"day", 86400}, {"h", 3600}, {"min", 60}, {"s", 0}},
      length{{"m", 0}}, mass{{"t", 1000}, {"kg", 0}}, pressure{{"kPa", 1e3}, {"Pa", 0}},
      temperature{{"degC", 0}}, difference{{"K", 0}}, resistance{{"K/W", 0}}, carbon{{"kg/kWh", 0}},
      water{{"L/kWh", 0}}, flow{{"m3/s", 0}}, speed{{"m/s", 0}}, irradiance{{"W/m2", 0}},
      flop{{"FLOP", 0}},
      rate{{"EFLOP/s", 1e18}, {"PFLOP/s", 1e15}, {"TFLOP/s", 1e12}, {"FLOP/s", 0}}, usd{{"USD", 0}},
      cny{{"CNY", 0}}, price{{"USD/MWh", 0}}, per_power{{"USD/MW", 0}},
      mass_per_power{{"kg/kW", 0}}, data{{"TB", 1e12}, {"GB", 1e9}, {"MB", 1e6}, {"B", 0}},
      data_rate{{"TB/s", 1e12}, {"GB/s", 1e9}, {"B/s", 0}}, per_data{{"pJ/B", 0}},
      per_compute{{"pJ/FLOP", 0}}, requests{{"request/s", 0}};
  switch (dimension) {
    case Dimension::power:
      return power;
    case Dimension::energy:
      return energy;
    case Dimension::duration:
      return duration;
    case Dimension::length:
      return length;
    case Dimension::mass:
      return mass;
    case Dimension::pressure:
      return pressure;
    case Dimension::temperature:
      return temperature;
    case Dimension::temperature_difference:
      return difference;
    case Dimension::thermal_resistance:
      return resistance;
    case Dimension::carbon_intensity:
      return carbon;
    case Dimension::water_intensity:
      return water;
    case Dimension::air_flow:
      return flow;
    case Dimension::speed:
      return speed;
    case Dimension::irradiance:
      return irradiance;
    case Dimension::compute:
      return flop;
    case Dimension::compute_rate:
      return rate;
    case Dimension::money_usd:
      return usd;
    case Dimension::money_cny:
      return cny;
    case Dimension::price_usd:
      return price;
    case Dimension::price_per_power:
      return per_power;
    case Dimension::mass_per_power:
      return mass_per_power;
    case Dimension::data:
      return data;
    case Dimension::data_rate:
      return data_rate;
    case Dimension::energy_per_data:
      return per_data;
    case Dimension::energy_per_compute:
      return per_compute;
    case Dimension::request_rate:
      return requests;
    case Dimension::none:
      break;
  }
  static const List none{};
  return none;
}
}  // namespace

std::string format_quantity(double value, Dimension dimension) {
  if (dimension == Dimension::none) return shortest(value);
  for (const auto& [unit, least] : nice_units(dimension)) {
    if (std::abs(value) < least && least > 0.0) continue;
    double scaled = 0.0;
    {
      UnitSystem& system = UnitSystem::instance();
      const std::scoped_lock guard(system.lock);
      scaled = convert(system.of(dimension), system.parse(unit).get(), value);
    }
    // Few digits if they lead back to the very same number, else all of them.
    for (const int digits : {6, 9, 12, 15}) {
      char out[40];
      std::snprintf(out, sizeof out, "%.*g", digits, scaled);
      const std::string text = std::string(out) + " " + unit;
      if (parse_quantity(text, dimension) == value) return text;
    }
    const std::string text = shortest(scaled) + " " + unit;
    if (parse_quantity(text, dimension) == value) return text;
  }
  return shortest(value) + " " + std::string(info(dimension).unit);
}

}  // namespace tenfold
