// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Cooling with outside air: mixing economizer, direct and indirect evaporative coolers.
#pragma once

#include "tenfold/fields.hpp"

namespace tenfold::cooling {

/// Direct air-side economizer: outside share x = (T_ret - T_set) / (T_ret - T_out) between the
/// minimum and 1 while T_out < T_set; 1 while T_out < T_ret and enthalpy allows; else the minimum.
/// Humidity ratio and enthalpy are mixed by mass of dry air. A mixed state above saturation is
/// flagged as fog. Lock-outs: outside dew point above its limit, smoke (an input).
struct AirEconomizer {
  double minimum_share = 0.0;  ///< outside air at all times
  Temperature highest_dew_point = celsius(17.0);
  bool enthalpy_lockout = true;  ///< full outside air only while h_out < h_ret
  static const FieldTable& fields();
};

/// Direct evaporative cooler: T_out = T_db - eps (T_db - T_wb) at constant enthalpy; water
/// m_da (W_out - W_in), times CoC / (CoC - 1) with bleed. Media fan pressure is the fan's.
struct DirectEvaporative {
  double effectiveness = 0.88;           ///< 0.80 to 0.95 [M]
  double cycles_of_concentration = 4.0;  ///< above 1
  static const FieldTable& fields();
};

/// Indirect (air-to-air) evaporative cooler: dry T_sup = T_ret - eps_s (T_ret - T_db), wet
/// T_ret - eps_w (T_ret - T_wb); no moisture enters the hall. Modulates to the set point; wet only
/// where dry cannot hold it. Scavenger fan P = P_design phi^n; evaporation from the saturated exit
/// of the scavenger air, at most all of the heat and the sensible cooling of that air.
struct IndirectEvaporative {
  double dry_effectiveness = 0.60;                    ///< 0.45 to 0.70 [M]
  double wet_effectiveness = 0.70;                    ///< 0.55 to 0.85 [M]
  double scavenger_ratio = 1.0;                       ///< scavenger over hall air at design
  Pressure scavenger_pressure = si<Pressure>(350.0);  ///< at design flow
  double fan_efficiency = 0.65;
  double exponent = 2.7;
  double cycles_of_concentration = 4.0;
  static const FieldTable& fields();
};

}  // namespace tenfold::cooling
