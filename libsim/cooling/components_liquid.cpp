// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "component.hpp"
#include "exchanger.hpp"
#include "immersion.hpp"
#include "rack_liquid.hpp"

namespace tenfold::cooling {

namespace {
template <class Spec>
const Spec& spec_of(const void* spec) {
  return *static_cast<const Spec*>(spec);
}
constexpr double coldest_K = 223.15, hottest_K = 373.15;
constexpr const char* boils =
    "heat so far above the rating that the coolant would come back above "
    "373.15 K";
}  // namespace

void add_exchangers(std::vector<Component>& list) {
  list.push_back(
      {"exchanger",
       &HeatExchanger::fields,
       {{"hot_in_K", "K", "Hot stream entering.", coldest_K, hottest_K, 0, true},
        {"cold_in_K", "K", "Cold stream entering.", coldest_K, hottest_K, 0, true},
        {"hot_W_per_K", "W/K",
         "Capacity rate of the hot stream (design: 1 MW over its "
         "range).",
         0, 1e9, 125e3, false},
        {"cold_W_per_K", "W/K", "Capacity rate of the cold stream.", 0, 1e9, 125e3, false}},
       {{"heat_W", "W", "Heat from hot to cold."},
        {"hot_out_K", "K", "Hot stream leaving."},
        {"cold_out_K", "K", "Cold stream leaving."},
        {"effectiveness", "1", "Heat over the most that could be moved."}},
       [](const void* s, const double* const* in, double* const* out, std::size_t n) {
         exchanger(exchanger_parameters(spec_of<HeatExchanger>(s), 1e6),
                   {in[0], in[1], in[2], in[3], out[0], out[1], out[2], out[3]}, n);
       }});
  list.push_back({"cold_plate",
                  &ColdPlate::fields,
                  {{"power_W", "W", "Heat of the chip.", 0, 1e4, 0, true},
                   {"flow_m3_per_s", "m3/s", "Coolant flow of the plate; 1 L/min is 1.667e-5.",
                    1e-7, 1e-3, 0, true},
                   {"inlet_K", "K", "Coolant entering.", 253.15, hottest_K, 0, true}},
                  {{"case_K", "K", "Case temperature."},
                   {"outlet_K", "K", "Coolant leaving."},
                   {"resistance_K_per_W", "K/W", "Case-to-inlet resistance."},
                   {"outside_fit", "1", "1 where the flow is outside the table."},
                   {"too_hot", "1", "1 where the case is above its limit."}},
                  [](const void* s, const double* const* in, double* const* out, std::size_t n) {
                    cold_plate(cold_plate_parameters(spec_of<ColdPlate>(s)),
                               {in[0], in[1], in[2], out[0], out[1], out[2], out[3], out[4]}, n);
                  }});
  list.push_back(
      {"cdu",
       &CoolantDistributionUnit::fields,
       {{"heat_W", "W", "Heat from the racks.", 0, 2e9, 0, true},
        {"facility_supply_K", "K", "Facility water entering.", 273.15, 343.15, 0, true},
        {"dew_point_K", "K", "Dew point of the room.", coldest_K, 313.15, 273.15, false}},
       {{"coolant_supply_K", "K", "Coolant to the racks."},
        {"coolant_return_K", "K", "Coolant from the racks.", 0, hottest_K},
        {"facility_return_K", "K", "Facility water leaving."},
        {"facility_W_per_K", "W/K", "Capacity rate that the facility valve lets through."},
        {"coolant_W_per_K", "W/K", "Capacity rate of the coolant."},
        {"pump_W", "W", "Coolant pumps, all of it heat in the coolant."},
        {"facility_heat_W", "W", "Heat into the facility loop: racks and pumps."},
        {"limited", "1", "1 where the supply is above what was asked for."},
        {"dew_bound", "1", "1 where the dew point raised the set point."},
        {"flow_bound", "1", "1 where heat is above the rating: the flow ends at design."}},
       [](const void* s, const double* const* in, double* const* out, std::size_t n) {
         const auto& spec = spec_of<CoolantDistributionUnit>(s);
         cdu(cdu_parameters(spec, value_of(spec.rating)),
             {in[0], in[1], in[2], out[0], out[1], out[2], out[3], out[4], out[5], out[6], out[7],
              out[8], out[9]},
             n);
       },
       "",
       nullptr,
       boils});
  list.push_back(
      {"rear_door",
       &RearDoor::fields,
       {{"rack_outlet_K", "K", "Air leaving the rack.", 273.15, 353.15, 0, true},
        {"air_W_per_K", "W/K", "Capacity rate of the rack's air.", 0, 1e6, 0, true},
        {"water_in_K", "K", "Water entering.", 273.15, 333.15, 0, true},
        {"water_W_per_K", "W/K", "Capacity rate of the water.", 0, 1e6, 0, true},
        {"dew_point_K", "K", "Dew point of the room.", coldest_K, 313.15, 273.15, false}},
       {{"heat_W", "W", "Heat into the water; negative: the door heats the air."},
        {"air_out_K", "K", "Air leaving the door."},
        {"water_out_K", "K", "Water leaving."},
        {"fan_W", "W", "Fans of the door, heat in the air."},
        {"condensing", "1", "1 where the water is colder than the dew point."}},
       [](const void* s, const double* const* in, double* const* out, std::size_t n) {
         const auto& spec = spec_of<RearDoor>(s);
         rear_door(rear_door_parameters(spec, value_of(spec.rating)),
                   {in[0], in[1], in[2], in[3], in[4], out[0], out[1], out[2], out[3], out[4]}, n);
       }});
  list.push_back(
      {"sidecar",
       &Sidecar::fields,
       {{"heat_W", "W", "Heat from the racks.", 0, 2e9, 0, true},
        {"room_air_K", "K", "Room air entering.", 273.15, 323.15, 0, true}},
       {{"coolant_supply_K", "K", "Coolant to the racks."},
        {"coolant_return_K", "K", "Coolant from the racks.", 0, hottest_K},
        {"air_out_K", "K", "Air leaving."},
        {"fan_ratio", "1", "Air flow over design."},
        {"fan_W", "W", "Fans."},
        {"pump_W", "W", "Coolant pumps."},
        {"room_heat_W", "W", "Heat into the room: racks, pumps, fans."},
        {"limited", "1", "1 where the supply is above its set point."},
        {"flow_bound", "1", "1 where heat is above the rating: the flow ends at design."}},
       [](const void* s, const double* const* in, double* const* out, std::size_t n) {
         const auto& spec = spec_of<Sidecar>(s);
         sidecar(
             sidecar_parameters(spec, value_of(spec.rating)),
             {in[0], in[1], out[0], out[1], out[2], out[3], out[4], out[5], out[6], out[7], out[8]},
             n);
       },
       "",
       nullptr,
       boils});
  list.push_back({"immersion_tank",
                  &ImmersionTank::fields,
                  {{"heat_W", "W", "Heat of the servers.", 0, 2e9, 0, true},
                   {"oil_K", "K", "Oil at the start of the step.", 253.15, hottest_K, 0, true},
                   {"water_in_K", "K", "Water entering.", 273.15, 343.15, 0, true},
                   {"water_W_per_K", "W/K", "Capacity rate of the water.", 0, 1e9, 0, true},
                   {"duration_s", "s", "Length of the step.", 1, 86400, 3600, false}},
                  {{"oil_next_K", "K", "Oil at the end of the step.", 0, hottest_K},
                   {"removed_W", "W", "Heat into the water, mean of the step."},
                   {"water_out_K", "K", "Water leaving, mean of the step."},
                   {"pump_W", "W", "Oil pump, heat in the oil."}},
                  [](const void* s, const double* const* in, double* const* out, std::size_t n) {
                    const auto& spec = spec_of<ImmersionTank>(s);
                    immersion_tank(
                        immersion_parameters(spec, value_of(spec.rating)),
                        {in[0], in[1], in[2], in[3], in[4], out[0], out[1], out[2], out[3]}, n);
                  },
                  "",
                  nullptr,
                  "heat that would bring the oil above 373.15 K"});
  list.push_back({"two_phase_tank",
                  &TwoPhaseTank::fields,
                  {{"heat_W", "W", "Heat of the servers.", 0, 2e9, 0, true},
                   {"water_in_K", "K", "Water entering.", 273.15, 343.15, 0, true},
                   {"water_W_per_K", "W/K", "Capacity rate of the water.", 0, 1e9, 0, true}},
                  {{"removed_W", "W", "Heat into the water."},
                   {"unmet_W", "W", "Heat above the condenser's capacity."},
                   {"water_out_K", "K", "Water leaving."},
                   {"vapour_kg_per_s", "kg/s", "Fluid lost."}},
                  [](const void* s, const double* const* in, double* const* out, std::size_t n) {
                    const auto& spec = spec_of<TwoPhaseTank>(s);
                    two_phase_tank(two_phase_parameters(spec, value_of(spec.rating)),
                                   {in[0], in[1], in[2], out[0], out[1], out[2], out[3]}, n);
                  }});
}

}  // namespace tenfold::cooling
