// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Private: groups, dimensions, variables and attributes as the netCDF-4 profile of HDF5 wants
/// them.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "hdf5_handle.hpp"
#include "hdf5_output.hpp"

namespace tenfold::results {

/// Types in the file (little-endian) and in memory.
template <class T>
hid_t file_type();
template <class T>
hid_t memory_type();

#define TENFOLD_HDF5_TYPE(type, stored, native) \
  template <>                                   \
  inline hid_t file_type<type>() {              \
    return stored;                              \
  }                                             \
  template <>                                   \
  inline hid_t memory_type<type>() {            \
    return native;                              \
  }
TENFOLD_HDF5_TYPE(double, H5T_IEEE_F64LE, H5T_NATIVE_DOUBLE)
TENFOLD_HDF5_TYPE(float, H5T_IEEE_F32LE, H5T_NATIVE_FLOAT)
TENFOLD_HDF5_TYPE(std::int64_t, H5T_STD_I64LE, H5T_NATIVE_INT64)
TENFOLD_HDF5_TYPE(std::int32_t, H5T_STD_I32LE, H5T_NATIVE_INT32)
TENFOLD_HDF5_TYPE(std::int8_t, H5T_STD_I8LE, H5T_NATIVE_INT8)
#undef TENFOLD_HDF5_TYPE

/// Variable-length UTF-8 text.
Handle text_type();

/// Writes a text attribute: NC_CHAR, or NC_STRING if it is long (an attribute in place ends at
/// 64 kB). Empty text is stored only if `even_empty`.
void put_text(hid_t owner, const std::string& name, const std::string& value,
              bool even_empty = false);

void put_raw(hid_t owner, const std::string& name, hid_t stored, hid_t native, const void* values,
             std::size_t count, bool scalar);

template <class T>
void put_number(hid_t owner, const std::string& name, T value) {
  put_raw(owner, name, file_type<T>(), memory_type<T>(), &value, 1, true);
}
template <class T>
void put_numbers(hid_t owner, const std::string& name, const std::vector<T>& values) {
  put_raw(owner, name, file_type<T>(), memory_type<T>(), values.data(), values.size(), false);
}

/// Size of the chunks that a table [row][column] is cut into.
struct ChunkSize {
  std::size_t rows = 0, columns = 1;
};

/// Long columns: one column in a chunk, cut evenly into pieces of at most `limit` bytes. Columns
/// are what is read most, and neighbours in time compress best.
ChunkSize column_chunks(std::size_t rows, std::size_t columns, std::size_t value_size,
                        std::size_t limit);

/// What all parts of one file share.
struct FileRules {
  OutputFile* output = nullptr;
  int compression = 4;
  int next_dimension = 0;
};

/// A variable that is being written.
class Variable {
 public:
  Variable(Handle id, std::vector<std::size_t> shape, ChunkSize chunks, const FileRules* rules)
      : id_(std::move(id)), shape_(std::move(shape)), chunks_(chunks), rules_(rules) {}

  [[nodiscard]] hid_t id() const noexcept { return id_.get(); }
  Variable& text(const std::string& name, const std::string& value) {
    put_text(id_.get(), name, value);
    return *this;
  }
  template <class T>
  Variable& write(const T* values) {
    write_raw(memory_type<T>(), values);
    return *this;
  }
  Variable& write_texts(const std::vector<std::string>& values);

  /// Writes values[column * rows + row] as [row][column], chunk by chunk. `edit` may change each
  /// piece on its way to the file.
  template <class T>
  Variable& write_columns(const T* values, void (*edit)(T*, std::size_t, int) = nullptr,
                          int parameter = 0);

 private:
  void write_raw(hid_t native, const void* values);
  void write_block(hid_t native, const void* values, std::size_t row, std::size_t column,
                   std::size_t rows, std::size_t columns);

  Handle id_;
  std::vector<std::size_t> shape_;
  ChunkSize chunks_;
  const FileRules* rules_;
};

/// A group that is being written. Dimensions belong to the group, so that every group can be opened
/// by itself with its coordinates.
class Group {
 public:
  Group(hid_t file, FileRules& rules);  ///< the root group

  [[nodiscard]] Group child(const std::string& name);
  [[nodiscard]] hid_t id() const noexcept { return id_.get(); }
  /// A dimension without coordinate variable.
  void dimension(const std::string& name, std::size_t size);
  /// A dimension with its coordinate variable.
  template <class T>
  Variable coordinate(const std::string& name, std::size_t size) {
    return coordinate_of(name, file_type<T>(), sizeof(T), size);
  }
  Variable text_coordinate(const std::string& name, std::size_t size);
  /// A variable on dimensions of this group; on none: a single value.
  template <class T>
  Variable variable(const std::string& name, const std::vector<std::string>& dimensions,
                    std::size_t chunk_limit = std::size_t{1} << 18U) {
    return variable_of(name, file_type<T>(), sizeof(T), dimensions, chunk_limit);
  }
  Variable text_variable(const std::string& name, const std::vector<std::string>& dimensions);

 private:
  Group(Handle id, FileRules& rules) : id_(std::move(id)), rules_(&rules) {}
  Variable coordinate_of(const std::string& name, hid_t stored, std::size_t value_size,
                         std::size_t size);
  Variable variable_of(const std::string& name, hid_t stored, std::size_t value_size,
                       const std::vector<std::string>& dimensions, std::size_t chunk_limit);
  Variable create(const std::string& name, hid_t stored, std::size_t value_size,
                  const std::vector<std::size_t>& shape, std::size_t chunk_limit);
  void make_scale(const std::string& name, hid_t dataset, const std::string& label,
                  std::size_t size);

  struct Scale {
    Handle id;
    std::size_t size = 0;
  };
  Handle id_;
  FileRules* rules_;
  std::map<std::string, Scale> scales_;
};

template <class T>
Variable& Variable::write_columns(const T* values, void (*edit)(T*, std::size_t, int),
                                  int parameter) {
  const std::size_t rows = shape_.at(0), columns = shape_.at(1);
  std::vector<T> piece;
  for (std::size_t c = 0; c < columns; c += chunks_.columns) {
    const std::size_t width = std::min(chunks_.columns, columns - c);
    for (std::size_t r = 0; r < rows; r += chunks_.rows) {
      const std::size_t height = std::min(chunks_.rows, rows - r);
      piece.resize(height * width);
      for (std::size_t j = 0; j < width; ++j) {
        const T* column = values + (c + j) * rows + r;
        for (std::size_t i = 0; i < height; ++i) piece[i * width + j] = column[i];
      }
      if (edit != nullptr) edit(piece.data(), piece.size(), parameter);
      write_block(memory_type<T>(), piece.data(), r, c, height, width);
    }
  }
  return *this;
}

}  // namespace tenfold::results
