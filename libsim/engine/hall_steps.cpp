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

TENFOLD_CLONES void copy(double* row, const double* other, std::size_t n) {
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) row[i] = other[i];
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

void sum_node_all(HallBlock& b) {
  Rows<HallRow>& r = *b.rows;
  for (const HallRow row : {HallRow::air_heat, HallRow::air_flow, HallRow::liquid_heat,
                            HallRow::it_power, HallRow::it_fan, HallRow::psu_loss})
    fill(r[row], 0.0, b.n);
  const it::NodeSums sums{r[HallRow::air_heat], r[HallRow::air_flow], r[HallRow::liquid_heat]};
  const it::NodeTotals totals{r[HallRow::it_power], r[HallRow::it_fan], r[HallRow::psu_loss]};
  for (const ClassNow& c : *b.classes) {
    if (c.nodes > 0.0) {
      it::node_all(*c.node, c.nodes, c.utilisation, r[HallRow::inlet], r[HallRow::coolant], sums,
                   totals, c.energy_power_W, b.n);
    } else {
      fill(c.energy_power_W, 0.0, b.n);
    }
  }
}

void it_chain(HallBlock& b) {
  Rows<HallRow>& r = *b.rows;
  for (const HallRow row : {HallRow::chain_loss, HallRow::white_heat, HallRow::electrical_room_heat,
                            HallRow::outdoor_loss, HallRow::ups_out, HallRow::pdu_out}) {
    fill(r[row], 0.0, b.n);
  }
  double* out = r[HallRow::stage_out];
  copy(out, r[HallRow::it_power], b.n);
  for (std::size_t s = b.chain->it_feeder; s != power::ChainOrder::npos;
       s = b.chain->stages[s].parent) {
    const power::ChainStage& stage = b.chain->stages[s];
    if (stage.carries_mechanical) break;
    if (stage.meter == power::Meter::ups) add(r[HallRow::ups_out], out, b.n);
    if (stage.meter == power::Meter::pdu) add(r[HallRow::pdu_out], out, b.n);
    const HallRow place = stage.heat == power::HeatPlace::white_space ? HallRow::white_heat
                          : stage.heat == power::HeatPlace::electrical_room
                              ? HallRow::electrical_room_heat
                              : HallRow::outdoor_loss;
    power::pass_stage(stage, b.modules, out, r[HallRow::chain_loss], r[place], b.n);
  }
}

namespace {
TENFOLD_CLONES void room_rows(double lighting_W, double inverse_cop, const double* air,
                              const double* white, const double* electrical, double* lighting,
                              double* room, double* cooling, std::size_t n) {
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    lighting[i] = lighting_W;
    room[i] = lighting_W + air[i] + white[i];
    cooling[i] = electrical[i] * inverse_cop;
  }
}
}  // namespace

void room_heat(HallBlock& b) {
  Rows<HallRow>& r = *b.rows;
  room_rows(b.lighting_W, 1.0 / b.electrical_room_cop, r[HallRow::air_heat], r[HallRow::white_heat],
            r[HallRow::electrical_room_heat], r[HallRow::lighting], r[HallRow::room_heat],
            r[HallRow::room_cooling], b.n);
}

std::unique_ptr<HallKernel> make_hall_kernel(const cooling::Cooling& cooling) {
  return std::visit([](const auto& spec) { return make_kernel(spec); }, cooling);
}

}  // namespace tenfold::engine
