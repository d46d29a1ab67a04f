// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "components.hpp"

namespace tenfold::test {

void add_plant_cases(std::vector<ComponentCase>& cases) { (void)cases; }

}  // namespace tenfold::test
