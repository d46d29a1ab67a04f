// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
// Cold plates of halls whose resistance follows the coolant flow.
#include <string>
#include <vector>

#include "catch.hpp"
#include "cooling/system_terminals.hpp"
#include "one_hall.hpp"
#include "tenfold/tenfold.hpp"

using namespace tenfold;
using namespace tenfold::cooling;

namespace {

constexpr double litre_per_minute = 1e-3 / 60.0;
constexpr double rise_K = 10.0;
/// Coolant of one kilowatt at a rise of 10 K: 1 kW / (1018 kg/m3 x 3890 J/kgK x 10 K), 1.515 L/min.
constexpr double design_m3_per_s = 1000.0 / (1018.0 * 3890.0 * rise_K);

/// OCP table by hand: linear between 0.7 L/min, 0.0280 K/W and its neighbours.
double table(double L_per_min) {
  const std::vector<double> flow{0.6, 0.7, 0.8, 0.9, 1.0, 1.2, 1.4, 1.6},
      resistance{0.0300, 0.0280, 0.0265, 0.0255, 0.0245, 0.0230, 0.0220, 0.0214};
  for (std::size_t k = 1; k < flow.size(); ++k) {
    if (L_per_min <= flow[k])
      return resistance[k - 1] + (resistance[k] - resistance[k - 1]) * (L_per_min - flow[k - 1]) /
                                     (flow[k] - flow[k - 1]);
  }
  return 0.0;
}

double case_at(const HottestPlate& plate, double coolant_K, double flow) {
  double hot = 0.0;
  plate_case(plate_curve(rise_K), plate, &coolant_K, &flow, &hot, 1);
  return hot;
}

double flow_at(const HottestPlate& plate, double heat_W, double coolant_K) {
  CduParameters p;
  p.design_heat_W = 1e6;
  p.minimum_flow = 0.5;
  double flow = 0.0;
  cdu_flow(p, plate_curve(rise_K), plate, &heat_W, &coolant_K, &flow, 1);
  return flow;
}

Results run(const std::string& limit, const std::string& use, const std::string& supply) {
  tests::OneHall h{
      "{model: cooling_system, case_limit: " + limit +
          ", air: {model: air_handlers, loop: chilled}, liquid: {model: cold_plate, loop: "
          "facility}, loops: [{name: chilled, supply: 7 degC, sources: [{model: "
          "air_cooled_chiller}]}, {name: facility, supply: " +
          supply + ", sources: [{model: dry_cooler}]}]}",
      "{type: nvl72, count: 40}", "frankfurt"};
  h.accelerator_use = use;
  h.end = "2024-03-01";
  return simulate(compile(one_hall(h)));
}

double all(const Results& r, const char* name) { return r.sum(name, r.start_utc, r.end_utc); }

}  // namespace

TEST_CASE("plates: case over coolant is R(V) P of the component, by the flow of the CDU") {
  const HottestPlate plate{26.0, 353.15};
  const ColdPlateParameters component = cold_plate_parameters(ColdPlate{});
  const double at_design = table(design_m3_per_s / litre_per_minute);
  for (const double x : {0.5, 0.6, 0.75, 0.9, 1.0}) {
    INFO("flow " << x);
    const double ratio = table(x * design_m3_per_s / litre_per_minute) / at_design;
    CHECK(case_at(plate, 305.15, x) - 305.15 == Approx(26.0 * ratio).epsilon(1e-12));
    // A 1 kW module whose plate is the table's runs as hot as the component says.
    const HottestPlate module{1000.0 * at_design, 353.15};
    CHECK(case_at(module, 305.15, x) ==
          Approx(cold_plate_point(component, 1000.0, x * design_m3_per_s, 305.15).case_K)
              .epsilon(1e-12));
  }
  // Physics reference c: 1.5 L/min 0.0217 K/W; half of it lies between 0.0280 and 0.0265.
  CHECK(table(1.5) == Approx(0.0217));
  CHECK(table(0.75) == Approx(0.02725));
  // Tanks and boiling plates keep their resistance.
  double coolant = 320.0, flow = 0.5, hot = 0.0;
  plate_case(PlateCurve{}, plate, &coolant, &flow, &hot, 1);
  CHECK(hot == 346.0);
}

TEST_CASE("plates: flow by heat, and more where a case would come near its limit") {
  const HottestPlate plate{26.0, 353.15};
  CHECK(flow_at(plate, 0.3e6, 310.0) == 0.5);
  CHECK(flow_at(plate, 0.8e6, 310.0) == Approx(0.8).epsilon(1e-12));
  for (const double coolant : {323.0, 324.0, 326.0}) {
    INFO("coolant " << coolant);
    const double flow = flow_at(plate, 0.55e6, coolant);
    CHECK(flow > 0.56);
    CHECK(flow < 1.0);
    CHECK(case_at(plate, coolant, flow) == Approx(353.15).epsilon(1e-12));
  }
  // Never above design for it.
  CHECK(flow_at(plate, 0.55e6, 330.0) == 1.0);
  CHECK(flow_at(plate, 1.1e6, 330.0) == Approx(1.1).epsilon(1e-12));
}

TEST_CASE("plates: at part load pumps turn faster before racks throttle") {
  const Results easy = run("85 degC", "0.3", "45 degC"), near = run("79 degC", "0.3", "45 degC"),
                over = run("75 degC", "0.3", "45 degC");
  CHECK(all(near, "cdu_pump") > 1.5 * all(easy, "cdu_pump"));
  CHECK(all(near, "hours_throttled") == 0.0);
  // No work is lost; the exchanger holds more flow less cold, and leakage answers.
  CHECK(all(near, "it_energy") > all(easy, "it_energy"));
  CHECK(all(near, "it_energy") < 1.005 * all(easy, "it_energy"));
  CHECK(all(over, "hours_throttled") > 0.0);
  CHECK(all(over, "cdu_pump") >= all(near, "cdu_pump"));
}
