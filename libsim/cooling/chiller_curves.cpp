// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "chiller_curves.hpp"

#include <algorithm>

namespace tenfold::cooling {

namespace {
ChillerCurves custom(const Chiller& c) {
  ChillerCurves out{};
  out.reference_cop = c.reference_cop;
  std::copy(c.capacity_curve.begin(), c.capacity_curve.end(), out.capacity);
  std::copy(c.eir_curve.begin(), c.eir_curve.end(), out.eir);
  std::copy(c.part_load_curve.begin(), c.part_load_curve.end(), out.part_load);
  out.chilled_low_C = value_of(c.chilled_lowest) - 273.15;
  out.chilled_high_C = value_of(c.chilled_highest) - 273.15;
  out.condenser_low_C = value_of(c.condenser_lowest) - 273.15;
  out.condenser_high_C = value_of(c.condenser_highest) - 273.15;
  out.least_part_load = c.least_part_load;
  out.unloading_part_load = c.unloading_part_load;
  out.most_part_load = c.most_part_load;
  return out;
}
}  // namespace

ChillerCurves chiller_curves(const Chiller& chiller) {
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
  if (chiller.curves == "custom") return custom(chiller);
  return chiller.curves == "doe2_centrifugal" ? doe2 : trane;
}

}  // namespace tenfold::cooling
