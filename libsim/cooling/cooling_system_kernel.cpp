// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "../engine/hall_kernel.hpp"
#include "system_plant.hpp"
#include "system_terminals.hpp"
#include "tenfold/error.hpp"
#include "tenfold/math.hpp"

namespace tenfold::engine {

namespace {

using cooling::LoopRow;
using cooling::SourceKind;
using cooling::SourceRow;
using cooling::SystemRows;
constexpr std::size_t none = cooling::SystemOrder::npos;
/// Rounds of temperatures that racks see against temperatures that loops reach.
constexpr int most_rounds = 8;

class CoolingSystemKernel final : public HallKernel {
 public:
  explicit CoolingSystemKernel(const cooling::CoolingSystem& spec) : spec_(spec) {
    std::vector<cooling::SystemProblem> problems;
    order_ = cooling::order_system(spec_, problems);
    if (!problems.empty()) {
      std::vector<Issue> issues;
      for (const auto& p : problems) issues.push_back({p.place, p.message, p.hint, "", 0, 0, {}});
      throw ScenarioError(issues);
    }
    const auto position = [&](const std::string& name) {
      for (std::size_t i = 0; i < spec_.loops.size(); ++i) {
        if (spec_.loops[i].name == name) return order_.position[i];
      }
      return none;
    };
    if (const auto* air = std::get_if<cooling::AirHandlerSystem>(&spec_.air))
      coil_loop_ = position(air->loop);
    for (const auto& q : spec_.liquid) {
      if (const auto* plate = std::get_if<cooling::ColdPlateSystem>(&q))
        liquid_loop_ = position(plate->loop);
    }
  }
  [[nodiscard]] std::string_view name() const noexcept override {
    return cooling::CoolingSystem::model_name;
  }
  [[nodiscard]] bool liquid() const noexcept override { return liquid_loop_ != none; }
  [[nodiscard]] double case_limit_K() const noexcept override { return value_of(spec_.case_limit); }
  [[nodiscard]] std::unique_ptr<HallKernel> clone() const override {
    return std::make_unique<CoolingSystemKernel>(*this);
  }
  [[nodiscard]] std::vector<HallEvent> events() const override {
    return {{HallRow::cooling_short, 0.0, "cooling_short",
             "heat above the capacity of the plant at its set points", "W"},
            {HallRow::case_temperature, value_of(spec_.case_limit), "case_limit",
             "cold-plate case temperature above its limit", "K"},
            {HallRow::full_fan, 0.5, "rejection_at_full_effort",
             "loops above their set point: towers or dry coolers at full fan", "1"},
            {HallRow::dew_bound, 0.0, "coolant_at_dew_point",
             "coolant supply raised to 2 K above the room's dew point", "K"},
            {HallRow::class_excess, 0.0, "water_class_exceeded",
             "loop supply above the limit of its water class", "K"},
            {HallRow::correlation_excess, 0.0, "tower_correlation_bounded",
             "wet bulb above the fitted range of the tower correlation (26.7 degC); the value at "
             "the bound is used",
             "K"}};
  }

  void size(double air_heat_W, double liquid_heat_W) override {
    cooling::DesignHeat heat{std::vector<double>(spec_.loops.size(), 0.0)};
    const double air = liquid() ? air_heat_W : air_heat_W + liquid_heat_W;
    const auto& air_spec = std::get<cooling::AirHandlerSystem>(spec_.air);
    handler_ = cooling::handler_parameters(air_spec, air);
    heat.loop_W[order_.loops[coil_loop_]] += air + handler_.air.design_fan_W;
    if (liquid()) heat.loop_W[order_.loops[liquid_loop_]] += liquid_heat_W;
    plant_ = cooling::system_parameters(spec_, order_, heat);
    for (const auto& q : spec_.liquid) {
      if (const auto* plate = std::get_if<cooling::ColdPlateSystem>(&q)) {
        const auto& l = plant_.loops[liquid_loop_];
        cdu_ = cooling::cdu_parameters(*plate, liquid_heat_W, l.design_heat_W, l.rise_K);
      }
    }
  }

  void run(HallBlock& b, HallMemory& memory) const override {
    const std::size_t stride = (memory.capacity + 7) / 8 * 8 + 8;
    memory.rows.resize(SystemRows::size(plant_, stride), 0.0);
    memory.state.resize(plant_.sources.size(), 0.0);
    const SystemRows rows{memory.rows.data(), stride, plant_.loops.size()};
    evaluate(b, rows, b.redo ? nullptr : memory.state.data());
    report(b, rows);
  }

 private:
  [[nodiscard]] static cooling::PlantWeather weather(const HallBlock& b) {
    return {b.weather.dry_bulb_K, b.weather.wet_bulb_K, b.weather.enthalpy_J_per_kg,
            b.weather.humidity_ratio, b.weather.pressure_Pa};
  }

  /// Terminals' heat of the rounds so far, as loops see it. `extra` is what a loop receives beside
  /// the CDUs.
  void load_liquid_loop(HallBlock& b, const SystemRows& rows) const {
    Rows<HallRow>& r = *b.rows;
    const std::size_t n = b.n;
    double *terminal = rows.loop(liquid_loop_, LoopRow::terminal),
           *signal = rows.loop(liquid_loop_, LoopRow::signal);
    fill(terminal, 0.0, n);
    add(terminal, r[HallRow::liquid_heat], n);
    add(terminal, r[HallRow::cdu_pump], n);
    add(terminal, r[HallRow::extra_heat], n);
    fill(signal, 0.0, n);
    add(signal, r[HallRow::liquid_heat], n);
    add(signal, r[HallRow::extra_heat], n);
    fill(rows.loop(liquid_loop_, LoopRow::incoming), 0.0, n);
    cooling::loop_estimate(plant_, liquid_loop_, weather(b), rows, n);
  }

  /// Racks, chain, room and coil at the present supply temperatures of air and loops.
  void racks(HallBlock& b, const SystemRows& rows) const {
    Rows<HallRow>& r = *b.rows;
    const std::size_t n = b.n;
    const auto& air = handler_.air;
    fill(r[HallRow::inlet], air.supply_K + 0.4, n);
    fill(r[HallRow::coolant], liquid() ? plant_.loops[liquid_loop_].supply_K + 2.0 : air.supply_K,
         n);
    for (const HallRow row : {HallRow::previous_inlet, HallRow::inlet_gap,
                              HallRow::previous_coolant, HallRow::coolant_gap})
      fill(r[row], 0.0, n);
    const auto coolant = [&](bool first) {
      if (!liquid()) return;
      cooling::cdu_pump(cdu_, r[HallRow::liquid_heat], r[HallRow::cdu_pump], n);
      load_liquid_loop(b, rows);
      cooling::cdu_pass(cdu_,
                        {r[HallRow::liquid_heat], rows.loop(liquid_loop_, LoopRow::supply),
                         rows.loop(liquid_loop_, LoopRow::capacity), r[HallRow::coolant],
                         r[HallRow::previous_coolant], r[HallRow::coolant_gap],
                         r[HallRow::cdu_pump], r[HallRow::dew_bound]},
                        first, n);
    };
    const int passes = liquid() ? 4 : 3;
    for (int pass = 0; pass < passes; ++pass) {
      sum_node_heat(b);
      coolant(pass == 0);
      it::inlet_temperature(air.supply_K + handler_.inlet_approach_K, r[HallRow::supply_rise],
                            air.recirculation, air.air_capacity_J_per_m3K, r[HallRow::air_heat],
                            r[HallRow::air_flow], r[HallRow::inlet], r[HallRow::previous_inlet],
                            r[HallRow::inlet_gap], pass == 0, n);
    }
    sum_node_heat(b);
    sum_node_power(b);
    coolant(true);
    it_chain(b);
    room_heat(b);
    // A rack with liquid in a hall without a liquid side gives that heat to the room through a
    // liquid-to-air sidecar.
    if (!liquid()) add(r[HallRow::room_heat], r[HallRow::liquid_heat], n);
    cooling::handler_pass(
        handler_,
        {r[HallRow::air_flow], r[HallRow::room_heat], r[HallRow::air_heat], r[HallRow::inlet],
         r[HallRow::supply_rise], r[HallRow::handler_fan], r[HallRow::coil_heat],
         r[HallRow::return_air], r[HallRow::chilled_supply]},
        n);
  }

  /// Heat of the terminals on all loops; set points of loops that follow the coils.
  void load_loops(HallBlock& b, const SystemRows& rows) const {
    Rows<HallRow>& r = *b.rows;
    const std::size_t n = b.n;
    for (std::size_t k = 0; k < plant_.loops.size(); ++k) {
      fill(rows.loop(k, LoopRow::terminal), 0.0, n);
      fill(rows.loop(k, LoopRow::signal), 0.0, n);
    }
    for (const LoopRow row : {LoopRow::terminal, LoopRow::signal})
      add(rows.loop(coil_loop_, row), r[HallRow::coil_heat], n);
    if (liquid()) {
      add(rows.loop(liquid_loop_, LoopRow::terminal), r[HallRow::liquid_heat], n);
      add(rows.loop(liquid_loop_, LoopRow::terminal), r[HallRow::cdu_pump], n);
      add(rows.loop(liquid_loop_, LoopRow::signal), r[HallRow::liquid_heat], n);
    }
    if (plant_.loops[coil_loop_].demand) {
      const double lowest = plant_.loops[coil_loop_].supply_K;
      const double* needed = r[HallRow::chilled_supply];
      double* setting = rows.loop(coil_loop_, LoopRow::setting);
      for (std::size_t i = 0; i < n; ++i) setting[i] = math::max(needed[i], lowest);
    }
  }

  /// Corrections that the racks must see in another round: air warmer than its set point because
  /// the coil's water is, and heat of others on the loop of the CDUs. A lane whose correction
  /// has settled keeps it, so that rounds which other lanes need leave it as it is.
  bool correct(HallBlock& b, const SystemRows& rows) const {
    Rows<HallRow>& r = *b.rows;
    const double *water = rows.loop(coil_loop_, LoopRow::supply),
                 *needed = r[HallRow::chilled_supply];
    double* rise = r[HallRow::supply_rise];
    bool again = false;
    for (std::size_t i = 0; i < b.n; ++i) {
      const double now = math::max(water[i] - needed[i], 0.0);
      if (math::abs(now - rise[i]) > 1e-9) {
        rise[i] = now;
        again = true;
      }
    }
    if (!liquid() || !plant_.loops[liquid_loop_].rejects) return again;
    const double *incoming = rows.loop(liquid_loop_, LoopRow::incoming),
                 *coil = r[HallRow::coil_heat];
    double* extra = r[HallRow::extra_heat];
    const double shared = coil_loop_ == liquid_loop_ ? 1.0 : 0.0;
    for (std::size_t i = 0; i < b.n; ++i) {
      const double now = incoming[i] + shared * coil[i];
      if (math::abs(now - extra[i]) > 1e-9 * now) {
        extra[i] = now;
        again = true;
      }
    }
    return again;
  }

  void evaluate(HallBlock& b, const SystemRows& rows, double* modes) const {
    Rows<HallRow>& r = *b.rows;
    const std::size_t n = b.n;
    const cooling::PlantWeather w = weather(b);
    fill(r[HallRow::supply_rise], 0.0, n);
    fill(r[HallRow::extra_heat], 0.0, n);
    for (std::size_t k = 0; k < plant_.loops.size(); ++k)
      fill(rows.loop(k, LoopRow::setting), plant_.loops[k].supply_K, n);
    for (int round = 0; round < most_rounds; ++round) {
      racks(b, rows);
      load_loops(b, rows);
      cooling::system_prepare(plant_, w, rows, n);
      if (round == 0 && modes != nullptr) cooling::system_modes(plant_, rows, modes, n);
      cooling::system_stage(plant_, w, rows, n);
      cooling::system_solve(plant_, w, rows, n);
      if (!correct(b, rows)) break;
    }
    cooling::system_finish(plant_, w, rows, n);
  }

  /// The hall's rows from those of loops and sources, and its first law.
  void report(HallBlock& b, const SystemRows& rows) const {
    Rows<HallRow>& r = *b.rows;
    const std::size_t n = b.n;
    for (const HallRow row :
         {HallRow::pumps, HallRow::chiller, HallRow::tower_fan, HallRow::dry_fan,
          HallRow::heat_tower, HallRow::heat_dry_cooler, HallRow::heat_ambient, HallRow::unmet,
          HallRow::economizer_heat, HallRow::air_compressor, HallRow::evaporated, HallRow::drift,
          HallRow::blowdown, HallRow::makeup, HallRow::full_fan, HallRow::correlation_excess,
          HallRow::class_excess})
      fill(r[row], 0.0, n);
    if (!liquid()) fill(r[HallRow::cdu_pump], 0.0, n);
    fill(r[HallRow::free_share], -1.0, n);
    for (std::size_t k = 0; k < plant_.loops.size(); ++k) {
      add(r[HallRow::pumps], rows.loop(k, LoopRow::pump), n);
      if (!plant_.loops[k].rejects) add(r[HallRow::unmet], rows.loop(k, LoopRow::remaining), n);
      const double* supply = rows.loop(k, LoopRow::supply);
      double* excess = r[HallRow::class_excess];
      const double limit = plant_.loops[k].class_K;
      for (std::size_t i = 0; i < n; ++i) excess[i] = math::max(excess[i], supply[i] - limit);
    }
    for (std::size_t s = 0; s < plant_.sources.size(); ++s) source(b, rows, s);
    totals(b);
    case_temperature(b);
  }

  void source(HallBlock& b, const SystemRows& rows, std::size_t s) const {
    Rows<HallRow>& r = *b.rows;
    const std::size_t n = b.n;
    const auto row = [&](SourceRow which) { return rows.source(s, which); };
    switch (plant_.sources[s].kind) {
      case SourceKind::chiller:
        add(r[HallRow::air_compressor], row(SourceRow::power), n);
        return add(r[HallRow::chiller], row(SourceRow::power), n);
      case SourceKind::air_cooled_chiller:
        add(r[HallRow::chiller], row(SourceRow::power), n);
        add(r[HallRow::air_compressor], row(SourceRow::power), n);
        add(r[HallRow::economizer_heat], row(SourceRow::free), n);
        add(r[HallRow::chiller], row(SourceRow::fan), n);
        add(r[HallRow::heat_ambient], row(SourceRow::rejected), n);
        return add(r[HallRow::heat_ambient], row(SourceRow::fan), n);
      case SourceKind::economizer: {
        const double* mode = row(SourceRow::mode);
        double* most = r[HallRow::free_share];
        for (std::size_t i = 0; i < n; ++i) most[i] = math::max(most[i], mode[i]);
        return add(r[HallRow::economizer_heat], row(SourceRow::taken), n);
      }
      case SourceKind::exchanger:
        return add(r[HallRow::economizer_heat], row(SourceRow::taken), n);
      case SourceKind::dry_cooler:
        add(r[HallRow::dry_fan], row(SourceRow::fan), n);
        add(r[HallRow::heat_dry_cooler], row(SourceRow::rejected), n);
        add(r[HallRow::full_fan], row(SourceRow::full), n);
        return add(r[HallRow::heat_ambient], row(SourceRow::fan), n);
      case SourceKind::tower:
        add(r[HallRow::tower_fan], row(SourceRow::fan), n);
        add(r[HallRow::heat_tower], row(SourceRow::rejected), n);
        add(r[HallRow::heat_ambient], row(SourceRow::fan), n);
        add(r[HallRow::evaporated], row(SourceRow::evaporated), n);
        add(r[HallRow::drift], row(SourceRow::drift), n);
        add(r[HallRow::blowdown], row(SourceRow::blowdown), n);
        add(r[HallRow::makeup], row(SourceRow::makeup), n);
        return add(r[HallRow::correlation_excess], row(SourceRow::bounded), n);
    }
  }

  static void totals(HallBlock& b) {
    Rows<HallRow>& r = *b.rows;
    const std::size_t n = b.n;
    double *mechanical = r[HallRow::mechanical], *heat_in = r[HallRow::heat_in],
           *residual = r[HallRow::kernel_residual], *ambient = r[HallRow::heat_ambient];
    fill(mechanical, 0.0, n);
    for (const HallRow row :
         {HallRow::handler_fan, HallRow::pumps, HallRow::cdu_pump, HallRow::chiller,
          HallRow::tower_fan, HallRow::dry_fan, HallRow::room_cooling, HallRow::lighting})
      add(mechanical, r[row], n);
    fill(heat_in, 0.0, n);
    for (const HallRow row : {HallRow::it_power, HallRow::chain_loss}) add(heat_in, r[row], n);
    for (const HallRow row :
         {HallRow::electrical_room_heat, HallRow::room_cooling, HallRow::outdoor_loss})
      add(ambient, r[row], n);
    const double *tower = r[HallRow::heat_tower], *dry = r[HallRow::heat_dry_cooler],
                 *unmet = r[HallRow::unmet], *economizer = r[HallRow::economizer_heat],
                 *compressor = r[HallRow::air_compressor], *full = r[HallRow::full_fan],
                 *decided = r[HallRow::free_share];
    double *mode = r[HallRow::mode], *shortage = r[HallRow::cooling_short];
    for (std::size_t i = 0; i < n; ++i) {
      residual[i] = heat_in[i] + mechanical[i] - (tower[i] + dry[i] + ambient[i] + unmet[i]);
      shortage[i] = unmet[i] > 1e-9 * heat_in[i] ? unmet[i] : 0.0;
      const bool compressors = compressor[i] > 1e-6 * heat_in[i];
      const double running = !compressors ? 0.0 : (economizer[i] > 1e-6 * heat_in[i] ? 1.0 : 2.0);
      mode[i] = decided[i] >= 0.0 ? decided[i] : (full[i] > 0.5 ? 2.0 : running);
    }
  }

  /// The hottest case of the hall's liquid-cooled classes at full chip power.
  void case_temperature(HallBlock& b) const {
    Rows<HallRow>& r = *b.rows;
    double plate = 0.0;
    for (const ClassNow& c : *b.classes) {
      if (c.nodes > 0.0 && c.node->liquid_fraction > 0.0)
        plate = math::max(plate, c.node->plate_K_per_W * c.node->chip_W);
    }
    const double* coolant = r[HallRow::coolant];
    double* hottest = r[HallRow::case_temperature];
    for (std::size_t i = 0; i < b.n; ++i) hottest[i] = liquid() ? coolant[i] + plate : 0.0;
  }

  cooling::CoolingSystem spec_;
  cooling::SystemOrder order_;
  std::size_t coil_loop_ = none, liquid_loop_ = none;
  cooling::HandlerParameters handler_;
  cooling::CduParameters cdu_;
  cooling::SystemParameters plant_;
};

}  // namespace

std::unique_ptr<HallKernel> make_kernel(const cooling::CoolingSystem& spec) {
  return std::make_unique<CoolingSystemKernel>(spec);
}

}  // namespace tenfold::engine
