// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include <cmath>
#include <set>

#include "tenfold/scenario/read.hpp"

namespace tenfold::scenario {

namespace {

using Json = nlohmann::ordered_json;

void visit(const FieldTable& table, std::set<const FieldTable*>& seen,
           std::vector<const FieldTable*>& out) {
  if (!seen.insert(&table).second) return;
  out.push_back(&table);
  for (const Field& f : table.fields()) {
    if (f.nested.models) {
      for (const auto& [name, t] : f.nested.models()) visit(*t, seen, out);
    } else if (f.nested.table) {
      visit(f.nested.table(), seen, out);
    }
  }
}

Json quantity(const Field& f) {
  if (f.dimension == Dimension::none) {
    Json s{{"type", f.kind == FieldKind::integer ? "integer" : "number"}};
    if (std::isfinite(f.minimum))
      s[f.exclusive_minimum ? "exclusiveMinimum" : "minimum"] = f.minimum;
    if (std::isfinite(f.maximum)) s["maximum"] = f.maximum;
    return s;
  }
  return {{"type", "string"},
          {"pattern", "^\\s*[-+]?[0-9.]+([eE][-+]?[0-9]+)?\\s*\\S.*$"},
          {"examples", {std::string(info(f.dimension).example)}}};
}

Json reference(const FieldTable& table) { return {{"$ref", "#/$defs/" + table.name()}}; }

Json nested(const Field& f) {
  if (!f.nested.models) return reference(f.nested.table());
  Json any = Json::array();
  for (const auto& [name, table] : f.nested.models()) {
    any.push_back(
        {{"if", {{"properties", {{"model", {{"const", name}}}}}, {"required", {"model"}}}},
         {"then", reference(*table)}});
  }
  return {{"type", "object"}, {"allOf", any}};
}

Json series(const Field& f) {
  return {{"anyOf",
           {quantity(f), Json{{"type", "object"},
                              {"minProperties", 1},
                              {"patternProperties", {{"^[0-9]{4}(-[0-9]{2}){0,2}$", quantity(f)}}},
                              {"additionalProperties", false}}}}};
}

Json schema_of(const Field& f) {
  switch (f.kind) {
    case FieldKind::number:
    case FieldKind::integer:
      return quantity(f);
    case FieldKind::numbers: {
      Json list{{"type", "array"}, {"items", quantity(f)}};
      if (f.count != 0) list["minItems"] = list["maxItems"] = f.count;
      Json with_unit{{"type", "object"},
                     {"required", {"unit", "values"}},
                     {"additionalProperties", false},
                     {"properties",
                      {{"unit", {{"type", "string"}}},
                       {"values", {{"type", "array"}, {"items", {{"type", "number"}}}}}}}};
      return {{"anyOf", {list, with_unit}}};
    }
    case FieldKind::series:
      return series(f);
    case FieldKind::named_series:
      return {{"type", "object"}, {"additionalProperties", series(f)}};
    case FieldKind::flag:
      return {{"type", "boolean"}};
    case FieldKind::text:
      return {{"type", {"string", "number"}}};
    case FieldKind::date:
      return {{"type", {"string", "integer"}}, {"pattern", "^[0-9]{4}(-[0-9]{2}){0,2}$"}};
    case FieldKind::choice:
      return {{"enum", f.choices}};
    case FieldKind::texts:
      return {
          {"anyOf",
           {Json{{"type", "array"}, {"items", {{"type", "string"}}}}, Json{{"type", "string"}}}}};
    case FieldKind::spec:
    case FieldKind::optional_spec:
    case FieldKind::model:
      return nested(f);
    case FieldKind::specs:
    case FieldKind::models:
      return {{"anyOf", {Json{{"type", "array"}, {"items", nested(f)}}, nested(f)}}};
  }
  return {};
}

std::string range_text(const Field& f) {
  std::string out;
  if (std::isfinite(f.minimum))
    out += (f.exclusive_minimum ? "above " : "from ") + format_quantity(f.minimum, f.dimension);
  if (std::isfinite(f.maximum))
    out += (out.empty() ? "up to " : " to ") + format_quantity(f.maximum, f.dimension);
  return out;
}

std::string default_text(const Field& f, const void* made) {
  switch (f.kind) {
    case FieldKind::number:
    case FieldKind::integer: {
      const auto value = f.get_number(made, 0);
      return value ? format_quantity(*value, f.dimension) : std::string{};
    }
    case FieldKind::flag:
    case FieldKind::text:
    case FieldKind::choice:
    case FieldKind::date:
      return f.get_text(made, 0);
    default:
      return {};
  }
}

}  // namespace

std::vector<const FieldTable*> reachable_tables(const FieldTable& root) {
  std::set<const FieldTable*> seen;
  std::vector<const FieldTable*> out;
  visit(root, seen, out);
  return out;
}

std::string json_schema(const FieldTable& root, const std::string& id, const Catalog& catalog) {
  Json definitions = Json::object();
  for (const FieldTable* table : reachable_tables(root)) {
    const auto made = table->make();
    Json properties = Json::object(), required = Json::array();
    for (const Field& f : table->fields()) {
      Json s = schema_of(f);
      std::string doc = f.doc;
      if (const std::string range = range_text(f); !range.empty()) doc += " Range: " + range + ".";
      if (const std::string value = default_text(f, made.get()); !value.empty() && !f.required)
        doc += " Default: " + value + ".";
      if (!f.source.empty()) doc += " Source: " + f.source + ".";
      if (!f.catalog.empty()) {
        const auto names = catalog.names(f.catalog);
        doc += " An entry of the catalog of " + f.catalog + ".";
        s["examples"] = names;
      }
      s["description"] = doc;
      properties[f.name] = s;
      if (f.required) required.push_back(f.name);
    }
    properties["design"] = {
        {"type", "string"},
        {"description", "A catalog entry whose values are taken; the other keys override it."}};
    properties["model"] = {{"type", "string"}, {"description", "Which model this is."}};
    if (table == &root) {
      properties["$schema"] = {{"type", "string"}};
      properties["extends"] = {{"type", {"string", "array"}},
                               {"description", "Files that this one starts from."}};
      properties["overrides"] = {
          {"type", "object"}, {"description", "Named partial scenarios, chosen with --override."}};
      properties["catalog"] = {{"type", "object"},
                               {"description", "Own catalog entries by table."}};
    }
    Json s{{"type", "object"},
           {"description", table->doc()},
           {"properties", properties},
           {"additionalProperties", false}};
    // A design may hold what is required, and a file that extends another need not repeat it.
    if (table != &root && !required.empty())
      s["anyOf"] = {Json{{"required", required}}, Json{{"required", {"design"}}},
                    Json{{"required", {"name"}}}};
    definitions[table->name()] = s;
  }
  Json schema{{"$schema", "https://json-schema.org/draft/2020-12/schema"},
              {"$id", id},
              {"title", "Tenfold scenario"}};
  schema.update(definitions[root.name()]);
  definitions.erase(root.name());
  schema["$defs"] = definitions;
  return schema.dump(2);
}

std::string reference_page(const FieldTable& root) {
  std::string out =
      "# Specifications\n\nDerived from the field tables; do not edit. Every value may be given "
      "with any unit of its dimension.\n";
  for (const FieldTable* table : reachable_tables(root)) {
    const auto made = table->make();
    out += "\n## " + table->name() + "\n\n" + table->doc() +
           "\n\n| field | kind | default | range | meaning | source |\n|---|---|---|---|---|---|\n";
    for (const Field& f : table->fields()) {
      std::string kind;
      switch (f.kind) {
        case FieldKind::number:
        case FieldKind::numbers:
        case FieldKind::series:
        case FieldKind::named_series:
          kind = std::string(info(f.dimension).name) + (f.kind == FieldKind::series ? " by date"
                                                        : f.kind == FieldKind::named_series
                                                            ? " by name and date"
                                                        : f.kind == FieldKind::numbers ? " list"
                                                                                       : "");
          break;
        case FieldKind::integer:
          kind = "whole number";
          break;
        case FieldKind::flag:
          kind = "true or false";
          break;
        case FieldKind::text:
          kind = f.catalog.empty() ? "text" : "name in catalog " + f.catalog;
          break;
        case FieldKind::date:
          kind = "date";
          break;
        case FieldKind::texts:
          kind = "list of texts";
          break;
        case FieldKind::choice:
          for (const std::string& c : f.choices) kind += (kind.empty() ? "" : ", ") + c;
          break;
        default:
          if (f.nested.models) {
            for (const auto& [name, t] : f.nested.models())
              kind += (kind.empty() ? "model: " : ", ") + name;
          } else {
            kind = f.nested.table().name() + (f.kind == FieldKind::specs ? " list" : "");
          }
      }
      out += "| `" + f.name + "` | " + kind + " | " +
             (f.required ? "required" : default_text(f, made.get())) + " | " + range_text(f) +
             " | " + f.doc + " | " + f.source + " |\n";
    }
  }
  return out;
}

}  // namespace tenfold::scenario
