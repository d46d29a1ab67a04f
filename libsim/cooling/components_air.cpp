// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "air_coil.hpp"
#include "component.hpp"
#include "envelope.hpp"
#include "hall_air.hpp"
#include "outside_air.hpp"

namespace tenfold::cooling {

namespace {
template <class Spec>
const Spec& spec_of(const void* spec) {
  return *static_cast<const Spec*>(spec);
}
constexpr double coldest_K = 223.15, hottest_K = 333.15;
constexpr double sea_level_Pa = 101325.0;
constexpr double slack_K = 0.01;  // rounding of weather data near saturation
}  // namespace

void add_air(std::vector<Component>& list) {
  list.push_back(
      {"containment",
       &Containment::fields,
       {{"heat_W", "W", "Heat into the air of the racks.", 0, 1e9, 0, true},
        {"it_W_per_K", "W/K", "Capacity rate of the racks' air.", 1e-3, 1e9, 0, true},
        {"supply_K", "K", "Air from the handlers.", 263.15, 323.15, 0, true},
        {"most_W_per_K", "W/K", "Largest capacity rate of the handlers.", 1e-3, 1e12, 1e12, false}},
       {{"handler_W_per_K", "W/K", "Capacity rate of the handlers."},
        {"inlet_K", "K", "Air at the racks' intakes."},
        {"outlet_K", "K", "Air leaving the racks."},
        {"return_K", "K", "Air back at the handlers."},
        {"recirculation", "1", "Share of the intake that is hot-aisle air."},
        {"air_short", "1", "1 where handlers give too little air."}},
       [](const void* s, const double* const* in, double* const* out, std::size_t n) {
         containment(containment_parameters(spec_of<Containment>(s)),
                     {in[0], in[1], in[3], in[2], out[0], out[1], out[2], out[3], out[4], out[5]},
                     n);
       }});
  list.push_back(
      {"thermal_mass",
       &ThermalMass::fields,
       {{"temperature_K", "K", "At the start of the step.", 173.15, 473.15, 0, true},
        {"heat_W", "W", "Heat into the mass.", -1e12, 1e12, 0, true},
        {"capacity_J_per_K", "J/K", "Heat capacity.", 1e-3, 1e15, 0, true},
        {"conductance_W_per_K", "W/K", "To the reference.", 0, 1e12, 0, false},
        {"reference_K", "K", "Temperature of the reference.", 173.15, 473.15, 293.15, false},
        {"duration_s", "s", "Length of the step.", 1e-3, 1e7, 3600, false}},
       {{"next_K", "K", "At the end of the step."},
        {"mean_K", "K", "Mean of the step."},
        {"removed_W", "W", "To the reference, mean of the step."}},
       [](const void* s, const double* const* in, double* const* out, std::size_t n) {
         thermal_mass(spec_of<ThermalMass>(s).share,
                      {in[0], in[4], in[1], in[3], in[2], in[5], out[0], out[1], out[2]}, n);
       }});
  list.push_back(
      {"humidifier",
       &Humidifier::fields,
       {{"dry_bulb_K", "K", "Air entering.", 258.15, 328.15, 0, true},
        {"humidity_ratio", "kg/kg", "Air entering.", 0, 0.1, 0, true},
        {"target_ratio", "kg/kg", "Humidity ratio asked for.", 0, 0.1, 0, true},
        {"dry_air_kg_per_s", "kg/s", "Flow of dry air.", 0, 1e6, 1, false},
        {"pressure_Pa", "Pa", "Air pressure.", 5e4, 1.1e5, sea_level_Pa, false}},
       {{"water_kg_per_s", "kg/s", "Water into the air."},
        {"power_W", "W", "Fog pump or steam."},
        {"leaving_K", "K", "Air leaving."},
        {"leaving_humidity_ratio", "kg/kg", "Air leaving."},
        {"short_kg_per_s", "kg/s", "Asked for, but the air is saturated."}},
       [](const void* s, const double* const* in, double* const* out, std::size_t n) {
         humidifier(humidifier_parameters(spec_of<Humidifier>(s)),
                    {in[0], in[1], in[4], in[3], in[2], out[0], out[1], out[2], out[3], out[4]}, n);
       }});
  list.push_back({"air_economizer",
                  &AirEconomizer::fields,
                  {{"return_K", "K", "Return air.", 273.15, hottest_K, 0, true},
                   {"return_ratio", "kg/kg", "Humidity ratio of the return air.", 0, 0.1, 0, true},
                   {"outside_K", "K", "Outside dry bulb.", coldest_K, hottest_K, 0, true},
                   {"outside_ratio", "kg/kg", "Outside humidity ratio.", 0, 0.1, 0, true},
                   {"outside_dew_K", "K", "Outside dew point.", 173.15, 313.15, 0, true},
                   {"set_K", "K", "Supply set point.", 263.15, 323.15, 0, true},
                   {"pressure_Pa", "Pa", "Air pressure.", 5e4, 1.1e5, sea_level_Pa, false},
                   {"smoke", "1", "1 closes the dampers.", 0, 1, 0, false}},
                  {{"share", "1", "Outside air over supply air."},
                   {"mixed_K", "K", "Mixed air."},
                   {"mixed_humidity_ratio", "kg/kg", "Mixed air."},
                   {"left_K", "K", "Mixed air over the set point: left to a coil."},
                   {"fog", "1", "1 where the mixture is above saturation."},
                   {"locked", "1", "1 where the economizer is locked out."}},
                  [](const void* s, const double* const* in, double* const* out, std::size_t n) {
                    air_economizer(air_economizer_parameters(spec_of<AirEconomizer>(s)),
                                   {in[0], in[1], in[2], in[3], in[4], in[6], in[5], in[7], out[0],
                                    out[1], out[2], out[3], out[4], out[5]},
                                   n);
                  }});
  list.push_back({"evaporative_cooler",
                  &DirectEvaporative::fields,
                  {{"dry_bulb_K", "K", "Air entering.", 258.15, 328.15, 0, true},
                   {"wet_bulb_K", "K", "Its wet bulb.", 253.15, 328.15, 0, true},
                   {"humidity_ratio", "kg/kg", "Its humidity ratio.", 0, 0.1, 0, true},
                   {"dry_air_kg_per_s", "kg/s", "Flow of dry air.", 0, 1e6, 1, false}},
                  {{"leaving_K", "K", "Air leaving."},
                   {"leaving_humidity_ratio", "kg/kg", "Air leaving."},
                   {"evaporated_kg_per_s", "kg/s", "Water into the air."},
                   {"blowdown_kg_per_s", "kg/s", "Bleed."},
                   {"makeup_kg_per_s", "kg/s", "Make-up."}},
                  [](const void* s, const double* const* in, double* const* out, std::size_t n) {
                    direct_evaporative(
                        evaporative_parameters(spec_of<DirectEvaporative>(s)),
                        {in[0], in[1], in[2], in[3], out[0], out[1], out[2], out[3], out[4]}, n);
                  },
                  "",
                  [](const void*, const double* in) {
                    return crossing("wet_bulb_K", in[1], "dry_bulb_K", in[0], "no such air",
                                    slack_K);
                  },
                  "a wet bulb above the dry bulb"});
  list.push_back(
      {"indirect_evaporative_cooler",
       &IndirectEvaporative::fields,
       {{"return_K", "K", "Return air.", 273.15, hottest_K, 0, true},
        {"air_kg_per_s", "kg/s", "Hall air, dry.", 0, 1e6, 0, true},
        {"set_K", "K", "Supply set point.", 263.15, 323.15, 0, true},
        {"dry_bulb_K", "K", "Outside dry bulb.", coldest_K, 328.15, 0, true},
        {"wet_bulb_K", "K", "Outside wet bulb.", coldest_K, 328.15, 0, true},
        {"humidity_ratio", "kg/kg", "Outside humidity ratio.", 0, 0.1, 0, true},
        {"return_ratio", "kg/kg", "Humidity ratio of the hall.", 0, 0.1, 0.008, false},
        {"pressure_Pa", "Pa", "Air pressure.", 5e4, 1.1e5, sea_level_Pa, false}},
       {{"supply_K", "K", "Air to the hall."},
        {"heat_W", "W", "Heat taken from the hall air."},
        {"left_K", "K", "Supply over the set point: left to a coil."},
        {"wet", "1", "1 where the exchanger is wetted."},
        {"scavenger_ratio", "1", "Scavenger air over design."},
        {"fan_W", "W", "Scavenger fan."},
        {"evaporated_kg_per_s", "kg/s", "Water into the scavenger air."},
        {"makeup_kg_per_s", "kg/s", "Make-up."}},
       [](const void* s, const double* const* in, double* const* out, std::size_t n) {
         indirect_evaporative(indirect_parameters(spec_of<IndirectEvaporative>(s)),
                              {in[0], in[6], in[1], in[2], in[3], in[4], in[5], in[7], out[0],
                               out[1], out[2], out[3], out[4], out[5], out[6], out[7]},
                              n);
       },
       "",
       [](const void*, const double* in) {
         return crossing("wet_bulb_K", in[4], "dry_bulb_K", in[3], "no such air", slack_K);
       },
       "a wet bulb above the dry bulb"});
  list.push_back({"air_coil",
                  &AirCoil::fields,
                  {{"entering_K", "K", "Air entering.", 253.15, 333.15, 0, true},
                   {"entering_ratio", "kg/kg", "Its humidity ratio.", 0, 0.1, 0, true},
                   {"dry_air_kg_per_s", "kg/s", "Flow of dry air.", 0, 1e6, 0, true},
                   {"water_K", "K", "Water entering.", 258.15, 333.15, 0, true},
                   {"set_K", "K", "Set point of the leaving air.", 253.15, 323.15, 0, true},
                   {"pressure_Pa", "Pa", "Air pressure.", 5e4, 1.1e5, sea_level_Pa, false}},
                  {{"leaving_K", "K", "Air leaving."},
                   {"leaving_ratio", "kg/kg", "Its humidity ratio."},
                   {"sensible_W", "W", "Sensible heat to the water."},
                   {"latent_W", "W", "Latent heat to the water."},
                   {"condensate_kg_per_s", "kg/s", "Water condensed."},
                   {"left_K", "K", "Leaving air over the set point."}},
                  [](const void* s, const double* const* in, double* const* out, std::size_t n) {
                    air_coil(spec_of<AirCoil>(s).effectiveness,
                             {in[0], in[1], in[2], in[3], in[4], in[5], out[0], out[1], out[2],
                              out[3], out[4], out[5]},
                             n);
                  }});
  list.push_back({"air_envelope",
                  &AirEnvelope::fields,
                  {{"dry_bulb_K", "K", "Air at the intakes.", 258.15, 338.15, 0, true},
                   {"dew_point_K", "K", "Its dew point.", 223.15, 338.15, 0, true}},
                  {{"too_cold", "1", "1 below the lowest dry bulb."},
                   {"too_hot", "1", "1 above the highest dry bulb."},
                   {"too_dry", "1", "1 below the lowest dew point or humidity."},
                   {"too_humid", "1", "1 above the highest dew point or humidity."},
                   {"outside", "1", "1 where any limit is passed."}},
                  [](const void* s, const double* const* in, double* const* out, std::size_t n) {
                    air_envelope(air_envelope_parameters(spec_of<AirEnvelope>(s)),
                                 {in[0], in[1], out[0], out[1], out[2], out[3], out[4]}, n);
                  },
                  "air_classes"});
  list.push_back({"water_class",
                  &WaterClass::fields,
                  {{"supply_K", "K", "Facility water supply.", 253.15, 373.15, 0, true}},
                  {{"too_cold", "1", "1 below the class."}, {"too_hot", "1", "1 above the class."}},
                  [](const void* s, const double* const* in, double* const* out, std::size_t n) {
                    const auto& spec = spec_of<WaterClass>(s);
                    water_class(value_of(spec.lowest), value_of(spec.highest),
                                {in[0], out[0], out[1]}, n);
                  },
                  "water_classes"});
}

}  // namespace tenfold::cooling
