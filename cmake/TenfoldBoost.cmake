# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
# Boost::headers, from Boost's own CMake package or, where only headers are installed, by search.
# Installed beside TenfoldConfig.cmake and used by it as well.

if(NOT TARGET Boost::headers)
  find_package(Boost 1.74 CONFIG QUIET)
endif()
if(NOT TARGET Boost::headers)
  find_path(Tenfold_BOOST_INCLUDE_DIR boost/units/quantity.hpp)
  if(NOT Tenfold_BOOST_INCLUDE_DIR)
    message(FATAL_ERROR "Boost headers (1.74 or newer, with Boost.Units) not found; on Debian: "
                        "apt-get install libboost-dev")
  endif()
  add_library(Boost::headers INTERFACE IMPORTED)
  set_target_properties(Boost::headers PROPERTIES INTERFACE_INCLUDE_DIRECTORIES
                                                  "${Tenfold_BOOST_INCLUDE_DIR}")
endif()
