// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "cooling_system_kernel.hpp"

#include <algorithm>

#include "tenfold/error.hpp"
#include "tenfold/math.hpp"

namespace tenfold::engine {

namespace {
using cooling::LoopRow;
using cooling::SystemRows;
constexpr std::size_t none = cooling::SystemOrder::npos;
}  // namespace

CoolingSystemKernel::CoolingSystemKernel(const cooling::CoolingSystem& spec) : spec_(spec) {
  std::vector<cooling::SystemProblem> problems;
  order_ = cooling::order_system(spec_, problems);
  if (!problems.empty()) {
    std::vector<Issue> issues;
    for (const auto& p : problems) issues.push_back({p.place, p.message, p.hint, "", 0, 0, {}});
    throw ScenarioError(issues);
  }
  const auto position = [&](const std::string& loop) {
    for (std::size_t i = 0; i < spec_.loops.size(); ++i) {
      if (spec_.loops[i].name == loop) return order_.position[i];
    }
    return none;
  };
  coil_loop_ = position(cooling::coil_loop(spec_.air));
  for (const auto& q : spec_.liquid) {
    if (std::holds_alternative<cooling::RearDoorSystem>(q)) {
      door_loop_ = position(cooling::loop_of(q));
    } else if (std::holds_alternative<cooling::SidecarSystem>(q)) {
      liquid_kind_ = LiquidKind::sidecar;
    } else {
      liquid_kind_ = LiquidKind::cdu;
      liquid_loop_ = position(cooling::loop_of(q));
    }
  }
}

std::vector<HallEvent> CoolingSystemKernel::events() const {
  return {
      {HallRow::cooling_short, 0.0, "cooling_short",
       "heat above the capacity of the plant at its set points", "W"},
      {HallRow::supply_rise, 0.01, "supply_air_above_set_point",
       "air from the handlers warmer than its set point: weather, water or capacity do not reach "
       "it",
       "K"},
      {HallRow::loop_rise, 0.01, "loop_above_set_point",
       "water of the racks' coils and plates warmer than its set point: weather or capacity do not "
       "reach it",
       "K"},
      {HallRow::throttle, 0.0, "racks_throttled",
       "activity given up because rack inlets or cases are above their limits", "1"},
      {HallRow::switched_off, 0.0, "racks_switched_off",
       "share of racks that are off because inlets or cases are above limit and margin", "1"},
      {HallRow::air_short, 0.5, "air_short",
       "handlers at their largest flow: racks draw hot-aisle air", "1"},
      {HallRow::freeze_protection, 0.0, "freeze_protection",
       "dry bulb below the freezing point of an outdoor loop's fluid + 2 K: its pumps hold "
       "freeze_flow",
       "K"},
      {HallRow::freeze_stat, 0.5, "coil_freeze_stat",
       "outdoor air would bring the coil below 2 degC: dampers close as far as that", "1"},
      {HallRow::unsettled, 1e-3, "temperatures_unsettled",
       "racks, rooms and loops still moved by this much after the last round", "K"},
      {HallRow::case_temperature, value_of(spec_.case_limit), "case_limit",
       "cold-plate case temperature above its limit", "K"},
      {HallRow::outside_allowable, 0.5, "outside_allowable_envelope",
       "rack inlet air outside the allowable envelope of its class", "1"},
      {HallRow::full_fan, 0.5, "rejection_at_full_effort",
       "loops above their set point: towers or dry coolers at full fan", "1"},
      {HallRow::dew_bound, 0.0, "coolant_at_dew_point",
       "coolant supply raised to 2 K above the room's dew point", "K"},
      {HallRow::class_excess, 0.0, "water_class_exceeded",
       "loop supply above the limit of its water class", "K"},
      {HallRow::correlation_excess, 0.0, "tower_correlation_bounded",
       "wet bulb or range outside of the fitted box of the tower correlation (wet bulb at most "
       "26.7 degC); the value at the bound is used",
       "K"},
      {HallRow::correlation_ratio, 1e-9, "tower_flow_bounded",
       "water or air ratio outside of the fitted box of the tower correlation; the value at the "
       "bound is used",
       "1"},
      {HallRow::discharge_excess, 0.0, "discharge_too_warm",
       "surface water goes back warmer than its limit", "K"},
      {HallRow::intake_excess, 1e-9, "intake_above_permit",
       "surface water asked for above the flow permit, over design flow", "1"},
      {HallRow::basin_heater, 0.0, "basin_heater_runs",
       "freeze protection: basins of standing tower cells are heated", "W"}};
}

void CoolingSystemKernel::size(double air_heat_W, double liquid_heat_W, double pressure_Pa) {
  cooling::DesignHeat heat{std::vector<double>(spec_.loops.size(), 0.0), pressure_Pa};
  const double room = cdu() ? air_heat_W : air_heat_W + liquid_heat_W;
  air_ = cooling::air_side_parameters(spec_.air, room, pressure_Pa);
  air_.largest_flow = spec_.largest_air_flow;
  for (const auto& l : spec_.loops)
    air_.demand = air_.demand || (l.name == cooling::coil_loop(spec_.air) && l.control == "demand");
  if (coil_loop_ != none) heat.loop_W[order_.loops[coil_loop_]] += room + air_.air.design_fan_W;
  if (cdu()) heat.loop_W[order_.loops[liquid_loop_]] += liquid_heat_W;
  const cooling::RearDoorSystem* rear = nullptr;
  const cooling::LiquidSystem* captured = nullptr;
  for (const auto& q : spec_.liquid) {
    if (const auto* doors = std::get_if<cooling::RearDoorSystem>(&q)) {
      rear = doors;
    } else {
      captured = &q;
    }
  }
  if (rear != nullptr) heat.loop_W[order_.loops[door_loop_]] += rear->share * room;
  plant_ = cooling::system_parameters(spec_, order_, heat);
  if (cdu()) {
    const auto& l = plant_.loops[liquid_loop_];
    cdu_ = cooling::cdu_parameters(*captured, liquid_heat_W, l.design_heat_W, l.rise_K);
    if (const auto* plate = std::get_if<cooling::ColdPlateSystem>(captured))
      plates_ = cooling::plate_curve(value_of(plate->cdu.rise));
  }
  if (rear != nullptr) {
    const auto& l = plant_.loops[door_loop_];
    door_ = cooling::door_parameters(*rear, room, l.design_heat_W, l.rise_K,
                                     air_.air.air_capacity_J_per_m3K, pressure_Pa);
  }
  if (liquid_kind_ == LiquidKind::sidecar) {
    const auto& side = std::get<cooling::SidecarSystem>(*captured);
    sidecar_ = {liquid_heat_W, value_of(side.approach), liquid_heat_W * side.pump_power,
                liquid_heat_W * side.fan_power * cooling::volume_ratio(pressure_Pa)};
  }
  stores_.clear();
  basins_.clear();
  for (std::size_t s = 0; s < plant_.sources.size(); ++s) {
    if (plant_.sources[s].kind == cooling::SourceKind::thermal_storage) stores_.push_back(s);
    if (plant_.sources[s].kind == cooling::SourceKind::tower) basins_.push_back(s);
  }
  masses_.clear();
  const double room_J_per_K =
      air_.air.air_capacity_J_per_m3K * air_.air.design_flow_m3_per_s * value_of(spec_.room_time);
  for (std::size_t k = 0; k < plant_.loops.size(); ++k) {
    if (plant_.loops[k].rejects) continue;
    masses_.push_back(
        {k, plant_.loops[k].thermal_J_per_K + (k == coil_loop_ ? room_J_per_K : 0.0)});
  }
  if (coil_loop_ == none) masses_.push_back({none, room_J_per_K});
}

void CoolingSystemKernel::run(HallBlock& b, HallMemory& memory) const {
  const std::size_t stride = (memory.capacity + 7) / 8 * 8 + 8;
  const std::size_t sources = plant_.sources.size();
  memory.rows.resize(SystemRows::size(plant_, stride), 0.0);
  // Modes by source, masses above their set points [K], cold missing in stores [J], basins below
  // their concentration.
  const std::size_t first_basin = sources + masses_.size() + stores_.size();
  memory.state.resize(first_basin + basins_.size(), 0.0);
  memory.at_start.resize(memory.state.size(), 0.0);
  if (b.redo) {
    // Modes stay as decided; temperatures start again.
    std::copy(memory.at_start.begin() + static_cast<std::ptrdiff_t>(sources), memory.at_start.end(),
              memory.state.begin() + static_cast<std::ptrdiff_t>(sources));
  } else {
    memory.at_start = memory.state;
  }
  const SystemRows rows{memory.rows.data(), stride, plant_.loops.size()};
  const Rows<HallRow>& r = *b.rows;
  for (const HallRow row : {HallRow::room_excess, HallRow::room_released}) fill(r[row], 0.0, b.n);
  for (std::size_t k = 0; k < plant_.loops.size(); ++k) {
    for (const LoopRow row : {LoopRow::excess, LoopRow::released})
      fill(rows.loop(k, row), 0.0, b.n);
  }
  cooling::system_intakes(plant_, b.day_of_year, rows, b.n);
  if (stores_.empty()) {
    evaluate(b, rows, b.redo ? nullptr : memory.state.data());
    limits(b, rows, memory);
  } else {
    run_with_stores(b, rows, memory);
  }
  for (std::size_t k = 0; k < basins_.size(); ++k)
    cooling::basin_scan(plant_, basins_[k], b.step_s, memory.state[first_basin + k], rows, b.n);
  report(b, rows);
}

std::unique_ptr<HallKernel> make_kernel(const cooling::CoolingSystem& spec) {
  if (spec.set_points) return make_set_points_kernel(spec);
  return std::make_unique<CoolingSystemKernel>(spec);
}

}  // namespace tenfold::engine
