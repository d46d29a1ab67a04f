// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// What a user asks of a scenario beyond running it: targets by year, ranges of uncertain values,
/// levers; and where the scenario's own inputs come from. None changes a run.
#pragma once

#include <string>
#include <vector>

#include "tenfold/fields.hpp"

namespace tenfold {

/// Targets of the fleet by calendar year; `tenfold targets` and the report state the gap.
struct Targets {
  Series<double> pue;          ///< at most
  Series<WaterIntensity> wue;  ///< at most, site water over IT energy
  Series<double> clean_share;  ///< at least, of facility energy: own generation and matched import
  Series<Energy> energy;       ///< at most, facility energy of the year
  Series<Mass> carbon_location;  ///< at most, of the year
  Series<Mass> carbon_market;    ///< at most, of the year
  static const FieldTable& fields();
};

/// Range of an uncertain value, for `tenfold sensitivity`. The ends are texts with the unit of the
/// key, because each key has its own.
struct Range {
  std::string name, key, low, high;
  std::string basis = "assumption";  ///< measured, reported, datasheet, estimate or assumption
  std::string source;
  static const FieldTable& fields();
};

/// A change of the scenario that `tenfold levers` sets beside it: another file, an override of this
/// one, values, or these together in that order.
struct Lever {
  std::string name, title;
  std::string scenario;          ///< file, from the folder of this one
  std::string override_name;     ///< name under `overrides:`
  std::vector<std::string> set;  ///< KEY=VALUE
  std::string note;              ///< what it stands for and where its numbers come from
  static const FieldTable& fields();
};

/// Where an input that the scenario states comes from; the report lists inputs with it.
struct InputSource {
  std::string name, key;             ///< key: dotted path; it covers all that stands below it
  std::string basis = "assumption";  ///< as of a range, or calibrated
  std::string source;                ///< in words
  std::string target;  ///< what a calibrated input meets: "required_energy(2032)=3.5e10"
  static const FieldTable& fields();
};

}  // namespace tenfold
