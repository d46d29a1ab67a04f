// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
// main() of every test program, compiled once. Catch2 3 brings its own in Catch2::Catch2WithMain.
#if !__has_include(<catch2/catch_all.hpp>)
#define CATCH_CONFIG_MAIN
#endif
#include "catch.hpp"
