// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include "../engine/hall_kernel.hpp"
#include "system_set_points.hpp"
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

struct LimitRows {
  const double *carries, *shortage, *unmet, *throttle, *allowable, *case_K, *class_K;
};

/// 1 where a candidate carries no heat, is not short, and breaks no limit that the stated set
/// points keep. @param stated limits of the stated set points; where they carry heat nothing else
/// counts
TENFOLD_CLONES void admit(const LimitRows& r, const LimitRows& stated, double case_limit_K,
                          double* allowed, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) {
    const bool steady = r.carries[i] + stated.carries[i] + r.shortage[i] + r.unmet[i] <= 0.0;
    const bool racks = r.throttle[i] <= stated.throttle[i] &&
                       r.allowable[i] <= stated.allowable[i] &&
                       r.case_K[i] <= math::max(case_limit_K, stated.case_K[i]);
    const bool water = r.class_K[i] <= math::max(stated.class_K[i], 0.0);
    allowed[i] = steady && racks && water ? 1.0 : 0.0;
  }
}

constexpr HallRow limit_rows[] = {
    HallRow::carries,           HallRow::cooling_short,    HallRow::unmet,       HallRow::throttle,
    HallRow::outside_allowable, HallRow::case_temperature, HallRow::class_excess};

/// Runs every candidate on the block and keeps, step by step, the one that needs least power. Each
/// candidate carries its own mode and temperatures, so that the block length stays invisible.
class SetPointsKernel final : public HallKernel {
 public:
  /// @param limited whether candidates must keep the limits that the stated set points keep
  SetPointsKernel(std::vector<std::unique_ptr<HallKernel>> candidates, bool limited)
      : candidates_(std::move(candidates)), limited_(limited) {}
  SetPointsKernel(const SetPointsKernel& other) : HallKernel(other), limited_(other.limited_) {
    for (const auto& k : other.candidates_) candidates_.push_back(k->clone());
  }
  SetPointsKernel& operator=(const SetPointsKernel&) = delete;

  [[nodiscard]] std::string_view name() const noexcept override {
    return candidates_.front()->name();
  }
  [[nodiscard]] bool liquid() const noexcept override { return candidates_.front()->liquid(); }
  [[nodiscard]] double case_limit_K() const noexcept override {
    return candidates_.front()->case_limit_K();
  }
  [[nodiscard]] bool carries_heat() const noexcept override {
    return candidates_.front()->carries_heat();
  }
  [[nodiscard]] std::vector<HallEvent> events() const override {
    return candidates_.front()->events();
  }
  [[nodiscard]] std::unique_ptr<HallKernel> clone() const override {
    return std::make_unique<SetPointsKernel>(*this);
  }
  void size(double air_heat_W, double liquid_heat_W, double pressure_Pa) override {
    for (const auto& k : candidates_) k->size(air_heat_W, liquid_heat_W, pressure_Pa);
  }

  void run(HallBlock& b, HallMemory& memory) const override {
    const std::size_t n = b.n, stride = std::max(memory.capacity, n), classes = b.classes->size();
    // Own rows: the best of every hall row and class power, three of the choice, the limits of the
    // stated set points, modes by candidate.
    constexpr std::size_t limits = std::size(limit_rows);
    const std::size_t choice = row_count + classes, first_limit = choice + 4,
                      first_mode = first_limit + limits;
    memory.rows.resize((first_mode + candidates_.size()) * stride);
    if (memory.parts.size() != candidates_.size()) {
      memory.parts.assign(candidates_.size(), HallMemory{});
      for (HallMemory& part : memory.parts) part.capacity = memory.capacity;
    }
    const auto own = [&](std::size_t row) { return memory.rows.data() + row * stride; };
    double *best = own(choice), *power = own(choice + 1), *better = own(choice + 2),
           *allowed = own(choice + 3);
    const LimitRows stated{own(first_limit),     own(first_limit + 1), own(first_limit + 2),
                           own(first_limit + 3), own(first_limit + 4), own(first_limit + 5),
                           own(first_limit + 6)};
    Rows<HallRow>& r = *b.rows;
    std::fill(best, best + n, 1e300);
    for (std::size_t k = 0; k < candidates_.size(); ++k) {
      double* modes = own(first_mode + k);
      if (b.redo) std::copy(modes, modes + n, r[HallRow::mode]);
      candidates_[k]->run(b, memory.parts[k]);
      if (!b.redo) std::copy(r[HallRow::mode], r[HallRow::mode] + n, modes);
      objective(r[HallRow::it_power], r[HallRow::chain_loss], r[HallRow::mechanical], power, n);
      if (limited_) {
        for (std::size_t l = 0; k == 0 && l < limits; ++l)
          std::copy(r[limit_rows[l]], r[limit_rows[l]] + n, own(first_limit + l));
        const LimitRows now{r[limit_rows[0]], r[limit_rows[1]], r[limit_rows[2]], r[limit_rows[3]],
                            r[limit_rows[4]], r[limit_rows[5]], r[limit_rows[6]]};
        admit(now, stated, case_limit_K(), allowed, n);
        for (std::size_t i = 0; k > 0 && i < n; ++i) power[i] = allowed[i] > 0.5 ? power[i] : 1e300;
      }
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
  bool limited_;
};

/// The stated set points first, then every pair of the grid.
template <class Make>
std::unique_ptr<HallKernel> over_grid(const cooling::SetPoints& grid,
                                      std::unique_ptr<HallKernel> stated, bool limited, Make make) {
  std::vector<std::unique_ptr<HallKernel>> candidates;
  candidates.push_back(std::move(stated));
  const auto below = [](double value, double highest) { return value <= highest + 1e-9; };
  for (double c = value_of(grid.condenser_lowest); below(c, value_of(grid.condenser_highest));
       c += value_of(grid.condenser_step)) {
    for (double s = value_of(grid.supply_lowest); below(s, value_of(grid.supply_highest));
         s += value_of(grid.supply_step))
      candidates.push_back(make(si<Temperature>(s), si<Temperature>(c)));
  }
  return std::make_unique<SetPointsKernel>(std::move(candidates), limited);
}

}  // namespace

std::unique_ptr<HallKernel> make_set_points_kernel(const cooling::WaterEconomizer& spec) {
  cooling::WaterEconomizer one = spec;
  one.set_points.reset();
  return over_grid(*spec.set_points, make_kernel(one), false,
                   [&](Temperature supply, Temperature condenser) {
                     one.air.supply_air = supply;
                     one.chiller.minimum_condenser = condenser;
                     return make_kernel(one);
                   });
}

std::unique_ptr<HallKernel> make_set_points_kernel(const cooling::CoolingSystem& spec) {
  cooling::CoolingSystem one = spec;
  one.set_points.reset();
  return over_grid(*spec.set_points, make_kernel(one), true,
                   [&](Temperature supply, Temperature condenser) {
                     return make_kernel(cooling::with_set_points(spec, supply, condenser));
                   });
}

}  // namespace tenfold::engine
