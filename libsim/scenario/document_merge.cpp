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

const Value* element(const Value& list, const std::string& key) {
  for (const Value& item : list.items) {
    if (name_of(item) == key) return &item;
  }
  std::size_t position = 0;
  const auto [end, error] = std::from_chars(key.data(), key.data() + key.size(), position);
  if (error == std::errc{} && end == key.data() + key.size() && position < list.items.size())
    return &list.items[position];
  return nullptr;
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
      if (found == nullptr) {
        std::vector<std::string> names;
        for (const Value& item : base.items) names.push_back(name_of(item));
        const std::string near = nearest_name(m.key, names);
        throw ScenarioError(issue_at(m.key_origin, m.key, "nothing is named '" + m.key + "'",
                                     near.empty() ? "" : "did you mean '" + near + "'?"));
      }
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
  struct Restamp {
    const Origin& place;
    void operator()(Value& v) const {
      v.origin = place;
      for (Value& i : v.items) (*this)(i);
      for (auto& m : v.members) {
        m.key_origin = place;
        (*this)(m.value);
      }
    }
  };
  Restamp{value_place}(value);
  Value* at = &document;
  std::string walked;
  const std::vector<std::string> parts = split(path);
  for (const std::string& part : parts) {
    if (part.empty()) throw ScenarioError(issue_at(place, path, "the path has an empty part"));
    if (at->kind == Value::Kind::list) {
      const Value* found = element(*at, part);
      if (found == nullptr) {
        std::vector<std::string> names;
        for (const Value& item : at->items) names.push_back(name_of(item));
        const std::string near = nearest_name(part, names);
        throw ScenarioError(issue_at(place, walked, "nothing is named '" + part + "'",
                                     near.empty() ? "" : "did you mean '" + near + "'?"));
      }
      at = const_cast<Value*>(found);
    } else if (at->kind == Value::Kind::map || at->kind == Value::Kind::null) {
      at->kind = Value::Kind::map;
      at = &at->at_or_add(part, place);
    } else {
      throw ScenarioError(issue_at(
          place, walked, "'" + walked + "' is a value, not a map; nothing can be set below it"));
    }
    walked += (walked.empty() ? "" : ".") + part;
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
