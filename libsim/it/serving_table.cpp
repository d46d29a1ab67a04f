// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "tenfold/it/serving_table.hpp"

#include "tenfold/math.hpp"

namespace tenfold::it {

namespace {
/// Zero where the secants differ in sign, so that no extremum is made.
double slope_between(double left, double right) {
  return left * right > 0.0 ? 2.0 * left * right / (left + right) : 0.0;
}
}  // namespace

ServingTable::ServingTable(const Server& server, std::size_t intervals) {
  const double n = static_cast<double>(intervals);
  for (std::size_t k = 0; k <= intervals; ++k) {
    const double root = static_cast<double>(k) / n;
    power_.push_back(server.at(server.capacity_per_s() * (root * root)).power_W);
  }
  slope_.assign(intervals + 1, 0.0);
  for (std::size_t k = 1; k < intervals; ++k)
    slope_[k] = slope_between(power_[k] - power_[k - 1], power_[k + 1] - power_[k]);
  // Parabola through the last three knots, at most three secants (Fritsch and Carlson 1980).
  const auto end = [](double near, double far) {
    const double parabola = 1.5 * near - 0.5 * far;
    return parabola * near <= 0.0
               ? 0.0
               : (near > 0.0 ? math::min(parabola, 3.0 * near) : math::max(parabola, 3.0 * near));
  };
  slope_.front() = end(power_[1] - power_[0], power_[2] - power_[1]);
  slope_.back() =
      end(power_[intervals] - power_[intervals - 1], power_[intervals - 1] - power_[intervals - 2]);
}

double ServingTable::power_W(double load) const noexcept {
  const auto intervals = power_.size() - 1;
  const double at = math::sqrt(load) * static_cast<double>(intervals);
  if (at >= static_cast<double>(intervals)) return power_.back();
  const auto k = static_cast<std::size_t>(at);
  const double t = at - static_cast<double>(k), u = 1.0 - t;
  return (1.0 + 2.0 * t) * u * u * power_[k] + t * t * (3.0 - 2.0 * t) * power_[k + 1] +
         t * u * (u * slope_[k] - t * slope_[k + 1]);
}

}  // namespace tenfold::it
