// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Heat exchanger between two streams without phase change.
#pragma once

#include <string>

#include "tenfold/fields.hpp"

namespace tenfold::cooling {

/// Effectiveness-NTU exchanger, sized at design heat, approach and ranges.
///
/// Q = eps C_min (T_hot,in - T_cold,in). Counter-flow: eps = (1 - exp(-NTU (1 - Cr))) /
/// (1 - Cr exp(-NTU (1 - Cr))), NTU / (1 + NTU) at Cr = 1. Cross-flow, both unmixed:
/// eps = 1 - exp((exp(-Cr NTU^0.78) - 1) NTU^0.22 / Cr) (Incropera; within a few per cent of the
/// series). Part flow: 1/UA = s/hA_hot + (1-s)/hA_cold with hA ~ (m / m_design)^n; n = 0 is
/// constant UA. Heat is positive from the hot to the cold stream; a colder "hot" stream gives
/// negative heat. Source: Incropera & DeWitt; Modelica Buildings CDU_epsNTU for the structure.
struct HeatExchanger {
  std::string arrangement = "counterflow";              ///< counterflow or crossflow
  TemperatureDifference design_approach = kelvin(3.0);  ///< hot leaving over cold entering
  TemperatureDifference hot_range = kelvin(8.0);        ///< fall of the hot stream at design
  TemperatureDifference cold_range = kelvin(8.0);       ///< rise of the cold stream at design
  double hot_exponent = 0.8, cold_exponent = 0.8;       ///< n of each side; 0: constant
  double hot_share = 0.5;                               ///< s, share of the design resistance
  static const FieldTable& fields();
};

}  // namespace tenfold::cooling
