// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// What the sweeps over loops share: flows before the loops are solved, passes that solve them.
#pragma once

#include "../engine/hall_kernel.hpp"
#include "system_sources.hpp"

namespace tenfold::cooling {

inline constexpr double no_wish_K = 1e9;

using engine::add;
using engine::copy;
using engine::fill;

/// Return water, and the water that the sources must make: colder than the supply where the loop's
/// mass gives back heat, warmer where it stores.
void returns(const double* supply_K, const double* heat_W, const double* released_W,
             const double* capacity_W_per_K, double* back_K, double* made_K, std::size_t n);

/// Target of a loop whose set point follows the wet bulb; sources do not wish there.
void reset_target(const LoopParameters& loop, const double* wet_bulb_K, double* target_K,
                  std::size_t n);

/// Supply of a rejecting loop under the heat it is taken to receive, at its target or above.
void reject(const SystemParameters& p, std::size_t loop, const PlantWeather& w,
            const SystemRows& rows, std::size_t n);

inline std::size_t last_index(const SystemParameters& p, std::size_t loop) {
  return p.loops[loop].first_source + p.loops[loop].sources - 1;
}
inline const SourceParameters& last_source(const SystemParameters& p, std::size_t loop) {
  return p.sources[last_index(p, loop)];
}

/// Rows of a source that takes heat from its loop.
/// @param other_supply_K of the loop that receives it @param other_heat_W null: its rise is fixed
TakeRows take_rows(const SystemParameters& p, std::size_t source, const PlantWeather& w,
                   const SystemRows& rows, const double* other_supply_K,
                   const double* other_heat_W);

}  // namespace tenfold::cooling
