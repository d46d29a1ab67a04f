// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Everything that is derived from field tables: reading, validation, schema, resolved copy, pages.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "tenfold/error.hpp"
#include "tenfold/fields.hpp"
#include "tenfold/scenario/document.hpp"

namespace tenfold::scenario {

/// Catalog tables by name ("racks", "cooling", ...): entry name -> node. Entries of a scenario's
/// own `catalog:` key shadow the built-in ones.
class Catalog {
 public:
  /// The catalog built into the library (scenarios/catalog/*.yaml).
  static const Catalog& built_in();
  /// A copy with the tables of a scenario's `catalog:` node merged over.
  [[nodiscard]] Catalog with(const Value& tables) const;
  /// Entry, or null.
  [[nodiscard]] const Value* find(const std::string& table, const std::string& name) const;
  /// Names in a table.
  [[nodiscard]] std::vector<std::string> names(const std::string& table) const;
  /// Names of the tables.
  [[nodiscard]] std::vector<std::string> tables() const;

 private:
  std::map<std::string, std::map<std::string, Value>> tables_;
};

/// Collects issues and remembers where each value of the scenario was written.
class ReadContext {
 public:
  explicit ReadContext(const Catalog& catalog) : catalog_(catalog) {}
  [[nodiscard]] const Catalog& catalog() const noexcept { return catalog_; }
  void add(const Origin& origin, const std::string& path, std::string message,
           std::string hint = {}) {
    issues.push_back(issue_at(origin, path, std::move(message), std::move(hint)));
  }
  /// Adds an issue at the place where `path` was written (or the nearest parent that was written).
  void add_at(const std::string& path, std::string message, std::string hint = {});
  /// Whether all at a path, below it and above it was read: what a cross check needs to know of the
  /// values that it speaks of.
  [[nodiscard]] bool has_read(const std::string& path) const;
  /// As has_read, but numbers may be missing: those are NaN, and no comparison with them holds.
  [[nodiscard]] bool has_structure(const std::string& path) const;
  std::vector<Issue> issues;
  std::map<std::string, Origin> origins;  ///< by dotted path
  std::set<std::string> unread;           ///< paths of what could not be read, but for numbers
  std::set<std::string> unread_numbers;   ///< paths of numbers that could not be read

 private:
  const Catalog& catalog_;
};

/// Reads a map into a specification by its table: unknown and duplicate keys, wrong dimensions,
/// ranges, NaN, missing required fields, unknown models and designs become issues; all are
/// collected. `design: name` reads the catalog entry first, then the other keys override it.
/// `model: name` selects the alternative. Keys `title`, `source`, `year`, `basis`, `note` are
/// allowed in catalog entries only.
void read(const Value& node, const FieldTable& table, void* spec, const std::string& path,
          ReadContext& context);

/// Writes a specification back as a document (every field with its value and unit): the resolved
/// copy.
Value write(const FieldTable& table, const void* spec);

/// JSON Schema (draft 2020-12) of a table, with every nested table in `$defs`.
std::string json_schema(const FieldTable& root, const std::string& id, const Catalog& catalog);

/// One reference page in Markdown for all tables reachable from `root`.
std::string reference_page(const FieldTable& root);

/// All tables reachable from `root`, each once, root first.
std::vector<const FieldTable*> reachable_tables(const FieldTable& root);

}  // namespace tenfold::scenario
