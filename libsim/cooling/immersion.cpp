// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "immersion.hpp"

#include <cmath>

namespace tenfold::cooling {

namespace {
constexpr double oil_J_per_kgK = 2200.0;
constexpr double oil_kg_per_m3 = 830.0;

}  // namespace

const FieldTable& ImmersionTank::fields() {
  static const TableOf<ImmersionTank> table = [] {
    TableOf<ImmersionTank> t("ImmersionTank",
                             "Single-phase immersion: C dT/dt = Q - eps C_min (T_oil - T_water), "
                             "exact over the step.");
    t.number("rating", &ImmersionTank::rating,
             {.doc = "Design heat.", .minimum = 0, .maximum = 1e9, .exclusive_minimum = true})
        .number("oil", &ImmersionTank::oil,
                {.doc = "Mass of oil.",
                 .minimum = 0,
                 .maximum = 1e8,
                 .source = "[J] 10 to 20 kg/kW",
                 .exclusive_minimum = true})
        .spec("exchanger", &ImmersionTank::exchanger, "Oil-to-water exchanger.")
        .spec("pump", &ImmersionTank::pump, "Oil pump, at constant flow.");
    return t;
  }();
  return table;
}

const FieldTable& TwoPhaseTank::fields() {
  static const TableOf<TwoPhaseTank> table = [] {
    TableOf<TwoPhaseTank> t("TwoPhaseTank",
                            "Two-phase immersion: condenser at the boiling point of the fluid; "
                            "fluid is lost as vapour.");
    t.number("rating", &TwoPhaseTank::rating,
             {.doc = "Design heat.", .minimum = 0, .maximum = 1e9, .exclusive_minimum = true})
        .number("saturation", &TwoPhaseTank::saturation,
                {.doc = "Boiling point of the fluid.",
                 .minimum = 303.15,
                 .maximum = 353.15,
                 .source = "49 to 61 degC [M]"})
        .number("water_range", &TwoPhaseTank::water_range,
                {.doc = "Rise of the water at design.", .minimum = 0.5, .maximum = 30})
        .number("design_approach", &TwoPhaseTank::design_approach,
                {.doc = "Boiling point over leaving water at design.",
                 .minimum = 0.1,
                 .maximum = 30,
                 .source = "[J]"})
        .number("vapour_loss", &TwoPhaseTank::vapour_loss,
                {.doc = "Fluid lost a year over fluid held.",
                 .minimum = 0,
                 .maximum = 1,
                 .source = "[J]"})
        .number("fluid", &TwoPhaseTank::fluid,
                {.doc = "Mass of fluid held.", .minimum = 0, .maximum = 1e8});
    return t;
  }();
  return table;
}

ImmersionParameters immersion_parameters(const ImmersionTank& s, double design_heat_W) {
  const ExchangerParameters x = exchanger_parameters(s.exchanger, design_heat_W);
  const double flow = x.hot_design_W_per_K / (oil_J_per_kgK * oil_kg_per_m3);
  return {x, value_of(s.oil) * oil_J_per_kgK,
          pump_point(circulation_pump_parameters(s.pump), flow, flow).power_W};
}

TwoPhaseParameters two_phase_parameters(const TwoPhaseTank& s, double design_heat_W) {
  const double range = value_of(s.water_range), approach = value_of(s.design_approach);
  return {value_of(s.saturation), boiling_conductance(design_heat_W, range, approach),
          value_of(s.fluid) * s.vapour_loss / seconds_per_year};
}

TENFOLD_CLONES void immersion_tank(const ImmersionParameters& parameters, const ImmersionRows& r,
                                   std::size_t n) {
  const ImmersionParameters p = parameters;
  const ImmersionRows rows = r;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const double water = rows.water_W_per_K[i];
    const bool flows = water > 0.0;
    const double g =
        flows ? exchanger_through(p.exchanger, p.exchanger.hot_design_W_per_K, water) : 0.0;
    const ExponentialStep s =
        exponential_step(rows.oil_K[i], rows.water_in_K[i], rows.heat_W[i] + p.pump_W, g,
                         p.capacity_J_per_K, rows.duration_s[i]);
    const double q = g * (s.mean - rows.water_in_K[i]);
    rows.oil_next_K[i] = s.next;
    rows.removed_W[i] = q;
    rows.water_out_K[i] = rows.water_in_K[i] + (flows ? q / water : 0.0);
    rows.pump_W[i] = p.pump_W;
  }
}

TENFOLD_CLONES void two_phase_tank(const TwoPhaseParameters& parameters, const TwoPhaseRows& r,
                                   std::size_t n) {
  const TwoPhaseParameters p = parameters;
  const TwoPhaseRows rows = r;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const double water = rows.water_W_per_K[i];
    const bool flows = water > 0.0;
    const double through =
        flows ? boiling_through(p.conductance_W_per_K, flows ? water : 1.0) : 0.0;
    const double capacity = math::max(through * (p.saturation_K - rows.water_in_K[i]), 0.0);
    const double q = math::min(rows.heat_W[i], capacity);
    rows.removed_W[i] = q;
    rows.unmet_W[i] = math::max(rows.heat_W[i] - capacity, 0.0);
    rows.water_out_K[i] = rows.water_in_K[i] + (flows ? q / water : 0.0);
    rows.vapour_kg_per_s[i] = p.loss_kg_per_s;
  }
}

}  // namespace tenfold::cooling
