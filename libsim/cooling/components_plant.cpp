// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "component.hpp"

namespace tenfold::cooling {

void add_plant(std::vector<Component>& list) { (void)list; }

}  // namespace tenfold::cooling
