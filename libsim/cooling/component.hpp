// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// The list of single component models: what Python calls on arrays and property tests walk over.
///
/// A new component is one entry here (in the `components_*.cpp` of its folder word) and one entry
/// in the table of cases of tests/properties/components.cpp; a component without a case fails
/// there.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "tenfold/fields.hpp"

namespace tenfold::cooling {

/// An input or output array of a component.
struct Port {
  const char* name;
  const char* unit;  ///< SI, "1" for ratios
  const char* doc;
  /// Inputs: allowed range, both ends included. Outputs: `high` is the largest value that is a
  /// state (a temperature below boiling); 0: any. Above it a call from Python is refused.
  double low = 0.0, high = 0.0;
  double usual = 0.0;    ///< inputs: value where none is given
  bool required = true;  ///< inputs: no value is assumed
};

/// A model that maps arrays to arrays under one specification.
struct Component {
  const char* name;
  const FieldTable& (*fields)();
  std::vector<Port> inputs, outputs;
  /// Evaluates n steps; `spec` is an object of fields(). @throws InputError for a specification
  /// that cannot be built.
  void (*evaluate)(const void* spec, const double* const* in, double* const* out, std::size_t n);
  /// Table of the catalog whose entries may stand for a specification, or "".
  const char* catalog = "";
  /// What is wrong with the inputs of one step together ("set points cross: ..."), or "". Null: any
  /// inputs within their ranges go together. evaluate() does not ask.
  std::string (*problem)(const void* spec, const double* in) = nullptr;
  /// That rule in words, for the reference, or "".
  const char* refused = "";
};

/// A value with few digits, for `problem`.
std::string shown(double value);
/// "wet_bulb_K is 290 K, above dry_bulb_K, 280 K: why; allowed: dry_bulb_K or below", or "" where
/// it is at most `slack` above.
std::string crossing(const char* low_name, double low_K, const char* high_name, double high_K,
                     const char* why, double slack = 0.0);

/// All components, in a fixed order.
const std::vector<Component>& components();
/// Component by name, or null.
const Component* find_component(std::string_view name);

/// @name The parts of the list, one a source file
/// @{
void add_movers(std::vector<Component>& list);      ///< pump, fan
void add_exchangers(std::vector<Component>& list);  ///< exchanger, CDU, cold plate, rear door, ...
void add_air(std::vector<Component>& list);         ///< containment, economizers, evaporative, ...
void add_plant(std::vector<Component>& list);       ///< towers, chillers, coolers, storage, ...
/// @}

}  // namespace tenfold::cooling
