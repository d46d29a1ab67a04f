// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "cooling_tower.hpp"

#include "part_fields.hpp"
#include "tenfold/error.hpp"

namespace tenfold::cooling {

const FieldTable& CoolingTower::fields() {
  static const TableOf<CoolingTower> table = [] {
    using C = CoolingTower;
    TableOf<C> t("CoolingTower",
                 "Open tower: leaving water = wet bulb + approach (YorkCalc or CoolTools); fans "
                 "off, cycling, modulating, full; saturated exit air.");
    t.number("rating", &C::rating,
             {.doc = "Design heat of all cells.",
              .minimum = 0,
              .maximum = 1e10,
              .exclusive_minimum = true});
    tower_choice_fields(t);
    t.number("design_wet_bulb", &C::design_wet_bulb,
             {.doc = "Wet bulb at design.",
              .minimum = 273.15,
              .maximum = 299.85,
              .source = "78 degF, usual rating point"})
        .number("design_approach", &C::design_approach,
                {.doc = "Leaving water over wet bulb at design.",
                 .minimum = 1.5,
                 .maximum = 20,
                 .source = "Lei & Masanet ranges, 2.8 to 6.7 K"})
        .number("design_range", &C::design_range,
                {.doc = "Entering over leaving water at design.",
                 .minimum = 1.1,
                 .maximum = 22.2,
                 .source = "Lei & Masanet ranges, 4 to 6 K"})
        .number("cells", &C::cells, {.doc = "Cells.", .minimum = 1, .maximum = 1000})
        .choice("cell_control", &C::cell_control, {"maximal", "minimal"},
                "As many cells as their least flow allows, or as few as their largest.")
        .number("minimum_cell_flow", &C::minimum_cell_flow,
                {.doc = "Least water of a cell over design.",
                 .minimum = 0.05,
                 .maximum = 1,
                 .source = "EnergyPlus default, 0.33"})
        .number("maximum_cell_flow", &C::maximum_cell_flow,
                {.doc = "Largest water of a cell over design.",
                 .minimum = 1,
                 .maximum = 5,
                 .source = "EnergyPlus default, 2.5"})
        .number("fan_power", &C::fan_power,
                {.doc = "Design fan power over design heat.",
                 .minimum = 0,
                 .maximum = 0.2,
                 .source = "[J] 0.5 to 2 %"})
        .number("minimum_fan", &C::minimum_fan,
                {.doc = "Lowest fan ratio; below it fans cycle.",
                 .minimum = 0.125,
                 .maximum = 1,
                 .source = "EnergyPlus default, 0.2"})
        .number("free_convection", &C::free_convection,
                {.doc = "Heat with fans off over heat at full speed, same entering water.",
                 .minimum = 0.01,
                 .maximum = 0.5,
                 .source = "EnergyPlus default, 0.125"})
        .number("liquid_to_gas", &C::liquid_to_gas,
                {.doc = "Water over air mass flow at design.",
                 .minimum = 0.2,
                 .maximum = 4,
                 .source = "Lei & Masanet ranges, 0.2 to 4"})
        .number("cycles_of_concentration", &C::cycles_of_concentration,
                {.doc = "Concentration of basin over make-up water.",
                 .minimum = 1,
                 .maximum = 50,
                 .source = "Lei & Masanet ranges, 3 to 15",
                 .exclusive_minimum = true})
        .number("drift", &C::drift,
                {.doc = "Drift over circulating flow at full fan.",
                 .minimum = 0,
                 .maximum = 0.01,
                 .source = "Lei & Masanet ranges, 0.005 to 0.5 %"});
    return t;
  }();
  return table;
}

namespace {

template <bool York>
TowerCalibration calibrated(double wet, double range, double wanted) {
  const auto at = [&](double water) { return tower_approach<York>(wet, range, water, 1.0); };
  double low = York ? 0.05 : 0.75, high = York ? most_liquid_to_gas : 1.25;
  TowerCalibration s{0.0, at(low), at(high)};
  for (int pass = 0; pass < 100; ++pass) {
    const double middle = 0.5 * (low + high);
    (at(middle) < wanted ? low : high) = middle;
  }
  s.water_ratio = high;
  return s;
}

double water_ratio(const CoolingTower& s) {
  const double wanted = value_of(s.design_approach);
  const TowerCalibration c =
      calibrate_tower(s.correlation == "york", value_of(s.design_wet_bulb) - 273.15,
                      value_of(s.design_range), wanted);
  if (c.allows(wanted)) return c.water_ratio;
  throw InputError(Issue{"tower.design_approach",
                         format_quantity(wanted, Dimension::temperature_difference) +
                             " is not what " + s.correlation +
                             " gives at this design wet bulb and range; allowed: " +
                             format_quantity(c.least_K, Dimension::temperature_difference) +
                             " to " + format_quantity(c.most_K, Dimension::temperature_difference),
                         "",
                         "",
                         0,
                         0,
                         {}});
}

template <bool York>
TENFOLD_INLINE void tower_rows(const CoolingTowerParameters& p, const CoolingTowerRows& rows,
                               std::size_t n) {
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const CoolingTowerPoint s = cooling_tower_point<York>(
        p, rows.heat_W[i], rows.flow_kg_per_s[i], rows.target_K[i] - kelvin_at_zero,
        rows.wet_bulb_K[i] - kelvin_at_zero, rows.enthalpy_J_per_kg[i], rows.humidity_ratio[i],
        rows.pressure_Pa[i]);
    rows.leaving_K[i] = s.leaving_C + kelvin_at_zero;
    rows.entering_K[i] = s.entering_C + kelvin_at_zero;
    rows.cells_on[i] = s.cells_on;
    rows.fan_ratio[i] = s.fan_ratio;
    rows.fan_W[i] = s.fan_W;
    rows.evaporated_kg_per_s[i] = s.water.evaporated_kg_per_s;
    rows.drift_kg_per_s[i] = s.water.drift_kg_per_s;
    rows.blowdown_kg_per_s[i] = s.water.blowdown_kg_per_s;
    rows.makeup_kg_per_s[i] = s.water.makeup_kg_per_s;
    rows.limited[i] = s.limited;
    rows.outside_fit[i] = s.outside_fit;
  }
}

TENFOLD_CLONES void york_rows(const CoolingTowerParameters& parameters, const CoolingTowerRows& r,
                              std::size_t n) {
  const CoolingTowerParameters p = parameters;
  const CoolingTowerRows rows = r;
  tower_rows<true>(p, rows, n);
}

TENFOLD_CLONES void cooltools_rows(const CoolingTowerParameters& parameters,
                                   const CoolingTowerRows& r, std::size_t n) {
  const CoolingTowerParameters p = parameters;
  const CoolingTowerRows rows = r;
  tower_rows<false>(p, rows, n);
}

}  // namespace

TowerCalibration calibrate_tower(bool york, double wet_bulb_C, double range_K, double approach_K) {
  return york ? calibrated<true>(wet_bulb_C, range_K, approach_K)
              : calibrated<false>(wet_bulb_C, range_K, approach_K);
}

CoolingTowerParameters cooling_tower_parameters(const CoolingTower& s, double design_heat_W) {
  CoolingTowerParameters p{};
  p.york = s.correlation == "york";
  p.water_ratio = water_ratio(s);
  p.cells = s.cells;
  p.few_cells = s.cell_control == "minimal" ? 1.0 : 0.0;
  p.minimum_cell_flow = s.minimum_cell_flow;
  p.maximum_cell_flow = s.maximum_cell_flow;
  p.cell_water_kg_per_s = design_heat_W / (s.cells * water_J_per_kgK * value_of(s.design_range));
  p.cell_air_kg_per_s = p.cell_water_kg_per_s / s.liquid_to_gas;
  p.cell_fan_W = design_heat_W * s.fan_power / s.cells;
  p.fans = {s.fan_control == "single_speed" ? 1.0 : (s.fan_control == "two_speed" ? 2.0 : 0.0),
            s.minimum_fan, s.low_speed, s.free_convection, 3.0};
  p.water = {s.cycles_of_concentration, s.evaporation == "loss_factor" ? s.loss_factor : 0.0,
             s.recovery};
  p.drift = s.drift;
  return p;
}

void cooling_tower(const CoolingTowerParameters& p, const CoolingTowerRows& rows, std::size_t n) {
  p.york ? york_rows(p, rows, n) : cooltools_rows(p, rows, n);
}

}  // namespace tenfold::cooling
