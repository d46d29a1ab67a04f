// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Result files: netCDF-4 profile of HDF5 with CF conventions. In target tenfold::hdf5.
#pragma once

#include <filesystem>

#include "tenfold/results/results.hpp"

namespace tenfold::results {

/// How a result file is written.
struct WriteOptions {
  int compression = 4;        ///< zlib level, 0 to 9
  int significant_bits = 12;  ///< mantissa bits kept of f4 channels (bit rounding); 23: all
};

/// Writes to `path`.part, flushes, closes, syncs and renames to `path`. On any error the `.part` is
/// removed and FileError names the path and the cause ("No space left on device").
void write_netcdf(const Results& results, const std::filesystem::path& path,
                  const WriteOptions& options = {});
/// Reads a file of this profile back. @throws FileError (wrong file type, version, damage)
Results read_netcdf(const std::filesystem::path& path);

}  // namespace tenfold::results
