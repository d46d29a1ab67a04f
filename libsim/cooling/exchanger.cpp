// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "exchanger.hpp"

#include <algorithm>
#include <limits>
#include <string>

#include "tenfold/error.hpp"

namespace tenfold::cooling {

const FieldTable& HeatExchanger::fields() {
  static const TableOf<HeatExchanger> table = [] {
    TableOf<HeatExchanger> t("HeatExchanger",
                             "Effectiveness-NTU exchanger: Q = eps C_min (T_hot - T_cold); part "
                             "flow by hA ~ m^n on each side.");
    t.choice("arrangement", &HeatExchanger::arrangement, {"counterflow", "crossflow"},
             "Plates are counter-flow, coils cross-flow with both streams unmixed.")
        .number("design_approach", &HeatExchanger::design_approach,
                {.doc = "Hot stream leaving over cold stream entering at design.",
                 .minimum = 0.1,
                 .maximum = 60,
                 .source = "Lei & Masanet ranges, 1.7 to 2.8 K; OCP Deschutes 3 K"})
        .number("hot_range", &HeatExchanger::hot_range,
                {.doc = "Fall of the hot stream at design.", .minimum = 0.1, .maximum = 60})
        .number("cold_range", &HeatExchanger::cold_range,
                {.doc = "Rise of the cold stream at design.", .minimum = 0.1, .maximum = 60})
        .number("hot_exponent", &HeatExchanger::hot_exponent,
                {.doc = "Exponent of film conductance over flow, hot side; 0 holds it constant.",
                 .minimum = 0,
                 .maximum = 1,
                 .source = "turbulent flow, 0.8"})
        .number("cold_exponent", &HeatExchanger::cold_exponent,
                {.doc = "Exponent of film conductance over flow, cold side; 0 holds it constant.",
                 .minimum = 0,
                 .maximum = 1,
                 .source = "turbulent flow, 0.8"})
        .number("hot_share", &HeatExchanger::hot_share,
                {.doc = "Share of the design resistance on the hot side.",
                 .minimum = 0,
                 .maximum = 1,
                 .source = "[J]"});
    return t;
  }();
  return table;
}

double conductance_for(bool crossflow, double through, double c1, double c2) {
  const auto at = [&](double ua) {
    return crossflow ? crossflow_through(ua, c1, c2) : counterflow_through(ua, c1, c2);
  };
  const double least = std::min(c1, c2);
  double low = 0.0, high = 200.0 * least;  // NTU 200: nobody builds more
  if (!(at(high) >= through)) return std::numeric_limits<double>::infinity();
  for (int pass = 0; pass < 200; ++pass) {
    const double middle = 0.5 * (low + high);
    (at(middle) < through ? low : high) = middle;
  }
  return high;
}

ExchangerParameters exchanger_parameters(const HeatExchanger& s, double design_heat_W) {
  ExchangerParameters p{};
  const double hot_range = value_of(s.hot_range), cold_range = value_of(s.cold_range),
               approach = value_of(s.design_approach);
  p.crossflow = s.arrangement == "crossflow" ? 1.0 : 0.0;
  p.hot_design_W_per_K = design_heat_W / hot_range;
  p.cold_design_W_per_K = design_heat_W / cold_range;
  p.conductance_W_per_K = conductance_for(p.crossflow > 0.5, design_heat_W / (hot_range + approach),
                                          p.hot_design_W_per_K, p.cold_design_W_per_K);
  if (p.conductance_W_per_K == std::numeric_limits<double>::infinity()) {
    throw InputError(Issue{"exchanger.design_approach",
                           "no " + s.arrangement + " exchanger reaches " +
                               format_quantity(approach, Dimension::temperature_difference) +
                               " where the hot stream falls by " +
                               format_quantity(hot_range, Dimension::temperature_difference) +
                               " and the cold stream rises by " +
                               format_quantity(cold_range, Dimension::temperature_difference),
                           "a larger approach, or less rise of the cold stream",
                           "",
                           0,
                           0,
                           {}});
  }
  p.hot_exponent = s.hot_exponent;
  p.cold_exponent = s.cold_exponent;
  p.hot_share = s.hot_share;
  return p;
}

TENFOLD_CLONES void exchanger(const ExchangerParameters& parameters, const ExchangerRows& r,
                              std::size_t n) {
  const ExchangerParameters p = parameters;
  const ExchangerRows rows = r;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const double hot = rows.hot_W_per_K[i], cold = rows.cold_W_per_K[i];
    const bool flows = hot > 0.0 && cold > 0.0;
    const double through = flows ? exchanger_through(p, hot, cold) : 0.0;
    const double q = through * (rows.hot_in_K[i] - rows.cold_in_K[i]);
    rows.heat_W[i] = q;
    rows.hot_out_K[i] = rows.hot_in_K[i] - (flows ? q / hot : 0.0);
    rows.cold_out_K[i] = rows.cold_in_K[i] + (flows ? q / cold : 0.0);
    rows.effectiveness[i] = flows ? through / math::min(hot, cold) : 0.0;
  }
}

}  // namespace tenfold::cooling
