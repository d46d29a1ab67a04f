// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "../engine/hall_kernel.hpp"
#include "plant_kernel.hpp"
#include "tenfold/math.hpp"

namespace tenfold::engine {

namespace {

using cooling::PlantMode;

/// Sums of the hall and its first law.
TENFOLD_CLONES void finish(const Rows<HallRow>& r, std::size_t n) {
  const double *chilled = r[HallRow::chilled_pump], *tower = r[HallRow::tower_pump],
               *fan = r[HallRow::handler_fan], *chiller = r[HallRow::chiller],
               *tower_fan = r[HallRow::tower_fan], *room = r[HallRow::room_cooling],
               *light = r[HallRow::lighting], *electrical = r[HallRow::electrical_room_heat],
               *outdoors = r[HallRow::outdoor_loss], *it = r[HallRow::it_power],
               *loss = r[HallRow::chain_loss], *to_tower = r[HallRow::heat_tower],
               *unmet = r[HallRow::unmet];
  double *pumps = r[HallRow::pumps], *mechanical = r[HallRow::mechanical],
         *heat_in = r[HallRow::heat_in], *ambient = r[HallRow::heat_ambient],
         *residual = r[HallRow::kernel_residual];
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    pumps[i] = chilled[i] + tower[i];
    mechanical[i] = fan[i] + pumps[i] + chiller[i] + tower_fan[i] + room[i] + light[i];
    heat_in[i] = it[i] + loss[i];
    ambient[i] = tower_fan[i] + electrical[i] + room[i] + outdoors[i];
    residual[i] = heat_in[i] + mechanical[i] - (to_tower[i] + ambient[i] + unmet[i]);
  }
}

class WaterEconomizerKernel final : public HallKernel {
 public:
  explicit WaterEconomizerKernel(const cooling::WaterEconomizer& spec) : spec_(spec) {}
  [[nodiscard]] std::string_view name() const noexcept override {
    return cooling::WaterEconomizer::model_name;
  }
  [[nodiscard]] bool liquid() const noexcept override { return false; }
  [[nodiscard]] std::unique_ptr<HallKernel> clone() const override {
    return std::make_unique<WaterEconomizerKernel>(*this);
  }

  void size(double air_heat_W, double liquid_heat_W, double pressure_Pa) override {
    air_ = cooling::air_parameters(spec_.air, air_heat_W + liquid_heat_W, pressure_Pa);
    plant_ = cooling::plant_parameters(spec_, (air_heat_W + liquid_heat_W) + air_.design_fan_W,
                                       pressure_Pa);
  }

  void run(HallBlock& b, HallMemory& memory) const override {
    Rows<HallRow>& r = *b.rows;
    const std::size_t n = b.n;
    fill(r[HallRow::supply_rise], 0.0, n);
    fill(r[HallRow::inlet], air_.supply_K + 0.4, n);
    fill(r[HallRow::coolant], air_.supply_K, n);
    fill(r[HallRow::previous_inlet], 0.0, n);
    fill(r[HallRow::inlet_gap], 0.0, n);
    for (int pass = 0; pass < 3; ++pass) {
      sum_node_heat(b);
      it::inlet_temperature(air_.supply_K, r[HallRow::supply_rise], air_.recirculation,
                            air_.air_capacity_J_per_m3K, r[HallRow::air_heat], r[HallRow::air_flow],
                            r[HallRow::inlet], r[HallRow::previous_inlet], r[HallRow::inlet_gap],
                            pass == 0, n);
    }
    sum_node_all(b);
    it_chain(b);
    room_heat(b);
    // A rack with liquid in an air hall gives that heat to the room through a liquid-to-air
    // sidecar.
    add(r[HallRow::room_heat], r[HallRow::liquid_heat], n);
    cooling::air_handlers(air_, r[HallRow::air_flow], r[HallRow::room_heat],
                          r[HallRow::handler_fan], r[HallRow::coil_heat], r[HallRow::return_air],
                          r[HallRow::chilled_supply], n);
    const cooling::PlantInputs in{b.weather.wet_bulb_K,     b.weather.enthalpy_J_per_kg,
                                  b.weather.humidity_ratio, b.weather.pressure_Pa,
                                  r[HallRow::coil_heat],    r[HallRow::chilled_supply]};
    const cooling::PlantRows rows{
        r[HallRow::water_flow],      r[HallRow::water_return],    r[HallRow::chilled_pump],
        r[HallRow::cells],           r[HallRow::first_approach],  r[HallRow::mode],
        r[HallRow::machines],        r[HallRow::range],           r[HallRow::fan_ratio],
        r[HallRow::chiller],         r[HallRow::tower_fan],       r[HallRow::tower_pump],
        r[HallRow::economizer_heat], r[HallRow::evaporator_heat], r[HallRow::heat_tower],
        r[HallRow::heat_gap],        r[HallRow::unmet],           r[HallRow::tower_water],
        r[HallRow::evaporated],      r[HallRow::drift],           r[HallRow::blowdown],
        r[HallRow::makeup]};
    cooling::plant_prepare(plant_, in, rows, n);
    if (!b.redo) {
      auto mode = static_cast<PlantMode>(static_cast<int>(memory.mode));
      cooling::plant_modes(plant_, in, rows, mode, n);
      memory.mode = static_cast<double>(static_cast<int>(mode));
    }
    cooling::plant_solve(plant_, in, rows, n);
    cooling::plant_water(plant_, in, rows, n);
    finish(r, n);
    for (const HallRow row :
         {HallRow::heat_dry_cooler, HallRow::dry_fan, HallRow::cdu_pump, HallRow::case_temperature})
      fill(r[row], 0.0, n);
  }

 private:
  cooling::WaterEconomizer spec_;
  cooling::AirParameters air_{};
  cooling::PlantParameters plant_{};
};

}  // namespace

std::unique_ptr<HallKernel> make_kernel(const cooling::WaterEconomizer& spec) {
  if (spec.set_points) return make_set_points_kernel(spec);
  return std::make_unique<WaterEconomizerKernel>(spec);
}

}  // namespace tenfold::engine
