// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "embedded_catalog.hpp"
#include "tenfold/scenario/read.hpp"

namespace tenfold::scenario {

const Catalog& Catalog::built_in() {
  static const Catalog catalog = [] {
    Catalog made;
    for (const detail::EmbeddedFile& file : detail::embedded_catalog()) {
      const Value root = parse_document(file.text, "catalog/" + std::string(file.name));
      for (const Value::Member& table : root.members) {
        for (const Value::Member& entry : table.value.members) {
          if (!made.tables_[table.key].emplace(entry.key, entry.value).second) {
            throw ScenarioError(issue_at(entry.key_origin, table.key,
                                         "the catalog has two entries '" + entry.key + "'"));
          }
        }
      }
    }
    return made;
  }();
  return catalog;
}

Catalog Catalog::with(const Value& tables) const {
  Catalog made = *this;
  for (const Value::Member& table : tables.members) {
    for (const Value::Member& entry : table.value.members) {
      Value& held = made.tables_[table.key][entry.key];
      if (held.kind == Value::Kind::null) {
        held = entry.value;
      } else {
        merge(held, entry.value);
      }
    }
  }
  return made;
}

const Value* Catalog::find(const std::string& table, const std::string& name) const {
  const auto t = tables_.find(table);
  if (t == tables_.end()) return nullptr;
  const auto e = t->second.find(name);
  return e == t->second.end() ? nullptr : &e->second;
}

std::vector<std::string> Catalog::names(const std::string& table) const {
  std::vector<std::string> out;
  if (const auto t = tables_.find(table); t != tables_.end()) {
    for (const auto& [name, value] : t->second) out.push_back(name);
  }
  return out;
}

std::vector<std::string> Catalog::tables() const {
  std::vector<std::string> out;
  for (const auto& [name, entries] : tables_) out.push_back(name);
  return out;
}

}  // namespace tenfold::scenario
