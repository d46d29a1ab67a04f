// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "tenfold/scenario/document.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

namespace tenfold::scenario {

Issue issue_at(const Origin& origin, std::string path, std::string message, std::string hint) {
  Issue issue{std::move(path),
              std::move(message),
              std::move(hint),
              origin.source ? origin.source->name : "",
              0,
              0,
              {}};
  const bool has_line = origin.source && origin.line > 0 &&
                        static_cast<std::size_t>(origin.line) <= origin.source->lines.size();
  if (!has_line) return issue;
  issue.line = origin.line;
  issue.column = origin.column;
  // The line itself, the one before for orientation, and a caret; long lines are cut around it.
  constexpr std::size_t width = 96;
  const auto& lines = origin.source->lines;
  const auto at = static_cast<std::size_t>(origin.line - 1);
  const std::size_t column = static_cast<std::size_t>(std::max(origin.column, 1) - 1);
  const std::size_t from = column > width - 16 ? column - (width - 16) : 0;
  const auto cut = [&](const std::string& line) {
    if (from >= line.size()) return std::string{};
    return line.substr(from, width) + (line.size() > from + width ? " ..." : "");
  };
  const std::string number = std::to_string(origin.line), before = std::to_string(origin.line - 1);
  const std::size_t gutter = number.size();
  if (at > 0)
    issue.context += "   " + std::string(gutter - before.size(), ' ') + before + " | " +
                     cut(lines[at - 1]) + "\n";
  issue.context += " > " + number + " | " + cut(lines[at]) + "\n";
  issue.context += std::string(gutter + 6 + (column - from), ' ') + "^";
  return issue;
}

const Value* Value::find(std::string_view key) const noexcept {
  for (const Member& m : members) {
    if (m.key == key) return &m.value;
  }
  return nullptr;
}

Value* Value::find(std::string_view key) noexcept {
  for (Member& m : members) {
    if (m.key == key) return &m.value;
  }
  return nullptr;
}

Value& Value::at_or_add(std::string_view key, const Origin& place) {
  if (Value* found = find(key)) return *found;
  members.push_back({std::string(key), place, {}});
  members.back().value.origin = place;
  return members.back().value;
}

namespace {

/// Builds the tree from yaml-cpp's events, expanding aliases under a budget.
class Builder : public YAML::EventHandler {
 public:
  Builder(std::shared_ptr<const Source> source, const ParseLimits& limits)
      : source_(std::move(source)), limits_(limits) {}

  std::vector<Issue> issues;
  Value root;
  bool any = false;
  int documents = 0;

  void OnDocumentStart(const YAML::Mark&) override { ++documents; }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    put(scalar(mark, Value::Kind::null, "", false), anchor);
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const auto found = anchors_.find(anchor);
    if (found == anchors_.end()) return fail(mark, "an alias inside its own anchor");
    spend(count(found->second), mark);
    Value copy = found->second;
    put(std::move(copy), 0);
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    const bool quoted = tag == "!";
    const bool null = !quoted && (value.empty() || value == "~" || value == "null");
    put(scalar(mark, null ? Value::Kind::null : Value::Kind::scalar, value, quoted), anchor);
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(mark, Value::Kind::list, anchor);
  }
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(mark, Value::Kind::map, anchor);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapEnd() override { close(); }

 private:
  struct Frame {
    Value value;
    YAML::anchor_t anchor;
    bool key_next = true;
    std::string key;
    Origin key_origin;
  };
  static std::size_t count(const Value& v) {
    std::size_t n = 1;
    for (const Value& i : v.items) n += count(i);
    for (const auto& m : v.members) n += count(m.value);
    return n;
  }
  [[nodiscard]] Origin at(const YAML::Mark& mark) const {
    return {source_, mark.line + 1, mark.column + 1};
  }
  void fail(const YAML::Mark& mark, const std::string& message) {
    throw ScenarioError(issue_at(at(mark), "", message));
  }
  void spend(std::size_t nodes, const YAML::Mark& mark) {
    nodes_ += nodes;
    if (nodes_ > limits_.nodes)
      fail(mark, "the document has more than " + std::to_string(limits_.nodes) +
                     " nodes after its aliases are expanded");
  }
  Value scalar(const YAML::Mark& mark, Value::Kind kind, const std::string& text, bool quoted) {
    spend(1, mark);
    Value v;
    v.kind = kind;
    v.text = text;
    v.quoted = quoted;
    v.origin = at(mark);
    return v;
  }
  void open(const YAML::Mark& mark, Value::Kind kind, YAML::anchor_t anchor) {
    if (!stack_.empty() && stack_.back().value.kind == Value::Kind::map && stack_.back().key_next)
      fail(mark, "a key must be a plain text");
    if (stack_.size() >= limits_.depth)
      fail(mark, "nesting is deeper than " + std::to_string(limits_.depth) + " levels");
    Frame frame;
    frame.value = scalar(mark, kind, "", false);
    frame.anchor = anchor;
    stack_.push_back(std::move(frame));
  }
  void close() {
    Frame frame = std::move(stack_.back());
    stack_.pop_back();
    put(std::move(frame.value), frame.anchor);
  }
  void put(Value value, YAML::anchor_t anchor) {
    if (anchor != 0) anchors_[anchor] = value;
    if (stack_.empty()) {
      root = std::move(value);
      any = true;
      return;
    }
    Frame& frame = stack_.back();
    if (frame.value.kind == Value::Kind::list) {
      frame.value.items.push_back(std::move(value));
      return;
    }
    if (frame.key_next) {
      frame.key = value.text;
      frame.key_origin = value.origin;
      for (const auto& m : frame.value.members) {
        if (m.key == value.text) {
          issues.push_back(issue_at(value.origin, "",
                                    "duplicate key '" + value.text +
                                        "'; it was first written in line " +
                                        std::to_string(m.key_origin.line)));
          break;
        }
      }
    } else {
      frame.value.members.push_back({frame.key, frame.key_origin, std::move(value)});
    }
    frame.key_next = !frame.key_next;
  }

  std::shared_ptr<const Source> source_;
  ParseLimits limits_;
  std::size_t nodes_ = 0;
  std::vector<Frame> stack_;
  std::map<YAML::anchor_t, Value> anchors_;
};

std::shared_ptr<const Source> make_source(std::string_view text, const std::string& name) {
  auto source = std::make_shared<Source>();
  source->name = name;
  std::istringstream in{std::string(text)};
  for (std::string line; std::getline(in, line);) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    source->lines.push_back(line);
  }
  return source;
}

bool is_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    const int more = c < 0x80         ? 0
                     : (c >> 5) == 6  ? 1
                     : (c >> 4) == 14 ? 2
                     : (c >> 3) == 30 ? 3
                                      : -1;
    if (more < 0) return false;
    for (int k = 0; k < more; ++k) {
      if (++i >= text.size() || (static_cast<unsigned char>(text[i]) >> 6) != 2) return false;
    }
  }
  return true;
}

}  // namespace

Value parse_document(std::string_view text, const std::string& name, const ParseLimits& limits) {
  const auto refuse = [&](const std::string& message) {
    throw ScenarioError(Issue{"", message, "", name, 0, 0, {}});
  };
  if (text.size() > limits.bytes)
    refuse("the file is larger than " + std::to_string(limits.bytes / (1024 * 1024)) + " MiB");
  if (text.find('\0') != std::string_view::npos || !is_utf8(text))
    refuse("this is not a text file (UTF-8); a scenario is YAML or JSON");
  const auto source = make_source(text, name);
  Builder builder(source, limits);
  try {
    std::istringstream in{std::string(text)};
    YAML::Parser parser(in);
    while (parser.HandleNextDocument(builder)) {
      if (builder.documents > 1) refuse("more than one YAML document in one file");
    }
  } catch (const YAML::Exception& error) {
    throw ScenarioError(issue_at({source, error.mark.line + 1, error.mark.column + 1}, "",
                                 "YAML syntax: " + error.msg));
  }
  if (!builder.issues.empty()) throw ScenarioError(builder.issues);
  if (!builder.any || builder.root.kind == Value::Kind::null)
    refuse("the file is empty; see 'tenfold schema' for what a scenario holds");
  return std::move(builder.root);
}

namespace {

std::string read_file(const std::filesystem::path& path, const Origin& from) {
  std::error_code code;
  if (!std::filesystem::is_regular_file(path, code)) {
    const std::string message = std::filesystem::exists(path, code)
                                    ? "'" + path.string() + "' is not a file"
                                    : "there is no file '" + path.string() + "'";
    Issue issue = issue_at(from, "", message);
    if (issue.source.empty()) issue.source = path.string();
    throw ScenarioError(issue);
  }
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  if (!in) throw ScenarioError(Issue{"", "the file cannot be read", "", path.string(), 0, 0, {}});
  return text.str();
}

Value load_chain(const std::filesystem::path& path, const Origin& from,
                 std::vector<std::filesystem::path>& open) {
  const std::filesystem::path canonical = std::filesystem::weakly_canonical(path);
  if (std::find(open.begin(), open.end(), canonical) != open.end()) {
    throw ScenarioError(
        issue_at(from, "extends", "'" + path.string() + "' extends itself in a circle"));
  }
  open.push_back(canonical);
  Value document = parse_document(read_file(path, from), path.string());
  if (document.kind != Value::Kind::map)
    throw ScenarioError(
        issue_at(document.origin, "", "a scenario is a map of keys such as 'sites:'"));
  if (const Value* extends = document.find("extends")) {
    std::vector<Value> bases =
        extends->kind == Value::Kind::list ? extends->items : std::vector<Value>{*extends};
    Value merged;
    merged.kind = Value::Kind::map;
    merged.origin = document.origin;
    for (const Value& base : bases) {
      if (base.kind != Value::Kind::scalar)
        throw ScenarioError(issue_at(base.origin, "extends", "expected the name of a file"));
      merge(merged, load_chain(path.parent_path() / base.text, base.origin, open));
    }
    std::erase_if(document.members, [](const Value::Member& m) { return m.key == "extends"; });
    merge(merged, document);
    document = std::move(merged);
  }
  open.pop_back();
  return document;
}

}  // namespace

Value load_document(const std::filesystem::path& path) {
  std::vector<std::filesystem::path> open;
  return load_chain(path, {}, open);
}

}  // namespace tenfold::scenario
