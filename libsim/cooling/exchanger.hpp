// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Effectiveness-NTU kernels. Capacity rates and conductances in W/K.
#pragma once

#include <cstddef>

#include "tenfold/cooling/exchanger.hpp"
#include "tenfold/math.hpp"

namespace tenfold::cooling {

/// eps C_min [W/K] of a counter-flow exchanger; equal capacity rates are the limit of the form.
TENFOLD_INLINE double counterflow_through(double conductance, double c1, double c2) {
  const double least = math::max(math::min(c1, c2), 1e-12),
               most = math::max(math::max(c1, c2), 1e-12);
  const double ntu = conductance / least;
  const double gap = 1.0 - least / most;
  // (1 - e) / (gap + (1 - gap)(1 - e)), and (1 - e) / gap -> NTU (1 - x/2 + x^2/6) for small x.
  const double x = ntu * gap;
  const double series = ntu * (1.0 - x * (0.5 - x * (1.0 / 6.0 - x * (1.0 / 24.0))));
  const bool near = x < 1e-3;
  const double part = near ? series : (1.0 - math::exp(-x)) / (near ? 1.0 : gap);
  return least * part / (1.0 + (1.0 - gap) * part);
}

/// eps C_min [W/K] of a cross-flow exchanger with both streams unmixed.
TENFOLD_INLINE double crossflow_through(double conductance, double c1, double c2) {
  const double least = math::max(math::min(c1, c2), 1e-12),
               most = math::max(math::max(c1, c2), 1e-12);
  const double ratio = math::max(least / most, 1e-9);
  const double ntu = math::max(conductance / least, 1e-12);
  const double root = math::pow(ntu, 0.22);
  const double eps = 1.0 - math::exp((math::exp(-ratio * ntu / root) - 1.0) * root / ratio);
  return least * (conductance > 0.0 ? eps : 0.0);
}

/// Scalars of an exchanger for kernels, relative to design heat 1 W (scale capacities with it).
struct ExchangerParameters {
  double crossflow;  ///< 1: cross-flow
  double hot_design_W_per_K, cold_design_W_per_K, conductance_W_per_K;
  double hot_exponent, cold_exponent, hot_share;
};
/// Sizes the conductance for `design_heat_W`. @throws InputError where no conductance reaches the
/// approach (cross-flow with too close an approach)
ExchangerParameters exchanger_parameters(const HeatExchanger& spec, double design_heat_W);

/// Conductance that gives eps C_min = `through_W_per_K`, by bisection. @return infinity: none does
double conductance_for(bool crossflow, double through_W_per_K, double c1, double c2);

/// Conductance at part flow.
TENFOLD_INLINE double part_conductance(const ExchangerParameters& p, double hot_W_per_K,
                                       double cold_W_per_K) {
  const double x = math::max(hot_W_per_K / p.hot_design_W_per_K, 1e-6);
  const double y = math::max(cold_W_per_K / p.cold_design_W_per_K, 1e-6);
  return p.conductance_W_per_K / (p.hot_share * math::pow(x, -p.hot_exponent) +
                                  (1.0 - p.hot_share) * math::pow(y, -p.cold_exponent));
}

/// eps C_min [W/K] at part flow.
TENFOLD_INLINE double exchanger_through(const ExchangerParameters& p, double hot_W_per_K,
                                        double cold_W_per_K) {
  const double ua = part_conductance(p, hot_W_per_K, cold_W_per_K);
  return p.crossflow > 0.5 ? crossflow_through(ua, hot_W_per_K, cold_W_per_K)
                           : counterflow_through(ua, hot_W_per_K, cold_W_per_K);
}

struct ExchangerRows {
  const double *hot_in_K, *cold_in_K, *hot_W_per_K, *cold_W_per_K;
  double *heat_W, *hot_out_K, *cold_out_K, *effectiveness;
};
void exchanger(const ExchangerParameters& p, const ExchangerRows& rows, std::size_t n);

}  // namespace tenfold::cooling
