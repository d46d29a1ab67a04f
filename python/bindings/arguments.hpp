// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Arguments of models on arrays: numbers in their range, of shapes that broadcast.
///
/// One rule for all models: what is no number, out of range or of a shape that does not broadcast
/// is an InputError that names model, argument, element, what was found and what is allowed; all
/// at once. Numbers give numbers (numpy.float64, which is a float), any array gives arrays of the
/// broadcast shape, as NumPy's own functions do.
#pragma once

#include <pybind11/numpy.h>

#include <cstddef>
#include <string>
#include <vector>

#include "tenfold/error.hpp"

namespace tenfold::bindings {

/// Values that an argument may have; NaN never.
struct Range {
  double low, high;
  const char* unit = "1";
  const char* note = "";   ///< why, after the bounds: "the fitted range of YorkCalc"
  bool above_low = false;  ///< `low` itself is not allowed
};

class Arguments {
 public:
  using Rows = pybind11::array_t<double, pybind11::array::c_style | pybind11::array::forcecast>;

  explicit Arguments(std::string model) : model_(std::move(model)) {}

  /// Takes an array or number. @return its position
  std::size_t add(const char* name, const pybind11::handle& value, const Range& range);
  /// One number, not an array; NaN where it was refused.
  double number(const char* name, const pybind11::handle& value, const Range& range);
  /// Broadcasts. @throws InputError with all that was refused
  void close();

  /// Elements of the broadcast shape.
  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  /// Values of an argument in the broadcast shape, in C order.
  [[nodiscard]] const double* operator[](std::size_t argument) const {
    return broadcast_[argument].data();
  }
  /// "element 3 ", "element (1, 2) ", or "" where all arguments are numbers.
  [[nodiscard]] std::string element(std::size_t flat) const;
  [[nodiscard]] Issue issue(const std::string& argument, const std::string& message,
                            const std::string& hint = {}) const;
  /// @throws InputError
  [[noreturn]] void refuse(const std::string& argument, const std::string& message,
                           const std::string& hint = {}) const;

  /// Values in C order as a number or an array of the broadcast shape.
  [[nodiscard]] pybind11::object shaped(const pybind11::array& values) const;
  /// f(element) for all elements.
  template <class Function>
  [[nodiscard]] pybind11::object each(Function&& f) const {
    Rows out(static_cast<pybind11::ssize_t>(size_));
    double* const row = out.mutable_data();
    for (std::size_t i = 0; i < size_; ++i) row[i] = f(i);
    return shaped(out);
  }

 private:
  pybind11::object numbers(const char* name, const pybind11::handle& value);
  void check(const char* name, const pybind11::array& values, const Range& range);

  std::string model_;
  std::vector<std::string> names_;
  std::vector<pybind11::array> given_;
  std::vector<Rows> broadcast_;
  std::vector<pybind11::ssize_t> shape_;
  std::size_t size_ = 1;
  std::vector<Issue> issues_;
};

/// A value with few digits, for messages.
std::string text_of(double value);
/// " K", or nothing for ratios.
std::string unit_of(const char* unit);

}  // namespace tenfold::bindings
