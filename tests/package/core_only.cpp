// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include <exception>
#include <iostream>
#include <tenfold/tenfold.hpp>
#include <tenfold/version.hpp>

int main() {
  std::cout << "Tenfold " << tenfold::kVersion << ' ' << tenfold::revision() << ' '
            << tenfold::compiler() << '\n';
  try {
    (void)tenfold::load("no such file.yaml");
  } catch (const std::exception& error) {
    std::cout << "refused as it should be: " << error.what() << '\n';
    return 0;
  }
  std::cerr << "a missing file was accepted\n";
  return 1;
}
