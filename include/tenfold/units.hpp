// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Physical quantities of specifications and the dimensions that scenario text is checked for.
///
/// Specifications (what a user states) hold Boost.Units quantities in coherent SI units; the engine
/// strips them to SI doubles once, in compile(). Scenario text such as "12 kW" is parsed by
/// UDUNITS-2 with the additions named at parse_quantity().
#pragma once

#include <boost/units/absolute.hpp>
#include <boost/units/base_dimension.hpp>
#include <boost/units/base_unit.hpp>
#include <boost/units/derived_dimension.hpp>
#include <boost/units/make_system.hpp>
#include <boost/units/quantity.hpp>
#include <boost/units/systems/si/area.hpp>
#include <boost/units/systems/si/energy.hpp>
#include <boost/units/systems/si/length.hpp>
#include <boost/units/systems/si/mass.hpp>
#include <boost/units/systems/si/power.hpp>
#include <boost/units/systems/si/pressure.hpp>
#include <boost/units/systems/si/temperature.hpp>
#include <boost/units/systems/si/time.hpp>
#include <boost/units/systems/si/volume.hpp>
#include <span>
#include <string>
#include <string_view>

namespace tenfold {

namespace units_detail {
namespace bu = boost::units;
struct UsdDimension : bu::base_dimension<UsdDimension, 7101> {};
struct CnyDimension : bu::base_dimension<CnyDimension, 7102> {};
struct FlopDimension : bu::base_dimension<FlopDimension, 7103> {};
struct ByteDimension : bu::base_dimension<ByteDimension, 7104> {};
struct RequestDimension : bu::base_dimension<RequestDimension, 7105> {};
struct UsdBase : bu::base_unit<UsdBase, UsdDimension::dimension_type, 7101> {};
struct CnyBase : bu::base_unit<CnyBase, CnyDimension::dimension_type, 7102> {};
struct FlopBase : bu::base_unit<FlopBase, FlopDimension::dimension_type, 7103> {};
struct ByteBase : bu::base_unit<ByteBase, ByteDimension::dimension_type, 7104> {};
struct RequestBase : bu::base_unit<RequestBase, RequestDimension::dimension_type, 7105> {};
using UsdUnit = bu::unit<UsdDimension::dimension_type, bu::make_system<UsdBase>::type>;
using CnyUnit = bu::unit<CnyDimension::dimension_type, bu::make_system<CnyBase>::type>;
using FlopUnit = bu::unit<FlopDimension::dimension_type, bu::make_system<FlopBase>::type>;
using ByteUnit = bu::unit<ByteDimension::dimension_type, bu::make_system<ByteBase>::type>;
using RequestUnit = bu::unit<RequestDimension::dimension_type, bu::make_system<RequestBase>::type>;

template <class A, class B>
using Over = typename bu::divide_typeof_helper<A, B>::type;
template <class A, class B>
using Times = typename bu::multiply_typeof_helper<A, B>::type;
}  // namespace units_detail

/// @name Quantities of specification fields (value in coherent SI units, or the unit named)
/// @{
using Power = boost::units::quantity<boost::units::si::power>;                        ///< W
using Energy = boost::units::quantity<boost::units::si::energy>;                      ///< J
using Duration = boost::units::quantity<boost::units::si::time>;                      ///< s
using Length = boost::units::quantity<boost::units::si::length>;                      ///< m
using Mass = boost::units::quantity<boost::units::si::mass>;                          ///< kg
using Pressure = boost::units::quantity<boost::units::si::pressure>;                  ///< Pa
using TemperatureDifference = boost::units::quantity<boost::units::si::temperature>;  ///< K
using Temperature =
    boost::units::quantity<boost::units::absolute<boost::units::si::temperature>>;  ///< K
using ThermalResistance = boost::units::quantity<
    units_detail::Over<boost::units::si::temperature, boost::units::si::power>>;  ///< K/W
using CarbonIntensity = boost::units::quantity<
    units_detail::Over<boost::units::si::mass, boost::units::si::energy>>;  ///< kg/J
using WaterIntensity = boost::units::quantity<
    units_detail::Over<boost::units::si::volume, boost::units::si::energy>>;  ///< m3/J
using AirFlow = boost::units::quantity<
    units_detail::Over<boost::units::si::volume, boost::units::si::time>>;  ///< m3/s
using Speed = boost::units::quantity<
    units_detail::Over<boost::units::si::length, boost::units::si::time>>;  ///< m/s
using Irradiance = boost::units::quantity<
    units_detail::Over<boost::units::si::power, boost::units::si::area>>;  ///< W/m2
using Compute = boost::units::quantity<units_detail::FlopUnit>;            ///< FLOP
using ComputeRate = boost::units::quantity<
    units_detail::Over<units_detail::FlopUnit, boost::units::si::time>>;  ///< FLOP/s
using Data = boost::units::quantity<units_detail::ByteUnit>;              ///< B (bytes)
using DataRate = boost::units::quantity<
    units_detail::Over<units_detail::ByteUnit, boost::units::si::time>>;  ///< B/s
using EnergyPerData = boost::units::quantity<
    units_detail::Over<boost::units::si::energy, units_detail::ByteUnit>>;  ///< J/B
using EnergyPerCompute = boost::units::quantity<
    units_detail::Over<boost::units::si::energy, units_detail::FlopUnit>>;  ///< J/FLOP
using RequestRate = boost::units::quantity<
    units_detail::Over<units_detail::RequestUnit, boost::units::si::time>>;  ///< request/s
using MoneyUsd = boost::units::quantity<units_detail::UsdUnit>;              ///< USD
using MoneyCny = boost::units::quantity<units_detail::CnyUnit>;              ///< CNY
using PriceUsd = boost::units::quantity<
    units_detail::Over<units_detail::UsdUnit, boost::units::si::energy>>;  ///< USD/J
using PricePerPower = boost::units::quantity<
    units_detail::Over<units_detail::UsdUnit, boost::units::si::power>>;  ///< USD/W
using MassPerPower = boost::units::quantity<
    units_detail::Over<boost::units::si::mass, boost::units::si::power>>;  ///< kg/W
/// @}

/// Year of UDUNITS (365.242198781 days), which "year" in a scenario means, and its twelfth.
inline constexpr double seconds_per_year = 31556925.9747;
inline constexpr double seconds_per_month = seconds_per_year / 12.0;

/// Physical dimension of a number field. `none` is a ratio or a count and takes a bare number.
enum class Dimension {
  none,
  power,
  energy,
  duration,
  length,
  mass,
  pressure,
  temperature,
  temperature_difference,
  thermal_resistance,
  carbon_intensity,
  water_intensity,
  air_flow,
  speed,
  irradiance,
  compute,
  compute_rate,
  money_usd,
  money_cny,
  price_usd,
  price_per_power,
  mass_per_power,
  data,
  data_rate,
  energy_per_data,
  energy_per_compute,
  request_rate,
};

/// How a dimension is written: canonical (SI) unit that fields store, the unit people type, words.
struct DimensionInfo {
  Dimension dimension;
  std::string_view name;     ///< "power"
  std::string_view article;  ///< "a power"
  std::string_view unit;     ///< unit in which fields store the value, UDUNITS text: "W"
  std::string_view example;  ///< what to type: "120 MW"
};

/// Words and units of a dimension. @return a reference into static data.
const DimensionInfo& info(Dimension dimension) noexcept;

/// All dimensions, in declaration order.
std::span<const DimensionInfo> dimensions() noexcept;

/// Parses text such as "12 kW", "0.25 kg/kWh", "27 degC" with UDUNITS-2.
///
/// Additions to UDUNITS-2: Wh (all prefixes), USD, CNY (separate currencies), FLOP, token, B
/// (byte), request, kt as kilotonne, "L/kWh". A temperature needs an offset or absolute unit (degC,
/// degF, K); a temperature difference takes K only.
/// @param text      number and unit, e.g. "120 MW"; a bare number only where dimension is none
/// @param dimension the dimension the field has
/// @return value in info(dimension).unit
/// @throws UnitError with what was found and what is expected, never a number for a bad text
double parse_quantity(std::string_view text, Dimension dimension);

/// Writes a stored value with the unit people type: 1.2e7 W becomes "12 MW"; exact (round trips).
std::string format_quantity(double value, Dimension dimension);

/// A quantity's dimension and its raw value, for field tables.
template <class Quantity>
struct QuantityTraits;

#define TENFOLD_QUANTITY(TYPE, NAME)                                   \
  template <>                                                          \
  struct QuantityTraits<TYPE> {                                        \
    static constexpr Dimension dimension = Dimension::NAME;            \
    static double get(const TYPE& q) { return q.value(); }             \
    static TYPE make(double value) { return TYPE::from_value(value); } \
  }
TENFOLD_QUANTITY(Power, power);
TENFOLD_QUANTITY(Energy, energy);
TENFOLD_QUANTITY(Duration, duration);
TENFOLD_QUANTITY(Length, length);
TENFOLD_QUANTITY(Mass, mass);
TENFOLD_QUANTITY(Pressure, pressure);
TENFOLD_QUANTITY(TemperatureDifference, temperature_difference);
TENFOLD_QUANTITY(ThermalResistance, thermal_resistance);
TENFOLD_QUANTITY(CarbonIntensity, carbon_intensity);
TENFOLD_QUANTITY(WaterIntensity, water_intensity);
TENFOLD_QUANTITY(AirFlow, air_flow);
TENFOLD_QUANTITY(Speed, speed);
TENFOLD_QUANTITY(Irradiance, irradiance);
TENFOLD_QUANTITY(Compute, compute);
TENFOLD_QUANTITY(ComputeRate, compute_rate);
TENFOLD_QUANTITY(MoneyUsd, money_usd);
TENFOLD_QUANTITY(MoneyCny, money_cny);
TENFOLD_QUANTITY(PriceUsd, price_usd);
TENFOLD_QUANTITY(PricePerPower, price_per_power);
TENFOLD_QUANTITY(MassPerPower, mass_per_power);
TENFOLD_QUANTITY(Data, data);
TENFOLD_QUANTITY(DataRate, data_rate);
TENFOLD_QUANTITY(EnergyPerData, energy_per_data);
TENFOLD_QUANTITY(EnergyPerCompute, energy_per_compute);
TENFOLD_QUANTITY(RequestRate, request_rate);
TENFOLD_QUANTITY(Temperature, temperature);
#undef TENFOLD_QUANTITY

template <>
struct QuantityTraits<double> {
  static constexpr Dimension dimension = Dimension::none;
  static double get(double q) { return q; }
  static double make(double value) { return value; }
};

/// Makes a quantity from its value in the stored (SI) unit: `si<Power>(2e6)`.
template <class Quantity>
Quantity si(double value) {
  return QuantityTraits<Quantity>::make(value);
}
/// The value of a quantity in the stored (SI) unit.
template <class Quantity>
double value_of(const Quantity& quantity) {
  return QuantityTraits<Quantity>::get(quantity);
}
/// A temperature from degrees Celsius.
inline Temperature celsius(double degrees) { return si<Temperature>(degrees + 273.15); }
/// A temperature difference from kelvin.
inline TemperatureDifference kelvin(double difference) {
  return si<TemperatureDifference>(difference);
}

}  // namespace tenfold
