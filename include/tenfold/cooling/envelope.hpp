// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Envelopes of inlet air and facility water: ASHRAE classes as data.
#pragma once

#include <string>

#include "tenfold/fields.hpp"

namespace tenfold::cooling {

/// Limits of the air at IT intakes. Values of the classes with their sources: catalog table
/// `ashrae_classes`. Hours outside are counted, each limit by itself; nothing is clipped.
struct AirEnvelope {
  Temperature lowest = celsius(18.0), highest = celsius(27.0);
  Temperature lowest_dew_point = celsius(-9.0), highest_dew_point = celsius(15.0);
  double lowest_humidity = 0.0, highest_humidity = 0.60;  ///< relative
  static const FieldTable& fields();
};

/// Limit of the facility water supply by class: W17, W27, W32, W40, W45, W+ (above 45 degC).
struct WaterClass {
  Temperature lowest = celsius(2.0), highest = celsius(32.0);
  static const FieldTable& fields();
};

}  // namespace tenfold::cooling
