// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include <charconv>

#include "tenfold/scenario/read.hpp"

namespace tenfold::scenario {

namespace {

Value scalar(std::string text, bool quoted = false) {
  Value v;
  v.kind = Value::Kind::scalar;
  v.text = std::move(text);
  v.quoted = quoted;
  return v;
}

Value map() {
  Value v;
  v.kind = Value::Kind::map;
  return v;
}

void put(Value& to, const std::string& key, Value value) {
  to.members.push_back({key, {}, std::move(value)});
}

Value nested(const Field& f, void* owner, std::size_t position) {
  void* element = f.nested.at(owner, position);
  if (!f.nested.models) return write(f.nested.table(), element);
  const auto models = f.nested.models();
  const auto& [name, table] = models[f.nested.model_of(owner, position)];
  Value out = map();
  put(out, "model", scalar(name));
  for (Value::Member& m : write(*table, element).members) out.members.push_back(std::move(m));
  return out;
}

bool is_number(const std::string& text) {
  double value = 0.0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size();
}

nlohmann::ordered_json json_of(const Value& v) {
  switch (v.kind) {
    case Value::Kind::null:
      return nullptr;
    case Value::Kind::scalar:
      if (!v.quoted && (v.text == "true" || v.text == "false")) return v.text == "true";
      if (!v.quoted && is_number(v.text) && v.text.find_first_of("nN") == std::string::npos)
        return nlohmann::ordered_json::parse(v.text, nullptr, false).is_discarded()
                   ? nlohmann::ordered_json(v.text)
                   : nlohmann::ordered_json::parse(v.text);
      return v.text;
    case Value::Kind::list: {
      auto out = nlohmann::ordered_json::array();
      for (const Value& i : v.items) out.push_back(json_of(i));
      return out;
    }
    case Value::Kind::map: {
      auto out = nlohmann::ordered_json::object();
      for (const auto& m : v.members) out[m.key] = json_of(m.value);
      return out;
    }
  }
  return nullptr;
}

std::string quoted(const std::string& text) { return nlohmann::json(text).dump(); }

/// Whether YAML reads the text back as the same plain scalar.
bool plain(const std::string& text) {
  if (text.empty() || text == "~" || text == "null" || text == "true" || text == "false")
    return false;
  if (text.front() == ' ' || text.back() == ' ' ||
      text.find_first_of("\n\t\"\\#{}[],&*!|>%@`'") != std::string::npos)
    return false;
  if (text.front() == '-' || text.front() == '?' || text.front() == ':') return is_number(text);
  return text.find(": ") == std::string::npos && text.back() != ':';
}

void yaml_of(const Value& v, int indent, std::string& out) {
  const std::string pad(static_cast<std::size_t>(indent), ' ');
  const auto scalar_text = [](const Value& s) {
    if (s.kind == Value::Kind::null) return std::string("null");
    return s.quoted || !(plain(s.text) || ((s.text == "true" || s.text == "false") && !s.quoted))
               ? quoted(s.text)
               : s.text;
  };
  const auto simple = [](const Value& s) {
    return s.kind == Value::Kind::null || s.kind == Value::Kind::scalar;
  };
  if (v.kind == Value::Kind::map) {
    for (const auto& m : v.members) {
      out += pad + (plain(m.key) ? m.key : quoted(m.key)) + ":";
      if (simple(m.value)) {
        out += " " + scalar_text(m.value) + "\n";
      } else if (m.value.items.empty() && m.value.members.empty()) {
        out += m.value.kind == Value::Kind::list ? " []\n" : " {}\n";
      } else {
        out += "\n";
        yaml_of(m.value, indent + 2, out);
      }
    }
  } else if (v.kind == Value::Kind::list) {
    for (const Value& item : v.items) {
      if (simple(item)) {
        out += pad + "- " + scalar_text(item) + "\n";
        continue;
      }
      std::string below;
      yaml_of(item, indent + 2, below);
      out += pad + "- " +
             (below.size() > pad.size() + 2 ? below.substr(pad.size() + 2) : std::string("{}\n"));
    }
  } else {
    out += pad + scalar_text(v) + "\n";
  }
}

}  // namespace

Value write(const FieldTable& table, const void* spec) {
  // Nested access needs a mutable owner, but only reads here.
  void* owner = const_cast<void*>(spec);
  Value out = map();
  for (const Field& f : table.fields()) {
    switch (f.kind) {
      case FieldKind::number:
      case FieldKind::integer:
        if (const auto value = f.get_number(spec, 0))
          put(out, f.name, scalar(format_quantity(*value, f.dimension)));
        break;
      case FieldKind::numbers: {
        Value list;
        list.kind = Value::Kind::list;
        for (std::size_t i = 0; i < f.number_count(spec); ++i)
          list.items.push_back(scalar(format_quantity(*f.get_number(spec, i), f.dimension)));
        if (!list.items.empty()) put(out, f.name, std::move(list));
        break;
      }
      case FieldKind::texts: {
        Value list;
        list.kind = Value::Kind::list;
        for (std::size_t i = 0; i < f.number_count(spec); ++i)
          list.items.push_back(scalar(f.get_text(spec, i)));
        if (!list.items.empty()) put(out, f.name, std::move(list));
        break;
      }
      case FieldKind::series: {
        Value points = map();
        for (const auto& [date, value] : f.get_series(spec))
          put(points, to_string(date), scalar(format_quantity(value, f.dimension)));
        if (!points.members.empty()) put(out, f.name, std::move(points));
        break;
      }
      case FieldKind::named_series: {
        Value names = map();
        for (const auto& [name, series] : f.get_named(spec)) {
          Value points = map();
          for (const auto& [date, value] : series)
            put(points, to_string(date), scalar(format_quantity(value, f.dimension)));
          put(names, name, std::move(points));
        }
        if (!names.members.empty()) put(out, f.name, std::move(names));
        break;
      }
      case FieldKind::flag:
      case FieldKind::text:
      case FieldKind::choice:
      case FieldKind::date: {
        const std::string text = f.get_text(spec, 0);
        if (!text.empty()) put(out, f.name, scalar(text));
        break;
      }
      case FieldKind::spec:
      case FieldKind::model:
        put(out, f.name, nested(f, owner, 0));
        break;
      case FieldKind::optional_spec:
        if (f.nested.size(spec) > 0) put(out, f.name, nested(f, owner, 0));
        break;
      case FieldKind::specs:
      case FieldKind::models: {
        Value list;
        list.kind = Value::Kind::list;
        for (std::size_t i = 0; i < f.nested.size(spec); ++i)
          list.items.push_back(nested(f, owner, i));
        if (!list.items.empty()) put(out, f.name, std::move(list));
        break;
      }
    }
  }
  return out;
}

std::string to_json(const Value& document) { return json_of(document).dump(2); }

std::string to_yaml(const Value& document) {
  std::string out;
  yaml_of(document, 0, out);
  return out;
}

}  // namespace tenfold::scenario
