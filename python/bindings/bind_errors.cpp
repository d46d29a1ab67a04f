// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "bindings.hpp"
#include "tenfold/error.hpp"

namespace py = pybind11;

namespace tenfold::bindings {

namespace {

/// Sets a Python exception that carries the issues as a list of dicts.
void set_input_error(const py::handle& type, const InputError& error) {
  py::list issues;
  for (const Issue& i : error.issues()) {
    py::dict d;
    d["path"] = i.path;
    d["message"] = i.message;
    d["hint"] = i.hint;
    d["source"] = i.source;
    d["line"] = i.line;
    d["column"] = i.column;
    d["context"] = i.context;
    issues.append(d);
  }
  py::object value = type(py::str(error.what()));
  value.attr("issues") = issues;
  PyErr_SetObject(type.ptr(), value.ptr());
}

}  // namespace

void bind_errors(py::module_& m) {
  const auto make = [&m](const char* name, PyObject* base) {
    const std::string full = std::string("tenfold._core.") + name;
    py::object type =
        py::reinterpret_steal<py::object>(PyErr_NewException(full.c_str(), base, nullptr));
    m.attr(name) = type;
    return type;
  };
  const py::object error = make("TenfoldError", PyExc_Exception);
  const py::tuple value_bases =
      py::make_tuple(error, py::reinterpret_borrow<py::object>(PyExc_ValueError));
  const py::object input = make("InputError", value_bases.ptr());
  const py::object scenario = make("ScenarioError", input.ptr());
  const py::object ledger = make("LedgerError", error.ptr());
  const py::object convergence = make("ConvergenceError", error.ptr());
  const py::tuple file_bases =
      py::make_tuple(error, py::reinterpret_borrow<py::object>(PyExc_OSError));
  const py::object file = make("FileError", file_bases.ptr());
  const py::object cancelled = make("Cancelled", error.ptr());
  py::register_exception_translator([](std::exception_ptr p) {
    const auto type = [](const char* name) {
      return py::module_::import("tenfold._core").attr(name);
    };
    try {
      if (p) std::rethrow_exception(p);
    } catch (const ScenarioError& e) {
      set_input_error(type("ScenarioError"), e);
    } catch (const InputError& e) {
      set_input_error(type("InputError"), e);
    } catch (const LedgerError& e) {
      PyErr_SetString(type("LedgerError").ptr(), e.what());
    } catch (const ConvergenceError& e) {
      PyErr_SetString(type("ConvergenceError").ptr(), e.what());
    } catch (const FileError& e) {
      PyErr_SetString(type("FileError").ptr(), e.what());
    } catch (const Cancelled& e) {
      PyErr_SetString(type("Cancelled").ptr(), e.what());
    } catch (const Error& e) {
      PyErr_SetString(type("TenfoldError").ptr(), e.what());
    }
  });
}

}  // namespace tenfold::bindings
