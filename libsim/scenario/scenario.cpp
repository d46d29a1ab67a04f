// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "tenfold/scenario/scenario.hpp"

#include <algorithm>

#include "validate.hpp"

namespace tenfold {

namespace {

using scenario::ReadContext;
using scenario::Value;

template <class Spec>
void from_catalog(const std::string& table, const std::string& name,
                  std::map<std::string, Spec>& into, ReadContext& context) {
  if (name.empty() || into.contains(name)) return;
  const Value* entry = context.catalog().find(table, name);
  if (entry == nullptr) return;  // reported where the name was read
  Spec spec;
  scenario::read(*entry, Spec::fields(), &spec, "catalog." + table + "." + name, context);
  into.emplace(name, std::move(spec));
}

void collect(Scenario& s, ReadContext& context) {
  for (const Site& site : s.sites) {
    from_catalog("grid_zones", site.grid.zone, s.zones, context);
    for (const Hall& hall : site.halls) {
      for (const RackCount& r : hall.racks) from_catalog("racks", r.type, s.racks, context);
    }
  }
  if (s.fleet) {
    for (const auto& p : s.fleet->stock) from_catalog("racks", p.racks, s.racks, context);
    for (const auto& p : s.fleet->purchases) from_catalog("racks", p.racks, s.racks, context);
    for (const auto& d : s.fleet->demand) {
      for (const auto& m : d.mix) from_catalog("racks", m.racks, s.racks, context);
    }
  }
  for (const auto& [name, rack] : s.racks)
    from_catalog("accelerators", rack.accelerator, s.accelerators, context);
  for (const it::Workload& workload : s.workloads) {
    if (const auto* w = std::get_if<it::InferenceWorkload>(&workload))
      from_catalog("language_models", w->language_model, s.language_models, context);
  }
  // A part that is scaled from another needs that one as well.
  std::vector<std::string> references;
  for (const auto& [name, part] : s.accelerators) references.push_back(part.scaled_from);
  for (const std::string& name : references)
    from_catalog("accelerators", name, s.accelerators, context);
}

}  // namespace

Scenario resolve(Value document, const std::filesystem::path& base) {
  Scenario s;
  s.catalog = scenario::Catalog::built_in();
  if (const Value* own = document.find("catalog")) s.catalog = s.catalog.with(*own);
  ReadContext context(s.catalog);
  scenario::read(document, Scenario::fields(), &s, "", context);
  collect(s, context);
  // Cross checks skip what could not be read, so that all issues come at once.
  scenario::validate(s, base, context);
  if (!context.issues.empty()) throw ScenarioError(context.issues);
  s.document = std::move(document);
  s.base = base;
  s.origins = std::move(context.origins);
  return s;
}

Scenario load(const std::filesystem::path& path, const Settings& settings,
              const std::vector<std::string>& overrides) {
  Value document = scenario::load_document(path);
  for (const std::string& name : overrides) scenario::apply_override(document, name);
  for (const auto& [key, value] : settings) scenario::set_value(document, key, value, "--set");
  return resolve(std::move(document), path.parent_path());
}

Scenario replace(const Scenario& s, const Settings& settings, const std::string& source) {
  Value document = s.document;
  for (const auto& [key, value] : settings) scenario::set_value(document, key, value, source);
  return resolve(std::move(document), s.base);
}

std::string Scenario::to_yaml() const {
  Value out = scenario::write(Scenario::fields(), this);
  // What came from the catalog goes along, so that the copy stands on its own.
  Value tables;
  tables.kind = Value::Kind::map;
  const auto add = [&](const std::string& table, const auto& entries) {
    if (entries.empty()) return;
    Value& t = tables.at_or_add(table, {});
    t.kind = Value::Kind::map;
    for (const auto& [name, spec] : entries) {
      Value copy = scenario::write(std::decay_t<decltype(spec)>::fields(), &spec);
      if (const Value* entry = catalog.find(table, name)) {
        for (const char* remark : {"title", "source", "year", "basis", "note"}) {
          if (const Value* r = entry->find(remark)) copy.members.push_back({remark, {}, *r});
        }
      }
      t.members.push_back({name, {}, std::move(copy)});
    }
  };
  add("racks", racks);
  add("accelerators", accelerators);
  add("language_models", language_models);
  add("grid_zones", zones);
  if (!tables.members.empty()) out.members.push_back({"catalog", {}, std::move(tables)});
  return scenario::to_yaml(out);
}

}  // namespace tenfold
