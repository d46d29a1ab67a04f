// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Air of a hall: containment, thermal mass, humidification.
#pragma once

#include <string>

#include "tenfold/fields.hpp"

namespace tenfold::cooling {

/// Recirculation r (share of IT intake that is hot-aisle air) and bypass b (share of handler flow
/// that returns unused): m_crah (1 - b) = m_IT (1 - r), T_in = T_sup (1 - r) + r T_out,
/// T_out = T_in + Q / (m_IT c_p), T_ret = b T_sup + (1 - b) T_out; so that
/// m_crah c_p (T_ret - T_sup) = Q. Handlers at their largest flow: r = 1 - m_crah (1 - b) / m_IT
/// (counted); the intake climbs.
struct Containment {
  double recirculation = 0.03;  ///< 0.03 contained, 0.15 open [J]
  double bypass = 0.10;         ///< 0.10 contained, 0.35 open [J]
  static const FieldTable& fields();
};

/// Room or loop as one heat capacity: C dT/dt = Q - G (T - T_ref), exact over the step.
/// No fields beyond the arrays: C, G and T_ref belong to the hall.
struct ThermalMass {
  double share = 1.0;  ///< of the stated capacity that takes part
  static const FieldTable& fields();
};

/// Humidifier of air [per kg of dry air] up to a target humidity ratio.
/// Adiabatic (fog): enthalpy of air is kept but for the water's own; pump P = m dp / (rho eta).
/// Steam: 0.75 kWh/kg [M]; temperature of air nearly kept. Water that no longer fits into the air
/// (saturation) is not added, the rest of the demand is reported.
struct Humidifier {
  std::string kind = "adiabatic";           ///< adiabatic or steam
  Pressure pressure = si<Pressure>(7e6);    ///< of the fog pump, 6.3 to 7.7 MPa
  double efficiency = 0.6;                  ///< of the fog pump
  Energy steam_energy = si<Energy>(2.7e6);  ///< electricity of steam for each kg, 0.75 kWh
  double highest_humidity = 0.95;           ///< relative humidity that fog reaches
  static const FieldTable& fields();
};

}  // namespace tenfold::cooling
