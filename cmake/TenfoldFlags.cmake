# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
# tenfold_configure(<target>): language level, arithmetic flags, warnings and sanitizers of a target.

include_guard(GLOBAL)

# Results are the same bytes on every CPU: no contraction to FMA. Clamps and selects must vectorise:
# no trapping math, no errno, and g++ must not thread jumps through them.
set(TENFOLD_ARITHMETIC_FLAGS -ffp-contract=off -fno-trapping-math -fno-math-errno)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  list(APPEND TENFOLD_ARITHMETIC_FLAGS -fno-thread-jumps)
endif()

set(TENFOLD_WARNINGS
    -Wall
    -Wextra
    -Wpedantic
    -Wshadow
    -Wnon-virtual-dtor
    -Woverloaded-virtual
    -Wcast-align
    -Wformat=2
    -Wimplicit-fallthrough
    -Wextra-semi)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  list(APPEND TENFOLD_WARNINGS -Wduplicated-cond -Wduplicated-branches -Wlogical-op)
  # Known false positives of g++ 12 at -O3 stay warnings (dangling and overlapping std::string).
  set(TENFOLD_NOT_ERRORS
      -Wno-error=restrict
      -Wno-error=array-bounds
      -Wno-error=stringop-overflow
      -Wno-error=stringop-overread
      -Wno-error=maybe-uninitialized
      -Wno-error=free-nonheap-object)
endif()

function(tenfold_configure target)
  target_compile_features(${target} PUBLIC cxx_std_20)
  set_target_properties(${target} PROPERTIES CXX_EXTENSIONS OFF POSITION_INDEPENDENT_CODE ON)
  if(NOT CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang")
    message(WARNING "Tenfold is tested with g++ and clang; check the arithmetic flags of this compiler.")
    return()
  endif()
  target_compile_options(
    ${target} PRIVATE ${TENFOLD_ARITHMETIC_FLAGS} ${TENFOLD_WARNINGS} $<$<CONFIG:Release>:-O3>
                      $<$<BOOL:${TENFOLD_WERROR}>:-Werror> $<$<BOOL:${TENFOLD_WERROR}>:${TENFOLD_NOT_ERRORS}>)
  if(TENFOLD_SANITIZE)
    target_compile_options(${target} PRIVATE -fsanitize=${TENFOLD_SANITIZE} -fno-omit-frame-pointer
                                             -fno-sanitize-recover=all)
    target_link_options(${target} PUBLIC $<BUILD_INTERFACE:-fsanitize=${TENFOLD_SANITIZE}>)
  endif()
  if(TENFOLD_COVERAGE)
    target_compile_options(${target} PRIVATE --coverage -fprofile-update=atomic)
    target_link_options(${target} PUBLIC $<BUILD_INTERFACE:--coverage>)
  endif()
  if(TENFOLD_BUILD_FUZZ)
    target_compile_options(${target} PRIVATE -fsanitize=fuzzer-no-link)
  endif()
  if(TENFOLD_CLANG_TIDY)
    find_program(TENFOLD_CLANG_TIDY_PROGRAM NAMES clang-tidy-19 clang-tidy REQUIRED)
    set_target_properties(${target} PROPERTIES CXX_CLANG_TIDY
                                               "${TENFOLD_CLANG_TIDY_PROGRAM};--quiet")
  endif()
endfunction()
