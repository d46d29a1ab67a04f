# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
# Writes the Git revision and the compiler into version.cpp; leaves the file alone if nothing changed.
#
#   cmake -D SOURCE=<folder> -D COMPILER=<text> -D TEMPLATE=<file.in> -D OUTPUT=<file> -P Revision.cmake

cmake_minimum_required(VERSION 3.25)
set(REVISION "unknown")
if(EXISTS "${SOURCE}/.git")
  find_program(git git)
  if(git)
    execute_process(
      COMMAND "${git}" describe --always --dirty --abbrev=12
      WORKING_DIRECTORY "${SOURCE}"
      OUTPUT_VARIABLE output
      RESULT_VARIABLE result
      ERROR_QUIET OUTPUT_STRIP_TRAILING_WHITESPACE)
    if(result EQUAL 0 AND NOT output STREQUAL "")
      set(REVISION "${output}")
    endif()
  endif()
endif()
configure_file("${TEMPLATE}" "${OUTPUT}" @ONLY)
