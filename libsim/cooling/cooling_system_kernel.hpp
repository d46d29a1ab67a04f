// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// The hall kernel of composed cooling systems.
#pragma once

#include "../engine/hall_kernel.hpp"
#include "system_air.hpp"
#include "system_plant.hpp"
#include "system_terminals.hpp"
#include "tenfold/cooling/cooling_system.hpp"

namespace tenfold::engine {

/// Racks, air side, liquid side and loops of a hall.
///
/// A block is evaluated at the set points. A step whose plant is short, or that inherits a warmer
/// room or loop, is then solved on its own: the temperature above the set point at which the plant
/// takes all the heat, with the heat that rooms and loops store or give back.
class CoolingSystemKernel final : public HallKernel {
 public:
  explicit CoolingSystemKernel(const cooling::CoolingSystem& spec);
  [[nodiscard]] std::string_view name() const noexcept override {
    return cooling::CoolingSystem::model_name;
  }
  [[nodiscard]] bool liquid() const noexcept override {
    return liquid_kind_ == LiquidKind::cdu || liquid_kind_ == LiquidKind::sidecar;
  }
  [[nodiscard]] double case_limit_K() const noexcept override { return value_of(spec_.case_limit); }
  [[nodiscard]] std::unique_ptr<HallKernel> clone() const override {
    return std::make_unique<CoolingSystemKernel>(*this);
  }
  [[nodiscard]] bool carries_heat() const noexcept override { return true; }
  [[nodiscard]] std::vector<HallEvent> events() const override;
  void size(double air_heat_W, double liquid_heat_W, double pressure_Pa) override;
  void run(HallBlock& block, HallMemory& memory) const override;

 private:
  enum class LiquidKind { none, cdu, sidecar };  ///< what takes captured heat
  [[nodiscard]] bool cdu() const noexcept { return liquid_kind_ == LiquidKind::cdu; }
  [[nodiscard]] bool doors_stand() const noexcept {
    return door_loop_ != cooling::SystemOrder::npos;
  }
  void doors(HallBlock& b, const cooling::SystemRows& rows) const;
  /// Something whose temperature rises when capacity is short: a loop, or the room where no coil
  /// follows.
  struct Mass {
    std::size_t loop;  ///< npos: the room
    double J_per_K;
  };
  // Steps (cooling_system_steps.cpp)
  void evaluate(HallBlock& b, const cooling::SystemRows& rows, double* modes) const;
  void racks(HallBlock& b, const cooling::SystemRows& rows) const;
  void start_racks(HallBlock& b) const;
  double coolant_pass(HallBlock& b, const cooling::SystemRows& rows, bool first) const;
  void heat_of_racks(HallBlock& b) const;
  void throttle(HallBlock& b) const;
  void power_of_racks(HallBlock& b) const;
  void load_liquid_loop(HallBlock& b, const cooling::SystemRows& rows) const;
  void extra_heat(HallBlock& b, const cooling::SystemRows& rows, std::size_t loop, double* extra,
                  bool& again) const;
  void load_loops(HallBlock& b, const cooling::SystemRows& rows) const;
  bool correct(HallBlock& b, const cooling::SystemRows& rows) const;
  // Limits and states (cooling_system_limits.cpp)
  void limits(HallBlock& b, const cooling::SystemRows& rows, HallMemory& memory) const;
  void settle(HallBlock& lane, const cooling::SystemRows& rows, double* excess_K) const;
  [[nodiscard]] double remaining(const HallBlock& lane, const cooling::SystemRows& rows,
                                 const Mass& mass) const;
  void set_mass(HallBlock& lane, const cooling::SystemRows& rows, const Mass& mass, double excess_K,
                double released_W) const;
  [[nodiscard]] HallBlock lane_of(const HallBlock& b, std::size_t i, Rows<HallRow>& view,
                                  HallMemory& memory) const;
  void limits_lane(HallBlock& lane, const cooling::SystemRows& rows, double* excess_K) const;
  void run_with_stores(HallBlock& b, const cooling::SystemRows& rows, HallMemory& memory) const;
  // Report (cooling_system_kernel.cpp)
  void report(HallBlock& b, const cooling::SystemRows& rows) const;
  void source(HallBlock& b, const cooling::SystemRows& rows, std::size_t s) const;
  void air_side(HallBlock& b) const;
  void envelope(HallBlock& b) const;
  void case_temperature(HallBlock& b) const;
  [[nodiscard]] cooling::HottestPlate hottest_plate(const HallBlock& b) const;
  static void totals(HallBlock& b);
  [[nodiscard]] static cooling::PlantWeather weather(const HallBlock& b) {
    return {b.weather.dry_bulb_K, b.weather.wet_bulb_K, b.weather.enthalpy_J_per_kg,
            b.weather.humidity_ratio, b.weather.pressure_Pa};
  }

  cooling::CoolingSystem spec_;
  cooling::SystemOrder order_;
  std::size_t coil_loop_ = cooling::SystemOrder::npos, liquid_loop_ = cooling::SystemOrder::npos,
              door_loop_ = cooling::SystemOrder::npos;
  cooling::AirSideParameters air_;
  LiquidKind liquid_kind_ = LiquidKind::none;
  cooling::CduParameters cdu_;
  cooling::PlateCurve plates_;
  cooling::DoorParameters door_;
  cooling::SidecarTerminal sidecar_;
  cooling::SystemParameters plant_;
  std::vector<Mass> masses_;
  std::vector<std::size_t> stores_;  ///< sources that are thermal storage
  std::vector<std::size_t> basins_;  ///< sources that are towers
};

}  // namespace tenfold::engine
