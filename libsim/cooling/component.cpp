// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "component.hpp"

namespace tenfold::cooling {

const std::vector<Component>& components() {
  static const std::vector<Component> list = [] {
    std::vector<Component> l;
    add_movers(l);
    add_exchangers(l);
    add_air(l);
    add_plant(l);
    return l;
  }();
  return list;
}

const Component* find_component(std::string_view name) {
  for (const Component& component : components()) {
    if (name == component.name) return &component;
  }
  return nullptr;
}

}  // namespace tenfold::cooling
