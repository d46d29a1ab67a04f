// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "hdf5_output.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <limits>
#include <new>
#include <system_error>

#if H5_VERSION_GE(1, 13, 0)
#include <H5FDdevelop.h>
#endif

namespace tenfold::results {
namespace {

/// What HDF5 knows of an open file; begins with HDF5's own part.
struct DriverFile {
  H5FD_t base;
  OutputFile* output;
  haddr_t allocated;  ///< end of allocated addresses
  haddr_t end;        ///< end of the file
};

struct DriverInfo {
  OutputFile* output;
};

DriverFile* own(H5FD_t* file) { return reinterpret_cast<DriverFile*>(file); }
const DriverFile* own(const H5FD_t* file) { return reinterpret_cast<const DriverFile*>(file); }

H5FD_t* driver_open(const char* /*name*/, unsigned /*flags*/, hid_t access, haddr_t /*maximum*/) {
  const auto* info = static_cast<const DriverInfo*>(H5Pget_driver_info(access));
  if (info == nullptr) return nullptr;
  auto* file = new (std::nothrow) DriverFile{};
  if (file == nullptr) return nullptr;
  file->output = info->output;
  return &file->base;
}

herr_t driver_close(H5FD_t* file) {
  delete own(file);
  return 0;
}

herr_t driver_query(const H5FD_t* /*file*/, unsigned long* flags) {
  if (flags != nullptr) {
    *flags = H5FD_FEAT_AGGREGATE_METADATA | H5FD_FEAT_ACCUMULATE_METADATA | H5FD_FEAT_DATA_SIEVE |
             H5FD_FEAT_AGGREGATE_SMALLDATA | H5FD_FEAT_DEFAULT_VFD_COMPATIBLE;
  }
  return 0;
}

haddr_t driver_get_eoa(const H5FD_t* file, H5FD_mem_t /*type*/) { return own(file)->allocated; }

herr_t driver_set_eoa(H5FD_t* file, H5FD_mem_t /*type*/, haddr_t address) {
  own(file)->allocated = address;
  return 0;
}

haddr_t driver_get_eof(const H5FD_t* file, H5FD_mem_t /*type*/) { return own(file)->end; }

herr_t driver_read(H5FD_t* file, H5FD_mem_t /*type*/, hid_t /*transfer*/, haddr_t address,
                   std::size_t size, void* data) {
  own(file)->output->read(address, data, size);
  return 0;
}

herr_t driver_write(H5FD_t* file, H5FD_mem_t /*type*/, hid_t /*transfer*/, haddr_t address,
                    std::size_t size, const void* data) {
  DriverFile& state = *own(file);
  state.output->write(address, data, size);
  state.end = std::max(state.end, address + size);
  return 0;
}

herr_t driver_truncate(H5FD_t* file, hid_t /*transfer*/, hbool_t /*closing*/) {
  DriverFile& state = *own(file);
  if (state.end != state.allocated) {
    state.output->resize(state.allocated);
    state.end = state.allocated;
  }
  return 0;
}

hid_t driver_id() {
  static const H5FD_class_t driver = [] {
    H5FD_class_t d{};
#if H5_VERSION_GE(1, 13, 0)
    d.version = H5FD_CLASS_VERSION;
    d.value = static_cast<H5FD_class_value_t>(510);  // range free for applications
#endif
    d.name = "tenfold_output";
    d.maxaddr = static_cast<haddr_t>(std::numeric_limits<off_t>::max());
    d.fc_degree = H5F_CLOSE_STRONG;
    d.fapl_size = sizeof(DriverInfo);
    d.open = driver_open;
    d.close = driver_close;
    d.query = driver_query;
    d.get_eoa = driver_get_eoa;
    d.set_eoa = driver_set_eoa;
    d.get_eof = driver_get_eof;
    d.read = driver_read;
    d.write = driver_write;
    d.truncate = driver_truncate;
    // No lock function: other programs may read the flushed part of a file that is being written.
    const H5FD_mem_t map[] = H5FD_FLMAP_DICHOTOMY;
    std::copy(std::begin(map), std::end(map), std::begin(d.fl_map));
    return d;
  }();
  static hid_t id = H5I_INVALID_HID;
  if (H5Iget_type(id) != H5I_VFL)
    id = checked(H5FDregister(&driver), "cannot register file driver");
  return id;
}

std::string system_text(int error) { return std::generic_category().message(error); }

}  // namespace

OutputFile::OutputFile(const std::filesystem::path& path)
    : descriptor_(::open(path.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0666)) {
  if (descriptor_ < 0) throw Hdf5Failure(system_text(errno));
}

OutputFile::~OutputFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

void OutputFile::use_in(hid_t access_properties) {
  const DriverInfo info{this};
  checked(H5Pset_driver(access_properties, driver_id(), &info), "cannot set file driver");
}

void OutputFile::throw_on_error() const {
  if (error_ != 0) throw Hdf5Failure(system_text(error_));
}

void OutputFile::sync_and_close() {
  // Some file systems have nothing to sync and say EINVAL.
  if (::fsync(descriptor_) != 0 && errno != EINVAL && error_ == 0) error_ = errno;
  if (::close(std::exchange(descriptor_, -1)) != 0 && error_ == 0) error_ = errno;
  throw_on_error();
}

void OutputFile::write(haddr_t at, const void* data, std::size_t size) noexcept {
  const auto* bytes = static_cast<const char*>(data);
  while (size > 0 && error_ == 0) {
    const ssize_t done = ::pwrite(descriptor_, bytes, size, static_cast<off_t>(at));
    if (done < 0) {
      if (errno != EINTR) error_ = errno;
      continue;
    }
    if (done == 0) {
      error_ = ENOSPC;
      continue;
    }
    bytes += done;
    at += static_cast<haddr_t>(done);
    size -= static_cast<std::size_t>(done);
  }
}

void OutputFile::read(haddr_t at, void* data, std::size_t size) noexcept {
  auto* bytes = static_cast<char*>(data);
  while (size > 0) {
    const ssize_t done = ::pread(descriptor_, bytes, size, static_cast<off_t>(at));
    if (done < 0 && errno == EINTR) continue;
    if (done < 0 && error_ == 0) error_ = errno;
    if (done <= 0) break;
    bytes += done;
    at += static_cast<haddr_t>(done);
    size -= static_cast<std::size_t>(done);
  }
  std::memset(bytes, 0, size);  // beyond the end: zeros, as HDF5 expects
}

void OutputFile::resize(haddr_t size) noexcept {
  if (error_ == 0 && ::ftruncate(descriptor_, static_cast<off_t>(size)) != 0) error_ = errno;
}

}  // namespace tenfold::results
