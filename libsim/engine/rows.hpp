// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Block memory: named rows of doubles, a cache line apart, allocated once per site.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <memory>
#include <new>

namespace tenfold::engine {

/// Rows indexed by an enum with a last member `count`.
template <class Row>
class Rows {
 public:
  explicit Rows(std::size_t capacity)
      // A line of padding keeps rows off the same cache sets (4 KiB aliasing).
      : stride_((capacity + 7) / 8 * 8 + 8),
        memory_(static_cast<double*>(std::aligned_alloc(
            64, stride_ * static_cast<std::size_t>(Row::count) * sizeof(double)))) {
    if (!memory_) throw std::bad_alloc{};
    base_ = memory_.get();
    for (std::size_t i = 0; i < stride_ * static_cast<std::size_t>(Row::count); ++i) base_[i] = 0.0;
  }
  [[nodiscard]] double* operator[](Row row) const noexcept {
    return base_ + stride_ * static_cast<std::size_t>(row);
  }
  /// The same rows from a later step on; valid while these rows are.
  [[nodiscard]] Rows from(std::size_t step) const noexcept { return {base_ + step, stride_}; }

 private:
  struct Free {
    void operator()(double* p) const noexcept { std::free(p); }
  };
  Rows(double* base, std::size_t stride) noexcept : stride_(stride), base_(base) {}
  std::size_t stride_;
  std::unique_ptr<double, Free> memory_;
  double* base_ = nullptr;
};

/// Rows of a hall.
enum class HallRow : std::size_t {
  inlet,
  coolant,
  previous_inlet,
  inlet_gap,
  previous_coolant,
  coolant_gap,
  supply_rise,
  air_heat,
  air_flow,
  liquid_heat,
  it_power,
  it_fan,
  psu_loss,
  class_power,
  class_fan,
  class_psu,
  stage_out,
  stage_loss,
  chain_loss,
  white_heat,
  electrical_room_heat,
  outdoor_loss,
  ups_out,
  pdu_out,
  room_heat,
  handler_fan,
  coil_heat,
  return_air,
  chilled_supply,
  water_flow,
  water_return,
  chilled_pump,
  cells,
  first_approach,
  mode,
  machines,
  range,
  fan_ratio,
  chiller,
  tower_fan,
  tower_pump,
  economizer_heat,
  evaporator_heat,
  heat_gap,
  tower_water,
  facility_supply,
  facility_return,
  cdu_pump,
  facility_pump,
  coolant_flow,
  facility_flow,
  cdu_conductance,
  full_conductance,
  rejected,
  dry_ratio,
  dry_fan,
  air_side,
  full_fan,
  air_pump,
  air_compressor,
  air_fan,
  air_rejected,
  free_share,
  room_cooling,
  lighting,
  auxiliary,
  mechanical,
  pumps,
  heat_in,
  heat_tower,
  heat_dry_cooler,
  heat_ambient,
  unmet,
  heat_reused,
  heat_surface_water,
  heat_stored,
  cooling_short,
  heat_pump,
  humidifier,
  throttle,
  throttled_use,
  switched_off,
  unsettled,
  freeze_protection,
  freeze_stat,
  air_short,
  correlation_excess,
  correlation_ratio,
  discharge_excess,
  intake_excess,
  cold_discharged,
  cold_level,
  basin_heater,
  class_excess,
  loop_rise,
  dew_bound,
  extra_heat,
  door_heat,
  door_fan,
  door_extra,
  supply_gain,
  side_supply,
  outside_heat,
  scavenger_fan,
  expansion_heat,
  expansion_power,
  humidifier_power,
  room_left,
  carries,
  room_excess,
  room_released,
  hall_humidity,
  coil_water,
  entering_ratio,
  latent_heat,
  condensate,
  air_evaporated,
  air_blowdown,
  air_makeup,
  outside_recommended,
  outside_allowable,
  kernel_residual,
  case_temperature,
  evaporated,
  drift,
  blowdown,
  makeup,
  count
};

/// Rows of a site.
enum class SiteRow : std::size_t {
  it_power,
  it_fan,
  psu_loss,
  ups_out,
  pdu_out,
  chain_loss,
  handler_fan,
  pumps,
  chiller,
  tower_fan,
  dry_fan,
  cdu_pump,
  room_cooling,
  lighting,
  auxiliary,
  mechanical,
  facility,
  cooling,
  heat_tower,
  heat_dry_cooler,
  heat_ambient,
  unmet,
  heat_reused,
  heat_surface_water,
  heat_stored,
  cooling_short,
  heat_pump,
  basin_heater,
  cold_discharged,
  cold_level,
  humidifier,
  evaporated,
  drift,
  blowdown,
  makeup,
  hours_short,
  hours_above_set_point,
  hours_throttled,
  hours_off,
  hours_freeze_protection,
  latent_heat,
  condensate,
  hours_outside_recommended,
  hours_outside_allowable,
  hours_free,
  hours_integrated,
  hours_mechanical,
  pv,
  load,
  wish,
  stored,
  charge,
  discharge,
  import,
  exported,
  curtailed,
  unserved,
  it_served,
  battery_auxiliary,
  carbon_intensity,
  carbon_location,
  carbon_market,
  source_water,
  cost,
  energy_residual,
  water_residual,
  carbon_residual,
  stage_out,
  stage_loss,
  activity,
  shed,
  answer_tokens,
  serving,
  dry_bulb,
  wet_bulb,
  local_hour,
  day_of_year,
  count
};

}  // namespace tenfold::engine
