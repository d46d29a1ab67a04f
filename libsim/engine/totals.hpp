// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Names of totals and channels: one table, used by the engine, the files and the documentation.
#pragma once

#include <span>
#include <string_view>

#include "rows.hpp"

namespace tenfold::engine {

/// A site row that is summed by month and offered as a channel.
struct QuantityOfRow {
  SiteRow row;
  std::string_view total;  ///< name of the monthly total, empty: none
  std::string_view total_unit;
  double total_scale;        ///< from row x seconds to the total's unit
  std::string_view channel;  ///< name of the channel, empty: none
  std::string_view channel_unit;
  double channel_scale;  ///< from row to the channel's unit
  bool by_default;       ///< in the default channels
  std::string_view long_name, equation;
};

/// All of them, in order.
std::span<const QuantityOfRow> site_quantities() noexcept;

}  // namespace tenfold::engine
