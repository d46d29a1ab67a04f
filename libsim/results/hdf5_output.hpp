// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Private: the file under HDF5 while a result is written.
#pragma once

#include <filesystem>

#include "hdf5_handle.hpp"

namespace tenfold::results {

/// A file that HDF5 writes through. HDF5's own drivers cannot close a file whose disk is full: the
/// identifiers stay, the library repeats the attempt at exit. This one remembers the first error,
/// lets HDF5 go on and close in peace, and leaves it to the writer to look at `error()`.
class OutputFile {
 public:
  /// Creates or empties the file. @throws Hdf5Failure with the system's words
  explicit OutputFile(const std::filesystem::path& path);
  ~OutputFile();
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  /// Makes HDF5 use this file for the next H5Fcreate with the property list.
  void use_in(hid_t access_properties);
  /// First error number met in writing, or 0.
  [[nodiscard]] int error() const noexcept { return error_; }
  /// Throws Hdf5Failure with the system's words if anything went wrong so far.
  void throw_on_error() const;
  /// Everything to the disk, then close. @throws Hdf5Failure
  void sync_and_close();

  void write(haddr_t at, const void* data, std::size_t size) noexcept;
  void read(haddr_t at, void* data, std::size_t size) noexcept;
  void resize(haddr_t size) noexcept;

 private:
  int descriptor_ = -1;
  int error_ = 0;
};

}  // namespace tenfold::results
