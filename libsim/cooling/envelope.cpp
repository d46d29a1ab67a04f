// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "envelope.hpp"

#include "../weather/saturation.hpp"
#include "fluids.hpp"

namespace tenfold::cooling {

const FieldTable& AirEnvelope::fields() {
  static const TableOf<AirEnvelope> table = [] {
    TableOf<AirEnvelope> t("AirEnvelope", "Limits of the air at IT intakes.");
    const std::string source = "ASHRAE TC 9.9, 5th edition, recommended (secondary copy)";
    t.number("lowest", &AirEnvelope::lowest,
             {.doc = "Lowest dry bulb.", .minimum = 243.15, .maximum = 323.15, .source = source})
        .number(
            "highest", &AirEnvelope::highest,
            {.doc = "Highest dry bulb.", .minimum = 273.15, .maximum = 333.15, .source = source})
        .number(
            "lowest_dew_point", &AirEnvelope::lowest_dew_point,
            {.doc = "Lowest dew point.", .minimum = 223.15, .maximum = 303.15, .source = source})
        .number(
            "highest_dew_point", &AirEnvelope::highest_dew_point,
            {.doc = "Highest dew point.", .minimum = 253.15, .maximum = 313.15, .source = source})
        .number("lowest_humidity", &AirEnvelope::lowest_humidity,
                {.doc = "Lowest relative humidity.", .minimum = 0, .maximum = 1})
        .number(
            "highest_humidity", &AirEnvelope::highest_humidity,
            {.doc = "Highest relative humidity.", .minimum = 0, .maximum = 1, .source = source});
    return t;
  }();
  return table;
}

const FieldTable& WaterClass::fields() {
  static const TableOf<WaterClass> table = [] {
    TableOf<WaterClass> t("WaterClass", "Limits of the facility water supply.");
    t.number("lowest", &WaterClass::lowest,
             {.doc = "Lowest supply.",
              .minimum = 263.15,
              .maximum = 323.15,
              .source = "ASHRAE TC 9.9 2021 (secondary copy)"})
        .number("highest", &WaterClass::highest,
                {.doc = "Highest supply.",
                 .minimum = 273.15,
                 .maximum = 353.15,
                 .source = "ASHRAE TC 9.9 2021 (secondary copy)"});
    return t;
  }();
  return table;
}

AirEnvelopeParameters air_envelope_parameters(const AirEnvelope& s) {
  return {value_of(s.lowest),
          value_of(s.highest),
          value_of(s.lowest_dew_point),
          value_of(s.highest_dew_point),
          s.lowest_humidity,
          s.highest_humidity};
}

TENFOLD_CLONES void air_envelope(const AirEnvelopeParameters& parameters, const AirEnvelopeRows& r,
                                 std::size_t n) {
  const AirEnvelopeParameters p = parameters;
  const AirEnvelopeRows rows = r;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const double t = rows.dry_bulb_K[i], dew = rows.dew_point_K[i];
    const double rh = math::exp(weather::log_saturation_pressure(dew - kelvin_at_zero) -
                                weather::log_saturation_pressure(t - kelvin_at_zero));
    // How far each limit is passed; the flags follow from the signs. g++ 12 stops with an internal
    // error where flags of several comparisons are joined in an AVX-512 loop.
    const double cold = p.lowest_K - t, hot = t - p.highest_K;
    const double dry = math::max(p.lowest_dew_K - dew, p.lowest_rh - rh);
    const double humid = math::max(dew - p.highest_dew_K, rh - p.highest_rh);
    const double any = math::max(math::max(cold, hot), math::max(dry, humid));
    rows.too_cold[i] = cold > 0.0 ? 1.0 : 0.0;
    rows.too_hot[i] = hot > 0.0 ? 1.0 : 0.0;
    rows.too_dry[i] = dry > 0.0 ? 1.0 : 0.0;
    rows.too_humid[i] = humid > 0.0 ? 1.0 : 0.0;
    rows.outside[i] = any > 0.0 ? 1.0 : 0.0;
  }
}

TENFOLD_CLONES void water_class(double lowest_K, double highest_K, const WaterClassRows& r,
                                std::size_t n) {
  const WaterClassRows rows = r;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    rows.too_cold[i] = rows.supply_K[i] < lowest_K ? 1.0 : 0.0;
    rows.too_hot[i] = rows.supply_K[i] > highest_K ? 1.0 : 0.0;
  }
}

}  // namespace tenfold::cooling
