// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Errors: input errors carry every issue with its place; physics errors name component and step.
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

namespace tenfold {

/// One thing wrong with an input, with the place where it was written.
struct Issue {
  std::string path;     ///< "sites.hangzhou.halls.ai.cooling", or empty
  std::string message;  ///< what was found and what is allowed
  std::string hint;     ///< "did you mean 'facility_supply'?", or empty
  std::string source;   ///< file name, "--set", "Python", "built-in catalog"
  int line = 0;         ///< 1-based; 0: the source has no lines
  int column = 0;       ///< 1-based
  std::string context;  ///< the source lines with the caret, or empty

  /// `file:line:column: path: message (hint)` and the context below.
  [[nodiscard]] std::string text() const;
};

/// Base of all errors that the library throws.
class Error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// An input was refused. what() lists all issues.
class InputError : public Error {
 public:
  explicit InputError(std::vector<Issue> issues);
  explicit InputError(Issue issue);
  [[nodiscard]] const std::vector<Issue>& issues() const noexcept { return issues_; }

 private:
  std::vector<Issue> issues_;
};

/// A scenario was refused (all issues at once).
class ScenarioError : public InputError {
 public:
  using InputError::InputError;
};

/// A unit text was refused; caught by the scenario reader, which adds the place.
class UnitError : public Error {
 public:
  using Error::Error;
};

/// A conservation law did not close: names ledger, site, component and hour.
class LedgerError : public Error {
 public:
  using Error::Error;
};

/// A fixed-pass solution did not close within tolerance: names site, component and hour.
class ConvergenceError : public Error {
 public:
  using Error::Error;
};

/// A result file could not be written or read.
class FileError : public Error {
 public:
  using Error::Error;
};

/// The caller's progress callback asked to stop.
class Cancelled : public Error {
 public:
  using Error::Error;
};

/// The name in `candidates` nearest to `name` (Damerau-Levenshtein; else the one that begins alike
/// over half of the longer), or empty if none is near.
std::string nearest_name(const std::string& name, const std::vector<std::string>& candidates);

}  // namespace tenfold
