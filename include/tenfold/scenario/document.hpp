// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// A scenario document: the tree of keys and texts as written, each with the place it came from.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tenfold/error.hpp"

namespace tenfold::scenario {

/// A text that values came from: a file, `--set`, Python, or the built-in catalog.
struct Source {
  std::string name;                ///< "scenarios/hangzhou.yaml", "--set", "Python"
  std::vector<std::string> lines;  ///< its lines (for the caret), empty if it has none
};

/// Where a key or value was written.
struct Origin {
  std::shared_ptr<const Source> source;
  int line = 0;    ///< 1-based, 0: unknown
  int column = 0;  ///< 1-based
};

/// A node of the document.
struct Value {
  enum class Kind { null, scalar, list, map };
  Kind kind = Kind::null;
  std::string text;     ///< scalar as written
  bool quoted = false;  ///< scalar was in quotes
  Origin origin;
  std::vector<Value> items;  ///< list elements
  struct Member;
  std::vector<Member> members;  ///< map entries in order

  [[nodiscard]] const Value* find(std::string_view key) const noexcept;
  [[nodiscard]] Value* find(std::string_view key) noexcept;
  /// Member by key, appended as null if absent.
  Value& at_or_add(std::string_view key, const Origin& origin);
};

/// A key with the place of the key itself.
struct Value::Member {
  std::string key;
  Origin key_origin;
  Value value;
};

/// Bounds that keep a hostile file from exhausting memory.
struct ParseLimits {
  std::size_t nodes = 500'000;            ///< nodes after alias expansion
  std::size_t depth = 64;                 ///< nesting
  std::size_t bytes = 32u * 1024 * 1024;  ///< file size
};

/// Parses YAML or JSON text. @throws ScenarioError: syntax, duplicate key, binary, empty, limits
Value parse_document(std::string_view text, const std::string& name,
                     const ParseLimits& limits = {});
/// Reads a file, and the files that it `extends` (paths relative to the file; cycles are errors).
Value load_document(const std::filesystem::path& path);
/// Merges `over` onto `base`: maps by key, lists of named things by `name` (new names are
/// appended; a map over such a list changes the elements that it names), other lists and scalars
/// replaced; `$replace: true` in a map replaces the whole map. A map whose `model` or `design`
/// changes replaces the map below it. @throws ScenarioError where a map names no element
void merge(Value& base, const Value& over);
/// Merges the named partial tree `overrides.<name>`. @throws ScenarioError with the nearest name
void apply_override(Value& document, const std::string& name);
/// Sets one value by dotted path ("sites.hangzhou.grid.connection"); list elements by `name`, where
/// they have none by what they are about if one alone is (`site`, `racks`, `workload`, `type`,
/// `vendor`: "limits.openings.paris.earliest"), or by position. The text is parsed as YAML.
/// `source` is what errors show ("--set", "Python").
/// @throws ScenarioError for a path that leads nowhere (with the nearest name)
void set_value(Value& document, const std::string& path, const std::string& text,
               const std::string& source);
/// The node at a dotted path, or null.
const Value* find_path(const Value& document, const std::string& path);
/// Writes a document as JSON (scalars that are YAML numbers or booleans stay so).
std::string to_json(const Value& document);
/// Writes a document as YAML.
std::string to_yaml(const Value& document);
/// Makes an issue with line, column and caret context from an origin.
Issue issue_at(const Origin& origin, std::string path, std::string message, std::string hint = {});

}  // namespace tenfold::scenario
