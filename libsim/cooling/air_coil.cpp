// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "air_coil.hpp"

namespace tenfold::cooling {

const FieldTable& AirCoil::fields() {
  static const TableOf<AirCoil> table = [] {
    TableOf<AirCoil> t(
        "AirCoil",
        "Chilled-water coil: T_out = T_in - f (T_in - T_w), W_out = W_in - f (W_in - "
        "W_sat(T_w)) where it condenses.");
    t.number("effectiveness", &AirCoil::effectiveness,
             {.doc = "Effectiveness of the air stream at full water flow.",
              .minimum = 0.05,
              .maximum = 1,
              .source = "Lei & Masanet ranges, 0.65 to 0.90"});
    return t;
  }();
  return table;
}

TENFOLD_CLONES void air_coil(double effectiveness, const CoilRows& r, std::size_t n) {
  const CoilRows rows = r;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const CoilPoint s =
        coil_point(effectiveness, rows.entering_K[i], rows.entering_ratio[i],
                   rows.dry_air_kg_per_s[i], rows.water_K[i], rows.set_K[i], rows.pressure_Pa[i]);
    rows.leaving_K[i] = s.leaving_K;
    rows.leaving_ratio[i] = s.leaving_ratio;
    rows.sensible_W[i] = s.sensible_W;
    rows.latent_W[i] = s.latent_W;
    rows.condensate_kg_per_s[i] = s.condensate_kg_per_s;
    rows.left_K[i] = s.left_K;
  }
}

}  // namespace tenfold::cooling
