// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Board power of a server over its load, tabulated once and interpolated.
///
/// The chain of serving.hpp is solved at loads L = rate / capacity whose square roots are evenly
/// spaced (power bends most near rest); between them runs a cubic in sqrt(L) whose slopes are the
/// harmonic means of the neighbouring secants (Fritsch and Butland 1984), so that it rises wherever
/// the knots rise and makes no extremum of its own. **Error** against the chain at any load:
/// below 1e-4 of the board's limit for batches up to 512 (tests/unit/it/test_serving_table.cpp);
/// exact at the knots, at rest (L = 0) and at saturation (L = 1). Tokens need no table: below
/// capacity all that is asked is served.
#pragma once

#include <vector>

#include "tenfold/it/serving.hpp"

namespace tenfold::it {

class ServingTable {
 public:
  explicit ServingTable(const Server& server, std::size_t intervals = 256);
  /// Board power [W]; a load above 1 draws what the saturated server draws. @pre load >= 0
  [[nodiscard]] double power_W(double load) const noexcept;
  [[nodiscard]] double rest_W() const noexcept { return power_.front(); }

 private:
  std::vector<double> power_, slope_;  ///< slope in W per interval
};

}  // namespace tenfold::it
