// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// What moves fluids: circulation pump and fan.
#pragma once

#include "tenfold/fields.hpp"

namespace tenfold::cooling {

/// Variable-speed circulation pump on a loop with a controlled minimum head:
/// dp = dp_min + (dp_design - dp_min) (V / V_design)^n, P = V dp / eta; all of P is heat in the
/// loop. n = 1.85 (OCP cold-plate fit) to 2; with dp_min = 0 and n = 2 the affinity law P ~ V^3.
/// Below the minimum flow a bypass keeps the pump at it. Valid for 0 to 1.5 of design flow.
struct CirculationPump {
  Pressure pressure = si<Pressure>(150e3);  ///< dp_design
  double minimum_head = 0.30;               ///< dp_min over dp_design
  double exponent = 1.85;                   ///< n
  double efficiency = 0.65;                 ///< hydraulic x motor x drive
  double minimum_flow = 0.0;                ///< V_min over V_design while it runs
  static const FieldTable& fields();
};

/// Variable-speed fan or fan wall: P = V_design dp / eta (V / V_design)^n, floor at the lowest
/// speed; all of P is heat in the air stream. n = 2.7 (2.5 to 3); n = 3 without static pressure.
/// Valid for 0 to 1.2 of design flow; flow is the volume flow at the fan.
struct Fan {
  Pressure pressure = si<Pressure>(500.0);  ///< at design flow
  double efficiency = 0.75;                 ///< fan x motor x drive
  double exponent = 2.7;                    ///< n
  double minimum_flow = 0.3;                ///< lowest speed over design
  static const FieldTable& fields();
};

}  // namespace tenfold::cooling
