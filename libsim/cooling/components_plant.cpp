// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "air_cooled_table.hpp"
#include "component.hpp"
#include "cooling_tower.hpp"
#include "eir_chiller.hpp"
#include "fluid_cooler.hpp"
#include "plant_parts.hpp"

namespace tenfold::cooling {

namespace {
template <class Spec>
const Spec& spec_of(const void* spec) {
  return *static_cast<const Spec*>(spec);
}
constexpr double coldest_K = 223.15, sea_level_Pa = 101325.0;
constexpr double boiling_K = 373.15;
constexpr double slack_K = 0.01;  // rounding of weather data near saturation

Component tower() {
  return {"cooling_tower",
          &CoolingTower::fields,
          {{"heat_W", "W", "Heat to reject.", 0, 1e10, 0, true},
           {"flow_kg_per_s", "kg/s", "Circulating water of all cells.", 1e-3, 1e7, 0, true},
           {"target_K", "K", "Leaving water asked for.", 263.15, 333.15, 0, true},
           {"wet_bulb_K", "K", "Wet bulb of the entering air.", coldest_K, 313.15, 0, true},
           {"enthalpy_J_per_kg", "J/kg", "Enthalpy of the entering air, by dry air.", -5e4, 2e5, 0,
            true},
           {"humidity_ratio", "kg/kg", "Humidity ratio of the entering air.", 0, 0.1, 0, true},
           {"pressure_Pa", "Pa", "Air pressure.", 5e4, 1.1e5, sea_level_Pa, false}},
          {{"leaving_K", "K", "Water leaving."},
           {"entering_K", "K", "Water entering.", 0, boiling_K},
           {"cells_on", "1", "Cells with water."},
           {"fan_ratio", "1", "Air flow over design, mean."},
           {"fan_W", "W", "Fans."},
           {"evaporated_kg_per_s", "kg/s", "Evaporation."},
           {"drift_kg_per_s", "kg/s", "Drift."},
           {"blowdown_kg_per_s", "kg/s", "Blowdown."},
           {"makeup_kg_per_s", "kg/s", "Make-up."},
           {"limited", "1", "1 where the target is not held at full fan."},
           {"outside_fit", "1", "1 where the correlation is outside its box."}},
          [](const void* s, const double* const* in, double* const* out, std::size_t n) {
            const auto& spec = spec_of<CoolingTower>(s);
            cooling_tower(cooling_tower_parameters(spec, value_of(spec.rating)),
                          {in[0], in[1], in[2], in[3], in[4], in[5], in[6], out[0], out[1], out[2],
                           out[3], out[4], out[5], out[6], out[7], out[8], out[9], out[10]},
                          n);
          },
          "",
          nullptr,
          "heat that would make the water come in above 373.15 K"};
}

Component chillers() {
  return {"chiller_plant",
          &EirChiller::fields,
          {{"heat_W", "W", "Load.", 0, 1e10, 0, true},
           {"chilled_K", "K", "Chilled water leaving.", 263.15, 323.15, 0, true},
           {"condenser_in_K", "K", "Condenser water entering.", 263.15, 333.15, 0, true}},
          {{"power_W", "W", "Compressors."},
           {"machines_on", "1", "Machines that run."},
           {"evaporator_W", "W", "Heat taken."},
           {"unmet_W", "W", "Load above the capacity."},
           {"condenser_W", "W", "Heat into the condenser water."},
           {"condenser_out_K", "K", "Condenser water leaving."},
           {"part_load", "1", "Load over available capacity of the machines that run."},
           {"outside_fit", "1", "1 where the curves are continued."},
           {"head_held", "1", "1 where head control warms the condenser water."}},
          [](const void* s, const double* const* in, double* const* out, std::size_t n) {
            const auto& spec = spec_of<EirChiller>(s);
            eir_chiller(eir_chiller_parameters(spec, value_of(spec.rating)),
                        {in[0], in[1], in[2], out[0], out[1], out[2], out[3], out[4], out[5],
                         out[6], out[7], out[8]},
                        n);
          }};
}

std::vector<Port> air_cooled_outputs() {
  return {{"power_W", "W", "Compressors and fans."},
          {"evaporator_W", "W", "Heat taken."},
          {"unmet_W", "W", "Load above the capacity."},
          {"cop", "1", "Heat over power."},
          {"rejected_W", "W", "Heat to outdoor air."},
          {"outside_fit", "1", "1 hotter than the table."}};
}

Component cooler(const char* name) {
  return {
      name,
      &FluidCooler::fields,
      {{"heat_W", "W", "Heat to reject.", 0, 1e10, 0, true},
       {"water_W_per_K", "W/K", "Capacity rate of the water.", 1, 1e10, 0, true},
       {"target_K", "K", "Leaving water asked for.", 263.15, 353.15, 0, true},
       {"dry_bulb_K", "K", "Outside dry bulb.", coldest_K, 328.15, 0, true},
       {"wet_bulb_K", "K", "Outside wet bulb; counts with pads only.", coldest_K, 328.15, 288.15,
        false},
       {"humidity_ratio", "kg/kg", "Outside humidity ratio.", 0, 0.1, 0.008, false},
       {"pressure_Pa", "Pa", "Air pressure.", 5e4, 1.1e5, sea_level_Pa, false}},
      {{"leaving_K", "K", "Water leaving."},
       {"entering_K", "K", "Water entering.", 0, boiling_K},
       {"fan_ratio", "1", "Air flow over design."},
       {"fan_W", "W", "Fans."},
       {"wet_share", "1", "Share of the pads that is wetted."},
       {"air_heat_W", "W", "Heat by the air side."},
       {"evaporated_kg_per_s", "kg/s", "Evaporation of the pads."},
       {"makeup_kg_per_s", "kg/s", "Make-up of the pads."},
       {"limited", "1", "1 where the target is not held."}},
      [](const void* s, const double* const* in, double* const* out, std::size_t n) {
        const auto& spec = spec_of<FluidCooler>(s);
        fluid_cooler(fluid_cooler_parameters(spec, value_of(spec.rating)),
                     {in[0], in[1], in[2], in[3], in[4], in[5], in[6], out[0], out[1], out[2],
                      out[3], out[4], out[5], out[6], out[7], out[8]},
                     n);
      },
      "",
      [](const void* s, const double* in) {
        if (spec_of<FluidCooler>(s).mode == "dry") return std::string();
        return crossing("wet_bulb_K", in[4], "dry_bulb_K", in[3], "no such air", slack_K);
      },
      "heat that would make the water come in above 373.15 K; with pads, a wet bulb above the dry "
      "bulb"};
}
}  // namespace

void add_plant(std::vector<Component>& list) {
  list.push_back(tower());
  list.push_back(chillers());
  list.push_back({"air_cooled_chiller",
                  &PackagedChiller::fields,
                  {{"heat_W", "W", "Load.", 0, 1e10, 0, true},
                   {"dry_bulb_K", "K", "Outside dry bulb.", coldest_K, 328.15, 0, true},
                   {"supply_K", "K", "Chilled water leaving.", 268.15, 308.15, 279.85, false}},
                  air_cooled_outputs(),
                  [](const void* s, const double* const* in, double* const* out, std::size_t n) {
                    const auto& spec = spec_of<PackagedChiller>(s);
                    air_cooled(
                        packaged_parameters(spec, value_of(spec.rating)),
                        {in[0], in[1], in[2], out[0], out[1], out[2], out[3], out[4], out[5]}, n);
                  }});
  list.push_back({"direct_expansion",
                  &DirectExpansion::fields,
                  {{"heat_W", "W", "Load.", 0, 1e10, 0, true},
                   {"dry_bulb_K", "K", "Outside dry bulb.", coldest_K, 328.15, 0, true}},
                  air_cooled_outputs(),
                  [](const void* s, const double* const* in, double* const* out, std::size_t n) {
                    const auto& spec = spec_of<DirectExpansion>(s);
                    // The supply does not enter: any row serves.
                    air_cooled(
                        expansion_parameters(spec, value_of(spec.rating)),
                        {in[0], in[1], in[1], out[0], out[1], out[2], out[3], out[4], out[5]}, n);
                  }});
  list.push_back(cooler("fluid_cooler"));
  list.push_back(
      {"economizer",
       &WaterSideEconomizer::fields,
       {{"return_K", "K", "Water coming back.", 273.15, 343.15, 0, true},
        {"supply_K", "K", "Water asked for.", 273.15, 343.15, 0, true},
        {"cooler_water_K", "K", "Water of the tower or dry cooler.", 253.15, 343.15, 0, true}},
       {{"share", "1", "Share of the heat that the economizer takes."},
        {"pre_cooled_K", "K", "Water to the chillers."}},
       [](const void* s, const double* const* in, double* const* out, std::size_t n) {
         const auto& spec = spec_of<WaterSideEconomizer>(s);
         water_side_economizer(value_of(spec.approach), spec.integrated ? 1.0 : 0.0,
                               {in[0], in[1], in[2], out[0], out[1]}, n);
       },
       "",
       [](const void*, const double* in) {
         return crossing("supply_K", in[1], "return_K", in[0], "set points cross");
       },
       "water asked for that is warmer than the water coming back (set points cross)"});
  list.push_back({"surface_water",
                  &SurfaceWater::fields,
                  {{"heat_W", "W", "Heat to reject.", 0, 1e10, 0, true},
                   {"source_K", "K", "Water at the intake.", 271.15, 308.15, 0, true}},
                  {{"supply_K", "K", "Facility water that the exchanger can make."},
                   {"discharge_K", "K", "Water going back."},
                   {"intake_kg_per_s", "kg/s", "Water taken and given back."},
                   {"pump_W", "W", "Intake pumps, heat in the water."},
                   {"limit_bound", "1", "1 where the discharge limit raises the flow."},
                   {"too_warm", "1", "1 where the discharge is above its limit."}},
                  [](const void* s, const double* const* in, double* const* out, std::size_t n) {
                    const auto& spec = spec_of<SurfaceWater>(s);
                    surface_water(surface_water_parameters(spec, value_of(spec.rating)),
                                  {in[0], in[1], out[0], out[1], out[2], out[3], out[4], out[5]},
                                  n);
                  }});
  list.push_back(
      {"thermal_storage",
       &ThermalStorage::fields,
       {{"cold_J", "J", "Cold held at the start of the step.", 0, 1e17, 0, true},
        {"wanted_W", "W", "Charge asked for; negative: discharge.", -1e12, 1e12, 0, true},
        {"ambient_K", "K", "Surroundings.", coldest_K, 333.15, 293.15, false},
        {"duration_s", "s", "Length of the step.", 1, 86400, 3600, false}},
       {{"next_J", "J", "Cold held at the end of the step."},
        {"charged_W", "W", "Charge that was done; negative: discharge."},
        {"gain_W", "W", "Heat that leaked in, mean of the step."},
        {"refused_W", "W", "Asked for but not done: full, empty or too fast."}},
       [](const void* s, const double* const* in, double* const* out, std::size_t n) {
         thermal_storage(storage_parameters(spec_of<ThermalStorage>(s)),
                         {in[0], in[1], in[2], in[3], out[0], out[1], out[2], out[3]}, n);
       }});
  list.push_back(
      {"heat_reuse",
       &HeatReuse::fields,
       {{"available_W", "W", "Heat on offer.", 0, 1e10, 0, true},
        {"source_K", "K", "Its temperature: water coming back.", 273.15, 353.15, 0, true},
        {"network_K", "K", "Supply of the network.", 283.15, 393.15, 0, true},
        {"demand_W", "W", "Demand of the network.", 0, 1e10, 0, true}},
       {{"taken_W", "W", "Heat taken from the site."},
        {"delivered_W", "W", "Heat into the network."},
        {"power_W", "W", "Heat pump."},
        {"cop", "1", "Delivered over power; 0 where direct."},
        {"direct", "1", "1 where no heat pump is needed."}},
       [](const void* s, const double* const* in, double* const* out, std::size_t n) {
         heat_reuse(heat_reuse_parameters(spec_of<HeatReuse>(s)),
                    {in[0], in[1], in[2], in[3], out[0], out[1], out[2], out[3], out[4]}, n);
       }});
}

}  // namespace tenfold::cooling
