// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Loops and sources of a composed cooling system on a block of steps.
#pragma once

#include <cstddef>

#include "system_parameters.hpp"

namespace tenfold::cooling {

/// Rows of a loop.
enum class LoopRow : std::size_t {
  terminal,  ///< heat from terminals [W]
  signal,    ///< heat of terminals that the flow follows [W]
  setting,   ///< set point in force [K]: stated or reset by demand
  supply,    ///< [K]
  back,      ///< return [K]
  made,      ///< what the sources must make: supply - released / capacity [K]
  capacity,  ///< m c_p [W/K]
  pump,      ///< [W]
  first,     ///< first estimate of the supply at full effort [K], for modes
  target,    ///< what a rejecting loop aims at [K]
  assumed,   ///< heat that a rejecting loop is taken to receive [W]
  incoming,  ///< heat from other loops [W]
  work,      ///< of compressors that comes with it, at first temperatures [W]
  heat,      ///< terminal + incoming + pump [W]
  gap,       ///< heat - assumed [W]
  previous,
  previous_gap,
  at,         ///< water temperature after the sources so far [K]
  remaining,  ///< heat that sources have not taken yet [W]
  excess,     ///< supply above its set point because capacity is short [K]
  released,   ///< heat that the loop's thermal mass gives back [W]
  count
};

/// Rows of a source.
enum class SourceRow : std::size_t {
  taken,          ///< heat taken from the loop [W]
  free,           ///< of it without compressors, air-cooled chillers [W]
  power,          ///< compressors [W]
  fan,            ///< [W]
  sink,           ///< air behind pads, or intake water [K]
  wet,            ///< share of the pads that is wetted
  rejected,       ///< heat by the air side [W], fans excluded
  inlet,          ///< water that enters [K]
  mode,           ///< economizer: 0 free, 1 integrated, 2 off
  staged,         ///< machines or cells in service
  ratio,          ///< fan ratio
  full,           ///< 1 where the source gives all it can and the loop follows the weather
  bounded,        ///< kelvin outside of a correlation's box, or of discharge above its limit
  bounded_ratio,  ///< water or air ratio outside of it, or intake wanted above its permit
  heater,         ///< basin heaters [W]
  evaporated,     ///< [kg/s], and the next two
  drift,
  blowdown,
  makeup,
  allowed,  ///< thermal storage: discharge that its hours allow [W], and the next five
  backup,   ///< discharge on shortage
  charge,   ///< charge asked of the loop's sources
  charged,  ///< what they gave
  stored,   ///< heat that the tank gained, by its level
  gain,     ///< heat that leaked in
  level,    ///< cold held at the end of the step [J]
  count
};

/// Block memory of a system: rows by loop and by source, from lane `first` on.
struct SystemRows {
  double* base = nullptr;
  std::size_t stride = 0, loops = 0;
  [[nodiscard]] double* loop(std::size_t l, LoopRow r) const noexcept {
    return base +
           (l * static_cast<std::size_t>(LoopRow::count) + static_cast<std::size_t>(r)) * stride;
  }
  [[nodiscard]] double* source(std::size_t s, SourceRow r) const noexcept {
    return base + (loops * static_cast<std::size_t>(LoopRow::count) +
                   s * static_cast<std::size_t>(SourceRow::count) + static_cast<std::size_t>(r)) *
                      stride;
  }
  /// The same rows from a later lane on.
  [[nodiscard]] SystemRows from(std::size_t lane) const noexcept {
    return {base + lane, stride, loops};
  }
  static std::size_t size(const SystemParameters& p, std::size_t stride) noexcept {
    return stride * (p.loops.size() * static_cast<std::size_t>(LoopRow::count) +
                     p.sources.size() * static_cast<std::size_t>(SourceRow::count));
  }
};

struct PlantWeather {
  const double *dry_bulb_K, *wet_bulb_K, *enthalpy_J_per_kg, *humidity_ratio, *pressure_Pa;
  [[nodiscard]] PlantWeather from(std::size_t lane) const noexcept {
    return {dry_bulb_K + lane, wet_bulb_K + lane, enthalpy_J_per_kg + lane, humidity_ratio + lane,
            pressure_Pa + lane};
  }
};

/// Temperature of surface waters at their intakes, from the day of the year.
void system_intakes(const SystemParameters& p, const double* day_of_year, const SystemRows& rows,
                    std::size_t n);
/// What a store offers and asks for in a step that it begins with `cold_J`.
void store_plan(const SystemParameters& p, std::size_t source, double cold_J, double local_hour,
                double ambient_K, double step_s, const SystemRows& rows);
/// The store after the step has been solved. @return cold held at its end [J]
double store_settle(const SystemParameters& p, std::size_t source, double cold_J, double ambient_K,
                    double step_s, const SystemRows& rows);

/// Dissolved solids of a tower's basin, step by step: blowdown and make-up of steps whose water is
/// below its set value. @param below carried from step to step, in concentrations of the make-up
void basin_scan(const SystemParameters& p, std::size_t source, double step_s, double& below,
                const SystemRows& rows, std::size_t n);

/// Flow, pump and supply of a rejecting loop whose heat so far is `terminal`; for terminals that
/// need its temperature before the plant is solved.
void loop_estimate(const SystemParameters& p, std::size_t loop, const PlantWeather& w,
                   const SystemRows& rows, std::size_t n);
/// First estimates that decide modes: flows and pumps as if all heat of a loop reached each loop
/// that its sources name.
void system_prepare(const SystemParameters& p, const PlantWeather& w, const SystemRows& rows,
                    std::size_t n);
/// Modes with dead bands, carried in `modes` (one a source). Scalar.
void system_modes(const SystemParameters& p, const SystemRows& rows, double* modes, std::size_t n);
/// Flows of loops by the heat that reaches them, source after source in merit order; cells.
void system_flows(const SystemParameters& p, const PlantWeather& w, const SystemRows& rows,
                  std::size_t n);
/// Targets of rejecting loops and machines in service, from the modes.
void system_stage(const SystemParameters& p, const PlantWeather& w, const SystemRows& rows,
                  std::size_t n);
/// Closes heat against temperature of the rejecting loops: secant, then bisection of what is left.
void system_solve(const SystemParameters& p, const PlantWeather& w, const SystemRows& rows,
                  std::size_t n);
/// Fans of dry coolers, water of towers.
void system_finish(const SystemParameters& p, const PlantWeather& w, const SystemRows& rows,
                   std::size_t n);

}  // namespace tenfold::cooling
