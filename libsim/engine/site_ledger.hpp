// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// The three ledgers of a site.
#pragma once

#include <cstddef>

#include "rows.hpp"

namespace tenfold::engine {

/// Relative residuals of energy (the larger of the electric and the thermal balance, not below what
/// the row holds already), water and carbon at each step, from the rows of powers, heat by
/// destination, water and carbon.
void ledger_rows(const Rows<SiteRow>& rows, std::size_t n);

}  // namespace tenfold::engine
