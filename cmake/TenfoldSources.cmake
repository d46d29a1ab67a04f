# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
# tenfold_check_sources(<folder> <list file> <target>...): every .cpp in the folder is in a list.

include_guard(GLOBAL)

function(tenfold_check_sources folder list_file)
  file(GLOB_RECURSE found CONFIGURE_DEPENDS RELATIVE ${folder} ${folder}/*.cpp)
  set(listed)
  foreach(target IN LISTS ARGN)
    get_target_property(sources ${target} SOURCES)
    foreach(source IN LISTS sources)
      cmake_path(ABSOLUTE_PATH source BASE_DIRECTORY ${folder} NORMALIZE)
      cmake_path(RELATIVE_PATH source BASE_DIRECTORY ${folder})
      list(APPEND listed ${source})
    endforeach()
  endforeach()
  list(REMOVE_ITEM found ${listed})
  if(found)
    list(JOIN found "\n    " lines)
    message(FATAL_ERROR "Source files that no target builds:\n    ${lines}\n"
                        "Add each as a line to ${list_file} (or delete the file).")
  endif()
endfunction()
