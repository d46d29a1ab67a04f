// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Private: owners of HDF5 identifiers, the process-wide lock, and errors of the C API.
#pragma once

#include <hdf5.h>

#include <mutex>
#include <stdexcept>
#include <string>
#include <utility>

namespace tenfold::results {

/// A failed HDF5 call; the public functions turn it into FileError with the path.
class Hdf5Failure : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Innermost message of the HDF5 error stack, or the operating system's own words if it holds any.
std::string hdf5_error_text();

/// Passes a result on, or throws Hdf5Failure if it is negative. `what` says what was tried.
template <class Result>
Result checked(Result result, const std::string& what) {
  if (result < 0) throw Hdf5Failure(what + ": " + hdf5_error_text());
  return result;
}

/// Owns one HDF5 identifier.
class Handle {
 public:
  using Close = herr_t (*)(hid_t);

  Handle() = default;
  Handle(hid_t id, Close closer, const std::string& what)
      : id_(checked(id, what)), close_(closer) {}
  Handle(Handle&& other) noexcept
      : id_(std::exchange(other.id_, H5I_INVALID_HID)), close_(other.close_) {}
  Handle& operator=(Handle&& other) noexcept {
    std::swap(id_, other.id_);
    std::swap(close_, other.close_);
    return *this;
  }
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
  ~Handle() {
    if (id_ >= 0) close_(id_);
  }

  [[nodiscard]] hid_t get() const noexcept { return id_; }
  /// Closes now, so that a failure can be told.
  void close(const std::string& what) {
    if (id_ >= 0) checked(close_(std::exchange(id_, H5I_INVALID_HID)), what);
  }

 private:
  hid_t id_ = H5I_INVALID_HID;
  Close close_ = nullptr;
};

/// Held around every use of HDF5: one lock for the process, because not every build of HDF5 is safe
/// with threads, and no printing of error stacks while it is held.
class Hdf5Session {
 public:
  Hdf5Session();
  ~Hdf5Session();
  Hdf5Session(const Hdf5Session&) = delete;
  Hdf5Session& operator=(const Hdf5Session&) = delete;

 private:
  std::lock_guard<std::mutex> lock_;
  H5E_auto2_t report_ = nullptr;
  void* report_data_ = nullptr;
};

}  // namespace tenfold::results
