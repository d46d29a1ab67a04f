// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Private: reading of groups, variables and attributes of the netCDF-4 profile.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "hdf5_netcdf.hpp"

namespace tenfold::results {

/// Names of attributes of an object, in order of creation.
std::vector<std::string> attribute_names(hid_t owner);
/// Whether the attribute exists and is one text.
bool has_text(hid_t owner, const std::string& name);
/// Text of an attribute; empty if there is none. @throws Hdf5Failure if it is not text
std::string get_text(hid_t owner, const std::string& name);
void get_raw(hid_t owner, const std::string& name, hid_t native, void* value);

/// A single number that has to be there.
template <class T>
T get_number(hid_t owner, const std::string& name) {
  T value{};
  get_raw(owner, name, memory_type<T>(), &value);
  return value;
}

/// A variable of a file that is being read. Every read checks the shape first.
class StoredVariable {
 public:
  StoredVariable(hid_t group, const std::string& name);

  [[nodiscard]] hid_t id() const noexcept { return id_.get(); }
  [[nodiscard]] const std::vector<std::size_t>& shape() const noexcept { return shape_; }
  /// Whether it is a table of floating-point numbers of the given size in bytes.
  [[nodiscard]] bool is_float_table(std::size_t bytes) const;
  [[nodiscard]] std::vector<std::string> texts(std::size_t count) const;
  [[nodiscard]] std::vector<std::string> texts(std::size_t rows, std::size_t columns) const;
  template <class T>
  [[nodiscard]] std::vector<T> numbers(std::size_t count) const {
    need_shape({count});
    std::vector<T> values(count);
    read_raw(memory_type<T>(), values.data());
    return values;
  }
  [[nodiscard]] double number() const {
    need_shape({});
    double value = 0.0;
    read_raw(memory_type<double>(), &value);
    return value;
  }
  /// The table [row][column] as values[column * rows + row], read by columns of chunks.
  template <class T>
  [[nodiscard]] std::vector<T> columns(std::size_t rows, std::size_t columns) const;

 private:
  void need_shape(const std::vector<std::size_t>& shape) const;
  [[nodiscard]] std::vector<std::string> all_texts(std::size_t count) const;
  void read_raw(hid_t native, void* values) const;
  void read_strip(hid_t native, void* values, std::size_t column, std::size_t width) const;
  [[nodiscard]] std::size_t strip_width() const;

  std::string name_;
  Handle id_;
  std::vector<std::size_t> shape_;
};

/// A group of a file that is being read.
class StoredGroup {
 public:
  StoredGroup(hid_t file, const std::string& name);

  [[nodiscard]] hid_t id() const noexcept { return id_.get(); }
  [[nodiscard]] bool has(const std::string& name) const;
  /// Names of all variables and groups, in order of creation.
  [[nodiscard]] std::vector<std::string> names() const;
  /// Names of variables only.
  [[nodiscard]] std::vector<std::string> variables() const;
  [[nodiscard]] StoredVariable variable(const std::string& name) const { return {id(), name}; }
  /// Length of a variable on one dimension; 0 if there is none of that name.
  [[nodiscard]] std::size_t length(const std::string& name) const;

 private:
  Handle id_;
};

template <class T>
std::vector<T> StoredVariable::columns(std::size_t rows, std::size_t columns) const {
  need_shape({rows, columns});
  std::vector<T> values(rows * columns), strip;
  const std::size_t width = strip_width();
  for (std::size_t first = 0; first < columns; first += width) {
    const std::size_t n = std::min(width, columns - first);
    if (n == 1) {
      read_strip(memory_type<T>(), values.data() + first * rows, first, n);
      continue;
    }
    strip.resize(rows * n);
    read_strip(memory_type<T>(), strip.data(), first, n);
    for (std::size_t j = 0; j < n; ++j) {
      for (std::size_t i = 0; i < rows; ++i) values[(first + j) * rows + i] = strip[i * n + j];
    }
  }
  return values;
}

}  // namespace tenfold::results
