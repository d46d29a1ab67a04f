# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
# Hdf5Serial::hdf5 and Hdf5Serial::hdf5_hl: the serial C libraries, also where an MPI build of HDF5 is
# installed beside them (Debian), and without asking for a C compiler as FindHDF5 does.

find_path(Hdf5Serial_INCLUDE_DIR hdf5.h PATH_SUFFIXES hdf5/serial)
find_library(Hdf5Serial_LIBRARY NAMES hdf5_serial hdf5 PATH_SUFFIXES hdf5/serial)
find_library(Hdf5Serial_HL_LIBRARY NAMES hdf5_serial_hl hdf5_hl PATH_SUFFIXES hdf5/serial)
set(Hdf5Serial_VERSION)
if(Hdf5Serial_INCLUDE_DIR)
  file(READ ${Hdf5Serial_INCLUDE_DIR}/H5public.h Hdf5Serial_text)
  foreach(part MAJOR MINOR RELEASE)
    if(Hdf5Serial_text MATCHES "#define[ \t]+H5_VERS_${part}[ \t]+([0-9]+)")
      list(APPEND Hdf5Serial_VERSION ${CMAKE_MATCH_1})
    endif()
  endforeach()
  list(JOIN Hdf5Serial_VERSION "." Hdf5Serial_VERSION)
  unset(Hdf5Serial_text)
endif()
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(
  Hdf5Serial
  REQUIRED_VARS Hdf5Serial_LIBRARY Hdf5Serial_HL_LIBRARY Hdf5Serial_INCLUDE_DIR
  VERSION_VAR Hdf5Serial_VERSION
  REASON_FAILURE_MESSAGE "on Debian: apt-get install libhdf5-dev")
if(Hdf5Serial_FOUND AND NOT TARGET Hdf5Serial::hdf5)
  add_library(Hdf5Serial::hdf5 UNKNOWN IMPORTED)
  set_target_properties(
    Hdf5Serial::hdf5 PROPERTIES IMPORTED_LOCATION "${Hdf5Serial_LIBRARY}"
                                INTERFACE_INCLUDE_DIRECTORIES "${Hdf5Serial_INCLUDE_DIR}")
  add_library(Hdf5Serial::hdf5_hl UNKNOWN IMPORTED)
  set_target_properties(
    Hdf5Serial::hdf5_hl
    PROPERTIES IMPORTED_LOCATION "${Hdf5Serial_HL_LIBRARY}"
               INTERFACE_INCLUDE_DIRECTORIES "${Hdf5Serial_INCLUDE_DIR}"
               INTERFACE_LINK_LIBRARIES Hdf5Serial::hdf5)
endif()
mark_as_advanced(Hdf5Serial_INCLUDE_DIR Hdf5Serial_LIBRARY Hdf5Serial_HL_LIBRARY)
