// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// CoolTools cross-flow approach.
#pragma once

#include "tenfold/math.hpp"

namespace tenfold::cooling {

/// CoolTools approach [K] (EnergyPlus Engineering Reference, 35 terms); arguments are held inside
/// the fitted box.
///
/// The first argument is the fan power ratio, the cube of the air flow ratio. The Engineering
/// Reference calls it the air flow ratio; the code of EnergyPlus cubes the air flow ratio ("the
/// CoolTools model actually uses PctFanPower"), and only so do its results follow from the
/// published coefficients (tests/validation/energyplus, case tower).
/// @param a fan power ratio @param w water ratio @param t wet bulb [C] @param r range [K]
TENFOLD_INLINE double cooltools_approach(double a, double w, double t, double r) {
  a = math::clamp(a, 0.2 * 0.2 * 0.2, 1.0);
  w = math::clamp(w, 0.75, 1.25);
  t = math::clamp(t, -1.0, 26.7);
  r = math::clamp(r, 1.1, 11.1);
  return 0.52049709836241 +
         a * (-10.617046395344 + a * (10.7292974722538 + a * -2.74988377158227)) +
         w * (4.73629943913743 + a * (-8.25759700874711 + a * 1.57640938114136) +
              w * (6.51119643791324 + a * 1.50433525206692 + w * -3.2888529287801)) +
         t * (0.02577861453538 + a * (0.18246428931525 + a * -0.08189472914009) +
              w * (-0.21501000399629 + a * 0.01867413096353 + w * 0.053682417759) +
              t * (-0.00270968955115 + a * 0.00112277498589 + w * -0.00127758497498 +
                   t * 7.60420796601607e-05)) +
         r * (1.43600088336017 + a * (-0.5198695909109 + a * 0.11733957691051) +
              w * (1.50492810819924 + a * -0.13589890592697 + w * -0.15257758186651) +
              t * (-0.05338438281146 + a * 0.00493294869566 + w * -0.00796260394174 +
                   t * 0.00022261982862) +
              r * (-0.05439520015681 + a * 0.00474266879162 + w * -0.01858546718156 +
                   t * 0.00115667701294 + r * 0.00080737066446));
}

}  // namespace tenfold::cooling
