// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "tenfold/error.hpp"

#include <algorithm>

namespace tenfold {

namespace {
std::string join(const std::vector<Issue>& issues) {
  std::string out;
  for (const Issue& issue : issues) {
    if (!out.empty()) out += '\n';
    out += issue.text();
  }
  return out;
}

/// Damerau-Levenshtein distance (optimal string alignment).
std::size_t distance(const std::string& a, const std::string& b) {
  std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) d[i][0] = i;
  for (std::size_t j = 0; j <= b.size(); ++j) d[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
      d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + change});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
    }
  }
  return d[a.size()][b.size()];
}
}  // namespace

std::string Issue::text() const {
  std::string out = source;
  if (line > 0) out += ':' + std::to_string(line) + ':' + std::to_string(column);
  if (!out.empty()) out += ": ";
  if (!path.empty()) out += path + ": ";
  out += message;
  if (!hint.empty()) out += " (" + hint + ")";
  if (!context.empty()) out += '\n' + context;
  return out;
}

InputError::InputError(std::vector<Issue> issues)
    : Error(join(issues)), issues_(std::move(issues)) {}
InputError::InputError(Issue issue) : InputError(std::vector<Issue>{std::move(issue)}) {}

std::string nearest_name(const std::string& name, const std::vector<std::string>& candidates) {
  const auto lower = [](std::string text) {
    for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return text;
  };
  std::string best;
  std::size_t best_distance = std::max<std::size_t>(2, name.size() / 3) + 1;
  for (const std::string& candidate : candidates) {
    // Only the case differs: nothing is nearer ("Kw" is kW, not K).
    if (candidate.size() == name.size() && lower(candidate) == lower(name)) return candidate;
    const std::size_t d = distance(name, candidate);
    if (d < best_distance) {
      best_distance = d;
      best = candidate;
    }
  }
  if (!best.empty()) return best;
  // Another ending of the same word ("opening" for "opens"): the longest beginning in common, at
  // least half of the longer.
  std::size_t longest = 2;
  for (const std::string& candidate : candidates) {
    const auto from = std::mismatch(name.begin(), name.end(), candidate.begin(), candidate.end());
    const auto common = static_cast<std::size_t>(from.first - name.begin());
    if (common > longest && 2 * common >= std::max(name.size(), candidate.size())) {
      longest = common;
      best = candidate;
    }
  }
  return best;
}

}  // namespace tenfold
