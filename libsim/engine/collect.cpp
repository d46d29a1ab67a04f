// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "collect.hpp"

#include <algorithm>
#include <limits>

#include "compile_parts.hpp"
#include "tenfold/engine/simulate.hpp"
#include "tenfold/kpi/kpi.hpp"
#include "tenfold/version.hpp"

namespace tenfold {

std::vector<std::string> channel_names() {
  std::vector<std::string> names;
  for (const auto& q : engine::site_quantities()) {
    if (!q.channel.empty()) names.emplace_back(q.channel);
  }
  return names;
}

std::size_t expected_bytes(const Scenario& scenario, const std::vector<std::string>& channels) {
  const auto steps = static_cast<std::size_t>(
      (utc_seconds(scenario.horizon.end) - utc_seconds(scenario.horizon.start)) /
      static_cast<std::int64_t>(value_of(scenario.horizon.step)));
  return engine::chosen_channels(channels, scenario.output.channels).size() * steps *
         scenario.sites.size() * sizeof(float);
}

}  // namespace tenfold

namespace tenfold::engine {

std::vector<std::size_t> chosen_channels(const std::vector<std::string>& asked,
                                         const std::vector<std::string>& scenario) {
  const auto& names = asked.empty() ? scenario : asked;
  const auto quantities = site_quantities();
  std::vector<std::size_t> out;
  const auto has = [&](std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  for (const std::string& name : names) {
    const auto all = channel_names();
    if (name != "all" && name != "none" && std::find(all.begin(), all.end(), name) == all.end()) {
      const std::string near = nearest_name(name, all);
      throw InputError(Issue{"output.channels",
                             "there is no channel '" + name + "'",
                             near.empty() ? "" : "did you mean '" + near + "'?",
                             "channels",
                             0,
                             0,
                             {}});
    }
  }
  for (std::size_t q = 0; q < quantities.size(); ++q) {
    if (quantities[q].channel.empty() || has("none")) continue;
    if (has("all") || (names.empty() ? quantities[q].by_default : has(quantities[q].channel)))
      out.push_back(q);
  }
  return out;
}

Results prepare_results(const ModelData& model, const std::vector<std::size_t>& channels) {
  Results r;
  r.title = model.scenario.title;
  r.scenario_yaml = model.scenario.to_yaml();
  r.scenario_sha256 = sha256(r.scenario_yaml);
  r.version = std::string(kVersion);
  r.revision = std::string(revision());
  r.compiler = std::string(compiler());
  r.start_utc = model.start_utc;
  r.end_utc = model.end_utc;
  r.step_seconds = model.step_s;
  for (const SiteModel& s : model.sites) r.sites.push_back(s.info);
  for (const Segment& s : model.segments) r.month_start_utc.push_back(s.start_utc);
  r.classes = model.classes;
  r.inputs = model.inputs;
  r.assumptions = model.assumptions;
  r.events = model.events;
  if (!model.scenario.description.empty()) r.attributes["statement"] = model.scenario.description;
  const auto quantities = site_quantities();
  for (const std::size_t q : channels) {
    const QuantityOfRow& w = quantities[q];
    r.channels.push_back({{std::string(w.channel), std::string(w.channel_unit),
                           std::string(w.long_name), "time: mean", std::string(w.equation)},
                          std::vector<float>(model.sites.size() * model.steps(),
                                             std::numeric_limits<float>::quiet_NaN())});
  }
  return r;
}

void connect(Results& results, std::size_t site, const std::vector<std::size_t>& channels,
             SiteOutput& output) {
  for (std::size_t c = 0; c < channels.size(); ++c) {
    output.channels.emplace_back(channels[c],
                                 results.channels[c].values.data() + site * results.steps());
  }
}

namespace {

MonthlyTotal& total(Results& r, const std::string& name, const std::string& unit,
                    const std::string& long_name, const std::string& methods,
                    const std::string& equation) {
  r.monthly.push_back({{name, unit, long_name, methods, equation},
                       std::vector<double>(r.sites.size() * r.month_start_utc.size(), 0.0)});
  return r.monthly.back();
}

void flows(Results& r) {
  const auto sum = [&](const char* name) { return r.sum(name, r.start_utc, r.end_utc); };
  const auto add = [&](const char* from, const char* to, double kWh) {
    if (kWh > 0.0) r.flows.push_back({from, to, kWh});
  };
  add("Grid", "Site bus", sum("grid_import"));
  add("PV", "Site bus", sum("pv_energy"));
  add("Battery out", "Site bus", sum("battery_discharge"));
  add("Site bus", "Battery in", sum("battery_charge"));
  add("Site bus", "Export", sum("grid_export"));
  add("Site bus", "Curtailed", sum("pv_curtailed"));
  add("Site bus", "IT equipment", sum("it_energy"));
  add("Site bus", "Electrical losses", sum("chain_loss"));
  for (const auto& [name, label] : {std::pair{"crah_fan", "Air handler fans"},
                                    {"pumps", "Pumps"},
                                    {"chiller", "Chillers"},
                                    {"tower_fan", "Tower fans"},
                                    {"dry_cooler_fan", "Dry cooler fans"},
                                    {"cdu_pump", "CDU pumps"},
                                    {"heat_pump", "Heat pumps"},
                                    {"room_cooling", "Electrical rooms"},
                                    {"lighting", "Lighting"},
                                    {"auxiliary", "Auxiliary"}}) {
    add("Site bus", label, sum(name));
  }
  double it = 0.0;
  std::map<std::string, double> by_kind;
  const std::size_t months = r.month_start_utc.size();
  for (const ClassTotal& t : r.by_class) {
    if (t.words.name != "it_energy") continue;
    for (std::size_t c = 0; c < r.classes.size(); ++c) {
      const auto site = std::find_if(r.sites.begin(), r.sites.end(), [&](const SiteInfo& s) {
        return s.name == r.classes[c].site;
      });
      if (site == r.sites.end() || !site->in_totals) continue;
      for (std::size_t m = 0; m < months; ++m)
        by_kind[r.classes[c].kind] += t.values[c * months + m];
    }
  }
  for (const auto& [kind, energy] : by_kind) {
    it += energy;
    add("IT equipment",
        kind == "cpu"           ? "CPU servers"
        : kind == "accelerator" ? "Accelerators"
                                : "Storage",
        energy);
  }
  static_cast<void>(it);
}

void kpis_of(Results& r) {
  const Kpis k = kpis(r);
  r.kpis = {k.pue,
            k.pue_category_1,
            k.pue_category_2,
            k.wue,
            k.wue_source,
            k.cue_location,
            k.cue_market,
            k.it_energy,
            k.facility_energy,
            k.carbon_location,
            k.carbon_market,
            k.water,
            k.ref,
            k.erf,
            k.ere,
            k.tue,
            k.served_share};
}

}  // namespace

void finish_results(const ModelData& model, const std::deque<SiteOutput>& outputs,
                    const std::deque<SiteOutput>& required, Results& r) {
  const auto quantities = site_quantities();
  const std::size_t months = model.segments.size();
  for (std::size_t q = 0; q < quantities.size(); ++q) {
    if (quantities[q].total.empty()) continue;
    const SiteRow which = quantities[q].row;
    if (!model.serves && (which == SiteRow::answer_tokens || which == SiteRow::serving)) continue;
    MonthlyTotal& t = total(
        r, std::string(quantities[q].total), std::string(quantities[q].total_unit),
        std::string(quantities[q].long_name), "time: sum", std::string(quantities[q].equation));
    for (std::size_t s = 0; s < outputs.size(); ++s)
      std::copy(outputs[s].monthly[q].begin(), outputs[s].monthly[q].end(),
                t.values.begin() + static_cast<std::ptrdiff_t>(s * months));
  }
  const auto row = [&](const char* name, const char* unit, const char* words, const char* methods,
                       std::vector<double> SiteOutput::* member) {
    MonthlyTotal& t = total(r, name, unit, words, methods, "");
    for (std::size_t s = 0; s < outputs.size(); ++s)
      std::copy((outputs[s].*member).begin(), (outputs[s].*member).end(),
                t.values.begin() + static_cast<std::ptrdiff_t>(s * months));
  };
  row("ledger_residual_energy", "1", "largest relative residual of the energy ledger in the month",
      "time: maximum", &SiteOutput::largest_energy);
  row("ledger_residual_water", "1", "largest relative residual of the water ledger in the month",
      "time: maximum", &SiteOutput::largest_water);
  row("ledger_residual_carbon", "1", "largest relative residual of the carbon ledger in the month",
      "time: maximum", &SiteOutput::largest_carbon);
  row("peak_facility", "W", "largest facility power of a step in the month", "time: maximum",
      &SiteOutput::peak_facility_W);
  row("modules", "1", "energised modules", "time: mean", &SiteOutput::modules);
  MonthlyTotal compute = {{"compute", "s-1", "installed dense 16-bit compute, FLOP/s", "time: mean",
                           "racks x accelerators x dense rate"},
                          std::vector<double>(r.sites.size() * months, 0.0)};
  MonthlyTotal peak = {
      {"it_capacity", "W", "IT power at full activity", "time: mean", "racks x peak draw"},
      std::vector<double>(r.sites.size() * months, 0.0)};
  r.by_class = {
      {{"it_energy", "kWh", "electricity of the hardware type", "time: sum", ""},
       std::vector<double>(r.classes.size() * months)},
      {{"count", "1", "racks in service", "time: mean", ""}, model.reached.count},
      {{"purchased", "1", "racks bought in the month", "time: sum", ""}, model.reached.purchased},
      {{"retired", "1", "racks retired in the month", "time: sum", ""}, model.reached.retired},
      // What a decomposition of the energy needs: power and work of what stands, by type.
      {{"it_capacity", "W", "IT power at full activity", "time: mean", "racks x peak draw"},
       std::vector<double>(r.classes.size() * months)},
      {{"compute", "s-1", "installed dense 16-bit compute, FLOP/s", "time: mean",
        "racks x accelerators x dense rate"},
       std::vector<double>(r.classes.size() * months)},
      {{"servers", "1", "CPU work, in servers of 2021", "time: mean", "racks x server equivalents"},
       std::vector<double>(r.classes.size() * months)}};
  for (std::size_t s = 0; s < outputs.size(); ++s) {
    std::size_t local = 0;
    for (const HallModel& hall : model.sites[s].halls) {
      for (const ClassModel& c : hall.classes) {
        for (std::size_t m = 0; m < months; ++m) {
          r.by_class[0].values[c.index * months + m] = outputs[s].class_energy[local][m];
          const double racks = model.racks(model.reached, c.index, m);
          const std::size_t cell = c.index * months + m;
          r.by_class[4].values[cell] = racks * c.peak_W;
          r.by_class[5].values[cell] = racks * c.compute_per_s;
          r.by_class[6].values[cell] = racks * model.scenario.racks.at(c.rack).server_equivalents;
          compute.values[s * months + m] += r.by_class[5].values[cell];
          peak.values[s * months + m] += r.by_class[4].values[cell];
        }
        ++local;
      }
    }
    for (const auto& [kind, event] : outputs[s].events) r.events.push_back(event);
  }
  r.monthly.push_back(std::move(compute));
  r.monthly.push_back(std::move(peak));
  fleet_results(model, outputs, required, r);
  flows(r);
  kpis_of(r);
}

}  // namespace tenfold::engine
