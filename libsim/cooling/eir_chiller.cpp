// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "eir_chiller.hpp"

#include <algorithm>
#include <string>

#include "tenfold/error.hpp"

namespace tenfold::cooling {

namespace {
Issue refused(const std::string& field, const std::string& message) {
  return Issue{"chiller." + field, message, "", "", 0, 0, {}};
}

void take(const std::vector<double>& from, double* to, std::size_t count, const char* field,
          std::vector<Issue>& issues) {
  if (from.size() != count) {
    issues.push_back(refused(field, std::to_string(from.size()) + " numbers; custom curves take " +
                                        std::to_string(count)));
    return;
  }
  std::copy(from.begin(), from.end(), to);
}
}  // namespace

EirChillerParameters eir_chiller_parameters(const EirChiller& s, double rating_W) {
  EirChillerParameters p{};
  if (s.curves == "custom") {
    std::vector<Issue> issues;
    ChillerCurves& c = p.curves;
    c.reference_cop = s.reference_cop;
    take(s.capacity, c.capacity, 6, "capacity", issues);
    take(s.eir, c.eir, 6, "eir", issues);
    take(s.part_load, c.part_load, 3, "part_load", issues);
    c.chilled_low_C = value_of(s.chilled_low) - kelvin_at_zero;
    c.chilled_high_C = value_of(s.chilled_high) - kelvin_at_zero;
    c.condenser_low_C = value_of(s.condenser_low) - kelvin_at_zero;
    c.condenser_high_C = value_of(s.condenser_high) - kelvin_at_zero;
    if (!(c.chilled_high_C > c.chilled_low_C))
      issues.push_back(refused("chilled_high", "is not above chilled_low"));
    if (!(c.condenser_high_C > c.condenser_low_C))
      issues.push_back(refused("condenser_high", "is not above condenser_low"));
    c.least_part_load = s.least_part_load;
    c.unloading_part_load = s.unloading_part_load;
    c.most_part_load = s.most_part_load;
    if (issues.empty()) {
      for (double x : {c.chilled_low_C, c.chilled_high_C}) {
        for (double y : {c.condenser_low_C, c.condenser_high_C}) {
          if (biquadratic(c.capacity, x, y) <= 0.0 || biquadratic(c.eir, x, y) <= 0.0)
            issues.push_back(refused("capacity", "curves are not positive at " + std::to_string(x) +
                                                     " / " + std::to_string(y) + " degC"));
        }
      }
    }
    if (!issues.empty()) throw InputError(std::move(issues));
  } else {
    Chiller named;
    named.curves = s.curves;
    p.curves = chiller_curves(named);
  }
  p.cop_factor = s.cop_factor;
  p.evaporator_approach_K = value_of(s.evaporator_approach);
  p.condenser_approach_K = value_of(s.condenser_approach);
  p.minimum_lift_K = value_of(s.minimum_lift);
  p.transition_K = value_of(s.transition);
  p.machines = s.machines;
  p.machine_W = rating_W / s.machines;
  p.staging = s.staging;
  p.motor_share = s.motor_share;
  p.minimum_condenser_C = value_of(s.minimum_condenser) - kelvin_at_zero;
  p.condenser_W_per_K = p.machine_W *
                        (1.0 + s.motor_share / (p.curves.reference_cop * s.cop_factor)) /
                        value_of(s.condenser_range);
  return p;
}

TENFOLD_CLONES void eir_chiller(const EirChillerParameters& parameters, const EirChillerRows& r,
                                std::size_t n) {
  const EirChillerParameters p = parameters;
  const EirChillerRows rows = r;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const double x = rows.chilled_K[i] - kelvin_at_zero,
                 y = rows.condenser_in_K[i] - kelvin_at_zero;
    const double one = eir_capacity(p, x, math::max(y, p.minimum_condenser_C));
    const EirChillerPoint s =
        eir_chiller_point(p, rows.heat_W[i], x, y, machines_for(p, rows.heat_W[i], one));
    rows.power_W[i] = s.power_W;
    rows.machines_on[i] = s.machines_on;
    rows.evaporator_W[i] = s.evaporator_W;
    rows.unmet_W[i] = s.unmet_W;
    rows.condenser_W[i] = s.condenser_W;
    rows.condenser_out_K[i] = s.condenser_out_C + kelvin_at_zero;
    rows.part_load[i] = s.part_load;
    rows.outside_fit[i] = s.outside_fit;
    rows.head_held[i] = s.head_held;
  }
}

void stage_machines(const EirChillerParameters& p, double restart, const double* heat_W,
                    const double* one_W, double* machines_on, double& on, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) {
    const double up =
        std::clamp(math::ceil(heat_W[i] / (one_W[i] * p.staging) - 1e-9), 0.0, p.machines);
    const double down = std::clamp(math::ceil(heat_W[i] / (one_W[i] * p.staging * restart) - 1e-9),
                                   0.0, p.machines);
    on = heat_W[i] > 0.0 ? std::max(up, std::min(on, down)) : 0.0;
    machines_on[i] = on;
  }
}

}  // namespace tenfold::cooling
