// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Further parts of plants: water-side economizer, surface water, thermal storage, heat reuse.
#pragma once

#include "tenfold/cooling/movers.hpp"

namespace tenfold::cooling {

/// Share of the water's cooling that tower or dry-cooler water takes, in series before the
/// chillers: 1 where available <= supply, (T_ret - a) / (T_ret - T_sup) between, 0 from a >= T_ret;
/// a = cooler water + exchanger approach. Not integrated: 0 or 1. In a run the mode is kept with a
/// dead band and a least dwell (20 min in the LBNL controllers).
struct WaterSideEconomizer {
  TemperatureDifference approach = kelvin(2.2);  ///< of the exchanger, at design
  TemperatureDifference dead_band = kelvin(1.0);
  bool integrated = true;
  static const FieldTable& fields();
};

/// Once-through surface water (lake, river, sea): supply = source + exchanger approach; intake
/// pumps P = V dp / eta; the water goes back warmer by the design rise, at most to the discharge
/// limit (counted: the flow rises until it is met, at most to the largest flow). Nothing is
/// consumed. Qiandao Lake: 17 C from 35 m.
struct SurfaceWater {
  Power rating = si<Power>(10e6);
  TemperatureDifference approach = kelvin(2.0);
  TemperatureDifference rise = kelvin(5.0);
  Temperature discharge_limit = celsius(30.0);
  double largest_flow = 1.5;  ///< over design
  CirculationPump pump{si<Pressure>(250e3), 0.6, 2.0, 0.7, 0.2};
  static const FieldTable& fields();
};

/// Two-zone stratified store of cold: E is the cold held, E_most = V rho c_p (T_hot - T_cold)
/// usable. dE/dt = charge - discharge - G (T_amb - T_mean), T_mean linear in E, exact over the
/// step; the diffusers limit the rate. What a full or empty store cannot do is reported. An ambient
/// colder than the cold zone counts as equal to it; warmer than the hot zone, the excess acts on
/// the cold held only.
struct ThermalStorage {
  Mass water = si<Mass>(1e6);
  double usable = 0.90;  ///< thermocline, 0.85 to 0.95
  Temperature cold = celsius(10.0), hot = celsius(20.0);
  ThermalResistance insulation = si<ThermalResistance>(0.01);  ///< 1 / G
  Duration fastest = si<Duration>(3600.0 * 4.0);               ///< least time from empty to full
  static const FieldTable& fields();
};

/// Heat reuse: direct where source - approach >= network temperature, else a heat pump with
/// COP = eta T_h / (T_h - T_c), T_c = source - approach, T_h = network + approach. The heat taken
/// is what the demand asks for, at most what is there: direct demand, with heat pump
/// demand (1 - 1 / COP).
struct HeatReuse {
  TemperatureDifference approach = kelvin(3.0);
  bool heat_pump = true;
  double carnot_share = 0.5;  ///< eta
  double highest_cop = 8.0;
  static const FieldTable& fields();
};

}  // namespace tenfold::cooling
