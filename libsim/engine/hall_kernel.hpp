// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// What a cooling model is to the engine: it runs a hall's racks and cooling on a block of steps.
#pragma once

#include <array>
#include <memory>
#include <string_view>
#include <vector>

#include "../it/kernel.hpp"
#include "../power/graph.hpp"
#include "rows.hpp"
#include "tenfold/engine/model.hpp"

namespace tenfold::engine {

/// A machine class of the hall at present.
struct ClassNow {
  const it::NodeParameters* node;
  double nodes;               ///< racks x nodes per rack, a real number
  const double* utilisation;  ///< of this block
  double* energy_power_W;     ///< row that receives its electric power
};

/// Weather of the block's steps.
struct WeatherNow {
  const double *dry_bulb_K, *wet_bulb_K, *humidity_ratio, *enthalpy_J_per_kg, *pressure_Pa;
};

/// A hall on a block.
struct HallBlock {
  std::size_t n = 0;
  WeatherNow weather{};
  const std::vector<ClassNow>* classes = nullptr;
  Rows<HallRow>* rows = nullptr;
  const power::ChainOrder* chain = nullptr;
  double modules = 0;
  double lighting_W = 0;
  double electrical_room_cop = 0;
  bool redo = false;  ///< modes stay as decided in the first run of these steps
  double step_s = 3600.0;
  const double* local_hour = nullptr;   ///< civil time of day at the start of a step [h]
  const double* day_of_year = nullptr;  ///< days since the start of the UTC year
};

/// What a hall carries from step to step, and block memory of its kernel's own. Owned by the site.
struct HallMemory {
  double mode = 0;  ///< of kernels with a single mode
  double mode_at_start = 0;
  std::vector<double> state;      ///< temperatures, storage, modes: as the kernel lays them out
  std::vector<double> at_start;   ///< state at the start of the block, for a redo
  std::vector<double> rows;       ///< the kernel's own rows
  std::vector<ClassNow> lane;     ///< the classes from a later step on
  std::size_t capacity = 0;       ///< longest block
  std::vector<HallMemory> parts;  ///< of kernels inside a kernel

  /// Remembers where a block begins, and goes back to it.
  void keep() {
    mode_at_start = mode;
    at_start = state;
    for (HallMemory& part : parts) part.keep();
  }
  void restart() {
    mode = mode_at_start;
    state = at_start;
    for (HallMemory& part : parts) part.restart();
  }
};

/// A row that is reported as an event where it exceeds a threshold.
struct HallEvent {
  HallRow row;
  double threshold;
  const char *kind, *explanation, *unit;
};

/// Cooling model of a hall. State that outlives a step (modes, temperatures) is in HallMemory,
/// owned by the site.
class HallKernel {
 public:
  virtual ~HallKernel() = default;
  /// The name that errors show: the model's name.
  [[nodiscard]] virtual std::string_view name() const noexcept = 0;
  /// Sizes the plant for a design heat (energised modules changed) and the site's mean air
  /// pressure. Called at segment borders.
  virtual void size(double air_heat_W, double liquid_heat_W, double pressure_Pa) = 0;
  /// Fills the hall's rows: IT loop, chain, cooling, heat by destination, water, kernel_residual.
  virtual void run(HallBlock& block, HallMemory& memory) const = 0;
  /// Whether it takes liquid-cooled racks.
  [[nodiscard]] virtual bool liquid() const noexcept = 0;
  /// Case temperature above which steps are counted [K].
  [[nodiscard]] virtual double case_limit_K() const noexcept { return 1e9; }
  /// Whether heat carries over from step to step, so that a step depends on how the one before
  /// ended and not on its mode alone.
  [[nodiscard]] virtual bool carries_heat() const noexcept { return false; }
  /// Events that the kernel's rows tell; empty: those of the plant kernels.
  [[nodiscard]] virtual std::vector<HallEvent> events() const { return {}; }
  [[nodiscard]] virtual std::unique_ptr<HallKernel> clone() const = 0;
};

/// The registered kernels.
std::unique_ptr<HallKernel> make_hall_kernel(const cooling::Cooling& cooling);
std::unique_ptr<HallKernel> make_kernel(const cooling::WaterEconomizer& spec);
/// The kernel of a hall whose set points are chosen at every step; `set_points` must be stated.
std::unique_ptr<HallKernel> make_set_points_kernel(const cooling::WaterEconomizer& spec);
std::unique_ptr<HallKernel> make_set_points_kernel(const cooling::CoolingSystem& spec);
std::unique_ptr<HallKernel> make_kernel(const cooling::ColdPlateDryCooler& spec);
std::unique_ptr<HallKernel> make_kernel(const cooling::CoolingSystem& spec);

/// @name Steps that kernels share
/// @{
/// Sums air heat, air flow and liquid heat of all classes at the present temperatures.
void sum_node_heat(HallBlock& block);
/// Final electric power by class and in total.
void sum_node_power(HallBlock& block);
/// Both for the final temperatures, in one pass over the classes.
void sum_node_all(HallBlock& block);
/// Chain from IT to the first component that carries mechanical load; heat by place.
void it_chain(HallBlock& block);
/// Room heat = IT air heat + white-space losses + lighting; power of electrical room cooling.
void room_heat(HallBlock& block);
/// Sets a row to a value, adds rows.
void fill(double* row, double value, std::size_t n);
void add(double* row, const double* other, std::size_t n);
void copy(double* row, const double* other, std::size_t n);
/// @}

}  // namespace tenfold::engine
