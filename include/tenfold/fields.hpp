// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Field tables: each specification struct describes its fields once.
///
/// From that one description come YAML reading, validation, the JSON Schema, the Python classes
/// with docstrings and stubs, the reference pages and the resolved copy of a scenario. A table is
/// type-erased (descriptor, getter, setter), so that specs stay cheap to compile.
///
/// A spec is a default-constructible struct with `static const FieldTable& fields();`. Its default
/// member initialisers are the defaults: a default is written once, in the struct.
#pragma once

#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "tenfold/time.hpp"
#include "tenfold/units.hpp"

namespace tenfold {

class FieldTable;

/// A number that changes on dates: the value of the last date that has passed (step), or, before
/// the first date, the first value. Written `{2022-04: 0.216, 2023-04: 0.539}` or a single value.
template <class Quantity>
struct Series {
  std::vector<std::pair<Date, Quantity>> points;
  /// Value at a date. @pre not empty
  [[nodiscard]] Quantity at(Date date) const {
    Quantity value = points.front().second;
    for (const auto& [from, v] : points) {
      if (from <= date) value = v;
    }
    return value;
  }
  [[nodiscard]] bool empty() const noexcept { return points.empty(); }
};

/// Numbers by name and date: `{hangzhou: 300 MW, shanghai: {2027-01: 200 MW}}`.
template <class Quantity>
struct NamedSeries {
  std::vector<std::pair<std::string, Series<Quantity>>> items;
  /// Series of a name, or null.
  [[nodiscard]] const Series<Quantity>* find(std::string_view name) const {
    for (const auto& [key, series] : items) {
      if (key == name) return &series;
    }
    return nullptr;
  }
};

/// What a field holds.
enum class FieldKind {
  number,        ///< a quantity or a ratio
  integer,       ///< a whole number
  flag,          ///< true or false
  text,          ///< free text
  choice,        ///< one of `choices`
  date,          ///< a civil date
  texts,         ///< list of texts
  numbers,       ///< list of numbers of one dimension, fixed or free length
  series,        ///< number by date (Series)
  named_series,  ///< numbers by name and date (NamedSeries)
  spec,          ///< a nested specification
  specs,         ///< list of specifications (a single map is a list of one)
  model,         ///< one of several specifications, named by `model:` (std::variant)
  models,        ///< list of such
  optional_spec  ///< a nested specification that may be absent
};

/// How a nested field reaches its specification objects.
struct NestedAccess {
  /// Table of a spec field (by pointer, so that tables may refer to each other).
  std::function<const FieldTable&()> table;
  /// For model and models: (model name, table) of every alternative, in registry order.
  std::function<std::vector<std::pair<std::string, const FieldTable*>>()> models;
  /// Number of elements now held (spec and model: 1; optional_spec: 0 or 1).
  std::function<std::size_t(const void* owner)> size;
  /// Element by position.
  std::function<void*(void* owner, std::size_t position)> at;
  /// Which model an element holds.
  std::function<std::size_t(const void* owner, std::size_t position)> model_of;
  /// Appends (list, optional_spec) or replaces (spec, model) and returns the new default element;
  /// `model` is the position in models(), 0 where there are none.
  std::function<void*(void* owner, std::size_t model)> emplace;
};

/// One field of a specification.
struct Field {
  std::string name;  ///< key in a scenario file
  FieldKind kind = FieldKind::number;
  Dimension dimension = Dimension::none;
  std::string doc;        ///< one line, ends with a period
  std::string source;     ///< where the default comes from ("[J]" = judgement)
  bool required = false;  ///< must be stated
  double minimum = -std::numeric_limits<double>::infinity();
  double maximum = std::numeric_limits<double>::infinity();
  bool exclusive_minimum = false;  ///< the minimum itself is refused
  std::vector<std::string> choices;
  std::size_t count = 0;  ///< numbers: required length, 0 for any
  std::string catalog;    ///< text names an entry of this catalog table ("racks")
  /// model, models, spec: entries of this catalog table may be named by `design:`.
  std::string designs;

  /// Numbers: element `position` (0 but for numbers), in info(dimension).unit. Empty: not set.
  std::function<std::optional<double>(const void* owner, std::size_t position)> get_number;
  std::function<void(void* owner, std::size_t position, double value)> set_number;
  std::function<std::size_t(const void* owner)> number_count;
  std::function<void(void* owner, std::size_t count)> resize_numbers;
  /// text, choice, flag ("true"/"false"), date, texts (position).
  std::function<std::string(const void* owner, std::size_t position)> get_text;
  std::function<void(void* owner, std::size_t position, const std::string& value)> set_text;
  /// series: dates and values.
  std::function<std::vector<std::pair<Date, double>>(const void* owner)> get_series;
  std::function<void(void* owner, const std::vector<std::pair<Date, double>>& points)> set_series;
  /// named_series: names, each with dates and values.
  std::function<std::vector<std::pair<std::string, std::vector<std::pair<Date, double>>>>(
      const void* owner)>
      get_named;
  std::function<void(void* owner, const std::string& name,
                     const std::vector<std::pair<Date, double>>& points)>
      add_named;
  NestedAccess nested;
};

/// The fields of one specification struct.
class FieldTable {
 public:
  FieldTable(std::string name, std::string doc) : name_(std::move(name)), doc_(std::move(doc)) {}
  /// Name of the struct in the reference and in Python: "WaterEconomizer".
  [[nodiscard]] const std::string& name() const noexcept { return name_; }
  /// What the specification stands for (with equations and validity range), for the reference page.
  [[nodiscard]] const std::string& doc() const noexcept { return doc_; }
  [[nodiscard]] const std::vector<Field>& fields() const noexcept { return fields_; }
  /// Field by name, or null.
  [[nodiscard]] const Field* find(std::string_view name) const noexcept {
    for (const Field& field : fields_) {
      if (field.name == name) return &field;
    }
    return nullptr;
  }
  /// A new default-constructed specification.
  [[nodiscard]] std::shared_ptr<void> make() const { return make_(); }

 protected:
  std::vector<Field> fields_;
  std::function<std::shared_ptr<void>()> make_;

 private:
  std::string name_, doc_;
};

/// Range, words and source of a number field.
struct NumberField {
  std::string doc;
  double minimum = -std::numeric_limits<double>::infinity();
  double maximum = std::numeric_limits<double>::infinity();
  std::string source = {};
  bool required = false;
  bool exclusive_minimum = false;
};

namespace fields_detail {
template <class Spec>
const Spec& in(const void* owner) {
  return *static_cast<const Spec*>(owner);
}
template <class Spec>
Spec& in(void* owner) {
  return *static_cast<Spec*>(owner);
}
template <class T>
struct IsOptional : std::false_type {};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {
  using type = T;
};
template <class... Models>
std::vector<std::pair<std::string, const FieldTable*>> model_tables(
    const std::variant<Models...>*) {
  return {{std::string(Models::model_name), &Models::fields()}...};
}
template <class Variant, std::size_t... I>
void emplace_model(Variant& variant, std::size_t model, std::index_sequence<I...>) {
  ((model == I ? static_cast<void>(variant.template emplace<I>()) : static_cast<void>(0)), ...);
}
template <class Variant>
void* emplace_model(Variant& variant, std::size_t model) {
  emplace_model(variant, model, std::make_index_sequence<std::variant_size_v<Variant>>{});
  return std::visit([](auto& held) -> void* { return &held; }, variant);
}
}  // namespace fields_detail

/// Builds the table of `Spec` from pointers to members.
template <class Spec>
class TableOf : public FieldTable {
 public:
  TableOf(std::string name, std::string doc) : FieldTable(std::move(name), std::move(doc)) {
    make_ = [] { return std::static_pointer_cast<void>(std::make_shared<Spec>()); };
  }

  /// A number: Quantity, double, int, or std::optional of a quantity (absent when not stated).
  template <class Member>
  TableOf& number(std::string name, Member Spec::* member, NumberField words) {
    Field& f = add(std::move(name), FieldKind::number, std::move(words));
    if constexpr (fields_detail::IsOptional<Member>::value) {
      using Quantity = typename fields_detail::IsOptional<Member>::type;
      f.dimension = QuantityTraits<Quantity>::dimension;
      f.get_number = [member](const void* o, std::size_t) -> std::optional<double> {
        const auto& held = fields_detail::in<Spec>(o).*member;
        if (!held) return std::nullopt;
        return value_of(*held);
      };
      f.set_number = [member](void* o, std::size_t, double v) {
        fields_detail::in<Spec>(o).*member = si<Quantity>(v);
      };
    } else if constexpr (std::is_same_v<Member, int>) {
      f.kind = FieldKind::integer;
      f.get_number = [member](const void* o, std::size_t) -> std::optional<double> {
        return fields_detail::in<Spec>(o).*member;
      };
      f.set_number = [member](void* o, std::size_t, double v) {
        fields_detail::in<Spec>(o).*member = static_cast<int>(v);
      };
    } else {
      f.dimension = QuantityTraits<Member>::dimension;
      f.get_number = [member](const void* o, std::size_t) -> std::optional<double> {
        return value_of(fields_detail::in<Spec>(o).*member);
      };
      f.set_number = [member](void* o, std::size_t, double v) {
        fields_detail::in<Spec>(o).*member = si<Member>(v);
      };
    }
    return *this;
  }

  /// A list of numbers (std::vector of a quantity); `count` 0 means any length.
  template <class Quantity>
  TableOf& numbers(std::string name, std::vector<Quantity> Spec::* member, std::size_t count,
                   NumberField words) {
    Field& f = add(std::move(name), FieldKind::numbers, std::move(words));
    f.dimension = QuantityTraits<Quantity>::dimension;
    f.count = count;
    f.number_count = [member](const void* o) {
      return (fields_detail::in<Spec>(o).*member).size();
    };
    f.resize_numbers = [member](void* o, std::size_t n) {
      (fields_detail::in<Spec>(o).*member).resize(n);
    };
    f.get_number = [member](const void* o, std::size_t i) -> std::optional<double> {
      return value_of((fields_detail::in<Spec>(o).*member)[i]);
    };
    f.set_number = [member](void* o, std::size_t i, double v) {
      (fields_detail::in<Spec>(o).*member)[i] = si<Quantity>(v);
    };
    return *this;
  }

  /// A number by date.
  template <class Quantity>
  TableOf& series(std::string name, Series<Quantity> Spec::* member, NumberField words) {
    Field& f = add(std::move(name), FieldKind::series, std::move(words));
    f.dimension = QuantityTraits<Quantity>::dimension;
    f.get_series = [member](const void* o) {
      std::vector<std::pair<Date, double>> out;
      for (const auto& [date, q] : (fields_detail::in<Spec>(o).*member).points) {
        out.emplace_back(date, value_of(q));
      }
      return out;
    };
    f.set_series = [member](void* o, const std::vector<std::pair<Date, double>>& points) {
      auto& held = (fields_detail::in<Spec>(o).*member).points;
      held.clear();
      for (const auto& [date, v] : points) held.emplace_back(date, si<Quantity>(v));
    };
    return *this;
  }

  /// Numbers by name and date.
  template <class Quantity>
  TableOf& named_series(std::string name, NamedSeries<Quantity> Spec::* member, NumberField words) {
    Field& f = add(std::move(name), FieldKind::named_series, std::move(words));
    f.dimension = QuantityTraits<Quantity>::dimension;
    f.get_named = [member](const void* o) {
      std::vector<std::pair<std::string, std::vector<std::pair<Date, double>>>> out;
      for (const auto& [key, series] : (fields_detail::in<Spec>(o).*member).items) {
        auto& points = out.emplace_back(key, std::vector<std::pair<Date, double>>{}).second;
        for (const auto& [date, q] : series.points) points.emplace_back(date, value_of(q));
      }
      return out;
    };
    f.add_named = [member](void* o, const std::string& key,
                           const std::vector<std::pair<Date, double>>& points) {
      auto& held = (fields_detail::in<Spec>(o).*member).items.emplace_back();
      held.first = key;
      for (const auto& [date, v] : points) held.second.points.emplace_back(date, si<Quantity>(v));
    };
    return *this;
  }

  /// Free text; `catalog` names the catalog table of which it must be an entry.
  TableOf& text(std::string name, std::string Spec::* member, std::string doc,
                bool required = false, std::string catalog = {}) {
    Field& f = add(std::move(name), FieldKind::text, {std::move(doc)});
    f.required = required;
    f.catalog = std::move(catalog);
    text_access(f, member);
    return *this;
  }
  /// One of the given words.
  TableOf& choice(std::string name, std::string Spec::* member, std::vector<std::string> choices,
                  std::string doc) {
    Field& f = add(std::move(name), FieldKind::choice, {std::move(doc)});
    f.choices = std::move(choices);
    text_access(f, member);
    return *this;
  }
  /// A list of texts.
  TableOf& texts(std::string name, std::vector<std::string> Spec::* member, std::string doc,
                 std::string catalog = {}) {
    Field& f = add(std::move(name), FieldKind::texts, {std::move(doc)});
    f.catalog = std::move(catalog);
    f.number_count = [member](const void* o) {
      return (fields_detail::in<Spec>(o).*member).size();
    };
    f.resize_numbers = [member](void* o, std::size_t n) {
      (fields_detail::in<Spec>(o).*member).resize(n);
    };
    f.get_text = [member](const void* o, std::size_t i) {
      return (fields_detail::in<Spec>(o).*member)[i];
    };
    f.set_text = [member](void* o, std::size_t i, const std::string& v) {
      (fields_detail::in<Spec>(o).*member)[i] = v;
    };
    return *this;
  }
  /// True or false.
  TableOf& flag(std::string name, bool Spec::* member, std::string doc) {
    Field& f = add(std::move(name), FieldKind::flag, {std::move(doc)});
    f.get_text = [member](const void* o, std::size_t) {
      return std::string(fields_detail::in<Spec>(o).*member ? "true" : "false");
    };
    f.set_text = [member](void* o, std::size_t, const std::string& v) {
      fields_detail::in<Spec>(o).*member = v == "true";
    };
    return *this;
  }
  /// A civil date; std::optional<Date> when it may be absent (get_text gives "" then).
  template <class Member>
  TableOf& date(std::string name, Member Spec::* member, std::string doc, bool required = false) {
    Field& f = add(std::move(name), FieldKind::date, {std::move(doc)});
    f.required = required;
    f.get_text = [member](const void* o, std::size_t) -> std::string {
      const auto& held = fields_detail::in<Spec>(o).*member;
      if constexpr (std::is_same_v<Member, Date>) {
        return to_string(held);
      } else {
        return held ? to_string(*held) : std::string{};
      }
    };
    f.set_text = [member](void* o, std::size_t, const std::string& v) {
      fields_detail::in<Spec>(o).*member = parse_date(v);
    };
    return *this;
  }

  /// A nested specification.
  template <class Child>
  TableOf& spec(std::string name, Child Spec::* member, std::string doc, bool required = false,
                std::string designs = {}) {
    Field& f = add(std::move(name), FieldKind::spec, {std::move(doc)});
    f.required = required;
    f.designs = std::move(designs);
    f.nested.table = []() -> const FieldTable& { return Child::fields(); };
    f.nested.size = [](const void*) -> std::size_t { return 1; };
    f.nested.at = [member](void* o, std::size_t) -> void* {
      return &(fields_detail::in<Spec>(o).*member);
    };
    f.nested.emplace = [member](void* o, std::size_t) -> void* {
      fields_detail::in<Spec>(o).*member = Child{};
      return &(fields_detail::in<Spec>(o).*member);
    };
    return *this;
  }
  /// A nested specification that may be absent.
  template <class Child>
  TableOf& optional_spec(std::string name, std::optional<Child> Spec::* member, std::string doc,
                         std::string designs = {}) {
    Field& f = add(std::move(name), FieldKind::optional_spec, {std::move(doc)});
    f.designs = std::move(designs);
    f.nested.table = []() -> const FieldTable& { return Child::fields(); };
    f.nested.size = [member](const void* o) -> std::size_t {
      return (fields_detail::in<Spec>(o).*member).has_value() ? 1 : 0;
    };
    f.nested.at = [member](void* o, std::size_t) -> void* {
      return &*(fields_detail::in<Spec>(o).*member);
    };
    f.nested.emplace = [member](void* o, std::size_t) -> void* {
      return &(fields_detail::in<Spec>(o).*member).emplace();
    };
    return *this;
  }
  /// A list of specifications; elements with a field `name` merge by it under extends and
  /// overrides.
  template <class Child>
  TableOf& specs(std::string name, std::vector<Child> Spec::* member, std::string doc,
                 bool required = false, std::string designs = {}) {
    Field& f = add(std::move(name), FieldKind::specs, {std::move(doc)});
    f.required = required;
    f.designs = std::move(designs);
    f.nested.table = []() -> const FieldTable& { return Child::fields(); };
    list_access(f, member);
    f.nested.emplace = [member](void* o, std::size_t) -> void* {
      return &(fields_detail::in<Spec>(o).*member).emplace_back();
    };
    return *this;
  }
  /// One of several models (a std::variant of specs with `model_name`), named by `model:`.
  template <class... Models>
  TableOf& model(std::string name, std::variant<Models...> Spec::* member, std::string doc,
                 bool required = false, std::string designs = {}) {
    Field& f = add(std::move(name), FieldKind::model, {std::move(doc)});
    f.required = required;
    f.designs = std::move(designs);
    f.nested.models = [] { return fields_detail::model_tables((std::variant<Models...>*)nullptr); };
    f.nested.size = [](const void*) -> std::size_t { return 1; };
    f.nested.at = [member](void* o, std::size_t) -> void* {
      return std::visit([](auto& held) -> void* { return &held; },
                        fields_detail::in<Spec>(o).*member);
    };
    f.nested.model_of = [member](const void* o, std::size_t) {
      return (fields_detail::in<Spec>(o).*member).index();
    };
    f.nested.emplace = [member](void* o, std::size_t which) -> void* {
      return fields_detail::emplace_model(fields_detail::in<Spec>(o).*member, which);
    };
    return *this;
  }
  /// A list of models.
  template <class... Models>
  TableOf& models(std::string name, std::vector<std::variant<Models...>> Spec::* member,
                  std::string doc, std::string designs = {}) {
    Field& f = add(std::move(name), FieldKind::models, {std::move(doc)});
    f.designs = std::move(designs);
    f.nested.models = [] { return fields_detail::model_tables((std::variant<Models...>*)nullptr); };
    f.nested.size = [member](const void* o) { return (fields_detail::in<Spec>(o).*member).size(); };
    f.nested.at = [member](void* o, std::size_t i) -> void* {
      return std::visit([](auto& held) -> void* { return &held; },
                        (fields_detail::in<Spec>(o).*member)[i]);
    };
    f.nested.model_of = [member](const void* o, std::size_t i) {
      return (fields_detail::in<Spec>(o).*member)[i].index();
    };
    f.nested.emplace = [member](void* o, std::size_t which) -> void* {
      return fields_detail::emplace_model((fields_detail::in<Spec>(o).*member).emplace_back(),
                                          which);
    };
    return *this;
  }

 private:
  Field& add(std::string name, FieldKind kind, NumberField words) {
    Field f;
    f.name = std::move(name);
    f.kind = kind;
    f.doc = std::move(words.doc);
    f.source = std::move(words.source);
    f.minimum = words.minimum;
    f.maximum = words.maximum;
    f.required = words.required;
    f.exclusive_minimum = words.exclusive_minimum;
    fields_.push_back(std::move(f));
    return fields_.back();
  }
  void text_access(Field& f, std::string Spec::* member) {
    f.get_text = [member](const void* o, std::size_t) {
      return fields_detail::in<Spec>(o).*member;
    };
    f.set_text = [member](void* o, std::size_t, const std::string& v) {
      fields_detail::in<Spec>(o).*member = v;
    };
  }
  template <class Element>
  void list_access(Field& f, std::vector<Element> Spec::* member) {
    f.nested.size = [member](const void* o) { return (fields_detail::in<Spec>(o).*member).size(); };
    f.nested.at = [member](void* o, std::size_t i) -> void* {
      return &(fields_detail::in<Spec>(o).*member)[i];
    };
  }
};

}  // namespace tenfold
