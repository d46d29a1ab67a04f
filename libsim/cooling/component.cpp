// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "component.hpp"

#include <sstream>

namespace tenfold::cooling {

std::string shown(double value) {
  std::ostringstream s;
  s.precision(6);
  s << value;
  return s.str();
}

std::string crossing(const char* low_name, double low_K, const char* high_name, double high_K,
                     const char* why, double slack) {
  if (low_K <= high_K + slack) return {};
  const std::string low = low_name, high = high_name;
  return low + " is " + shown(low_K) + " K, above " + high + ", " + shown(high_K) + " K: " + why +
         "; allowed: " + high + " or below";
}

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
