// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// The electrical chain: a radial graph of components from the utility to IT and mechanical loads.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tenfold/fields.hpp"

namespace tenfold::power {

/// A component with no-load, proportional and square loss, per unit of rating P_r:
/// loss = n P_r (a + b L + c L^2), L = P_out / (n P_r), n units share the load.
/// n = k (N), k + 1 (N+1), 2 k (2N); k P_r = rating. Source: physics reference, electrical chain.
struct ChainComponent {
  std::string name;
  std::vector<std::string> feeds;  ///< components downstream, "it" or "mechanical"
  double no_load = 0.0;            ///< a
  double proportional = 0.0;       ///< b
  double square = 0.0;             ///< c
  std::string redundancy = "n";    ///< n, n_plus_1, two_n
  int units = 1;                   ///< k, units that carry the load together
  std::optional<Power> rating;     ///< of the k units, per module; not stated: sizing x module
  double sizing = 1.25;            ///< rating over the module's IT rating when not stated
  std::string heat = "electrical_room";  ///< white_space, electrical_room or outdoors
  std::string meter = "none";  ///< its output is the meter of PUE category: none, ups, pdu
  static const FieldTable& fields();
};

/// A power design: the graph of one module.
struct PowerChain {
  std::vector<ChainComponent> components;
  double electrical_room_cop = 4.0;  ///< heat of electrical rooms over power of their cooling
  double auxiliary = 0.002;          ///< offices, security, block heaters over module IT rating
  static const FieldTable& fields();
};

}  // namespace tenfold::power
