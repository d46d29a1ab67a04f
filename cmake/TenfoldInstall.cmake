# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
# Install rules. Component `development`: libraries, headers, CMake package. Component `python`: the
# extension, for the wheel (python/bindings/CMakeLists.txt).

include(CMakePackageConfigHelpers)
set(tenfold_package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/Tenfold)

install(
  TARGETS tenfold_sim
  EXPORT TenfoldSimTargets
  ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT development
  LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT development
  RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT development)
install(
  EXPORT TenfoldSimTargets
  NAMESPACE tenfold::
  DESTINATION ${tenfold_package_dir}
  COMPONENT development)
if(TARGET tenfold_hdf5)
  install(
    TARGETS tenfold_hdf5
    EXPORT TenfoldHdf5Targets
    ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT development
    LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT development
    RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT development)
  install(
    EXPORT TenfoldHdf5Targets
    NAMESPACE tenfold::
    DESTINATION ${tenfold_package_dir}
    COMPONENT development)
endif()

install(
  DIRECTORY ${PROJECT_SOURCE_DIR}/include/tenfold ${PROJECT_BINARY_DIR}/generated/include/tenfold
  DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}
  COMPONENT development
  FILES_MATCHING
  PATTERN "*.hpp")

configure_package_config_file(
  ${CMAKE_CURRENT_LIST_DIR}/TenfoldConfig.cmake.in ${PROJECT_BINARY_DIR}/TenfoldConfig.cmake
  INSTALL_DESTINATION ${tenfold_package_dir}
  NO_SET_AND_CHECK_MACRO)
write_basic_package_version_file(
  ${PROJECT_BINARY_DIR}/TenfoldConfigVersion.cmake
  VERSION ${PROJECT_VERSION}
  COMPATIBILITY SameMinorVersion)
install(
  FILES ${PROJECT_BINARY_DIR}/TenfoldConfig.cmake
        ${PROJECT_BINARY_DIR}/TenfoldConfigVersion.cmake
        ${CMAKE_CURRENT_LIST_DIR}/TenfoldBoost.cmake
        ${CMAKE_CURRENT_LIST_DIR}/FindUdunits2.cmake
        ${CMAKE_CURRENT_LIST_DIR}/FindHdf5Serial.cmake
  DESTINATION ${tenfold_package_dir}
  COMPONENT development)
install(
  FILES ${PROJECT_SOURCE_DIR}/LICENSE ${PROJECT_SOURCE_DIR}/NOTICE
  DESTINATION ${CMAKE_INSTALL_DOCDIR}
  COMPONENT development)
