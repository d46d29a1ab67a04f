// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "hdf5_reader.hpp"

#include <array>
#include <sstream>

namespace tenfold::results {
namespace {

herr_t append_name(hid_t /*owner*/, const char* name, const H5A_info_t* /*info*/, void* names) {
  static_cast<std::vector<std::string>*>(names)->emplace_back(name);
  return 0;
}

/// Reads the header of an object without opening it. HDF5 1.10 never closes a file in which opening
/// an object failed over a damaged header, so nothing is opened before this.
const std::string& sound(hid_t group, const std::string& name) {
  checked(H5Aexists_by_name(group, name.c_str(), "CLASS", H5P_DEFAULT),
          "'" + name + "' is damaged");
  return name;
}

/// Texts of a variable or attribute in memory of HDF5, given back at the end.
class BorrowedTexts {
 public:
  BorrowedTexts(hid_t type, hid_t space, std::size_t count)
      : type_(type), space_(space), pointers_(count, nullptr) {}
  ~BorrowedTexts() { H5Dvlen_reclaim(type_, space_, H5P_DEFAULT, pointers_.data()); }
  BorrowedTexts(const BorrowedTexts&) = delete;
  BorrowedTexts& operator=(const BorrowedTexts&) = delete;

  [[nodiscard]] char** data() noexcept { return pointers_.data(); }
  [[nodiscard]] std::vector<std::string> copies() const {
    std::vector<std::string> texts;
    texts.reserve(pointers_.size());
    for (const char* p : pointers_) texts.emplace_back(p == nullptr ? "" : p);
    return texts;
  }

 private:
  hid_t type_, space_;
  std::vector<char*> pointers_;
};

}  // namespace

std::vector<std::string> attribute_names(hid_t owner) {
  std::vector<std::string> names;
  hsize_t position = 0;
  checked(H5Aiterate2(owner, H5_INDEX_CRT_ORDER, H5_ITER_INC, &position, append_name, &names),
          "cannot list attributes");
  return names;
}

bool has_text(hid_t owner, const std::string& name) {
  const std::string what = "cannot read attribute '" + name + "'";
  if (checked(H5Aexists(owner, name.c_str()), what) == 0) return false;
  const Handle attribute(H5Aopen(owner, name.c_str(), H5P_DEFAULT), H5Aclose, what);
  const Handle type(H5Aget_type(attribute.get()), H5Tclose, what);
  const Handle space(H5Aget_space(attribute.get()), H5Sclose, what);
  return H5Tget_class(type.get()) == H5T_STRING && H5Sget_simple_extent_npoints(space.get()) == 1;
}

std::string get_text(hid_t owner, const std::string& name) {
  const std::string what = "cannot read attribute '" + name + "'";
  if (checked(H5Aexists(owner, name.c_str()), what) == 0) return {};
  if (!has_text(owner, name)) throw Hdf5Failure("attribute '" + name + "' is not a text");
  const Handle attribute(H5Aopen(owner, name.c_str(), H5P_DEFAULT), H5Aclose, what);
  const Handle type(H5Aget_type(attribute.get()), H5Tclose, what);
  if (checked(H5Tis_variable_str(type.get()), what) > 0) {
    const Handle space(H5Aget_space(attribute.get()), H5Sclose, what);
    BorrowedTexts texts(type.get(), space.get(), 1);
    checked(H5Aread(attribute.get(), type.get(), texts.data()), what);
    return texts.copies().front();
  }
  std::string text(H5Tget_size(type.get()), '\0');
  checked(H5Aread(attribute.get(), type.get(), text.data()), what);
  text.resize(std::min(text.find('\0'), text.size()));
  return text;
}

void get_raw(hid_t owner, const std::string& name, hid_t native, void* value) {
  const std::string what = "cannot read attribute '" + name + "'";
  const Handle attribute(H5Aopen(owner, name.c_str(), H5P_DEFAULT), H5Aclose, what);
  const Handle type(H5Aget_type(attribute.get()), H5Tclose, what);
  const Handle space(H5Aget_space(attribute.get()), H5Sclose, what);
  const H5T_class_t kind = H5Tget_class(type.get());
  if ((kind != H5T_INTEGER && kind != H5T_FLOAT) ||
      H5Sget_simple_extent_npoints(space.get()) != 1) {
    throw Hdf5Failure("attribute '" + name + "' is not one number");
  }
  checked(H5Aread(attribute.get(), native, value), what);
}

StoredVariable::StoredVariable(hid_t group, const std::string& name)
    : name_(name),
      id_(H5Dopen2(group, sound(group, name).c_str(), H5P_DEFAULT), H5Dclose,
          "cannot open variable '" + name + "'") {
  const std::string what = "cannot read shape of variable '" + name + "'";
  const Handle space(H5Dget_space(id()), H5Sclose, what);
  const int rank = checked(H5Sget_simple_extent_ndims(space.get()), what);
  std::vector<hsize_t> sizes(static_cast<std::size_t>(rank));
  checked(H5Sget_simple_extent_dims(space.get(), sizes.data(), nullptr), what);
  shape_.assign(sizes.begin(), sizes.end());
}

bool StoredVariable::is_float_table(std::size_t bytes) const {
  const Handle type(H5Dget_type(id()), H5Tclose, "cannot read type of variable '" + name_ + "'");
  return shape_.size() == 2 && H5Tget_class(type.get()) == H5T_FLOAT &&
         H5Tget_size(type.get()) == bytes;
}

void StoredVariable::need_shape(const std::vector<std::size_t>& shape) const {
  if (shape == shape_) return;
  const auto words = [](const std::vector<std::size_t>& sizes) {
    std::ostringstream text;
    text << '(';
    for (std::size_t i = 0; i < sizes.size(); ++i) text << (i == 0 ? "" : ", ") << sizes[i];
    text << ')';
    return text.str();
  };
  throw Hdf5Failure("variable '" + name_ + "' has shape " + words(shape_) + ", needs " +
                    words(shape));
}

void StoredVariable::read_raw(hid_t native, void* values) const {
  checked(H5Dread(id(), native, H5S_ALL, H5S_ALL, H5P_DEFAULT, values),
          "cannot read variable '" + name_ + "'");
}

std::vector<std::string> StoredVariable::texts(std::size_t count) const {
  need_shape({count});
  return all_texts(count);
}

std::vector<std::string> StoredVariable::texts(std::size_t rows, std::size_t columns) const {
  need_shape({rows, columns});
  return all_texts(rows * columns);
}

std::vector<std::string> StoredVariable::all_texts(std::size_t count) const {
  const std::string what = "cannot read variable '" + name_ + "'";
  const Handle space(H5Dget_space(id()), H5Sclose, what);
  const Handle stored(H5Dget_type(id()), H5Tclose, what);
  if (H5Tget_class(stored.get()) != H5T_STRING || H5Tis_variable_str(stored.get()) <= 0) {
    throw Hdf5Failure("variable '" + name_ + "' does not hold texts");
  }
  const Handle type = text_type();
  BorrowedTexts texts(type.get(), space.get(), count);
  read_raw(type.get(), texts.data());
  return texts.copies();
}

void StoredVariable::read_strip(hid_t native, void* values, std::size_t column,
                                std::size_t width) const {
  const std::string what = "cannot read variable '" + name_ + "'";
  const std::array<hsize_t, 2> start{0, column}, count{shape_[0], width};
  const Handle memory(H5Screate_simple(2, count.data(), nullptr), H5Sclose, what);
  const Handle space(H5Dget_space(id()), H5Sclose, what);
  checked(H5Sselect_hyperslab(space.get(), H5S_SELECT_SET, start.data(), nullptr, count.data(),
                              nullptr),
          what);
  checked(H5Dread(id(), native, memory.get(), space.get(), H5P_DEFAULT, values), what);
}

std::size_t StoredVariable::strip_width() const {
  const Handle properties(H5Dget_create_plist(id()), H5Pclose,
                          "cannot read variable '" + name_ + "'");
  std::array<hsize_t, 2> chunk{};
  if (H5Pget_layout(properties.get()) != H5D_CHUNKED) return std::max<std::size_t>(shape_[1], 1);
  if (H5Pget_chunk(properties.get(), 2, chunk.data()) != 2) return 1;
  return std::max<std::size_t>(static_cast<std::size_t>(chunk[1]), 1);
}

StoredGroup::StoredGroup(hid_t file, const std::string& name)
    : id_(H5Gopen2(file, sound(file, name).c_str(), H5P_DEFAULT), H5Gclose,
          "cannot open group '" + name + "'") {}

bool StoredGroup::has(const std::string& name) const {
  return checked(H5Lexists(id(), name.c_str(), H5P_DEFAULT), "cannot look for '" + name + "'") > 0;
}

std::vector<std::string> StoredGroup::names() const {
  const std::string what = "cannot list group";
  H5G_info_t info{};
  checked(H5Gget_info(id(), &info), what);
  std::vector<std::string> names;
  for (hsize_t i = 0; i < info.nlinks; ++i) {
    const ssize_t size = checked(
        H5Lget_name_by_idx(id(), ".", H5_INDEX_CRT_ORDER, H5_ITER_INC, i, nullptr, 0, H5P_DEFAULT),
        what);
    std::string name(static_cast<std::size_t>(size) + 1, '\0');
    checked(H5Lget_name_by_idx(id(), ".", H5_INDEX_CRT_ORDER, H5_ITER_INC, i, name.data(),
                               name.size(), H5P_DEFAULT),
            what);
    name.pop_back();
    names.push_back(name);
  }
  return names;
}

std::vector<std::string> StoredGroup::variables() const {
  std::vector<std::string> result;
  for (const std::string& name : names()) {
    const Handle object(H5Oopen(id(), sound(id(), name).c_str(), H5P_DEFAULT), H5Oclose,
                        "cannot open '" + name + "'");
    if (H5Iget_type(object.get()) == H5I_DATASET) result.push_back(name);
  }
  return result;
}

std::size_t StoredGroup::length(const std::string& name) const {
  if (!has(name)) return 0;
  const StoredVariable found = variable(name);
  if (found.shape().size() != 1) throw Hdf5Failure("variable '" + name + "' is not a list");
  return found.shape()[0];
}

}  // namespace tenfold::results
