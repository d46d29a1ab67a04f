// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "arguments.hpp"

#include <pybind11/stl.h>

#include <cmath>
#include <limits>
#include <sstream>

namespace py = pybind11;

namespace tenfold::bindings {

namespace {

constexpr const char* allowed = "; allowed: a number or an array of numbers";

std::string shape_text(const std::vector<py::ssize_t>& shape) {
  std::string out = "(";
  for (const py::ssize_t length : shape)
    out.append(out.size() > 1 ? ", " : "").append(std::to_string(length));
  return out.append(shape.size() == 1 ? ",)" : ")");
}

std::vector<py::ssize_t> shape_of(const py::array& a) { return {a.shape(), a.shape() + a.ndim()}; }

std::string place_text(std::size_t flat, const std::vector<py::ssize_t>& shape) {
  if (shape.empty()) return "";
  if (shape.size() == 1) return "element " + std::to_string(flat) + " ";
  std::string out;
  for (std::size_t d = shape.size(); d-- > 0;) {
    const auto length = static_cast<std::size_t>(shape[d]);
    std::string index = std::to_string(flat % length);
    if (!out.empty()) index.append(", ").append(out);
    out = index;
    flat /= length;
  }
  return "element (" + out + ") ";
}

std::string words_of(const py::handle& value) {
  const std::string type = py::str(py::type::handle_of(value).attr("__name__"));
  std::string text = py::str(py::repr(value));
  if (text.size() > 60) text = text.substr(0, 57) + "...";
  return text + " (" + type + ")";
}

/// The number in a cell of an array of objects, or false.
bool number_of(const py::handle& cell, double& out) {
  if (cell.is_none() || py::isinstance<py::str>(cell) || py::isinstance<py::bytes>(cell))
    return false;
  out = PyFloat_AsDouble(cell.ptr());
  if (PyErr_Occurred() == nullptr) return true;
  PyErr_Clear();
  return false;
}

}  // namespace

std::string text_of(double value) {
  std::ostringstream s;
  s.precision(9);
  s << value;
  return s.str();
}

std::string unit_of(const char* unit) {
  const std::string text = unit;
  return text == "1" || text.empty() ? "" : " " + text;
}

Issue Arguments::issue(const std::string& argument, const std::string& message,
                       const std::string& hint) const {
  return {model_ + (argument.empty() ? "" : "." + argument), message, hint, "Python", 0, 0, {}};
}

void Arguments::refuse(const std::string& argument, const std::string& message,
                       const std::string& hint) const {
  throw InputError(issue(argument, message, hint));
}

/// A float64 array of the argument's own shape, or None where it is refused.
py::object Arguments::numbers(const char* name, const py::handle& value) {
  const py::module_ numpy = py::module_::import("numpy");
  if (py::hasattr(value, "mask") && numpy.attr("ma").attr("is_masked")(value).cast<bool>()) {
    issues_.push_back(
        issue(name, std::string("has masked elements") + allowed, "fill them, or leave them out"));
    return py::none();
  }
  py::object array;
  try {
    array = numpy.attr("asarray")(value);
  } catch (py::error_already_set& error) {
    issues_.push_back(issue(name, std::string("is ") + words_of(value) +
                                      ", rows of different lengths or no numbers" + allowed));
    return py::none();
  }
  const std::string kind = py::str(array.attr("dtype").attr("kind"));
  if (kind == "f" || kind == "i" || kind == "u" || kind == "b")
    return numpy.attr("ascontiguousarray")(array, py::arg("dtype") = "float64")
        .attr("reshape")(array.attr("shape"));
  if (kind == "O") {
    const std::vector<py::ssize_t> shape = shape_of(py::array(array));
    py::array_t<double> out(shape);
    const py::list cells = array.attr("ravel")().attr("tolist")();
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (number_of(cells[i], out.mutable_data()[i])) continue;
      issues_.push_back(issue(name, place_text(i, shape) + "is " + words_of(cells[i]) + allowed));
      return py::none();
    }
    return out;
  }
  issues_.push_back(issue(name, std::string("is ") + words_of(value) + allowed));
  return py::none();
}

void Arguments::check(const char* name, const py::array& values, const Range& range) {
  const auto* row = static_cast<const double*>(values.data());
  const auto count = static_cast<std::size_t>(values.size());
  std::size_t bad = 0, first = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const bool low = range.above_low ? row[i] > range.low : row[i] >= range.low;
    if (low && row[i] <= range.high) continue;
    if (bad++ == 0) first = i;
  }
  if (bad == 0) return;
  const double found = row[first];
  const std::string unit = unit_of(range.unit), note = range.note;
  issues_.push_back(issue(name,
                          place_text(first, shape_of(values)) + "is " +
                              (std::isnan(found) ? "nan, not a number" : text_of(found) + unit) +
                              "; allowed: " + (range.above_low ? "above " : "") +
                              text_of(range.low) + " to " + text_of(range.high) + unit +
                              (note.empty() ? "" : ", " + note) +
                              (bad > 1 ? " (and " + std::to_string(bad - 1) + " more)" : ""),
                          note.empty() && std::string(range.unit) == "K" && range.low > 150.0 &&
                                  found > -60.0 && found < 100.0
                              ? "temperatures are in kelvin, not in degrees Celsius"
                              : ""));
}

std::size_t Arguments::add(const char* name, const py::handle& value, const Range& range) {
  names_.emplace_back(name);
  const py::object found = numbers(name, value);
  if (found.is_none()) {
    given_.emplace_back();
  } else {
    given_.emplace_back(found);
    check(name, given_.back(), range);
  }
  return given_.size() - 1;
}

double Arguments::number(const char* name, const py::handle& value, const Range& range) {
  const py::object found = numbers(name, value);
  if (found.is_none()) return std::numeric_limits<double>::quiet_NaN();
  const py::array array(found);
  if (array.ndim() > 0) {
    issues_.push_back(issue(
        name, "is an array of shape " + shape_text(shape_of(array)) + "; allowed: one number"));
    return std::numeric_limits<double>::quiet_NaN();
  }
  check(name, array, range);
  return *static_cast<const double*>(array.data());
}

void Arguments::close() {
  if (!issues_.empty()) throw InputError(issues_);
  bool fits = true;
  for (const py::array& a : given_) {
    const std::vector<py::ssize_t> shape = shape_of(a);
    if (shape.size() > shape_.size())
      shape_.insert(shape_.begin(), shape.size() - shape_.size(), 1);
    const std::size_t shift = shape_.size() - shape.size();
    for (std::size_t d = 0; d < shape.size(); ++d) {
      py::ssize_t& length = shape_[shift + d];
      if (length == 1) length = shape[d];
      fits = fits && (shape[d] == 1 || shape[d] == length);
    }
  }
  if (!fits) {
    std::string shapes;
    for (std::size_t k = 0; k < given_.size(); ++k) {
      if (given_[k].ndim() > 0)
        shapes += (shapes.empty() ? "" : ", ") + names_[k] + " " + shape_text(shape_of(given_[k]));
    }
    refuse("", "shapes do not broadcast: " + shapes,
           "each dimension must be equal, or 1, from the last one on");
  }
  for (const py::ssize_t length : shape_) size_ *= static_cast<std::size_t>(length);
  const py::object broadcast = py::module_::import("numpy").attr("broadcast_to");
  for (const py::array& a : given_)
    broadcast_.push_back(Rows::ensure(broadcast(a, py::tuple(py::cast(shape_)))));
}

std::string Arguments::element(std::size_t flat) const { return place_text(flat, shape_); }

py::object Arguments::shaped(const py::array& values) const {
  return values.attr("reshape")(py::tuple(py::cast(shape_)))[py::tuple()];
}

}  // namespace tenfold::bindings
