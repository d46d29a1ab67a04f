// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "../engine/hall_kernel.hpp"
#include "air_density.hpp"
#include "liquid_kernel.hpp"
#include "tenfold/math.hpp"

namespace tenfold::engine {

namespace {

/// Sums of the hall and its first law; the hottest case.
TENFOLD_CLONES void finish(const Rows<HallRow>& r, double plate_K, std::size_t n) {
  const double *cdu = r[HallRow::cdu_pump], *facility = r[HallRow::facility_pump],
               *air_pump = r[HallRow::air_pump], *fan = r[HallRow::handler_fan],
               *compressor = r[HallRow::air_compressor], *air_fan = r[HallRow::air_fan],
               *dry_fan = r[HallRow::dry_fan], *room = r[HallRow::room_cooling],
               *light = r[HallRow::lighting], *electrical = r[HallRow::electrical_room_heat],
               *outdoors = r[HallRow::outdoor_loss], *it = r[HallRow::it_power],
               *loss = r[HallRow::chain_loss], *air_side = r[HallRow::air_side],
               *rejected = r[HallRow::air_rejected], *asked = r[HallRow::rejected],
               *full = r[HallRow::full_fan], *share = r[HallRow::free_share],
               *coolant = r[HallRow::coolant];
  double *pumps = r[HallRow::pumps], *mechanical = r[HallRow::mechanical],
         *heat_in = r[HallRow::heat_in], *chiller = r[HallRow::chiller],
         *to_dry = r[HallRow::heat_dry_cooler], *ambient = r[HallRow::heat_ambient],
         *residual = r[HallRow::kernel_residual], *heat_gap = r[HallRow::heat_gap],
         *mode = r[HallRow::mode], *hottest = r[HallRow::case_temperature];
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    pumps[i] = facility[i] + air_pump[i];
    chiller[i] = compressor[i] + air_fan[i];
    mechanical[i] = fan[i] + pumps[i] + cdu[i] + chiller[i] + dry_fan[i] + room[i] + light[i];
    heat_in[i] = it[i] + loss[i];
    to_dry[i] = air_side[i];
    heat_gap[i] = asked[i] - air_side[i];
    ambient[i] = dry_fan[i] + rejected[i] + electrical[i] + room[i] + outdoors[i];
    residual[i] = heat_in[i] + mechanical[i] - (to_dry[i] + ambient[i]);
    hottest[i] = coolant[i] + plate_K;
    mode[i] = full[i] > 0.5 ? 2.0 : (share[i] < 1.0 ? 1.0 : 0.0);
  }
}

class ColdPlateDryCoolerKernel final : public HallKernel {
 public:
  explicit ColdPlateDryCoolerKernel(const cooling::ColdPlateDryCooler& spec)
      : spec_(spec), unit_(cooling::liquid_parameters(spec, 1e6)), liquid_(unit_) {}
  [[nodiscard]] std::string_view name() const noexcept override {
    return cooling::ColdPlateDryCooler::model_name;
  }
  [[nodiscard]] bool liquid() const noexcept override { return true; }
  [[nodiscard]] double case_limit_K() const noexcept override { return value_of(spec_.case_limit); }
  [[nodiscard]] std::unique_ptr<HallKernel> clone() const override {
    return std::make_unique<ColdPlateDryCoolerKernel>(*this);
  }

  void size(double air_heat_W, double liquid_heat_W, double pressure_Pa) override {
    air_ = cooling::air_parameters(spec_.air, air_heat_W, pressure_Pa);
    liquid_ = cooling::scaled(unit_, liquid_heat_W);
    liquid_.dry_fan_W *= cooling::volume_ratio(pressure_Pa);
    chiller_ = cooling::air_chiller_parameters(spec_, air_heat_W + air_.design_fan_W);
    chiller_.fan_share *= cooling::volume_ratio(pressure_Pa);
  }

  void run(HallBlock& b, HallMemory& /*memory*/) const override {
    Rows<HallRow>& r = *b.rows;
    const std::size_t n = b.n;
    fill(r[HallRow::supply_rise], 0.0, n);
    fill(r[HallRow::inlet], air_.supply_K + 0.4, n);
    fill(r[HallRow::coolant], liquid_.supply_set_K + 2.0, n);
    for (const HallRow row : {HallRow::previous_inlet, HallRow::inlet_gap,
                              HallRow::previous_coolant, HallRow::coolant_gap})
      fill(r[row], 0.0, n);
    const cooling::LiquidRows rows{
        b.weather.dry_bulb_K,         r[HallRow::liquid_heat],     r[HallRow::coolant],
        r[HallRow::previous_coolant], r[HallRow::coolant_gap],     r[HallRow::coolant_flow],
        r[HallRow::facility_flow],    r[HallRow::cdu_conductance], r[HallRow::full_conductance],
        r[HallRow::facility_supply],  r[HallRow::facility_return], r[HallRow::cdu_pump],
        r[HallRow::facility_pump],    r[HallRow::rejected],        r[HallRow::dry_ratio],
        r[HallRow::dry_fan],          r[HallRow::air_side],        r[HallRow::full_fan]};
    for (int pass = 0; pass < 3; ++pass) {
      sum_node_heat(b);
      if (pass == 0) cooling::liquid_flows(liquid_, rows, n);
      cooling::coolant_loop(liquid_, rows, pass == 0, n);
      it::inlet_temperature(air_.supply_K, r[HallRow::supply_rise], air_.recirculation,
                            air_.air_capacity_J_per_m3K, r[HallRow::air_heat], r[HallRow::air_flow],
                            r[HallRow::inlet], r[HallRow::previous_inlet], r[HallRow::inlet_gap],
                            pass == 0, n);
    }
    // Heat at the final temperatures; the facility loop follows it once more.
    sum_node_all(b);
    cooling::coolant_loop(liquid_, rows, true, n);
    cooling::dry_cooler(liquid_, rows, n);
    it_chain(b);
    room_heat(b);
    cooling::air_handlers(air_, r[HallRow::air_flow], r[HallRow::room_heat],
                          r[HallRow::handler_fan], r[HallRow::coil_heat], r[HallRow::return_air],
                          r[HallRow::chilled_supply], n);
    cooling::air_chiller(chiller_, b.weather.dry_bulb_K, r[HallRow::coil_heat],
                         r[HallRow::chilled_supply], r[HallRow::air_pump],
                         r[HallRow::air_compressor], r[HallRow::air_fan], r[HallRow::air_rejected],
                         r[HallRow::free_share], n);
    // The hottest case of the hall's liquid-cooled classes at full chip power.
    double plate = 0.0;
    for (const ClassNow& c : *b.classes) {
      if (c.nodes > 0.0 && c.node->liquid_fraction > 0.0)
        plate = math::max(plate, c.node->plate_K_per_W * c.node->chip_W);
    }
    finish(r, plate, n);
    for (const HallRow row :
         {HallRow::heat_tower, HallRow::tower_fan, HallRow::unmet, HallRow::evaporated,
          HallRow::drift, HallRow::blowdown, HallRow::makeup}) {
      fill(r[row], 0.0, n);
    }
  }

 private:
  cooling::ColdPlateDryCooler spec_;
  cooling::AirParameters air_{};
  cooling::LiquidParameters unit_;  ///< for 1 MW
  cooling::LiquidParameters liquid_;
  cooling::AirChillerParameters chiller_{};
};

}  // namespace

std::unique_ptr<HallKernel> make_kernel(const cooling::ColdPlateDryCooler& spec) {
  return std::make_unique<ColdPlateDryCoolerKernel>(spec);
}

}  // namespace tenfold::engine
