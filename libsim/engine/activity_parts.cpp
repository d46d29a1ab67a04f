// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "activity_parts.hpp"

namespace tenfold::engine {

namespace {

const scenario::Value& entry_of(const scenario::Catalog& catalog, const std::string& table,
                                const std::string& name) {
  if (const scenario::Value* entry = catalog.find(table, name)) return *entry;
  const std::string near = nearest_name(name, catalog.names(table));
  Issue issue;
  issue.path = table;
  issue.message = "the catalog has no entry '" + name + "' in " + table;
  if (!near.empty()) issue.hint = "did you mean '" + near + "'?";
  throw InputError(issue);
}

template <class Spec>
Spec read_entry(const scenario::Catalog& catalog, const std::string& table,
                const std::string& name) {
  scenario::ReadContext context(catalog);
  Spec spec;
  scenario::read(entry_of(catalog, table, name), Spec::fields(), &spec,
                 "catalog." + table + "." + name, context);
  if (!context.issues.empty()) throw ScenarioError(context.issues);
  return spec;
}

}  // namespace

bool has_activity(const it::Accelerator& part) {
  return value_of(part.memory_bandwidth) > 0.0 && value_of(part.compute_16bit) > 0.0;
}

it::ActivityParameters activity_parameters(const std::map<std::string, it::Accelerator>& parts,
                                           const std::string& name) {
  const auto part = parts.find(name);
  if (part == parts.end()) {
    Issue issue;
    issue.path = "accelerators";
    issue.message = "there is no accelerator '" + name + "'";
    throw InputError(issue);
  }
  if (part->second.scaled_from.empty()) return it::stated_activity(part->second, name);
  if (!has_activity(part->second)) {
    Issue issue;
    issue.path = "catalog.accelerators." + name;
    issue.message = "the activity model needs memory_bandwidth and compute_16bit";
    throw InputError(issue);
  }
  const auto reference = parts.find(part->second.scaled_from);
  if (reference == parts.end() || !reference->second.scaled_from.empty()) {
    Issue issue;
    issue.path = "catalog.accelerators." + name + ".scaled_from";
    issue.message = "'" + part->second.scaled_from + "' is not an entry that states its activity";
    throw InputError(issue);
  }
  return it::scaled_activity(part->second,
                             it::stated_activity(reference->second, part->second.scaled_from));
}

void read_accelerator(const scenario::Catalog& catalog, const std::string& name,
                      std::map<std::string, it::Accelerator>& parts) {
  if (parts.contains(name)) return;
  auto part = read_entry<it::Accelerator>(catalog, "accelerators", name);
  const std::string reference = part.scaled_from;
  parts.emplace(name, std::move(part));
  if (!reference.empty()) read_accelerator(catalog, reference, parts);
}

it::LanguageModel read_language_model(const scenario::Catalog& catalog, const std::string& name) {
  auto model = read_entry<it::LanguageModel>(catalog, "language_models", name);
  if (const std::string problem = it::problem_of(model); !problem.empty()) {
    Issue issue;
    issue.path = "catalog.language_models." + name;
    issue.message = problem;
    throw InputError(issue);
  }
  return model;
}

}  // namespace tenfold::engine
