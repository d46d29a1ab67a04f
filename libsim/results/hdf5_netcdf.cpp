// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "hdf5_netcdf.hpp"

#include <hdf5_hl.h>

#include <array>
#include <cstdio>
#include <limits>

namespace tenfold::results {
namespace {

constexpr unsigned kOrder = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;
constexpr std::size_t kInPlaceLimit = 8192;     ///< longer text goes to the global heap
constexpr std::size_t kPlainLimit = 16 * 1024;  ///< smaller variables are not cut into chunks

std::vector<hsize_t> to_hsize(const std::vector<std::size_t>& values) {
  return {values.begin(), values.end()};
}

}  // namespace

Handle text_type() {
  Handle type(H5Tcopy(H5T_C_S1), H5Tclose, "cannot make text type");
  checked(H5Tset_size(type.get(), H5T_VARIABLE), "cannot make text type");
  checked(H5Tset_cset(type.get(), H5T_CSET_UTF8), "cannot make text type");
  return type;
}

void put_raw(hid_t owner, const std::string& name, hid_t stored, hid_t native, const void* values,
             std::size_t count, bool scalar) {
  const std::string what = "cannot write attribute '" + name + "'";
  const hsize_t size = count;
  const Handle space(scalar ? H5Screate(H5S_SCALAR) : H5Screate_simple(1, &size, nullptr), H5Sclose,
                     what);
  Handle attribute(H5Acreate2(owner, name.c_str(), stored, space.get(), H5P_DEFAULT, H5P_DEFAULT),
                   H5Aclose, what);
  checked(H5Awrite(attribute.get(), native, values), what);
  attribute.close(what);
}

void put_text(hid_t owner, const std::string& name, const std::string& value, bool even_empty) {
  if (value.empty() && !even_empty) return;
  if (value.size() > kInPlaceLimit) {
    const Handle type = text_type();
    const char* pointer = value.c_str();
    put_raw(owner, name, type.get(), type.get(), &pointer, 1, true);
    return;
  }
  const Handle type(H5Tcopy(H5T_C_S1), H5Tclose, "cannot make text type");
  checked(H5Tset_size(type.get(), std::max<std::size_t>(value.size(), 1)), "text type");
  checked(H5Tset_strpad(type.get(), H5T_STR_NULLPAD), "text type");
  checked(H5Tset_cset(type.get(), H5T_CSET_UTF8), "text type");
  put_raw(owner, name, type.get(), type.get(), value.c_str(), 1, true);
}

ChunkSize column_chunks(std::size_t rows, std::size_t columns, std::size_t value_size,
                        std::size_t limit) {
  const std::size_t column_bytes = rows * value_size;
  if (column_bytes <= limit) {
    const std::size_t fit = limit / std::max<std::size_t>(column_bytes, 1);
    return {rows, std::min(columns, std::max<std::size_t>(fit, 1))};
  }
  const std::size_t pieces = (column_bytes + limit - 1) / limit;
  return {(rows + pieces - 1) / pieces, 1};
}

Variable& Variable::write_texts(const std::vector<std::string>& values) {
  std::vector<const char*> pointers;
  pointers.reserve(values.size());
  for (const std::string& value : values) pointers.push_back(value.c_str());
  const Handle type = text_type();
  write_raw(type.get(), pointers.data());
  return *this;
}

void Variable::write_raw(hid_t native, const void* values) {
  checked(H5Dwrite(id(), native, H5S_ALL, H5S_ALL, H5P_DEFAULT, values), "cannot write values");
  rules_->output->throw_on_error();
}

void Variable::write_block(hid_t native, const void* values, std::size_t row, std::size_t column,
                           std::size_t rows, std::size_t columns) {
  const std::string what = "cannot write values";
  const std::array<hsize_t, 2> start{row, column}, count{rows, columns};
  const Handle memory(H5Screate_simple(2, count.data(), nullptr), H5Sclose, what);
  const Handle space(H5Dget_space(id()), H5Sclose, what);
  checked(H5Sselect_hyperslab(space.get(), H5S_SELECT_SET, start.data(), nullptr, count.data(),
                              nullptr),
          what);
  checked(H5Dwrite(id(), native, memory.get(), space.get(), H5P_DEFAULT, values), what);
  rules_->output->throw_on_error();
}

Group::Group(hid_t file, FileRules& rules)
    : id_(H5Gopen2(file, "/", H5P_DEFAULT), H5Gclose, "cannot open root group"), rules_(&rules) {}

Group Group::child(const std::string& name) {
  const std::string what = "cannot create group '" + name + "'";
  const Handle properties(H5Pcreate(H5P_GROUP_CREATE), H5Pclose, what);
  checked(H5Pset_link_creation_order(properties.get(), kOrder), what);
  checked(H5Pset_attr_creation_order(properties.get(), kOrder), what);
  checked(H5Pset_obj_track_times(properties.get(), false), what);
  return Group(Handle(H5Gcreate2(id(), name.c_str(), H5P_DEFAULT, properties.get(), H5P_DEFAULT),
                      H5Gclose, what),
               *rules_);
}

Variable Group::create(const std::string& name, hid_t stored, std::size_t value_size,
                       const std::vector<std::size_t>& shape, std::size_t chunk_limit) {
  const std::string what = "cannot create variable '" + name + "'";
  const Handle properties(H5Pcreate(H5P_DATASET_CREATE), H5Pclose, what);
  checked(H5Pset_attr_creation_order(properties.get(), kOrder), what);
  checked(H5Pset_obj_track_times(properties.get(), false), what);
  std::size_t bytes = value_size;
  for (const std::size_t size : shape) bytes *= size;
  const std::size_t rows = shape.empty() ? 1 : shape[0];
  ChunkSize chunks{rows, shape.size() > 1 ? shape[1] : 1};
  const bool is_text = H5Tget_class(stored) == H5T_STRING;
  if (!shape.empty() && !is_text && bytes > kPlainLimit) {
    chunks = column_chunks(rows, chunks.columns, value_size, chunk_limit);
    const std::array<hsize_t, 2> size{chunks.rows, chunks.columns};
    checked(H5Pset_chunk(properties.get(), static_cast<int>(shape.size()), size.data()), what);
    if (rules_->compression > 0) {
      checked(H5Pset_shuffle(properties.get()), what);
      checked(H5Pset_deflate(properties.get(), static_cast<unsigned>(rules_->compression)), what);
    }
  }
  const bool is_float = H5Tequal(stored, H5T_IEEE_F32LE) > 0;
  const float missing = std::numeric_limits<float>::quiet_NaN();
  if (is_float) checked(H5Pset_fill_value(properties.get(), H5T_NATIVE_FLOAT, &missing), what);

  const std::vector<hsize_t> sizes = to_hsize(shape);
  const Handle space(shape.empty()
                         ? H5Screate(H5S_SCALAR)
                         : H5Screate_simple(static_cast<int>(sizes.size()), sizes.data(), nullptr),
                     H5Sclose, what);
  Variable result(Handle(H5Dcreate2(id(), name.c_str(), stored, space.get(), H5P_DEFAULT,
                                    properties.get(), H5P_DEFAULT),
                         H5Dclose, what),
                  shape, chunks, rules_);
  if (is_float) put_numbers<float>(result.id(), "_FillValue", {missing});
  return result;
}

void Group::make_scale(const std::string& name, hid_t dataset, const std::string& label,
                       std::size_t size) {
  const std::string what = "cannot make dimension '" + name + "'";
  checked(H5DSset_scale(dataset, label.c_str()), what);
  put_number<std::int32_t>(dataset, "_Netcdf4Dimid", rules_->next_dimension++);
  // The map keeps its own identifier, so that the variable can be handed out.
  scales_[name] = Scale{Handle(H5Dopen2(id(), name.c_str(), H5P_DEFAULT), H5Dclose, what), size};
}

void Group::dimension(const std::string& name, std::size_t size) {
  const Variable scale = create(name, H5T_IEEE_F32BE, 0, {size}, 0);
  std::array<char, 80> label{};
  std::snprintf(label.data(), label.size(),
                "This is a netCDF dimension but not a netCDF variable.%10zu", size);
  make_scale(name, scale.id(), label.data(), size);
}

Variable Group::coordinate_of(const std::string& name, hid_t stored, std::size_t value_size,
                              std::size_t size) {
  Variable scale = create(name, stored, value_size, {size}, std::size_t{1} << 18U);
  make_scale(name, scale.id(), name, size);
  return scale;
}

Variable Group::text_coordinate(const std::string& name, std::size_t size) {
  return coordinate_of(name, text_type().get(), sizeof(char*), size);
}

Variable Group::variable_of(const std::string& name, hid_t stored, std::size_t value_size,
                            const std::vector<std::string>& dimensions, std::size_t chunk_limit) {
  std::vector<std::size_t> shape;
  for (const std::string& dimension : dimensions) shape.push_back(scales_.at(dimension).size);
  Variable result = create(name, stored, value_size, shape, chunk_limit);
  for (unsigned i = 0; i < dimensions.size(); ++i) {
    checked(H5DSattach_scale(result.id(), scales_.at(dimensions[i]).id.get(), i),
            "cannot attach dimension '" + dimensions[i] + "' to variable '" + name + "'");
  }
  return result;
}

Variable Group::text_variable(const std::string& name, const std::vector<std::string>& dimensions) {
  return variable_of(name, text_type().get(), sizeof(char*), dimensions, 0);
}

}  // namespace tenfold::results
