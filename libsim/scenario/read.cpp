// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "tenfold/scenario/read.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

namespace tenfold::scenario {

void ReadContext::add_at(const std::string& path, std::string message, std::string hint) {
  std::string at = path;
  for (;;) {
    const auto found = origins.find(at);
    if (found != origins.end() || at.empty()) {
      add(found != origins.end() ? found->second : Origin{}, path, std::move(message),
          std::move(hint));
      return;
    }
    const auto dot = at.rfind('.');
    at = dot == std::string::npos ? std::string{} : at.substr(0, dot);
  }
}

namespace {

/// Whether nothing that could not be read is at a path, below it or holds it.
bool whole(const std::set<std::string>& unread, const std::string& path) {
  if (unread.empty()) return true;
  if (path.empty() || unread.contains(path)) return false;
  const auto below = unread.lower_bound(path + ".");
  if (below != unread.end() && below->starts_with(path + ".")) return false;
  for (auto dot = path.rfind('.'); dot != std::string::npos && dot > 0;
       dot = path.rfind('.', dot - 1)) {
    if (unread.contains(path.substr(0, dot))) return false;
  }
  return true;
}

}  // namespace

bool ReadContext::has_structure(const std::string& path) const { return whole(unread, path); }

bool ReadContext::has_read(const std::string& path) const {
  return whole(unread, path) && whole(unread_numbers, path);
}

namespace {

std::string suggestion(const std::string& name, const std::vector<std::string>& names) {
  const std::string near = nearest_name(name, names);
  return near.empty() ? std::string{} : "did you mean '" + near + "'?";
}

std::string list_of(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& n : names) out += (out.empty() ? "" : ", ") + n;
  return out;
}

/// Reads one specification; holds what all its fields share.
class Reader {
 public:
  Reader(const FieldTable& table, void* spec, std::string path, ReadContext& context)
      : table_(table), spec_(spec), path_(std::move(path)), context_(context) {}

  void read(const Value& node, bool from_catalog, const std::set<std::string>& also) {
    context_.origins[path_] = node.origin;
    if (node.kind != Value::Kind::map) {
      context_.add(node.origin, path_,
                   "expected a map of keys such as '" +
                       (table_.fields().empty() ? "" : table_.fields().front().name) + ":'");
      context_.unread.insert(path_);
      return;
    }
    static const std::set<std::string> remarks{"title", "source", "year", "basis", "note"};
    for (const Value::Member& m : node.members) {
      const Field* field = table_.find(m.key);
      if (field != nullptr) {
        value(*field, m);
      } else if (!also.contains(m.key) && !(from_catalog && remarks.contains(m.key))) {
        std::vector<std::string> names;
        for (const Field& f : table_.fields()) names.push_back(f.name);
        context_.add(m.key_origin, path_, "unknown key '" + m.key + "'", suggestion(m.key, names));
        // What was likely meant is not known, where it is not stated beside.
        const std::string meant = nearest_name(m.key, names);
        if (!meant.empty() && node.find(meant) == nullptr) unread(*table_.find(meant));
      }
    }
    for (const Field& field : table_.fields()) {
      if (field.required && node.find(field.name) == nullptr) {
        context_.add(node.origin, path_, "'" + field.name + "' is missing: " + field.doc);
        unread(field);
      }
    }
  }

 private:
  [[nodiscard]] std::string at(const Field& f) const {
    return path_.empty() ? f.name : path_ + "." + f.name;
  }
  void wrong(const Field& f, const Value& v, const std::string& message,
             const std::string& hint = {}) {
    context_.add(v.origin, at(f), message, hint);
    unread(f);
  }
  /// Marks a field that could not be read. A number becomes NaN, so that no comparison of a cross
  /// check with it holds; the scenario itself is refused.
  void unread(const Field& f) {
    if (f.kind == FieldKind::number) {
      context_.unread_numbers.insert(at(f));
      f.set_number(spec_, 0, nan_);
    } else {
      context_.unread.insert(at(f));
    }
  }

  void number(const Field& f, const Value& v, std::size_t position) {
    if (v.kind != Value::Kind::scalar)
      return wrong(f, v,
                   "expected a value such as '" + std::string(info(f.dimension).example) + "'");
    double value = 0.0;
    if (parse(f, v, at(f), value)) {
      f.set_number(spec_, position, value);
    } else {
      unread(f);
      if (f.kind == FieldKind::numbers) f.set_number(spec_, position, nan_);
    }
  }
  bool parse(const Field& f, const Value& v, const std::string& path, double& value) {
    const auto wrong = [&](const Field&, const Value& at, const std::string& message) {
      context_.add(at.origin, path, message);
    };
    try {
      value = parse_quantity(v.text, f.dimension);
    } catch (const UnitError& error) {
      wrong(f, v, error.what());
      return false;
    }
    const auto shown = [&](double x) { return format_quantity(x, f.dimension); };
    if (f.kind == FieldKind::integer && value != std::floor(value)) {
      wrong(f, v, "'" + v.text + "' is not a whole number");
      return false;
    }
    if (value < f.minimum || (f.exclusive_minimum && value == f.minimum)) {
      wrong(f, v,
            "'" + v.text + "' is " + (value < f.minimum ? "below the minimum " : "not above ") +
                shown(f.minimum));
      return false;
    }
    if (value > f.maximum) {
      wrong(f, v, "'" + v.text + "' is above the maximum " + shown(f.maximum));
      return false;
    }
    // No quantity of a data center is near it in SI units; beyond, products of quantities overflow.
    constexpr double largest = 1e30;
    if (std::abs(value) > largest) {
      wrong(f, v, "'" + v.text + "' is beyond " + shown(std::copysign(largest, value)));
      return false;
    }
    return true;
  }
  void numbers(const Field& f, const Value& v) {
    const Value* list = &v;
    std::string unit;
    if (v.kind == Value::Kind::map) {
      list = v.find("values");
      const Value* u = v.find("unit");
      if (list == nullptr || u == nullptr || v.members.size() != 2)
        return wrong(f, v, "expected a list, or {unit: ..., values: [...]}");
      unit = " " + u->text;
    }
    if (list->kind != Value::Kind::list) return wrong(f, v, "expected a list of values");
    if (f.count != 0 && list->items.size() != f.count) {
      return wrong(f, v,
                   "has " + std::to_string(list->items.size()) + " values; expected " +
                       std::to_string(f.count));
    }
    f.resize_numbers(spec_, list->items.size());
    for (std::size_t i = 0; i < list->items.size(); ++i) {
      Value item = list->items[i];
      item.text += unit;
      number(f, item, i);
    }
  }
  using Points = std::vector<std::pair<Date, double>>;
  /// Values by date of the field, or of one of its names; false where there is none.
  bool points_of(const Field& f, const Value& v, const std::string& path, Points& points) {
    if (v.kind == Value::Kind::scalar) {
      double value = nan_;
      if (!parse(f, v, path, value)) context_.unread_numbers.insert(path);
      points.emplace_back(Date{1970, 1, 1}, value);
    } else if (v.kind == Value::Kind::map && !v.members.empty()) {
      for (const Value::Member& m : v.members) {
        double value = nan_;
        Date date;
        try {
          date = parse_date(m.key);
        } catch (const UnitError& error) {
          context_.add(m.key_origin, path, error.what());
          context_.unread.insert(path);
          continue;
        }
        const std::string here = path + "." + m.key;
        context_.origins[here] = m.value.origin;
        if (m.value.kind != Value::Kind::scalar) {
          context_.add(m.value.origin, here,
                       "expected a value such as '" + std::string(info(f.dimension).example) + "'");
          context_.unread_numbers.insert(here);
        } else if (!parse(f, m.value, here, value)) {
          value = nan_;
          context_.unread_numbers.insert(here);
        }
        points.emplace_back(date, value);
      }
      // Values set from outside land at the end of the map: order is by date, not by place.
      std::stable_sort(points.begin(), points.end(),
                       [](const auto& a, const auto& b) { return a.first < b.first; });
      // '2022' of a catalog and '2022-01-01' of a file are one date: the outer layer, which comes
      // later, wins.
      for (std::size_t i = 1; i < points.size();) {
        if (points[i].first == points[i - 1].first) {
          points.erase(points.begin() + static_cast<std::ptrdiff_t>(i) - 1);
        } else {
          ++i;
        }
      }
    } else {
      context_.add(v.origin, path,
                   "expected a value, or values by date such as {2024-04: " +
                       std::string(info(f.dimension).example) + "}");
      context_.unread.insert(path);
    }
    return !points.empty();
  }
  void series(const Field& f, const Value& v) {
    Points points;
    if (points_of(f, v, at(f), points)) f.set_series(spec_, points);
  }
  void named_series(const Field& f, const Value& v) {
    if (v.kind != Value::Kind::map)
      return wrong(f, v,
                   "expected values by name such as {hangzhou: " +
                       std::string(info(f.dimension).example) + "}");
    for (const Value::Member& m : v.members) {
      const std::string path = at(f) + "." + m.key;
      context_.origins[path] = m.key_origin;
      Points points;
      if (points_of(f, m.value, path, points)) f.add_named(spec_, m.key, points);
    }
  }
  void text(const Field& f, const Value& v, std::size_t position) {
    if (v.kind != Value::Kind::scalar) return wrong(f, v, "expected a text");
    if (f.kind == FieldKind::choice &&
        std::find(f.choices.begin(), f.choices.end(), v.text) == f.choices.end()) {
      return wrong(f, v, "'" + v.text + "' is not one of: " + list_of(f.choices),
                   suggestion(v.text, f.choices));
    }
    if (f.kind == FieldKind::flag && (v.quoted || (v.text != "true" && v.text != "false"))) {
      return wrong(f, v, "'" + v.text + "' is not true or false");
    }
    if (f.kind == FieldKind::date) {
      try {
        static_cast<void>(parse_date(v.text));
      } catch (const UnitError& error) {
        return wrong(f, v, error.what());
      }
    }
    if (!f.catalog.empty() && context_.catalog().find(f.catalog, v.text) == nullptr) {
      const auto names = context_.catalog().names(f.catalog);
      return wrong(f, v,
                   "'" + v.text + "' is not in the catalog of " + f.catalog +
                       (names.size() <= 12 ? "; it has: " + list_of(names) : std::string{}),
                   suggestion(v.text, names));
    }
    f.set_text(spec_, position, v.text);
  }
  void texts(const Field& f, const Value& v) {
    const std::vector<Value> items = v.kind == Value::Kind::list ? v.items : std::vector<Value>{v};
    if (v.kind == Value::Kind::map) return wrong(f, v, "expected a list of texts");
    f.resize_numbers(spec_, items.size());
    for (std::size_t i = 0; i < items.size(); ++i) text(f, items[i], i);
  }
  void element(const Field& f, const Value& given, const std::string& path) {
    if (given.kind != Value::Kind::map) return wrong(f, given, "expected a map of keys");
    Value node = given;
    bool from_catalog = false;
    if (const Value* design = given.find("design"); design != nullptr && !f.designs.empty()) {
      const Value* entry = context_.catalog().find(f.designs, design->text);
      if (entry == nullptr) {
        const auto names = context_.catalog().names(f.designs);
        return wrong(f, *design,
                     "'" + design->text + "' is not a design in the catalog of " + f.designs +
                         (names.size() <= 16 ? "; it has: " + list_of(names) : std::string{}),
                     suggestion(design->text, names));
      }
      Value over = given;
      std::erase_if(over.members, [](const Value::Member& m) { return m.key == "design"; });
      node = *entry;
      try {
        merge(node, over);
      } catch (const ScenarioError& error) {
        for (Issue issue : error.issues()) {
          issue.path = path + "." + issue.path;
          context_.issues.push_back(std::move(issue));
        }
        context_.unread.insert(path);
        return;
      }
      node.origin = given.origin;
      from_catalog = true;
    } else if (design != nullptr) {
      return wrong(f, *design, "this has no catalog of designs; state its fields");
    }
    std::size_t which = 0;
    const FieldTable* table = nullptr;
    std::set<std::string> also{"design"};
    if (f.nested.models) {
      also.insert("model");
      const auto models = f.nested.models();
      std::vector<std::string> names;
      for (const auto& [name, t] : models) names.push_back(name);
      const Value* model = node.find("model");
      if (model == nullptr)
        return wrong(f, given,
                     "'model' is missing; it is one of: " + list_of(names) +
                         (f.designs.empty() ? "" : "; or name a 'design'"));
      which = static_cast<std::size_t>(std::find(names.begin(), names.end(), model->text) -
                                       names.begin());
      if (which == names.size()) {
        return wrong(f, *model,
                     "'" + model->text + "' is not a model; it is one of: " + list_of(names),
                     suggestion(model->text, names));
      }
      table = models[which].second;
    } else {
      table = &f.nested.table();
    }
    Reader(*table, f.nested.emplace(spec_, which), path, context_).read(node, from_catalog, also);
  }
  void list(const Field& f, const Value& v) {
    const std::vector<Value> items = v.kind == Value::Kind::list ? v.items : std::vector<Value>{v};
    std::set<std::string> seen;
    for (std::size_t i = 0; i < items.size(); ++i) {
      const Value* name = items[i].kind == Value::Kind::map ? items[i].find("name") : nullptr;
      const std::string key =
          name != nullptr && !name->text.empty() ? name->text : std::to_string(i);
      if (!seen.insert(key).second) {
        wrong(f, *name, "there are two of the name '" + key + "'");
        continue;
      }
      element(f, items[i], at(f) + "." + key);
    }
  }
  void value(const Field& f, const Value::Member& m) {
    const Value& v = m.value;
    context_.origins[at(f)] = v.kind == Value::Kind::scalar ? v.origin : m.key_origin;
    if (v.kind == Value::Kind::null) return wrong(f, v, "has no value");
    switch (f.kind) {
      case FieldKind::number:
      case FieldKind::integer:
        return number(f, v, 0);
      case FieldKind::numbers:
        return numbers(f, v);
      case FieldKind::series:
        return series(f, v);
      case FieldKind::named_series:
        return named_series(f, v);
      case FieldKind::flag:
      case FieldKind::text:
      case FieldKind::choice:
      case FieldKind::date:
        return text(f, v, 0);
      case FieldKind::texts:
        return texts(f, v);
      case FieldKind::spec:
      case FieldKind::optional_spec:
      case FieldKind::model:
        return element(f, v, at(f));
      case FieldKind::specs:
      case FieldKind::models:
        return list(f, v);
    }
  }

  static constexpr double nan_ = std::numeric_limits<double>::quiet_NaN();
  const FieldTable& table_;
  void* spec_;
  std::string path_;
  ReadContext& context_;
};

}  // namespace

void read(const Value& node, const FieldTable& table, void* spec, const std::string& path,
          ReadContext& context) {
  // Entries of the catalog are read through this function with a path that starts with its name.
  const bool from_catalog = path.starts_with("catalog.");
  std::set<std::string> also;
  if (path.empty()) also = {"overrides", "catalog", "$schema"};
  Reader(table, spec, path, context).read(node, from_catalog, also);
}

}  // namespace tenfold::scenario
