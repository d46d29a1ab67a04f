// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// The electrical chain as a checked graph and as ordered index arrays.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "tenfold/power/chain.hpp"

namespace tenfold::power {

/// What the loss of a component heats.
enum class HeatPlace : int { white_space, electrical_room, outdoors };
/// PUE meter at the output of a component.
enum class Meter : int { none, ups, pdu };

/// A component for kernels, per module of the hall.
struct ChainStage {
  std::string name;
  double rating_W;       ///< n P_r: all units together
  double path_rating_W;  ///< k P_r: what one path can carry
  double no_load, proportional, square;
  HeatPlace heat;
  Meter meter;
  std::size_t parent;       ///< position of its feeder in the order, npos for the root
  bool carries_mechanical;  ///< upstream of the mechanical loads
  bool carries_it;          ///< upstream of IT
};

/// The chain in leaf-to-root order.
struct ChainOrder {
  static constexpr std::size_t npos = static_cast<std::size_t>(-1);
  std::vector<ChainStage> stages;
  std::size_t it_feeder = npos, mechanical_feeder = npos;
};

/// What is wrong with a chain: component name (or empty) and message.
struct ChainProblem {
  std::string component, message, hint;
};

/// Builds and checks the graph with Boost.Graph: cycles, islands, two feeders, unknown names,
/// components that carry mechanical load but heat cooled rooms. Problems are appended.
ChainOrder order_chain(const PowerChain& chain, double module_W,
                       std::vector<ChainProblem>& problems);

/// Loss of one stage with `modules` energised: in P_out, out loss (W).
void stage_loss(const ChainStage& stage, double modules, const double* out_W, double* loss_W,
                std::size_t n);

/// The same as a link of a chain: out grows by the loss, which is added to two sums.
void pass_stage(const ChainStage& stage, double modules, double* out_W, double* chain_loss_W,
                double* place_W, std::size_t n);

}  // namespace tenfold::power
