// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "hall_kernel.hpp"
#include "tenfold/math.hpp"

namespace tenfold::engine {

TENFOLD_CLONES void fill(double* row, double value, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) row[i] = value;
}

TENFOLD_CLONES void add(double* row, const double* other, std::size_t n) {
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) row[i] += other[i];
}

void sum_node_heat(HallBlock& b) {
  Rows<HallRow>& r = *b.rows;
  fill(r[HallRow::air_heat], 0.0, b.n);
  fill(r[HallRow::air_flow], 0.0, b.n);
  fill(r[HallRow::liquid_heat], 0.0, b.n);
  const it::NodeSums sums{r[HallRow::air_heat], r[HallRow::air_flow], r[HallRow::liquid_heat]};
  for (const ClassNow& c : *b.classes) {
    if (c.nodes > 0.0)
      it::node_heat(*c.node, c.nodes, c.utilisation, r[HallRow::inlet], r[HallRow::coolant], sums,
                    b.n);
  }
}

void sum_node_power(HallBlock& b) {
  Rows<HallRow>& r = *b.rows;
  for (const HallRow row : {HallRow::it_power, HallRow::it_fan, HallRow::psu_loss})
    fill(r[row], 0.0, b.n);
  for (const ClassNow& c : *b.classes) {
    if (c.nodes <= 0.0) {
      fill(c.energy_power_W, 0.0, b.n);
      continue;
    }
    it::node_power(*c.node, c.nodes, c.utilisation, r[HallRow::inlet], r[HallRow::coolant],
                   {c.energy_power_W, r[HallRow::class_fan], r[HallRow::class_psu]}, b.n);
    add(r[HallRow::it_power], c.energy_power_W, b.n);
    add(r[HallRow::it_fan], r[HallRow::class_fan], b.n);
    add(r[HallRow::psu_loss], r[HallRow::class_psu], b.n);
  }
}

void it_chain(HallBlock& b) {
  Rows<HallRow>& r = *b.rows;
  for (const HallRow row : {HallRow::chain_loss, HallRow::white_heat, HallRow::electrical_room_heat,
                            HallRow::outdoor_loss, HallRow::ups_out, HallRow::pdu_out}) {
    fill(r[row], 0.0, b.n);
  }
  double* out = r[HallRow::stage_out];
  fill(out, 0.0, b.n);
  add(out, r[HallRow::it_power], b.n);
  for (std::size_t s = b.chain->it_feeder; s != power::ChainOrder::npos;
       s = b.chain->stages[s].parent) {
    const power::ChainStage& stage = b.chain->stages[s];
    if (stage.carries_mechanical) break;
    if (stage.meter == power::Meter::ups) add(r[HallRow::ups_out], out, b.n);
    if (stage.meter == power::Meter::pdu) add(r[HallRow::pdu_out], out, b.n);
    power::stage_loss(stage, b.modules, out, r[HallRow::stage_loss], b.n);
    add(out, r[HallRow::stage_loss], b.n);
    add(r[HallRow::chain_loss], r[HallRow::stage_loss], b.n);
    const HallRow place = stage.heat == power::HeatPlace::white_space ? HallRow::white_heat
                          : stage.heat == power::HeatPlace::electrical_room
                              ? HallRow::electrical_room_heat
                              : HallRow::outdoor_loss;
    add(r[place], r[HallRow::stage_loss], b.n);
  }
}

void room_heat(HallBlock& b) {
  Rows<HallRow>& r = *b.rows;
  fill(r[HallRow::lighting], b.lighting_W, b.n);
  fill(r[HallRow::room_heat], b.lighting_W, b.n);
  add(r[HallRow::room_heat], r[HallRow::air_heat], b.n);
  add(r[HallRow::room_heat], r[HallRow::white_heat], b.n);
  const double* heat = r[HallRow::electrical_room_heat];
  double* power = r[HallRow::room_cooling];
  for (std::size_t i = 0; i < b.n; ++i) power[i] = heat[i] / b.electrical_room_cop;
}

std::unique_ptr<HallKernel> make_hall_kernel(const cooling::Cooling& cooling) {
  return std::visit([](const auto& spec) { return make_kernel(spec); }, cooling);
}

}  // namespace tenfold::engine
