// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <charconv>

#include "tenfold/scenario/document.hpp"

namespace tenfold::scenario {

namespace {

std::string name_of(const Value& v) {
  const Value* name = v.kind == Value::Kind::map ? v.find("name") : nullptr;
  return name != nullptr ? name->text : std::string{};
}

bool named(const Value& list) {
  return list.kind == Value::Kind::list && !list.items.empty() &&
         std::all_of(list.items.begin(), list.items.end(),
                     [](const Value& v) { return !name_of(v).empty(); });
}

/// Whether `over` names another model or design than `base` holds.
bool other_kind(const Value& base, const Value& over) {
  for (const char* key : {"model", "design"}) {
    const Value *b = base.find(key), *o = over.find(key);
    if (o != nullptr &&
        (b == nullptr ? base.find("model") != nullptr || base.find("design") != nullptr
                      : b->text != o->text))
      return true;
  }
  return false;
}

std::vector<std::string> split(const std::string& path) {
  std::vector<std::string> parts(1);
  for (const char c : path) {
    if (c == '.') {
      parts.emplace_back();
    } else {
      parts.back().push_back(c);
    }
  }
  return parts;
}

/// Keys that say what an entry of a list is about where it has no name.
constexpr const char* identities[] = {"site", "racks", "workload", "type", "vendor"};

/// What an entry can be called in a path: its name, or else what it is about.
std::vector<std::string> names_of(const Value& item) {
  if (const std::string name = name_of(item); !name.empty()) return {name};
  std::vector<std::string> names;
  for (const char* key : identities) {
    const Value* about = item.kind == Value::Kind::map ? item.find(key) : nullptr;
    if (about != nullptr && about->kind == Value::Kind::scalar && !about->text.empty())
      names.push_back(about->text);
  }
  return names;
}

/// Positions of the entries of a list that a part of a path stands for: the one of this name, all
/// that are about it, or the one at this position.
std::vector<std::size_t> positions(const Value& list, const std::string& key) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < list.items.size(); ++i) {
    if (name_of(list.items[i]) == key) return {i};
    const std::vector<std::string> names = names_of(list.items[i]);
    if (std::find(names.begin(), names.end(), key) != names.end()) found.push_back(i);
  }
  if (!found.empty()) return found;
  std::size_t position = 0;
  const auto [end, error] = std::from_chars(key.data(), key.data() + key.size(), position);
  if (error == std::errc{} && end == key.data() + key.size() && position < list.items.size())
    found.push_back(position);
  return found;
}

const Value* element(const Value& list, const std::string& key) {
  const std::vector<std::size_t> found = positions(list, key);
  return found.size() == 1 ? &list.items[found.front()] : nullptr;
}

/// Why a part of a path stands for no entry, or for more than one, and what to write.
Issue not_one(const Value& list, const std::string& key, const std::string& path,
              const Origin& place) {
  const std::vector<std::size_t> found = positions(list, key);
  std::string list_text;
  if (found.size() > 1) {
    for (const std::size_t i : found)
      list_text += (list_text.empty() ? "" : ", ") + std::to_string(i);
    return issue_at(place, path, std::to_string(found.size()) + " entries are about '" + key + "'",
                    "name one by its position: " + list_text);
  }
  std::vector<std::string> names;
  bool by_name = true;
  for (std::size_t i = 0; i < list.items.size(); ++i) {
    const std::vector<std::string> own = names_of(list.items[i]);
    by_name = by_name && !own.empty();
    names.insert(names.end(), own.begin(), own.end());
    std::string shown;
    for (const std::string& name : own) shown += (shown.empty() ? "" : ", ") + name;
    if (i < 12)
      list_text += (i == 0 ? "" : "; ") + std::to_string(i) + (shown.empty() ? "" : ": " + shown);
  }
  const std::string near = nearest_name(key, names);
  std::string hint = near.empty() ? std::string{} : "did you mean '" + near + "'?";
  if (near.empty())
    hint = list.items.empty() ? "the list is empty"
           : by_name && list.items.size() > 12
               ? "it has " + std::to_string(list.items.size()) + " entries"
               : "entries by position: " + list_text + (list.items.size() > 12 ? "; ..." : "");
  return issue_at(place, path, "nothing is named '" + key + "'", hint);
}

}  // namespace

void merge(Value& base, const Value& over) {
  if (base.kind == Value::Kind::map && over.kind == Value::Kind::map) {
    const Value* replace = over.find("$replace");
    if ((replace != nullptr && replace->text == "true") || other_kind(base, over)) {
      base = over;
      std::erase_if(base.members, [](const Value::Member& m) { return m.key == "$replace"; });
      return;
    }
    for (const Value::Member& m : over.members) {
      if (m.key == "$replace") continue;
      if (Value* found = base.find(m.key)) {
        merge(*found, m.value);
      } else {
        base.members.push_back(m);
      }
    }
    return;
  }
  if (named(base) && named(over)) {
    for (const Value& item : over.items) {
      const auto same = std::find_if(base.items.begin(), base.items.end(),
                                     [&](const Value& v) { return name_of(v) == name_of(item); });
      if (same != base.items.end()) {
        merge(*same, item);
      } else {
        base.items.push_back(item);
      }
    }
    return;
  }
  // A map over a list of named things changes those that it names: {ups: {rating: 1 MW}}.
  if (named(base) && over.kind == Value::Kind::map && over.find("name") == nullptr) {
    for (const Value::Member& m : over.members) {
      const Value* found = element(base, m.key);
      if (found == nullptr) throw ScenarioError(not_one(base, m.key, m.key, m.key_origin));
      merge(*const_cast<Value*>(found), m.value);
    }
    return;
  }
  base = over;
}

void apply_override(Value& document, const std::string& name) {
  const Value* overrides = document.find("overrides");
  const Value* chosen = overrides != nullptr ? overrides->find(name) : nullptr;
  if (chosen == nullptr) {
    std::vector<std::string> names;
    std::string list;
    if (overrides != nullptr) {
      for (const Value::Member& m : overrides->members) {
        names.push_back(m.key);
        list += (list.empty() ? "" : ", ") + m.key;
      }
    }
    const std::string near = nearest_name(name, names);
    throw ScenarioError(Issue{"overrides",
                              "there is no override '" + name + "'" +
                                  (list.empty() ? "; the scenario has none" : "; it has: " + list),
                              near.empty() ? "" : "did you mean '" + near + "'?",
                              "--override",
                              0,
                              0,
                              {}});
  }
  const Value copy = *chosen;
  merge(document, copy);
}

void set_value(Value& document, const std::string& path, const std::string& text,
               const std::string& source) {
  auto words = std::make_shared<Source>();
  words->name = source;
  words->lines.push_back(path + "=" + text);
  const Origin place{words, 1, 1}, value_place{words, 1, static_cast<int>(path.size()) + 2};
  Value value;
  value.kind = Value::Kind::scalar;
  if (!text.empty()) value = parse_document(text, source);
  // Places inside of the text keep their distance from its start.
  struct Restamp {
    const Origin& start;
    [[nodiscard]] Origin moved(const Origin& from) const {
      Origin place = start;
      if (from.line == 1) place.column += std::max(from.column, 1) - 1;
      return place;
    }
    void operator()(Value& v) const {
      v.origin = moved(v.origin);
      for (Value& i : v.items) (*this)(i);
      for (auto& m : v.members) {
        m.key_origin = moved(m.key_origin);
        (*this)(m.value);
      }
    }
  };
  Restamp{value_place}(value);
  Value* at = &document;
  std::string walked;
  // The caret stands below the part of the path that is wrong.
  Origin here = place;
  for (const std::string& part : split(path)) {
    if (part.empty()) throw ScenarioError(issue_at(here, path, "the path has an empty part"));
    if (at->kind == Value::Kind::list) {
      const Value* found = element(*at, part);
      if (found == nullptr) throw ScenarioError(not_one(*at, part, walked, here));
      at = const_cast<Value*>(found);
    } else if (at->kind == Value::Kind::map || at->kind == Value::Kind::null) {
      at->kind = Value::Kind::map;
      at = &at->at_or_add(part, here);
    } else {
      throw ScenarioError(issue_at(
          here, walked, "'" + walked + "' is a value, not a map; nothing can be set below it"));
    }
    walked += (walked.empty() ? "" : ".") + part;
    here.column += static_cast<int>(part.size()) + 1;
  }
  *at = std::move(value);
}

const Value* find_path(const Value& document, const std::string& path) {
  const Value* at = &document;
  for (const std::string& part : split(path)) {
    at = at->kind == Value::Kind::list ? element(*at, part) : at->find(part);
    if (at == nullptr) return nullptr;
  }
  return at;
}

}  // namespace tenfold::scenario
