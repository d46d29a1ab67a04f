// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "liquid_kernel.hpp"

#include <algorithm>

#include "exchange.hpp"

namespace tenfold::cooling {

namespace {
constexpr double lowest_facility_flow = 0.3;
constexpr double lowest_log_fan = -8.0;  // below it the fans stand
constexpr int newton_steps = 3;
constexpr double settled = 1e-12;  // of the heat; the ledger asks for 1e-9

/// Logarithms of what a dry cooler's step holds fixed.
struct DryStep {
  double log_conductance, log_air, log_water, water;
};

/// eps C_min of the dry cooler (both streams unmixed) and its derivative by the logarithm of the
/// fan ratio, in three parts with an exponential each, so that vector loops over them overlap.
struct DryFirst {
  double least, inner, root, sign;  ///< sign: 1 where air is the lesser stream, else -1
};
TENFOLD_INLINE DryFirst dry_first(const DryStep& k, double log_fan) {
  const double log_air = k.log_air + log_fan;
  const double air = math::exp(log_air);
  const double least = math::min(air, k.water), most = math::max(air, k.water);
  const double log_ntu = k.log_conductance + 0.55 * log_fan - math::min(log_air, k.log_water);
  return {least, least / most * math::exp(0.78 * log_ntu), most / least * math::exp(0.22 * log_ntu),
          log_air < k.log_water ? 1.0 : -1.0};
}

struct DrySecond {
  double outer, slope;
};
TENFOLD_INLINE DrySecond dry_second(const DryFirst& f) {
  const double ntu_slope = 0.05 - 0.5 * f.sign;  // of ln NTU: -0.45 or 0.55
  const double e = math::exp(-f.inner);
  const double outer = (e - 1.0) * f.root;
  return {outer,
          outer * (0.22 * ntu_slope - f.sign) - e * f.inner * (f.sign + 0.78 * ntu_slope) * f.root};
}

struct DryPoint {
  double W_per_K, slope;
};
TENFOLD_INLINE DryPoint dry_third(const DryFirst& f, const DrySecond& s) {
  const double b = math::exp(s.outer);
  const double value = f.least * (1.0 - b);
  return {value, value * (0.5 + 0.5 * f.sign) - f.least * b * s.slope};
}

TENFOLD_INLINE DryPoint dry_point(const DryStep& k, double log_fan) {
  const DryFirst f = dry_first(k, log_fan);
  return dry_third(f, dry_second(f));
}

/// Steps that go through the exchangers together; see plant_kernel.cpp.
constexpr std::size_t tile = 64;

struct DryTile {
  alignas(64) double log_water[tile], water[tile], log_fan[tile];
  alignas(64) double least[tile], inner[tile], root[tile], sign[tile], outer[tile],
      outer_slope[tile];
};

/// The first two parts for a tile.
TENFOLD_INLINE void dry_parts(double log_conductance, double log_air, DryTile& t, std::size_t m) {
#pragma GCC ivdep
  for (std::size_t k = 0; k < m; ++k) {
    const DryFirst f =
        dry_first({log_conductance, log_air, t.log_water[k], t.water[k]}, t.log_fan[k]);
    t.least[k] = f.least;
    t.inner[k] = f.inner;
    t.root[k] = f.root;
    t.sign[k] = f.sign;
  }
#pragma GCC ivdep
  for (std::size_t k = 0; k < m; ++k) {
    const DrySecond s = dry_second({t.least[k], t.inner[k], t.root[k], t.sign[k]});
    t.outer[k] = s.outer;
    t.outer_slope[k] = s.slope;
  }
}

TENFOLD_INLINE DryPoint dry_last(const DryTile& t, std::size_t k) {
  return dry_third({t.least[k], t.inner[k], t.root[k], t.sign[k]}, {t.outer[k], t.outer_slope[k]});
}

TENFOLD_INLINE double guessed_log_fan(const DryCoolerGuess& g, double heat, double flow) {
  const double x = 2.0 * math::min(heat, 1.0) - 1.0;
  const double y = math::clamp((flow - 0.7) * 2.5, -1.0, 1.0);
  double tx[DryCoolerGuess::heats], ty[DryCoolerGuess::flows];
  tx[0] = ty[0] = 1.0;
  tx[1] = x;
  ty[1] = y;
#pragma GCC unroll 16
  for (int k = 2; k < DryCoolerGuess::heats; ++k) tx[k] = 2.0 * x * tx[k - 1] - tx[k - 2];
#pragma GCC unroll 16
  for (int k = 2; k < DryCoolerGuess::flows; ++k) ty[k] = 2.0 * y * ty[k - 1] - ty[k - 2];
  double sum = 0.0;
#pragma GCC unroll 16
  for (int j = 0; j < DryCoolerGuess::flows; ++j) {
    double row = 0.0;
#pragma GCC unroll 16
    for (int k = 0; k < DryCoolerGuess::heats; ++k)
      row += g.coefficient[static_cast<std::size_t>(j * DryCoolerGuess::heats + k)] * tx[k];
    sum += row * ty[j];
  }
  return sum;
}

/// ln(fan ratio) in [lowest, 0] by bisection; the heat grows with the fan ratio.
double bisected_log_fan(const DryStep& k, double wanted_W_per_K, int passes) {
  double low = lowest_log_fan, high = 0.0;
  for (int pass = 0; pass < passes; ++pass) {
    const double middle = 0.5 * (low + high);
    (dry_point(k, middle).W_per_K < wanted_W_per_K ? low : high) = middle;
  }
  return high;
}

/// Interpolation at the Chebyshev nodes.
DryCoolerGuess make_guess(const LiquidParameters& p) {
  constexpr double pi = 3.14159265358979323846;
  constexpr int heats = DryCoolerGuess::heats, flows = DryCoolerGuess::flows;
  DryCoolerGuess g{};
  for (int j = 0; j < flows; ++j) {
    const double angle_y = pi * (j + 0.5) / flows;
    const double water = p.facility_capacity_W_per_K * (0.7 + 0.4 * math::cos(angle_y));
    const DryStep step{math::log(p.dry_conductance_W_per_K), math::log(p.air_capacity_W_per_K),
                       math::log(water), water};
    const double full = dry_point(step, 0.0).W_per_K;
    for (int k = 0; k < heats; ++k) {
      const double angle_x = pi * (k + 0.5) / heats;
      const double wanted = full * 0.5 * (1.0 + math::cos(angle_x));
      const double value =
          bisected_log_fan(step, wanted, 32) - math::log(wanted / p.air_capacity_W_per_K);
      for (int b = 0; b < flows; ++b) {
        for (int a = 0; a < heats; ++a) {
          g.coefficient[static_cast<std::size_t>(b * heats + a)] +=
              value * math::cos(a * angle_x) * math::cos(b * angle_y) *
              ((a == 0 ? 1.0 : 2.0) / heats) * ((b == 0 ? 1.0 : 2.0) / flows);
        }
      }
    }
  }
  return g;
}
}  // namespace

double counterflow_effectiveness(double ntu, double capacity_ratio) {
  if (math::abs(1.0 - capacity_ratio) < 1e-9) return ntu / (1.0 + ntu);
  const double e = math::exp(-ntu * (1.0 - capacity_ratio));
  return (1.0 - e) / (1.0 - capacity_ratio * e);
}

double counterflow_ntu(double effectiveness, double capacity_ratio) {
  if (math::abs(1.0 - capacity_ratio) < 1e-9) return effectiveness / (1.0 - effectiveness);
  return math::log((1.0 - effectiveness * capacity_ratio) / (1.0 - effectiveness)) /
         (1.0 - capacity_ratio);
}

LiquidParameters liquid_parameters(const ColdPlateDryCooler& spec, double design_heat_W) {
  LiquidParameters p{};
  p.supply_set_K = value_of(spec.facility_supply);
  p.design_heat_W = design_heat_W;
  p.coolant_capacity_W_per_K = design_heat_W / value_of(spec.cdu.rise);
  p.facility_capacity_W_per_K = design_heat_W / value_of(spec.facility_rise);
  const double least = std::min(p.coolant_capacity_W_per_K, p.facility_capacity_W_per_K);
  const double most = std::max(p.coolant_capacity_W_per_K, p.facility_capacity_W_per_K);
  const double effectiveness =
      design_heat_W / (least * (value_of(spec.cdu.approach) + value_of(spec.cdu.rise)));
  p.cdu_conductance_W_per_K = least * counterflow_ntu(effectiveness, least / most);
  p.cdu_minimum_flow = spec.cdu.minimum_flow;
  p.cdu_pump = {p.coolant_capacity_W_per_K / exchange::coolant_J_per_m3K,
                value_of(spec.cdu.pump.pressure), spec.cdu.pump.minimum_head,
                spec.cdu.pump.efficiency};
  p.facility_pump = {p.facility_capacity_W_per_K / exchange::water_J_per_m3K,
                     value_of(spec.facility_pump.pressure), spec.facility_pump.minimum_head,
                     spec.facility_pump.efficiency};
  const double duty = design_heat_W * spec.dry_cooler.sizing;
  p.air_capacity_W_per_K = duty / value_of(spec.dry_cooler.design_air_rise);
  const double difference =
      value_of(spec.dry_cooler.design_approach) + value_of(spec.facility_rise);
  // Conductance that makes the duty at design ambient, by bisection on a monotone function.
  double low = 1e-3 * duty / difference, high = 1e3 * duty / difference;
  for (int pass = 0; pass < 200; ++pass) {
    const double middle = 0.5 * (low + high);
    (exchange::crossflow(middle, p.air_capacity_W_per_K, p.facility_capacity_W_per_K) * difference <
             duty
         ? low
         : high) = middle;
  }
  p.dry_conductance_W_per_K = high;
  p.dry_fan_W = duty * spec.dry_cooler.fan_power;
  p.dry_minimum_fan = spec.dry_cooler.minimum_fan;
  p.guess = make_guess(p);
  return p;
}

LiquidParameters scaled(const LiquidParameters& given, double design_heat_W) {
  LiquidParameters p = given;
  const double factor = design_heat_W / given.design_heat_W;
  for (double* extensive :
       {&p.design_heat_W, &p.coolant_capacity_W_per_K, &p.facility_capacity_W_per_K,
        &p.cdu_conductance_W_per_K, &p.cdu_pump.design_m3_per_s, &p.facility_pump.design_m3_per_s,
        &p.air_capacity_W_per_K, &p.dry_conductance_W_per_K, &p.dry_fan_W})
    *extensive *= factor;
  return p;
}

TENFOLD_CLONES void liquid_flows(const LiquidParameters& parameters, const LiquidRows& rows,
                                 std::size_t n) {
  const LiquidParameters p = parameters;
  const double* heat = rows.liquid_heat_W;
  double *coolant_flow = rows.coolant_flow, *facility_flow = rows.facility_flow,
         *through = rows.cdu_W_per_K, *at_full = rows.full_W_per_K, *cdu = rows.cdu_pump_W,
         *pump = rows.facility_pump_W;
  const double inverse_heat = 1.0 / p.design_heat_W;
  const double log_conductance = math::log(p.dry_conductance_W_per_K),
               log_air = math::log(p.air_capacity_W_per_K),
               log_facility = math::log(p.facility_capacity_W_per_K);
  DryTile t;  // NOLINT(cppcoreguidelines-pro-type-member-init): written before it is read
  alignas(64) double ua[tile];
  for (std::size_t first = 0; first < n; first += tile) {
    const std::size_t m = n - first < tile ? n - first : tile;
#pragma GCC ivdep
    for (std::size_t k = 0; k < m; ++k) {
      const std::size_t i = first + k;
      const double share = heat[i] * inverse_heat;
      const double x = math::max(share, p.cdu_minimum_flow);
      const double y = math::max(share, lowest_facility_flow);
      const double log_x = math::log(x), log_y = math::log(y);
      coolant_flow[i] = x;
      facility_flow[i] = y;
      cdu[i] = system_pump_W(p.cdu_pump, x, log_x);
      pump[i] = system_pump_W(p.facility_pump, y, log_y);
      ua[k] = p.cdu_conductance_W_per_K * 2.0 / (math::exp(-0.8 * log_x) + math::exp(-0.8 * log_y));
      t.log_water[k] = log_facility + log_y;
      t.water[k] = p.facility_capacity_W_per_K * y;
      t.log_fan[k] = 0.0;
    }
#pragma GCC ivdep
    for (std::size_t k = 0; k < m; ++k)
      through[first + k] = exchange::counterflow(
          ua[k], p.coolant_capacity_W_per_K * coolant_flow[first + k], t.water[k]);
    dry_parts(log_conductance, log_air, t, m);
#pragma GCC ivdep
    for (std::size_t k = 0; k < m; ++k) at_full[first + k] = dry_last(t, k).W_per_K;
  }
}

TENFOLD_CLONES void coolant_loop(const LiquidParameters& parameters, const LiquidRows& rows,
                                 bool first, std::size_t n) {
  const LiquidParameters p = parameters;
  const double *dry = rows.dry_bulb_K, *heat = rows.liquid_heat_W, *cdu = rows.cdu_pump_W,
               *pump = rows.facility_pump_W, *coolant_flow = rows.coolant_flow,
               *facility_flow = rows.facility_flow, *through = rows.cdu_W_per_K,
               *at_full = rows.full_W_per_K;
  double *coolant = rows.coolant_K, *last = rows.previous_coolant_K,
         *last_gap = rows.previous_gap_K, *supply = rows.facility_supply_K,
         *back = rows.facility_return_K, *rejected = rows.rejected_W, *full = rows.full_fan;
  const double secant = first ? 0.0 : 1.0;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const double q = heat[i] + cdu[i];
    rejected[i] = q + pump[i];
    const double water_rise = rejected[i] / (p.facility_capacity_W_per_K * facility_flow[i]);
    const double lowest = dry[i] + rejected[i] / at_full[i] - water_rise;
    full[i] = lowest > p.supply_set_K ? 1.0 : 0.0;
    supply[i] = math::max(p.supply_set_K, lowest);
    back[i] = supply[i] + water_rise;
    const double target =
        supply[i] + q / through[i] - q / (p.coolant_capacity_W_per_K * coolant_flow[i]);
    const double gap = target - coolant[i];
    const double change = last_gap[i] - gap;
    const bool flat = change * change < 1e-24;
    double ratio = (coolant[i] - last[i]) / (flat ? 1.0 : change);
    ratio = flat ? 1.0 : math::clamp(ratio, 0.5, 2.0);
    ratio = secant > 0.5 ? ratio : 1.0;
    last[i] = coolant[i];
    last_gap[i] = gap;
    coolant[i] = coolant[i] + ratio * gap;
  }
}

namespace {

TENFOLD_CLONES void dry_newton(const LiquidParameters& parameters, const LiquidRows& rows,
                               std::size_t n) {
  const LiquidParameters p = parameters;
  const double *dry = rows.dry_bulb_K, *back = rows.facility_return_K, *rejected = rows.rejected_W,
               *flow = rows.facility_flow, *at_full = rows.full_W_per_K, *full = rows.full_fan;
  double *log_fan = rows.fan_ratio, *air = rows.air_side_W;
  const double log_conductance = math::log(p.dry_conductance_W_per_K),
               log_air = math::log(p.air_capacity_W_per_K),
               inverse_air = 1.0 / p.air_capacity_W_per_K;
  DryTile t;  // NOLINT(cppcoreguidelines-pro-type-member-init): written before it is read
  alignas(64) double difference[tile], wanted[tile];
  for (std::size_t first = 0; first < n; first += tile) {
    const std::size_t m = n - first < tile ? n - first : tile;
#pragma GCC ivdep
    for (std::size_t k = 0; k < m; ++k) {
      const std::size_t i = first + k;
      t.water[k] = p.facility_capacity_W_per_K * flow[i];
      t.log_water[k] = math::log(t.water[k]);
      difference[k] = math::max(back[i] - dry[i], 1e-3);
      wanted[k] = rejected[i] / difference[k];
      const double l = math::log(wanted[k] * inverse_air) +
                       guessed_log_fan(p.guess, wanted[k] / at_full[i], flow[i]);
      t.log_fan[k] = math::clamp(l, lowest_log_fan, 0.0);
    }
    for (int step = 0; step < newton_steps; ++step) {
      dry_parts(log_conductance, log_air, t, m);
#pragma GCC ivdep
      for (std::size_t k = 0; k < m; ++k) {
        const DryPoint s = dry_last(t, k);
        const double l = t.log_fan[k] + math::clamp((wanted[k] - s.W_per_K) / s.slope, -1.0, 1.0);
        t.log_fan[k] = math::clamp(l, lowest_log_fan, 0.0);
      }
    }
#pragma GCC ivdep
    for (std::size_t k = 0; k < m; ++k) t.log_fan[k] = full[first + k] > 0.5 ? 0.0 : t.log_fan[k];
    dry_parts(log_conductance, log_air, t, m);
#pragma GCC ivdep
    for (std::size_t k = 0; k < m; ++k) {
      log_fan[first + k] = t.log_fan[k];
      air[first + k] = dry_last(t, k).W_per_K * difference[k];
    }
  }
}

/// The few steps that Newton leaves (a bend of the curve, a guess outside its range): bisection to
/// the last bit. A step's result depends on that step alone, so blocks of any length agree.
void dry_settle(const LiquidParameters& p, const LiquidRows& rows, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) {
    const double wanted_W = rows.rejected_W[i];
    if (math::abs(rows.air_side_W[i] - wanted_W) <= settled * wanted_W) continue;
    // At the lowest ratio the fans stand and the bypass valve meters the flow.
    if (rows.full_fan[i] > 0.5) continue;
    const double water = p.facility_capacity_W_per_K * rows.facility_flow[i];
    const DryStep k{math::log(p.dry_conductance_W_per_K), math::log(p.air_capacity_W_per_K),
                    math::log(water), water};
    const double difference = math::max(rows.facility_return_K[i] - rows.dry_bulb_K[i], 1e-3);
    const double l = bisected_log_fan(k, wanted_W / difference, 80);
    rows.fan_ratio[i] = l;
    rows.air_side_W[i] =
        l > lowest_log_fan + 1e-3 ? dry_point(k, l).W_per_K * difference : wanted_W;
  }
}

TENFOLD_CLONES void dry_fans(const LiquidParameters& parameters, const LiquidRows& rows,
                             std::size_t n) {
  const LiquidParameters p = parameters;
  double *ratio = rows.fan_ratio, *fan = rows.dry_fan_W;
  const double inverse_minimum = 1.0 / p.dry_minimum_fan;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const double phi = math::exp(ratio[i]);
    const double turning = math::max(phi, p.dry_minimum_fan);
    ratio[i] = phi;
    fan[i] = p.dry_fan_W * turning * turning * turning * math::min(phi * inverse_minimum, 1.0);
  }
}

}  // namespace

void dry_cooler(const LiquidParameters& p, const LiquidRows& rows, std::size_t n) {
  dry_newton(p, rows, n);
  dry_settle(p, rows, n);
  dry_fans(p, rows, n);
}

}  // namespace tenfold::cooling
