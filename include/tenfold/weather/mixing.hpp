// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Adiabatic mixing of two streams of moist air (outside and return air of an economizer).
#pragma once

namespace tenfold::weather {

/// A stream of moist air.
struct AirStream {
  double dry_air_kg_per_s = 0.0;  ///< mass flow of dry air, not negative
  double dry_bulb_K = 0.0;
  double humidity_ratio = 0.0;  ///< kg of water per kg of dry air
};

/// What leaves a mixing box.
struct MixedAir {
  double dry_air_kg_per_s = 0.0;
  double dry_bulb_K = 0.0;
  double humidity_ratio = 0.0;     ///< all water, vapour and fog [kg/kg of dry air]
  double enthalpy_J_per_kg = 0.0;  ///< of vapour, air and fog, per kg of dry air
  double fog_kg_per_kg = 0.0;      ///< liquid water in the air [kg/kg]
  [[nodiscard]] bool fog() const { return fog_kg_per_kg > 0.0; }
};

/// Mixes two streams: dry air, water and enthalpy are kept (HoF 2017 ch. 1, eq. 46).
///
/// Two humid streams of different temperature can meet above saturation. Then the air is saturated
/// at the temperature where saturated air and droplets meet the enthalpy, and fog() is true: no
/// state above saturation is returned as if it were vapour. Droplets stay liquid below 0 degC.
/// @throws InputError for flows that are negative, not finite or both zero
MixedAir mix(const AirStream& a, const AirStream& b, double pressure_Pa);

}  // namespace tenfold::weather
