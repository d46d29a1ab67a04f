// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Chilled-water coil in an air stream, dry or condensing.
///
/// Water that enters at T_w brings air towards (T_w, W_sat(T_w)) along a straight line:
/// T_out = T_in - f (T_in - T_w), W_out = W_in - f (W_in - W_sat(T_w)) where air is moister than
/// that, f at most the effectiveness and as small as the set point asks for (bypass factor 1 - f;
/// HoF 2020 Systems ch. 23). Leaving air is at most saturated. Latent heat 2,501 kJ/kg; the
/// condensate's own heat (below 3 % of it) is left out.
#pragma once

#include "tenfold/fields.hpp"

namespace tenfold::cooling {

struct AirCoil {
  double effectiveness = 0.80;  ///< at full water flow, of the air stream
  static const FieldTable& fields();
};

}  // namespace tenfold::cooling
