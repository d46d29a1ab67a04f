// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Private: what a result file holds.
#pragma once

#include "hdf5_netcdf.hpp"
#include "tenfold/results/hdf5.hpp"

namespace tenfold::results {

/// Writes everything; attribute `status` comes last.
void put_contents(Group& root, const Results& results, const WriteOptions& options);

}  // namespace tenfold::results
