// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"
#include "tenfold/error.hpp"
#include "tenfold/scenario/document.hpp"

using namespace tenfold;
using namespace tenfold::scenario;
using Catch::Matchers::ContainsSubstring;

namespace {
Value parsed(const std::string& text) { return parse_document(text, "test.yaml"); }
std::string refusal(const std::string& text, const ParseLimits& limits = {}) {
  try {
    static_cast<void>(parse_document(text, "test.yaml", limits));
  } catch (const ScenarioError& error) {
    return error.what();
  }
  return "accepted";
}
std::string text_at(const Value& document, const std::string& path) {
  const Value* found = find_path(document, path);
  return found == nullptr ? "(none)" : found->text;
}
}  // namespace

TEST_CASE("YAML and JSON give the same document, with the place of every value") {
  const Value yaml = parsed("a: 1 MW\nb: [x, y]\n");
  const Value json = parsed(R"({"a": "1 MW", "b": ["x", "y"]})");
  CHECK(text_at(yaml, "a") == text_at(json, "a"));
  CHECK(text_at(yaml, "b.1") == "y");
  CHECK(find_path(yaml, "a")->origin.line == 1);
  CHECK(find_path(yaml, "a")->origin.column == 4);
  CHECK(find_path(yaml, "b")->origin.line == 2);
}

TEST_CASE("what is no document is refused with its place") {
  CHECK_THAT(refusal(""), ContainsSubstring("empty"));
  CHECK_THAT(refusal("a: 1\na: 2\n"), ContainsSubstring("test.yaml:2:1"));
  CHECK_THAT(refusal("a: [1, 2"), ContainsSubstring("test.yaml:"));
  CHECK_THAT(refusal(std::string("a: \0b", 5)), !ContainsSubstring("accepted"));
  CHECK_THAT(refusal(std::string(200, '[')), !ContainsSubstring("accepted"));
  ParseLimits few;
  few.nodes = 10;
  CHECK_THAT(refusal("a: &a [1,2,3,4]\nb: [*a, *a, *a]\n", few), !ContainsSubstring("accepted"));
  CHECK(refusal("a: &a [1,2]\nb: [*a]\n") == "accepted");
}

TEST_CASE("merging: maps by key, named lists by name, other lists replaced") {
  Value base =
      parsed("sites: [{name: a, mw: 1}, {name: b, mw: 2}]\nlist: [1, 2]\nx: {y: 1, z: 2}\n");
  merge(base, parsed("sites: [{name: b, mw: 3}, {name: c, mw: 4}]\nlist: [9]\nx: {z: 5}\n"));
  CHECK(text_at(base, "sites.a.mw") == "1");
  CHECK(text_at(base, "sites.b.mw") == "3");
  CHECK(text_at(base, "sites.c.mw") == "4");
  CHECK(find_path(base, "list")->items.size() == 1);
  CHECK(text_at(base, "x.y") == "1");
  CHECK(text_at(base, "x.z") == "5");
}

TEST_CASE("merging: a map over a named list changes the elements it names") {
  Value base = parsed("parts: [{name: ups, a: 1, b: 2}, {name: pdu, a: 3}]\n");
  merge(base, parsed("parts: {ups: {a: 7}}\n"));
  CHECK(text_at(base, "parts.ups.a") == "7");
  CHECK(text_at(base, "parts.ups.b") == "2");
  CHECK(text_at(base, "parts.pdu.a") == "3");
  CHECK_THROWS_WITH(merge(base, parsed("parts: {upps: {a: 7}}\n")),
                    ContainsSubstring("did you mean 'ups'?"));
}

TEST_CASE("merging: another model, and $replace, put the whole map in place") {
  Value base = parsed("cooling: {model: a, x: 1, y: 2}\nother: {x: 1, y: 2}\n");
  merge(base, parsed("cooling: {model: b, y: 3}\nother: {$replace: true, y: 3}\n"));
  CHECK(text_at(base, "cooling.x") == "(none)");
  CHECK(text_at(base, "cooling.y") == "3");
  CHECK(text_at(base, "other.x") == "(none)");
  CHECK(text_at(base, "other.$replace") == "(none)");
  Value same = parsed("cooling: {model: a, x: 1}\n");
  merge(same, parsed("cooling: {model: a, y: 3}\n"));
  CHECK(text_at(same, "cooling.x") == "1");
}

TEST_CASE("values set from outside show where they came from") {
  Value document = parsed("sites: [{name: a, grid: {mw: 1}}]\n");
  set_value(document, "sites.a.grid.mw", "5 MW", "--set");
  CHECK(text_at(document, "sites.a.grid.mw") == "5 MW");
  CHECK(find_path(document, "sites.a.grid.mw")->origin.source->name == "--set");
  CHECK_THROWS_WITH(set_value(document, "sites.b.grid.mw", "5 MW", "--set"),
                    ContainsSubstring("nothing is named 'b'"));
  CHECK_THROWS_WITH(set_value(document, "sites.a.grid.mw.deep", "1", "--set"),
                    ContainsSubstring("not a map"));
  CHECK_THROWS_AS(set_value(document, "sites..grid", "1", "--set"), ScenarioError);
}

TEST_CASE("entries without a name are reached by what they are about, or by position") {
  Value document = parsed(
      "openings: [{site: a, earliest: 1}, {site: b, earliest: 2}]\n"
      "mix: [{racks: hgx, share: 1}]\n"
      "stock: [{site: a, racks: x, n: 1}, {site: a, racks: y, n: 2}]\n"
      "plain: [{n: 1}, {n: 2}]\n");
  set_value(document, "openings.b.earliest", "7", "--set");
  CHECK(text_at(document, "openings.1.earliest") == "7");
  CHECK(text_at(document, "openings.0.earliest") == "1");
  set_value(document, "mix.hgx.share", "0.5", "--set");
  CHECK(text_at(document, "mix.0.share") == "0.5");
  set_value(document, "stock.y.n", "9", "--set");
  CHECK(text_at(document, "stock.1.n") == "9");
  CHECK_THROWS_WITH(
      set_value(document, "stock.a.n", "9", "--set"),
      ContainsSubstring("2 entries are about 'a'") && ContainsSubstring("by its position: 0, 1"));
  CHECK_THROWS_WITH(set_value(document, "openings.bb.earliest", "9", "--set"),
                    ContainsSubstring("did you mean 'b'?"));
  CHECK_THROWS_WITH(set_value(document, "stock.zzzzzz.n", "9", "--set"),
                    ContainsSubstring("0: a, x; 1: a, y"));
  CHECK_THROWS_WITH(set_value(document, "plain.zzzzzz.n", "9", "--set"),
                    ContainsSubstring("entries by position: 0; 1"));
}

TEST_CASE("the caret of a path set from outside stands below the part that is wrong") {
  Value document = parsed("sites: [{name: paris, grid: {mw: 1}}]\n");
  const auto column = [&](const std::string& path) {
    try {
      set_value(document, path, "5 MW", "--set");
    } catch (const ScenarioError& error) {
      return error.issues().front().column;
    }
    return 0;
  };
  CHECK(column("sites.pariss.grid.mw") == 7);
  CHECK(column("sites.paris.grid.mw.deep") == 21);
  set_value(document, "sites.paris.grid.power", "5 MW", "--set");
  const Value& grid = *find_path(document, "sites.paris.grid");
  CHECK(grid.members.back().key_origin.column == 18);
  CHECK(grid.members.back().value.origin.column == 24);
  set_value(document, "sites.paris.more", "{a: 1, b: 2}", "--set");
  const Value& more = *find_path(document, "sites.paris.more");
  CHECK(more.members.back().key_origin.column == 18 + 7);
  CHECK(more.members.back().value.origin.column == 18 + 10);
}

TEST_CASE("an unknown override names those that are there") {
  Value document = parsed("a: 1\noverrides: {small: {a: 2}, large: {a: 3}}\n");
  CHECK_THROWS_WITH(apply_override(document, "smal"), ContainsSubstring("did you mean 'small'?"));
  CHECK_THROWS_WITH(apply_override(document, "zzz"), ContainsSubstring("small, large"));
  apply_override(document, "large");
  CHECK(text_at(document, "a") == "3");
}

TEST_CASE("documents written as YAML and JSON are read again") {
  const Value document = parsed("a: '1'\nb: [1.5, true, null, 'x: y']\nc: {d: \"multi\\nline\"}\n");
  for (const std::string& text : {to_yaml(document), to_json(document)}) {
    INFO(text);
    const Value again = parsed(text);
    CHECK(text_at(again, "a") == "1");
    CHECK(text_at(again, "b.0") == "1.5");
    CHECK(text_at(again, "b.3") == "x: y");
    CHECK(text_at(again, "c.d") == "multi\nline");
  }
}
