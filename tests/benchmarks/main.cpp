// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
// tenfold_bench: site-steps per second and core on the reference site. docs/speed.md explains.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

#include "engine/model_data.hpp"
#include "measure.hpp"
#include "tenfold/tenfold.hpp"
#include "tenfold/version.hpp"
#include "tenfold/weather/psychrometrics.hpp"

namespace {

using namespace tenfold;
using namespace tenfold::bench;

// Counted per site-step of this physics with exp and log expanded (docs/speed.md).
constexpr double counted_multiply_add = 1900.0, counted_divisions = 100.0;

struct Arguments {
  std::string scenario = "tests/benchmarks/reference_site.yaml", json;
  int years = 10, runs = 7;
  double profile_seconds = 6.0;
  bool once = false;  ///< one run and nothing else, for an instruction counter
};

Arguments parse(int count, char** values) {
  Arguments a;
  for (int k = 1; k < count; ++k) {
    const std::string name = values[k];
    if (k + 1 >= count) throw std::runtime_error("'" + name + "' needs a value");
    const std::string value = values[++k];
    if (name == "--scenario") {
      a.scenario = value;
    } else if (name == "--json") {
      a.json = value;
    } else if (name == "--years") {
      a.years = std::max(1, std::atoi(value.c_str()));
    } else if (name == "--runs") {
      a.runs = std::max(1, std::atoi(value.c_str()));
    } else if (name == "--profile") {
      a.profile_seconds = std::atof(value.c_str());
    } else if (name == "--once") {
      a.once = value == "yes";
    } else {
      throw std::runtime_error(
          "'" + name +
          "' is not an option; there are --scenario FILE, --json FILE, --years N, "
          "--runs N, --profile SECONDS, --once yes");
    }
  }
  return a;
}

SimulateOptions one_core(const char* channels) {
  SimulateOptions o;
  o.channels = {channels};
  o.threads = 1;
  return o;
}

/// Wet bulb, humidity ratio, enthalpy and density of the site's weather year, anew.
struct Derivation {
  const weather::DerivedWeather& given;
  std::vector<double> dew_point, wet_bulb, humidity, enthalpy, density;
  explicit Derivation(const weather::DerivedWeather& w)
      : given(w),
        dew_point(w.dry_bulb_K.size()),
        wet_bulb(dew_point),
        humidity(dew_point),
        enthalpy(dew_point),
        density(dew_point) {
    for (std::size_t i = 0; i < dew_point.size(); ++i)
      dew_point[i] = weather::dew_point_K(w.humidity_ratio[i], w.pressure_Pa[i]);
  }
  void run() {
    weather::derive(given.dry_bulb_K, dew_point, given.pressure_Pa, wet_bulb, humidity, enthalpy,
                    density);
  }
};

nlohmann::json rate(double ns) {
  return {{"ns_per_site_step", ns}, {"site_steps_per_second_per_core", 1e9 / ns}};
}

int run(const Arguments& a) {
  Scenario scenario = load(a.scenario);
  const Date start = scenario.horizon.start;
  scenario =
      replace(scenario,
              {{"horizon.end",
                to_iso(utc_seconds({start.year + a.years, start.month, start.day})).substr(0, 10)}},
              "--years");
  if (a.once) {
    const Model model = compile(scenario);
    simulate(model, one_core("none"));
    std::printf("%zu site-steps\n", model.steps());
    return 0;
  }
  const double compiling = shortest(1, [&] { compile(scenario); });
  const Model model = compile(scenario);
  const auto steps = static_cast<double>(model.steps());
  const auto per_step = [&](double seconds) { return seconds / steps * 1e9; };

  const Results reference = simulate(model, one_core("none"));
  std::map<std::string, double> closure;
  for (const char* name :
       {"ledger_residual_energy", "ledger_residual_water", "ledger_residual_carbon"}) {
    const auto& values = reference.find_monthly(name)->values;
    closure[name] = *std::max_element(values.begin(), values.end());
  }
  const double totals = per_step(shortest(a.runs, [&] { simulate(model, one_core("none")); }));
  const double channels = per_step(shortest(a.runs, [&] { simulate(model, one_core("all")); }));
  Derivation derivation(model.data().sites.front().weather->derived);
  const double derive = shortest(4 * a.runs, [&] { derivation.run(); }) /
                        static_cast<double>(derivation.dew_point.size()) * 1e9;
  const double all = channels + derive;
  const Peaks peaks = measure_peaks();
  const Machine where = machine();
  // Divisions wholly behind the rest: the limit in the strict sense.
  const double limit = std::max(counted_multiply_add / peaks.multiply_add_per_s,
                                counted_divisions / peaks.divisions_per_s) *
                       1e9;

  std::printf("%s, %s, %s\n", where.cpu.c_str(), where.instruction_set.c_str(),
              where.compiler.c_str());
  std::printf("%s, %d years, %.0f site-steps, one thread, shortest CPU time of %d runs\n",
              a.scenario.c_str(), a.years, steps, a.runs);
  std::printf("  totals only, weather shared            %7.1f ns  %6.2f million/s\n", totals,
              1e3 / totals);
  std::printf("  all channels, from dew point and so on %7.1f ns  %6.2f million/s\n", all,
              1e3 / all);
  std::printf("    of it psychrometrics                 %7.1f ns\n", derive);
  std::printf("  arithmetic limit of the counted work   %7.1f ns  (%.0f %% reached)\n", limit,
              100.0 * limit / totals);
  std::printf("    peaks: %.1f G multiply+add/s, %.2f G divisions/s\n",
              peaks.multiply_add_per_s * 1e-9, peaks.divisions_per_s * 1e-9);
  std::printf("  compile of the scenario                %7.1f ms\n", compiling * 1e3);
  for (const auto& [name, value] : closure) std::printf("  %-24s %.1e\n", name.c_str(), value);

  nlohmann::json stages = nlohmann::json::object();
  std::size_t samples = 0;
  if (a.profile_seconds > 0.0) {
    const Profile p = sample(a.profile_seconds, [&] { simulate(model, one_core("none")); });
    samples = p.samples;
    std::printf(
        "cost of the stages, totals only, ns per site-step (%zu samples of the program "
        "counter)\n",
        p.samples);
    double rest = 0.0;
    for (const Sampled& f : p.functions) {
      const double ns = f.share * totals;
      if (f.share < 0.004) {
        rest += ns;
        continue;
      }
      std::printf("  %-44s %6.1f\n", f.function.c_str(), ns);
      stages[f.function] = ns;
    }
    std::printf("  %-44s %6.1f\n", "all others", rest);
    stages["all others"] = rest;
  }
  if (!a.json.empty()) {
    nlohmann::json totals_only = rate(totals), all_channels = rate(all);
    all_channels["psychrometrics_ns"] = derive;
    const nlohmann::json out = {
        {"scenario", a.scenario},
        {"years", a.years},
        {"site_steps", steps},
        {"runs", a.runs},
        {"version", std::string(kVersion)},
        {"revision", std::string(revision())},
        {"machine",
         {{"cpu", where.cpu},
          {"instruction_set", where.instruction_set},
          {"compiler", where.compiler},
          {"multiply_add_per_second", peaks.multiply_add_per_s},
          {"divisions_per_second", peaks.divisions_per_s}}},
        {"totals_only", totals_only},
        {"all_channels", all_channels},
        {"arithmetic_limit", {{"ns_per_site_step", limit}, {"reached", limit / totals}}},
        {"compile_ms", compiling * 1e3},
        {"ledger_residual", closure},
        {"stages", stages},
        {"stage_samples", samples}};
    std::ofstream file(a.json);
    file << out.dump(2) << '\n';
    file.close();
    if (!file) throw std::runtime_error("cannot write '" + a.json + "'");
  }
  return 0;
}

}  // namespace

int main(int count, char** values) {
  try {
    return run(parse(count, values));
  } catch (const std::exception& e) {
    std::fprintf(stderr, "tenfold_bench: %s\n", e.what());
    return 1;
  }
}
