// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// What must hold for a cooling component, as a table: adding a component is adding one entry.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace tenfold::test {

/// One step of a component: inputs and outputs by name.
struct Sample {
  std::map<std::string, double> in, out;
  /// An input or output. Fails the test for an unknown name.
  double operator[](const std::string& name) const;
};

/// A law: the returned value is zero (relative to `scale`), or at least zero.
struct Law {
  std::string words;
  std::function<double(const Sample&)> value;
  std::function<double(const Sample&)> scale = [](const Sample&) { return 1.0; };
};

/// Raising `input` never lowers (direction +1) or never raises (-1) `output`.
struct Monotone {
  std::string input, output;
  int direction;
  std::function<bool(const Sample&)> where = [](const Sample&) { return true; };
  double scale = 1e-9;  ///< differences below 1e-9 of it are rounding
};

/// Everything stated of one component.
struct ComponentCase {
  std::string name;
  /// Ranges that samples are drawn from, where narrower than what the component allows.
  std::map<std::string, std::pair<double, double>> ranges = {};
  /// Makes a drawn sample consistent (wet bulb from dry bulb and humidity, ...).
  std::function<void(std::map<std::string, double>&)> consistent = {};
  std::vector<Law> zero = {};               ///< conservation: |value| <= 1e-9 scale
  std::vector<Law> not_negative = {};       ///< second law, bounds: value >= -1e-9 scale
  std::map<std::string, double> idle = {};  ///< inputs of the case without load ...
  std::vector<Law> idle_zero = {};          ///< ... and what is zero then
  std::vector<Monotone> monotone = {};
  std::string specification = {};  ///< fields that differ from the defaults, as JSON
};

/// The table, by parts as the list of components is.
std::vector<ComponentCase> component_cases();
void add_air_cases(std::vector<ComponentCase>& cases);
void add_liquid_cases(std::vector<ComponentCase>& cases);
void add_plant_cases(std::vector<ComponentCase>& cases);

}  // namespace tenfold::test
