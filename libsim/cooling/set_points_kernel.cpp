// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <vector>

#include "../engine/hall_kernel.hpp"
#include "tenfold/math.hpp"

namespace tenfold::engine {

namespace {

constexpr auto row_count = static_cast<std::size_t>(HallRow::count);

/// IT, losses below the first mechanical load, and cooling: what a set point can change.
TENFOLD_CLONES void objective(const double* it, const double* chain, const double* mechanical,
                              double* power, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) power[i] = it[i] + chain[i] + mechanical[i];
}

/// 1 where a candidate needs less than the best so far, whose power is lowered to it.
TENFOLD_CLONES void improve(const double* power, double* best, double* better, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) {
    better[i] = power[i] < best[i] ? 1.0 : 0.0;
    best[i] = power[i] < best[i] ? power[i] : best[i];
  }
}

TENFOLD_CLONES void take(const double* better, const double* from, double* to, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) to[i] = better[i] > 0.5 ? from[i] : to[i];
}

/// Runs every candidate on the block and keeps, step by step, the one that needs least power. Each
/// candidate carries its own mode, so that the block length stays invisible.
class SetPointsKernel final : public HallKernel {
 public:
  explicit SetPointsKernel(const cooling::WaterEconomizer& spec) {
    cooling::WaterEconomizer one = spec;
    one.set_points.reset();
    const cooling::SetPoints grid = *spec.set_points;
    candidates_.push_back(make_kernel(one));  // as stated
    const auto below = [](double value, double highest) { return value <= highest + 1e-9; };
    for (double c = value_of(grid.condenser_lowest); below(c, value_of(grid.condenser_highest));
         c += value_of(grid.condenser_step)) {
      for (double s = value_of(grid.supply_lowest); below(s, value_of(grid.supply_highest));
           s += value_of(grid.supply_step)) {
        one.air.supply_air = si<Temperature>(s);
        one.chiller.minimum_condenser = si<Temperature>(c);
        candidates_.push_back(make_kernel(one));
      }
    }
  }
  SetPointsKernel(const SetPointsKernel& other) : HallKernel(other) {
    for (const auto& k : other.candidates_) candidates_.push_back(k->clone());
  }
  SetPointsKernel& operator=(const SetPointsKernel&) = delete;

  [[nodiscard]] std::string_view name() const noexcept override {
    return candidates_.front()->name();
  }
  [[nodiscard]] bool liquid() const noexcept override { return false; }
  [[nodiscard]] std::unique_ptr<HallKernel> clone() const override {
    return std::make_unique<SetPointsKernel>(*this);
  }
  void size(double air_heat_W, double liquid_heat_W, double pressure_Pa) override {
    for (const auto& k : candidates_) k->size(air_heat_W, liquid_heat_W, pressure_Pa);
  }

  void run(HallBlock& b, HallMemory& memory) const override {
    const std::size_t n = b.n, stride = std::max(memory.capacity, n), classes = b.classes->size();
    // Own rows: the best of every hall row and class power, two of the choice, modes by candidate.
    memory.rows.resize((row_count + classes + 3 + candidates_.size()) * stride);
    memory.state.resize(candidates_.size(), 0.0);
    const auto own = [&](std::size_t row) { return memory.rows.data() + row * stride; };
    double *best = own(row_count + classes), *power = own(row_count + classes + 1),
           *better = own(row_count + classes + 2);
    Rows<HallRow>& r = *b.rows;
    std::fill(best, best + n, 1e300);
    for (std::size_t k = 0; k < candidates_.size(); ++k) {
      double* modes = own(row_count + classes + 3 + k);
      if (b.redo) std::copy(modes, modes + n, r[HallRow::mode]);
      memory.mode = memory.state[k];
      candidates_[k]->run(b, memory);
      memory.state[k] = memory.mode;
      if (!b.redo) std::copy(r[HallRow::mode], r[HallRow::mode] + n, modes);
      objective(r[HallRow::it_power], r[HallRow::chain_loss], r[HallRow::mechanical], power, n);
      improve(power, best, better, n);
      for (std::size_t row = 0; row < row_count; ++row)
        take(better, r[static_cast<HallRow>(row)], own(row), n);
      for (std::size_t c = 0; c < classes; ++c)
        take(better, (*b.classes)[c].energy_power_W, own(row_count + c), n);
    }
    for (std::size_t row = 0; row < row_count; ++row)
      std::copy(own(row), own(row) + n, r[static_cast<HallRow>(row)]);
    for (std::size_t c = 0; c < classes; ++c)
      std::copy(own(row_count + c), own(row_count + c) + n, (*b.classes)[c].energy_power_W);
  }

 private:
  std::vector<std::unique_ptr<HallKernel>> candidates_;
};

}  // namespace

std::unique_ptr<HallKernel> make_set_points_kernel(const cooling::WaterEconomizer& spec) {
  return std::make_unique<SetPointsKernel>(spec);
}

}  // namespace tenfold::engine
