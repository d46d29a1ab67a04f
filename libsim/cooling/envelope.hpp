// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Kernels that count steps outside envelopes.
#pragma once

#include <cstddef>

#include "tenfold/cooling/envelope.hpp"

namespace tenfold::cooling {

struct AirEnvelopeParameters {
  double lowest_K, highest_K, lowest_dew_K, highest_dew_K, lowest_rh, highest_rh;
};
AirEnvelopeParameters air_envelope_parameters(const AirEnvelope& spec);

struct AirEnvelopeRows {
  const double *dry_bulb_K, *dew_point_K;
  double *too_cold, *too_hot, *too_dry, *too_humid, *outside;
};
/// Flags 0 or 1; relative humidity follows from dry bulb and dew point over liquid water.
void air_envelope(const AirEnvelopeParameters& p, const AirEnvelopeRows& rows, std::size_t n);

struct WaterClassRows {
  const double* supply_K;
  double *too_cold, *too_hot;
};
void water_class(double lowest_K, double highest_K, const WaterClassRows& rows, std::size_t n);

}  // namespace tenfold::cooling
