// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "chiller_curves.hpp"

namespace tenfold::cooling {

const ChillerCurves& chiller_curves(const Chiller& chiller) {
  static const ChillerCurves doe2{
      5.5,
      {0.257896, 0.0389016, -2.1708e-4, 0.0468684, -9.4284e-4, -3.4344e-4},
      {0.933884, -0.058212, 4.50036e-3, 2.43e-3, 4.86e-4, -1.215e-3},
      {0.222903, 0.313387, 0.46371},
      5.0,
      10.0,
      24.0,
      35.0,
      0.1,
      0.1,
      1.04};
  static const ChillerCurves trane{
      11.77,
      {0.4549428, 0.02748161, -4.298342e-3, 0.04363928, -1.352509e-3, 2.964225e-3},
      {0.456199, -0.03333063, -1.763576e-3, 0.0562452, -8.535085e-5, 3.567604e-4},
      {0.1039419, 0.4184975, 0.477421},
      4.44,
      8.89,
      12.78,
      29.44,
      0.11,
      0.11,
      1.04};
  return chiller.curves == "doe2_centrifugal" ? doe2 : trane;
}

}  // namespace tenfold::cooling
